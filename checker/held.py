"""What a rule of single documents says and the comparison of a site may say better, held back until that is known.

A page that lost the footer of its folder is not told twice that it has none, and a source column with empty rows is told once, with
the places of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model import OtherPlace, PageResult, Violation
from checker.site.said import MISSED
from checker.site.tables import SILENT

if TYPE_CHECKING:
    from checker.site.comparison import Deviation
    from checker.site.said import Said

Deviations = Mapping[str, Mapping[int, Sequence["Deviation"]]]
"""By path, and by the number of the document in its file."""


class Held:
    """Violations of single documents that wait for the end of the comparison."""

    def __init__(self) -> None:
        self._held: dict[str, list[PageResult]] = defaultdict(list)
        """By path, each document without anything but what is held of it."""

    def take(self, results: Sequence[PageResult], kept: Sequence[Said]) -> tuple[list[PageResult], list[Said]]:
        """The *results* of one file without what is held of them, and what was *kept* of these documents as if nobody had told that."""
        waiting = [*reversed(kept)]
        left, lifted = [], []
        for result in results:
            is_kept = waiting and result.skipped is None and waiting[-1].inside == (result.inside or "")
            said = waiting.pop() if is_kept else None
            held, said = apart(result.violations, said) if said is not None else ((), None)
            if held:
                self._held[result.path].append(replace(result, violations=held, allowed=(), late=True))
            if said is not None:
                lifted.append(said)
            rest = tuple(each for each in result.violations if each not in held)
            left.append(replace(result, violations=rest) if held else result)
        return left, [*lifted, *reversed(waiting)]

    def settled(self, told: Iterable[PageResult], deviations: Deviations) -> Iterator[PageResult]:
        """What the comparison *told*, with the places of the rows that it stands for; then what was held and is not told so."""
        instead: dict[str, set[str]] = defaultdict(set)
        for result in told:
            by_rule = {each.rule: each.instead for some in deviations.get(result.path, {}).values() for each in some}
            for each in result.violations:
                instead[result.path] |= by_rule.get(each.rule, frozenset())
            yield replace(
                result,
                violations=tuple(
                    self._with_places(result.path, each) if SILENT in by_rule.get(each.rule, ()) else each
                    for each in result.violations
                ),
            )
        for path, held in self._held.items():
            for result in held:
                left = tuple(each for each in result.violations if each.rule not in instead[path])
                if left:
                    yield replace(result, violations=left)

    def _with_places(self, path: str, violation: Violation) -> Violation:
        """What is told once of a column, with the places of all its rows that were held."""
        places = (each.place for result in self._held[path] for each in result.violations if each.rule == SILENT)
        others = tuple(OtherPlace(path, place.line, place.column) for place in places)
        return replace(violation, count=len(others), others=others[1:]) if others else violation


def apart(violations: Iterable[Violation], said: Said) -> tuple[tuple[Violation, ...], Said]:
    """What of one document waits for the end of the comparison, and what was kept of it as if nobody had told that."""
    held = tuple(each for each in violations if _waits(each, said))
    return held, said._replace(excused=said.excused - {MISSED[each.rule] for each in held})


def _waits(violation: Violation, said: Said) -> bool:
    """Whether the comparison may say better what is said of one document."""
    if violation.rule == SILENT:
        return said.is_empty
    return violation.rule in MISSED and said.shows is not None
