"""Authors without a label: a name alone on its line between the title and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.credits import plausible_person
from checker.facts.reading import Reading
from checker.facts.rows import classed, is_outlet, is_person, opening_lines, writers
from checker.facts.values import strip
from checker.model import Fact
from checker.text.pattern import Pattern

_DATED = Pattern(
    r"(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}|\d{1,2}[-月]\d{1,2}日?\s?\d{0,2}:?\d{0,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d{2}"
)
_STROKE = Pattern(r"([一-鿿]{2,4})\s?/\s?([^/\n]{3,16})")
_WORDS = Pattern(
    r"^(?:linkedin|facebook|weibo|wechat|rss|email)$|首页|正文|新闻|国内|国际|登录|注册|订阅|关注|分享|收藏|打印|字体|字号|评论|阅读|浏览|返回|\d{3}|^(?:share|save|home|menu|news|search|log ?in|sign ?up|subscribe|views?|facebook|twitter|comments?|print|email|more|next|previous|by|posted|updated|published|photo|video)\b|译者|前言|编者|摘要|导读|目录|来源|作者|编辑"
)


def bylines(reading: Reading) -> Iterator[Fact]:
    """A name alone on one of the first lines of the article: a person's below the title, or any beside the date's line."""
    for begin, stop in classed(reading, "author-class"):
        name = reading.folded[begin:stop]
        if (
            _account(name)
            and not is_outlet(reading, name)
            and plausible_person(reading.clean(begin, stop), reading.kinds)
        ):
            yield reading.fact("author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)})
            return
    lines = list(opening_lines(reading)) if reading.document.format != "markdown" else []
    for start, end in lines:
        for begin, stop in writers(reading, start, end):
            if plausible_person(reading.clean(begin, stop), reading.kinds):
                yield reading.fact("author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)})
                return
    for number, (start, end) in enumerate(lines):
        begin, stop = strip(reading.text, *reading.trim(start, end))
        name = reading.folded[begin:stop]
        if number and end - start > 80:
            return
        near = [lines[other] for other in (number + 1, number - 1) if 0 <= other < len(lines)]
        dated = bool(near) and _DATED.search(reading.folded, *near[0]) is not None
        below = (
            len(near) > 1 and end - start <= 12 and _DATED.match(reading.folded, reading.trim(*near[1])[0]) is not None
        )
        match = _STROKE.fullmatch(name)
        if match and is_outlet(reading, match.group(2)):
            stop = begin + match.end(1)
        elif not number or not (
            (is_person(reading, name) and (number == 1 or dated or below)) or (dated and _account(name))
        ):
            continue
        if not plausible_person(reading.clean(begin, stop), reading.kinds):
            continue
        yield reading.fact("author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)})
        return


def _account(name: str) -> bool:
    """Whether a line is an account's or a writer's name, Han or Latin, and no sentence and no word of the page."""
    if not 2 <= len(name) <= 30 or _WORDS.search(name):
        return False
    return (
        re.fullmatch(
            r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{0,6}[a-z0-9·._-]+[\u4e00-\u9fff]{0,6}|[a-z][a-z.'’-]+(?: [a-z][a-z.'’-]*){1,3}",
            name,
        )
        is not None
    )
