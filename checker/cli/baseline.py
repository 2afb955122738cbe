"""``checker baseline``: accept what is wrong today, so that only new faults are reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.cli.options import LANGUAGE, Asked, files, language, of_documents, taken, workspace

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.model import Lang, PageResult
    from checker.workspace import Workspace

NAME = ".checker-baseline.json"
Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"max_content_width": 120})
def baseline() -> None:
    """基线：旧站先收下旧问题，只报新的。

    The baseline: an old site accepts its old faults, and only new ones are reported.
    """


def _of_baseline(command: Command) -> Command:
    """Gives *command* the options that all three have."""
    named = click.option(
        "--baseline", "at", metavar="FILE", help=f"基线文件。The file (default: as configured, or {NAME})."
    )
    return of_documents(named(LANGUAGE(command)))


@baseline.command()
@_of_baseline
def create(**given: Any) -> int:
    """把现在的违规都收进新基线。Accept everything that is wrong now; never overwrites."""

    def made(_old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.create(results, space.from_root)

    return _write(given, made, new=True)


@baseline.command()
@_of_baseline
def update(**given: Any) -> int:
    """按现在的样子重写所查文档的部分。Accept what the documents hold now, new faults included."""

    def made(old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.update(old or kept.EMPTY, results, space.from_root, space.gone)

    return _write(given, made, new=False)


@baseline.command()
@_of_baseline
def prune(**given: Any) -> int:
    """去掉已经改好的；不收新的。Drop what has been mended; never accepts anything new."""

    def made(old: Baseline | None, results: Sequence[PageResult], space: Workspace) -> Baseline:
        from checker import baseline as kept

        return kept.prune(old or kept.EMPTY, results, space.from_root, space.gone)

    return _write(given, made, new=False)


Make = Callable[["Baseline | None", "Sequence[PageResult]", "Workspace"], "Baseline"]


def _write(given: dict[str, Any], made: Make, *, new: bool) -> int:
    """Judge the documents, make the baseline, and write it where it belongs."""
    from checker.atomic import write
    from checker.baseline import dump, load
    from checker.run import Order, Run

    asked: Asked = taken(given)
    space = workspace(asked)
    at = _path(given["at"], space)
    if new and at.exists():
        raise click.UsageError(f"{at} 已经有了，请用 update 或 prune {at} exists already; use update or prune")
    if not new and not at.exists():
        raise click.UsageError(f"没有基线 {at}，请用 create there is no baseline {at}; use create")
    old = None if new else load(at.read_text(encoding="utf-8"), str(at))
    found, contents, _ = files(asked, space)
    run = Run(space, Order(found, jobs=asked.jobs, contents=contents, accept=False))
    results = list(run)
    if crashes := run.finish().crashes:
        from checker.cli import faults

        for crash in crashes:
            click.echo(faults.block(crash, []), err=True)
        return 2
    result = made(old, results, space)
    write(at, dump(result).encode())
    lang: Lang = language(given["lang"], space.here.language)
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
    zh = f"{at}：收下 {after} 处（原来 {before} 处）。"
    en = f"{at}: {after} accepted ({before} before)."
    click.echo(zh if lang == "zh" else en, err=True)
    if not configured:
        zh = f"请在 .checker.yaml 里写上 baseline: {at}，或用 lint --baseline {at}。"
        en = f"Write “baseline: {at}” into .checker.yaml, or use lint --baseline {at}."
        click.echo(zh if lang == "zh" else en, err=True)
