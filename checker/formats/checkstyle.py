"""Checkstyle's XML: for the many programs that read it (Jenkins, reviewdog, editors). It has places, and no ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.formats import RunInfo
from checker.formats.escape import attributes
from checker.formats.locations import with_help
from checker.model import PageResult, Severity

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "info"}


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """A ``file`` for every judged path in its order; rows of one file that follow each other share it."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    judged = (result for result in results if result.skipped is None)
    for path, rows in groupby(judged, key=lambda result: result.path):
        yield f"  <file{attributes({'name': path})}>\n"
        for result in rows:
            for placed in result.violations:
                values: dict[str, object] = {
                    "line": placed.place.line,
                    "column": placed.place.column,
                    "severity": LEVELS[placed.severity],
                    "message": with_help(result, placed, run),
                    "source": f"checker.{placed.rule}",
                }
                yield f"    <error{attributes(values)}/>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"
