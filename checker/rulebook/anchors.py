"""Where a violation points: at a fact, at one of its fields, or at the place where something is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from checker.messages import Message
from checker.model import Document, Fact, Facts, Region, Span
from checker.rulebook.conditions import Known, reference
from checker.rulebook.operators import WHERE, Ref
from checker.yaml_places import Text, Value, some, unknown

REGIONS = tuple(name for name in WHERE if name not in ("front matter", "meta", "column"))


class At(NamedTuple):
    """One place that a rule names; the first of its list that the page has is taken."""

    what: Literal["fact", "start", "end", "front matter"]
    region: str = ""
    ref: Ref | None = None

    @property
    def name(self) -> str:
        """What an absence is about when it is told apart from others: the region, whatever its wording."""
        return self.region or self.what


ANYWHERE = (At("front matter", "front matter"), At("end", "article"), At("end", "body"))
"""Where something is missed of which nobody says where: in the front matter, after the article, after all there is."""


class Anchor(NamedTuple):
    """A place found: its span, and the fact that stands there, if one does."""

    span: Span
    fact: Fact | None = None


def anchors(value: Value, each: Sequence[str], known: Known) -> tuple[At, ...]:
    """The ``at`` of a rule file: one place or a list of them, the best one first."""
    return tuple(_anchor(written, each, known) for written in some(value))


def _anchor(written: Text, each: Sequence[str], known: Known) -> At:
    if written == "front matter":
        return At("front matter", "front matter")
    edge, _, region = written.partition(" of ")
    if edge in ("start", "end") and region:
        if region not in REGIONS:
            raise unknown(written, [f"{edge} of {name}" for name in REGIONS], Message("noun.place"))
        return At("start" if edge == "start" else "end", region)
    ref = reference(written, each, known)
    if each and not ref.inside:
        raise written.error(Message("rule.itself-only"))
    return At("fact", ref=ref)


def find(
    wanted: Sequence[At], document: Document, facts: Facts, it: Fact | None, missed: frozenset[str] = frozenset()
) -> Anchor:
    """The first of *wanted* that the page has; at the worst, the end of what can be seen.

    *facts* are the document's own: a fact of the declared footer stands elsewhere. *missed* are the kinds of fact that are not
    there: what a row leaves empty is pointed at in its column.
    """
    for at in wanted:
        if at.ref:
            spot = _fact_spot(at.ref, facts, it)
        elif at.what == "front matter":
            spot = _front_matter_spot(document, missed)
        else:
            spot = _edge_spot(document, at)
        if spot:
            return spot
    return Anchor(it.span, it) if it else _edge_spot(document, At("end", "body")) or Anchor(_last_resort(document))


def _fact_spot(ref: Ref, facts: Facts, it: Fact | None) -> Anchor | None:
    fact = it if ref.inside else next(iter(facts.get(ref.kind, ())), None)
    if fact is None:
        return None
    return Anchor(fact.spans.get(ref.field, fact.span) if ref.field else fact.span, fact)


def _front_matter_spot(document: Document, missed: frozenset[str]) -> Anchor | None:
    for field in document.fields:
        if field.origin == "column" and field.states in missed and not field.value:
            return Anchor(field.span)
    ends = [field.span.end for field in document.fields if field.origin == "front matter"]
    return Anchor(Span(max(ends), max(ends))) if ends else None


def _edge_spot(document: Document, at: At) -> Anchor | None:
    """An empty span before the first or after the last visible character of a region that shows any."""
    for region in document.regions if at.what == "start" else reversed(document.regions):
        if region.name == at.region and (edges := _visible(document.text, region)):
            start, end = edges
            point = document.offsets.point(start) if at.what == "start" else document.offsets.span(end - 1, end).end
            return Anchor(Span(point, point))
    return None


def _visible(text: str, region: Region) -> tuple[int, int] | None:
    shown = text[region.start : region.end]
    if not shown.strip():
        return None
    start = region.start + len(shown) - len(shown.lstrip())
    return start, start + len(shown.strip())


def _last_resort(document: Document) -> Span:
    """A page that shows nothing: before its ``</body>``, or after its last character."""
    body = document.source.lower().rfind("</body")
    # lower() may change the length of odd letters; the tag is looked at again before it is believed
    if body < 0 or document.source[body : body + 2] != "</":
        body = len(document.source.rstrip())
    return Span(body, body)
