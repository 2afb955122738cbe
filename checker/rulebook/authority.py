"""What a rule rests on beside its articles: whom they bind, and when somebody last compared the rule with their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.messages import Message
from checker.model import Authority
from checker.yaml_places import Table, Text, Value, choice, shaped, some, text, words

if TYPE_CHECKING:
    from checker.model import Words

BOUND = ("everybody", "mainland sites", "news services", "government sites", "custom")
"""Whom a rule may bind: whoever publishes, sites that serve from the mainland, licensed news services, government sites; or nobody,
for it is custom."""
NEVER = "no"
_DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d")


def authority(table: Table) -> Authority:
    """What ``binds`` and ``checked`` of a rule file say; both may be left out. Raises as the file's own errors do."""
    binds, checked = table.find("binds"), table.find("checked")
    bound = tuple(choice(name, BOUND) for name in some(binds)) if binds is not None else ()
    return Authority(bound, *(_checked(checked) if checked is not None else ("", None)))


def _checked(written: Value) -> tuple[str, Words | None]:
    """``no``, or a table of ``day`` and ``where`` (words)."""
    if isinstance(written, Text):
        return choice(written, (NEVER,)), None
    table = shaped(written, Table).only(("day", "where"))
    day = text(table.need("day"))
    if not _DAY.fullmatch(day):
        raise day.error(Message("config.bad-date", word=str(day)))
    return str(day), words(table.need("where"))
