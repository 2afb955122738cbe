"""Sources without a label: a bare outlet beside the date, a writer and an outlet with a stroke between, an outlet alone under the title.

Precision before recall: what is taken for an outlet is listed, or ends as outlets do, or is the only name in the date's own row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.definitions import Kinds
from checker.facts.reading import Reading, is_outlet, is_person, may_be_person, strip
from checker.model import Fact

_BARS = ("|", " · ", "   ")
_EDGES = " \t|·-()[]/:"
SHORTEST, LONGEST = 2, 16


def bare(reading: Reading) -> Iterator[Fact]:
    """The sources that the opening of the article names without a label, likeliest first."""
    yield from _by_class(reading)
    for start, end in opening_lines(reading):
        yield from _beside_date(reading, start, end)
    for start, end in opening_lines(reading):
        yield from _alone(reading, start, end)


def classed(reading: Reading, mark: str) -> Iterator[tuple[int, int]]:
    """The short elements of the opening whose class says what they hold."""
    region = reading.regions.get("lede")
    for element in reading.document.named:
        if (
            region is not None
            and region.start <= element.start <= region.end
            and reading.kinds.mark(mark).search(element.name)
        ):
            begin, stop = strip(reading.text, *reading.trim(element.start, element.end))
            if begin < stop and "\n" not in reading.text[begin:stop]:
                yield begin, stop


def _by_class(reading: Reading) -> Iterator[Fact]:
    """An element that its author called the source, and that holds one name."""
    for begin, stop in classed(reading, "source-class"):
        name = reading.folded[begin:stop]
        if (
            SHORTEST <= len(name) <= LONGEST
            and not reading.kinds.mark("not-an-outlet").search(name)
            and not re.search(r"[:\d]", name)
        ):
            yield _source(reading, (begin, stop), "class")


def opening_lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first lines of the article that hold anything, title and all."""
    region = reading.regions.get("lede")
    if region is None:
        return
    at = region.start
    for _ in range(12):
        start, end = reading.line(at)
        if reading.text[start:end].strip():
            yield start, end
        at = end + 1
        if at > region.end + 100:
            return


def _beside_date(reading: Reading, start: int, end: int) -> Iterator[Fact]:
    """A row that holds a date and one more name."""
    folded = reading.folded
    if end - start > 120 or reading.kinds.mark("comment-row").match(folded, start, end):
        return
    date = reading.kinds.mark("dated-row").search(folded, start, end)
    if date is None:
        return
    sides = ((date.end(), end), (start, date.start()))
    found = [(piece, *side) for side in sides for piece in _names(reading, *side)]
    outlets = reading.kinds.lists["outlets"]
    for rank in range(3):
        for piece, left, right in found:
            name = folded[piece[0] : piece[1]]
            sole = rank == 2 and not is_person(reading, name) and _sole(reading, left, right, piece)
            if (rank == 0 and name in outlets) or (rank == 1 and is_outlet(reading, name)) or sole:
                yield _source(reading, piece, "日期旁")
                return


