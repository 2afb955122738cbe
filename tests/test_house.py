"""The style of the house: rules complete, resting on a law, shown by pages, free of patterns; one word for one thing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import checker
from checker import rulebook, yaml_places
from checker.errors import RuleError
from checker.rulebook import Rule
from checker.rulebook.example_pages import examples
from checker.rulebook.messages import aloud
from checker.rulebook.rule import KEYS

ROOT = Path(str(rulebook.shipped()))
BOOK = rulebook.load(rulebook.shipped())
SAID = [rule for rule in BOOK.rules if not rule.by_engine]
every_rule = pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
every_sentence = pytest.mark.parametrize("rule", SAID, ids=lambda rule: rule.id)

CATALOGUE = {
    "attribution": {
        "attribution-missing": "error", "provenance-unstated": "warning", "attribution-empty": "error", "attribution-vague": "error",
        "attribution-disagrees": "warning", "attribution-untraceable": "off", "attribution-unlisted": "off", "author-missing": "off",
        "original-title-missing": "off", "editor-missing": "off", "editor-alias": "off", "reprint-forbidden": "warning",
        "permission-unstated": "advice", "picture-source-vague": "off",
    },
    "copyright": {
        "copyright-missing": "warning", "copyright-ownerless": "warning", "copyright-placeholder": "error", "copyright-years-reversed": "warning",
        "copyright-not-ours": "warning",
    },
    "icp": {
        "icp-missing": "error", "icp-malformed": "error", "icp-placeholder": "error", "icp-province-unknown": "error", "icp-province-unusual": "warning",
        "icp-not-in-footer": "warning", "icp-unlinked": "error", "icp-link-outdated": "error", "icp-link-wrong": "error", "icp-differs": "warning",
        "icp-not-ours": "warning", "icp-app-number": "warning", "icp-suffix-unknown": "advice", "licence-mislabelled": "warning",
    },
    "police": {
        "police-malformed": "warning", "police-province-disagrees": "warning", "police-link-outdated": "warning", "police-link-differs": "error",
        "police-link-wrong": "warning", "police-unlinked": "advice", "police-missing": "off",
    },
    "text": {"text-noise": "advice", "encoding-mislabelled": "warning", "encoding-damaged": "error", "page-unreadable": "error", "ai-label-missing": "warning"},
    "government": {"site-code-missing": "off", "host-unit-missing": "off", "find-errors-missing": "off"},
    "licence": {"news-licence-missing": "off", "report-channel-missing": "off"},
    "bookkeeping": {"footer-undeclared": "advice", "allowance-unused": "warning", "allowance-expired": "warning"},
}  # fmt: skip
"""What was promised to users: topics, ids and default severities."""


def test_the_catalogue_holds_what_was_promised() -> None:
    for topic, promised in CATALOGUE.items():
        shipped = {rule.id: "off" if rule.off else rule.severity for rule in BOOK.rules if rule.topic == topic}
        assert shipped.items() >= promised.items()


def test_no_pack_makes_an_error_of_what_no_law_demands_of_its_sites() -> None:
    """What is only asked (`provenance-unstated`), and all notices but a placeholder, stay warnings in every pack."""
    for pack in BOOK.packs.values():
        graded = {rule.id: rule.severity for rule in BOOK.using([pack.id]).rules if not rule.off}
        soft = {"provenance-unstated", "author-missing", "original-title-missing"}
        soft |= {rule.id for rule in BOOK.rules if rule.topic == "copyright"} - {"copyright-placeholder"}
        assert {name for name in soft if graded.get(name) == "error"} == set()


@every_rule
def test_a_rule_is_named_after_its_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)
    assert not re.match(r"(require|check|no|must)-", rule.id)


@every_rule
def test_a_rule_says_what_and_why_in_both_languages(rule: Rule) -> None:
    for words in (rule.title, rule.why, rule.say, rule.once or rule.say):
        assert re.search(r"[一-鿿]", words["zh"])
        assert len(re.findall(r"[一-鿿]", re.sub(r"“[^”]*”", "", words["en"]))) < len(words["en"]) / 10, words["en"]
    assert not rule.title["zh"].endswith("。")
    assert not rule.title["en"].endswith(".")
    for words in (rule.why, rule.say):
        assert words["zh"].endswith("。")
        assert words["en"].endswith(".")


@every_rule
def test_a_rule_rests_on_a_law_with_its_article_or_says_on_what_else(rule: Rule) -> None:
    assert rule.basis
    for basis in rule.basis:
        assert re.search(r"《.+》|惯例|编号方式|悬挂要求|^工具约定：", basis)
    assert len(set(rule.basis)) == len(rule.basis)
    assert rule.authority.binds
    if rule.authority.binds != ("custom",):
        assert any(re.search(r"《.+》.*(第.+条|号[）；，]|名单|指引)", basis) for basis in rule.basis)


def test_the_law_has_one_date_for_the_whole_rulebook() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", BOOK.law_as_of)


@every_sentence
def test_a_rule_is_shown_by_two_pages_that_pass_and_two_that_fail(rule: Rule) -> None:
    shown = list(examples(rule))
    assert sum(bool(example.spans) for example in shown) >= 2
    assert sum(not example.spans for example in shown) >= 2
    assert len({example.name for example in shown}) == len(shown)
    assert all(re.search(r"[一-鿿]", example.name) for example in shown)


@every_sentence
def test_a_rule_has_a_fix_exactly_if_an_example_shows_one(rule: Rule) -> None:
    assert bool(rule.fix) == any(example.fixed is not None for example in examples(rule))


@every_rule
def test_the_keys_of_a_rule_stand_in_the_order_of_the_house(rule: Rule) -> None:
    table = yaml_places.table(yaml_places.read(Path(rule.path).read_text("utf-8"), rule.path, RuleError))
    assert list(table) == [key for key in KEYS if key in table]
    assert Path(rule.path).parent.name == rule.topic


@every_sentence
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_rule_can_be_said_aloud_without_a_word_of_its_file(rule: Rule, lang: str) -> None:
    said = aloud(rule, BOOK.names, lang)  # type: ignore[arg-type]
    assert said.endswith("。" if lang == "zh" else ".")
    assert not re.search(r"[a-z]+-[a-z]+|\{|_", said)
    if lang == "zh":
        assert not re.search(r"[a-z]{2,}", said.replace("Markdown", ""))


def test_every_kind_and_field_of_a_sentence_has_a_name_in_both_languages() -> None:
    for kind, fields in BOOK.kinds.fields.items():
        for names in (BOOK.names.zh, BOOK.names.en):
            assert names.get(kind), kind
            named = {key.removeprefix(f"{kind}.") for key in names if re.fullmatch(rf"{kind}\.[^=]+", key)}
            assert named <= fields, (kind, named - fields)


def test_only_data_and_no_program_lives_among_the_rules() -> None:
    files = [path for path in ROOT.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} <= {".yaml", ".txt", ".md"}


def test_no_pattern_stands_outside_the_fact_files() -> None:
    for rule in BOOK.rules:
        table = yaml_places.table(yaml_places.read(Path(rule.path).read_text("utf-8"), rule.path, RuleError))
        for key in ("when", "where", "require", "say", "fix"):
            assert not re.search(r"\(\?|\\[dswb]|\[\^|\.\*|\.\+", str(table.find(key) or "")), rule.id


def test_every_pack_is_described_and_switches_what_it_names() -> None:
    assert set(BOOK.packs) >= {"news", "government", "blog", "overseas"}
    for pack in BOOK.packs.values():
        used = BOOK.using([pack.id])
        for rule in used.rules:
            grade = pack.grades.get(rule.id)
            assert grade is None or rule.off == (grade == "off")
            assert grade in (None, "off", rule.severity)
    waiting = {rule.id for rule in BOOK.rules if rule.off}
    switched = {id_ for pack in BOOK.packs.values() for id_, grade in pack.grades.items() if grade != "off"}
    assert waiting <= switched


def test_sites_outside_the_mainland_are_asked_for_no_number() -> None:
    asked = {rule.id for rule in BOOK.using(["overseas"]).rules if not rule.off}
    assert not {rule.id for rule in BOOK.rules if rule.topic in ("icp", "police")} & asked


# ── one word, one meaning ──────────────────────────────────────────────────────────────────────────────────────────────

PACKAGE = Path(str(checker.__file__)).parent
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
GLOSSARY = re.findall(
    r"^\| (\w+) \| .+ \| `(checker[\w.]*):(\w+)` \|$",
    (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8"),
    re.MULTILINE,
)


def test_no_two_classes_have_one_name() -> None:
    names = Counter(node.name for tree in MODULES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_word_of_the_glossary_is_where_it_says() -> None:
    assert len(GLOSSARY) >= 15
    for word, module, name in GLOSSARY:
        assert hasattr(import_module(module), name), (word, module, name)
        assert word == name.lower(), (word, name)


def test_no_module_and_no_function_outgrows_the_house() -> None:
    for path, tree in MODULES.items():
        if path.stem.endswith("_table"):
            continue
        assert len(path.read_text("utf-8").splitlines()) <= 420, path
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                assert node.end_lineno - node.lineno <= 45, (path, node.name)


@pytest.mark.parametrize(
    ("word", "home"), [("Row", None), ("Sentence", None), ("Place", "model.py"), ("Mark", "named_patterns.py")]
)
def test_a_word_that_is_easily_taken_twice_names_one_thing(word: str, home: str | None) -> None:
    found = [
        path.name
        for path, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name in (word, f"{word}s")
    ]
    assert found == ([home] if home else [])
    modules = [path.name for path in MODULES if path.stem in (word.lower(), f"{word.lower()}s")]
    assert modules == (["rows.py"] if word == "Row" else [])
