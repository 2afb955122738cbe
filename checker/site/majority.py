"""What most documents of a folder have in common: of the folder where they lie, else of one above it that is of one mind.

A folder is of one mind when all but a tenth of its documents say the same. One that is not, or holds too few, leaves it to the
folder above; one whose few documents agree among themselves is a part of its own.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

FEW = 3
"""So many documents that agree are a part of their own."""
HANDFUL = 5
"""From so many on, one of them may be unlike the rest."""
SHARE = 10
"""One in so many may be."""

HABIT = 4
"""What one in so many documents of a folder say, and a few of them, is the habit of a part of it."""


class Norm(NamedTuple):
    """What most documents below a folder say."""

    folder: str
    value: int
    saying: int
    """How many say it."""
    total: int
    """How many say anything."""


class Unlike(NamedTuple):
    """A document that says something else."""

    document: int
    value: int
    norm: Norm


class Majority:
    """One thing that documents say, gathered as they go by: documents, folders and values are numbers."""

    def __init__(self) -> None:
        self._documents = array("L")
        self._folders = array("L")
        self._values = array("L")

    def add(self, document: int, folder: int, value: int) -> None:
        """One more document in a folder, and what it says."""
        self._documents.append(document)
        self._folders.append(folder)
        self._values.append(value)

    def unlike(self, folders: list[str]) -> Iterator[Unlike]:
        """The documents that say something else than most of theirs; *folders* are the names by number, ``form`` and path."""
        counts: dict[str, Counter[int]] = defaultdict(Counter)
        here = Counter(zip(self._folders, self._values, strict=True))
        for (folder, value), count in here.items():
            for name in above(folders[folder]):
                counts[name][value] += count
        norms = {name: _norm(name, said) for name, said in counts.items()}
        own = Counter(self._folders)
        chosen: dict[int, Norm | None] = {}
        for document, folder, value in zip(self._documents, self._folders, self._values, strict=True):
            if folder not in chosen:
                found = (norms[name] for name in above(folders[folder]))
                chosen[folder] = next((norm for norm in found if norm is not None), None)
            norm = chosen[folder]
            alike = here[folder, value]
            is_habit = alike >= FEW and alike * HABIT >= own[folder]
            if norm is not None and norm.value != value and not is_habit:
                yield Unlike(document, value, norm)


def _norm(folder: str, said: Counter[int]) -> Norm | None:
    [(value, count)] = said.most_common(1)
    total = said.total()
    others = total - count
    most = max(1, total // SHARE) if total >= HANDFUL else 0
    return Norm(folder, value, count, total) if total >= FEW and others <= most else None


def above(folder: str) -> Iterator[str]:
    """The folder itself and those above it, the nearest first; ``form:`` before the path stays.

    >>> list(above("html:a/b")), list(above("row:"))
    (['html:a/b', 'html:a', 'html:'], ['row:'])
    """
    form, _, path = folder.partition(":")
    while path and path != "/":
        yield f"{form}:{path}"
        path = path.rpartition("/")[0]
    yield f"{form}:"
