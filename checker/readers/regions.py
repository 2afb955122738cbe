"""Where in a page what stands: head, article, lede, tail, body and footer, drawn for every format alike.

The article is found first (:mod:`checker.readers.running_text`): the run of lines with the most running text, judged by what every page
shares and only then by the names that authors give their elements. Lede and tail are measured from it, so a teaser above or below
never passes for a dateline or a credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.model import Region
from checker.readers.draft import Draft
from checker.readers.footers import feet_of, footer, is_notice
from checker.readers.running_text import (
    RUNNING,
    SENTENCE,
    TextLine,
    called,
    core_of,
    holds_one,
    inside,
    is_credit,
    lines_of,
    spans,
)
from checker.readers.teasers import first_of, is_list
from checker.text.stretches import Stretches, merged
from checker.text.titles import headline_of

if TYPE_CHECKING:
    from checker.definitions import Kinds

_MENU = 6
"""So many lines of links, one after another, are a menu."""
_VERSES = 150
"""So many lines of verses, or of short answers, may stand between a title and the longest text of its article."""
_ENOUGH = 120
"""The worth from which a run of lines is an article."""
_SEVERAL = 3
_ROW = 160
"""No row of credits has more characters."""
_FAR_ABOVE = 800
"""So many characters of an element may stand above the longest run of text in it, and more where that is longer."""
_REMARKS = 8
"""So many lines may stand above the first heading in the element of the article."""
_CONTENTS = 200
"""So many lines of a table of contents are looked over."""
_CONTAINERS = frozenset(("div", "article", "section", "main", "td"))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _title_line(draft: Draft, lines: Sequence[TextLine], first: int, last: int) -> int:
    """The line that carries the page's title, at or above the core; -1 when none does."""
    titles = [
        _letters(part)
        for f in draft.fields
        if f.name in ("title", "og:title", "twitter:title")
        for part in (f.value, headline_of(f.value))
    ]
    opens = sorted({e.start for e in draft.elements if e.tag == "article"})
    h1 = sorted(
        {
            e.start
            for e in draft.elements
            if e.tag == "h1" or (e.tag == "h2" and ("title" in e.name or e.start in opens))
        }
    )
    headings = [n for n in range(min(first + 2, last) + 1) if holds_one(lines[n], h1)]
    below = next((n for n in reversed(headings) if holds_one(lines[n], opens)), -1)  # that of the article's element
    headings = [n for n in headings if n >= below or not _is_above_menu(lines, n, first)]
    reach = _reach(lines, first)
    for number in range(reach, min(first + 2, last) + 1):
        line = lines[number]
        words = _letters(line.text)
        is_shown = len(words) >= 5 and any(
            t.startswith(words) or (len(t) >= 6 and t in words and len(words) <= len(t) + 12) for t in titles
        )
        if is_shown and not (number < below and _is_above_menu(lines, number, first)):
            return number
    named = [(n, _letters(lines[n].text)) for n in headings]
    shown = [n for n, words in named if len(words) >= 5 and any(_leads(words, title) for title in titles)]
    near = [n for n in headings if n >= reach]
    return shown[-1] if shown else next(iter(near), -1)


def _is_above_menu(lines: Sequence[TextLine], number: int, first: int) -> bool:
    """Whether a menu stands between a line and the core: what is above it, and heads the page, is the site's name."""
    run = 0
    for line in lines[number + 1 : first]:
        run = run + 1 if line.linked > line.plain else 0
        if run >= _MENU:
            return True
    return False


def _leads(words: str, title: str) -> bool:
    """Whether a page's title is a headline with no more than a site's name behind."""
    return title.startswith(words) and 2 * len(words) > len(title)


def _reach(lines: Sequence[TextLine], first: int) -> int:
    """How far above the core its title may stand: over thirty lines of any kind, and on over verses, but for a menu."""
    number, menu = max(0, first - 30), 0
    for below in range(number, first):
        menu = menu + 1 if lines[below].linked > lines[below].plain else 0
        if menu >= 3:
            return number
    while number > 0 and lines[number - 1].linked <= lines[number - 1].plain and first - number < _VERSES:
        number -= 1
    return number


