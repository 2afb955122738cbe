"""``checker rules``: what is asked, said aloud, and tried on its own examples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker import rulebook
from checker.cli.catalogue import catalogue
from tests.cli.conftest import Checker

HERE = Path(__file__).parent.parent.parent
BOOK = rulebook.load(rulebook.shipped())
IDS = [rule.id for rule in BOOK.rules]

RULE = """\
id: years-missing
title: {zh: 没有年份, en: No year}
severity: warning
why: {zh: 为了测试。, en: For a test.}
basis: 《测试法》第一条
for each: copyright
require: {copyright.years: present}
say: {zh: "“{copyright.text}”没有年份。", en: "“{copyright.text}” gives no year."}
passes:
  - 有年份: <footer>© 2020 某某报社</footer>
fails:
  - 没有年份: <footer>[[© 某某报社]]</footer>
"""


def test_every_rule_is_listed_with_its_severity_and_title(checker: Checker) -> None:
    lines = checker("rules", "list").out.splitlines()
    assert [line.split()[1] for line in lines] == IDS
    assert any(line.startswith("error    icp-malformed") for line in lines)
    assert any(line.startswith("off      police-missing") for line in lines)


def test_the_list_is_there_for_programs_too(checker: Checker) -> None:
    rows = json.loads(checker("rules", "list", "-f", "json").out)
    assert [row["id"] for row in rows] == IDS
    assert set(rows[0]) == {"id", "topic", "severity", "title", "why", "basis", "binds", "checked", "where", "packs"}


def test_a_pack_changes_the_severities(checker: Checker) -> None:
    assert "off      police-missing" in checker("rules", "list").out
    assert "off      police-missing" not in checker("rules", "list", "--pack", "news").out
    assert checker("rules", "list", "--pack", "no-such-pack").code == 2


@pytest.mark.parametrize("name", IDS)
def test_every_rule_can_be_explained_in_both_languages(checker: Checker, name: str) -> None:
    rule = BOOK.rule(name)
    assert rule is not None
    ran = checker("rules", "explain", name)
    assert ran.code == 0
    for said in (*rule.title.values(), *rule.why.values(), *rule.basis, BOOK.law_as_of):
        assert said in ran.out
    assert ("^" in ran.out) == (not rule.by_engine)


def test_a_rule_nobody_knows_is_a_wrong_call_with_a_hint(checker: Checker) -> None:
    ran = checker("rules", "explain", "icp-unlinkd")
    assert ran.code == 2
    assert "是否为“icp-unlinked”？" in ran.err


def test_a_rule_of_ones_own_is_tried_on_its_examples(checker: Checker) -> None:
    Path("mine").mkdir()
    Path("mine/years-missing.yaml").write_text(RULE, encoding="utf-8")
    for which in ("mine", "mine/years-missing.yaml"):
        ran = checker("rules", "test", which)
        assert (ran.code, ran.out) == (0, "✓ years-missing · 有年份\n✓ years-missing · 没有年份\n")
        assert ran.err == "1 条规则，2 个例子，0 个不对\n"


def test_an_example_that_does_not_hold_is_told_to_its_author(checker: Checker) -> None:
    Path("years-missing.yaml").write_text(RULE.replace("[[© 某某报社]]", "[[©]] 某某报社"), encoding="utf-8")
    ran = checker("rules", "test", ".", "--quiet")
    assert ran.code == 1
    assert ran.out.splitlines()[0] == "✗ years-missing · 没有年份"
    assert "应当指出" in ran.out
    assert "should point at" in checker("rules", "test", ".", "--lang", "en").out


MISTAKES = [
    ("severity: warning", "sevrity: warning", "years-missing.yaml:3:1: ", "是否为“severity”？"),
    ("copyright.years: present", "copyright.yeers: present", "years-missing.yaml:7:11: ", "是否为"),
    ("fails:\n  - 没有年份: <footer>[[© 某某报社]]</footer>\n", "", "years-missing.yaml:1:1: ", "fails"),
]


@pytest.mark.parametrize(("old", "new", "place", "said"), MISTAKES)
def test_a_mistake_in_a_rule_file_is_shown_at_its_place(
    checker: Checker, old: str, new: str, place: str, said: str
) -> None:
    assert old in RULE
    Path("years-missing.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    ran = checker("rules", "test", ".")
    assert ran.code == 2
    assert place in ran.err.splitlines()[0]
    assert said in ran.err


def test_one_rule_a_topic_or_a_whole_rulebook_is_tried(checker: Checker) -> None:
    assert "1 条规则" in checker("rules", "test", "icp-malformed").err
    topic = checker("rules", "test", "--quiet", str(HERE / "rules/icp")).err
    assert f"{sum(rule.topic == 'icp' for rule in BOOK.rules)} 条规则" in topic
    shutil.copytree(HERE / "rules", "copy")
    assert f"{len(IDS)} 条规则" in checker("rules", "test", "--quiet", "copy").err
    assert checker("rules", "test", "no-such-rule").code == 2


def test_the_catalogue_is_printed(checker: Checker) -> None:
    assert checker("rules", "docs").out == "".join(catalogue(BOOK))


def test_a_folder_without_rules_is_a_wrong_call(checker: Checker) -> None:
    assert checker("rules", "test", ".").code == 2


def test_a_new_rule_makes_its_folder_and_says_what_may_be_asked(checker: Checker) -> None:
    assert checker("rules", "new", "--folder", "my/rules", "notice-yearless").code == 0
    assert checker("rules", "test", "my/rules").code == 0
    written = Path("my/rules/notice-yearless.yaml").read_text(encoding="utf-8")
    assert all(each in written for each in ("checker rules words", "checker facts --all", "it.years"))
    assert checker("rules", "new", "--folder", "my/rules/notice-yearless.yaml", "notice-faded").code == 2


@pytest.mark.parametrize(
    ("fact", "said"),
    [("title", "rules words"), ("text.name", "rules words"), ("editr.name", "“editor”"), ("ipc", "“icp”")],
)
def test_a_fact_that_is_none_is_guessed_only_from_a_slip(checker: Checker, fact: str, said: str) -> None:
    assert checker("rules", "new", "notice-yearless").code == 0
    file = Path("notice-yearless.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("it.years", fact), encoding="utf-8")
    ran = checker("rules", "test", "notice-yearless.yaml")
    assert ran.code == 2
    assert said in ran.err
    assert "“site”" not in ran.err


def test_a_new_rule_loads_and_its_examples_hold(checker: Checker) -> None:
    assert checker("rules", "new", "notice-yearless").code == 0
    assert checker("rules", "test", "notice-yearless.yaml").code == 0
    written = Path("notice-yearless.yaml").read_bytes()
    assert checker("rules", "new", "notice-yearless").code == 2
    assert Path("notice-yearless.yaml").read_bytes() == written


@pytest.mark.parametrize("name", ["Link ICP", "E101", "icp", "icp-unlinked", "../x-y"])
def test_a_new_rule_is_named_after_a_fault_that_has_no_rule_yet(checker: Checker, name: str) -> None:
    assert checker("rules", "new", name).code == 2
    assert list(Path().iterdir()) == []


def test_the_schema_of_the_configuration_takes_a_right_one_and_refuses_a_wrong_one(checker: Checker) -> None:
    schema = json.loads(checker("rules", "schema").out)
    right = "site: {owner: 小河社}\nuse: [news]\nrules: {icp-unlinked: off}\n"
    jsonschema.validate(yaml.safe_load(right), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(right.replace("icp-unlinked", "icp-unlinkd")), schema)


def test_the_schema_of_rules_takes_every_shipped_rule(checker: Checker) -> None:
    schema = json.loads(checker("rules", "schema", "rule").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load((HERE / "rules/icp/icp-unlinked.yaml").read_text(encoding="utf-8")), schema)


def test_the_catalogue_is_fresh() -> None:
    """Write it anew with: checker rules docs > rules/README.md."""
    assert (HERE / "rules/README.md").read_text(encoding="utf-8") == "".join(catalogue(BOOK))
