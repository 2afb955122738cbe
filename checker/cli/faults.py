"""What went wrong, in words: a mistake with its place, or a fault of ours as a block to paste into a report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from checker import __version__
from checker.cli.commands import wording
from checker.cli.output import note
from checker.crash import Crash, crashed
from checker.disk import content
from checker.errors import CheckerError, why
from checker.formats.terminal import width, window
from checker.messages import Message
from checker.model import Lang

COLUMNS = 100


def report(error: Exception, lang: Lang) -> None:
    """Say on standard error what happened, in the language *lang*; never a traceback."""
    if isinstance(error, click.ClickException):
        _usage(error, lang)
    elif isinstance(error, CheckerError):
        note(mistake(error, lang))
    elif isinstance(error, FileNotFoundError) and error.filename is not None:
        say(Message("not-found", path=str(error.filename)), lang)
    elif isinstance(error, OSError) and error.filename is not None:
        say(Message("of-path", path=str(error.filename), reason=why(error)), lang)
    elif isinstance(error, OSError):
        say(why(error), lang)
    else:
        note(block(crashed("", error), sys.argv[1:], lang))


def say(message: Message, lang: Lang) -> None:
    """One line on standard error that begins with *error*."""
    note(_error(message, lang))


def _error(message: Message, lang: Lang) -> str:
    return Message("error", text=message).text(lang)


def _usage(error: click.ClickException, lang: Lang) -> None:
    """How the command is called, where its help is, and what was wrong."""
    ctx = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":  # newer versions of click have it: its text is the help
        error.show()
        return
    if ctx is not None:
        note(ctx.get_usage())
        note(Message("usage.hint", command=ctx.command_path).text(lang) + "\n")
    say(wording(error), lang)


def mistake(error: CheckerError, lang: Lang) -> str:
    """A mistake in a file of the caller's, shown as violations are: place, message, line and mark."""
    text = _error(error.message, lang)
    if not error.path:
        return text
    if not error.line:
        return f"{error.path}: {text}"
    head = f"{error.path}:{error.line}:{error.column}: {text}"
    line = _line(error.path, error.line)
    if line is None:
        return head
    shown, start, _ = window(line, error.column - 1, error.column, COLUMNS)
    return f"{head}\n{error.line:>6} | {shown}\n       | {' ' * width(shown[:start])}^"


def mistakes(errors: Iterable[CheckerError], lang: Lang) -> None:
    """Say on standard error all that is wrong in the rule files of a site's own."""
    for error in errors:
        click.echo(mistake(error, lang), err=True)


def _line(path: str, number: int) -> str | None:
    """Line *number* (from 1) of the file, if it can still be read."""
    try:
        lines = content(path).decode("utf-8-sig", "replace").splitlines()
    except (OSError, ValueError):
        return None
    return lines[number - 1] if number <= len(lines) else None


def block(fault: Crash, doing: Sequence[str], lang: Lang) -> str:
    """A fault of ours, short enough to paste: the versions, the call, the document, and where in our code."""
    import platform

    lines = [
        _error(Message("crash"), lang),
        f"    checker {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"    checker {' '.join(doing)}",
        *([f"    {fault.path}"] if fault.path else []),
        f"    {fault.error}",
        *(f"      {step}" for step in fault.steps),
    ]
    return "\n".join(lines)
