"""Keys that several documents have in common, and texts that are the same but for a few passages."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from operator import itemgetter
from typing import NamedTuple

LEAST = 4
"""So many of its keys are asked for texts that may be alike: of two that share two passages in three, one in eighty has none of them in common."""
SHARED = 4
"""So many passages two texts share at least where not all are the same."""


class Keyed(NamedTuple):
    """A document with a key, and what it says."""

    document: int
    value: int


class Shared:
    """Keys of 64 bits, each with a document and what that says, gathered as they go by."""

    def __init__(self) -> None:
        self._documents = array("L")
        self._keys = array("Q")
        self._values = array("L")

    def add(self, document: int, key: int, value: int) -> None:
        """One more document with a key."""
        self._documents.append(document)
        self._keys.append(key)
        self._values.append(value)

    def groups(self) -> Iterator[list[Keyed]]:
        """The documents of every key that several have, in their order."""
        order = sorted(range(len(self._keys)), key=self._keys.__getitem__)
        for _, group in groupby(order, key=self._keys.__getitem__):
            found = [Keyed(self._documents[number], self._values[number]) for number in group]
            if len(found) > 1:
                yield found

    def differing(self, most: int) -> Iterator[tuple[Keyed, Keyed]]:
        """The documents that say something else than most of those with their key: see :func:`differing`."""
        return differing(self.groups(), most)


class Resembling:
    """The sketches of texts (:attr:`checker.site.said.Said.body`), each with a document and what that says, gathered as they go by."""

    def __init__(self) -> None:
        self._documents = array("L")
        self._values = array("L")
        self._ends = array("L")
        """Where the keys of each text end in those of all."""
        self._keys = array("Q")

    def add(self, document: int, sketch: Sequence[int], value: int) -> None:
        """One more document with a text."""
        self._documents.append(document)
        self._values.append(value)
        self._keys.extend(sketch)
        self._ends.append(len(self._keys))

    def differing(self, most: int) -> Iterator[tuple[Keyed, Keyed]]:
        """The documents that say something else than most of those whose text is theirs: see :func:`differing`."""
        return differing(self.groups(most), most)

    def groups(self, most: int) -> Iterator[list[Keyed]]:
        """The documents whose texts are the same but for a few passages, in their order; what more than *most* have in common counts for nothing."""
        leader = list(range(len(self._documents)))

        def first(number: int) -> int:
            while leader[number] != number:
                leader[number] = number = leader[leader[number]]
            return number

        for one, other in self._neighbours(most):
            if (low := first(one)) != (high := first(other)) and self._alike(one, other):
                leader[max(low, high)] = min(low, high)
        groups: dict[int, list[Keyed]] = defaultdict(list)
        for number in range(len(leader)):
            if leader[number] != number or first(number) in groups:
                groups[first(number)].append(self._at(number))
        for head, members in groups.items():
            yield [self._at(head), *members]

    def _at(self, number: int) -> Keyed:
        return Keyed(self._documents[number], self._values[number])

    def _neighbours(self, most: int) -> Iterator[tuple[int, int]]:
        """Texts that have one of their least keys in common, which texts that are alike nearly always have."""
        holding = [(key, number) for number in range(len(self._ends)) for key in self._sketch(number)[:LEAST]]
        holding.sort()
        for _, group in groupby(holding, key=itemgetter(0)):
            numbers = [number for _, number in group]
            if 1 < len(numbers) <= most:
                yield from combinations(numbers, 2)

    def _sketch(self, number: int) -> array[int]:
        return self._keys[self._ends[number - 1] if number else 0 : self._ends[number]]

    def _alike(self, one: int, other: int) -> bool:
        """Whether of the least keys of both together most belong to both; of a few passages, all."""
        mine, its = set(self._sketch(one)), set(self._sketch(other))
        least = sorted(mine | its)[: max(len(mine), len(its))]
        common = sum(key in mine and key in its for key in least)
        return common == len(least) or (common >= SHARED and common * 3 >= len(least) * 2)


def differing(groups: Iterable[list[Keyed]], most: int) -> Iterator[tuple[Keyed, Keyed]]:
    """The documents that say something else than most of their group, or than the first, and which that is; a group of more than *most* is none."""
    for group in groups:
        if len(group) <= most:
            counts = Counter(each.value for each in group)
            usual = max(counts.values())
            other = next(each for each in group if counts[each.value] == usual)
            yield from ((each, other) for each in group if each.value != other.value)
