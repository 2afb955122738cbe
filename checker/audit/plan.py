"""What an audit set out to do, kept beside what it leaves, so that it can be taken up again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.audit.captures import Unit
from checker.errors import CheckerError
from checker.messages import Message

VERSION = 1


class Plan(NamedTuple):
    """All pieces of work in their batches, and by which rules they are judged."""

    batches: tuple[tuple[Unit, ...], ...]
    stamp: str
    """What stands for the rules and options: with others an audit cannot go on."""
    today: date
    """The day by which rules count, which stays that of the beginning."""

    def text(self) -> str:
        """The plan as it is kept."""
        told = {"version": VERSION, "stamp": self.stamp, "today": self.today.isoformat(), "batches": self.batches}
        return json.dumps(told, ensure_ascii=False) + "\n"

    @property
    def units(self) -> list[Unit]:
        """All pieces, in order."""
        return [unit for batch in self.batches for unit in batch]


def parse(text: str, path: str) -> Plan:
    """The plan that was kept in the file *path*. Raises CheckerError for what is none."""
    try:
        told = json.loads(text)
        batches = tuple(tuple(Unit(*unit) for unit in batch) for batch in told["batches"])
        return Plan(batches, str(told["stamp"]), date.fromisoformat(told["today"]))
    except (ValueError, KeyError, TypeError) as error:
        raise CheckerError(Message("audit.no-plan", path=path)) from error


def agreed(kept: Plan, stamp: str, units: Sequence[Unit], path: str) -> Plan:
    """The plan that is taken up, if it is about the same archives and rules. Raises CheckerError otherwise."""
    if kept.stamp != stamp:
        raise CheckerError(Message("audit.other-rules", path=path))
    if sorted(kept.units) != sorted(units):
        raise CheckerError(Message("audit.other-archives", path=path))
    return kept
