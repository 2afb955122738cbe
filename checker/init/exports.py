"""Which data of a folder holds articles, by the first rows of a bounded sample."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from checker.init import columns
from checker.init.pages import evenly

if TYPE_CHECKING:
    from checker.model import PageFacts

SUFFIXES = frozenset((".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xml"))
"""What systems export articles as."""
ASKED = 20
"""Files of each suffix that are looked into."""
SEVERAL = 2
"""So many rows with a title and a text make an export."""
_SETTINGS = re.compile(
    r"(?i)(?:[\w.-]*[_.-])?(?:configs?|settings?|packages?|manifest|lang|i18n|locale|messages|composer|theme|app)(?:_\w+)?(?:[.-]\w+)*\.\w+"
)
"""Files that tell a program something."""
_INDEX = re.compile(
    r"(?i)(?:(?:local[_-]?)?search(?:[_-]?(?:index|data|db))?|index|content|feed|atom|rss\d?|sitemap)\.(?:xml|json)"
)
"""What a generator writes beside its pages, for a search or for readers of feeds: it says again what they say."""
_HOME = ("index.html", "index.htm")
GUESSED = 5
"""Files that may hold articles, in columns that nobody knows, are named up to so many."""


class Exports(NamedTuple):
    """The data in which articles were recognised."""

    patterns: tuple[str, ...] = ()
    """What matches it, in gitignore syntax."""
    files: int = 0
    """So many files they match."""
    likely: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType({})
    """Of data in which none was: what matches it, role, the columns that may hold it."""


def recognised(
    paths: Iterable[str], ask: Callable[[str], Sequence[PageFacts]], read: Callable[[str], str | None]
) -> Exports:
    """The exports among *paths*, relative with ``/``, by what *ask* says of some of each suffix, and what *read* reads of others.

    A suffix is claimed where every file that was asked holds articles; of one that has others, only those that do are
    named, for what is claimed is read from then on.
    """
    by_suffix: dict[str, list[str]] = defaultdict(list)
    every = frozenset(paths)
    for path in sorted(every):
        folder, _, name = path.rpartition("/")
        again = _INDEX.fullmatch(name) and any(f"{folder}/{home}".lstrip("/") in every for home in _HOME)
        if (suffix := os.path.splitext(path)[1]).lower() in SUFFIXES and not again:
            by_suffix[suffix].append(path)
    patterns: list[str] = []
    likely: dict[str, Mapping[str, Sequence[str]]] = {}
    files = 0
    for suffix, mine in sorted(by_suffix.items()):
        asked = evenly(mine, ASKED)
        found = _of_articles(asked, ask, read)
        if found and len(found) == len(asked):
            folder = os.path.commonpath([os.path.dirname(path) for path in mine])
            patterns.append(f"{_escaped(folder)}/**/*{suffix}" if folder else f"**/*{suffix}")
            files += len(mine)
        else:
            patterns += map(exactly, found)
            files += len(found)
            others = (path for path in asked if path not in found and not _SETTINGS.match(path.rpartition("/")[2]))
            guessed = ((path, columns.likely(read(path) or "", path)) for path in others)
            likely |= {exactly(path): roles for path, roles in guessed if roles}
    return Exports(tuple(patterns), files, dict(islice(likely.items(), GUESSED)))


def _of_articles(
    paths: Sequence[str], ask: Callable[[str], Sequence[PageFacts]], read: Callable[[str], str | None]
) -> list[str]:
    """Those of *paths* that hold articles; of JSON and XML, which holds all sorts of things, only where they hold several together."""
    rows = {
        path: columns.articles(read(path) or "", path)
        for path in paths
        if not _SETTINGS.match(path.rpartition("/")[2])
        and any(each.inside and each.kind == "article" for each in ask(path))
    }
    found = [path for path, number in rows.items() if number]
    is_table = not found or os.path.splitext(found[0])[1].lower() not in (".json", ".xml")
    return found if is_table or sum(rows.values()) >= SEVERAL else []


def exactly(path: str) -> str:
    """The pattern, in gitignore syntax, that means *path* and nothing else."""
    escaped = _escaped(path)
    return escaped if "/" in path else f"/{escaped}"


def _escaped(path: str) -> str:
    return re.sub(r"([\\*?\[\]!#]|\s(?=$))", r"\\\1", path)
