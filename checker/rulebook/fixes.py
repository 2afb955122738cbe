"""What could be done about a violation: from the ``fix`` of a rule to edits in the source.

Three verbs: *link to* wraps the words or corrects the address they have, *replace* writes a fact or a field anew,
*insert* adds what is missing. Where an edit might break the page, there is no fix.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from checker.documents.look import FILLER
from checker.messages import Message
from checker.model import Document, Edit, Fact, Fix, Link, Span, Words
from checker.rulebook.conditions import Known, reference
from checker.text.packed import numbers
from checker.yaml_places import Table, Text, Value, choice, flag, shaped, text, words

KEYS = ("link to", "replace", "with", "insert", "safe", "title")
VERBS = ("link to", "replace", "insert")
TITLES = {"link to": "fix.link", "replace": "fix.replace", "insert": "fix.insert"}
"""Verb → what it is called where the rule has no words for it."""
NEAR = 2000
"""How far back an open element is looked for, in code points."""
SHOWN = 2000
"""How long what a link shows is at most, with its tags: what is longer is a text, and no address."""
BLOCK = 20_000
"""How far back the beginning of a block is looked for, in code points: one that is longer may be anything."""
PROGRAMS = frozenset((".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx"))
"""In a program the words may stand inside a string, which new quotes would end."""


class Remedy(NamedTuple):
    """The ``fix`` of a rule."""

    verb: Literal["link to", "replace", "insert"]
    template: str
    """An address or words, with the places of a message (``{icp.repaired}``); an empty place means no fix."""
    field: str
    """The field that ``replace`` writes anew; the whole fact where it is empty."""
    safe: bool
    title: Words | None


def remedy(value: Value, each: Sequence[str], known: Known) -> Remedy:
    """The ``fix`` of a rule file, checked."""
    table = shaped(value, Table).only(KEYS)
    verbs = [verb for verb in VERBS if verb in table]
    if len(verbs) != 1:
        raise table.error(Message("rule.fix-verbs", verbs=VERBS))
    verb = choice(Text(verbs[0]), VERBS)
    title = table.find("title")
    field = ""
    if verb == "replace":
        field = reference(text(table.need("replace")), each, known).field
    elif "with" in table:
        raise table.error(Message("rule.fix-with"))
    template = str(text(table.need("with" if verb == "replace" else verb)))
    safe = flag(table.need("safe"))
    return Remedy(verb, template, field, safe, words(title) if title is not None else None)  # type: ignore[arg-type]


def propose(
    remedy: Remedy, document: Document, fact: Fact | None, span: Span, fill: Callable[[str], str]
) -> Fix | None:
    """The fix of one violation at *span*, or None where nothing can be done safely to the page itself.

    *fill* puts values into a template and gives an empty string where one is missing.
    """
    written = fill(remedy.template)
    if not written or document.inside is not None:
        return None
    if remedy.verb == "insert":
        edits = _insertion(document, span, written)
    elif fact is None:
        return None
    elif remedy.verb == "replace":
        edits = _replacement(document, fact, remedy.field, written)
    else:
        edits = _linking(document, fact, written)
    if not edits:
        return None
    return Fix(remedy.title or Message(TITLES[remedy.verb], text=written), remedy.safe, edits)


def _insertion(document: Document, span: Span, written: str) -> tuple[Edit, ...]:
    return () if document.format == "data" else (Edit(Span(span.end, span.end), _escaped(document, written)),)


def _replacement(document: Document, fact: Fact, field: str, written: str) -> tuple[Edit, ...]:
    span = fact.spans.get(field) if field else fact.span
    if span is None or span.start == span.end or _crosses_tags(document, span):
        return ()
    return (Edit(span, _escaped(document, written)),)


def _linking(document: Document, fact: Fact, address: str) -> tuple[Edit, ...]:
    if fact.fields.get("link-state") == "computed":
        return ()  # a program makes the address, and needs its variable
    if (link := fact.spans.get("link")) and link.end > link.start:
        return (_readdressed(document, link, address), *_shown(document, link, address))
    if document.format not in ("html", "markdown") or _crosses_tags(document, fact.span):
        return ()
    if PurePosixPath(document.path).suffix.lower() in PROGRAMS or {"front matter", "meta"} & set(fact.regions):
        return ()
    if _in_program(document, fact.span):
        return ()
    for around in document.links:
        if around.span.start <= fact.span.start and fact.span.end <= around.span.end:
            filled = around.address.end > around.address.start and FILLER not in around.href
            if not filled:
                return ()
            return (_readdressed(document, around.address, address), *_shown(document, around.address, address))
    if _in_anchor(document, fact.span):
        return ()
    before, after = ("[", f"]({address})") if _is_prose(document, fact.span) else (f'<a href="{address}">', "</a>")
    start, end = fact.span
    return (Edit(Span(start, start), before), Edit(Span(end, end), after))


def _in_anchor(document: Document, span: Span) -> bool:
    """Whether an ``<a>`` without an address (``<a name=…>``) is still open: links do not nest."""
    before = document.source[max(0, span.start - NEAR) : span.start].lower()
    opened = max(before.rfind("<a "), before.rfind("<a>"), before.rfind("<a\n"))
    return opened > before.rfind("</a")


def _in_program(document: Document, span: Span) -> bool:
    """Whether it stands in what a program prints, between the quotes of a string."""
    if document.kind != "template":
        return False
    return any(
        _last(opening, span.start) > _last(closing, span.start)
        for opening, closing in _marks_of_programs(document.source)
    )


@lru_cache(1)
def _marks_of_programs(source: str) -> tuple[tuple[Sequence[int], Sequence[int]], ...]:
    """Where the marks end that open and close a program, of both kinds; the last answer is kept, for every fix of a flood asks for it."""
    return tuple(
        (_ends(re.compile(opening), source), _ends(re.compile(closing), source))
        for opening, closing in ((r"<\?", r"\?>"), ("<%", "%>"))
    )


def _ends(mark: re.Pattern[str], source: str) -> Sequence[int]:
    return numbers(found.end() for found in mark.finditer(source))


def _last(ends: Sequence[int], at: int) -> int:
    """The last of the *ends* up to *at*; -1 where there is none."""
    number = bisect_right(ends, at)
    return ends[number - 1] if number else -1


def _shown(document: Document, link: Span, address: str) -> Iterator[Edit]:
    """The words of a link that show its old address: they are read, typed and copied, so they change with it."""
    if (element := _around(document.links, link)) is None or document.format not in ("html", "markdown"):
        return
    source = document.source
    begin, end = element.start, link.start  # Markdown shows its words before the address
    if source[begin : begin + 1] == "<":
        begin, end = source.find(">", link.end, element.end) + 1, element.end
    words = source[begin:end].lower() if begin and end - begin <= SHOWN else ""
    for old in _ways_to_write(source[link.start : link.end].strip().lower()):
        at = words.find(old)
        if at < 0:
            continue
        around = words[at - 1 : at] + words[at + len(old) : at + len(old) + 1]
        if len(words) == end - begin and not any(
            char.isascii() and (char.isalnum() or char in "/.-") for char in around
        ):
            new = address if "://" in old else address.partition("://")[2]
            yield Edit(Span(begin + at, begin + at + len(old)), new if old.endswith("/") else new.rstrip("/"))
        return


def _around(links: Sequence[Link], address: Span) -> Span | None:
    """The element with an address, which it holds; a flood of links is asked by bisection."""
    number = bisect_right(links, address.start, key=lambda each: each.span.start) - 1
    return links[number].span if number >= 0 and links[number].address == address else None


def _ways_to_write(address: str) -> Iterator[str]:
    """An address as people show it, the longest first: whole, its site, with and without scheme, slash and ``www``."""
    scheme, mark, rest = address.rpartition("://")
    for each in dict.fromkeys((rest, rest.partition("/")[0] + "/", rest.partition("/")[0])):
        yield from (scheme + mark + each, scheme + mark + each.rstrip("/")) if mark else ()
        yield from (each, each.rstrip("/"))
    yield rest.partition("/")[0].removeprefix("www.")


def _readdressed(document: Document, span: Span, address: str) -> Edit:
    bare = document.source[span.start - 1 : span.start] == "=" and not _in_program(document, span)
    return Edit(span, f'"{address}"' if bare else address)


def _is_prose(document: Document, span: Span) -> bool:
    """Whether Markdown's own link is read there: not in a block that begins with a tag."""
    if document.format != "markdown":
        return False
    start = max(0, span.start - BLOCK)
    before = document.source[start : span.start].replace("\r\n", "\n").replace("\r", "\n")
    _, border, block = before.rpartition("\n\n")
    return bool(border or not start) and not block.lstrip().startswith("<")


def _crosses_tags(document: Document, span: Span) -> bool:
    return document.format in ("html", "markdown") and "<" in document.source[span.start : span.end]


def _escaped(document: Document, written: str) -> str:
    if document.format != "html":
        return written
    return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
