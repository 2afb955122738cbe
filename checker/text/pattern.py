"""A regular expression that is compiled when it is first asked: importing a module that has some costs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from sys import maxsize


class LazyPattern:
    """As :class:`re.Pattern`, for the few methods that we need. Offsets are 0-based code points."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match from *start* to *end*."""
        return self.compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that begins at *start*."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match that takes in all from *start* to *end*."""
        return self.compiled.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches, from left to right."""
        return self.compiled.finditer(text, start, end)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """*text* with every match replaced."""
        return self.compiled.sub(new, text)

    def split(self, text: str) -> list[str]:
        """*text* cut at every match."""
        return self.compiled.split(text)
