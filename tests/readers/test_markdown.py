"""Markdown as posts are written: what is seen of it, what it links to, what it only shows."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers import read
from checker.readers.markdown import draft


def lines(source: str) -> list[str]:
    """The lines that a reader sees, blanks at their ends left out."""
    return [line.strip() for line in draft(source).text.split("\n") if line.strip()]


def only(source: str) -> Document:
    [document] = read("a.md", source.encode())
    return document


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("**来源**：*某报*", ["来源：某报"]),
        ("__来源__： _某报_ ~~删~~", ["来源： 某报 删"]),
        ("a_b_c 与 5 * 3 * 2", ["a_b_c 与 5 * 3 * 2"]),
        ("> 来源：某报\n> > 又\n>- 项", ["来源：某报", "又", "项"]),
        ("# 题\n## 题 二\n- 项\n* 项二\n+ 项三\n1. 四\n12) 五", ["题", "题 二", "项", "项二", "项三", "四", "五"]),
        ("上\n===\n中\n---\n下\n***\n* * *\n尾", ["上", "中", "下", "尾"]),
        ("一\r\n二\r三\n四", ["一", "二", "三", "四"]),
        ("一\r# 二\r> 三\r- 四", ["一", "二", "三", "四"]),
        ("一  \n二\\\n三", ["一", "二\\", "三"]),
        ('![图](a.png)文![](b.png "题")', ["文"]),
        ("一&amp;&copy;&#x4e2d;&#20013;&notx;&bogus; &", ["一&©中中&notx;&bogus; &"]),
        (r"\*一\* \[二\] \# \\ \a", [r"*一* [二] # \ \a"]),
        (r"来源：https://a.example/north\_hill\*2", ["来源：https://a.example/north_hill*2"]),
        ("<b>一</b><br>二<p>三</p>四", ["一", "二", "三", "四"]),
        ("一<!-- 隐 -->二\n<!-- 隐\n隐 -->三", ["一二", "三"]),
        ("一<!-- 隐", ["一"]),
        ("一<span hidden>隐<span>隐</span>隐</span>二<i style='display:none'>隐</i>三", ["一二三"]),
        ("一<script>隐 = '<b>'</script>二<style>\n隐\n</style>三<svg><g>隐</g></svg>", ["一二三"]),
        ("一<div hidden>二", ["一", "二"]),
        ("一<video src=x>隐</video>二<img alt=隐>三", ["一二三"]),
        ("```\n一\n```\n二", ["一", "二"]),
        ("~~~~ py\n```\n一\n~~~\n~~~~~\n二", ["```", "一", "~~~", "二"]),
        ("```\n一\n二", ["一", "二"]),
        ("> ```\n> 一\n> ```\n二", ["> 一", "二"]),
        ("`一` ``二`三`` `四", ["一 二`三 四"]),
        ("## 题 {:.隐}\n{: #隐}", ["题"]),
        ("::: tip 提示\n一\n:::", ["一"]),
        ("[^1] 文\n\n[^1]: 来源：某报", ["[^1] 文", "[^1]: 来源：某报"]),
        ("[x] 一 [ ] 二", ["[x] 一 [ ] 二"]),
        ("1 < 2 <3 <", ["1 < 2 <3 <"]),
        ("---\ntitle: 隐\n---\n一", ["一"]),
        ("\ufeff", ["\ufeff"]),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_post(source: str, seen: list[str]) -> None:
    assert lines(source) == seen


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[来源](http://a.cn/x)", [("来源", "http://a.cn/x")]),
        ('[**来**源](<http://a.cn/x> "题")', [("来源", "http://a.cn/x")]),
        ("[一](http://a.cn/(x)_y)", [("一", "http://a.cn/(x)_y")]),
        ("[一]()", [("一", "")]),
        ("[一] (x)", []),
        ("[![图](a.png)](b)", [("", "b")]),
        ("[一 [二] 三](x)", [("一 [二] 三", "x")]),
        ("[来源：[某报](x)](y)", [("来源：某报", "y"), ("某报", "x")]),
        ("<https://a.cn/b_c>", [("https://a.cn/b_c", "https://a.cn/b_c")]),
        ("[一][Key] [二][] [三]\n\n[key]: http://a.cn 'x'\n[二]: <http://b.cn>\n[三]: c\n", [("一", "http://a.cn"), ("二", "http://b.cn"), ("三", "c")]),
        ("[一][无]", []),
        ("[0]: 一 二 三\n[0]", []),
        ("<a data-href=z href='x'>一</a>", [("一", "x")]),
        ("<a href=x>一</a>二", [("一", "x")]),
        ("`[一](x)`", []),
        (r"\[一](x)", []),
    ],
)  # fmt: skip
def test_links_know_what_they_wrap_and_where_they_lead(source: str, links: list[tuple[str, str]]) -> None:
    read_ = draft(source)
    assert [(read_.text[link.start : link.end], link.href) for link in read_.links] == links
    for link in read_.links:
        assert source[link.address.start : link.address.end] == link.href
        assert link.span.start <= link.span.end <= len(source)


def test_a_link_keeps_its_address_apart_from_its_spelling() -> None:
    [link] = draft('<a href="x&amp;y">一</a>').links
    assert link.href == "x&y"


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("一\n```\n来源：二\n```\n三", ["来源：二"]),
        ("一 `来源：二` 三", ["来源：二"]),
        ("一\n```\n来源：二", []),
        ("~~~\n一\n~~~\n二\n~~~\n三\n~~~", ["一", "三"]),
    ],
)
def test_code_is_shown_but_set_apart(source: str, quoted: list[str]) -> None:
    read_ = draft(source)
    assert [read_.text[start:end].strip() for start, end in read_.quoted] == quoted


def test_a_comment_above_all_content_covers_the_post_and_a_later_one_the_next_block() -> None:
    source = "---\na: b\n---\n<!-- 一 -->\n上\n<!-- 二 -->\n\n中\n下"
    first, second = draft(source).comments
    assert tuple(first.covers) == (0, len(source))
    assert source[second.covers.start : second.covers.end].strip() == "中\n下"


@pytest.mark.parametrize(
    "unit",
    [
        "[", "]", "![", "[a](", "[a][b]", "[a]: b\n", "[a]:", "(", "`", "``` `", "```\n", "~~~x\n```\n", "*", "_", "**a", "<", "<a ", "<b>", "<div hidden>", "<!--",
        "> ", "- ", "# ", "\\", "&", "&#1", "http://", "{:", "=\n", "---\n", "\r", " \n", "a: b\n", "+++\n", "|", ":::\n", "1. ",
    ],
)  # fmt: skip
def test_a_long_post_of_anything_is_read(unit: str) -> None:
    text = draft(unit * (200_000 // len(unit))).text
    assert len(text) <= 200_000


def test_fences_that_nothing_closes_are_searched_for_once() -> None:
    source = "".join("`" * length + "x\n" for length in range(1_000, 2, -1))
    assert lines(source) == []
    assert draft(source).quoted == ()


def test_front_matter_and_post_keep_to_their_own_places() -> None:
    document = only("---\nsource: 某报\n---\n来源：*某刊*\n")
    at = document.text.index("某刊")
    span = document.offsets.span(at, at + 2)
    assert document.source[span.start : span.end] == "某刊"
    [field] = document.fields
    assert document.source[field.span.start : field.span.end] == "某报"
