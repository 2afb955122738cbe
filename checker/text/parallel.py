"""Whether a text stands in two languages, piece by piece: each paragraph of English beside one in Chinese that says the same.

What a piece says is not looked at, only how long it is: a paragraph of English comes to about one and a half Chinese characters for each of its
words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from checker.text.pattern import LazyPattern

_WORD = LazyPattern(r"[A-Za-z]{2,}(?:['’-][a-z]+)?")
_HAN = LazyPattern("[\u3400-\u9fff]")
_RUNNING = LazyPattern(r"(?<![A-Za-z'’-])(?:[A-Za-z][a-z'’-]*+,?+ ){9}")
"""Words of running English, in one line: a text without is not looked at."""
_WORDS, _CHARACTERS = 14, 14
"""So many words, or Chinese characters, make a paragraph and no heading, name or line of code."""
_LEAST, _MOST = 0.7, 3.2
"""So many characters say what a word does, at the least and at the most."""
_PAIRS = 4
"""With fewer, it is a text with quotations."""
_SHARE = 0.6
"""So much of the English, and of the Chinese, must stand in pairs."""
_ENDS = tuple('.!?:;"”’)…')


class _Piece(NamedTuple):
    """Lines of one language that follow one another."""

    is_chinese: bool
    size: int
    """Words, or Chinese characters."""
    start: int
    end: int


def first_pair(text: str, start: int, end: int) -> tuple[int, int] | None:
    r"""The first piece that has its like in the other language beside it, in a stretch of which most stands in such pairs; offsets into *text* in code
    points, end exclusive. None for any other text.

    >>> english = "The bridge was opened yesterday, and people on both sides of the river now get about much more easily than before. "
    >>> chinese = "小桥昨日通车，两岸居民往来比从前方便多了，大家都很高兴。"
    >>> first_pair("\n".join([english, chinese] * 4), 0, 1000)
    (0, 114)
    >>> first_pair("\n".join([english, chinese * 9] * 4), 0, 2000) is None
    True
    """
    if len([*islice(_RUNNING.finditer(text, start, end), _PAIRS)]) < _PAIRS:
        return None
    pieces = list(_pieces(text, start, min(end, len(text))))
    paired: list[int] = []
    for number, (one, other) in enumerate(pairwise(pieces)):
        words, characters = (other.size, one.size) if one.is_chinese else (one.size, other.size)
        if _LEAST * words <= characters <= _MOST * words and number - 1 not in paired[-1:]:
            paired.append(number)
    held = {number + beside for number in paired for beside in (0, 1)}
    enough = len(paired) >= _PAIRS and all(
        sum(piece.size for number, piece in enumerate(pieces) if number in held and piece.is_chinese is chinese)
        >= _SHARE * sum(piece.size for piece in pieces if piece.is_chinese is chinese)
        for chinese in (True, False)
    )
    return (pieces[paired[0]].start, pieces[paired[0]].end) if enough else None


def _pieces(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The pieces of a stretch, in order; what is neither English nor Chinese running text is passed over."""
    for is_chinese, lines in groupby(_lines(text, start, end), key=lambda piece: piece.is_chinese):
        held = list(lines)
        yield _Piece(is_chinese, sum(line.size for line in held), held[0].start, held[-1].end)


def _lines(text: str, start: int, end: int) -> Iterator[_Piece]:
    """The lines of running text."""
    at = start
    for line in text[start:end].split("\n"):
        shown = line.rstrip()
        characters = _count(_HAN, shown)
        if characters >= _CHARACTERS:
            if characters > 2 * _count(_WORD, shown):
                yield _Piece(True, characters, at, at + len(shown))
        elif not characters and shown.endswith(_ENDS) and (words := _count(_WORD, shown)) >= _WORDS:
            yield _Piece(False, words, at, at + len(shown))
        at += len(line) + 1


def _count(pattern: LazyPattern, text: str) -> int:
    """How often it occurs."""
    return sum(1 for _ in pattern.finditer(text))
