"""Rules of a site's own: named in the configuration, used by every command, broken ones told and passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import rulebook
from checker.facts import extract
from checker.model import Site
from checker.readers import read
from checker.rulebook.conditions import All
from checker.rulebook.operators import WORDS
from checker.rulebook.rule import KEYS
from tests.cli.conftest import Checker
from tests.cli.test_lint import GOOD, MALFORMED, put

RULE = """\
id: notice-out-of-date
title: {zh: 版权声明没有今年, en: The notice lacks this year}
severity: warning
why: {zh: 年年都要改。, en: It is changed every year.}
basis: 工具约定：自家规定
for each: copyright
require: {it.years: {contains: "2012"}}
say: {zh: 没有今年。, en: This year is missing.}
passes: [{有: <footer>© 2012 小河社</footer>}]
fails: [{没有: "<footer>[[© 2011 小河社]]</footer>"}]
"""
BROKEN = """\
id: editor-plain
title: {zh: 没有责任编辑}
severity: grave
why: {zh: 要有。, en: It must.}
basis: 工具约定：自家规定
require:
  editr: present
  editor.nmae: present
  icp: presnt
at: end of foter
say: {zh: "{editor.nam}", en: None.}
pases: []
"""


@pytest.fixture
def house(checker: Checker) -> Checker:
    put(".checker.yaml", "rulebook: [house-rules/]\n")
    put("house-rules/notice-out-of-date.yaml", RULE)
    put("a.html", GOOD)
    put("b.html", GOOD.replace("2012", "2011"))
    return checker


def test_own_rules_are_asked_listed_explained_and_tested(house: Checker) -> None:
    ran = house("lint", "-f", "json")
    assert [(each["path"], each["rule"], each["severity"]) for each in ran.report["violations"]] == [
        ("b.html", "notice-out-of-date", "warning")
    ]
    assert ran.code == 1
    assert ran.err.startswith("检查了 2 篇：警告 1。\n")
    assert "notice-out-of-date" in house("rules", "list").out
    assert "版权声明没有今年" in house("rules", "explain", "notice-out-of-date").out
    assert house("rules", "test", "notice-out-of-date").code == 0
    assert house("rules", "test", "house-rules").err.startswith("1 条规则，2 个例子，0 个不对")
    # formats know it, options name it, more than one process asks it
    assert '"id": "notice-out-of-date"' in house("lint", "-f", "sarif").out
    assert house("lint", "--ignore", "notice-out-of-date").code == 0
    assert house("lint", "--select", "house-rules", "-f", "json").rules == ["notice-out-of-date"]
    assert house("lint", "--no-config").code == 0


def test_the_configuration_sets_and_exempts_own_rules_as_any_other(house: Checker) -> None:
    put(".checker.yaml", "rulebook: house-rules\nrules: {notice-out-of-date: error}\n")
    assert [each["severity"] for each in house("lint", "-f", "json").report["violations"]] == ["error"]
    put(".checker.yaml", "rulebook: house-rules\nrules: {house-rules: off}\n")
    assert house("lint").code == 0
    put(".checker.yaml", "rulebook: house-rules\nallow: [{rule: notice-out-of-date, reason: 存档}]\n")
    assert house("lint").code == 0
    put(".checker.yaml", "rulebook: house-rules\n")
    comment = "<!-- checker: allow notice-out-of-date — 存档 -->"
    put("b.html", GOOD.replace("2012", "2011").replace("<footer>", f"{comment}<footer>"))
    assert house("lint").code == 0


def test_a_shared_configuration_brings_its_rules_along(checker: Checker) -> None:
    put("shared/base.yaml", "rulebook: house\n")
    put("shared/house/notice-out-of-date.yaml", RULE)
    put("site/.checker.yaml", "extends: ../shared/base.yaml\nrules: {notice-out-of-date: advice}\n")
    put("site/b.html", GOOD.replace("2012", "2011"))
    assert checker("lint", "-f", "json", "--fail-on", "advice").rules == ["notice-out-of-date"]


def test_own_rules_go_with_their_site_into_other_processes_and_out_of_the_cache(house: Checker) -> None:
    for number in range(20):
        put(f"pages/{number}.html", GOOD)
    assert house("lint", "-j", "2", "-f", "json", "pages", "b.html").rules == ["notice-out-of-date"]
    assert house("lint", "pages").code == 0
    put("house-rules/notice-out-of-date.yaml", RULE.replace("2012", "2013").replace("2011", "2012"))
    assert house("lint", "--every", "pages", "-f", "json").rules == ["notice-out-of-date"] * 20


def test_a_broken_rule_is_told_with_all_its_mistakes_and_stops_nothing_else(house: Checker) -> None:
    put("house-rules/editor-plain.yaml", BROKEN)
    put("house-rules/icp-missing.yaml", RULE.replace("notice-out-of-date", "icp-missing"))
    put("c.html", MALFORMED)
    ran = house("lint", "-f", "json", "--lang", "en")
    assert ran.code == 2
    assert sorted(ran.rules) == ["icp-malformed", "notice-out-of-date"]
    places = [
        line.split(": ")[0].partition(".yaml:")[2] for line in ran.err.splitlines() if "editor-plain.yaml:" in line
    ]
    assert places == ["1:1", "2:8", "3:11", "7:3", "8:3", "9:8", "10:5", "11:11", "12:1"]
    for said in (
        "“en” is missing",
        "unknown value “grave”",
        "“editor”",
        "“editor.name”",
        "“present”",
        "“end of footer”",
        "“passes”",
    ):
        assert said in ran.err
    assert "icp-missing is written twice" in ran.err
    assert ran.err.count("\nhouse-rules/editor-plain.yaml:") + ran.err.startswith("house-rules/") >= len(places) - 1
    before = Path("baseline.json")
    assert house("baseline", "create", "--baseline", "baseline.json").code == 2
    assert not before.exists()
    assert house("allow").code == 2
    told = house("rules", "explain", "editor-plain", "--lang", "en")
    assert (told.code, told.out, told.err.count("error: ")) == (2, "", 9)
    assert house("rules", "test", "house-rules/editor-plain.yaml").code == 2
    listed = house("rules", "list")
    assert (listed.code, "notice-out-of-date" in listed.out) == (2, True)
    # it may be named, as it was before it broke
    put(".checker.yaml", "rulebook: house-rules\nrules: {editor-plain: error}\n")
    assert sorted(house("lint", "-f", "json").rules) == ["icp-malformed", "notice-out-of-date"]


@pytest.mark.parametrize(
    "broken", ["", "- a\n- b\n", "id: [x\n", "\tid: x\n", "id: x\nrequire：\n", "{}", "id: editor-plain\n"]
)
def test_whatever_a_rule_file_holds_the_others_are_asked(house: Checker, broken: str) -> None:
    put("house-rules/editor-plain.yaml", broken)
    ran = house("lint", "-f", "json")
    assert (ran.code, ran.rules) == (2, ["notice-out-of-date"])
    assert "editor-plain.yaml" in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_is_not_there_is_a_mistake_at_its_place(checker: Checker) -> None:
    put(".checker.yaml", "rulebook: [gone]\n")
    ran = checker("lint")
    assert ran.code == 2
    assert ran.err.startswith(".checker.yaml:1:12: 错误：没有规则文件夹“gone”")


def test_a_file_can_be_explained_before_it_is_named(checker: Checker) -> None:
    put("drafts/notice-out-of-date.yaml", RULE)
    ran = checker("rules", "explain", "drafts/notice-out-of-date.yaml", "--lang", "en")
    assert ran.code == 0
    assert "contains “2012”" in ran.out
    assert checker("rules", "explain", "drafts/gone.yaml").code == 2


# --- the sentence ----------------------------------------------------------------------------------------------------

SENTENCES = [
    ("for each: editor\nrequire: {it.cue: {contains: 责任编辑}}", "<p>[[编辑：王芳]]</p>", "<p>责任编辑：王芳</p>"),
    ("for each: editor\nrequire: {it.cue: {begins with: [责任, 责编]}}", "<p>[[编辑：王芳]]</p>", "<p>责编：王芳</p>"),
    ("for each: editor\nrequire: {it.name: {listed in: [王芳, 李明]}}", "<p>责任编辑：[[张三]]</p>", "<p>责任编辑：李 明</p>"),
    ("require: {editor.cue: {contains: 责任编辑}}", "<p>[[编辑：王芳]]</p>", "<p>责任编辑：王芳</p>"),
    ("for each: copyright\nrequire: {it.years-last: {same as: today.year}}", "<p>© [[2012]] 小河社</p>", "<p>© 2012-2026 小河社</p>"),
]  # fmt: skip
ABOUT = "id: test-fault\ntitle: {zh: 测试, en: a test}\nseverity: warning\nwhy: {zh: 为了测试。, en: For a test.}\nbasis: 工具约定：测试\n"
SAID = "\nsay: {zh: 不对。, en: Wrong.}\n"


@pytest.mark.parametrize(("sentence", "fails", "passes"), SENTENCES)
def test_what_could_not_be_said_is_sayable(checker: Checker, sentence: str, fails: str, passes: str) -> None:
    story = "<h1>小桥通车</h1><p>昨日，小桥通车。</p>"
    examples = f"passes: [{{好: '{story}{passes}'}}]\nfails: [{{坏: '{story}{fails}'}}]\n"
    put("own/test-fault.yaml", ABOUT + sentence + SAID + examples)
    loaded = rulebook.load(rulebook.shipped(), Path("own")).rule("test-fault")
    assert loaded is not None
    assert loaded.require != All()
    put(".checker.yaml", "rulebook: own\n")
    put(
        "bad.html",
        f"<!doctype html><html><body><article>{story}{fails.replace('[[', '').replace(']]', '')}</article></body></html>",
    )
    put("good.html", f"<!doctype html><html><body><article>{story}{passes}</article></body></html>")
    assert checker("lint", "--select", "test-fault", "-f", "json", "bad.html").rules == ["test-fault"]
    assert checker("lint", "--select", "test-fault", "-f", "json", "good.html").rules == []
    for lang in ("zh", "en"):
        assert checker("rules", "explain", "test-fault", "--lang", lang).code == 0


def test_where_a_thing_is_missed_need_not_be_said(checker: Checker) -> None:
    put("own/test-fault.yaml", ABOUT + "require: {police: present}" + SAID +
        "passes: [{有: '<p>京公网安备 11010102000001号</p>'}]\nfails: [{没有: '<p>一[[]]</p>'}]\n")  # fmt: skip
    put(".checker.yaml", "rulebook: own\n")
    put("a.md", "---\ntitle: 小桥\n---\n\n昨日，小桥通车。\n")
    put("b.html", GOOD)
    assert checker("rules", "test", "test-fault").code == 0
    found = checker("lint", "--select", "test-fault", "-f", "json").report["violations"]
    assert [(each["path"], each["line"]) for each in found] == [("a.md", 2), ("b.html", 9)]


def test_every_word_that_a_rule_may_use_is_shown(checker: Checker) -> None:
    book = rulebook.load(rulebook.shipped())
    out = checker("rules", "words").out
    lines = {line.strip().partition("  ")[0] for line in out.splitlines()}
    assert {f"{kind}.{field}" for kind, fields in book.known.fields.items() for field in fields} <= {
        line.partition(" [")[0] for line in lines
    }
    assert all(word in out for word in WORDS if word != "is")
    assert all(key in out for key in KEYS)
    assert all(name in out for name in (*book.lists, *book.packs, "today.year", "责任编辑的", "end of article")[:-2])
    assert "编辑" in out


DATED = [
    ("a.html", "<h1>小桥通车</h1><p>发布时间：2026-03-04 09:10　来源：小河日报</p>{story}", "2026-03-04 09:10", "stated"),
    ("a.html", "<h1>小桥通车</h1><p>2026年3月4日　来源：小河日报</p>{story}", "2026年3月4日", "inferred"),
    ("a.html", "<h1>小桥通车</h1>{story}<p>原载于《小河日报》2026年3月4日</p>", "2026年3月4日", "stated"),
    ("a.html", "<h1>小桥通车</h1><p>首发日期：二〇二六年三月四日</p>{story}", "二〇二六年三月四日", "stated"),
    ("a.html", "<h1>小桥通车</h1><p>原文日期：2026年3月</p>{story}", "2026年3月", "stated"),
    ("a.html", "<h1>小桥通车</h1><p>首发：2026/3/4</p>{story}", "2026/3/4", "stated"),
    ("a.html", "<h1>小桥通车</h1>{story}<p>本文首次发表于2026年3月4日</p>", "2026年3月4日", "stated"),
    ("a.html", "<h1>小桥通车</h1>{story}<p>首发于：《小河日报》</p>", "", ""),
    ("a.md", "---\ntitle: 小桥通车\ndate: 2026-03-04\n---\n\n{story}", "2026-03-04", "stated"),
    ("a.html", "<h1>小桥通车</h1>{story}", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "page", "date", "evidence"), DATED)
def test_the_date_of_publication_is_a_fact(name: str, page: str, date: str, evidence: str) -> None:
    story = "<p>昨日，2025年开工的小桥通车。两岸居民往来只要五分钟，孩子们上学也近了。</p>\n" * 4
    body = page.format(story=story if name == "a.html" else story.replace("<p>", "").replace("</p>", "\n"))
    whole = f"<!doctype html><html><body><article>{body}</article></body></html>" if name == "a.html" else body
    book = rulebook.load(rulebook.shipped())
    (document,) = read(name, whole.encode())
    found = extract(document, book.kinds, Site()).get("published", ())
    assert [(fact.fields["date"], fact.evidence) for fact in found] == ([(date, evidence)] if date else [])
    assert "published" in book.kinds.quiet


def test_rules_outside_the_work_tree_are_not_read(checker: Checker, tmp_path: Path) -> None:
    put("elsewhere/notice-out-of-date.yaml", RULE)
    put("site/deep/a.html", GOOD)
    put("site/.git/HEAD", "")
    put("site/.checker.yaml", "rulebook: [../elsewhere]\n")
    ran = checker("lint", "--lang", "en", "site")
    assert (ran.code, "site/.checker.yaml:1:12: " in ran.err, "outside" in ran.err) == (2, True, True)
    put("site/.checker.yaml", "rulebook: [rules]\n")
    Path("site/rules").mkdir()
    Path("site/rules/linked").symlink_to(tmp_path / "elsewhere")
    ran = checker("lint", "--lang", "en", "site")
    assert (ran.code, "“site/rules/linked”" in ran.err) == (2, True), ran.err
    assert checker("lint", "--config", "site/.checker.yaml", "site").code == 0  # who names it vouches for it


def test_what_is_no_text_among_the_rules_is_told(house: Checker) -> None:
    Path("house-rules/lists").mkdir()
    Path("house-rules/lists/names.txt").write_bytes(b"\xff\xfe")
    os.mkfifo("house-rules/pipe.yaml")
    ran = house("lint", "--lang", "en")
    assert (ran.code, "Traceback" in ran.err) == (2, False)
    assert "house-rules/lists/names.txt: error: cannot be read" in ran.err
    assert "house-rules/pipe.yaml: error: cannot be read" in ran.err


def test_a_list_in_its_place_is_said_with_one_pair_of_quotation_marks_an_entry(checker: Checker) -> None:
    put(
        "editor-ours.yaml",
        RULE.replace("notice-out-of-date", "editor-ours").replace(
            '{it.years: {contains: "2012"}}', "{it.owner: {listed in: [甲社, 乙社]}}"
        ),
    )
    assert "“甲社”或“乙社”" in checker("rules", "explain", "editor-ours.yaml", "--lang", "zh").out
