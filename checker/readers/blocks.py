"""Blocks of a post that are found by its lines: indented code, the imports of MDX, and what stands below a comment.

Sources: CommonMark 0.31 (section 4.4 *indented code blocks*), MDX 3 (*ESM*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from checker.text.packed import numbers

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n?|\n|\Z)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|\Z)|\[\^|!!!|\?\?\?|:\s")
_MODULE = re.compile(r"(?:import|export)(?=[\s{*])")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?=[\r\n]|\Z)")
_COMMENT = re.compile(r"\s*+<!--(?:[^-]|-(?!->))*+-->")
_NEXT = re.compile(r"\s*+(?:<([a-zA-Z][\w-]*+))?")


class Block(NamedTuple):
    """Some lines that are read apart, without the last line's end; source offsets."""

    start: int
    end: int
    is_code: bool
    """Whether it is shown, as code; else it is no text."""


def blocks(source: str, start: int, *, mdx: bool) -> Iterator[Block]:
    """The blocks from *start* on, as if no fence or element stood around them.

    What is indented in a list goes on with it; what begins with a tag is taken for that, unless the text
    above announces it with a colon.
    """
    begin = end = -1
    is_code = in_list = is_announced = False
    is_blank = True
    while start < len(source) and (line := _LINE.match(source, start)):
        depth = len(line[1].expandtabs(4))
        if not line[2].strip():
            is_blank, started = True, ""
        elif (
            depth >= 4
            and ((begin >= 0 and is_code) or (is_blank and not in_list))
            and (is_announced or line[2][0] != "<")
        ):
            is_blank, started = False, "code"
        elif mdx and ((begin >= 0 and not is_code and not is_blank) or (is_blank and _MODULE.match(line[2]))):
            is_blank, started = False, "module"
        else:
            in_list = bool(_ITEM.match(line[2])) or (in_list and (depth > 1 or not is_blank))
            is_announced = line[2].rstrip().endswith((":", "："))
            is_blank, started = False, "other"
        if started and begin >= 0 and started != ("code" if is_code else "module"):
            yield Block(begin, end, is_code)
            begin = -1
        if started in ("code", "module"):
            begin, end, is_code = (start if begin < 0 else begin), line.end(2), started == "code"
        start = line.end()
    if begin >= 0:
        yield Block(begin, end, is_code)


class Next(NamedTuple):
    """What begins behind blanks and comments."""

    begin: int
    """Where its name begins, for an element; else where the blanks end."""
    name: str
    """Of the element, in lower case; empty where none begins."""
    end: int
    """Where its name ends."""


class Below:
    """What stands below a place of a post. The last answers are kept, for a post may be one long block or row of comments."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known = (1, 0)
        self._row = numbers()
        """Where the comments end that were met last, one right behind the other."""
        self._next = Next(0, "", 0)

    def element(self, at: int) -> tuple[str, int]:
        """The name of the element that begins next, and where its name ends; empty where none does."""
        following = self._following(at)
        return (following.name, following.end) if following.name else ("", at)

    def block_end(self, at: int) -> int:
        """Where the block ends that stands at *at* or begins next: before the next blank line."""
        begin = self._following(at).begin
        asked, end = self._known
        if not asked <= begin <= end:
            found = _BLANK_LINE.search(self._source, begin)
            self._known = asked, end = begin, found.start() if found else len(self._source)
        return end

    def _following(self, at: int) -> Next:
        """What begins next, which is the same for each comment of a row."""
        known = bisect_left(self._row, at)
        if known == len(self._row) or self._row[known] != at:
            row = numbers([at])
            while comment := _COMMENT.match(self._source, row[-1]):
                row.append(comment.end())
            self._row, self._next = row, self._behind(row[-1])
        return self._next

    def _behind(self, at: int) -> Next:
        """What begins behind the blanks at *at*."""
        found = _NEXT.match(self._source, at)
        if found is None or not found[1]:
            return Next(found.end() if found else at, "", at)
        return Next(found.start(1), found[1].lower(), found.end())
