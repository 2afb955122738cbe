"""``checker init``: looks at a folder and writes a commented configuration for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.commands import Command, WrongCallError, option
from checker.cli.language import language
from checker.cli.options import LANGUAGE
from checker.cli.output import note
from checker.config.discovery import NAMES
from checker.disk import content
from checker.errors import ReadError
from checker.formats.terminal import seen
from checker.messages import Message

if TYPE_CHECKING:
    from checker.init.look import Ask
    from checker.model import Lang, PageFacts, PageKind

LARGEST = 500_000
"""Bytes of a file that is looked into; nobody's template or settings are longer."""
BEGINNING = 64_000
"""Bytes of an export that are looked into."""
MOST = 50_000
"""Files whose names are looked at."""


@click.command(cls=Command, help="help.init")
@click.argument("folder", default=".", metavar="[FOLDER]")
@option("--print", "shown", is_flag=True, help="help.init.print")
@LANGUAGE
def init(folder: str, shown: bool, lang: Lang | None) -> None:  # noqa: FBT001  click gives it by name
    """A commented configuration for what lies in the folder."""
    from checker import served
    from checker.atomic import write
    from checker.init import OVERSEAS, look, propose
    from checker.init.pages import NOTHING

    root = Path(folder)
    if not root.is_dir():
        raise WrongCallError(Message("usage.no-folder", path=folder))
    at = root / NAMES[0]
    for name in NAMES:
        if not shown and (root / name).exists():
            raise WrongCallError(Message("exists-already", path=str(root / name)))
    spoken = language(lang, None)
    survey = look(_names(root), _reader(root), _asker(root))
    here = served.look(root.absolute())
    if not survey.mainland and here.abroad:
        survey = replace(survey, packs=(*survey.packs, OVERSEAS))
    if here.exercise and any(answer.value for answer in (survey.owner, survey.icp, survey.police)):
        survey = replace(survey, owner=NOTHING, icp=NOTHING, police=NOTHING)
        note(Message("init.exercise").text(spoken))
    text = propose(survey, spoken)
    if shown:
        sys.stdout.write("\n".join(map(seen, text.split("\n"))))
        return
    write(at, text.encode())
    note(Message("init.written", path=str(at)).text(spoken))
    note(Message("init.next").text(spoken))


def _names(root: Path) -> list[str]:
    """The files of the folder that git would see and nobody installed, relative to it, with ``/``."""
    from checker.walk import Walk

    start = root.as_posix()
    prefix = "" if start == "." else f"{start.rstrip('/')}/"
    seen = islice(Walk(lambda _path, _below: None).files([start]), MOST)
    return [found.path.removeprefix(prefix) for found in seen if found.skipped is None]


def _reader(root: Path) -> Callable[[str], str | None]:
    from checker.documents.by_path import suffix_of
    from checker.init.exports import SUFFIXES as EXPORTS
    from checker.text.decode import decode

    @lru_cache(2048)
    def text(path: str) -> str | None:
        data = _bytes(root / path)
        if data is None and suffix_of(path) in EXPORTS:
            data = _beginning(root / path)
        try:
            return decode(data, declared_in="html").text if data is not None else None
        except ReadError:
            return None

    return text


def _asker(root: Path) -> Ask:
    from checker.documents.by_path import suffix_of
    from checker.init.exports import SUFFIXES as EXPORTS
    from checker.linter import Linter
    from checker.settings import Settings

    seen = Linter()
    linters = {kind: Linter(Settings(kind=kind, rulebook=seen.rulebook)) for kind in ("page", "article", "template")}

    def ask(path: str, kind: PageKind | None) -> Sequence[PageFacts]:
        data = _beginning(root / path) if suffix_of(path) in EXPORTS else _bytes(root / path)
        return (linters[kind] if kind else seen).facts(data, path) if data is not None else ()

    return ask


def _bytes(path: Path) -> bytes | None:
    try:
        return content(path, LARGEST)
    except OSError:
        return None


def _beginning(path: Path) -> bytes | None:
    """As much of an export as its first rows need, up to the end of a line: none is too long to be recognised."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            data = stream.read(BEGINNING)
    except OSError:
        return None
    return data if len(data) < BEGINNING else data[: data.rfind(b"\n") + 1] or data
