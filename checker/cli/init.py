"""``checker init``: looks at a folder and writes a commented configuration for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.commands import Command, WrongCallError, option
from checker.cli.language import language
from checker.cli.options import LANGUAGE
from checker.errors import ReadError
from checker.messages import Message

if TYPE_CHECKING:
    from checker.linter import Linter
    from checker.model import Fact, Lang

NAME = ".checker.yaml"
LARGEST = 2_000_000
"""Bytes of a file that is looked into; nobody's template or settings are longer."""


@click.command(cls=Command, help="help.init")
@click.argument("folder", default=".", metavar="[FOLDER]")
@option("--print", "shown", is_flag=True, help="help.init.print")
@LANGUAGE
def init(folder: str, shown: bool, lang: Lang | None) -> None:  # noqa: FBT001  click gives it by name
    """A commented configuration for what lies in the folder."""
    from checker.atomic import write
    from checker.init import look, propose

    root = Path(folder)
    if not root.is_dir():
        raise WrongCallError(Message("usage.no-folder", path=folder))
    at = root / NAME
    if not shown and at.exists():
        raise WrongCallError(Message("exists-already", path=str(at)))
    spoken = language(lang, None)
    linter = _linter()
    survey = look(_names(root), lambda path: _text(root / path), lambda path: _facts(linter, root, path))
    text = propose(survey, spoken)
    if shown:
        sys.stdout.write(text)
        return
    write(at, text.encode())
    click.echo(Message("init.written", path=str(at)).text(spoken), err=True)
    click.echo(Message("init.next").text(spoken), err=True)


def _linter() -> Linter:
    from checker.linter import Linter
    from checker.settings import Settings

    return Linter(Settings(kind="template"))


def _names(root: Path) -> list[str]:
    """Every file of the folder that git would see and nobody installed, relative to it, with ``/``."""
    from checker.walk import INSTALLED, Walk

    start = root.as_posix()
    prefix = "" if start == "." else f"{start.rstrip('/')}/"
    seen = Walk(lambda _path, _below: None).files([start])
    return [found.path.removeprefix(prefix) for found in seen if found.skipped is not INSTALLED]


def _text(path: Path) -> str | None:
    from checker.text.decode import decode

    data = _bytes(path)
    try:
        return decode(data, declared_in="html").text if data is not None else None
    except ReadError:
        return None


def _facts(linter: Linter, root: Path, path: str) -> Sequence[Fact]:
    data = _bytes(root / path)
    return [fact for page in linter.facts(data, path) for fact, _ in page.facts] if data is not None else []


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None
