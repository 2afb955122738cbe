"""The nouns of an audit: a piece of work, a page that was captured, and what could not be had."""

from __future__ import annotations

from typing import Literal, NamedTuple

from checker.messages import Message

Shape = Literal["warc", "table", "lines", "index"]
"""What a file holds: records, rows with a page, rows with an article, or where records stand in archives."""


class Unit(NamedTuple):
    """A piece of one file, small enough to be lost and done again."""

    path: str
    shape: Shape
    start: int = 0
    """0-based, in bytes; in a Parquet table, its row group."""
    end: int = -1
    """Where the next piece begins; -1 for the end of the file."""
    size: int = 0
    """In bytes, for dividing the work."""


class Capture(NamedTuple):
    """A page as somebody fetched it, or a row of an export."""

    path: str
    """The file that it stands in, as it was named."""
    offset: int
    """Where in it: 0-based, in bytes; in a Parquet table, the number of its row."""
    content: bytes
    url: str = ""
    inside: str | None = None
    """What the archive calls it: the id of its record, or its row."""
    fetched: str = ""
    """When: ``2026-01-31T12:00:00Z``, as much of it as is known."""
    line: int = 0
    """Of a row of an export: its line, 1-based; 0 for a page."""
    before: int = 0
    """Of a row of an export: code points in the file before it."""


class Missed(NamedTuple):
    """What stands in an archive and is not judged."""

    path: str
    offset: int
    reason: Message
    url: str = ""
    inside: str | None = None
    fetched: str = ""
    is_owed: bool = False
    """Whether it should have been read: that is a violation."""
    is_counted: bool = False
    """Whether only its number is told, for an archive is full of such."""
