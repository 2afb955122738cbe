"""Comments of templates, programs and data files: what they say, and which lines they stand above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from checker.model import Comment, Span
from checker.text.lines import line_start
from checker.text.packed import joined, packed, parted, stretches

_STARS = re.compile(r"(?m)^[ \t]*\*+[ \t]?")
_NOTHING = re.compile(r"(?:\s++|^---)*+", re.MULTILINE)
_SOMETHING = re.compile(r"\S")
_LINE = re.compile(r"[^\r\n]*")
_LINES_BELOW = re.compile(r"(?:\r\n?|\n)(?:[ \t]*(?=[\r\n]|\Z)|([ \t]*)[^\r\n]*)")


class Remark(NamedTuple):
    """A comment that is set aside before the page around it is read; source offsets."""

    span: Span
    text: str

    @classmethod
    def of(cls, source: str, span: Span, opening: str = "", closing: str = "") -> Remark:
        """The comment at *span*, without its marks; without given ones, without ``/* */``, ``//`` or ``#``."""
        said = source[span.start : span.end]
        if opening:
            said = said[len(opening) : len(said) - len(closing)]
            said = said.removeprefix("-").removesuffix("-").removesuffix("~")
            if opening.startswith("{%"):
                said = said.partition("%}")[2].rpartition("{%")[0]
        elif said.startswith("/*"):
            said = said[2:].removesuffix("*/")
        else:
            said = said.lstrip("/#")
        if "*" in opening or source.startswith("/*", span.start):
            said = _STARS.sub("", said)
        return cls(span, said)


class Marked(NamedTuple):
    """A stretch of a source between two marks, which are empty for one that a pattern matched as a whole."""

    start: int
    end: int
    opening: str = ""
    closing: str = ""


class Remarks:
    """The comments of one source as they are met: it may be one flood of them, so only numbers of each are kept."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._spans = stretches()
        self._openings: list[str] = []
        self._closings: list[str] = []

    def noting(self, several: Iterable[Marked]) -> Iterator[Marked]:
        """The same stretches; each is a comment."""
        for each in several:
            self._spans.append(joined(each.start, each.end))
            self._openings.append(each.opening)
            self._closings.append(each.closing)
            yield each

    def in_order(self) -> Sequence[Remark]:
        """All of them, by where they stand."""
        columns: list[Sequence[Any]] = [self._spans, self._openings, self._closings]
        if any(one > two for one, two in pairwise(self._spans)):
            order = sorted(range(len(self._spans)), key=self._spans.__getitem__)
            columns = [[column[at] for at in order] for column in columns]
        return packed(self._remark, *columns)

    def _remark(self, span: int, opening: str, closing: str) -> Remark:
        return Remark.of(self._source, Span(*parted(span)), opening, closing)


class Ahead:
    """Comments that are still to be met, in order."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        self._remarks = iter(remarks)
        self.next = next(self._remarks, None)
        """The first of them; None behind the last."""

    def pop(self) -> None:
        """The first is met."""
        self.next = next(self._remarks, None)


def comments(shown: str, remarks: Sequence[Remark]) -> Sequence[Comment]:
    """What the remarks of a program or data file cover, by its lines; in *shown* they are blanked.

    Above everything: the whole file. After something on its line: that line. Else the next line, with those indented under it.
    """
    first = _NOTHING.match(shown)
    begin = first.end() if first else 0
    found = stretches()
    at, until, end = len(shown), len(shown), len(shown)
    line, line_end = len(shown) + 1, 0
    for span, _ in reversed(remarks):
        if line > span.start:
            line, line_end = line_start(shown, span.start), _line_end(shown, span.start)
        following = _SOMETHING.search(shown, span.end, until)
        if following:
            at, end = following.start(), -1
        until = span.start
        if span.end <= begin:
            found.append(joined(0, len(shown)))
        elif _SOMETHING.search(shown, line, span.start):
            found.append(joined(line, line_end))
        else:
            end = _block_end(shown, at) if end < 0 else end
            found.append(joined(span.end, end))
    found.reverse()
    return packed(_comment, remarks, found)


def _comment(remark: Remark, covers: int) -> Comment:
    return Comment(remark.text, remark.span, Span(*parted(covers)))


def _line_end(shown: str, at: int) -> int:
    found = _LINE.match(shown, at)
    return found.end() if found else len(shown)


def _block_end(shown: str, at: int) -> int:
    """The end of the line that begins with what stands at *at*, and of the lines below that are indented deeper."""
    line = line_start(shown, at)
    depth = len(shown[line:at].expandtabs()) if not shown[line:at].strip() else 0
    end = here = _line_end(shown, at)
    while below := _LINES_BELOW.match(shown, here):
        if below[1] is not None:
            if len(below[1].expandtabs()) <= depth:
                break
            end = below.end()
        here = below.end()
    return end
