"""Facts that stand beside the text: meta tags, front matter, CMS columns, each with its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.credits import plausible_person
from checker.facts.kinds import Kinds
from checker.facts.reading import Reading
from checker.model import Fact, Field, Span
from checker.text.fold import fold
from checker.text.pattern import Pattern

_URL = Pattern(r"^(?:https?:)?//|^www\.")
_SPLIT = Pattern(r"[、,;&]|(?<=[一-鿿])\s+(?=[一-鿿])")
_LABEL = Pattern(r"^(?:文章|稿件|信息)?来源\s?[:：]\s?")
_TAIL = Pattern(r"\s+原创稿$")
_PERSON = Pattern(r"[一-鿿]{2,5}|[一-鿿]{1,6}·[一-鿿]{1,6}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
_REPRINT = Pattern(r"转载|转发|转帖|翻译|译文|\brepost|\breprint|\btranslat", re.IGNORECASE)
_TRUE = frozenset(("true", "yes", "1", "是"))
_NOTHING = frozenset(("false", "null", "none", "~"))
_NUMBERED = Pattern(r"\d{4,}|@|https?:")
_YES = _TRUE | {"original", "原创"}


def beside(reading: Reading) -> Iterator[Fact]:
    """The facts that fields state."""
    for field in reading.document.fields:
        for kind, origins in reading.kinds.beside.items():
            if field.name in origins.get(field.origin, frozenset()):
                yield from _facts(kind, field, reading.kinds)


def _facts(kind: str, field: Field, kinds: Kinds) -> Iterator[Fact]:
    """The facts of one field, as its kind reads it."""
    value = field.value.strip()
    if not value or value.lower() in _NOTHING:
        return
    if kind == "attribution":
        yield from _source(field, _TAIL.sub("", _LABEL.sub("", value)))
    elif kind == "reprint-mark":
        yield from _mark(field, value, kinds)
    elif kind == "original":
        if value.lower() in _YES:
            yield _fact(kind, field, {"claim": value})
    elif kind == "original-title":
        yield _fact(kind, field, {"title": value})
    elif kind in ("author", "editor"):
        for name in (piece.strip(" []\"'") for piece in _SPLIT.split(value)):
            if (
                plausible_person(name, kinds)
                and not _NUMBERED.search(name)
                and (field.origin != "meta" or _is_writer(name, kinds))
            ):
                yield _fact(kind, field, {"name": name})


def _source(field: Field, value: str) -> Iterator[Fact]:
    """A source by its name or its address; *yes* names none."""
    if value.lower() in _YES or len(value) > 300:
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
    elif value.lower() in _TRUE or _REPRINT.search(value) or (field.name.startswith("republished") and len(value) > 1):
        yield _fact("reprint-mark", field, {"mark": value})


def _is_writer(name: str, kinds: Kinds) -> bool:
    """Whether a meta tag's author is a person: many sites put their own name or their software's there."""
    listed = fold(name) in kinds.lists.get("outlets", frozenset())
    return _PERSON.fullmatch(name) is not None and not listed and not name.endswith(("网", "报", "社", "台"))


def _fact(kind: str, field: Field, fields: dict[str, str]) -> Fact:
    spans = {name: field.span for name in fields if name in ("name", "url", "title")}
    return Fact(kind, Span(*field.span), field.value, fields, spans, (field.origin,))
