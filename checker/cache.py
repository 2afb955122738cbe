"""What need not be looked at again: digests of clean documents with what their neighbours hear of them, and nothing else.

One file. Its first line stands for everything that could change a verdict (our version, the rulebook, the
configuration, the options, the day); every further line is a page that was clean under it, and a digit or letter: whether it
is an article that names its source, names none, or says nothing at all, is not Chinese, or holds the site's footer,
and whether it shows a site of the mainland, and is a page with a footer. A page with a violation is always judged again, so nothing is ever stored that a person could read, and nothing has to be migrated:
a file with another first line, or a damaged one, counts as empty and is written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.atomic import sweep, write
from checker.disk import content

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = ".checker_cache"
_FILE = "clean"
_WIDTH = 33
_STATES = "0123456789abcdefghijklmn"
_MOST = 1_000_000
"""Pages kept at most (34 MB): beyond that only those of the present run."""


class Cache:
    """The clean documents of earlier runs, and those that this run adds. It never fails: at worst it is empty."""

    __slots__ = ("_fingerprint", "_folder", "_known", "_new")

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Read the cache in *folder* (:data:`FOLDER` at the site's root); *fingerprint* is a :func:`checker.digest.digest`."""
        self._folder = folder
        self._fingerprint = fingerprint
        self._known = self._read()
        self._new: set[str] = set()

    def get(self, page: str) -> int | None:
        """What was remembered of the page with this digest (of its bytes, its path and the settings for that path); None where it was not clean."""
        known = (state for state in _STATES if page + state in self._known or page + state in self._new)
        return next((int(state, 36) for state in known), None)

    @staticmethod
    def entry(page: str, state: int) -> str:
        """What :meth:`add` takes of a page by its digest: *state*, from 0 to 23, is remembered of it."""
        return page + _STATES[state]

    def add(self, pages: Iterable[str]) -> None:
        """Remember clean pages, each as its :meth:`entry`."""
        self._new.update(page for page in pages if page not in self._known)

    def save(self) -> bool:
        """Write what is new, together with what other runs wrote meanwhile; False where the folder cannot be written."""
        if not self._new:
            return True
        if self._folder.is_symlink():  # a repository may hold such a link, and we write here without being asked
            return False
        known = self._read() | self._new
        kept = known if len(known) <= _MOST else self._new
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                write(ignore, b"*\n", follow=False)
            lines = "\n".join([self._fingerprint, *sorted(kept), ""])
            write(self._folder / _FILE, lines.encode("ascii"), follow=False)
        except OSError:
            return False
        return True

    def _read(self) -> set[str]:
        """The pages in the file; none, when it is missing, a link, damaged or of another fingerprint."""
        if self._folder.is_symlink():
            return set()
        try:
            lines = content(self._folder / _FILE, follow=False).decode("ascii").split("\n")
        except (OSError, UnicodeDecodeError):
            return set()
        return _pages(lines) if lines[0] == self._fingerprint and lines[-1] == "" else set()


def _pages(lines: list[str]) -> set[str]:
    """What the lines of a file say, none if one of them is damaged."""
    pages = set(lines[1:-1])
    if not all(
        len(page) == _WIDTH and page[-1] in _STATES and not page[:-1].strip("0123456789abcdef") for page in pages
    ):
        return set()
    return pages
