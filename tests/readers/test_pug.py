"""Pug: what a template shows, and where every character of it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.look import FILLER
from checker.model import Document
from checker.readers import read
from checker.readers.pug import draft


def only(source: str) -> Document:
    [document] = read("a.pug", source.encode())
    return document


def seen(source: str) -> list[str]:
    """The lines of the text, with ``*`` for each filled stretch."""
    return [" ".join(line.split()).replace(FILLER, "*") for line in only(source).text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("p 甲\np 乙", ["甲", "乙"]),
        ("#a.b 甲", ["甲"]),
        (".b 甲\n.c\n  span 乙", ["甲", "乙"]),
        ("p\n  | 甲\n  | 乙", ["甲 乙"]),
        ("p.\n  甲\n  乙\np 丙", ["甲 乙", "丙"]),
        ("p| 甲\np(a='b')|乙\na(href='x')。丙\np(a='b')<b>丁</b>", ["甲", "乙", "。丙", "丁"]),
        ("e\u0301\np e\u0301", ["e\u0301"]),
        ("p= site.name", ["*"]),
        ("p!= '© ' + year + ' 甲社'", ["© * 甲社"]),
        ("p!= `© ${year} By ${author}`", ["© * By *"]),
        ("p 甲 #{name} 乙 !{html}", ["甲 * 乙 *"]),
        ("p 甲 #[a(href='/x') 乙] 丙", ["甲 乙 丙"]),
        ("li: a(href='/x') 甲", ["甲"]),
        ("<p>甲</p>\np 乙", ["甲", "乙"]),
        ("p &copy; 甲", ["© 甲"]),
        # what no reader sees
        ("//- 隐\np 甲", ["甲"]),
        ("// 隐\n  隐\np 甲", ["甲"]),
        ("script.\n  var a = '隐'\np 甲", ["甲"]),
        ("style.\n  a { }\np 甲", ["甲"]),
        ("- var 隐 = 1\nif 隐\n  p 甲\nelse\n  p 乙", ["甲", "乙"]),
        ("each 隐 in xs\n  p 甲\nextends 隐\ninclude 隐\nblock 隐\n+mixin(隐)", ["甲"]),
        ("p(title='隐') 甲", ["甲"]),
        ("p(style='display:none') 隐\np 甲", ["甲"]),
        ("a(\n  href='/x'\n  title='隐'\n) 甲", ["甲"]),
        ("input(value='隐')\np 甲", ["甲"]),
    ],
)
def test_a_line_shows_what_a_reader_sees(source: str, lines: list[str]) -> None:
    assert seen(source) == lines


@pytest.mark.parametrize(
    ("source", "href", "address", "text"),
    [
        ("a(href='https://a.example/') 甲", "https://a.example/", "https://a.example/", "甲"),
        ('a.b(target="_blank", href="/x") 甲', "/x", "/x", "甲"),
        ("a(href='/x')\n  span 甲", "/x", "/x", "甲"),
        ("a(href='/x?c=' + code) 甲", f"/x?c={FILLER}", "/x?c=' + code", "甲"),
        ("a(href=url) 甲", FILLER, "url", "甲"),
        ("a(\n  href='/x'\n) 甲", "/x", "/x", "甲"),
    ],
)
def test_a_link_has_its_address_where_it_is_written(source: str, href: str, address: str, text: str) -> None:
    document = only(source)
    [link] = document.links
    assert link.href == href
    assert source[slice(*link.address)] == address
    assert document.text[link.start : link.end].strip() == text


def test_a_comment_above_all_reaches_the_whole_template() -> None:
    source = "//- checker: allow icp-unlinked — 旧站\nfooter 甲"
    [comment] = only(source).comments
    assert comment.covers == (0, len(source))
    assert comment.text.strip() == "checker: allow icp-unlinked — 旧站"


LINES = st.sampled_from(
    ["p 新", "| 聞", "a(href='/x') 中", ".foot.b", "#c= d", "p.", "  文", "- var e", "// 隱", "p #[b 網] 站", "<i>民</i>", "p #{f} 報", "a(href=g", "if h", "li: b 社", "", "\t電", "!= '日'"]
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 3), LINES), max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_character_that_is_shown_stands_where_it_is_said_to(lines: list[tuple[int, str]], end: str) -> None:
    source = end.join("  " * depth + line for depth, line in lines)
    drafted = draft(source)
    for at, char in enumerate(drafted.text):
        if char.strip() and char != FILLER:
            assert source[drafted.offsets.point(at)] == char
    for link in drafted.links:
        assert 0 <= link.span.start <= link.address.start <= link.address.end <= link.span.end <= len(source)


@given(st.text("a(p'\"`=.#{[:| /\n-+!$]})新", max_size=60))
def test_whatever_stands_in_a_template_is_read(source: str) -> None:
    drafted = draft(source)
    assert all(0 <= drafted.offsets.point(at) <= len(source) for at in range(len(drafted.text)))


@pytest.mark.parametrize(
    "unit", ["a(", "#[a ", "a: ", "//x\n ", "a(b='c' ", "p #[a\n", "a(b\n", "p.\n a\n", "(" * 8, "`"]
)
def test_marks_that_nothing_closes_do_not_end_the_reading(unit: str) -> None:
    source = unit * (20_000 // len(unit))
    assert len(draft(source).text) <= len(source) * 2
