"""Whose a page is: the owners in its copyright notices.

A notice is a row of marks (©, 版权所有), years, words of rights, and names; the names are the owners. Menu words (版权声明) and running text
are no notices; 版权归…所有 is one when it speaks of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from checker.definitions import Kinds
from checker.facts.reading import Reading
from checker.facts.values import as_owner, as_owners, may_name_somebody
from checker.model import Fact
from checker.text.fold import fold
from checker.text.hosts import DOMAIN
from checker.text.pattern import LazyPattern
from checker.text.years import ends_of

_FAR, _NEAR = 160, 120
_SAID = ("copyright-mark", "owned", "rights", "years")  # the words of a notice
_ONE_LETTER = LazyPattern(r"\s[^\W\d_]\s*\Z")  # somebody may be called so: no name that we tell
_KEY = LazyPattern(r"[\s\-]*[a-z_][\w-]*\s*:\s*[\"']?")
Mark = tuple[str, int, int]  # what stands in a notice, by name, and where


def notices(reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """Every notice in sight, one fact an owner, and those of the meta tags; *taken* are the stretches of numbers, which name nobody."""
    done = 0
    anchors = reading.kinds.mark("notice-anchor").finditer(reading.folded)
    for match in takewhile(lambda _: reading.goes_on(of="notice"), anchors):
        start, end = reading.line(match.start())
        start, end = max(start, match.start() - _FAR, done), min(end, match.end() + _FAR)
        if match.start() < done or not _stands(reading, match.start(), match.end(), start):
            continue
        done = end
        yield from _notice(reading, start, end, taken)
    for field in reading.document.fields:
        if field.states == "copyright":
            yield from _in_column(reading.of_field(field))
        elif field.name in reading.kinds.beside["copyright"].get(field.origin, frozenset()):
            yield from _stated(reading.of_field(field), field.origin)
        elif field.origin == "front matter" and reading.kinds.mark("holds-notice").fullmatch(field.name):
            yield from notices(reading.of_field(field), ())


def _in_column(inner: Reading) -> Iterator[Fact]:
    """The owner in a column of an export: in a notice, or by its bare name; terms, a licence, a yes and a number are none."""
    yield from (found := list(notices(inner, ())))
    whole = None if found else as_owner(inner, 0, len(inner.text))
    if whole is not None and not inner.kinds.mark("no-owner").search(inner.folded):
        yield _fact(inner, *whole, whole, "", "owned")


def _stands(reading: Reading, at: int, end: int, line: int) -> bool:
    """Whether a notice may stand here: no menu word, and inside the article's text only where it opens its line or ends the article."""
    if reading.quoted(at) or _menu_word(reading, at, end):
        return False
    of_a_picture, of_a_program = map(reading.kinds.mark, ("of-a-picture", "of-a-program"))
    if of_a_picture.fullmatch(reading.folded, line, at) or of_a_program.search(reading.folded, max(line, at - 16), at):
        return False
    if reading.document.kind == "template":
        return True
    start, finish = reading.article
    foot = reading.regions.get("footer")
    if (foot is not None and at >= foot.start) or not start <= at < finish or "article" not in reading.regions:
        return True
    if reading.folded[at : at + 1] in "©ⓒ" and not reading.kinds.mark("years").match(reading.folded, end + 1, end + 8):
        return reading.kinds.mark("written-for").match(reading.folded, end) is not None
    return (
        reading.within("tail", at) or reading.kinds.mark("before-mark").fullmatch(reading.folded, line, at) is not None
    )


def _is_about_rights(reading: Reading, at: int) -> bool:
    """Whether *at* stands in an article about rights: one whose first line, or whose title, says so."""
    start, end = reading.article
    if reading.document.kind == "template" or not start <= at < end:
        return False
    first = len(reading.text) - len(reading.text[start:].lstrip())
    heading = reading.folded[slice(*reading.trim(*reading.line(min(first, len(reading.text)))))]
    return any(reading.kinds.mark("about-rights").fullmatch(words) for words in (heading, reading.title) if words)


def _menu_word(reading: Reading, at: int, end: int) -> bool:
    """Whether *Copyright* is only the text of a link, and names nobody there (版权所有：某社)."""
    return any(
        link.start <= at
        and end <= link.end <= end + 12
        and not re.search(r"\d|©|:\s*\S", reading.folded[link.start : link.end])
        for link in reading.links(at, end)
    )


