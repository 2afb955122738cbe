"""Pages that an index selects (CDX, CDXJ): each line says in which archive a record stands, and where."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from checker.audit import store, warc
from checker.audit.captures import Capture, Missed, Unit
from checker.errors import why
from checker.messages import Message

COLUMNS = "N b a m s k r M S V g"
"""The fields of a CDX file that does not name its own (archive.org, *CDX File Format*): V is the offset, g the archive."""
MARK = " CDX "
"""How a CDX file begins that names its fields."""


class Spot(NamedTuple):
    """Where a record stands."""

    archive: str
    offset: int


def read(file: IO[bytes], unit: Unit, limit: int, folder: str = "") -> Iterator[Capture | Missed]:
    """The pages that the lines of an index select; its archives lie in *folder*, or else beside it."""
    stream: IO[bytes] = gzip.GzipFile(fileobj=file) if unit.path.lower().endswith(".gz") else file  # type: ignore[assignment]
    home = folder or unit.path.rpartition("/")[0]
    fields, number, at = COLUMNS, 0, 0
    handles: dict[str, IO[bytes]] = {}
    try:
        for raw in stream:
            number, at, begin = number + 1, at + len(raw), at
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            if line.startswith(MARK):
                fields = line[len(MARK) :]
            elif line.strip() and not line.startswith("!"):
                spot = spotted(line, fields)
                if spot is None:
                    yield Missed(unit.path, begin, Message("audit.no-index", line=number), is_owed=True)
                else:
                    yield from _record(spot, home, limit, handles)
    except (OSError, EOFError, zlib.error):
        yield Missed(unit.path, at, Message("audit.broken-lines", line=number + 1), is_owed=True)
    finally:
        for handle in handles.values():
            handle.close()
    if not number:
        yield Missed(unit.path, 0, Message("audit.empty-archive"), is_owed=True)


def spotted(line: str, fields: str = COLUMNS) -> Spot | None:
    """Where the record stands that a line speaks of; None where it does not say.

    >>> spotted('cn,a)/ 20260102030405 {"filename": "a.warc.gz", "offset": "12"}')
    Spot(archive='a.warc.gz', offset=12)
    >>> spotted("cn,a)/ 20260102030405 http://a.cn/ text/html 200 - - - 99 12 a.warc.gz")
    Spot(archive='a.warc.gz', offset=12)
    """
    brace = line.find("{")
    if brace >= 0:
        try:
            told = json.loads(line[brace:])
        except (ValueError, RecursionError):
            return None
        archive, offset = told.get("filename"), str(told.get("offset", ""))
    else:
        cells = dict(zip(fields.split(), line.split(" "), strict=False))
        archive, offset = cells.get("g"), cells.get("V", "")
    return Spot(archive, int(offset)) if isinstance(archive, str) and archive and offset.isdecimal() else None


def _record(spot: Spot, home: str, limit: int, handles: dict[str, IO[bytes]]) -> Iterator[Capture | Missed]:
    """The one record that begins at a spot."""
    path = (
        spot.archive
        if os.path.isabs(spot.archive) or store.is_address(spot.archive) or not home
        else f"{home}/{spot.archive}"
    )
    try:
        if path not in handles:
            if len(handles) > 16:
                handles.pop(next(iter(handles))).close()
            handles[path] = store.opened(path)
        only = Unit(path, "warc", spot.offset, spot.offset + 1)
        yield from warc.read(handles[path], only, limit, once=True)
    except OSError as error:
        yield Missed(path, spot.offset, Message("read.failed", reason=why(error)), is_owed=True)
