"""Feeds: RSS 2.0, RSS 1.0 and Atom (RFC 4287); every item or entry is a document.

A feed whose tags do not pair is refused with the place, as a table with a broken row is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.messages import Message
from checker.model import Span
from checker.readers import text_file
from checker.readers.entry import Column, Entry, View, as_written, broken, entry, respelled
from checker.readers.rows import documents
from checker.readers.text_file import decoded_as_named
from checker.readers.tokens import value_span

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers import Ask

_TOKEN = re.compile(
    r"""<!--(?s:.*?)(?:-->|\Z) | <!\[CDATA\[(?s:.*?)(?:\]\]>|\Z) | <\?(?s:.*?)(?:\?>|\Z) | <![^<>]*>
      | <(?P<close>/?)(?P<name>[^\s<>/"'=!?]+)(?P<attrs>(?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(?P<empty>/?)>""",
    re.VERBOSE,
)
_ROOT = re.compile(r"\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<![^<>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]")
_SPELLED = re.compile(r"<!\[CDATA\[((?s:.*?))\]\]>|<!--(?s:.*?)-->|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,30});")
_ENTRIES = frozenset(("item", "entry"))
_SAID_BY = ("name", "title")
"""In Atom an author and a source are elements that hold their name."""
_NAMES = {"dc:creator": "author", "dc:source": "source", "dc:title": "title"}


class _Part(NamedTuple):
    """An element of an entry: its column's name, its start tag and what stands between its tags."""

    name: str
    tag: Span
    inner: Span
    is_nested: bool
    said: Span | None
    """What its name or title holds, in one that holds other elements."""


def read(content: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """A document for each entry; one for the file where it is no feed.

    :raises ReadError: when the bytes are no text, or at the place of a tag that does not pair.
    """
    decoded = decoded_as_named(content, path, ask.names)
    found = entries(decoded.text)
    yield from text_file.read(content, path, ask) if found is None else documents(path, decoded, found, ask)


def entries(source: str) -> Iterator[Entry] | None:
    """The entries of a feed, one after another; None for XML that is no feed.

    :raises ReadError: at the place of a tag that does not pair, while the entries are taken.
    """
    return _entries(source) if _ROOT.match(source) else None


def _entries(source: str) -> Iterator[Entry]:
    opened: list[tuple[str, Span]] = []
    parts: list[_Part] = []
    said: Span | None = None
    begin, number = -1, 0
    for match in _tags(source):
        name = match["name"].lower()
        tag = Span(*match.span())
        if not match["close"]:
            opened.append((name, tag))
            if begin < 0 and name in _ENTRIES:
                begin, parts = len(opened), []
            elif begin >= 0 and len(opened) == begin + 1:
                said = None
            if not match["empty"]:
                continue
        elif not opened or opened[-1][0] != name:
            raise broken(source, tag.start, Message("read.xml-close", name=name))
        start = opened.pop()[1]
        inner = Span(start.end, tag.start if match["close"] else start.end)
        if begin >= 0 and len(opened) == begin:
            parts.append(_Part(name, start, inner, "<" in _bare(source, inner), said))
        elif begin >= 0 and len(opened) == begin + 1 and name in _SAID_BY:
            said = said or inner
        elif begin >= 0 and len(opened) < begin:
            number += 1
            columns = [column for part in parts for column in _columns(source, part)]
            yield entry(source, number, columns, Span(start.start, tag.end))
            begin = -1
    if opened:
        name, start = opened[-1]
        raise broken(source, start.start, Message("read.xml-open", name=name))


def _tags(source: str) -> Iterator[re.Match[str]]:
    """The tags of an XML file; what looks like one and is none is a mistake."""
    at = source.find("<")
    while at >= 0:
        match = _TOKEN.match(source, at)
        if match is None:
            raise broken(source, at, Message("read.xml-tag"))
        if match["name"] is not None:
            yield match
        at = source.find("<", match.end())


def _bare(source: str, span: Span) -> str:
    return _SPELLED.sub("", source[span.start : span.end])


def _columns(source: str, part: _Part) -> Iterator[Column]:
    """The column that an element makes; a link of Atom has its address in an attribute."""
    name, (start, end) = _NAMES.get(part.name, part.name), part.tag
    if name == "link" and part.inner.start == part.inner.end:
        address = value_span("href", source, start, end)
        relation = value_span("rel", source, start, end)
        if source[slice(*relation)] in ("", "alternate"):
            yield Column(name, html.unescape(source[slice(*address)]), address, as_written)
    elif not part.is_nested:
        span = _trimmed(source, part.inner)
        yield Column(name, of_xml(source, span).text, span, of_xml)
    elif name in ("content", "summary"):
        yield Column(name, source[slice(*part.inner)], part.inner, as_written)
    elif part.said is not None:
        span = _trimmed(source, part.said)
        yield Column(name, of_xml(source, span).text, span, of_xml)


def _trimmed(source: str, span: Span) -> Span:
    """A value without white space and without the marks of one CDATA section around it."""
    inner = source[span.start : span.end]
    start = span.start + len(inner) - len(inner.lstrip())
    end = max(start, span.start + len(inner.rstrip()))
    if source.startswith("<![CDATA[", start) and source.find("]]>", start) == end - 3:
        return Span(start + 9, end - 3)
    return Span(start, end)


def of_xml(source: str, span: Span) -> View:
    """Character data: references resolved, CDATA sections as they stand, comments gone."""
    if source.startswith("<![CDATA[", span.start - 9) and source.startswith("]]>", span.end):
        return as_written(source, span)
    return respelled(source, span, _meant(source, span))


def _meant(source: str, span: Span) -> Iterator[tuple[int, int, str]]:
    for found in _SPELLED.finditer(source, *span):
        if found[1] is not None:
            yield found.start(), found.start(1), ""
            yield found.end(1), found.end(), ""
        else:
            said = found.group()
            yield *found.span(), html.unescape(said) if said[0] == "&" else ""
