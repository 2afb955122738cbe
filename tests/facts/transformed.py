"""Pages of ``samples/`` written otherwise without saying anything else: what is around a credit, between label and name, who is named.

A transformation takes a page and yields its name, the new page and what it must say. Nothing here knows how anything is recognised but for
the labels that may stand without a separator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker import readers
from checker.facts import extract
from checker.model import Document, Fact, Facts, Site
from checker.text.decode import decode
from tests.scorecard import SAMPLES, book, card, tidy

NAMED_BY = {
    "attribution": ("name", "url", "state"),
    "author": ("name",),
    "editor": ("name",),
    "original-title": ("title",),
    "original": ("claim",),
    "copyright": ("owner", "state"),
}
"""Kind of fact → the fields that say it, the first that is there."""
CREDITS = tuple(kind for kind in NAMED_BY if kind != "copyright")
Said = Mapping[str, frozenset[str]]
"""Kind of fact, or ``republished`` → what a page says of it."""


class Page(NamedTuple):
    """A page, and what it says."""

    path: str
    """With the suffix that tells its format."""
    source: str
    document: Document
    facts: Facts
    said: Said


class Changed(NamedTuple):
    """A page written otherwise."""

    name: str
    """What was done to it."""
    source: str
    said: Said
    """What it must say now."""
    path: str = ""
    """Its new path, where its format is another."""


@cache
def page(name: str) -> Page:
    """A page of ``samples/pages``."""
    source = decode(SAMPLES.joinpath("pages", name).read_bytes(), declared_in="html").text
    return read(source, name)


def read(source: str, path: str) -> Page:
    """What *source* says."""
    (document,) = readers.read(path, source.encode())
    facts = extract(document, book().kinds, Site())
    said = {kind: frozenset(map(value, facts.get(kind, ()))) for kind in NAMED_BY}
    return Page(
        path, source, document, facts, {**said, "republished": frozenset((facts["document"][0].fields["republished"],))}
    )


def value(fact: Fact) -> str:
    """What a fact says."""
    return tidy(next((fact.fields[name] for name in NAMED_BY[fact.kind] if fact.fields.get(name)), ""))


def names() -> list[str]:
    """The pages, but for mirrors and pages in another charset than they say: their noise would have to be made anew."""
    every = [entry["path"].removeprefix("pages/") for entry in card()["pages"]]
    return [name for name in every if not name.startswith(("mirror-", "mislabelled-"))]


_LABELLED = re.compile(r"([^\s：:<|/（(【\[]{2,8}?)\s*[：:]\s*(?=[^<\s])")
_BLOCK = re.compile(r"<(/?)(p|div|h\d|table|ul|dl|blockquote|section|header|footer|center)\b[^<>]*>", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?: \d\d:\d\d(?::\d\d)?)?")
SEPARATORS = {"：": "：", ":": ":", "： ": "： ", " : ": " : ", "|": " | ", "｜": "｜", "/": " / ", "=": "=", "blank": " ", "wide blank": "\u3000"}  # fmt: skip
BORDERS = {"border": "<span>{0}</span><span>{1}</span>", "border and blank": "<span>{0}</span> <span>{1}</span>", "bold label": "<b>{0}：</b>{1}", "bold word": "<b>{0}</b>：{1}", "bold value": "{0}：<b>{1}</b>"}  # fmt: skip
BARE = ("blank", "wide blank", "border", "border and blank")
"""Ways of writing in which nothing but space separates label and value."""


def labelled(page: Page) -> Iterator[tuple[Fact, re.Match[str]]]:
    """The credits in the text that a label states, with the label and its separator in the source."""
    for kind in ("attribution", "author", "editor", "original-title"):
        for fact in page.facts.get(kind, ()):
            match = _LABELLED.match(page.source, fact.span.start, fact.span.end)
            inside = page.source[: fact.span.start].rstrip()[-1:] in "，,：:"  # a sentence: 转载自某刊，作者：某某
            single = page.source[fact.span.end : fact.span.end + 1] != "、"
            if match and match[1] in book().kinds.labels and single and not inside and "article" in fact.regions:
                yield fact, match


def separated(page: Page) -> Iterator[Changed]:
    """Each credit with everything that may stand between a label and its value."""
    labels = book().kinds.labels
    for fact, match in labelled(page):
        label = labels.get(match[1])
        before, after = page.source[: match.end(1)], page.source[match.end() :]
        is_bare = label is not None and label.bare and fact.span.end - match.end() <= 16
        for name, separator in SEPARATORS.items():
            if name not in BARE or is_bare:
                yield Changed(f"{match[1]} {name}", before + separator + after, page.said)
        rest = page.source[match.end() : fact.span.end]
        if page.document.format == "html" and "<" not in rest:
            before, after = page.source[: match.start()], page.source[fact.span.end :]
            for name, written in BORDERS.items():
                if name not in BARE or is_bare:
                    yield Changed(f"{match[1]} {name}", before + written.format(match[1], rest) + after, page.said)


LINKS = "".join(f'<li><a href="/n/{n}.html">{headline}</a></li>' for n, headline in enumerate(("城南新桥合龙，两岸居民步行过江", "旧书市集本周六开张", "今年春茶比去年早采十天", "老站房改成了自行车博物馆"), 1))  # fmt: skip
BOXES = {"box": f'<div class="box"><ul>{LINKS}</ul></div>', "headed box": f'<div class="box"><h4>相关阅读</h4><ul>{LINKS}</ul></div>'}  # fmt: skip


def boxed(page: Page) -> Iterator[Changed]:
    """Each credit before and after a box of links, in its own element."""
    places: dict[int, str] = {}
    for kind in CREDITS if page.document.format == "html" else ():
        for fact in page.facts.get(kind, ()):
            above = list(_BLOCK.finditer(page.source, 0, fact.span.start))[-1:]
            below = _BLOCK.search(page.source, fact.span.end)
            if "article" in fact.regions and above and below:
                if not above[0][1] and above[0][2].lower() in ("p", "div"):
                    places[above[0].start()] = f"above {value(fact)}"
                if below[1] and below[2].lower() in ("p", "div"):
                    places[below.end()] = f"below {value(fact)}"
    for at, where in places.items():
        for name, box in BOXES.items():
            yield Changed(f"{name} {where}", page.source[:at] + box + page.source[at:], page.said)


NOTICES = (
    "© {years} {owner}", "© {owner} {years}", "{owner} © {years}", "Copyright © {years} {owner} 版权所有", "{owner} 版权所有 © {years}",
    "{owner} {years} 版权所有", "版权所有 © {years} {owner}", "版权所有 {owner} {years}", "版权所有：{owner}", "© {years} {owner} 版权所有",
    "Copyright {years} {owner}. All Rights Reserved.", "{owner} © {years} All Rights Reserved", "{owner}版权所有", "版权归{owner}所有",
    "主办单位：{owner} 版权所有", "© {years} {owner} All Rights Reserved 版权所有",
)  # fmt: skip


def owned(page: Page) -> Iterator[Changed]:
    """The notice with its owner on every side of marks and years, on a line of its own."""
    found = [fact for fact in page.facts.get("copyright", ()) if fact.fields.get("state") == "owned"]
    if len(found) != 1 or len(page.facts["copyright"]) != 1 or "footer" not in found[0].regions:
        return
    (fact,) = found
    written, border = page.source[slice(*fact.span)], "<br>" if page.document.format == "html" else "\n"
    if re.search("[<{]", written.replace("<br>", "")):
        return
    for notice in NOTICES:
        for years in ("2099", "2008-2099"):
            if notice.startswith("版权归") and fact.fields["owner"].isascii():
                continue  # nobody writes so of a company in English
            row = border + notice.format(owner=fact.fields["owner"], years=years) + border
            source = page.source[: fact.span.start] + row + page.source[fact.span.end :]
            yield Changed(f"{notice} {years}", source, page.said)


WORDS = ("要闻", "国内新闻", "首页", "本地新闻", "字号：大 中 小", "打印", "分享", "浏览：120", "评论", "专题", "社会")


def beside_date(page: Page) -> Iterator[Changed]:
    """The article's title, sections and words of menus on either side of its date."""
    lede = next((region for region in page.document.regions if region.name == "lede"), None)
    date = lede and _DATE.search(page.source, *page.document.offsets.span(lede.start, lede.end))
    if not date:
        return
    title = next((field.value for field in page.document.fields if field.name == "title"), "")
    for word in filter(None, (*WORDS, re.split(r"[_|\-–—]", title)[0].strip())):
        shapes = (f"  {word}  ", f" <span>{word}</span> ", f' <a href="/c/">{word}</a> ')
        for shape in shapes[: 3 if page.document.format == "html" else 1]:
            yield Changed(f"{word} after it", page.source[: date.end()] + shape + page.source[date.end() :], page.said)
        before = page.source[: date.start()] + shapes[0] + page.source[date.start() :]
        yield Changed(f"{word} before it", before, page.said)


