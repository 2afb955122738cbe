"""From a sentence that was found to the facts that it states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.facts.credits import plausible_person, source
from checker.facts.files import Sentence
from checker.facts.reading import Reading
from checker.facts.unlabelled import is_outlet
from checker.facts.values import address, outlets, people, strip
from checker.model import Fact
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    import regex

_NEXT_ADDRESS = LazyPattern(r"[:\s]*\n\s*(?=https?://)")


def said_of(reading: Reading, sentence: Sentence, match: regex.Match[str]) -> Iterator[Fact]:
    """The facts of one sentence; numbers have a maker of their own (:mod:`checker.facts.numbers`)."""
    if reading.quoted(match.start()):
        return
    if sentence.kind == "original":
        yield reading.fact("original", *match.span("claim"), {"claim": reading.clean(*match.span("claim"))})
    elif sentence.kind == "reprint-terms":
        before = reading.folded[max(reading.line(match.start())[0], match.start() - 60) : match.end()]
        party = {"party": "site"} if reading.kinds.mark("our-own").search(before) else {}
        yield reading.fact(sentence.kind, *match.span(), {**sentence.fixed, **party})
    elif sentence.kind == "original-title":
        start, end = match.span("title")
        yield reading.fact(
            sentence.kind, match.start(), end, {"title": reading.clean(start, end)}, {"title": (start, end)}
        )
    elif sentence.kind == "reprint-mark":
        yield reading.fact(sentence.kind, *match.span("mark"), {"mark": reading.clean(*match.span("mark"))})
    elif sentence.kind == "attribution":
        yield from _source(reading, sentence, match)
    elif sentence.kind in ("author", "editor") and reading.edge(match.start()):
        start, end = match.span("name")
        if sentence.needs == "last line" and not _signs(reading, match.end()):
            return
        for begin, stop in people(reading, start, end):
            name = reading.clean(begin, stop)
            if plausible_person(name, reading.kinds):
                yield reading.fact(
                    sentence.kind,
                    match.start() if begin == start else begin,
                    stop,
                    {"name": name},
                    {"name": (begin, stop)},
                )


def _signs(reading: Reading, at: int) -> bool:
    """Whether a name in brackets signs the article: nothing but credits and notices comes after it."""
    closing = reading.kinds.mark("closing-notice")
    rest = reading.folded[at : reading.article[1]].split("\n")
    return all(len(line) < 60 or closing.search(line) for line in rest)


def _source(reading: Reading, sentence: Sentence, match: regex.Match[str]) -> Iterator[Fact]:
    """An attribution in a sentence: the whole link where the name is one, the whole address where it is one."""
    start, end = match.span("name")
    if (
        reading.kinds.mark("mid-sentence").match(match.group())
        and reading.folded[max(0, match.start() - 3) : match.start()].rstrip().endswith((",", ";", ":"))
        and not reading.links(start, end)
        and reading.folded[start] != "《"
    ):
        return
    line_end = reading.line(start)[1]
    href = ""
    for link in reading.links(start, end):
        if link.start <= start + 2:
            start, end, href = link.start, link.end, link.href
            break
    else:
        href, shown = address(reading, start, min(line_end, end + 300))
        if shown and shown[0] <= start:
            start, end = shown
        elif shown and start < shown[0] < end:
            end = shown[0]
        elif shown and shown[0] > end + 4:
            href = ""
        if not href and (
            gap := _NEXT_ADDRESS.match(
                reading.folded, line_end - 1 if reading.folded[line_end - 1 : line_end] == ":" else line_end
            )
        ):
            href, _ = address(reading, gap.end(), reading.line(gap.end())[1])
    whole = href and "(id:" not in reading.folded[start:end]
    for piece in [(start, end)] if whole else list(outlets(reading, start, end)):
        yield from _named(reading, sentence, match, *strip(reading.text, *piece), href)


def _named(
    reading: Reading, sentence: Sentence, match: regex.Match[str], start: int, end: int, href: str
) -> Iterator[Fact]:
    """The attribution of one name, if the sentence allows it to be a source."""
    if sentence.needs == "outlet" and not is_outlet(reading, reading.folded[start:end]):
        return
    if start < end and not reading.kinds.mark("no-source").fullmatch(reading.folded[start:end]):
        leave = reading.kinds.mark("leave").search(match.group()) is not None
        yield from source(reading, match.start(), start, end, sentence.cue, href, authorised=leave)
