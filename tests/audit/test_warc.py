"""The records of archives: every page of a sound one, and of a damaged one all that is left, with a word on what is not."""

from __future__ import annotations

import gzip
import io
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.audit import warc
from checker.audit.captures import Capture, Missed, Unit
from tests.audit.archives import CLEAN, packed, record, site

LIMIT = 1 << 20
FIVE = site("www.xiaohe.example", 5)
PACKED = packed(FIVE)
STARTS = [len(packed(FIVE[:number])) for number in range(6)]


def read(content: bytes, start: int = 0, end: int = -1, limit: int = LIMIT) -> list[Capture | Missed]:
    return list(warc.read(io.BytesIO(content), Unit("a.warc.gz", "warc", start, end), limit))


def told(held: list[Capture | Missed]) -> list[str]:
    """Each page by its number, everything else by its reason and place."""
    return [
        each.url[-6:-5] if isinstance(each, Capture) else f"{each.reason.id.removeprefix('audit.')}@{each.offset}"
        for each in held
    ]


@pytest.mark.parametrize(
    "content", [b"".join(FIVE), PACKED, gzip.compress(b"".join(FIVE))], ids=["plain", "packed", "in one member"]
)
def test_every_page_of_a_sound_archive_is_read_as_it_is(content: bytes) -> None:
    held = read(content)
    assert told(held) == list("01234")
    assert held[0] == Capture(
        "a.warc.gz", 0, CLEAN.replace("三千二百", "0千").encode(), "http://www.xiaohe.example/0.html", "<urn:uuid:e/0.html>", "2026-01-02T03:04:05Z"
    )  # fmt: skip


def test_the_place_of_a_page_is_where_its_record_begins() -> None:
    assert [each.offset for each in read(PACKED)] == STARTS[:5]
    plain = b"".join(FIVE)
    assert [each.offset for each in read(plain)] == [plain.find(each) for each in FIVE]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PACKED[:-300], ["0", "1", "2", "3", f"cut@{STARTS[4]}"]),
        (PACKED[: STARTS[4] + 25], ["0", "1", "2", "3", f"cut-member@{STARTS[4]}"]),
        (PACKED[: STARTS[4] + 3], ["0", "1", "2", "3", f"cut-member@{STARTS[4]}"]),
        (PACKED + b"garbage", ["0", "1", "2", "3", "4", f"broken-member@{STARTS[5]}"]),
        (b"".join(FIVE)[:-300], ["0", "1", "2", "3", f"cut@{len(b''.join(FIVE[:4]))}"]),
        (b"".join(FIVE[:4]) + FIVE[4][:40], ["0", "1", "2", "3", f"no-length@{len(b''.join(FIVE[:4]))}"]),
        (b"", ["empty-archive@0"]),
        (b"<html>no archive</html>" * 99, ["broken-member@0"]),
        (gzip.compress(b"no archive" * 99), ["no-record@0"]),
        (packed([*FIVE[:2], b"no record", *FIVE[3:]]), ["0", "1", f"no-record@{STARTS[2]}", "3", "4"]),
        (b"".join([FIVE[0], b"XXXX" + FIVE[1][4:], *FIVE[2:]]), ["0", "after-record@0", "2", "3", "4"]),
    ],
    ids=["cut in a page", "cut in a header", "cut in three bytes", "more behind", "plain, cut in a page", "plain, cut in a header", "empty",
         "a page", "a packed text", "a member that is none", "a header that is none"],
)  # fmt: skip
def test_what_is_damaged_is_told_at_its_place_and_the_rest_is_read(content: bytes, expected: list[str]) -> None:
    held = read(content)
    assert told(held) == expected
    assert all(each.is_owed for each in held if isinstance(each, Missed))


def test_reading_goes_on_behind_damaged_bytes() -> None:
    content = bytearray(PACKED)
    content[STARTS[2] + 200 : STARTS[2] + 240] = b"\0" * 40
    found = told(read(bytes(content)))
    assert [each for each in found if len(each) == 1] == ["0", "1", "3", "4"]
    assert [each.partition("@")[2] for each in found if len(each) > 1] == [str(STARTS[2])]


@given(st.integers(0, len(PACKED)))
def test_an_archive_cut_anywhere_but_between_two_records_is_never_clean(end: int) -> None:
    held = read(PACKED[:end])
    whole = sum(start <= end for start in STARTS[1:])
    assert sum(isinstance(each, Capture) for each in held) - whole in (0, 1)  # the last bytes of a member are its sums
    assert any(isinstance(each, Missed) and each.is_owed for each in held) == (end not in STARTS[1:])


