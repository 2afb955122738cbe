"""What a table of articles shows as a whole: ids that stand twice, a source column that is empty in many rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checker.messages import Message, Value
from checker.site.documents import Documents, Interned, Unusual, home
from checker.site.said import MISSED, Said, key
from checker.site.texts import Shared

EMPTY = 3
"""Rows whose source is empty, from which on that is told of their column; fewer are told row by row."""
SILENT = "provenance-unstated"
"""The rule that tells it row by row."""
EACH = 20
"""So many ids of a file that stand twice are told one by one; more are told together."""


@dataclass(slots=True)
class _Column:
    """The source column of one file."""

    name: str = ""
    rows: int = 0
    empty: int = 0
    first: int = 0
    """The first document where it is empty."""


class Tables:
    """The ids and the source columns of a site's files."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._named: Interned[str] = Interned()
        self._ids = Shared()
        self._homes: Interned[str] = Interned()
        self._with_id: Counter[int] = Counter()
        self._columns: dict[str, _Column] = {}

    def add(self, document: int, said: Said) -> None:
        """One more."""
        if said.named:
            where = self._homes.number(home(said))
            self._with_id[where] += 1
            self._ids.add(document, key(f"{home(said)}\n{said.named}"), where)
        if said.inside:
            column = self._columns.setdefault(said.path, _Column())
            column.name = column.name or said.column
            column.rows += 1
            if said.column and said.is_empty and MISSED[SILENT] not in said.excused:
                column.first = column.first if column.empty else document
                column.empty += 1

    def found(self) -> Iterator[Unusual]:
        """What is unlike what a table should be."""
        twice: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (first, where), *rest in self._ids.groups():
            twice[where] += ((document, first) for document, _ in rest)
        for where, found in twice.items():
            if len(found) * 2 <= self._with_id[where]:  # of another column nobody says that its values stand once
                yield from self._repeated(sorted(found))
        for column in self._columns.values():
            if column.empty >= EMPTY:
                percent = _percent(column.empty, column.rows)
                told = {"count": str(column.empty), "total": str(column.rows), "percent": percent}
                yield Unusual(column.first, "site-source-empty", "column", column.name, told, frozenset((SILENT,)))

    def _repeated(self, found: list[tuple[int, int]]) -> Iterator[Unusual]:
        together = len(found) > EACH
        for document, first in found[:1] if together else found:
            nth = Message("site.nth", number=self._documents.number(first) + 1)
            other = nth if self._documents.is_row(first) else self._documents.place(first, document)
            told: dict[str, Value] = {"other": other, "more": ""}
            if together:
                told["more"] = Message("site.more-ids", count=len(found))
            yield Unusual(document, "site-id-repeated", "id", "", told)


def _percent(some: int, all_: int) -> str:
    """How many in a hundred; a share too small to be one is less than one."""
    return str(round(100 * some / all_)) if some * 200 >= all_ else "< 1"
