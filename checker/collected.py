"""Pages and texts that somebody keeps of other people's sites, by what lies beside them: nothing is owed for a foot that is not one's own.

A browser that saves a page lays what belongs to it into a folder beside it (``页.html`` and ``页_files``). Who collects pages by a program has
a folder in which nearly every page states another site as its own (``canonical``, ``og:url``: RFC 6596, the Open Graph protocol). Texts that
a program gathered, or is to learn from, lie by the dozen beside that program.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Mapping

from checker.disk import content
from checker.documents.by_path import PAGES, suffix_of
from checker.text.hosts import host_of, registered

BESIDE = "_files"
"""What a browser adds to the name of a page for the folder of what belongs to it; Word does so, too, in some languages."""
LARGEST = 1_000_000
"""Bytes of a page that is looked into."""
HEAD = 16_384
"""In so many bytes of a page its head says where it stands."""
FEWEST_PAGES, MOST_LOOKED_AT = 12, 24
"""A folder of fewer pages is no collection; of more than the second number, as many are looked at, evenly."""
FEWEST_SITES = 5
"""A collection holds pages of so many sites at least, and more sites than half its pages."""
TEXTS = ".txt"
PROGRAMS = frozenset((".py", ".ipynb", ".java", ".scala", ".r", ".m", ".c", ".cpp", ".cc", ".go"))
"""Programs that no browser runs."""
FEWEST_TEXTS = 12
"""So many texts in a folder beside a program are its data."""
_WRITES = re.compile(rb"\bwrite(?:File|Stream)|\bcreateWriteStream|\bappendFile")
"""How a script says that it puts out files (nodejs.org, *File system*): no page runs it."""
_OF_OFFICE = b"schemas-microsoft-com:office"
_STATED = re.compile(
    rb"""<(?:link\b[^<>]*\brel\s*=\s*["']?(?:canonical|alternate|shortlink)\b|meta\b[^<>]*\bproperty\s*=\s*["']?og:url\b)[^<>]*>""",
    re.IGNORECASE,
)
_MARKED = re.compile(rb"<!--\s?saved from url=\(\d{1,6}\)https?://", re.IGNORECASE)
"""What a browser writes into a page that it saves (Microsoft, *Mark of the Web*)."""
_ADDRESS = re.compile(rb"https?://[A-Za-z0-9.-]+")


def is_saved(path: str, below: str) -> bool:
    """Whether a browser saved the page *path*, or saved it as a part of one; *below* is the end of *path* that was walked."""
    folder, name = posixpath.split(below)
    if suffix_of(name) not in PAGES or not folder or not path.endswith(below):
        return False
    around = posixpath.dirname(path)
    if around.endswith(BESIDE):
        return any(os.path.isfile(around.removesuffix(BESIDE) + suffix) for suffix in sorted(PAGES))
    head = _head(path)
    beside = os.path.isdir(path[: -len(suffix_of(name))] + BESIDE) and _OF_OFFICE not in head
    return beside or _MARKED.search(head) is not None


def is_of_an_office(path: str, below: str, signs: Collection[str]) -> bool:
    """Whether the page *path* lies beside one of the files *signs*, which only the office of a system has, whatever its folder is called."""
    if suffix_of(below) not in PAGES or "/" not in below:
        return False
    return any(os.path.isfile(posixpath.join(posixpath.dirname(path), sign)) for sign in signs)


class Collections:
    """Looks for folders of pages of many sites; each folder once."""

    def __init__(self, lists: Mapping[str, Collection[str]]) -> None:
        """*lists* tell where a registered name ends (:func:`checker.text.hosts.registered`)."""
        self._lists = lists
        self._known: dict[str, bool] = {}
        self._corpora: dict[str, bool] = {}
        self._programs: dict[str, bool] = {}

    def hold(self, path: str, below: str) -> bool:
        """Whether the page *path* lies in such a folder below the one that was walked; *below* is the end of *path* that was."""
        if suffix_of(below) not in PAGES or "/" not in below or not path.endswith(below):
            return False
        folder = posixpath.dirname(path)
        if folder not in self._known:
            self._known[folder] = self._is_one(folder)
        return self._known[folder]

    def read_by_programs(self, path: str, below: str) -> bool:
        """Whether the text *path* is one of a dozen beside a program, in its folder or the one above."""
        if suffix_of(below) != TEXTS or "/" not in below or not path.endswith(below):
            return False
        folder = posixpath.dirname(path)
        if folder not in self._corpora:
            around = [folder, posixpath.dirname(folder)]
            texts = [entry for entry in _entries(folder) if suffix_of(entry.name) == TEXTS]
            self._corpora[folder] = len(texts) >= FEWEST_TEXTS and any(map(self._holds_program, around))
        return self._corpora[folder]

    def _holds_program(self, folder: str) -> bool:
        if folder not in self._programs:
            self._programs[folder] = any(map(_is_program, _entries(folder)))
        return self._programs[folder]

    def _is_one(self, folder: str) -> bool:
        pages = [entry.path for entry in _entries(folder) if suffix_of(entry.name) in PAGES]
        if len(pages) < FEWEST_PAGES:
            return False
        looked_at = [pages[number * len(pages) // MOST_LOOKED_AT] for number in range(MOST_LOOKED_AT)]
        stated = [site for page in dict.fromkeys(looked_at) if (site := self._site(page))]
        return len(set(stated)) >= FEWEST_SITES and 2 * len(set(stated)) > len(stated)

    def _site(self, page: str) -> str:
        """The site that a page states as its own; empty where it states none."""
        for said in _STATED.finditer(_head(page)):
            if address := _ADDRESS.search(said.group()):
                return registered(host_of(address.group().decode("ascii").lower()), self._lists)
        return ""


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """The files in a *folder*, sorted; none where it cannot be read."""
    try:
        with os.scandir(folder or ".") as entries:
            return sorted((e for e in entries if e.is_file(follow_symlinks=False)), key=lambda entry: entry.path)
    except OSError:
        return []


def _is_program(entry: os.DirEntry[str]) -> bool:
    suffix = suffix_of(entry.name)
    return suffix in PROGRAMS or (suffix == ".js" and _WRITES.search(_head(entry.path)) is not None)


def _head(path: str) -> bytes:
    """The first bytes of a page; none where it cannot be read."""
    try:
        return content(path, LARGEST, follow=False, first=HEAD)
    except OSError:
        return b""
