"""What a path alone says of a file: which reader reads it, or why it is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import splitext
from typing import Literal

from checker.documents.names import Names, Skip
from checker.messages import Message
from checker.text.pattern import LazyPattern

Format = Literal["html", "markdown", "text", "data"]

PROGRAMS = frozenset((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx"))
"""Programs: their comments are theirs, and their markup, where they have any, is JSX."""
TABLES = frozenset((".json", ".jsonl", ".ndjson", ".csv", ".tsv"))
FEEDS = frozenset((".xml", ".rss", ".atom", ".rdf"))
MANUSCRIPTS = frozenset((".docx", ".docm"))
"""Word's files: their places are in the text that they hold."""
SAVED_OTHERWISE: dict[str, str] = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".dot", ".pages"), "save-as-docx"),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".gz"), "archive"),
    **dict.fromkeys((".xlsx", ".xls", ".et", ".ods"), "save-as-csv"),
}
"""Suffix → what its owner may do, for a file that is not read as it is."""
SETTINGS = frozenset((".yml", ".yaml", ".toml"))
DATA = SETTINGS | TABLES | FEEDS
"""Read only when named or configured."""
UNCONFIGURED = Message("skip.unconfigured")
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
"""Pages by their suffix: one that cannot be read is never passed over."""
FORMATS: dict[str, Format] = {
    **dict.fromkeys(PAGES, "html"),
    **dict.fromkeys((".md", ".markdown", ".mdx", ".mkd"), "markdown"),
    ".txt": "text",
    **dict.fromkeys(MANUSCRIPTS, "text"),
    **dict.fromkeys(PROGRAMS, "data"),
    **dict.fromkeys(DATA, "data"),
}
"""Suffix → format, but for templates."""
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz")
"""Packed sites."""
INSIDE = "!/"
"""Between the path of an archive and that of a file in it."""
_DAY = LazyPattern(r"(?:19|20)\d\d/[01]?\d/[0-3]?\d")
MOST_FOLDERS = 3
"""So many folders in a row may name what lies in them."""


def is_archive(path: str) -> bool:
    """Whether a file is a packed site, by its name."""
    return path.lower().endswith(ARCHIVES)


def suffix_of(path: str) -> str:
    """The suffix of a path, in lower case and with its point; empty without one.

    >>> suffix_of("a/b.tar.GZ"), suffix_of("a.b/c"), suffix_of(".env"), suffix_of("a.")
    ('.gz', '', '', '')
    """
    suffix = splitext(path)[1]
    return suffix.lower() if len(suffix) > 1 else ""


def format_of(suffix: str, names: Names) -> Format | None:
    """What a file of this suffix is read as; None where only its text can tell."""
    return "html" if suffix in names.suffixes else FORMATS.get(suffix)


class PassedOver:
    """Tells why files that are met while walking are not read: what the names of a folder say is found out once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._called = LazyPattern("|".join(skip.files.pattern for skip in names.skipped))
        self._exactly = LazyPattern("|".join(skip.exact.pattern for skip in names.skipped))
        self._in: dict[str, frozenset[Skip]] = {}

    def why(self, path: str, *, wanted: bool = False, has_kind: bool = False) -> Message | None:
        """Why a file is not read; None when it is.

        *path* is the way to it from the folder that was walked: no other folder's name counts. What is *wanted*, as a footer
        or by its own name, is read whatever it is called. One that *has_kind*, by a pattern for its folder say, is read
        whatever its folders are called, and data is too; but a README remains one.
        """
        if wanted:
            return None
        folder, _, name = path.rpartition("/")
        suffix = suffix_of(path)
        if suffix and format_of(suffix, self._names) is None:
            return Message(f"skip.{SAVED_OTHERWISE.get(suffix, 'no-reader')}")
        around = frozenset[Skip]() if has_kind else self._by_folder(folder)
        if around or self._called.match(name.lower()) or self._exactly.match(name):
            for skip in self._names.skipped:
                if not skip.suffixes or suffix in skip.suffixes:
                    if skip.files.match(name.lower()) or skip.exact.match(name):
                        return skip.reason
                    if skip in around and not skip.but.match(name.lower()):
                        return skip.reason
        if suffix in DATA and not has_kind:
            return UNCONFIGURED
        return None if suffix else Message("skip.no-suffix")

    def _by_folder(self, folder: str) -> frozenset[Skip]:
        """Those that mean what lies in a *folder*, by its name or those of the folders that it lies in."""
        if folder not in self._in:
            rows = list(_in_a_row([each.lower() for each in _before_titles(folder.split("/"))]))
            self._in[folder] = frozenset(skip for skip in self._names.skipped if any(map(skip.folders.match, rows)))
        return self._in[folder]


def _before_titles(folders: Sequence[str]) -> Sequence[str]:
    """The folders without those below a day, which are called as the posts in them are (jekyllrb.com, *Permalinks*; hexo.io, *Permalinks*).

    >>> _before_titles(["blog", "2099", "04", "11", "prototype"])
    ['blog', '2099', '04', '11']
    """
    days = (end for end in range(3, len(folders)) if _DAY.fullmatch("/".join(folders[end - 3 : end])))
    return folders[: next(days, len(folders))]


def _in_a_row(folders: Sequence[str]) -> Iterator[str]:
    """Each folder, and each with the one and the two that it lies in.

    >>> list(_in_a_row(["a", "b", "c"]))
    ['a', 'b', 'a/b', 'c', 'b/c', 'a/b/c']
    """
    for end in range(1, len(folders) + 1):
        for count in range(1, min(end, MOST_FOLDERS) + 1):
            yield "/".join(folders[end - count : end])
