"""From labels and sentences to facts: attributions, authors, editors, original titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.kinds import Kinds
from checker.facts.labelled import Cue
from checker.facts.reading import Reading
from checker.facts.unlabelled import is_outlet, is_person
from checker.facts.values import address, outlets, people, strip
from checker.model import Fact
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_FILLER = "￼"
_SAYS = LazyPattern(r"[^\W_]|￼")
_WRITTEN = LazyPattern(r"https?://|www\.")
_ACCOUNT_END = LazyPattern(r"[(,;。]")
_ASKS = LazyPattern(r"[？?！!]")
_CLOSING = {"”": "“", "」": "「", "》": "《", "’": "‘"}
LONGEST = {"outlet": 60, "person": 40, "title": 120, "link": 400}


def labelled(reading: Reading, found: list[Cue]) -> Iterator[Fact]:
    """The facts that labels state."""
    for cue in found:
        if (
            cue.label.value == "other"
            or reading.quoted(cue.start)
            or not (reading.edge(cue.start) or (cue.label.kind == "editor" and cue.opens and cue.separator == ":"))
        ):
            continue
        if cue.label.value == "person":
            yield from _people(reading, cue)
        elif cue.label.value == "title":
            yield from _title(reading, cue)
        else:
            yield from _sources(reading, cue)


def _people(reading: Reading, cue: Cue) -> Iterator[Fact]:
    """The people that a label names; where it asks (作者是谁？) nobody."""
    start, end = cue.value
    names = [] if _ASKS.search(reading.text, start, end + 1) else list(people(reading, start, end))
    for begin, stop in names:
        name = reading.clean(begin, stop)
        if len(names) > 1 and is_outlet(reading, reading.folded[begin:stop]):
            continue
        if plausible_person(name, reading.kinds):
            yield reading.fact(
                cue.label.kind, cue.start if len(names) == 1 else begin, stop, {"name": name}, {"name": (begin, stop)}
            )


def plausible_person(name: str, kinds: Kinds) -> bool:
    """Whether a value can be the name of one who wrote or edited: short, not a sentence, not a word for nobody."""
    folded = fold(name)
    if (
        not name
        or folded in kinds.lists["nobody"]
        or folded in kinds.labels
        or folded in kinds.lists["not-people"]
        or len(name) > 40
        or kinds.mark("leaked").search(name.lower())
    ):
        return False
    if kinds.mark("not-a-name").fullmatch(folded):
        return False
    han = sum("㐀" <= char <= "鿿" for char in name)
    return (
        bool(re.search(r"[^\W\d_]", name))
        and han <= 12
        and not re.search(r"[。！？；：\[\]]|--", name)
        and not (han > 8 and kinds.mark("particle").search(folded))
    )


def _title(reading: Reading, cue: Cue) -> Iterator[Fact]:
    """The original title that a label gives, up to the end of its sentence."""
    start, end = cue.value
    full_stop = reading.text.find("。", start, end)
    start, end = strip(reading.text, start, full_stop if full_stop > start else end)
    if reading.text[end : end + 1] in _CLOSING and _CLOSING[reading.text[end]] in reading.text[start:end]:
        end += 1
    title = reading.clean(start, end)
    if len(title) >= 2 and len(title) <= LONGEST["title"]:
        yield reading.fact("original-title", cue.start, end, {"title": title}, {"title": (start, end)})


def _sources(reading: Reading, cue: Cue) -> Iterator[Fact]:
    """The sources that a label names, or that it names none."""
    start, end = cue.value
    word = cue.label.word
    if cue.label.value == "account" and not (cue.separator == ":" and cue.opens and reading.within("lede", cue.start)):
        return
    if start >= end:
        if cue.label.value == "outlet" and cue.separator and _shows_empty(reading, cue):
            yield reading.fact("attribution", cue.start, cue.end, {"cue": word, "state": "empty"})
        return
    if not _SAYS.search(reading.text, start, end):
        if cue.label.value == "outlet" and _shows_empty(reading, cue):
            yield reading.fact("attribution", cue.start, end, {"cue": word, "state": "empty"})
        return
    href, shown = address(reading, start, end)
    if cue.label.value == "link" and not href and not reading.text[start:end].lstrip().startswith("《"):
        return
    for number, (begin, stop) in enumerate(_pieces(reading, cue, shown)[:6]):
        if word in reading.kinds.lists["title-marks"] and not href and _titles(reading, cue.start, begin, stop):
            return
        yield from source(reading, begin if number else cue.start, begin, stop, word, href)


def _titles(reading: Reading, at: int, begin: int, stop: int) -> bool:
    """Whether a label opens the article and what it stands before is a title: 转载：某某十问."""
    opening = not reading.text[reading.article[0] : at].strip()
    return opening and not is_outlet(reading, reading.folded[begin:stop])


def _pieces(reading: Reading, cue: Cue, shown: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Where the names in a source's value stand; *shown* is where its address is written out."""
    start, end = cue.value
    link = reading.links(start, end)
    if link and link[0].start <= start + 1 and link[0].end <= end + 1 and link[0].end > start:
        pieces = [strip(reading.text, link[0].start, min(link[0].end, end))]
        if cue.label.value == "outlet" and not _WRITTEN.match(reading.text, *pieces[0]):
            pieces = list(outlets(reading, *pieces[0])) or pieces
    elif shown and shown[0] <= start + 2:
        pieces = [shown]
    elif cue.label.value == "account":
        stop = _ACCOUNT_END.search(reading.folded, start + 1, end)
        pieces = [strip(reading.text, start, stop.start() if stop else end)]
    elif cue.label.value == "link":
        pieces = [strip(reading.text, start, shown[0] if shown else end)]
    else:
        pieces = list(outlets(reading, start, shown[0] if shown else end))
    if cue.label.value == "link" and pieces and reading.folded[pieces[0][0] : pieces[0][1]] == cue.label.word:
        pieces = [(pieces[0][0], pieces[0][0])]
    return pieces


