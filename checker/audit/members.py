"""A ``.gz`` of many members, read as one stream from any place: a range of it holds what begins in it, and no damage is silent.

An archive of the web has a member for each record, so that a large file can be divided, and read on after a broken member.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from typing import IO

CHUNK = 1 << 18
"""Bytes that are read, and unpacked, at a time."""
MAGIC = b"\x1f\x8b\x08"
GZIP = 31
"""How zlib is told that a header of gzip stands before the data."""
CUT, BROKEN = "audit.cut-member", "audit.broken-member"
RECORD = b"WARC/1."
"""How every record begins, and so the unpacked text of a member."""


class Members:
    """The unpacked bytes of the members that begin in a range of a file, as a stream that stops where one is damaged."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        """*start* is where a member begins; *end* -1 for all that follow."""
        file.seek(start)
        self._file = file
        self._end = end
        self._pending = b""
        self._at = start
        self._inflater: zlib._Decompress | None = None
        self._length = 0
        self._starts: list[tuple[int, int]] = []
        self.fault = ""
        """Why it stopped before its end, as the id of a message."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, fewer than *size* where it is handier; none at the end."""
        most = size if 0 < size < CHUNK else CHUNK
        while not self.fault:
            if self._inflater is None and not self._begin():
                break
            if not self._pending and not self._more():
                self.fault = CUT
                break
            text = self._unpacked(most)
            if text:
                self._length += len(text)
                return text
        return b""

    def tell(self) -> int:
        """How many bytes were given out."""
        return self._length

    def _more(self) -> bytes:
        chunk = self._file.read(CHUNK)
        self._pending = chunk
        return chunk

    def _begin(self) -> bool:
        """Whether another member begins here that belongs to the range."""
        if 0 <= self._end <= self._at or not (self._pending or self._more()):
            return False
        self._inflater = zlib.decompressobj(GZIP)
        self._starts.append((self._length, self._at))
        return True

    def _unpacked(self, most: int) -> bytes:
        inflater = self._inflater
        if inflater is None:
            return b""
        before = len(self._pending)
        try:
            text = inflater.decompress(self._pending, most)
        except zlib.error:
            self.fault = BROKEN
            return b""
        self._pending = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        self._at += before - len(self._pending)
        if inflater.eof:
            self._inflater = None
        return text

    def place(self, offset: int) -> int:
        """Where in the file the member begins that holds the unpacked byte *offset*."""
        return self._starts[max(bisect_right(self._starts, (offset, 1 << 62)) - 1, 0)][1] if self._starts else self._at

    def after(self, offset: int) -> int | None:
        """Where the member begins that follows the one with the unpacked byte *offset*; None where none was met."""
        at = bisect_right(self._starts, (offset, 1 << 62))
        return self._starts[at][1] if at < len(self._starts) else None

    @property
    def last(self) -> int:
        """Where the last member that was met begins."""
        return self._starts[-1][1] if self._starts else self._at


def next_member(file: IO[bytes], start: int, end: int = -1) -> int | None:
    """Where, from *start* on and before *end*, the first member begins that holds a record; None where none does."""
    file.seek(start)
    at, window = start, b""
    while chunk := file.read(CHUNK):
        window += chunk
        found = window.find(MAGIC)
        while found >= 0:
            if 0 <= end <= at + found:
                return None
            if _holds_record(file, at + found):
                return at + found
            found = window.find(MAGIC, found + 1)
        keep = len(MAGIC) - 1
        at, window = at + max(len(window) - keep, 0), window[-keep:]
        if 0 <= end <= at:
            return None
        file.seek(at + len(window))
    return None


def _holds_record(file: IO[bytes], at: int) -> bool:
    file.seek(at)
    try:
        return zlib.decompressobj(GZIP).decompress(file.read(4096), len(RECORD)) == RECORD
    except zlib.error:
        return False