def _opening(
    draft: Draft, kinds: Kinds, lines: Sequence[TextLine], first: int, last: int, asides: Sequence[tuple[int, int]]
) -> int:
    """The first line of the article with its title and byline."""
    title = _title_line(draft, lines, first, last)
    if 0 <= title < first:
        title = _container_start(draft, lines, title, last)
        while title > 0 and _heads(lines[title - 1], kinds) and not inside(asides, lines[title - 1].start):
            title -= 1
        return title
    number = first
    while number > 0 and first - number < 6:
        above = lines[number - 1]
        if (above.linked > above.plain and not is_credit(above, kinds)) or inside(asides, above.start):
            break
        number -= 1
    number = min(number, _element_opens(draft, kinds, lines, first, last))
    return _container_start(draft, lines, number, last)


def _element_opens(draft: Draft, kinds: Kinds, lines: Sequence[TextLine], first: int, last: int) -> int:
    """The first line of the smallest element that holds the whole core and running text above it; the core's where far more stands above
    than the core has, or a link that is neither a credit nor of a table of contents.
    """
    start, end = lines[first].start, lines[last].end
    begin = _container(draft, start, end)
    if start - begin > max(end - start, _FAR_ABOVE):
        return first
    contents = _contents(draft)
    above = list(takewhile(lambda line: line.start >= begin, reversed(lines[:first])))
    for line in above:
        if line.linked > line.plain and not (contents.touch(line.start, line.end) or is_credit(line, kinds)):
            return first
    return first - len(above) if any(map(_is_running, above)) else first


def _container(draft: Draft, start: int, end: int) -> int:
    """Where the smallest element begins that holds the stretch from *start* to *end* and is no paragraph; *start* where there is none."""
    around = [e for e in draft.elements if e.tag in _CONTAINERS and e.start <= start and e.end >= end - 1]
    return min(around, key=lambda e: e.end - e.start).start if around else start


def _contents(draft: Draft) -> Stretches:
    """The links to places of the page itself, as in a table of contents."""
    return Stretches((link.start, link.end) for link in draft.links if link.href.startswith("#"))


def _heads(line: TextLine, kinds: Kinds) -> bool:
    """Whether a line above the title belongs to it: a row with a date or a credit, and no menu."""
    return (
        line.plain > line.linked
        and line.plain <= 80
        and (is_credit(line, kinds) or kinds.mark("date").search(line.folded) is not None)
    )


def _container_end(draft: Draft, lines: Sequence[TextLine], first: int, last: int) -> int:
    """Where the smallest element ends that holds the whole core and is no paragraph; the core's end where that is far more than the core."""
    start, end = lines[first].start, lines[last].end
    around = [e for e in draft.elements if e.tag != "p" and e.start <= start + 1 and e.end >= end - 1]
    if not around:
        return end
    smallest = min(around, key=lambda e: e.end - e.start)
    return smallest.end if smallest.end - end <= max(end - start, 800) else end


def _container_start(draft: Draft, lines: Sequence[TextLine], heading: int, last: int) -> int:
    """The first line of the smallest element that holds a heading and the whole core, where a few lines of it stand above, a table of
    contents apart: a remark to what begins there.
    """
    begin = _container(draft, lines[heading].start, lines[last].end)
    contents = _contents(draft)
    found, others = heading, []
    for number in range(heading - 1, max(-1, heading - _CONTENTS), -1):
        line = lines[number]
        if line.start < begin:
            break
        if 2 * line.linked <= line.plain or not contents.touch(line.start, line.end):
            found = number
            others.append(line)
    menu = sum(line.linked > line.plain for line in others) >= _SEVERAL
    return heading if menu or len(others) > _REMARKS else found


def _closing(
    draft: Draft, kinds: Kinds, lines: Sequence[TextLine], first: int, last: int, stops: Sequence[tuple[int, int]]
) -> int:
    """The last line of the article with its credits."""
    number, menu = last, 0
    inner = _container_end(draft, lines, first, last)
    while number + 1 < len(lines) and (number - last < 16 or lines[number + 1].end <= inner):
        below = lines[number + 1]
        heads = _heads_list(below, kinds) and not (below.end <= inner and _is_followed(lines, number + 1))
        if kinds.mark("article-end").match(below.folded) or heads or inside(stops, below.start):
            break
        menu = menu + 1 if below.linked > below.plain and below.linked > 8 else 0
        if menu >= 3:
            number -= 2
            break
        number += 1
    return _with_credits(lines, kinds, number, stops, inner)


