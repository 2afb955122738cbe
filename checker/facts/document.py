"""All facts of one document: every recogniser once, then what only shows when they stand together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from checker.asked import asked
from checker.definitions import Kinds, Phrase
from checker.documents.as_a_whole import document_fields, encoding, links_original, site_fields
from checker.facts.bylines import is_running, opening, outlets, with_real_name, writers
from checker.facts.credits import HEADING, from_fields, from_labels, from_phrase
from checker.facts.labels import Cue, cues
from checker.facts.numbers import beside, is_numbered, lone_links, numbers
from checker.facts.owners import notices
from checker.facts.reading import Reading, matches
from checker.facts.values import is_vague
from checker.houses import Own, as_claim, own_of
from checker.licences import linked
from checker.model import Document, Fact, Facts, Site, Span
from checker.text.fold import fold
from checker.text.hosts import addresses
from checker.text.parallel import first_pair
from checker.text.stretches import Stretches

if TYPE_CHECKING:
    import regex

_ITEMS, _OPENING = 4, 40  # no text says so often by one label where it is from; characters of an opening
_HEAD = 400  # in so many characters from the beginning of an article its title begins, which may be a link to itself
_OF_TEXTS = frozenset(("attribution", "author", "original-title", "original", "reprint-mark"))
_SAID = 60  # so many characters before terms say whose they are, and before a label that it speaks of this text
Said = Sequence[tuple[Phrase, "regex.Match[str]"]]


def extract(document: Document, kinds: Kinds, site: Site) -> Facts:
    """What *document* says about itself, by kind and in the order of the text, with the kinds that the engine supplies."""
    reading = Reading(document, kinds)
    said = list(matches(reading))
    numbered = numbers(reading, said)
    found = [
        *(one.fact for one in (*numbered, *beside(reading))),
        *notices(reading, [(one.start, one.end) for one in numbered]),
    ]
    found += [*lone_links(reading, numbered), *linked(document)]
    if document.format != "data":
        owned = [fact for fact in found if fact.kind == "copyright" and "front matter" not in fact.regions]
        owned = [fact for fact in owned if not kinds.mark("written-for").search(fold(fact.text))]  # the foot of a feed
        found += credits_of(reading, said, own_of(document, kinds, site, owned))
    result: dict[str, list[Fact]] = {}
    for fact in unique(found):
        result.setdefault(fact.kind, []).append(fact)
    about = supplied(document, site, result, kinds, given_up=reading.given_up)
    if offices := result.pop("office", []):  # an office that only shows in somebody's name has been told with the name
        people = Stretches(fact.span for kind in ("author", "editor") for fact in result.get(kind, ()))
        result["office"] = [fact for fact in offices if not people.touch(*fact.span)]
    return {**result, **about}


def credits_of(reading: Reading, said: Said, own: Own) -> list[Fact]:
    """All that a page says but its numbers and notices; weaker evidence speaks only where stronger is silent."""
    labels = _of_the_whole(reading, cues(reading))
    places = [(cue.start, cue.end) for cue in labels if cue.label.kind == "attribution"]
    parts = _of_parts(reading, places + [match.span() for one, match in said if one.kind == "attribution"])
    labels = [cue for cue in labels if cue.start not in parts]
    said = [(phrase, match) for phrase, match in said if phrase.kind != "attribution" or match.start() not in parts]
    strong = [*from_labels(reading, [cue for cue in labels if not cue.label.last])]
    quiet = not parts and not any(fact.kind == "attribution" and fact.fields.get("state") != "empty" for fact in strong)
    weak: list[Fact] = [*from_labels(reading, once(reading, labels))] if quiet else []
    for phrase, match in said:
        if not is_numbered(reading.kinds, phrase.kind):
            facts = (replace(fact, evidence=phrase.evidence) for fact in from_phrase(reading, phrase, match))
            (weak if phrase.last else strong).extend(facts)
    if any(fact.kind == "original" and reading.kinds.mark("original-mark").match(fold(fact.text)) for fact in strong):
        weak = [fact for fact in weak if fact.kind != "attribution" or fact.evidence == "stated"]
    aside = list(from_fields(reading))
    if quiet and any(fact.kind == "reprint-mark" for fact in (*strong, *aside)):
        weak += from_reference(reading)
    if "source" in reading.document.judged.owes:
        pair = first_pair(reading.text, *reading.article)
        weak += [reading.fact("reprint-mark", *pair, {"mark": "中英对照"}, evidence="inferred")] if pair else []
        weak += from_remark(reading)
    found = [adapted(reading, fact, own) for fact in strong if fact.kind != "attribution"]
    found += attributions(reading, (strong, weak, aside), own)
    others = (fact.kind for fact in (*weak, *aside, *found) if fact.kind != "attribution")
    for kind in dict.fromkeys(others) | {"author": None}:
        people = "name" in reading.kinds.fields[kind]
        for later in (writers(reading) if kind == "author" else (), weak, aside):
            if not any(fact.kind == kind for fact in found) or (later is aside and not people):
                found += [fact for fact in later if fact.kind == kind]
    found = [_of_original(reading, fact, found) for fact in _without_teasers(reading, found)]
    found = [fact for fact in found if fact.kind != "reprint-mark" or not _leads_on(reading, fact)]
    sources = {fold(fact.fields.get("name", "")) for fact in found if fact.kind == "attribution"}
    found = [
        fact
        for fact in found
        if fact.kind != "author"
        or fold(fact.fields["name"]) not in sources
        or "front matter" in fact.regions
        or reading.kinds.mark("author-label").match(fold(fact.text))
    ]
    return [with_real_name(reading, fact) if "real-name" in reading.kinds.fields[fact.kind] else fact for fact in found]


def _of_original(reading: Reading, fact: Fact, found: Iterable[Fact]) -> Fact:
    """Terms of reprinting in which a paper speaks of itself (本报) in an article that comes from one: the original's, not the site's own."""
    if fact.fields.get("party") != "site" or "article" not in fact.regions or "footer" in fact.regions:
        return fact
    before = fold(reading.document.source[max(0, fact.span.start - _SAID) : fact.span.start])
    elsewhere = any(one.kind == "attribution" and one.fields.get("state") == "named" for one in found)
    if not elsewhere or not reading.kinds.mark("of-a-paper").search(before):
        return fact
    return replace(fact, fields={name: value for name, value in fact.fields.items() if name != "party"})


def _of_the_whole(reading: Reading, found: list[Cue]) -> list[Cue]:
    """The labels without those of sources that speak of the items of a list or a digest."""
    items = {cue.start for cue in (*_listed(reading, found), *_of_digest(reading, found))}
    return [cue for cue in found if cue.start not in items]


def _of_parts(reading: Reading, found: Sequence[tuple[int, int]]) -> set[int]:
    """Where those begin that speak of items of lists, or of the one section in the middle of a text, and not of the text."""
    items = {at for at, _ in found if reading.opens_item(reading.line(at)[0])}
    if len(items) > _ITEMS:
        return items
    (start, stop), this, middle = reading.article, reading.kinds.mark("this-text"), dict[int, int]()
    for at, end in found:
        apart = start <= at < stop and not any(reading.within(part, at) for part in ("lede", "tail"))
        if apart and not this.search(reading.folded, max(reading.line(at)[0], at - _SAID), end):
            middle[at] = reading.line(end)[0]
    if len({*middle.values()}) != 1 or reading.document.format not in ("html", "markdown"):
        return set()
    lines = (line for line in reading.lines(start, stop) if reading.is_heading(line[0]))
    heads = [begin for begin, end in lines if reading.folded[begin:end].strip() not in reading.title]
    return {at for at in middle if heads and heads[0] < at < heads[-1]}


def _listed(reading: Reading, found: list[Cue]) -> list[Cue]:
    """The labels that open three or more items of a list, line after line: a text about sources, not its own."""
    runs: list[list[Cue]] = []
    for cue in found:
        if cue.label.value != "outlet" or not cue.opens:
            continue
        last = runs[-1][-1] if runs else None
        between = reading.text[reading.line(last.start)[1] : reading.line(cue.start)[0]] if last else ""
        if last and last.label.word == cue.label.word and "\n" in between and not between.strip():
            runs[-1].append(cue)
        else:
            runs.append([cue])
    return [cue for run in runs if len(run) > 2 for cue in run]


def _of_digest(reading: Reading, found: list[Cue]) -> list[Cue]:
    """The labels of sources that speak of items: three or more of a kind with as many values, none in the heading, or two in a list or below headings."""
    sources = [cue for cue in found if cue.label.kind == "attribution" and cue.value[1] > cue.value[0]]
    result: list[Cue] = []
    for word in {cue.label.word for cue in sources if cue.separator}:
        same = [cue for cue in sources if cue.label.word == word]
        values = len({reading.folded[slice(*cue.value)].strip() for cue in same})
        first, above = same[0], (reading.line_above(reading.line(cue.start)[0])[0] for cue in same)
        headed = first.label.value == "outlet" and all(map(reading.is_heading, above))
        cited = not reading.within("lede", first.start) or all(reading.folded[cue.start - 1] in "[(" for cue in same)
        listed = values > 6 and all(cue.opens for cue in same)  # the works that a text is made of
        apart = values > 1 and (headed or listed or _lists(reading) or (values > 2 and cited))
        result += same if apart or (values == 1 and len(same) >= _ITEMS) else []
    return result


def once(reading: Reading, found: list[Cue]) -> list[Cue]:
    """The labels that speak last: those that stand once, alone on a line at either end; what is repeated or in a row speaks of parts."""
    words = [cue.label.word for cue in found]
    lines = [reading.line(cue.start)[0] for cue in found]
    return [
        cue
        for cue, line in zip(found, lines, strict=True)
        if cue.label.last
        and (words.count(cue.label.word), lines.count(line)) == (1, 1)
        and (reading.closes(cue.end) or heads(reading, cue))
    ]


def heads(reading: Reading, cue: Cue) -> bool:
    """Whether a label is the article's first line, right below its title, and stands before a link to another page."""
    above = reading.folded[reading.article[0] : reading.line(cue.start)[0]].strip().rpartition("\n")[2].strip()
    leads = any(link.href.startswith("http") for link in reading.links(*cue.value))
    return cue.opens and bool(cue.separator) and leads and (not above or (len(above) > 4 and above in reading.title))


