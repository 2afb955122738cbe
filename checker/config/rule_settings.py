"""What a configuration demands and forgives: packs, rules, exemptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from checker import yaml_places
from checker.config.globs import Globs, PathPattern
from checker.config.validators import TEXT, Key, KnownNames, Shape, keyed, listed, paths
from checker.messages import Message
from checker.model import SEVERITIES
from checker.yaml_places import Items, Table, Text, Value

if TYPE_CHECKING:
    from checker.model import Severity

Level = Literal["error", "warning", "advice", "off", "on"]
"""A severity; ``off``; or ``on``, which is a rule's own severity."""


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a configuration says of one rule."""

    level: Level
    paths: Globs | None
    """Where the level holds; None for everywhere. Elsewhere the rule is off, or as if nothing were said where the level is ``off``."""


@dataclass(frozen=True, slots=True)
class Allow:
    """An exemption that stands in the configuration."""

    rule: str
    reason: str
    until: date | None
    paths: Globs | None
    """Where it holds; None for everywhere."""
    where: PathPattern
    """The entry itself, for reports of unused ones."""


def _read_packs(value: Value, names: KnownNames) -> tuple[str, ...]:
    return tuple(_known(item, names.packs, Message("noun.pack")) for item in listed(value))


def _pack_schema(names: KnownNames) -> dict[str, Any]:
    entry = {"enum": sorted(names.packs)}
    return {"anyOf": [entry, {"type": "array", "items": entry}, {"type": "null"}]}


PACKS = Shape(_read_packs, _pack_schema)


def _known(word: Text, known: frozenset[str], noun: Message) -> str:
    if word not in known:
        raise yaml_places.unknown(word, known, noun)
    return str(word)


def level(value: Value) -> Level:
    """A severity, or one of the many ways to write *off* and *on*."""
    word = yaml_places.text(value)
    if word.lower() in yaml_places.NO:
        return "off"
    if word.lower() in yaml_places.YES:
        return "on"
    return cast("Severity", yaml_places.choice(word, (*SEVERITIES, "off", "on")))


_LEVEL: dict[str, Any] = {"enum": [*reversed(SEVERITIES), "off", "on", False, True]}
_RULE = keyed(
    (
        Key("severity", Shape(lambda value, _: level(value), lambda _: _LEVEL), Message("key.rules.severity")),
        Key("paths", paths("rules"), Message("key.rules.paths")),
    )
)


def _read_rules(value: Value, names: KnownNames) -> dict[str, RuleSetting]:
    settings = {}
    for key, item in yaml_places.table(value).items():
        rule = _known(key, names.rules | names.topics, Message("noun.rule"))
        if isinstance(item, Table):
            values = _RULE.read(item, names)
            settings[rule] = RuleSetting(values.get("severity", "on"), values.get("paths"))
        else:
            settings[rule] = RuleSetting(level(item), None)
    return settings


def _rules_schema(names: KnownNames) -> dict[str, Any]:
    entry = {"anyOf": [_LEVEL, _RULE.schema(names)]}
    return {
        "type": ["object", "null"],
        "propertyNames": {"enum": sorted(names.rules | names.topics)},
        "additionalProperties": entry,
    }


RULES = Shape(_read_rules, _rules_schema)


def _date(value: Value) -> date:
    word = yaml_places.text(value)
    try:
        return date.fromisoformat(word.strip())
    except ValueError:
        raise word.error(Message("config.bad-date", word=str(word))) from None


_RULE_ID = Shape(
    lambda value, names: _known(yaml_places.text(value), names.rules, Message("noun.rule")),
    lambda names: {"enum": sorted(names.rules)},
)
_ALLOW = keyed(
    (
        Key("rule", _RULE_ID, Message("key.allow.rule")),
        Key("paths", paths("allow"), Message("key.allow.paths")),
        Key("reason", TEXT, Message("key.allow.reason")),
        Key(
            "until",
            Shape(lambda value, _: _date(value), lambda _: {"type": "string", "format": "date"}),
            Message("key.allow.until"),
        ),
    ),
    required=("rule", "reason"),
)


def _read_allow(value: Value, names: KnownNames) -> tuple[Allow, ...]:
    if isinstance(value, Text) and not value:
        return ()
    return tuple(_one_allow(item, names) for item in yaml_places.shaped(value, Items))


def _one_allow(value: Value, names: KnownNames) -> Allow:
    mapping = yaml_places.shaped(value, Table)
    values = _ALLOW.read(mapping, names)
    where = PathPattern("allow", values["rule"], mapping.origin.path, mapping.line, mapping.column)
    return Allow(values["rule"], str(values["reason"]), values.get("until"), values.get("paths"), where)


ALLOW = Shape(_read_allow, lambda names: {"type": ["array", "null"], "items": _ALLOW.schema(names)})
