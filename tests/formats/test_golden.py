"""Every format of the one report, to the byte; and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.formats import FORMATS, render
from checker.model import PageResult
from tests.formats.report import CASES, GOLDEN, RESULTS, RUN, written

STREAMED = {
    "sarif": '"ruleId"',
    "gitlab": '"check_name"',
    "junit": "<failure",
    "checkstyle": "<error",
    "rdjson": '"code"',
}
"""Format → what stands in every violation."""


@pytest.mark.parametrize(("name", "file"), CASES.items())
def test_the_report_is_written_as_it_always_was(name: str, file: str) -> None:
    assert written(name) == (GOLDEN / file).read_bytes().decode("utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert set(FORMATS) - {"text", "concise", "json", "jsonl"} == set(CASES)


@pytest.mark.parametrize(("name", "sign"), STREAMED.items())
def test_a_violation_is_written_before_the_next_document_is_read(name: str, sign: str) -> None:
    read: list[PageResult] = []

    def results() -> Iterator[PageResult]:
        for result in RESULTS:
            read.append(result)
            yield result

    next(piece for piece in render(name, results(), RUN) if sign in piece)
    assert len(read) == 1


@pytest.mark.parametrize("name", CASES)
def test_results_may_be_read_only_once(name: str) -> None:
    assert "".join(render(name, iter(RESULTS), RUN)) == written(name)


@pytest.mark.parametrize("name", CASES)
def test_what_is_allowed_or_baselined_is_no_violation(name: str) -> None:
    quiet = [result for result in RESULTS if not result.violations]
    text = "".join(render(name, quiet, RUN))
    assert "::error" not in text
    assert "<failure" not in text
    assert "<error" not in text
    assert "ERROR" not in text
    assert '"major"' not in text
    assert 'class="violation' not in text
