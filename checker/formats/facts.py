"""What documents say about themselves, written down: the rows of a table, or lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.formats import RunInfo
from checker.formats.escape import as_json
from checker.formats.locations import record
from checker.formats.terminal import path_seen, seen
from checker.model import Fact, PageFacts, Place

YES_OR_NO = frozenset({"vague"})
"""Fields that are true or false."""


def render_lines(pages: Iterable[PageFacts], run: RunInfo) -> Iterator[str]:
    """JSON lines: one object a document. Documents that were not read are left out."""
    for page in pages:
        if page.skipped is None:
            yield as_json(row(page, run)) + "\n"


def row(page: PageFacts, run: RunInfo) -> dict[str, Any]:
    """A document as programs read it."""
    result: dict[str, Any] = {
        "path": page.path,
        "document": page.inside,
        "kind": page.kind,
        "republished": page.republished,
        "republished_evidence": page.republished_evidence,
        "encoding": page.encoding,
        "facts": [_fact(fact, place, run) for fact, place in page.facts],
    }
    if page.part:
        result["part"] = page.part
    if run.every_field:
        result["supplied"] = {fact.kind: dict(fact.fields) for fact in page.supplied}
    return result


def _fact(fact: Fact, place: Place, run: RunInfo) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "line": place.line,
        "column": place.column,
        "start": fact.span.start,
        "end": fact.span.end,
        "region": list(fact.regions),
        "evidence": fact.evidence,
        "fields": fields(fact, run),
    }


def fields(fact: Fact, run: RunInfo) -> dict[str, str | bool]:
    """The fields of *fact* that its kind promises; all it has, where every field is asked or its kind promises nothing."""
    promised = run.promised.get(fact.kind, ())
    names = dict.fromkeys((*promised, *fact.fields)) if run.every_field or not promised else promised
    return {name: _value(name, fact.fields.get(name, "")) for name in names}


def _value(name: str, value: str) -> str | bool:
    return value == "yes" if name in YES_OR_NO else value


def render(pages: Iterable[PageFacts], run: RunInfo) -> Iterator[str]:
    """For people: a document a paragraph, a fact a line."""
    for page in pages:
        if page.skipped is None:
            yield "\n".join(_paragraph(page, run)) + "\n\n"


_KINDS = {"page": "facts.page", "article": "facts.article", "template": "facts.template"}
_REPUBLISHED = {"yes": "facts.yes", "no": "facts.no", "unknown": "facts.unknown"}


def _paragraph(page: PageFacts, run: RunInfo) -> Iterator[str]:
    name = page.path if page.inside is None else f"{page.path} [{record(page.inside, page.title, run.lang)}]"
    republished = run.say(_REPUBLISHED[page.republished])
    if page.republished_evidence == "inferred":
        republished = run.say("facts.inferred", what=republished)
    said = (run.say(_KINDS[page.kind]), republished, page.encoding)
    yield f"{_bold(path_seen(name), run)}  {' · '.join(said)}"
    if run.every_field:
        yield from _supplied(page)
    for fact, place in page.facts:
        shown = {**fields(fact, run), "evidence": run.say("facts.evidence") if fact.evidence == "inferred" else ""}
        told = "  ".join(f"{key}={'yes' if value is True else value}" for key, value in shown.items() if value)
        where = f"{place.line}:{place.column}"
        yield f"  {where:<9} {_bold(f'{fact.kind:<14}', run)} {seen(fact.text)}" + (f"  ({seen(told)})" if told else "")


def _supplied(page: PageFacts) -> Iterator[str]:
    """What the program itself says of a document, a kind a line."""
    for fact in page.supplied:
        yield f"  {'':<9} {fact.kind:<14} " + seen("  ".join(f"{key}={value}" for key, value in fact.fields.items()))


def _bold(text: str, run: RunInfo) -> str:
    return f"\x1b[1m{text}\x1b[0m" if run.colour else text
