"""What kinds, fields, values, regions and lists are called in both languages, and which values a field can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.messages import Message
from checker.yaml_places import Table, Value, shaped, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import Lang, Words
    from checker.rulebook.operators import Ref


PEOPLE = ("author", "editor")


class Terminology(NamedTuple):
    """The names, by ``icp``, ``icp.link``, ``icp.state=filed``, ``in:footer`` and ``list:outlets``."""

    zh: Mapping[str, str]
    en: Mapping[str, str]
    values: Mapping[str, frozenset[str]]
    """``kind.field`` → its values, for the fields that have only a few."""

    def name(self, key: str, lang: Lang) -> str:
        """The name, or what stands in the rule file where nobody named it."""
        return (self.zh if lang == "zh" else self.en).get(key, key.rpartition(":")[2].rpartition("=")[2])

    def ref(self, ref: Ref, each: Sequence[str], lang: Lang) -> str:
        """A kind of fact, or one of its fields. What ``for each`` visits has been named, so its fields are “its”; so is it, but a
        person and what a Chinese sentence begins with are named again.
        """
        kind = each[0] if ref.kind == "it" else ref.kind
        the = "" if lang == "zh" else "the "
        if not ref.field:
            if ref.inside and (len(each) > 1 or (lang == "en" and kind not in PEOPLE)):
                return "它" if lang == "zh" else "it"
            return the + self.name(kind, lang)
        field = self.name(f"{kind}.{ref.field}", lang).rpartition(".")[2]
        if kind == "today":  # its fields are called in full: “this year”
            return field
        if ref.inside:
            return f"其{field}" if lang == "zh" else f"its {field}"
        owner = self.name(kind, lang)
        return f"{owner}的{field}" if lang == "zh" else f"{the}{field} of the {owner}"


def names(content: Table, kinds: Mapping[str, Words]) -> Terminology:
    """The names of *kinds*, which their own files give, and those of ``vocabulary.yaml`` for all else.

    :raises CheckerError: the file's own error class, at the place of the mistake.
    """
    result = Terminology({}, {}, {})
    content.only(("facts", "regions", "lists"))
    for name, called in kinds.items():
        result.zh[name], result.en[name] = called["zh"], called["en"]  # type: ignore[index]  # still being filled
    for kind, about in shaped(content.need("facts"), Table).items():
        entry = shaped(about, Table).only(("means", "fields", "values"))
        if kind not in kinds:
            _put(result, kind, entry.need("means"))
        elif (means := entry.find("means")) is not None:
            raise means.error(Message("yaml.twice", key=str(kind)))
        for field, wording in entry.inner("fields").items():
            _put(result, f"{kind}.{field}", wording)
        for field, wording in entry.inner("values").items():
            known = shaped(wording, Table)
            result.values[f"{kind}.{field}"] = frozenset(map(str, known))  # type: ignore[index]  # still being filled
            for value, phrase in known.items():
                _put(result, f"{kind}.{field}={value}", phrase)
    for key, prefix in (("regions", "in"), ("lists", "list")):
        for place, wording in shaped(content.need(key), Table).items():
            _put(result, f"{prefix}:{place}", wording)
    return result


def _put(names: Terminology, key: str, wording: Value) -> None:
    both = words(wording)
    names.zh[key] = both["zh"]  # type: ignore[index]
    names.en[key] = both["en"]  # type: ignore[index]
