"""The lines of a page, and which of them are running text: sentences speak for it, links and menus against it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.documents.chinese import NOTICE
from checker.readers.draft import BLOCK, Draft
from checker.text.packed import joined, numbers, packed, parted, stretches
from checker.text.pattern import LazyPattern, says
from checker.text.stretches import merged

if TYPE_CHECKING:
    import regex

    from checker.definitions import Kinds

SENTENCE = LazyPattern(r"[。！？；]|[,.!?]\s|，")
"""What running text is not without."""
RUNNING = 20
"""So many characters with a mark of a sentence are running text."""
_SEPARATOR = LazyPattern(r"\s?[:|/]")
_BEFORE = " \t([【|"
"""What stands before a label, if it does not begin its line."""


class TextLine(NamedTuple):
    """A line of the text as read, with what decides whether it is running text."""

    start: int
    end: int
    plain: int
    """Visible characters outside links."""
    linked: int
    text: str
    folded: str
    notice: bool
    """Whether it holds what a notice or a filing number cannot be without."""


def lines_of(draft: Draft, folded: str) -> Sequence[TextLine]:
    """The lines of a draft, whose text is *folded* beside it; blank ones left out."""
    starts, ends = numbers(link.start for link in draft.links), numbers(link.end for link in draft.links)
    notices = numbers(found.start() for found in NOTICE.finditer(draft.text))
    notices.append(len(draft.text) + 1)
    at, links = stretches(), numbers()
    start = 0
    while start <= len(draft.text):
        end = draft.text.find(BLOCK, start)
        end = end if end >= 0 else len(draft.text)
        if draft.text[start:end].strip():
            linked = 0
            for number in range(bisect_right(ends, start), bisect_left(starts, end)):
                linked += max(0, min(ends[number], end) - max(starts[number], start))
            at.append(joined(start, end))
            links.append(linked)
        start = end + 1

    def line(stretch: int, linked: int) -> TextLine:
        start, end = parted(stretch)
        text = draft.text[start:end].strip()
        linked = min(linked, len(text))
        notice = bisect_left(notices, start)
        has_notice = notices[notice] < end
        return TextLine(start, end, len(text) - linked, linked, text, folded[start:end].strip(), has_notice)

    return packed(line, at, links)


def is_credit(line: TextLine, kinds: Kinds) -> bool:
    """Whether a line holds the label of a credit, with what separates it from its value."""
    at = 0
    while (found := kinds.label_scanner.first(line.folded, at, len(line.folded))) is not None:
        start, at = found
        label = kinds.label(line.folded[start:at])
        opens = start == 0 or line.folded[start - 1] in _BEFORE
        if label.kind and label.value != "title" and opens and _SEPARATOR.match(line.folded, at):
            return True
    return False


def called(names: Iterable[str], pattern: regex.Pattern[str]) -> frozenset[str]:
    """Those of the *names* that a pattern finds something in: a page calls hundreds of elements by a few names, or by none."""
    return frozenset(name for name in names if says(pattern, name))


def spans(
    draft: Draft,
    names: frozenset[str],
    tags: frozenset[str] = frozenset(),
    *,
    but: frozenset[tuple[int, int]] = frozenset(),
) -> list[tuple[int, int]]:
    """The stretches of elements whose name is one of *names*, or their tag one of *tags*, merged and in order, without those in *but*.

    One that holds half of the page is no part beside it, whatever its name says.
    """
    most = len(draft.text) // 2
    return merged(
        (start, end)
        for tag, name, start, end, _ in draft.elements
        if 0 < end - start <= most and (name in names or tag in tags) and (start, end) not in but
    )


def holds_one(line: TextLine, places: Sequence[int]) -> bool:
    """Whether one of some *places*, in rising order, stands in a line or at its end."""
    number = bisect_left(places, line.start)
    return number < len(places) and places[number] <= line.end


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether *at* stands in one of the *spans*, which are in order and do not overlap."""
    number = bisect_right(spans, (at, 1 << 60)) - 1
    return number >= 0 and at < spans[number][1]


def _worth(line: TextLine, kinds: Kinds, *, aside: bool) -> int:
    """How much a line speaks for or against running text."""
    _, _, plain, linked, text, folded, notice = line
    if aside or kinds.mark("article-end").match(folded) or (len(text) <= 12 and _heads_list(line, kinds)):
        return -60
    if (plain < 200 and notice) or (plain < 600 and kinds.mark("disclaimer").search(folded)):
        return -30
    if linked > plain:
        return -12 - min(linked, 40)
    if plain >= RUNNING and SENTENCE.search(text):
        return min(plain, 400)
    if plain >= 40:
        return plain // 2
    return -8


def _heads_list(line: TextLine, kinds: Kinds) -> bool:
    return kinds.mark("list-heading").fullmatch(line.folded) is not None


def core_of(
    lines: Sequence[TextLine], asides: Sequence[tuple[int, int]], shown: Sequence[tuple[int, int]], kinds: Kinds
) -> tuple[int, int, int]:
    """The run of lines with the greatest worth (Kadane): first and last index, and the worth; (0, -1, 0) for none.

    What an article shows (code, captions) does not speak against it.
    """
    best = (0, -1, 0)
    first = total = 0
    for number, line in enumerate(lines):
        if total <= 0:
            first, total = number, 0
        worth = _worth(line, kinds, aside=inside(asides, line.start))
        total += max(worth, 0) if inside(shown, line.start) else worth
        if total > best[2]:
            best = (first, number, total)
    return _without_list(lines, best, kinds)


def _without_list(lines: Sequence[TextLine], core: tuple[int, int, int], kinds: Kinds) -> tuple[int, int, int]:
    """The core up to a heading that ends articles (相关阅读, 参考资料), when the better half stands before it."""
    first, last, worth = core
    total = sum(line.plain for line in lines[first : last + 1])
    before = 0
    for number in range(first, last + 1):
        line = lines[number]
        if (
            before * 2 > total
            and len(line.text) <= 16
            and (kinds.mark("article-end").match(line.folded) or _heads_list(line, kinds))
        ):
            return first, number - 1, worth
        before += line.plain
    return core
