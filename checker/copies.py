"""Files that are no pages by what lies beside them: what a build makes of sources, screens that a program for mock-ups put out, and
numbered or dated copies that nothing leads to.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.disk import content
from checker.documents.by_path import PAGES, suffix_of
from checker.text.pattern import LazyPattern

BUILT, SOURCES = ("dist", "build", "out", "output", "_site"), ("src", "source")
"""Folders for what is built, and those of the sources beside them."""
MAVEN = "target", "src/main/webapp"
"""Where Maven builds a site, in a folder of its name, and from what (maven.apache.org, *Standard Directory Layout*; *War Plugin*)."""
JEKYLL = "_site", "_config.yml", ("_posts", "_layouts", "_includes"), ".nojekyll"
"""Where Jekyll builds a site, beside what tells that it does, and what tells GitHub that nobody is to build it anew (jekyllrb.com, *Directory
Structure*; docs.github.com, *About GitHub Pages and Jekyll*).
"""
GITBOOK = "_book", "SUMMARY.md"
"""Where GitBook builds a book, and what tells of one beside it (GitBook toolchain documentation, *Directory structure*)."""
WRITTEN_OUT = ("public", "docs"), ("content", "source/_posts", "source")
"""Where Hugo and Hexo put a site, and where the posts lie from which they make it (gohugo.io, *Directory structure*; hexo.io, *Setup*)."""
SERVED_PROGRAMS = frozenset((".php", ".asp", ".aspx", ".jsp"))
"""Programs that a server runs under their own address."""
LARGEST = 400_000
"""Bytes of a file in which names are looked for."""
MOST_FILES = 400
"""In a folder of more files, or one with a larger file, nobody can say that nothing leads to one of them."""
_DAY = r"[-_. ]?20[0-3]\d[01]\d[0-3]\d"
_NUMBERED = LazyPattern(rf"(.*[^\W\d_])(?:[-_ ]?\d{{1,2}}|{_DAY})")
_PAGE_NUMBERED = LazyPattern(rf"(.*[^\W\d_])(?:\d|{_DAY})")
"""The pages of a list are numbered, too, behind a stroke mostly, and a script may lead to them."""
_MENTION = re.compile(rb"[\w-]*[A-Za-z](?:[ _-]?\d{1,2}|[ _.-]?20\d{6})(?!\d)")
_NAMELESS = tuple(".png .jpg .jpeg .gif .ico .svg .woff .woff2 .ttf .eot .mp3 .mp4 .pdf .webp .css".split())
"""Files that lead to no page."""


def is_built(path: str, below: str) -> bool:
    """Whether a page lies in a folder for what is built, and one of the same name in the folder of sources beside that, or the post of which it
    was made, or in one that Jekyll builds: there it is mended, and here the next build overwrites it. *below* is the end of *path* that was walked.
    """
    *folders, name = below.split("/")
    suffix = suffix_of(name)
    if not path.endswith(below):
        return False
    beside = [
        [*folders[:depth], sources, *folders[depth + 1 :], name]
        for depth, folder in enumerate(folders if suffix in PAGES else ())
        if folder.lower() in BUILT
        for sources in SOURCES
    ]
    if MAVEN[0] in folders[:-1] and suffix in PAGES | SERVED_PROGRAMS:
        depth = folders.index(MAVEN[0])
        beside.append([*folders[:depth], MAVEN[1], *folders[depth + 2 :], name])
    root = path.removesuffix(below)
    beside += _posts(folders) if name.lower() == "index.html" else []
    if GITBOOK[0] in folders and suffix in PAGES:
        beside.append([*folders[: folders.index(GITBOOK[0])], GITBOOK[1]])
    if JEKYLL[0] in folders and suffix in PAGES and _is_jekylls(root + "/".join(folders[: folders.index(JEKYLL[0])])):
        return True
    return any(os.path.isfile(root + "/".join(each)) for each in beside)


def _posts(folders: Sequence[str]) -> list[list[str]]:
    """Where the post would lie of which a generator made the page in the last of some folders: ``public/posts/name/`` of ``content/posts/name.md``."""
    depth = next((depth for depth, folder in enumerate(folders[:-1]) if folder.lower() in WRITTEN_OUT[0]), None)
    if depth is None:
        return []
    *between, last = folders[depth + 1 :]
    below = [[*between, f"{last}.md"], [*between, last, "index.md"], [f"{last}.md"]]
    return [[*folders[:depth], sources, *rest] for sources in WRITTEN_OUT[1] for rest in below]


def _is_jekylls(folder: str) -> bool:
    """Whether Jekyll builds a site from what lies in *folder*, and GitHub is not told to leave that alone."""
    _, settings, sources, left = JEKYLL
    held = any(os.path.isdir(posixpath.join(folder, name)) for name in sources)
    told = os.path.isfile(posixpath.join(folder, settings)) and not os.path.exists(posixpath.join(folder, left))
    return held and told


def is_drawn(path: str, below: str) -> bool:
    """Whether a page lies where a program for mock-ups (Axure RP) put out its screens: beside that program's own scripts, or its data of this one."""
    if suffix_of(below) not in PAGES or not path.endswith(below):
        return False
    folder, name = posixpath.split(path)
    data = (
        posixpath.join(folder, each) for each in ("data/document.js", f"files/{posixpath.splitext(name)[0]}/data.js")
    )
    return os.path.isdir(posixpath.join(folder, "resources/scripts/axure")) or all(map(os.path.isfile, data))


