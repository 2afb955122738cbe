"""What is unlike the footers around it: another owner, another number, other years, or a part that is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from checker.messages import Message, Value
from checker.site.documents import Documents, Interned, Unusual, home
from checker.site.likeness import is_han, plain
from checker.site.majority import Majority, Norm
from checker.site.said import MISSED, NUMBERS, PARTS, Said

Shown = tuple[str, ...]
"""What a document shows: several owners or numbers, as written."""


class Aspect(NamedTuple):
    """What is compared, the rule that tells of it, and where that points."""

    name: str
    rule: str
    at: str


ASPECTS = (
    Aspect("owner", "site-owner-unusual", "copyright"),
    Aspect("owner in letters", "site-owner-unusual", "copyright"),
    Aspect("years", "site-years-unusual", "copyright"),
    *(Aspect(kind, "site-number-unusual", kind) for kind in NUMBERS),
)
"""Owners, in Chinese and in letters each with their like; years, and the numbers of each kind."""


class Footers:
    """What the documents of a site say in their footers."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._values: Interned[Shown] = Interned()
        self._said = {aspect.name: Majority() for aspect in ASPECTS}
        self._parts = {part: Majority() for part in PARTS}
        self._excused: dict[int, frozenset[str]] = {}

    def add(self, document: int, said: Said) -> None:
        """One more."""
        folder = self._documents.folders.number(f"{said.form}:{home(said)}")
        values: dict[str, list[str]] = defaultdict(list, years=[said.years] if said.years else [])
        for owner in said.owners:  # what an English page calls the owner is no other owner
            values["owner" if is_han(owner) else "owner in letters"].append(owner)
        for kind, number in said.numbers:
            values[kind].append(number)
        for name, value in values.items():
            if value:
                self._said[name].add(document, folder, self._values.number(tuple(value)))
        if said.shows is not None:
            for part, majority in self._parts.items():
                majority.add(document, folder, int(part in said.shows))
            if excused := said.excused.intersection(
                PARTS
            ):  # a page that has lost all of its footer is not told so twice
                self._excused[document] = excused if said.shows else frozenset(PARTS)

    def found(self) -> Iterator[Unusual]:
        """What is unlike the rest."""
        for aspect in ASPECTS:
            for document, value, norm in self._said[aspect.name].unlike(self._documents.folders.names):
                own, usual = self._values.names[value], self._values.names[norm.value]
                if not {plain(each) for each in own} & {plain(each) for each in usual}:
                    told: dict[str, Value] = {"usual": "、".join(usual), **_share(norm)}
                    yield Unusual(document, aspect.rule, aspect.at, own[0], told)
        yield from self._lost()

    def _lost(self) -> Iterator[Unusual]:
        lost: dict[int, list[tuple[str, Norm]]] = defaultdict(list)
        for part, majority in self._parts.items():
            for document, has, norm in majority.unlike(self._documents.folders.names):
                if not has and part not in self._excused.get(document, ()):
                    lost[document].append((part, norm))
        for document, parts in lost.items():
            told: dict[str, Value] = {
                "parts": tuple(Message(f"site.part.{part}") for part, _ in parts),
                **_share(parts[0][1]),
            }
            instead = frozenset(rule for rule, part in MISSED.items() for lost_part, _ in parts if part == lost_part)
            yield Unusual(document, "site-footer-lost", "footer", "", told, instead)


def _share(norm: Norm) -> dict[str, Value]:
    """How many say what most say, and where."""
    folder = norm.folder.partition(":")[2]
    where = Message("site.folder", folder=folder) if folder else Message("site.whole")
    return {"where": where, "count": str(norm.saying), "total": str(norm.total)}
