"""The link that a registry's number carries: the one it stands in, or one to its registry right beside it."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.reading import Reading
from checker.facts.registry import link_code, link_state
from checker.model import Fact, Link

_BESIDE = 60
"""How many characters after a number a link to its registry may stand, and still be its link (33号令 art. 13: below the number)."""


class Numbered(NamedTuple):
    """A number's fact, and the stretch of the text that it takes."""

    fact: Fact
    start: int
    end: int


def linked(
    reading: Reading, kind: str, start: int, end: int, fields: dict[str, str], parts: dict[str, tuple[int, int]]
) -> Numbered:
    """The fact with its link: the one it stands in, or one to its registry right beside it."""
    lists = reading.kinds.lists
    family = "police" if kind == "police" else "icp"
    official, retired = lists[f"{family}-hosts"], lists[f"{family}-hosts-retired"]
    link = _own_link(reading, start, end)
    if link is None:
        near = reading.links(end, min(len(reading.text), end + _BESIDE))
        link = next((found for found in near if link_state(found.href, official, retired) != "wrong"), None)
    fact = reading.fact(kind, start, end, fields, parts)
    if link is None:
        return Numbered(fact, start, end)
    extra = {"link": link.href or "#", "link-state": link_state(link.href, official, retired)}
    if kind == "police":
        extra["link-code"] = link_code(link.href)
    shown = {name: value for name, value in extra.items() if value}
    linked = Fact(
        fact.kind, fact.span, fact.text, {**fact.fields, **shown}, {**fact.spans, "link": link.address}, fact.regions
    )
    return Numbered(linked, start, end)


def _own_link(reading: Reading, start: int, end: int) -> Link | None:
    """The link that a stretch stands in, or most of it."""
    found = [link for link in reading.links(start, end) if min(link.end, end) - max(link.start, start) >= 4]
    return found[0] if found else None
