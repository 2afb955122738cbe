"""Bytes of any format in, documents out: a reader a format, each a module with the same function.

To add a format: a module with ``read`` as :class:`Reader` has it, its suffixes in :mod:`checker.documents.by_path`, a line in
:data:`READERS`. A format of text that is one document a file needs less: ``draft(source) -> Draft`` and a line in
:func:`checker.readers.text_file.draw`. What a document is and what it owes is decided next door, in :mod:`checker.documents`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from checker.definitions import Kinds, shipped_kinds
from checker.documents import by_content
from checker.documents.by_path import FEEDS, MANUSCRIPTS, SAVED_OTHERWISE, TABLES, suffix_of
from checker.documents.columns import Columns, shipped_columns
from checker.documents.look import ALONE, Beside
from checker.documents.names import Names, shipped_names
from checker.errors import ReadError
from checker.messages import Message
from checker.model import Document, PageKind

if TYPE_CHECKING:
    from checker.documents.look import Look
    from checker.model import Judged
    from checker.readers.batch import Batch


class Knowledge(NamedTuple):
    """What a rulebook knows that reading needs."""

    names: Names
    """The words by which documents are told apart."""
    kinds: Kinds
    """The labels and marks by which regions are."""
    columns: Columns
    """The names by which the columns of an export are known."""


class Ask(NamedTuple):
    """How a file is to be read."""

    names: Names
    """The words by which documents are told apart."""
    kinds: Kinds
    """What is known of labels and marks."""
    judge: Callable[[Look], Judged]
    """Says of what was read what it is and owes."""
    columns: Columns
    """The names by which the columns of an export are known."""
    whole: bool = False
    """Whether the file is one document whatever it holds."""


class Reader(Protocol):
    """What a module that reads a format offers."""

    def read(self, content: bytes, path: str, ask: Ask) -> Iterator[Document]:
        """The documents in *content*, the bytes of the file *path*, one after another.

        Their offsets count in :attr:`Document.source`: the decoded file, or the part of it that :attr:`Document.part` names.

        :raises ReadError: when the bytes are not what the file is named for.
        """


READERS: Mapping[str, str] = {
    **dict.fromkeys(TABLES, "checker.readers.exports"),
    **dict.fromkeys(FEEDS, "checker.readers.exports"),
    **dict.fromkeys(MANUSCRIPTS, "checker.readers.manuscript"),
}
"""Suffix → the module that reads it, imported when it is needed; every other file is :data:`ONE_DOCUMENT`."""
ONE_DOCUMENT = "checker.readers.text_file"
_OFFICE = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", rb"{\rtf")
"""How the files of office programs begin; what only has their suffix may be a page."""
STREAMED = TABLES | FEEDS
"""Suffixes of files that may be longer than a memory holds, and are read as their pieces come."""


def asking(
    *,
    kind: PageKind | None = None,
    holds_footer: bool | None = None,
    settings: bool = False,
    mainland: bool | None = None,
    beside: Beside = ALONE,
    known: Knowledge | None = None,
) -> Ask:
    """How a file is to be read: *kind* overrides what it is taken for.

    A table of articles or a feed holds one in every row, unless it is a *template*: data that a footer is made of.
    *holds_footer* says whether the configuration declares this file as the footer, None where it declares none, *settings*
    whether it declares data beside it, *mainland* whether it names a mainland site or one that is served elsewhere, None where neither
    is known; *beside* tells of the files beside this one; *known* is what the rulebook in force knows, that which came with the program by default.
    """
    names, kinds, columns = known or Knowledge(shipped_names(), shipped_kinds(), shipped_columns())
    judge = partial(
        by_content.judged,
        names=names,
        asked=kind,
        holds_footer=holds_footer,
        settings=settings,
        mainland=mainland,
        beside=beside,
    )
    return Ask(names, kinds, judge, columns, whole=kind == "template" or bool(holds_footer))


def read(path: str, data: bytes | Iterable[bytes] | Batch, ask: Ask | None = None) -> Iterator[Document]:
    """The documents in *data*, the bytes of the file *path* or a batch of its rows, read as *ask* has it.

    A long export may be given in pieces, and is read as they come.

    :raises ReadError: when the bytes are no text.
    """
    ask = ask or asking()
    if isinstance(data, bytes):
        yield from _documents(data, path, ask)
        return
    from checker.readers.batch import Batch

    for batch in (data,) if isinstance(data, Batch) else in_batches(path, data, ask):
        yield from batch.documents(path, ask)


def in_batches(path: str, pieces: Iterable[bytes], ask: Ask) -> Iterator[Batch]:
    """The rows of a long export, whose bytes come in *pieces*; :func:`read` makes documents of each batch, in any process.

    :raises ReadError: when the bytes are no text.
    """
    from checker.readers import exports
    from checker.readers.batch import Batch

    if ask.whole or suffix_of(path) not in STREAMED:
        yield Batch.of(_documents(b"".join(pieces), path, ask))
    else:
        yield from exports.in_batches(pieces, path, ask)


def _documents(data: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """What the reader for a file of this name makes of it."""
    suffix = suffix_of(path)
    if data.startswith(_OFFICE) and (saved := SAVED_OTHERWISE.get(suffix, "archive")) != "archive":
        raise ReadError(Message(f"read.{saved}"))
    reader: Reader = import_module(ONE_DOCUMENT if ask.whole else READERS.get(suffix, ONE_DOCUMENT))
    yield from reader.read(data, path, ask)
