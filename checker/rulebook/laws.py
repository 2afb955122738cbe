"""The texts that rules rest on, and since when: ``laws.yaml`` of a rulebook, read when somebody asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.messages import Message
from checker.rulebook.loader import read
from checker.yaml_places import Items, Table, shaped, text, words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from checker.model import Words
    from checker.rulebook.rule import Rule

FILE = "laws.yaml"
KEYS = ("name", "en", "by", "since", "text")
NAMED = re.compile("《([^》]+)》")
_DAY = re.compile(r"(?:19|20)\d\d(?:-[01]\d(?:-[0-3]\d)?)?")


class Law(NamedTuple):
    """A law, a regulation, a notice or a standard."""

    name: str
    """As ``basis`` has it between 《 and 》."""
    en: str
    by: Words
    """Who issued it, or its number."""
    since: str
    """The day from which the text holds, as ``2017-06-01``, or its month or year; empty where that was not found."""
    text: str
    """The day of its last revision that was read, where it was revised."""


def laws(folder: Traversable) -> dict[str, Law]:
    """The texts by their names, in the order of the file.

    :raises RuleError: at path, line and column of the mistake.
    """
    found = {}
    for item in shaped(read(folder / FILE).only(("laws",)).need("laws"), Items):
        law = _law(shaped(item, Table).only(KEYS))
        found[law.name] = law
    return found


def _law(table: Table) -> Law:
    name, en = (str(text(table.need(key))) for key in ("name", "en"))
    return Law(name, en, words(table.need("by")), _day(table, "since"), _day(table, "text"))


def _day(table: Table, key: str) -> str:
    """The day at a key, its month or its year; empty where the key is left out."""
    if (found := table.find(key)) is None:
        return ""
    written = text(found)
    if not _DAY.fullmatch(written):
        raise written.error(Message("config.bad-date", word=str(written)))
    return str(written)


def resting(rule: Rule, known: dict[str, Law]) -> tuple[Law, ...]:
    """The texts that *rule* rests on, in its own order."""
    named = dict.fromkeys(name for basis in rule.basis for name in NAMED.findall(basis))
    return tuple(known[name] for name in named if name in known)
