"""Labels and where their values stand: most of what a page says of itself is a label, a separator and a value (来源：新华社 作者：李四).

A label stands neither in a word nor a sentence nor another article's headline. Its value ends at the next label, a date, a border, the
end of its inline element, or the bracket that was open before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.credit_rows import LONGEST_ROW
from checker.definitions import Label
from checker.facts.reading import Reading
from checker.facts.values import (
    SENTENCE_END,
    SEPARATOR,
    LabelSpot,
    bare_end,
    heads_section,
    is_outlet,
    is_person,
    next_block,
    skip,
    stretch,
)
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_CLOSED, _CLOSED_TO_ADDRESS = LazyPattern(r" {0,2}[\])] {0,3}"), LazyPattern(r" {0,2}[\])] {0,3}[<(\[]?https?://")
_ASIDE = LazyPattern(r" ?\([^():\n]{1,16}\) ?:[: ]{0,3}")  # between a label and its colon: 原文链接（英文）：…
_FIRST = LazyPattern(r"[\s\[(【]{0,3}([^\s,;|)\]】]{2,12})")
_WORDS, _SHOWN = LazyPattern(r"[^\W\d_]{2}"), LazyPattern(r"\S")
_PHRASE = LazyPattern(r"[a-z],? ?\Z")  # English words before a label make it a part of a phrase: Designed by: …
_LEAD = LazyPattern(r"[ ·•*#>\-—●■▲◆☉◎※☆★©|]*")
_NUMBER = LazyPattern(r"\s{0,3}\d{1,3}\s?[.、)]\s{0,3}")
_BELOW_QUOTE = LazyPattern(r"(?:\A|\n)[ \t]*>[^\n]*\n(?:[ \t]*\n)?[ *_]*\Z")
"""What stands in the source before the line below a block quotation, an empty one between them at the most."""
_TOP, _FAR = 600, 4000  # so far from its beginning a text says where it is from; no line of a quotation is longer
_WORK = LazyPattern(r"[\W\d_]{0,40}?《[^《》\n]{1,60}》")
"""A line that begins with the title of a work: two of them or more are a list of works."""
_SHORT = 40  # how many characters follow a label without a separator at the most, where a person's name comes first
_STAMP, _NEAR, _FEW = 160, 40, 2  # characters to a stamp's next label, and of a bracket; lines above a text's credits
_LIST = 3  # a label that stands so often is a list's: what its template leaves out is one fault, not one an item
BEYOND = 200  # how far past the article labels are looked for, so that they may end its last values


def spots(reading: Reading, start: int, end: int) -> Iterator[LabelSpot]:
    """The labels from *start* to *end*, and a little beyond; where one is refused, a shorter one may begin inside it."""
    row, line, limit = -2, reading.text.rfind("\n", 0, start), min(len(reading.text), end + BEYOND)
    at = start
    while (found := reading.kinds.label_scanner.first(reading.folded, at, limit)) is not None and reading.goes_on():
        line = max(line, reading.text.rfind("\n", line + 1, found[0]))
        spot = _spot(reading, *found, line, in_row=row == line)
        if spot is not None:
            row = line
            yield spot
        at = found[1] if spot is not None else found[0] + 1


def _spot(reading: Reading, begin: int, stop: int, line: int, *, in_row: bool) -> LabelSpot | None:
    """The label from *begin* to *stop*, if it may be one there; *in_row* where its line has one already."""
    folded = reading.folded
    label = reading.kinds.label(folded[begin:stop])
    if label.value == "outlet" and _is_link(reading, label, begin, stop):
        label = label._replace(value="link")  # it leads to the source that it names
    before = folded[begin - 1] if begin else "\n"
    opens = before in "\n\t([【「『|" or _LEAD.fullmatch(folded, line + 1, begin) is not None
    match = SEPARATOR.match(folded, stop)
    if match is not None and match.group(1) and not _opened(reading, label, begin, *match.groups()):
        match = None
    separator, value_at = (match.group(2), match.end()) if match else ("", stop)
    linked = label.value == "link" and _CLOSED_TO_ADDRESS.match(folded, stop)  # (原文)[网址] is meant as a link, too
    named = (before in "[(" and linked) or (before == "[" and (label.bare or label.value == "person"))
    words = folded[begin - 2 : begin - 1].isalnum() and not in_row  # 点击【编辑】按钮
    if match is None and named and not words and (closed := _CLOSED.match(folded, stop)):
        separator, value_at = "]", closed.end()
    elif match is None and opens and label.value != "other" and (aside := _ASIDE.match(folded, stop)):
        separator, value_at = ":", aside.end()
    if separator in ("|", "/") and label.value == "link" and _is_lone_link(reading, begin, stop):
        separator, value_at = "", stop
    if label.word.isascii() and _is_english_word(reading, label, begin, stop, None if in_row else line):
        return None
    if (before == '"' and _SHOWN.search(folded, line + 1, begin - 1)) or reading.is_spoken(begin):
        return None
    if reading.document.format == "markdown" and _ends_words(reading, line + 1, begin):
        return None
    glued = "㐀" <= before <= "鿿" or before in "》」』"
    if glued and not (separator == ":" and in_row) and not reading.own_run(begin):
        return None
    beside = opens or in_row or reading.is_dated(line + 1, begin)
    if separator == "=" and (
        folded[value_at : value_at + 1] in "='\"" or not (opens or (beside and not label.word.isascii()))
    ):
        return None
    if separator == "/" and label.word.isascii() and "a" <= reading.text[stop + 1 : stop + 2] <= "z":
        return None  # authors/editors
    if separator in ("/", "|") and not (beside or (before == " " and label.value in ("person", "other"))):
        return None
    if not separator and not _stands_bare(reading, label, begin, stop, opens=opens, beside=beside):
        return None
    return LabelSpot(label, begin, stop, separator, value_at, opens)


def _is_english_word(reading: Reading, label: Label, begin: int, stop: int, line: int | None) -> bool:
    """Whether an English label is a part of a word, of a phrase (in a *line* without other labels), or an item of a list that leads nowhere, as in a manual."""
    folded, before = reading.folded, reading.folded[begin - 1 : begin] or "\n"
    if before.isalnum() or before in "-_./@©" or folded[begin - 2 : begin] == "© " or folded[stop : stop + 1].isalnum():
        return True
    if line is not None and _PHRASE.search(folded, max(line + 1, begin - 3), begin):
        return True
    item = label.kind == "attribution" and before in "\n\t *" and reading.opens_item(begin)
    if not item or reading.opens_article(begin, " \n*-•"):
        return False
    end = min(reading.line(begin)[1], begin + BEYOND)
    return not reading.links(begin, end) and "://" not in folded[begin:end]


def _ends_words(reading: Reading, line: int, at: int) -> bool:
    """Whether words stand before *at* in its cell of a Markdown table, as in a manual's: neither a date nor a label with its value."""
    if not reading.folded.startswith("|", line):
        return False
    before = reading.folded[reading.folded.rfind("|", line, at) + 1 : at]
    return ":" not in before and _WORDS.search(before) is not None and not reading.kinds.mark("date").search(before)