def writers(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The people who stand in a row beside the date: 2019-07-15 08:32 某报 某某."""
    date = reading.kinds.mark("dated-row").search(reading.folded, start, end) if end - start <= 120 else None
    if date is not None:
        for piece in _names(reading, date.end(), end):
            if is_person(reading, reading.folded[piece[0] : piece[1]]):
                yield piece


def _names(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a row, without counts, addresses and words of the page."""
    folded = reading.folded
    blank = reading.kinds.mark("row-noise").sub(lambda match: " " * len(match.group()), folded[start:end])
    for match in re.finditer(r"[^\s|·,;:/>\t]+(?: [a-z0-9][^\s|·,;:/>\t]*)*", blank):
        begin, whole = strip(reading.text, start + match.start(), start + match.end())
        for stop in dict.fromkeys((reading.run_end(begin, begin, whole), whole)):
            if _may_name(reading, begin, stop):
                yield begin, stop


def _may_name(reading: Reading, begin: int, stop: int) -> bool:
    """Whether a stretch of a row may be a name: as long as they are, beside no colon, no word of the page."""
    folded, kinds = reading.folded, reading.kinds
    name = folded[begin:stop]
    beside_colon = folded[max(0, begin - 3) : begin].rstrip()[-1:] == ":" or folded[stop : stop + 2].lstrip()[:1] == ":"
    return (
        not beside_colon
        and SHORTEST <= len(name) <= LONGEST
        and not kinds.mark("not-an-outlet").search(name)
        and not kinds.mark("no-source").fullmatch(name)
        and not re.fullmatch(r"[\W\d_]+", name)
    )


def _sole(reading: Reading, start: int, end: int, piece: tuple[int, int]) -> bool:
    """Whether a name is all that its part of the row says, next to the date."""
    left = max(
        start,
        max(
            (
                reading.folded.rfind(mark, start, piece[0]) + len(mark)
                for mark in _BARS
                if mark in reading.folded[start : piece[0]]
            ),
            default=start,
        ),
    )
    right = min((at for mark in _BARS if (at := reading.folded.find(mark, piece[1], end)) >= 0), default=end)
    noise = reading.kinds.mark("row-noise")
    if noise.sub(
        "", reading.folded[start:left] if piece[0] - start <= end - piece[1] else reading.folded[right:end]
    ).strip(_EDGES):
        return False
    rest = reading.folded[left : piece[0]].strip(_EDGES) + reading.folded[piece[1] : right].strip(_EDGES)
    length = piece[1] - piece[0]
    return (
        not noise.sub("", rest).strip(_EDGES)
        and 3 <= length <= 14
        and re.search(r"[\u4e00-\u9fffa-z]{2}", reading.folded[piece[0] : piece[1]]) is not None
    )


def _alone(reading: Reading, start: int, end: int) -> Iterator[Fact]:
    """A listed outlet alone on its line, or 石佳/中国青年报."""
    begin, stop = strip(reading.text, *reading.trim(start, end))
    name = reading.folded[begin:stop]
    listed = name in reading.kinds.lists["outlets"]
    if listed and (" " in name or reading.kinds.mark("lone-outlet").fullmatch(name)):
        yield _source(reading, (begin, stop), "独行")
        return
    match = re.fullmatch(r"([^/\n]{2,16})/\s?([^/\n]{3,16})", name)
    if match and is_outlet(reading, match.group(2).strip()) and not is_outlet(reading, match.group(1).strip()):
        at = begin + match.start(2)
        yield _source(reading, strip(reading.text, at, stop), "记者/媒体")


def _source(reading: Reading, piece: tuple[int, int], cue: str) -> Fact:
    """An attribution to the name that stands at *piece*."""
    return reading.fact("attribution", *piece, {"name": reading.clean(*piece), "cue": cue}, {"name": piece}, "inferred")


def bylines(reading: Reading) -> Iterator[Fact]:
    """A name alone on one of the first lines of the article: a person's below the title, or any beside the date's line."""
    for begin, stop in classed(reading, "author-class"):
        name = reading.folded[begin:stop]
        if _account(name, reading.kinds) and not is_outlet(reading, name) and may_be_person(reading, begin, stop):
            yield reading.fact(
                "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
            )
            return
    lines = list(opening_lines(reading)) if reading.document.format != "markdown" else []
    for start, end in lines:
        for begin, stop in writers(reading, start, end):
            if may_be_person(reading, begin, stop):
                yield reading.fact(
                    "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
                )
                return
    for number, (start, end) in enumerate(lines):
        begin, stop = strip(reading.text, *reading.trim(start, end))
        name = reading.folded[begin:stop]
        if number and (end - start > 80 or "。" in reading.text[start:end]):
            return
        near = [lines[other] for other in (number + 1, number - 1) if 0 <= other < len(lines)]
        dated = bool(near) and reading.kinds.mark("dated").search(reading.folded, *near[0]) is not None
        below = (
            len(near) > 1
            and end - start <= 12
            and reading.kinds.mark("dated").match(reading.folded, reading.trim(*near[1])[0]) is not None
        )
        match = reading.kinds.mark("writer-and-outlet").fullmatch(name)
        if match and is_outlet(reading, match.group(2)):
            stop = begin + match.end(1)
        elif not number or not (
            (is_person(reading, name) and (number == 1 or dated or below)) or (dated and _account(name, reading.kinds))
        ):
            continue
        if not may_be_person(reading, begin, stop):
            continue
        yield reading.fact(
            "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
        )
        return


def _account(name: str, kinds: Kinds) -> bool:
    """Whether a line is an account's or a writer's name, Han or Latin, and no sentence and no word of the page."""
    if not 2 <= len(name) <= 30 or kinds.mark("not-an-account").search(name):
        return False
    return kinds.mark("account-name").fullmatch(name) is not None
