"""From a draft to a document, the same for every format: noise undone, text folded, regions drawn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from checker.documents.by_path import Format
from checker.documents.chinese import NOTICE, without
from checker.documents.look import Look
from checker.model import Document, Link, PageKind, Region
from checker.readers.draft import Draft, Element
from checker.readers.regions import regions
from checker.readers.running_text import called
from checker.readers.tags import ICON_TAGS
from checker.text.decode import NUL, Decoded
from checker.text.fold import fold, lower_of
from checker.text.noise import Repair, repairs
from checker.text.offsets import Weave
from checker.text.packed import joined, numbers, packed, parted, stretches
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.definitions import Kinds
    from checker.readers import Ask

_SHORT = 60
_ENCRYPTED = 20
"""A template of which one character in so many is damaged is no text."""
_LABEL = 8
"""The label of a bar has no more characters."""
_BAR = 300
"""Nor has a bar, with the blanks between its labels."""
_HEADS = 2
"""More headings of the first order are those of a list, and none is the page's."""
_SHARE = 100
"""With one damaged character in so many, what is left may not tell in which language it was written."""
_CODE = LazyPattern(r"[\"<>={}]")
"""What no label holds: the rest of a tag that a template's directive parts."""
_HAN = LazyPattern("[\u3400-\u9fff]")
_NOWHERE = LazyPattern(r"\s*(?:javascript|mailto|tel|#|$)", re.IGNORECASE)


class Drawn(NamedTuple):
    """A draft, and what is known of it before its text is looked at."""

    draft: Draft
    suffix: str
    format: Format
    kind: PageKind
    shown: str
    """The source, what no reader of a template sees set aside; as long."""


def finish(path: str, decoded: Decoded, drawn: Drawn, ask: Ask, *, inside: str | None = None) -> Document:
    """The document that a draft becomes, once it was asked what it is.

    *inside* names the row or entry that it is, in a file that holds several.
    """
    draft = without_nul(drawn.draft)
    undone = repairs(draft.text)
    noise = tuple(draft.offsets.span(r.start, r.end) for r in undone)
    if undone:
        draft = repaired(draft, undone)
    folded = fold(draft.text)
    found, is_article = regions(draft, folded, ask.kinds)
    parts = {region.name: draft.text[region.start : region.end] for region in found}
    look = _look(path, decoded, drawn, draft, parts, is_article=is_article, is_row=inside is not None)
    judged = ask.judge(replace(look, has_footer=_has_footer(draft, ask.kinds)))
    kind = judged.kind or drawn.kind
    if kind == "article" and "article" not in parts and (drawn.format != "text" or "source" in judged.owes):
        found = whole(found)
    elif kind == "page" and "article" not in parts and "source" in judged.owes:
        found = whole(found, next((element.start for element in draft.elements if element.tag == "h1"), 0))
    return Document(
        path=path,
        inside=inside,
        kind=kind,
        format=drawn.format,
        source=decoded.text,
        text=draft.text,
        folded=folded,
        offsets=draft.offsets,
        regions=found,
        links=draft.links,
        fields=draft.fields,
        comments=draft.comments,
        runs=draft.runs,
        named=_named(draft),
        quoted=draft.quoted,
        encoding=decoded.encoding,
        declared=decoded.declared,
        damaged=decoded.damaged if _shows_damage(drawn, decoded) else 0,
        noise=noise,
        judged=judged,
    )


def _named(draft: Draft) -> tuple[Region, ...]:
    """The short elements that are called something; of those that hold nothing, what may be a picture."""
    short = (
        element
        for element in draft.elements
        if element.end - element.start <= _SHORT and (element.start < element.end or element.tag in ICON_TAGS)
    )
    return tuple(Region(element.name, element.start, element.end) for element in short if element.name.strip())


def _shows_damage(drawn: Drawn, decoded: Decoded) -> bool:
    """Whether damaged characters stand where a reader may see them. Within the directives of a template they are the
    program's own business; so many of them are a program that was encrypted. In code alone they are what a program printed.
    """
    if drawn.kind != "template":
        texts = drawn.draft.text, without(drawn.draft.text, drawn.draft.quoted)
        seen, outside = (sum(map(text.count, ("\ufffd", NUL))) for text in texts)
        return outside > 0 or not seen
    if drawn.format == "data" and not _HAN.search(decoded.text):
        return False  # a program that nobody reads
    return any(mark in drawn.shown for mark in ("\ufffd", NUL)) and decoded.damaged * _ENCRYPTED < len(decoded.text)


