"""What stands behind a label: where its value ends, and the names in it, each as its kind of value is declared; what a template prints there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.credit_rows import LONGEST_ROW
from checker.definitions import Kinds, Label, ValueKind
from checker.facts.reading import Reading
from checker.text.fold import fold
from checker.text.hosts import ADDRESS, without_trailing
from checker.text.pattern import LazyPattern
from checker.text.stretches import last_open
from checker.text.wrapping import CLOSERS, LONGEST, closing_of, strip

SEPARATOR = LazyPattern(r" {0,8}(?:([\])]) {0,3})?([:/|=])[: ]{0,3}")
"""What stands between a label and its value."""
_WIDE = LazyPattern(r"\s{2,}|\s?\|")
_NO_VALUE = LazyPattern(r"[-—–]|[一-鿿]{2,4} ?[:：]|[^\n]*[:：]\Z")
"""A line that begins so is no value of the label above it: it goes on, or has a label of its own; one that ends with a colon leads on."""
_SHORT_NAME = 8  # below a row that ends in a label, so many characters are its value, whatever they are
_UNNAMED = 6
"""A paragraph of its own with more characters, and no name of an outlet, is no value of the label above it."""
SENTENCE_END = LazyPattern(r"[。;!?；！？]")
_COLON = LazyPattern(r": ?\t")
_GAP = LazyPattern(r"[\s、,;]{1,4}")
_LATIN = LazyPattern(r"[A-Za-z][\w.'’-]*(?: [A-Za-z][\w.'’-]*){0,3}")
_LIST = LazyPattern(r"(?:[\w.@·-]{2,30}(?: [\w.·-]{1,20}){0,3}(?: ?\$\^[^$\n]{1,24}\$)?[、,] ?){2,}[^\n、,。]{2,60}")
"""Names, one behind the other; the number of a note may stand at each."""
FAR = 120
"""How many characters a value may take at the most."""
_FILLED = LazyPattern(r"￼+")
_BORDER = LazyPattern(r"(?<=\}\}|%>|\?>|%\})(?=\{\{|<[%?]|\{%|[$#]\{)")
"""Between two expressions that touch."""
_AROUND = 80
"""So many characters before and behind in the source an element is looked for that shows something which is not in the text."""
_LETTERS = LazyPattern(r"[^\W\d_]{2}|[^\W\d_]\s[^\W\d_]|\A(?!v\d)[a-z]\d{2,6}\Z")
"""What a name has: two letters, or a letter and a number as accounts are called (h1985), which is no version."""
_SHORTEST_OWNER = 3
"""How many characters each of two owners has at least."""


class LabelSpot(NamedTuple):
    """A label that stands where a label may stand, and how it is separated from what follows."""

    label: Label
    start: int
    end: int
    separator: str
    value_at: int
    opens: bool


def stretch(reading: Reading, spot: LabelSpot, following: int) -> tuple[int, int]:
    """The stretch of a label's value; *following* is where the next label begins."""
    text, folded = reading.text, reading.folded
    label, begin, stop, separator, at, opens = spot
    link = reading.links(begin, stop) if label.value == "link" else ()
    if link and link[0].end <= stop + 1 and (not separator or link[0].end > stop):
        return link[0].start, link[0].end
    at = skip(folded, at)
    if text[at : at + 1] in ("\n", "\t", ""):
        if below := _below(reading, begin, stop, following):
            return below
        beyond = next_block(reading, at, label, following)
        if beyond is None:
            return at, at
        at = beyond
    reach = FAR * 3 if label.value in ("link", "outlet") else FAR
    if label.value == "person" and (row := _LIST.match(folded, at, at + LONGEST)):
        reach = max(reach, row.end() - at)
    end = min(reading.cell(at)[1], at + reach)
    if following > stop:
        end = min(end, max(following, at))
    end -= 1 if end > at and following == end and folded[end - 1] in "([【|" else 0
    opening = begin - 1 if opens else last_open(folded, max(reading.line(begin)[0], begin - FAR), begin)
    closer = CLOSERS.get(folded[opening], "") if opening >= 0 else ""
    if closer:
        closing = closing_of(folded, at, end, closer)
        end = closing if closing >= 0 else end
    own = next((found for found in reading.links(at, at + 1) if found.start >= stop), None)
    first = min(own.end, end) if own else reading.run_end(begin, at, end)
    end = _runs_on(reading, first, end) if label.value == "person" else first
    return reading.trim(at, end)


