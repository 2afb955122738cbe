"""A row of a table or an entry of a feed: columns with their places, one of which is the text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from checker.documents.columns import Columns, Meaning
from checker.model import Field, Span
from checker.readers.draft import Draft
from checker.text.offsets import Offsets, Weave
from checker.text.packed import packed

RUNNING = 20
"""Letters that a running text has at least; a column with fewer may be a remark."""
SENTENCE = 16
"""Han characters that make a text of a row's value; labels and names of columns have fewer."""
_SINGLE = ("title", "source", "author", "editor", "original title")
"""Of several columns for one of these, the first by name that is filled in counts."""
_BY_NAME = ("source", "author", "editor")
"""What is not told by a number: in such a column it points into another table."""
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>)")
_MARKDOWN = re.compile(r"(?m)^ {0,3}(?:#{1,6} |> |[-*+] |```)|\]\((?:https?:|/)|\*\*\S|\A---[ \t]*$")
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;/?(?:p|div|br|span|strong|a|h[1-6]|table|ul|section)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,30});")
_NUMBERED = re.compile(r"\|\d+\s*\Z")
"""Behind a source, the number that a CMS knows it by: ``网络|0``."""
_FILE = re.compile(r"[^\s]*\.(?:jpe?g|png|gif|webp|mp4|mp3|svg|avif|webm)(?:\?\S*)?", re.IGNORECASE)


class View(NamedTuple):
    """A value as it is meant, without the spelling of its file, and where each of its characters stands there."""

    text: str
    offsets: Offsets


class Column(NamedTuple):
    """One value of a row; *read* gives its view from the source of the file and its span there."""

    name: str
    """As written, without blanks around it."""
    value: str
    span: Span
    read: Callable[[str, Span], View]
    known: Meaning | None = None
    """What it holds, where its name tells."""

    @property
    def role(self) -> str:
        """One of :data:`checker.documents.columns.ROLES`, or nothing."""
        return self.known.role if self.known is not None else ""


class Record(NamedTuple):
    """A row as it was met."""

    columns: Sequence[Column]
    span: Span
    is_listed: bool = True
    """Whether it is one of several: a single object may be anything."""
    is_nested: bool = False
    """Whether it stands in another object: then nobody misses a text in it."""
    is_article: bool = False
    """Whether it is known to be an article, with a text or without one."""

    @property
    def holds_article(self) -> bool:
        """Whether an article is recognised in it."""
        return self.is_article or (has_body(self.columns) and (self.is_listed or holds_text(self.columns)))


class Entry(NamedTuple):
    """A row or entry, ready to be drafted."""

    inside: str
    """Its id, else its number, as ``row 3``."""
    span: Span
    fields: tuple[Field, ...]
    form: Literal["html", "markdown", "text"]
    body: View
    title: str = ""
    taken: tuple[tuple[str, str], ...] = ()
    """What its columns were taken for: role, name."""


def has_body(columns: Iterable[Column]) -> bool:
    """Whether a row has a column that may hold a text: without one it is no article. A description has a title beside it."""
    roles = {column.role for column in columns}
    return "body" in roles or {"short body", "title"} <= roles


def holds_text(columns: Iterable[Column]) -> bool:
    """Whether a row has a running text."""
    return any(column.role in ("body", "short body") and _is_running(column.value) for column in columns)


def entry(source: str, number: int, columns: Sequence[Column], span: Span, known: Columns) -> Entry:
    """The entry that the columns of row *number* (1-based) make."""
    body = _body(columns)
    ids = sorted((one for one in columns if one.role == "id" and _said(one, known)), key=_rank)
    inside = _said(ids[0], known) if ids else f"row {number}"
    counted = _counted(columns, known)
    title = next((_said(one, known) for one in columns if one.role == "title" and one in counted), "")
    fields = tuple(
        _field(source, one, known, counts=one in counted)
        for one in columns
        if one is not body
        and (
            one.value.strip()
            or (one.role != "title" and (one.role or source[one.span.start : one.span.start + 1] not in ("[", "{")))
        )
    )
    taken = tuple(dict.fromkeys((one.role, one.name) for one in (*([body] if body else []), *counted) if one.role))
    if body is None:
        view = as_written(source, Span(span.end, span.end))
        return Entry(inside, span, fields, "text", view, title, taken)
    view = unescaped(body.read(source, body.span))
    return Entry(inside, span, fields, look(body.name.lower(), view.text), view, title, taken)


def _body(columns: Sequence[Column]) -> Column | None:
    """The column that holds the text: the first by its name with running text, else the first that is filled in."""
    for role in ("body", "short body"):
        found = sorted((one for one in columns if one.role == role and one.value.strip()), key=_rank)
        for one in found:
            if _is_running(one.value):
                return one
        if found:
            return found[0]
    return None