@given(st.binary(max_size=60).filter(lambda noise: not noise.startswith(b"WARC/1.")), st.integers(0, len(PACKED)))
def test_no_bytes_end_the_reading_and_none_cost_more_pages_than_they_touch(noise: bytes, at: int) -> None:
    content = PACKED[:at] + noise + PACKED[at + len(noise) :]
    held = read(content)
    touched = [number for number in range(5) if STARTS[number] < at + len(noise) and at < STARTS[number + 1]]
    same = [
        number
        for number in range(5)
        if content[STARTS[number] : STARTS[number + 1]] == PACKED[STARTS[number] : STARTS[number + 1]]
    ]
    pages = {each.offset for each in held if isinstance(each, Capture)}
    assert {STARTS[number] for number in range(5) if number not in touched or number in same} <= pages
    if len(pages) < 5:
        assert any(isinstance(each, Missed) for each in held)


@given(st.lists(st.integers(1, len(PACKED) - 1), max_size=4))
def test_pieces_of_an_archive_hold_every_page_once_wherever_it_is_divided(cuts: list[int]) -> None:
    borders = [0, *sorted(set(cuts)), len(PACKED)]
    held = [each for start, end in pairwise(borders) for each in read(PACKED, start, end)]
    assert held == read(PACKED)


def test_what_is_no_page_is_counted_with_its_reason() -> None:
    records = [
        record("http://a.example/1", kind="request"),
        record("http://a.example/2", status=404),
        record("http://a.example/3", b"\x89PNG", sort="image/png"),
        record("http://a.example/4", "<p>一</p>", sort=""),
    ]
    held = read(packed(records))
    assert [each.reason.id for each in held[:3] if isinstance(each, Missed)] == [
        "audit.record-kind",
        "audit.status",
        "audit.sort",
    ]
    assert all(each.is_counted and not each.is_owed for each in held[:3] if isinstance(each, Missed))
    assert isinstance(held[3], Capture)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(CLEAN.encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(CLEAN.encode()), "Content-Encoding: deflate\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(CLEAN.encode()), CLEAN.encode()), "Transfer-Encoding: chunked\r\n"),
        (CLEAN.encode(), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
    ],
    ids=["gzip", "deflate", "chunked", "undone before"],
)
def test_a_page_is_unpacked_as_it_was_sent(body: bytes, headers: str) -> None:
    [held] = read(record("http://a.example/1", body, headers=headers))
    assert isinstance(held, Capture)
    assert held.content == CLEAN.encode()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(CLEAN.encode())[:-40], "Content-Encoding: gzip\r\n"),
        (b"no gzip", "Content-Encoding: gzip\r\n"),
        (b"no brotli", "Content-Encoding: br\r\n"),
        (b"what", "Content-Encoding: compress\r\n"),
        (b"no chunk", "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(body: bytes, headers: str) -> None:
    first, second = read(packed([record("http://a.example/1", body, headers=headers), record("http://a.example/2")]))
    assert isinstance(first, Missed)
    assert (first.reason.id, first.url, first.is_owed) == ("audit.encoding", "http://a.example/1", True)
    assert isinstance(second, Capture)


def test_a_page_beyond_the_limit_is_told_and_not_held() -> None:
    large, bomb = b"<p>" + b"a" * 5000, gzip.compress(b"<p>" + b"a" * 500_000)
    records = [
        record("http://a.example/1", large),
        record("http://a.example/2", bomb, headers="Content-Encoding: gzip\r\n"),
        record("http://a.example/3"),
    ]
    held = read(packed(records), limit=4000)
    assert [each.reason.id for each in held[:2] if isinstance(each, Missed)] == [
        "audit.large",
        "audit.large-inside",
    ]
    assert isinstance(held[2], Capture)


def test_an_answer_without_its_header_is_told() -> None:
    [held] = read(record("http://a.example/1").replace(b"HTTP/1.1 200 OK", b"x" * 15))
    assert isinstance(held, Missed)
    assert held.is_owed


def test_a_record_of_200_megabytes_is_told_at_its_place_and_the_next_page_is_read() -> None:
    huge = packed([FIVE[0], record("http://a.example/9", "<p>" + "a" * 200_000_000), FIVE[1]])
    held = read(huge)
    assert told(held) == ["0", f"large@{len(packed(FIVE[:1]))}", "1"]
    assert isinstance(held[1], Missed)
    assert "190.7" in held[1].reason.text("en")
