"""Rows become documents: those that hold an article, those that cannot be read, and a word on those that hold none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.documents.by_content import NOTHING
from checker.documents.by_path import FEEDS, suffix_of
from checker.documents.chinese import letters
from checker.messages import Message
from checker.model import BEGINNING, Document, Fault, Judged, Region, Span, Start
from checker.readers.entry import SENTENCE, Record, as_written
from checker.readers.json_values import of_json
from checker.readers.window import Window, after

if TYPE_CHECKING:
    from checker.documents.columns import Meaning
    from checker.readers import Ask

SITEMAP = Message("document.sitemap")
EACH = 20
"""So many broken rows are told one by one; what comes after them is told together."""
RUNNING = 40
"""Han characters that make a text of a single object's value; settings have shorter ones."""
NAMED = 12
"""So many names of columns are told where no text was found among them."""
ENOUGH = 20
"""So many articles without a declared column lack it by no chance: a system may leave out what is empty."""
MOST_NAMES = 1000
"""So many names of columns are remembered."""
_OF_JSON = re.compile(r'"((?:[^"\\]|\\.){40,}+)"', re.DOTALL)
_OF_XML = re.compile(r"""(?:>|<!\[CDATA\[|["'])([^<>"']{40,}+)""")
"""What may be a text, in a file without rows."""
_PLAIN = re.compile(r"[\w.-]+")
"""A name that needs no quotation marks in a configuration."""


class MetRow(NamedTuple):
    """A row that holds an article, as it was met: what it says is read later, maybe elsewhere."""

    number: int
    """1-based."""
    record: Record
    damaged: int
    """Characters that are unreadable, and told with it."""


