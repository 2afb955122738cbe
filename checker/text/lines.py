"""Lines and columns for people: 1-based, in code points; a line ends at LF, CRLF or CR, and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from checker.model import BEGINNING, Place, Span, Start
from checker.text.packed import numbers

_LINE_END = re.compile(r"\r\n?|\n")
_LF = re.compile("\n")


def line_starts(source: str) -> Sequence[int]:
    """Where each line begins; one pattern for all line ends takes five times as long where no CR stands for itself."""
    if source.count("\r") > source.count("\r\n"):
        return numbers(chain((0,), (end.end() for end in _LINE_END.finditer(source))))
    return numbers(chain((0,), (end.end() for end in _LF.finditer(source))))


def line_start(source: str, at: int) -> int:
    r"""Where the line of the offset *at* begins: behind the last CR or LF before it. That takes as long as the line is: a source without any
    CR is not looked through for one.

    >>> line_start("a\r\nbc\r", 4), line_start("a" * 1000, 999)
    (3, 0)
    """
    begin, reach = at, 200
    while begin > 0:
        begin, reach = max(0, at - reach), reach * 4
        if (found := max(source.rfind("\n", begin, at), source.rfind("\r", begin, at))) >= 0:
            return found + 1
    return 0


def from_below(text: str) -> Iterator[str]:
    r"""The lines of a text that hold anything, the last first.

    >>> list(from_below("a\n\nb\n"))
    ['b', 'a']
    """
    end = len(text)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        if (line := text[start:end]).strip():
            yield line
        end = start - 1


class Lines:
    """Where the lines of one source begin; every look-up is a bisection."""

    __slots__ = ("_last", "_start", "_starts", "_window", "source")

    def __init__(self, source: str, start: Start = BEGINNING) -> None:
        """*start* is where the source begins in its file, of which the places are."""
        self.source = source
        self._start = start
        self._last = (-1, "")
        self._window = (-1, "")
        self._starts = line_starts(source)

    def place(self, span: Span) -> Place:
        """The place of a span of the source; a line end counts as the last columns of its line."""
        line, column = self._point(span.start)
        return Place(line, column, *self._point(max(span.start, span.end)))

    def line(self, offset: int) -> str:
        """The text of the line that holds the source offset, without its line end.

        Asked again for the same line it gives the same string: a minified page has all its faults on one.
        """
        index = self._index(offset)
        if index == self._last[0]:
            return self._last[1]
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.source)
        self._last = index, self.source[self._starts[index] : end].rstrip("\r\n")
        return self._last[1]

    def window(self, offset: int, reach: int) -> tuple[str, int]:
        """A part of the line that holds the source offset, and where in the line it begins (0-based).

        It has *reach* characters and more on either side, where there are as many. Asked for a place near by it is the same
        string: a line of a hundred megabytes may have a fault at every word.
        """
        start = self._starts[self._index(offset)]
        at = max(((offset - start) // reach - 1) * reach, 0)
        if start + at != self._window[0]:
            self._window = start + at, self.line(offset)[at : at + 3 * reach]
        return self._window[1], at

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, min(max(offset, 0), len(self.source))) - 1

    def _point(self, offset: int) -> tuple[int, int]:
        index = self._index(offset)
        column = min(max(offset, 0), len(self.source)) - self._starts[index] + 1
        return self._start.line + index, column + (self._start.column - 1 if not index else 0)

    def line_from(self, offset: int) -> int:
        """The column (1-based) in the file where :meth:`line` begins, which is 1 but for a line that began before the source did."""
        return self._start.column if not self._index(offset) else 1
