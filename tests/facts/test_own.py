"""Whose site it is: a source that is this site itself is no source."""

from __future__ import annotations

import pytest

from checker.houses import core
from checker.model import Site
from checker.text.hosts import host_of, registered
from tests.facts.told import KINDS, TEXT, facts, page


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("云南日报报业集团", "云南日报"), ("北山网", "北山"), ("北山博物馆", "北山博物馆"), ("《北山晚报》", "北山晚报"), ("北山传媒有限公司", "北山"),
        ("北山新闻网", "北山"), ("ＡＢＣ Ltd", "abc"),
    ],
)  # fmt: skip
def test_a_name_has_a_core(name: str, kept: str) -> None:
    assert core(name, KINDS).startswith(kept)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.a.cn/b", "www.a.cn"),
        ("//A.cn", "a.cn"),
        ("a.cn/b", "a.cn"),
        ("", ""),
        ("http://[::1", ""),
        ("http://a.cn:99999/", "a.cn"),
    ],
)
def test_an_address_has_a_host_or_none(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.beishan.com", "www.beishan.com", True), ("news.beishan.com.cn", "beishan.com.cn", True), ("a.com.cn", "b.com.cn", False),
        ("beishan.gd.cn", "other.gd.cn", False), ("news.beishan.gd.cn", "beishan.gd.cn", True), ("a.gov.cn", "b.gov.cn", False), ("a.ac.cn", "b.ac.cn", False),
        ("a.github.io", "b.github.io", False), ("a.idv.tw", "b.idv.tw", False), ("www.gov.cn", "gov.cn", True), ("a.co.uk", "b.co.uk", False),
    ],
)  # fmt: skip
def test_a_domain_is_what_somebody_registered(one: str, other: str, same: bool) -> None:
    assert (registered(one, KINDS.lists) == registered(other, KINDS.lists)) is same
    source = page(
        below=f"来源：https://{other}/1.html", head=f'<meta property="og:url" content="https://{one}/2.html">'
    )
    assert [fact.fields["state"] for fact in facts(source, "attribution")] == ["own" if same else "named"]


@pytest.mark.parametrize(
    ("path", "address", "state"),
    [
        ("_posts/2099-04-11-old-street.md", "http://blog.hill.example/2099/04/11/old-street/", "own"),
        ("_posts/2099-04-11-old-street.md", "http://blog.hill.example/2099/04/11/old-street.html", "own"),
        ("_posts/2099-04-11-老街.md", "http://blog.hill.example/2099/04/11/%E8%80%81%E8%A1%97", "own"),
        ("_posts/2099-04-11-old-street.md", "http://blog.hill.example/2098/01/02/old-street/", "named"),
        ("_posts/2099-04-11-old-street.md", "http://blog.hill.example/old-street/", "named"),
    ],
)
def test_an_address_with_the_day_and_the_name_of_the_post_is_its_own(path: str, address: str, state: str) -> None:
    source = f"# 老街\n\n{TEXT}\n\n> 原文地址：[{address}]({address})，转载请注明出处。\n"
    found = [*facts(source, "attribution", path), *facts(source, "original", path)]
    assert {fact.fields.get("state", "own") for fact in found} == {state}


def test_what_i_wrote_before_is_no_source() -> None:
    source = f"# 老街\n\n原文来自自己很早前写的一篇文章：[老街](https://hill.example/a)\n\n{TEXT}\n"
    assert [fact.fields["state"] for fact in facts(source, "attribution", "a.md")] == ["own"]


@pytest.mark.parametrize("name", ["本报", "本刊", "本站原创", "本站编辑部"])
def test_this_site_is_this_site_by_any_site(name: str) -> None:
    [fact] = facts(page(above=f"来源：{name}"), "attribution")
    assert fact.fields["state"] == "own"


