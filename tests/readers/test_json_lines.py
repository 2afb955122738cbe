"""Lines and rows of JSON are found without looking twice at what is blank."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.readers.json_rows import _line, _row_behind

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
ROW = re.compile(r"\}\s*,\s*(?=\{\s*[\"}])|[\r\n]\s*,?\s*(?=\{\s*\")")
"""What a line and a row are, in few words: as slow as the square of a run of blanks, and its cube."""


@given(st.text(st.sampled_from(" \t\n\r\u2028{}桥"), max_size=30), st.integers(0, 30))
def test_a_line_is_what_holds_anything(text: str, at: int) -> None:
    found, wanted = _line(text, at), LINE.search(text, at)
    assert (found is None) == (wanted is None)
    assert found is None or wanted is None or tuple(found) == wanted.span()


@given(st.text(st.sampled_from(' \n\r,{}"桥'), max_size=30), st.integers(0, 30))
def test_a_row_begins_behind_another_or_in_a_line_of_its_own(text: str, at: int) -> None:
    wanted = ROW.search(text, at)
    assert _row_behind(text, at) == (wanted.end() if wanted else -1)
