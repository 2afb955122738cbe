"""Reading the file from start to end gives the fact: told by readers of the standard library, not by our own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from checker.text.decode import decode
from checker.text.fold import fold
from tests.corpus.conftest import Told

DIRECTIVE = re.compile(r"<%.*?%>|\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|<\?.*?\?>|</?[#@][^<>]*>", re.DOTALL)
ICON = re.compile(r"<i\b[^<>]*\bfa-copyright\b[^<>]*>(?:</i>)?")
"""An element that shows the sign of a font of icons, and no text."""
GLOSS = re.compile(r"[(（]\s?[a-zà-ǿɡ\u0100-\u024f]{1,7}\s?[)）]")
MARKDOWN = re.compile(
    r"""!\[[^\]]*\]\([^)]*\) | \[(?P<text>[^\[\]]*)\]\((?:[^()]|\([^()]*\))*\) | \[(?P<label>[^\[\]]+)\]\[[^\]]*\] | <(?P<auto>https?://[^<>]*)>
    | (?m:^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\#+[ \t]*)+) | \\(?P<escaped>[\\`*_{}\[\]()\#+.!<>|~-]) | [*_`~]+
    | \[(?=[^\[\]]*\Z) | <(?=https?:[^<>]*\Z)""",
    re.VERBOSE,
)


class Shown(HTMLParser):
    """The text that HTML shows, as far as a stretch of it tells."""

    HIDDEN = ("script", "style", "select", "noscript", "template", "svg", "textarea", "title", "iframe")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        unseen = tag in self.HIDDEN or any(
            name == "style" and re.search(r"display\s*:\s*none", value or "") for name, value in attrs
        )
        if (unseen or (self.hidden and tag == self.hidden[-1])) and tag not in ("input", "img", "br"):
            self.hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag == self.hidden[-1]:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def as_html(part: str) -> str:
    """A stretch of HTML as it is shown."""
    shown = Shown()
    shown.feed(part)
    shown.close()
    return "".join(shown.parts)


def as_markdown(part: str) -> str:
    """A stretch of Markdown as it is shown; it may end inside a link's text."""
    for _ in range(3):
        part = MARKDOWN.sub(lambda m: m["text"] or m["label"] or m["auto"] or m["escaped"] or "", part)
    return as_html(part)


def bare(text: str) -> str:
    """What is compared: folded, without blanks, marks of Markdown, glosses and what a template fills in."""
    return re.sub(r"[\s\u200b\ufffc*_`~\\#>]+", "", fold(GLOSS.sub("", text)))


def readings(source: str, fact: dict[str, Any]) -> set[str]:
    """What the stretch of a fact says, read as each format reads it."""
    part = ICON.sub("©", source[fact["start"] : fact["end"]])
    filled = DIRECTIVE.sub("", part)
    return {
        bare(told)
        for told in (
            part,
            html.unescape(part),
            as_html(part),
            as_markdown(part),
            filled,
            as_html(filled),
            as_markdown(filled),
        )
    }


def broken(source: str, fact: dict[str, Any]) -> bool:
    """Whether a stretch is written in mirror noise that more than its glosses must be undone in."""
    return re.search(r"[?？\ufffd�]", source[fact["start"] : fact["end"]]) is not None


def sources(corpus: Path, told: Told) -> Iterator[tuple[dict[str, Any], str]]:
    """What was told of each file, and the file as text."""
    for row in told.rows:
        yield row, decode((corpus / row["path"]).read_bytes(), declared_in="html").text


def test_reading_the_file_there_gives_the_fact(corpus: Path, told: Told) -> None:
    wrong = [
        (row["path"], fact["kind"], fact["text"], source[fact["start"] : fact["end"]])
        for row, source in sources(corpus, told)
        for fact in row["facts"]
        if bare(fact["text"]) not in readings(source, fact) and not broken(source, fact)
    ]
    assert not wrong, f"{len(wrong)} of {sum(len(row['facts']) for row in told.rows)}: {wrong[:20]}"


def test_a_fact_neither_begins_nor_ends_with_what_is_not_shown(corpus: Path, told: Told) -> None:
    wrong = [
        (row["path"], fact["kind"], fact["text"], part)
        for row, source in sources(corpus, told)
        for fact in row["facts"]
        for part in [ICON.sub("©", source[fact["start"] : fact["end"]])]
        if fact["region"] not in (["meta"], ["front matter"]) and (part != part.strip() or re.match(r"<[a-z/!]", part))
    ]
    assert not wrong, f"{len(wrong)}: {wrong[:20]}"


def test_lines_and_columns_agree_with_a_count_by_hand(corpus: Path, told: Told) -> None:
    for row, source in sources(corpus, told):
        for fact in row["facts"]:
            lines = re.split(r"\r\n|\r|\n", source[: fact["start"]])
            assert (fact["line"], fact["column"]) == (len(lines), len(lines[-1]) + 1), (row["path"], fact)
