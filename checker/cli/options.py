"""What several commands understand: which documents, what is known of them, in which language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args

import click

from checker.model import Lang, PageKind

if TYPE_CHECKING:
    from checker.rulebook import Rulebook
    from checker.walk import Found
    from checker.workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])

STDIN = "-"

OF_DOCUMENTS = (
    click.argument("paths", nargs=-1, metavar="[PATH…]"),
    click.option("--config", metavar="FILE", help="只用这一份配置。Use this configuration for every file."),
    click.option("--no-config", is_flag=True, help="不读任何配置。Look for no configuration."),
    click.option(
        "--as", "kind", type=click.Choice(get_args(PageKind)), help="当作哪一种页面。What the documents are taken for."
    ),
    click.option(
        "--republished",
        type=click.Choice(["yes", "no", "auto"]),
        default="auto",
        help="是不是转载；auto 由页面自己说。Whether they are republished; auto: what they say.",
    ),
    click.option("--stdin-filename", metavar="NAME", help="“-”读入的内容叫什么。What the standard input is called."),
    click.option(
        "--force-exclude", is_flag=True, help="点名的文件也按忽略规则排除。Ignore rules hold for named files too."
    ),
    click.option(
        "--files-from",
        metavar="FILE",
        help="从文件读路径，“-”是标准输入。Read paths from a file, one a line or NUL-separated.",
    ),
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(0),
        default=0,
        help="用几个进程，0 是自动。How many processes; 0: one a processor.",
    ),
)
LANGUAGE = click.option(
    "--lang",
    type=click.Choice(get_args(Lang)),
    help="提示用中文还是英文。The language of messages (default: config, locale, zh).",
)


def of_documents(command: Command) -> Command:
    """Gives *command* the options of :data:`OF_DOCUMENTS`, before its own."""
    for option in reversed(OF_DOCUMENTS):
        command = option(command)
    return command


class Asked(NamedTuple):
    """Which documents a command is about, as its options said."""

    paths: tuple[str, ...]
    config: str | None
    no_config: bool
    kind: PageKind | None
    republished: str
    stdin_filename: str | None
    force_exclude: bool
    files_from: str | None
    jobs: int


def taken(given: dict[str, Any]) -> Asked:
    """The options of :data:`OF_DOCUMENTS`, taken out of all that were *given*."""
    return Asked(**{name: given.pop(name) for name in Asked._fields})


def workspace(asked: Asked, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Workspace:
    """The workspace that the options ask for; *select* and *ignore* name rules or topics, several with commas.

    Raises RuleError or ConfigError, and click's own for a name that is no rule's.
    """
    from checker import rulebook
    from checker.settings import Settings
    from checker.workspace import Workspace

    book = rulebook.load(rulebook.shipped())
    settings = Settings(
        select=_names("--select", select, book),
        ignore=_names("--ignore", ignore, book),
        kind=asked.kind,
        republished=asked.republished,  # type: ignore[arg-type]  # a choice of three
        rulebook=book,
    )
    return Workspace(settings, config=asked.config, no_config=asked.no_config)


def _names(option: str, given: Iterable[str], book: Rulebook) -> frozenset[str]:
    """The rules and topics that an option names, with commas or several times."""
    known = {rule.id for rule in book.rules} | {rule.topic for rule in book.rules}
    names = {part.strip() for one in given for part in one.split(",")} - {""}
    for name in sorted(names - known):
        raise click.UsageError(f"{option}: {unknown_rule(name, known)}")
    return frozenset(names)


def unknown_rule(name: str, known: Iterable[str]) -> str:
    """That there is no such rule, and which one may be meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1, 0.5)
    hint = f"；是不是“{near[0]}”？ did you mean “{near[0]}”?" if near else ""
    return f"没有规则“{name}” no such rule: “{name}”{hint}"


class Files(NamedTuple):
    """What to read: the files, and the content of those that are not on the disk."""

    found: list[Found]
    given: Mapping[str, bytes]
    folders: Sequence[str]
    """Those that were walked whole."""


def files(asked: Asked, workspace: Workspace) -> Files:
    """The documents that the options name: paths, a list of paths, standard input, or else the current folder.

    Raises FileNotFoundError for a path that does not exist.
    """
    from checker.ignores import Ignores
    from checker.walk import Found, Walk

    paths = [*asked.paths, *(_listed(asked.files_from) if asked.files_from else ())]
    if not paths and not asked.files_from:
        paths = ["."]
    given: dict[str, bytes] = {}
    walk = Walk(workspace.refuse, Ignores(workspace.configs.ignores), asked.force_exclude, workspace.wanted)
    if STDIN not in paths:
        return Files(list(walk.files(paths)), given, [path for path in paths if os.path.isdir(path)])
    if asked.files_from == STDIN:
        raise click.UsageError(
            "标准输入不能既是稿件又是路径列表 standard input cannot be both a document and a list of paths"
        )
    name = asked.stdin_filename or "stdin"
    given[name] = sys.stdin.buffer.read()
    rest = walk.files(path for path in paths if path != STDIN)
    return Files([Found(name, named=True), *rest], given, ())


def _listed(source: str) -> list[str]:
    """The paths in a list: NUL-separated when there is a NUL in it, else one a line."""
    if source == STDIN:
        data = sys.stdin.buffer.read()
    else:
        with open(source, "rb") as file:
            data = file.read()
    parts = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(part) for part in parts if part]


def language(option: Lang | None, configured: Lang | None) -> Lang:
    """The language of messages: the option, the configuration, the locale, Chinese."""
    return option or configured or _of_locale(os.environ)


def _of_locale(environment: Mapping[str, str]) -> Lang:
    """English where the locale is of some other language than Chinese; ``C`` and nothing say nothing.

    >>> [_of_locale({"LANG": lang}) for lang in ("", "C.UTF-8", "zh_TW.UTF-8", "en_GB.UTF-8", "de_DE")]
    ['zh', 'zh', 'zh', 'en', 'en']
    """
    said = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    spoken = said.partition(".")[0].partition("_")[0].lower()
    return "zh" if spoken in {"", "c", "posix", "zh"} else "en"
