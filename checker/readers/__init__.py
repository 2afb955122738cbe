"""Bytes of any format in, documents out: one reader a format, and one way to finish what it read.

To add a format: a module with ``draft(source) -> Draft``, its suffixes in :mod:`checker.documents.by_path`, a line in :func:`draw`.
What a document is and what it owes is decided next door, in :mod:`checker.documents`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from checker.documents import by_content
from checker.documents.by_path import FEEDS, PROGRAMS, TABLES, Format, format_of, suffix_of
from checker.documents.names import Names, shipped_names
from checker.model import Document, PageKind
from checker.readers.document import Drawn, finish
from checker.readers.regions import regions

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.documents.by_content import Look
    from checker.model import Judged
    from checker.readers.draft import Draft
    from checker.readers.entry import Entry
    from checker.text.decode import Decoded


def read(
    path: str,
    data: bytes,
    *,
    kind: PageKind | None = None,
    holds_footer: bool | None = None,
    names: Names | None = None,
) -> Iterator[Document]:
    """The documents in *data*, the bytes of the file *path*; *kind* overrides what it is taken for.

    A table of articles or a feed holds one in every row, unless it is a *template*: data that a footer is made of.
    *holds_footer* says whether the configuration declares this file as the footer, None where it declares none; *names*
    are the words by which documents are told apart, those that came with the program by default.

    :raises ReadError: when the bytes are no text, or a row cannot be read.
    """
    from checker.text.decode import decode

    names = names or shipped_names()
    suffix = suffix_of(path)
    form = format_of(suffix, names)
    decoded = decode(data, declared_in="html" if form in ("html", None) or suffix in FEEDS else "text")
    judge = partial(by_content.judged, names=names, asked=kind, holds_footer=holds_footer)
    found = rows_of(suffix, decoded.text) if kind != "template" and not holds_footer else None
    if found is not None:
        yield from each(path, decoded, found, judge, names)
        return
    drawn = draw(suffix, form or guess(decoded.text), decoded.text, names)
    yield finish(path, decoded, drawn, judge)


def rows_of(suffix: str, source: str) -> Iterator[Entry] | None:
    """The rows of a table of articles, or the entries of a feed; None for any other file."""
    if suffix in TABLES:
        from checker.readers import exports

        return exports.entries(suffix, source)
    if suffix in FEEDS:
        from checker.readers import feed

        return feed.entries(source)
    return None


def each(
    path: str, decoded: Decoded, found: Iterator[Entry], judge: Callable[[Look], Judged], names: Names
) -> Iterator[Document]:
    """A document for each row; damage to the file is told of the row where it begins, or of the first."""
    from checker.readers.entry import lifted

    at = decoded.text.find("\ufffd") if decoded.damaged else -1
    damaged = decoded.damaged
    for row in found:
        drawn = draw(f".{row.form}", row.form, row.body.text, names)
        if drawn.kind == "template":
            drawn = drawn._replace(kind="article")
        here = damaged if at < row.span.end else 0
        damaged -= here
        drawn = drawn._replace(draft=lifted(drawn.draft, row))
        yield finish(path, decoded._replace(damaged=here), drawn, judge, inside=row.inside)


def guess(source: str) -> Format:
    """The format of a text without a telling suffix, by its beginning."""
    head = source[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<?xml")) or "<body" in head or "</p>" in head or "</div>" in head:
        return "html"
    return "markdown" if head.startswith("---\n") else "text"


def draw(suffix: str, form: Format, source: str, names: Names) -> Drawn:
    """Draft *source* by its format, and say what kind of page it looks like."""
    if form == "markdown":
        from checker.readers import markdown

        return Drawn(markdown.draft(source, mdx=suffix == ".mdx"), suffix, form, "article", source)
    from checker.readers import plain, template

    if form == "text":
        return Drawn(plain.draft(source), suffix, form, "article", source)
    if form == "data" and not (suffix in PROGRAMS and template.has_markup(source)):
        masked = template.mask_program(source) if suffix in PROGRAMS else template.mask_data(source, suffix)
        return Drawn(plain.draft(source, masked), suffix, "data", "template", masked.shown)
    from checker.readers import html

    if suffix in by_content.INDENTED:
        from checker.readers import pug

        return Drawn(pug.draft(source), suffix, "html", "template", source)
    if suffix not in names.suffixes and suffix not in PROGRAMS:
        drafted = html.draft(source)
        if not _is_template(drafted, source, names):
            return Drawn(drafted, suffix, "html", by_content.kind_of_html(source), source)
    masked = template.mask(source, suffix)
    unhidden = frozenset(("template",)) if suffix == ".vue" else frozenset[str]()
    return Drawn(html.draft(*masked, unhidden), suffix, "html", "template", masked.shown)


def _is_template(draft: Draft, source: str, names: Names) -> bool:
    """Whether HTML is a template by its syntax; what a reader does not see says so only where no article stands."""
    if by_content.shows_template(draft.text, draft.quoted, names):
        return True
    return by_content.hides_template(source, names) and not regions(draft)[1]