def in_teaser(reading: Reading, at: int) -> bool:
    """Whether a label belongs to a teaser: inside the text of a link that began before it, or on the line below a headline that is a link."""
    if any(_WORDS.search(reading.folded, link.start, at) for link in reading.links(at, at + 1)):
        return True
    start, _ = reading.line(at)
    if any(mark in reading.folded[at : at + _STAMP] for mark in reading.kinds.lists["stamp-labels"]):
        return False
    links = reading.links(start, at)
    if any(link.start <= start + 1 and at - 2 <= link.end <= at and link.end - link.start >= 5 for link in links):
        return True
    above = reading.trim(*reading.line(max(0, start - 1)))
    opens = above[0] <= reading.article[0] + 2 or reading.document.format == "markdown"
    return not opens and _is_headline(reading, *above) and not _ends_box(reading, above[0])


def _is_headline(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is a link to another place, all of it, with words in it and no mere date."""
    links = [link for link in reading.links(start, end) if link.start <= start and link.end >= end]
    other = reading.kinds.mark("no-headline").search(reading.folded, start, end)
    words = end - start >= 6 and _WORDS.search(reading.text, start, end) and not other
    return bool(words) and any(link.href[:1] != "#" for link in links)


def _ends_box(reading: Reading, at: int) -> bool:
    """Whether the line at *at* is the last of three links or more, one below the other: a box of links and no headline."""
    for _ in range(2):
        at, end = reading.line_above(at)
        if not _is_headline(reading, at, end):
            return False
    return True


def _opened(reading: Reading, label: Label, begin: int, closer: str, separator: str) -> bool:
    """Whether the bracket that closes after a label was opened right before it, and holds no mark beside another cell: 【转载】 | 办公室."""
    if separator in "|/" and label.word in reading.kinds.lists["title-marks"]:
        return False
    return reading.folded[max(0, begin - 6) : begin].rstrip().endswith({"]": "[", ")": "("}[closer])


def _stands_bare(reading: Reading, label: Label, begin: int, stop: int, *, opens: bool, beside: bool) -> bool:
    """Whether a label without a separator is a label: it *opens* its cell or stands *beside* a label or a date, before a short value or a link."""
    start, end = reading.cell(begin)
    is_loose = label.word in reading.kinds.lists["loose-labels"]
    if reading.text[end : end + 1] == "\t" and reading.folded[start:end].strip() == reading.folded[begin:stop]:
        return not is_loose
    if label.word.isascii() and not opens:
        return False
    if label.value == "other":
        return opens and not "㐀" <= reading.folded[stop : stop + 1] <= "鿿"
    if label.value == "link" and _is_link(reading, label, begin, stop):
        return True
    rest = reading.folded[stop : bare_end(reading, stop, end)]
    if opens and label.value == "link" and len(label.word) >= 4 and rest.lstrip().startswith(("http://", "https://")):
        return True
    if opens and label.value == "link" and _are_links(reading, stop, end):
        return not is_loose
    touches = label.word in reading.kinds.lists["touching-labels"] and beside and len(rest) <= _SHORT
    touches = touches and (first := _FIRST.match(rest)) is not None and is_person(reading, first[1])
    if touches or heads_section(reading, label, begin, stop):
        return True
    ends = skip(reading.folded, stop)
    alone = opens and reading.text[ends : ends + 1] == "\n" and len(label.word) >= 4
    set_off = beside and reading.own_run(begin, stop) and not "㐀" <= reading.folded[begin - 1] <= "鿿"
    if not label.bare and not (set_off and label.kind == "attribution" and not is_loose):
        return alone and label.value in ("link", "outlet", "title")
    heads = alone and label.value in ("link", "outlet") and not label.last
    linked = heads and next_block(reading, stop, label, len(reading.text)) is not None
    return linked or _followed(reading, label, begin, stop, rest, opens=opens, beside=beside)


def _are_links(reading: Reading, stop: int, end: int) -> bool:
    """Whether what follows a label in its cell is a link, or begins and ends with one."""
    start, finish = reading.trim(stop, end)
    links = reading.links(start, finish)
    return bool(links) and links[0].start == start and links[-1].end >= finish - 1


def _followed(reading: Reading, label: Label, begin: int, stop: int, rest: str, *, opens: bool, beside: bool) -> bool:
    """Whether what follows a bare label in its cell can be its value: an address, an element of its own, or a short name."""
    before = reading.folded[begin - 1]
    if before == "/" or not (beside or before in " |" or reading.own_run(begin)):
        return False
    if any(link.start <= begin and link.end > stop + 1 for link in reading.links(begin, stop)):
        return False
    if len(rest.strip()) > 24 and not reading.links(stop, stop + 3):
        return False
    end = reading.cell(begin)[1]
    own = reading.run_end(begin, stop - 1, end + 1) <= stop or reading.own_run(skip(reading.folded, stop))
    apart = own or (reading.run_end(stop, stop + 1, end) < end and rest[:1] in " (")
    if apart or (reading.links(stop, stop + 3) and opens):
        return bool(rest.strip())
    short = 1 < len(rest.strip()) <= (24 if len(label.word) > 3 else 16)
    return beside and short and rest[:1] == " " and not SENTENCE_END.search(rest)


def _is_link(reading: Reading, label: Label, begin: int, stop: int) -> bool:
    """Whether the label is itself the text of a link that leads to what it names."""
    if not (link := reading.links(begin, stop)):
        return False
    whole = reading.folded[stop : link[0].end] in ("", ":") and not _WORDS.search(reading.text, link[0].start, begin)
    if label.word in reading.kinds.lists["links-elsewhere"]:  # but for one beside the day of the text, or above a post
        day = reading.kinds.mark("day").search(reading.folded, *reading.line(begin))
        placed = day is not None or (reading.document.format == "markdown" and begin - reading.article[0] <= _TOP)
        return whole and placed and _is_lone_link(reading, begin, stop)
    if (label.value == "outlet" and not label.word.startswith("原文")) or (whole and len(label.word) < 4):
        return whole and label.word in reading.kinds.lists["link-words"] and _is_lone_link(reading, begin, link[0].end)
    return whole or (label.bare and link[0].start <= begin and link[0].end >= stop)


def _is_lone_link(reading: Reading, begin: int, stop: int) -> bool:
    """Whether a stretch is a link alone in its line at either end, and the only one that is called so: no digest's."""
    at_end = begin - reading.article[0] <= _TOP or any(reading.within(part, begin) for part in ("lede", "tail"))
    is_only = at_end and reading.linked.only(reading.folded[begin:stop]) == (begin, stop)
    start, end = reading.line(begin) if is_only else (begin, stop)
    around = reading.folded[start:begin] + reading.folded[stop:end]
    return is_only and not _WORDS.search(reading.kinds.mark("day").sub("", around))


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
    found = _addressed(reading, _apart(reading, list(spots(reading, start, end))))
    result, leads = list[Cue](), -1
    for number, spot in enumerate(found):
        line = reading.line(spot.start)[0]
        leads = line if spot.label.word in reading.kinds.lists["leading-labels"] else leads
        if spot.start >= end or line == leads or (in_teaser(reading, spot.start) and spot.label.kind != "editor"):
            continue
        following = found[number + 1].start if number + 1 < len(found) else len(reading.text)
        value = stretch(reading, spot, following)
        result.append(Cue(spot.label, spot.start, spot.end, spot.separator, value, spot.opens))
    apart = {cue.start for cue in _below_quotes(reading, result)}
    apart |= {cue.start for cue in result if cue.label.kind == "attribution" and _is_below_image(reading, cue)}
    items = {cue.start: reading.line(cue.start)[0] for cue in result if _is_in_item(reading, cue)}
    apart |= items.keys() if len(set(items.values())) > 1 else set()
    return [cue for cue in result if cue.start not in apart and not _of_item(reading, cue)]


def _is_in_item(reading: Reading, cue: Cue) -> bool:
    """Whether a label stands behind the title of a work that opens its line, or in a bracket in an item of a list."""
    start = reading.line(cue.start)[0]
    before = reading.folded[start : cue.start]
    inside = cue.label.kind == "attribution" and before.rfind("(") > max(0, before.rfind(")"))
    listed = inside and (before[0] in "·•◆●▪" or _NUMBER.match(reading.text, start) or reading.opens_item(start))
    return bool(listed or _WORK.match(reading.text, start, cue.start))


def _of_item(reading: Reading, cue: Cue) -> bool:
    """Whether a label speaks of an item of a list: behind its headline or the link that opens it, or alone in a paragraph below it, deep in a post."""
    start = reading.line(cue.start)[0]
    is_source = cue.label.kind == "attribution"
    inside = is_source and reading.folded[cue.start - 1 : cue.start] == "("
    at, said = (cue.start, cue.end), f"{cue.label.word}{cue.separator}"
    signs = is_source or cue.label.kind == "author"
    quoted = reading.is_aside(*at) if inside else signs and reading.is_of_quotation(*at, said)
    if quoted or (
        is_source and (reading.ends_item(cue.start) or _heads_part(reading, cue) or _lists_things(reading, cue))
    ):
        return True
    if (cue.label.kind == "author" and not cue.opens) or inside:
        head = lead.end() if (lead := _NUMBER.match(reading.text, start)) else start
        leads = (link for link in reading.links(head, head + 1) if link.start <= head and link.end <= cue.start)
        opening = next(leads, None)
        return opening is not None and (lead is not None or reading.opens_item(opening.start))
    if cue.label.value != "link" or reading.document.format != "markdown":
        return False
    indented = (before := _lead(reading, cue)).startswith(("  ", "\t")) and not before.strip(" \t[(<")
    return indented and not any(reading.within(part, cue.start) for part in ("lede", "tail"))


def _lists_things(reading: Reading, cue: Cue) -> bool:
    """Whether a label stands before several words deep in a text none of which is an outlet's: 来源：瘦肉、豆腐、坚果."""
    names = reading.folded[slice(*cue.value)].strip(" 。;").replace(",", "、").split("、")
    deep = not any(reading.within(part, cue.start) for part in ("lede", "tail"))
    return deep and len(names) > 2 and not reading.links(*cue.value) and not any(is_outlet(reading, it) for it in names)


def _heads_part(reading: Reading, cue: Cue) -> bool:
    """Whether a label stands in a heading deep in the text, without an address: it heads what follows."""
    if cue.label.value != "outlet" or not cue.separator or not reading.is_heading(cue.start):
        return False
    if reading.links(cue.start, cue.value[1]) or "://" in reading.folded[slice(*cue.value)]:
        return False
    begin, at = reading.article[0], reading.line(cue.start)[0]
    return at - begin > _TOP or sum(map(bool, reading.text[begin:at].split("\n"))) > _FEW


def _lead(reading: Reading, cue: Cue) -> str:
    """What stands before a label on its line in the source."""
    source, at = reading.document.source, reading.span(cue.start, cue.end).start
    return source[source.rfind("\n", 0, at) + 1 : at]


def _is_below_image(reading: Reading, cue: Cue) -> bool:
    """Whether a source's label stands in a line that speaks of a picture, or right below an image in a Markdown post: it is the picture's."""
    line = reading.line(cue.start)[0]
    if not cue.opens or reading.kinds.mark("caption").fullmatch(reading.folded, line, cue.start):
        near = max(line, cue.start - _NEAR)
        return cue.opens or reading.kinds.mark("picture-bracket").search(reading.folded, near, cue.start) is not None
    end = reading.span(cue.start, cue.end).start
    above = fold(reading.document.source[max(0, end - 600) : end]) if reading.document.format == "markdown" else ""
    return reading.kinds.mark("captions").search(above) is not None


def _below_quotes(reading: Reading, found: list[Cue]) -> list[Cue]:
    """The labels of sources that stand right below a block quotation, two of a kind or more: each tells where the quotation is from."""
    source = reading.document.source if reading.document.format == "markdown" else ""
    places = [(it, reading.span(it.start, it.end).start) for it in found if it.label.kind == "attribution" and it.opens]
    below = [cue for cue, at in places if _BELOW_QUOTE.search(source[max(0, at - _FAR) : at])]
    words = [cue.label.word for cue in below]
    return [cue for cue in below if words.count(cue.label.word) > 1]


def _apart(reading: Reading, found: list[LabelSpot]) -> list[LabelSpot]:
    """*found* without the accounts and links that begin another's value: 来源：公众号：某某, 来源：[分类：某页](网址) is one label and a name."""
    return [
        spot
        for before, spot in zip([None, *found], found, strict=False)
        if not (before and before.separator and spot.start == before.value_at)
        or not (spot.label.value == "account" or any(it.start == spot.start for it in reading.links(*spot[1:3])))
    ]


def _addressed(reading: Reading, found: list[LabelSpot]) -> list[LabelSpot]:
    """*found*, an address beside the original's author, title or translator as the original's own: 原文作者：某某 地址：某网址."""
    addresses, beside = (reading.kinds.lists[name] for name in ("bare-addresses", "beside-addresses"))
    result = list(found)
    for number, spot in enumerate(found):
        if spot.label.word not in addresses or not spot.separator:
            continue
        near = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
        lines = [reading.text.count("\n", *sorted((one.start, spot.start))) for one in near if one.label.word in beside]
        if lines and min(lines) <= 1:
            result[number] = spot._replace(label=spot.label._replace(kind="attribution", value="link"))
    return result


def alone(reading: Reading, cue: Cue) -> bool:
    """Whether nothing comes after a label in its line."""
    return not reading.text[cue.end : reading.line(cue.start)[1]].strip(" :：\u3000<>")


def in_row(reading: Reading, cue: Cue) -> dict[str, str]:
    """Whether a label stands among other credits: in its line, or alone next to a line of them; of a list that repeats it, the first."""
    begin, stop = reading.article
    if reading.repeats(f"{cue.label.word}{cue.separator}", _LIST, cue.start):
        return {}
    start, end = reading.line(cue.start)
    closing = start > begin and reading.is_over(end, stop)
    reprint = reading.kinds.mark("cue-of-reprint").search(cue.label.word)
    if alone(reading, cue) and (closing or reprint or _heads_post(reading, cue)):
        return {"row": "yes"}  # an article's first or last line, or a word for a reprint: only a source fills it
    rows = [(start, cue.start), (cue.end, end)]
    if alone(reading, cue):
        rows += [reading.line_above(start), reading.line_below(end)]
    return {"row": "yes"} if any(_is_row(reading, *row) for row in rows) else {}


def _heads_post(reading: Reading, cue: Cue) -> bool:
    """Whether a label is all that stands between a post's front matter or title and its first sentence, in a post that is not about it."""
    start, end = reading.line(cue.start)
    above, is_link = [*reading.lines(0, start)], cue.label.value == "link"  # 来源 may head what tells of it
    titled = reading.document.format == "markdown" and bool(above) and reading.is_heading(above[0][0])
    titled = titled and len(above) <= (_FEW if is_link else 1)
    fields = any(field.origin == "front matter" for field in reading.document.fields)
    begins = fields or (is_link and reading.document.format == "html")
    heads = titled or (begins and reading.opens_article(cue.start, " \n>*"))
    below = reading.line_below(end)
    if not heads or cue.label.word in reading.title or reading.is_heading(cue.start):
        return False
    return SENTENCE_END.search(reading.folded, *below) is not None or reading.is_heading(below[0])


def _is_row(reading: Reading, start: int, end: int) -> bool:
    """Whether a short stretch holds a labelled credit, a date or the mark of a reprint."""
    if end - start > LONGEST_ROW:
        return False
    if reading.kinds.mark("row-of-credits").search(reading.folded, start, end):
        return True
    found = reading.kinds.label_scanner.first(reading.folded, start, end)
    return found is not None and reading.folded[found[1] : end].lstrip().startswith((":", "/", "|"))
