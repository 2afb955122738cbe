"""Two maps, one after the other, are one map; a value has its place, however its words are set apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Span
from checker.text.offsets import Offsets, Weave, as_spelt

pieces = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.booleans()), min_size=1, max_size=12)


def woven(made: list[tuple[int, int, bool]], length: int) -> tuple[str, Offsets]:
    """A text woven of a source of *length*: how many characters, for how many, and whether in step."""
    weave, at = Weave(), 0
    for many, wide, in_step in made:
        width = min(many if in_step else wide, length - at)
        if in_step:
            weave.copy("x" * width, at)
        else:
            weave.put("y" * many, at, at + width)
        at += width
    return weave.text(), weave.offsets()


@given(pieces, pieces)
def test_a_character_comes_through_from_where_its_own_characters_come_from(
    outer: list[tuple[int, int, bool]], inner: list[tuple[int, int, bool]]
) -> None:
    middle, to_source = woven(outer, 60)
    text, to_middle = woven(inner, len(middle))
    through = to_middle.through(to_source)
    assert len(through) == len(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            between = to_middle.span(start, end)
            if between.end > between.start:
                first, last = to_middle.span(start, start + 1), to_middle.span(end - 1, end)
                if first.end > first.start and last.end > last.start:
                    assert through.span(start, end) == to_source.span(*between)
            elif between.start < len(middle):
                assert through.point(start) == to_source.point(between.start)
            else:
                assert through.span(start, end) == to_source.end


blank = st.text(" \t\r\n\u2028\u3000", min_size=1, max_size=3)
words = st.lists(st.text("桥a𠮷，\ufeff", min_size=1, max_size=3), min_size=1, max_size=5)


@given(st.data(), words)
def test_what_begins_and_ends_in_words_stands_at_these_words(data: st.DataObject, said: list[str]) -> None:
    value, spelt = ("".join(word + data.draw(blank) for word in said) for _ in range(2))
    value, spelt, before = value.strip(), data.draw(blank) + spelt, data.draw(st.text("<>", max_size=3))
    source = before + spelt + ">"
    offsets = as_spelt(value, source, Span(len(before), len(before) + len(spelt)))
    for start in range(len(value)):
        for end in range(start + 1, len(value) + 1):
            if value[start:end] == value[start:end].strip():
                begin, stop = offsets.span(start, end)
                assert source[begin:stop].split() == value[start:end].split()
                assert (offsets.point(start), source[begin]) == (begin, value[start])


@given(words, words)
def test_the_words_before_one_that_is_spelt_otherwise_stand_at_their_places(same: list[str], rest: list[str]) -> None:
    first, value = " ".join(same), " ".join((*same, "&", *rest))
    spelt = "\n".join((*same, "&amp;", *rest))
    offsets = as_spelt(value, f"<{spelt}>", Span(1, 1 + len(spelt)))
    assert all(offsets.span(at, at + 1) == Span(1 + at, 2 + at) for at, char in enumerate(first) if char.strip())
    begin, end = offsets.span(len(first) + 1, len(value))
    assert (begin, end) == (1 + spelt.index("&"), 1 + len(spelt))


@pytest.mark.parametrize(("value", "spelt"), [("a b", "a&nbsp;b"), ("a", "ab"), ("", "''"), ("", "  "), ("a b", "ab")])
def test_a_value_that_is_spelt_otherwise_stands_for_all_of_its_place(value: str, spelt: str) -> None:
    offsets = as_spelt(value, f"<{spelt}>", Span(1, 1 + len(spelt)))
    assert {offsets.point(at) for at in range(len(value) + 1)} == {1}
    assert {offsets.span(at, at + 1) for at in range(len(value))} <= {Span(1, 1 + len(spelt))}
