"""Undoing replacements that a mirror made on the *bytes* of code page 936, across the borders of characters.

Such a page was Traditional text in cp936. A two-byte string replaced by itself and ``(pinyin)``, or a split at a
full-width mark, also struck between two characters: all that follows is read one byte off, up to a byte that puts it back
in step, and a byte without a partner became ``?``. Here the bytes are laid out again, the lost one is found by
its reading, and the likeliest of a few ways to read them is taken.
"""

from __future__ import annotations

from functools import cache
from math import log2
from typing import NamedTuple

from checker.text.pattern import LazyPattern

PINYIN = "a-zɡüêếềāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
TONED = frozenset("ếềāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ")
GLOSS = LazyPattern(rf"[(（][\s\u00a0]?([{PINYIN}]{{1,6}})[\s\u00a0]?[)）]")
LOST = LazyPattern(rf"[?\ufffd]([{PINYIN}]{{1,6}})[\s\u00a0]?[)）]")
SPLIT = LazyPattern(r"[?\ufffd](?:([；！？。])|([;!])(?=[^\x00-\x7f]))|([；;！!])(?=[ァ-ヶ])")
"""A lead byte of 0xA1 without its partner, and the mark that the next two bytes make; the ``?`` may be gone."""

_WIDE = {";": "；", "!": "！"}
_CLOSERS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』", "【": "】", "〖": "〗", "〔": "〕"}
_NUMERALS = {0xB6: "二", 0xC8: "三", 0xC1: "六"}
"""Their second byte and the first of ``）`` make a private character, which vanished: ``（二）`` lost two bytes."""
_ALIGNED = -1
_KEPT = 12
_LONGEST = 100
_HOPELESS = 12.0


class _Way(NamedTuple):
    """One way to read the bytes so far."""

    cost: float
    text: str
    lead: int
    """The first byte of an unfinished character."""


def rebuild(text: str, start: int, before: str) -> tuple[int, str] | None:
    """Read the damage that begins at *start* anew: where it ends in *text*, and the true text; None where that is no gain.

    *before* is the true text up to there, at least its last character.
    """
    ways = [_Way(0.0, "", _ALIGNED)]
    at, shown = start, 0.0
    while at < len(text) and at - start < _LONGEST:
        further, ways = _step(text, at, before, ways)
        shown += sum(map(_cost, text[at:further]))
        at, ways = further, sorted(ways)[:_KEPT]
        if not ways or ways[0].cost > shown + _HOPELESS:
            return None
        if ways[0].lead == _ALIGNED:
            return (at, _known(ways[0].text)) if ways[0].cost < shown else None
    return None


def _known(text: str) -> str:
    """The text with ``?`` for a character so rare that its bytes are more likely two halves with something lost between."""
    from checker.text.reading_table import READINGS

    return "".join(
        "?" if "\u3400" <= character <= "\u9fff" and character not in READINGS else character for character in text
    )


@cache
def by_reading() -> dict[str, str]:
    """Reading → its characters, commonest first; readings with their tones, and without."""
    from checker.text.reading_table import READINGS

    table: dict[str, str] = {}
    for entry in READINGS.split(" "):
        reading = entry.rstrip("".join(character for character in entry if character >= "\u3400"))
        table[reading] = entry[len(reading) :]
    for reading, characters in list(table.items()):
        bare = untoned(reading)
        if bare != reading:
            table[bare] = table.get(bare, "") + characters
    return table


def untoned(reading: str) -> str:
    """A syllable without its tone mark; ``ü`` stays."""
    import unicodedata

    letters = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in "\u0300\u0301\u0304\u030c"))


@cache
def _costs() -> dict[str, float]:
    from checker.text.common_table import COMMON
    from checker.text.fold_table import SIMPLIFIED

    costs = {character: 1 + log2(rank + 1) / 8 for rank, character in enumerate(COMMON)}
    for character in set(SIMPLIFIED) & costs.keys():
        costs[character] += 0.7  # the page was Traditional before it was damaged
    costs.update(dict.fromkeys("，。、；：！？“”‘’《》（）【】—…·\u3000", 1.0))
    return costs


def _cost(character: str) -> float:
    """How unlikely a character is; 1 for what one sees every day, 5 for what one never sees."""
    if character < "\x7f":
        return 3.0 if character == "?" else 1.0
    return _costs().get(character, 5.0)


def _step(text: str, at: int, before: str, ways: list[_Way]) -> tuple[int, list[_Way]]:
    """Take one token of the text: where the next begins, and every way to go on."""
    if lost := LOST.match(text, at):
        return lost.end(), [further for way in ways for further in _lost(way, before, lost[1])]
    if gloss := GLOSS.match(text, at):
        return gloss.end(), ways
    if split := SPLIT.match(text, at):
        mark = split[1] or split[2] or split[3]
        data = b"\xa1" + _WIDE.get(mark, mark).encode("gbk")
        return split.end(), [_feed(way, data, before) for way in ways]
    character = text[at]
    if character in "?\ufffd":
        closed = [_closed(way, before) for way in ways if text[at + 1 : at + 2] in set("，,、：:")]
        dropped = [_Way(way.cost + 4, way.text + character, _ALIGNED) for way in ways]
        return at + 1, [way for way in closed if way] + dropped
    data = b"\x80" if character == "€" else character.encode("gbk", "ignore")
    return at + 1, [_feed(way, data, before) for way in ways] if data else []


def _lost(way: _Way, before: str, reading: str) -> list[_Way]:
    """A byte gone together with the bracket of its gloss: found by the reading of the character it belonged to."""
    from checker.text.fold_table import TRADITIONAL

    characters = by_reading().get(reading.replace("ɡ", "g"), "")
    encoded = [data for character in characters if len(data := character.encode("gbk", "ignore")) == 2]
    lead = way.lead if way.lead != _ALIGNED else _last_byte(way.text or before)
    trails = [data[1:] for data in encoded if data[0] == lead][:2]
    ways = [_feed(way, trail, before) for trail in trails]
    if way.lead != _ALIGNED:  # damaged twice: the glossed character is gone whole, and it was a Traditional one
        whole = [data for data in encoded if data.decode("gbk") in TRADITIONAL][:8]
        ways += [_feed(_Way(way.cost + 3, way.text, way.lead), data, before) for data in whole]
    return ways


def _last_byte(text: str) -> int:
    return (text[-1:].encode("gbk", "ignore") or b"\0")[-1]


def _closed(way: _Way, before: str) -> _Way | None:
    """The lost byte closed a quotation: the first byte fits, and one is open."""
    if way.lead != 0xA1:
        return None
    said = before + way.text
    for character in reversed(said):
        if character in _CLOSERS.values():
            return None
        if character in _CLOSERS:
            return _Way(way.cost + 1, way.text + _CLOSERS[character], _ALIGNED)
    return None


def _feed(way: _Way, data: bytes, before: str) -> _Way:
    """Lay out more bytes; a pair that is no character costs more than any reading that has none."""
    cost, text, lead = way
    numeral = _NUMERALS.get(lead)
    if numeral and data[0] == 0xA9 and (before + text).endswith(("（", "（十")):
        return _feed(_Way(cost + 1, text + numeral, 0xA3), data, before)
    for byte in data:
        if lead == _ALIGNED and byte > 0x80:
            lead = byte
            continue
        if lead == _ALIGNED:
            character = "€" if byte == 0x80 else chr(byte)
        else:
            character = bytes((lead, byte)).decode("gbk", "replace")
        cost += sum(map(_cost, character)) + (4 if "\ufffd" in character else 0)
        text, lead = text + character, _ALIGNED
    return _Way(cost, text, lead)
