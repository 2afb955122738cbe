"""The sentence: from the mappings of a rule file to something that can be judged.

Lines are joined by *and*; ``any of`` and ``not`` are as Kleene has them, so that *does not say* stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.messages import Message
from checker.rulebook.operators import WHERE, WORDS, Clause, Ref, Scene, Verdict, bare
from checker.text.fold import fold
from checker.yaml_places import Items, Table, Text, Value, shaped, some, text, unknown

LIKE_A_SLIP = 0.7
"""So alike, as difflib measures it, are a word and its misspelling: “editr” and “editor” are, “title” and “site” are not."""


class Known(NamedTuple):
    """The names a sentence may use."""

    fields: Mapping[str, frozenset[str]]
    """Kind of fact → its fields."""
    values: Mapping[str, frozenset[str]]
    """``kind.field`` → its values, for the fields that have only a few."""
    lists: frozenset[str]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds. Without parts: yes."""

    parts: tuple[Condition, ...] = ()

    def judge(self, scene: Scene) -> Verdict:
        """No, if one part is no; else unknown, if one is; else yes."""
        verdict: Verdict = True
        for part in self.parts:
            judged = part.judge(scene)
            if judged is False:
                return False
            if judged is None:
                verdict = None
        return verdict


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def judge(self, scene: Scene) -> Verdict:
        """Yes, if one part is yes; else unknown, if one is; else no."""
        verdict: Verdict = False
        for part in self.parts:
            judged = part.judge(scene)
            if judged:
                return True
            if judged is None:
                verdict = None
        return verdict


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def judge(self, scene: Scene) -> Verdict:
        """The opposite; unknown stays unknown."""
        judged = self.part.judge(scene)
        return None if judged is None else not judged


def mentions(condition: Condition, ref: str, value: str) -> bool:
    """Whether a sentence says that *ref* may be *value*."""
    if isinstance(condition, Clause):
        return str(condition.ref) == ref and value in condition.want
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return any(mentions(part, ref, value) for part in parts)


def kinds(condition: Condition) -> frozenset[str]:
    """The kinds of fact that a sentence speaks of."""
    if isinstance(condition, Clause):
        return frozenset((condition.ref.kind,))
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return frozenset[str]().union(*map(kinds, parts))


Condition = All | AnyOf | Not | Clause


def condition(value: Value, each: Sequence[str], known: Known) -> Condition:
    """One part of a sentence. *each* are the kinds that ``for each`` visits, none outside it.

    :raises CheckerError: the rule file's own error class, at the place of the mistake.
    """
    if isinstance(value, Items):
        return _joined([condition(shaped(item, Table), each, known) for item in value], value)
    table = shaped(value, Table)
    return _joined([_line(key, predicate, each, known) for key, predicate in table.items()], value)


def reference(written: Text, each: Sequence[str], known: Known) -> Ref:
    """``kind``, ``kind.field`` or ``it.field``, checked against what is known."""
    kind, _, field = written.partition(".")
    if kind == "it":
        if not each:
            raise written.error(Message("rule.it-alone"))
        kinds: Sequence[str] = each
    elif kind not in known.fields:
        raise _no_fact(written, known)
    elif kind in each and len(each) > 1:
        raise written.error(Message("rule.several-facts", field=field))
    else:
        kinds = (kind,)
    if field and any(field not in known.fields[name] and field != "text" for name in kinds):
        fields = frozenset[str]().union(*(known.fields[name] for name in kinds))
        raise unknown(written, [f"{kind}.{name}" for name in fields], Message("noun.field"))
    return Ref(kind, field, kind == "it" or kind in each)


