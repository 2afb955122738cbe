"""Entries of XML: RSS 2.0, RSS 1.0, Atom (RFC 4287), WordPress's exports, and any other file whose elements hold a text each.

Only tags are looked at, and no declaration is followed: an entity that a file declares is never expanded. Where tags do
not pair, the place is told, and reading goes on with the next entry.
"""

from __future__ import annotations

import html
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.documents.columns import Columns
from checker.messages import Message
from checker.model import Fault, Span
from checker.readers.entry import Column, Record, View, as_written, has_body, respelled
from checker.readers.tokens import value_span
from checker.readers.window import Window

_TOKEN = re.compile(
    r"""<!--(?s:.*?)(?:-->|\Z) | <!\[CDATA\[(?s:.*?)(?:\]\]>|\Z) | <\?(?s:.*?)(?:\?>|\Z) | <![^<>\[]*>
      | <(?P<close>/?)(?P<name>[^\s<>/"'=!?]++)(?P<attrs>(?:[^<>"'/]|/(?!>)|"[^"<]*+"|'[^'<]*+')*+)(?P<empty>/?)>""",
    re.VERBOSE,
)
_COMMENT = r"<!--(?:[^-]|-(?!->))*+-->"
_ROOT = re.compile(
    rf"\s*+(?:(?:<\?[^>]*+>|{_COMMENT}|<!(?!--)[^<>]*+>)\s*+)*+<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE
)
_SITEMAP = re.compile(rf"\s*+(?:(?:<\?[^>]*+>|{_COMMENT})\s*+)*+<(?:urlset|sitemapindex)[\s>]")
_SPELLED = re.compile(r"<!\[CDATA\[((?s:.*?))\]\]>|<!--(?s:.*?)-->|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,30});")
_ENTRIES = frozenset(("item", "entry"))
_SAID_BY = ("name", "title")
"""In Atom an author and a source are elements that hold their name."""
_NAMES = {"dc:creator": "author", "dc:source": "source", "dc:title": "title"}
_MOST_PARTS = 500
"""An element with more of them is a list, and no row."""
_DEEPEST = 1000
"""So many elements may stand in one another: more are a flood of tags that nothing closes."""
_WHOLE = 12
"""The last characters of a text may be the beginning of a tag that goes on."""


class _Part(NamedTuple):
    """An element of an entry: its column's name, its start tag and what stands between its tags."""

    name: str
    tag: Span
    inner: Span
    is_nested: bool
    said: Span | None
    """What its name or title holds, in one that holds other elements."""


@dataclass(slots=True)
class _Element:
    """An element that is not closed yet."""

    name: str
    tag: Span
    parts: list[_Part] = field(default_factory=list)
    holds_rows: bool = False

    def shifted(self, by: int) -> _Element:
        """The same when the window has moved on: its parts are gone."""
        return _Element(self.name, Span(self.tag.start - by, self.tag.end - by), [], self.holds_rows)


def is_sitemap(source: str) -> bool:
    """Whether XML lists the pages of a site, and holds none."""
    return _SITEMAP.match(source) is not None