def _look(
    path: str, decoded: Decoded, drawn: Drawn, draft: Draft, parts: Mapping[str, str], *, is_article: bool, is_row: bool
) -> Look:
    """What the room next door looks at."""
    heads = [draft.text[element.start : element.end].strip() for element in draft.elements if element.tag == "h1"]
    headed = any(field.origin == "front matter" for field in draft.fields) or bool(heads)
    return Look(
        path=path,
        suffix=drawn.suffix,
        format=drawn.format,
        kind=drawn.kind,
        source=drawn.shown if is_row else decoded.text,  # a row is looked at by itself: its file may be long
        shown=drawn.shown,
        text=draft.text,
        article=parts.get("article", ""),
        footer=parts["footer"],
        quoted=draft.quoted,
        has_footer=False,
        title=next((field.value for field in draft.fields if field.name in ("title", "og:title") and field.value), ""),
        heading=heads[0] if 0 < len(heads) <= _HEADS else "",
        leading=sum(1 for link in draft.links if not _NOWHERE.match(link.href)),
        links=draft.links,
        fields=draft.fields,
        is_article=is_article,
        is_post=headed,
        is_row=is_row,
        is_damaged=decoded.damaged * _SHARE > len(decoded.text),
    )


def _has_footer(draft: Draft, kinds: Kinds) -> bool:
    """Whether an element is the footer of a site, and shows something: one of a card or a window is none, nor is the bar below a
    screen of an app, and what is only called the bottom holds a notice or it is none.
    """
    names = {element.name for element in draft.elements}
    surely, called_so = called(names, kinds.mark("footer-surely")), called(names, kinds.mark("footer-name"))
    of_a_part = kinds.mark("footer-of-a-part")
    for tag, name, start, end, _ in draft.elements:
        is_surely = tag == "footer" or name in surely
        if not (is_surely or name in called_so) or not (shown := draft.text[start:end]).strip():
            continue
        if NOTICE.search(shown) is None and (not is_surely or _is_bar(draft, start, end, kinds)):
            continue
        if not of_a_part.search(name):
            return True
    return False


def _is_bar(draft: Draft, start: int, end: int, kinds: Kinds) -> bool:
    """Whether a stretch of the text holds short labels only, and none that the foot of a site has."""
    if end - start > _BAR or kinds.mark("footer-says").search(lower_of(draft.text[start:end])):
        return False
    first = bisect_left(draft.runs, (start, start))
    runs = takewhile(lambda run: run[0] < end, (draft.runs[at] for at in range(first, len(draft.runs))))
    edges = sorted({start, end, *(min(edge, end) for run in runs for edge in run)})
    words = (word for edge, after in pairwise(edges) for word in draft.text[edge:after].split())
    return all(len(word) <= _LABEL or _CODE.search(word) for word in words)


def whole(found: tuple[Region, ...], begin: int = 0) -> tuple[Region, ...]:
    """The regions of a part without running text: all from *begin* on (text offset) that is no footer is its article."""
    body = next(region for region in found if region.name == "body")
    start = min(max(body.start, begin), body.end)
    return (*found, *(Region(name, start, body.end) for name in ("article", "lede", "tail")))


def without_nul(draft: Draft) -> Draft:
    """*draft* as browsers show it, who pass over NUL characters."""
    if NUL in draft.text:
        places = stretches(joined(*match.span()) for match in re.finditer(f"{NUL}+", draft.text))
        draft = repaired(draft, packed(lambda place: Repair(*parted(place), ""), places))
    if any(NUL in field.value for field in draft.fields):
        draft = replace(
            draft, fields=packed(lambda field: field._replace(value=field.value.replace(NUL, "")), draft.fields)
        )
    return draft


def repaired(draft: Draft, undone: Sequence[Repair]) -> Draft:
    """*draft* with its noise undone: every text offset moves with its character."""
    weave = Weave()
    at = 0
    for repair in undone:
        weave.splice(draft.text, draft.offsets, at, repair.start)
        if repair.text:
            weave.put(repair.text, *draft.offsets.span(repair.start, repair.end))
        at = repair.end
    weave.splice(draft.text, draft.offsets, at, len(draft.text))
    starts = numbers(repair.start for repair in undone)
    shifts = numbers((0,))
    for repair in undone:
        shifts.append(shifts[-1] + len(repair.text) - (repair.end - repair.start))

    def move(offset: int) -> int:
        number = bisect_left(starts, offset)
        if number and offset < undone[number - 1].end:
            return (
                undone[number - 1].start
                + shifts[number - 1]
                + min(offset - undone[number - 1].start, len(undone[number - 1].text))
            )
        return offset + shifts[number]

    def stretch(old: tuple[int, int]) -> tuple[int, int]:
        return move(old[0]), move(old[1])

    def link(old: Link) -> Link:
        return old._replace(start=move(old.start), end=move(old.end))

    def element(old: Element) -> Element:
        return old._replace(start=move(old.start), end=move(old.end))

    return replace(
        draft,
        text=weave.text(),
        offsets=weave.offsets(),
        links=packed(link, draft.links),
        elements=packed(element, draft.elements),
        runs=packed(stretch, draft.runs),
        quoted=packed(stretch, draft.quoted),
    )