def _is_followed(lines: Sequence[TextLine], number: int) -> bool:
    """Whether running text without a link stands below a line: what is called 更多 is a section then, and no list."""
    return number + 1 < len(lines) and _is_running(lines[number + 1]) and not lines[number + 1].linked


def _heads_list(line: TextLine, kinds: Kinds) -> bool:
    return kinds.mark("list-heading").fullmatch(line.folded) is not None


def _with_credits(
    lines: Sequence[TextLine], kinds: Kinds, number: int, stops: Sequence[tuple[int, int]], inner: int
) -> int:
    """The last of the credit lines that stand a little below, before the first list of links that is not in the article's element."""
    result, menu = number, 0
    for below in range(number + 1, min(number + 30, len(lines))):
        line = lines[below]
        menu = menu + 1 if line.linked > line.plain and line.linked >= 8 else 0
        if line.end > inner and (
            menu >= 3 or (_heads_list(line, kinds) and not kinds.mark("notes-heading").fullmatch(line.folded))
        ):
            break
        if (
            line.plain <= 120
            and (line.plain > line.linked or line.end <= inner)
            and is_credit(line, kinds)
            and not inside(stops, line.start)
        ):
            result = below
    return result


def regions(draft: Draft, folded: str, kinds: Kinds) -> tuple[tuple[Region, ...], bool]:
    """The regions of a draft, whose text is *folded* beside it, in text offsets, and whether it holds an article."""
    size = len(draft.text)
    lines = lines_of(draft, folded)
    if not lines:
        return (Region("body", 0, size), Region("footer", size, size)), False
    names = {element.name for element in draft.elements}
    away = called(names, kinds.mark("aside-name"))
    asides = spans(draft, away, frozenset(("nav", "aside", "footer")), but=_remarks(draft))
    footers = called(names, kinds.mark("footer-name"))
    feet = feet_of(draft, footers)
    beside, quoted = sorted([*asides, *feet]), merged(draft.quoted)
    first, last, worth = core_of(lines[: _ending(draft, kinds, lines, feet)], beside, quoted, kinds)
    if last < 0:
        foot = footer(draft, kinds, lines, 0, footers)
        return (Region("body", 0, foot), Region("footer", foot, size)), False
    first, last, opening, closing = _lines_of_article(draft, kinds, lines, (first, last, worth), asides, feet)
    start, end = lines[opening].start, lines[closing].end
    foot = max(footer(draft, kinds, lines, lines[last].end, footers), lines[last].end)
    end = min(end, max(foot, lines[last].end))
    shown = 2 if draft.elements else 12
    lede = min(lines[min(first + shown, last)].end, lines[first].start + 600)
    tail = max(lines[max(last - shown, first)].start, lines[last].end - 600)
    tail = min(tail, max(lines[max(closing - 12, first)].start, end - 900))
    found = [
        Region("head", 0, start),
        Region("body", start, foot),
        Region("article", start, end),
        Region("lede", start, max(lede, start)),
        Region("tail", min(tail, end), end),
        Region("footer", foot, size),
    ]
    is_article = worth >= _ENOUGH or _is_article(draft)
    if worth >= _ENOUGH // 2 and draft.elements:  # a short one, with credits of its own
        is_article = is_article or any(is_credit(line, kinds) for line in lines[opening : closing + 1])
    held = lines[opening : closing + 1]
    lists = is_list(draft, folded, held, kinds) or _holds_openings(draft, folded, kinds, start, end)
    if lists:
        found.append(Region("teasers", min(first_of(draft, held), end), end))
    return tuple(found), is_article and not lists


