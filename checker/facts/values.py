"""What is inside a value: outlets, people, titles, addresses. All stretches are text offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.reading import Reading
from checker.text.pattern import LazyPattern

_WRAP_LEFT = "． \t\n\"'“”‘’「『【[<*_`~·•:：|/-—–、,，;>　@"
_WRAP_RIGHT = "． \t\n\"'“”‘’」』】]>*_`~·•:：|/-—–、,，;；<。.…　"
_CODE = LazyPattern(r"^[a-zA-Z]{1,4}\d{2,6}$")
_ADDRESS = LazyPattern(
    r"https?://[^\s<>()\[\]\"'“”《》「」，。；、|（）【】]+|www\.[\w.-]+\.\w{2,}[^\s<>()\"'，。；、|（）]*"
)
LONGEST = 600
"""No value is longer."""
_TRAILING = ".,;:!?)'\""


def outlets(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outlets named in a value, one stretch each."""
    end = _date_cut(reading, start, end)
    folded = reading.folded
    if lead := reading.kinds.mark("lead-in").match(folded, start, end):
        start = lead.end()
    if account := reading.kinds.mark("account").match(folded, start, end):
        start = account.end()
    if reading.kinds.mark("letter-spaced").match(folded, start, end):
        pieces = [(start, end)]
    else:
        ends = reading.kinds.mark("outlet-end")
        match = ends.search(folded, start, end)
        while match is not None and match.start() == start:
            start = match.end()
            match = ends.search(folded, start, end)
        end = match.start() if match else end
        pieces = list(_split(folded, start, end, "、;；．"))
    for piece in pieces:
        begin, stop = strip(reading.text, *piece)
        more = reading.kinds.mark("and-others").search(folded, begin, stop)
        if more and more.start() > begin:
            stop = more.start()
        if stop > begin:
            yield begin, stop


def _date_cut(reading: Reading, start: int, end: int) -> int:
    """Where a value ends: at the date in it, or at its own end."""
    match = reading.kinds.mark("date").search(reading.folded, start, end)
    return match.start() if match else end


def _split(folded: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """The stretches between any of the characters *marks*."""
    begin = start
    for at in range(start, end):
        if folded[at] in marks:
            yield begin, at
            begin = at + 1
    yield begin, end


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


def people(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The people named in a value, one stretch each; a staff code stays with the name before it."""
    folded, text = reading.folded, reading.text
    start, end = strip(reading.text, start, end)
    end = _date_cut(reading, start, end)
    if (stop := reading.kinds.mark("people-end").search(folded, start, end)) and (
        stop.start() > start or stop.group() != "("
    ):
        end = stop.start()
    if reading.kinds.mark("spaced-name").fullmatch(folded, start, end):
        yield strip(text, start, end)
        return
    begin = start
    names: list[tuple[int, int]] = []
    for mark in [*reading.kinds.mark("between-people").finditer(folded, start, end), None]:
        stop_at = mark.start() if mark else end
        if mark and mark.group().isspace() and stop_at - begin == 1:
            continue
        piece = _person(reading, begin, stop_at)
        if (
            names
            and piece is not None
            and reading.folded[names[-1][1] : piece[0]].isspace()
            and reading.kinds.mark("running-text").fullmatch(folded, *piece)
        ):
            break
        if piece is not None:
            if names and _CODE.match(text[piece[0] : piece[1]]):
                names[-1] = (names[-1][0], piece[1])
            else:
                names.append(piece)
        begin = mark.end() if mark else end
    yield from names


def _person(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The name without what its bearer is; None where there is no name."""
    start, end = strip(reading.text, start, end)
    while role := reading.kinds.mark("role").match(reading.folded[start:end]):
        start, end = strip(reading.text, start + role.end(), end)
    return (
        (start, end)
        if end > start and not reading.kinds.mark("only-role").fullmatch(reading.folded[start:end])
        else None
    )


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
