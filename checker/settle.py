"""What only the whole run can tell: a fault that is reported once for all its documents, and what the baseline accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import engine
from checker.model import PageResult, Violation

if TYPE_CHECKING:
    from checker.baseline import Ledger
    from checker.rulebook import Rulebook


@dataclass(slots=True)
class _First:
    """Where a fault was seen first, and in how many documents since."""

    result: int
    placed: Violation
    count: int = 1


def once_a_run(results: Iterable[PageResult], book: Rulebook) -> Iterator[PageResult]:
    """The same results with every fault that is reported once a run at its first document only, with their number.

    Nothing is held back before there is such a fault; from then on the number is only known at the end.
    """
    held: list[PageResult] = []
    first: dict[str, _First] = {}
    for result in results:
        kept: list[Violation] = []
        for placed in result.violations:
            known = first.get(placed.finding.rule)
            if known is not None:
                known.count += 1
                continue
            kept.append(placed)
            if engine.is_once(book, placed.finding):
                first[placed.finding.rule] = _First(len(held), placed)
        if first:
            held.append(result if len(kept) == len(result.violations) else replace(result, violations=tuple(kept)))
        else:
            yield result
    for one in first.values():
        held[one.result] = _counted(held[one.result], one, book)
    yield from held


def _counted(result: PageResult, one: _First, book: Rulebook) -> PageResult:
    said = replace(one.placed, finding=engine.once(book, one.placed.finding, one.count))
    return replace(result, violations=tuple(said if placed is one.placed else placed for placed in result.violations))


def accept(results: Iterable[PageResult], ledger: Callable[[str], Ledger | None]) -> Iterator[PageResult]:
    """The same results with what the baseline of each file accepts set aside."""
    for result in results:
        one = ledger(result.path) if result.skipped is None else None
        yield one.accept(result) if one is not None else result