class Export:
    """What one export holds, in the order of the file."""

    def __init__(self, path: str, window: Window, ask: Ask) -> None:
        self._path = path
        self._window = window
        self._ask = ask
        self._number = 0
        self._articles = 0
        self._broken = 0
        self._textless = 0
        self._names: list[str] = []
        """What the columns of the most telling row without a text are called."""
        self._likely = ""
        """And which of them looks most like a text."""
        self._han = 0
        """How much Chinese stands in that row."""
        self._where = BEGINNING
        self._seen: dict[str, Meaning | None] = {}
        """What the columns of the articles are called, and hold."""
        self._head: tuple[Start, Sequence[tuple[str, Meaning | None]]] | None = None
        """Where the names of the columns stand, and what they are, where a line holds them all."""

    def headed(self, at: int, columns: Sequence[tuple[str, Meaning | None]]) -> None:
        """The line of the columns' names, which hold so much, begins at *at*, before any row was read."""
        self._head = self._start(at), columns

    @property
    def any(self) -> bool:
        """Whether an article was recognised, or something that cannot be read."""
        return bool(self._articles or self._broken)

    def met(self, found: Iterable[Record | Fault]) -> Iterator[Document | MetRow]:
        """Each row that holds an article, and a document for each that cannot be read."""
        later: Start | None = None
        if self._head is not None and (lost := self._lost(self._head[1], "read.no-column")):
            yield self.bare(at=self._head[0], faults=lost)
        for each in found:
            if isinstance(each, Fault):
                self._number += 1
                self._broken += 1
                if self._broken <= EACH:
                    yield self.bare(inside=f"row {self._number}", faults=(each,))
                else:
                    later = later or self._start(each.span.start)
            elif each.holds_article:
                self._number += 1
                self._articles += 1
                self._seen |= {column.name: column.known for column in each.columns if len(self._seen) < MOST_NAMES}
                yield MetRow(self._number, each, self._window.damage(each.span.end))
            else:
                counts = each.is_listed and not each.is_nested
                self._number += counts
                self._textless += counts
                self._look(each)
        if later is not None:
            problem = Message("read.more-rows", count=self._broken - EACH)
            yield self.bare(at=later, inside="…", faults=(Fault(Span(0, 0), problem),))
        if (
            self._head is None
            and self._articles >= ENOUGH
            and (lost := self._lost([*self._seen.items()], "read.no-key"))
        ):
            yield self.bare(at=BEGINNING, faults=lost)
        if self._articles and self._textless:
            why = Message("document.rows-without-text", count=self._textless)
            yield self.bare(judged=Judged(None, why=why))

    def _lost(self, columns: Sequence[tuple[str, Meaning | None]], problem: str) -> tuple[Fault, ...]:
        """A fault for each role whose declared columns are none of these; that of the text is told of a file without articles."""
        wanted: dict[str, list[str]] = {}
        for name, known in (self._ask.columns.given or {}).items():
            wanted.setdefault(known.role, []).append(name)
        roles = {known.role for _, known in columns if known is not None}
        if not roles.issuperset(("short body", "title")):
            wanted.pop("body", None)
        named = tuple(name for name, _ in columns[:NAMED]) or ("?",)
        return tuple(
            Fault(Span(0, 0), Message(problem, role=role, looked=tuple(looked), columns=named))
            for role, looked in wanted.items()
            if role not in roles
        )

    def as_data(self, document: Document, *, is_sitemap: bool) -> Document:
        """The one document of a file without articles: what it has in place of them is told, if that is Chinese."""
        if is_sitemap:
            return replace(document, judged=document.judged._replace(kind=None, why=SITEMAP))
        if not self._han:
            return self._with_text_outside(document)
        looked = tuple(self._ask.columns.examples("body"))
        named = tuple(self._names[:NAMED]) or ("?",)
        problem = Message(
            "read.no-names" if all(map(str.isdecimal, named)) else "read.no-article",
            looked=looked,
            columns=named,
            body=self._likely if _PLAIN.fullmatch(self._likely) else f'"{self._likely}"',
            file=posixpath.basename(self._path),
        )
        where = self._where if self._head is None else self._head[0]
        if document.start == BEGINNING and len(document.source) >= where.offset:
            return replace(document, faults=(Fault(Span(where.offset, where.offset), problem),))
        return self.bare(at=where, judged=document.judged, faults=(Fault(Span(0, 0), problem),))

    def _with_text_outside(self, document: Document) -> Document:
        """The same; where a text stands in what is no row at all (lists in lists, attributes, something very deep), that is told."""
        pattern = _OF_XML if suffix_of(self._path) in FEEDS else _OF_JSON
        for found in pattern.finditer(document.source):
            said = of_json(document.source, Span(*found.span(1))).text if pattern is _OF_JSON else found[1]
            if letters(said).han >= RUNNING:
                fault = Fault(Span(found.start(1), found.start(1)), Message("read.no-rows"))
                return replace(document, faults=(fault,))
        return document

    def bare(
        self,
        *,
        at: Start | None = None,
        inside: str | None = None,
        judged: Judged | None = None,
        faults: tuple[Fault, ...] = (),
    ) -> Document:
        """A document of which nothing is known but its faults, or why it is none; at a place outside the window, it has no source."""
        about = self._window.about
        source = self._window.text if at is None else ""
        return Document(
            path=self._path,
            inside=inside,
            kind="article",
            format="data",
            source=source,
            text="",
            folded="",
            offsets=as_written("", Span(0, 0)).offsets,
            regions=(Region("body", 0, 0),),
            links=(),
            fields=(),
            comments=(),
            runs=(),
            named=(),
            quoted=(),
            encoding=about.encoding,
            declared=about.declared,
            damaged=0,
            noise=(),
            judged=judged or Judged("article", NOTHING),
            start=self._window.start if at is None else at,
            faults=faults,
        )

    def _look(self, each: Record) -> None:
        """Remember the row that looks most like an article without being recognised as one."""
        fewest = SENTENCE if each.is_listed else RUNNING
        told = ((letters(column.value).han, column.name) for column in each.columns if column.role != "title")
        said, likely = max(told, default=(0, ""))
        if said >= max(fewest, self._han + 1):
            self._han, self._likely = said, likely
            self._names = [column.name for column in each.columns if column.name]
            self._where = self._start(each.span.start)

    def _start(self, at: int) -> Start:
        return after(self._window.start, self._window.text[:at])
