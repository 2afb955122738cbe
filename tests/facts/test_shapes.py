"""Shapes of pages that do not say it with one label: datelines, rows beside a date, lists and tables of labels, houses with several names."""

from __future__ import annotations

import pytest

from checker.facts import extract
from checker.model import Site
from tests.facts.told import KINDS, TEXT, document, facts, page

DATED = "2099-04-11 09:20"


def names(source: str, kind: str, path: str = "a.html") -> list[str]:
    """The names that a page states, of one kind."""
    return [fact.fields.get("name", "") for fact in facts(source, kind, path)]


def republished(source: str) -> str:
    """What the page is taken for."""
    [fact] = extract(document(source), KINDS, Site())["document"]
    return fact.fields["republished"]


@pytest.mark.parametrize(
    ("row", "sources"),
    [
        (f"国内新闻 | 北山晚报 | {DATED}", ["北山晚报"]),
        (f"来源：南水日报 {DATED} <a>时刻新闻</a>", ["南水日报"]),
        (f"<span>北山</span><b>晚报</b> {DATED}", ["北山晚报"]),
        (f"# re: 展厅 {DATED} 过路的人", []),
        ("来源：《北山时讯》2099年第10期", ["《北山时讯》"]),
        ("<table><tr><th>来源</th><th>作者</th><th>日期</th></tr><tr><td>北山晚报</td><td>李小明</td><td>2099-04-11</td></tr></table>", ["北山晚报"]),
    ],
)  # fmt: skip
def test_a_row_names_its_source(row: str, sources: list[str]) -> None:
    assert names(page(above=row), "attribution") == sources


@pytest.mark.parametrize(
    ("body", "kind", "wanted"),
    [
        ("<p>中新网北山4月11日电 (李小明 王大山)馆长说。</p>", "author", ["李小明", "王大山"]),
        ("<p>〔編譯李小明／綜合報導〕館長說。</p>", "author", ["李小明"]),
        ("<p>〔中央社〕館長說。</p>", "attribution", ["中央社"]),
        ("<p>展厅一角。（路透）</p>", "author", []),
        ("<p>由李小明张贴 @ 2099-04-11</p>", "author", ["李小明"]),
        ("<p>This note first appeared in print in 1911.</p>", "attribution", []),
    ],
)
def test_a_first_sentence_names(body: str, kind: str, wanted: list[str]) -> None:
    source = f"<html><head><title>博物馆开放新展厅</title></head><body><h1>博物馆开放新展厅</h1>{body}<p>{TEXT}</p><p>{TEXT}</p></body></html>"
    assert names(source, kind) == wanted


def test_items_of_a_list_are_no_credits() -> None:
    items = "".join(f"<li>来源：{name}。要看清楚。</li>" for name in ("业务库", "日志", "表格"))
    assert names(page(body=f"<ul>{items}</ul>"), "attribution") == []


def test_a_word_inside_a_link_is_no_label() -> None:
    assert names("# 展厅\n\n" + TEXT + "\n\n* [来源分析的方法](http://a.example/)\n", "attribution", "a.md") == []


def test_an_empty_label_takes_no_headline() -> None:
    below = "原标题：</p><ul><li><a href=/1>某地公交新线开通</a></li></ul><p>"
    assert facts(page(below=below), "original-title") == ()


def test_a_mark_after_an_account_is_no_notice() -> None:
    source = page(above="纸上的人©", below="本文来自微信公众号：纸上的人", foot="Copyright © 北山网")
    assert [fact.fields["owner"] for fact in facts(source, "copyright")] == ["北山网"]
    assert republished(source) == "yes"


@pytest.mark.parametrize(
    ("row", "foot", "taken"),
    [
        ("来源：中国新闻网", "Copyright ©2099 chinanews.com", "no"),
        ("来源：北山网-《南水日报》", "北山网版权所有", "yes"),
        ("来源：北山网-文化频道", "北山网版权所有", "no"),
        ("来源：测绘学院", "Copyright © 2099 北山理工大学", "no"),
        ("来源：北山市水务局", "版权所有：北山市人民政府办公室", "yes"),
        ("来源：市水务局", "版权所有：北山市人民政府办公室", "no"),
    ],
)
def test_a_house_and_its_parts(row: str, foot: str, taken: str) -> None:
    assert republished(page(above=row, foot=foot)) == taken


