"""What is known about recognising: the kinds of facts, their labels, phrases, fields, marks and lists, as ``rules/facts`` gives them.

All of it is data; a pattern is compiled when it is first needed, and a mistake in a file has its place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import RuleError
from checker.messages import Message
from checker.model import Evidence, Words
from checker.named_patterns import Mark, Parts, lists
from checker.shipped import shipped
from checker.text.fold import fold
from checker.text.scan import Scanner
from checker.yaml_places import Items, Table, Text, Value, choice, flag, read, shaped, table, text, texts, words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import regex


KEYS = tuple("fact,means,for rules only,fields,promised,value,labels,last,bare,phrases,beside,lists,marks".split(","))
"""Of a file about one kind of fact."""
SHARED = ("values", "other labels", "lists", "marks")
"""Of a file about none: what several kinds are made of."""

_PHRASE = ("cue", "anchors", "within", "rank", "needs", "evidence", "reach", "pattern", "set")
_WITHIN = ("anywhere", "head", "body", "article", "lede", "tail", "footer")
_RANKS = ("", "last")
_NEEDS = ("", "outlet", "link", "list", "heading", "last line", "another")
_EVIDENCE = ("stated", "inferred")


@dataclass(frozen=True, eq=False)
class ValueKind:
    """What values of one kind are like: how they begin, end, are split, stripped and refused. All patterns are for folded text."""

    name: str
    field: str
    """The field of the fact that holds one."""
    shortest: int
    longest: int
    """How many characters one has."""
    begins: Mark
    """What stands before a value or a name in it and is no part of it, again and again: 微信公众号, 本报记者."""
    whole: Mark
    """What is one name, although it could be split or ended: 北 山 晚 报."""
    ends: Mark
    """What no value reaches over."""
    splits: Mark
    """What stands between two names."""
    drops: Mark
    """What stands behind a name and is no part of it: 等媒体."""
    skips: Mark
    """What stands among names and is none; the next may still be one: 本报记者."""
    refuses: Mark
    """What is no name at all: the list ends before it."""
    follows: Mark
    """What every name after the first is like: the list ends before anything else."""


_VALUE = ("field", "shortest", "longest", "begins", "whole", "ends", "splits", "drops", "skips", "refuses", "follows")
_NEVER = "(?!)"


class Label(NamedTuple):
    """A label of a field, folded: which fact it begins, what kind of value follows, and whether it may stand without a separator."""

    word: str
    kind: str
    value: str
    bare: bool = False
    last: bool = False
    """Whether it speaks only where all else is silent, and where it stands once."""


_LINES = 5
"""A phrase takes up no more lines below its anchor."""


def _lines_below(text: str, at: int, limit: int) -> int:
    """Where the lines end that a phrase may take from *at* on, or *limit*."""
    for _ in range(_LINES):
        at = text.find("\n", at, limit) + 1
        if not at:
            return limit
    return at


@dataclass(frozen=True, eq=False)
class Phrase:
    """A pattern around an anchor."""

    kind: str
    cue: str
    anchors: tuple[str, ...]
    """Folded."""
    within: str
    """The region where the anchor must stand."""
    last: bool
    """Whether it speaks only where labels and other phrases are silent."""
    needs: str
    """What else must be so: ``outlet`` (the name is one), ``link`` (it is one, or a title), ``heading`` (it stands in the article's first lines), ``last line`` (only credits and notices come after it), or nothing."""
    evidence: Evidence
    """What its facts rest on."""
    before: int
    """How many characters before the anchor the pattern sees."""
    after: int
    """How many characters after the anchor the pattern sees."""
    mark: Mark
    fixed: Mapping[str, str]
    """Fields that the phrase states whatever it says."""

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled on first use."""
        return self.mark.pattern

    def around(self, folded: str, start: int, end: int, timeout: float) -> regex.Match[str] | None:
        """The match that takes in the anchor from *start* to *end*, if there is one. Raises TimeoutError after *timeout* seconds."""
        low, high = max(0, start - self.before), _lines_below(folded, end, min(len(folded), end + self.after))
        for match in self.pattern.finditer(folded, low, high, timeout=timeout):
            if match.start() > start:
                return None
            if match.end() > start:
                return match
        return None


def _values_in(content: Table, parts: Parts) -> Iterator[tuple[str, ValueKind]]:
    """The kinds of values that a file declares, by their names."""
    for name, about in content.inner("values").items():
        row = shaped(about, Table).only(_VALUE)
        patterns = {
            key: parts.mark(f"{name} {key}", text(row.need(key)))
            if key in row
            else Mark(f"{name} {key}", ".*" if key == "follows" else _NEVER)
            for key in _VALUE[3:]
        }
        shortest, longest = _number(row.find("shortest"), 1), _number(row.find("longest"), 400)
        yield str(name), ValueKind(str(name), str(text(row.need("field"))), shortest, longest, **patterns)


def _number(value: Value | None, otherwise: int) -> int:
    """A number of characters."""
    if value is None:
        return otherwise
    if not (number := text(value)).isascii() or not number.isdigit():
        raise value.error(Message("fact.number"))
    return int(number)


def _labels_in(kind: str, content: Table, values: Collection[str]) -> Iterator[tuple[str, Label]]:
    """The labels that begin a fact of this kind, each by its folded word.

    :raises RuleError: at a kind of value that nobody declared.
    """
    bare, last = (frozenset(fold(word) for word in _listed(content.find(key))) for key in ("bare", "last"))
    for value, listed in content.inner("labels").items():
        choice(value, values)
        for word in (fold(word) for entry in _listed(listed) for word in spelt(entry)):
            yield word, Label(word, kind, str(value), word in bare, word in last)


def spelt(entry: str) -> Iterator[str]:
    """Every word that an entry of a list stands for: (英文|)原文 is 英文原文 and 原文."""
    if "(" not in entry and ")" not in entry:
        return iter(entry.split("|"))
    return map("".join, itertools.product(*(part.split("|") for part in re.split(r"[()]", entry))))


def _phrases_in(kind: str, content: Table, parts: Parts) -> Iterator[Phrase]:
    """The phrases that state a fact of this kind.

    :raises RuleError: at a key, region, rank or need that nobody knows.
    """
    found = content.find("phrases")
    for item in shaped(found, Items) if found else ():
        row = shaped(item, Table).only(_PHRASE)
        before, after = _reach(row.need("reach"))
        cue = str(shaped(row.need("cue"), Text))
        yield Phrase(
            kind=kind,
            cue=cue,
            anchors=tuple(fold(word) for word in texts(row.need("anchors"))),
            within=_one_of(row, "within", _WITHIN) or "anywhere",
            last=_one_of(row, "rank", _RANKS) == "last",
            needs=_one_of(row, "needs", _NEEDS),
            evidence=_one_of(row, "evidence", _EVIDENCE) or "stated",  # type: ignore[arg-type]  # one of the two
            before=before,
            after=after,
            mark=parts.mark(cue, text(row.need("pattern"))),
            fixed={str(key): str(value) for key, value in row.inner("set").items()},
        )


def _beside_in(content: Table) -> Mapping[str, frozenset[str]]:
    """Origin (meta, front matter, column) → the names of the fields that state the fact there, lower case."""
    return {
        str(origin): frozenset(str(word).lower() for word in _listed(names))
        for origin, names in content.inner("beside").items()
    }


def _reach(value: Value) -> tuple[int, int]:
    """How many characters before and after its anchor a pattern sees."""
    numbers = texts(value)
    if len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        raise value.error(Message("fact.reach"))
    return int(numbers[0]), int(numbers[1])


def _one_of(row: Table, key: str, known: tuple[str, ...]) -> str:
    """The value of a key that knows few values; empty where it is left out."""
    value = row.find(key)
    return choice(value, known) if value is not None else ""


def _listed(value: Value | None) -> tuple[Text, ...]:
    """A list of scalars that may be left out or empty."""
    return texts(value) if value else ()


SUPPLIED: Mapping[str, frozenset[str]] = {
    "document": frozenset(
        "kind,format,republished,republished_evidence,footer,wrapped,can link,original linked,owes source,owes notice,owes number,mainland,asked,given up".split(
            ","
        )
    ),
    "encoding": frozenset(("declared", "used", "damaged")),
    "site": frozenset(("name", "owner", "hosts", "icp", "icp-number", "police", "approved")),
    "noise": frozenset(("count",)),
}
"""The kinds that the engine supplies, with their fields."""


@dataclass(frozen=True, eq=False)
class Kinds:
    """All that is known about recognising facts."""

    means: Mapping[str, Words]
    """What the kinds of the fact files are called; :mod:`checker.rulebook.terminology` names all others."""
    quiet: frozenset[str]
    """Kinds that only rules ask for, and nobody is shown: those that the engine supplies, and what gives reason to ask."""
    fields: Mapping[str, frozenset[str]]
    """What rules may ask of each kind."""
    promised: Mapping[str, tuple[str, ...]]
    """What programs may rely on, in this order; all there is where a kind promises nothing."""
    labels: Mapping[str, Label]
    phrases: tuple[Phrase, ...]
    beside: Mapping[str, Mapping[str, frozenset[str]]]
    """Kind → origin (meta, front matter, column) → names of fields that state it."""
    values: Mapping[str, ValueKind]
    value_of: Mapping[str, ValueKind]
    """Kind of fact → the kind of value that its phrases and fields give, for those that have one."""
    lists: Mapping[str, frozenset[str]]
    """Folded entries by the name of the list."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @cached_property
    def label_scanner(self) -> Scanner:
        """Finds every label; a word of two characters may be spaced out to the width of four."""
        return Scanner(self.labels, spaced=True)

    def label(self, found: str) -> Label:
        """The label that the scanner found, spelt as it stands."""
        return self.labels.get(found) or self.labels[found.replace(" ", "")]

    @cached_property
    def anchored(self) -> Mapping[str, tuple[tuple[int, int, Phrase], ...]]:
        """Anchor → the phrases whose anchors stand in it, with where those begin and end: one scan finds the longest of all alone."""
        own: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            for anchor in phrase.anchors:
                own.setdefault(anchor, []).append(phrase)
        return {
            whole: tuple(
                (start, end, phrase)
                for start in range(len(whole))
                for end in range(start + 1, len(whole) + 1)
                for phrase in own.get(whole[start:end], ())
            )
            for whole in own
        }

    @cached_property
    def phrase_scanner(self) -> Scanner:
        """Finds every anchor."""
        return Scanner(self.anchored)

    def mark(self, name: str) -> regex.Pattern[str]:
        """A mark's pattern, for folded text; compiled once.

        :raises RuleError: where the mark is malformed.
        """
        return self.marks[name].pattern


@cache
def shipped_kinds() -> Kinds:
    """Those that came with the program."""
    return load(shipped() / "facts", dict(lists(shipped())))


def load(folder: Traversable, named: Mapping[str, frozenset[str]]) -> Kinds:
    """Read every file in *folder*; ``{name}`` in a pattern is a mark or a list, of any of them or of *named*.

    A file is about one kind of fact, or holds what several are made of; nothing in it is passed over.

    :raises RuleError: at the line and column of a mistake.
    """
    tables = _tables(folder)
    parts = Parts(named)
    for content in tables:
        parts.add(content)
    values = {name: value for content in tables for name, value in _values_in(content, parts)}
    others = [fold(word) for content in tables for word in _listed(content.find("other labels"))]
    labels = {word: Label(word, "", "other") for word in others}
    facts = {str(shaped(content.need("fact"), Text)): content for content in tables if "fact" in content}
    fields = dict(SUPPLIED)
    for kind, content in facts.items():
        fields[kind] = frozenset((*map(str, texts(content.need("fields"))), "evidence"))
    for kind, content in facts.items():
        labels.update(_labels_in(kind, content, values))
    return Kinds(
        means={kind: words(content.need("means")) for kind, content in facts.items()},
        quiet=frozenset({*SUPPLIED, *(kind for kind, content in facts.items() if _is_quiet(content))}),
        fields=fields,
        promised={
            kind: tuple(choice(name, fields[kind]) for name in texts(listed))
            for kind, content in facts.items()
            if (listed := content.find("promised"))
        },
        labels=labels,
        phrases=tuple(each for kind, content in facts.items() for each in _phrases_in(kind, content, parts)),
        beside={kind: _beside_in(content) for kind, content in facts.items()},
        values=values,
        value_of={
            kind: values[choice(value, values)] for kind, content in facts.items() if (value := content.find("value"))
        },
        lists=parts.lists,
        marks=parts.marks(),
    )


def _is_quiet(content: Table) -> bool:
    only = content.find("for rules only")
    return only is not None and flag(only)


def _tables(folder: Traversable) -> list[Table]:
    """The files of *folder* by name, without a key that nobody reads."""
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    tables = [table(read(entry.read_text("utf-8"), f"facts/{entry.name}", RuleError)) for entry in found]
    return [content.only(KEYS if "fact" in content else SHARED) for content in tables]