def _notice(reading: Reading, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """The owners of one row."""
    about = _is_about_rights(reading, start)
    marks = [
        mark
        for mark in _marks(reading, start, end)
        if (mark[0] != "copyright-mark" or _is_mark(reading, *mark[1:], start))
        and not (about and mark[0] == "owned-by")
    ]
    years = next(
        (reading.clean(a, b) for name, a, b in marks if name == "years" and not any(x <= a < y for x, y in taken)), ""
    )
    owners = [(a, b) for name, a, b in marks if name == "owned-by"]
    if not owners:
        gaps = [*((a, b, name) for name, a, b in marks), *((a, b, "number") for a, b in taken if start <= a < end)]
        owners = list(between(reading, sorted(gaps), start, end))
        if len(owners) == 1 and DOMAIN.fullmatch(reading.folded[slice(*owners[0])]):  # 某馆 © 2099 hill.example
            called, whole = _before(reading, start, min(gaps)[0]), reading.trim(start, min(gaps)[0])
            below = _next_line(reading, marks, min(gaps)[0], end) if called in (None, owners[0]) else None
            again = below and reading.kinds.mark("notice-anchor").search(reading.folded, *reading.line(below[0]))
            owners = [below] if below and not again else [called] if called == whole else owners
        owners += [beside for owner in owners[-1:] if (beside := next_cell(reading, owner[1], end))]
    if not owners and marks and marks[0][0] != "of-author":
        around = [_behind_number(reading, taken, start, end), _next_line(reading, marks, start, end)]
        owners = [owner for owner in (*around, next_cell(reading, marks[-1][2], end)) if owner]
    if not owners and marks and (host := reading.kinds.mark("hosted-by").search(reading.folded, marks[-1][2], end)):
        owners = [owner for owner in [_after(reading, host.end(), end, "owned")] if owner]
    if not owners and marks:
        above = reading.kinds.mark("signed-above").search(reading.folded, max(0, start - _NEAR), start)
        owners = [owner for owner in [above and as_owner(reading, *above.span("name"))] if owner]
    if not owners:
        here = [(a, b) for _, a, b in marks]
        aside = reading.document.kind == "article" and not reading.within("tail", start)
        said = about or aside or any(_goes_on(reading, a) for a, _ in here[:1])
        if said or _is_word(reading, here, end) or _is_symbol(reading, here, years):
            return
        if reading.document.format == "data":
            marks = _set_whole(reading, marks) if years else []
        if any(name in ("copyright-mark", "owned", "of-author") for name, _, _ in marks):
            first, last = min(a for _, a, _ in marks), max(b for _, _, b in marks)
            yield _fact(reading, first, last, None, years, _state_without_name(reading, start, end))
        return
    yield from _owned(reading, marks, owners, years, start)


def _set_whole(reading: Reading, marks: Sequence[Mark]) -> list[Mark]:
    """The marks in a setting for a notice that holds nothing else, to which no program adds anything, and none beside it says whose it is."""
    mark, folded = reading.kinds.mark, reading.folded
    held = [(name, a, b) for name, a, b in marks if not mark("setting-follows").match(folded, b)]  # but for the key
    if not held:
        return []
    (line, end), begin, stop = reading.line(held[0][1]), held[0][1], held[-1][2]
    around = folded[max(0, line - _NEAR) : line] + folded[end : end + _NEAR]
    whole = (
        not "".join(folded[a:b] for (_, _, a), (_, b, _) in pairwise(held)).strip(_BETWEEN)
        and mark("setting-of-notice").search(folded, line, begin) is not None
        and mark("setting-ends").fullmatch(folded, stop, max(stop, end)) is not None
        and mark("setting-of-owner").search(around) is None
    )
    return held if whole else []


def _is_symbol(reading: Reading, here: Sequence[tuple[int, int]], years: str) -> bool:
    """Whether a mark fills its cell and says neither who nor when: a sign in a table of signs, or one that a script completes."""
    cell = reading.trim(*reading.cell(here[0][0])) if len(here) == 1 and not years else (0, 0)
    return cell[1] - cell[0] == 1 and here[0] == cell


def _behind_number(reading: Reading, taken: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The organisation that closes a row of marks and numbers: 版权所有 © 2021 京ICP备…号 某某小学."""
    last = max((stop for begin, stop in taken if start <= begin < end), default=end)
    owner = _after(reading, last, end, "number") if last < end else None
    return owner if owner and reading.is_organisation(*owner) else None


def _next_line(reading: Reading, marks: Sequence[Mark], start: int, end: int) -> tuple[int, int] | None:
    """The company that opens the line below a notice that closes with words of rights, or says nothing but its marks."""
    name, _, stop = marks[-1]
    if reading.folded[stop:end].strip(_BETWEEN) or reading.folded[end : end + 1] != "\n":
        return None
    said = "".join(reading.folded[a:b] for (_, _, a), (_, b, _) in pairwise([("", start, start), *marks]))
    if name != "rights" and said.strip(_BETWEEN):
        return None
    owner = _after(reading, end + 1, reading.line(end + 1)[1], "rights")
    words = reading.folded[slice(*owner)] if owner else ""
    alone = owner == reading.trim(*reading.line(end + 1)) and reading.kinds.mark("organisation").fullmatch(words)
    return owner if alone or reading.kinds.mark("company").fullmatch(words) else None


def _owned(
    reading: Reading, marks: Sequence[Mark], owners: Sequence[tuple[int, int]], years: str, start: int
) -> Iterator[Fact]:
    """A fact an owner; one for all where they are but makers of software."""
    made_by, fields = reading.kinds.mark("made-by"), reading.document.fields
    own_name = next((fold(field.value.strip()) for field in fields if field.name == "author"), "")
    parts = [part for owner in owners for part in as_owners(reading, *owner)]
    own = [
        part
        for part in parts
        if reading.folded[slice(*part)] == own_name
        or not made_by.search(reading.folded, max(start, part[0] - 60), part[0])
    ]
    for begin, stop in own:
        near = [(a, b) for name, a, b in marks if a - stop <= 40 and begin - b <= 40]
        first, last = min([begin, *(a for a, _ in near)]), max([stop, *(b for _, b in near)])
        yield _fact(reading, first, last, (begin, stop), years, "owned")
    claims = [(a, b) for name, a, b in marks if name == "owned"] or [(a, b) for _, a, b in marks[:1]]
    if parts and not own:
        yield _fact(reading, *claims[-1], None, years, "software")


def _state_without_name(reading: Reading, start: int, end: int) -> str:
    """The state of a notice that names nobody; variable where a template puts the owner in, or behind a mark that stands alone."""
    row, mark = reading.folded[start:end], reading.kinds.mark
    if may_name_somebody(reading, start, end) or mark("before-mark").fullmatch(row) or _ONE_LETTER.search(row):
        return "variable"
    by = (("software", "maker-beside"), ("author", "of-author"))
    return next((state for state, said in by if mark(said).search(row)), "ownerless")


def _is_word(reading: Reading, here: list[tuple[int, int]], end: int) -> bool:
    """Whether *copyright* stands in its row by itself before words that are no name, or labels what is no owner (a licence, say):
    a heading, a list's item or a field, and no notice.
    """
    if len(here) != 1 or not reading.folded[slice(*here[0])].strip("s").isalpha():
        return False
    rest = reading.folded[here[0][1] : end].strip(" .|-")
    alone = reading.is_heading(here[0][0]) or reading.document.kind == "article"  # or a word of a list
    return reading.folded[here[0][0]].isascii() and bool(rest or alone)


def _is_mark(reading: Reading, at: int, stop: int, line: int) -> bool:
    """Whether *copyright* is the mark of a notice and no word of a sentence: first on its line, beside © or a year, or written large."""
    beside = reading.folded.startswith("|", stop)  # the next cell of a table
    if reading.folded[at] != "c" or not (beside or reading.folded[line:at].strip(" -·•*|")):
        return True
    if reading.text[at].isupper() and not _goes_on(reading, at):
        return True
    around = reading.folded[max(line, at - 3) : stop + 8]
    return "©" in around or "(c)" in around or reading.kinds.mark("years").search(around) is not None


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a sentence of a post goes on at *at*: words of it stand before, and behind there is a comma or its end."""
    if reading.document.kind != "article":
        return False
    line, stop = reading.line(at)
    return bool(_RUNNING.search(reading.folded, line, at)) and bool(re.search("[,。;]", reading.folded[at:stop]))


def _marks(reading: Reading, start: int, end: int) -> Iterator[Mark]:
    """Marks, years and words of rights, in order; for 版权归X所有 the stretch of X. Alone in a footer, 版权归作者所有 is a mark, too."""
    mark = reading.kinds.mark
    found = [(name, *by.span()) for name in _SAID for by in mark(name).finditer(reading.folded, start, end)]
    owners = (as_owner(reading, *by.span("owner")) for by in mark("owned-by").finditer(reading.folded, start, end))
    found += [("owned-by", *owner) for owner in owners if owner is not None]
    if not found and "footer" in reading.where(start):
        found = [("of-author", *by.span()) for by in mark("of-author").finditer(reading.folded, start, end)]
    return iter(sorted(found, key=lambda mark: mark[1]))


def _fact(reading: Reading, start: int, end: int, owner: tuple[int, int] | None, years: str, state: str) -> Fact:
    """A notice: owned, ownerless, the author's, of the software's maker, with a placeholder or an owner that a template prints (variable)."""
    name = reading.kinds.mark("spaced-owner").sub("", reading.clean(*owner) if owner else "")
    if name and reading.kinds.mark("placeholder-owner").fullmatch(reading.folded[owner[0] : owner[1]] if owner else ""):
        state = "placeholder"
    fields = {"owner": name, "years": years, **_ends(years, reading.kinds), "state": state}
    return reading.fact("copyright", start, end, fields, {"owner": owner} if owner else {})


def _ends(years: str, kinds: Kinds) -> dict[str, str]:
    """The first and the last year of a range; the last of one that goes on is the word that says so (至今)."""
    found = [match.group() for match in kinds.mark("year-in-range").finditer(fold(years).rstrip("年 "))]
    return dict(zip(("years-first", "years-last"), ends_of(found), strict=False))


def _stated(inner: Reading, origin: str) -> Iterable[Fact]:
    """The owner that a field names, unless that is who built the site, or a yes."""
    kinds, name, at = inner.kinds, "", 0
    for match in kinds.mark("meta-notice").finditer(inner.folded):
        name, at = name + inner.text[at : match.start()], match.end()
    name = (name + inner.text[at:]).strip(" ,.;:-©")
    folded = fold(name)
    if origin != "meta" and (
        as_owner(inner, 0, len(inner.text)) is None or kinds.mark("says-original").fullmatch(folded)
    ):
        return
    if 2 <= len(name) <= 60 and not re.search(r"https?:|￼", name) and folded not in kinds.lists["vendors"]:
        whole = (0, len(inner.text))
        yield inner.fact("copyright", *whole, {"owner": name, "state": "owned"}, {"owner": whole})


_CELL = LazyPattern(r"[^\S\n\t]{0,3}[|\t]\s{0,3}([^|\n\t]{4,40}?)\s{0,3}(?=[|\n\t]|$)")
_QUOTE = {"data": LazyPattern(r"[\"`]|(?<![a-z])'|'(?![a-z])"), "template": LazyPattern(r"[\"'`]\s{0,9}[,;)}\]]")}
"""Where the string ends that a notice in data, or in a program among its tags, is written in; one right behind a key opens it."""
_HELD = LazyPattern(r"(?<![^\W_])\s?\[([^\[\]\n]{2,40})\]\s?")
_RUNNING = LazyPattern(r"[,。;]|[\u3400-\u9fff]{4}")  # the words before a mark are a sentence
_BETWEEN = "@ -–—:,.·©®|&\ufe0f"


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
            follows = before in ("copyright-mark", "years")
            owner = _after(reading, left, right, before) if follows else _before(reading, left, right)
            if (held := _HELD.search(reading.folded, left, right)) and held.end() == right:  # [某社]版权所有
                owner = as_owner(reading, *held.span(1)) or owner
            if owner and DOMAIN.fullmatch(reading.folded[slice(*owner)]):  # a link home, and whose it is
                owner = _before(reading, owner[1], right) or owner
            if after == "owned" and owner and _is_item(reading, *owner) and _after_mark(reading, bounds, number + 1):
                owner = None
        elif (
            before == "copyright-mark"
            or (before == "owned" and (named != "before" or reading.folded[left : left + 2].strip()[:1] == ":"))
            or (before == "years" and (after == "rights" or _has_mark(bounds, number)))
        ):
            owner = _after(reading, left, right, before)
        elif after == "years" and before in ("", "number") and _closes_row(reading, bounds, number + 1):
            owner = _before(reading, left, right)
        elif before == "rights" and (last := _after(reading, left, right, before)):
            whole = DOMAIN.fullmatch(reading.folded[slice(*last)]) or reading.is_organisation(*last)
            owner = last if whole or after == "copyright-mark" or (number == 1 and after == "years") else None
        elif (
            after == "copyright-mark"
            and not (reading.document.format == "data" or _after_mark(reading, bounds, number + 1))
            and (len(gaps) > 1 or reading.within("footer", right))
            and sum(map(reading.folded[left:right].count, "·•")) < 2  # a row of other things
        ):
            owner = _before(reading, left, right)
        named = "before" if owner and after == "owned" else ("" if after not in ("rights", "years") else named)
        if owner:
            yield owner


def _is_item(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch is an item of a menu: a bar before it, or a link that is no organisation's."""
    barred, links = reading.folded[max(0, start - 3) : start].rstrip().endswith("|"), reading.links(start, end)
    return barred or any(link.start <= start and not reading.is_organisation(start, end) for link in links)


def next_cell(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """A company in the next cell of a row with bars: © 2014 某网 | 某某有限公司."""
    match = _CELL.match(reading.folded, at, end)
    if match is None or not reading.kinds.mark("company").fullmatch(match.group(1).strip()):
        return None
    return reading.trim(*match.span(1))


def _has_mark(bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a year stands beside a mark, a number between them at the most, and not beside a date of something else."""
    last = number + (3 if bounds[number + 1][2] == "number" else 2)
    return any(name in ("copyright-mark", "owned") for _, _, name in bounds[max(0, number - 2) : last])


def _closes_row(reading: Reading, bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether the years at *number* stand before 版权所有 or *All rights reserved*, © between them at the most, and no name comes after it."""
    at = number + 1 + (bounds[number + 1][2] == "copyright-mark")
    begin, end, closing = bounds[at]
    closes = closing in ("owned", "rights") and not reading.folded[bounds[number][1] : begin].strip(_BETWEEN)
    return closes and not _after(reading, end, bounds[at + 1][0], closing)


def _after_mark(reading: Reading, bounds: list[tuple[int, int, str]], number: int) -> bool:
    """Whether a name follows the mark, so that what stands before it is something else."""
    places = range(number, min(number + 2, len(bounds) - 1))
    return any(_after(reading, bounds[here][1], bounds[here + 1][0], bounds[here][2]) for here in places)


def _after(reading: Reading, left: int, right: int, before: str) -> tuple[int, int] | None:
    """The name that begins right after a mark; a link that is no company's ends it."""
    folded = reading.folded
    if before == "copyright-mark":
        skipped = (reading.kinds.mark(mark).match(folded, left, right) for mark in ("written-for", "address-first"))
        left = max((by.end() for by in skipped if by), default=left)
    stops = before == "years" and folded[left : left + 2] == ". " and not reading.links(left + 2, left + 3)
    stops = stops and not reading.is_organisation(*reading.trim(left + 2, right))
    if stops and not any(reading.kinds.mark(closing).match(folded, right) for closing in ("rights", "owned")):
        return None
    if held := _HELD.match(folded, left, right):  # 版权所有© [某社]
        return as_owner(reading, *held.span(1))
    for link in reading.links(left, right):
        opens = folded[left : link.start].strip(_BETWEEN) in ("", "by")
        if not reading.is_organisation(*reading.trim(link.start, link.end)):
            right = min(right, link.end if opens else link.start)
    written = "data" if reading.document.format == "data" else reading.document.kind
    if written in _QUOTE and (quote := _QUOTE[written].search(folded, left + (before == "copyright-mark"), right)):
        right = quote.start()
    stop = reading.kinds.values["owner"].ends.pattern.search(folded, left, right)
    while stop is not None and not stop.group().strip(" |.]") and not folded[left : stop.start()].strip(_BETWEEN):
        left = max(stop.end(), left + 1)
        stop = reading.kinds.values["owner"].ends.pattern.search(folded, left, right)
    right = stop.start() if stop else right
    return as_owner(reading, left, right) if folded[left:right].strip(_BETWEEN) else None


def _before(reading: Reading, left: int, right: int) -> tuple[int, int] | None:
    """The name that ends right before 版权所有 or *All rights reserved*, and is no key of a setting."""
    end = min(right, left + len(reading.folded[left:right].rstrip()) + 1)
    if _KEY.fullmatch(reading.folded, left, right) or reading.folded[left:end].rstrip().endswith("["):
        return None  # a key, or what stands before the bracket that holds the notice
    for match in reading.kinds.values["owner"].ends.pattern.finditer(reading.folded, left, end):
        if reading.kinds.mark("keeps-it").fullmatch(match.group()) and not reading.folded[match.end() : right].strip():
            right = match.start()
        elif not DOMAIN.fullmatch(reading.folded[match.end() : right].strip(" ()-")):
            left = match.end()
    if reading.kinds.mark("makers-label").search(reading.folded, max(0, left - _NEAR), left):
        left = next((link.end for link in reading.links(left, right) if link.end < right), right)
    for link in reading.links(left, right):  # what is left of a link's words is no name
        if link.start < left and not reading.is_organisation(*reading.trim(left, link.end)):
            left = min(link.end, right)
    return as_owner(reading, left, right)
