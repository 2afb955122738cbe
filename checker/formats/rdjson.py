"""Reviewdog's diagnostic format (rdjson): for comments on a change, with suggestions that can be accepted.

Its columns count bytes of UTF-8, from 1, ends exclusive, whatever the file's own encoding. They are computed from the line that
we hold; a violation that runs over several lines is given whole lines instead. A fix becomes one suggestion, because
each suggestion must stand alone; a fix that reaches beyond the line has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.formats import RunInfo
from checker.formats.escape import as_json
from checker.formats.locations import joined, relative, utf8_column, with_help
from checker.model import PageResult, Severity, Violation

LEVELS: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "advice": "INFO"}

Json = dict[str, Any]


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """One ``DiagnosticResult``, a diagnostic a line."""
    urls = {rule.id: rule.url for rule in run.rules if "://" in rule.url}
    separator = "\n"
    yield '{"source": {"name": "checker"}, "diagnostics": ['
    for result in results:
        for placed in result.violations:
            yield separator + as_json(_diagnostic(result, placed, run, urls))
            separator = ",\n"
    yield "\n]}\n"


def _diagnostic(result: PageResult, placed: Violation, run: RunInfo, urls: dict[str, str]) -> Json:
    """One violation."""
    violation = placed.finding
    code = {"value": violation.rule}
    if violation.rule in urls:
        code["url"] = urls[violation.rule]
    found: Json = {
        "message": with_help(result, placed, run),
        "location": {"path": relative(result.path, run), "range": _range(placed)},
        "severity": LEVELS[violation.severity],
        "code": code,
    }
    change = joined(placed, violation.fix.edits) if violation.fix is not None else None
    if change is not None:
        begin, end, text = change
        found["suggestions"] = [{"range": _columns(placed, begin, end), "text": text}]
    return found


def _range(placed: Violation) -> Json:
    """The violation's range: byte columns on one line, or whole lines (without columns, the end line included)."""
    place = placed.place
    if place.line == place.end_line:
        return _columns(placed, *placed.shown)
    last = place.end_line if place.end_column > 1 else place.end_line - 1
    return {"start": {"line": place.line}, "end": {"line": last}}


def _columns(placed: Violation, begin: int, end: int) -> Json:
    """A range on the violation's line from 0-based columns in code points."""
    line, before = placed.place.line, placed.line_from - 1  # what stands before the part that we hold counts as ASCII
    return {
        "start": {"line": line, "column": before + utf8_column(placed.source_line, begin)},
        "end": {"line": line, "column": before + utf8_column(placed.source_line, end)},
    }
