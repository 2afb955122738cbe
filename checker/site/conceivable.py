"""What of a document may turn out to be unlike the rest of its site.

Whoever cannot read a document twice looks up the places of all of it at once, and keeps them until the site has been compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.site.comparison import Deviation
from checker.site.footers import ASPECTS
from checker.site.likeness import is_han
from checker.site.said import Said


def conceivable(said: Said) -> Iterator[Deviation]:
    """Every deviation that a comparison may tell of a document, without what only the comparison knows (``told``)."""
    found = (*_of_footer(said), *_of_sources(said), *_of_table(said))
    return (Deviation(rule, said.path, said.number, at, value, {}) for rule, at, value in found)


def matches(found: str, about: str, deviation: Deviation) -> bool:
    """Whether a finding, of the rule *found* and on what stands there, is that of a deviation."""
    return found == deviation.rule and about == (deviation.value or about)


def _of_footer(said: Said) -> Iterator[tuple[str, str, str]]:
    first = dict(reversed(said.numbers))
    first |= {"owner" if is_han(owner) else "owner in letters": owner for owner in reversed(said.owners)}
    if said.years:
        first["years"] = said.years
    yield from ((each.rule, each.at, first[each.name]) for each in ASPECTS if each.name in first)
    if said.shows is not None:
        yield "site-footer-lost", "footer", ""


def _of_sources(said: Said) -> Iterator[tuple[str, str, str]]:
    yield from (("site-source-misspelled", "attribution", name) for name in said.sources if name not in said.sure)
    if said.sources and said.body:
        yield "site-text-disagrees", "attribution", said.sources[0]
    if said.sources and said.title:
        yield "site-title-disagrees", "attribution", said.sources[0]


def _of_table(said: Said) -> Iterator[tuple[str, str, str]]:
    if said.named:
        yield "site-id-repeated", "id", ""
    if said.inside and said.column and said.is_empty:
        yield "site-source-empty", "column", said.column
