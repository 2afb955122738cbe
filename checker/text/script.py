"""Which of the two scripts a Chinese text is written in."""

from __future__ import annotations

from collections import Counter
from functools import cache


def is_simplified(text: str) -> bool:
    """Whether *text*, not folded, holds no fewer characters of the Simplified script than of the Traditional one.

    Those that both share count for neither; a text of nothing else is taken for Simplified.

    >>> is_simplified("老街的骑楼修好了"), is_simplified("老街的騎樓修好了"), is_simplified("引文：「騎樓」。这里说的是老街的店铺")
    (True, False, True)
    """
    traditional, simplified = _scripts()
    if traditional.isdisjoint(text):
        return True
    counts = Counter(text)
    written = {mark: number for mark, number in counts.items() if mark in traditional or mark in simplified}
    return sum(number if mark in simplified else -number for mark, number in written.items()) >= 0


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """The characters of one script only; 后 and 里 are of both, and so few that they do not weigh."""
    from checker.text.fold_table import SIMPLIFIED, TRADITIONAL

    return frozenset(TRADITIONAL), frozenset(SIMPLIFIED) - frozenset(TRADITIONAL)
