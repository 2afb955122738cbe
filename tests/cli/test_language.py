"""A run speaks one language: its reports, its mistakes, its wrong calls, its help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.cli import Commands, group
from checker.cli.commands import Group
from checker.linter import Linter
from tests.cli.conftest import Checker

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>小桥</title></head>
<body><p>本报讯，小桥通车。</p><p>来源：网络</p>
<!-- checker: allow icp-mising — 旧站 -->
<footer>© 2012 小河社 <a href="http://www.miibeian.gov.cn/">川ICP备2099000001号-1</a></footer></body></html>
"""
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
QUOTED = re.compile(
    r"""(?mx) “[^”]*” | 《[^》]*》[^\n；]*       # words of pages and files; titles of laws
    | ^\ +\d+\ \|.*$ | ^\ {4}.*$              # lines of pages and files
    | ^\ \ \d+:\d+\ .*$ | ^\ \ (?:《|工具约定).*$ | ^[-+\ ]<.*$   # facts, articles of a law, lines of a patch
    | \ ·\ \S+$ | 京ICP备\S+                  # the name of an example, a number
    | checker\ [a-z]+(?:\ [a-z]+)? | baseline:\ \S+ | \[[^\]]*\]"""
)
"""What a report quotes: it may be in any language."""

WRONG_CALLS = (
    "nope", "rulez list", "lint --nope", "lint --jobs x", "lint --jobs -1", "lint --format foo", "lint --as foo",
    "lint --config", "lint --fix=3", "lint gone.html", "lint --select nope", "lint --ignore icp-mising",
    "lint -f text -f json", "lint -f json -o a -f jsonl -o a", "lint --files-from gone.txt",
    "lint --config gone.yaml", "lint --baseline gone.json", "lint -f json -o gone/a.json",
    "facts --files-from - -", "rules explain", "rules explain a b", "rules explain icp-mising", "rules list --pack nope",
    "rules new Bad", "rules new icp-missing", "rules test empty", "init gone", "baseline update", "baseline nope",
)  # fmt: skip
HELP = ("", "lint", "facts", "audit", "rules", "baseline", "allow", "init", "rules list", "rules explain", "rules test", "rules schema",
        "rules new", "rules docs", "rules words", "rules laws", "baseline create", "baseline update", "baseline prune")  # fmt: skip
RUNS = (
    "lint", "lint a.html", "lint -f github", "lint -f junit", "lint -f gitlab", "lint -f rdjson", "lint -f checkstyle",
    "lint --diff", "lint --fix", "lint --unsafe-fixes --fix", "lint --statistics", "lint --show-config a.html", "lint empty",
    "lint none.html", "lint binary.html", "lint broken.json", "lint broken.csv", "facts", "facts a.html broken.json",
    "rules list", "rules laws", "rules explain icp-missing", "rules explain allowance-unused", "rules test icp-missing --quiet",
    "rules new years-missing", "init new", "init new --print", "baseline create", "allow", "allow --add --reason x a.html",
)  # fmt: skip
CONFIGURATIONS = (
    "[", "a: &x [1]\nb: *x", "- a", "site: {ownr: a}", "site: {owner: }", "use: nope", "rules: {icp-mising: off}",
    "rules: {icp-missing: grave}", "presume: original", "language: tlh", "kinds: {a: post}", "footer: gone.ejs",
    "sources: gone.txt", "extends: gone.yaml", "extends: .checker.yaml", "allow: [{rule: icp-missing}]",
    "allow: [{rule: icp-missing, reason: a, until: soon}]", "ignore: ['!']", "use: [news]\nuse: [blog]",
    "republished: [nowhere/**]", "allow: [{rule: icp-missing, reason: a}]", "baseline: broken.json", "baseline: gone.json",
)  # fmt: skip
RULES = (
    ("id: years", "id: yers"), ("severity: warning", "sevrity: warning"), ("severity: warning", "severity: grave"),
    ("for each: copyright", "for each: copyrite"), ("present", "presnt"), ("it.years:", "it.yeers:"),
    ("  it.years: present", "  copyright: {in: foter}"), ("报社]]", "报社"),
    ("[[© 某某报社]]", "© 某某报社"), ("passes:", "mark: x\npasses:"), ("say:", "fix: {link to: a}\nsay:"), ("say:", "fix: {safe: no}\nsay:"),
    ("{it.text}", "{it.text"), ("require:", "where: {}\nrequire:"), ("why:", "decided by: engine\nwhy:"),
)  # fmt: skip


def spoken(text: str) -> str:
    """What the program itself says."""
    return QUOTED.sub("", text)


