"""Whether a document shows itself as a mainland site's, by its script, its numbers or its host (contract §1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text.hosts import host_of
from checker.text.script import is_simplified

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Document, Fact, Site

NUMBERS = ("icp", "icp-licence", "icp-link", "police", "police-link", "licence", "site-code")
"""What only authorities of the mainland give, and what leads to them."""


def is_mainland(document: Document, site: Site, facts: Mapping[str, Sequence[Fact]]) -> bool:
    """Whether the text is Simplified once mirror noise is undone, or a mainland number (a malformed one, too) or a ``.cn``
    host is shown. What ``lang`` says is not heard: templates bring along whatever their author had.
    """
    if any(fact.fields.get("state") != "parody" for kind in NUMBERS for fact in facts.get(kind, ())):
        return True
    stated = (host_of(field.value) for field in document.fields if field.name == "og:url")
    if any(host.lower().endswith(".cn") for host in (*site.hosts, *stated)):
        return True
    return bool(document.noise) or is_simplified(document.text)
