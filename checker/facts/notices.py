"""Copyright notices: a row of marks (©, 版权所有), years, words of rights, and names; the names are the owners.

Menu words (版权声明) and running text are no notices; 版权归…所有 is one when it speaks of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.facts.reading import Reading
from checker.facts.values import strip
from checker.model import Fact, Span
from checker.text.fold import fold
from checker.text.pattern import Pattern

_ANCHOR = Pattern(
    r"copy\s?right|©|\(c\)(?=\s?\d{4})|版\s?权\s?所\s?有|著作权所有|all rights reserved|版权(?:均|全|完全)?(?:归|属)|著作权(?:均|全)?(?:归|属)|版权所属|ⓒ"
)
_FAR = 160
_CELL = Pattern(r"\s{0,3}\|\s{0,3}([^|\n]{4,40}?)\s{0,3}(?=\||\n|$)")
_QUOTE = Pattern(r"[\"'`]")
_BETWEEN = " -–—:,.·©®|&\ufe0f"
_SPACED = Pattern(r"(?<=[一-鿿])\s(?=[一-鿿](?:\s|$))")


def notices(reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """Every notice in sight, one fact an owner, and those of the meta tags; *taken* are the stretches of numbers, which name nobody."""
    done = 0
    for match in _ANCHOR.finditer(reading.folded):
        start, end = reading.line(match.start())
        start, end = max(start, match.start() - _FAR, done), min(end, match.end() + _FAR)
        if match.start() < done or not _stands(reading, match.start(), match.end(), start):
            continue
        done = end
        yield from _notice(reading, start, end, taken)
    vendors = reading.kinds.lists.get("vendors", frozenset())
    for field in reading.document.fields:
        if field.name in reading.kinds.beside["copyright"].get(field.origin, frozenset()):
            yield from _meta(field.value, field.span, vendors)


def _stands(reading: Reading, at: int, end: int, line: int) -> bool:
    """Whether a notice may stand here: no menu word, and inside the article's text only where it opens its line or ends the article."""
    if reading.quoted(at) or _menu_word(reading, at, end):
        return False
    start, finish = reading.article
    foot = reading.regions.get("footer")
    if (foot is not None and at >= foot.start) or not start <= at < finish or "article" not in reading.regions:
        return True
    if reading.folded[at : at + 1] in "©ⓒ" and not reading.kinds.mark("years").match(reading.folded, end + 1, end + 8):
        return False
    return reading.within("tail", at) or not reading.folded[line:at].strip(" -·•*©")


def _menu_word(reading: Reading, at: int, end: int) -> bool:
    """Whether *Copyright* is only the text of a link."""
    return any(
        link.start <= at
        and end <= link.end <= end + 12
        and not re.search(r"\d|©", reading.folded[link.start : link.end])
        for link in reading.links(at, end)
    )


