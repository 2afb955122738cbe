"""The lines of a page, and which of them are running text: sentences speak for it, links and menus against it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.chinese import NOTICE
from checker.readers.draft import BLOCK, Draft
from checker.text.pattern import LazyPattern

SENTENCE = LazyPattern(r"[。！？；]|[,.!?]\s|，")
"""What running text is not without."""
RUNNING = 20
"""So many characters with a mark of a sentence are running text."""
END = LazyPattern(
    r"^[\W_]{0,4}(?:相关(?:阅读|新闻|文章|推荐|报道|链接|稿件|资讯|内容|专题)|延伸阅读|推荐(?:阅读|文章|新闻)|热门(?:文章|新闻|推荐|评论|资讯)|为(?:你|您)推荐|猜你喜欢"
    r"|(?:网友|最新|最热|热门|全部|精彩)?(?:评论|跟帖|留言)(?:\W|$|\d)|\d+\s?条?评论|发表评论|我要评论|我来说两句|往期|更多(?:新闻|文章|精彩|相关)|上一篇|下一篇|大家都在(?:看|搜)|阅读排行|点击排行|新闻排行|热点(?:新闻|推荐)"
    r"|related|comments?\b|leave a (?:comment|reply)|you (?:may|might) also|more from|recommended|read next|主站蜘蛛池)",
    re.IGNORECASE,
)
"""How a line begins that ends an article."""
LIST = LazyPattern(
    r"\W{0,3}(?:(?:相关|推荐|热门|热点|最新|精彩|猜你喜欢|延伸|往期|更多|频道|图片|视频|大家)\w{0,6}|\w{0,4}排行榜?|参考(?:资料|文献|链接)|注释"
    r"|trending|related|more|popular|latest|recent posts|references|see also|most read)\W{0,3}",
    re.IGNORECASE,
)
"""The headings of lists that lead elsewhere."""


class TextLine(NamedTuple):
    """A line of the text as read, with what decides whether it is running text."""

    start: int
    end: int
    plain: int
    """Visible characters outside links."""
    linked: int
    text: str


def lines_of(draft: Draft) -> list[TextLine]:
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
            result.append(TextLine(start, end, visible - linked, linked, text))
        start = end + 1
    return result


def spans(draft: Draft, pattern: LazyPattern, tags: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
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


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether *at* stands in one of the *spans*, which are in order and do not overlap."""
    number = bisect_right(spans, (at, 1 << 60)) - 1
    return number >= 0 and at < spans[number][1]


def _worth(line: TextLine, *, aside: bool) -> int:
    """How much a line speaks for or against running text."""
    if aside or END.match(line.text) or (len(line.text) <= 12 and LIST.fullmatch(line.text)):
        return -60
    if line.plain < 200 and NOTICE.search(line.text):
        return -30
    if line.linked > line.plain:
        return -12 - min(line.linked, 40)
    if line.plain >= RUNNING and SENTENCE.search(line.text):
        return min(line.plain, 400)
    if line.plain >= 40:
        return line.plain // 2
    return -8


def core_of(lines: Sequence[TextLine], asides: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """The run of lines with the greatest worth (Kadane): first and last index, and the worth; (0, -1, 0) for none."""
    best = (0, -1, 0)
    first = total = 0
    for number, line in enumerate(lines):
        if total <= 0:
            first, total = number, 0
        total += _worth(line, aside=inside(asides, line.start))
        if total > best[2]:
            best = (first, number, total)
    return _without_list(lines, best)


def _without_list(lines: Sequence[TextLine], core: tuple[int, int, int]) -> tuple[int, int, int]:
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
            and (END.match(line.text) or LIST.fullmatch(line.text))
        ):
            return first, number - 1, worth
        before += line.plain
    return core