def _lines_of_article(
    draft: Draft,
    kinds: Kinds,
    lines: Sequence[TextLine],
    core: tuple[int, int, int],
    asides: Sequence[tuple[int, int]],
    feet: Sequence[tuple[int, int]],
) -> tuple[int, int, int, int]:
    """The first and the last line of running text, and those of the article around them, with its title and credits."""
    first, last, worth = core
    if not draft.elements:
        return 0, _flat_end(lines, kinds), 0, len(lines) - 1
    opening, closing = _extent(draft, kinds, lines, (first, last), asides, feet)
    row = _credit_row(draft, kinds, lines, asides) if worth < _ENOUGH else -1
    if row >= 0 and not opening <= row <= closing:
        # an article of a line or two, or of files to fetch: its credits show where it is
        first, last = (row, last) if 0 < opening - row <= _REMARKS else (row, row)
        opening, closing = _extent(draft, kinds, lines, (first, last), asides, feet)
    return first, last, opening, closing


def _extent(
    draft: Draft,
    kinds: Kinds,
    lines: Sequence[TextLine],
    core: tuple[int, int],
    asides: Sequence[tuple[int, int]],
    feet: Sequence[tuple[int, int]],
) -> tuple[int, int]:
    """The first and the last line of the article around a core."""
    opening = _opening(draft, kinds, lines, *core, asides)
    return opening, _closing(draft, kinds, lines, *core, sorted([*asides, *feet]))


def _credit_row(draft: Draft, kinds: Kinds, lines: Sequence[TextLine], asides: Sequence[tuple[int, int]]) -> int:
    """The only row of labelled credits with a date on a page, below a title; -1 where there is none, or several."""
    rows = [
        number
        for number, line in enumerate(lines)
        if line.plain > line.linked
        and line.plain <= _ROW
        and kinds.mark("credit-row").search(line.folded)
        and kinds.mark("date").search(line.folded)
        and not inside(asides, line.start)
    ]
    return rows[0] if len(rows) == 1 and rows[0] - _title_line(draft, lines, rows[0], rows[0]) <= _SEVERAL else -1


def _is_running(line: TextLine) -> bool:
    return line.plain >= RUNNING and SENTENCE.search(line.text) is not None


def _ending(draft: Draft, kinds: Kinds, lines: Sequence[TextLine], feet: Sequence[tuple[int, int]]) -> int:
    """The number of the line with which the block begins that ends a page: its notice or number, and short lines below it.

    On a page without an article an address in it may be the longest line of all. The count of lines where there is none.
    """
    begin = len(lines)
    if not draft.elements:
        return begin
    for number in range(len(lines) - 1, max(len(lines) - 15, -1), -1):
        line = lines[number]
        if line.notice and line.plain + line.linked < 400:
            begin = number
        elif _is_running(line) and not inside(feet, line.start) and not kinds.mark("imprint").search(line.folded):
            break
    return begin


def _flat_end(lines: Sequence[TextLine], kinds: Kinds) -> int:
    """The last line of a text without elements that is not yet its footer."""
    last = len(lines) - 1
    while last > 0 and len(lines) - last < 12 and (is_notice(lines[last], kinds) or is_notice(lines[last - 1], kinds)):
        last -= 1
    return last


def _holds_openings(draft: Draft, folded: str, kinds: Kinds, start: int, end: int) -> bool:
    """Whether the stretch where the article should be holds openings of others: behind each, a link leads to the whole of it."""
    return any(
        start <= link.start < end
        and kinds.mark("leads-to-whole").fullmatch(folded, link.start, link.end) is not None
        and not link.href.lower().startswith(("#", "javascript"))
        for link in draft.links
    )


def _remarks(draft: Draft) -> frozenset[tuple[int, int]]:
    """The asides that are remarks to the article in whose element they stand: those without a link (HTML, *the aside element*)."""
    asides = [(e.start, e.end) for e in draft.elements if e.tag == "aside"]
    articles = merged((e.start, e.end) for e in draft.elements if e.tag == "article") if asides else []
    links = Stretches((link.start, link.end) for link in draft.links) if articles else Stretches(())
    return frozenset(
        (start, end)
        for start, end in asides
        if inside(articles, start) and inside(articles, end - 1) and not links.touch(start, end)
    )


def _is_article(draft: Draft) -> bool:
    """Whether the page says itself that it holds an article; one with several holds teasers."""
    if 0 < sum(1 for e in draft.elements if e.tag == "article" and e.end - e.start > 20) < _SEVERAL:
        return True
    return any(f.name == "og:type" and f.value.lower() in ("article", "news") for f in draft.fields)
