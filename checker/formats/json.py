"""JSON and JSON lines: what programs read (their keys are a contract)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.formats import RunInfo, Summary
from checker.formats.escape import as_json
from checker.model import Fix, PageResult, Violation

VERSION = 1
"""Raised when a key changes its meaning or goes; a new key does not raise it."""


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """One object: version, summary, violations, skipped; ends with a line feed."""
    summary = Summary()
    violations: list[str] = []
    skipped: list[str] = []
    for result in results:
        summary.add(result)
        violations.extend(as_json(row(result, placed, run)) for placed in result.violations)
        if result.skipped is not None:
            skipped.append(as_json({"path": result.path, "reason": run.words(result.skipped)}))
    counts = {name: getattr(summary, name) for name in Summary.__slots__}
    yield f'{{"version": {VERSION},\n "summary": {as_json(counts)},\n "violations": '
    yield from _array(violations)
    yield ',\n "skipped": '
    yield from _array(skipped)
    yield "}\n"


def render_lines(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """One violation a line, as soon as it is known."""
    for result in results:
        for placed in result.violations:
            yield as_json(row(result, placed, run)) + "\n"


def row(result: PageResult, placed: Violation, run: RunInfo) -> dict[str, Any]:
    """A violation as programs read it: lines and columns 1-based, offsets 0-based, all in code points."""
    violation, place = placed.finding, placed.place
    return {
        "rule": violation.rule,
        "severity": violation.severity,
        "path": result.path,
        "document": result.inside,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": violation.span.start,
        "end": violation.span.end,
        "message": run.words(violation.messages),
        "messages": dict(violation.messages),
        "about": violation.about,
        "basis": list(violation.basis),
        "fingerprint": placed.fingerprint,
        "fix": None if violation.fix is None else _fix(violation.fix, run),
        "count": placed.count,
        "others": [other._asdict() for other in placed.others],
        "help": run.help(violation.rule),
        **({"part": result.part} if result.part else {}),
    }


def _fix(fix: Fix, run: RunInfo) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"title": run.words(fix.title), "safe": fix.safe, "edits": edits}


def _array(rows: list[str]) -> Iterator[str]:
    """A JSON array with one row a line."""
    if not rows:
        yield "[]"
        return
    for number, one in enumerate(rows):
        yield f"{',' if number else '['}\n  {one}"
    yield "\n ]"
