"""Rows of CSV and TSV (RFC 4180), and of what programs make of it: ``sep=``, a title above the names, other separators, MySQL's escapes.

Some row near the top names the columns; where none does, they are called by their numbers, and a configuration may say what those hold
(it may say so of columns that have names, too). A broken row is told at its place, and reading goes on with the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.documents.chinese import letters
from checker.documents.columns import Columns, Meaning
from checker.messages import Message
from checker.model import Fault, Span
from checker.readers.entry import SENTENCE, Column, Record, View, as_written, has_body, respelled
from checker.readers.window import Window

_SEPARATORS = ",;\t|"
_SEP = re.compile(r"sep=(?P<separator>[^\r\n])[ \t]*(?:\r\n?|\n)", re.IGNORECASE)
_TWO_MARKS = re.compile('""')
_ESCAPE = re.compile(r'""|\\(.)', re.DOTALL)
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "Z": "\x1a"}
_NAME = re.compile(r"\s*(?:[A-Za-z_][\w .:()（）-]{0,40}|[\u3400-\u9fff]{1,6})\s*")
"""What a column may be called."""
_FIRST = 10
"""The names of the columns stand in one of so many rows from the top."""


class Spelling(NamedTuple):
    """How the values of a file are told apart."""

    value: re.Pattern[str]
    """One value; its first group is what stands between quotation marks, its second what separates it from the next."""
    open: re.Pattern[str]
    """A value between quotation marks whose second one is not in the text."""


class Grammar(NamedTuple):
    """The spellings of a file, in the order in which they are tried."""

    strict: Spelling
    escaping: Spelling
    """With backslashes before quotation marks, as MySQL writes them."""


class BadRowError(Exception):
    """A value that cannot be read, and where; *is_cut* when that may be for want of its end."""

    def __init__(self, at: int, *, is_cut: bool) -> None:
        super().__init__(at)
        self.at = at
        self.is_cut = is_cut


def grammar(separator: str) -> Grammar:
    """The grammar of values with this *separator* between them."""
    mark = re.escape(separator)
    strict = "" if separator == "\t" else '(?!")'
    plain = rf"{strict}[^{mark}\r\n]*+"
    end = rf"(?=({mark})|\r\n?|\n|\Z)"
    doubled, escaped = r'(?:[^"]++|"")*+', r'(?:[^"\\]++|\\.|"")*+'
    return Grammar(
        Spelling(re.compile(rf'(?:"({doubled})"|{plain}){end}'), re.compile(rf'"{doubled}\Z')),
        Spelling(re.compile(rf'(?:"({escaped})"|{plain}){end}', re.DOTALL), re.compile(rf'"{escaped}\\?\Z', re.DOTALL)),
    )


class Csv:
    """The rows of one file."""

    def __init__(self, window: Window, known: Columns, *, tabs: bool) -> None:
        self._window = window
        self._known = known
        self.head = _head(window, known, tabs=tabs)
        self._names = self.head.names

    def rows(self) -> Iterator[Record | Fault]:
        """All of them, below the names of the columns."""
        at = self.head.end
        while at < len(self._window.text) or self._window.more():
            at = self._window.move(at)
            spans, end, fault = self._row(at)
            if fault is not None:
                yield fault
            elif any(span.end > span.start for span in spans):
                yield Record([*self._columns(spans)], Span(spans[0].start, spans[-1].end))
            at = end

    def _row(self, at: int) -> tuple[list[Span], int, Fault | None]:
        """The values of the row at *at*, and where the next begins; the fault of one that is none."""
        is_all = self._window.is_last
        while True:
            found, fault = self._tried(at, is_all=is_all)
            if found is not None:
                return *found, None
            ends = _LINE_END.search(self._window.text, at)
            end = ends.end() if ends else at
            if is_all or (fault is not None and end < len(self._window.text)):
                return [], max(end, at + 1), fault or Fault(Span(at, at), Message("read.too-long"))
            is_all = not self._window.more()

    def _tried(self, at: int, *, is_all: bool) -> tuple[tuple[list[Span], int] | None, Fault | None]:
        """The values of the row at *at* and where the next begins, by the first spelling that gives no more than there are columns.

        Else what is wrong with it; neither where that hangs on what comes next in the file, unless this *is all*.
        """
        fault = None
        for spelling in self.head.grammar:
            try:
                spans, end = values(self._window.text, at, spelling, is_all=is_all)
            except BadRowError as bad:
                if bad.is_cut:
                    return None, None
                fault = fault or Fault(Span(bad.at, bad.at), Message("read.csv-quotes"))
                continue
            if end == len(self._window.text) and not self._window.is_last:
                return None, None
            if (extra := self._extra(spans)) is None:
                return (spans, end), None
            fault = fault or Fault(Span(extra, extra), Message("read.csv-columns", count=len(self._names)))
        return None, fault

    def _extra(self, spans: list[Span]) -> int | None:
        """Where a row has more values than there are columns; empty ones at its end are nobody's fault."""
        while len(spans) > len(self._names) and spans[-1].start == spans[-1].end:
            spans.pop()
        return spans[len(self._names)].start if len(spans) > len(self._names) else None

    def _columns(self, spans: list[Span]) -> Iterator[Column]:
        end = Span(spans[-1].end, spans[-1].end)  # where the values that a short row lacks would stand
        spans = [*spans, *[end] * (len(self._names) - len(spans))]
        for (name, role), span in zip(self._names, spans, strict=True):
            yield Column(name, *unquoted(self._window.text, span), role)


