"""Commands and options whose help and mistakes have a language: click's, with what they say looked up when it is shown.

The ``help`` of a command or an option is the id of a message.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

import click

from checker.cli.language import of_context
from checker.messages import Message, languages

Function = TypeVar("Function", bound=Callable[..., Any])

WIDE: dict[str, Any] = {"max_content_width": 120}
"""The settings of a command with long help."""


class WrongCallError(click.UsageError):
    """The program was called in a way that cannot be meant."""

    def __init__(self, wording: Message, ctx: click.Context | None = None) -> None:
        super().__init__(wording.id, ctx)
        self.wording = wording


class Option(click.Option):
    """An option; its ``help`` is the id of a message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names, and what it is for."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        text = Message(self.help, languages=languages()).text(of_context(ctx))
        return record[0], record[1].replace(self.help, text, 1)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """As :func:`click.option`, with the id of a message as ``help``."""
    return click.option(*names, cls=Option, **settings)


class Command(click.Command):
    """A command; its ``help`` is the id of a message."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click; what is too much is refused in our words."""
        strict, ctx.allow_extra_args = not ctx.allow_extra_args, True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if strict and rest and not ctx.resilient_parsing:
            raise WrongCallError(Message("usage.extra", words=tuple(map(str, rest))), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how it is called."""
        prefix = Message("usage").text(of_context(ctx))
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(Message(self.help or "").text(of_context(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, a line each."""
        options = [param for param in self.params if isinstance(param, click.Option)]
        helping = self.get_help_option(ctx)
        if helping is not None:
            helping.help = Message("help.help").text(of_context(ctx))
            options.append(helping)
        records = [param.get_help_record(ctx) for param in options]
        _section(formatter, Message("help.options").text(of_context(ctx)), [record for record in records if record])


class Group(Command, click.Group):
    """A group of commands; its ``help`` is the id of a message."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click: what follows its options is a command's."""
        return click.Group.parse_args(self, ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options, and its commands with the first line of what they do."""
        super().format_options(ctx, formatter)
        lang = of_context(ctx)
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        lines = [
            (name, Message(command.help or "").text(lang).partition("\n")[0]) for name, command in commands if command
        ]
        _section(formatter, Message("help.commands").text(lang), lines)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click; a command that there is not is refused in our words."""
        name = str(args[0])
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise WrongCallError(Message("usage.no-command", name=name, hint=hint(name, self.list_commands(ctx))), ctx)
        return super().resolve_command(ctx, args)


def _section(formatter: click.HelpFormatter, title: str, lines: list[tuple[str, str]]) -> None:
    """As click's own, without a colon of its own."""
    formatter.write_paragraph()
    formatter.write(f"{title}\n")
    with formatter.indentation():
        formatter.write_dl(lines)


def hint(name: str, known: Collection[str]) -> Message | str:
    """Which of the *known* names may be meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), 1, 0.5)
    return Message("did-you-mean", near=near[0]) if near else ""


def wording(error: click.ClickException) -> Message:
    """What is wrong with a call, as a message of ours wherever click's own can be told."""
    if isinstance(error, WrongCallError):
        return error.wording
    if isinstance(error, click.NoSuchOption):
        names = [name for param in _params(error) for name in param.opts]
        return Message("usage.no-option", name=error.option_name, hint=hint(error.option_name, names))
    if isinstance(error, click.BadOptionUsage):
        flags = [name for param in _params(error) if getattr(param, "is_flag", False) for name in param.opts]
        return Message("usage.no-value" if error.option_name in flags else "usage.needs-value", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return Message("usage.missing", name=error.param.human_readable_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error.param) or Message("usage.other", text=error.format_message())
    return Message("usage.other", text=error.format_message())


def _bad_value(param: click.Parameter) -> Message | None:
    name = max(param.opts, key=len)
    if isinstance(param.type, click.Choice):
        return Message("usage.choice", name=name, choices=tuple(map(str, param.type.choices)))
    if isinstance(param.type, click.IntRange):
        return Message("usage.number", name=name, least=int(param.type.min or 0))
    return None


def _params(error: click.UsageError) -> Iterator[click.Parameter]:
    if error.ctx is not None:
        yield from error.ctx.command.get_params(error.ctx)
