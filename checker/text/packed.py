"""Many tuples of a few numbers and strings, in arrays: a page that is one flood of links or elements takes a third of the memory so."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, repeat
from operator import le
from typing import Any, TypeVar, overload

T = TypeVar("T")
FEW = 20_000
"""So many are plain tuples: a page has no more, and what reads them is faster."""


def numbers(of: Iterable[int] = ()) -> array[int]:
    """An array of these numbers, of which none is below -2 to the power of 31, or above that."""
    return array("i", of)


def stretches(of: Iterable[int] = ()) -> array[int]:
    """An array of these stretches, each :func:`joined` to one number."""
    return array("q", of)


class Packed(Sequence[T]):
    """Rows whose columns are kept, and which are made when they are asked for."""

    __slots__ = ("_columns", "_make")

    def __init__(self, make: Callable[..., T], columns: Sequence[Sequence[object]]) -> None:
        """*make* gets one value of each column; they are all as long."""
        self._make = make
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[T]:
        return map(self._make, *self._columns)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return Packed(self._make, [column[at] for column in self._columns])
        return self._make(*(column[at] for column in self._columns))


def packed(make: Callable[..., T], *columns: Sequence[object]) -> Sequence[T]:
    """The rows of some *columns*, as tuples where they are few.

    >>> packed(lambda a, b: (a, b), "xy", numbers([1, 2]))
    (('x', 1), ('y', 2))
    """
    if len(columns[0]) > FEW:
        return Packed(make, columns)
    if hasattr(make, "_fields"):  # a NamedTuple, made as its _make does it, at a third of the time
        new: Any = tuple.__new__
        return tuple(map(new, repeat(make), zip(*columns, strict=True)))
    return tuple(map(make, *columns))


def in_order(several: array[int]) -> Sequence[tuple[int, int]]:
    """Stretches, each as one number, by their beginning."""
    return packed(parted, several if is_sorted(several) else stretches(sorted(several)))


def is_sorted(several: Sequence[int]) -> bool:
    """Whether they are in order already, as most are: sorting takes a Python number of each."""
    return all(map(le, several, islice(several, 1, None)))


def joined(start: int, end: int) -> int:
    """One number for a stretch, of which those are in order that are: both are below 2 to the power of 31."""
    return start << 32 | end


def parted(number: int) -> tuple[int, int]:
    """The stretch that a number stands for.

    >>> parted(joined(3, 5))
    (3, 5)
    """
    return number >> 32, number & 0xFFFFFFFF
