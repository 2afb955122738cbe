"""Where in a page what stands: head, article, lede, tail, body and footer, drawn for every format alike.

The article is found first: the run of lines with the most running text, judged by what every page shares (sentences
against links and menus) and only then by the names that authors give their elements. Lede and tail are measured from
it, so a teaser above or below never passes for a dateline or a credit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Region
from checker.readers.draft import BLOCK, Draft
from checker.text.pattern import Pattern

_ASIDE = Pattern(
    r"[\s_-](?:\w*comments?|commentlist|\w*reply|replies|pinglun|relate[ds]?|related\w+|recommend\w*|recomm|tuijian|hot|hotnews|rank\w*|sidebar\w*|side"
    r"|aside|nav\w*|menu\w*|breadcrumbs?|crumbs?|topbar|login\w*|share\w*|bshare|popup|pop|dialog|modal|advert\w*|ads?|friendlinks?)[\s_-]"
)
_FOOT = Pattern(
    r"\s(?:[\w-]*foot(?:er)?[\w-]*|ft|[\w-]*copyright[\w-]*|copy|[\w-]*beian[\w-]*|bottom\w*|page-bottom|contentinfo|bq|banquan|siteinfo)\s"
)
_SENTENCE = Pattern(r"[。！？；]|[,.!?]\s|，")
NOTICE = Pattern(r"版权所有|版權所有|©|copyright|备案|公网安备|all rights reserved|icp", re.IGNORECASE)
_SITE = Pattern(r"\s*[_|]\s*|\s+[-–—·]+\s+|-(?=[^-]*$)")
_END = Pattern(
    r"^[\W_]{0,4}(?:相关(?:阅读|新闻|文章|推荐|报道|链接|稿件|资讯|内容|专题)|延伸阅读|推荐(?:阅读|文章|新闻)|热门(?:文章|新闻|推荐|评论|资讯)|为(?:你|您)推荐|猜你喜欢"
    r"|(?:网友|最新|最热|热门|全部|精彩)?(?:评论|跟帖|留言)(?:\W|$|\d)|\d+\s?条?评论|发表评论|我要评论|我来说两句|往期|更多(?:新闻|文章|精彩|相关)|上一篇|下一篇|大家都在(?:看|搜)|阅读排行|点击排行|新闻排行|热点(?:新闻|推荐)"
    r"|related|comments?\b|leave a (?:comment|reply)|you (?:may|might) also|more from|recommended|read next|主站蜘蛛池)",
    re.IGNORECASE,
)


_NOTES = Pattern(r"\W{0,3}(?:参考(?:资料|文献|链接)|注释|references|see also)\W{0,3}", re.IGNORECASE)
_CREDIT = Pattern(
    r"(?:^|[\s\[（(【|　])(?:文章|信息|稿件|新闻|转载|原文)?(?:来源于?|稿源|责任编辑|责编|编辑|作者|转自|转载自|出处|原文链接|原文地址|链接)\s?[:：|｜/]"
)


_DATED = Pattern(r"(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")


_LIST = Pattern(
    r"\W{0,3}(?:(?:相关|推荐|热门|热点|最新|精彩|猜你喜欢|延伸|往期|更多|频道|图片|视频|大家)\w{0,6}|\w{0,4}排行榜?|参考(?:资料|文献|链接)|注释"
    r"|trending|related|more|popular|latest|recent posts|references|see also|most read)\W{0,3}",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line of the text as read, with what decides whether it is running text."""

    start: int
    end: int
    plain: int
    """Visible characters outside links."""
    linked: int
    text: str


def lines_of(draft: Draft) -> list[Line]:
    """The lines of a draft, blank ones left out."""
    starts = [link.start for link in draft.links]
    ends = [link.end for link in draft.links]
    result = []
    start = 0
    for piece in draft.text.split(BLOCK):
        end = start + len(piece)
        text = piece.strip()
        if text:
            linked = 0
            for number in range(bisect_right(ends, start), bisect_left(starts, end)):
                linked += max(0, min(ends[number], end) - max(starts[number], start))
            visible = len(text)
            linked = min(linked, visible)
            result.append(Line(start, end, visible - linked, linked, text))
        start = end + 1
    return result


