"""What the program says: a message is an id and its values until somebody reads it, and only then has a language.

Each language is one file here, ``zh.json``, ``en.json``: id → text. ``{name}`` stands for a value; an id with ``one`` and
``other`` under it is chosen by the value ``count``. To add a language is to add its file, named as in ``--lang``; what the file
leaves out is said in English. Rules bring their own words (:data:`checker.model.Words`). It is JSON because nearly every run says something, and must
read the file for it: as YAML that took a twelfth of a run over one page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

FIRST = ("zh", "en")
"""The languages in which rules are written: Chinese first, English beside."""
FALLBACK = "en"
_SEPARATOR = "list-separator"

Value: TypeAlias = "str | int | Message | tuple[str | Message, ...]"
Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """Something to say, in no language yet. It pickles, and equal ones are equal."""

    id: str
    values: tuple[tuple[str, Value], ...]
    """What the placeholders stand for: words, numbers, other messages, or a list of words or messages."""

    def __init__(self, id: str, /, **values: Value) -> None:  # noqa: A002  what a catalogue calls it
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", tuple(values.items()))

    def text(self, lang: str) -> str:
        """The message in the language *lang*, or in English where that has no such message. Raises KeyError for no id at all."""
        entry = _catalogue(lang).get(self.id)
        if not isinstance(entry, str | Mapping):
            entry, lang = _catalogue(FALLBACK)[self.id], FALLBACK
        values = dict(self.values)
        try:
            if isinstance(entry, Mapping):
                entry = entry["one" if values.get("count") == 1 and "one" in entry else "other"]
            return entry.format_map({name: _shown(value, lang) for name, value in values.items()})
        except (KeyError, IndexError, ValueError, AttributeError):  # a slip of a translator's costs no message
            if lang == FALLBACK:
                raise
            return self.text(FALLBACK)

    def words(self) -> dict[str, str]:
        """The message as rules carry theirs: in Chinese and English."""
        return {lang: self.text(lang) for lang in FIRST}

    def __str__(self) -> str:
        """Chinese, and English beside it: for whoever does not say in which language."""
        chinese, english = self.words().values()
        return f"{chinese}{english}" if chinese.endswith("。") else f"{chinese} {english}"


def languages() -> tuple[str, ...]:
    """Every language that has a catalogue, Chinese and English first."""
    return (*FIRST, *sorted(_names() - set(FIRST)))


def spoken(lang: str) -> bool:
    """Whether the language has a catalogue."""
    return lang in FIRST or lang in _names()


@cache
def _names() -> frozenset[str]:
    from importlib.resources import files  # slow to import, and asked for a third language only

    names = (entry.name for entry in files(__name__).iterdir())
    return frozenset(name.removesuffix(".json") for name in names if name.endswith(".json"))


@cache
def _catalogue(lang: str) -> Mapping[str, Entry]:
    """Read at the first message in the language: a run that says nothing does not pay for it."""
    import json
    from pkgutil import get_data

    if not spoken(lang):
        return {}
    try:
        found = json.loads(get_data(__name__, f"{lang}.json") or b"")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _shown(value: Value, lang: str) -> str:
    if isinstance(value, Message):
        return value.text(lang)
    if isinstance(value, tuple):
        return Message(_SEPARATOR).text(lang).join(_shown(part, lang) for part in value)
    return str(value)
