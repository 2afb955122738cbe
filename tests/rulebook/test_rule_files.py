"""Rule files: what a mistake in one looks like, and what a folder of them adds up to."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from checker import rulebook
from checker.errors import RuleError
from checker.model import Authority
from checker.rulebook import Rulebook
from checker.rulebook.example_pages import examples

GOOD = """\
id: test-fault
title: {zh: 测试, en: a test}
severity: warning
why: {zh: 为了测试。, en: For a test.}
basis: 《测试法》第一条
require:
  icp: present
at: end of footer
say: {zh: 没有。, en: None.}
passes:
  - 有: <footer>京ICP备2021000012号</footer>
fails:
  - 没有: <p>[[]]</p>
"""


def load(folder: Path, text: str, name: str = "test-fault.yaml") -> Rulebook:
    (folder / name).write_text(text, encoding="utf-8")
    return rulebook.load(rulebook.shipped(), folder)


def test_a_rule_in_a_folder_of_ones_own_joins_the_shipped_ones(tmp_path: Path) -> None:
    book = load(tmp_path, GOOD)
    rule = book.rule("test-fault")
    assert rule is not None
    assert (rule.severity, rule.off, rule.topic, rule.line) == ("warning", False, tmp_path.name, 1)
    assert len(book.rules) == len(rulebook.load(rulebook.shipped()).rules) + 1


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "says"),
    [
        ("severity", "sevrity", 3, 1, "did you mean “severity”"),
        ("warning", "warnig", 3, 11, "did you mean “warning”"),
        ("title: {zh: 测试, en: a test}\n", "", 1, 1, "“title” is missing"),
        ("en: a test", "de: ein Test", 2, 17, "unknown key"),
        ("zh: 没有。, ", "", 9, 6, "“zh” is missing"),
        ("id: test-fault", "id: another-fault", 1, 5, "another-fault.yaml"),
        ("require:\n  icp: present\n", "", 1, 1, "“require” is missing"),
        ("  icp: present\n", "  icp：present\n", 7, 3, "full-width colon"),
        ("severity: warning", "severity：warning", 3, 9, "full-width colon"),
        ("end of footer", "end of foter", 8, 5, "did you mean “end of footer”"),
        ("end of footer", "icpp", 8, 5, "did you mean “icp”"),
        ("icp: present", "ipc: present", 7, 3, "did you mean “icp”"),
        ("None.", '"“{icp.nubmer}”."', 9, 20, "did you mean “icp.number”"),
        ("None.", '"an open { brace"', 9, 20, "brace"),
        ("None.", '"{count}"', 9, 20, "unknown fact"),
        ("basis: 《测试法》第一条", "basis: []", 5, 8, "empty"),
        ("basis: 《测试法》第一条", "basis:", 5, 7, "empty"),
        ("basis: 《测试法》第一条", "basis: 《测试法》\nbinds: everbody", 6, 8, "everybody"),
        ("basis: 《测试法》第一条", "basis: 《测试法》\nchecked: yes", 6, 10, "no"),
        (
            "basis: 《测试法》第一条",
            "basis: 《测试法》\nchecked: {day: soon, where: {zh: 全文, en: text}}",
            6,
            16,
            "soon",
        ),
        ("basis: 《测试法》第一条", "basis: 《测试法》\nchecked: {day: 2026-11-26}", 6, 10, "“where” is missing"),
        ("require:", "where: {icp: present}\nrequire:", 6, 8, "for each"),
        ("passes:\n  - 有: <footer>京ICP备2021000012号</footer>\n", "", 1, 1, "“passes” is missing"),
        ("fails:\n  - 没有: <p>[[]]</p>\n", "fails: []\n", 12, 8, "“fails” is empty"),
        ("fails:\n  - 没有: <p>[[]]</p>\n", "fails:\n", 12, 7, "“fails” is missing"),
        ("say:", "mark: '##'\nsay:", 9, 7, "different marks"),
        ("say:", "fix: {safe: yes}\nsay:", 9, 6, "exactly one of"),
        ("say:", "fix: {insert: x, link to: y, safe: yes}\nsay:", 9, 6, "exactly one of"),
        ("say:", "fix: {insert: x}\nsay:", 9, 6, "“safe” is missing"),
        ("say:", "fix: {insert: x, safe: perhaps}\nsay:", 9, 24, "yes or no"),
        ("say:", "fix: {insert: x, with: y, safe: yes}\nsay:", 9, 6, "with"),
        ("say:", "in packs: [nwes]\nsay:", 1, 5, "no pack nwes"),
        ("say:", "decided by: engine\nsay:", 6, 1, "has no “require”"),
        ("say:", "for each: ipc\nsay:", 9, 11, "did you mean “icp”"),
        ("at: end of footer", "at: police\nfor each: icp", 8, 5, "the fact itself"),
        ("say:", "once a frame: yes\nspares a few: bare pages\nsay:", 10, 15, "did you mean “bare page”"),
        ("say:", "spares a few: bare page\nsay:", 1, 1, "“once a frame” is missing"),
    ],
)
def test_a_mistake_is_shown_at_its_line_and_column(
    tmp_path: Path, old: str, new: str, line: int, column: int, says: str
) -> None:
    assert old in GOOD
    with pytest.raises(RuleError) as caught:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert Path(caught.value.path).name == "test-fault.yaml"
    assert (caught.value.line, caught.value.column) == (line, column)
    assert says in str(caught.value.message)


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("  - 没有: <p>[[]</p>", "unmatched"),
        ("  - 没有: <p>]]</p>", "unmatched"),
        ("  - 没有: <p>[[a]] b]]</p>", "unmatched"),
        ("  - 没有: <p></p>", "bears no marks"),
        ("  - {name: 没有, pgae: '<p>[[]]</p>'}", "did you mean “page”"),
        ("  - {name: 没有, page: '<p>[[]]</p>', as: pages}", "did you mean “page”"),
        ("  - {name: 没有, page: '<p>[[]]</p>', config: {sites: {}}}", "did you mean “site”"),
        ("  - {page: '<p>[[]]</p>', as: page}", "“name” is missing"),
    ],
)
def test_a_mistake_in_an_example_is_shown_when_the_examples_are_asked_for(tmp_path: Path, page: str, says: str) -> None:
    rule = load(tmp_path, GOOD.replace("  - 没有: <p>[[]]</p>", page)).rule("test-fault")
    assert rule is not None
    with pytest.raises(RuleError, match=says) as caught:
        list(examples(rule))
    assert caught.value.line == 13


def test_other_marks_serve_a_page_that_holds_double_brackets(tmp_path: Path) -> None:
    text = GOOD.replace("say:", "mark: «»\nsay:").replace("<p>[[]]</p>", "<p>[[wiki]]«»</p>")
    rule = load(tmp_path, text).rule("test-fault")
    assert rule is not None
    failing = [example for example in examples(rule) if example.spans]
    assert [(example.page, example.spans) for example in failing] == [("<p>[[wiki]]</p>", ((11, 11),))]


def test_the_same_rule_twice_is_a_mistake_that_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="written twice") as caught:
        load(tmp_path, GOOD.replace("test-fault", "icp-missing"), "icp-missing.yaml")
    assert Path(caught.value.path).parent == tmp_path
    assert "icp/icp-missing.yaml:1" in str(caught.value.message)


def test_an_off_rule_waits_for_its_pack_and_a_pack_sets_severities(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yaml").write_text(
        "id: mine\ntitle: {zh: 我的, en: mine}\nrules: {icp-missing: off, text-noise: error, attribution-unlisted: on}\n",
        encoding="utf-8",
    )
    book = load(tmp_path, GOOD.replace("why:", "in packs: mine\nwhy:"))
    before = {rule.id: rule for rule in book.rules}
    after = {rule.id: rule for rule in book.using(["mine"]).rules}
    assert (before["test-fault"].off, after["test-fault"].off) == (True, False)
    assert (before["icp-missing"].off, after["icp-missing"].off) == (False, True)
    assert (before["text-noise"].severity, after["text-noise"].severity) == ("advice", "error")
    assert (after["attribution-unlisted"].off, after["attribution-unlisted"].severity) == (False, "warning")


@pytest.mark.parametrize(
    ("rules", "says"), [("icp-misssing: off", "did you mean “icp-missing”"), ("icp-missing: of", "did you mean “off”")]
)
def test_a_mistake_in_a_pack_is_shown_where_it_stands(tmp_path: Path, rules: str, says: str) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yaml").write_text(
        f"id: mine\ntitle: {{zh: 我的, en: mine}}\nrules:\n  {rules}\n", encoding="utf-8"
    )
    with pytest.raises(RuleError, match=says) as caught:
        load(tmp_path, GOOD)
    assert caught.value.line == 4


def test_a_list_of_ones_own_has_aliases_and_remarks(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "friends.txt").write_text(
        "# ours\n東海通訊社 | 東海社  # since 2020\n\nＡＢＣ网\n", encoding="utf-8"
    )
    book = load(tmp_path, GOOD.replace("icp: present", "attribution.name: {listed in: friends}"))
    assert book.lists["friends"] == {"东海通讯社", "东海社", "abc网"}


def test_facts_in_a_folder_of_ones_own_are_refused_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    with pytest.raises(RuleError, match="facts"):
        load(tmp_path, GOOD)


def test_a_folder_that_does_not_exist_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        rulebook.load(tmp_path / "nothing")


def test_a_rule_file_that_is_not_utf8_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "test-fault.yaml").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(RuleError, match="cannot be read"):
        rulebook.load(rulebook.shipped(), tmp_path)


def test_a_rulebook_survives_pickling_for_other_processes(tmp_path: Path) -> None:
    book = load(tmp_path, GOOD)
    again = pickle.loads(pickle.dumps(book))
    assert [rule.id for rule in again.rules] == [rule.id for rule in book.rules]
    assert again.rule("test-fault").require == book.rule("test-fault").require  # type: ignore[union-attr]
    assert list(examples(again.rule("test-fault"))) == list(examples(book.rule("test-fault")))  # type: ignore[arg-type]


def test_grades_of_no_rule_change_nothing(tmp_path: Path) -> None:
    book = load(tmp_path, GOOD)
    assert book.graded({}) is book
    assert book.graded({"no-such-rule": "off"}).rules == book.rules


def test_every_shipped_rule_says_whom_it_binds_and_when_the_text_was_read() -> None:
    rules = rulebook.load(rulebook.shipped()).rules
    assert [rule.id for rule in rules if not rule.authority.binds or not rule.authority.checked] == []


def test_a_rule_of_ones_own_may_leave_out_whom_it_binds(tmp_path: Path) -> None:
    rule = load(tmp_path, GOOD).rule("test-fault")
    assert rule is not None
    assert rule.authority == Authority()
    assert [*rule.authority.told("zh"), *rule.authority.told("en")] == []


def test_whom_a_rule_binds_is_told_in_both_languages(tmp_path: Path) -> None:
    said = (
        "basis: 《测试法》\nbinds: [news services, custom]\nchecked: {day: 2026-11-26, where: {zh: 全文, en: the text}}"
    )
    rule = load(tmp_path, GOOD.replace("basis: 《测试法》第一条", said)).rule("test-fault")
    assert rule is not None
    assert [*rule.authority.told("zh")] == [
        "适用对象：取得许可的互联网新闻信息服务单位、不限（惯例、平台要求或工具约定，没有法律法规条文要求）",
        "核对：2026-11-26，全文",
    ]
    assert [*rule.authority.told("en")] == [
        "Binds: licensed news services, nobody by law; it is custom",
        "Checked: 2026-11-26, the text",
    ]
    assert [*Authority(checked="no").told("zh")] == ["核对：未能取得依据的原文"]
