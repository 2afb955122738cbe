"""The project's own scorecard: what the pages of ``samples/`` say of themselves, against what is recognised in them.

``python -m tests.scorecard`` prints the figures and every miss; ``--write`` records what is reached now in
``samples/scorecard.yaml``: the known misses of each page, the floors and the digest of the pages. What it writes is a
change to read before it is committed: a miss more is a step back.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker import readers
from checker.engine import judge
from checker.facts import extract
from checker.model import Fact, Site
from checker.rulebook import Rulebook, load, shipped

SAMPLES = Path(__file__).parent.parent / "samples"
CARD = SAMPLES / "scorecard.yaml"
TODAY = date(2099, 12, 31)

NAMED_BY = {
    "attribution": "name",
    "author": "name",
    "editor": "name",
    "original-title": "title",
    "copyright": "owner",
    "icp": "normal",
    "icp-licence": "normal",
    "police": "normal",
    "licence": "normal",
}
"""Fact kind → the field that is compared, to the letter, white space collapsed."""
RULES = "violations"

Entry = Mapping[str, Any]
Misses = dict[str, Any]


class Read(NamedTuple):
    """One page as the project reads it."""

    kind: str
    republished: str
    facts: Mapping[str, list[str]]
    """Fact kind → the distinct values found, in the words of the scorecard."""
    rules: list[str]
    """The rules that it breaks with no configuration."""


def card() -> dict[str, Any]:
    """The scorecard as it stands in the file."""
    return dict(yaml.safe_load(CARD.read_text("utf-8")))


@cache
def book() -> Rulebook:
    """The rules that are shipped."""
    return load(shipped())


@cache
def read(path: str) -> Read:
    """What is recognised in the page *path*, relative to ``samples/``."""
    (document,) = readers.read(path, (SAMPLES / path).read_bytes())
    facts = extract(document, book().kinds, Site())
    found = {
        kind: list(dict.fromkeys(filter(None, (said(kind, fact) for fact in facts.get(kind, ()))))) for kind in NAMED_BY
    }
    rules = sorted({violation.rule for violation in judge(document, facts, book(), Site(), TODAY)})
    return Read(document.kind, facts["document"][0].fields["republished"], found, rules)


def said(kind: str, fact: Fact) -> str:
    """A fact in the words of the scorecard: its name, its address where it has none, ``~`` before a vague source, ``!``
    before a number without a normal form; empty for one that says nothing.
    """
    value = fact.fields.get(NAMED_BY[kind], "")
    if kind == "attribution":
        mark = "~" if fact.fields.get("vague") == "yes" else ""
        both = [tidy(value), fact.fields.get("url", "")]
        return mark + " = ".join(filter(None, both)) if any(both) else ""
    if not value and kind in ("icp", "police"):
        return "!" + tidy(fact.text)
    return tidy(value)


def tidy(text: str) -> str:
    """*text* with its white space collapsed."""
    return " ".join(text.split())


def same(wanted: str, found: str) -> bool:
    """Whether a value found is the one wanted: of a source, its name or its address will do."""
    if wanted.startswith("~") or not found.startswith("~"):
        return wanted == found or wanted in found.split(" = ", 1)
    return False


def worded(values: Iterable[str | Mapping[str, Any]]) -> list[str]:
    """The values of an entry as :func:`said` says them: ``{name: 网络, vague: true}`` is ``~网络``, ``{text: …}`` is ``!…``."""
    return [
        each if isinstance(each, str) else f"!{each['text']}" if "text" in each else f"~{each['name']}"
        for each in values
    ]


def misses(entry: Entry) -> Misses:
    """Where the page differs from its entry: fact kind → what was missed and what is wrong."""
    seen = read(entry["path"])
    result: Misses = {
        key: now for key, now in (("kind", seen.kind), ("republished", seen.republished)) if now != entry[key]
    }
    for kind, found in seen.facts.items():
        wanted, also = worded(entry.get(kind, ())), worded(entry.get("also", {}).get(kind, ()))
        missed = [want for want in wanted if not any(same(want, each) for each in found)]
        wrong = [each for each in found if not any(same(want, each) for want in (*wanted, *also))]
        result |= _differing(kind, missed, wrong)
    if RULES in entry:
        broken = entry[RULES]
        result |= _differing(
            RULES, [r for r in broken if r not in seen.rules], [r for r in seen.rules if r not in broken]
        )
    return result


def _differing(what: str, missed: list[str], wrong: list[str]) -> Misses:
    parts = {name: values for name, values in (("missed", missed), ("wrong", wrong)) if values}
    return {what: parts} if parts else {}


def beyond(these: Misses, those: Misses) -> list[str]:
    """What of *these* misses is not among *those*, one line each."""
    return sorted(set(_lines(these)) - set(_lines(those)))


def _lines(several: Misses) -> Iterator[str]:
    for what, parts in several.items():
        if isinstance(parts, str):
            yield f"{what} {parts}"
        else:
            yield from (f"{what} {name} {value}" for name, values in parts.items() for value in values)


def rates(pages: list[Entry]) -> dict[str, dict[str, float]]:
    """Precision and recall a fact kind over *pages*, rounded down to three places."""
    result = {}
    for kind in NAMED_BY:
        wanted = sum(len(entry.get(kind, [])) for entry in pages)
        differing = [misses(entry).get(kind, {}) for entry in pages]
        missed, wrong = (sum(len(each.get(name, [])) for each in differing) for name in ("missed", "wrong"))
        hit = wanted - missed
        result[kind] = {"precision": _floor(hit, hit + wrong), "recall": _floor(hit, wanted)}
    return result


def _floor(part: int, whole: int) -> float:
    return part * 1000 // whole / 1000 if whole else 1.0


def digest() -> str:
    """What tells one set of pages from another: every name and every byte."""
    pages = sorted(path for path in SAMPLES.joinpath("pages").rglob("*") if path.is_file())
    total = hashlib.sha256()
    for path in pages:
        total.update(
            f"{path.relative_to(SAMPLES).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return total.hexdigest()


def write() -> None:
    """Record what is reached now; every other line of the file stays as it is."""
    pages = card()["pages"]
    known = {entry["path"]: misses(entry) for entry in pages}
    floors = [
        f"  {kind}: {{precision: {rate['precision']}, recall: {rate['recall']}}}\n"
        for kind, rate in rates(pages).items()
    ]
    CARD.write_text("".join(_written(CARD.read_text("utf-8").splitlines(keepends=True), known, floors)), "utf-8")


def _written(lines: list[str], known: Mapping[str, Misses], floors: list[str]) -> Iterator[str]:
    path = ""
    for line in lines:
        if line.startswith("digest:"):
            yield f"digest: {digest()}\n"
        elif line.startswith("floors:"):
            yield line
            yield from floors
        elif re.match(r"    known misses:|  [a-z-]+: \{precision", line):
            continue
        else:
            yield line
            if named := re.match(r"  - path: (\S+)", line):
                path = named[1]
                if known[path]:
                    yield f"    known misses: {json.dumps(known[path], ensure_ascii=False)}\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    for entry in card()["pages"]:
        if different := misses(entry):
            print(entry["path"], json.dumps(different, ensure_ascii=False))
    for kind, rate in rates(card()["pages"]).items():
        print(f"{kind:15} precision {rate['precision']:.3f}  recall {rate['recall']:.3f}")
