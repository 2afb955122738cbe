"""Who owns: the names between the marks, years and words of a notice's row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.reading import Reading
from checker.facts.values import strip
from checker.text.pattern import LazyPattern

_CELL = LazyPattern(r"\s{0,3}\|\s{0,3}([^|\n]{4,40}?)\s{0,3}(?=\||\n|$)")
_QUOTE = {"data": LazyPattern(r"[\"'`]"), "template": LazyPattern(r"[\"'`]\s{0,9}[,;)}\]]")}
"""Where the string ends that a notice in data, or in a program among its tags, is written in."""
_BETWEEN = " -–—:,.·©®|&\ufe0f"


def between(reading: Reading, gaps: list[tuple[int, int, str]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names between the marks: after a mark or a year; else before 版权所有 and *All rights reserved*."""
    bounds = [(start, start, ""), *gaps, (end, end, "")]
    named = ""
    for number in range(len(bounds) - 1):
        (_, left, before), (right, _, after) = bounds[number], bounds[number + 1]
        if right <= left:
            continue
        owner = None
        if (
            after == "owned" and reading.folded[bounds[number + 1][1] : bounds[number + 1][1] + 2].strip()[:1] != ":"
        ) or (after == "rights" and before in ("", "number")):
            owner = (
                _before(reading, left, right)
                if before not in {"copyright-mark", "years"}
                else _after(reading, left, right, before)
            )
        elif (
            before == "copyright-mark"
            or (before == "owned" and named != "before")
            or (before == "years" and (after == "rights" or _has_mark(bounds, number)))
        ):
            owner = _after(reading, left, right, before)
        elif (
            before == "rights"
            and (after_rights := _after(reading, left, right, before))
            and _is_organisation(reading, *after_rights)
        ):
            owner = after_rights
        elif (
            after == "copyright-mark"
            and reading.document.format != "data"
            and not _after_mark(reading, bounds, number + 1)
            and (len(gaps) > 1 or reading.within("footer", right))
        ):
            owner = _before(reading, left, right)
        named = "before" if owner and after == "owned" else ("" if after not in ("rights", "years") else named)
        if owner:
            yield owner


def next_cell(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """A company in the next cell of a row with bars: © 2014 某网 | 某某有限公司."""
    match = _CELL.match(reading.folded, at, end)
    if match is None or not reading.kinds.mark("company").fullmatch(match.group(1).strip()):
        return None
    return reading.trim(*match.span(1))


def trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A stretch as an owner's name, or None where it names nobody."""
    folded = reading.folded
    if prefix := reading.kinds.mark("owner-prefix").match(folded[start:end]):
        start += prefix.end()
    if suffix := reading.kinds.mark("owner-suffix").search(folded[start:end]):
        end = start + suffix.start()
    start, end = strip(reading.text, start, end)
    if folded[end : end + 1] == "." and reading.kinds.mark("short-form").search(folded, start, end):
        end += 1
    name = folded[start:end]
    if not 2 <= len(name) <= 60 or reading.kinds.mark("not-an-owner").fullmatch(name) or "￼" in name:
        return None
    return (start, end) if re.search(r"[^\W\d_]{2}|[^\W\d_]\s[^\W\d_]", name) else None


def _has_mark(bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a year stands beside a mark, and not beside a number or a date of something else."""
    return any(name in ("copyright-mark", "owned") for _, _, name in bounds[max(0, number - 2) : number + 2])


def _after_mark(reading: Reading, bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a name follows the mark, so that what stands before it is something else."""
    for here in range(number, min(number + 2, len(bounds) - 1)):
        if _after(reading, bounds[here][1], bounds[here + 1][0], bounds[here][2]):
            return True
    return False


def _is_organisation(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch names a company or the like."""
    return reading.kinds.mark("organisation").fullmatch(reading.folded[start:end]) is not None


def _after(reading: Reading, left: int, right: int, before: str) -> tuple[int, int] | None:
    """The name that begins right after a mark; a link that is no company's ends it."""
    folded = reading.folded
    if before == "years" and folded[left : left + 2] == ". " and not reading.kinds.mark("rights").match(folded, right):
        return None
    for link in reading.links(left, right):
        opens = not folded[left : link.start].strip(_BETWEEN)
        if opens and not _is_organisation(reading, link.start, link.end):
            right = min(right, link.end)
        elif not opens and not _is_organisation(reading, *reading.trim(link.start, link.end)):
            right = min(right, link.start)
    written = "data" if reading.document.format == "data" else reading.document.kind
    if written in _QUOTE and (quote := _QUOTE[written].search(folded, left + 1, right)):
        right = quote.start()
    stop = reading.kinds.mark("owner-stop").search(folded, left, right)
    while stop is not None and not stop.group().strip(" |.") and not folded[left : stop.start()].strip(_BETWEEN):
        left = max(stop.end(), left + 1)
        stop = reading.kinds.mark("owner-stop").search(folded, left, right)
    right = stop.start() if stop else right
    return trimmed(reading, left, right) if folded[left:right].strip(_BETWEEN) else None


def _before(reading: Reading, left: int, right: int) -> tuple[int, int] | None:
    """The name that ends right before 版权所有 or *All rights reserved*."""
    for match in reading.kinds.mark("owner-stop").finditer(reading.folded, left, right):
        left = match.end()
    return trimmed(reading, left, right)
