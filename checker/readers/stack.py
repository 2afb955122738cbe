"""The elements that are open at a place of a page. Every question is answered without walking, so no page is too deep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.readers.tags import is_block


class Open(NamedTuple):
    """An open element; ``start`` is the text offset of its beginning."""

    tag: str
    start: int
    hidden: bool
    """Whether it, or an element around it, is invisible."""
    element: int
    """Index of the innermost remembered element, this one or one around it; -1 for none."""
    own: bool
    """Whether that element is this one."""
    link: int
    """Index of the link that it is; -1 for none."""
    comments: tuple[int, ...] = ()
    """The numbers of the comments that cover it."""


class Stack:
    """The stack of open elements (HTML Living Standard, 13.2.4.2)."""

    __slots__ = ("_blocks", "_depths", "_items")

    def __init__(self) -> None:
        self._items: list[Open] = []
        self._depths: dict[str, list[int]] = {}
        self._blocks: list[int] = []

    def __len__(self) -> int:
        return len(self._items)

    @property
    def top(self) -> Open | None:
        """The innermost open element."""
        return self._items[-1] if self._items else None

    def holds(self, tag: str) -> bool:
        """Whether a *tag* is open anywhere."""
        return bool(self._depths.get(tag))

    def push(self, entry: Open) -> None:
        """Open an element."""
        if is_block(entry.tag):
            self._blocks.append(len(self._items))
        self._depths.setdefault(entry.tag, []).append(len(self._items))
        self._items.append(entry)

    def pop(self) -> Open:
        """Close the innermost element; one with an empty tag was closed before."""
        entry = self._items.pop()
        depth = len(self._items)
        if entry.tag:
            self._depths[entry.tag].pop()
        if self._blocks and self._blocks[-1] == depth:
            self._blocks.pop()
        return entry

    def reach(self, tag: str, limits: Iterable[str]) -> int:
        """The depth of the innermost open *tag*; -1 when none is open inside every open element of *limits*."""
        depths = self._depths.get(tag)
        if not depths:
            return -1
        depth = depths[-1]
        for limit in limits:
            others = self._depths.get(limit)
            if others and others[-1] > depth and limit != tag:
                return -1
        return depth

    def has_block_above(self, depth: int) -> bool:
        """Whether a block element is open inside the element at *depth*."""
        return bool(self._blocks) and self._blocks[-1] > depth

    def take(self, depth: int) -> Open:
        """Close the element at *depth*, the innermost of its tag, and leave open what stands inside it."""
        entry = self._items[depth]
        self._depths[entry.tag].pop()
        self._items[depth] = entry._replace(tag="", own=False, link=-1, comments=())
        return entry
