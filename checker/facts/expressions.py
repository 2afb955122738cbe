"""What a template or a program puts into a notice: a year, or something that may be the owner."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.reading import Reading
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_FILLED = LazyPattern(r"￼+")
_BORDER = LazyPattern(r"(?<=\}\}|%>|\?>|%\})(?=\{\{|<[%?]|\{%|[$#]\{)")
"""Between two expressions that touch."""
_ELEMENT = LazyPattern(
    r"<(?:[A-Z]|slot\b|[a-z]{1,20}[-:][a-z])|\s(?:v-(?:text|html)|th:u?text|ng-bind|x-text|data-bind)\s?="
)
"""An element that shows something which is not in the text: one that a program defines, or whose attribute says what it shows."""

_AROUND = 80
"""So many characters before and behind in the source such an element is looked for."""


def may_name_somebody(reading: Reading, start: int, end: int) -> bool:
    """Whether anything that is filled in from *start* to *end* of the text may be a name; a year and a registry's number are none.

    Where a year is filled in, the line above and the one below are looked at, too: the owner may be printed there by itself.
    """
    filled = list(_expressions(reading, start, end))
    if not filled:
        return False
    above, below = reading.line(max(start - 1, 0))[0], reading.line(min(end + 1, len(reading.text)))[1]
    first, last = reading.span(above, below)
    if _ELEMENT.search(reading.document.source, max(0, first - _AROUND), last + _AROUND):
        return True
    filled += [*_expressions(reading, above, start), *_expressions(reading, end, below)]
    return any(_may_be_name(reading, *one) for one in filled)


def _expressions(reading: Reading, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Each expression of a stretch, folded, and what stands right before it in the text."""
    for match in _FILLED.finditer(reading.text, start, end):
        span = reading.span(*match.span())
        before = reading.folded[max(start, match.start() - 12) : match.start()]
        for number, one in enumerate(_BORDER.split(fold(reading.document.source[slice(*span)]))):
            yield one, "" if number else before


def _may_be_name(reading: Reading, expression: str, before: str) -> bool:
    """Whether an expression may print a name: no year, by what it calls or by the year and the dash before it, and no registry's number."""
    kinds = reading.kinds
    if kinds.mark("prints-name").search(expression):
        return True
    nameless = any(kinds.mark(name).search(expression) for name in ("prints-year", "prints-number"))
    return not nameless and kinds.mark("year-goes-on").search(before) is None
