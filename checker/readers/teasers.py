"""Whether running text is a list of teasers: titles that lead elsewhere, each with a few words below it, and no article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import Link
from checker.readers.draft import Draft
from checker.readers.running_text import TextLine, holds_one
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.definitions import Kinds

_CUT = LazyPattern(r"(?:…|\.\.\.|。。。)[\s\]】)）]*\Z")
"""Where a text was cut off, right before a link to the rest of it."""
_GAP = 12
"""So many characters before such a link are looked at."""
_FEWEST = 3
"""So many teasers are a list."""
_TITLE = 6
"""A title has so many characters."""
_WORDS = 20
"""A line of a teaser has so many characters outside links."""
_CREDITED = 2
"""The text of a teaser and its row of credits are so many lines."""
_LONGEST = 400
"""A teaser has no more, unless its title is a heading."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def is_list(draft: Draft, folded: str, lines: Sequence[TextLine], kinds: Kinds) -> bool:
    """Whether *lines*, those of the running text of *draft*, are teasers, none of which is longer than all others together."""
    if not lines:
        return False
    start, end = lines[0].start, lines[-1].end
    away = [link for link in draft.links if start <= link.start < end and _leads_away(link)]
    leads_on = kinds.mark("leads-on")
    rest = [link for link in away if leads_on.fullmatch(folded, link.start, link.end)]
    if len(rest) >= _FEWEST or _all_cut(draft, lines, rest):
        return True
    titles = _titles(lines, away)
    headings = sorted({element.start for element in draft.elements if element.tag in _HEADINGS})
    headed = sum(1 for number in titles if holds_one(lines[number], headings))
    if 1 < headed == len(titles) and _break_off(lines, titles):
        return True
    if len(titles) < _FEWEST:
        return False
    texts = _below(lines, titles)
    if sum(1 for length in texts[1:] if length >= _WORDS) < _FEWEST or max(texts) * 2 > sum(texts):
        return False
    return max(texts) <= _LONGEST or headed >= _FEWEST


def first_of(draft: Draft, lines: Sequence[TextLine]) -> int:
    """Where the title of the first teaser among *lines*, of which there is one, begins: a text offset, the end of the text where none is a title."""
    away = [link for link in draft.links if lines[0].start <= link.start < lines[-1].end and _leads_away(link)]
    return next((lines[number].start for number in _titles(lines, away)), len(draft.text))


def _all_cut(draft: Draft, lines: Sequence[TextLine], rest: Sequence[Link]) -> bool:
    """Whether every teaser breaks off (……) before its link to the rest, and no running text comes after the last."""
    broken = [_CUT.search(draft.text[max(0, link.start - _GAP) : link.start]) is not None for link in rest]
    return bool(rest) and all(broken) and not any(line.plain >= _WORDS for line in lines if line.start > rest[-1].end)


def _break_off(lines: Sequence[TextLine], titles: Sequence[int]) -> bool:
    """Whether the text below each title is one line that breaks off (……), with a row of credits below at the most."""
    stretches = (lines[begin:stop] for begin, stop in pairwise([*titles, len(lines)]))
    texts = [[line.text for line in below if line.plain >= _WORDS] for below in stretches]
    return all(0 < len(each) <= _CREDITED and _CUT.search(each[0]) is not None for each in texts)


def _leads_away(link: Link) -> bool:
    """Whether it leads to another page, a program may do that, too."""
    return bool(link.href) and not link.href.startswith("#")


def _titles(lines: Sequence[TextLine], links: Sequence[Link]) -> list[int]:
    """The numbers of the lines that are hardly more than a link."""
    starts = [line.start for line in lines]
    found = set()
    for link in links:
        number = bisect_right(starts, link.start) - 1
        if link.end - link.start >= max(_TITLE, len(lines[number].text) * 2 // 3):
            found.add(number)
    return sorted(found)


def _below(lines: Sequence[TextLine], titles: Sequence[int]) -> list[int]:
    """How many characters of running text stand above the first title and below each."""
    borders = [0, *titles, len(lines)]
    return [sum(line.plain for line in lines[begin:stop] if line.plain >= _WORDS) for begin, stop in pairwise(borders)]