class Head(NamedTuple):
    """What is known of a table before its rows are read."""

    grammar: Grammar
    names: Sequence[tuple[str, Meaning | None]]
    """What its columns are called, lower case, and hold."""
    begin: int
    """Where the row of their names begins, or the first row where there is none."""
    end: int
    """Where the rows begin."""


def _head(window: Window, known: Columns, *, tabs: bool) -> Head:
    """What is known of a table: by the first row that names a text among its columns, else by the first row there is."""
    at = 0
    while at < len(window.text) and window.text[at] in "\r\n":
        at += 1
    said = _SEP.match(window.text, at)
    choices = said["separator"] if said else "\t" if tabs else _SEPARATORS
    begin = said.end() if said else at
    best: Head | None = None
    for separator in sorted(choices, key=window.text[begin : begin + 4000].partition("\n")[0].count, reverse=True):
        how = grammar(separator)
        at = begin
        for _ in range(_FIRST):
            start = at
            try:
                spans, at = values(window.text, at, how.strict)
            except BadRowError:
                break
            cells = [unquoted(window.text, span)[0] for span in spans]
            roles = [known.role(cell) for cell in cells]  # once: of many names, not all are remembered
            named = _named(how, cells, roles, known, (start, at))
            if best is None:
                best = _numbered(how, cells, known, start) if _is_row(cells, known) else named
            columns = zip(cells, roles, strict=True)
            if has_body([Column(name, "", Span(0, 0), as_written, role) for name, role in columns]):
                return named
            if at >= len(window.text):
                break
    return best or Head(grammar(","), [], begin, begin)


def _named(
    how: Grammar, cells: Sequence[str], roles: Sequence[Meaning | None], known: Columns, span: tuple[int, int]
) -> Head:
    """Columns whose names stand in a row; what a configuration says of a number holds for the column at that place."""
    given = known.given or {}
    named = zip(cells, roles, strict=True)
    return Head(how, [(cell.strip(), given.get(str(at)) or role) for at, (cell, role) in enumerate(named, 1)], *span)


def _numbered(how: Grammar, cells: Sequence[str], known: Columns, begin: int) -> Head:
    """Columns that nobody named: they are called 1, 2, 3 …, and the first row is one like the others."""
    return Head(how, [(str(at), known.role(str(at))) for at, _ in enumerate(cells, 1)], begin, begin)


def _is_row(cells: Sequence[str], known: Columns) -> bool:
    """Whether the first row of a table is none of names: it has a text; or a configuration numbers the columns, and some value is no name."""
    if any(letters(cell).han >= SENTENCE for cell in cells):
        return True
    is_numbered = any(name.isdecimal() for name in known.given or ())
    return is_numbered and not all(_NAME.fullmatch(cell) or known.role(cell) for cell in cells if cell.strip())


def values(source: str, at: int, spelling: Spelling, *, is_all: bool = True) -> tuple[list[Span], int]:
    """The spans of the values of the row at *at*, quotation marks and all, and where the next row begins.

    :raises BadRowError: where a value is none, or may be another one once more is known: it opens quotation marks, nothing closes them, and
        *source* is not all.
    """
    found: list[Span] = []
    while True:
        match = spelling.value.match(source, at)
        if match is None or match[1] is None:
            is_cut = not is_all and source[at : at + 1] == '"' and spelling.open.match(source, at) is not None
            if match is None or is_cut:
                raise BadRowError(at, is_cut=is_cut)
        found.append(Span(*match.span()))
        at = match.end() + 1
        if match[2] is None:
            return found, min(at + (source[at - 1 : at + 1] == "\r\n"), len(source))


def unquoted(source: str, span: Span) -> tuple[str, Span, Callable[[str, Span], View]]:
    """A value without its quotation marks: what it says, where, and how it is read there."""
    start, end = span
    if end - start >= 2 and source[start] == source[end - 1] == '"':
        inner = Span(start + 1, end - 1)
        if '\\"' in source[slice(*inner)].replace('""', ""):
            return _of_mysql(source, inner).text, inner, _of_mysql
        return source[start + 1 : end - 1].replace('""', '"'), inner, _of_csv
    return source[start:end], span, as_written


def _of_csv(source: str, span: Span) -> View:
    """A value between quotation marks, in which two of them are one."""
    return respelled(source, span, ((*found.span(), '"') for found in _TWO_MARKS.finditer(source, *span)))


def _of_mysql(source: str, span: Span) -> View:
    """A value between quotation marks, in which a backslash stands before what is meant as it is."""
    return respelled(
        source,
        span,
        (
            (*found.span(), _PLAIN.get(found[1], found[1]) if found[1] else '"')
            for found in _ESCAPE.finditer(source, *span)
        ),
    )
