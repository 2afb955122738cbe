"""Pages in a Parquet table: a row a page, its address, its bytes or text, when it was fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import IO, Any

from checker.audit.captures import Capture, Missed, Unit
from checker.audit.warc import too_large
from checker.messages import Message

CONTENT = ("html", "content", "bytes", "body", "raw_html", "page", "payload", "text")
ADDRESS = ("url", "target_uri", "uri", "address", "link")
FETCHED = ("fetched", "fetch_time", "warc_date", "fetched_at", "crawled", "crawl_time", "timestamp", "date")
"""What a column may be called, in any case; the first that is there counts."""
AT_ONCE = 16
"""Rows that are held at a time: each may be a page of many megabytes."""


def groups(file: IO[bytes]) -> list[int]:
    """The size in bytes of every row group of the table. Raises OSError or ValueError for what is none."""
    from pyarrow import parquet

    told = parquet.ParquetFile(file).metadata
    return [told.row_group(number).total_byte_size for number in range(told.num_row_groups)]


def read(file: IO[bytes], unit: Unit, limit: int) -> Iterator[Capture | Missed]:
    """The pages of the row groups that *unit* names; of a page no more than *limit* bytes."""
    from pyarrow import parquet

    row = 0
    try:
        table = parquet.ParquetFile(file)
        columns = {name.lower(): name for name in table.schema_arrow.names}
        content, address, fetched = (_first(columns, names) for names in (CONTENT, ADDRESS, FETCHED))
        if content is None:
            told = Message("audit.no-page", looked=CONTENT, columns=tuple(table.schema_arrow.names))
            yield Missed(unit.path, 0, told, is_owed=True)
            return
        end = table.num_row_groups if unit.end < 0 else unit.end
        row = sum(table.metadata.row_group(number).num_rows for number in range(unit.start))
        wanted = [name for name in (content, address, fetched) if name is not None]
        batches = (
            batch
            for group in range(unit.start, end)
            for batch in table.iter_batches(AT_ONCE, row_groups=[group], columns=wanted)
        )
        for batch in batches:
            for cells in batch.to_pylist():
                row += 1
                yield _captured(unit.path, row, cells.get(content), cells.get(address), cells.get(fetched), limit)
    except (OSError, ValueError) as error:  # what is broken, and what pyarrow calls ArrowInvalid
        yield Missed(unit.path, row, Message("audit.broken-table", row=row + 1, reason=str(error)[:200]), is_owed=True)


def _first(columns: dict[str, str], names: Sequence[str]) -> str | None:
    return next((columns[name] for name in names if name in columns), None)


def _captured(path: str, row: int, content: Any, address: Any, fetched: Any, limit: int) -> Capture | Missed:
    url, when, inside = str(address or ""), _moment(fetched), f"row {row}"
    body = (
        content
        if isinstance(content, bytes)
        else str(content if content is not None else "").encode("utf-8", "replace")
    )
    if len(body) > limit:
        return Missed(path, row, too_large(len(body), limit), url, inside, when, is_owed=True)
    return Capture(path, row, body, url, inside, when)


def _moment(value: Any) -> str:
    """A moment as archives write it, however the table holds it; nothing where it holds none."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if value is not None else ""
