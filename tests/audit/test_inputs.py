"""Tables, exports, indexes and lists: what they hold, what is broken in them, and how they are divided."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from checker.audit import index, lines, sources, store, tables
from checker.audit.captures import Capture, Missed, Unit
from checker.errors import CheckerError
from tests.audit.archives import CLEAN, packed, record, site, written

LIMIT = 1 << 20


def table(path: Path, rows: int = 6, **columns: list[object]) -> Path:
    cells: dict[str, list[object]] = {
        "URL": [f"http://a.example/{number}" for number in range(rows)],
        "Html": [CLEAN] * rows,
        "fetched": [datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)] * rows,
    }
    parquet.write_table(pa.table({**cells, **columns}), path, row_group_size=2)
    return path


def of_table(path: Path, start: int = 0, end: int = -1, limit: int = LIMIT) -> list[Capture | Missed]:
    with path.open("rb") as file:
        return list(tables.read(file, Unit("t.parquet", "table", start, end), limit))


def test_a_row_of_a_table_is_a_page_with_its_number(tmp_path: Path) -> None:
    held = of_table(table(tmp_path / "t.parquet"), 1, 2)
    assert held[0] == Capture(
        "t.parquet", 3, CLEAN.encode(), "http://a.example/2", "row 3", "2026-01-02T03:04:05Z"
    )  # fmt: skip
    assert [each.offset for each in held] == [3, 4]


def test_pages_of_a_table_may_be_bytes_in_any_charset(tmp_path: Path) -> None:
    [held] = of_table(table(tmp_path / "t.parquet", 1, Html=[CLEAN.encode("gb18030")]))
    assert isinstance(held, Capture)
    assert held.content == CLEAN.encode("gb18030")


@pytest.mark.parametrize("kept", [4, 300, -200, -9])
def test_a_truncated_table_is_told(tmp_path: Path, kept: int) -> None:
    content = table(tmp_path / "t.parquet").read_bytes()[:kept]
    held = of_table(written(tmp_path / "t.parquet", content))
    assert [each.reason.id for each in held if isinstance(each, Missed) and each.is_owed] == ["audit.broken-table"]


def test_a_garbled_page_of_a_table_is_told_with_its_row(tmp_path: Path) -> None:
    path = table(tmp_path / "t.parquet")
    content = bytearray(path.read_bytes())
    start = parquet.ParquetFile(path).metadata.row_group(1).column(0).file_offset or len(content) // 2
    start = parquet.ParquetFile(path).metadata.row_group(1).column(0).dictionary_page_offset or start
    content[start : start + 12] = b"\xff" * 12
    held = of_table(written(path, bytes(content)))
    assert [each.offset for each in held if isinstance(each, Capture)] == [1, 2]
    assert [dict(each.reason.values)["row"] for each in held if isinstance(each, Missed)] == [3]


def test_a_table_without_pages_says_what_was_looked_for(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"网址": ["a"], "正文": ["b"]}), tmp_path / "t.parquet")
    [held] = of_table(tmp_path / "t.parquet")
    assert isinstance(held, Missed)
    assert held.is_owed
    assert "网址、正文" in held.reason.text("zh")


def test_a_page_of_a_table_beyond_the_limit_is_told(tmp_path: Path) -> None:
    held = of_table(table(tmp_path / "t.parquet", 2, Html=["<p>" * 2000, CLEAN]), limit=5000)
    assert [type(each) for each in held] == [Missed, Capture]


ROWS = [
    {"id": n, "title": f"第{n}篇", "content": f"<p>正文{n}。</p>", "url": f"http://a.example/{n}"} for n in range(3)
]
EXPORT = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()


def of_lines(content: bytes, path: str = "e.jsonl", limit: int = LIMIT) -> list[Capture | Missed]:
    return list(lines.read(io.BytesIO(content), Unit(path, "lines"), limit))


def test_a_row_of_an_export_knows_its_line_and_what_stands_before_it() -> None:
    for held in (of_lines(EXPORT), of_lines(b"\xef\xbb\xbf" + EXPORT), of_lines(gzip.compress(EXPORT), "e.jsonl.gz")):
        rows = [each for each in held if isinstance(each, Capture)]
        assert [(each.line, each.url, each.before) for each in rows] == [
            (n + 1, f"http://a.example/{n}", EXPORT.decode().find(f'{{"id": {n}')) for n in range(3)
        ]


def test_a_row_beyond_the_limit_is_told_and_the_others_are_read() -> None:
    content = EXPORT.replace("正文1".encode(), b"a" * 900)
    held = of_lines(content, limit=500)
    assert [type(each) for each in held] == [Capture, Missed, Capture]
    assert isinstance(held[2], Capture)
    assert held[2].before == content.decode().find('{"id": 2')


def test_an_export_that_breaks_off_is_told() -> None:
    held = of_lines(gzip.compress(EXPORT * 50)[:-30], "e.jsonl.gz")
    assert isinstance(held[-1], Missed)
    assert held[-1].is_owed


def test_an_index_selects_records_of_archives(tmp_path: Path) -> None:
    records = site("www.xiaohe.example", 5)
    written(tmp_path / "a.warc.gz", packed(records))
    starts = [len(packed(records[:number])) for number in range(5)]
    cdxj = f'example,xiaohe)/3 20260102030405 {{"filename": "a.warc.gz", "offset": "{starts[3]}"}}\n'
    old = f" CDX N b a m s k r M S V g\nexample,xiaohe)/1 20260102030405 http://x/ text/html 200 - - - 9 {starts[1]} a.warc.gz\n"
    for text, number in ((cdxj, "3"), (old, "1")):
        path = written(tmp_path / "i.cdxj", text.encode())
        with path.open("rb") as file:
            [held] = index.read(file, Unit(str(path), "index"), LIMIT)
        assert (held.url, held.path) == (f"http://www.xiaohe.example/{number}.html", f"{tmp_path}/a.warc.gz")


def test_a_line_of_an_index_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    written(tmp_path / "a.warc.gz", packed(site("www.xiaohe.example", 2)))
    text = 'a {"filename": "no.warc.gz", "offset": "0"}\nb {"filename": "a.warc.gz", "offset": "7"}\nc 1 nothing\nd {"offset'
    held = list(index.read(io.BytesIO(text.encode()), Unit(f"{tmp_path}/i.cdxj", "index"), LIMIT))
    assert len(held) == 4
    assert all(isinstance(each, Missed) and each.is_owed for each in held)


def test_folders_lists_and_files_are_given_as_pieces(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    written(tmp_path / "day/a.warc.gz", packed(site("a.example", 30)))
    written(tmp_path / "day/README", b"")
    table(tmp_path / "day/t.parquet")
    written(tmp_path / "paths.txt", b"# the day\nday/a.warc.gz\n\nday/t.parquet\n")
    by_folder, by_list = sources.given([str(tmp_path / "day")]), sources.given([str(tmp_path / "paths.txt")])
    assert by_folder.units == by_list.units
    assert [unit.shape for unit in by_folder.units] == ["warc", "table"]
    assert (by_folder.others, by_list.others) == ((str(tmp_path / "day/README"),), ())
    pieces = sources.given([str(tmp_path / "day")], piece=2000).units
    assert len(pieces) > 3
    assert [unit for unit in pieces if unit.shape == "table"][-1].end in (-1, 3)


def test_days_of_tables_are_written_as_archives_write_them(tmp_path: Path) -> None:
    days = {"fetched": [date(2026, 1, 2), None, date(2026, 1, 4)]}
    assert [held.fetched for held in of_table(table(tmp_path / "t.parquet", 3, **days))] == [
        "2026-01-02",
        "",
        "2026-01-04",
    ]


def test_rows_in_an_older_charset_and_blank_or_broken_lines_keep_their_places() -> None:
    text = '{"title": "小桥"}\n\n{"title": \n["小河"]\n{"url": "http://a.example/"}\n'
    held = [each for each in of_lines(text.encode("gb18030")) if isinstance(each, Capture)]
    assert [(each.line, each.before, each.url) for each in held] == [
        (number, text.find(row), url) for number, row, url in ((1, '{"title": "小', ""), (3, '{"title": \n', ""), (4, '["', ""), (5, '{"url', "http://a.example/"))
    ]  # fmt: skip
    assert lines.code_points(b"a\xff\xff\xff") == 4


def test_the_last_row_may_be_too_long_and_an_export_may_be_empty() -> None:
    [first, last] = of_lines(b'{"a": 1}\n' + b"b" * 2000, limit=500)
    assert isinstance(last, Missed)
    assert (first.offset, last.offset) == (0, 9)
    [nothing] = of_lines(b"")
    assert isinstance(nothing, Missed)


def test_an_index_that_breaks_off_or_is_empty_is_told(tmp_path: Path) -> None:
    text = b"".join(b'a {"filename": "no.warc.gz", "offset": "%d"}\n' % number for number in range(999))
    for content, name, reason in (
        (gzip.compress(text)[:-9], "i.cdxj.gz", "audit.broken-lines"),
        (b"", "i.cdx", "audit.empty-archive"),
    ):
        held = list(index.read(io.BytesIO(content), Unit(f"{tmp_path}/{name}", "index"), LIMIT))
        assert isinstance(held[-1], Missed)
        assert (held[-1].reason.id, held[-1].is_owed) == (reason, True)


def test_an_index_may_speak_of_more_archives_than_are_open_at_once(tmp_path: Path) -> None:
    for number in range(20):
        written(tmp_path / f"{number}.warc", record(f"http://a.example/{number:02}.html"))
    text = "".join(f'a {{"filename": "{number}.warc", "offset": "0"}}\n' for number in (*range(20), 0))
    held = list(index.read(io.BytesIO(text.encode()), Unit(f"{tmp_path}/i.cdxj", "index"), LIMIT))
    assert [each.url[-7:-5] for each in held] == [f"{number:02}" for number in (*range(20), 0)]


def test_a_line_that_points_into_a_record_is_told(tmp_path: Path) -> None:
    written(tmp_path / "a.warc", record("http://a.example/1"))
    [held] = index.read(
        io.BytesIO(b'a {"filename": "a.warc", "offset": "9"}'), Unit(f"{tmp_path}/i.cdxj", "index"), LIMIT
    )
    assert isinstance(held, Missed)
    assert held.is_owed


def test_a_broken_table_is_given_whole_and_a_list_may_hold_nothing(tmp_path: Path) -> None:
    written(tmp_path / "t.parquet", b"PAR1")
    [unit] = sources.given([str(tmp_path / "t.parquet")]).units
    assert unit.shape == "table"
    (tmp_path / "other").mkdir()
    written(tmp_path / "other/a.html", b"")
    with pytest.raises(CheckerError):
        sources.given([str(tmp_path / "other")])


def test_what_is_no_archive_and_what_is_not_there_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "a.html", b"")
    (tmp_path / "empty").mkdir()
    for wrong in ("a.html", "empty"):
        with pytest.raises(CheckerError):
            sources.given([str(tmp_path / wrong)])
    with pytest.raises(FileNotFoundError):
        sources.given([str(tmp_path / "nowhere.warc.gz")])


def test_an_address_of_a_store_is_read_as_a_path_is(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()
    written(tmp_path / "day/a.warc.gz", packed(site("a.example", 2)))
    written(tmp_path / "day/b.txt", b"")
    [unit] = sources.given([f"file://{tmp_path}/day"]).units
    assert (unit.path, unit.size) == (f"file://{tmp_path}/day/a.warc.gz", (tmp_path / "day/a.warc.gz").stat().st_size)
    assert sources.given([unit.path]).units == (unit,)
    with store.opened(unit.path) as file:
        assert file.read() == (tmp_path / "day/a.warc.gz").read_bytes()
    with pytest.raises(FileNotFoundError):
        sources.given([f"file://{tmp_path}/nowhere"])
