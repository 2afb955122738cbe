"""One scan for all literals: the longest at each place, from left to right, those that overlap included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.scan import Scanner

WORDS = st.lists(st.text("来源自于 .*(", min_size=1, max_size=4), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["来源", "来源于", "来自"], "来源于来自来源来", ["来源于", "来自", "来源"]),
        (["a.b", "a(b"], "axb a.b a(b", ["a.b", "a(b"]),
        (["来", "来源"], "来来源", ["来", "来源"]),
        (["首次发表", "发表于", "发表"], "首次发表于", ["首次发表", "发表于"]),
        ([], "来源", []),
        (["来源"], "", []),
    ],
)
def test_the_longest_literal_at_each_place(words: list[str], text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Scanner(words).occurrences(text)] == found


@given(WORDS, st.text("来源自于 .*(", max_size=20))
def test_a_scan_finds_what_a_slow_search_finds(words: list[str], text: str) -> None:
    expected, covered = [], 0
    for at in range(len(text)):
        longest = max((len(word) for word in words if text.startswith(word, at)), default=0)
        if longest and at + longest > covered:
            expected.append((at, at + longest))
            covered = at + longest
    assert list(Scanner(words).occurrences(text)) == expected


@given(WORDS, st.text("来源自于", min_size=4, max_size=20))
def test_a_part_is_scanned_as_if_it_were_the_whole(words: list[str], text: str) -> None:
    whole = list(Scanner(words).occurrences(text[1:-1]))
    assert [(start - 1, end - 1) for start, end in Scanner(words).occurrences(text, 1, len(text) - 1)] == whole
