"""``checker baseline``: accept what is wrong today, so that only new faults are reported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli.commands import WIDE, Group, WrongCallError, option
from checker.cli.completion import rules_and_topics
from checker.cli.language import language
from checker.cli.options import LANGUAGE, LANGUAGE_OF_ALL, Asked, files, of_documents, taken, workspace
from checker.cli.output import note
from checker.messages import Message

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.model import Lang, PageResult
    from checker.workspace import Workspace

NAME = ".checker-baseline.json"
Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(cls=Group, help="help.baseline", context_settings=WIDE)
@LANGUAGE_OF_ALL
def baseline() -> None:
    """Several commands about the baseline."""


def _of_baseline(command: Command) -> Command:
    """Gives *command* the options that all three have."""
    named = option("--baseline", "at", metavar="FILE", help="help.baseline.file")
    whole = option("--site", is_flag=True, help="help.lint.site")
    return of_documents(named(whole(LANGUAGE(command))))


@baseline.command(help="help.baseline.create")
@_of_baseline
@option("--select", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.select")
@option("--ignore", multiple=True, metavar="RULE,…", shell_complete=rules_and_topics, help="help.lint.ignore")
def create(**given: Any) -> int:
    """Everything that is wrong now, accepted."""

    def made(_old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.create(results, space.from_root)

    return _write(given, made, new=True)


@baseline.command(help="help.baseline.update")
@_of_baseline
def update(**given: Any) -> int:
    """What the documents hold now, accepted."""

    def made(old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.update(old or kept.EMPTY, results, space.from_root, space.gone, _unheard(given))

    return _write(given, made, new=False)


@baseline.command(help="help.baseline.prune")
@_of_baseline
def prune(**given: Any) -> int:
    """What has been mended, dropped."""

    def made(old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.prune(old or kept.EMPTY, results, space.from_root, space.gone, _unheard(given))

    return _write(given, made, new=False)


Make = Callable[["Baseline | None", "Sequence[PageResult]", "Workspace"], "Baseline"]


def _unheard(given: dict[str, Any]) -> Collection[str]:
    """The rules that are not asked, as the options say."""
    from checker.site.comparison import RULES

    return () if given["site"] else RULES


def _write(given: dict[str, Any], made: Make, *, new: bool) -> int:
    """Judge the documents, make the baseline, and write it where it belongs."""
    from checker.atomic import write
    from checker.baseline import dump, read
    from checker.run import Order, Run
    from checker.worker import LINT

    asked: Asked = taken(given)
    space = workspace(asked, select=given.get("select", ()), ignore=given.get("ignore", ()))
    lang: Lang = language(given["lang"], space.here.language)
    at = _path(given["at"], space)
    if new and at.exists():
        raise WrongCallError(Message("baseline.exists", path=str(at)))
    if not new and not at.exists():
        raise WrongCallError(Message("baseline.missing", path=str(at)))
    old = None if new else read(at)
    found = files(asked, space)
    task = LINT._replace(keeps=given["site"])
    run = Run(space, Order(found.found, task, asked.jobs, found.given, accept=False))
    results = list(run)
    if crashes := run.finish().crashes:
        from checker.cli import faults

        for crash in crashes:
            note(faults.block(crash, [], lang))
        return 2
    if mistakes := space.books.mistakes:  # what they would have found is not known
        from checker.cli import faults

        faults.mistakes(mistakes, lang)
        return 2
    result = made(old, results, space)
    write(at, dump(result).encode())
    _told(
        at,
        len(old) if old is not None else 0,
        len(result),
        lang,
        configured=space.here.baseline is not None,
    )
    return 0


def _path(option: str | None, space: Workspace) -> Path:
    return Path(option) if option is not None else space.here.baseline or Path(NAME)


def _told(at: Path, before: int, after: int, lang: Lang, *, configured: bool) -> None:
    note(Message("baseline.written", path=str(at), after=after, before=before).text(lang))
    if not configured:
        note(Message("baseline.configure", path=str(at)).text(lang))
