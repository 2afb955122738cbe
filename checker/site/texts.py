"""Keys that several documents have in common."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple


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
        """The documents that say something else than most of those with their key, or than the first, and which that is.

        A key that more than *most* documents have is none.
        """
        for group in self.groups():
            if len(group) <= most:
                counts = Counter(each.value for each in group)
                usual = max(counts.values())
                other = next(each for each in group if counts[each.value] == usual)
                yield from ((each, other) for each in group if each.value != other.value)
