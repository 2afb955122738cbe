"""What is remembered of the elements of an HTML page: the blocks and the named, the inline ones, links, and what only shows something."""

from __future__ import annotations

from checker.model import Link, Span
from checker.readers.draft import Element
from checker.readers.stack import Open
from checker.readers.tokens import value_span

_QUOTED = frozenset(("pre", "code", "figcaption"))


class Outline:
    """Extents in the text, gathered as elements begin and end; each tuple is made once, when its end is known."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._elements: list[tuple[str, str, int, int]] = []
        self._ends: list[int] = []
        self._addresses: list[tuple[str, str, int, int]] = []
        self._links: list[tuple[int, int, int]] = []
        self._runs: list[tuple[int, int]] = []
        self._quoted: list[tuple[int, int]] = []

    def element(self, tag: str, name: str, here: int, parent: int) -> int:
        """An element begins at *here*; its number."""
        self._elements.append((tag, name, here, parent))
        self._ends.append(-1)
        return len(self._ends) - 1

    def link(self, href: str, rel: str, start: int, end: int) -> int:
        """A link begins with the tag from *start* to *end* in the source; its number."""
        self._addresses.append((href, rel, start, end))
        self._links.append((-1, -1, -1))
        return len(self._links) - 1

    def end(self, entry: Open, here: int, at: int) -> None:
        """An element that is seen ends: at *here* in the text, at *at* in the source, where its end tag may stand."""
        if entry.own:
            self._ends[entry.element] = here
        if not entry.block and here > entry.start:
            self._runs.append((entry.start, here))
        if entry.link >= 0:
            self._links[entry.link] = entry.start, here, past(self._source, "a", at)
        if entry.tag in _QUOTED:
            self._quoted.append((entry.start, here))

    def elements(self) -> tuple[Element, ...]:
        """The remembered elements, in order."""
        ended = zip(self._elements, self._ends, strict=True)
        return tuple(Element(tag, name, start, end, parent) for (tag, name, start, parent), end in ended)

    def links(self) -> tuple[Link, ...]:
        """The links, in order; the span of one takes in its end tag where there is one."""
        source, found = self._source, []
        for (href, rel, begin, end), (start, stop, past_it) in zip(self._addresses, self._links, strict=True):
            address = value_span("href", source, begin, end)
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
