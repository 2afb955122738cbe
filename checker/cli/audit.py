"""``checker audit``: archives and tables of pages, on Apache Spark."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.cli.commands import WIDE, Command, WrongCallError, option
from checker.cli.completion import rules_and_topics
from checker.cli.language import language
from checker.cli.options import LANGUAGE, Asked, workspace
from checker.cli.output import put
from checker.cli.report import info
from checker.errors import CheckerError
from checker.formats import SEVERITY
from checker.messages import Message
from checker.model import SEVERITIES, Lang

if TYPE_CHECKING:
    from checker.audit.whole import Audited
    from checker.workspace import Workspace

EXTRA = ("pyspark", "pyarrow", "fastwarc", "pandas")
"""What the extra brings: the engine, its tables, the archives, and what the engine asks for."""
RULES = 12
"""So many rules are told; the summary has them all."""
MIB = 1 << 20
PAGE = 16.0
"""MiB of a page that are read, unless somebody says otherwise."""


@click.command(cls=Command, help="help.audit", context_settings=WIDE)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@option("--output", "-o", required=True, metavar="DIR", help="help.audit.output")
@option("--master", metavar="URL", help="help.audit.master")
@option("--facts", is_flag=True, help="help.audit.facts")
@option("--site", is_flag=True, help="help.lint.site")
@option("--resume", is_flag=True, help="help.audit.resume")
@option("--archives", default="", metavar="DIR", help="help.audit.archives")
@option("--conf", multiple=True, metavar="NAME=VALUE", help="help.audit.conf")
@option("--config", metavar="FILE", help="help.config")
@option("--no-config", is_flag=True, help="help.no-config")
@option("--republished", type=click.Choice(["yes", "no", "auto"]), default="auto", help="help.republished")
@option("--select", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.select")
@option("--ignore", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.ignore")
@option("--max-size", type=click.FloatRange(0, min_open=True), default=PAGE, metavar="MIB", help="help.max-size")
@option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=60.0, metavar="SECONDS", help="help.audit.timeout"
)
@option("--fail-on", type=click.Choice(SEVERITIES[::-1]), default="warning", help="help.lint.fail-on")
@option("--exit-zero", is_flag=True, help="help.lint.exit-zero")
@option("--quiet", "-q", is_flag=True, help="help.audit.quiet")
@LANGUAGE
def audit(**given: Any) -> int:
    """Archives and tables of pages, on Apache Spark."""
    for name in EXTRA:
        if find_spec(name) is None:
            raise CheckerError(Message("audit.no-extra", name=name))
    space = _workspace(given)
    lang = language(given["lang"], space.here.language)
    done = _audited(given, space, lang)
    if not given["quiet"]:
        put((line + "\n" for line in _said(done, given["output"], lang)), None, utf8=False)
    sys.stdout.flush()
    return _status(done.told["summary"], given)


def _workspace(given: dict[str, Any]) -> Workspace:
    asked = Asked((), given["config"], given["no_config"], None, given["republished"], None, (), False, None, None, 0)
    return workspace(asked, select=given["select"], ignore=given["ignore"])


def _audited(given: dict[str, Any], space: Workspace, lang: Lang) -> Audited:
    from checker.audit.isolation import Limits
    from checker.audit.whole import Commission, audit
    from checker.digest import digest

    linter = space.linter("x")
    options = (given["republished"], given["max_size"], given["timeout"], given["facts"], given["site"], lang)
    chosen = (" ".join(sorted(linter.settings.select)), " ".join(sorted(linter.settings.ignore)))
    wanted = Commission(
        given["inputs"],
        given["output"],
        int(given["max_size"] * MIB),
        Limits(given["timeout"]),
        digest(__version__, linter.settings.config.stamp, *chosen, *map(str, options)),
        given["master"],
        dict(_settings(given["conf"])),
        given["archives"],
        facts=given["facts"],
        site=given["site"],
        resume=given["resume"],
    )
    run = info(space.books, lang, space.here.site, space.settings.today, given["inputs"])
    return audit(wanted, linter, replace(run, promised=space.rulebook.kinds.promised))


def _settings(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The settings of the engine, as names and values."""
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            raise WrongCallError(Message("usage.setting", text=each))
        yield name, value


def _said(done: Audited, output: str, lang: Lang) -> Iterator[str]:
    """What people are told at the end."""
    from checker.audit.sites import MOST

    told, summary = done.told, done.told["summary"]
    if done.done_before:
        yield Message("audit.before", count=done.done_before).text(lang)
    yield Message("audit.verdict", documents=summary["documents"], domains=summary["domains"]).text(lang)
    for each in told["rules"][:RULES]:
        severity = Message(SEVERITY[each["severity"]])
        rest = {key: each[key] for key in ("places", "rule", "documents", "domains")}
        yield "  " + Message("audit.top", severity=severity, **rest).text(lang)
    if summary["left_out"]:
        numbers = {key: summary[key] for key in ("unreadable", "crashed")}
        yield Message("audit.left", count=summary["left_out"], **numbers).text(lang)
    if summary["unasked"]:
        yield Message("audit.unasked", count=summary["unasked"]).text(lang)
    if (site := told["site"]) and (site["over"] or site["unaddressed"]):
        yield Message("audit.uncompared", over=site["over"], most=MOST, unaddressed=site["unaddressed"]).text(lang)
    if done.others:
        yield Message("audit.others", count=len(done.others)).text(lang)
    yield Message("audit.where", path=output).text(lang)


def _status(summary: dict[str, int], given: dict[str, Any]) -> int:
    """2 where something was not judged to the end by a fault of ours, 1 where something is as grave as ``--fail-on``."""
    if summary["crashed"]:
        return 2
    if given["exit_zero"]:
        return 0
    grave = SEVERITIES[SEVERITIES.index(given["fail_on"]) :]
    return int(any(summary[severity] for severity in grave))
