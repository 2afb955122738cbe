"""The elements of an HTML page as they open and close, rightly or wrongly nested: what they hide, their borders, what they end.

Source: HTML Living Standard, sections 13.1.2 (optional tags) and 13.2.6 (tree construction), as far as text depends on them. The stack of
open elements (13.2.4.2) answers every question without being walked, so no page is too deep. Most of a page's time goes by here:
what a tag means is told once for all that are spelt alike (:mod:`checker.readers.start_tags`), and what stands on the stack is a plain tuple.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.documents.look import FILLER
from checker.readers.draft import BLOCK, CELL
from checker.readers.page_fields import Margins
from checker.readers.page_structure import Outline, past
from checker.readers.page_text import Ink
from checker.readers.start_tags import KEPT, StartTag
from checker.readers.tags import (
    CELL_AFTER,
    CONTROLS,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    HIDDEN,
    ICON_TAGS,
    LIMITS,
    LINK_TAGS,
    NEVER_CLOSED,
    SCOPE,
    VERBATIM,
    VOID,
    is_block,
)

Open = tuple[str, int, bool, bool, int, bool, int, tuple[int, ...]]
"""An open element: its tag, empty for one that was closed while others were open in it; the text offset of its beginning; whether it stands
on lines of its own; whether it, or one around it, is invisible; the number of the innermost remembered element, -1 for none, and whether
that is this one; the number of the link that it is, -1 for none; the numbers of the comments that cover it.
"""
DEEPEST = 100_000
"""So many elements are open at the most: what is opened inside them only ends a block, so that a flood of tags takes no memory."""
_PAGE: Open = ("", 0, True, False, -1, False, -1, ())
"""Stands around all elements, and is never closed."""


class Elements:
    """What is open at a place of one page; start and end tags come in order, with their source offsets."""

    __slots__ = (
        "_blocks",
        "_depths",
        "_ink",
        "_items",
        "_margins",
        "_outline",
        "_source",
        "_weave",
        "element",
        "hidden",
        "tag",
    )

    def __init__(self, source: str, ink: Ink, margins: Margins) -> None:
        """Borders go to *ink*, titles, meta tags and what ends comments to *margins*."""
        self._source = source
        self._ink = ink
        self._weave = ink.weave
        self._margins = margins
        self._outline = Outline(source)
        self._items = [_PAGE]
        self._depths: dict[str, list[int]] = {}
        self._blocks = [0]
        self.tag = ""
        """The innermost open element's."""
        self.hidden = False
        """Whether what stands here is invisible."""
        self.element = -1
        """The number of the innermost remembered element."""

    def open(self, start: StartTag, at: int, end: int) -> None:
        """A start tag, from *at* to *end*."""
        tag, closes, ends_head, shows, hides, border, is_empty, name, attrs = start
        depths, ink = self._depths, self._ink
        if ends_head and self.hidden:
            self.leave_head(at)
        for other in closes:
            if depths.get(other):
                self._shut(other, at)
        if shows and self._shown(tag, attrs, at, end):
            return
        hidden = hides or self.hidden
        if border and not hidden and ink.last != BLOCK:
            ink.border(border, at)
        if is_empty and (tag in VOID or self._is_empty(tag, hidden=hidden)):
            if self._margins.pending:
                self._margins.passed(end)
            return
        if len(self._items) > DEEPEST and not hides:
            return
        here, element, own, link = self._weave.length, self.element, False, -1
        if not hidden:
            if name is not None:
                element, own = self._outline.element(tag, name, here, element), True
            if "href" in attrs and (tag in LINK_TAGS or KEPT in attrs):
                link = self._outline.link(attrs, at, end)
        comments = self._margins.element() if self._margins.pending else ()
        self._push((tag, here, border != "", hidden, element, own, link, comments))

    def close(self, tag: str, at: int) -> None:
        """An end tag; a stray one is ignored, and one that closes others closes them."""
        if tag == self.tag and tag not in NEVER_CLOSED:
            self._end(self._pop(), at)
        elif tag == "title" and self._margins.in_title:
            self._margins.end_title()
        elif tag in NEVER_CLOSED:
            return
        elif tag in ("p", "br") and not self._reach(tag, LIMITS["p"]):
            if not self.hidden:
                self._ink.border(BLOCK, at)
        elif tag in HEADINGS:
            self._pop_to(max(self._reach(name, SCOPE) for name in HEADINGS), at)
        else:
            self._shut(tag, at)

    def leave_head(self, at: int) -> None:
        """A head ends with the first thing that cannot stand in it, its end tag being optional."""
        if self.tag == "head":
            self._end(self._pop(), at)

    def finish(self) -> Outline:
        """The page has ended, and what is still open with it: what is remembered of its elements."""
        self._pop_to(1, len(self._source))
        return self._outline

    def _shown(self, tag: str, attrs: Mapping[str, str], at: int, end: int) -> bool:
        """What a start tag shows by itself, or says beside the text; whether that is all about it."""
        if tag == "title" and not self._depths.get("svg"):
            self._margins.begin_title()
            return True
        if tag == "meta":
            self._margins.meta(attrs, at, end)
        elif tag == "link":
            self._margins.link(attrs, at, end)
        elif tag in ICON_TAGS and self._is_seen(tag):
            self._ink.reference("©", at, end)
        elif not self.hidden and tag in CONTROLS and attrs.get("type", "").lower() != "hidden":
            self._ink.control(FILLER, at, end)
        return False

    def _is_seen(self, tag: str) -> bool:
        """Whether a picture here is seen: the words of a drawing are not, and what it is drawn with is."""
        around = self._items[-2:]
        drawn = tag == "use" and [entry[0] for entry in around][-1] == "svg" and not around[0][3]
        return drawn or not self.hidden

    def _is_empty(self, tag: str, *, hidden: bool) -> bool:
        """Whether a stroke at the end of a start tag closes it: in SVG and MathML; elsewhere it should not, but its author means it."""
        if tag in FOREIGN or any(map(self._depths.get, FOREIGN)):
            return True
        return not hidden and (tag == "p" or tag not in LIMITS)

    def _push(self, entry: Open) -> None:
        """Open an element."""
        tag, depth = entry[0], len(self._items)
        self._items.append(entry)
        if tag in self._depths:
            self._depths[tag].append(depth)
        else:
            self._depths[tag] = [depth]
        if entry[2]:
            self._blocks.append(depth)
        self.tag, self.hidden, self.element = tag, entry[3], entry[4]
        if tag in VERBATIM:
            self._ink.verbatim += 1

    def _pop(self) -> Open:
        """Close the innermost element; one with an empty tag was closed before."""
        items = self._items
        entry = items.pop()
        if entry[0]:
            self._depths[entry[0]].pop()
        if self._blocks[-1] == len(items):
            self._blocks.pop()
        around = items[-1]
        self.tag, self.hidden, self.element = around[0], around[3], around[4]
        return entry

    def _reach(self, tag: str, limits: Iterable[str]) -> int:
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

    def _shut(self, tag: str, at: int) -> None:
        """Close the innermost *tag*, if one is in reach; a formatting element leaves the blocks in it open (13.2.6.4.7)."""
        depth = self._reach(tag, LIMITS.get(tag, SCOPE))
        if not depth:
            return
        if (is_block(tag) and tag != "form") or tag in HIDDEN or self._blocks[-1] <= depth:
            self._pop_to(depth, at)
        elif tag in FORMATTING:
            entry = self._items[depth]
            self._depths[tag].pop()
            self._items[depth] = ("", *entry[1:5], False, -1, ())
            self._end(entry, at)

    def _pop_to(self, depth: int, at: int) -> None:
        """Close every element from the top of the stack down to *depth*; nothing for 0, which is the page."""
        while len(self._items) > depth > 0:
            entry = self._pop()
            if entry[0]:
                self._end(entry, at)

    def _end(self, entry: Open, at: int) -> None:
        """An element has ended: its border, and the extents of what was remembered of it."""
        tag, start, block, hidden, element, own, link, comments = entry
        if tag in VERBATIM:
            self._ink.verbatim -= 1
        if comments:
            self._margins.settle(comments, past(self._source, tag, at))
        if hidden:
            return
        here = self._weave.length
        self._outline.end(tag, start, here, at, element=element if own else -1, link=link, block=block)
        if block and self._ink.last != BLOCK:
            self._ink.border(CELL if tag in CELL_AFTER else BLOCK, at)
