"""What somebody does about what a rule finds: mend it, exempt it, accept it for now, or set the rule otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.messages import Message

if TYPE_CHECKING:
    from checker.rulebook import Rule

BOOKKEEPING = "bookkeeping"
"""The topic of what is said of exemptions and footers themselves."""


class Step(NamedTuple):
    """One thing to do, and what to type or to write for it; nothing where it is done by hand."""

    what: Message
    command: str = ""
    """For a shell; *REASON* stands for words of one's own."""
    setting: str = ""
    """For ``.checker.yaml``."""


def steps(rule: Rule) -> Iterator[Step]:
    """What can be done about it, in the order in which one tries it."""
    if rule.fix is None:
        yield Step(Message("steps.by-hand"))
    elif rule.fix.safe:
        yield Step(Message("steps.fix"), f"checker lint --fix --select {rule.id}")
    else:
        yield Step(Message("steps.fix-unsafe"), f"checker lint --diff --unsafe-fixes --select {rule.id}")
    if not rule.by_engine and rule.topic != BOOKKEEPING:
        yield Step(Message("steps.allow"), f"checker allow --add --select {rule.id} --reason REASON")
    yield Step(Message("steps.later"), f"checker baseline create --select {rule.id}")
    if rule.off:
        yield Step(Message("steps.switch-on"), setting=f"use: [{rule.in_packs[0]}]")
    else:
        yield Step(Message("steps.grade"), setting=f"rules: {{{rule.id}: off}}")
