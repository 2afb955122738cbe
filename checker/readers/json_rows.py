"""Rows of JSON: a line each (JSON Lines), or the objects of a list, wherever it is wrapped (RFC 8259).

A broken row is told at its place, and reading goes on behind it. A list of any length is read through a window of a few
megabytes; an object around it is opened where it does not fit into one.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from checker.documents.columns import Columns
from checker.messages import Message
from checker.model import Fault, Span
from checker.readers.entry import Column, Record, as_written, has_body, holds_text
from checker.readers.json_values import BadError, Pair, columns, items, pairs, skip, value
from checker.readers.window import Window

_SHOWN = re.compile(r"\S")
_LINE_END = re.compile(r"[\r\n]")
_OPENS = re.compile(r"\{\s*+([\"}])")
"""Where the next row of a list begins, behind one that cannot be read."""
_DEEPEST = 8
_NOWHERE = -1
"""Where the reading stands when it has been told that it cannot go on."""
Found = Record | Fault
_Reading = Generator[Found, None, int]
"""Export, and where the reading stands behind them."""


def lines(window: Window, known: Columns) -> Iterator[Found]:
    """The rows of JSON Lines; one that is spread over several lines is read as what it is."""
    at, lost = 0, False
    while True:
        at = window.move(at)
        line = _line(window.text, at)
        while (line is None or line.end == len(window.text)) and window.more():
            line = _line(window.text, at)
        if line is None:
            return
        if lost:
            at = line.end
        else:
            at = yield from _of_line(window, line, known)
        lost = at == len(window.text) and not window.is_last  # a line that is too long goes on


def _line(text: str, at: int) -> Span | None:
    """The next line from *at* on that holds anything, without its end."""
    shown = _SHOWN.search(text, at)
    if shown is None:
        return None
    end = _LINE_END.search(text, shown.start())
    start = max(text.rfind("\n", at, shown.start()) + 1, text.rfind("\r", at, shown.start()) + 1, at)
    return Span(start, end.start() if end else len(text))


def _row_behind(text: str, at: int) -> int:
    """Where an object begins behind *at*, and behind another and a comma, or in a line of its own; -1 where none does."""
    for found in _OPENS.finditer(text, at):
        blank = _blank_before(text, at, found.start())
        comma = text[blank - 1 : blank] == "," and blank > at
        before = _blank_before(text, at, blank - 1) if comma else blank
        if comma and before > at and text[before - 1] == "}":
            return found.start()
        if found[1] == '"' and _LINE_END.search(text, before, found.start()):
            return found.start()
    return -1


def _blank_before(text: str, start: int, end: int) -> int:
    """Where the white space begins that ends at *end*, from *start* on."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _of_line(window: Window, line: Span, known: Columns) -> _Reading:
    """The row that begins in a line."""
    start, end = skip(window.text, line.start), line.end
    if end == len(window.text) and not window.is_last:
        yield Fault(Span(start, start), Message("read.too-long"))
        return end
    try:
        found, at = _whole(window, start)
    except BadError as bad:  # what it lacks, it lacks in its own line
        yield Fault(Span(*[min(bad.at, end)] * 2), bad.problem)
        return end
    while _LINE_END.search(window.text, at) is None and window.more():
        pass
    if (rest := _line(window.text, at)) is not None and rest.start == at:
        yield Fault(Span(*[skip(window.text, at)] * 2), Message("read.json-lines"))
        return rest.end
    yield from Json(window, known).taken(found, Span(start, at), listed=True, depth=0)
    return at


def _whole(window: Window, at: int) -> tuple[list[Pair], int]:
    """The object at *at* and where it ends, as much as it needs being read. Raises BadError."""
    while True:
        try:
            return pairs(window.text, at)
        except BadError as bad:
            if not bad.cut or not window.more():
                raise


