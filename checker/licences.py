"""Under which licence a text stands, where a link alone says so: an icon that leads to the deed of a licence."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Document, Fact
from checker.text.pattern import LazyPattern

_DEED = LazyPattern(r"(?i)(?:https?:)?//(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/")


def linked(document: Document) -> Iterator[Fact]:
    """The terms of reprinting that the first link without words states, by the deed that it leads to (creativecommons.org, *About CC
    Licenses*); it stands where the address is written.
    """
    for link in document.links:
        if _DEED.match(link.href) and not document.text[link.start : link.end].strip():
            around = (region.name for region in document.regions if region.start <= link.start <= region.end)
            regions = [name for name in around if name != "teasers"]
            yield Fact("reprint-terms", link.address, link.href, {"terms": "open"}, {}, tuple(regions))
            return
