"""What a run tells once: faults that documents have in common, gathered while the results go by, and told when all of them are known."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.documents.names import LONE
from checker.model import OtherPlace, PageResult, Violation, Words

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

MANY_DOCUMENTS = 5
"""So many documents, and nothing in them that shows a site of the mainland, are no site that owes a number; fewer tell nothing of it."""
MANY_ALIKE = 10
"""So many pages with one frame are a site's, and a few no longer."""
FEW_FOOTED = 3
"""So many pages of a folder with footers are a site's, and what lies beside them, in smaller number, has lost its own."""


@dataclass(slots=True)
class Untold:
    """What a run finds and does not tell, for nothing shows that it is a fault."""

    abroad: int = 0
    """How many pages lack a number where nothing in the run shows a site of the mainland."""
    spared: set[str] = field(default_factory=set)
    """The paths of a few pages that lack a notice or a number, and of which it is in doubt whether they owe it."""
    rules: set[str] = field(default_factory=set)
    """The rules that would have been broken."""


def once(
    results: Iterable[PageResult],
    rulebook: Rulebook,
    *,
    every: bool = False,
    named: Collection[str] = (),
    untold: Untold | None = None,
) -> Iterator[PageResult]:
    """The same results as they come, with every fault that is reported once taken out and reported at the end.

    It stands at the first document that has it, with the number of documents: of the whole run, or of the frame that
    they share; not at all where they are fewer than the rule asks for, or the run shows what makes it idle. With *every*, what a frame has in
    common stays with each of its pages. Else, where there are many documents, what the run shows nothing of that the rule asks for, and what a few
    pages lack that a rule spares, is told of the files that the caller *named* only, and of the others kept in *untold*.
    """
    gathered = _Waiting(rulebook, named, every=every)
    for result in results:
        yield gathered.left_of(result)
    yield from gathered.told(Untold() if untold is None else untold)


class _Waiting:
    """The faults that wait for the end of a run."""

    def __init__(self, rulebook: Rulebook, named: Collection[str], *, every: bool) -> None:
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._named = named
        self._every = every
        self._found: dict[tuple[str, ...], _Shared] = {}
        self._held: set[str] = set()
        """What the documents show that counts for the whole run."""
        self._whole: Counter[str] = Counter()
        """How many pages of a folder have a footer, and lack nothing in it."""
        self._homes: set[str] = set()
        """The folders of home pages among those."""
        self._names = rulebook.documents
        self._lacking: Counter[tuple[str, str]] = Counter()
        """How many pages of a folder break a rule that may spare them: by the rule, and the folder."""
        self._documents = 0

    def left_of(self, result: PageResult) -> PageResult:
        """One more document: what is told of it at once."""
        self._held |= result.shows
        self._documents += not result.late
        if "footed" in result.shows and not any(self._rules[each.rule].spares for each in result.violations):
            self._whole[os.path.dirname(result.path)] += 1
            if self._names.call_home(result.path):
                self._homes.add(os.path.dirname(result.path))
        kept = tuple(each for each in result.violations if not self._takes(result, each))
        return result if len(kept) == len(result.violations) else replace(result, violations=kept)

    def _takes(self, result: PageResult, violation: Violation) -> bool:
        """Whether a fault waits for the end of the run, and is gathered."""
        rule = self._rules[violation.rule]
        is_named = result.path in self._named
        waits = bool(rule.if_in_run) and not is_named
        doubts = result.doubts & rule.spares if not is_named else frozenset()
        if doubts:
            self._lacking[rule.id, os.path.dirname(result.path)] += 1
        if rule.once is not None:
            key: tuple[str, ...] = (rule.id,)
        elif (violation.frame or waits or doubts) and not self._every:  # what shares no frame is told by itself
            key = (rule.id, violation.severity, violation.frame or str(len(self._found)), str(waits))
        else:
            return False
        if key in self._found:
            self._found[key].add(result.path, violation, doubts)
        else:
            first = replace(result, violations=(), allowed=(), late=True)
            self._found[key] = _Shared(first, violation, waits=waits, doubts=doubts)
        return True

    def told(self, untold: Untold) -> Iterator[PageResult]:
        """What the end of the run tells; of many documents, some is kept in *untold* instead."""
        many = self._documents >= MANY_DOCUMENTS
        for one in self._found.values():
            rule = self._rules[one.first.rule]
            if many and one.doubts and not self._is_of_a_site(one):
                untold.spared |= one.paths()
                untold.rules.add(rule.id)
            elif many and one.waits and rule.if_in_run not in self._held:
                untold.abroad += one.count
                untold.rules.add(rule.id)
            elif one.count >= rule.fewest and rule.unless_in_run not in self._held:
                yield one.result(rule.once)

    def _is_of_a_site(self, one: _Shared) -> bool:
        """Whether pages in doubt owe it all the same: they are many alike, most of those beside them have it, or one is the home page: no other
        lies above it.
        """
        folder = os.path.dirname(one.document.path)
        if "bare page" not in one.doubts and any(map(self._is_home, one.paths())):
            return True
        lacking = self._lacking[one.first.rule, folder]
        return one.count >= MANY_ALIKE or self._whole[folder] >= max(FEW_FOOTED, lacking + 1)

    def _is_home(self, path: str) -> bool:
        above = {folder.as_posix().removeprefix(".") for folder in PurePosixPath(path).parents[1:]}
        return self._names.call_home(path) and self._homes.isdisjoint(above)


@dataclass(slots=True)
class _Shared:
    """A fault that several documents have, gathered while the run goes on."""

    document: PageResult
    """The first of them, without its violations."""
    first: Violation
    waits: bool = False
    """Whether it is told only if the run shows what its rule asks."""
    doubts: frozenset[str] = frozenset()
    """Why each of them may not owe it."""
    count: int = 1
    others: list[OtherPlace] = field(default_factory=list)
    """Where it stands in the others, for a fault of a frame."""

    def add(self, path: str, violation: Violation, doubts: frozenset[str]) -> None:
        """One more document that has it."""
        self.count += 1
        self.doubts &= doubts - {LONE}
        if violation.frame:
            self.others.append(OtherPlace(path, violation.line, violation.column))

    def paths(self) -> set[str]:
        """The files that have it."""
        return {self.document.path, *(other.path for other in self.others)}

    def result(self, words: Words | None) -> PageResult:
        """The first document with the fault and all that is known of it; *words* are said instead where there are several."""
        violation = self.first
        if self.count > 1:
            finding = violation.finding
            if words is not None:
                messages = {lang: text.replace("{count}", str(self.count)) for lang, text in words.items()}
                finding = replace(finding, messages=messages)
            violation = replace(violation, finding=finding, count=self.count, others=tuple(self.others))
        return replace(self.document, violations=(violation,))
