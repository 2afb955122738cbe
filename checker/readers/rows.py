"""A file that holds several documents: one for each row of a table, or each entry of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.readers.document import finish
from checker.readers.entry import Entry, lifted
from checker.readers.text_file import draw

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers import Ask
    from checker.text.decode import Decoded


def documents(path: str, decoded: Decoded, found: Iterator[Entry], ask: Ask) -> Iterator[Document]:
    """A document for each row; damage to the file is told of the row where it begins, or of the first."""
    at = next((n for n, mark in enumerate(decoded.text) if mark in "\ufffd\0"), -1) if decoded.damaged else -1
    damaged = decoded.damaged
    for row in found:
        drawn = draw(f".{row.form}", row.form, row.body.text, ask)
        if drawn.kind == "template":
            drawn = drawn._replace(kind="article")
        here = damaged if at < row.span.end else 0
        damaged -= here
        drawn = drawn._replace(draft=lifted(drawn.draft, row))
        yield finish(path, decoded._replace(damaged=here), drawn, ask, inside=row.inside)
