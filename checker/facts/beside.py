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
_YES = _TRUE | {"original", "原创"}


def beside(reading: Reading) -> Iterator[Fact]:
    """The facts that fields state."""
    for field in reading.document.fields:
        for kind, origins in reading.kinds.beside.items():
            if field.name in origins.get(field.origin, frozenset()):
                yield from _facts(kind, field, reading.kinds)


def _facts(kind: str, field: Field, kinds: Kinds) -> Iterator[Fact]:
    value = field.value.strip()
    if not value or value.lower() in ("false", "null", "none", "~"):
        return
    if kind == "attribution":
        value = _TAIL.sub("", _LABEL.sub("", value))
        if value.lower() in _YES or len(value) > 300:
            return
        if _URL.match(value):
            yield _fact(kind, field, {"url": value, "cue": field.name})
        elif value and len(value) <= 60:
            yield _fact(kind, field, {"name": value, "cue": field.name})
    elif kind == "reprint-mark" and field.name in ("title", "og:title"):
        if mark := kinds.mark("reprint-title").search(fold(value)):
            yield _fact(kind, field, {"mark": mark.group()})
    elif kind == "reprint-mark":
        if (
            value.lower() in _TRUE
            or _REPRINT.search(value)
            or (field.name.startswith("republished") and len(value) > 1)
        ):
            yield _fact(kind, field, {"mark": value})
    elif kind == "original":
        if value.lower() in _YES:
            yield _fact(kind, field, {"claim": value})
    elif kind == "original-title":
        yield _fact(kind, field, {"title": value})
    else:
        for name in (piece.strip(" []\"'") for piece in _SPLIT.split(value)):
            if (
                plausible_person(name, kinds)
                and not re.search(r"\d{4,}|@|https?:", name)
                and (
                    field.origin != "meta"
                    or (
                        _PERSON.fullmatch(name)
                        and fold(name) not in kinds.lists.get("outlets", ())
                        and not name.endswith(("网", "报", "社", "台"))
                    )
                )
            ):
                yield _fact(kind, field, {"name": name})


def _fact(kind: str, field: Field, fields: dict[str, str]) -> Fact:
    spans = {name: field.span for name in fields if name in ("name", "url", "title")}
    return Fact(kind, Span(*field.span), field.value, fields, spans, (field.origin,))