def from_reference(reading: Reading) -> Iterator[Fact]:
    """Where a text that is marked as a reprint is from: the only address below the heading of its references, or behind the word itself."""
    start, end = reading.article
    bare = [(*it.span(), it[0]) for it in addresses(reading.text, start, end) if not reading.links(*it.span())]
    linked = [(link.start, link.end, link.href) for link in reading.links(start, end) if link.start > start]
    places = sorted(place for place in bare + linked if place[2].startswith("http"))
    for at, place in sorted({reading.line(place[0])[0]: place[0] for place in reversed(places)}.items()):
        lead = reading.trim(at, place)
        above = reading.trim(*reading.line(len(reading.text[:at].rstrip()) - 1)) if at else (0, 0)
        beside = lead[1] > lead[0]
        if reading.kinds.mark("reference-heading").fullmatch(reading.folded, *(lead if beside else above)):
            match [each for each in places if at <= each[0] < (reading.line(at)[1] if beside else end)]:
                case [(begin, last, url)]:
                    fields = {"name": reading.clean(begin, last), "url": url, "cue": "参考"}
                    yield reading.fact("attribution", begin, last, fields, {"name": (begin, last)}, "inferred")
            return


def from_remark(reading: Reading) -> Iterator[Fact]:
    """Where a text is from by a remark at either end: a short line with one address elsewhere, and a word of taking over anywhere in it."""
    remark, other, nobody, by = map(reading.kinds.mark, ("remark", "no-remark", "no-source", "translated-by"))
    closing = [reading.line(link.start) for link in reading.links(*reading.article) if reading.closes(link.end)]
    for begin, stop in (reading.trim(*line) for line in dict.fromkeys([*opening(reading)][:HEADING] + closing)):
        links = reading.links(begin, stop)
        if len(links) != 1 or not links[0].href.startswith("http") or is_running(reading, begin, stop - 1):
            continue
        piece = max(begin, links[0].start), min(links[0].end, stop)
        said = f"{reading.folded[begin : piece[0]]} ￼ {reading.folded[piece[1] : stop]}"  # with a sign for the link
        spoken = remark.search(said) and not other.search(said) and not reading.quoted(begin)
        nothing = nobody.fullmatch(reading.folded, *piece) or by.fullmatch(reading.folded, begin, stop)
        if spoken and not nothing and not reading.opens_item(begin) and not reading.is_aside(*piece):
            named = not reading.kinds.mark("says-nothing").fullmatch(reading.folded, *piece)
            fields = {"name": reading.clean(*piece) if named else "", "url": links[0].href, "cue": "附言"}
            yield reading.fact("attribution", begin, stop, fields, {"name" if named else "url": piece}, "inferred")
            return


