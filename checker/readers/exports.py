"""Exports of articles: JSON lines, JSON, CSV, TSV, feeds and other XML; every row is a document.

A file in which no article is recognised is data like any other, and says so (:attr:`checker.model.Document.faults`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.documents.by_path import FEEDS, suffix_of
from checker.documents.chinese import FEWEST
from checker.documents.syntax import shows_template
from checker.model import Document
from checker.readers import text_file
from checker.readers.batch import Batch, batches
from checker.readers.csv_rows import Csv
from checker.readers.feed import Xml, is_sitemap
from checker.readers.json_rows import Json, lines
from checker.readers.rows import Export, MetRow
from checker.readers.text_file import decoded_as_named
from checker.readers.window import HEAD, Window
from checker.text.decode import Decoded
from checker.text.pieces import decoded

if TYPE_CHECKING:
    from checker.documents.columns import Columns, Meaning
    from checker.model import Fault
    from checker.readers import Ask
    from checker.readers.entry import Record

    Headed = Callable[[int, Sequence[tuple[str, Meaning | None]]], None]

_CHINESE = re.compile(r"[\u3400-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")


def read(content: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """A document for each row, and for each that cannot be read; one for the file where no article is recognised in it.

    :raises ReadError: when the bytes are no text.
    """
    window = Window.of(decoded_as_named(content, path, ask.names))
    for each in _found(window, path, ask):
        about = window.about._replace(text=window.text, damaged=0)
        yield from Batch(0, (each,), about, window.start, 0).documents(path, ask)


def in_batches(pieces: Iterable[bytes], path: str, ask: Ask) -> Iterator[Batch]:
    """The rows of a file that is too long to be held in memory, a few at a time; *pieces* are its bytes, in order.

    :raises ReadError: when the bytes are no text.
    """
    window = Window(decoded(pieces, declared_in="html" if suffix_of(path) in FEEDS else "text"))
    yield from batches(_found(window, path, ask), window)


def records(text: str, path: str, columns: Columns) -> Iterator[Record | Fault]:
    """All rows of a file, or of its beginning, whether an article is recognised in them or not."""
    yield from _rows(path, Window.of(Decoded(text, "utf-8", "", 0)), columns, lambda _at, _names: None)


def _found(window: Window, path: str, ask: Ask) -> Iterator[Document | MetRow]:
    found = Export(path, window, ask)
    documents = found.met(_rows(path, window, ask.columns, found.headed))
    first = next(documents, None)
    if isinstance(first, Document) and first.faults and _is_no_export(path, window, ask):
        whole = window.whole()
        yield found.bare() if whole is None else text_file.of_text(whole, path, ask)
        return
    if first is not None:
        yield first
        yield from documents
    if not found.any:
        whole = window.whole()
        document = found.bare() if whole is None else text_file.of_text(whole, path, ask)
        yield found.as_data(document, is_sitemap=_is_sitemap(path, window))


def _is_no_export(path: str, window: Window, ask: Ask) -> bool:
    """Whether a file that breaks off before its first row was never meant as one: a template of an export, settings without Chinese."""
    while len(window.head) < HEAD and window.more():
        pass
    is_json = suffix_of(path) == ".json"
    is_template = (is_json or suffix_of(path) in FEEDS) and shows_template(window.head, (), ask.names)
    return is_template or (is_json and len(_CHINESE.findall(window.head)) < FEWEST)


def _rows(path: str, window: Window, columns: Columns, headed: Headed) -> Iterator[Record | Fault]:
    """The rows of a file; where its columns are named, and how, is told beforehand."""
    suffix = suffix_of(path)
    if suffix in FEEDS:
        return iter(()) if is_sitemap(window.text) else Xml(window, columns).rows()
    if suffix in (".csv", ".tsv"):
        table = Csv(window, columns, tabs=suffix == ".tsv")
        headed(table.head.begin, table.head.names)
        return table.rows()
    return Json(window, columns).rows() if suffix == ".json" else lines(window, columns)


def _is_sitemap(path: str, window: Window) -> bool:
    return suffix_of(path) in FEEDS and is_sitemap(window.text)
