"""Tables of articles, as a CMS exports them: JSON lines, a JSON list of objects, CSV and TSV; every row is a document.

Formats: JSON Lines, RFC 8259 (JSON), RFC 4180 (CSV) with any of comma, semicolon and tab between the values; the first
row of a CSV table names the columns. One broken row makes a file that is not what it is named for: it is refused with
the row's place, for what follows a missing quotation mark would be read as something that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import JSONDecoder
from typing import TYPE_CHECKING

from checker.documents.by_path import suffix_of
from checker.messages import Message
from checker.model import Span
from checker.readers import text_file
from checker.readers.entry import Column, Entry, View, as_written, broken, entry, has_body, respelled
from checker.readers.rows import documents
from checker.readers.text_file import decoded_as_named

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers import Ask

_DECODER = JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_LIST_OF_OBJECTS = re.compile(r"\s*\[\s*\{")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_TWO_MARKS = re.compile('""')
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def read(content: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """A document for each row; one for the file where it is no table of articles.

    :raises ReadError: when the bytes are no text, or at the place of a row that cannot be read.
    """
    decoded = decoded_as_named(content, path, ask.names)
    found = entries(suffix_of(path), decoded.text)
    yield from text_file.read(content, path, ask) if found is None else documents(path, decoded, found, ask)


def entries(suffix: str, source: str) -> Iterator[Entry] | None:
    """The rows of a table, one after another; None for a file that is no table of articles.

    :raises ReadError: at the place of a row that cannot be read, while the rows are taken.
    """
    if suffix in (".csv", ".tsv"):
        return _of_csv(source, "\t" if suffix == ".tsv" else _separator(source))
    if suffix == ".json" and not _LIST_OF_OBJECTS.match(source):
        return None
    found = _list(source) if suffix == ".json" else _lines(source)
    first = next(found, None)
    if first is None or not has_body(column.name for column in first[0]):
        return None
    return (entry(source, number, *row) for number, row in enumerate(_and_then(first, found), 1))


_Row = tuple[list[Column], Span]


def _and_then(first: _Row, others: Iterator[_Row]) -> Iterator[_Row]:
    yield first
    yield from others


def _lines(source: str) -> Iterator[_Row]:
    for line in _LINE.finditer(source):
        start = _skip(source, line.start())
        columns, end = _object(source, start)
        if source[end : line.end()].strip():
            raise broken(source, _skip(source, end), Message("read.json-lines"))
        yield columns, Span(start, end)


def _list(source: str) -> Iterator[_Row]:
    at = _skip(source, _skip(source, 0) + 1)
    while source[at : at + 1] != "]":
        columns, end = _object(source, at)
        yield columns, Span(at, end)
        at = _skip(source, end)
        if source[at : at + 1] == ",":
            at = _skip(source, at + 1)
        elif source[at : at + 1] != "]":
            raise broken(source, at, Message("read.json-list"))


def _object(source: str, at: int) -> tuple[list[Column], int]:
    """The columns of the JSON object at *at*, and where it ends."""
    if source[at : at + 1] != "{":
        raise broken(source, at, Message("read.json-object"))
    columns: list[Column] = []
    at = _skip(source, at + 1)
    while source[at : at + 1] != "}":
        name, end = _value(source, at)
        colon = _skip(source, end)
        if not isinstance(name, str) or source[colon : colon + 1] != ":":
            raise broken(source, at, Message("read.json-pair"))
        start = _skip(source, colon + 1)
        value, end = _value(source, start)
        columns += _column(name.strip().lower(), value, start, end)
        at = _skip(source, end)
        if source[at : at + 1] == ",":
            at = _skip(source, at + 1)
        elif source[at : at + 1] != "}":
            raise broken(source, at, Message("read.json-end"))
    return columns, at + 1


def _value(source: str, at: int) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(source, at)
    except (ValueError, RecursionError):
        raise broken(source, at, Message("read.json-value")) from None


def _column(name: str, value: object, start: int, end: int) -> Iterator[Column]:
    if isinstance(value, str):
        yield Column(
            name,
            value.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
            Span(start + 1, end - 1),
            _of_json,
        )
    elif isinstance(value, dict) and isinstance(oid := value.get("$oid"), str):
        yield Column(name, oid, Span(start, end), as_written)
    elif isinstance(value, bool):
        yield Column(name, "true" if value else "false", Span(start, end), as_written)
    elif isinstance(value, int | float):
        yield Column(name, str(value), Span(start, end), as_written)
    else:
        yield Column(name, "", Span(start, end), as_written)


def _of_json(source: str, span: Span) -> View:
    """A JSON string; half of a surrogate pair is no character."""
    return respelled(
        source, span, ((*found.span(), _meant(found.group())) for found in _ESCAPE.finditer(source, *span))
    )


def _meant(escape: str) -> str:
    if escape[1] != "u":
        return _PLAIN.get(escape[1], escape[1])
    if len(escape) > 6:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    code = int(escape[-4:], 16)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"


def _skip(source: str, at: int) -> int:
    blank = _BLANK.match(source, at)
    return blank.end() if blank else at


def _separator(source: str) -> str:
    """What stands between the values: what the first line has most of."""
    head = re.sub(r'"[^"]*"', "", source[:4000].lstrip().partition("\n")[0])
    return max(",;\t", key=head.count)


def _of_csv(source: str, separator: str) -> Iterator[Entry] | None:
    rows = _csv_rows(source, separator)
    names = [_unquoted(source, span)[0].strip().lower() for span in next(rows, [])]
    return _csv_entries(source, names, rows) if has_body(names) else None


def _csv_entries(source: str, names: list[str], rows: Iterator[list[Span]]) -> Iterator[Entry]:
    for number, spans in enumerate(rows, 1):
        if len(spans) > len(names):
            raise broken(source, spans[len(names)].start, Message("read.csv-columns", count=len(names)))
        columns = [Column(name, *_unquoted(source, span)) for name, span in zip(names, spans, strict=False)]
        yield entry(source, number, columns, Span(spans[0].start, spans[-1].end))


def _csv_rows(source: str, separator: str) -> Iterator[list[Span]]:
    """The spans of the values of each row, quotation marks and all; lines without any value are left out."""
    strict = r"" if separator == "\t" else r'(?!")'
    value = re.compile(rf'(?:"(?:[^"]++|"")*+"|{strict}[^{separator}\r\n]*+)(?=({separator})|\r\n?|\n|\Z)')
    row: list[Span] = []
    at = 0
    while at <= len(source):
        match = value.match(source, at)
        if match is None:
            raise broken(source, at, Message("read.csv-quotes"))
        row.append(Span(*match.span()))
        at = match.end() + 1
        if match[1] is None:
            at += source[at - 1 : at + 1] == "\r\n"
            if row[0].start < row[-1].end:
                yield row
            row = []


def _unquoted(source: str, span: Span) -> tuple[str, Span, Callable[[str, Span], View]]:
    """A value of CSV without its quotation marks: what it says, where, and how it is read there."""
    start, end = span
    if end - start >= 2 and source[start] == source[end - 1] == '"':
        return source[start + 1 : end - 1].replace('""', '"'), Span(start + 1, end - 1), _of_csv_text
    return source[start:end], span, as_written


def _of_csv_text(source: str, span: Span) -> View:
    """A value between quotation marks, in which two of them are one."""
    return respelled(source, span, ((*found.span(), '"') for found in _TWO_MARKS.finditer(source, *span)))
