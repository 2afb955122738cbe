"""From what the caller names to the files to read: sorted, each once, ignored ones left out."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from checker.config.discovery import top_of_work_tree
from checker.disk import is_inside
from checker.ignores import Ignores, Levels
from checker.messages import Message

STORES = frozenset({".git", ".hg", ".svn", ".bzr", ".jj", "CVS"})
"""Where version control keeps its own: never entered, and not worth a word."""

DEPENDENCIES = frozenset({"node_modules", "bower_components", "__pycache__"})
"""Where package managers put what others wrote: not entered, unless named."""
VENV = "pyvenv.cfg"
"""What a folder of Python's packages holds, whatever it is called."""

OURS = ".checker"
"""How the names of our own files begin: configuration, baseline, cache. Not worth a word either."""

LINKED_FOLDER = Message("skip.linked-folder")
BROKEN_LINK = Message("skip.broken-link")
NOT_A_FILE = Message("skip.not-a-file")
INSTALLED = Message("skip.installed")
OUTSIDE = Message("skip.outside")
CLOSED_FOLDER = Message("skip.closed-folder")
EXCLUDED = Message("skip.excluded")


class Found(NamedTuple):
    """A file to read, or one that is not going to be, with the reason."""

    path: str
    """As the caller named it or its folder, with ``/``."""
    named: bool
    """Whether the caller named the file itself: then it is read whatever it is called."""
    skipped: Message | None = None


class _Opened(NamedTuple):
    """A folder to be looked into."""

    shown: str
    """As reports show it; empty for the current one."""
    below: str
    """The way to it from the folder that was walked."""
    path: str
    """Absolute."""
    levels: Levels


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """How folders are walked."""

    refuse: Callable[[str, str], Message | None]
    """Why a file met on the way is not read, from its path and the way to it from the folder that was walked; None when it is."""
    ignores: Ignores = field(default_factory=Ignores)
    force_exclude: bool = False
    """Whether files that the caller names count as met while walking, as a hook's names do: ignored and passed over alike."""

    def files(self, paths: Iterable[str]) -> Iterator[Found]:
        """All files at and under *paths*: folders in sorted order, each file once.

        Raises FileNotFoundError, with the name, for a path that does not exist.
        """
        paths = [tidy(path) for path in paths]
        given = set() if self.force_exclude else {path for path in paths if not os.path.isdir(path)}
        seen: set[str] = set()
        for path in paths:
            for found in self._at(path):
                if found.path not in seen:
                    seen.add(found.path)
                    yield Found(found.path, named=True) if found.path in given else found

    def declared(self, footers: Iterable[Path], folders: Sequence[str], met: Iterable[Found]) -> Iterator[Found]:
        """Those of the declared *footers* (absolute) below the *folders* walked that were not *met*: git may track what a ``.gitignore``
        leaves out, and whoever declares a footer wants it judged. What the configuration itself leaves out stays out.
        """
        read = {os.path.abspath(found.path) for found in met if found.skipped is None}
        for footer in dict.fromkeys(map(str, footers)):
            base = next((each for each in folders if is_inside(footer, os.path.abspath(each))), None)
            if base is None or footer in read or not os.path.isfile(footer) or os.path.islink(footer):
                continue
            levels = tuple(level for level in self.ignores.reaching(os.path.dirname(footer)) if not level.git)
            if not self.ignores.leave_out_with_its_folder(levels, footer, folder=False):
                below = os.path.relpath(footer, os.path.abspath(base)).replace(os.sep, "/")
                yield Found(below if base == "." else f"{base.rstrip('/')}/{below}", named=False)

    def _at(self, path: str) -> Iterator[Found]:
        known = os.stat(path)
        folder = stat.S_ISDIR(known.st_mode)
        if not folder and not self.force_exclude:
            yield Found(path, named=True)
            return
        whole = os.path.abspath(path)
        levels = self.ignores.reaching(os.path.dirname(whole))
        excluded = self.ignores.leave_out_with_its_folder(levels, whole, folder=folder)
        if excluded and self.force_exclude:
            yield Found(path, named=False, skipped=EXCLUDED)
        elif folder:
            # Rules that leave out a folder would leave out all that is in it, but the caller asked for it by name.
            top = top_of_work_tree(Path(whole))
            start = _Opened("" if path == "." else path, "", whole, () if excluded else levels)
            yield from self._under(start, (whole, whole if top is None else str(top)))
        elif not stat.S_ISREG(known.st_mode):
            yield Found(path, named=False, skipped=NOT_A_FILE)
        elif os.path.islink(path) and not is_inside(path, top_of_work_tree(Path(whole).parent) or os.getcwd()):
            yield Found(path, named=False, skipped=OUTSIDE)
        else:
            below = os.path.relpath(whole).replace(os.sep, "/")
            yield Found(path, named=False, skipped=self.refuse(path, below.removeprefix("../")))

    def _under(self, start: _Opened, tops: Sequence[str]) -> Iterator[Found]:
        """What lies in a folder and below it, without a call a level: a tree may be deeper than Python's stack.

        A link must lead to something below one of the *tops*.
        """
        open_ones = [self._inside(start, tops)]
        while open_ones:
            found = next(open_ones[-1], None)
            if found is None:
                open_ones.pop()
            elif isinstance(found, _Opened):
                open_ones.append(self._inside(found, tops))
            else:
                yield found

    def _inside(self, folder: _Opened, tops: Sequence[str]) -> Iterator[Found | _Opened]:
        """What lies in a folder itself."""
        levels = (*folder.levels, *self.ignores.at(folder.path))
        try:
            with os.scandir(folder.path) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield Found(folder.shown or ".", named=False, skipped=CLOSED_FOLDER)
            return
        for entry in inside:
            path = f"{folder.shown.rstrip('/')}/{entry.name}" if folder.shown else entry.name
            below = f"{folder.below}/{entry.name}" if folder.below else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name.startswith(OURS) or (is_folder and entry.name in STORES):
                continue
            if self.ignores.leave_out(levels, entry.path, folder=is_folder):
                yield Found(path, named=False, skipped=EXCLUDED)
            elif not is_folder:
                yield Found(path, named=False, skipped=self._reason(entry, path, below, tops))
            elif entry.name in DEPENDENCIES or os.path.exists(os.path.join(entry.path, VENV)):
                yield Found(path, named=False, skipped=INSTALLED)
            else:
                yield _Opened(path, below, entry.path, levels)

    def _reason(self, entry: os.DirEntry[str], path: str, below: str, tops: Sequence[str]) -> Message | None:
        try:
            regular, linked_folder = entry.is_file(), entry.is_dir()
        except OSError:  # a link that leads back to itself
            return BROKEN_LINK
        if not regular:
            return LINKED_FOLDER if linked_folder else BROKEN_LINK if entry.is_symlink() else NOT_A_FILE
        if entry.is_symlink() and not any(is_inside(entry.path, top) for top in tops):
            return OUTSIDE
        return self.refuse(path, below)


def tidy(path: str) -> str:
    """The path as reports show it: ``/`` between its parts, no leading ``./``.

    >>> tidy("./posts//one.md"), tidy("../x/"), tidy("./"), tidy("/")
    ('posts/one.md', '../x', '.', '/')
    """
    path = re.sub("/{2,}", "/", path.replace(os.sep, "/"))
    while path.startswith("./") and path != "./":
        path = path[2:]
    return path.rstrip("/") or "/"
