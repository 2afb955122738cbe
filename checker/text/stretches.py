"""Many stretches, of which many questions are asked: each is answered by one bisection, so no flood of either takes long; and open brackets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from checker.text.packed import is_sorted, joined, numbers, parted, stretches


class Stretches:
    """Some stretches (0-based, ends exclusive), in any order and overlapping or not."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, several: Iterable[tuple[int, int]]) -> None:
        self._starts, self._ends = numbers(), numbers()
        ordered = stretches(joined(start, end) for start, end in several)
        for start, end in map(parted, ordered if is_sorted(ordered) else sorted(ordered)):
            if self._starts and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has something in common with the stretch from *start* to *end*.

        >>> some = Stretches([(5, 7), (1, 3)])
        >>> some.touch(2, 4), some.touch(3, 5), some.touch(0, 9)
        (True, False, True)
        """
        number = bisect_left(self._starts, end) - 1
        return number >= 0 and self._ends[number] > start

    def hold(self, at: int) -> bool:
        """Whether *at* stands in one of them."""
        return self.touch(at, at + 1)


def merged(several: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those that overlap or touch made one.

    >>> merged([(5, 7), (1, 3), (3, 4)])
    [(1, 4), (5, 7)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(several):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def last_open(text: str, start: int, end: int) -> int:
    """Where the bracket opens that is not closed from *start* to *end* (0-based, exclusive); -1 where none is.

    >>> last_open("(a)(b(c)d", 0, 9), last_open("(a)b", 0, 4)
    (3, -1)
    """
    depth = 0
    for at in range(end - 1, start - 1, -1):
        if text[at] in ")]":
            depth += 1
        elif text[at] in "([":
            depth -= 1
            if depth < 0:
                return at
    return -1
