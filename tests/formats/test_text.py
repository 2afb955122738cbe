"""The report for people: the mark stands under the words, and no page can command the terminal."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.formats import RunInfo, render, terminal
from checker.formats.terminal import FAR, seen, width, window
from checker.model import Edit, Finding, Fix, OtherPlace, PageResult, Place, Severity, Span, Violation

MESSAGES = {"zh": "“甲”不对。", "en": "“甲” is wrong."}


def placed(
    line: str, start: int, end: int, *, severity: Severity = "error", number: int = 7, until: int = 7
) -> Violation:
    """A violation at ``line[start:end]`` of line *number*, ending on line *until*."""
    violation = Finding("some-rule", severity, Span(start, end), MESSAGES, "甲")
    return Violation(violation, Place(number, start + 1, until, end + 1), line, "f")


def shown(one: Violation, **run: object) -> str:
    return "".join(render("text", [PageResult("a/页.html", violations=(one,))], RunInfo("1", **run)))  # type: ignore[arg-type]


MARKS = [
    ("<p>京ICP备1234567号</p>", 3, 16, "   ^^^^^^^^^^^^^^^^"),
    ("来源：网络", 3, 5, "      ^^^^"),
    ("来源：", 3, 3, "      ^"),
    ("", 0, 0, "^"),
    ("\t\t来源", 2, 4, "  ^^^^"),
    ("ｅ́e\u0301xy", 4, 5, "   ^"),
    ("<b>ＩＣＰ</b>备", 10, 11, "             ^^"),
    ("𠮷\x1b[0m来", 5, 6, "      ^^"),
]


@pytest.mark.parametrize(("line", "start", "end", "mark"), MARKS)
def test_the_mark_stands_under_the_words_whatever_their_width(line: str, start: int, end: int, mark: str) -> None:
    block = shown(placed(line, start, end)).split("\n")
    assert block[2] == "       | " + mark
    assert block[1].startswith("     7 |")


def test_a_block_says_where_what_and_how_grave() -> None:
    assert shown(placed("abc", 1, 2)) == (
        "a/页.html:7:2: 错误 some-rule “甲”不对。\n     7 | abc\n       |  ^\n       = 怎么办: checker rules explain some-rule\n\n"
    )


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (1, "同一版式的页面还有 1 个有同样的问题：0.html", "Also on 1 more page with the same layout: 0.html"),
        (
            840,
            "同一版式的页面还有 840 个有同样的问题：0.html、1.html、2.html 等",
            "Also on 840 more pages with the same layout: 0.html, 1.html, 2.html …",
        ),
    ],
)
def test_a_fault_of_a_frame_names_the_first_few_pages_and_counts_the_rest(count: int, zh: str, en: str) -> None:
    others = tuple(OtherPlace(f"{number}.html", 1, 1) for number in range(count))
    one = replace(placed("abc", 1, 2), frame="a", count=count + 1, others=others)
    assert f"       = {zh}\n       = 怎么办: " in shown(one)
    assert f"       = {en}\n       = what to do: " in shown(one, lang="en")


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (1, "另有 1 行也是这样，在文件的第 2 行", "Also in 1 more row, on line 2"),
        (5, "另有 5 行也是这样，在文件的第 2、3、4 等行", "Also in 5 more rows, on lines 2, 3, 4 …"),
    ],
)
def test_a_fault_of_a_column_names_the_lines_of_the_first_few_rows(count: int, zh: str, en: str) -> None:
    others = tuple(OtherPlace("a.csv", number + 2, 1) for number in range(count))
    one = replace(placed("abc", 1, 2), count=count + 1, others=others)
    assert f"       = {zh}\n       = 怎么办: " in shown(one)
    assert f"       = {en}\n       = what to do: " in shown(one, lang="en")


@pytest.mark.parametrize(
    ("severity", "zh", "en"), [("error", "错误", "error"), ("warning", "警告", "warning"), ("advice", "建议", "advice")]
)
def test_severities_are_named_in_the_language_of_the_run(severity: Severity, zh: str, en: str) -> None:
    one = placed("abc", 1, 2, severity=severity)
    assert f":7:2: {zh} some-rule “甲”不对。" in shown(one)
    assert f":7:2: {en} some-rule “甲” is wrong." in shown(one, lang="en")


def test_a_row_of_a_larger_file_is_named() -> None:
    result = PageResult("feed.jsonl", "第3行", violations=(placed("abc", 1, 2),))
    assert "feed.jsonl:7:2: 错误 some-rule [第3行] “甲”不对。\n" in "".join(render("text", [result], RunInfo("1")))


def test_a_violation_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown(placed("abcdef", 4, 2, until=9)).split("\n")[2] == "       |     ^^"


@pytest.mark.parametrize(
    ("safe", "note"), [(True, "= 可以安全修正: 加链接"), (False, "= 可以修正，请人工核对: 加链接")]
)
def test_a_fix_is_offered_with_its_conscience(safe: bool, note: str) -> None:
    fix = Fix({"zh": "加链接", "en": "Add a link"}, safe=safe, edits=(Edit(Span(0, 0), "x"),))
    one = placed("abc", 1, 2)
    assert note in shown(replace(one, finding=replace(one.finding, fix=fix)))


def test_colour_is_only_there_when_asked_for() -> None:
    assert "\x1b" not in shown(placed("abc", 1, 2))
    assert "\x1b[1;31m错误\x1b[0m" in shown(placed("abc", 1, 2), colour=True)


def test_a_minified_line_is_cut_around_the_words() -> None:
    line = "<i>甲</i>" * 500 + "来源：网络" + "<i>乙</i>" * 500
    start = line.index("网络")
    source, mark = shown(placed(line, start, start + 2)).split("\n")[1:3]
    assert "来源：网络" in source
    assert width(source) < 120
    before = mark.index("^")
    assert width(source[: source.index("网络")]) == before


def test_a_page_cannot_command_the_terminal() -> None:
    hostile = "\x1b]0;title\x07\u202e来源\x9b31m"
    one = placed(hostile, 0, len(hostile))
    one = replace(one, finding=replace(one.finding, messages={"zh": f"“{hostile}”", "en": ""}))
    result = PageResult("a\x1b[2J.html", "\x1b[1m", violations=(one,))
    text = "".join(render("text", [result], RunInfo("1")))
    assert not [character for character in text if character != "\n" and unicodedata.category(character) == "Cc"]
    assert "\u202e" not in text


def test_documents_without_violations_are_not_mentioned() -> None:
    results = [PageResult("clean.html"), PageResult("x", skipped={"zh": "空", "en": "empty"})]
    assert "".join(render("text", results, RunInfo("1"))) == ""


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(4, 40))
def test_a_window_shows_the_beginning_of_the_words_at_their_place(line: str, a: int, b: int, columns: int) -> None:
    start, end = sorted((min(a, len(line)), min(b, len(line))))
    part, left, right = window(line, start, end, columns)
    assert line[start:end].startswith(part[left:right])
    assert (right > left) == (end > start) or columns < 2 or width(line[start : start + 1]) > columns
    assert width(part) <= max(columns + 3, 0) or width(line) <= columns


@settings(deadline=None)
@given(st.text())
def test_what_is_seen_has_the_length_of_what_was_read(text: str) -> None:
    assert len(seen(text)) == len(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in seen(text))


def test_of_a_long_line_only_what_is_near_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = 0

    def count(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return width(text)

    monkeypatch.setattr(terminal, "width", count)
    line = "网" * 100_000
    for start in range(0, len(line), 1000):
        part, left, right = window(line, start, start + 2, 100)
        assert part[left:right] == "网网"
    assert measured < 100 * 4 * FAR * 100
