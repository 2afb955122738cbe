"""Copyright notices: a row of marks (©, 版权所有), years, words of rights, and names; the names are the owners.

Menu words (版权声明) and running text are no notices; 版权归…所有 is one when it speaks of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.facts.reading import Reading
from checker.facts.values import strip
from checker.model import Fact, Span

_ANCHOR = re.compile(r"copy\s?right|©|\(c\)|版\s?权\s?所\s?有|著作权所有|all rights reserved|版权(?:均|全|完全)?(?:归|属)|著作权(?:均|全)?(?:归|属)|版权所属|ⓒ")
_FAR = 160
_SPACED = re.compile(r"(?<=[一-鿿])\s(?=[一-鿿](?:\s|$))")


def notices(reading: Reading) -> Iterator[Fact]:
    """Every notice in sight, one fact an owner, and those of the meta tags."""
    seen: set[tuple[int, int]] = set()
    for match in _ANCHOR.finditer(reading.folded):
        start, end = reading.line(match.start())
        start, end = max(start, match.start() - _FAR), min(end, match.end() + _FAR)
        if any(a <= match.start() < b for a, b in seen) or not _stands(reading, match.start(), start):
            continue
        seen.add((start, end))
        yield from _notice(reading, start, end)
    for field in reading.document.fields:
        if field.name in reading.kinds.beside["copyright"].get(field.origin, frozenset()):
            yield from _meta(reading, field.value, field.span)


def _stands(reading: Reading, at: int, line: int) -> bool:
    """Whether a notice may stand here: anywhere but inside the article's text, where it opens its line."""
    if reading.quoted(at):
        return False
    start, end = reading.article
    foot = reading.regions.get("footer")
    if foot is not None and at >= foot.start:
        return True
    if not start <= at < end or "article" not in reading.regions:
        return True
    return reading.within("tail", at) or not reading.folded[line:at].strip(" -·•*©")


def _notice(reading: Reading, start: int, end: int) -> Iterator[Fact]:
    """The owners of one row."""
    marks = list(_marks(reading, start, end))
    years = next((reading.clean(a, b) for name, a, b in marks if name == "years"), "")
    owners: list[tuple[int, int]] = []
    for name, a, b in marks:
        if name == "owned-by":
            owners.append((a, b))
    if not owners:
        owners = list(_between(reading, marks, start, end))
    if not owners:
        if marks and any(name in ("copyright-mark", "owned") for name, _, _ in marks):
            here = [(a, b) for name, a, b in marks]
            variable = "￼" in reading.text[start:end]
            yield _fact(reading, min(a for a, _ in here), max(b for _, b in here), None, years, variable)
        return
    for begin, stop in owners:
        near = [(a, b) for name, a, b in marks if a - stop <= 40 and begin - b <= 40]
        whole = (min([begin, *(a for a, _ in near)]), max([stop, *(b for _, b in near)]))
        yield _fact(reading, *whole, (begin, stop), years, False)


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


def _between(reading: Reading, marks: list[tuple[str, int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names between the marks: after a mark or a year, and before 版权所有 and *All rights reserved*."""
    bounds = [(start, start, ""), *((a, b, name) for name, a, b in marks), (end, end, "")]
    for number in range(len(bounds) - 1):
        (_, left, before), (right, _, after) = bounds[number], bounds[number + 1]
        if right <= left:
            continue
        leads = before in ("copyright-mark", "owned") or (before == "years" and _has_mark(bounds, number)) or before == "rights"
        follows = after in ("owned", "rights") or (after == "copyright-mark" and before in ("", "rights"))
        if leads and before != "rights" and (owner := _after(reading, left, right)):
            yield owner
        elif follows and (owner := _before(reading, left, right, after)):
            yield owner


def _has_mark(bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a year stands beside a mark, and not beside a number or a date of something else."""
    return any(name in ("copyright-mark", "owned") for _, _, name in bounds[max(0, number - 2) : number + 2])


def _after(reading: Reading, left: int, right: int) -> tuple[int, int] | None:
    """The name that begins right after a mark."""
    limit = right
    for link in reading.links(left, right):
        if link.start > left + 1 and reading.folded[left : link.start].strip(" -–—:,.·©"):
            limit = min(limit, link.start)
        elif link.end < limit and reading.folded[left : link.start].strip(" -–—:,.·©") == "":
            limit = min(limit, link.end)
    stop = next((m for m in reading.kinds.mark("owner-stop").finditer(reading.folded, left, limit) if reading.folded[left : m.start()].strip(" -–—:,.·©")), None)
    first = reading.kinds.mark("owner-stop").match(reading.folded, left, limit)
    if first is not None and first.end() > first.start() and first.group().strip():
        return None
    return _trimmed(reading, left, stop.start() if stop else limit)


def _before(reading: Reading, left: int, right: int, after: str) -> tuple[int, int] | None:
    """The name that ends right before 版权所有 or *All rights reserved*."""
    for match in reading.kinds.mark("owner-stop").finditer(reading.folded, left, right):
        left = match.end()
    if after == "copyright-mark" and right - left > 24:
        return None
    return _trimmed(reading, left, right)


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A stretch as an owner's name, or None where it names nobody."""
    folded = reading.folded
    if prefix := reading.kinds.mark("owner-prefix").match(folded[start:end]):
        start += prefix.end()
    if suffix := reading.kinds.mark("owner-suffix").search(folded[start:end]):
        end = start + suffix.start()
    start, end = strip(reading.text, start, end)
    name = folded[start:end]
    if not 2 <= len(name) <= 60 or reading.kinds.mark("not-an-owner").fullmatch(name) or "￼" in name:
        return None
    return (start, end) if re.search(r"[^\W\d_]{2}|[^\W\d_]\s[^\W\d_]", name) else None


def _fact(reading: Reading, start: int, end: int, owner: tuple[int, int] | None, years: str, variable: bool) -> Fact:
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


def _meta(reading: Reading, value: str, span: Span) -> Iterable[Fact]:
    """The owner that a meta tag names."""
    name = re.sub(r"版权所有.*|copyright|©|\(c\)|all rights reserved\.?|(?:19|20)\d{2}(?:\s?[-~]\s?(?:19|20)\d{2})?|&copy;", "", value, flags=re.IGNORECASE).strip(" ,.;:-©")
    if 2 <= len(name) <= 60 and not re.search(r"https?:|￼", name):
        yield Fact("copyright", span, value, {"owner": name, "state": "owned"}, {"owner": span}, ("meta",))
