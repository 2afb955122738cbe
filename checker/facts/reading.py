"""One document as the recognisers look at it: lines, regions, links and runs, each a bisection away; and what stands inside a value."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from checker.definitions import Kinds, ValueKind
from checker.facts.quoted import quotes
from checker.model import Document, Evidence, Fact, Field, Link, Region, Span
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_ROW, _BUTTON = 120, 16
"""How many characters a row of credits and a line of buttons have at the most."""
_NEAR, _BOX = 8, 16
"""How many lines above and below an article its row of credits is looked for."""
_SITE = LazyPattern(r"\s*[_|]\s*|\s+[-–—·]+\s+|-(?=[^-]*$)")
_MARKDOWN_LINK = LazyPattern(r"\[([^\[\]]*)\]\(<?([^()\s<>]+)>?[^()]*\)")
_SPACE = LazyPattern(r"\s+")
_BRACKETS = {"(": ")", "[": "]", "【": "】"}


class _Inside(NamedTuple):
    """Places inside a field's value: exact where it stands in the source as it is read, else the whole value."""

    whole: Span
    exact: bool

    def point(self, offset: int) -> int:
        """The source offset of a character."""
        return self.whole.start + offset if self.exact else self.whole.start

    def span(self, start: int, end: int) -> Span:
        """The source span of a stretch."""
        return Span(self.whole.start + start, self.whole.start + end) if self.exact else self.whole


