"""GitHub: what its runner makes of our lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.formats.github import SHOWN, render, summary
from checker.formats.locations import with_others
from checker.model import PageResult
from tests.formats.report import (
    CAFE,
    ENGLISH,
    MISSING,
    NONE,
    PAGES,
    POST,
    RESULTS,
    RUN,
    STRANGE,
    UNTRACEABLE,
    VAGUE,
    written,
)

KNOWN = {"error", "warning", "notice", "add-mask", "debug", "group", "endgroup", "set-output", "add-matcher"}

Command = tuple[str, dict[str, str], str]


def unescaped(text: str, signs: dict[str, str]) -> str:
    for escape, sign in signs.items():
        text = text.replace(escape, sign)
    return text


def command(line: str) -> Command | None:
    """A line as the runner reads it (``ActionCommand.TryParseV2``); ``%25`` is undone last."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    info, _, data = line[2:].partition("::")
    name, _, properties = info.partition(" ")
    if name not in KNOWN:
        return None
    pairs = [part.split("=", 1) for part in properties.strip().split(",") if "=" in part]
    signs = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    wide = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    return name, {key: unescaped(value, wide) for key, value in pairs if value}, unescaped(data, signs)


def commands(text: str) -> list[Command]:
    """What the runner does with a step's output; its lines end at CR and LF and nowhere else."""
    return [found for line in re.split(r"\r\n|\r|\n", text) if (found := command(line)) is not None]


def test_the_runner_reads_every_violation_back_as_it_was_but_for_what_would_command_a_terminal() -> None:
    read = [
        (properties["file"], int(properties["line"]), data.partition("\n怎么办：")[0])
        for _, properties, data in commands(written("github"))
    ]
    meant = [
        (
            result.path.replace("\udce9", "\ufffd"),
            placed.place.line,
            with_others(placed, RUN).replace("\x0b", "\ufffd"),
            result.inside,
        )
        for result in RESULTS
        for placed in result.violations
    ]
    assert sorted(read) == sorted(
        (path, line, words if inside is None else f"[{inside}] {words}") for path, line, words, inside in meant
    )


def test_percent_comma_colon_newline_and_chinese_survive() -> None:
    _, properties, data = next(one for one in commands(written("github")) if one[1]["file"] == POST)
    assert data == f"{VAGUE[0]}\n怎么办：{PAGES}attribution-vague.html"
    assert properties == {
        "file": POST, "line": "8", "endLine": "8", "col": "1", "endColumn": "6", "title": "attribution-vague 来源写得含糊",
    }  # fmt: skip


def test_the_gravest_come_first() -> None:
    levels = [name for name, _, _ in commands(written("github"))]
    assert levels == ["error"] * 9 + ["warning"] * 2 + ["notice"]


def test_columns_are_given_on_one_line_only() -> None:
    over = next(properties for _, properties, _ in commands(written("github")) if "placeholder" in properties["title"])
    assert (over["line"], over["endLine"], "col" in over) == ("2", "3", False)


def test_a_page_cannot_speak_to_the_runner() -> None:
    evil = replace(MISSING.finding, messages={"zh": "##[add-mask]a ::error::b\r\n::error::c", "en": ""})
    text = "".join(render([PageResult("::error file=x::y", violations=(replace(MISSING, finding=evil),))], RUN))
    plain, annotation = text.splitlines()
    assert command(plain) is None
    assert "##[" not in plain
    found = command(annotation)
    assert found is not None
    assert found[1]["file"] == "::error file=x::y"


@pytest.mark.parametrize(("count", "more"), [(SHOWN, None), (SHOWN + 1, "另有 1 处"), (300, "另有 290 处")])
def test_the_list_is_whole_and_the_annotations_are_as_many_as_are_shown(count: int, more: str | None) -> None:
    text = "".join(render([PageResult(NONE, violations=(MISSING,) * count)], RUN))
    plain = [line for line in text.splitlines() if line.startswith(NONE)]
    assert (len(plain), len(commands(text))) == (count, SHOWN)
    assert (more in text.splitlines()[-1]) if more else text.splitlines()[-1].startswith("::error")


def test_each_level_has_its_own_limit() -> None:
    found = (MISSING,) * 12 + (STRANGE,) * 11 + (UNTRACEABLE,) * 2
    text = "".join(render([PageResult(CAFE, violations=found)], ENGLISH))
    names = [name for name, _, _ in commands(text)]
    assert (names.count("error"), names.count("warning"), names.count("notice")) == (10, 10, 2)
    assert text.splitlines()[-1] == "3 more without an annotation: see the list above."


def test_a_run_without_violations_says_nothing() -> None:
    assert "".join(render([PageResult(NONE)], RUN)) == ""


def test_the_summary_counts_lists_and_names_what_was_skipped() -> None:
    text = summary(RESULTS, RUN)
    assert "检查 12 篇：错误 9，警告 2，建议 1；豁免 2，基线内 1，跳过 2。" in text
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == 2 + 12
    assert all(line.count("|") - line.count("\\|") == 5 for line in table)
    assert "- <code>html/扫描件.html</code>: 空文件" in text


def test_the_summary_shows_markup_as_text() -> None:
    evil = replace(MISSING.finding, messages={"zh": "a|b <img src=x> [c](d) `e`\nf", "en": ""})
    text = summary([PageResult("a|<b>.md", violations=(replace(MISSING, finding=evil),))], RUN)
    assert "a\\|b &lt;img src=x&gt; \\[c\\](d) \\`e\\` f |" in text
    assert "<code>a&#124;&lt;b&gt;.md:3:8</code>" in text


def test_a_long_summary_stays_far_below_the_megabyte_and_says_so() -> None:
    text = summary([PageResult(NONE, violations=(MISSING,) * 3000)], RUN)
    assert len(text.encode()) < 100_000
    assert "另有 2800 处，见日志。" in text


def test_a_clean_summary_says_so() -> None:
    assert "No violations." in summary([PageResult(NONE)], ENGLISH)
