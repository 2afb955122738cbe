"""The records of a web archive (WARC, plain or ``.gz``): every page, and a word on everything else.

FastWARC takes the end of a file for the end of a record and says nothing, so lengths are compared here; and it stops at the first
header that is none, so that reading goes on here from the next record that begins.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from checker.audit.captures import Capture, Missed, Unit
from checker.audit.members import BROKEN, CHUNK, MAGIC, RECORD, Members, next_member
from checker.messages import Message

PAGES = ("text/html", "application/xhtml+xml")
"""Content types that are judged."""
KEPT = ("response", "resource")
"""Records that hold what a server sent."""
PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""Content encodings → what zlib is told."""
MIB = 1 << 20
MOST_HEADERS = MIB
"""Bytes of the headers of one answer."""


class Plain:
    """An archive that is not packed, as a stream from one of its records on."""

    fault = ""

    def __init__(self, file: IO[bytes], start: int) -> None:
        file.seek(start)
        self._file = file
        self._start = start
        self._length = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self._file.read(size)
        self._length += len(chunk)
        return chunk

    def tell(self) -> int:
        """How many bytes were given out."""
        return self._length

    def place(self, offset: int) -> int:
        """Where in the file the byte *offset* of the stream stands."""
        return self._start + offset


def read(file: IO[bytes], unit: Unit, limit: int, *, once: bool = False) -> Iterator[Capture | Missed]:
    """What the records hold that begin in the piece *unit* of an archive; of a page no more than *limit* bytes.

    Everything that is damaged is told with its place, and reading goes on behind it. With *once*, only the record at the very beginning of the piece.
    """
    file.seek(0)
    head = file.read(len(RECORD))
    packed = head.startswith(MAGIC) or (unit.path.lower().endswith(".gz") and head != RECORD)
    begin: int | None = unit.start
    if packed and unit.start and not once:
        begin = next_member(file, unit.start, unit.end)
    elif not unit.start and not file.seek(0, 2):
        yield Missed(unit.path, 0, Message("audit.empty-archive"), is_owed=True)
        return
    while begin is not None:
        passage = _Passage(file, unit, begin, limit, packed=packed)
        for held in passage.read():
            yield held
            if once:
                return
        if once:
            yield Missed(unit.path, unit.start, Message("audit.no-record"), is_owed=True)
            return
        begin = passage.resume()


