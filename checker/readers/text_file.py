"""A file that is one document: decoded, drafted by its format, finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.documents import by_content, syntax
from checker.documents.by_path import FEEDS, PROGRAMS, SETTINGS, Format, format_of, suffix_of
from checker.documents.look import INDENTED
from checker.readers.document import Drawn, finish
from checker.readers.regions import regions
from checker.text.fold import fold
from checker.text.packed import packed

if TYPE_CHECKING:
    from checker.documents.columns import Columns
    from checker.documents.names import Names
    from checker.model import Document, Field
    from checker.readers import Ask
    from checker.readers.draft import Draft
    from checker.text.decode import Decoded


def read(content: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """The one document in *content*.

    :raises ReadError: when the bytes are no text.
    """
    yield of_text(decoded_as_named(content, path, ask.names), path, ask)


def of_text(decoded: Decoded, path: str, ask: Ask) -> Document:
    """The same of a file whose bytes are decoded."""
    suffix = suffix_of(path)
    drawn = draw(suffix, format_of(suffix, ask.names) or guess(decoded.text), decoded.text, ask)
    return finish(path, decoded, drawn._replace(draft=stating(drawn.draft, ask.columns)), ask)


def stating(draft: Draft, columns: Columns) -> Draft:
    """A draft whose front matter and meta tags state what a column of the same name would."""
    if not any(columns.stated_beside(field.name) for field in draft.fields):
        return draft

    def stated(field: Field) -> Field:
        return field._replace(states=field.states or columns.stated_beside(field.name))

    return replace(draft, fields=packed(stated, draft.fields))


def decoded_as_named(content: bytes, path: str, names: Names) -> Decoded:
    """The text of a file; where it declares its charset depends on what its name says it is."""
    from checker.text.decode import decode

    suffix = suffix_of(path)
    in_html = format_of(suffix, names) in ("html", None) or suffix in FEEDS
    return decode(content, declared_in="html" if in_html else "text")


def guess(source: str) -> Format:
    """The format of a text without a telling suffix, by its beginning."""
    head = source[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<?xml")) or "<body" in head or "</p>" in head or "</div>" in head:
        return "html"
    return "markdown" if head.startswith("---\n") else "text"


def draw(suffix: str, form: Format, source: str, ask: Ask) -> Drawn:
    """Draft *source* by its format, and say what kind of page it looks like."""
    if form == "markdown":
        from checker.readers import markdown

        return Drawn(markdown.draft(source, mdx=suffix == ".mdx"), suffix, form, "article", source)
    from checker.readers import plain, setting_links, template

    if form == "text":
        return Drawn(plain.draft(source), suffix, form, "article", source)
    if form == "data" and not (suffix in PROGRAMS and template.has_markup(source)):
        masked = template.mask_program(source) if suffix in PROGRAMS else template.mask_data(source, suffix)
        links = setting_links.links(masked.shown) if suffix in SETTINGS else ()
        return Drawn(plain.draft(source, masked, links), suffix, "data", "template", masked.shown)
    from checker.readers import html

    if suffix in INDENTED:
        from checker.readers import pug

        return Drawn(pug.draft(source), suffix, "html", "template", source)
    if suffix not in ask.names.suffixes and suffix not in PROGRAMS:
        drafted = html.draft(source)
        if not _is_template(drafted, source, ask):
            return Drawn(drafted, suffix, "html", by_content.kind_of_html(source), source)
    masked = template.mask(source, suffix)
    unhidden = frozenset(("template",)) if suffix == ".vue" else frozenset[str]()
    return Drawn(html.draft(*masked, unhidden), suffix, "html", "template", masked.shown)


def _is_template(draft: Draft, source: str, ask: Ask) -> bool:
    """Whether HTML is a template by its syntax; what a reader does not see says so only in a part of a page, where no article stands, or where a
    server would have taken it out.
    """
    if syntax.shows_template(draft.text, draft.quoted, ask.names):
        return not syntax.is_left_over(source, draft.text, _article(draft, ask), draft.quoted, ask.names)
    if not syntax.hides_template(source, ask.names):
        return False
    is_part = by_content.kind_of_html(source) != "page" and syntax.hides_template(syntax.acted_on(source), ask.names)
    if is_part or syntax.waits_for_server(source, ask.names):
        return True
    return not regions(draft, fold(draft.text), ask.kinds)[1]


def _article(draft: Draft, ask: Ask) -> str:
    """The article of a draft; empty where none is found."""
    found, is_article = regions(draft, fold(draft.text), ask.kinds)
    return next((draft.text[each.start : each.end] for each in found if is_article and each.name == "article"), "")
