"""Where labels stand: not inside a word, a sentence or the headline of another article, and with a separator or room for a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.files import Label
from checker.facts.reading import Reading
from checker.facts.unlabelled import is_person
from checker.text.pattern import LazyPattern

_SEPARATOR = LazyPattern(r" {0,8}(?:([\])]) {0,3})?([:/|])[: ]{0,3}")
_CLOSED = LazyPattern(r" {0,2}\] {0,3}")
SENTENCE_END = LazyPattern(r"[。;!?；！？]")
BEYOND = 200
"""How far past the article labels are looked for, so that they may end its last values."""


class LabelSpot(NamedTuple):
    """A label that stands where a label may stand, and how it is separated from what follows."""

    label: Label
    start: int
    end: int
    separator: str
    value_at: int
    opens: bool


def spots(reading: Reading, start: int, end: int) -> Iterator[LabelSpot]:
    """The labels from *start* to *end*, and a little beyond; where one is refused, a shorter one may begin inside it."""
    row, line, limit = -2, reading.text.rfind("\n", 0, start), min(len(reading.text), end + BEYOND)
    at = start
    while (found := reading.kinds.label_scanner.first(reading.folded, at, limit)) is not None:
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
    before = folded[begin - 1] if begin else "\n"
    match = _SEPARATOR.match(folded, stop)
    if match is not None and match.group(1) and not _opened(folded, begin, match.group(1)):
        match = None
    separator, value_at = (match.group(2), match.end()) if match else ("", stop)
    if (
        match is None
        and before == "["
        and (label.bare or label.value == "person")
        and (closed := _CLOSED.match(folded, stop))
    ):
        separator, value_at = "]", closed.end()
    if label.word.isascii() and (before.isalnum() or before in "-_./@" or folded[stop : stop + 1].isalnum()):
        return None
    if before == '"' and folded[line + 1 : begin - 1].strip():
        return None
    glued = "㐀" <= before <= "鿿" or before in "》」』"
    if glued and not (separator == ":" and in_row) and not _own_run(reading, begin):
        return None
    opens = before in "\n\t([【「『|" or not folded[line + 1 : begin].strip(" ·•*#>-—●■▲◆☉◎※☆★|")
    if separator in ("/", "|") and not (opens or in_row or (before == " " and label.value in ("person", "other"))):
        return None
    if not separator and not _stands_bare(reading, label, begin, stop, opens=opens, in_row=in_row):
        return None
    return LabelSpot(label, begin, stop, separator, value_at, opens)


def in_teaser(reading: Reading, at: int) -> bool:
    """Whether a label belongs to a teaser: inside the text of a link that began before it, or on the line below a headline that is a link."""
    if any(link.start < at and reading.folded[link.start : at].strip(" [(") for link in reading.links(at, at + 1)):
        return True
    start, _ = reading.line(at)
    if any(
        link.start <= start + 1 and link.end >= at - 2 and link.end - link.start >= 5
        for link in reading.links(start, at)
    ):
        return True
    above = reading.trim(*reading.line(max(0, start - 1)))
    if above[0] <= reading.article[0] + 2:
        return False
    return any(
        link.start <= above[0] and link.end >= above[1] and above[1] - above[0] >= 6 for link in reading.links(*above)
    )


def _opened(folded: str, begin: int, closer: str) -> bool:
    """Whether the bracket that closes after a label was opened right before it."""
    opener = {"]": "[", ")": "("}[closer]
    return folded[max(0, begin - 6) : begin].rstrip().endswith(opener)


def _own_run(reading: Reading, at: int) -> bool:
    """Whether an inline element begins here, so that what touches on the left is another field."""
    return reading.run_end(at, at, len(reading.text) + 1) <= len(reading.text)


def _stands_bare(reading: Reading, label: Label, begin: int, stop: int, *, opens: bool, in_row: bool) -> bool:
    """Whether a label without a separator is a label: it opens its line or a row of fields, and what follows is short or a link."""
    start, end = reading.cell(begin)
    if reading.text[end : end + 1] == "\t" and reading.folded[start:end].strip() == reading.folded[begin:stop]:
        return label.word not in reading.kinds.lists["loose-labels"]
    if label.word.isascii() and not opens:
        return False
    if label.value == "other":
        return opens and not "㐀" <= reading.folded[stop : stop + 1] <= "鿿"
    if label.value == "link" and _is_link(reading, label, begin, stop):
        return True
    rest = reading.folded[stop:end]
    if (
        label.value == "person"
        and opens
        and label.word in reading.kinds.lists["touching-labels"]
        and is_person(reading, rest.strip())
    ):
        return True
    if not label.bare:
        alone = reading.text[stop : stop + 1] == "\n"
        return opens and alone and label.value in ("link", "outlet", "title") and len(label.word) >= 4
    return _followed(reading, label, begin, stop, rest, opens=opens, in_row=in_row)


def _followed(reading: Reading, label: Label, begin: int, stop: int, rest: str, *, opens: bool, in_row: bool) -> bool:
    """Whether what follows a bare label in its cell can be its value: an address, an element of its own, or a short name."""
    if not (opens or in_row or reading.folded[begin - 1] in " |"):
        return False
    if any(link.start <= begin and link.end > stop + 1 for link in reading.links(begin, stop)):
        return False
    if label.value == "link" and opens and rest.lstrip().startswith(("http://", "https://")):
        return True
    if len(rest.strip()) > 24 and not reading.links(stop, stop + 3):
        return False
    apart = reading.run_end(stop, stop + 1, stop + len(rest)) < stop + len(rest) or _own_run(reading, begin)
    if apart or (reading.links(stop, stop + 3) and opens):
        return bool(rest.strip())
    return (opens or in_row) and rest[:1] == " " and 1 < len(rest.strip()) <= 16 and not SENTENCE_END.search(rest)


def _is_link(reading: Reading, label: Label, begin: int, stop: int) -> bool:
    """Whether the label is itself the text of a link that leads to what it names."""
    link = reading.links(begin, stop)
    if not link or label.word in reading.kinds.lists["links-elsewhere"]:
        return False
    whole = (link[0].start, link[0].end) == (begin, stop)
    return (whole and len(label.word) >= 4) or (label.bare and link[0].start <= begin and link[0].end >= stop)
