"""What is stated may accuse, and what is inferred may only excuse."""

from __future__ import annotations

from datetime import date

import pytest

from checker import rulebook
from checker.engine import judge
from checker.facts import extract
from checker.model import Document, Finding, Site
from tests.facts.told import KINDS, TEXT, document, facts, page

BOOK = rulebook.load(rulebook.shipped())
EVERY = BOOK.graded({rule.id: "on" for rule in BOOK.rules})
"""The rulebook with every rule switched on."""
TODAY = date(2099, 4, 30)
SITE = Site(name="大河网", owner="大河传媒", icp="京ICP备2099000012号", approved=frozenset(("新华社",)))
DATED = "2099-04-11 09:20"
FOOT = 'Copyright © 2099 大河传媒 版权所有 <a href="https://beian.miit.gov.cn/">京ICP备2099000012号-1</a> \
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010802099001">京公网安备11010802099001号</a> 互联网新闻信息服务许可证：11120990001 \
主办单位：大河传媒集团 网站标识码：9901050001 我为政府网站找错 举报电话：010-99990000 联系我们'
INFERRED = {
    "an outlet beside the date": page(above=f"{DATED} 北山晚报", foot=FOOT),
    "an outlet and a writer beside the date": page(above=f"{DATED} 北山晚报 李小明", foot=FOOT),
    "an element called source": page(above=f"<span class=source>北山夜话</span> {DATED}", foot=FOOT),
    "an outlet alone on its line": page(above="新华社", foot=FOOT),
    "a writer and an outlet": page(above="李小明/北山晚报", foot=FOOT),
    "a dateline": page(f"<p>新华社北山4月11日电 {TEXT}</p>", foot=FOOT).replace(f"<p>{TEXT}</p>", "", 1),
    "a signature": page(below="——《北山晚报》2099年4月11日第3版", foot=FOOT),
    "a writer in brackets": page(above=f"{DATED} 北山晚报", below="（李小明）", foot=FOOT),
    "terms of the original": page(above=f"{DATED} 北山晚报", below="未经许可，禁止转载。", foot=FOOT),
}
STATED = {
    "a label": (page(above="来源：北山晚报"), "attribution"),
    "a sentence": (page(below="本文转载自北山晚报。"), "attribution"),
    "a meta tag": (page(head='<meta name="source" content="北山晚报">'), "attribution"),
    "a byline with a label": (page(above="作者：李小明"), "author"),
    "a notice": (page(foot="Copyright © 2099 大河传媒"), "copyright"),
    "a number": (page(foot="京ICP备2099000012号-1"), "icp"),
}


def about(source: str) -> tuple[str, str]:
    """Whether a page is taken for republished, and on what evidence."""
    [fact] = extract(document(source), KINDS, SITE)["document"]
    return fact.fields["republished"], fact.fields.get("republished_evidence", "")


def findings(read: Document) -> list[Finding]:
    return judge(read, extract(read, EVERY.kinds, SITE), EVERY, SITE, TODAY)


SAID = [
    ("original: true", "no"),
    ("original: false", "yes"),
    ("original: no", "yes"),
    ("is_original: 0", "yes"),
    ("原创: 否", "yes"),
    ("原创: 转载", "yes"),
    ("tags: [转载, 随笔]", "yes"),
    ("tags: [翻译, 软件]", "unknown"),
    ("categories: 译文", "yes"),
    ("original:", "unknown"),
    ("original: null", "unknown"),
    ("original: https://northhill.example/1.html", "yes"),
    ('original: "https://northhill.example/1.html"', "yes"),
    ("original: 王大山", "unknown"),
    ("copyright: false", "unknown"),
]


@pytest.mark.parametrize(("line", "answer"), SAID, ids=[line for line, _ in SAID])
def test_a_field_for_original_texts_says_yes_no_or_nothing(line: str, answer: str) -> None:
    post = document(f"---\ntitle: 新展厅\n{line}\n---\n\n{TEXT}\n", "a.md")
    [fact] = extract(post, KINDS, Site())["document"]
    assert (fact.fields["republished"], fact.fields.get("republished_evidence", "stated")) == (answer, "stated")


@pytest.mark.parametrize("name", INFERRED)
def test_what_is_inferred_says_so(name: str) -> None:
    assert about(INFERRED[name]) == ("yes", "inferred")
    assert {fact.evidence for fact in facts(INFERRED[name], "attribution")} == {"inferred"}


@pytest.mark.parametrize("name", INFERRED)
def test_no_rule_above_advice_rests_on_what_is_inferred(name: str) -> None:
    found = findings(document(INFERRED[name]))
    assert [finding.rule for finding in found if finding.severity != "advice"] == []


@pytest.mark.parametrize("name", STATED)
def test_what_stands_behind_a_label_or_in_a_sentence_a_field_or_a_notice_is_stated(name: str) -> None:
    source, kind = STATED[name]
    assert [fact.evidence for fact in facts(source, kind)] == ["stated"]


def test_the_same_source_with_a_label_is_asked_for_all_that_is_owed() -> None:
    stated = page(above=f"{DATED} 来源：北山晚报", below="未经许可，禁止转载。", foot=FOOT)
    assert about(stated) == ("yes", "stated")
    found = {finding.rule for finding in findings(document(stated))}
    assert found >= {"author-missing", "editor-missing", "attribution-unlisted", "reprint-forbidden"}


def test_a_stated_mark_beside_an_inferred_source_is_stated() -> None:
    source = page(above=f"{DATED} 北山晚报", head='<meta name="reprinted" content="yes">')
    assert about(source) == ("yes", "stated")


def test_what_is_unknown_rests_on_nothing() -> None:
    assert about(page()) == ("unknown", "")


def test_the_configuration_states_what_it_says() -> None:
    [fact] = extract(document(INFERRED["a dateline"]), KINDS, Site(republished="yes"))["document"]
    assert fact.fields["republished_evidence"] == "stated"
