"""Rows of CSV and TSV (RFC 4180), and of what programs make of it: ``sep=``, a title above the names, other separators, MySQL's escapes.

Some row near the top names the columns. A broken row is told at its place, and reading goes on with the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.documents.columns import Columns, Meaning
from checker.messages import Message
from checker.model import Fault, Span
from checker.readers.entry import Column, Record, View, as_written, has_body, respelled
from checker.readers.window import Window

_SEPARATORS = ",;\t|"
_SEP = re.compile(r"sep=(?P<separator>[^\r\n])[ \t]*(?:\r\n?|\n)", re.IGNORECASE)
_TWO_MARKS = re.compile('""')
_ESCAPE = re.compile(r'""|\\(.)', re.DOTALL)
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "Z": "\x1a"}
_FIRST = 10
"""The names of the columns stand in one of so many rows from the top."""


class Grammar(NamedTuple):
    """How the values of a file are told apart: patterns of one value, which show in their first group what separates it."""

    strict: re.Pattern[str]
    escaping: re.Pattern[str]
    """With backslashes before quotation marks, as MySQL writes them."""


class BadRowError(Exception):
    """A value that cannot be read, and where."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def grammar(separator: str) -> Grammar:
    """The grammar of values with this *separator* between them."""
    mark = re.escape(separator)
    strict = "" if separator == "\t" else '(?!")'
    plain = rf"{strict}[^{mark}\r\n]*+"
    end = rf"(?=({mark})|\r\n?|\n|\Z)"
    return Grammar(
        re.compile(rf'(?:"(?:[^"]++|"")*+"|{plain}){end}'),
        re.compile(rf'(?:"(?:[^"\\]++|\\.|"")*+"|{plain}){end}', re.DOTALL),
    )


class Csv:
    """The rows of one file."""

    def __init__(self, window: Window, known: Columns, *, tabs: bool) -> None:
        self._window = window
        self._known = known
        self._grammar, self._names, self._at = _head(window, known, tabs=tabs)

    def rows(self) -> Iterator[Record | Fault]:
        """All of them, below the names of the columns."""
        at = self._at
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
        while True:
            fault = None
            for pattern in self._grammar:
                try:
                    spans, end = values(self._window.text, at, pattern)
                except BadRowError as bad:
                    fault = fault or Fault(Span(bad.at, bad.at), Message("read.csv-quotes"))
                    continue
                extra = self._extra(spans)
                if extra is None and (end < len(self._window.text) or self._window.is_last):
                    return spans, end, None
                if extra is not None:
                    fault = fault or Fault(Span(extra, extra), Message("read.csv-columns", count=len(self._names)))
            if not self._window.more():
                break
        source = self._window.text
        ends = _LINE_END.search(source, at)
        return (
            [],
            max(ends.end() if ends else len(source), at + 1),
            fault or Fault(Span(at, at), Message("read.too-long")),
        )

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


def _head(window: Window, known: Columns, *, tabs: bool) -> tuple[Grammar, list[tuple[str, Meaning | None]], int]:
    """The grammar of a file, what its columns are called and hold, and where the rows begin."""
    at = 0
    while at < len(window.text) and window.text[at] in "\r\n":
        at += 1
    said = _SEP.match(window.text, at)
    choices = said["separator"] if said else "\t" if tabs else _SEPARATORS
    begin = said.end() if said else at
    best: tuple[Grammar, list[tuple[str, Meaning | None]], int] | None = None
    for separator in sorted(choices, key=window.text[begin : begin + 4000].partition("\n")[0].count, reverse=True):
        how = grammar(separator)
        at = begin
        for _ in range(_FIRST):
            try:
                spans, at = values(window.text, at, how.strict)
            except BadRowError:
                break
            names = [unquoted(window.text, span)[0] for span in spans]
            found = [(name.strip().lower(), known.role(name)) for name in names]
            best = best or (how, found, at)
            if has_body([Column(name, "", Span(0, 0), as_written, role) for name, role in found]):
                return how, found, at
            if at >= len(window.text):
                break
    return best or (grammar(","), [], begin)


def values(source: str, at: int, pattern: re.Pattern[str]) -> tuple[list[Span], int]:
    """The spans of the values of the row at *at*, quotation marks and all, and where the next row begins. Raises BadRowError."""
    found: list[Span] = []
    while True:
        match = pattern.match(source, at)
        if match is None:
            raise BadRowError(at)
        found.append(Span(*match.span()))
        at = match.end() + 1
        if match[1] is None:
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
