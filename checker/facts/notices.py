"""Copyright notices: a row of marks (©, 版权所有), years, words of rights, and names; the names are the owners.

Menu words (版权声明) and running text are no notices; 版权归…所有 is one when it speaks of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.facts.kinds import Kinds
from checker.facts.owners import between, next_cell, trimmed
from checker.facts.reading import Reading
from checker.model import Fact, Span
from checker.text.fold import fold

_FAR = 160


def notices(reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """Every notice in sight, one fact an owner, and those of the meta tags; *taken* are the stretches of numbers, which name nobody."""
    done = 0
    for match in reading.kinds.mark("notice-anchor").finditer(reading.folded):
        start, end = reading.line(match.start())
        start, end = max(start, match.start() - _FAR, done), min(end, match.end() + _FAR)
        if match.start() < done or not _stands(reading, match.start(), match.end(), start):
            continue
        done = end
        yield from _notice(reading, start, end, taken)
    for field in reading.document.fields:
        if field.name in reading.kinds.beside["copyright"].get(field.origin, frozenset()):
            yield from _meta(field.value, field.span, reading.kinds)


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
        owners = list(between(reading, sorted(gaps), start, end))
        owners += [beside for owner in owners[-1:] if (beside := next_cell(reading, owner[1], end))]
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
        if reading.kinds.mark("made-by").search(reading.folded, max(start, begin - 60), begin):
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


def _marks(reading: Reading, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Marks, years and words of rights, in order; for 版权归X所有 the stretch of X."""
    found = []
    for name in ("copyright-mark", "owned", "rights", "years"):
        found += [(name, *match.span()) for match in reading.kinds.mark(name).finditer(reading.folded, start, end)]
    for match in reading.kinds.mark("owned-by").finditer(reading.folded, start, end):
        owner = trimmed(reading, *match.span("owner"))
        if owner is not None:
            found.append(("owned-by", *owner))
    return iter(sorted(found, key=lambda mark: mark[1]))


def _fact(reading: Reading, start: int, end: int, owner: tuple[int, int] | None, years: str, *, variable: bool) -> Fact:
    """A notice: owned, without an owner, with one that a template prints (*variable*), or with a placeholder."""
    name = reading.clean(*owner) if owner else ""
    name = reading.kinds.mark("spaced-owner").sub("", name)
    state = "owned" if name else ("variable" if variable else "ownerless")
    if name and reading.kinds.mark("placeholder-owner").fullmatch(reading.folded[owner[0] : owner[1]] if owner else ""):
        state = "placeholder"
    fields = {"owner": name, "years": years, **_ends(years), "state": state}
    return reading.fact("copyright", start, end, fields, {"owner": owner} if owner else {})


def _ends(years: str) -> dict[str, str]:
    """The first and the last year of a range."""
    found = re.findall(r"(?:19|20)\d{2}", years)
    return {"years-first": found[0], "years-last": found[-1]} if found else {}


def _meta(value: str, span: Span, kinds: Kinds) -> Iterable[Fact]:
    """The owner that a meta tag names, unless that is who built the site."""
    name, at = "", 0
    for match in kinds.mark("meta-notice").finditer(fold(value)):
        name, at = name + value[at : match.start()], match.end()
    name = (name + value[at:]).strip(" ,.;:-©")
    if 2 <= len(name) <= 60 and not re.search(r"https?:|￼", name) and fold(name) not in kinds.lists["vendors"]:
        yield Fact("copyright", span, value, {"owner": name, "state": "owned"}, {"owner": span}, ("meta",))