_A_SERIES = 3
"""So many numbered files by one name are pages of a series: nobody keeps so many copies."""


class Copies:
    """Looks for numbered or dated copies (``show1.php`` beside ``show.php``) that no file of their folder, or of one above it, names; each folder once."""

    def __init__(self) -> None:
        self._by_folder: dict[str, Mapping[str, frozenset[str]] | None] = {}
        self._numbered: dict[str, Counter[str]] = {}

    def is_left(self, path: str, below: str) -> bool:
        """Whether *path* is such a copy, as far as the folder that was walked tells; *below* is the end of it that was walked."""
        name = posixpath.basename(below)
        original = _original(name)
        if (
            not original
            or not path.endswith(below)
            or not os.path.isfile(posixpath.join(posixpath.dirname(path), original))
            or self._series(posixpath.dirname(path))[original] >= _A_SERIES
        ):
            return False
        root = path.removesuffix(below)
        folder, stem = posixpath.dirname(below), name.rpartition(".")[0].lower()
        while True:
            said = self._said(root + folder)
            if said is None or said.get(stem, frozenset()) - {name}:
                return False
            if not folder:
                return True
            folder = posixpath.dirname(folder)

    def _series(self, folder: str) -> Counter[str]:
        """How many numbered files of a *folder* each name has."""
        if folder not in self._numbered:
            names = os.listdir(folder or ".")
            self._numbered[folder] = Counter(filter(None, map(_original, names)))
        return self._numbered[folder]

    def _said(self, folder: str) -> Mapping[str, frozenset[str]] | None:
        """Numbered names in lower case, as the files of *folder* mention them, and which files do; None where not all can be known."""
        if folder not in self._by_folder:
            self._by_folder[folder] = _mentioned(folder or ".")
        return self._by_folder[folder]


def _original(name: str) -> str:
    """What *name* would be a copy of; empty where it is not numbered or dated as copies are.

    >>> [_original(name) for name in ("show1.php", "show-1.php", "index2.html", "index_2.html", "2.html", "a.20150411.html")]
    ['show.php', 'show.php', 'index.html', '', '', 'a.html']
    """
    suffix = suffix_of(name)
    numbered = _NUMBERED if suffix in SERVED_PROGRAMS else _PAGE_NUMBERED if suffix in PAGES else None
    found = numbered.fullmatch(name[: -len(suffix)]) if numbered is not None else None
    return found[1] + name[-len(suffix) :] if found is not None else ""


def _mentioned(folder: str) -> Mapping[str, frozenset[str]] | None:
    said: dict[str, set[str]] = {}
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
        files = [entry for entry in files if not entry.name.lower().endswith(_NAMELESS)]
        if len(files) > MOST_FILES:
            return None
        for entry in files:
            for found in _MENTION.finditer(content(entry.path, LARGEST, follow=False)):
                said.setdefault(found.group().decode("ascii", "replace").lower(), set()).add(entry.name)
    except OSError:
        return None
    return {name: frozenset(files) for name, files in said.items()}