class Json:
    """The rows of one JSON text."""

    def __init__(self, window: Window, known: Columns) -> None:
        self._window = window
        self._known = known

    def rows(self) -> Iterator[Found]:
        """All of them; what stands behind the end of the text is told."""
        at = yield from self._texts(0)
        if at == _NOWHERE:
            return
        rest = self._token(at)
        if rest < len(self._window.text):
            yield Fault(Span(rest, rest), Message("read.json-after"))

    def _texts(self, at: int) -> _Reading:
        """A text of JSON, or objects one after another without anything between them."""
        at = self._token(at)
        char = self._window.text[at : at + 1]
        if char == "[":
            return (yield from self._list(at))
        if char != "{":
            yield Fault(Span(at, at), Message("read.json-object"))
            return _NOWHERE
        at = yield from self._object(at, 0)
        while at != _NOWHERE:
            at = self._token(at)
            if self._window.text[at : at + 1] != "{":
                break
            at = self._window.move(at)
            try:
                found, end = _whole(self._window, at)
            except BadError as bad:
                yield Fault(Span(bad.at, bad.at), bad.problem)
                if (at := self._next(bad.at)) < 0:
                    return _NOWHERE
                continue
            yield from self.taken(found, Span(at, end), listed=True, depth=0)
            at = end
        return at

    def _token(self, at: int) -> int:
        """Where the next token begins, once enough has been read to know."""
        at = skip(self._window.text, at)
        while at >= len(self._window.text) and self._window.more():
            at = skip(self._window.text, at)
        return at

    def _list(self, at: int, depth: int = 0, *, nested: bool = False) -> _Reading:
        at = self._token(at + 1)
        while (char := self._window.text[at : at + 1]) != "]":
            at = self._window.move(at)
            if not char:
                yield Fault(Span(at, at), Message("read.json-list"))
                return _NOWHERE
            try:
                at = yield from self._element(at, char, depth, nested=nested)
            except BadError as bad:
                yield Fault(Span(bad.at, bad.at), bad.problem)
                at = bad.at if bad.problem.id == "read.json-pair" and self._opens(bad.at) else self._next(bad.at)
                if at < 0:
                    return _NOWHERE
                continue
            if at == _NOWHERE:
                return at
            at = self._token(at)
            if self._window.text[at : at + 1] == ",":
                at = self._token(at + 1)
            elif self._window.text[at : at + 1] != "]":
                yield Fault(Span(at, at), Message("read.json-list"))
                if self._window.text[at : at + 1] != "{" and (at := self._next(at)) < 0:
                    return _NOWHERE
        return at + 1

    def _element(self, at: int, char: str, depth: int, *, nested: bool) -> _Reading:
        """One value of a list, which is a row or holds some."""
        if char == "{":
            found, end = _whole(self._window, at)
            rows = self.taken(found, Span(at, end), listed=True, depth=0)
            yield from (row._replace(is_nested=True) for row in rows) if nested else rows
            return end
        if char == "[" and depth < _DEEPEST:
            return (yield from self._list(at, depth + 1, nested=nested))
        said, end = self._long(at)
        yield Record([Column("", said if isinstance(said, str) else "", Span(at, end), as_written)], Span(at, end))
        return end

    def _opens(self, at: int) -> bool:
        return self._window.text[at : at + 1] == "{"

    def _next(self, at: int) -> int:
        """Where the next row begins behind a fault at *at*; -1 where there is none."""
        while True:
            found = _row_behind(self._window.text, at)
            if found >= 0:
                return found
            if not self._window.more():
                return -1

    def _object(self, at: int, depth: int) -> _Reading:
        """An object that is no element of a list: an article, or what wraps some; a long one is opened."""
        self._read_ahead(at)
        try:
            found, end = pairs(self._window.text, at)
        except BadError:  # broken somewhere, if it is not too long: what is whole in it is read
            return (yield from self._opened(at, depth))
        if end - at > self._window.ahead:
            return (yield from self._opened(at, depth))
        yield from self.taken(found, Span(at, end), listed=False, depth=depth)
        return end

    def _opened(self, at: int, depth: int) -> _Reading:
        """What stands in an object that does not fit into the window, or is broken: name by name, lists row by row."""
        seen: list[Pair] = []
        begin, at = at, self._token(at + 1)
        try:
            while self._window.text[at : at + 1] != "}":
                name, start = self._named(at)
                if self._is_wrapper(start, seen, depth):
                    yield from self._within(seen, depth)
                    seen, begin = [], _NOWHERE
                    is_list = self._window.text[start] == "["
                    at = yield from (self._list(start, nested=True) if is_list else self._object(start, depth + 1))
                    if at == _NOWHERE:
                        return at
                else:
                    said, at = self._long(start)
                    seen.append(Pair(name, said, Span(start, at)))
                at = self._behind(at)
        except BadError as bad:
            yield from self._within(seen, depth)
            yield Fault(Span(bad.at, bad.at), bad.problem)
            return _NOWHERE
        if begin == _NOWHERE:
            yield from self._within(seen, depth)
        else:
            yield from self.taken(seen, Span(begin, at + 1), listed=False, depth=depth)
        return at + 1

    def _is_wrapper(self, at: int, seen: list[Pair], depth: int) -> bool:
        """Whether the value at *at* is to be opened, not read as one: it is long or broken, and no text stands beside it."""
        if self._window.text[at : at + 1] not in ("[", "{") or depth >= _DEEPEST:
            return False
        self._read_ahead(at)
        try:
            is_whole = value(self._window.text, at)[1] - at <= self._window.ahead
        except BadError:
            is_whole = False
        return not is_whole and not holds_text(columns(self._window.text, seen, self._known))

    def _read_ahead(self, at: int) -> None:
        """So much is known of the file behind *at* as an object may have that is read at once."""
        if len(self._window.text) - at <= self._window.ahead:
            self._window.more()

    def _within(self, seen: list[Pair], depth: int) -> Iterator[Record]:
        """The rows in some values of an object that is none itself."""
        for pair in seen:
            yield from self._inside(pair, depth, ())

    def _behind(self, at: int) -> int:
        """Where the next name begins behind a value that ends at *at*, or the object ends."""
        at = self._token(at)
        if self._window.text[at : at + 1] == ",":
            return self._token(at + 1)
        if self._window.text[at : at + 1] != "}":
            raise BadError(at, Message("read.json-end"), cut=False)
        return at

    def _named(self, at: int) -> tuple[str, int]:
        """The name at *at*, and where its value begins."""
        name, end = self._long(at)
        colon = self._token(end)
        if not isinstance(name, str) or self._window.text[colon : colon + 1] != ":":
            raise BadError(at, Message("read.json-pair"), cut=False)
        return name, self._token(colon + 1)

    def _long(self, at: int) -> tuple[object, int]:
        while True:
            try:
                said, end = value(self._window.text, at)
                if end < len(self._window.text) or not self._window.more():
                    return said, end
            except BadError as bad:
                if not bad.cut or not self._window.more():
                    raise

    def taken(
        self, found: list[Pair], span: Span, *, listed: bool, depth: int, outer: tuple[Column, ...] = ()
    ) -> Iterator[Record]:
        """The row that an object is; those in it, where it is none itself."""
        source = self._window.text
        these = (*columns(source, found, self._known), *outer)
        if (has_body(these) and listed) or holds_text(these):
            yield Record(these, span, is_listed=listed)
            return
        holds_rows = False
        told = [one for one in these if one.value and one.role not in ("", "body", "short body")]
        around = tuple({one.known: one for one in reversed(told)}.values())  # of several that hold the same, the first
        for pair in found if depth < _DEEPEST else ():
            for row in self._inside(pair, depth, around):
                holds_rows = holds_rows or has_body(row.columns)
                yield row
        if not holds_rows:
            yield Record(these, span, is_listed=listed)

    def _inside(self, pair: Pair, depth: int, outer: tuple[Column, ...]) -> Iterator[Record]:
        source = self._window.text
        if isinstance(pair.value, dict):
            found, end = pairs(source, pair.span.start)
            yield from self.taken(found, Span(pair.span.start, end), listed=False, depth=depth + 1, outer=outer)
        elif isinstance(pair.value, list) and any(isinstance(one, dict) for one in pair.value):
            inner = outer if len(pair.value) == 1 else ()  # of several, none is what the object around them is called
            for one, where in items(source, pair.span.start):
                if isinstance(one, dict):
                    below, _ = pairs(source, where.start)
                    rows = self.taken(below, where, listed=True, depth=depth + 1, outer=inner)
                    yield from (row._replace(is_nested=True) for row in rows)
