"""What a program in a template prints: notices and numbers that stand in its strings, where a reader of the page will see them.

Only strings that are printed, or that hold markup and a number, are looked at: a table of translations is no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.documents.chinese import NOTICE
from checker.documents.look import FILLER
from checker.text.pattern import LazyPattern

_TOKEN = LazyPattern(
    r"""/\*(?s:.*?)(?:\*/|\Z)|(?<![:\w"'])//[^\r\n]*|(?<=\s)\#[^\r\n]*|(?P<quote>["'])(?P<said>(?:(?!(?P=quote))[^\\]|\\.)*+)(?P=quote)""",
    re.DOTALL,
)
"""A comment, or a string; what stands in the one opens none of the other."""
_PRINTS = LazyPattern(
    r"(?:\b(?:echo|print(?:f|ln)?)\b|<\?=|<%=|\b(?:out\.|response\.|document\.)(?:print(?:ln)?|write)\b)[^;{}]*\Z",
    re.IGNORECASE,
)
_PRINT = LazyPattern(r"(?:\becho\b|\bprint\b|<\?=)(?=(?P<of>[^;{}>]{0,200}\w*(?:\$\w+)?))")
_VARIABLE = LazyPattern(r"\$\w+")
_ASSIGNS = LazyPattern(r"(\$\w+)\s*=(?![=>])[^;{}]*\Z")
"""A variable that a string is put into, by itself or in a list."""
_STATEMENT = 400
"""So many characters before a string its statement is looked for."""
_HOLE = LazyPattern(r"\{\$[^{}]*\}|\$\{[^{}]*\}|\$\w+(?:->\w+|\[[^\[\]]*\])*|%s|%d")
_ESCAPED = LazyPattern(r"\\(.)", re.DOTALL)
_MARKUP = LazyPattern(r"<[a-z/]", re.IGNORECASE)
_LONG_NUMBER = LazyPattern(r"\d{6}")


class Printed:
    """What the programs in one source print."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._variables: dict[str, int] | None = None
        """Where each variable is printed that is, the last time; gathered once, for each of a flood may be asked for."""

    def strings(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The strings in the program from *start* to *end* that show a notice or a number: where each begins, and what it shows, as long.

        What a variable in it gives is filled, an escaped quote is one beside a blank.
        """
        for found in _TOKEN.finditer(self._source, start, end):
            said = found["said"]
            if said and NOTICE.search(said) and self._is_shown(start, found.start(), said):
                shown = _HOLE.sub(lambda hole: FILLER * len(hole.group()), said) if found["quote"] == '"' else said
                yield found.start("said"), _without_strokes(shown)

    def _is_shown(self, start: int, at: int, said: str) -> bool:
        first = max(start, at - _STATEMENT)
        if _PRINTS.search(self._source, first, at):
            return True
        if _LONG_NUMBER.search(said) is None:
            return False
        return _MARKUP.search(said) is not None or self._is_printed_later(first, at)

    def _is_printed_later(self, first: int, at: int) -> bool:
        """Whether the string at *at* is put into a variable that is printed further on."""
        variable = _ASSIGNS.search(self._source, first, at)
        if variable is None:
            return False
        if self._variables is None:
            self._variables = {
                one.group(): found.start()
                for found in _PRINT.finditer(self._source)
                for one in _VARIABLE.finditer(self._source, *found.span("of"))
            }
        return self._variables.get(variable[1], -1) >= at


def _without_strokes(said: str) -> str:
    r"""A string with what is escaped in it, as long: a quote touches the value that it opens or closes.

    >>> _without_strokes(r'<a href=\"x\">')
    '<a href= "x" >'
    """
    opened = False

    def put(escape: re.Match[str]) -> str:
        nonlocal opened
        char = escape[1]
        if char not in "\"'":
            return "  "
        opened = not opened
        return f" {char}" if opened else f"{char} "

    return _ESCAPED.sub(put, said)
