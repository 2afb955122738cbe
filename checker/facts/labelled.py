"""Labels and values: most of what a page says of itself is a label, a separator and a value (来源：新华社 作者：李四).

One grammar over one lexicon. A value ends at the next label, a date, a border, the end of the inline element it began
in, or the bracket that was open before the label; what is cut out is then read by kind (:mod:`checker.facts.values`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.files import Label
from checker.facts.reading import Reading
from checker.facts.spots import SENTENCE_END, LabelSpot, in_teaser, spots
from checker.facts.unlabelled import is_person
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_OPEN = {"(": ")", "[": "]", "【": "】", "「": "」"}
_COLON = LazyPattern(r": ?\t")
_GAP = LazyPattern(r"[\s、,;]{1,4}")
_LATIN = LazyPattern(r"[A-Za-z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,3}")
FAR = 120
"""How many characters a value may take at the most."""


class Cue(NamedTuple):
    """A label where it stands, with the stretch in which its value stands (empty where nothing follows)."""

    label: Label
    start: int
    end: int
    separator: str
    """``:``, ``/``, ``|``, ``]``, or empty."""
    value: tuple[int, int]
    opens: bool
    """Whether it begins its line, cell or bracket."""


def cues(reading: Reading) -> list[Cue]:
    """Every label in the article, with the stretch of its value."""
    start, end = reading.article
    found = list(spots(reading, start, end))
    result = []
    leads = -1
    for number, spot in enumerate(found):
        line = reading.line(spot.start)[0]
        leads = line if spot.label.word in reading.kinds.lists["leading-labels"] else leads
        if spot.start >= end or line == leads or (in_teaser(reading, spot.start) and spot.label.kind != "editor"):
            continue
        following = found[number + 1].start if number + 1 < len(found) else len(reading.text)
        result.append(
            Cue(spot.label, spot.start, spot.end, spot.separator, _value(reading, spot, following), spot.opens)
        )
    listed = {cue.start for cue in _listed(reading, result)}
    return [cue for cue in result if cue.start not in listed]


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


def _value(reading: Reading, spot: LabelSpot, following: int) -> tuple[int, int]:
    """The stretch of a label's value; *following* is where the next label begins."""
    text, folded = reading.text, reading.folded
    label, begin, stop, separator, at, opens = spot
    if label.value == "link" and not separator:
        link = reading.links(begin, stop)
        if link and link[0].end <= stop + 1:
            return link[0].start, link[0].end
    at = _skip(folded, at)
    if text[at : at + 1] in ("\n", "\t", ""):
        if below := _below(reading, begin, stop, following):
            return below
        beyond = _next_block(reading, at, label, following)
        if beyond is None:
            return at, at
        at = beyond
    end = min(reading.cell(at)[1], at + FAR * 3 if label.value in ("link", "outlet") else at + FAR)
    if following > stop:
        end = min(end, max(following, at))
    if end > at and following == end and folded[end - 1] in "([【|":
        end -= 1
    closer = _OPEN.get(folded[begin - 1] if begin else "", "") if opens else ""
    if closer:
        closing = _closing(folded, at, end, closer)
        end = closing if closing >= 0 else end
    own = next((found for found in reading.links(at, at + 1) if found.start >= stop), None)
    first = min(own.end, end) if own else reading.run_end(stop, at, end)
    end = _runs_on(reading, first, end) if label.value == "person" else first
    return reading.trim(at, end)


def _runs_on(reading: Reading, end: int, limit: int) -> int:
    """The end of a row of people, each in an element of its own, from the *end* of the first."""
    while end < limit:
        gap = _GAP.match(reading.folded, end, limit)
        beyond = reading.run_end(gap.end(), gap.end(), limit) if gap and gap.end() < limit else limit
        if gap is None or beyond >= limit:
            return end
        end = beyond
    return end


def _below(reading: Reading, begin: int, stop: int, following: int) -> tuple[int, int] | None:
    """The cell below a label that heads its column; the row of heads has another label in the next cell."""
    start, end = reading.line(begin)
    if (begin, stop) != reading.trim(*reading.cell(begin)) or not stop < following < end:
        return None
    if reading.text[stop:following].strip(" ") != "\t":
        return None
    under = reading.line(end + 1)
    column, cells = reading.text.count("\t", start, begin), reading.text[slice(*under)].split("\t")
    if reading.text.count("\t", start, end) != len(cells) - 1:
        return None
    at = under[0] + sum(len(cell) + 1 for cell in cells[:column])
    return reading.trim(at, at + len(cells[column]))


def _skip(folded: str, at: int) -> int:
    """The first place from *at* that is no blank."""
    while folded[at : at + 1] == " ":
        at += 1
    return at


def _closing(folded: str, at: int, end: int, closer: str) -> int:
    """The bracket that was open before the label; brackets opened and closed inside the value do not count."""
    opener, depth = {v: k for k, v in _OPEN.items()}[closer], 0
    for place in range(at, end):
        if folded[place] == opener:
            depth += 1
        elif folded[place] == closer:
            if not depth:
                return place
            depth -= 1
    return -1


def _next_block(reading: Reading, at: int, label: Label, following: int) -> int | None:
    """Where the value stands when the label's own block ends with the separator: the next block, if it looks like one value."""
    text = reading.text
    border = text[at : at + 1]
    if border == "\t":
        at = _skip(reading.folded, at + 1)
        if colon := _COLON.match(reading.folded, at):
            at = _skip(reading.folded, colon.end())
        if text[at : at + 1] == "\n":
            return None
    while text[at : at + 1] in ("\n", "\t", " ", " ", "　") and at < len(text):
        at += 1
    if not text[at : at + 1] or at >= following:
        return None
    end = reading.cell(at)[1]
    piece = text[at:end].strip()
    limit = 24 if label.value == "person" else 40
    if label.value == "person" and not _LATIN.fullmatch(piece):
        names = [name for name in _GAP.split(fold(piece)) if name]
        if not all(is_person(reading, name) or (border == "\t" and len(name) <= 4) for name in names):
            return None
    if label.value == "title" and border == "\n" and reading.links(at, at + 1):
        return None
    if label.value == "link":
        return at if piece.startswith(("http", "www.", "《")) or reading.links(at, at + 1) else None
    if (
        len(piece) > limit
        or SENTENCE_END.search(piece)
        or (label.value == "person" and re.search(r"[:：,，]|\d", piece))
    ):
        return None
    return at if border == "\t" or len(piece) <= 16 or reading.links(at, at + 1) else None
