"""From labels, phrases and fields to facts: attributions, authors, editors, original titles, claims, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from checker.definitions import Phrase, ValueKind
from checker.facts.bylines import LONGEST as LONGEST_NAME
from checker.facts.bylines import Stretch, is_name, is_writer
from checker.facts.labels import Cue, alone, cues, in_row
from checker.facts.numbers import is_numbered
from checker.facts.reading import Reading, matches
from checker.facts.values import address, cut, is_outlet, is_person, people
from checker.houses import before_own_title
from checker.model import Evidence, Fact, Field
from checker.quotations import is_of_words
from checker.text.fold import fold
from checker.text.hosts import same_address
from checker.text.pattern import LazyPattern
from checker.text.wrapping import strip

if TYPE_CHECKING:
    import regex

_FILLER, _SAYS = "￼", LazyPattern(r"[^\W_]|￼")
WRITTEN = LazyPattern(r"(?:https?:)?//|www\.", re.IGNORECASE)
_TAG = LazyPattern(r"\s*</?(?!https?:|www\.)\w+[^<>]*>\s*")
_ASKS = LazyPattern(r"[？?！!]")
_CLAUSE = LazyPattern(r"(?:[\w'’-]+ ){2,}[a-z]+", re.ASCII)  # By August I could tell
_NEXT_ADDRESS = LazyPattern(r"(?:[^\S\n]|\()*+\n[\s>]*+(?=https?://)")
LONGEST_TITLE, HEADING = 160, 3  # characters of a link that is a source's whole title; lines of an article's heading


def from_labels(reading: Reading, found: Sequence[Cue]) -> Iterator[Fact]:
    """The facts that labels state; of the posts in a thread, the first is the article."""
    passed = {cue.start for cue in found if cue.label.value == "other" or is_of_words(reading.document, cue.start)}
    passed.update([cue.start for cue in found if cue.label.word in reading.kinds.lists["thread-labels"]][1:])
    passed |= {cue.start for cue in found if cue.label.value == "account" and reading.within("footer", cue.start)}
    sections = {cue.start for pair in pairwise(found) if _head_section(reading, *pair) for cue in pair}
    works = _of_works(reading, found) - sections
    for cue in found:
        if cue.start in passed or cue.start in works or reading.quoted(cue.start):
            continue
        signs = cue.label.kind == "editor" and cue.opens and cue.separator == ":"
        if not (reading.edge(cue.start) or signs or cue.start in sections):
            continue
        if cue.label.kind == "attribution" and not _is_contributor(reading, cue):
            yield from _sources(reading, cue)
        else:
            kind = "author" if cue.label.kind == "attribution" else cue.label.kind
            word = cue.label.word if "cue" in reading.kinds.fields[kind] else ""
            yield from _named(reading, kind, reading.kinds.value_of[kind], cue.start, cue.value, word)


def _head_section(reading: Reading, one: Cue, other: Cue) -> bool:
    """Whether two labels that follow each other are an author's and an editor's, in one line or on two: a section's own credits."""
    between = reading.text[one.value[1] : other.start]
    parted = between.count("\n") <= 2 and not between.strip(" \t\n|/·>*-　")
    return parted and one.opens and {one.label.kind, other.label.kind} == {"author", "editor"}


def _of_works(reading: Reading, found: Sequence[Cue]) -> set[int]:
    """The authors' labels that open the lines of a list of works, three or more of a kind; one in the heading is the article's."""
    opening = [cue for cue in found if cue.label.kind == "author" and cue.opens and cue.separator]
    words = [cue.label.word for cue in opening]
    lines = {cue.start: reading.text[reading.article[0] : cue.start].strip().count("\n") for cue in opening}
    heading = 1 if reading.document.format == "markdown" else HEADING
    return {cue.start for cue in opening if words.count(cue.label.word) > 2 and lines[cue.start] >= heading}


