"""The titles of a site's documents, without the name of the site: the tail that most titles of a folder, or of all, have in common."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator

from checker.site.majority import HANDFUL, above
from checker.site.said import Key, Said
from checker.site.texts import Shared


class Titles:
    """Titles, gathered as they go by; what of them is the name of the site is known when all have been heard."""

    def __init__(self) -> None:
        self._documents = array("L")
        self._folders = array("L")
        self._values = array("L")
        self._wholes = array("Q")
        self._ends = array("L")
        """Where the tails of each title end in the two that follow."""
        self._tails = array("Q")
        self._stems = array("Q")

    def add(self, document: int, folder: int, value: int, said: Said) -> None:
        """One more document in a folder, and what it says."""
        if not said.title:
            return
        self._documents.append(document)
        self._folders.append(folder)
        self._values.append(value)
        self._wholes.append(said.title)
        for tail, stem in said.tails:
            self._tails.append(tail)
            self._stems.append(stem)
        self._ends.append(len(self._tails))

    def shared(self, folders: list[str]) -> Shared:
        """The documents by what their titles are without the site's name; *folders* are the names by number."""
        own = self._names(folders)
        shared = Shared()
        for number, document in enumerate(self._documents):
            here = [*above(folders[self._folders[number]])]
            tails = self._of(number)
            title = next(
                (stem for tail, stem in tails if any((name, tail) in own for name in here)), self._wholes[number]
            )
            if title:
                shared.add(document, title, self._values[number])
        return shared

    def _names(self, folders: list[str]) -> set[tuple[str, Key]]:
        """The tails that more than half of the titles below a folder have, each with the folder."""
        totals: Counter[str] = Counter()
        having: Counter[tuple[str, Key]] = Counter()
        for number, folder in enumerate(self._folders):
            for name in above(folders[folder]):
                totals[name] += 1
                having.update((name, tail) for tail in {tail for tail, _ in self._of(number)})
        return {
            (name, tail)
            for (name, tail), count in having.items()
            if totals[name] >= HANDFUL and count * 2 > totals[name]
        }

    def _of(self, number: int) -> Iterator[tuple[Key, Key]]:
        """The tails of a title, the longest first."""
        begin = self._ends[number - 1] if number else 0
        return zip(self._tails[begin : self._ends[number]], self._stems[begin : self._ends[number]], strict=True)