class _Passage:
    """The records from one place on to the next damage, or to the end of the piece."""

    def __init__(self, file: IO[bytes], unit: Unit, start: int, limit: int, *, packed: bool) -> None:
        self._file = file
        self._unit = unit
        self._limit = limit
        self._stream: Members | Plain = Members(file, start, unit.end) if packed else Plain(file, start)
        self._last = -1
        self._behind = 0
        self._resume: int | None = None
        self.count = 0
        """How many records were read."""

    def read(self) -> Iterator[Capture | Missed]:
        """What they hold, and what ended them."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        records = ArchiveIterator(
            self._stream, record_types=WarcRecordType.any_type, parse_http=False, stream_detect=False
        )
        told = False
        try:
            for record in records:
                self.count += 1
                self._last = record.stream_pos
                declared = _number(record.headers.get("Content-Length", ""))
                self._behind = record.stream_pos + max(declared, 0)
                held = self._held(record, declared)
                told = isinstance(held, Missed) and held.is_owed and held.reason.id in ("audit.cut", "audit.no-length")
                yield held
        except (OSError, ValueError):
            yield self._no_record()
            return
        if self._stream.fault:
            yield from self._damage(told=told)

    def _damage(self, *, told: bool) -> Iterator[Missed]:
        """What the packing says of where it ended, unless a record that broke off has said so."""
        stream = self._stream
        if not isinstance(stream, Members):
            return
        if not told:
            yield Missed(self._unit.path, stream.last, Message(stream.fault), is_owed=True)
        if stream.fault == BROKEN:
            self._resume = stream.last + 1

    def _no_record(self) -> Missed:
        """A header that is none: where it stands, or behind which record."""
        stream, why = self._stream, "audit.no-record"
        if isinstance(stream, Members):
            at = stream.place(0) if self._last < 0 else stream.after(self._last) or stream.last
            self._resume = at + 1
        else:
            why = why if self._last < 0 else "audit.after-record"
            at = stream.place(max(self._last, 0))
            self._resume = _next_record(self._file, stream.place(self._behind) + 1)
        return Missed(self._unit.path, at, Message(why), is_owed=True)

    def resume(self) -> int | None:
        """Where the next record begins behind the damage; None where nothing follows that could be read."""
        if self._resume is None or isinstance(self._stream, Plain):
            return self._resume
        return next_member(self._file, self._resume, self._unit.end)

    def _held(self, record: Any, declared: int) -> Capture | Missed:
        """What a record holds. Raises OSError for what cannot be parsed."""
        headers = record.headers
        missed = Missed(
            self._unit.path,
            self._stream.place(record.stream_pos),
            Message("audit.no-length"),
            (headers.get("WARC-Target-URI") or "").strip("<>"),
            headers.get("WARC-Record-ID"),
            headers.get("WARC-Date") or "",
            is_owed=True,
        )
        if declared < 0:
            return missed
        if (kind := str(record.record_type)) not in KEPT:
            missed = missed._replace(reason=Message("audit.record-kind", kind=kind), is_owed=False, is_counted=True)
            return missed if (short := self._skipped(record, declared, 0)) is None else _cut(missed, short, declared)
        return self._answered(record, declared, missed)

    def _answered(self, record: Any, declared: int, missed: Missed) -> Capture | Missed:
        """What a server sent."""
        whole = record.content_length
        sort, encodings = record.headers.get("Content-Type") or "", ("", "")
        if record.is_http:
            try:
                record.parse_http(auto_decode="none", max_header_len=MOST_HEADERS)
            except OSError:
                return missed._replace(reason=Message("audit.no-answer"))
            answer = record.http_headers
            status = answer.status_code
            if not status:
                return missed._replace(reason=Message("audit.no-answer"))
            sort = answer.get("Content-Type") or ""
            encodings = (answer.get("Transfer-Encoding") or "", answer.get("Content-Encoding") or "")
            if not 200 <= status < 300:
                return self._counted(record, declared, whole, missed, Message("audit.status", status=status))
        head = whole - record.content_length
        body: bytes = record.reader.read(self._limit + 1)
        rest = self._drained(record)
        if head + len(body) + rest < declared:
            return _cut(missed, head + len(body) + rest, declared)
        kind = sort.partition(";")[0].strip().lower()
        if kind not in PAGES and (kind or body.lstrip()[:1] != b"<"):
            return missed._replace(reason=Message("audit.sort", sort=kind or "?"), is_owed=False, is_counted=True)
        if rest or len(body) > self._limit:
            return missed._replace(reason=too_large(declared, self._limit))
        content = unpacked(body, *encodings, self._limit)
        if content is None:
            return missed._replace(reason=Message("audit.encoding", encoding=" ".join(filter(None, encodings))))
        if len(content) > self._limit:
            told = Message("audit.large-inside", limit=f"{self._limit / MIB:g}")
            return missed._replace(reason=told)
        return Capture(missed.path, missed.offset, content, missed.url, missed.inside, missed.fetched)

    def _counted(self, record: Any, declared: int, whole: int, missed: Missed, why: Message) -> Missed:
        """A record of which only the number is told, unless it breaks off."""
        short = self._skipped(record, declared, whole - record.content_length)
        return (
            missed._replace(reason=why, is_owed=False, is_counted=True)
            if short is None
            else _cut(missed, short, declared)
        )

    def _skipped(self, record: Any, declared: int, head: int) -> int | None:
        """How many bytes a record has that should have *declared*, *head* of them read; None where it has them."""
        have = head + self._drained(record)
        return have if have < declared else None

    def _drained(self, record: Any) -> int:
        """How many bytes of a record were left; they are read, and not kept."""
        rest = 0
        while chunk := record.reader.read(CHUNK):
            rest += len(chunk)
        return rest


def unpacked(body: bytes, transfer: str, content: str, limit: int) -> bytes | None:
    """The *body* of an answer without its transfer and content encodings, a byte more than *limit* at most; None where it has not got them.

    Some crawlers undo an encoding and leave its header: then the body is as it is.
    """
    from fastwarc import stream_io

    if "chunked" in transfer.lower():
        try:
            body = _all(stream_io.ChunkedReader(BytesIO(body)), limit)
        except (OSError, ValueError):
            if body.lstrip()[:1] != b"<":
                return None
    for each in reversed([name.strip().lower() for name in content.split(",")]):
        if each in ("", "identity") or body.lstrip()[:1] == b"<":
            continue
        if each in PACKED:
            inflater = zlib.decompressobj(PACKED[each])
            try:
                body = inflater.decompress(body, limit + 1)
            except zlib.error:
                return None
            if not inflater.eof and len(body) <= limit:
                return None
        elif each in ("br", "zstd"):
            reader = stream_io.BrotliReader if each == "br" else stream_io.ZstdReader
            try:
                body = _all(reader(BytesIO(body)), limit)
            except (OSError, ValueError):
                return None
        else:
            return None
    return body


def _all(stream: Any, limit: int) -> bytes:
    """What a stream holds, a byte more than *limit* at most."""
    parts, have = [], 0
    while have <= limit and (part := stream.read(min(CHUNK, limit + 1 - have))):
        parts.append(part)
        have += len(part)
    return b"".join(parts)


def _cut(missed: Missed, have: int, declared: int) -> Missed:
    return missed._replace(reason=Message("audit.cut", have=have, declared=declared), is_owed=True, is_counted=False)


def too_large(size: int, limit: int) -> Message:
    """Why a page of *size* bytes is not read."""
    return Message("audit.large", size=f"{size / MIB:.1f}", limit=f"{limit / MIB:g}")


def _number(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else -1


def _next_record(file: IO[bytes], start: int) -> int | None:
    """Where, from *start* on, a line of a plain archive begins as a record does; None where none does."""
    mark = b"\n" + RECORD
    file.seek(max(start - 1, 0))
    at, window = max(start - 1, 0), b""
    while chunk := file.read(CHUNK):
        window += chunk
        if (found := window.find(mark)) >= 0:
            return at + found + 1
        keep = len(mark) - 1
        at, window = at + max(len(window) - keep, 0), window[-keep:]
    return None