def _rank(column: Column) -> int:
    return column.known.rank if column.known is not None else 0


def _is_running(value: str) -> bool:
    return sum(map(str.isalpha, _TAG.sub("", value[: 40 * RUNNING]))) >= RUNNING


def _counted(columns: Sequence[Column], known: Columns) -> list[Column]:
    """The columns that count for what they are called: of several sources, titles … those of the first name that is filled in."""
    best: dict[str, Column] = {}
    for one in columns:
        is_key = one.role in _BY_NAME and _said(one, known).isdecimal() and not (one.known and one.known.is_given)
        if one.role in _SINGLE and not is_key:
            before = best.get(one.role)
            if before is None or (not _said(one, known), _rank(one)) < (not _said(before, known), _rank(before)):
                best[one.role] = one
    return [
        one
        for one in columns
        if one.role not in ("", "body", "short body")
        and (one.role not in _SINGLE or (one.role in best and best[one.role].name == one.name))
    ]


def _said(column: Column, known: Columns) -> str:
    """The value, empty where it says that there is none."""
    value = column.value.strip()
    if column.role == "source":
        value = _NUMBERED.sub("", value)
    return "" if value.lower() in known.nothing else value


def _field(source: str, column: Column, known: Columns, *, counts: bool) -> Field:
    """The field that a column makes; one that only repeats what another says better states nothing."""
    value, span = _said(column, known), column.span
    if column.role == "title" and counts:
        return Field("meta", "title", value, span)
    states = known.states.get(column.role, "") if counts else ""
    if column.role == "source":
        if value and (mark := _NUMBERED.search(source[slice(*span)])) is not None:
            span = Span(span.start, span.start + mark.start())
        if value.lower() in known.original:
            states = "original"
        elif _FILE.fullmatch(value):
            states = ""
    return Field("column", column.name.lower(), value, span, states)


def look(name: str, text: str) -> Literal["html", "markdown", "text"]:
    """What a text is written in, by its look; *name* is that of its column."""
    if _TAG.search(text) or "html" in name:
        return "html"
    return "markdown" if "markdown" in name or _MARKDOWN.search(text) else "text"


def unescaped(view: View) -> View:
    """A text whose tags were escaped once more than its file asks for, as they are meant; any other as it is."""
    for _ in range(2):
        if _TAG.search(view.text) or not _ESCAPED_TAG.search(view.text):
            break
        spelled = ((*found.span(), html.unescape(found.group())) for found in _ENTITY.finditer(view.text))
        inner = respelled(view.text, Span(0, len(view.text)), spelled)
        view = View(inner.text, inner.offsets.through(view.offsets))
    return view


def as_written(source: str, span: Span) -> View:
    """A value that is spelled as it is meant."""
    return respelled(source, span, ())


def respelled(source: str, span: Span, spelled: Iterable[tuple[int, int, str]]) -> View:
    """A value in which some stretches (source start and end, in order) stand for something else."""
    weave = Weave()
    at = span.start
    for start, end, text in spelled:
        weave.copy(source[at:start], at)
        weave.put(text, start, end)
        at = end
    weave.copy(source[at : span.end], at)
    return _woven(weave, span)


def lined(parts: Iterator[tuple[Span, View]], span: Span) -> View:
    """Several values as the lines of one."""
    weave = Weave()
    for number, (where, view) in enumerate(parts):
        if number:
            weave.put("\n", where.start, where.start)
        weave.splice(view.text, view.offsets, 0, len(view.text))
    return _woven(weave, span)


def _woven(weave: Weave, span: Span) -> View:
    if not len(weave):
        return View("", Offsets([0], [span.start], [0], 0))
    return View(weave.text(), weave.offsets())


def lifted(draft: Draft, row: Entry) -> Draft:
    """The draft of a row's text, with its places in the file, and the fields of the row."""
    outer, whole = row.body.offsets, (0, len(row.body.text))

    def lift(span: Span) -> Span:
        return outer.span(*span) if span.start < len(outer) else outer.end

    return replace(
        draft,
        offsets=draft.offsets.through(outer) if draft.text else outer,
        links=packed(lambda link: link._replace(span=lift(link.span), address=lift(link.address)), draft.links),
        fields=(*row.fields, *(field._replace(span=lift(field.span)) for field in draft.fields)),
        comments=packed(
            lambda one: one._replace(span=lift(one.span), covers=row.span if one.covers == whole else lift(one.covers)),
            draft.comments,
        ),
    )
