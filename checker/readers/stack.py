"""The elements that are open at a place of a page. Every question is answered without walking, so no page is too deep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(slots=True)
class Open:
    """An open element; ``start`` is the text offset of its beginning."""

    tag: str
    """Empty for one that was closed while others were open in it."""
    start: int
    block: bool
    hidden: bool
    """Whether it, or an element around it, is invisible."""
    element: int
    """Number of the innermost remembered element, this one or one around it; -1 for none."""
    own: bool
    """Whether that element is this one."""
    link: int
    """Number of the link that it is; -1 for none."""
    comments: tuple[int, ...] = ()
    """The numbers of the comments that cover it."""


class Stack:
    """The stack of open elements (HTML Living Standard, 13.2.4.2), around which the page stands that is never closed."""

    __slots__ = ("_blocks", "_depths", "_items", "top")

    def __init__(self) -> None:
        self.top = Open("", 0, True, False, -1, False, -1)
        """The innermost open element, or the page."""
        self._items = [self.top]
        self._depths: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks = [0]

    def __len__(self) -> int:
        return len(self._items)

    def holds(self, tag: str) -> bool:
        """Whether a *tag* is open anywhere."""
        return tag in self._depths and bool(self._depths[tag])

    def push(self, entry: Open) -> None:
        """Open an element."""
        depth = len(self._items)
        self._items.append(entry)
        self._depths[entry.tag].append(depth)
        if entry.block:
            self._blocks.append(depth)
        self.top = entry

    def pop(self) -> Open:
        """Close the innermost element; one with an empty tag was closed before."""
        entry = self._items.pop()
        if entry.tag:
            self._depths[entry.tag].pop()
        if self._blocks[-1] == len(self._items):
            self._blocks.pop()
        self.top = self._items[-1]
        return entry

    def reach(self, tag: str, limits: Iterable[str]) -> int:
        """The depth of the innermost open *tag*, from 1; 0 when none is open inside every open element of *limits*."""
        depths = self._depths.get(tag)
        if not depths:
            return 0
        depth = depths[-1]
        for limit in limits:
            others = self._depths.get(limit)
            if others and others[-1] > depth and limit != tag:
                return 0
        return depth

    def has_block_above(self, depth: int) -> bool:
        """Whether a block element is open inside the element at *depth*."""
        return self._blocks[-1] > depth

    def take(self, depth: int) -> Open:
        """Close the element at *depth*, the innermost of its tag, and leave open what stands inside it."""
        entry = self._items[depth]
        self._depths[entry.tag].pop()
        self._items[depth] = replace(entry, tag="", own=False, link=-1, comments=())
        return entry
