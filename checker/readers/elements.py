"""The elements of an HTML page as they open and close, rightly or wrongly nested: what they hide, their borders, what they end.

Source: HTML Living Standard, sections 13.1.2 (optional tags) and 13.2.6 (tree construction), as far as text depends on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.documents.look import FILLER
from checker.readers.draft import BLOCK, CELL
from checker.readers.page_fields import Margins
from checker.readers.page_structure import Outline, past
from checker.readers.page_text import Ink
from checker.readers.stack import Open, Stack
from checker.readers.tags import (
    CELL_AFTER,
    CELL_BEFORE,
    CLOSED_BY,
    CONTROLS,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    HIDDEN,
    IN_HEAD,
    INLINE_NAMED,
    LIMITS,
    NEVER_CLOSED,
    SCOPE,
    VERBATIM,
    VOID,
    is_block,
    is_copyright_icon,
    is_hidden,
)

if TYPE_CHECKING:
    from turbohtml import Token

_NAMES = ("id", "class", "role")


class Elements:
    """What is open at a place of one page; start and end tags come in order, with their source offsets."""

    def __init__(self, source: str, ink: Ink, margins: Margins, unseen: frozenset[str]) -> None:
        """Borders go to *ink*, titles, meta tags and what ends comments to *margins*; *unseen* are the elements no reader sees."""
        self._source = source
        self._ink = ink
        self._margins = margins
        self._unseen = unseen
        self._stack = Stack()
        self._outline = Outline(source)

    @property
    def hidden(self) -> bool:
        """Whether what stands here is invisible."""
        return self._stack.top.hidden

    @property
    def in_head(self) -> bool:
        """Whether what stands here stands in the head itself."""
        return self._stack.top.tag == "head"

    def open(self, token: Token, start: int, end: int) -> None:
        """A start tag."""
        tag, stack = token.tag or "", self._stack
        if stack.top.hidden and tag not in IN_HEAD:
            self.leave_head(start)
        for other in CLOSED_BY.get(tag, ()):
            if stack.holds(other):
                self._shut(other, start)
        attrs = dict(token.attrs or ())
        if tag == "title" and not stack.holds("svg"):
            self._margins.begin_title()
            return
        if tag == "meta":
            self._margins.meta(attrs, start, end)
        elif tag == "link":
            self._margins.link(attrs, start, end)
        elif tag in CONTROLS and not stack.top.hidden and attrs.get("type", "").lower() != "hidden":
            self._ink.control(FILLER, start, end)
        elif tag in ("i", "span") and not stack.top.hidden and is_copyright_icon(attrs):
            self._ink.reference("©", start, end)
        hidden = stack.top.hidden or tag in self._unseen or (bool(attrs) and is_hidden(tag, attrs))
        block = is_block(tag)
        if block and not hidden:
            self._ink.border(CELL if tag in CELL_BEFORE else BLOCK, start)
        if tag in VOID or (token.self_closing and self._is_empty(tag, hidden=hidden)):
            self._margins.passed(end)
        else:
            self._push(tag, attrs, start, end, hidden=hidden, block=block)

    def close(self, tag: str, at: int) -> None:
        """An end tag; a stray one is ignored, and one that closes others closes them."""
        if tag == "title" and self._margins.in_title:
            self._margins.end_title()
        elif tag in NEVER_CLOSED:
            return
        elif tag == self._stack.top.tag:
            self._end(self._stack.pop(), at)
        elif tag in ("p", "br") and not self._stack.reach(tag, LIMITS["p"]):
            if not self._stack.top.hidden:
                self._ink.border(BLOCK, at)
        elif tag in HEADINGS:
            self._pop_to(max(self._stack.reach(name, SCOPE) for name in HEADINGS), at)
        else:
            self._shut(tag, at)

    def leave_head(self, at: int) -> None:
        """A head ends with the first thing that cannot stand in it, its end tag being optional."""
        if self._stack.top.tag == "head":
            self._end(self._stack.pop(), at)

    def finish(self) -> Outline:
        """The page has ended, and what is still open with it: what is remembered of its elements."""
        self._pop_to(1, len(self._source))
        return self._outline

    def _is_empty(self, tag: str, *, hidden: bool) -> bool:
        """Whether a stroke at the end of a start tag closes it: in SVG and MathML; elsewhere it should not, but its author means it."""
        if tag in FOREIGN or any(map(self._stack.holds, FOREIGN)):
            return True
        return not hidden and (tag == "p" or tag not in LIMITS)

    def _push(self, tag: str, attrs: Mapping[str, str], start: int, end: int, *, hidden: bool, block: bool) -> None:
        """Put an element on the stack, remembering what regions and links need of it."""
        here = len(self._ink.weave)
        element, own, link = self._stack.top.element, False, -1
        if not hidden:
            name = _name_of(attrs) if attrs else ""
            if block or name or tag in INLINE_NAMED:
                element, own = self._outline.element(tag, f" {name} ", here, element), True
            if tag == "a" and "href" in attrs:
                link = self._outline.link(attrs["href"].strip(), attrs.get("rel", "").lower(), start, end)
        self._stack.push(Open(tag, here, block, hidden, element, own, link, self._margins.element()))
        if tag in VERBATIM:
            self._ink.verbatim += 1

    def _shut(self, tag: str, at: int) -> None:
        """Close the innermost *tag*, if one is in reach; a formatting element leaves the blocks in it open (13.2.6.4.7)."""
        depth = self._stack.reach(tag, LIMITS.get(tag, SCOPE))
        if not depth:
            return
        if (is_block(tag) and tag != "form") or tag in HIDDEN or not self._stack.has_block_above(depth):
            self._pop_to(depth, at)
        elif tag in FORMATTING:
            self._end(self._stack.take(depth), at)

    def _pop_to(self, depth: int, at: int) -> None:
        """Close every element from the top of the stack down to *depth*; nothing for 0, which is the page."""
        while len(self._stack) > depth > 0:
            entry = self._stack.pop()
            if entry.tag:
                self._end(entry, at)

    def _end(self, entry: Open, at: int) -> None:
        """An element has ended: its border, and the extents of what was remembered of it."""
        tag = entry.tag
        if tag in VERBATIM:
            self._ink.verbatim -= 1
        if entry.comments:
            self._margins.settle(entry.comments, past(self._source, tag, at))
        if not entry.hidden:
            self._outline.end(entry, len(self._ink.weave), at)
            if entry.block:
                self._ink.border(CELL if tag in CELL_AFTER else BLOCK, at)


def _name_of(attrs: Mapping[str, str]) -> str:
    """What an element is called: its id, classes and role, folded to lower case."""
    return " ".join(filter(None, map(attrs.get, _NAMES))).lower()
