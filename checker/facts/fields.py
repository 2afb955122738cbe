"""From the fields beside the text to facts: what meta tags, front matter and columns state."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.bylines import is_writer
from checker.facts.credits import WRITTEN, from_labels, from_phrase, matches, source
from checker.facts.labels import cues
from checker.facts.numbers import is_numbered
from checker.facts.reading import Reading, address, cut
from checker.model import Fact, Field
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_NUMBERED = LazyPattern(r"\d{4,}|@|https?:")
_MARKS = {"title": "reprint-title", "og:title": "reprint-title", "tags": "tagged-reprint"}
"""Fields and the marks that say in them that a text is somebody else's."""


def from_fields(reading: Reading) -> Iterator[Fact]:
    """The facts that meta tags, front matter and columns state, each value read as a small document of its own."""
    kinds = reading.kinds
    for field in reading.document.fields:
        inner = reading.of_field(field)
        stated = [
            kind
            for kind, origins in kinds.beside.items()
            if kind == field.states or field.name in origins.get(field.origin, frozenset())
        ]
        is_original = field.origin == "front matter" and field.name in kinds.lists["address-fields"]
        if is_original and WRITTEN.match(inner.text):
            stated.append("attribution")
        if not inner.text or (inner.folded in kinds.lists["field-nothing"] and "original" not in stated):
            continue
        for kind in stated:
            yield from _in_field(inner, kind, field)
        if "author" in stated:  # 摘自互联网
            for phrase, match in matches(inner):
                if phrase.kind == "attribution" and not phrase.last:
                    yield from from_phrase(inner, phrase, match)
        if field.origin == "front matter" and not stated:
            yield from from_labels(inner, cues(inner))
            for phrase, match in matches(inner):
                if not phrase.last and not is_numbered(kinds, phrase.kind):
                    yield from from_phrase(inner, phrase, match)


def _in_field(inner: Reading, kind: str, field: Field) -> Iterator[Fact]:
    """The facts of one field, as its kind reads it."""
    kinds, whole = inner.kinds, (0, len(inner.text))
    value = kinds.value_of.get(kind)
    if kind == "attribution":
        yield from _field_source(inner, field)
    elif kind == "reprint-mark":
        denies = field.name in kinds.beside["original"].get(field.origin, ())
        name = "says-not-original" if denies else _MARKS.get(field.name, "says-reprint")
        if mark := kinds.mark(name).search(inner.folded):
            yield inner.fact(kind, *whole, {"mark": mark.group()})
    elif kind == "original":
        if _claims(inner):
            yield inner.fact(kind, *whole, {"claim": inner.text})
    elif value is None:
        if kind != "copyright":
            yield inner.fact(kind, *whole, {min(kinds.fields[kind] - {"evidence"}): inner.text})
    elif value.name != "person":
        yield inner.fact(kind, *whole, {value.field: inner.text}, {value.field: whole})
    elif not WRITTEN.match(inner.text):
        for begin, stop in cut(inner, value, *whole):
            name = inner.clean(begin, stop)
            if fold(name) in kinds.labels or _NUMBERED.search(name):
                continue
            if field.origin != "meta" or (is_writer(name, kinds) and inner.document.judged.is_article):
                yield inner.fact(kind, begin, stop, {value.field: name}, {value.field: (begin, stop)})


def _claims(inner: Reading) -> bool:
    """Whether a value says yes, or *original*."""
    return inner.kinds.mark("says-original").fullmatch(inner.folded) is not None


def _field_source(inner: Reading, field: Field) -> Iterator[Fact]:
    """The sources in a field, by their names or addresses, behind a label or not; *yes* names none."""
    if _claims(inner) or (len(inner.text) > 300 and not WRITTEN.match(inner.text)):
        return
    if labelled := [fact for fact in from_labels(inner, cues(inner)) if fact.kind == "attribution"]:
        yield from labelled
        return
    href, shown = address(inner, 0, len(inner.text))
    link = inner.links(0, len(inner.text))
    if link or (shown and shown[0] <= 1):
        pieces = [(link[0].start, link[0].end) if link else (shown or (0, 0))]
    else:
        pieces = list(cut(inner, inner.kinds.values["outlet"], 0, shown[0] if shown else len(inner.text)))
    for begin, stop in pieces:
        yield from source(inner, begin, begin, stop, field.name, href)
