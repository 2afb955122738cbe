"""What documents say about themselves, written down: the rows of a table, or lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.formats import RunInfo
from checker.formats.escape import as_json
from checker.formats.terminal import seen
from checker.model import Fact, PageFacts, Place

FIELDS: Mapping[str, tuple[str, ...]] = {
    "attribution": ("name", "url", "vague", "cue"),
    "author": ("name",),
    "editor": ("name",),
    "original-title": ("title",),
    "copyright": ("owner", "years"),
    "icp": ("normal", "province", "number", "site", "suffix", "link"),
    "icp-licence": ("normal", "link"),
    "police": ("normal", "province", "link"),
    "licence": ("name", "normal"),
    "reprint-terms": ("terms", "party"),
    "original": ("claim",),
}
"""The fields of each kind that programs may rely on (a contract): always there, empty where the page has none."""
YES_OR_NO = frozenset({"vague"})
"""Fields that are true or false."""


def render_lines(pages: Iterable[PageFacts], run: RunInfo) -> Iterator[str]:  # noqa: ARG001  every format's signature
    """JSON lines: one object a document. Documents that were not read are left out."""
    for page in pages:
        if page.skipped is None:
            yield as_json(row(page)) + "\n"


def row(page: PageFacts) -> dict[str, Any]:
    """A document as programs read it."""
    return {
        "path": page.path,
        "document": page.inside,
        "kind": page.kind,
        "republished": page.republished,
        "republished_evidence": page.republished_evidence,
        "encoding": page.encoding,
        "facts": [_fact(fact, place) for fact, place in page.facts],
    }


def _fact(fact: Fact, place: Place) -> dict[str, Any]:
    return {
        "kind": fact.kind,
        "text": fact.text,
        "line": place.line,
        "column": place.column,
        "start": fact.span.start,
        "end": fact.span.end,
        "region": list(fact.regions),
        "evidence": fact.evidence,
        "fields": fields(fact),
    }


def fields(fact: Fact) -> dict[str, str | bool]:
    """The fields of *fact* that its kind promises; of a kind that nobody promised anything of, all it has."""
    names = FIELDS.get(fact.kind, tuple(fact.fields))
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
    name = page.path if page.inside is None else f"{page.path} [{page.inside}]"
    republished = run.say(_REPUBLISHED[page.republished])
    if page.republished_evidence == "inferred":
        republished = run.say("facts.inferred", what=republished)
    said = (run.say(_KINDS[page.kind]), republished, page.encoding)
    yield f"{_bold(seen(name), run)}  {' · '.join(said)}"
    for fact, place in page.facts:
        shown = {**fields(fact), "evidence": run.say("facts.evidence") if fact.evidence == "inferred" else ""}
        told = "  ".join(f"{key}={'yes' if value is True else value}" for key, value in shown.items() if value)
        where = f"{place.line}:{place.column}"
        yield f"  {where:<9} {_bold(f'{fact.kind:<14}', run)} {seen(fact.text)}" + (f"  ({seen(told)})" if told else "")


def _bold(text: str, run: RunInfo) -> str:
    return f"\x1b[1m{text}\x1b[0m" if run.colour else text
