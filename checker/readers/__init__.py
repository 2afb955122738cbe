"""Bytes of any format in, documents out: one reader a format, and one way to finish what it read.

To add a format: a module with ``draft(source) -> Draft`` and a line in :data:`READERS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.model import Document, PageKind
from checker.readers.document import finish
from checker.readers.draft import Draft
from checker.readers.template import CODE
from checker.readers.template import SUFFIXES as TEMPLATES

if TYPE_CHECKING:
    from checker.readers.entry import Entry
    from checker.text.decode import Decoded

Format = Literal["html", "markdown", "text", "data"]

READERS: dict[str, Format] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".md", ".markdown", ".mdx", ".mkd"), "markdown"),
    ".txt": "text",
    **dict.fromkeys(TEMPLATES, "html"),
    **dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts"), "data"),
    **dict.fromkeys(
        (".yml", ".yaml", ".json", ".toml", ".xml", ".rss", ".atom", ".jsonl", ".ndjson", ".csv", ".tsv"), "data"
    ),
}
"""Suffix → format. A file whose suffix is not here is read by what it looks like, when somebody names it."""

TABLES = frozenset((".json", ".jsonl", ".ndjson", ".csv", ".tsv"))
FEEDS = frozenset((".xml", ".rss", ".atom"))
DATA_SUFFIXES = frozenset((".yml", ".yaml", ".toml")) | TABLES | FEEDS
"""Read only when named or configured."""
SUFFIXES = frozenset(READERS) - DATA_SUFFIXES
"""Read when a folder is walked."""


class Drawn(NamedTuple):
    """A draft, and what was decided about it on the way."""

    draft: Draft
    format: Format
    kind: PageKind


def read(path: str, data: bytes, *, kind: PageKind | None = None) -> Iterator[Document]:
    """The documents in *data*, the bytes of the file *path*; *kind* overrides what it is taken for.

    A table of articles or a feed holds one in every row, unless it is a *template*: data that a footer is made of.

    :raises ReadError: when the bytes are no text, or a row cannot be read.
    """
    from checker.text.decode import decode

    suffix = PurePosixPath(path).suffix.lower()
    form = READERS.get(suffix)
    decoded = decode(data, declared_in="html" if form in ("html", None) or suffix in FEEDS else "text")
    found = rows_of(suffix, decoded.text) if kind != "template" else None
    if found is not None:
        yield from each(path, decoded, found, kind)
        return
    drawn = draw(suffix, form or guess(decoded.text), decoded.text)
    yield finish(path, decoded, drawn.draft, drawn.format, kind or drawn.kind, decided=kind is None)


def rows_of(suffix: str, source: str) -> Iterator[Entry] | None:
    """The rows of a table of articles, or the entries of a feed; None for any other file."""
    if suffix in TABLES:
        from checker.readers import exports

        return exports.entries(suffix, source)
    if suffix in FEEDS:
        from checker.readers import feed

        return feed.entries(source)
    return None


def each(path: str, decoded: Decoded, found: Iterator[Entry], kind: PageKind | None) -> Iterator[Document]:
    """A document for each row; damage to the file is told of the row where it begins, or of the first."""
    from checker.readers.entry import lifted

    at = decoded.text.find("\ufffd") if decoded.damaged else -1
    damaged = decoded.damaged
    for row in found:
        drawn = draw(f".{row.form}", row.form, row.body.text)
        here = damaged if at < row.span.end else 0
        damaged -= here
        yield finish(
            path,
            decoded._replace(damaged=here),
            lifted(drawn.draft, row),
            drawn.format,
            kind or ("page" if drawn.format == "html" and drawn.kind == "page" else "article"),
            decided=kind is None,
            inside=row.inside,
        )


def guess(source: str) -> Format:
    """The format of a text without a telling suffix, by its beginning."""
    head = source[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<?xml")) or "<body" in head or "</p>" in head or "</div>" in head:
        return "html"
    return "markdown" if head.startswith("---\n") else "text"


def draw(suffix: str, form: Format, source: str) -> Drawn:
    """Draft *source* by its format, and say what kind of page it is."""
    if form == "markdown":
        from checker.readers import markdown

        return Drawn(markdown.draft(source, mdx=suffix == ".mdx"), form, "article")
    from checker.readers import plain, template

    if form == "text":
        return Drawn(plain.draft(source), form, "page")
    if form == "data" and not (suffix in CODE and template.has_markup(source)):
        masked = template.mask_program(source) if suffix in CODE else template.mask_data(source, suffix)
        return Drawn(plain.draft(source, masked), "data", "template")
    from checker.readers import html

    if suffix in TEMPLATES or suffix in CODE:
        shown = frozenset(("template",)) if suffix == ".vue" else frozenset[str]()
        return Drawn(html.draft(*template.mask(source, suffix), shown), "html", "template")
    drafted = html.draft(source)
    if template.shows_directives(drafted):
        return Drawn(html.draft(*template.mask(source)), "html", "template")
    return Drawn(drafted, "html", html_kind(source))


def html_kind(source: str) -> PageKind:
    """A whole page has a doctype, ``<html>`` or ``<body>``; anything less is a part that a template will wrap."""
    head = source.lower()
    return (
        "page"
        if "<!doctype" in head[:1000] or any(tag in head for tag in ("<html", "<body", "<head>", "<title>"))
        else "article"
    )