class Xml:
    """The entries of one file."""

    def __init__(self, window: Window, known: Columns) -> None:
        self._window = window
        self._known = known
        self._is_feed = _ROOT.match(window.text) is not None
        self._opened: list[_Element] = []
        self._entry = ""
        """What the element of an entry is called, once one was met."""
        self._at = 0

    def rows(self) -> Iterator[Record | Fault]:
        """All of them."""
        while True:
            match = self._tag()
            if isinstance(match, Fault):
                yield match
                if not self._recovers(match.span.start + 1):
                    return
                continue
            if match is None:
                break
            self._at = match.end()
            fault = yield from self._met(match)
            if fault is not None:
                yield fault
                if not self._recovers(self._at):
                    return
        if self._opened:
            # Where its end is missed: its beginning may be far behind what a long file keeps in memory.
            end = self._window.place(len(self._window.text))
            yield Fault(end, Message("read.xml-open", name=self._opened[-1].name))

    def _tag(self) -> re.Match[str] | Fault | None:
        """The next tag; None behind the last. What looks like one and is none is a fault."""
        at = self._at
        while True:
            source = self._window.text
            at = source.find("<", at)
            match = _TOKEN.match(source, at) if at >= 0 else None
            is_cut = at < 0 or match is None or match.end() >= len(source) - _WHOLE
            if is_cut and self._window.more():
                at = self._at
                continue
            if at < 0:
                return None
            if match is None:
                declares = source.startswith("<!DOCTYPE", at)
                return Fault(Span(at, at), Message("read.xml-declares" if declares else "read.xml-tag"))
            if match["name"] is not None:
                return match
            at = self._at = match.end()

    def _met(self, match: re.Match[str]) -> Generator[Record, None, Fault | None]:
        """A tag: what it closes may be an entry. The fault of one that closes nothing."""
        name, tag = match["name"].lower(), Span(*match.span())
        if not match["close"]:
            if not self._entry and self._is_feed and _local(name) in _ENTRIES:
                self._entry = name
            self._opened.append(_Element(name, tag))
            if not match["empty"]:
                return None if len(self._opened) <= _DEEPEST else Fault(tag, Message("read.xml-open", name=name))
        elif not self._opened or self._opened[-1].name != name:
            return Fault(Span(tag.start, tag.start), Message("read.xml-close", name=name))
        closed = self._opened.pop()
        inner = Span(closed.tag.end, tag.start if match["close"] else closed.tag.end)
        yield from self._closed(closed, inner, Span(closed.tag.start, tag.end), attrs=closed.tag)
        return None

    def _closed(self, closed: _Element, inner: Span, whole: Span, *, attrs: Span) -> Iterator[Record]:
        """An element is whole: it is a row, a part of the one around it, or a list of rows."""
        around = self._opened[-1] if self._opened else None
        if closed.name == self._entry or not self._is_feed:
            row = self._row(closed, whole)
            if row is not None and (closed.name == self._entry or has_body(row.columns)):
                self._entry = closed.name
                yield row
                for each in self._opened:
                    each.holds_rows = True
                self._moved(whole.end)
                return
            if row is not None and not self._entry:  # it may be a row whose names nobody knows
                yield row._replace(is_nested=True)
        if around is None or len(around.parts) >= _MOST_PARTS:
            return
        said = next((part.inner for part in closed.parts if _local(part.name) in _SAID_BY), None)
        is_nested = "<" in _SPELLED.sub("", self._window.text[inner.start : inner.end])
        name = closed.name
        if self._known.role(name) is None or not self._is_feed:
            called = value_span("name", self._window.text, *attrs)
            name = self._window.text[slice(*called)].strip().lower() or name
        around.parts.append(_Part(name, closed.tag, inner, is_nested, said))

    def _row(self, closed: _Element, whole: Span) -> Record | None:
        """The row that an element is; an element that only holds others is none."""
        if closed.holds_rows or closed.tag.start < 0 or closed.name == "html" or self._is_text(closed):
            return None
        columns = [column for part in closed.parts for column in self._columns(part)]
        is_entry = self._is_feed and closed.name == self._entry
        return (
            Record(columns, whole, is_listed=bool(self._opened), is_article=is_entry) if columns or is_entry else None
        )

    def _is_text(self, closed: _Element) -> bool:
        """Whether an element is a text with elements in it, by its name; one with a title is an article called so."""
        role = self._known.role(closed.name)
        titled = any((known := self._known.role(part.name)) and known.role == "title" for part in closed.parts)
        return role is not None and role.role == "body" and not titled

    def _moved(self, at: int) -> None:
        before = self._window.start.offset
        self._at = self._window.move(at)
        if by := self._window.start.offset - before:
            self._opened = [each.shifted(by) for each in self._opened]

    def _recovers(self, at: int) -> bool:
        """Go on with the next entry behind a fault at *at*, if there is one."""
        if not self._entry:
            return False
        begins = re.compile(rf"<{re.escape(self._entry)}[\s>/]", re.IGNORECASE)
        while (found := begins.search(self._window.text, at)) is None:
            if not self._window.more():
                return False
        names = [each.name for each in self._opened]
        del self._opened[names.index(self._entry) if self._entry in names else len(names) :]
        self._at = found.start()
        return True

    def _columns(self, part: _Part) -> Iterator[Column]:
        """The column that an element makes; a link of Atom has its address in an attribute."""
        source, (start, end) = self._window.text, part.tag
        name = _NAMES.get(part.name, part.name)
        if self._entry and ":" in self._entry:  # the feed's own words have a prefix, too
            name = name.removeprefix(self._entry.partition(":")[0] + ":")
        role = self._known.role(name)
        written = source[start + 1 : start + 1 + len(name)]
        shown = written if written.lower() == name else name
        if name == "link" and part.inner.start == part.inner.end:
            address = value_span("href", source, start, end)
            relation = value_span("rel", source, start, end)
            if source[slice(*relation)] in ("", "alternate"):
                yield Column(name, html.unescape(source[slice(*address)]), address, as_written, role)
        elif not part.is_nested:
            span = trimmed(source, part.inner)
            yield Column(shown, of_xml(source, span).text, span, of_xml, role)
        elif role is not None and role.role in ("body", "short body"):
            yield Column(shown, source[slice(*part.inner)], part.inner, as_written, role)
        elif part.said is not None:
            span = trimmed(source, part.said)
            yield Column(shown, of_xml(source, span).text, span, of_xml, role)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def trimmed(source: str, span: Span) -> Span:
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