def _is_contributor(reading: Reading, cue: Cue) -> bool:
    """Whether a label of who sent a text in names people, and no department: 供稿：李小明."""
    if cue.label.word not in reading.kinds.lists["in-house-labels"] or not (found := people(reading, *cue.value)):
        return False
    return not any(reading.kinds.mark("department").fullmatch(reading.folded, *name) for name in found)


def _named(reading: Reading, kind: str, value: ValueKind, at: int, stretch: Stretch, cue: str) -> Iterator[Fact]:
    """What a value behind *cue* names, a fact each; a single one is told with all from *at*. A label that asks (作者是谁？) names nobody."""
    start, end = stretch
    if value.name == "person" and (_ASKS.search(reading.text, start, end + 1) or WRITTEN.match(reading.text, start)):
        return
    whole = strip(reading.text, start, end)
    if kind == "author" and reading.kinds.mark("from-the-net").fullmatch(reading.folded, *whole):
        name = reading.clean(*whole)
        yield reading.fact("attribution", at, whole[1], {"name": name, "cue": cue}, {"name": whole}, "inferred")
        return
    if kind == "author" and reading.kinds.mark("press").fullmatch(reading.folded, *whole):  # 文/某日报
        yield from (replace(fact, evidence="inferred") for fact in source(reading, at, *whole, cue, ""))
        return
    names = list(cut(reading, value, start, end))
    if value.name == "person":  # another label ends the list, and what he is: 作者：某某，某校教师
        words = [reading.folded[slice(*name)] for name in names]
        listed = [word for word in words[1:] if not word.isascii()] if "," in reading.folded[start:end] else []
        over = (word in reading.kinds.labels or (word in listed and not is_person(reading, word)) for word in words)
        names = [name for name, _ in zip(names, takewhile(lambda ends: not ends, over), strict=False)]
    if len(names) > 1 and value.name == "person":
        names = [
            (begin, stop)
            for begin, stop in names
            if is_person(reading, reading.folded[begin:stop]) or not is_outlet(reading, reading.folded[begin:stop])
        ]
    for begin, stop in names:
        name = reading.clean(begin, stop)
        if value.shortest <= len(name) <= value.longest and not (value.name == "person" and _CLAUSE.fullmatch(name)):
            first = at if len(names) == 1 else begin
            yield reading.fact(kind, first, stop, {value.field: name, "cue": cue}, {value.field: (begin, stop)})


def _sources(reading: Reading, cue: Cue) -> Iterator[Fact]:
    """The sources that a label names, or that it names none."""
    (start, end), word = cue.value, cue.label.word
    empty = {"cue": word, "state": "empty"}
    opens = cue.separator == ":" and cue.opens and reading.folded[cue.start - 1 : cue.start] != "("
    if cue.label.value == "account" and not (opens and reading.within("lede", cue.start)):
        return
    if start >= end or reading.leads_nowhere(cue.start, cue.end):
        if _shows_empty(reading, cue):
            yield reading.fact("attribution", cue.start, cue.end, empty | in_row(reading, cue))
        return
    says = _SAYS.search(reading.text, start, end) is not None
    if not says or reading.kinds.mark("only-dated").fullmatch(reading.folded, start, end):
        if cue.label.value == "outlet" and _shows_empty(reading, cue):
            yield reading.fact("attribution", cue.start, cue.end if says else end, empty | in_row(reading, cue))
        return
    if cue.label.value == "outlet" and _TAG.fullmatch(reading.text, start, end):
        yield reading.fact("attribution", cue.start, end, {"cue": word, "state": "leaked"})
        return
    if reading.kinds.mark("machine-address").search(reading.folded, start, end):
        return
    href, shown = address(reading, start, end)
    said, lists = fold(reading.text[start:end]).strip(" .。()"), reading.kinds.lists
    nameless = said in lists["vague-sources"] or reading.kinds.mark("unfilled").fullmatch(said) is not None
    if cue.label.value == "link" and not (href or nameless or reading.text[start:end].lstrip().startswith("《")):
        return
    for number, (begin, stop) in enumerate(_pieces(reading, cue, shown)[:6]):
        if word in reading.kinds.lists["title-marks"] and not href and _titles(reading, cue.start, begin, stop):
            return
        yield from source(reading, begin if number else cue.start, begin, stop, word, href)


