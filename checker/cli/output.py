"""Where reports go: standard output as it streams, files at once or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TextIO

import click

from checker.cli.commands import Command, WrongCallError
from checker.formats.terminal import seen
from checker.messages import Message

READ_BY_PEOPLE = frozenset({"text", "concise"})
"""Formats that follow the terminal's encoding; every other is UTF-8."""


class Report(Command):
    """A command whose ``-f`` and ``-o`` belong together in pairs, in whatever order they are written."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keeps the pairs for :func:`targets`, which click itself forgets."""
        ctx.meta[_PAIRS] = _pairs(args)
        return super().parse_args(ctx, args)


_PAIRS = "checker.cli.output.pairs"
_OPTION = re.compile(r"(?:--(?P<long>format|output)(?:=(?P<set>.*))?|-(?P<short>[fo])(?P<glued>.+)?)", re.DOTALL)


def _pairs(args: Sequence[str]) -> list[tuple[str, str | None]]:
    """Formats with the file each goes to: an ``-o`` belongs to the ``-f`` before it, or else to the first one after.

    >>> _pairs(["-f", "text", "-f", "json", "-o", "a.json", "page.html"])
    [('text', None), ('json', 'a.json')]
    >>> _pairs(["-oa.json", "--format=json", "-f", "text", "--", "-f"])
    [('json', 'a.json'), ('text', None)]
    """
    pairs: list[tuple[str, str | None]] = []
    early: list[str] = []
    rest = iter(args)
    for argument in rest:
        if argument == "--":
            break
        found = _OPTION.fullmatch(argument)
        if found is None:
            continue
        value = found["set"] if found["set"] is not None else found["glued"]
        value = next(rest, "") if value is None else value
        if (found["long"] or found["short"])[0] == "f":
            pairs.append((value, early.pop(0) if early else None))
        elif pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], value)
        else:
            early.append(value)
    return [*pairs, *(("", name) for name in early)]


def targets(ctx: click.Context, default: str) -> list[tuple[str, str | None]]:
    """Each format asked for and the file it goes to, None for standard output; at most one goes there."""
    pairs = [(name or default, to) for name, to in ctx.meta[_PAIRS]] or [(default, None)]
    if sum(to is None for _, to in pairs) > 1:
        raise WrongCallError(Message("usage.two-formats"))
    written = [to for _, to in pairs if to is not None]
    if len(set(written)) < len(written):
        raise WrongCallError(Message("usage.same-file"))
    return pairs


def put(pieces: Iterable[str], to: str | None, *, utf8: bool, stream: TextIO | None = None) -> None:
    """Write the *pieces* to standard output or *stream* as they come, or to the file *to* when all are there. Raises OSError."""
    if to is not None:
        from pathlib import Path

        from checker.atomic import write

        write(Path(to), "".join(pieces).encode("utf-8", "backslashreplace"))
        return
    stream = sys.stdout if stream is None else stream
    if utf8:
        with suppress(AttributeError, ValueError):  # somebody has put something else in its place
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for piece in pieces:
        stream.write(piece)


def note(text: str) -> None:
    """Say *text* on standard error; what stands in a file's name or a row cannot command the terminal from there."""
    click.echo("\n".join(map(seen, text.split("\n"))), err=True)


def coloured(choice: str, stream: TextIO) -> bool:
    """Whether to colour what goes to *stream*: the option, NO_COLOR, FORCE_COLOR, and whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")
