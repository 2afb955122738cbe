"""What is left out of a walk, in gitignore's syntax and by gitignore's rules.

Rules stand at every level: each folder's ``.gitignore`` up to the top of the work tree, and what the
configuration beside it adds. The deepest level that has an opinion decides; but nothing below a folder that is
left out comes back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Level(NamedTuple):
    """The rules that begin at one folder."""

    folder: str
    """Absolute."""
    git: bool
    """From ``.gitignore``, which only reaches as far as its work tree."""
    spec: GitIgnoreSpec
    lines: Sequence[str]
    """What *spec* was made from, in its order."""


Levels = tuple[Level, ...]
"""The rules that reach into a folder, topmost first."""


class Ignores:
    """The ignore rules of a run, each file read once. All paths are absolute."""

    def __init__(self, extra: Callable[[str], Sequence[str]] = lambda _: ()) -> None:
        """*extra* gives the lines in gitignore syntax that a folder adds beside its ``.gitignore``."""
        self._extra = extra
        self._levels: dict[str, Levels] = {}
        self.met: set[tuple[str, str]] = set()
        """The lines beside ``.gitignore`` that something met on the way matched, each with its folder."""
        self._tops: dict[str, str | None] = {}

    def reaching(self, folder: str) -> Levels:
        """The rules of *folder* and of those above it that reach into it."""
        top = self._top(folder)
        return tuple(
            level for level in self._all(folder) if not level.git or (top is not None and len(level.folder) >= len(top))
        )

    def at(self, folder: str) -> Levels:
        """The rules that begin at *folder* itself."""
        git = _compiled(_lines(os.path.join(folder, ".gitignore")))
        ours = _compiled(self._extra(folder))
        return (*(Level(folder, True, *each) for each in git), *(Level(folder, False, *each) for each in ours))

    def leave_out(self, levels: Levels, path: str, *, folder: bool) -> bool:
        """Whether *levels* leave out *path* itself; the folders above it are known to stay."""
        for level in reversed(levels):
            below = os.path.relpath(path, level.folder).replace(os.sep, "/") + ("/" if folder else "")
            found = level.spec.check_file(below)
            if found.include is not None:
                if not level.git and found.index is not None:
                    self.met.add((level.folder, level.lines[found.index]))
                return found.include
        return False

    def leave_out_with_its_folder(self, levels: Levels, path: str, *, folder: bool) -> bool:
        """Whether *levels* leave out *path* or any folder above it."""
        if not levels:
            return False
        steps = [path]
        while len(parent := os.path.dirname(steps[-1])) > len(levels[0].folder):
            steps.append(parent)
        for step in reversed(steps):
            reach = tuple(level for level in levels if step.startswith(level.folder.rstrip(os.sep) + os.sep))
            if self.leave_out(reach, step, folder=folder or step != path):
                return True
        return False

    def _all(self, folder: str) -> Levels:
        if folder not in self._levels:
            parent = os.path.dirname(folder)
            above = () if parent == folder else self._all(parent)
            self._levels[folder] = (*above, *self.at(folder))
        return self._levels[folder]

    def _top(self, folder: str) -> str | None:
        if folder not in self._tops:
            parent = os.path.dirname(folder)
            if os.path.exists(os.path.join(folder, ".git")):
                self._tops[folder] = folder
            else:
                self._tops[folder] = None if parent == folder else self._top(parent)
        return self._tops[folder]


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            return file.read().splitlines()
    except OSError:
        return []


def _compiled(lines: Sequence[str]) -> list[tuple[GitIgnoreSpec, Sequence[str]]]:
    """The lines as one matcher, with those that it holds; none when no line says anything. A line that git cannot use says nothing."""
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    from pathspec import GitIgnoreSpec  # 30 ms, and many runs meet no ignore rule at all

    try:
        return [(GitIgnoreSpec.from_lines(lines), lines)]
    except ValueError:
        lines = list(filter(usable, lines))
        return [(GitIgnoreSpec.from_lines(lines), lines)]


def usable(line: str) -> bool:
    """Whether git would take the line for a pattern."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