def assert_speaks(lang: str, text: str) -> None:
    foreign = {"en": HAN, "zh": ENGLISH}[lang]
    assert not foreign.search(spoken(text)), text


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("new", "empty"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "notes.css").write_text("a", encoding="utf-8")
    (tmp_path / "none.html").write_bytes(b"")
    (tmp_path / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "broken.json").write_text('[{"title": "a" "content": "b"}]', encoding="utf-8")
    (tmp_path / "broken.csv").write_text('id,content\n1,"一"二"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("call", WRONG_CALLS)
def test_a_wrong_call_is_answered_in_the_language_of_the_run(
    checker: Checker, site: Path, call: str, lang: str
) -> None:
    ran = checker("--lang", lang, *call.split())
    assert ran.code != 0
    assert ran.err
    assert_speaks(lang, ran.out + ran.err)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", HELP)
def test_help_is_given_in_the_language_of_the_run(checker: Checker, command: str, lang: str) -> None:
    ran = checker("--lang", lang, *command.split(), "--help")
    assert ran.code == 0
    assert ("用法：" if lang == "zh" else "Usage: ") in ran.out
    assert_speaks(lang, ran.out)


def test_no_command_is_without_help(checker: Checker) -> None:
    def names(of: Group, before: str = "") -> Iterator[str]:
        for name in of.commands or Commands.HOMES:
            command = of.get_command(None, name)  # type: ignore[arg-type]  # it does not ask for the context
            yield f"{before}{name}"
            if isinstance(command, Group):
                yield from names(command, f"{name} ")

    assert set(names(group)) == set(HELP) - {""}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("call", RUNS)
def test_a_run_speaks_one_language(checker: Checker, site: Path, call: str, lang: str) -> None:
    command = call.split()
    ran = checker(*command, "--lang", lang)
    assert ran.code in {0, 1}, ran.err
    assert_speaks(lang, ran.out + ran.err)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_a_mistake_in_a_configuration_is_said_in_the_language_of_the_run(
    checker: Checker, site: Path, configuration: str, lang: str
) -> None:
    (site / ".checker.yaml").write_text(configuration, encoding="utf-8")
    (site / "broken.json").write_text('{"version": 7, "violations": []}', encoding="utf-8")
    ran = checker("lint", "--lang", lang)
    assert ran.code != 0
    assert_speaks(lang, ran.out + ran.err)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("old", "new"), RULES)
def test_a_mistake_in_a_rule_is_said_in_the_language_of_the_run(
    checker: Checker, site: Path, old: str, new: str, lang: str
) -> None:
    assert checker("rules", "new", "years-missing", "--lang", "zh").code == 0
    rule = site / "years-missing.yaml"
    text = rule.read_text(encoding="utf-8")
    assert old in text
    rule.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = checker("rules", "test", "years-missing.yaml", "--quiet", "--lang", lang)
    assert ran.code == 2, ran.out + ran.err
    assert_speaks(lang, ran.out + ran.err)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_fault_of_ours_is_told_in_the_language_of_the_run(
    checker: Checker, site: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def stumble(self: Linter, content: bytes, path: str) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(Linter, "lint", stumble)
    ran = checker("lint", "--lang", lang)
    assert ran.code == 2
    assert_speaks(lang, ran.out + ran.err)


LANGUAGES = [
    (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "", "Checked"),
    (["--lang=zh"], {"LANG": "en_US.UTF-8"}, "language: en", "检查了"),
    ([], {"LANG": "en_US.UTF-8"}, "", "Checked"),
    ([], {"LANG": "en_US.UTF-8"}, "language: zh", "检查了"),
    ([], {"LANG": "de_DE.UTF-8"}, "", "Checked"),
    ([], {"LC_ALL": "C"}, "language: en", "Checked"),
    ([], {}, "", "检查了"),
]


@pytest.mark.parametrize(("options", "environment", "configuration", "said"), LANGUAGES)
def test_the_language_is_asked_of_the_option_the_configuration_and_the_locale(
    checker: Checker,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    environment: dict[str, str],
    configuration: str,
    said: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (site / ".checker.yaml").write_text(configuration, encoding="utf-8")
    assert said in checker("lint", *options).err
    assert said in checker(*options, "lint").err


def test_a_rule_is_explained_in_both_languages_unless_one_is_asked_for(checker: Checker) -> None:
    both = checker("rules", "explain", "icp-missing").out
    assert "要求：" in both
    assert "check that" in both
    assert "要求：" not in checker("rules", "explain", "icp-missing", "--lang", "en").out


def test_a_new_rule_holds_in_either_language(checker: Checker, site: Path) -> None:
    for lang in ("zh", "en"):
        assert checker("rules", "new", f"{lang}-missing", "--lang", lang).code == 0
        assert checker("rules", "test", f"{lang}-missing.yaml").code == 0


def test_a_message_names_the_file_that_was_asked_for_and_no_other(checker: Checker, site: Path) -> None:
    ran = checker("lint", "-f", "json", "-o", "gone/report.json", "a.html")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, f"错误：路径不存在：{site.resolve()}/gone/report.json")
