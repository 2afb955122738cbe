"""One document as the recognisers look at it: lines, regions, links and runs, each a bisection away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property

from checker.facts.kinds import Kinds
from checker.model import Document, Evidence, Fact, Link, Span
from checker.text.fold import plain
from checker.text.pattern import LazyPattern

_BREAK = LazyPattern(r"[\n\t]")
_SPACE = LazyPattern(r"\s+")
_BRACKETS = {"(": ")", "[": "]", "【": "】"}


class Reading:
    """A document and what is known about recognising; offsets are text offsets throughout."""

    def __init__(self, document: Document, kinds: Kinds) -> None:
        self.document = document
        self.kinds = kinds
        self.text = document.text
        self.folded = document.folded
        self.regions = {region.name: region for region in document.regions}

    @cached_property
    def article(self) -> tuple[int, int]:
        """The stretch in which the article's own credits stand."""
        region = self.regions.get("article")
        return (region.start, region.end) if region else (0, len(self.text))

    def line(self, at: int) -> tuple[int, int]:
        """The line around *at*: from border to border."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def cell(self, at: int) -> tuple[int, int]:
        """The line or table cell around *at*."""
        start, end = self.line(at)
        start = max(start, self.text.rfind("\t", start, at) + 1)
        tab = self.text.find("\t", at, end)
        return start, end if tab < 0 else tab

    def within(self, region: str, at: int) -> bool:
        """Whether *at* stands in a region; everywhere is in ``anywhere``."""
        if region == "anywhere":
            return True
        found = self.regions.get(region)
        if found is None:
            return region == "article" or "article" not in self.regions
        return found.start <= at <= found.end

    def edge(self, at: int) -> bool:
        """Whether *at* is near the beginning or the end of the article, where credits stand, and not in the middle of a long text."""
        start, end = self.article
        near = max(1200, (end - start) // 6)
        return at - start <= near or end - at <= near

    def quoted(self, at: int) -> bool:
        """Whether *at* stands in code, a caption or a comment."""
        number = bisect_right(self._quotes, (at, len(self.text) + 1)) - 1
        return number >= 0 and at < self._quotes[number][1]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """The quoted stretches, in order and not overlapping."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self.document.quoted):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    @cached_property
    def _run_starts(self) -> list[int]:
        """Where the runs begin, in order."""
        return [start for start, _ in self.document.runs]

    def run_end(self, after: int, at: int, limit: int) -> int:
        """Where the innermost run ends that begins between *after* and *at* and reaches over *at*; *limit* without one."""
        runs = self.document.runs
        for number in range(bisect_right(self._run_starts, at) - 1, bisect_left(self._run_starts, after) - 1, -1):
            end = runs[number][1]
            if at < end < limit:
                limit = end
        return limit

    @cached_property
    def _link_starts(self) -> list[int]:
        """Where the links begin, in order."""
        return [link.start for link in self.document.links]

    def links(self, start: int, end: int) -> tuple[Link, ...]:
        """The links that share text with the stretch, in order."""
        last = bisect_left(self._link_starts, end)
        return tuple(
            link for link in self.document.links[max(0, last - 40) : last] if link.end > start and link.start < end
        )

    def clean(self, start: int, end: int) -> str:
        """The text of a stretch as it is shown, with its white space collapsed.

        In a mirror copy the Traditional characters are part of the damage (they were Simplified): there it is put right too.
        """
        shown = _SPACE.sub(" ", self.text[start:end]).strip()
        return plain(shown) if self.document.noise else shown

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without white space at either end."""
        part = self.text[start:end]
        return start + len(part) - len(part.lstrip()), start + len(part.rstrip())

    def span(self, start: int, end: int) -> Span:
        """Where a stretch stands in the source."""
        return self.document.offsets.span(start, end)

    def whole(self, start: int, end: int) -> Span:
        """Where a stretch stands in the source; in Markdown a link that ends it is taken in whole, brackets and address."""
        span = self.span(start, end)
        if self.document.format == "markdown" and end > start:
            for link in self.links(end - 1, end):
                if link.end == end and start <= link.start:
                    return Span(min(span.start, link.span.start), max(span.end, link.span.end))
        return span

    def where(self, start: int) -> tuple[str, ...]:
        """The regions around *start*."""
        return tuple(region.name for region in self.document.regions if region.start <= start < region.end)

    def fact(
        self,
        kind: str,
        start: int,
        end: int,
        fields: Mapping[str, str],
        parts: Mapping[str, tuple[int, int]] | None = None,
        evidence: Evidence = "stated",
    ) -> Fact:
        """A fact from *start* to *end*, without a bracket that is closed beyond it; *parts* says where its fields stand."""
        start, end = self.trim(start, end)
        if (closer := _BRACKETS.get(self.folded[start : start + 1])) and closer not in self.folded[start:end]:
            start, end = self.trim(start + 1, end)
        span = self.whole(start, end)
        spans = {name: self.span(*part) for name, part in (parts or {}).items()}
        shown = {name: value for name, value in fields.items() if value}
        return Fact(kind, span, self.clean(start, end), shown, spans, self.where(start), evidence=evidence)
