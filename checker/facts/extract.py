"""All facts of one document: every recogniser once, then what only shows when they stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.facts.beside import beside
from checker.facts.credits import labelled, plausible_person, source
from checker.facts.kinds import Kinds, Sentence
from checker.facts.labelled import cues
from checker.facts.numbers import numbers
from checker.facts.notices import notices
from checker.facts.own import hosts_of, is_own, names_of
from checker.facts.reading import Reading
from checker.facts.rows import bare
from checker.facts.sentences import matches
from checker.facts.standing import supplied
from checker.facts.values import address, people, strip
from checker.model import Document, Fact, Facts, Site
from checker.text.fold import fold


def extract(document: Document, kinds: Kinds, site: Site) -> Facts:
    """What *document* says about itself, by kind and in the order of the text, with the kinds that the engine supplies."""
    reading = Reading(document, kinds)
    said = list(matches(reading))
    found = [*numbers(reading, said), *notices(reading)]
    if document.format != "data":
        found += credits_of(reading, said)
    owners = [fact for fact in found if fact.kind == "copyright"]
    names, hosts = names_of(reading, site, owners), hosts_of(reading, site)
    result: dict[str, list[Fact]] = {}
    for fact in sorted(unique(found), key=lambda fact: (fact.span.start, fact.span.end)):
        if fact.kind == "attribution":
            fact = judged(fact, kinds, names, hosts)
        result.setdefault(fact.kind, []).append(fact)
    result.update(supplied(document, site, result))
    return result


def credits_of(reading: Reading, said: list[tuple[Sentence, re.Match[str]]]) -> list[Fact]:
    """Attributions, authors, editors, titles and claims; weaker evidence speaks only where stronger is silent."""
    found = [*labelled(reading, cues(reading))]
    weak: list[Fact] = []
    for sentence, match in said:
        (weak if sentence.last else found).extend(_said(reading, sentence, match))
    found.extend(beside(reading))
    named = {fact.kind for fact in found if fact.fields.get("name") or fact.fields.get("url")}
    if "attribution" not in named:
        found.extend(list(bare(reading))[:1])
        named |= {fact.kind for fact in found if fact.fields.get("name")}
    found.extend(fact for fact in weak if fact.kind not in named)
    return found


def _said(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Fact]:
    """The facts that one sentence states."""
    if sentence.kind in ("author", "editor", "attribution"):
        pass
    elif sentence.kind == "reprint-terms":
        yield reading.fact(sentence.kind, *match.span(), sentence.fixed)
        return
    elif sentence.kind not in ("original",):
        return
    if sentence.kind == "original":
        yield reading.fact("original", *match.span("claim"), {"claim": reading.clean(*match.span("claim"))})
        return
    start, end = match.span("name")
    if sentence.kind == "attribution":
        yield from _source_said(reading, sentence, match.start(), start, end)
        return
    for begin, stop in people(reading, start, end):
        if plausible_person(reading.clean(begin, stop)):
            yield reading.fact(sentence.kind, match.start() if begin == start else begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)})


def _source_said(reading: Reading, sentence: Sentence, at: int, start: int, end: int) -> Iterator[Fact]:
    if reading.quoted(start):
        return
    href = ""
    for link in reading.links(start, end):
        if link.start <= start + 2:
            start, end, href = link.start, link.end, link.href
            break
    if not href:
        line_end = reading.line(start)[1]
        href, shown = address(reading, start, min(line_end, end + 4))
        if shown and start < shown[0] < end:
            end = shown[0]
    start, end = strip(reading.text, start, end)
    if start < end:
        yield from source(reading, at, start, end, sentence.cue, href)


def judged(fact: Fact, kinds: Kinds, names: frozenset[str], hosts: frozenset[str]) -> Fact:
    """An attribution with what is to be thought of it: its state, and whether its outlet is listed."""
    name, url = fact.fields.get("name", ""), fact.fields.get("url", "")
    folded = fold(name).strip(" .…")
    state = fact.fields.get("state", "")
    if not state:
        if name and is_vague(folded, kinds):
            state = "vague"
        elif is_own(name, url, names, hosts):
            state = "own"
        else:
            state = "named"
    listed = "yes" if re.sub(r"[《》\s]", "", folded) in kinds.lists.get("outlets", frozenset()) else "no"
    return replace(fact, fields={**fact.fields, "state": state, "vague": "yes" if state == "vague" else "no", "outlet": listed})


def is_vague(folded: str, kinds: Kinds) -> bool:
    """Whether a folded name names nobody."""
    vague = kinds.lists.get("vague-sources", frozenset())
    bare_name = re.sub(r"[\s\"《》()\[\]]|^(?:自|于)|等$", "", folded)
    return bare_name in vague or bare_name.removeprefix("来源于").removeprefix("来自") in vague


def unique(facts: Iterable[Fact]) -> list[Fact]:
    """*facts* without those that say the same of the same place, or a part of what another says there."""
    result: list[Fact] = []
    for fact in facts:
        key = fact.fields.get("name") or fact.fields.get("url") or fact.fields.get("normal") or fact.fields.get("owner") or fact.text
        for other in result:
            if other.kind == fact.kind and other.span.start < fact.span.end and fact.span.start < other.span.end and other.regions == fact.regions:
                other_key = other.fields.get("name") or other.fields.get("url") or other.fields.get("normal") or other.fields.get("owner") or other.text
                if key in other_key or other_key in key:
                    break
        else:
            result.append(fact)
    return result
