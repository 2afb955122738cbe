"""The sites of a run, each with what was seen of its documents: a site is what one configuration holds for, else all that was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.site.comparison import Comparison
from checker.site.likeness import Alike

if TYPE_CHECKING:
    from checker.site.comparison import Deviation
    from checker.site.said import Said
    from checker.workspace import Workspace


class ComparedSites:
    """The documents of a run, gathered by site as they go by."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._compared: dict[str, Comparison] = {}
        self._alike: Alike | None = None

    def add(self, documents: Iterable[Said]) -> None:
        """The documents of one file, or some of them."""
        for said in documents:
            at = self._workspace.config(said.path).path
            name = str(at.parent) if at is not None else ""
            if name not in self._compared:
                self._alike = self._alike or Alike.of(self._workspace.linter(said.path).rulebook.lists)
                self._compared[name] = Comparison(self._alike)
            self._compared[name].add(said)

    def deviations(self) -> Mapping[str, Mapping[int, Sequence[Deviation]]]:
        """What is unlike the rest of its site, by path and by the number of the document in its file."""
        found: dict[str, dict[int, list[Deviation]]] = defaultdict(lambda: defaultdict(list))
        for survey in self._compared.values():
            for deviation in survey.deviations():
                found[deviation.path][deviation.number].append(deviation)
        return {path: dict(by_number) for path, by_number in found.items()}
