"""The links of a document by where they stand, in its text and in its source, and by their words: no question looks through them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from checker.model import Link
from checker.text.packed import joined, numbers, parted, stretches
from checker.text.pattern import LazyPattern

_NAMED = LazyPattern(r"[^\W_]")
_BACK = 40
"""So many links that begin before a place are looked at: no more stand in one another."""


class Linked:
    """The links of one text, in the order of their beginnings there."""

    __slots__ = ("_called", "_folded", "_in_source", "_links", "_starts")

    def __init__(self, links: Sequence[Link], folded: str) -> None:
        """*folded* is the text in which they begin and end."""
        self._links = links
        self._folded = folded
        self._starts = numbers(link.start for link in links)
        self._in_source: Sequence[int] | None = None
        self._called: dict[str, tuple[int, int] | None] = {}

    def sharing(self, start: int, end: int) -> tuple[Link, ...]:
        """Those that share text with the stretch from *start* to *end*, in order."""
        last = bisect_left(self._starts, end)
        return tuple(link for link in self._links[max(0, last - _BACK) : last] if link.end > start and link.start < end)

    def around(self, at: int) -> list[Link]:
        """Those whose elements hold a source offset, in order."""
        if self._in_source is None:
            self._in_source = stretches(sorted(joined(link.span.start, n) for n, link in enumerate(self._links)))
        last = bisect_left(self._in_source, joined(at + 1, 0))
        near = sorted(parted(number)[1] for number in self._in_source[max(0, last - _BACK) : last])
        return [link for link in map(self._links.__getitem__, near) if link.span.end > at]

    def only(self, words: str) -> tuple[int, int] | None:
        """Where the folded text of the one link stands that is *words*, marks and pictures before them apart; None where several have it, or none has."""
        if words not in self._called:
            size = len(words)
            places = (
                (link.start, link.end) for link in self._links if self._folded.endswith(words, link.start, link.end)
            )
            bare = (
                (stop - size, stop) for start, stop in places if not _NAMED.search(self._folded, start, stop - size)
            )
            found = [*islice(bare, 2)]
            self._called[words] = found[0] if len(found) == 1 else None
        return self._called[words]
