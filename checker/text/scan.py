"""One scan of the folded text for every literal that any fact begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def trie(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of *words* at a place, shared beginnings read once.

    >>> trie(["来源", "来源于", "来自"])
    '来(?:源(?:于)?|自)'
    """
    root: dict[str, object] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = True
    return _alternatives(root)


def _alternatives(node: dict[str, object]) -> str:
    """The pattern of one node: what may follow, and whether a word may end here."""
    ends = "" in node
    parts = [
        re.escape(char) + _alternatives(rest) for char, rest in sorted(node.items()) if char and isinstance(rest, dict)
    ]
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


_FEW = 4_000
"""So many characters are looked up before a pattern of all words is compiled, which takes as long as a look-up of fifty thousand."""
_GAP = 4
"""So many blanks part the two characters of a word that is spaced out, at the most."""


class Scanner:
    """All places where one of some literals stands, in one pass; each literal may mean several things."""

    __slots__ = ("_compiled", "_left", "_sizes", "_spaced", "_words")

    def __init__(self, words: Iterable[str], *, spaced: bool = False) -> None:
        """*spaced* also finds words of two Han characters with up to four blanks between them."""
        self._words = frozenset(words)
        self._spaced = spaced
        self._left = _FEW
        self._compiled: re.Pattern[str] | None = None
        sizes: dict[str, set[int]] = {}
        for word in self._words:
            sizes.setdefault(word[:1], set()).add(len(word))
        self._sizes = {first: sorted(lengths, reverse=True) for first, lengths in sizes.items()}

    def first(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """The first literal at or after *start*, the longest there; None where there is none before *end*."""
        if self._left > 0:
            return self._looked_up(folded, start, end)
        match = self._pattern.search(folded, start, end)
        return match.span() if match else None

    def occurrences(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Start and end of every longest literal that stands in no other, from left to right, in text offsets; they may overlap."""
        stop = len(folded) if end is None else end
        covered = start
        if stop - start >= self._left:
            self._left = 0
        while (found := self.first(folded, start, stop)) is not None:
            if found[1] > covered:
                yield found
                covered = found[1]
            start = found[0] + 1

    @property
    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            known = sorted(self._words)
            parts = [trie(known)] if known else [r"(?!)"]
            if self._spaced:
                parts += [f"{word[0]} {{1,{_GAP}}}{word[1]}" for word in known if len(word) == 2 and not word.isascii()]
            first = "".join(sorted({re.escape(word[0]) for word in known if word}))
            self._compiled = re.compile(f"(?=[{first}])(?:{'|'.join(parts)})" if first else parts[0])
        return self._compiled

    def _looked_up(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """What :attr:`_pattern` finds first, found without it."""
        end = min(end, len(folded))
        for at in range(start, end):
            stop = self._end(folded, at, end) if folded[at] in self._sizes else 0
            self._left -= 1
            if stop:
                return at, stop
        return None

    def _end(self, folded: str, at: int, end: int) -> int:
        """Where the longest literal ends that begins at *at*; 0 where none does."""
        for size in self._sizes[folded[at]]:
            if at + size <= end and folded[at : at + size] in self._words:
                return at + size
        if self._spaced and folded.startswith(" ", at + 1):
            gap = folded[at + 1 : at + 1 + _GAP]
            behind = at + 1 + len(gap) - len(gap.lstrip(" "))
            word = folded[at] + folded[behind : behind + 1]
            if behind < end and len(word) == 2 and not word.isascii() and word in self._words:
                return behind + 1
        return 0
