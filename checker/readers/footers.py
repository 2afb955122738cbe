"""Where the footer of a page begins, and which of its elements are footers: by what they hold, and only then by their names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.documents.chinese import NOTICE
from checker.readers.draft import Draft, Element
from checker.readers.running_text import TextLine, inside, spans
from checker.text.stretches import merged

if TYPE_CHECKING:
    from checker.definitions import Kinds

_SIZE = 800
"""A footer that ends a short page may be half of it and more, but has no more characters."""


def footer(draft: Draft, kinds: Kinds, lines: Sequence[TextLine], after: int, names: frozenset[str]) -> int:
    """Where the footer begins, in text offsets; the text's end where there is none.

    A ``<footer>`` that ends the page decides; else what bears one of the *names* of one, with the lines of notices that touch it.
    """
    size = len(draft.text)
    articles = merged((e.start, e.end) for e in draft.elements if e.tag == "article")  # whose footers are their own
    last = [e for e in draft.elements if e.tag == "footer" and e.start >= after and size - e.end < 400]
    places = _places(draft) if last else []
    last = [e for e in last if not inside(articles, e.start) or _holds(places, e)]
    if last:
        return min(e.start for e in last)
    begin = min((start for start, _ in _with_notice(draft, names) if start >= after), default=size)
    named, between = begin < size, False
    for below, line in enumerate(takewhile(lambda line: line.start >= after, reversed(lines))):
        if (line.start < size - 1500 and below > 14) or (named and between):
            break
        if line.plain + line.linked < 400 and is_notice(line, kinds):
            begin = min(begin, line.start)
        between = line.start < begin
    return begin


def feet_of(draft: Draft, footers: frozenset[str]) -> list[tuple[int, int]]:
    """The elements that are footers by their names and hold a notice; one that ends a short page may be half of it and more."""
    size = len(draft.text)
    found = _with_notice(draft, footers, frozenset(("footer",)))
    last = [
        (e.start, e.end)
        for e in draft.elements
        if (e.tag == "footer" or e.name in footers)
        and size // 2 < e.end - e.start <= min(_SIZE, size - 1)
        and not draft.text[e.end :].strip()
        and NOTICE.search(draft.text, e.start, e.end)
    ]
    return [*(span for span in found if not last or span[1] <= last[0][0]), *last[:1]]


def _with_notice(draft: Draft, names: frozenset[str], tags: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """The stretches of elements of some *names* or *tags* that hold a notice; a box of the article's beside them holds none."""
    named = [e for e in draft.elements if e.name in names or e.tag in tags]
    places = _places(draft) if named else []
    return spans(draft, names, tags, but=frozenset((e.start, e.end) for e in named if not _holds(places, e)))


def _places(draft: Draft) -> list[int]:
    """Where in the text notices and numbers begin: looked for once, for elements of one name may stand in each other a thousand times."""
    return [found.start() for found in NOTICE.finditer(draft.text)]


def _holds(places: Sequence[int], element: Element) -> bool:
    return bisect_left(places, element.start) < bisect_left(places, element.end)


def is_notice(line: TextLine, kinds: Kinds) -> bool:
    """Whether a line holds a notice or a number of the site's: one that says whose this text is belongs to the text."""
    return line.notice and kinds.mark("of-this-text").match(line.folded) is None
