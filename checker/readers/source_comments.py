"""Comments of templates, programs and data files: what they say, and which lines they stand above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Comment, Span

_STARS = re.compile(r"(?m)^[ \t]*\*+[ \t]?")
_NOTHING = re.compile(r"(?:\s|^---)*", re.MULTILINE)
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


def comments(shown: str, remarks: Sequence[Remark]) -> tuple[Comment, ...]:
    """What the remarks of a program or data file cover, by its lines; in *shown* they are blanked.

    Above everything: the whole file. After something on its line: that line. Else the next line, with those indented under it.
    """
    first = _NOTHING.match(shown)
    begin = first.end() if first else 0
    found: list[Comment] = []
    at, until, end = len(shown), len(shown), len(shown)
    line, line_end = len(shown) + 1, 0
    for span, text in reversed(remarks):
        if line > span.start:
            line, line_end = _line_start(shown, span.start), _line_end(shown, span.start)
        following = _SOMETHING.search(shown, span.end, until)
        if following:
            at, end = following.start(), -1
        until = span.start
        if span.end <= begin:
            covers = Span(0, len(shown))
        elif _SOMETHING.search(shown, line, span.start):
            covers = Span(line, line_end)
        else:
            end = _block_end(shown, at) if end < 0 else end
            covers = Span(span.end, end)
        found.append(Comment(text, span, covers))
    return tuple(reversed(found))


def _line_start(shown: str, at: int) -> int:
    return max(shown.rfind("\n", 0, at), shown.rfind("\r", 0, at)) + 1


def _line_end(shown: str, at: int) -> int:
    found = _LINE.match(shown, at)
    return found.end() if found else len(shown)


def _block_end(shown: str, at: int) -> int:
    """The end of the line that begins with what stands at *at*, and of the lines below that are indented deeper."""
    line = _line_start(shown, at)
    depth = len(shown[line:at].expandtabs()) if not shown[line:at].strip() else 0
    end = here = _line_end(shown, at)
    while below := _LINES_BELOW.match(shown, here):
        if below[1] is not None:
            if len(below[1].expandtabs()) <= depth:
                break
            end = below.end()
        here = below.end()
    return end
