"""The linter as a program calls it: bytes and a path in, violations and facts out, the same wherever it runs."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import checker
from checker import rulebook
from checker.config import Config, KnownNames, parse
from checker.errors import ReadError
from checker.model import Violation
from checker.rulebook import Rulebook

PAGE = "<!doctype html><title>小桥</title><body><p>来源：网络</p><p>昨日，小桥通车，两岸往来只要五分钟。</p><footer>© 2012 小河社 京ICP备1104139号</footer></body></html>"
CONTENT = PAGE.encode()
TODAY = date(2026, 11, 25)


def configured(text: str) -> Config:
    book = rulebook.load(rulebook.shipped())
    return parse(text, KnownNames(frozenset(rule.id for rule in book.rules), frozenset(book.packs)))


@pytest.fixture(scope="module")
def linter() -> checker.Linter:
    return checker.Linter(checker.Settings(today=TODAY))


def test_a_violation_says_its_rule_its_place_and_what_is_wrong(linter: checker.Linter) -> None:
    found = {violation.rule: violation for violation in linter.lint(CONTENT, "a.html").violations}
    violation = found["icp-malformed"]
    assert isinstance(violation, checker.Violation)
    assert (violation.severity, violation.line, violation.column) == ("error", 1, PAGE.index("京ICP") + 1)
    assert "京ICP备1104139号" in violation.message
    assert set(violation.finding.messages) == {"zh", "en"}


def test_the_facts_of_a_page_are_told_with_their_places(linter: checker.Linter) -> None:
    (page,) = linter.facts(CONTENT, "a.html")
    assert (page.kind, page.encoding) == ("page", "utf-8")
    assert {fact.kind: place.column for fact, place in page.facts}["copyright"] == PAGE.index("©") + 1


def test_both_tells_in_one_reading_what_lint_and_facts_tell(linter: checker.Linter) -> None:
    rows = b'{"title": "a", "content": "<p>' + "小桥昨日通车。来源：网络".encode() * 9 + b'</p>"}\n'
    for content, path in ((CONTENT, "a.html"), (rows * 3, "a.jsonl"), (b" ", "b.html")):
        told = list(linter.both(content, path))
        assert tuple(each.page for each in told) == linter.lint(content, path).documents
        assert tuple(each.facts for each in told if each.facts is not None) == tuple(
            page for page in linter.facts(content, path) if page.skipped is None
        )
    with pytest.raises(ReadError):
        list(linter.both(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a.html"))


def test_who_knows_the_host_of_a_page_may_say_so(linter: checker.Linter) -> None:
    page = "<!doctype html><title>a</title><body><p>来源：www.xiaohe.com.cn</p><p>昨日，小桥通车。</p></body>".encode()
    here, there = linter.served_at("news.xiaohe.com.cn"), linter.served_at("www.dahe.com.cn")
    assert [each.facts(page, "a.html")[0].republished for each in (linter, here, there)] == ["yes", "no", "yes"]
    assert pickle.loads(pickle.dumps(here)).facts(page, "a.html")[0].republished == "no"


def test_what_cannot_be_read_is_a_violation_and_an_empty_file_is_skipped(linter: checker.Linter) -> None:
    result = linter.lint(b"\x00\x01\x02", "a.html")
    assert [violation.rule for violation in result.violations] == ["page-unreadable"]
    assert result.unreadable is not None
    assert linter.facts(b"\x00\x01\x02", "a.html")[0].unreadable
    for empty in (b"", b" \r\n", b"\xef\xbb\xbf"):
        assert linter.lint(empty, "a.html").documents[0].skipped == linter.facts(empty, "a.html")[0].skipped
        assert linter.lint(empty, "a.html").documents[0].skipped is not None


def test_every_row_of_a_table_has_a_result_of_its_own(linter: checker.Linter) -> None:
    rows = "\n".join(
        f'{{"id": {n}, "title": "小桥", "content": "<p>来源：网络</p><p>小桥通车。</p>"}}' for n in range(3)
    )
    result = linter.lint(rows.encode(), "rows.jsonl")
    assert len(result.documents) == 3
    assert [violation.line for violation in result.violations if violation.rule == "attribution-vague"] == [1, 2, 3]


def test_no_document_changes_what_is_said_of_the_next(linter: checker.Linter) -> None:
    alone = checker.Linter(checker.Settings(today=TODAY)).lint(CONTENT, "a.html")
    linter.lint("<p>另一篇</p>".encode(), "b.html")
    assert linter.lint(CONTENT, "a.html") == alone == linter.lint(CONTENT, "a.html")


def test_a_linter_pickles_and_is_shared_by_threads(linter: checker.Linter) -> None:
    copy = pickle.loads(pickle.dumps(linter))
    assert copy.lint(CONTENT, "a.html") == linter.lint(CONTENT, "a.html")
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: linter.lint(CONTENT, "a.html"), range(20)))
    assert all(result == results[0] for result in results)


def test_it_opens_no_file(linter: checker.Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    linter.lint(CONTENT, "a.html")  # what is imported when it is first needed has been by now

    def refuse(*_: object, **__: object) -> object:
        raise AssertionError("a file was opened")

    for name in ("open", "read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert linter.lint(CONTENT, "nowhere/a.html").violations
    assert linter.facts(CONTENT, "nowhere/a.html")


def test_no_rule_file_is_read_beside_the_rulebook_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = checker.Linter(checker.Settings(config=configured("site: {owner: 大河社}"), today=TODAY))
    monkeypatch.setattr("checker.readers.shipped_kinds", None)
    assert "copyright-not-ours" in {violation.rule for violation in asked.lint(CONTENT, "a.html").violations}


def test_the_settings_say_what_is_asked() -> None:
    def rules(**options: object) -> set[str]:
        settings = checker.Settings(today=TODAY, **options)  # type: ignore[arg-type]
        return {violation.rule for violation in checker.Linter(settings).lint(CONTENT, "a.html").violations}

    assert rules(select=frozenset({"icp-malformed"})) == {"icp-malformed"}
    assert rules(select=frozenset({"attribution"})) == {"attribution-vague"}
    assert "attribution-vague" not in rules(ignore=frozenset({"attribution"}))
    assert "icp-malformed" not in rules(config=configured("rules: {icp-malformed: off}"))
    assert "copyright-not-ours" in rules(config=configured("site: {owner: 大河社}"))
    assert "police-missing" in rules(config=configured("use: [news]"))


def test_exemptions_of_the_configuration_hold_and_those_that_were_needed_are_told() -> None:
    config = configured("allow: [{rule: icp-malformed, reason: 旧站}, {rule: text-noise, reason: 镜像}]")
    result = checker.Linter(checker.Settings(config=config, today=TODAY)).lint(CONTENT, "a.html")
    assert "icp-malformed" not in {violation.rule for violation in result.violations}
    assert [(each.rule, each.reason, each.external) for each in result.documents[0].allowed] == [
        ("icp-malformed", "旧站", True)
    ]
    assert [pattern.text for pattern in result.used] == ["icp-malformed"]


def test_rules_of_the_caller_are_asked(write: Callable[..., Rulebook]) -> None:
    book = write("require: {icp: absent}\nat: icp")
    (violation,) = checker.Linter(checker.Settings(rulebook=book, today=TODAY)).lint(CONTENT, "a.html").violations
    assert isinstance(violation, Violation)
    assert violation.rule == "test-fault"


def test_an_article_with_a_declared_footer_is_asked_for_no_number_by_an_example_as_by_a_run() -> None:
    config = configured("site: {owner: 小河社, icp: 京ICP备2021000012号}")
    article = "<h1>小桥</h1><p>来源：小河日报</p><p>昨日，小桥通车，两岸往来只要五分钟。</p>".encode()
    result = checker.Linter(checker.Settings(config=config, today=TODAY)).lint(article, "a.html")
    assert {"icp-missing", "copyright-missing", "footer-undeclared"}.isdisjoint(each.rule for each in result.violations)


def test_a_whole_page_answers_for_itself_whatever_footer_is_declared() -> None:
    config = configured("site: {owner: 小河社, icp: 京ICP备2021000012号}")
    page = (
        "<!doctype html><html><head><title>小桥</title></head><body><h1>小桥通车</h1><p>来源：小河日报</p>"
        "<p>昨日，小桥通车。两岸往来只要五分钟，孩子们上学不必再绕远路。</p></body></html>"
    ).encode()
    result = checker.Linter(checker.Settings(config=config, today=TODAY)).lint(page, "a.html")
    assert {"icp-missing", "copyright-missing"} <= {each.rule for each in result.violations}


POST = "---\ntitle: {title}\n---\n\n{above}昨日，小桥通车，两岸往来只要五分钟。镇上的人都来看。\n"
CALLED_ORIGINAL = [
    ("小桥", "", "no", []),
    ("小桥", "来源：大河晚报\n\n", "no", []),
    ("小桥", "> 本文转载自 [大河晚报](https://dahe.example/1)\n\n", "yes", []),
    ("【转载】小桥", "", "yes", ["attribution-missing"]),
    ("小桥", "2026-05-06 来源： 作者：李文\n\n", "unknown", ["attribution-empty"]),
]


@pytest.mark.parametrize(("title", "above", "answer", "wrong"), CALLED_ORIGINAL)
def test_what_a_page_states_of_itself_outweighs_a_pattern_of_originals(
    title: str, above: str, answer: str, wrong: list[str]
) -> None:
    content = POST.format(title=title, above=above).encode()
    linter = checker.Linter(checker.Settings(config=configured("original: ['**']"), today=TODAY))
    assert linter.facts(content, "posts/a.md")[0].republished == answer
    found = [each.rule for each in linter.lint(content, "posts/a.md").violations if each.severity == "error"]
    assert found == wrong
    insisting = checker.Linter(checker.Settings(republished="no", today=TODAY))
    assert insisting.facts(content, "posts/a.md")[0].republished == "no"
