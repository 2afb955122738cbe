"""What one look at a document tells, for those who ask for more than what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Document, Facts, Judged, PageFacts, PageResult

if TYPE_CHECKING:
    from checker.site.said import Said


class Taken(NamedTuple):
    """What a document was taken for."""

    inside: str | None
    judged: Judged
    title: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Of a row: what its columns were taken for, as role and name."""


class Looked(NamedTuple):
    """One document, looked at once for everything."""

    page: PageResult
    facts: PageFacts | None = None
    """None for what is not judged."""
    kept: Said | None = None
    """What is kept of it, where that was wanted."""
    unlike: PageResult | None = None
    """What would be wrong with it if it were unlike the rest of its site in all that is kept; the messages do not know the rest."""


def kept_of(document: Document, facts: Facts, number: int, page: PageResult) -> Said:
    """What is kept of a document, the one of this *number* in its file, to be laid beside others."""
    from checker.site.said import said as keys

    faults = {each.rule for each in (*page.violations, *page.allowed)}
    return keys(document, facts, number, faults, is_foreign=page.foreign)
