"""What a shell may complete that click does not know: the names of rules and topics, several with commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

    from checker.rulebook import Rule


def _rules() -> tuple[Rule, ...]:
    from checker import rulebook

    return rulebook.load(rulebook.shipped()).rules


def rules(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The rules whose names begin so, each with its title."""
    return [CompletionItem(rule.id, help=rule.title["zh"]) for rule in _rules() if rule.id.startswith(begun)]


def rules_and_topics(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """The rules and topics that may follow the last comma, after what stands before it."""
    before, comma, last = begun.rpartition(",")
    return list(_named(before + comma, last))


def _named(before: str, last: str) -> Iterator[CompletionItem]:
    known = _rules()
    for topic in sorted({rule.topic for rule in known}):
        if topic.startswith(last):
            yield CompletionItem(before + topic)
    for rule in known:
        if rule.id.startswith(last):
            yield CompletionItem(before + rule.id, help=rule.title["zh"])
