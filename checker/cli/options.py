"""What several commands understand: which documents, what is known of them, in which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args

import click

from checker.cli.commands import WrongCallError, hint, option
from checker.cli.language import OPTION
from checker.messages import Message, languages, spoken
from checker.model import PageKind

if TYPE_CHECKING:
    from checker.rulebook import Rulebook
    from checker.walk import Found
    from checker.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

STDIN = "-"


def _spoken(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not spoken(value):
        raise WrongCallError(Message("usage.choice", name=param.opts[0], choices=languages()), ctx)
    return value


OF_DOCUMENTS = (
    click.argument("paths", nargs=-1, metavar="[PATH…]"),
    option("--config", metavar="FILE", help="help.config"),
    option("--no-config", is_flag=True, help="help.no-config"),
    option("--as", "kind", type=click.Choice(get_args(PageKind)), help="help.as"),
    option("--republished", type=click.Choice(["yes", "no", "auto"]), default="auto", help="help.republished"),
    option("--stdin-filename", metavar="NAME", help="help.stdin-filename"),
    option("--exclude", multiple=True, metavar="GLOB", help="help.exclude"),
    option("--force-exclude", is_flag=True, help="help.force-exclude"),
    option("--max-size", type=click.FloatRange(0), metavar="MIB", help="help.max-size"),
    option("--files-from", metavar="FILE", help="help.files-from"),
    option("--jobs", "-j", type=click.IntRange(0), default=0, metavar="N", help="help.jobs"),
)
LANGUAGE = option(OPTION, metavar="LANG", callback=_spoken, help="help.lang")
LANGUAGE_OF_ALL = option(OPTION, metavar="LANG", callback=_spoken, expose_value=False, help="help.lang")
"""The same before the name of a command."""


def of_documents(command: Command) -> Command:
    """Gives *command* the options of :data:`OF_DOCUMENTS`, before its own."""
    for parameter in reversed(OF_DOCUMENTS):
        command = parameter(command)
    return command


class Asked(NamedTuple):
    """Which documents a command is about, as its options said."""

    paths: tuple[str, ...]
    config: str | None
    no_config: bool
    kind: PageKind | None
    republished: str
    stdin_filename: str | None
    exclude: tuple[str, ...]
    force_exclude: bool
    max_size: float | None
    files_from: str | None
    jobs: int


def taken(given: dict[str, Any]) -> Asked:
    """The options of :data:`OF_DOCUMENTS`, taken out of all that were *given*."""
    return Asked(**{name: given.pop(name) for name in Asked._fields})


def workspace(asked: Asked, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Workspace:
    """The workspace that the options ask for; *select* and *ignore* name rules or topics, several with commas.

    Raises RuleError or ConfigError, and click's own for a name that is no rule's.
    """
    from checker import __version__, rulebook
    from checker.parsed import remembering
    from checker.settings import Settings
    from checker.workspace import Workspace

    with remembering(__version__):
        book = rulebook.load(rulebook.shipped())
    settings = Settings(
        kind=asked.kind,
        republished=asked.republished,  # type: ignore[arg-type]  # a choice of three
        rulebook=book,
    )
    if select or ignore:
        here = Workspace(settings, config=asked.config, no_config=asked.no_config)
        book = here.book(next(iter(asked.paths), "x"))
        chosen, left = _names("--select", select, book), _names("--ignore", ignore, book)
        settings = replace(settings, select=chosen, ignore=left)
    return Workspace(settings, config=asked.config, no_config=asked.no_config, max_size=asked.max_size)


def _names(option: str, given: Iterable[str], book: Rulebook) -> frozenset[str]:
    """The rules and topics that an option names, with commas or several times."""
    known = {rule.id for rule in book.rules} | {rule.topic for rule in book.rules}
    names = {part.strip() for one in given for part in one.split(",")} - {""}
    for name in sorted(names - known):
        raise WrongCallError(Message("usage.value", name=option, problem=unknown_rule(name, known)))
    return frozenset(names)


def unknown_rule(name: str, known: Collection[str]) -> Message:
    """That there is no such rule, and which one may be meant."""
    return Message("no-rule", name=name, hint=hint(name, known))


class Files(NamedTuple):
    """What to read: the files, and the content of those that are not on the disk."""

    found: list[Found]
    given: Mapping[str, bytes]
    folders: Sequence[str]
    """Those that were walked whole."""
    left_out: Collection[tuple[str, str]] = ()
    """The lines of ``ignore:`` that left something out, each with the folder it counts from."""
    idle: Sequence[str] = ()
    """The patterns of ``--exclude`` that left nothing out."""


def files(asked: Asked, workspace: Workspace) -> Files:
    """The documents that the options name: paths, a list of paths, standard input, or else the current folder.

    Raises FileNotFoundError for a path that does not exist.
    """
    from checker.ignores import Ignores
    from checker.walk import Found, Walk, tidy

    paths = [*asked.paths, *(_listed(asked.files_from) if asked.files_from else ())]
    if not paths and not asked.files_from:
        paths = ["."]
    given: dict[str, bytes] = {}
    for path in paths:
        if "://" in path and not os.path.exists(path):
            raise WrongCallError(Message("usage.address", path=path))
    bases = _bases(asked.exclude, paths)
    own = workspace.configs.ignores
    ignores = Ignores(lambda folder: (*own(folder), *(asked.exclude if folder in bases else ())))
    walk = Walk(workspace.refuse, ignores, asked.force_exclude)
    if STDIN not in paths:
        found = list(walk.files(paths))
        folders = [path for path in paths if os.path.isdir(path)]
        declared = walk.declared(workspace.footers, [tidy(path) for path in folders], found)
        found += sorted(declared, key=lambda each: each.path)
        met = {line for _, line in ignores.met}
        idle = [pattern for pattern in asked.exclude if folders and pattern not in met]
        return Files(found, given, folders, frozenset(ignores.met), idle)
    if asked.files_from == STDIN:
        raise WrongCallError(Message("usage.stdin-twice"))
    name = asked.stdin_filename or "stdin"
    given[name] = sys.stdin.buffer.read()
    rest = walk.files(path for path in paths if path != STDIN)
    return Files([Found(name, named=True), *rest], given, ())


def _bases(patterns: Sequence[str], paths: Iterable[str]) -> frozenset[str]:
    """Where the patterns of ``--exclude`` count from: the current folder, and folders named outside of it."""
    from checker.config.globs import impossible

    for pattern in patterns:
        if (fault := impossible(pattern)) is not None:
            raise WrongCallError(Message("usage.value", name="--exclude", problem=fault))
    here = os.getcwd()
    named = {os.path.abspath(path) for path in paths if path != STDIN}
    outside = {path for path in named if not path.startswith(here.rstrip(os.sep) + os.sep)}
    return frozenset({here, *(path for path in outside if os.path.isdir(path))} if patterns else ())


def _listed(source: str) -> list[str]:
    """The paths in a list: NUL-separated when there is a NUL in it, else one a line, where ``#`` begins a remark."""
    if source == STDIN:
        data = sys.stdin.buffer.read()
    else:
        with open(source, "rb") as file:
            data = file.read()
    if b"\0" in data:
        parts = data.split(b"\0")
    else:
        lines = (line.rstrip(b"\r") for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
        parts = [line for line in lines if line.strip() and not line.lstrip().startswith(b"#")]
    return [os.fsdecode(part) for part in parts if part]
