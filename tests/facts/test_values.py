"""What is inside a value: where it ends, and what is trimmed from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.wrapping import strip
from tests.facts.told import facts, page


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" 北山晚报 ", "北山晚报"), ("“北山晚报”", "北山晚报"), ("《北山晚报》", "《北山晚报》"), ("北山晚报》", "北山晚报"), ("（北山晚报）", "北山晚报"),
        ("北山晚报（网络版）", "北山晚报（网络版）"), ("北山晚报）", "北山晚报"), ("：北山晚报。", "北山晚报"), ("「北山晚报」", "北山晚报"), ("|北山晚报|", "北山晚报"), ("", ""), (" ", ""),
    ],
)  # fmt: skip
def test_what_wraps_a_value_is_no_part_of_it(text: str, kept: str) -> None:
    start, end = strip(text, 0, len(text))
    assert text[start:end] == kept


@given(st.text("（）《》(){}【】 来源：。\n", max_size=30))
def test_trimming_takes_marks_and_no_letter(text: str) -> None:
    start, end = strip(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert not any(char.isalnum() for char in text[:start] + text[end:])


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("北山晚报。", "北山晚报"),
        ("北山晚报；", "北山晚报"),
        ("北山晚报(记者 李小明)", "北山晚报"),
        ("北山晚报 2024-05-06 08:00", "北山晚报"),
        ("北山晚报 5月6日", "北山晚报"),
        ("北山晚报　　08:00", "北山晚报"),
        ("北山晚报 - 南水", "北山晚报"),
        ("北山晚报 阅读 33", "北山晚报"),
        ("“北山文物”微信公众号", "“北山文物”微信公众号"),
        ("北山晚报等", "北山晚报"),
        ("北 山 晚 报", "北 山 晚 报"),
        ("Northhill Times", "Northhill Times"),
        ("中国文物网 - 中国文物报", "中国文物网"),
    ],
)
def test_a_value_ends_where_something_else_begins(value: str, name: str) -> None:
    assert facts(page(above=f"来源：{value}"), "attribution")[0].fields["name"].strip("“”") == name.strip("“”")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://a.example/b?c=1&amp;d=2", "https://a.example/b?c=1&d=2"),
        ("https://a.example/b。", "https://a.example/b"),
        ("https://a.example/b)", "https://a.example/b"),
        ("（https://a.example/b）", "https://a.example/b"),
        ("www.a.example/b", "www.a.example/b"),
        ("<a href='https://a.example/b'>这里</a>", "https://a.example/b"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(written: str, url: str) -> None:
    [fact] = facts(page(below=f"原文链接：{written}"), "attribution")
    assert fact.fields["url"] == url
