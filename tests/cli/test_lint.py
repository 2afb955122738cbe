"""``checker lint`` from the outside: what it reads, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker import disk
from tests.cli.conftest import Checker

FILED = '<a href="https://beian.miit.gov.cn/">京ICP备11041399号-1</a>'
STORY = "".join(
    f"<p>昨日，第{number}座小桥通车，沿河的居民出行更方便了，孩子们上学也近了。</p>\n" for number in "一二三四"
)
GOOD = (
    '<!doctype html>\n<html><head><meta charset="utf-8"><title>小桥通车</title></head>\n<body><article>\n'
    f"<h1>小桥通车</h1>\n<p>本站原创</p>\n{STORY}</article>\n<footer>© 2012 小河社 {FILED}</footer>\n</body></html>\n"
)
MALFORMED = GOOD.replace("11041399", "1104139")
NO_NUMBER = GOOD.replace(FILED, "")
UNSAID = GOOD.replace("本站原创", "责任编辑：王芳")
OLD_LINK = GOOD.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")


def put(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_good_page_is_no_failure_and_says_nothing_on_standard_output(checker: Checker) -> None:
    put("新闻/好.html", GOOD)
    assert checker("lint") == (0, "", "检查了 1 篇：没有问题。\n")


def test_a_bad_page_is_shown_with_its_line_and_a_mark(checker: Checker) -> None:
    put("坏.html", MALFORMED)
    ran = checker("lint", "坏.html")
    assert ran.code == 1
    first, source, mark = ran.out.splitlines()[:3]
    assert first.startswith("坏.html:11:57: 错误 icp-malformed ")
    assert source.startswith("    11 | <footer>© 2012 小河社 ")
    assert source[source.index("京ICP") :].startswith("京ICP备1104139号-1")
    assert mark.strip("| ^") == ""
    assert mark.count("^") == len("京ICP备1104139号-1") + 3
    assert ran.err == "检查了 1 篇：错误 1。\n"


def test_english_is_spoken_when_asked(checker: Checker) -> None:
    put("a.html", MALFORMED)
    ran = checker("lint", "--lang", "en")
    assert ": error icp-malformed " in ran.out
    assert ran.err == "Checked 1 document: 1 error.\n"


ENDINGS = [
    (MALFORMED, [], 1),
    (MALFORMED, ["--exit-zero"], 0),
    (MALFORMED, ["--ignore", "icp-malformed"], 0),
    (MALFORMED, ["--ignore", "icp"], 0),
    (MALFORMED, ["--ignore", "copyright,icp-malformed"], 0),
    (MALFORMED, ["--select", "icp-malformed"], 1),
    (MALFORMED, ["--select", "copyright"], 0),
    (MALFORMED, ["--select", "icp", "--ignore", "icp-malformed"], 0),
    (UNSAID, [], 1),
    (UNSAID, ["--fail-on", "error"], 0),
    (UNSAID, ["--max-warnings", "1"], 0),
    (UNSAID, ["--max-warnings", "0"], 1),
    (UNSAID, ["--fail-on", "error", "--max-warnings", "0"], 1),
    (MALFORMED, ["--max-warnings", "9"], 1),
    (UNSAID, ["--republished", "no"], 0),
    (UNSAID, ["--republished", "yes", "--fail-on", "error"], 1),
    (NO_NUMBER, [], 1),
    (NO_NUMBER, ["--as", "article", "--ignore", "footer-undeclared"], 0),
]


@pytest.mark.parametrize(("page", "options", "code"), ENDINGS)
def test_the_exit_status_follows_what_was_asked(checker: Checker, page: str, options: list[str], code: int) -> None:
    put("a.html", page)
    assert checker("lint", *options).code == code


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_misspelt_rule_is_a_wrong_call_with_a_hint(checker: Checker, option: str) -> None:
    ran = checker("lint", option, "icp-malformd")
    assert ran.code == 2
    assert "是否为“icp-malformed”？" in ran.err


def test_a_path_that_does_not_exist_is_a_wrong_call(checker: Checker) -> None:
    put("a.html", GOOD)
    ran = checker("lint", "a.html", "没有.html")
    assert (ran.code, ran.out) == (2, "")
    assert "没有.html" in ran.err


def test_a_named_binary_file_or_page_is_a_violation_and_another_met_on_the_way_is_skipped(checker: Checker) -> None:
    put("a.html", b"\x89PNG\r\n\x1a\n\x00\x00")
    named = checker("lint", "-f", "json", "a.html")
    assert (named.code, named.rules, named.report["summary"]["documents"]) == (1, ["page-unreadable"], 1)
    words = named.report["violations"][0]["messages"]
    assert "binary" in words["en"]
    assert "binary" not in words["zh"]
    assert len(checker("lint", "a.html").out.split("\n")) == 4, "there is no line to show"
    put("b.md", b"\x89PNG\r\n\x1a\n\x00\x00")
    assert checker("lint", "-f", "json", "b.md").rules == ["page-unreadable"]
    walked = checker("lint", "-f", "json")
    assert (walked.code, walked.rules) == (1, ["page-unreadable"])
    assert walked.report["violations"][0]["path"] == "a.html", "a page is never passed over"
    (skipped,) = walked.report["skipped"]
    assert skipped["path"] == "b.md"
    assert "二进制" in skipped["reason"]


def test_a_page_with_a_nul_byte_is_judged_and_told_damaged(checker: Checker) -> None:
    put("a.html", GOOD.encode().replace(b"</body>", b"\0</body>"))
    told = checker("lint", "-f", "json", "a.html")
    assert (told.code, told.rules) == (1, ["encoding-damaged"])
    (damage,) = told.report["violations"]
    assert GOOD.encode().replace(b"</body>", b"\0</body>").decode()[damage["start"] : damage["end"]] == "\0"


def test_a_named_file_that_cannot_be_opened_is_a_violation(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("a.html", GOOD)
    path.unlink()
    path.symlink_to("a.html")
    path = put("b.html", GOOD)
    assert checker("lint", "b.html").code == 0

    opened = disk.content

    def refuse(path: str, most: int = disk.OWN, *, follow: bool = True) -> bytes:
        if path == "b.html":
            raise PermissionError(13, "Permission denied", path)
        return opened(path, most, follow=follow)

    monkeypatch.setattr("checker.disk.content", refuse)
    ran = checker("lint", "-f", "json", "b.html")
    assert (ran.code, ran.rules) == (1, ["page-unreadable"])
    assert "没有权限" in ran.report["violations"][0]["message"]


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_skipped_even_when_named(checker: Checker, content: bytes) -> None:
    put("a.html", content)
    ran = checker("lint", "a.html")
    assert (ran.code, ran.out) == (0, "")
    assert "空文件：a.html" in ran.err


def test_a_damaged_page_is_judged_and_says_so(checker: Checker) -> None:
    put("a.html", GOOD.encode().replace("昨日".encode(), b"\xff\xfe"))
    ran = checker("lint", "-f", "json")
    assert "encoding-damaged" in ran.rules


def test_standard_input_is_judged_by_the_name_it_is_given(checker: Checker) -> None:
    page = "---\ntitle: 小桥\n---\n\n昨日，小桥通车。\n\n来源：网络\n".encode()
    ran = checker("lint", "-f", "json", "-", "--stdin-filename", "posts/小桥.md", "--select", "attribution", stdin=page)
    assert ran.code == 1
    (violation,) = ran.report["violations"]
    assert (violation["path"], violation["rule"], violation["line"]) == ("posts/小桥.md", "attribution-vague", 7)


def test_standard_input_in_gb18030_is_read(checker: Checker) -> None:
    page = MALFORMED.replace("utf-8", "gbk").encode("gb18030")
    ran = checker("lint", "-f", "json", "-", "--select", "icp-malformed", stdin=page)
    assert [each["about"] for each in ran.report["violations"]] == ["京ICP备1104139号-1"]


LISTS = [b"a.html\nsub/b.html\n", b"a.html\r\nsub/b.html", b"a.html\0sub/b.html\0"]


@pytest.mark.parametrize("listed", LISTS)
def test_paths_come_from_a_list(checker: Checker, listed: bytes) -> None:
    for name in ("a.html", "sub/b.html", "c.html"):
        put(name, NO_NUMBER)
    put("list", listed)
    from_file = checker("lint", "-f", "json", "--files-from", "list")
    from_stdin = checker("lint", "-f", "json", "--files-from", "-", stdin=listed)
    assert [each["path"] for each in from_file.report["violations"]] == ["a.html", "sub/b.html"]
    assert from_stdin.report == from_file.report


def test_an_empty_list_of_paths_is_not_the_current_folder(checker: Checker) -> None:
    put("a.html", MALFORMED)
    assert checker("lint", "--files-from", "-", stdin=b"").code == 0


def test_standard_input_cannot_be_two_things(checker: Checker) -> None:
    assert checker("lint", "-", "--files-from", "-", stdin=b"").code == 2


def test_files_can_be_shown_instead_of_judged_with_what_they_owe_or_why_they_are_passed_over(checker: Checker) -> None:
    for name in ("b.html", "photo.jpg", "README.md"):
        put(name, GOOD)
    put("a/c.md", "---\ntitle: 小桥\n---\n\n昨日，小桥通车。两岸往来只要五分钟。\n")
    put("d/manual.md", "# Bridges\n\nHow to build a small bridge in a day.\n")
    put("rows.jsonl", '{"id": 7, "title": "小桥", "content": "昨日，小桥通车。两岸往来只要五分钟。"}\n')
    ran = checker("lint", "--show-files", "--lang", "en", ".")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "README.md  skipped · belongs to the repository, not an article",
        "a/c.md  article · must have a source",
        "b.html  page · must have a source, a copyright notice, a filing number",
        "d/manual.md  article · no Chinese text, so no rules apply",
        "photo.jpg  skipped · neither a page nor an article nor a template",
        "rows.jsonl  skipped · data, read only when named or configured",
    ]
    rows = json.loads(checker("lint", "--show-files", "-f", "json", "rows.jsonl", "d").out)
    assert [(row["path"], row["document"], row["kind"], row["owes"]) for row in rows] == [
        ("rows.jsonl", "7", "article", ["source"]),
        ("d/manual.md", None, "article", []),
    ]
    assert rows[0]["reason"] is None
    assert "中文" in rows[1]["reason"]


def test_texts_that_are_not_chinese_are_counted_in_one_line(checker: Checker) -> None:
    for name in ("a.md", "b.md"):
        put(name, "# Bridges\n\nHow to build a small bridge in a day.\n")
    ran = checker("lint", "--lang", "en")
    assert ran.code == 0
    assert "\n2 documents have no Chinese text, so only their numbers and links were checked (a.md, b.md).\n" in ran.err


def test_one_run_writes_several_reports(checker: Checker) -> None:
    put("a.html", MALFORMED)
    ran = checker("lint", "-f", "text", "-f", "json", "-o", "报告.json", "-f", "jsonl", "-o", "b.jsonl")
    assert ran.code == 1
    assert "icp-malformed" in ran.out
    assert json.loads(Path("报告.json").read_bytes())["summary"]["error"] == 1
    assert json.loads(Path("b.jsonl").read_bytes())["rule"] == "icp-malformed"


def test_a_report_that_cannot_be_written_is_our_callers_fault(checker: Checker) -> None:
    put("a.html", GOOD)
    ran = checker("lint", "-f", "json", "-o", "no/such/folder/report.json")
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_inside_github_actions_the_format_is_its_own_and_the_step_has_a_summary(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.html", MALFORMED)
    put("summary.md", "# before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    ran = checker("lint", "a.html")
    assert ran.code == 1
    assert "::error file=a.html,line=11," in ran.out
    summary = Path("summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# before\n")
    assert "icp-malformed" in summary
    assert "::error" not in checker("lint", "-f", "text", "a.html").out
    assert Path("summary.md").read_text(encoding="utf-8") == summary


def test_quiet_leaves_out_the_counts_and_statistics_add_them_by_rule(checker: Checker) -> None:
    put("a.html", MALFORMED)
    put("b.html", MALFORMED)
    assert checker("lint", "-q").err == ""
    assert checker("lint", "-q", "--statistics").err == "     2  icp-malformed\n"


def test_colours_are_for_those_who_ask(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.html", MALFORMED)
    assert "\x1b[" not in checker("lint").out
    assert "\x1b[" in checker("lint", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in checker("lint").out
    assert "\x1b[" not in checker("lint", "-f", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in checker("lint").out


def test_a_misspelt_key_in_the_configuration_is_shown_at_its_place(checker: Checker) -> None:
    put("a.html", GOOD)
    put(".checker.yaml", "site: {ownr: 小河社}\n")
    ran = checker("lint")
    assert ran.code == 2
    assert ran.err.startswith(".checker.yaml:1:8: 错误：不认识的键")
    assert ran.err.splitlines()[1:] == ["     1 | site: {ownr: 小河社}", "       |        ^"]
    assert checker("lint", "--no-config").code == 0


def test_the_configuration_of_a_file_can_be_shown(checker: Checker) -> None:
    put(".checker.yaml", "site: {owner: 小河社}\nrules: {icp: off}\n".replace("icp:", "icp-missing:"))
    ran = checker("lint", "--show-config", "a.html")
    assert ran.code == 0
    assert 'icp-missing: "off"' in ran.out
    assert "小河社" in ran.out


def test_articles_without_a_footer_give_one_warning_with_their_number(checker: Checker) -> None:
    put("_config.yml", "url: https://www.xiaohe.com\n")
    for number in range(3):
        put(f"posts/{number}.md", "---\ntitle: 小桥\noriginal: true\n---\n\n昨日，小桥通车，两岸的人都来看。\n")
    put("posts/own.md", "---\noriginal: true\n---\n\n© 2012 小河社 [京ICP备11041399号-1](https://beian.miit.gov.cn/)\n")
    ran = checker("lint", "-f", "json", "--select", "footer-undeclared")
    (violation,) = ran.report["violations"]
    assert (violation["path"], violation["count"]) == ("posts/0.md", 3)
    assert "3" in violation["message"]
    put(".checker.yaml", "footer: layout/footer.ejs\n")
    put("layout/footer.ejs", f"<footer>© 2012 小河社 {FILED}</footer>\n")
    assert checker("lint").code == 0


PUBLISHED = {"_config.yml": "url: https://www.xiaohe.com\n"}
ARCHIVE = {f"{number}.md": "---\ntitle: 小桥\n---\n\n昨日，小桥通车，两岸的人都来看。\n" for number in range(4)}


@pytest.mark.parametrize(
    "files",
    [
        *(
            PUBLISHED | files
            for files in (
                {f"{number}.md": "---\ntitle: 小桥\n---\n\n昨日，小桥通车，两岸的人都来看。\n" for number in range(2)},
                {f"{number}.md": "# 小桥\n\n昨日，小桥通车，两岸的人都来看。桥长三十米。\n" for number in range(4)},
                {
                    f"{number}.md": "---\ntitle: Bridge\n---\n\nThe bridge was opened yesterday.\n"
                    for number in range(4)
                },
                {
                    f".badge/{number}.md": "---\ntitle: 小桥\n---\n\n昨日，小桥通车，两岸的人都来看。\n"
                    for number in range(4)
                },
                {f"{number}.html": "<div>{show_ad(1, 15)}</div>\n" for number in range(4)},
            )
        ),
        ARCHIVE,
        ARCHIVE | {"_config.yml": "title: 小河\nurl: http://yoursite.com\n"},
        ARCHIVE | {".checker.yaml": "original: ['**']\n"},
        {
            f"{number}.html": "<h1>小桥</h1>\n<p>昨日，小桥通车，两岸的人都来看。桥长三十米。</p>\n"
            for number in range(4)
        },
    ],
    ids=[
        "two posts",
        "a manual read where it lies",
        "English posts",
        "a tool's folder",
        "parts of one tag",
        "texts that no site publishes",
        "a site without an address",
        "an archive with a configuration",
        "saved parts of pages",
    ],
)
def test_nobody_is_asked_for_the_footer_of_what_no_site_is_made_of(checker: Checker, files: dict[str, str]) -> None:
    for name, text in files.items():
        put(name, text)
    assert checker("lint").code == 0
    assert "footer-undeclared" not in checker("lint", "-f", "json", "--fail-on", "advice").rules


def test_a_fault_of_ours_on_one_document_costs_no_other_its_verdict(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker import Linter

    judge = Linter.lint

    def stumble(self: Linter, content: bytes, path: str) -> object:
        if path == "b.html":
            raise RecursionError("too deep")
        return judge(self, content, path)

    monkeypatch.setattr(Linter, "lint", stumble)
    for name in ("a.html", "b.html", "c.html"):
        put(name, MALFORMED)
    ran = checker("lint", "-f", "json", "--exit-zero")
    assert ran.code == 2
    assert [each["path"] for each in ran.report["violations"]] == ["a.html", "c.html"]
    assert [each["path"] for each in ran.report["skipped"]] == ["b.html"]
    assert "    b.html\n    RecursionError: too deep\n" in ran.err
    assert "Traceback" not in ran.err


def test_safe_faults_are_mended_and_the_rest_is_reported(checker: Checker) -> None:
    path = put("a.html", OLD_LINK.replace("© 2012 小河社", ""))
    ran = checker("lint", "--fix", "-f", "json")
    assert ran.code == 1
    assert ran.rules == ["copyright-missing"]
    assert "已修正 1 处，在 1 个文件中。" in ran.err
    assert path.read_text(encoding="utf-8") == GOOD.replace("© 2012 小河社", "")
    again = checker("lint", "--fix")
    assert "已修正" not in again.err


def test_a_patch_shows_what_mending_would_change_and_changes_nothing(checker: Checker) -> None:
    path = put("新闻/a.html", OLD_LINK)
    ran = checker("lint", "--diff")
    assert ran.code == 1
    assert ran.out.startswith("--- a/新闻/a.html\n+++ b/新闻/a.html\n@@ ")
    assert path.read_text(encoding="utf-8") == OLD_LINK
    put("新闻/a.html", GOOD)
    assert checker("lint", "--diff")[:2] == (0, "")


def test_mending_keeps_every_byte_that_it_need_not_touch(checker: Checker) -> None:
    old = OLD_LINK.replace("utf-8", "gb2312").replace("\n", "\r\n").encode("gb18030")
    path = put("a.html", old)
    assert checker("lint", "--fix").code == 0
    assert path.read_bytes() == old.replace(b"http://www.miibeian.gov.cn/", b"https://beian.miit.gov.cn/")


def test_standard_input_can_be_shown_as_a_patch(checker: Checker) -> None:
    ran = checker("lint", "--diff", "-", "--stdin-filename", "a.html", stdin=OLD_LINK.encode())
    assert ran.code == 1
    assert ran.out.startswith("--- a/a.html\n")


HERE = str(Path(__file__).parent.parent.parent)


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[bytes]:
    """The program in a process of its own, which hears of an interruption also where these tests run in the background."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored here is ignored by the child
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": HERE, **environment},
        )
    finally:
        signal.signal(signal.SIGINT, heard)


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.html").write_text(MALFORMED * 3, encoding="utf-8")
    with program("lint", "--jobs", "1", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert b"icp-malformed" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
        process.wait(60)
    assert said == b""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_without_a_word_and_without_half_a_file(tmp_path: Path, jobs: str) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.html").write_text(MALFORMED * 12, encoding="utf-8")
    reports = ("-f", "json", "-o", "report.json", "-f", "text") if jobs == "2" else ()
    with program("lint", "--jobs", jobs, "--no-cache", *reports, cwd=tmp_path) as process:
        assert process.stdout is not None
        process.stdout.read(1)  # more than the pipe can hold is still to come, so that the run cannot end by itself
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == b""
    assert {path.suffix for path in tmp_path.iterdir()} <= {".html", ".json"}
    if (tmp_path / "report.json").exists():
        json.loads((tmp_path / "report.json").read_bytes())


def test_a_terminal_that_cannot_show_chinese_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "坏.html").write_text(MALFORMED, encoding="utf-8")
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with program("lint", "坏.html", cwd=tmp_path, **environment) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"icp-malformed" in out
    with program("lint", "-f", "jsonl", "坏.html", cwd=tmp_path, **environment) as process:
        out, _ = process.communicate(timeout=60)
    assert json.loads(out)["path"] == "坏.html"


