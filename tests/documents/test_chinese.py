"""Whether a text is Chinese."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import chinese

PLAIN = re.compile(r"https?://[^\s\u3400-\u9fff]+|[\w.-]+@[\w.-]+")
"""Addresses as they are meant, tried at every letter."""


@given(st.lists(st.sampled_from(["http://", "桥", "a", "@", ".", " ", "b-c", "\n"]), max_size=14).map("".join))
def test_addresses_are_left_out_wherever_they_stand(text: str) -> None:
    def han(pattern: re.Pattern[str]) -> int:
        return pattern.sub(" ", text).count("桥")

    assert han(chinese._ADDRESS.compiled) == han(PLAIN)


@pytest.mark.parametrize("text", ["桥" * 50_000, "http://a.b/" + "桥" * 50_000, "a." * 30_000 + "@"])
def test_a_long_word_is_looked_through_once(text: str) -> None:
    starts = [found.start() for found in re.finditer(r"(?<![\w.-])(?=[\w.-])|https?://", text)]
    assert len(starts) <= 4, "an address can begin at no more places"
    assert chinese.letters(text).han == text.count("桥")