def _spans(draft: Draft, pattern: Pattern, tags: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """The stretches of elements whose name (or tag) says what they are, merged and in order.

    One that holds half of the page is no part beside it, whatever its name says.
    """
    most = len(draft.text) // 2
    found = sorted(
        (e.start, e.end)
        for e in draft.elements
        if 0 < e.end - e.start <= most and (e.tag in tags or pattern.search(e.name))
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    number = bisect_right(spans, (at, 1 << 60)) - 1
    return number >= 0 and at < spans[number][1]


def _worth(line: Line, *, aside: bool) -> int:
    """How much a line speaks for or against running text."""
    if aside or _END.match(line.text) or (len(line.text) <= 12 and _LIST.fullmatch(line.text)):
        return -60
    if line.plain < 200 and NOTICE.search(line.text):
        return -30
    if line.linked > line.plain:
        return -12 - min(line.linked, 40)
    if line.plain >= 20 and _SENTENCE.search(line.text):
        return min(line.plain, 400)
    if line.plain >= 40:
        return line.plain // 2
    return -8


def _core(lines: Sequence[Line], asides: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """The run of lines with the greatest worth (Kadane): first and last index, and the worth; (0, -1, 0) for none."""
    best = (0, -1, 0)
    first = total = 0
    for number, line in enumerate(lines):
        if total <= 0:
            first, total = number, 0
        total += _worth(line, aside=_inside(asides, line.start))
        if total > best[2]:
            best = (first, number, total)
    return _without_list(lines, best)


def _without_list(lines: Sequence[Line], core: tuple[int, int, int]) -> tuple[int, int, int]:
    """The core up to a heading that ends articles (相关阅读, 参考资料), when the better half stands before it."""
    first, last, worth = core
    total = sum(line.plain for line in lines[first : last + 1])
    before = 0
    for number in range(first, last + 1):
        line = lines[number]
        if (
            number > first
            and before * 2 > total
            and len(line.text) <= 16
            and (_END.match(line.text) or _LIST.fullmatch(line.text))
        ):
            return first, number - 1, worth
        before += line.plain
    return core


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _title_line(draft: Draft, lines: Sequence[Line], first: int, last: int) -> int:
    """The line that carries the page's title, at or above the core; -1 when none does."""
    titles = [
        _letters(part)
        for f in draft.fields
        if f.name in ("title", "og:title", "twitter:title")
        for part in (f.value, _SITE.split(f.value)[0])
    ]
    h1 = {e.start for e in draft.elements if e.tag == "h1" or (e.tag == "h2" and "title" in e.name)}
    for number in range(max(0, first - 30), min(first + 2, last) + 1):
        line = lines[number]
        words = _letters(line.text)
        if len(words) >= 5 and any(
            t.startswith(words) or (len(t) >= 6 and t in words and len(words) <= len(t) + 12) for t in titles
        ):
            return number
    for number in range(max(0, first - 25), min(first + 2, last) + 1):
        if any(lines[number].start <= at <= lines[number].end for at in h1):
            return number
    return -1


def _opening(draft: Draft, lines: Sequence[Line], first: int, last: int, asides: Sequence[tuple[int, int]]) -> int:
    """The first line of the article with its title and byline."""
    title = _title_line(draft, lines, first, last)
    if 0 <= title < first:
        while title > 0 and _heads(lines[title - 1]) and not _inside(asides, lines[title - 1].start):
            title -= 1
        return title
    number = first
    while number > 0 and first - number < 6:
        above = lines[number - 1]
        if (above.linked > above.plain and not _CREDIT.search(above.text)) or _inside(asides, above.start):
            break
        number -= 1
    return number


def _heads(line: Line) -> bool:
    """Whether a line above the title belongs to it: a row with a date or a credit, and no menu."""
    return (
        line.plain > line.linked
        and line.plain <= 80
        and (_CREDIT.search(line.text) or _DATED.search(line.text)) is not None
    )


def _container_end(draft: Draft, lines: Sequence[Line], first: int, last: int) -> int:
    """Where the smallest element ends that holds the whole core; the core's end where that is far more than the core."""
    start, end = lines[first].start, lines[last].end
    around = [e for e in draft.elements if e.start <= start + 1 and e.end >= end - 1]
    if not around:
        return end
    smallest = min(around, key=lambda e: e.end - e.start)
    return smallest.end if smallest.end - end <= max(end - start, 800) else end


def _closing(draft: Draft, lines: Sequence[Line], first: int, last: int, stops: Sequence[tuple[int, int]]) -> int:
    """The last line of the article with its credits."""
    number, menu = last, 0
    inner = _container_end(draft, lines, first, last)
    while number + 1 < len(lines) and (number - last < 16 or lines[number + 1].end <= inner):
        below = lines[number + 1]
        if _END.match(below.text) or _LIST.fullmatch(below.text) or _inside(stops, below.start):
            break
        menu = menu + 1 if below.linked > below.plain and below.linked > 8 else 0
        if menu >= 3:
            return number - 2
        number += 1
    return _with_credits(lines, number, stops)


def _with_credits(lines: Sequence[Line], number: int, stops: Sequence[tuple[int, int]]) -> int:
    """The last of the credit lines that stand a little below, before the first list of links."""
    result, menu = number, 0
    for below in range(number + 1, min(number + 30, len(lines))):
        line = lines[below]
        menu = menu + 1 if line.linked > line.plain and line.linked >= 8 else 0
        if menu >= 3 or (_LIST.fullmatch(line.text) and not _NOTES.fullmatch(line.text)):
            break
        if (
            line.plain <= 120
            and line.plain > line.linked
            and _CREDIT.search(line.text)
            and not _inside(stops, line.start)
        ):
            result = below
    return result


def _footer(draft: Draft, lines: Sequence[Line], after: int) -> int:
    """Where the footer begins, in text offsets; the text's end where there is none.

    A ``<footer>`` that ends the page decides; else what is named as one, with the lines of notices around it.
    """
    size = len(draft.text)
    last = [e for e in draft.elements if e.tag == "footer" and e.start >= after and size - e.end < 400]
    if last:
        return min(e.start for e in last)
    named = _spans(draft, _FOOT)
    begin = min(
        (start for start, end in named if start >= after and NOTICE.search(draft.text, start, end)), default=size
    )
    for below, line in enumerate(reversed([line for line in lines if line.start >= after])):
        if line.start < size - 1500 and below > 14:
            break
        if line.plain + line.linked < 400 and NOTICE.search(line.text):
            begin = min(begin, line.start)
    return begin


def regions(draft: Draft) -> tuple[tuple[Region, ...], bool]:
    """The regions of a draft, in text offsets, and whether it holds an article."""
    size = len(draft.text)
    lines = lines_of(draft)
    if not lines:
        return (Region("body", 0, size), Region("footer", size, size)), False
    asides = _spans(draft, _ASIDE, frozenset(("nav", "aside", "footer")))
    feet = [span for span in _spans(draft, _FOOT, frozenset(("footer",))) if NOTICE.search(draft.text, *span)]
    first, last, worth = _core(lines, sorted([*asides, *feet]))
    if last < 0:
        foot = _footer(draft, lines, 0)
        return (Region("body", 0, foot), Region("footer", foot, size)), False
    if draft.elements:
        opening = _opening(draft, lines, first, last, asides)
        closing = _closing(draft, lines, first, last, sorted([*asides, *feet]))
    else:
        first, opening, last = 0, 0, len(lines) - 1
        closing = last
        last = _flat_end(lines)
    start, end = lines[opening].start, lines[closing].end
    foot = max(_footer(draft, lines, lines[last].end), lines[last].end)
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
    return tuple(found), worth >= _ENOUGH or _is_article(draft)


_ENOUGH = 120


def _flat_end(lines: Sequence[Line]) -> int:
    """The last line of a text without elements that is not yet its footer."""
    last = len(lines) - 1
    while (
        last > 0 and len(lines) - last < 12 and (NOTICE.search(lines[last].text) or NOTICE.search(lines[last - 1].text))
    ):
        last -= 1
    return last


def _is_article(draft: Draft) -> bool:
    """Whether the page says itself that it holds an article."""
    if any(e.tag == "article" and e.end - e.start > 20 for e in draft.elements):
        return True
    return any(f.name == "og:type" and f.value.lower() in ("article", "news") for f in draft.fields)
