"""Articles in JSON lines, ``.gz`` or not: a row at a time, so that one that kills its judge costs no other."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, Any

from checker.audit.captures import Capture, Missed, Unit
from checker.audit.warc import too_large
from checker.messages import Message

ADDRESS = ("url", "link", "permalink", "canonical", "page_url")
FETCHED = ("fetched", "published", "published_at", "pubdate", "date", "created_at")
"""What the address and the day of a row may be called; of a row nothing else is asked here."""
BOM = b"\xef\xbb\xbf"


def read(file: IO[bytes], unit: Unit, limit: int) -> Iterator[Capture | Missed]:
    """The rows of an export; of a row no more than *limit* bytes."""
    number = at = before = 0
    stream: IO[bytes] = gzip.GzipFile(fileobj=file) if unit.path.lower().endswith(".gz") else file  # type: ignore[assignment]
    try:
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                size, rest = _rest(stream, line)
                yield Missed(unit.path, at, too_large(size, limit), inside=f"row {number}", is_owed=True)
                at, before = at + size, before + rest
                continue
            skip = len(BOM) if number == 1 and line.startswith(BOM) else 0
            if line.strip():
                yield _captured(unit.path, at, line[skip:], number, before)
            at, before = at + len(line), before + code_points(line[skip:])
    except (OSError, EOFError, zlib.error):
        yield Missed(unit.path, at, Message("audit.broken-lines", line=number + 1), is_owed=True)
        return
    if not number:
        yield Missed(unit.path, 0, Message("skip.empty"))


def _rest(stream: IO[bytes], line: bytes) -> tuple[int, int]:
    """The size of a row that is too long, in bytes and in code points; it is read to its end, and not kept."""
    size, points = len(line), code_points(line)
    while chunk := stream.readline(len(line)):
        size, points = size + len(chunk), points + code_points(chunk)
        if chunk.endswith(b"\n"):
            break
    return size, points


def code_points(line: bytes) -> int:
    """How many characters a line has, in the charset that exports are written in."""
    for charset in ("utf-8", "gb18030"):
        try:
            return len(line.decode(charset))
        except UnicodeDecodeError:
            continue
    return len(line.decode("utf-8", "surrogateescape"))


def _captured(path: str, at: int, line: bytes, number: int, before: int) -> Capture:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):  # the linter will say so, at its place
        told = None
    cells = {str(name).lower(): value for name, value in told.items()} if isinstance(told, dict) else {}
    url, fetched = _text(cells, ADDRESS), _text(cells, FETCHED)
    return Capture(path, at, line, url, f"row {number}", fetched, line=number, before=before)


def _text(cells: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((cells[name] for name in names if isinstance(cells.get(name), str)), "")