def bare_end(reading: Reading, stop: int, end: int) -> int:
    """Where the value of a label without a separator ends at the latest: with its element, before a gap or the next label."""
    at = skip(reading.folded, stop)
    end = reading.run_end(stop, at, min(end, at + LONGEST_ROW))
    following = reading.kinds.label_scanner.first(reading.folded, at, end)
    if following is not None and following[0] > at:
        begin, beyond = following
        end = begin if reading.folded[begin - 1] == " " or SEPARATOR.match(reading.folded, beyond) else end
    return gap.start() if (gap := _WIDE.search(reading.folded, at, end)) else end


def _runs_on(reading: Reading, end: int, limit: int) -> int:
    """The end of a row of people, each in an element of its own, from the *end* of the first; what ends its line is one if a mark says so."""
    while end < limit:
        gap = _GAP.match(reading.folded, end, limit)
        beyond = reading.run_end(gap.end(), gap.end(), limit + 1) if gap and gap.end() < limit else limit + 1
        if gap is None or beyond > limit or (beyond == limit and not gap[0].strip()):
            return end
        end = beyond
    return end


def _below(reading: Reading, begin: int, stop: int, following: int) -> tuple[int, int] | None:
    """The cell below a label that heads its column, nothing in a list of several rows; the row of heads has another label in the next cell."""
    start, end = reading.line(begin)
    if (begin, stop) != reading.trim(*reading.cell(begin)) or not stop < following < end:
        return None
    if reading.text[stop:following].strip(" ") != "\t":
        return None
    under = reading.line(end + 1)
    column, cells = reading.text.count("\t", start, begin), reading.text[slice(*under)].split("\t")
    if reading.text.count("\t", start, end) != len(cells) - 1:
        return None
    if reading.text[slice(*reading.line(under[1] + 1))].count("\t") == len(cells) - 1:
        return stop, stop
    at = under[0] + sum(len(cell) + 1 for cell in cells[:column])
    return reading.trim(at, at + len(cells[column]))


def skip(folded: str, at: int) -> int:
    """The first place from *at* that is no blank."""
    while folded[at : at + 1] == " ":
        at += 1
    return at


def next_block(reading: Reading, at: int, label: Label, following: int) -> int | None:
    """Where the value stands when the label's own block ends with the separator: the next block, if it looks like one value."""
    text, start = reading.text, at
    border = text[at : at + 1]
    if border == "\t":
        at = skip(reading.folded, at + 1)
        if colon := _COLON.match(reading.folded, at):
            at = skip(reading.folded, colon.end())
        if text[at : at + 1] == "\n":
            return None
    while text[at : at + 1].isspace():
        at += 1
    foot = reading.regions.get("footer")
    if not text[at : at + 1] or at >= following or (foot is not None and start < foot.start <= at):
        return None
    piece = text[at : reading.cell(at)[1]].strip()
    mark, words = reading.kinds.mark, fold(piece)
    if (
        _NO_VALUE.match(piece)
        or reading.is_heading(at)
        or reading.is_tag(at)
        or mark("article-end").match(words)
        or mark("button").fullmatch(words)
    ):
        return None
    leads = reading.document.format == "markdown" and reading.links(at, at + 1)  # to an original of the same title
    is_title = reading.title and not leads and fold(piece) in reading.title and len(piece) > 6
    below = label.value == "outlet" and border == "\n"
    other = below and (_is_listed(reading, at) or _ends_row(reading, label, start, at, words))
    if is_title or other or (label.value == "title" and border == "\n" and reading.links(at, at + 1)):
        return None
    if label.value == "person" and not _LATIN.fullmatch(piece):
        names = filter(None, _GAP.split(re.sub(r"\([一-鿿]{1,6}\)$", "", fold(piece))))  # 次仁旺姆（藏族）
        paired = border == "\n" and reading.is_paired(start, at)
        if not all(is_person(reading, name) or paired or (border == "\t" and len(name) <= 4) for name in names):
            return None
    if label.value == "link" or (label.value == "outlet" and is_one_address(reading, at)):
        shown = label.value == "outlet" or piece.startswith(("http", "www.", "《")) or reading.links(at, at + 1)
        return at if shown else None
    apart = label.value == "outlet" and reading.document.format != "html" and text.count("\n", start, at) > 1
    longest = 28 if label.value == "person" else _UNNAMED if apart and not is_outlet(reading, words) else 40
    unlike = label.value == "person" and re.search(r"[:：,，]|\d", piece)
    if unlike or len(piece) > longest or SENTENCE_END.search(piece):
        return None
    short = len(piece) <= 16 or label.value == "person" or border == "\t"
    return at if short or reading.links(at, at + 1) else None


