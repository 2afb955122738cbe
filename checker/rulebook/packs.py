"""Packs: chosen subsets of the rules, at chosen severities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.errors import RuleError
from checker.messages import Message
from checker.model import SEVERITIES
from checker.rulebook.loader import entries, read
from checker.yaml_places import Table, choice, flag, text, unknown, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

    from checker.model import Words
    from checker.rulebook.rule import Rule

Grade = Literal["error", "warning", "advice", "off", "on"]
"""A severity; not at all; or the rule's own severity."""


class Pack(NamedTuple):
    """Which rules a pack switches on or off, and at which severity."""

    id: str
    title: Words
    grades: Mapping[str, Grade]
    asks: bool = False
    """Whether every article is to say where it comes from, and not only where there is another reason to ask."""


def packs(
    folders: Iterable[Traversable], rules: Iterable[Rule], shipped: Mapping[str, Pack] | None = None
) -> dict[str, Pack]:
    """The packs of all folders, each with the off rules that name it and the grades of its own file.

    Those that are *shipped* are known beside them, and get the rules that name them.

    :raises RuleError: at a rule that does not exist, or at a rule that names a pack which does not exist.
    """
    by_id = {rule.id: rule for rule in rules}
    found = dict(shipped or {})
    for folder in folders:
        for file in entries(folder / "packs"):
            if file.name.endswith(".yaml"):
                pack = _pack(read(file), by_id)
                found[pack.id] = pack
    for rule in by_id.values():
        for name in rule.in_packs:
            if name not in found:
                message = Message("rule.no-pack", pack=name, packs=tuple(found))
                raise RuleError(message, path=rule.path, line=rule.line, column=rule.column)
            if shipped and name in shipped and rule.id not in found[name].grades:
                found[name] = found[name]._replace(grades={**found[name].grades, rule.id: rule.severity})
    return found


def _pack(content: Table, rules: Mapping[str, Rule]) -> Pack:
    content.only(("id", "title", "asks for sources", "rules"))
    name = str(text(content.need("id")))
    grades: dict[str, Grade] = {rule.id: rule.severity for rule in rules.values() if name in rule.in_packs}
    for rule, grade in content.inner("rules").items():
        if rule not in rules:
            raise unknown(rule, rules, Message("noun.rule"))
        grades[str(rule)] = choice(grade, (*SEVERITIES, "off", "on"))  # type: ignore[assignment]
    asks = content.find("asks for sources")
    return Pack(name, words(content.need("title")), grades, asks is not None and flag(asks))
