"""For people and for editors that read lines: one line a violation, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.formats import SEVERITY, RunInfo
from checker.formats.locations import message
from checker.formats.terminal import path_seen, seen
from checker.model import PageResult


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """``path:line:column: severity rule message``."""
    for result in results:
        for placed in result.violations:
            where = f"{path_seen(result.path)}:{placed.place.line}:{placed.place.column}"
            said = " ".join(message(result, placed, run).split())
            yield f"{where}: {run.say(SEVERITY[placed.severity])} {placed.rule} {seen(said)}\n"
