"""Whether a name is another one with a slip of the pen: 人民曰报 is 人民日报, 四川日报社 is 四川日报.

By what the hand does: a character that looks or sounds like the right one, two that changed places, one too many or one too
few. 南山日报 beside 北山日报 is none of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.text.fold import fold
from checker.text.pattern import LazyPattern

SHORTEST = 4
"""Characters that a name has at least of which one may be missing."""
_HAN = LazyPattern(r"[\u3400-\u9fff]")
_ASIDE = LazyPattern(r"[\W_]+")
_COMMON = (b"\xb0\xa1", b"\xd7\xf9")
"""From the first to the last of the characters that GB 2312 arranges by sound."""


def plain(name: str) -> str:
    """A name as it is compared: folded, without marks and blanks.

    >>> plain("《四川日報》 ")
    '四川日报'
    """
    return _ASIDE.sub("", fold(name))


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese.

    >>> is_han("云山文化"), is_han("Yunshan Culture Co., Ltd.")
    (True, False)
    """
    return _HAN.search(name) is not None


def _han(name: str) -> int:
    """How many Han characters a name has."""
    return sum(1 for _ in _HAN.finditer(name))


@dataclass(frozen=True, slots=True)
class Alike:
    """What is known of characters that are taken for each other."""

    looks: Mapping[str, frozenset[int]]
    """Character → the groups of those that look like it."""
    bounds: tuple[bytes, ...]
    """The first character of every syllable, in GB 2312."""
    apart: frozenset[str]
    """Two places that sound alike, written together."""
    houses: frozenset[str]
    """What behind the name of a paper makes the name of its house: two ways to say the same."""

    @classmethod
    def of(cls, lists: Mapping[str, frozenset[str]]) -> Alike:
        """What the lists of a rulebook say."""
        looks: dict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(sorted(lists.get("look-alikes", ()))):
            for char in group:
                looks[char].add(number)
        firsts = sorted(char.encode("gb2312") for line in lists.get("syllables", ()) for char in line)
        return cls(
            {char: frozenset(groups) for char, groups in looks.items()},
            tuple(firsts),
            lists.get("places-heard-alike", frozenset()),
            lists.get("house-suffixes", frozenset()),
        )

    def taken(self, one: str, other: str) -> bool:
        """Whether one character is taken for the other."""
        if self.looks.get(one, frozenset()) & self.looks.get(other, frozenset()):
            return True
        sound = self._sound(one)
        return sound >= 0 and sound == self._sound(other)

    def _sound(self, char: str) -> int:
        """A number for its syllable; -1 for what is not common."""
        code = char.encode("gb2312", "ignore")
        return bisect_right(self.bounds, code) if _COMMON[0] <= code <= _COMMON[1] else -1

    def is_slip(self, rare: str, usual: str) -> bool:
        """Whether *rare* is *usual* with a slip, both :func:`plain`."""
        if rare == usual or min(_han(rare), _han(usual)) < SHORTEST - 1:
            return False
        if len(rare) == len(usual):
            return self._is_replaced(rare, usual)
        longer, shorter = (rare, usual) if len(rare) > len(usual) else (usual, rare)
        return len(longer) == len(shorter) + 1 and self._is_longer(longer, shorter, is_added=longer is rare)

    def _is_replaced(self, rare: str, usual: str) -> bool:
        at = [number for number, (one, other) in enumerate(zip(rare, usual, strict=True)) if one != other]
        if len(at) == 1:
            places = (rare[:2] + usual[:2], usual[:2] + rare[:2])
            return self.taken(rare[at[0]], usual[at[0]]) and not self.apart.intersection(places)
        is_turned = len(at) == 2 and at[1] == at[0] + 1 and rare[at[0]] == usual[at[1]] and rare[at[1]] == usual[at[0]]
        return is_turned and len(usual) >= SHORTEST

    def _is_longer(self, longer: str, shorter: str, *, is_added: bool) -> bool:
        """Whether one character more makes the longer of two names; at an end that makes another outlet (四川日报网), but for the house's."""
        at = next((number for number, char in enumerate(shorter) if longer[number] != char), len(shorter))
        if longer[:at] + longer[at + 1 :] != shorter:
            return False
        if at == len(shorter):
            return longer[at] in self.houses or longer[at] == longer[at - 1]
        is_doubled = longer[at] == longer[at + 1]
        return is_doubled or (len(longer) >= SHORTEST + is_added and (at > 0 or not is_added))


def variants(name: str) -> Iterator[str]:
    """The name, and all that one character less makes of it: two names with one of these in common differ by a character or two."""
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def slips(rare: Iterable[str], usual: Iterable[str], alike: Alike) -> Iterator[tuple[str, str]]:
    """Each of the *rare* names that is one of the *usual* ones with a slip, and which: the first of them in their order."""
    near: dict[str, list[str]] = defaultdict(list)
    for name in usual:
        for variant in set(variants(name)):
            near[variant].append(name)
    order = {name: number for number, name in enumerate(usual)}
    for name in rare:
        found = {other for variant in variants(name) for other in near.get(variant, ())}
        meant = next((other for other in sorted(found, key=order.__getitem__) if alike.is_slip(name, other)), None)
        if meant is not None:
            yield name, meant
