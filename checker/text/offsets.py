"""From the text back to the source: how every place stays exact.

The text is woven from stretches of the source. Most advance in step with it; the rest stand for something
longer, shorter or absent (an entity, a block border, undone noise). A look-up is one bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.model import Span
from checker.text.packed import numbers

_WORD = re.compile(r"\S+")
_MOST = 10_000
"""So many parts are kept by themselves."""


class Offsets:
    """A finished map from text offsets to source offsets, both 0-based code points."""

    __slots__ = ("_length", "_sources", "_texts", "_widths")

    def __init__(self, texts: Sequence[int], sources: Sequence[int], widths: Sequence[int], length: int) -> None:
        self._texts = texts
        self._sources = sources
        self._widths = widths
        self._length = length

    def point(self, offset: int) -> int:
        """The source offset where the text character at *offset* begins."""
        if not self._texts:
            return 0
        piece = max(bisect_right(self._texts, offset) - 1, 0)
        if self._widths[piece] >= 0:
            return self._sources[piece]
        return self._sources[piece] + offset - self._texts[piece]

    def span(self, start: int, end: int) -> Span:
        """The source span of the text from *start* to *end*; it never swallows a deleted neighbour."""
        begin = self.point(start)
        if end <= start or not self._texts:
            return Span(begin, begin)
        piece = bisect_right(self._texts, end - 1) - 1
        width = self._widths[piece]
        if width >= 0:
            return Span(begin, max(begin, self._sources[piece] + width))
        return Span(begin, self._sources[piece] + end - self._texts[piece])

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """What the text from *start* to *end* is woven from: text start, text end, source start, and the width in the source.

        The width is -1 where text and source go in step.
        """
        number = max(bisect_right(self._texts, start) - 1, 0)
        while start < end and number < len(self._texts):
            stop = min(end, self._texts[number + 1] if number + 1 < len(self._texts) else self._length)
            if stop > start:
                width = self._widths[number]
                source = self._sources[number] + (start - self._texts[number] if width < 0 else 0)
                yield start, stop, source, width
            start, number = max(start, stop), number + 1

    def through(self, outer: Offsets) -> Offsets:
        """The map from this text to the source of its source: *outer* maps what this one calls the source further on."""
        texts, sources, widths = numbers(), numbers(), numbers()
        for start, stop, middle, width in self.pieces(0, self._length):
            if width < 0:
                for begin, _, source, reach in outer.pieces(middle, middle + stop - start):
                    texts.append(start + begin - middle)
                    sources.append(source)
                    widths.append(reach)
            else:
                span = outer.span(middle, middle + width) if middle < len(outer) else outer.end
                texts.append(start)
                sources.append(span.start)
                widths.append(span.end - span.start)
        return Offsets(texts, sources, widths, self._length)

    @property
    def end(self) -> Span:
        """The empty source span behind the last character of the text."""
        last = self.span(self._length - 1, self._length).end if self._length else self.point(0)
        return Span(last, last)

    def __len__(self) -> int:
        return self._length


class Weave:
    """Builds a text and its :class:`Offsets` together, from left to right."""

    __slots__ = ("_chunks", "_parts", "_sources", "_texts", "_widths", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._chunks: list[str] = []
        """What the parts before them are, put together: a string takes fifty bytes and more beside its characters."""
        self._texts = numbers()
        self._sources = numbers()
        self._widths = numbers()
        self.length = 0
        """Of what was woven so far."""

    def __len__(self) -> int:
        return self.length

    def last(self) -> str:
        """The last character that is no white space; empty before the first."""
        return next(
            (shown[-1] for part in chain(reversed(self._parts), reversed(self._chunks)) if (shown := part.rstrip())), ""
        )

    def copy(self, text: str, at: int) -> None:
        """Append *text*, which stands in the source at *at*, character for character."""
        if text:
            self._append(text, at, -1)

    def put(self, text: str, start: int, end: int) -> None:
        """Append *text*, which stands for the whole source span: an entity, a repaired fragment, or (empty span) a border."""
        if text:
            self._append(text, start, end - start)

    def splice(self, text: str, offsets: Offsets, start: int, end: int) -> None:
        """Append the part from *start* to *end* of another woven *text*, with its places."""
        for begin, stop, source, width in offsets.pieces(start, end):
            self._append(text[begin:stop], source, width)

    def _append(self, text: str, at: int, width: int) -> None:
        self._texts.append(self.length)
        self._sources.append(at)
        self._widths.append(width)
        self._parts.append(text)
        self.length += len(text)
        if len(self._parts) > _MOST:
            self._chunks.append("".join(self._parts))
            self._parts.clear()

    def text(self) -> str:
        """What was woven so far."""
        return "".join((*self._chunks, *self._parts))

    def offsets(self) -> Offsets:
        """The map of what was woven; nothing may be woven afterwards."""
        return Offsets(self._texts, self._sources, self._widths, self.length)


def as_spelt(value: str, source: str, span: Span) -> Offsets:
    """The map of a value to its place in the source: exact as far as both have the same words, however these are set apart.

    Blanks around a value, ends of lines and the lines over which YAML folds it are spelt in other ways than it has them. What is
    spelt otherwise (with references, with escapes), and what follows it, stands for the rest of the place.
    """
    if source[span.start : span.end] == value:
        return Offsets([0], [span.start], [-1], len(value))
    if not value:
        return Offsets([0], [span.start], [span.end - span.start], 0)
    weave, at, end = Weave(), 0, span.start
    for word, there in zip(_WORD.finditer(value), _WORD.finditer(source, *span), strict=False):
        weave.put(value[at : word.start()], end, there.start())
        at, end = word.start(), there.start()
        if word[0] != there[0]:
            break
        weave.copy(word[0], there.start())
        at, end = word.end(), there.end()
    weave.put(value[at:], end, span.end)
    return weave.offsets()
