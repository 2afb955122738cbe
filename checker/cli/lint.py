"""``checker lint``: what is wrong with the documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checker.cli import faults
from checker.cli.commands import WIDE, option
from checker.cli.completion import rules_and_topics
from checker.cli.language import language
from checker.cli.options import LANGUAGE, Asked, Files, files, of_documents, taken, workspace
from checker.cli.output import Report, note, put, targets
from checker.cli.report import default_format, info, progress, report
from checker.cli.summary import Tally, closing, idle, mendings, offers, stale, statistics, swept, unasked, untold
from checker.formats import FORMATS, RunInfo, Summary
from checker.formats.terminal import seen
from checker.messages import Message
from checker.model import SEVERITIES, Lang, Severity

if TYPE_CHECKING:
    from checker.model import PageResult
    from checker.run import Finished, Order
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
    site: bool
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
@option("--select", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.select")
@option("--ignore", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.ignore")
@option("--fail-on", type=click.Choice(SEVERITIES[::-1]), default="warning", help="help.lint.fail-on")
@option("--max-warnings", type=click.IntRange(0), metavar="N", help="help.lint.max-warnings")
@option("--exit-zero", is_flag=True, help="help.lint.exit-zero")
@option("--every", is_flag=True, help="help.lint.every")
@option("--site", is_flag=True, help="help.lint.site")
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
    as_json = any(name == "json" for name, _ in targets(ctx, "text"))
    from checker.run import Run

    if wanted.show_config is not None:
        _show_config(wanted.show_config, space, language(wanted.lang, space.here.language), as_json=as_json)
        return 0
    found = files(asked, space)
    lang = language(wanted.lang, space.here.language)
    if wanted.show_files:
        _show_files(found, space, lang, as_json=as_json)
        return 0
    order = _order(wanted, asked, space, found)
    run = Run(space, order)
    for named in found.found:
        space.config(named.path)
    tally = Tally()
    results: Iterable[PageResult] = tally.watch(run)
    if sys.stderr.isatty() and not wanted.quiet:
        results = progress(results, len(found.found), sys.stderr)
    if order.task.what == "diff":
        for _ in results:  # each patch is shown as soon as it is known
            pass
    else:
        # the mended text of standard input is what standard output holds
        stream = sys.stderr if found.given and order.task.what == "fix" else sys.stdout
        report(targets(ctx, default_format()), results, _info(space, asked, lang), wanted.color, stream)
    finished = run.finish()
    if order.task.what == "fix":
        _put_mended(found.given, finished.mended)
    _close(finished, tally, wanted, lang, found.idle)
    if mistakes := space.books.mistakes:
        faults.mistakes(mistakes, lang)
        return 2
    return _status(finished, tally.summary, wanted, order.task)


def _info(space: Workspace, asked: Asked, lang: Lang) -> RunInfo:
    """What the formats are told of the run."""
    scope = (*asked.paths, *((f"--files-from {asked.files_from}",) if asked.files_from else ()))
    return info(space.books, lang, space.here.site, space.settings.today, scope)


def _order(wanted: Wanted, asked: Asked, space: Workspace, files: Files) -> Order:
    """What the run is to do."""
    from checker.cli.caching import cache
    from checker.run import Order

    task = _task(wanted)
    return Order(
        files.found,
        task,
        asked.jobs,
        files.given,
        wanted.baseline,
        cache=None if wanted.no_cache or wanted.site or task.what == "diff" else cache(space, files.found),
        folders=files.folders,
        left_out=files.left_out,
        every=wanted.every,
        on_mended=_show_patch if task.what == "diff" else _show_nothing,
    )


def _show_files(files: Files, space: Workspace, lang: Lang, *, as_json: bool) -> None:
    from checker.cli import show_files

    documents = show_files.shown(files.found, files.given, space)
    put((show_files.rows if as_json else show_files.lines)(documents, lang), None, utf8=as_json)


def _show_config(path: str, space: Workspace, lang: Lang, *, as_json: bool) -> None:
    from pathlib import Path

    from checker.config.show import show, show_json

    book = space.linter(path).case(path).book
    grades = {rule.id: "off" if rule.off else rule.severity for rule in book.rules}
    topics = {rule.id: rule.topic for rule in book.rules}
    if as_json:
        put([show_json(space.config(path), Path(path), grades, topics)], None, utf8=True)
        return
    lines = show(space.config(path), Path(path), grades, topics, lang).split("\n")
    put(["\n".join(map(seen, lines))], None, utf8=False)


def _task(wanted: Wanted) -> Task:
    """Judge only, mend, or show what mending would change."""
    from checker.worker import LINT, Task

    if not (wanted.fix or wanted.diff):
        return LINT._replace(keeps=wanted.site)
    return Task("diff" if wanted.diff else "fix", wanted.unsafe_fixes, wanted.baseline, keeps=wanted.site)


def _show_patch(mended: Mended) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(mended.patch)
    sys.stdout.buffer.flush()


def _put_mended(contents: Mapping[str, bytes], mended: Sequence[Mended]) -> None:
    """What came by standard input goes to standard output as it is now: mended, or as it was."""
    texts = {each.path: each.text for each in mended if each.text is not None}
    for path, content in contents.items():
        sys.stdout.flush()
        sys.stdout.buffer.write(texts.get(path, content))
        sys.stdout.buffer.flush()


def _show_nothing(_: Mended) -> None:
    """What is mended in the files is told at the end."""


def _close(finished: Finished, tally: Tally, wanted: Wanted, lang: Lang, excluded: Sequence[str]) -> None:
    """What standard error is told at the end."""
    sys.stdout.flush()
    lines: list[str] = []
    if wanted.statistics:
        lines += statistics(tally)
    if not wanted.quiet:
        lines += (
            *closing(tally, lang),
            *unasked(finished.unasked, lang),
            *untold(finished.untold, lang),
            *(() if wanted.fix or wanted.diff else offers(tally, lang)),
            *mendings(finished.mended, lang, written=not wanted.diff),
            *swept(finished.swept, lang),
            *stale(finished.stale, lang),
        )
        lines += idle(finished.unmatched, lang)
        lines += (Message("config.idle-pattern", key="--exclude", pattern=each).text(lang) for each in excluded)
    if wanted.unsafe_fixes and not (wanted.fix or wanted.diff):
        lines.append(Message("summary.unsafe-alone").text(lang))
    lines += (f"{mended.path}: {mended.note.text(lang)}" for mended in finished.mended if mended.note)
    lines += (faults.block(crash, sys.argv[1:], lang) for crash in finished.crashes)
    for line in lines:
        note(line)


def _status(finished: Finished, summary: Summary, wanted: Wanted, task: Task) -> int:
    """1 when something is as grave as ``--fail-on``; with ``--max-warnings``, their number decides instead."""
    if finished.crashes or any(mended.failed for mended in finished.mended):
        return 2
    if wanted.exit_zero:
        return 0
    if task.what == "diff":
        return int(any(mended.patch for mended in finished.mended))
    grave = set(SEVERITIES[SEVERITIES.index(wanted.fail_on) :])
    if wanted.max_warnings is not None:
        grave.discard("warning")
        if summary.warning > wanted.max_warnings:
            return 1
    return int(any(getattr(summary, severity) for severity in grave))
