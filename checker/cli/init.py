"""``checker init``: looks at a folder and writes a commented configuration for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.errors import ReadError

if TYPE_CHECKING:
    from checker.linter import Linter
    from checker.model import Fact

NAME = ".checker.yaml"
LARGEST = 2_000_000
"""Bytes of a file that is looked into; nobody's template or settings are longer."""


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--print", "shown", is_flag=True, help="只显示，不写文件。Show it, write nothing.")
def init(folder: str, shown: bool) -> None:  # noqa: FBT001  click gives it by name
    """看一看文件夹，写一份带注释的 .checker.yaml。

    Look at the folder and write a commented .checker.yaml; never overwrites one.
    """
    from checker.atomic import write
    from checker.init import look, propose

    root = Path(folder)
    at = root / NAME
    if not shown and at.exists():
        raise click.UsageError(f"{at} 已经有了，不会改动它 {at} exists already and is left alone")
    linter = _linter()
    text = propose(look(_names(root), lambda path: _text(root / path), lambda path: _facts(linter, root, path)))
    if shown:
        sys.stdout.write(text)
        return
    write(at, text.encode())
    click.echo(f"写好了 {at}，请看一遍再用 written: {at}; read it before you rely on it", err=True)
    click.echo("接着 next: checker lint；旧问题太多 too much at once: checker baseline create", err=True)


def _linter() -> Linter:
    from checker.linter import Linter
    from checker.settings import Settings

    return Linter(Settings(kind="template"))


def _names(root: Path) -> list[str]:
    """Every file of the folder that git would see and nobody installed, relative to it, with ``/``."""
    from checker.walk import INSTALLED, Walk

    start = root.as_posix()
    prefix = "" if start == "." else f"{start.rstrip('/')}/"
    seen = Walk(lambda _: None).files([start])
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
