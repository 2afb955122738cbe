"""The shapes of configuration values: how each is read, and the schema that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from checker import yaml_places
from checker.config.globs import Globs, globs, pattern
from checker.documents.columns import ROLES
from checker.messages import Message, languages, spoken
from checker.text.fold import fold
from checker.yaml_places import Text, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from checker.model import PageKind

KINDS: tuple[PageKind, ...] = ("page", "article", "template")


class KnownNames(NamedTuple):
    """What may be named in a configuration: the rules and packs of a rulebook."""

    rules: frozenset[str]
    packs: frozenset[str]
    topics: frozenset[str] = frozenset()
    own: Callable[[Sequence[Path]], KnownNames] | None = None
    """The same with the rules that stand in some folders."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is read, and the schema that says the same. ``read`` raises ConfigError at the value's place."""

    read: Callable[[Value, KnownNames], Any]
    schema: Callable[[KnownNames], dict[str, Any]]


class Key(NamedTuple):
    """One key of a mapping."""

    name: str
    shape: Shape
    means: Message
    """What an editor shows beside it."""


def keyed(keys: tuple[Key, ...], required: tuple[str, ...] = ()) -> Shape:
    """A mapping with these keys and no other; what it reads is a dict with ``_`` for the blanks in the names."""
    by_name = {key.name: key for key in keys}

    def read(value: Value, names: KnownNames) -> dict[str, Any]:
        mapping = yaml_places.table(value).only(tuple(by_name))
        for name in required:
            mapping.need(name)
        return {str(key).replace(" ", "_"): by_name[key].shape.read(item, names) for key, item in mapping.items()}

    def schema(names: KnownNames) -> dict[str, Any]:
        properties = {key.name: {**key.shape.schema(names), "description": str(key.means)} for key in keys}
        result: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
        return {**result, "required": list(required)} if required else result

    return Shape(read, schema)


def listed(value: Value) -> tuple[Text, ...]:
    """One scalar or several. A key with nothing after it is an empty list: its items are commented out."""
    return () if isinstance(value, Text) and not value else yaml_places.texts(value)


_SCALAR: dict[str, Any] = {"type": ["string", "number"]}
_SCALARS: dict[str, Any] = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}, {"type": "null"}]}
TEXT = Shape(lambda value, _: yaml_places.text(value), lambda _: _SCALAR)
TEXTS = Shape(lambda value, _: listed(value), lambda _: _SCALARS)


def paths(key: str) -> Shape:
    """A list of patterns."""
    return Shape(lambda value, _: globs(key, listed(value)), lambda _: _SCALARS)


def one_of(*known: str) -> Shape:
    """One of so few words that a mistake is answered with all of them."""

    def read(value: Value, _: KnownNames) -> str:
        word = yaml_places.text(value)
        if word not in known:
            raise word.error(Message("config.one-of", word=str(word), known=known))
        return str(word)

    return Shape(read, lambda _: {"enum": list(known)})


def _read_language(value: Value, _: KnownNames) -> str:
    word = yaml_places.text(value)
    if not spoken(word):
        raise word.error(Message("config.one-of", word=str(word), known=languages()))
    return str(word)


LANGUAGE = Shape(_read_language, lambda _: {"enum": list(languages())})
"""A language that has a catalogue of messages."""


def _host(value: Text) -> str:
    """``https://www.example.com/a`` is what people paste for ``www.example.com``."""
    host = value.strip().lower().rpartition("://")[2].partition("/")[0]
    name = host.partition(":")[0]
    labels = name.split(".")
    if (len(labels) < 2 and name != "localhost") or not all(each.replace("-", "").isalnum() for each in labels):
        raise value.error(Message("config.bad-host", word=str(value)))
    return host


def number(what: str, least: int, most: int, *marks: str) -> Shape:
    """A filing number: *least* to *most* digits in a row, and one of the *marks*, folded; *what* is the message for any other."""

    def read(value: Value, _: KnownNames) -> Text:
        written = yaml_places.text(value)
        folded = fold(written)
        digits = max(map(len, "".join(char if char.isdigit() else " " for char in folded).split()), default=0)
        if not least <= digits <= most or (marks and not any(mark in folded for mark in marks)):
            raise written.error(Message(what, word=str(written), example=Message("init.example-icp")))
        return written

    return Shape(read, lambda _: _SCALAR)


def _read_size(value: Value, _: KnownNames) -> float:
    word = yaml_places.text(value)
    try:
        size = float(word)
    except ValueError:
        size = -1.0
    if not 0 <= size < float("inf"):
        raise word.error(Message("config.bad-size", word=str(word)))
    return size


SIZE = Shape(_read_size, lambda _: {"type": ["number", "string"], "minimum": 0})
"""A number of MiB, 0 for no limit."""


HOSTS = Shape(lambda value, _: tuple(_host(item) for item in listed(value)), lambda _: _SCALARS)


def _read_columns(value: Value, _: KnownNames) -> tuple[tuple[Globs, dict[str, tuple[str, ...]]], ...]:
    return tuple(
        (
            Globs([pattern("columns", key)]).checked(),
            {
                str(role): tuple(map(str, yaml_places.texts(names)))
                for role, names in yaml_places.table(item).only(ROLES).items()
            },
        )
        for key, item in yaml_places.table(value).items()
    )


_BY_ROLE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(ROLES, _SCALARS),
}
COLUMNS_BY_PATH = Shape(_read_columns, lambda _: {"type": ["object", "null"], "additionalProperties": _BY_ROLE})


def _read_kinds(value: Value, _: KnownNames) -> tuple[tuple[Globs, PageKind], ...]:
    return tuple(
        (Globs([pattern("kinds", key)]).checked(), cast("PageKind", yaml_places.choice(item, KINDS)))
        for key, item in yaml_places.table(value).items()
    )


KINDS_BY_PATH = Shape(
    _read_kinds, lambda _: {"type": ["object", "null"], "additionalProperties": {"enum": list(KINDS)}}
)
