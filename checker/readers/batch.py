"""Rows of a long export, a few at a time: each batch holds all that it takes to read them, so that another process can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import BEGINNING, Document, Span, Start
from checker.readers.document import finish
from checker.readers.entry import entry, lifted
from checker.readers.rows import MetRow
from checker.readers.text_file import draw
from checker.readers.window import Window, after
from checker.text.decode import Decoded

if TYPE_CHECKING:
    from checker.readers import Ask

ROWS = 64
"""So many rows are a batch, at most: they are told together."""
LENGTH = 200_000
"""Characters from which on a batch takes no more rows."""
AROUND = 5_000
"""Characters before and behind the rows that go with them: what is around a row is shown with it, and tells what it is."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file that stand one after another, and documents that were made between them."""

    first: int
    """How many documents of the file come before it."""
    found: tuple[Document | MetRow, ...]
    about: Decoded
    """The stretch of the file in which the rows stand, and what is known of the file."""
    start: Start
    """Where the stretch begins."""
    shift: int
    """And in what the spans of the rows count."""

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Batch:
        """All that is in a file, where that is no rows."""
        return cls(0, tuple(documents), Decoded("", "utf-8", "", 0), BEGINNING, 0)

    def documents(self, path: str, ask: Ask) -> Iterator[Document]:
        """The documents of the file *path* that these are."""
        for each in self.found:
            yield self._document(each, path, ask) if isinstance(each, MetRow) else each

    def _document(self, met: MetRow, path: str, ask: Ask) -> Document:
        source, by = self.about.text, self.shift
        columns = [each._replace(span=_shifted(each.span, by)) for each in met.record.columns]
        row = entry(source, met.number, columns, _shifted(met.record.span, by), ask.columns)
        drawn = draw(f".{row.form}", row.form, row.body.text, ask)
        if drawn.kind == "template":
            drawn = drawn._replace(kind="article")
        drawn = drawn._replace(draft=lifted(drawn.draft, row))
        document = finish(path, self.about._replace(damaged=met.damaged), drawn, ask, inside=row.inside)
        return replace(document, start=self.start, title=row.title, taken=row.taken)


def batches(found: Iterable[Document | MetRow], window: Window) -> Iterator[Batch]:
    """What is *found* in the window, which moves while it is: the first batch is of one row, so that its result comes soon."""
    some: _Gathered | None = None
    most = 1
    for each in found:
        if some is None:
            some = _Gathered(0, window.start)
        elif len(some.found) >= most or some.length > LENGTH or some.start is not window.start:
            yield some.batch(window.about)
            most = min(2 * most, ROWS)
            some = some.next(window.start)
        some.add(each, window.text)
    if some is not None:
        yield some.batch(window.about)


class _Gathered:
    """What will be a batch."""

    def __init__(self, first: int, start: Start, known: tuple[int, Start] | None = None) -> None:
        self.found: list[Document | MetRow] = []
        self.start = start
        """Where the window begins."""
        self._first = first
        self._known = known or (0, start)
        """A place in the window, and which place of the file that is: lines are counted from there."""
        self._source = ""
        self._extent: Span | None = None

    @property
    def length(self) -> int:
        """Of the rows, in characters."""
        return self._extent.end - self._extent.start if self._extent is not None else 0

    def add(self, each: Document | MetRow, source: str) -> None:
        """One more, met in a window with this text."""
        self.found.append(each)
        self._source = source
        if isinstance(each, MetRow):
            spans = [each.record.span, *(column.span for column in each.record.columns)]
            if self._extent is not None:
                spans.append(self._extent)
            self._extent = Span(min(span.start for span in spans), max(span.end for span in spans))

    def batch(self, about: Decoded) -> Batch:
        """The batch, with its stretch of the file, *about* which so much is known."""
        start, end = self._extent or Span(0, 0)
        begin = max(start - AROUND, 0)
        if self._source[begin - 1 : begin + 1] == "\r\n":
            begin -= 1
        at, known = self._known if self._known[0] <= begin else (0, self.start)
        self._known = begin, after(known, self._source[at:begin])
        text = self._source[begin : end + AROUND]
        return Batch(self._first, tuple(self.found), about._replace(text=text, damaged=0), self._known[1], begin)

    def next(self, start: Start) -> _Gathered:
        """What comes behind the batch that was made of this, in a window that begins at *start*."""
        return _Gathered(self._first + len(self.found), start, self._known if self.start is start else None)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start - by, span.end - by)
