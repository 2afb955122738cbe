"""Links are found by where they stand as looking through all of them finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Link, Span
from checker.text.linked import Linked

TEXT = "桥河桥河山桥河山桥"
stretches = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: (min(pair), max(pair)))
several = st.lists(st.tuples(stretches, stretches), max_size=30).map(sorted)


def links(made: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Link]:
    """Links by the stretches of their texts and of their elements."""
    return [Link(*text, "/x", "", Span(*element), Span(0, 0)) for text, element in made]


@given(several, stretches, st.integers(0, 9))
def test_links_are_found_as_if_all_were_looked_at(
    made: list[tuple[tuple[int, int], tuple[int, int]]], stretch: tuple[int, int], at: int
) -> None:
    every = links(made)
    linked = Linked(every, TEXT)
    start, end = stretch
    assert linked.sharing(start, end) == tuple(link for link in every if link.end > start and link.start < end)
    assert linked.around(at) == [link for link in every if link.span.start <= at < link.span.end]


@given(several, st.sampled_from(["桥", "桥河", "山", "海", ""]))
def test_the_only_link_that_is_called_so(made: list[tuple[tuple[int, int], tuple[int, int]]], words: str) -> None:
    every = links(made)
    called = [(link.start, link.end) for link in every if TEXT[link.start : link.end] == words]
    linked = Linked(every, TEXT)
    assert linked.only(words) == linked.only(words) == (called[0] if len(called) == 1 else None)