@pytest.mark.parametrize(
    ("name", "own"),
    [("北山晚报", True), ("《北山晚报》", True), ("北山晚報", True), ("北山晚报网", True), ("北山晚报记者部", True), ("南水晚报", False), ("北山", False), ("山晚报", False)],
)  # fmt: skip
def test_a_source_by_a_house_name_is_this_site(name: str, own: bool) -> None:
    site = Site(name="北山晚报")
    [fact] = facts(page(above=f"来源：{name}"), "attribution", site=site)
    assert (fact.fields["state"] == "own") is own


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (page(above="来源：北山晚报", head='<meta property="og:site_name" content="北山晚报">'), "own"),
        (page(above="来源：北山晚报", foot="版权所有 北山晚报社"), "own"),
        (page(above="来源：北山晚报", foot="版权所有 南水晚报社"), "named"),
        (page(below="原始链接：<a href=http://northhill.example/a/1.html>http://northhill.example/a/1.html</a>"), "named"),
        (page(above="来源：北山晚报").replace("<title>博物馆开放新展厅", "<title>博物馆开放新展厅_北山晚报"), "own"),
        (page(above="来源：博物馆开放新展厅"), "named"),
        (page(above="来源：<a href='https://news.beishan.example/1.html'>https://news.beishan.example/1.html</a>", head='<meta property="og:url" content="https://www.beishan.example/2.html">'), "own"),
        (page(above="来源：<a href='https://nanshui.example/1.html'>https://nanshui.example/1.html</a>", head='<meta property="og:url" content="https://www.beishan.example/2.html">'), "named"),
    ],
)  # fmt: skip
def test_a_page_shows_whose_it_is(source: str, state: str) -> None:
    assert [fact.fields["state"] for fact in facts(source, "attribution")] == [state]


def test_the_title_of_a_post_names_no_site() -> None:
    post = (
        f"---\ntitle: 转|博物馆开放新展厅\n---\n\n{TEXT}\n\n文章转自[博物馆开放新展厅](https://northhill.example/1)\n"
    )
    [fact] = facts(post, "attribution", "a.md")
    assert fact.fields["state"] == "named"


@pytest.mark.parametrize(
    "name",
    [
        "网络",
        "互联网",
        "网络综合",
        "来源网络",
        "未知",
        "网路",
        "Internet",
        "综合",
        "网友投稿",
        "不详",
    ],
)
def test_a_vague_source_names_nobody(name: str) -> None:
    [fact] = facts(page(above=f"来源：{name}"), "attribution")
    assert (fact.fields["state"], fact.fields["vague"]) == ("vague", "yes")


@pytest.mark.parametrize("name", ["网络安全报", "互联网周刊", "综合新闻社", "未知空间杂志"])
def test_a_name_that_begins_vaguely_is_a_name(name: str) -> None:
    [fact] = facts(page(above=f"来源：{name}"), "attribution")
    assert (fact.fields["state"], fact.fields["vague"]) == ("named", "no")


def test_whose_the_text_is_need_not_be_the_site() -> None:
    below = "<p>来源：南水晚报</p><p>本文版权归南水晚报所有，未经许可禁止转载。</p>"
    states = {fact.fields["state"] for fact in facts(page(below=below, foot="© 2099 北山网"), "attribution")}
    assert states == {"named"}
    source = page(above="转载自：南水晚报", foot="© 2099 北山网").replace(
        "<div class=footer>", "<p>声明：本文版权归南水晚报所有，违者必究。</p><div class=footer>"
    )
    assert {fact.fields["state"] for fact in facts(source, "attribution")} == {"named"}


@pytest.mark.parametrize(
    ("title", "name", "own"),
    [
        ("北山大学", "教育学院", True),
        ("北山大学新闻网", "教育学院", True),
        ("北山大学教务处", "教育学院", True),
        ("北山大学", "党委宣传部", True),
        ("北山大学", "教育部", False),
        ("北山大学", "国家博物馆", False),
        ("北山大学", "南水市教育局新闻中心", False),
        ("北山网", "教育学院", False),
    ],
)
def test_a_unit_of_an_institution_is_the_institution(title: str, name: str, own: bool) -> None:
    source = page(above=f"来源：{name}").replace("<title>博物馆开放新展厅", f"<title>博物馆开放新展厅_{title}")
    [fact] = facts(source, "attribution")
    assert (fact.fields["state"] == "own") is own