def _shows_empty(reading: Reading, cue: Cue) -> bool:
    """Whether an empty label is one that a reader sees as empty: it stands in a row of fields or alone on its line."""
    return cue.separator == ":" and cue.label.word in reading.kinds.lists["labels-shown-empty"]


def source(
    reading: Reading, at: int, begin: int, stop: int, cue: str, href: str, *, authorised: bool = False
) -> Iterator[Fact]:
    """An attribution, if the stretch names a source or gives an address."""
    name = reading.clean(begin, stop)
    if _FILLER in name:  # a template prints it: what it will name is not known yet
        return
    if re.match(r"(?:https?://|www\.)", name, re.IGNORECASE) and (not href or same_address(name, href)):
        href, name = href or name, ""
    if name and reading.kinds.mark("leaked").search(name.lower()):
        yield reading.fact("attribution", at, stop, {"cue": cue, "state": "leaked"})
        return
    if (not name and not href) or (
        name
        and (not href or cue in reading.kinds.lists["english-source-labels"])
        and reading.kinds.mark("no-source").fullmatch(reading.folded[begin:stop])
    ):
        return
    if name and (
        (len(name) < 2 and fold(name) not in reading.kinds.lists["nobody"]) or not re.search(r"[^\W\d_]", name)
    ):
        return
    if len(name) > 100 or (len(name) > LONGEST["outlet"] and not href):
        return
    person = "yes" if is_person(reading, reading.folded[begin:stop]) else ""
    yield reading.fact(
        "attribution",
        min(at, begin),
        stop,
        {"name": name, "url": href, "cue": cue, "person": person, "authorised": "yes" if authorised else ""},
        {"name": (begin, stop)},
    )


def same_address(shown: str, href: str) -> bool:
    """Whether the text of a link is its address, whole or cut short with dots."""
    one, two = (re.sub(r"^(?:https?:)?//(?:www\.)?|[/.…\s]+$", "", part.strip().lower()) for part in (shown, href))
    return (
        one == two
        or (shown.rstrip().endswith(("...", "…")) and two.startswith(one))
        or (two.startswith(one) and "/" in one)
    )