def _ends_row(reading: Reading, label: Label, start: int, at: int, words: str) -> bool:
    """Whether the label before *start* ends a row with other words and the *words* below it, at *at*, are no outlet's name: text, and no value."""
    begins = len(reading.folded[reading.line(start)[0] : start].strip(" :")) <= len(label.word) + 1
    return not (begins or len(words) <= _SHORT_NAME or is_outlet(reading, words) or reading.links(at, at + 1))


def is_one_address(reading: Reading, at: int) -> bool:
    """Whether the line at *at* is an address or a link to another site and nothing else, and the next one that says something begins with none."""
    start, end = reading.trim(*reading.line(at))
    below = len(reading.text) - len(reading.text[end:].lstrip())
    more = ADDRESS.match(reading.text, below) or any(link.start <= below for link in reading.links(below, below + 1))
    links = [link for link in reading.links(start, end) if (link.start, link.end) == (start, end)]
    written = ADDRESS.fullmatch(reading.text, start, end)
    return not more and bool(written or any(link.href.startswith("http") for link in links))


def _is_listed(reading: Reading, at: int) -> bool:
    """Whether the line at *at* is the first of several items of a list without links: what is drawn on, and no source."""
    start, end = reading.line(at)
    below = reading.line_below(end)[0]
    return not reading.links(start, end) and reading.opens_item(at) and below > end and reading.opens_item(below)


def heads_section(reading: Reading, label: Label, begin: int, stop: int) -> bool:
    """Whether a label is a heading whose section begins with its value: one address, or people's names; or stands in a pair with it."""
    person, heading = label.value == "person", reading.is_heading(begin)
    loose = label.word in reading.kinds.lists["loose-labels"] and not person
    if loose or reading.text[stop : stop + 1] != "\n" or not (heading or person):
        return False
    at = next_block(reading, stop, label, len(reading.text))
    if at is None or not person:
        return at is not None and label.value in ("link", "outlet") and is_one_address(reading, at)
    name = reading.text[slice(*reading.trim(*reading.line(at)))]
    capital = not name.isascii() or all(word[0].isupper() for word in name.split())
    return reading.is_paired(stop, at) or (heading and capital)


