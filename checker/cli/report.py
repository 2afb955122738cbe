"""Results written down: in every format that was asked for, each where it goes."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from checker import __version__, home
from checker.cli.output import READ_BY_PEOPLE, coloured, put
from checker.config.discovery import top_of_work_tree
from checker.formats import FORMATS, RuleInfo, RunInfo, render
from checker.formats.terminal import seen
from checker.shipped import shipped

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Lang, PageResult, Site
    from checker.rulebook import Rulebook

PATIENCE = 1.0
"""Seconds before a run on a terminal begins to say how far it is."""
BEAT = 0.1
"""Seconds between two such words."""


def default_format() -> str:
    """GitHub's own inside Actions, where it becomes annotations; otherwise for people."""
    return "github" if "github" in FORMATS and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def info(book: Rulebook, lang: Lang, site: Site, day: date, scope: Sequence[str] = ()) -> RunInfo:
    """What the formats are told of the run on that *day*; *scope* are the paths that were given."""
    ours = str(shipped())
    rules = tuple(
        RuleInfo(
            rule.id,
            rule.title,
            rule.why,
            rule.severity,
            rule.basis,
            rule.topic,
            home.page(rule.id) if rule.path.startswith(ours) else "",
            rule.authority,
        )
        for rule in book.rules
    )
    here = Path.cwd()
    top = top_of_work_tree(here)
    repository = top.as_posix() if top is not None else ""
    return RunInfo(
        __version__,
        lang,
        rules=rules,
        law_as_of=book.law_as_of,
        folder=here.as_posix(),
        date=day.isoformat(),
        site=site.name or site.owner or next(iter(site.hosts), ""),
        scope=tuple(scope) or (".",),
        command=shlex.join(["checker", *sys.argv[1:]]),
        repository=repository,
    )


def report(
    pairs: Sequence[tuple[str, str | None]],
    results: Iterable[PageResult],
    run: RunInfo,
    color: str,
    stream: TextIO,
) -> None:
    """Write the results in every format of *pairs* to its file, or to *stream*; a single one streams.

    Inside GitHub Actions its own format writes the step's summary, too.
    """
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if any(name == "github" for name, _ in pairs) else None
    several = list(results) if len(pairs) > 1 or summary else None
    for name, to in pairs:
        colour = name in READ_BY_PEOPLE and to is None and coloured(color, stream)
        target = Path(to).absolute().parent.as_posix() if to is not None else ""
        pieces = render(name, results if several is None else several, replace(run, colour=colour, target=target))
        put(pieces, to, utf8=name not in READ_BY_PEOPLE, stream=stream)
    if summary and several is not None:
        from checker.formats import github

        with open(summary, "a", encoding="utf-8") as file:
            file.write(github.summary(several, run))


def progress(results: Iterable[PageResult], total: int, stream: TextIO) -> Iterator[PageResult]:
    """The *results*, with the number of files done of *total* on *stream* while one waits; never left standing when something is said."""
    begun = drawn = time.monotonic()
    shown, number, path = False, 0, ""
    for result in results:
        if not result.late and result.path != path:
            number, path = number + 1, result.path
        now = time.monotonic()
        if shown and result.violations:
            stream.write("\r\x1b[K")
            stream.flush()
            shown = False
        yield result
        if now - begun > PATIENCE and now - drawn > BEAT:
            stream.write(f"\r\x1b[K{number}/{total} {seen(result.path[-60:])}")
            stream.flush()
            shown, drawn = True, now
    if shown:
        stream.write("\r\x1b[K")
        stream.flush()
