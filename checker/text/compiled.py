"""Patterns of :mod:`regex` as something that can be kept: compiling all of ours takes a third of a second, making them of that a hundredth of it.

``regex`` compiles in Python, and lets a pattern be pickled as what that gave, which are plain values. They are good for the version that
gave them, and for no other.
"""

from __future__ import annotations

import copyreg
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import regex

Made = tuple[Any, ...]
"""What a pattern is made of."""


class KnownPatterns(NamedTuple):
    """What is known of patterns, by their sources."""

    known: Mapping[str, Made]
    asked: set[str]
    """Those that were asked for, known or not."""


_MEMORY: ContextVar[KnownPatterns | None] = ContextVar("patterns", default=None)


@contextmanager
def knowing(known: Mapping[str, Made]) -> Iterator[set[str]]:
    """Let :func:`made` answer from the *known* patterns; yields the sources that are asked for meanwhile."""
    memory = KnownPatterns(known, set())
    token = _MEMORY.set(memory)
    try:
        yield memory.asked
    finally:
        _MEMORY.reset(token)


def made(source: str) -> Made | None:
    """What the pattern of a *source* is made of, where that is known."""
    memory = _MEMORY.get()
    if memory is None:
        return None
    memory.asked.add(source)
    return memory.known.get(source)


def pattern(source: str, of: Made | None = None) -> regex.Pattern[str]:
    """The pattern of a *source*, made *of* what is known of it, or compiled. Raises :class:`regex.error` for one that is malformed."""
    import regex

    if of is None:
        return regex.compile(source, regex.VERBOSE | regex.VERSION1)
    found: regex.Pattern[str] = _maker()(*of)
    return found


def parts(sources: Iterable[str]) -> dict[str, Made]:
    """What the patterns of some sources are made of; they are compiled for it, and malformed ones left out."""
    import regex

    made: dict[str, Made] = {}
    for source in sources:
        with suppress(regex.error):
            made[source] = _reduced(pattern(source))[1]
    return made


def version() -> str:
    """The version of ``regex`` and the order of bytes, for which they are good."""
    import regex

    return f"{regex.__version__}-{sys.byteorder}"


@cache
def _maker() -> Callable[..., Any]:
    return _reduced(pattern(""))[0]


def _reduced(pattern: regex.Pattern[str]) -> tuple[Callable[..., Any], Made]:
    """What makes a pattern, and of what (Python's protocol for pickling)."""
    reduced: Any = copyreg.dispatch_table[type(pattern)](pattern)
    return reduced[0], reduced[1]
