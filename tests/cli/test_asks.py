"""The nineteen asks of people who use linters, loudest first, and for each what shows that it is answered.

What is shown in depth elsewhere is named; here each is tried once, from the outside.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from checker.formats import FORMATS
from tests.cli.conftest import Checker, Ran

HERE = Path(__file__).parent.parent.parent

LINKED = '<a href="https://beian.miit.gov.cn/">京ICP备2099000001号-1</a>'


def page(
    *,
    source: str = '来源：<a href="https://www.dajiangwb.cn/">大江晚报</a>',
    filing: str = LINKED,
    notice: str = "© 2012 小河社",
    head: str = "",
) -> str:
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>小桥通车</title></head>\n<body>\n{head}<article>\n'
        f"<h1>小桥通车</h1>\n<p>{source}</p>\n<p>昨日，小桥通车。</p>\n</article>\n"
        f"<footer>\n<p>{notice}</p>\n<p>{filing}</p>\n</footer>\n</body></html>\n"
    )


VAGUE = page(source="来源：网络")


def put(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def lint(checker: Checker, *arguments: str) -> Ran:
    return checker("lint", "-f", "json", *arguments)


def test_01_only_new_faults_are_shown_against_a_baseline(checker: Checker) -> None:
    """In depth: test_old_site."""
    put(".checker.yaml", "baseline: b.json\n")
    put("old.html", VAGUE)
    assert checker("baseline", "create").code == 0
    put("new.html", VAGUE)
    ran = lint(checker)
    assert (ran.code, [each["path"] for each in ran.report["violations"]]) == (1, ["new.html"])


def test_02_the_baseline_does_not_churn(checker: Checker) -> None:
    """In depth: test_baseline."""
    put(".checker.yaml", "baseline: b.json\n")
    old = put("old.html", VAGUE)
    checker("baseline", "create")
    before = Path("b.json").read_bytes()
    old.write_text("<!-- 新的一行 -->\n" + VAGUE, encoding="utf-8")
    assert lint(checker).code == 0
    checker("baseline", "update")
    assert Path("b.json").read_bytes() == before
    assert not {"line", "time", "date", "generated_at", "version"} & set(json.loads(before)["violations"][0])


def test_03_what_is_missing_is_reported_where_it_should_stand(checker: Checker) -> None:
    put("a.html", page(filing=""))
    (violation,) = lint(checker).report["violations"]
    assert violation["rule"] == "icp-missing"
    assert page(filing="")[: violation["start"]].count("\n") + 1 == violation["line"]
    assert page(filing="").index("<footer>") < violation["start"] <= page(filing="").index("</footer>")


def test_04_faults_are_mended_from_the_command_line(checker: Checker) -> None:
    """In depth: test_fix."""
    broken = page(filing=LINKED.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/"))
    path = put("a.html", broken)
    (violation,) = lint(checker).report["violations"]
    assert violation["fix"]["safe"]
    patch = checker("lint", "--diff")
    assert (patch.code, path.read_text(encoding="utf-8")) == (1, broken)
    assert patch.out.startswith("--- a/a.html\n+++ b/a.html\n@@")
    assert checker("lint", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("charset", "newline"), [("utf-8", "\r\n"), ("gb18030", "\r\n"), ("gb18030", "\n"), ("utf-8-sig", "\n")]
)
def test_04_mending_changes_no_byte_but_those_of_the_fault(checker: Checker, charset: str, newline: str) -> None:
    sound = page(head="<p>㐀㐁 — 生僻字。</p>\n").replace("utf-8", charset.removesuffix("-sig")).replace("\n", newline)
    broken = sound.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")
    path = put("a.html", broken.encode(charset))
    assert checker("lint", "--fix").code == 0
    assert path.read_bytes() == sound.encode(charset)
    assert checker("lint", "--fix").code == 0
    assert path.read_bytes() == sound.encode(charset)


def test_05_one_violation_is_allowed_with_a_reason_and_idle_allowances_are_reported(checker: Checker) -> None:
    put("a.html", VAGUE.replace("<p>来源", "<!-- checker: allow attribution-vague — 投稿人不愿具名 -->\n<p>来源"))
    ran = lint(checker)
    assert (ran.code, ran.rules, ran.report["summary"]["allowed"]) == (0, [], 1)
    put("a.html", page(head="<!-- checker: allow attribution-vague — 已经改好 -->\n"))
    assert lint(checker).rules == ["allowance-unused"]
    put("a.html", VAGUE.replace("<p>来源", "<!-- checker: allow attribution-vage — 写错 -->\n<p>来源"))
    ran = lint(checker)
    assert ran.code in (1, 2)
    assert "attribution-vague" in ran.out + ran.err
    put("a.html", VAGUE.replace("<p>来源", "<!-- checker: allow attribution-vague -->\n<p>来源"))
    assert lint(checker).code != 0, "an allowance without a reason allows nothing"


def test_06_nothing_is_clean_in_silence(checker: Checker) -> None:
    put("a.doc", b"\xd0\xcf\x11\xe0")
    ran = checker("lint")
    assert ".doc" in ran.err
    assert checker("lint", "--select", "no-such-rule").code == 2
    assert checker("lint", "gone.html").code == 2
    put("b.html", b"<html><body>\xff\xfe\x00\x01 binary")
    assert checker("lint", "b.html").code == 1
    put(".checker.yaml", "ruls: {}\n")
    ran = checker("lint")
    assert ran.code == 2
    assert ".checker.yaml:1:1" in ran.err
    assert "rules" in ran.err


IDLE = [
    ('republished: ["gone/**"]\n', "gone/**"),
    ('kinds: {"gone/**": page}\n', "gone/**"),
    ('rules: {icp-missing: {paths: ["gone.html"]}}\n', "gone.html"),
    ('allow: [{rule: icp-missing, paths: ["gone/**"], reason: 旧站}]\n', "icp-missing"),
]


@pytest.mark.parametrize(("text", "word"), IDLE)
def test_06_what_a_configuration_says_in_vain_is_told_of_a_whole_run_and_not_of_a_hooks(
    checker: Checker, text: str, word: str
) -> None:
    put(".checker.yaml", text)
    put("a.html", page())
    ran = checker("lint")
    assert ".checker.yaml:1:" in ran.out + ran.err
    assert word in ran.out + ran.err
    ran = checker("lint", "a.html")
    assert ".checker.yaml" not in ran.out + ran.err


def test_07_lines_and_columns_are_counted_in_characters(checker: Checker) -> None:
    put("a.html", VAGUE.replace("<p>来源：网络", "<p>𠮷中文 </p><p>来源：网络"))
    (violation,) = lint(checker).report["violations"]
    line = Path("a.html").read_text(encoding="utf-8").splitlines()[violation["line"] - 1]
    assert line[violation["column"] - 1 :].startswith("来源")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_08_every_format_tells_of_the_violation(checker: Checker, name: str) -> None:
    """In depth: tests/formats."""
    put("a.html", VAGUE)
    ran = checker("lint", "-f", name)
    assert ran.code == 1
    assert "attribution-vague" in ran.out


def test_09_excluded_files_stay_excluded_when_a_hook_names_them(checker: Checker) -> None:
    put(".checker.yaml", "ignore: [vendor/]\n")
    put("vendor/a.html", VAGUE)
    assert checker("lint", "vendor/a.html").code == 1
    assert checker("lint", "--force-exclude", "vendor/a.html").code == 0


def test_10_there_is_a_hook() -> None:
    """In depth: tests/cli, with the real pre-commit."""
    hooks = {hook["id"]: hook for hook in yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {"checker", "checker-fix"} <= set(hooks)
    assert all("--force-exclude" in hook["entry"] for hook in hooks.values() if hook.get("pass_filenames", True))


def test_11_beyond_ten_annotations_the_rest_is_told_and_the_gravest_come_first(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In depth: test_github."""
    put(".checker.yaml", "rules: {attribution-vague: {severity: warning, paths: ['0*.html', '1*.html']}}\n")
    for number in range(12):
        put(f"{number:02}.html", VAGUE)
    put("zz.html", page(filing=""))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    lines = checker("lint", "-f", "github").out.splitlines()
    annotated = [line for line in lines if line.startswith("::")]
    assert annotated[0].startswith("::error file=zz.html,")
    assert sum(line.startswith("::warning ") for line in annotated) >= 10
    assert all(any(f"{number:02}.html" in line for line in lines) for number in range(12)), (
        "the plain list has them all"
    )
    assert "2" in lines[-1], "two annotations more than are shown"
    assert Path("summary.md").read_text(encoding="utf-8").count("attribution-vague") >= 12