def _without_teasers(reading: Reading, found: list[Fact]) -> list[Fact]:
    """*found* without what teasers say: all below the title of the first; elsewhere three authors or more without a label, each far from the next."""
    if (teasers := reading.regions.get("teasers")) and reading.document.kind == "page":
        first, last = reading.span(teasers.start, teasers.end)
        found = [one for one in found if one.kind not in _OF_TEXTS or not first <= one.span.start < last]
    sign = [(one.kind, one.evidence) == ("author", "stated") and not one.fields.get("cue") for one in found]
    far = [two for one, two in pairwise(compress(found, sign)) if two.span.start - one.span.end > _HEAD // 4]
    return [one for one, signs in zip(found, sign, strict=True) if not signs or len(far) < 2 or not _lists(reading)]


def _lists(reading: Reading) -> bool:
    return reading.document.kind == "page" and not reading.document.judged.is_article


def _leads_on(reading: Reading, fact: Fact) -> bool:
    """Whether a mark stands in the text of a link below the title, or the bare word in one to no category: it speaks of what is there."""
    start, end = reading.article
    opening = reading.document.offsets.span(start, min(start + _OPENING, end)).end
    links = reading.linked.around(fact.span.start)
    named = reading.kinds.mark("bare-mark").fullmatch(fold(fact.text))  # a category's name, or a button
    if named and not {"front matter", "meta", "column"} & set(fact.regions):
        filed = reading.kinds.mark("category-address")
        return _lists(reading) or not any(filed.search(fold(f"{fact.text} {link.href}")) for link in links)
    shown = bool(reading.title) and reading.title in reading.folded
    others = [link for link in links if shown and fold(reading.clean(link.start, link.end)) not in reading.title]
    deep = fact.evidence == "inferred" or fact.span.start > opening or _lists(reading)
    leads = links if deep else others  # a title may lead to itself
    return any(link.href.strip("#") for link in leads)


def adapted(reading: Reading, fact: Fact, own: Own) -> Fact:
    """A claim or a condition, as this site makes it: terms that name the site are its own (未经某网授权，严禁转载)."""
    if fact.kind == "original":
        return copied_claim(reading, fact, own)
    if fact.kind == "reprint-terms" and any(len(name) > 1 and name in fold(fact.text) for name in own.names):
        return replace(fact, fields={**fact.fields, "party": "site"})
    return fact


def copied_claim(reading: Reading, fact: Fact, own: Own) -> Fact:
    """A claim of originality, or the mark of a reprint that it is where it was copied along: 本报讯 on a site that shows itself as no outlet."""
    claim = fact.fields["claim"]
    if (
        not reading.kinds.mark("dispatch").fullmatch(fold(claim))
        or not own.names
        or any(reading.kinds.mark("paper").fullmatch(name) for name in own.names)
    ):
        return fact
    return replace(fact, kind="reprint-mark", fields={"mark": claim})


def attributions(reading: Reading, evidence: tuple[list[Fact], list[Fact], list[Fact]], own: Own) -> list[Fact]:
    """The sources, judged: labels and phrases first; then fields, bare outlets and datelines, for the first that names one."""

    def judge(facts: Iterable[Fact]) -> list[Fact]:
        return [judged(fact, own) for fact in facts if fact.kind == "attribution"]

    strong, weak, aside = evidence
    signed = reading.kinds.lists["own-signatures"]  # of these the site itself is meant, of all others somebody else
    found = judge(strong)
    stated = judge(fact for fact in aside if "meta" not in fact.regions)
    steps: tuple[Callable[[], list[Fact]], ...] = (
        lambda: judge(outlets(reading)),
        lambda: stated,
        lambda: judge(aside),
        lambda: judge(weak),
    )
    for step in steps:
        if any(names_one(fact) and (step is not steps[0] or fact.fields.get("name")) for fact in found):
            break  # an address alone may have the name of its outlet beside the date
        more = [
            fact
            for fact in step()
            if fact.fields["outlet"] == "yes"
            or "column" in fact.regions  # the source column of a row: the house itself is an answer, too
            or (
                (fact.fields["state"] == "own") == (fact.fields.get("cue") in signed)
                and not (step is steps[0] and found)
            )
        ]
        found += more[:1] if step is steps[0] else more
    quiet = reading.kinds.lists["last-fields"] if any(names_one(fact) for fact in found) else frozenset[str]()
    more = [fact for fact in stated if fact.fields.get("cue") not in quiet and fact.fields["state"] == "named"]
    return [
        as_claim(fact, reading.kinds)
        for fact in beside_column(joined(found + [fact for fact in more if fact not in found]))
    ]


def beside_column(facts: list[Fact]) -> list[Fact]:
    """*facts*, the vague ones in the text of a row marked where its source column names somebody."""
    if not any("column" in fact.regions and names_one(fact) for fact in facts):
        return facts
    return [
        replace(fact, fields={**fact.fields, "column": "named"})
        if fact.fields["state"] == "vague" and "column" not in fact.regions
        else fact
        for fact in facts
    ]


def names_one(fact: Fact) -> bool:
    """Whether an attribution names a source that is not the site itself, and no mere person where an outlet belongs."""
    return fact.fields["state"] == "named" and fact.fields.get("person") != "yes"


def joined(facts: list[Fact]) -> list[Fact]:
    """*facts* with an address that stands by itself given to the name that has none, unless a name has it: one source, said on two lines."""
    known = {fact.fields["url"] for fact in facts if fact.fields.get("url") and fact.fields.get("name")}
    facts = [fact for fact in facts if fact.fields.get("name") or fact.fields.get("url") not in known]
    lacking = [fact.fields.get("name") and not fact.fields.get("url") for fact in facts]
    named = next((n for n, fact in enumerate(facts) if lacking[n] and fact.fields["state"] == "named"), None)
    lone = next((n for n, fact in enumerate(facts) if fact.fields.get("url") and not fact.fields.get("name")), None)
    if named is None or lone is None:
        return facts
    whole, url = facts[named], facts[lone]
    spans = {**whole.spans, **({"url": url.spans["url"]} if "url" in url.spans else {})}
    evidence = whole.evidence if url.evidence == "inferred" else url.evidence
    facts[named] = replace(whole, fields={**whole.fields, "url": url.fields["url"]}, spans=spans, evidence=evidence)
    return [fact for n, fact in enumerate(facts) if n != lone]


def judged(fact: Fact, own: Own) -> Fact:
    """An attribution with what is to be thought of it: its state, whether its outlet is listed, and whether this copy is from there."""
    name, url, kinds = fact.fields.get("name", ""), fact.fields.get("url", ""), own.kinds
    folded = fold(name).strip(" .…")
    if not (state := fact.fields.get("state", "")):
        vague = bool(name) and is_vague(folded, kinds)
        supplied = fact.fields.get("cue") in kinds.lists["in-house-labels"]
        in_house = kinds.mark("department" if supplied else "own-office").fullmatch(folded)
        state = "vague" if vague else ("own" if in_house or own.holds(name, url) else "named")
    listed = "yes" if re.sub(r"[《》\s]", "", folded) in kinds.lists["outlets"] else "no"
    earlier = kinds.mark("earlier-layer").search(fold(fact.text))
    immediate = "yes" if fact.fields.get("cue") in kinds.lists["immediate-cues"] and not earlier else "no"
    said = {"state": state, "vague": "yes" if state == "vague" else "no", "outlet": listed, "immediate": immediate}
    return replace(fact, fields={**fact.fields, **said})


def unique(facts: Iterable[Fact]) -> Iterator[Fact]:
    """*facts*, in the order of the source, without those that say a part of what another says at the same place."""
    last: dict[tuple[str, tuple[str, ...]], Fact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.span.start, -fact.span.end)):
        before = last.get((fact.kind, fact.regions))
        if (
            before is None
            or before.span.end <= fact.span.start
            or (_said(fact) not in _said(before) and _said(before) not in _said(fact))
        ):
            last[fact.kind, fact.regions] = fact
            yield fact


