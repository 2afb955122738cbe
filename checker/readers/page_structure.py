"""What is remembered of the elements of an HTML page: the blocks and the named, the inline ones, links, and what only shows something."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat

from checker.model import Link, Span
from checker.readers.draft import Element
from checker.readers.tokens import value_span

_PLAIN_LINK = '<a href="'
"""How most links begin: where their address stands need not be searched."""
_QUOTED = frozenset(("pre", "code", "figcaption"))


class Outline:
    """Extents in the text, gathered as elements begin and end; each tuple is made once, when its end is known."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tags: list[str] = []
        self._names: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._parents: list[int] = []
        self._addresses: list[tuple[Mapping[str, str], int, int]] = []
        self._links: list[tuple[int, int, int]] = []
        self._runs: list[tuple[int, int]] = []
        self._quoted: list[tuple[int, int]] = []

    def element(self, tag: str, name: str, here: int, parent: int) -> int:
        """An element begins at *here*; its number."""
        self._tags.append(tag)
        self._names.append(name)
        self._starts.append(here)
        self._parents.append(parent)
        self._ends.append(-1)
        return len(self._ends) - 1

    def link(self, attrs: Mapping[str, str], start: int, end: int) -> int:
        """A link begins with the tag from *start* to *end* in the source; its number."""
        self._addresses.append((attrs, start, end))
        self._links.append((-1, -1, -1))
        return len(self._links) - 1

    def end(self, tag: str, start: int, here: int, at: int, *, element: int, link: int, block: bool) -> None:
        """An element that is seen ends: at *here* in the text, at *at* in the source, where its end tag may stand."""
        if element >= 0:
            self._ends[element] = here
        if not block and here > start:
            self._runs.append((start, here))
        if link >= 0:
            self._links[link] = start, here, past(self._source, "a", at)
        if tag in _QUOTED:
            self._quoted.append((start, here))

    def elements(self) -> tuple[Element, ...]:
        """The remembered elements, in order."""
        rows = zip(self._tags, self._names, self._starts, self._ends, self._parents, strict=True)
        return tuple(map(tuple.__new__, repeat(Element), rows))  # as Element._make does it, at a third of the time

    def links(self) -> tuple[Link, ...]:
        """The links, in order; the span of one takes in its end tag where there is one."""
        found, source = [], self._source
        for (attrs, begin, end), (start, stop, past_it) in zip(self._addresses, self._links, strict=True):
            if source.startswith(_PLAIN_LINK, begin):
                at = begin + len(_PLAIN_LINK)
                address = Span(at, source.find('"', at))
            else:
                address = value_span("href", source, begin, end)
            href, rel = attrs["href"].strip(), attrs.get("rel", "").lower()
            found.append(Link(start, stop, href, rel, Span(begin, max(past_it, end)), address))
        return tuple(found)

    def runs(self) -> tuple[tuple[int, int], ...]:
        """Inline elements that hold any text, by their beginning."""
        return tuple(sorted(self._runs))

    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Code and captions, by their end."""
        return tuple(self._quoted)


def past(source: str, tag: str, at: int) -> int:
    """Where an element ends that something at *at* ended: behind its end tag, if that is it.

    >>> past("<a>b</A >c", "a", 4), past("<a>b</p>c", "a", 4)
    (9, 4)
    """
    close = f"</{tag}"
    return source.find(">", at) + 1 or at if source[at : at + len(close)].lower() == close else at