class Reading:
    """A document and what is known about recognising; offsets are text offsets throughout."""

    def __init__(self, document: Document, kinds: Kinds) -> None:
        self.document = document
        self.kinds = kinds
        self.text = document.text
        self.folded = document.folded
        self._placed = document.regions
        self.regions = {region.name: region for region in document.regions}
        if document.format == "text" and "article" not in self.regions and "body" in self.regions:
            self.regions.update(dict.fromkeys(("article", "lede", "tail"), self.regions["body"]))
        elif document.format == "html" and "article" in self.regions:
            self._take_in_credits()

    def _take_in_credits(self) -> None:
        """Widen the article to the rows of credits that stand a little above and below it, over buttons and boxes of links."""
        article = self.regions["article"]
        start, end = self._credits_above(article.start), self._credits_below(article.end)
        for name, region in self.regions.items():
            if start < region.start == article.start:
                self.regions[name] = region._replace(start=start)
            elif name == "head" and start < region.end:
                self.regions[name] = region._replace(end=start)
        for name in ("article", "tail"):
            if name in self.regions and self.regions[name].end == article.end:
                self.regions[name] = self.regions[name]._replace(end=end)
        if (lede := self.regions.get("lede")) is not None:
            self.regions["lede"] = lede._replace(end=self._dated_below(lede.end))
        self._placed = tuple(self.regions.values())

    def _dated_below(self, end: int) -> int:
        """Where a short row with a date ends that stands up to three lines below *end*; else *end*."""
        at = end
        for _ in range(3):
            start, at = self.line(min(at + 1, len(self.text)))
            if (
                at - start <= 80
                and not re.search("[，。]", self.text[start:at])
                and self.kinds.mark("dated").search(self.folded, start, at)
            ):
                return at
        return end

    def _credits_above(self, start: int) -> int:
        """Where a row of credits or a heading begins that stands a few lines above the article, buttons not counted; else *start*."""
        at, long = start, 0
        for _ in range(_NEAR):
            end = len(self.text[:at].rstrip())
            at = self.text.rfind("\n", 0, end) + 1
            line = self.folded[at:end]
            if not line or long > 2:
                break
            if len(line) <= _ROW and (
                self.kinds.mark("heading-row").fullmatch(line)
                or (self.kinds.mark("credit-row").search(line) and self.kinds.mark("dated").search(line))
            ):
                return at
            long += len(line) > _BUTTON
        return start

    def _credits_below(self, end: int) -> int:
        """Where the row of credits ends that closes the article below a box of links; else *end*. Two such rows belong to others."""
        last = self.regions["footer"].start if "footer" in self.regions else len(self.text)
        found, at = [], self.text.find("\n", end)
        for _ in range(_BOX):
            if not 0 <= at < last:
                break
            stop = self.text.find("\n", at + 1)
            if 0 < stop - at <= _ROW and self.kinds.mark("closing-row").match(self.folded, at + 1, stop):
                found.append(stop)
            at = stop
        return found[0] if len(found) == 1 else end

    @cached_property
    def title(self) -> str:
        """The headline in the page's title, folded; empty where it has none."""
        whole = next((fold(field.value) for field in self.document.fields if field.name in ("title", "og:title")), "")
        return _SITE.split(whole)[0].strip()

    def of_field(self, field: Field) -> Reading:
        """The value of a field as a small document of its own, Markdown's links undone; its one region is where it comes from."""
        links: list[Link] = []
        text, at = "", 0
        for match in _MARKDOWN_LINK.finditer(field.value):
            text += field.value[at : match.start()]
            links.append(Link(len(text), len(text) + len(match[1]), match[2], "", field.span, field.span))
            text, at = text + match[1], match.end()
        text += field.value[at:]
        exact = self.document.source[field.span.start : field.span.end] == text
        return Reading(
            replace(
                self.document,
                text=text,
                folded=fold(text),
                offsets=_Inside(field.span, exact),
                regions=(Region(field.origin, 0, len(text) + 1),),
                links=tuple(links),
                fields=(),
                runs=(),
                named=(),
                quoted=(),
            ),
            self.kinds,
        )

    @cached_property
    def article(self) -> tuple[int, int]:
        """The stretch in which the article's own credits stand."""
        region = self.regions.get("article")
        return (region.start, region.end) if region else (0, len(self.text))

    def line(self, at: int) -> tuple[int, int]:
        """The line around *at*: from border to border."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end

    def cell(self, at: int) -> tuple[int, int]:
        """The line or table cell around *at*."""
        start, end = self.line(at)
        start = max(start, self.text.rfind("\t", start, at) + 1)
        tab = self.text.find("\t", at, end)
        return start, end if tab < 0 else tab

    def within(self, region: str, at: int) -> bool:
        """Whether *at* stands in a region; everywhere is in ``anywhere``."""
        if region == "anywhere":
            return True
        found = self.regions.get(region)
        if found is None:
            return region == "article" or "article" not in self.regions
        return found.start <= at <= found.end

    def edge(self, at: int) -> bool:
        """Whether *at* is near the beginning or the end of the article, where credits stand, and not in the middle of a long text."""
        start, end = self.article
        near = max(1200, (end - start) // 6)
        return at - start <= near or end - at <= near

    def quoted(self, at: int) -> bool:
        """Whether *at* stands in code, a caption or a comment."""
        number = bisect_right(self._quotes, (at, len(self.text) + 1)) - 1
        return number >= 0 and at < self._quotes[number][1]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """The quoted stretches, in order and not overlapping."""
        return quotes(self.document, self.kinds)

    @cached_property
    def _run_starts(self) -> list[int]:
        """Where the runs begin, in order."""
        return [start for start, _ in self.document.runs]

    def run_end(self, after: int, at: int, limit: int) -> int:
        """Where the innermost run ends that begins between *after* and *at* and reaches over *at*; *limit* without one."""
        runs = self.document.runs
        for number in range(bisect_right(self._run_starts, at) - 1, bisect_left(self._run_starts, after) - 1, -1):
            end = runs[number][1]
            if at < end < limit:
                limit = end
        return limit

    @cached_property
    def _link_starts(self) -> list[int]:
        """Where the links begin, in order."""
        return [link.start for link in self.document.links]

    def links(self, start: int, end: int) -> tuple[Link, ...]:
        """The links that share text with the stretch, in order."""
        last = bisect_left(self._link_starts, end)
        return tuple(
            link for link in self.document.links[max(0, last - 40) : last] if link.end > start and link.start < end
        )

    def clean(self, start: int, end: int) -> str:
        """The text of a stretch as it is shown, with its white space collapsed."""
        return _SPACE.sub(" ", self.text[start:end]).strip()

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without white space at either end."""
        part = self.text[start:end]
        return start + len(part) - len(part.lstrip()), start + len(part.rstrip())

    def span(self, start: int, end: int) -> Span:
        """Where a stretch stands in the source."""
        return self.document.offsets.span(start, end)

    def whole(self, start: int, end: int) -> Span:
        """Where a stretch stands in the source; in Markdown a link that ends it is taken in whole, brackets and address."""
        span = self.span(start, end)
        if self.document.format == "markdown" and end > start:
            for link in self.links(end - 1, end):
                if link.end == end and start <= link.start:
                    return Span(min(span.start, link.span.start), max(span.end, link.span.end))
        return span

    def where(self, start: int) -> tuple[str, ...]:
        """The regions around *start*."""
        return tuple(region.name for region in self._placed if region.start <= start < region.end)

    def fact(
        self,
        kind: str,
        start: int,
        end: int,
        fields: Mapping[str, str],
        parts: Mapping[str, tuple[int, int]] | None = None,
        evidence: Evidence = "stated",
    ) -> Fact:
        """A fact from *start* to *end*, without a bracket that is closed beyond it; *parts* says where its fields stand."""
        start, end = self.trim(start, end)
        if (closer := _BRACKETS.get(self.folded[start : start + 1])) and closer not in self.folded[start:end]:
            start, end = self.trim(start + 1, end)
        span = self.whole(start, end)
        spans = {name: self.span(*part) for name, part in (parts or {}).items()}
        shown = {name: value for name, value in fields.items() if value}
        return Fact(kind, span, self.clean(start, end), shown, spans, self.where(start), evidence=evidence)