def test_12_front_matter_is_read_as_fields_and_never_damaged(checker: Checker) -> None:
    put(".checker.yaml", "site: {owner: 小河社, icp: 京ICP备2099000001号-1}\n")
    text = "---\ntitle: 小桥通车\nsource: 网络\ntags: [a, b]\n---\n\n昨日，小桥通车。\n"
    path = put("a.md", text)
    violations = lint(checker).report["violations"]
    assert ("attribution-vague", 3) in [(each["rule"], each["line"]) for each in violations]
    checker("lint", "--fix")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_13_what_is_allowed_is_allowed_in_every_format(checker: Checker, name: str) -> None:
    put("a.html", VAGUE.replace("<p>来源", "<!-- checker: allow attribution-vague — 投稿人不愿具名 -->\n<p>来源"))
    ran = checker("lint", "-f", name)
    assert ran.code == 0
    if name == "sarif":
        (result,) = ran.report["runs"][0]["results"]
        assert result["suppressions"][0]["justification"] == "投稿人不愿具名"
    elif name in ("html", "junit"):
        assert "投稿人不愿具名" in ran.out
    else:
        assert "attribution-vague" not in ran.out


def test_14_no_notice_goes_out_of_date_by_itself() -> None:
    from checker import Linter, Settings

    for today in (date(2020, 1, 1), date(2099, 1, 1)):
        linter = Linter(Settings(today=today))
        assert linter.lint(page(notice="© 1999-2012 小河社").encode(), "a.html").violations == ()


