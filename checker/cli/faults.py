"""What went wrong, in words: a mistake with its place, or a fault of ours as a block to paste into a report."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from checker import __version__
from checker.crash import Crash, crashed
from checker.errors import CheckerError
from checker.formats.terminal import seen, width, window

COLUMNS = 100


def report(error: Exception) -> None:
    """Say on standard error what happened; never a traceback."""
    if isinstance(error, click.ClickException):
        error.show()
    elif isinstance(error, CheckerError):
        click.echo(mistake(error), err=True)
    elif isinstance(error, FileNotFoundError):
        say(f"路径不存在 no such file or folder: {seen(str(error.filename))}")
    elif isinstance(error, OSError):
        name = f": {seen(str(error.filename))}" if error.filename is not None else ""
        say(f"{error.strerror or error}{name}")
    else:
        click.echo(block(crashed("", error), sys.argv[1:]), err=True)


def say(message: str) -> None:
    """One line on standard error that begins with *error*."""
    click.echo(f"错误 error: {message}", err=True)


def mistake(error: CheckerError) -> str:
    """A mistake in a file of the caller's, shown as violations are: place, message, line and mark."""
    if not error.path:
        return f"错误 error: {error.message}"
    if not error.line:
        return f"{seen(error.path)}: 错误 error: {error.message}"
    head = f"{seen(error.path)}:{error.line}:{error.column}: 错误 error: {error.message}"
    line = _line(error.path, error.line)
    if line is None:
        return head
    shown, start, _ = window(seen(line), error.column - 1, error.column, COLUMNS)
    return f"{head}\n{error.line:>6} | {shown}\n       | {' ' * width(shown[:start])}^"


def _line(path: str, number: int) -> str | None:
    """Line *number* (from 1) of the file, if it can still be read."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    return lines[number - 1] if number <= len(lines) else None


def block(fault: Crash, doing: Sequence[str]) -> str:
    """A fault of ours, short enough to paste: the versions, the call, the document, and where in our code."""
    import platform

    lines = [
        "错误 error: 程序自身的故障，请把下面几行交给维护者 our own fault, please report these lines:",
        f"    checker {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"    checker {' '.join(doing)}",
        *([f"    {fault.path}"] if fault.path else []),
        f"    {fault.error}",
        *(f"      {step}" for step in fault.steps),
    ]
    return "\n".join(map(seen, lines))
