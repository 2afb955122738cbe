from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Place, Span
from checker.text.lines import Lines, line_start

SOURCES = st.text(st.sampled_from("甲a\r\n\v\f\x85\u2028\U00020000"))
PLACES = [
    ("甲乙\n丙", Span(0, 2), Place(1, 1, 1, 3)),
    ("甲乙\n丙", Span(3, 4), Place(2, 1, 2, 2)),
    ("甲\r\n乙\r丙", Span(3, 6), Place(2, 1, 3, 2)),
    ("甲\r\n", Span(1, 3), Place(1, 2, 2, 1)),
    ("甲\u2028乙\x0b丙", Span(4, 5), Place(1, 5, 1, 6)),
    ("", Span(0, 0), Place(1, 1, 1, 1)),
    ("甲\n", Span(2, 2), Place(2, 1, 2, 1)),
]


def walked(source: str, offset: int) -> tuple[int, int]:
    """The same by walking: the slow way that cannot be wrong."""
    line = column = 1
    for at in range(offset):
        column += 1
        character, following = source[at], source[at + 1 : at + 2]
        if character == "\n" or (character == "\r" and following != "\n"):
            line, column = line + 1, 1
    return line, column


@pytest.mark.parametrize(("source", "span", "place"), PLACES)
def test_a_span_stands_at_its_line_and_column(source: str, span: Span, place: Place) -> None:
    assert Lines(source).place(span) == place


@given(SOURCES, st.data())
def test_places_agree_with_walking(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    assert Lines(source).place(Span(start, end)) == Place(*walked(source, start), *walked(source, end))


@given(SOURCES, st.sampled_from(("", "甲" * 199, "甲" * 1001)), st.data())
def test_a_line_begins_behind_the_last_end_before_it(source: str, long: str, data: st.DataObject) -> None:
    source += long
    at = data.draw(st.integers(0, len(source)))
    begins = line_start(source, at)
    assert not set(source[begins:at]) & {"\r", "\n"}
    assert begins == 0 or source[begins - 1] in "\r\n"


@given(SOURCES, st.data())
def test_a_line_is_what_stands_between_two_line_ends(source: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(source)))
    number = walked(source, offset)[0]
    assert Lines(source).line(offset) == source.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number - 1]


def test_an_offset_beyond_the_source_is_its_end() -> None:
    assert Lines("甲\n乙").place(Span(9, 12)) == Place(2, 2, 2, 2)
    assert Lines("甲\n乙").line(99) == "乙"


def test_the_faults_of_one_line_share_its_text() -> None:
    lines = Lines("一\n" + "网" * 1000 + "\n三")
    assert len({id(lines.line(offset)) for offset in range(2, 900)}) == 1
    assert (lines.line(0), lines.line(1003)) == ("一", "三")


@pytest.mark.parametrize("offset", [0, 3, 24, 25, 70, 99, 120])
def test_a_part_of_a_long_line_holds_what_stands_around_a_place(offset: int) -> None:
    source = "前\n" + "".join(chr(0x4E00 + number) for number in range(100)) + "\n" + "后" * 50
    lines = Lines(source)
    shown, at = lines.window(offset, 10)
    line = lines.line(offset)
    column = lines.place(Span(offset, offset)).column - 1
    assert shown == line[at : at + len(shown)]
    assert at == 0 or column - at >= 10
    assert at + len(shown) == len(line) or at + len(shown) - column >= 10


def test_places_near_each_other_share_the_part_that_is_shown() -> None:
    lines = Lines("桥" * 10_000)
    assert lines.window(5_001, 100)[0] is lines.window(5_099, 100)[0]
    assert len({id(lines.window(offset, 100)[0]) for offset in range(5_000, 5_100)}) == 1
