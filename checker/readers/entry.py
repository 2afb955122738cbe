"""A row of a table or an entry of a feed: columns with their places, one of which is the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from checker.errors import ReadError
from checker.messages import Message
from checker.model import Field, Span
from checker.readers.draft import Draft
from checker.text.lines import Lines
from checker.text.offsets import Offsets, Weave

BODIES = (
    "content:encoded", "content", "body", "html", "content_html", "markdown", "content_text", "text", "article", "正文", "内容", "description",
    "summary",
)  # fmt: skip
"""The columns that may hold the text; the first that does is it."""
TITLES = ("title", "标题", "headline")
IDS = ("id", "_id", "guid", "link", "url")
_TAG = re.compile(r"<(?:!--|/?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>)")
_MARKDOWN = re.compile(r"(?m)^ {0,3}(?:#{1,6} |> |[-*+] |```)|\]\((?:https?:|/)|\*\*\S|\A---[ \t]*$")


class View(NamedTuple):
    """A value as it is meant, without the spelling of its file, and where each of its characters stands there."""

    text: str
    offsets: Offsets


class Column(NamedTuple):
    """One value of a row; *read* gives its view from the source of the file and its span there."""

    name: str
    """Lower case."""
    value: str
    span: Span
    read: Callable[[str, Span], View]


class Entry(NamedTuple):
    """A row or entry, ready to be drafted."""

    inside: str
    """Its id, else its number, as ``row 3``."""
    span: Span
    fields: tuple[Field, ...]
    form: Literal["html", "markdown", "text"]
    body: View


def has_body(names: Iterable[str]) -> bool:
    """Whether a table has a column that may hold a text; without one it is no table of articles."""
    return not set(BODIES).isdisjoint(names)


def entry(source: str, number: int, columns: Sequence[Column], span: Span) -> Entry:
    """The entry that the columns of row *number* (1-based) make."""
    named = {column.name: column for column in reversed(columns) if column.value.strip()}
    body = next((named[name] for name in BODIES if name in named), None)
    inside = next((named[name].value.strip() for name in IDS if name in named), f"row {number}")
    fields = tuple(
        Field("meta", "title", one.value.strip(), one.span)
        if one.name in TITLES
        else Field("column", one.name, one.value.strip(), one.span)
        for one in columns
        if one is not body
        and (
            one.value.strip()
            or (one.name not in TITLES and source[one.span.start : one.span.start + 1] not in ("[", "{"))
        )
    )
    if body is None:
        return Entry(inside, span, fields, "text", as_written(source, Span(span.end, span.end)))
    return Entry(inside, span, fields, look(body), body.read(source, body.span))


def look(body: Column) -> Literal["html", "markdown", "text"]:
    """What a text is written in, by its look."""
    if _TAG.search(body.value) or body.name in ("html", "content_html"):
        return "html"
    return "markdown" if body.name == "markdown" or _MARKDOWN.search(body.value) else "text"


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
        links=tuple(link._replace(span=lift(link.span), address=lift(link.address)) for link in draft.links),
        fields=(*row.fields, *(field._replace(span=lift(field.span)) for field in draft.fields)),
        comments=tuple(
            one._replace(span=lift(one.span), covers=row.span if one.covers == whole else lift(one.covers))
            for one in draft.comments
        ),
    )


def broken(source: str, at: int, problem: Message) -> ReadError:
    """The error of a file in which one row cannot be read: it is not what it is named for, and no row of it is judged."""
    place = Lines(source).place(Span(at, at))
    message = Message("read.row", line=place.line, column=place.column, problem=problem)
    return ReadError(message, line=place.line, column=place.column)
