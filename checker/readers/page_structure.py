"""What is remembered of the elements of an HTML page: the blocks and the named, the inline ones, links, and what only shows something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Link, Span
from checker.readers.draft import Element
from checker.readers.tags import COMPONENT, is_caption
from checker.readers.tokens import value_span
from checker.text.packed import in_order, joined, numbers, packed, parted, stretches
from checker.text.pattern import LazyPattern

_PLAIN_LINK = '<a href="'
"""How most links begin: where their address stands need not be searched."""
_ESCAPED = ('\\"', "\\'")
"""A quote within a string of a program, which writes markup."""
_END_OF_COMPONENT = LazyPattern(r"(?i)</([\w.-]{0,40}link)\b")
_QUOTED = frozenset(("pre", "code", "figcaption"))


class Outline:
    """Extents in the text, gathered as elements begin and end; each tuple is made once, when its end is known."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._tags: list[str] = []
        self._names: list[str] = []
        self._starts = numbers()
        self._ends = numbers()
        self._parents = numbers()
        self._hrefs: list[str] = []
        self._rels: list[str] = []
        self._tag_starts, self._tag_ends, self._pasts = numbers(), numbers(), numbers()
        self._link_starts, self._link_ends = numbers(), numbers()
        self._runs = stretches()
        self._quoted = stretches()

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
        self._hrefs.append(_unescaped(attrs["href"].strip()))
        self._rels.append(attrs.get("rel", "").lower())
        self._tag_starts.append(start)
        self._tag_ends.append(end)
        for unknown in (self._link_starts, self._link_ends, self._pasts):
            unknown.append(-1)
        return len(self._hrefs) - 1

    def end(self, tag: str, start: int, here: int, at: int, *, element: int, link: int, block: bool) -> None:
        """An element that is seen ends: at *here* in the text, at *at* in the source, where its end tag may stand."""
        if element >= 0:
            self._ends[element] = here
        if not block and here > start:
            self._runs.append(joined(start, here))
        if link >= 0:
            self._link_starts[link], self._link_ends[link] = start, here
            component = _END_OF_COMPONENT.match(self._source, at) if tag == COMPONENT else None
            self._pasts[link] = past(self._source, component[1].lower() if component else tag, at)
        if tag in _QUOTED or (element >= 0 and is_caption(self._names[element])):
            self._quoted.append(joined(start, here))

    def elements(self) -> Sequence[Element]:
        """The remembered elements, in order."""
        return packed(Element, self._tags, self._names, self._starts, self._ends, self._parents)

    def links(self) -> Sequence[Link]:
        """The links, in order; the span of one takes in its end tag where there is one."""
        return packed(
            self._link,
            self._link_starts,
            self._link_ends,
            self._hrefs,
            self._rels,
            self._tag_starts,
            self._tag_ends,
            self._pasts,
        )

    def _link(self, start: int, stop: int, href: str, rel: str, begin: int, end: int, past_it: int) -> Link:
        source = self._source
        if source.startswith(_PLAIN_LINK, begin):
            at = begin + len(_PLAIN_LINK)
            address = Span(at, source.find('"', at))
        else:
            address = value_span("href", source, begin, end)
            if address == (begin, begin):
                address = value_span("to", source, begin, end)
            if source.startswith(_ESCAPED, address.start) and source.startswith(_ESCAPED, address.end - 2):
                address = Span(address.start + 2, address.end - 2)
        return Link(start, stop, href, rel, Span(begin, max(past_it, end)), address)

    def runs(self) -> Sequence[tuple[int, int]]:
        """Inline elements that hold any text, by their beginning."""
        return in_order(self._runs)

    def quoted(self) -> Sequence[tuple[int, int]]:
        """Code and captions, by their end."""
        return packed(parted, self._quoted)


def _unescaped(address: str) -> str:
    """An address without the quotes around it that a program escapes in its strings."""
    return address[2:-2] if address.startswith(_ESCAPED) and address.endswith(_ESCAPED) else address


def past(source: str, tag: str, at: int) -> int:
    """Where an element ends that something at *at* ended: behind its end tag, if that is it.

    >>> past("<a>b</A >c", "a", 4), past("<a>b</p>c", "a", 4)
    (9, 4)
    """
    close = f"</{tag}"
    return source.find(">", at) + 1 or at if source[at : at + len(close)].lower() == close else at