def _said(fact: Fact) -> str:
    """What a fact says, by its most telling field."""
    return next((fact.fields[key] for key in ("name", "url", "normal", "owner") if fact.fields.get(key)), fact.text)


def supplied(
    document: Document, site: Site, facts: Mapping[str, Sequence[Fact]], kinds: Kinds, *, given_up: int = 0
) -> dict[str, tuple[Fact, ...]]:
    """The engine's own kinds; each has one fact, ``site`` and ``noise`` only where there is something to say."""
    taken = kinds.mark("cue-of-reprint").search
    is_taken = any(
        fact.fields["state"] in ("named", "vague") and fact.evidence == "stated" and taken(fact.fields.get("cue", ""))
        for fact in facts.get("attribution", ())
    )
    named = [fact for fact in facts.get("reprint-mark", ()) if kinds.mark("credits-translator").search(fold(fact.text))]
    people = Stretches(fact.span for fact in named)
    is_linked = links_original(document, site, kinds.mark("references"), people)
    fields = document_fields(document, site, facts, is_taken=is_taken, is_linked=is_linked)
    fields["asked"] = asked(document, site, facts, kinds, is_linked=is_linked)
    result: dict[str, tuple[Fact, ...]] = {
        "document": (_supplied("document", fields | {"given up": str(given_up or "")}),),
        "encoding": (encoding(document),),
    }
    about = site_fields(site)
    if any(about.values()):
        result["site"] = (_supplied("site", about),)
    if document.noise:
        first = document.noise[0]
        result["noise"] = (
            Fact("noise", first, document.source[first.start : first.end], {"count": str(len(document.noise))}),
        )
    return result


def _supplied(kind: str, fields: Mapping[str, str]) -> Fact:
    """A fact that stands nowhere, without its empty fields."""
    return Fact(kind, Span(0, 0), "", {name: value for name, value in fields.items() if value})
