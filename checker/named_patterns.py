"""Named patterns and lists of words, as the files of ``rules/`` write them: one may be a part of another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from checker import disk
from checker.errors import RuleError, why
from checker.messages import Message
from checker.text import compiled
from checker.text.fold import fold
from checker.yaml_places import Table, Text, text, texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import regex

    from checker.text.compiled import Made


@dataclass(frozen=True, eq=False)
class Mark:
    """A named pattern, and where it is written (*line* and *column* 1-based code points)."""

    name: str
    source: str
    path: str = ""
    line: int = 0
    column: int = 0
    made: Made | None = field(default=None, repr=False)
    """What it was compiled to by an earlier run, where that is known."""

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled on first use: a run needs few of all marks.

        :raises RuleError: at the mark's place, when it is malformed.
        """
        import regex

        try:
            return compiled.pattern(self.source, self.made)
        except regex.error as fault:
            message = Message("fact.pattern", name=self.name, problem=str(fault))
            raise RuleError(message, path=self.path, line=self.line, column=self.column) from None


class Parts:
    """What ``{name}`` means in a pattern: a mark or a list of any file, whatever their order."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        """*lists*: folded entries by the name of the list, beside those of the files."""
        self.lists = dict(lists)
        self._written: dict[str, Text] = {}
        self._filled: dict[str, str] = {}

    def add(self, content: Table) -> None:
        """The lists and marks of a file.

        :raises RuleError: at a name that is taken.
        """
        for name, entries in content.inner("lists").items():
            self._free(name)
            self.lists[str(name)] = frozenset(fold(entry) for entry in texts(entries))
        for name, pattern in content.inner("marks").items():
            self._free(name)
            self._written[str(name)] = text(pattern)

    def _free(self, name: Text) -> None:
        if name in self._written or name in self.lists:
            raise name.error(Message("yaml.twice", key=str(name)))

    def marks(self) -> dict[str, Mark]:
        """Every mark, its parts filled in."""
        return {name: self.mark(name, pattern) for name, pattern in self._written.items()}

    def mark(self, name: str, pattern: Text) -> Mark:
        """A pattern with its parts filled in.

        :raises RuleError: at a part that nobody knows, or that is made of itself.
        """
        source = self._fill(pattern, (name,))
        return Mark(str(name), source, pattern.origin.path, pattern.line, pattern.column, compiled.made(source))

    def _fill(self, pattern: Text, within: tuple[str, ...]) -> str:
        """*pattern* with every ``{name}`` replaced; a name is letters and hyphens, so ``{2,4}`` stays."""

        def part(match: re.Match[str]) -> str:
            """What stands for one ``{name}``."""
            name = match.group(1)
            if name in self.lists:
                if name not in self._filled:
                    self._filled[name] = alternatives(self.lists[name])
                return self._filled[name]
            if name not in self._written or name in within:
                raise pattern.error(Message("fact.part", part=f"{{{name}}}"))
            if name not in self._filled:
                self._filled[name] = self._fill(self._written[name], (*within, name))
            return f"(?:{self._filled[name]})"

        return re.sub(r"\{([a-z][a-z-]*)\}", part, pattern)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; single characters make one class, which compiles in no time.

    >>> alternatives(["王", "欧阳", "李"])
    '(?:欧阳|[李王])'
    """
    several = sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word))
    single = "".join(sorted(re.escape(word) for word in words if len(word) == 1))
    return f"(?:{'|'.join([*map(re.escape, several), *([f'[{single}]'] if single else [])])})"


def lists(folder: Traversable) -> Iterator[tuple[str, frozenset[str]]]:
    """The lists of a folder by the stems of their files: an entry a line, aliases after ``|``, remarks after ``#``; folded."""
    for file in (
        sorted((folder / "lists").iterdir(), key=lambda entry: entry.name) if (folder / "lists").is_dir() else []
    ):
        if file.name.endswith(".txt"):
            try:
                lines = fold(disk.text(file)).split("\n")
            except (OSError, UnicodeDecodeError) as error:
                raise RuleError(Message("rule.unreadable", reason=why(error)), path=str(file)) from None
            parts = (part.strip() for line in lines for part in line.partition("#")[0].split("|"))
            yield file.name.removesuffix(".txt"), frozenset(filter(None, parts))