def cut(reading: Reading, value: ValueKind, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in the stretch of a value, one stretch each, as their kind of value is declared."""
    folded, ends = reading.folded, value.ends.pattern
    opening = start
    start, end = strip(reading.text, start, end)
    if any(match.start() > opening and match.group() not in "[(" for match in ends.finditer(folded, opening, start)):
        return
    start = _begun(reading, value, start, end)
    if whole := value.whole.pattern.match(folded, start, end):
        pieces = [whole.span()]
    else:
        end = next((match.start() for match in ends.finditer(folded, start, end) if match.start() > start), end)
        gaps = [match.span() for match in value.splits.pattern.finditer(folded, start, end)]
        edges = [start, *(at for gap in gaps for at in gap), end]
        pieces = list(zip(edges[::2], edges[1::2], strict=True))
    first = True
    for piece in pieces:
        begin, stop = strip(reading.text, *piece)
        begin = _begun(reading, value, begin, stop)
        if more := value.drops.pattern.search(folded, begin, stop):
            begin, stop = strip(reading.text, begin, more.start())
        if begin == stop or value.skips.pattern.fullmatch(folded, begin, stop):
            continue
        wanted = first or value.follows.pattern.fullmatch(folded, begin, stop)
        if not wanted or value.refuses.pattern.fullmatch(folded, begin, stop):
            return
        first = False
        yield begin, stop
    if whole is not None and folded[whole.end() : whole.end() + 1] == "、":
        yield from cut(reading, value, whole.end() + 1, end)


def _begun(reading: Reading, value: ValueKind, start: int, end: int) -> int:
    """Where a value begins, behind all that stands before it."""
    while start < end and (match := value.begins.pattern.match(reading.folded, start, end)) and match.end() > start:
        start, _ = strip(reading.text, match.end(), end)
    return start


def address(reading: Reading, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """The first address in a stretch: a link's, or one written out; with where the address stands as text, if it does."""
    match = ADDRESS.search(reading.text, start, end)
    for link in reading.links(start, end):
        if link.href and not link.href.lower().startswith(("javascript:", "#", "mailto:")):
            shown = match.span() if match and match.start() >= link.start and match.end() <= link.end + 1 else None
            return link.href, shown
    if match is None:
        return "", None
    written = without_trailing(match.group())
    return written, (match.start(), match.start() + len(written))


def is_outlet(reading: Reading, name: str) -> bool:
    """Whether a folded name is a listed outlet, or ends as outlets do."""
    lists = reading.kinds.lists
    bare_name = re.sub(r"[《》\"\s]", "", name)
    if bare_name in lists["outlets"] or f"《{bare_name}》" == name:
        return True
    return 3 <= len(bare_name) <= 14 and any(bare_name.endswith(ending) for ending in lists["outlet-endings"])


def is_vague(folded: str, kinds: Kinds) -> bool:
    """Whether a folded name names nobody."""
    vague = kinds.lists["vague-sources"]
    name = kinds.mark("vague-trim").sub("", folded)
    return (
        name in vague
        or kinds.mark("came-from").sub("", name) in vague
        or kinds.mark("vague-source").fullmatch(name) is not None
    )


def is_person(reading: Reading, name: str) -> bool:
    """Whether a folded name has the shape of a person's: a surname and one or two characters, or parts with a dot between."""
    shaped = reading.kinds.mark("person").fullmatch(name) is not None and not is_common(reading, name)
    return shaped and not _refused(reading, name)


def is_han(name: str) -> bool:
    """Whether a name is all Han characters."""
    return all("一" <= mark <= "鿿" for mark in name)


def is_common(reading: Reading, name: str) -> bool:
    """Whether a folded name that no label stands before is a common word: 信息, 安全."""
    return reading.kinds.mark("common-word").fullmatch(name) is not None


def _refused(reading: Reading, name: str) -> bool:
    refused = reading.kinds.values["person"].refuses.pattern.fullmatch(name)
    return refused is not None or begins_with_label(reading.kinds, name)


def begins_with_label(kinds: Kinds, name: str) -> bool:
    """Whether a folded name is a label, or begins with one that needs no separator: 来源光明日报 is no outlet."""
    starts = (kinds.labels.get(name[:size]) for size in range(2, 5))
    return name in kinds.labels or any(label is not None and label.bare for label in starts)


def people(reading: Reading, begin: int, stop: int, *, closed: bool = False) -> list[tuple[int, int]]:
    """The people that fill a stretch, by the shape of every name in it; nobody where anything else stands there.

    *closed*: names may stand without a border between them, where there is one way only to part them (罗科苏盈).
    """
    value = reading.kinds.values["person"]
    pieces = list(cut(reading, value, begin, stop))
    names = [reading.folded[start:end] for start, end in pieces]
    most = 2 * sum(is_person(reading, name) for name in names) >= len(names) and "、" in reading.folded[begin:stop]
    found: list[tuple[int, int]] = []
    for (start, end), name in zip(pieces, names, strict=True):
        if is_person(reading, name) or (most and re.fullmatch(r"[一-鿿]{2,4}", name)):
            found.append((start, end))
        elif parts := glued(reading, name) if closed else []:
            found += [(start + left, start + right) for left, right in parts]
        else:
            return []
    taken = {at for stretch in found for at in range(*stretch)}
    rest = "".join(mark for at, mark in enumerate(reading.folded[begin:stop], begin) if at not in taken)
    return found if not re.search(r"[^\W_]", rest) else []


def glued(reading: Reading, name: str) -> list[tuple[int, int]]:
    """The names in a folded run without borders, if there is one way only to part it into the fewest."""
    ways = [[(0, 0)]] if 4 <= len(name) <= 6 else []
    whole: list[list[tuple[int, int]]] = []
    while ways:
        way = ways.pop()
        for size in (2, 3):
            left = way[-1][1]
            if left + size <= len(name) and is_person(reading, name[left : left + size]):
                longer = [*way, (left, left + size)]
                (whole if left + size == len(name) else ways).append(longer)
    fewest = [way[1:] for way in whole if len(way) == min(map(len, whole))]
    return fewest[0] if len(fewest) == 1 else []


def may_be_person(reading: Reading, begin: int, stop: int) -> bool:
    """Whether a stretch can be the name of one who wrote or edited: short, not a sentence, not a word for nobody, no label."""
    name = reading.folded[begin:stop]
    return 0 < len(name) <= reading.kinds.values["person"].longest and not _refused(reading, name)


def as_owner(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A stretch as the name of an owner in a notice, or None where it names nobody."""
    value, folded = reading.kinds.values["owner"], reading.folded
    if prefix := value.begins.pattern.match(folded[start:end]):
        start += prefix.end()
    if suffix := value.drops.pattern.search(folded[start:end]):
        end = start + suffix.start()
    start, end = strip(reading.text, start, end)
    if folded[end : end + 1] == "." and reading.kinds.mark("short-form").search(folded, start, end):
        end += 1
    name = folded[start:end]
    if not value.shortest <= len(name) <= value.longest or value.refuses.pattern.fullmatch(name):
        return None
    return (start, end) if _LETTERS.search(name) else None


def as_owners(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """The owners in one stretch: two, where each by itself is a name as long as organisations have."""
    gaps = [match.span() for match in reading.kinds.values["owner"].splits.pattern.finditer(reading.folded, start, end)]
    edges = [start, *(at for gap in gaps for at in gap), end]
    parts = [as_owner(reading, *part) for part in zip(edges[::2], edges[1::2], strict=True)]
    names = [part for part in parts if part is not None and part[1] - part[0] >= _SHORTEST_OWNER]
    return names if len(names) == len(parts) else [(start, end)]


def may_name_somebody(reading: Reading, start: int, end: int) -> bool:
    """Whether anything that is filled in from *start* to *end* of the text may be a name; a year and a registry's number are none.

    Where a year is filled in, the line above and the one below are looked at, too: the owner may be printed there by itself.
    """
    filled = list(_expressions(reading, start, end))
    if not filled:
        return False
    above, below = reading.lines_around(start, end)
    first, last = reading.span(above, below)
    if reading.kinds.mark("shows-elsewhere").search(reading.document.source, max(0, first - _AROUND), last + _AROUND):
        return True
    filled += [*_expressions(reading, above, start), *_expressions(reading, end, below)]
    return any(_may_be_name(reading, *one) for one in filled)


def _expressions(reading: Reading, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Each expression of a stretch, folded, and what stands right before it in the text."""
    for match in _FILLED.finditer(reading.text, start, end):
        span = reading.span(*match.span())
        before = reading.folded[max(start, match.start() - 12) : match.start()]
        for number, one in enumerate(_BORDER.split(fold(reading.document.source[slice(*span)]))):
            yield one, "" if number else before


def _may_be_name(reading: Reading, expression: str, before: str) -> bool:
    """Whether an expression may print a name: no year, by what it calls or by the year and the dash before it, and no registry's number."""
    kinds = reading.kinds
    if kinds.mark("prints-nothing").search(expression):
        return False
    if kinds.mark("prints-name").search(expression):
        return True
    nameless = any(kinds.mark(name).search(expression) for name in ("prints-year", "prints-number"))
    return not nameless and kinds.mark("year-goes-on").search(before) is None
