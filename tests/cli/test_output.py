"""Where reports go, in which colours, and what is said at the end."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from checker.cli.language import language
from checker.cli.output import Report, coloured, put, targets
from checker.cli.summary import REASONS, Skips, Tally, closing, statistics
from checker.messages import Message
from checker.model import Finding, PageResult, Place, Severity, Span, Violation
from tests.cli.conftest import Checker


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


PAIRS = [
    ([], [("text", None)]),
    (["-f", "json"], [("json", None)]),
    (["-f", "json", "-o", "a.json"], [("json", "a.json")]),
    (["-o", "a.txt"], [("text", "a.txt")]),
    (["-o", "a.json", "-f", "json"], [("json", "a.json")]),
    (["-f", "text", "-f", "sarif", "-o", "a.sarif"], [("text", None), ("sarif", "a.sarif")]),
    (["-f", "sarif", "-o", "a.sarif", "-f", "text"], [("sarif", "a.sarif"), ("text", None)]),
    (["-fsarif", "-oa", "--format=json", "--output=b", "x.html"], [("sarif", "a"), ("json", "b")]),
    (["--", "-f", "json"], [("text", None)]),
]


@pytest.mark.parametrize(("arguments", "expected"), PAIRS)
def test_each_format_goes_to_the_output_written_beside_it(
    arguments: list[str], expected: list[tuple[str, str | None]]
) -> None:
    done, seen = call(arguments)
    assert done == 0
    assert seen == expected


REFUSED = [["-f", "text", "-f", "json"], ["-f", "json", "-o", "a", "-f", "sarif", "-o", "a"], ["-f", "no-such-format"]]


@pytest.mark.parametrize("arguments", REFUSED)
def test_two_reports_in_one_place_are_refused(arguments: list[str]) -> None:
    assert call(arguments)[0] == 2


def call(arguments: list[str]) -> tuple[int, list[tuple[str, str | None]]]:
    seen: list[tuple[str, str | None]] = []

    @click.command(cls=Report)
    @click.option("-f", "--format", "_format", multiple=True, type=click.Choice(["text", "json", "sarif"]))
    @click.option("-o", "--output", "_output", multiple=True)
    @click.argument("paths", nargs=-1)
    @click.pass_context
    def report(ctx: click.Context, /, **given: object) -> None:
        seen.extend(targets(ctx, "text"))

    return CliRunner().invoke(report, arguments).exit_code, seen


def test_a_report_in_a_file_is_utf8_and_there_at_once(tmp_path: Path) -> None:
    at = tmp_path / "报告.json"
    at.write_text("old", encoding="utf-8")

    def pieces() -> object:
        yield "来源\udce9"
        assert at.read_text(encoding="utf-8") == "old"
        yield "\n"

    put(pieces(), str(at), utf8=True)  # type: ignore[arg-type]
    assert at.read_bytes() == "来源\\udce9\n".encode()


def test_a_report_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    at = tmp_path / "report"
    at.write_text("old", encoding="utf-8")

    def pieces() -> object:
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(pieces(), str(at), utf8=True)  # type: ignore[arg-type]
    assert at.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [at]


COLOURS = [
    ("always", {"NO_COLOR": "1"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
    ("auto", {}, True, True),
    ("auto", {}, False, False),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ("auto", {"TERM": "dumb"}, True, False),
]


@pytest.mark.parametrize(("choice", "environment", "terminal", "expected"), COLOURS)
def test_colour_follows_the_option_then_the_environment_then_the_terminal(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], terminal: bool, expected: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert coloured(choice, Terminal() if terminal else io.StringIO()) == expected


LANGUAGES = [
    ("en", "zh", {"LANG": "zh_CN.UTF-8"}, "en"),
    (None, "en", {"LANG": "zh_CN.UTF-8"}, "en"),
    (None, None, {"LANG": "zh_CN.UTF-8"}, "zh"),
    (None, None, {"LANG": "en_US.UTF-8"}, "en"),
    (None, None, {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
    (None, None, {"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    (None, None, {"LANG": "C.UTF-8"}, "zh"),
    (None, None, {}, "zh"),
]


@pytest.mark.parametrize(("option", "configured", "environment", "expected"), LANGUAGES)
def test_the_language_is_the_option_the_configuration_the_locale_or_chinese(
    monkeypatch: pytest.MonkeyPatch,
    option: str | None,
    configured: str | None,
    environment: dict[str, str],
    expected: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language(option, configured) == expected  # type: ignore[arg-type]


def placed(severity: Severity, rule: str = "a-rule") -> Violation:
    violation = Finding(rule, severity, Span(0, 1), {"zh": "甲", "en": "A"}, "甲")
    return Violation(violation, Place(1, 1, 1, 2), "甲", "f")


def tally(*results: PageResult) -> Tally:
    one = Tally()
    assert tuple(one.watch(results)) == results
    return one


def test_the_last_words_count_what_was_judged_allowed_and_accepted() -> None:
    one = tally(
        PageResult("a", violations=(placed("error"), placed("warning"), placed("warning")), allowed=(placed("error"),)),
        PageResult("b", baselined=(placed("error"), placed("advice"))),
    )
    assert list(closing(one, "zh")) == ["检查了 2 篇：错误 1、警告 2；豁免 1；基线内 2。"]
    assert list(closing(one, "en")) == ["Checked 2 documents: 1 error, 2 warnings; 1 exempted; 2 in the baseline."]


def test_a_clean_run_says_so_and_an_empty_one_says_that_nothing_was_judged() -> None:
    assert list(closing(tally(PageResult("a")), "zh")) == ["检查了 1 篇：没有问题。"]
    assert list(closing(tally(PageResult("a")), "en")) == ["Checked 1 document: no violations."]
    assert list(closing(tally(), "zh")) == ["没有可检查的文件。"]
    assert list(closing(tally(), "en")) == ["No document was found to check."]


def test_what_was_skipped_is_told_by_its_reason_the_commonest_first_few_by_name_and_many_by_suffix() -> None:
    none, empty = Message("skip.no-reader"), Message("skip.empty")
    results = [PageResult(f"{n}.CSS", skipped=none) for n in range(4)]
    results += [PageResult("x.xml", skipped=none), PageResult("Makefile", skipped=none)]
    one = tally(PageResult("空.md", skipped=empty), *results, PageResult("b.md", skipped=empty), PageResult("c.md"))
    assert list(closing(one, "zh"))[1:] == [
        "跳过 8 个文件：",
        "      6  不是网页、稿件或模板：.css 4、.xml 1",
        "      2  空文件：空.md、b.md",
    ]
    assert list(closing(one, "en"))[1:] == [
        "Skipped 8 files:",
        "      6  neither a page nor an article nor a template: .css 4, .xml 1",
        "      2  empty file: 空.md, b.md",
    ]


def test_of_very_many_suffixes_the_commonest_are_told() -> None:
    none = Message("skip.no-reader")
    many = tally(*(PageResult(f"a.s{n}", skipped=none) for n in range(20)), PageResult("b.s7", skipped=none))
    (line,) = list(closing(many, "en"))[2:]
    assert line.startswith("     21  neither a page nor an article nor a template: .s7 2, .s0 1")
    assert line.endswith(", …")
    bare = tally(*(PageResult(f"x{n}", skipped=none) for n in range(4)))
    assert list(closing(bare, "zh"))[2:] == ["      4  不是网页、稿件或模板"]


def test_what_could_be_mended_is_offered_by_its_option(checker: Checker) -> None:
    Path("a.html").write_text(
        '<body><footer>© 2012 小河社 <a href="http://www.miibeian.gov.cn/">川ICP备2099000001号-1</a></footer></body>',
        encoding="utf-8",
    )
    assert "有 1 处可用 --fix 修正。\n有 1 处可用 --fix --unsafe-fixes 修正，请人工核对。\n" in checker("lint").err
    assert "1 violation can be fixed with --fix.\n" in checker("lint", "--lang", "en").err
    assert "--fix" not in checker("lint", "--diff").err
    assert "--fix" not in checker("lint", "--fix").err.replace("--unsafe-fixes", "")
    Path("a.html").write_text("<p>来源：网络</p>", encoding="utf-8")
    assert "--fix" not in checker("lint").err


def test_nothing_skipped_is_nothing_said() -> None:
    assert list(Skips().lines("zh")) == []


def test_the_reasons_fit_into_one_screen_and_every_file_is_counted() -> None:
    skips = Skips()
    for number in range(40):
        for each in range(number + 1):
            skips.add(f"{number}/{each}.txt", Message("summary.nothing", number=number))
    first, *lines = skips.lines("zh")
    assert len(lines) == REASONS + 1
    assert sum(int(line.split()[0]) for line in lines) == sum(range(41))
    assert "820" in first
    assert "--show-files" in lines[-1]


def test_statistics_count_the_rules_the_most_broken_first() -> None:
    rules = [placed("error", "b"), placed("error", "a"), placed("error", "c"), placed("error", "c")]
    assert list(statistics(tally(PageResult("x", violations=tuple(rules))))) == ["     2  c", "     1  a", "     1  b"]


def test_the_tally_passes_on_what_it_counts() -> None:
    one = PageResult("x", violations=(placed("error"),))
    assert list(Tally().watch([one, replace(one, path="y")])) == [one, replace(one, path="y")]


@pytest.mark.parametrize("form", ["gitlab", "github", "rdjson", "sarif"])
def test_in_a_subfolder_paths_count_from_the_top_of_the_work_tree(
    checker: Checker, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site/posts"
    folder.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (folder / "a.html").write_text("<!doctype html><p>来源：网络</p>", encoding="utf-8")
    monkeypatch.chdir(folder)
    ran = checker("lint", "-f", form, "a.html")
    assert "site/posts/a.html" in ran.out
