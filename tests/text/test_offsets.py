"""Two maps, one after the other, are one map."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.text.offsets import Offsets, Weave

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
