"""Why a document is asked where it comes from: nobody is asked without a reason (contract §1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.text.fold import fold

if TYPE_CHECKING:
    from checker.definitions import Kinds
    from checker.model import Document, Fact, Site

_SCAFFOLD = 3
"""With so many other fields that stand empty, nobody filled in what a program wrote."""


def asked(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]], kinds: Kinds, *, is_linked: bool) -> str:
    """``configuration``, ``office``, ``empty field``, ``neighbours``, or nothing; *is_linked* where what may be the original is linked."""
    if site.asks:
        return "configuration"
    if facts.get("office"):
        return "office"
    if _leaves_source_empty(document, kinds):
        return "empty field"
    says = is_linked or _says_something(facts)
    return "neighbours" if site.neighbours and not says else ""


def _leaves_source_empty(document: Document, kinds: Kinds) -> bool:
    """Whether a field for the source stands empty, and is no field among others of a scaffold that was left as it is."""
    names, nothing = kinds.beside["attribution"], kinds.lists["field-nothing"]
    empty = [
        field.states == "attribution" or field.name in names.get(field.origin, ())
        for field in document.fields
        if field.origin != "meta" and ((value := fold(field.value.strip())) == "" or value in nothing)
    ]
    return any(empty) and empty.count(False) < _SCAFFOLD


def _says_something(facts: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether a document says who wrote it: it is not as silent as its neighbours think."""
    return any(fact.evidence == "stated" for fact in facts.get("author", ()))