def test_15_a_notice_on_a_big5_page_names_its_owner_and_nothing_else(checker: Checker) -> None:
    text = page(notice="版權所有 &copy; 2012 小河報社").replace("utf-8", "big5")
    put(
        "a.html",
        text.replace("备", "備")
        .replace("号", "號")
        .replace("来", "來")
        .replace("晚报", "晚報")
        .replace("桥", "橋")
        .replace("车", "車")
        .encode("big5"),
    )
    ran = checker("facts", "-f", "jsonl")
    owners = [each["fields"].get("owner") for each in json.loads(ran.out)["facts"] if each["kind"] == "copyright"]
    assert owners == ["小河報社"]


def test_16_severities_can_be_set_and_so_can_what_fails(checker: Checker) -> None:
    put("a.html", VAGUE)
    assert checker("lint", "--exit-zero").code == 0
    put(".checker.yaml", "rules: {attribution-vague: warning}\n")
    assert (
        lint(checker).code,
        lint(checker, "--fail-on", "error").code,
        lint(checker, "--max-warnings", "1").code,
    ) == (1, 0, 0)
    put(".checker.yaml", "rules: {attribution-vague: advice}\n")
    assert (lint(checker).code, lint(checker).report["summary"]["advice"]) == (0, 1)
    put(".checker.yaml", "rules: {attribution-vague: off}\n")
    assert lint(checker).rules == []


def test_17_the_configuration_holds_for_mending_too(checker: Checker) -> None:
    broken = page(filing=LINKED.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/"))
    path = put("a.html", broken)
    put(".checker.yaml", "rules: {icp-link-outdated: off}\n")
    assert checker("lint", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == broken
    shown = yaml.safe_load(checker("lint", "--show-config", "a.html").out)
    assert shown["rules"]["icp-link-outdated"] == "off"


LINKS = [
    ("http://www.miibeian.gov.cn/", "icp-link-outdated"),
    ("https://www.beian.miit.gov.cn/", "icp-link-outdated"),
    ("https://beian.mps.gov.cn/", "icp-link-wrong"),
]


@pytest.mark.parametrize(("address", "rule"), LINKS)
def test_18_stale_and_swapped_links_are_found(checker: Checker, address: str, rule: str) -> None:
    put("a.html", page(filing=LINKED.replace("https://beian.miit.gov.cn/", address)))
    assert lint(checker).rules == [rule]


def test_18_a_number_in_jest_is_none_and_one_with_blanks_is_one(checker: Checker) -> None:
    put("a.html", page(filing='<a href="https://icp.gov.moe/?keyword=20200000">萌ICP备20200000号</a>'))
    assert lint(checker).rules == ["icp-province-unknown"]
    put("a.html", page(filing=LINKED.replace("京ICP备2099000001号-1", "京 ICP 备 2099000001 号 -1")))
    assert lint(checker).rules == []


def test_19_the_footer_is_not_the_article_and_its_words_are_nobodys_source(checker: Checker) -> None:
    put("a.html", page(source="（原创）", notice="© 2012 小河社 来源：大江晚报 作者：某人"))
    facts = next(json.loads(line) for line in checker("facts", "-f", "jsonl").out.splitlines())["facts"]
    assert [each["region"] for each in facts if each["kind"] == "attribution" and "footer" not in each["region"]] == []


@pytest.mark.parametrize(
    ("says", "is_asked"),
    [("本文转载自 [大江晚报](https://www.dajiang.example.cn/1.html)", False), ("本文转载自网络", True), ("本文系转载。", True), ("（转载，侵删）", True), ("来源：大江晚报", False), ("欢迎转载。", False)],
)  # fmt: skip
def test_what_says_that_it_is_a_reprint_is_one_where_the_configuration_calls_all_original(
    checker: Checker, says: str, is_asked: bool
) -> None:
    put(".checker.yaml", 'original: ["**"]\n')
    put("a.md", f"---\ntitle: 小桥\n---\n\n{says}\n\n昨日，小桥通车，两岸居民往来更加方便。\n")
    told = checker("lint", "-f", "concise", "--select", "attribution").out
    assert bool(told) is is_asked
