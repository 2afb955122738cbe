"""What a configuration says in vain: exemptions that nothing needed, and patterns that no file matches.

Only a run over the whole folder of a configuration can tell; a hook that sees three files cannot.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from checker import allow
from checker.baseline import fingerprint
from checker.config import Allow, Config, PathPattern
from checker.disk import content
from checker.model import PageResult, Place, Span, Violation
from checker.text.lines import Lines
from checker.walk import Found
from checker.workspace import Workspace


def watched(workspace: Workspace, folders: Sequence[str]) -> list[Config]:
    """The configurations met so far whose whole folder lies in one of the *folders* that were walked."""
    walked = [Path(os.path.abspath(folder)) for folder in folders]
    return [
        config
        for config in workspace.configs.configs()
        if config.path is not None and any(config.path.parent.is_relative_to(folder) for folder in walked)
    ]


def patterns(
    workspace: Workspace, configs: Sequence[Config], files: Sequence[Found], left_out: Collection[tuple[str, str]] = ()
) -> list[PathPattern]:
    """The patterns that the *configs* themselves hold and that match none of the *files*.

    *left_out* are the lines of ``ignore:`` that left something out, each with the folder it counts from.
    """
    asked = [pattern for config in configs for pattern in config.layers[-1].patterns()]
    if not asked:
        return []
    used = {
        pattern
        for config in configs
        for pattern in config.layers[-1].ignore.patterns
        if (str(config.layers[-1].folder), pattern.text) in left_out
    }
    for found in files:
        if found.skipped is None:
            used |= workspace.path_settings(found.path).used
    return [pattern for pattern in asked if pattern not in used and not _yet_to_be_made(pattern)]


def _yet_to_be_made(pattern: PathPattern) -> bool:
    """Whether it keeps one certain folder out (``/public/``): what a generator writes is there at times only."""
    return pattern.key == "ignore" and pattern.text.endswith("/") and "/" in pattern.text[:-1]


def allowances(workspace: Workspace, configs: Sequence[Config], used: Collection[PathPattern]) -> Iterator[PageResult]:
    """One result for every configuration with exemptions that nothing needed, or whose day has passed."""
    for config in configs:
        idle = [entry for entry in config.layers[-1].allow if entry.where not in used]
        if idle and (placed := list(_placed(workspace, idle))):
            yield PageResult(idle[0].where.path, violations=tuple(placed), late=True)


def _placed(workspace: Workspace, idle: Sequence[Allow]) -> Iterator[Violation]:
    path = idle[0].where.path
    book = workspace.linter(path).case(path).book
    source = content(path).decode("utf-8-sig")
    lines = Lines(source)
    for entry in idle:
        exemption = allow.Allowance(
            entry.rule, entry.reason, entry.until, None, _span(source, entry.where), external=True
        )
        violation = allow.useless(exemption, book, workspace.settings.today)
        if violation is not None:
            place: Place = lines.place(violation.span)
            mark = fingerprint(violation.rule, workspace.from_root(path), None, violation.about)
            yield Violation(violation, place, lines.line(violation.span.start), mark)


def _span(source: str, where: PathPattern) -> Span:
    """From the beginning of the entry to the end of its line."""
    before = source.split("\n")[: where.line]
    start = sum(len(line) + 1 for line in before[:-1]) + where.column - 1
    return Span(start, start + len(before[-1].rstrip("\r")) - where.column + 1)
