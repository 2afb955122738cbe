"""While one waits: how far a long run is, and not a trace of it afterwards."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from checker.cli import report
from checker.cli.report import progress
from checker.model import Finding, PageResult, Place, Span, Violation

CLEAN = PageResult("clean.html")
BAD = PageResult(
    "bad.html", violations=(Violation(Finding("r", "error", Span(0, 0), {}, ""), Place(1, 1, 1, 1), "", ""),)
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on by half a second whenever it is looked at."""
    ticks: Iterator[float] = iter(number / 2 for number in range(1000))
    monkeypatch.setattr(report.time, "monotonic", lambda: next(ticks))


@pytest.mark.usefixtures("clock")
def test_a_long_run_tells_how_far_it_is_and_wipes_it_away() -> None:
    stream = io.StringIO()
    results = [PageResult(f"{number}.html") for number in range(1, 7)]
    assert list(progress(results, 6, stream)) == results
    assert "\r\x1b[K3/6 3.html" in stream.getvalue()
    assert stream.getvalue().endswith("6/6 6.html\r\x1b[K")


@pytest.mark.usefixtures("clock")
def test_rows_of_one_file_and_what_comes_late_are_no_more_files() -> None:
    stream = io.StringIO()
    rows = [PageResult("a.csv", str(number)) for number in range(6)]
    late = [PageResult(f"{number}.html", late=True) for number in range(6)]
    assert list(progress([*rows, *late], 1, stream)) == [*rows, *late]
    assert "2/1" not in stream.getvalue()
    assert "1/1 a.csv" in stream.getvalue()


@pytest.mark.usefixtures("clock")
def test_what_is_shown_is_wiped_before_a_violation_is_written() -> None:
    stream = io.StringIO()
    for result in progress([CLEAN] * 4 + [BAD], 5, stream):
        if result is BAD:
            assert stream.getvalue().endswith("\r\x1b[K")


def test_a_short_run_says_nothing() -> None:
    stream = io.StringIO()
    assert list(progress([CLEAN, BAD], 2, stream)) == [CLEAN, BAD]
    assert stream.getvalue() == ""
