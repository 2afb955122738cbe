"""The noise of mirror scrapes: pinyin in brackets after Traditional characters, and characters broken between bytes.

A mirror of that kind writes 來(lái)源, 政(zheng)(zheng)府 or ``?；ヂ?lián)網(wǎng)`` (for 。互聯網). Real glosses look alike,
so nothing is touched unless the whole text shows the pattern. Offsets are 0-based code points of the text given.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.text.noise_bytes import GLOSS, LOST, PINYIN, SPLIT, TONED, by_reading, rebuild
from checker.text.pattern import LazyPattern

_OPENINGS = "(（?\ufffd"
_SUSPECT = LazyPattern(rf"[{_OPENINGS}](?<=[\u3000-\u9fff].)[\s\u00a0]?[{PINYIN}]{{1,6}}[\s\u00a0]?[)）]")
_BROKEN = LazyPattern(r"[；;！!]ヂ[\u4e00-\u9fff?\ufffd]")
_DAMAGE = LazyPattern(f"{GLOSS.pattern}|{LOST.pattern}|{SPLIT.pattern}")
_NOTICES = (
    "來源 轉自 轉載 摘編 責任編輯 責編 編輯： 版權 著作權 備案 公網安備 許可證 原標題 原題： 記者： 授權"
).split()
_ENOUGH = 3
_AROUND = 24


class Repair(NamedTuple):
    """A stretch of the text that noise has struck, and what stood there."""

    start: int
    end: int
    text: str


class _Gloss(NamedTuple):
    at: int
    character: str
    toned: bool


def repairs(text: str) -> list[Repair]:
    """What to replace, from left to right and without overlap, to get the text as it was; nothing for text without noise.

    Traditional characters stay Traditional. A byte that cannot be found again stays the ``?`` that it became.
    """
    return undo(text) if is_noisy(text) else []


def is_noisy(text: str) -> bool:
    """Whether the text shows the noise: three glosses of its kind, one inside a notice, or a full stop broken at 互."""
    if "ヂ" in text and _BROKEN.search(text):
        return True
    if not any(mark in text for mark in _OPENINGS) or not _SUSPECT.search(text):
        return False
    glosses = list(_glosses(text))
    toned = sum(gloss.toned and gloss.character in _traditional() for gloss in glosses)
    toned += sum(
        bool(TONED & set(lost[1]))
        for lost in LOST.finditer(text)
        if text[max(lost.start() - 1, 0) : lost.start()] > "\u3000"
    )
    bare = [gloss.character for gloss in glosses if not gloss.toned]
    if toned >= _ENOUGH or (len(bare) >= _ENOUGH and any(character in _traditional() for character in bare)):
        return True
    return any(_in_notice(text, gloss.at) for gloss in glosses)


def undo(text: str) -> list[Repair]:
    """The repairs without asking whether the text is noisy at all."""
    found: list[Repair] = []
    at = 0
    while damage := _DAMAGE.search(text, at):
        start, before = damage.start(), _before(text, damage.start(), found)
        if text[start] in "(（":
            repair = Repair(start, damage.end(), "") if _is_noise(before, damage[1]) else None
        else:
            anew = rebuild(text, start, before)
            repair = _least(text, start, *anew) if anew else None
        at = repair.end if repair else start + 1
        if repair:
            found.append(repair)
    return found


def _before(text: str, start: int, found: list[Repair]) -> str:
    """The last characters of the true text before *start*."""
    floor = max(start - _AROUND, 0)
    parts, at = [], start
    for repair in reversed(found):
        if repair.end <= floor:
            break
        parts += [text[repair.end : at], repair.text]
        at = repair.start
    parts.append(text[floor:at])
    return "".join(reversed(parts))


def _least(text: str, start: int, end: int, new: str) -> Repair | None:
    """The same replacement without what is equal at both ends."""
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    return Repair(start, end, new) if start < end or new else None


def _is_noise(before: str, reading: str) -> bool:
    character = before[-1:]
    if not "\u3400" <= character <= "\u9fff":
        return False
    return bool(TONED & set(reading)) or character in by_reading().get(reading, "")


def _glosses(text: str) -> Iterator[_Gloss]:
    """The glosses that a character before them is read by; a repeated gloss belongs to the same character."""
    end, character = 0, ""
    for gloss in GLOSS.finditer(text):
        if gloss.start() != end:
            character = text[max(gloss.start() - 1, 0) : gloss.start()]
        end = gloss.end()
        if character and character in by_reading().get(gloss[1].replace("ɡ", "g"), ""):
            yield _Gloss(gloss.start(), character, toned=bool(TONED & set(gloss[1])))


def _in_notice(text: str, at: int) -> bool:
    """Whether the glossed character before *at* belongs to a word of a notice."""
    left = GLOSS.sub("", text[max(at - _AROUND, 0) : at])
    around = left + GLOSS.sub("", text[at : at + _AROUND])
    place = len(left) - 1
    return any(word in around[max(place - len(word) + 1, 0) : place + len(word)] for word in _NOTICES)


@cache
def _traditional() -> frozenset[str]:
    from checker.text.common_table import COMMON
    from checker.text.fold_table import TRADITIONAL

    return frozenset(TRADITIONAL) & frozenset(COMMON)
