"""Whose a name is: under which names and hosts a site shows itself, and whether another name is one of them.

A house is called by many names (云南日报, 云南日报报业集团, 云报网; 省发改委, 某省发展和改革委员会; 人民网-文化频道), which lists and marks
of :mod:`checker.definitions` describe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.definitions import Kinds
from checker.text.fold import fold
from checker.text.hosts import DOMAIN, host_of, registered
from checker.text.pattern import LazyPattern

_ADDRESS = LazyPattern(r"(?:https?:)?//")


@dataclass(frozen=True, slots=True)
class Own:
    """The names and hosts under which a document's site shows itself."""

    names: frozenset[str]
    """Cores of names (:func:`core`)."""
    hosts: frozenset[str]
    """Registered domains."""
    kinds: Kinds

    def holds(self, name: str, url: str) -> bool:
        """Whether a source is this site itself, by one of its names or its host."""
        folded = fold(name)
        if not name or DOMAIN.fullmatch(folded) or _ADDRESS.match(folded):
            host = host_of(url or name)  # none in an address on the page's own site
            return not host.strip(".") or registered(host, self.kinds.lists) in self.hosts
        if self.kinds.mark("chained-outlet").search(folded):
            return False
        if folded in self.kinds.lists["self-names"] or self.kinds.mark("ourselves").search(folded):
            return True
        bare = core(name, self.kinds)
        return len(bare) >= 2 and any(_same(bare, own, self.kinds) or self.has_unit(own, bare) for own in self.names)

    def has_unit(self, own: str, bare: str) -> bool:
        """Whether *bare* is a part of *own*, by a name that has no meaning elsewhere: 县住建局 of a government, 测绘学院 of a university."""
        if self.kinds.mark("government").fullmatch(own):
            return self.kinds.mark("bureau").fullmatch(bare) is not None
        return (
            self.kinds.mark("institution").fullmatch(own) is not None
            and self.kinds.mark("own-unit").fullmatch(bare) is not None
        )


def core(name: str, kinds: Kinds) -> str:
    """A name without what companies, sites and papers add to it, folded: 云南日报 of 云南日报报业集团."""
    name = re.sub(r"[《》\"'\s]", "", fold(name)) if any("一" <= char <= "鿿" for char in name) else fold(name).strip()
    while True:
        shorter = kinds.mark("house-form").sub("", name)
        if shorter == name or len(shorter) < 2:
            return name
        name = shorter


def _same(bare: str, own: str, kinds: Kinds) -> bool:
    """Whether two cores are one house: the same, or one begins with the other (人民网-文化频道, 新浪科技)."""
    if own == bare:
        return True
    if bare.isascii() or own.isascii():
        return bare.replace(" ", "") == own.replace(" ", "")
    general = kinds.lists["general-words"]
    if bare.startswith(own) and own not in general and not kinds.mark("gathered").search(bare[len(own) :]):
        return True
    web = kinds.mark("web-suffix")
    stem, house = web.sub("", bare), web.sub("", own)
    if (
        len(house) >= 2
        and house != own
        and house not in general
        and bare.startswith(house)
        and kinds.mark("sister").fullmatch(bare[len(house) :])
    ):
        return True
    inside = len(own) >= 4 and own in bare and not kinds.mark("gathered").search(bare)
    if inside or _abbreviates(bare, own, kinds):
        return True
    return len(bare) >= 3 and (
        own.startswith(bare)
        or (len(bare) >= 4 and own.endswith(bare))
        or (len(stem) >= 2 and stem not in general and own[2:].startswith(stem))
    )


def _abbreviates(bare: str, own: str, kinds: Kinds) -> bool:
    """Whether *bare* is a bureau's short name for *own*: 省发改委 of 某省发展和改革委员会."""
    rest = iter(own)
    return kinds.mark("bureau").fullmatch(bare) is not None and all(char in rest for char in bare)
