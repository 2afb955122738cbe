"""The documents of a site by number: where they stand, in a few bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Mapping
from typing import Generic, NamedTuple, TypeVar

from checker.messages import Value
from checker.site.said import Said

Name = TypeVar("Name", bound=Hashable)


class Interned(Generic[Name]):
    """Names, each kept once, by the number that it got when it was first met."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self._numbers: dict[Name, int] = {}

    def number(self, name: Name) -> int:
        """The number of a name."""
        number = self._numbers.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number


class Unusual(NamedTuple):
    """Something that is unlike the rest."""

    document: int
    rule: str
    at: str
    """The kind of fact to point at; ``column`` or ``id`` for a field of a row; ``footer`` for where something is missing."""
    value: str
    """What it says there, as shown."""
    told: Mapping[str, Value]
    """What the rule's message may name beside the value, as ``{deviation.usual}``."""
    instead: frozenset[str] = frozenset()
    """The rules of single documents that need not say again what this says of its file."""


class Documents:
    """The documents of a site, in the order in which they came."""

    def __init__(self) -> None:
        self.paths: Interned[str] = Interned()
        self.folders: Interned[str] = Interned()
        """``form:`` and the folder, or the file of a row."""
        self.path_of = array("L")
        """The number of its path, by document."""
        self._number_of = array("L")
        self._inside: dict[int, str] = {}

    def add(self, said: Said) -> int:
        """One more; its number."""
        document = len(self.path_of)
        self.path_of.append(self.paths.number(said.path))
        self._number_of.append(said.number)
        if said.inside:
            self._inside[document] = said.inside
        return document

    def path(self, document: int) -> str:
        """The path of its file."""
        return self.paths.names[self.path_of[document]]

    def number(self, document: int) -> int:
        """Which document of its file it is, from 0."""
        return self._number_of[document]

    def place(self, document: int, beside: int) -> str:
        """What it is called for somebody who reads of the document *beside* it."""
        inside, path = self._inside.get(document, ""), self.path(document)
        if inside and path == self.path(beside):
            return inside
        return f"{path} {inside}".rstrip()

    def is_row(self, document: int) -> bool:
        """Whether it is one of several in its file."""
        return document in self._inside


def home(said: Said) -> str:
    """The folder of a document; of a row, its file."""
    return said.path if said.inside else said.path.rpartition("/")[0]
