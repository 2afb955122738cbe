"""Facts that stand beside the text: meta tags, front matter, CMS columns, each with its own place."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.credits import plausible_person
from checker.facts.kinds import Kinds
from checker.facts.reading import Reading
from checker.model import Fact, Field, Span
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_URL = LazyPattern(r"^(?:https?:)?//|^www\.")
_NUMBERED = LazyPattern(r"\d{4,}|@|https?:")


def beside(reading: Reading) -> Iterator[Fact]:
    """The facts that fields state."""
    for field in reading.document.fields:
        for kind, origins in reading.kinds.beside.items():
            if field.name in origins.get(field.origin, frozenset()):
                yield from _facts(kind, field, reading.kinds)


def _facts(kind: str, field: Field, kinds: Kinds) -> Iterator[Fact]:
    """The facts of one field, as its kind reads it."""
    value = field.value.strip()
    if not value or fold(value) in kinds.lists["field-nothing"]:
        return
    if kind == "attribution":
        yield from _source(field, _bare(value, kinds), kinds)
    elif kind == "reprint-mark":
        yield from _mark(field, value, kinds)
    elif kind == "original":
        if _claims(value, kinds):
            yield _fact(kind, field, {"claim": value})
    elif kind == "original-title":
        yield _fact(kind, field, {"title": value})
    elif kind in ("author", "editor"):
        for name in (piece.strip(" []\"'") for piece in kinds.mark("between-writers").split(value)):
            if (
                plausible_person(name, kinds)
                and not _NUMBERED.search(name)
                and (field.origin != "meta" or _is_writer(name, kinds))
            ):
                yield _fact(kind, field, {"name": name})


def _bare(value: str, kinds: Kinds) -> str:
    """What a source's field says, without a label before it and a claim after it."""
    folded = fold(value)
    label = kinds.mark("source-label").match(folded)
    start = label.end() if label else 0
    claim = kinds.mark("trailing-claim").search(folded, start)
    return value[start : claim.start() if claim else len(value)]


def _claims(value: str, kinds: Kinds) -> bool:
    """Whether a value says yes, or *original*."""
    return fold(value) in kinds.lists["field-yes"] | kinds.lists["claims-of-originality"]


def _source(field: Field, value: str, kinds: Kinds) -> Iterator[Fact]:
    """A source by its name or its address; *yes* names none."""
    if _claims(value, kinds) or len(value) > 300:
        return
    if _URL.match(value):
        yield _fact("attribution", field, {"url": value, "cue": field.name})
    elif value and len(value) <= 60:
        yield _fact("attribution", field, {"name": value, "cue": field.name})


def _mark(field: Field, value: str, kinds: Kinds) -> Iterator[Fact]:
    """A mark of a reprint: in the page's title the bracketed word, elsewhere a yes or a word for it."""
    if field.name in ("title", "og:title"):
        mark = kinds.mark("reprint-title").search(fold(value))
        if mark:
            yield _fact("reprint-mark", field, {"mark": mark.group()})
    elif (
        fold(value) in kinds.lists["field-yes"]
        or kinds.mark("says-reprint").search(fold(value))
        or (field.name.startswith("republished") and len(value) > 1)
    ):
        yield _fact("reprint-mark", field, {"mark": value})


def _is_writer(name: str, kinds: Kinds) -> bool:
    """Whether a meta tag's author is a person: many sites put their own name or their software's there."""
    folded = fold(name)
    shape = kinds.mark("writer").fullmatch(folded)
    if shape is None or folded in kinds.lists["outlets"] or kinds.mark("not-a-writer").search(folded):
        return False
    return shape.group("latin") is None or all("A" <= word[0] <= "Z" for word in name.split(" "))


def _fact(kind: str, field: Field, fields: dict[str, str]) -> Fact:
    """A fact that a field states; its region is where the field comes from."""
    spans = {name: field.span for name in fields if name in ("name", "url", "title")}
    return Fact(kind, Span(*field.span), field.value, fields, spans, (field.origin,))
