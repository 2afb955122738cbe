"""``checker allow``: the exemptions that hold, each with its reason; and new ones, written into the documents."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import faults
from checker.cli.commands import WIDE, Command, WrongCallError, option
from checker.cli.completion import rules_and_topics
from checker.cli.language import language
from checker.cli.options import LANGUAGE, files, of_documents, taken, workspace
from checker.formats.terminal import path_seen, seen
from checker.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.exemptions import Exempted
    from checker.model import Lang, PageResult, Violation
    from checker.workspace import Workspace


@click.command(cls=Command, help="help.allow", context_settings=WIDE)
@of_documents
@option("--add", is_flag=True, help="help.allow.add")
@option("--reason", metavar="TEXT", help="help.allow.reason")
@option("--until", metavar="DATE", help="help.allow.until")
@option("--select", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.select")
@option("--ignore", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.ignore")
@LANGUAGE
def allow(**given: Any) -> int:
    """The exemptions of the documents."""
    asked = taken(given)
    space = workspace(asked, select=given["select"], ignore=given["ignore"])
    tail = _tail(given["reason"], given["until"]) if given["add"] else ""
    found = files(asked, space)
    if given["add"] and found.given:
        raise WrongCallError(Message("usage.allow-stdin"))
    from checker.run import Order, Run

    lang = language(given["lang"], space.here.language)
    results = list(Run(space, Order(found.found, jobs=asked.jobs, contents=found.given)))
    if given["add"]:
        _added(results, space, tail, given["reason"], lang)
    else:
        sys.stdout.writelines(_listed(results))
    faults.mistakes(space.books.mistakes, lang)
    return 2 if space.books.mistakes else 0


def _tail(reason: str | None, until: str | None) -> str:
    """What follows the names of the rules in an exemption."""
    from checker.exemptions import fit

    if reason is None or not fit(reason):
        raise WrongCallError(Message("usage.reason"))
    try:
        day = f" until {date.fromisoformat(until).isoformat()}" if until is not None else ""
    except ValueError:
        raise WrongCallError(Message("config.bad-date", word=until or "")) from None
    return f"{day} — {reason.strip()}"


def _listed(results: Sequence[PageResult]) -> Iterator[str]:
    for result in results:
        for each in result.allowed:
            yield f"{path_seen(result.path)}:{each.line}:{each.column}: {each.rule} — {seen(each.reason)}\n"


def _added(results: Sequence[PageResult], space: Workspace, tail: str, reason: str, lang: Lang) -> None:
    """Write the comments, file by file; what can have none is shown as entries of a configuration."""
    from checker.atomic import write
    from checker.exemptions import add

    left: list[tuple[str, Violation]] = []
    wanted: dict[str, list[Violation]] = {}
    for result in results:
        for each in result.violations:
            one = not result.late or bool(each.frame)  # what a frame has in common is told late, also of its only page
            fits = one and result.inside is None and each.count == 1
            (wanted.setdefault(result.path, []) if fits else []).append(each)
            left += [] if fits else [(result.path, each)]
    count = changed = 0
    for path, found in wanted.items():
        data = Path(path).read_bytes()
        linter = space.linter(path)
        outcome: Exempted = add(data, path, found, tail, lambda now, at=path, by=linter: by.lint(now, at))  # type: ignore[misc]  # bound at once
        left += [(path, each) for each in outcome.left]
        if outcome.data != data:
            write(Path(path), outcome.data, expected=data)
            count, changed = count + len(outcome.added), changed + 1
    files_changed = Message("files", count=changed)
    click.echo(
        Message("allow.added", violations=Message("violations", count=count), files=files_changed).text(lang), err=True
    )
    if left:
        click.echo(Message("allow.left", violations=Message("violations", count=len(left))).text(lang), err=True)
        sys.stdout.writelines(_entries(left, space, tail, reason))


def _entries(left: Sequence[tuple[str, Violation]], space: Workspace, tail: str, reason: str) -> Iterator[str]:
    """The same as entries for ``allow:`` in the configuration, one a rule."""
    from checker.config.show import quoted

    by_rule: dict[str, list[str]] = {}
    for path, each in left:
        by_rule.setdefault(each.rule, []).extend(dict.fromkeys((path, *(other.path for other in each.others))))
    until = tail.partition(" until ")[2].partition(" ")[0]
    yield "allow:\n"
    for rule, paths in sorted(by_rule.items()):
        names = ", ".join(quoted("/" + space.from_root(path)) for path in dict.fromkeys(paths))
        last = f", until: {until}" if until else ""
        yield f"  - {{rule: {rule}, paths: [{names}], reason: {quoted(reason.strip())}{last}}}\n"
