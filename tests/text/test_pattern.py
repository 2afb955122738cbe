"""Patterns that are compiled when they are asked, and what is asked of a name again and again."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checker.text import pattern

WORDS = ("icp", "all rights", "备案", "©", "a.b")


@given(st.lists(st.sampled_from([*"iIcCpPaAlL.bB 备案©xr", "icp", "ALL rights"]), max_size=12).map("".join))
def test_words_in_any_case_are_those_that_the_flag_finds(text: str) -> None:
    plain = re.compile("|".join(map(re.escape, WORDS)), re.IGNORECASE)
    found = re.compile(pattern.any_case(*WORDS))
    assert [each.span() for each in found.finditer(text)] == [each.span() for each in plain.finditer(text)]


@pytest.mark.parametrize("name", [" foot ", " page-foot nav ", " head ", "", f" {'a' * 200} foot ", f" {'a' * 200} "])
def test_what_a_name_says_is_what_the_pattern_finds(name: str) -> None:
    foot = regex.compile(r"\sfoot\s")
    for _ in range(2):
        assert pattern.says(foot, name) is (" foot " in name)