_WRAP_LEFT = "． \t\n\"'“”‘’「『【[<*_`~·•:：|/-—–、,，;>　@"
_WRAP_RIGHT = "． \t\n\"'“”‘’「『【[」』】]>*_`~·•:：|/-—–、,，;；<。.…　"
_ADDRESS = LazyPattern(
    r"https?://(?:(?![,;][一-鿿])[^\s<>()\[\]\"'“”《》「」，。；、|（）【】])+|www\.[\w.-]+\.\w{2,}[^\s<>()\"'，。；、|（）]*"
)
LONGEST = 600
"""No value is longer."""
_TRAILING = ".,;:!?)'\""


def cut(reading: Reading, value: ValueKind, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in the stretch of a value, one stretch each, as their kind of value is declared."""
    folded, ends = reading.folded, value.ends.pattern
    opening = start
    start, end = strip(reading.text, start, end)
    if any(match.start() > opening and match.group() not in "[(" for match in ends.finditer(folded, opening, start)):
        return
    start = _begun(reading, value, start, end)
    if whole := value.whole.pattern.match(folded, start, end):
        pieces = [whole.span()]
    else:
        end = next((match.start() for match in ends.finditer(folded, start, end) if match.start() > start), end)
        gaps = [match.span() for match in value.splits.pattern.finditer(folded, start, end)]
        edges = [start, *(at for gap in gaps for at in gap), end]
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
    first = True
    for piece in pieces:
        begin, stop = strip(reading.text, *piece)
        begin = _begun(reading, value, begin, stop)
        if more := value.drops.pattern.search(folded, begin, stop):
            begin, stop = strip(reading.text, begin, more.start())
        if begin == stop or value.skips.pattern.fullmatch(folded, begin, stop):
            continue
        wanted = first or value.follows.pattern.fullmatch(folded, begin, stop)
        if not wanted or value.refuses.pattern.fullmatch(folded, begin, stop):
            return
        first = False
        yield begin, stop


def _begun(reading: Reading, value: ValueKind, start: int, end: int) -> int:
    """Where a value begins, behind all that stands before it."""
    while start < end and (match := value.begins.pattern.match(reading.folded, start, end)) and match.end() > start:
        start, _ = strip(reading.text, match.end(), end)
    return start


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, quotation marks and stray separators at either end; a bracket that is closed inside stays."""
    end = min(end, start + LONGEST)
    while start < end and text[start] in _WRAP_LEFT:
        start += 1
    while end > start and text[end - 1] in _WRAP_RIGHT:
        end -= 1
    pairs = {")": "(", "）": "（", "》": "《", "〉": "〈"}
    while end > start and text[end - 1] in pairs and pairs[text[end - 1]] not in text[start:end]:
        end -= 1
    opens = {v: k for k, v in pairs.items()}
    while end > start and text[end - 1] in opens:
        end -= 1
    while end > start and text[start] in opens and opens[text[start]] not in text[start:end]:
        start += 1
    if (
        end - start > 2
        and text[start] in "（("
        and text[end - 1] in "）)"
        and not re.search(r"[（(]", text[start + 1 : end - 1])
    ):
        return strip(text, start + 1, end - 1)
    return start, end


def address(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """The first address in a stretch: a link's, or one written out; with where the address stands as text, if it does."""
    match = _ADDRESS.search(reading.text, start, end)
    for link in reading.links(start, end):
        if link.href and not link.href.lower().startswith(("javascript:", "#", "mailto:")):
            shown = match.span() if match and match.start() >= link.start and match.end() <= link.end + 1 else None
            return link.href, shown
    if match is None:
        return "", None
    written = match.group().rstrip(_TRAILING)
    return written, (match.start(), match.start() + len(written))


def is_outlet(reading: Reading, name: str) -> bool:
    """Whether a folded name is a listed outlet, or ends as outlets do."""
    lists = reading.kinds.lists
    bare_name = re.sub(r"[《》\"\s]", "", name)
    if bare_name in lists["outlets"] or f"《{bare_name}》" == name:
        return True
    return 3 <= len(bare_name) <= 14 and any(bare_name.endswith(ending) for ending in lists["outlet-endings"])


def is_person(reading: Reading, name: str) -> bool:
    """Whether a folded name has the shape of a person's: a surname and one or two characters, or parts with a dot between."""
    return reading.kinds.mark("person").fullmatch(name) is not None and not _refused(reading, name)


def _refused(reading: Reading, name: str) -> bool:
    refused = reading.kinds.values["person"].refuses.pattern.fullmatch(name)
    return refused is not None or begins_with_label(reading.kinds, name)


def begins_with_label(kinds: Kinds, name: str) -> bool:
    """Whether a folded name is a label, or begins with one that needs no separator: 来源光明日报 is no outlet."""
    starts = (kinds.labels.get(name[:size]) for size in range(2, 5))
    return name in kinds.labels or any(label is not None and label.bare for label in starts)


def people(reading: Reading, begin: int, stop: int, *, closed: bool = False) -> list[tuple[int, int]]:
    """The people that fill a stretch, by the shape of every name in it; nobody where anything else stands there.

    *closed*: names may stand without a border between them, where there is one way only to part them (罗科苏盈).
    """
    value = reading.kinds.values["person"]
    pieces = list(cut(reading, value, begin, stop))
    names = [reading.folded[start:end] for start, end in pieces]
    one = any(is_person(reading, name) for name in names) and "、" in reading.folded[begin:stop]
    found: list[tuple[int, int]] = []
    for (start, end), name in zip(pieces, names, strict=True):
        if is_person(reading, name) or (one and re.fullmatch(r"[一-鿿]{2,4}", name)):
            found.append((start, end))
        elif parts := glued(reading, name) if closed else []:
            found += [(start + left, start + right) for left, right in parts]
        else:
            return []
    taken = {at for stretch in found for at in range(*stretch)}
    rest = "".join(mark for at, mark in enumerate(reading.folded[begin:stop], begin) if at not in taken)
    return found if not re.search(r"[^\W_]", rest) else []


def glued(reading: Reading, name: str) -> list[tuple[int, int]]:
    """The names in a folded run without borders, if there is one way only to part it into the fewest."""
    ways = [[(0, 0)]] if 4 <= len(name) <= 6 else []
    whole: list[list[tuple[int, int]]] = []
    while ways:
        way = ways.pop()
        for size in (2, 3):
            left = way[-1][1]
            if left + size <= len(name) and is_person(reading, name[left : left + size]):
                longer = [*way, (left, left + size)]
                (whole if left + size == len(name) else ways).append(longer)
    fewest = [way[1:] for way in whole if len(way) == min(map(len, whole))]
    return fewest[0] if len(fewest) == 1 else []


def may_be_person(reading: Reading, begin: int, stop: int) -> bool:
    """Whether a stretch can be the name of one who wrote or edited: short, not a sentence, not a word for nobody, no label."""
    name = reading.folded[begin:stop]
    return 0 < len(name) <= reading.kinds.values["person"].longest and not _refused(reading, name)
