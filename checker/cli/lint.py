"""``checker lint``: what is wrong with the documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checker.cli import faults
from checker.cli.commands import WIDE, WrongCallError, option
from checker.cli.language import language
from checker.cli.options import LANGUAGE, files, of_documents, taken, workspace
from checker.cli.output import Report, note, put, targets
from checker.cli.report import default_format, info, progress, report
from checker.cli.summary import Tally, closing, idle, mendings, offers, stale, statistics, swept, unasked
from checker.formats import FORMATS, Summary
from checker.formats.terminal import seen
from checker.messages import Message
from checker.model import SEVERITIES, Lang, Severity

if TYPE_CHECKING:
    from checker.model import PageResult
    from checker.run import Finished
    from checker.worker import Mended, Task
    from checker.workspace import Workspace


class Wanted(NamedTuple):
    """What the options say of the report and of the verdict."""

    lang: Lang | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: Severity
    max_warnings: int | None
    exit_zero: bool
    every: bool
    quiet: bool
    statistics: bool
    color: str
    fix: bool
    unsafe_fixes: bool
    diff: bool
    baseline: str | None
    no_cache: bool
    show_files: bool
    show_config: str | None


@click.command(cls=Report, help="help.lint", context_settings=WIDE)
@of_documents
@option("--format", "-f", "_format", multiple=True, type=click.Choice(list(FORMATS)), help="help.lint.format")
@option("--output", "-o", "_output", multiple=True, metavar="FILE", help="help.lint.output")
@option("--select", multiple=True, metavar="RULE,…", help="help.lint.select")
@option("--ignore", multiple=True, metavar="RULE,…", help="help.lint.ignore")
@option("--fail-on", type=click.Choice(SEVERITIES[::-1]), default="warning", help="help.lint.fail-on")
@option("--max-warnings", type=click.IntRange(0), metavar="N", help="help.lint.max-warnings")
@option("--exit-zero", is_flag=True, help="help.lint.exit-zero")
@option("--every", is_flag=True, help="help.lint.every")
@option("--fix", is_flag=True, help="help.lint.fix")
@option("--unsafe-fixes", is_flag=True, help="help.lint.unsafe-fixes")
@option("--diff", is_flag=True, help="help.lint.diff")
@option("--baseline", metavar="FILE", help="help.lint.baseline")
@option("--no-cache", is_flag=True, help="help.lint.no-cache")
@option("--statistics", is_flag=True, help="help.lint.statistics")
@option("--quiet", "-q", is_flag=True, help="help.lint.quiet")
@option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="help.color")
@option("--show-files", is_flag=True, help="help.lint.show-files")
@option("--show-config", metavar="FILE", help="help.lint.show-config")
@LANGUAGE
@click.pass_context
def lint(ctx: click.Context, /, **given: Any) -> int:
    """What is wrong with the documents."""
    asked = taken(given)
    wanted = Wanted(**{name: value for name, value in given.items() if not name.startswith("_")})
    space = workspace(asked, select=wanted.select, ignore=wanted.ignore)
    if wanted.show_config is not None:
        _show_config(wanted.show_config, space, language(wanted.lang, space.here.language))
        return 0
    found, contents, folders = files(asked, space)
    if wanted.show_files:
        from checker.cli import show_files

        documents = show_files.shown(found, contents, space)
        as_json = any(name == "json" for name, _ in targets(ctx, "text"))
        spoken = language(wanted.lang, space.here.language)
        put((show_files.rows if as_json else show_files.lines)(documents, spoken), None, utf8=as_json)
        return 0
    task = _task(wanted, given=bool(contents))
    from checker.cli.caching import cache
    from checker.run import Order, Run

    known = None if wanted.no_cache or task.what == "diff" else cache(space, found)
    show = _show_patch if task.what == "diff" else _show_nothing
    run = Run(
        space, Order(found, task, asked.jobs, contents, wanted.baseline, True, known, folders, wanted.every, show)
    )
    tally = Tally()
    lang = language(wanted.lang, space.here.language)
    results: Iterable[PageResult] = tally.watch(run)
    if sys.stderr.isatty() and not wanted.quiet:
        results = progress(results, len(found), sys.stderr)
    if task.what == "diff":
        for _ in results:  # each patch is shown as soon as it is known
            pass
    else:
        report(targets(ctx, default_format()), results, info(space.rulebook, lang), wanted.color)
    finished = run.finish()
    _close(finished, tally, wanted, lang)
    if finished.crashes or any(mended.failed for mended in finished.mended):
        return 2
    if task.what == "diff":
        return int(any(mended.patch for mended in finished.mended) and not wanted.exit_zero)
    return _status(tally.summary, wanted)


def _show_config(path: str, space: Workspace, lang: Lang) -> None:
    from pathlib import Path

    from checker.config.show import show

    book = space.linter(path).case(path).book
    grades = {rule.id: "off" if rule.off else rule.severity for rule in book.rules}
    lines = show(space.config(path), Path(path), grades, lang).split("\n")
    put(["\n".join(map(seen, lines))], None, utf8=False)


def _task(wanted: Wanted, *, given: bool) -> Task:
    """Judge only, mend, or show what mending would change."""
    from checker.worker import LINT, Task

    if not (wanted.fix or wanted.unsafe_fixes or wanted.diff):
        return LINT
    if given and not wanted.diff:
        raise WrongCallError(Message("usage.stdin-fix"))
    return Task("diff" if wanted.diff else "fix", unsafe=wanted.unsafe_fixes)


def _show_patch(mended: Mended) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(mended.patch)
    sys.stdout.buffer.flush()


def _show_nothing(_: Mended) -> None:
    """What is mended in the files is told at the end."""


def _close(finished: Finished, tally: Tally, wanted: Wanted, lang: Lang) -> None:
    """What standard error is told at the end."""
    sys.stdout.flush()
    lines: list[str] = []
    if wanted.statistics:
        lines += statistics(tally)
    if not wanted.quiet:
        lines += (
            *closing(tally, lang),
            *unasked(finished.unasked, lang),
            *(() if wanted.fix or wanted.unsafe_fixes or wanted.diff else offers(tally, lang)),
            *mendings(finished.mended, lang, written=not wanted.diff),
            *swept(finished.swept, lang),
            *stale(finished.stale, lang),
        )
        lines += idle(finished.unmatched, lang)
    lines += (f"{mended.path}: {mended.note.text(lang)}" for mended in finished.mended if mended.note)
    lines += (faults.block(crash, sys.argv[1:], lang) for crash in finished.crashes)
    for line in lines:
        note(line)


def _status(summary: Summary, wanted: Wanted) -> int:
    """1 when something is as grave as ``--fail-on``; with ``--max-warnings``, their number decides instead."""
    if wanted.exit_zero:
        return 0
    grave = set(SEVERITIES[SEVERITIES.index(wanted.fail_on) :])
    if wanted.max_warnings is not None:
        grave.discard("warning")
        if summary.warning > wanted.max_warnings:
            return 1
    return int(any(getattr(summary, severity) for severity in grave))
