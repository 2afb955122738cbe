"""HTML as a reader sees it: turbohtml's tokens, with our own element stack on top.

Only visible text counts: comments, scripts, styles and hidden elements are passed over (HTML Living Standard,
15.3.1 *Hidden elements*, and ``display: none`` in a style attribute). Every character keeps its place in the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.readers.draft import BLOCK, CELL, Draft
from checker.readers.ink import BLANKS, Ink
from checker.readers.margins import Margins
from checker.readers.outline import Outline, past
from checker.readers.remarks import Remark
from checker.readers.stack import Open, Stack
from checker.readers.tags import (
    CELL_AFTER,
    CELL_BEFORE,
    CLOSED_BY,
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
    is_hidden,
)
from checker.readers.template import FILLER
from checker.readers.tokens import pieces, stretches

if TYPE_CHECKING:
    from turbohtml import Token

_NOT_WORDS = FILLER + BLANKS


class HtmlDraft:
    """One pass over the tokens of one page; :meth:`read` gives the draft."""

    def __init__(self, source: str, remarks: Sequence[Remark], unhidden: frozenset[str]) -> None:
        self.source = source
        self.unseen = HIDDEN - unhidden
        self.ink = Ink()
        self.margins = Margins(source, remarks)
        self.stack = Stack()
        self.outline = Outline(source)

    def read(self) -> Draft:
        """Read the whole page."""
        from turbohtml import TokenType as T

        text, start_tag, end_tag = T.TEXT, T.START_TAG, T.END_TAG  # a look-up in an enumeration takes as long as a call
        for token, start, end in pieces(self.source):
            kind = token.type
            if kind is text:
                self.text(token.data or "", start, end)
            elif kind is start_tag:
                self.margins.reach(start)
                self.open(token, start, end)
            elif kind is end_tag:
                self.close(token.tag or "", start)
            elif kind is T.CHARACTER_REFERENCE:
                self.reference(token.data or "", start, end)
            elif kind is T.COMMENT:
                self.margins.reach(start)
                self.margins.comment(token.data or "", start, end)
        return self.finish()

    def text(self, data: str, start: int, end: int) -> None:
        """A text token: nearly always the stretch of the source, whole."""
        if len(data) == end - start and not self.margins.remarks:
            self.words(start, end)
            return
        for stretch in stretches(self.source, data, start, end):
            for begin, stop in self.margins.around(*stretch):
                self.words(begin, stop)

    def words(self, start: int, end: int) -> None:
        """A run of text, character for character."""
        text = self.source[start:end]
        if self.margins.in_title:
            self.margins.title(start, end, text)
            return
        if self.stack.top.hidden:
            if self.stack.top.tag != "head" or not text.strip(_NOT_WORDS):
                return
            self.leave_head(start)
            if self.stack.top.hidden:
                return
        if not text.strip(BLANKS):
            self.ink.blank(text, start)
            return
        if self.margins.listens and (shown := text.lstrip(_NOT_WORDS)):
            self.margins.content(end - len(shown))
        self.ink.words(text, start)

    def reference(self, text: str, start: int, end: int) -> None:
        """A character reference: one or two characters that stand for its whole spelling, without letters that only follow it."""
        follow = 0
        if self.source[end - 1] != ";":
            while follow < len(text) - 1 and text[-1 - follow] == self.source[end - 1 - follow]:
                follow += 1
        text, end = text[: len(text) - follow], end - follow
        if self.margins.in_title:
            self.margins.title(start, end, text)
        elif not self.stack.top.hidden:
            self.margins.content(start)
            self.ink.reference(text, start, end)
        if follow:
            self.words(end, end + follow)

    def open(self, token: Token, start: int, end: int) -> None:
        """A start tag."""
        tag, stack = token.tag or "", self.stack
        if stack.top.hidden and tag not in IN_HEAD:
            self.leave_head(start)
        for other in CLOSED_BY.get(tag, ()):
            if stack.holds(other):
                self.shut(other, start)
        attrs = dict(token.attrs or ())
        if tag == "title" and not stack.holds("svg"):
            self.margins.begin_title()
            return
        if tag == "meta":
            self.margins.meta(attrs, start, end)
        elif tag == "link":
            self.margins.link(attrs, start, end)
        hidden = stack.top.hidden or tag in self.unseen or (bool(attrs) and is_hidden(tag, attrs))
        block = is_block(tag)
        if block and not hidden:
            self.ink.border(CELL if tag in CELL_BEFORE else BLOCK, start)
        if tag in VOID or (token.self_closing and self.is_empty(tag, hidden=hidden)):
            self.margins.passed(end)
        else:
            self.push(tag, attrs, start, end, hidden=hidden, block=block)

    def is_empty(self, tag: str, *, hidden: bool) -> bool:
        """Whether a stroke at the end of a start tag closes it: in SVG and MathML; elsewhere it should not, but its author means it."""
        if tag in FOREIGN or any(map(self.stack.holds, FOREIGN)):
            return True
        return not hidden and (tag == "p" or tag not in LIMITS)

    def push(self, tag: str, attrs: dict[str, str], start: int, end: int, *, hidden: bool, block: bool) -> None:
        """Put an element on the stack, remembering what regions and links need of it."""
        here = len(self.ink.weave)
        element, own, link = self.stack.top.element, False, -1
        if not hidden:
            name = name_of(attrs) if attrs else ""
            if block or name or tag in INLINE_NAMED:
                element, own = self.outline.element(tag, f" {name} ", here, element), True
            if tag == "a" and "href" in attrs:
                link = self.outline.link(attrs["href"].strip(), attrs.get("rel", "").lower(), start, end)
        self.stack.push(Open(tag, here, block, hidden, element, own, link, self.margins.element()))
        if tag in VERBATIM:
            self.ink.verbatim += 1

    def close(self, tag: str, at: int) -> None:
        """An end tag; a stray one is ignored, and one that closes others closes them."""
        if tag == "title" and self.margins.in_title:
            self.margins.end_title()
        elif tag in NEVER_CLOSED:
            return
        elif tag == self.stack.top.tag:
            self.end(self.stack.pop(), at)
        elif tag in ("p", "br") and not self.stack.reach(tag, LIMITS["p"]):
            if not self.stack.top.hidden:
                self.ink.border(BLOCK, at)
        elif tag in HEADINGS:
            self.pop_to(max(self.stack.reach(name, SCOPE) for name in HEADINGS), at)
        else:
            self.shut(tag, at)

    def shut(self, tag: str, at: int) -> None:
        """Close the innermost *tag*, if one is in reach; a formatting element leaves the blocks in it open (13.2.6.4.7)."""
        depth = self.stack.reach(tag, LIMITS.get(tag, SCOPE))
        if not depth:
            return
        if (is_block(tag) and tag != "form") or tag in HIDDEN or not self.stack.has_block_above(depth):
            self.pop_to(depth, at)
        elif tag in FORMATTING:
            self.end(self.stack.take(depth), at)

    def leave_head(self, at: int) -> None:
        """A head ends with the first thing that cannot stand in it, its end tag being optional."""
        if self.stack.top.tag == "head":
            self.end(self.stack.pop(), at)

    def pop_to(self, depth: int, at: int) -> None:
        """Close every element from the top of the stack down to *depth*; nothing for 0, which is the page."""
        while len(self.stack) > depth > 0:
            entry = self.stack.pop()
            if entry.tag:
                self.end(entry, at)

    def end(self, entry: Open, at: int) -> None:
        """An element has ended: its border, and the extents of what was remembered of it."""
        tag = entry.tag
        if tag in VERBATIM:
            self.ink.verbatim -= 1
        if entry.comments:
            self.margins.settle(entry.comments, past(self.source, tag, at))
        if not entry.hidden:
            self.outline.end(entry, len(self.ink.weave), at)
            if entry.block:
                self.ink.border(CELL if tag in CELL_AFTER else BLOCK, at)

    def finish(self) -> Draft:
        """Close what is still open, and hand over."""
        self.pop_to(1, len(self.source))
        self.margins.finish()
        weave, outline = self.ink.weave, self.outline
        return Draft(
            weave.text(),
            weave.offsets(),
            outline.links(),
            outline.runs(),
            outline.elements(),
            tuple(self.margins.fields),
            tuple(self.margins.comments),
            outline.quoted(),
        )


def name_of(attrs: dict[str, str]) -> str:
    """What an element is called: its id, classes and role, folded to lower case."""
    return " ".join([attrs[key] for key in ("id", "class", "role") if attrs.get(key)]).lower()


def draft(source: str, remarks: Sequence[Remark] = (), unhidden: frozenset[str] = frozenset()) -> Draft:
    """The draft of one HTML page or fragment; never raises.

    *remarks* are the comments that were blanked in it; *unhidden* are elements that are shown here and hidden elsewhere.
    """
    return HtmlDraft(source, remarks, unhidden).read()
