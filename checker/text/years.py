"""A range of years as notices write it: 2019-2026, 2019-26, 2019-03 (a month), 2019 至今."""

from __future__ import annotations

from collections.abc import Sequence


def ends_of(parts: Sequence[str]) -> tuple[str, ...]:
    """The first and the last of a range, from its *parts* in order: years of four digits or two, or a word for *now*; none of nothing.

    >>> ends_of(["2019", "26"]), ends_of(["2023", "03"]), ends_of(["2020", "2008"]), ends_of([])
    (('2019', '2026'), ('2023', '2023'), ('2020', '2008'), ())
    """
    if not parts:
        return ()
    *before, last = parts
    if before and len(last) == 2 and last.isdigit():
        if last <= "12" and last < before[-1][2:]:  # the month in which it began
            return parts[0], before[-1]
        last = before[-1][:2] + last
    return parts[0], last