def _notice(reading: Reading, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The owners of one row."""
    marks = [
        mark
        for mark in _marks(reading, start, end)
        if mark[0] != "copyright-mark" or _is_mark(reading, *mark[1:], start)
    ]
    years = next(
        (reading.clean(a, b) for name, a, b in marks if name == "years" and not any(x <= a < y for x, y in taken)), ""
    )
    owners = [(a, b) for name, a, b in marks if name == "owned-by"]
    if not owners:
        gaps = [*((a, b, name) for name, a, b in marks), *((a, b, "number") for a, b in taken if start <= a < end)]
        owners = list(_between(reading, sorted(gaps), start, end))
        owners += [beside for owner in owners[-1:] if (beside := _next_cell(reading, owner[1], end))]
    if not owners:
        here = [(a, b) for _, a, b in marks]
        if any(name in ("copyright-mark", "owned") for name, _, _ in marks) and reading.document.format != "data":
            yield _fact(
                reading,
                min(a for a, _ in here),
                max(b for _, b in here),
                None,
                years,
                variable="￼" in reading.text[start:end],
            )
        return
    for begin, stop in owners:
        if "powered by" in reading.folded[max(start, begin - 60) : begin]:
            continue
        near = [(a, b) for name, a, b in marks if a - stop <= 40 and begin - b <= 40]
        yield _fact(
            reading,
            min([begin, *(a for a, _ in near)]),
            max([stop, *(b for _, b in near)]),
            (begin, stop),
            years,
            variable=False,
        )


def _is_mark(reading: Reading, at: int, stop: int, line: int) -> bool:
    """Whether *copyright* is the mark of a notice and no word of a sentence: written large, first on its line, or beside © or a year."""
    if reading.folded[at] != "c" or reading.text[at].isupper() or not reading.folded[line:at].strip(" -·•*|"):
        return True
    around = reading.folded[max(line, at - 3) : stop + 8]
    return "©" in around or "(c)" in around or reading.kinds.mark("years").search(around) is not None


def _next_cell(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """A company in the next cell of a row with bars: © 2014 某网 | 某某有限公司."""
    match = _CELL.match(reading.folded, at, end)
    if match is None or not reading.kinds.mark("company").fullmatch(match.group(1).strip()):
        return None
    return reading.trim(*match.span(1))


def _marks(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Marks, years and words of rights, in order; for 版权归X所有 the stretch of X."""
    found = []
    for name in ("copyright-mark", "owned", "rights", "years"):
        found += [(name, *match.span()) for match in reading.kinds.mark(name).finditer(reading.folded, start, end)]
    for match in reading.kinds.mark("owned-by").finditer(reading.folded, start, end):
        owner = _trimmed(reading, *match.span("owner"))
        if owner is not None:
            found.append(("owned-by", *owner))
    return iter(sorted(found, key=lambda mark: mark[1]))


def _between(reading: Reading, gaps: list[tuple[int, int, str]], start: int, end: int) -> Iterator[tuple[int, int]]:
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
            or (before == "years" and _has_mark(bounds, number))
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
        ):
            owner = _before(reading, left, right)
        named = "before" if owner and after == "owned" else ("" if after not in ("rights", "years") else named)
        if owner:
            yield owner


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
    if reading.document.format == "data" and (quote := _QUOTE.search(folded, left + 1, right)):
        right = quote.start()
    stop = reading.kinds.mark("owner-stop").search(folded, left, right)
    while stop is not None and not stop.group().strip(" |.") and not folded[left : stop.start()].strip(_BETWEEN):
        left = max(stop.end(), left + 1)
        stop = reading.kinds.mark("owner-stop").search(folded, left, right)
    right = stop.start() if stop else right
    return _trimmed(reading, left, right) if folded[left:right].strip(_BETWEEN) else None


def _before(reading: Reading, left: int, right: int) -> tuple[int, int] | None:
    """The name that ends right before 版权所有 or *All rights reserved*."""
    for match in reading.kinds.mark("owner-stop").finditer(reading.folded, left, right):
        left = match.end()
    return _trimmed(reading, left, right)


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A stretch as an owner's name, or None where it names nobody."""
    folded = reading.folded
    if prefix := reading.kinds.mark("owner-prefix").match(folded[start:end]):
        start += prefix.end()
    if suffix := reading.kinds.mark("owner-suffix").search(folded[start:end]):
        end = start + suffix.start()
    start, end = strip(reading.text, start, end)
    if folded[end : end + 1] == "." and folded[start:end].endswith((" inc", " ltd", " co", " corp", ",inc")):
        end += 1
    name = folded[start:end]
    if not 2 <= len(name) <= 60 or reading.kinds.mark("not-an-owner").fullmatch(name) or "￼" in name:
        return None
    return (start, end) if re.search(r"[^\W\d_]{2}|[^\W\d_]\s[^\W\d_]", name) else None


def _fact(reading: Reading, start: int, end: int, owner: tuple[int, int] | None, years: str, *, variable: bool) -> Fact:
    name = reading.clean(*owner) if owner else ""
    if name and _SPACED.search(name):
        name = _SPACED.sub("", name)
    state = "owned" if name else ("variable" if variable else "ownerless")
    if name and reading.kinds.mark("placeholder-owner").fullmatch(reading.folded[owner[0] : owner[1]] if owner else ""):
        state = "placeholder"
    fields = {"owner": name, "years": years, **_ends(years), "state": state}
    return reading.fact("copyright", start, end, fields, {"owner": owner} if owner else {})


def _ends(years: str) -> dict[str, str]:
    """The first and the last year of a range."""
    found = re.findall(r"(?:19|20)\d{2}", years)
    return {"years-first": found[0], "years-last": found[-1]} if found else {}


def _meta(value: str, span: Span, vendors: frozenset[str]) -> Iterable[Fact]:
    """The owner that a meta tag names."""
    name = re.sub(
        r"版权所有.*|copyright|©|\(c\)|all rights reserved\.?|(?:19|20)\d{2}(?:\s?[-~]\s?(?:19|20)\d{2})?|&copy;",
        "",
        value,
        flags=re.IGNORECASE,
    ).strip(" ,.;:-©")
    if 2 <= len(name) <= 60 and not re.search(r"https?:|￼", name) and fold(name) not in vendors:
        yield Fact("copyright", span, value, {"owner": name, "state": "owned"}, {"owner": span}, ("meta",))
