"""One document as the recognisers look at it: lines, regions, links, runs and phrases, each a bisection away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.credit_rows import LONGEST_ROW, widened
from checker.definitions import Kinds, Phrase
from checker.model import Document, Evidence, Fact, Field, Link, Region, Span
from checker.quotations import in_one_quotation, quotes
from checker.text.fold import fold
from checker.text.hosts import addresses
from checker.text.laid_out import LaidOut
from checker.text.linked import Linked
from checker.text.offsets import as_spelt
from checker.text.packed import numbers
from checker.text.pattern import LazyPattern
from checker.text.stretches import last_open
from checker.text.titles import headline_of

if TYPE_CHECKING:
    import regex

_BESIDE = 40  # how many characters a line of a list of links has beside its link at the most
_MARKDOWN_LINK = LazyPattern(r"\[([^\[\]]*)\]\(<?([^()\s<>]+)>?[^()]*\)")
_WORDS = LazyPattern(r"[㐀-鿿]{4}")
_NUMBER = LazyPattern(r"\s{0,3}(?:\d{1,3}[.、)]|\[\^[\w-]{1,24}\]:\s)")
_DASHES = LazyPattern(r"[\s>*_]*[-—–]{1,4}\s*")
_ATTRIBUTED = LazyPattern(r"\S\s*(?:—{1,4}|–|-{2,4})\s*\Z")
_BRACKETS = {"(": ")", "[": "]", "【": "】"}
_LABELLED = LazyPattern(r"[*_ ]{0,4}[一-鿿]{2,4} ?:")
_STOPS = "。;!?；！？"
_SENTENCE_ENDS = '。！？!?”」』"…'
_RUNNING = 12  # characters of running text in a quotation, or behind a bracket
_LISTED = 5  # lines below a phrase that may name a source
_SAYS, _LONG = 14, 60  # characters of a sentence that is a line, and of a line that is no credit
_FEW_PLAIN = 3  # so many such sentences may come below what closes an article
MOST_BELOW = 12  # how many lines of credits and notices come below what closes an article, at the most
ASIDE = 500  # a bracket that opened so many characters before is no remark
MOST_PLACES = 100_000  # labels and words of phrases that are looked at in one document: more would fill the memory
_LONGEST_TAG, _LETTER = 24, LazyPattern(r"[^\W_]|￼")
_SHORT_NAME = 16  # so many characters a name has at the most that is known by its place alone
_OPENS_PAIR = LazyPattern(r"<\w+(?:\s[^<>]*)?>\s*<(\w+)(?:\s[^<>]*)?>\s*\Z")
_PARTED = LazyPattern(r"\s*</\w+>\s*<\w+(?:\s[^<>]*)?>\s*")
_ENDS_PAIR = LazyPattern(r"\s*</\w+>\s*</\w+>")
TIMEOUT = 0.5  # seconds that one pattern may take in one window before it is given up, by its own fault


class Reading(LaidOut):
    """A document and what is known about recognising; offsets are text offsets throughout."""

    def __init__(self, document: Document, kinds: Kinds) -> None:
        super().__init__(document.text, document.folded)
        self.document = document
        self.kinds = kinds
        self._dates: dict[int, tuple[int, int]] = {}
        self._closing: dict[int, bool] = {}
        self.given_up = 0
        """In how many places a pattern took too long, or there was too much to look at."""
        self._looked = Counter[str]()
        self._placed = document.regions
        self.regions = {region.name: region for region in document.regions}
        if document.format == "text" and "article" not in self.regions and "body" in self.regions:
            self.regions.update(dict.fromkeys(("article", "lede", "tail"), self.regions["body"]))
        elif document.format == "html" and "article" in self.regions:
            self.regions = widened(self, self.regions, kinds)
            self._placed = tuple(self.regions.values())

    def goes_on(self, _: object = None, *, of: str = "") -> bool:
        """Whether one more place that may hold a fact (*of* some kind) is looked at; that there were too many is counted."""
        self._looked[of] += 1
        self.given_up += self._looked[of] == MOST_PLACES + 1
        return self._looked[of] <= MOST_PLACES

    @cached_property
    def title(self) -> str:
        """The headline in the page's title, folded; empty where it has none."""
        return headline_of(self.headline)

    @cached_property
    def headline(self) -> str:
        """The page's title as it stands, with its site, folded; empty where it has none."""
        return next((fold(field.value) for field in self.document.fields if field.name in ("title", "og:title")), "")

    def of_field(self, field: Field) -> Reading:
        """The value of a field as a small document of its own, Markdown's links undone; its one region is where it comes from."""
        links: list[Link] = []
        text, at = "", 0
        for match in _MARKDOWN_LINK.finditer(field.value):
            text += field.value[at : match.start()]
            links.append(Link(len(text), len(text) + len(match[1]), match[2], "", field.span, field.span))
            text, at = text + match[1], match.end()
        text += field.value[at:]
        return Reading(
            replace(
                self.document,
                text=text,
                folded=fold(text),
                offsets=as_spelt(text, self.document.source, field.span),
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

    def first_date(self, start: int, end: int) -> tuple[int, int]:
        """Where the first date stands in the line from *start* to *end*, looked for once; beyond its end where none does."""
        if start not in self._dates:
            found = self.kinds.mark("date").search(self.folded, start, end)
            self._dates[start] = found.span() if found else (end + 1, end + 1)
        return self._dates[start]

    def within(self, region: str, at: int) -> bool:
        """Whether *at* stands in a region; everywhere is in ``anywhere``."""
        if region == "anywhere":
            return True
        found = self.regions.get(region)
        if found is None:
            return region == "article" or "article" not in self.regions
        return found.start <= at <= found.end

    def quoted(self, at: int) -> bool:
        """Whether *at* stands in code, a caption or a comment."""
        number = bisect_right(self._quotes, (at, len(self.text) + 1)) - 1
        return number >= 0 and at < self._quotes[number][1]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        """The quoted stretches, in order and not overlapping."""
        return quotes(self.document, self.kinds)

    @cached_property
    def _run_starts(self) -> Sequence[int]:
        """Where the runs begin, in order."""
        return numbers(start for start, _ in self.document.runs)

    def run_end(self, after: int, at: int, limit: int) -> int:
        """Where the innermost run ends that begins between *after* and *at* and reaches over *at*; *limit* without one."""
        runs = self.document.runs
        for number in range(bisect_right(self._run_starts, at) - 1, bisect_left(self._run_starts, after) - 1, -1):
            end = runs[number][1]
            if at < end < limit:
                limit = end
        return limit

    def own_run(self, at: int, stop: int = 0) -> bool:
        """Whether an inline element begins here, so that what touches on the left is another field; and ends by *stop*, where that is given."""
        return self.run_end(at, at, len(self.text) + 1) <= (stop or len(self.text))

    def is_dated(self, line: int, at: int) -> bool:
        """Whether a date stands before *at* in its line, which begins at *line*, or behind it in a short one: a row of fields."""
        end = self.line(at)[1]
        date = self.kinds.mark("date")
        if end - line <= LONGEST_ROW:
            return date.search(self.folded, line, end) is not None
        start, stop = self.first_date(line, end)
        return stop <= at or (start < at and date.search(self.folded, line, at) is not None)

    @cached_property
    def linked(self) -> Linked:
        """Its links, by where they stand."""
        return Linked(self.document.links, self.folded)

    def signs(self, at: int, *, inferred: bool) -> bool:
        """Whether what names people at a place can speak of the article: near an end of it, and, where that is only inferred, not
        behind a link, as it tells of what is there.
        """
        links = self.links(at - 4, at) if inferred else ()
        behind = any(0 <= at - link.end <= 2 and "\n" not in self.text[link.end : at] for link in links)
        return self.edge(at) and not behind

    def links(self, start: int, end: int) -> tuple[Link, ...]:
        """The links that share text with the stretch, in order."""
        return self.linked.sharing(start, end)

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
        return tuple(
            region.name for region in self._placed if region.start <= start < region.end and region.name != "teasers"
        )

    def closes(self, at: int) -> bool:
        """Whether what ends at *at* closes the article: nothing but credits and notices comes after it."""
        first = self.line(at)[1]
        if first not in self._closing:
            self._closing[first] = self._ends_below(first)
        return self._closing[first]

    def _ends_below(self, at: int) -> bool:
        """The same of the end of a line, read no further than to what is no credit."""
        closing, limit, below, plain = self.kinds.mark("closing-notice"), self.article[1], 0, 0
        while at < limit:
            start, at = at + 1, self.line(at + 1)[1]
            line = self.folded[start : min(at, limit)].strip()
            below += 1 if line else 0
            says = line != "" and not closing.search(line)
            plain += says and len(line) >= _SAYS and line[-1] in _STOPS
            if below > MOST_BELOW or plain > _FEW_PLAIN or (says and len(line) >= _LONG):
                return False
        return True

    def listed_below(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """The links and addresses in the lines below a stretch, one a line, with where they lead; none where it is a link itself."""
        line = self.trim(start, end)
        for _ in range(0 if self.links(line[0], line[0] + 1) else _LISTED):
            line = self.line_below(line[1])
            first = [each for each in self.links(*line)[:1] if not _WORDS.search(self.text, line[0], each.start)]
            places = [(link.start, link.end, link.href) for link in first]
            places += [(*found.span(), found[0]) for found in addresses(self.text, *line)]
            start, end, href = next(iter(places), (0, 0, ""))
            if "//" not in href or line[1] - line[0] - end + start > _BESIDE:
                return  # a paragraph, or a page of the site's own
            yield start, end, href

    def is_heading(self, at: int) -> bool:
        """Whether what stands at *at* opens a heading, by its source."""
        start = self.span(at, at + 1).start
        if self.document.format == "markdown":
            source = self.document.source
            return source[source.rfind("\n", 0, start) + 1 : start].lstrip(" >").startswith("#")
        return self.kinds.mark("opens-heading").search(self.document.source, max(0, start - 200), start) is not None

    def is_organisation(self, start: int, end: int) -> bool:
        """Whether a stretch names a company or the like."""
        return self.kinds.mark("organisation").fullmatch(self.folded[start:end]) is not None

    def is_tag(self, at: int) -> bool:
        """Whether what stands at *at* is a link to a tag or a category, under which a text is filed: a short one."""
        mark, links = self.kinds.mark("category-address"), self.links(at, at + 1)
        return any(mark.search(fold(it.href)) for it in links if it.start == at and it.end - at <= _LONGEST_TAG)

    def is_over(self, start: int, end: int) -> bool:
        """Whether nothing more is said in a stretch: there are blanks, a date alone, or what a text is filed under."""
        start, end = self.trim(start, end)
        dated = self.kinds.mark("only-dated").fullmatch(self.folded, start, end) is not None
        return dated or not _LETTER.search(self.text, start, end) or self.is_tag(start)

    def leads_nowhere(self, start: int, end: int) -> bool:
        """Whether a stretch is the text of a link of a Markdown post that has no address: [原文链接]()."""
        links = self.links(start, end) if self.document.format == "markdown" else ()
        return any(link.start <= start and link.end >= end and not link.href for link in links)

    def is_paired(self, stop: int, at: int) -> bool:
        """Whether the lines that end at *stop* and begin at *at*, a word for an author and a short one, fill two elements of one that holds
        nothing else, by the source.
        """
        source, (begin, _), (_, end) = self.document.source, self.trim(*self.line(stop)), self.trim(*self.line(at))
        if end - at > _SHORT_NAME or not self.folded[begin:stop].rstrip(" :").endswith("作者"):
            return False
        first, last = self.span(begin, stop), self.span(at, end)
        opens = _OPENS_PAIR.search(source, max(0, first.start - 200), first.start)
        parted = _PARTED.fullmatch(source, first.end, last.start) is not None
        return parted and opens is not None and opens[1] != "li" and _ENDS_PAIR.match(source, last.end) is not None

    def is_aside(self, start: int, end: int) -> bool:
        """Whether a stretch speaks of what stands before or behind it, and of no whole text: in a bracket right behind a sentence or a quotation (deep in
        a text behind any word) or before a colon, or behind a dash below one, where other text follows; or is only quoted, or ends a list's item.
        """
        line, limit = self.line(start)
        lead = self.folded[max(line, start - ASIDE) : start]
        cited = _ATTRIBUTED.search(lead) is not None and not self.closes(limit)  # 一句话——摘自《某书》
        around = self.folded.startswith("):", end) or (lead.endswith('"') and lead[:-1][-1:].isalnum())
        noted = lead.rstrip(' :,"').endswith("注明")  # 转载请注明：本文来自某站
        if cited or around or noted or self.ends_item(start):
            return True
        if (dashes := _DASHES.match(self.folded, line)) and start <= dashes.end():
            opening = line
            before = self.text[max(self.article[0], line - ASIDE) : line].rstrip(" \t\n*_")[-1:]
        else:
            opening = last_open(self.folded, max(line, start - ASIDE), start + 1)
            before = self.text[max(line, opening - ASIDE) : opening].rstrip() if opening >= 0 else ""
            behind = [link.start for link in self.links(opening - 1, opening) if link.end == opening]
            if any(_WORDS.search(self.folded, line, at) or self.opens_item(at) for at in behind):
                return True  # of what is linked: 有人写过[某文](…)（原文：…）
        lede, closing = self.within("lede", start), self.folded.find(")", end, min(limit, end + ASIDE))
        runs_on = not lede and limit - max(closing, end) > _RUNNING
        deep, piece = runs_on or not (lede or self.within("tail", start)), self.kinds.mark("piece-of-text")
        if self.kinds.mark("cited-piece").search(before) and not self.closes(limit):
            return self.kinds.mark("taken-over").search(self.folded, end, limit) is None
        if not before or not (before[-1] in _SENTENCE_ENDS or (deep and before[-1].isalnum()) or piece.search(before)):
            return False
        whole = self.kinds.mark("whole-text").search(self.folded, opening, end) is not None
        return not whole and (runs_on or not self.closes(limit))

    def is_of_others(self, start: int, end: int, *, inferred: bool) -> bool:
        """Whether a stretch is an aside, or a part of a link's text that begins before it, leads to a heading, or runs on behind what is inferred."""
        start, end = self.trim(start, end)
        return self.is_aside(start, end) or any(
            self.folded[link.start : start].strip(" [(")
            or link.href.startswith("#")
            or (inferred and link.start <= start and link.end > end + 4)
            for link in self.links(start, start + 1)
            if link.end >= end
        )

    def is_of_quotation(self, at: int, end: int, said: str) -> bool:
        """Whether a label ends a block quotation in Markdown, below running text that does not speak of the whole: one that is *said* once, and
        that does not close the article, which may be nothing but a quotation. Other labels may stand between, as in a stamp.
        """
        if self.document.format != "markdown" or self.closes(end) or self.repeats(said, 2, len(self.text)):
            return False
        above = self.line_above(self.line(at)[0])
        while _LABELLED.match(self.folded, *above) is not None:
            above = self.line_above(above[0])
        source, words = self.document.source, self.folded[slice(*above)]
        places = [self.span(place, place + 1).start for place in (above[0], at)]
        quoted = in_one_quotation(source, *places)
        runs = len(words) >= _RUNNING and words.rstrip("\"'”」』")[-1:] in _STOPS
        return quoted and runs and not self.kinds.mark("whole-text").search(words)

    def opens_item(self, at: int) -> bool:
        """Whether what stands at *at* opens an item of a list, by its source: it speaks of what the item names."""
        start = self.span(at, at + 1).start
        before = fold(self.document.source[max(0, start - 300) : start])
        return self.kinds.mark("item-opening").search(before) is not None

    def ends_item(self, at: int) -> bool:
        """Whether what stands at *at* is behind a headline: words in an item of a list, or words above or below others with a label."""
        start, end = self.line(at)
        begin = number.end() if (number := _NUMBER.match(self.folded, start)) else start
        if at <= begin or not self._is_words(begin, at):
            return False
        lines = [line for line in (self.line_above(start), self.line_below(end)) if self._is_words(*line)]
        if not (number or self.opens_item(start)):
            labelled = any(self.kinds.label_scanner.first(self.folded, *line) for line in lines)
            return labelled and not self.within("lede", at)
        noted = self.folded.startswith("[^", start)
        inner = noted or (end - start <= LONGEST_ROW and not self.within("lede", at) and not self.closes(end))
        return inner or any(_NUMBER.match(self.folded, line[0]) or self.opens_item(line[0]) for line in lines)

    def _is_words(self, start: int, end: int) -> bool:
        """Whether a stretch has words and no date before any label, and does not speak of the whole text."""
        if end - start > LONGEST_ROW or not _WORDS.search(self.folded, start, end):
            return False
        begin, stop = self.kinds.label_scanner.first(self.folded, start, end) or (end, end)
        words = self.folded[start : begin if self.folded[stop : stop + 1] in " :/|\t\n" else end]
        other = self.kinds.mark("date").search(words) or self.kinds.mark("whole-text").search(self.folded, start, end)
        return _WORDS.search(words) is not None and ":" not in words and not other

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


def matches(reading: Reading) -> Iterator[tuple[Phrase, regex.Match[str]]]:
    """Every phrase found, in the order of its anchors; a pattern that takes too long has found nothing, which is counted."""
    folded = reading.folded
    seen: set[tuple[int, int, int]] = set()
    for at, stop in takewhile(reading.goes_on, reading.kinds.phrase_scanner.occurrences(folded)):
        for start, end, phrase in reading.kinds.anchored[folded[at:stop]]:
            if not reading.within(phrase.within, at + start):
                continue
            try:
                match = phrase.around(folded, at + start, at + end, TIMEOUT)
            except TimeoutError:
                reading.given_up += 1
                continue
            if match is not None and (key := (id(phrase), *match.span())) not in seen:
                seen.add(key)
                yield phrase, match