def _no_fact(written: Text, known: Known) -> Exception:
    """The mistake of asking for a fact that there is none of; a slip of the pen is told, and nothing guessed beyond it."""
    from difflib import get_close_matches  # no mistake, no import

    kind = written.partition(".")[0]
    turned = [name for name in known.fields if sorted(name) == sorted(kind)]
    near = get_close_matches(kind, sorted(known.fields), 1, LIKE_A_SLIP) or turned
    hint = Message("did-you-mean", near=near[0]) if near else Message("rule.known-facts")
    return written.error(Message("yaml.unknown", noun=Message("noun.fact"), word=str(written), hint=hint))


def _joined(parts: list[Condition], value: Value) -> Condition:
    if not parts:
        raise value.error(Message("yaml.empty"))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _line(key: Text, predicate: Value, each: Sequence[str], known: Known) -> Condition:
    if key == "any of":
        parts = [condition(shaped(part, Table), each, known) for part in shaped(predicate, Items)]
        if not parts:
            raise predicate.error(Message("yaml.empty"))
        return AnyOf(tuple(parts))
    if key == "not":
        return Not(condition(predicate, each, known))
    ref = reference(key, each, known)
    line = _clause(ref, predicate, each, known)
    word = WORDS[line.word]
    if word.of_field and not ref.field:
        raise _meant(predicate) or key.error(Message("rule.needs-field", word=line.word, fact=ref.kind))
    if word.of_it and not ref.inside:
        hint = Message("rule.use-present-in") if line.word == "in" else ""
        raise key.error(Message("rule.needs-for-each", word=line.word, hint=hint))
    return line


def _clause(ref: Ref, predicate: Value, each: Sequence[str], known: Known) -> Clause:
    """The line for what is said of *ref*: a word, a word with its complement, or a value."""
    if isinstance(predicate, Table):
        if len(predicate) != 1:
            raise predicate.error(Message("rule.one-word"))
        word, complement = next(iter(predicate.items()))
        if word not in WORDS or WORDS[word].takes in ("nothing", "values"):
            complemented = [name for name, w in WORDS.items() if w.takes not in ("nothing", "values")]
            raise unknown(word, complemented, Message("noun.word"))
        return _complemented(ref, word, complement, each, known)
    if isinstance(predicate, Text) and predicate in WORDS and WORDS[predicate].takes == "nothing":
        return Clause(ref, str(predicate))
    values = some(predicate)
    for value in values:
        if mistake := _meant(value):
            raise mistake
        allowed = known.values.get(str(ref))
        if allowed and value not in allowed:
            raise unknown(value, allowed, Message("noun.value"))
    return Clause(ref, "is", tuple(str(value) for value in values))


def _complemented(ref: Ref, word: Text, complement: Value, each: Sequence[str], known: Known) -> Clause:
    takes = WORDS[word].takes
    if takes == "field":
        return Clause(ref, str(word), other=reference(text(complement), each, known))
    if takes == "texts":
        return Clause(ref, str(word), tuple(map(str, some(complement))))
    if takes == "list" and isinstance(complement, Items):
        entries = tuple(map(str, some(complement)))
        return Clause(
            ref, str(word), entries, entries=frozenset(each for entry in entries for each in (fold(entry), bare(entry)))
        )
    if takes == "list":
        name = text(complement)
        if name not in known.lists:
            raise unknown(name, known.lists, Message("noun.list"))
        return Clause(ref, str(word), (str(name),))
    regions = some(complement)
    for region in regions:
        if region not in WHERE:
            raise unknown(region, WHERE, Message("noun.region"))
    return Clause(ref, str(word), tuple(str(region) for region in regions))


def _meant(predicate: Value) -> Exception | None:
    """The mistake of misspelling a bare word: left alone, it would be a value that never occurs."""
    if not isinstance(predicate, Text):
        return None
    bare_words = [name for name, word in WORDS.items() if word.takes == "nothing"]
    if predicate in bare_words or not any(_near(predicate, name) for name in bare_words):
        return None
    return unknown(predicate, bare_words, Message("noun.word"))


def _near(word: str, other: str) -> bool:
    return abs(len(word) - len(other)) <= 1 and len(set(word) ^ set(other)) <= 1