STEMS, SURNAMES, GIVEN = "岚汀苇澜鹤垛墨舷樾砚", "王李张刘陈杨", "岚汀苇澜鹤垛"
"""What invented names are made of."""


def renamed(page: Page) -> Iterator[Changed]:
    """Every outlet, owner and person with an invented name of the same kind: the same ending, as long as before."""
    endings = "|".join(sorted(map(re.escape, book().kinds.lists["outlet-endings"]), key=len, reverse=True))
    new: dict[str, str] = {}
    facts = [fact for kind in ("author", "editor", "attribution", "copyright") for fact in page.facts.get(kind, ())]
    for fact in facts:
        name, number = fact.fields.get("name", "") or fact.fields.get("owner", ""), len(new)
        if fact.evidence == "inferred":  # a dateline or a bare name is known by who is listed
            continue
        if fact.fields.get("real-name") == "yes" and re.fullmatch("[一-鿿]{2,3}", name):
            given = GIVEN[number % 6] + GIVEN[(number + 2) % 6]
            new.setdefault(name, SURNAMES[number % 6] + given[: len(name) - 1])
        elif fact.fields.get("state") == "named" and (match := re.fullmatch(f"([一-鿿]{{2,6}}?)(?:{endings})+", name)):
            new.setdefault(match[1], "".join(STEMS[(number * 3 + at) % 10] for at in range(len(match[1]))))
    if new:
        every = re.compile("|".join(sorted(map(re.escape, new), key=len, reverse=True)))

        def told(text: str) -> str:
            return every.sub(lambda match: new[match.group()], text)

        said = {kind: frozenset(map(told, values)) for kind, values in page.said.items()}
        yield Changed(" ".join(f"{old}→{now}" for old, now in new.items()), told(page.source), said)


