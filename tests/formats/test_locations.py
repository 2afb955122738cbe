"""Addresses and columns."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.locations import joined, on_line, relative, uri, utf8_column
from checker.model import Edit, Place, Span
from tests.formats.report import MISSING, RUN


@pytest.mark.parametrize(
    ("path", "folder", "repository", "expected"),
    [
        ("a/b.md", "/srv/x", "", "a/b.md"),
        ("./a/b.md", "/srv/x", "", "a/b.md"),
        ("a/../b.md", "/srv/x", "", "b.md"),
        ("/srv/x/a.md", "/srv/x", "", "a.md"),
        ("/srv/x/a.md", "/srv/x/", "", "a.md"),
        ("/srv/xy/a.md", "/srv/x", "", "/srv/xy/a.md"),
        ("../a.md", "/srv/x", "", "../a.md"),
        ("../a.md", "/srv/x", "/srv", "a.md"),
        ("a.md", "/srv/x", "/srv", "x/a.md"),
        ("/srv/a.md", "/srv/x", "/srv", "a.md"),
        ("./a.md", "", "", "a.md"),
        ("C:/site/a.md", "C:/site", "", "a.md"),
        ("D:/a.md", "C:/site", "", "D:/a.md"),
    ],
)
def test_a_path_counts_from_the_root_where_it_lies_inside(
    path: str, folder: str, repository: str, expected: str
) -> None:
    assert relative(path, replace(RUN, folder=folder, repository=repository)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/中.md", "a%20b/%E4%B8%AD.md"),
        ("100%#?.md", "100%25%23%3F.md"),
        ("x:y.md", "x%3Ay.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("/srv/a b.md", "file:///srv/a%20b.md"),
        ("C:/a b.md", "file:///C:/a%20b.md"),
    ],
)
def test_a_path_becomes_an_address(path: str, expected: str) -> None:
    assert uri(path) == expected


@given(st.binary().filter(lambda data: not data.startswith(b"/") and b":/" not in data))
def test_the_address_of_any_file_name_leads_back_to_its_bytes(name: bytes) -> None:
    address = uri(name.decode("utf-8", "surrogateescape"))
    assert address.isascii()
    assert unquote_to_bytes(address) == name


@given(st.text(st.characters(exclude_characters="\r\n")), st.data())
def test_edits_on_the_line_join_to_what_they_do_one_by_one(line: str, data: st.DataObject) -> None:
    before, length = data.draw(st.integers(0, 50)), len(line)
    cuts = sorted(data.draw(st.lists(st.integers(0, length), min_size=2, max_size=6)))
    start = data.draw(st.integers(0, length))
    spans = [Span(before + a, before + b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, data.draw(st.text())) for span in spans]
    violation = replace(MISSING.finding, span=Span(before + start, before + start))
    placed = replace(MISSING, finding=violation, source_line=line, place=Place(1, start + 1, 1, start + 1))
    change = joined(placed, edits)
    assert change is not None
    begin, end, text = change
    expected = line
    for edit in reversed(edits):
        expected = expected[: edit.span.start - before] + edit.text + expected[edit.span.end - before :]
    assert line[:begin] + text + line[end:] == expected


def test_what_leaves_the_line_has_no_column() -> None:
    placed = replace(
        MISSING,
        source_line="0123456789",
        place=Place(2, 4, 2, 4),
        finding=replace(MISSING.finding, span=Span(103, 103)),
    )
    assert on_line(placed, Span(100, 110)) == (0, 10)
    assert on_line(placed, Span(99, 101)) is None
    assert on_line(placed, Span(109, 111)) is None


@given(st.text(), st.text())
def test_a_byte_column_is_where_the_bytes_begin(before: str, after: str) -> None:
    assert utf8_column(before + after, len(before)) == len(before.encode()) + 1
