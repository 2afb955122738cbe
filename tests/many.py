"""Documents by chance, as many as there is time for: ``python -m tests.many [--seconds N] [--documents N] [--seed N]``.

Each is judged and told. Nothing may break, none may take more than two seconds of processor time, and every place must be where it is
said to be: line and column as counted by hand, the line that is shown as it stands there, and a fact's stretch, read by the standard
library, is its text. Wild documents are any pieces in any order; tame ones are written as people write, so that what a fact
says can be read in them without our reader.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.errors import ReadError
from checker.linter import Linter
from checker.looked import Looked
from checker.model import Fact, PageFacts, PageResult, Violation
from checker.text.decode import decode
from tests.corpus.test_places import bare, broken, readings
from tests.test_any_input import PIECES

MOST = 2.0
"""Seconds of processor time for one document."""
NAMES = (
    "a.html",
    "a.html",
    "a.md",
    "a.txt",
    "a.ejs",
    "a.php",
    "a.vue",
    "a.jsx",
    "a.pug",
    "a.yml",
    "a.jsonl",
    "a.json",
    "a.csv",
    "a.xml",
)
CHARSETS = ("utf-8", "utf-8", "utf-8", "gb18030", "big5", "utf-16")
_MARKUP = re.compile(r"[<>&{}\[\]()（）%$\\*_`~#@?？\ufffd\0\"\u200b]")
"""Where one of these stands in a stretch, it is not its text letter by letter."""
_LINK_END = re.compile(r"\]\([^()\s]*\)|\[")

LABELS = (
    "来源：",
    "文章来源：",
    "來源：",
    "作者：",
    "责任编辑：",
    "编辑：",
    "转自：",
    "稿源：",
    "记者 ",
    "本文转载自",
    "译者：",
)
WHO = ("新华社", "北山日报", "网络", "某某报社", "李小明", "欧阳大山", "北山网讯", "")
TEXT = (
    "昨日，小桥正式通车，两岸居民往来更加方便。",
    "据介绍，展厅很大。",
    "他说：“山在河边。”",
    "2026-03-04 10:20",
    "Bridge opened.",
)
FOOT = (
    "京ICP备11041399号-1", "京ICP备１１０４１３９９号", "京公网安备 11010502035964号", "© 2012-2026 北山网 版权所有", "版权所有 北山网",
    "Copyright © 2020 Beishan. All Rights Reserved.", "粤ICP备15012345号", "浙B2-20080224",
)  # fmt: skip
LINKS = (
    "https://beian.miit.gov.cn/",
    "http://www.miibeian.gov.cn/",
    "https://a.example/1",
    "http://www.beian.gov.cn/portal/x?recordcode=1",
)


class Made(NamedTuple):
    """A document by chance."""

    name: str
    text: str
    charset: str
    tame: bool


def wild(chance: random.Random) -> Made:
    """Any pieces in any order; now and then one of them thousands of times."""
    pieces = [chance.choice(PIECES) for _ in range(chance.randrange(1, 60))]
    if chance.random() < 0.01:
        pieces[chance.randrange(len(pieces))] *= chance.randrange(100, 4000)
    return Made(chance.choice(NAMES), "".join(pieces), chance.choice(CHARSETS), tame=False)


def tame(chance: random.Random) -> Made:
    """A page or a post as people write them."""
    page = chance.random() < 0.7
    lines = [
        _line(chance, chance.choice(TEXT) * chance.randrange(1, 6), page=page) for _ in range(chance.randrange(1, 12))
    ]
    for _ in range(chance.randrange(4)):
        said = chance.choice(LABELS) + chance.choice(("", " ")) + chance.choice(WHO)
        lines.insert(chance.randrange(len(lines) + 1), _line(chance, said, page=page))
    lines += [_line(chance, chance.choice(FOOT), page=page) for _ in range(chance.randrange(3))]
    end = chance.choice(("\n", "\r\n", "\n\n"))
    if page:
        return Made(
            "a.html",
            "<!doctype html>" + end + "<title>小桥</title><body>" + end.join(lines),
            chance.choice(CHARSETS),
            tame=True,
        )
    return Made(
        chance.choice(("a.md", "a.txt")), "# 小桥\n\n" + "\n\n".join(lines) + end, chance.choice(CHARSETS), tame=True
    )


def _line(chance: random.Random, said: str, *, page: bool) -> str:
    """A line that says something, maybe a link, in an element, or with references for some letters."""
    if chance.random() < 0.15:
        said = f'<a href="{chance.choice(LINKS)}">{said}</a>' if page else f"[{said}]({chance.choice(LINKS)})"
    elif page and chance.random() < 0.15:
        said = "".join(f"&#{ord(char)};" if chance.random() < 0.2 else char for char in said)
    if not page:
        return said
    return chance.choice(("<p>{}</p>", "<div>{}</div>", "<p><span>{}</span></p>", "{}<br>", "<p>　　{}</p>")).format(
        said
    )


def check(linter: Linter, made: Made) -> str:
    """What is wrong with what is told of a document; empty where nothing is. Raises whatever breaks."""
    return _wrong(made, *_looked(linter, made, 0.0))


def _looked(linter: Linter, made: Made, slow: float) -> tuple[list[Looked], float]:
    """What is told of a document, which is nothing where it cannot be read, and the seconds that took.

    One that takes longer than *slow* is looked at once more, and the lesser counts: patterns are compiled when they are first needed.
    """
    data = made.text.encode(made.charset, "replace")
    looked: list[Looked] = []
    start = time.process_time()
    with contextlib.suppress(ReadError):
        looked = list(linter.both(data, made.name))
    seconds = time.process_time() - start
    return (looked, seconds) if seconds <= slow else (looked, min(seconds, _looked(linter, made, math.inf)[1]))


def _wrong(made: Made, looked: Sequence[Looked], seconds: float) -> str:
    if seconds > MOST:
        return f"{seconds:.1f} seconds"
    if not looked:
        return ""
    source = decode(made.text.encode(made.charset, "replace"), declared_in="html").text
    for each in looked:
        if each.page.skipped is None and not any(one.rule == "page-unreadable" for one in each.page.violations):
            for wrong in (_misplaced(source, each.page), _misread(source, each.facts, tame=made.tame)):
                if wrong:
                    return wrong
    return ""


def _misplaced(source: str, page: PageResult) -> str:
    """The first violation that is not where it says; empty where all are."""
    return next(
        (f"{one.rule} {one.place}" for one in (*page.violations, *page.allowed) if not _stands(source, one)), ""
    )


def _stands(source: str, violation: Violation) -> bool:
    (start, end), place = violation.finding.span, violation.place
    if not 0 <= start <= end <= len(source):
        return False
    lines = re.split(r"\r\n|\r|\n", source[:start])
    if (place.line, place.column) != (len(lines), len(lines[-1]) + 1):
        return source[start - 1 : start + 1] == "\r\n"
    rest = re.split(r"\r\n|\r|\n", source[start:], maxsplit=1)[0]
    return (lines[-1] + rest).startswith(violation.source_line, violation.line_from - 1)


def _misread(source: str, told: PageFacts | None, *, tame: bool) -> str:
    """The first fact whose stretch does not say what it says; empty where all do."""
    for fact, place in told.facts if told is not None else ():
        if not _is_said(source, fact, tame=tame) or (place.line, place.column) < (1, 1):
            return f"{fact.kind} {fact.text!r} {source[fact.span.start : fact.span.end]!r}"
    return ""


def _is_said(source: str, fact: Fact, *, tame: bool) -> bool:
    if not all(0 <= span.start <= span.end <= len(source) for span in (fact.span, *fact.spans.values())):
        return False
    part = source[fact.span.start : fact.span.end]
    if fact.kind.endswith("-link"):  # stands at the address, and says the words of the link
        return "://" in part
    if tame:
        at = {"start": fact.span.start, "end": fact.span.end}
        out_of_link = bare(_LINK_END.sub("", part))
        return bare(fact.text) in {out_of_link, *readings(source, at)} or broken(source, at)
    return bool(_MARKUP.search(part)) or bare(part) == bare(fact.text)


def trial(linter: Linter, seed: int, done: Callable[[int], bool]) -> tuple[int, float, Sequence[str]]:
    """Documents until it is *done* with so many: how many there were, the longest time that linting one took, and what was wrong."""
    chance, number, longest, wrong = random.Random(seed), 0, 0.0, []
    while not done(number):
        made = (tame if chance.random() < 0.4 else wild)(chance)
        try:
            looked, seconds = _looked(linter, made, longest)
            longest = max(longest, seconds)
            problem = _wrong(made, looked, seconds)
        except Exception as error:  # noqa: BLE001  what breaks is told with its document
            problem = f"{type(error).__name__}: {error}"
        number += 1
        if problem:
            wrong.append(f"{problem} in {made.name}, {made.charset}: {made.text[:1000]!r}")
    return number, longest, wrong


def main() -> int:
    """Make, look, and say what was seen; 1 where something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    end = time.monotonic() + asked.seconds
    number, longest, wrong = trial(Linter(), asked.seed, lambda made: made >= asked.documents or time.monotonic() > end)
    print("\n".join(wrong[:20]))
    print(
        f"{number} documents, seed {asked.seed}: {len(wrong)} with something wrong; linting one took {longest:.2f} s at the most"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
