"""Marks: named patterns, shared by the patterns of the fact files (``{name}``) or asked by the recognisers.

A mark is matched on folded text: lower case, half width, Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.errors import RuleError
from checker.yaml_places import Table, Text, shaped

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, eq=False)
class Mark:
    """A named pattern, and where it is written (*line* and *column* 1-based code points)."""

    name: str
    source: str
    path: str = ""
    line: int = 0
    column: int = 0

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled on first use: a run needs few of all marks.

        :raises RuleError: at the mark's place, when it is malformed.
        """
        import regex

        try:
            return regex.compile(self.source, regex.VERBOSE | regex.VERSION1)
        except regex.error as fault:
            message = f"句式“{self.name}”写得不对 the pattern “{self.name}” is malformed: {fault}"
            raise RuleError(message, path=self.path, line=self.line, column=self.column) from None


class Parts:
    """What ``{name}`` means in a pattern: a mark that was added before, or a list."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        """*lists*: folded entries by the name of the list."""
        self._lists = lists
        self.marks: dict[str, Mark] = {}

    def add(self, marks: Table) -> None:
        """The marks of a file, in its order.

        :raises RuleError: at a part that nobody knows, or a name that is taken.
        """
        for name, value in marks.items():
            if name in self.marks:
                raise name.error(f"“{name}”写了两次 “{name}” is written twice")
            mark = self.mark(name, shaped(value, Text))
            self.marks[mark.name] = mark

    def mark(self, name: str, pattern: Text) -> Mark:
        """A pattern with its parts filled in."""
        return Mark(str(name), self._fill(pattern), pattern.origin.path, pattern.line, pattern.column)

    def _fill(self, pattern: Text) -> str:
        """*pattern* with every ``{name}`` replaced; a name is letters and hyphens, so ``{2,4}`` stays."""

        def part(match: re.Match[str]) -> str:
            """What stands for one ``{name}``."""
            name = match.group(1)
            if name in self.marks:
                return f"(?:{self.marks[name].source})"
            if name in self._lists:
                return alternatives(self._lists[name])
            raise pattern.error(f"不认识的部分“{{{name}}}” unknown part “{{{name}}}”")

        return re.sub(r"\{([a-z][a-z-]*)\}", part, pattern)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; single characters make one class, which compiles in no time.

    >>> alternatives(["王", "欧阳", "李"])
    '(?:欧阳|[李王])'
    """
    several = sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word))
    single = "".join(sorted(re.escape(word) for word in words if len(word) == 1))
    return f"(?:{'|'.join([*map(re.escape, several), *([f'[{single}]'] if single else [])])})"
