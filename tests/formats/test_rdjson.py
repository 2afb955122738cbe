"""rdjson: its columns are bytes of UTF-8, and its suggestions can be accepted one by one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from checker.formats.rdjson import render
from checker.model import Edit, Fix, PageResult, Place, Span
from tests.formats.report import FOOTER, MALFORMED, MISSING, NONE, OLD, RESULTS, RUN, SOURCES, UNLINKED, where


def diagnostics(results: Any = RESULTS) -> list[dict[str, Any]]:
    return json.loads("".join(render(results, RUN)))["diagnostics"]


def span(path: str, place: dict[str, Any]) -> tuple[int, int]:
    """A range in bytes of the file in UTF-8, as reviewdog takes it."""
    lines = [len(line.encode()) for line in re.split(r"(?<=\n)", SOURCES[path])]
    return tuple(sum(lines[: end["line"] - 1]) + end["column"] - 1 for end in (place["start"], place["end"]))  # type: ignore[return-value]


def test_a_column_counts_bytes_even_behind_characters_of_four() -> None:
    found = next(one for one in diagnostics() if one["code"]["value"] == "icp-malformed")
    start, end = span(OLD, found["location"]["range"])
    assert SOURCES[OLD].encode()[start:end].decode() == "京ICP备1234567号"
    assert found["location"]["range"]["start"] == {"line": 4, "column": len("<footer>𠮷报社 备案号：<b>".encode()) + 1}


def test_every_range_on_one_line_cuts_out_the_words() -> None:
    meant = [(result.path, placed) for result in RESULTS for placed in result.violations]
    read = diagnostics()
    assert len(read) == len(meant)
    for (path, placed), one in zip(meant, read, strict=True):
        if placed.place.line == placed.place.end_line:
            start, end = span(path, one["location"]["range"])
            words = SOURCES[path][placed.finding.span.start : placed.finding.span.end]
            assert SOURCES[path].encode()[start:end].decode() == words


def test_a_violation_over_several_lines_is_given_whole_lines() -> None:
    found = next(one for one in diagnostics() if one["code"]["value"] == "copyright-placeholder")
    assert found["location"]["range"] == {"start": {"line": 2}, "end": {"line": 3}}


def test_one_that_ends_at_the_start_of_a_line_does_not_take_that_line() -> None:
    whole = replace(MISSING, place=Place(3, 1, 5, 1))
    (found,) = diagnostics([PageResult(NONE, violations=(whole,))])
    assert found["location"]["range"] == {"start": {"line": 3}, "end": {"line": 4}}


def test_two_edits_are_one_suggestion_that_stands_alone() -> None:
    found = next(one for one in diagnostics() if one["code"]["value"] == "icp-unlinked")
    (suggestion,) = found["suggestions"]
    start, end = span(FOOTER, suggestion["range"])
    data = SOURCES[FOOTER].encode()
    mended = (data[:start] + suggestion["text"].encode() + data[end:]).decode()
    assert '<span><a href="https://beian.miit.gov.cn/">京ICP备2099000001号-1</a></span>' in mended
    assert len(mended) == len(SOURCES[FOOTER]) + len('<a href="https://beian.miit.gov.cn/"></a>')


def test_a_fix_beyond_the_line_is_no_suggestion() -> None:
    found = next(one for one in diagnostics() if one["code"]["value"] == "icp-link-outdated")
    assert "suggestions" not in found


def test_a_deletion_is_an_empty_text_and_overlapping_edits_are_none() -> None:
    start, end = where(OLD, "1234567")
    for edits, texts in (
        ((Edit(Span(start, end), ""),), [""]),
        ((Edit(Span(start, end), "8"), Edit(Span(start + 1, end), "9")), []),
        ((), []),
    ):
        fix = Fix({"zh": "", "en": ""}, safe=True, edits=edits)
        placed = replace(MALFORMED, finding=replace(MALFORMED.finding, fix=fix))
        (found,) = diagnostics([PageResult(OLD, violations=(placed,))])
        assert [one["text"] for one in found.get("suggestions", [])] == texts


def test_severities_are_those_of_the_format() -> None:
    assert {one["severity"] for one in diagnostics()} == {"ERROR", "WARNING", "INFO"}
    assert UNLINKED.finding.severity == "error"
