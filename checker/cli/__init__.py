"""The command line: a group of commands, and the one place where every mistake ends.

Exit status: 0 nothing to complain of, 1 violations, 2 a wrong call, configuration or rule file, or our own fault;
130 after Ctrl-C, 141 when nobody reads our output any more.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, ClassVar, NoReturn

import click

from checker import __version__
from checker.cli import faults
from checker.cli.commands import Group, Option
from checker.cli.language import asked
from checker.cli.options import LANGUAGE_OF_ALL

INTERRUPTED = 130
CLOSED_PIPE = 141
_SELDOM = (20_000, 50, 100)
"""How many new objects let the collector of cycles look at them, and how often at all: what a run makes has hardly any, and looking costs a run its twentieth part."""


class ClosedPipeError(Exception):
    """Nobody reads our output any more. It is no OSError: of those, click makes a plain 1."""


class Commands(Group):
    """The commands, each imported when it is called: ``checker lint`` does not pay for the others."""

    HOMES: ClassVar[Mapping[str, str]] = {
        "lint": "checker.cli.lint",
        "facts": "checker.cli.facts",
        "rules": "checker.cli.rules",
        "baseline": "checker.cli.baseline",
        "allow": "checker.cli.allow",
        "init": "checker.cli.init",
        "audit": "checker.cli.audit",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Their names, the everyday ones first."""
        return list(self.HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's
        """The command of that name: the attribute of the same name in its module."""
        home = self.HOMES.get(cmd_name)
        if home is None:
            return None
        command: click.Command = getattr(import_module(home), cmd_name)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """As click, which answers ``--help`` here."""
        with _told_of_closed_pipe():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """As click, which runs the command here."""
        with _told_of_closed_pipe():
            return super().invoke(ctx)


@contextmanager
def _told_of_closed_pipe() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ClosedPipeError from None


@click.group(cls=Commands, help="help.checker", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker", message="%(prog)s %(version)s", cls=Option, help="help.version")
@LANGUAGE_OF_ALL
def group() -> None:
    """The program itself."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The program ``checker``; *arguments* are those of the process unless given."""
    sys.exit(status(arguments))


def status(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; nothing is raised, whatever happens."""
    gc.set_threshold(*_SELDOM)
    _prepare_streams()
    speech = asked(sys.argv[1:] if arguments is None else arguments)
    try:
        result: Any = group.main(arguments, prog_name="checker", standalone_mode=False, obj=speech)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (BrokenPipeError, ClosedPipeError):
        _silence_streams()
        return CLOSED_PIPE
    except Exception as error:  # noqa: BLE001  the one boundary: whatever went wrong is said in words
        with suppress(BrokenPipeError):
            faults.report(error, speech.lang)
        return 2
    return result if isinstance(result, int) else 0


def _prepare_streams() -> None:
    """A file name that is no Unicode, a terminal that cannot show Chinese, or a stream that is closed must not end the run."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # the caller has closed it; in this order each takes the number of its own
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  for as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # somebody has put something else in its place
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _silence_streams() -> None:
    """Keep the interpreter from complaining about the closed pipe on its way out."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
