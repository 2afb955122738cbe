"""What is left out of a walk, in gitignore's syntax and by gitignore's rules.

Rules stand at every level: each folder's ``.gitignore`` up to the top of the work tree, and what the
configuration beside it adds. The deepest level that has an opinion decides; but nothing below a folder that is
left out comes back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from checker.disk import content
from checker.gitignore import Gitignore


class Level(NamedTuple):
    """The rules that begin at one folder."""

    folder: str
    """Absolute."""
    git: bool
    """From ``.gitignore``, which only reaches as far as its work tree."""
    spec: Gitignore
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
            decision = level.spec.decide(below)
            if decision is not None:
                if not level.git:
                    self.met.add((level.folder, level.lines[decision.line]))
                return decision.included
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
        below = list(_upwards(folder, self._levels))
        known = below.pop() if below[-1] in self._levels else ""
        levels = self._levels.get(known, ())
        for each in reversed(below):
            levels = self._levels[each] = (*levels, *self.at(each))
        return levels

    def _top(self, folder: str) -> str | None:
        below = list(_upwards(folder, self._tops))
        top = self._tops.get(below[-1])
        if top is None:
            top = next((each for each in below if os.path.exists(os.path.join(each, ".git"))), None)
        for each in below:
            if top is None or len(each) >= len(top):
                self._tops.setdefault(each, top)
        return top


def _upwards(folder: str, known: Collection[str]) -> Iterator[str]:
    """*folder* and those above it, up to the first that is *known*."""
    yield folder
    while folder not in known and (parent := os.path.dirname(folder)) != folder:
        folder = parent
        yield folder


def _lines(path: str) -> list[str]:
    """Like git, it follows no link: what stands elsewhere is nobody's list for this folder."""
    try:
        return content(path, follow=False).decode("utf-8-sig", "surrogateescape").splitlines()
    except OSError:
        return []


def _compiled(lines: Sequence[str]) -> list[tuple[Gitignore, Sequence[str]]]:
    """The lines as one matcher, with those that it holds; none when no line says anything. A line that git cannot use says nothing."""
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        return []
    try:
        return [(Gitignore(lines), lines)]
    except ValueError:
        lines = list(filter(_usable, lines))
        return [(Gitignore(lines), lines)]


def _usable(line: str) -> bool:
    try:
        Gitignore([line])
    except ValueError:
        return False
    return True