@pytest.mark.skipif(sys.platform == "win32" or sys.platform == "darwin", reason="file names are Unicode there")
def test_a_file_name_that_is_no_unicode_is_read_and_shown(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.html", "wb") as file:
        file.write(MALFORMED.encode())
    with program("lint", "-f", "jsonl", cwd=tmp_path) as process:
        out, _ = process.communicate(timeout=60)
    assert json.loads(out)["path"].startswith("caf")


@pytest.mark.parametrize(("ignore", "told"), [("", ["icp-link-outdated"]), ("ignore: [themes/]\n", [])])
def test_a_declared_footer_is_checked_though_git_is_told_to_ignore_it(
    checker: Checker, tmp_path: Path, ignore: str, told: list[str]
) -> None:
    (tmp_path / ".git").mkdir()
    put(".gitignore", "themes/*\n")
    put(".checker.yaml", f"footer: themes/hill/foot.ejs\n{ignore}")
    link = FILED.replace("https://beian.miit.gov.cn/", "http://www.miitbeian.gov.cn/")
    put("themes/hill/foot.ejs", f"<footer>© 2012 小河社 {link}</footer>\n")
    put("posts/a.md", "# 小桥通车\n\n本站原创\n\n昨日，小桥通车，沿河的居民出行更方便了。\n")
    for where in ([], [str(tmp_path)]):
        lines = [json.loads(line) for line in checker("lint", *where, "-f", "jsonl").out.splitlines()]
        assert [line["rule"] for line in lines if "rule" in line] == told
