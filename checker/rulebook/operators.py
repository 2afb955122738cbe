"""The words of the sentence: what may be said of a fact, how it is judged, how it is said aloud.

Adding a word is one function and two templates here. A judgement is yes, no, or None: *the page does not say*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

from checker.model import Fact, Facts
from checker.text.fold import fold

Found = TypeVar("Found")
Verdict = bool | None
"""Yes, no, or the page does not say."""

WHERE = ("head", "article", "lede", "tail", "body", "footer", "front matter", "meta", "column")
"""Where a fact may stand: the regions of a document, and the two kinds of fields beside its text."""

MOST = 200
"""Values of one region that are compared with those of another; a page that names more sources is a list of articles."""
_RIVALS = 2
"""So many names may contradict each other."""
_APART = 60
"""Between what stands at the head of a short text and at its end lie so many characters of its source."""
_WORD = re.compile(r"\w+")
QUOTES = "\"'《》〈〉「」『』“”‘’"


class Ref(NamedTuple):
    """What a line speaks of: a kind of fact, or one field of it."""

    kind: str
    field: str
    inside: bool
    """Whether it means the very fact that ``for each`` is visiting."""

    def __str__(self) -> str:
        return f"{self.kind}.{self.field}" if self.field else self.kind


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence is judged against."""

    facts: Facts
    lists: Mapping[str, frozenset[str]]
    it: Fact | None = None
    """The fact that ``for each`` is visiting."""
    these: Sequence[Fact] = ()
    """All facts that it visits, in the order of the page."""
    known: dict[Clause, Any] = field(default_factory=dict, compare=False, repr=False)
    """What has been found out for one of these facts and holds for all of them."""

    def values(self, ref: Ref) -> list[str]:
        """What the page says there; nothing where it does not."""
        facts = (self.it,) if ref.inside and self.it else self.facts.get(ref.kind, ())
        return [value for fact in facts if (value := field_of(fact, ref.field))]


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a sentence: of what, which word, and the word's complement."""

    ref: Ref
    word: str
    want: tuple[str, ...] = ()
    """Values, regions, the name of a list or its entries."""
    other: Ref | None = None
    entries: frozenset[str] = frozenset()
    """The folded entries of a list that is written in its place."""

    def judge(self, scene: Scene) -> Verdict:
        """The verdict on the fact being visited, or else on the page: is there at least one such fact?"""
        word = WORDS[self.word]
        if self.ref.inside:
            return word.judge(scene, self, scene.it) if scene.it else None
        facts = scene.facts.get(self.ref.kind, ())
        if word.together:
            return word.together(scene, self, facts)
        verdicts = [word.judge(scene, self, fact) for fact in facts]
        if True in verdicts:
            return True
        return False if word.decided or False in verdicts else None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the vocabulary."""

    judge: Callable[[Scene, Clause, Fact], Verdict]
    zh: str
    zh_denied: str
    en: str
    en_denied: str
    """How it is said, and how its opposite is: ``{x}`` what it is said of, ``{v}`` its complement, ``{of}`` and ``{f}`` the fact and
    the field that ``{x}`` is made of."""
    takes: Literal["nothing", "values", "texts", "regions", "list", "field"] = "nothing"
    decided: bool = True
    """Outside ``for each``, whether having no such thing is a plain no (it is not for comparisons)."""
    together: Callable[[Scene, Clause, Sequence[Fact]], Verdict] | None = None
    """The verdict on the page, where it is not simply one on at least one fact."""
    of_field: bool = False
    """Whether it can be said of a field only."""
    of_it: bool = False
    """Whether it can be said only of the fact that ``for each`` visits."""


def field_of(fact: Fact, field: str) -> str:
    """What a fact says in one field; its own words for ``text`` and for no field at all, and what it rests on for ``evidence``."""
    if field == "evidence":
        return fact.evidence
    return fact.text if field in ("", "text") and field not in fact.fields else fact.fields.get(field, "")


def bare(value: str) -> str:
    """A value for comparing: folded, without spaces and quotation marks."""
    return "".join(mark for mark in fold(value) if not mark.isspace() and mark not in QUOTES)


def _present(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    return not line.ref.field or bool(field_of(fact, line.ref.field))


def _absent(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    return bool(line.ref.field) and not field_of(fact, line.ref.field)


def _none_present(scene: Scene, line: Clause, facts: Sequence[Fact]) -> Verdict:
    return not any(_present(scene, line, fact) for fact in facts)


def _within(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    return any(region in line.want for region in fact.regions) and bool(field_of(fact, line.ref.field))


def _equals(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    value = field_of(fact, line.ref.field)
    return value in line.want if value else None


def _contains(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    value = bare(field_of(fact, line.ref.field))
    return any(bare(part) in value for part in line.want) if value else None


def _begins_with(_scene: Scene, line: Clause, fact: Fact) -> Verdict:
    value = bare(field_of(fact, line.ref.field))
    return value.startswith(tuple(map(bare, line.want))) if value else None


def _listed(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    value, listed = field_of(fact, line.ref.field), line.entries or scene.lists.get(line.want[0])
    if not value or listed is None:
        return None
    return fold(value) in listed or bare(value) in listed


def _same(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    mine = field_of(fact, line.ref.field)
    others = _once(scene, line, lambda: frozenset(map(bare, _others(scene, line))))
    return bare(mine) in others if mine and others else None


def _part_of(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    mine = _words(field_of(fact, line.ref.field))
    others = _once(scene, line, lambda: [_words(value) for value in _others(scene, line)])
    return any(mine in other for other in others) if mine.strip() and others else None


def _words(value: str) -> str:
    """The words of a value, folded, a blank around each: one value that is found in another consists of whole words of it."""
    return f" {' '.join(_WORD.findall(fold(value)))} "


def _same_as_first(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    mine = field_of(fact, line.ref.field)
    first = next((value for other in scene.these if (value := field_of(other, line.ref.field))), "")
    return bare(mine) == bare(first) if mine else None


def _not_before(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    mine = _moment(field_of(fact, line.ref.field))
    others = _once(scene, line, lambda: frozenset(filter(None, map(_moment, _others(scene, line)))))
    if not mine or not others:
        return None
    return all(mine >= other[: len(mine)] for other in others)


def _others(scene: Scene, line: Clause) -> list[str]:
    return scene.values(line.other) if line.other else []


def _once(scene: Scene, line: Clause, find: Callable[[], Found]) -> Found:
    """What *find* finds, asked once for all facts that are visited; not where it speaks of the fact itself."""
    if line.other is not None and line.other.inside:
        return find()
    if line not in scene.known:
        scene.known[line] = find()
    found: Found = scene.known[line]
    return found


def _moment(value: str) -> tuple[int, ...]:
    """Year, month and day as far as they are written; nothing where it is no date."""
    parts = "".join(mark if mark.isdigit() else " " for mark in fold(value)).split()
    if not parts or len(parts[0]) != 4 or not value.isprintable():
        return ()
    return tuple(int(part) for part in parts[:3])


def _agreed(_scene: Scene, line: Clause, facts: Sequence[Fact]) -> Verdict:
    named = _by_region(line, facts)
    if len(named) < 2 or any(len(values) > MOST for values in named.values()):
        return None
    if _many(bare(field_of(fact, line.ref.field)) for fact in facts):
        return None
    first, *rest = named.values()
    return any(all(any(_akin(value, other) for other in others) for others in rest) for value in first)


def _many(values: Iterable[str]) -> bool:
    """Whether three are named: pieces of a collection, each with its own, contradict nobody."""
    distinct: list[str] = []
    for value in filter(None, values):
        if not any(_akin(value, other) for other in distinct):
            distinct.append(value)
        if len(distinct) > _RIVALS:
            return True
    return False


def _agrees(scene: Scene, line: Clause, fact: Fact) -> Verdict:
    """Only the first fact that stands elsewhere is told that it disagrees, so that one fault gives one report."""
    agreed, told = _once(scene, line, lambda: _agreement(scene, line))
    return agreed if agreed is not False else False if fact is told else None


def _agreement(scene: Scene, line: Clause) -> tuple[Verdict, Fact | None]:
    """Whether the facts agree, and the one that is told if they do not."""
    agreed = _agreed(scene, line, scene.these)
    if agreed is not False:
        return agreed, None
    home = next(iter(_by_region(line, scene.these)))
    placed = zip(scene.these, _regions(line, scene.these), strict=True)
    return False, next((other for other, region in placed if region not in (home, "")), None)


def _by_region(line: Clause, facts: Sequence[Fact]) -> dict[str, list[str]]:
    """The values, each once, by the wanted region that they stand in, in the order of the line; what leads to one address is one thing, whatever it
    is called in another language.
    """
    found: dict[str, dict[str, None]] = {region: {} for region in line.want}
    at: dict[str, str] = {}
    for fact, region in zip(facts, _regions(line, facts), strict=True):
        value = field_of(fact, line.ref.field)
        if value and (url := fact.fields.get("url")):
            value = at.setdefault(url, value)
        if region and value:
            found[region][bare(value)] = None
    return {region: list(values) for region, values in found.items() if values}


def _regions(line: Clause, facts: Sequence[Fact]) -> list[str]:
    """Which of the wanted regions each fact stands in, the first of several; of a text so short that its head is its tail, too, the last
    where another stands there well before it.
    """
    placed: list[str] = []
    first: dict[str, int] = {}
    for fact in facts:
        inside = [region for region in line.want if region in fact.regions]
        region = inside[0] if inside else ""
        if len(inside) > 1 and fact.span.start - first.get(region, fact.span.start) >= _APART:
            region = inside[-1]
        first.setdefault(region, fact.span.end)
        placed.append(region)
    return placed


def _akin(name: str, other: str) -> bool:
    """Whether two names may mean the same outlet: one holds the other."""
    return name in other or other in name


WORDS: Mapping[str, Word] = {
    "present": Word(_present, "{of}有{f}", "{of}没有{f}", "{x} is given", "{x} is not given"),
    "absent": Word(_absent, "{of}没有{f}", "{of}有{f}", "{x} is not given", "{x} is given", together=_none_present),
    "is": Word(_equals, "{x}为{v}", "{x}不为{v}", "{x} is {v}", "{x} is not {v}", takes="values", of_field=True),
    "contains": Word(
        _contains,
        "{x}含有{v}",
        "{x}不含{v}",
        "{x} contains {v}",
        "{x} does not contain {v}",
        takes="texts",
        of_field=True,
    ),
    "begins with": Word(
        _begins_with,
        "{x}以{v}开头",
        "{x}不以{v}开头",
        "{x} begins with {v}",
        "{x} does not begin with {v}",
        takes="texts",
        of_field=True,
    ),
    "present in": Word(
        _within, "{v}有{x}", "{v}没有{x}", "{x} stands in {v}", "{x} does not stand in {v}", takes="regions"
    ),
    "in": Word(
        _within,
        "{x}位于{v}",
        "{x}不位于{v}",
        "{x} stands in {v}",
        "{x} does not stand in {v}",
        takes="regions",
        of_it=True,
    ),
    "listed in": Word(
        _listed,
        "{x}在“{v}”内",
        "{x}不在“{v}”内",
        "{x} is on the list “{v}”",
        "{x} is not on the list “{v}”",
        takes="list",
        decided=False,
        of_field=True,
    ),
    "same as": Word(
        _same,
        "{x}与{v}一致",
        "{x}与{v}不一致",
        "{x} is the same as {v}",
        "{x} is not the same as {v}",
        takes="field",
        decided=False,
        of_field=True,
    ),
    "part of": Word(
        _part_of,
        "{x}是{v}中完整的词",
        "{x}不是{v}中完整的词",
        "{x} is whole words of {v}",
        "{x} is no whole words of {v}",
        takes="field",
        decided=False,
        of_field=True,
    ),
    "same as first": Word(
        _same_as_first,
        "{x}与其中第一处相同",
        "{x}与其中第一处不同",
        "{x} is the same as in the first of them",
        "{x} is not the same as in the first of them",
        of_field=True,
        of_it=True,
    ),
    "not before": Word(
        _not_before,
        "{x}不早于{v}",
        "{x}早于{v}",
        "{x} is not before {v}",
        "{x} is before {v}",
        takes="field",
        decided=False,
        of_field=True,
    ),
    "agree across": Word(
        _agrees,
        "{x}在{v}之间至少有一个相同",
        "{x}在{v}之间没有一个相同",
        "{x} has one value in common across {v}",
        "{x} has no value in common across {v}",
        takes="regions",
        decided=False,
        together=_agreed,
        of_field=True,
    ),
}
"""Every word by its name. ``is`` is never written: a bare value or a list of values means it."""