def test_an_article_that_waits_for_its_script_is_read() -> None:
    source = f'<html><body><h1>展厅</h1><div style="visibility: hidden; opacity: 0"><p>来源：北山晚报</p><p>{TEXT}</p></div></body></html>'
    assert names(source, "attribution") == ["北山晚报"]
    assert names(source.replace("<div", "<span").replace("</div", "</span"), "attribution") == []


def test_an_address_stays_where_the_title_speaks_of_undefined() -> None:
    [fact] = facts("# 译文\n\n原文地址：[Undefined behavior](http://a.example/x)\n", "attribution", "a.md")
    assert fact.fields["url"] == "http://a.example/x"


@pytest.mark.parametrize(
    ("row", "marks"),
    [
        ("译者：李小明", ["译者：李小明"]),
        ("作者：王大山　翻译：李小明", []),
        ("作者：Ann Doe　译者：李小明", ["译者：李小明"]),
        ("译者注：见下文", ["译者注"]),
    ],
)
def test_a_translator_marks_a_reprint(row: str, marks: list[str]) -> None:
    assert [fact.fields["mark"] for fact in facts(page(above=row), "reprint-mark")] == marks


@pytest.mark.parametrize(("title", "sources"), [("转载：防汛十问", []), ("转载：北山晚报", ["北山晚报"])])
def test_a_mark_before_a_title_names_no_source(title: str, sources: list[str]) -> None:
    assert names(f"# {title}\n\n{TEXT}\n", "attribution", "a.md") == sources


def test_a_short_page_under_a_marked_heading_is_republished() -> None:
    source = "<html><body><ul><li><a href=/a>首页</a><li><a href=/b>新闻</a></ul><h1>【转载】新展厅开放</h1><p>展厅昨天开了</p></body></html>"
    assert republished(source) == "yes"


FILED = [
    ("2099-04-11 分类：<a href=/categories/转载/>转载</a>", True),
    ("发表于 2099-04-11 | 分类于 <a href=/c/1.html>转载</a> | 阅读 12", True),
    ("2099-04-11 分类: 转载", True),
    ("2099-04-11 <a href=/category/reprint/>转载</a> 12 评论", True),
    ("<a href='/?cat=3'>转载文章</a> 2099-04-11", True),
    ("2099-04-11 阅读(12) <a href='javascript:share()'>转载</a> 收藏", False),
    ("2099-04-11 <a href=/share?id=1>转载</a>", False),
    ("2099-04-11 转载 12 评论 3", False),
    ("<a href=/category/reprint/>转载</a> 12", False),
    ("分类：<a href=/categories/随笔/>随笔</a> 2099-04-11", False),
]


@pytest.mark.parametrize(("above", "marked"), FILED)
def test_a_category_of_reprints_beside_the_date_is_a_mark_of_one(above: str, marked: bool) -> None:
    assert bool(facts(page(above=above), "reprint-mark")) is marked


def test_a_category_in_front_matter_is_a_mark_as_it_stands() -> None:
    assert facts(f"---\ntitle: 新展厅\ncategories: 转载\n---\n\n{TEXT}\n", "reprint-mark", "a.md")


@pytest.mark.parametrize(
    ("sentence", "granted"),
    [
        ("本文已获原作者授权转载。", True),
        ("已获授权，禁止二次转载。", True),
        ("（授权转载）", True),
        ("经作者同意后转载。", True),
        ("本文由作者授权发布。", True),
        ("已取得版权方许可。", True),
        ("未经授权，禁止转载。", False),
        ("未获授权不得转载。", False),
        ("转载请先征得作者同意。", False),
        ("请联系作者获得授权后转载。", False),
        ("凡获得本站授权转载的，请注明出处。", False),
        ("任何媒体取得授权使用时须注明出处。", False),
        ("他们已获得一项授权专利的转让。", False),
    ],
)
def test_permission_that_was_given_is_told_from_permission_that_is_to_be_asked(sentence: str, granted: bool) -> None:
    found = facts(page(below=sentence), "reprint-terms")
    assert any(fact.fields["terms"] == "granted" for fact in found) is granted