def reformatted(page: Page) -> Iterator[Changed]:
    """The article as Markdown and as plain text: what is stated in it, no more."""
    article = next((region for region in page.document.regions if region.name == "article"), None)
    if page.document.format != "html" or article is None:
        return
    drawn = page.document.offsets.span(
        article.start, article.end
    )  # credits further below are the article's own, and are not written out here
    stated = [fact for kind in CREDITS for fact in page.facts.get(kind, ()) if "article" in fact.regions and fact.evidence == "stated"]  # fmt: skip
    said = {
        kind: frozenset(value(fact) for fact in stated if fact.kind == kind and drawn.start <= fact.span.start < drawn.end)
        for kind in CREDITS
    }  # fmt: skip
    for path, link, border in (("a.md", "[{0}]({1})", "\n\n"), ("a.txt", "{0} ( {1} )", "\n")):
        whole = page.document.text
        for start, end in page.document.quoted:  # code is not the article's own words
            whole = whole[:start] + " " * (end - start) + whole[end:]
        text, at = "", article.start
        for found in page.document.links:
            shown = whole[found.start : found.end]
            if article.start <= at <= found.start < found.end <= article.end and "\n" not in shown:
                is_told = path == "a.txt" and (shown.startswith("http") or not found.href.startswith("http"))
                text += whole[at : found.start] + (shown if is_told else link.format(shown, found.href))
                at = found.end
        text += whole[at : article.end]
        lines = [line.strip() for line in text.replace("\t", " | ").split("\n")]
        yield Changed(f"as {path}", border.join(filter(None, lines)) + "\n", said, path)


TRANSFORMATIONS = (separated, boxed, owned, beside_date, renamed, reformatted)
