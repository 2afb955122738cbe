"""``checker lint``: what is wrong with the documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from checker import __version__
from checker.cli import faults
from checker.cli.closing import Tally, closing, statistics
from checker.cli.options import LANGUAGE, files, judge, language, of_documents, taken
from checker.cli.output import READ_BY_PEOPLE, Report, coloured, put, targets
from checker.formats import FORMATS, RuleInfo, RunInfo, Summary, render
from checker.model import SEVERITIES, Lang, Severity

if TYPE_CHECKING:
    from checker.judge import Judge
    from checker.model import PageResult
    from checker.rulebook import Rulebook
    from checker.run import Run

CATALOGUE = "rules/README.md"
"""Where every rule has an entry under its name."""


class Wanted(NamedTuple):
    """What the options say of the report and of the verdict."""

    lang: Lang | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: Severity
    max_warnings: int | None
    exit_zero: bool
    quiet: bool
    statistics: bool
    color: str
    baseline: str | None
    no_cache: bool
    show_files: bool
    show_config: str | None


@click.command(cls=Report, context_settings={"max_content_width": 120})
@of_documents
@click.option(
    "--format",
    "-f",
    "_format",
    multiple=True,
    type=click.Choice(list(FORMATS)),
    help="输出格式，可以几种。How to report; may be repeated.",
)
@click.option(
    "--output",
    "-o",
    "_output",
    multiple=True,
    metavar="FILE",
    help="前一个 -f 写到这个文件。Where the format before it goes.",
)
@click.option("--select", multiple=True, metavar="RULE,…", help="只问这些规则或主题。Ask these rules or topics only.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="不问这些规则或主题。Leave these rules or topics out.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES[::-1]),
    default="warning",
    show_default=True,
    help="从哪一级起算失败。From which severity on the run fails.",
)
@click.option(
    "--max-warnings",
    type=click.IntRange(0),
    metavar="N",
    help="警告不超过 N 条不算失败。Up to N warnings do not fail the run.",
)
@click.option("--exit-zero", is_flag=True, help="有违规也返回 0。Exit with 0 even with violations.")
@click.option("--baseline", metavar="FILE", help="只报基线之外的。Report only what is not in this baseline.")
@click.option("--no-cache", is_flag=True, help="不用缓存。Judge everything anew.")
@click.option("--statistics", is_flag=True, help="每条规则几处。How often each rule was broken.")
@click.option("--quiet", "-q", is_flag=True, help="不说总结。No counts at the end.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="要不要颜色。Whether to colour."
)
@click.option("--show-files", is_flag=True, help="只列出会判的文件。List the files that would be judged.")
@click.option("--show-config", metavar="FILE", help="这个文件按什么配置判。What holds for this file.")
@LANGUAGE
@click.pass_context
def lint(ctx: click.Context, /, **given: Any) -> int:
    """找出文档里的违规。

    Find what is wrong with the documents: files, folders (the current one by default), or "-" for standard input.
    """
    asked = taken(given)
    wanted = Wanted(**{name: value for name, value in given.items() if not name.startswith("_")})
    one = judge(asked, select=wanted.select, ignore=wanted.ignore)
    if wanted.show_config is not None:
        _show_config(wanted.show_config, one)
        return 0
    found, contents = files(asked, one)
    if wanted.show_files:
        put((f"{file.path}\n" for file in found if file.skipped is None), None, utf8=False)
        return 0
    from checker.run import Run

    run = Run(one, jobs=asked.jobs, given=contents, baseline=wanted.baseline)
    tally = Tally()
    lang = language(wanted.lang, one.settings("x").language)
    _report(targets(ctx, _default_format()), tally.watch(run.lint(found)), one, lang, wanted.color)
    _close(run, tally, wanted, lang)
    return 2 if run.faults else _status(tally.summary, wanted)


def _show_config(path: str, one: Judge) -> None:
    from pathlib import Path

    from checker.config import show

    put([show(one.configs.find(Path(path)), Path(path))], None, utf8=False)


def _default_format() -> str:
    """GitHub's own inside Actions, where it becomes annotations."""
    return "github" if "github" in FORMATS and os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _report(
    pairs: Sequence[tuple[str, str | None]], results: Iterator[PageResult], one: Judge, lang: Lang, color: str
) -> None:
    """Write the results in every format to where it goes; a single one streams."""
    run = RunInfo(__version__, lang, rules=_infos(one.rulebook), law_as_of=one.rulebook.law_as_of, folder=_folder())
    several = list(results) if len(pairs) > 1 else None
    for name, to in pairs:
        colour = name in READ_BY_PEOPLE and to is None and coloured(color, sys.stdout)
        pieces = render(name, results if several is None else several, replace(run, colour=colour))
        put(pieces, to, utf8=name not in READ_BY_PEOPLE)


def _infos(book: Rulebook) -> tuple[RuleInfo, ...]:
    return tuple(
        RuleInfo(rule.id, rule.title, rule.why, rule.severity, rule.basis, rule.topic, f"{CATALOGUE}#{rule.id}")
        for rule in book.rules
    )


def _folder() -> str:
    return os.getcwd().replace(os.sep, "/")


def _close(run: Run, tally: Tally, wanted: Wanted, lang: Lang) -> None:
    """What standard error is told at the end."""
    lines: list[str] = []
    if wanted.statistics:
        lines += statistics(tally)
    if not wanted.quiet:
        lines += closing(tally, lang)
    lines += (faults.block(fault, sys.argv[1:]) for fault in run.faults)
    sys.stdout.flush()
    for line in lines:
        click.echo(line, err=True)


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
