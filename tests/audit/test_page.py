"""The page that sums an audit up: its chart, its tables, and what there is no room for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checker.audit import page
from checker.formats import RunInfo

COUNTS = dict.fromkeys(("error", "warning", "advice", "allowed", "unreadable", "crashed", "left_out"), 0)


def told(months: list[str | None], **more: Any) -> dict[str, Any]:
    by_month = [
        {"month": each, "documents": 10 * (at > 0), "error": at, "warning": 2, "advice": 0}
        for at, each in enumerate(months)
    ]
    work = {"core_seconds": 1234.5, "bytes": 2_000_000}
    summary = {"documents": 12345, "domains": 61, **COUNTS}
    domains = [{"domain": f"s{n}.com.cn", "documents": 1, "error": 1, "warning": 0, "advice": 0} for n in range(60)]
    rules = [{"rule": "icp-unlinked", "severity": "error", "places": 3, "documents": 2, "domains": 1}]
    return {
        "date": "2026-11-26",
        "checker": "1",
        "inputs": ["a<b"],
        "work": work,
        "summary": summary,
        "months": by_month,
        "rules": rules,
        "domains": domains,
        "left_out": [],
        **more,
    }


def months(number: int) -> list[str | None]:
    return [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(number)]


@pytest.mark.parametrize(
    ("number", "names", "figures"), [(2, 2, 2), (12, 12, 12), (24, 24, 24), (30, 15, 30), (100, 13, 0)]
)
def test_a_month_has_a_column_and_where_there_is_room_a_name_and_a_number(
    number: int, names: int, figures: int
) -> None:
    text = page.render(told(months(number)), RunInfo("1"))
    chart = text[text.index("<svg") : text.index("</svg>")]
    assert len(re.findall('<text class="month', chart)) == names
    assert len(re.findall("<text", chart)) == names + figures
    assert len(re.findall("<rect", chart)) == 2 * (number - 1)  # the first month has no document
    assert all(0 <= float(x) <= page.WIDTH for x in re.findall(r' x="([\d.-]+)"', chart))
    assert all(float(y) >= 0 for y in re.findall(r' y="([\d.-]+)"', chart))


def test_the_chart_says_which_colour_is_which() -> None:
    text = page.render(told(months(3)), RunInfo("1"))
    assert re.findall(r'<span class="key (\w+)">', text) == ["error", "warning", "advice"]


def test_one_month_needs_no_chart_and_what_has_no_date_has_a_row() -> None:
    assert "<svg" not in page.render(told(months(1)), RunInfo("1"))
    text = page.render(told([None, "2026-01"]), RunInfo("1", lang="en"))
    assert ">?</text>" in text
    assert "no date" in text.lower()


def test_what_there_is_no_room_for_is_counted() -> None:
    text = page.render(told(months(2), left_out=[{"reason": "HTTP <404>", "count": 7}]), RunInfo("1", lang="en"))
    assert f"{61 - page.LONGEST}" in text
    assert "HTTP &lt;404&gt;" in text
    assert "12\u2009345" in text
    assert "a&lt;b" in text
