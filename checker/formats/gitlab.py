"""GitLab's Code Quality report: a JSON array, for the widget of a merge request.

GitLab drops a second entry with a known fingerprint, so equal faults of one document are numbered; faults that are allowed or
baselined are counted first, so that accepting one renames no other. Paths count from the repository's root, without ``./``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from checker.formats import RunInfo
from checker.formats.escape import as_json
from checker.formats.locations import message, relative
from checker.model import PageResult, Severity, Violation

LEVELS: dict[Severity, str] = {"error": "major", "warning": "minor", "advice": "info"}


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """The array, an entry a line."""
    seen: Counter[str] = Counter()
    separator = "\n"
    yield "["
    for result in results:
        seen.update(placed.fingerprint for placed in (*result.baselined, *result.allowed))
        for placed in result.violations:
            seen[placed.fingerprint] += 1
            yield separator + as_json(_entry(result, placed, seen[placed.fingerprint], run))
            separator = ",\n"
    yield "\n]\n"


def _entry(result: PageResult, placed: Violation, number: int, run: RunInfo) -> dict[str, Any]:
    """One violation; *number* tells it from equal ones."""
    place = placed.place
    return {
        "description": message(result, placed, run),
        "content": {"body": run.say("report.help", address=run.help(placed.rule))},
        "check_name": f"checker/{placed.rule}",
        "fingerprint": blake2b(f"{placed.fingerprint}:{number}".encode(), digest_size=16).hexdigest(),
        "severity": LEVELS[placed.severity],
        "location": {
            "path": relative(result.path, run),
            "lines": {"begin": place.line, "end": place.end_line},
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }
