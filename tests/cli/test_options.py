"""The options and keys that people look for on the second day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker import worker, workspace
from tests.cli.conftest import Checker
from tests.cli.test_lint import GOOD, MALFORMED, NO_NUMBER, UNSAID, put

ROWS = "".join(f'{{"title": "小桥", "content": "<p>昨日，第{n}座小桥通车。</p><p>来源：网络</p>"}}\n' for n in "一二")


def paths(ran: object) -> list[str]:
    return sorted({each["path"] for each in ran.report["violations"]})  # type: ignore[attr-defined]


def test_a_violation_can_be_one_line(checker: Checker) -> None:
    put("新闻/坏.html", MALFORMED.replace("小河社", "示例公司"))
    ran = checker("lint", "-f", "concise")
    lines = ran.out.splitlines()
    assert len(lines) == len(checker("lint", "-f", "json").report["violations"]) >= 1
    assert all(line.startswith("新闻/坏.html:11:") for line in lines)
    assert any(": 错误 icp-malformed “" in line for line in lines)


@pytest.mark.parametrize(("lang", "label"), [("zh", "[第 1 行 小桥]"), ("en", "[row 1 小桥]")])
@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_row_without_a_name_is_counted_in_the_language_of_the_reader(
    checker: Checker, lang: str, label: str, form: str
) -> None:
    put("rows.jsonl", ROWS)
    assert label in checker("--lang", lang, "lint", "-f", form, "rows.jsonl").out
    assert checker("--lang", lang, "lint", "-f", "json", "rows.jsonl").report["violations"][0]["document"] == "row 1"
    assert label in checker("--lang", lang, "facts", "rows.jsonl").out


# --- which files -----------------------------------------------------------------------------------------------------


def test_paths_can_be_excluded_and_a_pattern_in_vain_is_told(checker: Checker) -> None:
    for name in ("a.html", "old/b.html", "old/c/d.html", "new/b.html"):
        put(name, NO_NUMBER)
    assert paths(checker("lint", "--every", "-f", "json", "--exclude", "old/", "--exclude", "/a.html")) == [
        "new/b.html"
    ]
    ran = checker("lint", "--every", "-f", "json", "--exclude", "gone/**", "--exclude", "b.html")
    assert paths(ran) == ["a.html", "old/c/d.html"]
    assert "--exclude “gone/**”没有匹配到任何文件\n" in ran.err
    assert "b.html”" not in ran.err
    # a named file is read, unless it counts as met
    assert paths(checker("lint", "--every", "-f", "json", "--exclude", "old/", "old/b.html")) == ["old/b.html"]
    ran = checker("lint", "-f", "json", "--force-exclude", "--exclude", "old/", "old/b.html")
    assert ran.report["violations"] == []


def test_a_folder_that_is_taken_back_is_no_pattern_in_vain(checker: Checker) -> None:
    put("a.html", NO_NUMBER)
    put("archive/2020/b.html", NO_NUMBER)
    for back in ("!archive/", "!archive/**"):
        put(".checker.yaml", f"rules: {{icp-missing: {{paths: ['**', '{back}']}}}}\n")
        ran = checker("lint", "--every", "-f", "json", "--select", "icp")
        assert ("没有匹配到" in ran.err, back) == (False, back)
    put(".checker.yaml", "rules: {icp-missing: {severity: off, paths: [archive/, '!gone/']}}\n")
    ran = checker("lint", "--every", "-f", "json")
    assert paths(ran) == ["a.html"]
    assert "“!gone/”没有匹配到任何文件\n" in ran.err
    put(".checker.yaml", "ignore: ['*.html', '!b.html']\n")
    assert "没有匹配到" not in checker("lint", "--every", "-f", "json").err


def test_patterns_count_from_a_named_folder_that_lies_elsewhere(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("site/old/a.html", NO_NUMBER)
    put("site/b.html", NO_NUMBER)
    put("work/x", "")
    monkeypatch.chdir("work")
    assert paths(checker("lint", "--every", "-f", "json", "--exclude", "/old", "../site")) == ["../site/b.html"]


@pytest.mark.parametrize("pattern", ["!", "../a", "a\\b"])
def test_a_pattern_that_can_match_nothing_is_a_wrong_call(checker: Checker, pattern: str) -> None:
    ran = checker("lint", "--exclude", pattern)
    assert ran.code == 2
    assert "--exclude" in ran.err


def test_what_the_configuration_ignores_in_vain_is_told(checker: Checker) -> None:
    put(".checker.yaml", "ignore: [old/, gone/, '*.txt']\n")
    put("a.html", GOOD)
    put("old/b.html", NO_NUMBER)
    put("c.txt", "x")
    ran = checker("lint")
    assert ".checker.yaml:1:16: ignore “gone/”没有匹配到任何文件\n" in ran.err
    assert ran.err.count("没有匹配") == 1
    assert "没有匹配" not in checker("lint", "a.html").err


@pytest.mark.parametrize(
    ("pattern", "told"), [("/public/", False), (".vitepress/dist/", False), ("vendor/**", True), ("/publik", True)]
)
def test_a_folder_that_is_yet_to_be_made_is_not_ignored_in_vain(checker: Checker, pattern: str, *, told: bool) -> None:
    put(".checker.yaml", f"ignore: ['{pattern}']\n")
    put("a.html", GOOD)
    assert ("没有匹配" in checker("lint").err) is told


def test_a_list_of_paths_may_hold_remarks_and_empty_lines(checker: Checker) -> None:
    for name in ("a.html", "#b.html"):
        put(name, NO_NUMBER)
    put("list", "# what is published\n\n  # indented\na.html\r\n./#b.html\n")
    assert paths(checker("lint", "--every", "-f", "json", "--files-from", "list")) == ["#b.html", "a.html"]


def test_an_address_is_answered_with_what_is_read(checker: Checker) -> None:
    ran = checker("lint", "https://www.xiaohe.example/a.html")
    assert ran.code == 2
    assert "checker 读的是文件，不上网" in ran.err
    assert "reads files" in checker("--lang", "en", "facts", "https://www.xiaohe.example/").err


# --- the size of a file ----------------------------------------------------------------------------------------------


def large(name: str, mib: int) -> Path:
    path = put(name, b"")
    with path.open("wb") as file:
        file.write(b"<!doctype html><title>x</title><p>")
        file.seek(mib * 1024 * 1024)
        file.write(b"</p>")
    return path


def test_a_file_over_the_limit_is_told_and_not_read(checker: Checker) -> None:
    large("big.html", 16)
    put("a.html", GOOD)
    ran = checker("lint", "--lang", "en")
    assert ran.code == 0
    assert "it is 16.0 MiB and the limit is 16 MiB (--max-size, or max size in the configuration): big.html" in ran.err
    assert "the limit is 16 MiB" in checker("lint", "--lang", "en", "--show-files").out
    assert "the limit is 16 MiB" in checker("facts", "--lang", "en").err
    # a named one is a violation, as is any named file that cannot be read
    ran = checker("lint", "-f", "json", "big.html")
    assert (ran.code, ran.rules) == (1, ["page-unreadable"])


@pytest.mark.parametrize(
    ("config", "options", "read"),
    [("", (), True), ("max size: 0.001\n", (), False), ("max size: 0.001\n", ("--max-size", "1"), True),
     ("max size: 0.001\n", ("--max-size", "0"), True), ("", ("--max-size", "0.001"), False), ("max size: 0\n", (), True)],
)  # fmt: skip
def test_the_limit_can_be_set(checker: Checker, config: str, options: tuple[str, ...], *, read: bool) -> None:
    put(".checker.yaml", config)
    put("a.html", MALFORMED + "<!-- " + "x" * 2000 + " -->")
    assert (checker("lint", *options).code == 1) is read
    assert ("MiB" not in checker("lint", *options).err) is read
    assert ("page-unreadable" not in checker("lint", "-", *options, stdin=MALFORMED.encode() * 3).out) is read


def test_an_export_that_is_read_row_by_row_has_a_limit_only_where_one_is_set(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "LONG", 100)
    monkeypatch.setattr(workspace, "LARGEST", 0.0001)
    put("rows.jsonl", ROWS)
    put("a.html", GOOD)
    ran = checker("lint", "-f", "json", "rows.jsonl", "a.html")
    assert ran.rules == ["attribution-vague", "attribution-vague", "page-unreadable"]
    assert checker("lint", "-f", "json", "--max-size", "0.0001", "rows.jsonl").rules == ["page-unreadable"]
    assert checker("facts", "rows.jsonl").code == 0
    assert checker("facts", "--max-size", "0.0001", "rows.jsonl").code == 1
    assert "MiB" not in checker("lint", "--show-files", "rows.jsonl").out
    assert "MiB" in checker("lint", "--show-files", "--max-size", "0.0001", "rows.jsonl").out


# --- rules -----------------------------------------------------------------------------------------------------------


def test_a_topic_can_be_set_and_a_rule_of_it_outweighs_it(checker: Checker) -> None:
    put("a.html", NO_NUMBER)
    put("b.html", MALFORMED.replace("beian.miit.gov.cn", "www.miibeian.gov.cn"))
    put(".checker.yaml", "rules: {icp: off}\n")
    assert checker("lint").code == 0
    put(".checker.yaml", "rules: {icp-malformed: advice, icp: off}\n")
    assert checker("lint", "-f", "json").rules == ["icp-malformed"]
    put(".checker.yaml", "rules: {icp: advice}\n")
    found = checker("lint", "-f", "json").report["violations"]
    assert {each["severity"] for each in found if each["rule"].startswith("icp")} == {"advice"}
    put(".checker.yaml", "rules: {icp: {severity: off, paths: [b.html]}}\n")
    assert checker("lint", "-f", "json", "b.html").rules == []


def test_a_topic_at_a_severity_switches_no_rule_on(checker: Checker) -> None:
    put("a.html", GOOD)
    plain = checker("lint", "--show-config", "a.html", "-f", "json").report["rules"]
    put(".checker.yaml", "rules: {icp: error, attribution: error}\n")
    told = checker("lint", "--show-config", "a.html", "-f", "json").report
    assert {rule for rule, grade in told["rules"].items() if grade != "off"} == {
        rule for rule, grade in plain.items() if grade != "off"
    }
    assert told["rules"]["icp-unlinked"] == "error"
    assert "icp-unlinked" in told["configured"]
    assert "copyright-missing" not in told["configured"]


def test_what_holds_for_a_file_is_there_for_programs(checker: Checker) -> None:
    put(
        ".checker.yml",
        "site: {name: 小河网}\nmax size: 4\nallow: [{rule: icp-missing, reason: 内网, until: 2099-01-31}]\n",
    )
    told = checker("lint", "--show-config", "a/b.html", "-f", "json").report
    assert (told["path"], told["configurations"]) == ("a/b.html", [".checker.yml"])
    assert told["site"] == {"name": "小河网"}
    assert told["max size"] == 4
    assert told["allow"] == [{"rule": "icp-missing", "reason": "内网", "until": "2099-01-31"}]
    assert checker("init").code == 2  # it would stand beside the other


def test_a_baseline_can_be_made_of_some_rules(checker: Checker) -> None:
    put("a.html", MALFORMED.replace("© 2012 小河社", ""))
    assert checker("baseline", "create", "--select", "copyright").code == 0
    rows = json.loads(Path(".checker-baseline.json").read_text(encoding="utf-8"))["violations"]
    assert {row["rule"] for row in rows} == {"copyright-missing"}
    assert checker("lint", "--baseline", ".checker-baseline.json", "-f", "json").rules == ["icp-malformed"]
    assert checker("baseline", "create", "--select", "ikp").code == 2


def test_an_unsaid_page_is_not_told_by_a_topic_that_is_off(checker: Checker) -> None:
    put("a.html", UNSAID)
    put(".checker.yaml", "use: [news]\nrules: {attribution: off}\n")
    assert not any(rule.startswith("attribution") for rule in checker("lint", "-f", "json").rules)


# --- completion ------------------------------------------------------------------------------------------------------

TYPED = [
    ("checker lint --select icp-unl", "icp-unlinked"),
    ("checker lint --ignore icp,attribution-v", "icp,attribution-vague"),
    ("checker lint --select attri", "attribution"),
    ("checker rules explain copyright-m", "copyright-missing"),
    ("checker baseline create --select icp-m", "icp-missing"),
    ("checker lint -f con", "concise"),
    ("checker lint --max", "--max-size"),
    ("checker ba", "baseline"),
]


@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_a_shell_completes_the_names_of_rules(typed: str, offered: str, tmp_path: Path) -> None:
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1), "_CHECKER_COMPLETE": "bash_complete"}
    ran = subprocess.run(
        [sys.executable, "-m", "checker"], env={**os.environ, **words}, capture_output=True, check=False, cwd=tmp_path
    )
    assert offered in [line.partition(",")[2] for line in ran.stdout.decode().splitlines()], ran.stderr


def test_a_page_packed_with_its_files_and_what_macos_keeps_beside_one_are_left_alone(checker: Checker) -> None:
    ending = b"PK\x05\x06" + bytes(18)  # the end of a ZIP archive (PKWARE, APPNOTE.TXT 4.3.16)
    Path("saved.html").write_bytes(b"<!DOCTYPE html><html><body>" + bytes(range(256)) * 40 + ending + b"</html>")
    Path("odd.html").write_bytes(b"<!DOCTYPE html><html><body>" + bytes(range(256)) * 40)
    Path("._odd.html").write_bytes(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(400))
    ran = checker("lint", "-f", "json")
    assert [(each["path"], each["rule"]) for each in ran.report["violations"]] == [("odd.html", "page-unreadable")]
    assert "SingleFileZ" in ran.err
    assert "saved.html" in ran.err
    assert "._odd.html" in ran.err


def test_our_own_report_is_no_page_of_the_site(checker: Checker) -> None:
    put("a.html", MALFORMED)
    assert checker("lint", "-f", "html", "-o", "report.html").code == 1
    ran = checker("lint", "-f", "json")
    assert {each["path"] for each in ran.report["violations"]} == {"a.html"}
    assert "checker 自己的报告：report.html" in ran.err
    assert "checker 自己的报告" in checker("lint", "--show-files").out
    assert checker("facts", "report.html").out == ""


def test_a_few_documents_without_chinese_text_are_named(checker: Checker) -> None:
    for number in range(3):
        put(f"{number}.html", "<!doctype html><title>1</title><p>2026 2027</p>")
    assert "其中 3 篇没有中文正文，不作要求（0.html、1.html、2.html）。" in checker("lint").err
    put("3.html", "<!doctype html><title>1</title><p>2026 2027</p>")
    assert "其中 4 篇没有中文正文，不作要求。" in checker("lint").err


def test_an_exemption_for_a_path_that_no_file_has_is_told(checker: Checker) -> None:
    put("a.html", "<!doctype html><p>来源：网络</p>")
    put(".checker.yaml", "allow:\n  - {rule: attribution-vague, paths: [b.html], reason: 旧稿}\n")
    assert "“b.html”没有匹配到任何文件" in checker("lint").err