def _titles(reading: Reading, at: int, begin: int, stop: int) -> bool:
    """Whether a label opens the article and what it stands before is a title: 转载：某某十问."""
    opens = not reading.text[reading.article[0] : at].strip() or reading.folded[at:stop] == reading.title
    return opens and not is_outlet(reading, reading.folded[begin:stop])


def _pieces(reading: Reading, cue: Cue, shown: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Where the names in a source's value stand; *shown* is where its address is written out."""
    (start, end), value = cue.value, reading.kinds.values[cue.label.value]
    link = reading.links(start, end)
    if link and link[0].start <= start + 1 and link[0].end <= end + 1 and link[0].end > start:
        holds_label = bool(cue.separator) and link[0].start <= cue.start and start < link[0].end  # [原文：某题](…)
        pieces = [strip(reading.text, start if holds_label else link[0].start, min(link[0].end, end))]
        if value.name == "outlet" and not WRITTEN.match(reading.text, *pieces[0]):
            named = list(cut(reading, value, *pieces[0])) or pieces
            rest = reading.folded[named[-1][1] : pieces[0][1]].lstrip()  # 某页 - 某网
            titled = len(named) == 1 and rest[:1] in "-–—&|" and not reading.kinds.mark("date").search(rest)
            pieces = [(named[0][0], pieces[0][1])] if titled else named
    elif shown and shown[0] <= start + 2:
        pieces = [shown]
    else:
        pieces = list(cut(reading, value, start, shown[0] if shown else end))
    only_label = value.name == "link" and bool(pieces) and reading.folded[slice(*pieces[0])] == cue.label.word
    return [(pieces[0][1], pieces[0][1])] if only_label else pieces


def _shows_empty(reading: Reading, cue: Cue) -> bool:
    """Whether an empty label is one that a reader sees as empty: no address and no list follows below."""
    is_shown, nowhere = cue.label.word in reading.kinds.lists["labels-shown-empty"], reading.leads_nowhere(*cue[1:3])
    if nowhere or not is_shown or cue.separator != ":":
        return nowhere and is_shown
    start, end = reading.line_below(reading.line(cue.start)[1], reading.article[1])
    runs = end - start > LONGEST_NAME and cue.label.word.endswith(("链接", "地址", "网址"))
    if cue.label.value == "link" and not runs:  # 原文： stands above 译者：某某, above nothing, or above the original
        first = reading.kinds.label_scanner.first(reading.folded, start, end) or (end, end)
        return alone(reading, cue) and reading.is_over(start, first[0])
    listed = WRITTEN.match(reading.folded, start, end) or any(it.start <= start for it in reading.links(start, end))
    return not ((listed or reading.opens_item(start)) and alone(reading, cue))


def source(
    reading: Reading, at: int, begin: int, stop: int, cue: str, href: str, *, authorised: bool = False
) -> Iterator[Fact]:
    """An attribution, if the stretch names a source or gives an address."""
    name = reading.clean(begin, stop)
    own = reading.kinds.mark("page-beside").fullmatch(href)
    if own or _FILLER in name or (href and not href.strip(_FILLER)):
        return
    if WRITTEN.match(name) and (not href or same_address(name, href)):
        href, name = href or name, ""
    if href and reading.kinds.mark("says-nothing").fullmatch(reading.folded[begin:stop]):
        name = ""
    if fold(name) in reading.kinds.labels and fold(name) not in reading.kinds.lists["vague-sources"]:
        return
    if name and reading.kinds.mark("leaked").search(fold(name)):
        if cue in reading.kinds.lists["labels-shown-empty"]:
            yield reading.fact("attribution", at, stop, {"cue": cue, "state": "leaked"})
        return
    english = cue in reading.kinds.lists["english-source-labels"]
    explains = english and not href and not is_outlet(reading, fold(name))
    refusing = ["no-source"] * (not href or english) + ["explains"] * explains
    if not (name or href) or (
        name and any(reading.kinds.mark(mark).fullmatch(reading.folded[begin:stop]) for mark in refusing)
    ):
        return
    slight = len(name) < 2 and fold(name) not in reading.kinds.lists["nobody"]
    longest = LONGEST_TITLE if href else reading.kinds.values["outlet"].longest
    if name and (slight or len(name) > longest or not re.search(r"[^\W\d_]", name)):
        return
    person = "yes" if is_person(reading, said := reading.folded[begin:stop]) and not is_outlet(reading, said) else ""
    yield reading.fact(
        "attribution",
        min(at, begin),
        stop,
        {"name": name, "url": href, "cue": cue, "person": person, "authorised": "yes" if authorised else ""},
        {"name": (begin, stop)},
    )


def from_phrase(reading: Reading, phrase: Phrase, match: regex.Match[str]) -> Iterator[Fact]:
    """The facts of one phrase: every named group of its pattern is a field; what its kind names is cut as values of that kind are."""
    kind, value = phrase.kind, reading.kinds.value_of.get(phrase.kind)
    elsewhere = kind == "attribution" and reading.is_of_others(*match.span(), inferred=phrase.evidence == "inferred")
    noted = kind != "reprint-mark" and is_of_words(reading.document, match.start())
    if elsewhere or noted or reading.quoted(match.start()) or not _meets(reading, phrase, match):
        return
    if kind == "attribution":
        yield from _source_in(reading, phrase, match)
    elif value is None:
        parts = {name: match.span(name) for name, found in match.groupdict().items() if found}
        fields = {**phrase.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
        yield reading.fact(kind, *match.span(), {**fields, **_party(reading, kind, match)}, parts)
    elif value.name != "person" or reading.signs(match.start(), inferred=phrase.evidence == "inferred"):
        spans = [span for span in match.spans(value.field) if span[1] > span[0]]
        for span in spans:
            at = span[0] if len(spans) > 1 else match.start()
            found = _named(reading, kind, value, at, span, phrase.fixed.get("cue", ""))
            yield from (fact for fact in found if value.name != "person" or is_name(reading, fact.fields["name"]))


def _meets(reading: Reading, phrase: Phrase, match: regex.Match[str]) -> bool:
    """Whether a phrase stands where it must, or names what it must; what somebody says in a story is said of nothing else."""
    if reading.is_spoken(match.start()):
        return False
    if phrase.needs == "last line":
        return reading.closes(match.end())
    if phrase.needs == "another":
        words, (start, end) = match.group(), match.span()
        return reading.folded.find(words, end) >= 0 or reading.folded.rfind(words, 0, start) >= 0
    if phrase.needs == "heading":
        opening = reading.text[reading.article[0] : reading.line(match.end())[0]].split("\n")
        is_item = reading.opens_item(reading.line(match.start())[0])
        return sum(bool(line.strip()) for line in opening) < HEADING and not is_item
    leads = phrase.needs != "link" or match["name"][0] in "《「" or WRITTEN.match(match["name"])
    return bool(leads or reading.links(*match.span("name")))


def _party(reading: Reading, kind: str, match: regex.Match[str]) -> dict[str, str]:
    """Terms that speak of 本网 are the site's own; those below a translator's name are the translator's."""
    if kind != "reprint-terms":
        return {}
    around = reading.folded[max(reading.line(match.start())[0], match.start() - 60) : match.end() + 4]
    translated = reading.kinds.mark("by-translator").search(reading.folded, max(0, match.start() - 160), match.start())
    return {"party": "site" if reading.kinds.mark("our-own").search(around) else "translator" if translated else ""}


def _name_and_address(reading: Reading, start: int, end: int) -> tuple[int, int, str]:
    """The stretch of a source's name, and its address: the whole link where the name is one, the whole address where it is one."""
    line_end = reading.line(start)[1]
    href = ""
    for link in reading.links(start, end):
        before = reading.folded[start : link.start]
        if site := reading.kinds.mark("site-before").fullmatch(before):  # 某人的博客[某文](…)
            return start, start + site.end("site"), link.href
        says = not reading.kinds.mark("says-nothing").fullmatch(reading.folded, link.start, link.end)
        if says and reading.kinds.mark("somebodys").fullmatch(before):  # 某人写于某年的[某文](…)
            start, before = link.start, ""
        part = len(before) > 2 and before.endswith("的")  # 某指南的[某一章](…)
        if part or link.start <= start + 2:
            start = start if part or _SAYS.search(reading.folded, link.start, start) else link.start  # [转载自某网](…)
            end, href = (link.start - 1 if part else link.end), link.href
            break
    else:
        href, shown = address(reading, start, min(line_end, end + 300))
        if shown and shown[0] <= start:
            start, end = shown
        elif shown and start < shown[0] < end:
            end = shown[0]
        elif shown and shown[0] > end + 4:
            href = ""
        if not href and (gap := _NEXT_ADDRESS.match(reading.folded, line_end)):
            href, _ = address(reading, gap.end(), reading.line(gap.end())[1])
    return start, end, href


def _source_in(reading: Reading, phrase: Phrase, match: regex.Match[str]) -> Iterator[Fact]:
    """The attributions in a phrase, a piece of its name each."""
    if phrase.needs == "list":
        for begin, stop, href in reading.listed_below(*match.span()):
            yield from source(reading, begin, begin, stop, phrase.cue, href)
        return
    start, end = before_own_title(reading.folded, reading.title, match.start(), *match.span("name"))
    if (
        reading.kinds.mark("mid-sentence").match(match.group())
        and reading.kinds.mark("goes-on").search(reading.folded, max(0, match.start() - 30), match.start())
        and not reading.links(start, end)
        and not WRITTEN.match(reading.text, start)
        and reading.folded[start] != "《"
    ):
        return
    (start, end, href), outlet = _name_and_address(reading, start, end), reading.kinds.values["outlet"]
    if href and "(id:" not in reading.folded[start:end]:
        more = outlet.drops.pattern.search(reading.folded, start, end)
        pieces = [(start, more.start() if more else end)]
    else:
        pieces = [piece for name in [*match.spans("name")[:-1], (start, end)] for piece in cut(reading, outlet, *name)]
    leave = reading.kinds.mark("leave").search(match.group()) is not None
    for number, piece in enumerate(pieces):
        begin, stop = strip(reading.text, *piece)
        name = reading.folded[begin:stop]
        if phrase.needs == "outlet" and not is_outlet(reading, name):
            continue
        here = reading.kinds.mark("says-here").fullmatch(name) and reading.links(begin, stop)[:1]  # 摘自[这里](…)
        is_led_to = href and (phrase.needs == "link" or (here and here[0].start == begin))
        refused = not is_led_to and reading.kinds.mark("no-source").fullmatch(name)
        if begin < stop and not refused:
            at = begin if number else match.start()
            yield from source(reading, at, begin, stop, phrase.cue, href, authorised=leave)


_NUMBERED = LazyPattern(r"\d{4,}|@|https?:")
_PATH = LazyPattern(r"/.*|[\w./@%-]+/[\w.%-]+\.\w{2,5}")
_CODE = LazyPattern(r"[a-z]+(?:[-_][a-z]+)+")
_MARKS = {"title": "reprint-title", "og:title": "reprint-title", "tags": "tagged-reprint"}  # field → its mark


def from_fields(reading: Reading) -> Iterator[Fact]:
    """The facts that meta tags, front matter and columns state, each value read as a small document of its own."""
    kinds = reading.kinds
    taken = any(field.name in kinds.lists["taken-fields"] for field in reading.document.fields)
    for field in takewhile(lambda _: reading.goes_on(of="field"), reading.document.fields):
        inner = reading.of_field(field)
        stated = [
            kind
            for kind, origins in kinds.beside.items()
            if kind == field.states or field.name in origins.get(field.origin, frozenset())
        ]
        if field.origin == "front matter" and WRITTEN.match(inner.text):
            called = "page-fields" if taken or kinds.mark("on-a-platform").match(inner.folded) else "address-fields"
            stated += ["attribution"] * (field.name in kinds.lists[called])
        if not inner.text or (inner.folded in kinds.lists["field-nothing"] and "original" not in stated):
            continue
        for kind in stated:
            yield from _in_field(inner, kind, field)
        if "author" in stated:  # 摘自互联网
            for phrase, match in matches(inner):
                if phrase.kind == "attribution" and not phrase.last:
                    yield from from_phrase(inner, phrase, match)
        if field.origin == "front matter" and not stated and not _PATH.fullmatch(inner.text):
            yield from from_labels(inner, cues(inner))
            for phrase, match in matches(inner):
                if not phrase.last and not is_numbered(kinds, phrase.kind):
                    yield from from_phrase(inner, phrase, match)


def _in_field(inner: Reading, kind: str, field: Field) -> Iterator[Fact]:
    """The facts of one field, as its kind reads it."""
    kinds, whole, value = inner.kinds, (0, len(inner.text)), inner.kinds.value_of.get(kind)
    is_switch = field.name in kinds.lists["reprint-switches"]
    if kind == "attribution":
        yield from _field_source(inner, field)
    elif kind == "reprint-mark":
        denies = field.name in kinds.beside["original"].get(field.origin, ()) and not is_switch
        translated = field.name in kinds.lists["translator-fields"]
        named = "named-translator" if translated else _MARKS.get(field.name, "says-reprint")
        if mark := kinds.mark("says-not-original" if denies else named).search(inner.folded):
            evidence: Evidence = "inferred" if translated or mark.lastgroup else "stated"
            yield inner.fact(kind, *whole, {"mark": inner.text if translated else mark.group()}, evidence=evidence)
    elif kind == "original":
        if kinds.mark("denies-reprint" if is_switch else "says-original").fullmatch(inner.folded):
            yield inner.fact(kind, *whole, {"claim": inner.text})
    elif value is None:
        if kind != "copyright":
            yield inner.fact(kind, *whole, {min(kinds.fields[kind] - {"evidence"}): inner.text})
    elif value.name != "person":
        yield inner.fact(kind, *whole, {value.field: inner.text}, {value.field: whole})
    elif not WRITTEN.match(inner.text):
        is_one = kinds.mark("one-character").fullmatch(inner.text) is not None
        for begin, stop in [whole] if is_one else cut(inner, value, *whole):
            name = inner.clean(begin, stop)
            if fold(name) in kinds.labels or _NUMBERED.search(name):
                continue
            if field.origin != "meta" or ((is_one or is_writer(name, kinds)) and inner.document.judged.is_article):
                yield inner.fact(kind, begin, stop, {value.field: name}, {value.field: (begin, stop)})


def _field_source(inner: Reading, field: Field) -> Iterator[Fact]:
    """The sources in a field, by their names or addresses, behind a label or not; *yes* names none, nor does a word of a program's."""
    is_code = field.origin == "front matter" and _CODE.fullmatch(inner.text) is not None
    is_long = len(inner.text) > 300 and not WRITTEN.match(inner.text)
    if is_code or is_long or inner.kinds.mark("says-original").fullmatch(inner.folded) is not None:
        return
    if labelled := [fact for fact in from_labels(inner, cues(inner)) if fact.kind == "attribution"]:
        yield from labelled
        return
    href, shown = address(inner, 0, len(inner.text))
    link = inner.links(0, len(inner.text))
    if shown == (2, len(inner.text)) and inner.text.startswith("//"):  # an address without its scheme
        href, shown = inner.text, (0, shown[1])
    if link or (shown and shown[0] <= 1):
        pieces = [(link[0].start, link[0].end) if link else (shown or (0, 0))]
    else:
        pieces = list(cut(inner, inner.kinds.values["outlet"], 0, shown[0] if shown else len(inner.text)))
    for begin, stop in pieces:
        yield from source(inner, begin, begin, stop, field.name, href)
