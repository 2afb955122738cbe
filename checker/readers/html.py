"""HTML as a reader sees it: turbohtml's tokens, with our own element stack on top.

Only visible text counts: comments, scripts, styles and hidden elements are passed over (HTML Living Standard,
15.3.1 *Hidden elements*, and ``display: none`` in a style attribute). Every character keeps its place in the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model import Link, Span
from checker.readers.draft import BLOCK, CELL, Draft, Element
from checker.readers.ink import BLANKS, Ink
from checker.readers.margins import Margins
from checker.readers.remarks import Remark
from checker.readers.stack import Open, Stack
from checker.readers.tags import (
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
from checker.readers.tokens import pieces, stretches, value_span

if TYPE_CHECKING:
    from turbohtml import Token

_NOT_WORDS = FILLER + BLANKS


class HtmlDraft:
    """One pass over the tokens of one page; :meth:`read` gives the draft."""

    def __init__(self, source: str, remarks: Sequence[Remark], unhidden: frozenset[str]) -> None:
        self.source = source
        self.unhidden = unhidden
        self.ink = Ink()
        self.margins = Margins(source, remarks)
        self.stack = Stack()
        self.elements: list[Element] = []
        self.links: list[Link] = []
        self.runs: list[tuple[int, int]] = []
        self.quoted: list[tuple[int, int]] = []
        self.hidden = False

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
        if self.hidden:
            top = self.stack.top
            if top is None or top.tag != "head" or not text.strip(_NOT_WORDS):
                return
            self.leave_head(start)
            if self.hidden:
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
        elif not self.hidden:
            self.margins.content(start)
            self.ink.reference(text, start, end)
        if follow:
            self.words(end, end + follow)

    def open(self, token: Token, start: int, end: int) -> None:
        """A start tag."""
        tag = token.tag or ""
        if self.hidden and tag not in IN_HEAD:
            self.leave_head(start)
        for other in CLOSED_BY.get(tag, ()):
            self.shut(other, start)
        attrs = dict(token.attrs or ())
        if tag == "meta":
            self.margins.meta(attrs, start, end)
        elif tag == "link":
            self.margins.link(attrs, start, end)
        elif tag == "title" and not self.stack.holds("svg"):
            self.margins.begin_title()
            return
        hidden = self.hidden or (tag in HIDDEN and tag not in self.unhidden) or is_hidden(attrs)
        block = is_block(tag)
        if not hidden:
            if tag in ("td", "th", "dd"):
                self.ink.border(CELL, start)
            elif block or tag in ("br", "hr"):
                self.ink.border(BLOCK, start)
        if tag not in VOID and not (token.self_closing and self.is_empty(tag, hidden=hidden)):
            self.push(tag, attrs, start, end, hidden=hidden, block=block)
        else:
            self.margins.settle(self.margins.element(), self.margins.line_end(end))

    def is_empty(self, tag: str, *, hidden: bool) -> bool:
        """Whether a stroke at the end of a start tag closes it: in SVG and MathML; elsewhere it should not, but its author means it."""
        if tag in FOREIGN or any(map(self.stack.holds, FOREIGN)):
            return True
        return not hidden and (tag == "p" or tag not in LIMITS)

    def push(self, tag: str, attrs: dict[str, str], start: int, end: int, *, hidden: bool, block: bool) -> None:
        """Put an element on the stack, remembering what regions and links need of it."""
        around = self.stack.top
        element, own, link = (around.element if around else -1), False, -1
        if not hidden:
            name = " ".join(attrs[key] for key in ("id", "class", "role") if attrs.get(key)).lower()
            if block or name or tag in INLINE_NAMED:
                self.elements.append(Element(tag, f" {name} ", len(self.ink.weave), -1, element))
                element, own = len(self.elements) - 1, True
            if tag == "a" and "href" in attrs:
                address = value_span("href", self.source, start, end)
                rel = attrs.get("rel", "").lower()
                self.links.append(Link(len(self.ink.weave), -1, attrs["href"].strip(), rel, Span(start, end), address))
                link = len(self.links) - 1
        self.stack.push(Open(tag, len(self.ink.weave), hidden, element, own, link, self.margins.element()))
        self.hidden = hidden
        self.ink.verbatim += tag in VERBATIM

    def close(self, tag: str, at: int) -> None:
        """An end tag; a stray one is ignored, and one that closes others closes them."""
        if tag == "title" and self.margins.in_title:
            self.margins.end_title()
        elif tag in ("p", "br") and self.stack.reach(tag, LIMITS["p"]) < 0:
            if not self.hidden:
                self.ink.border(BLOCK, at)
        elif tag in HEADINGS:
            self.pop_to(max(self.stack.reach(name, SCOPE) for name in HEADINGS), at)
        elif tag not in NEVER_CLOSED:
            self.shut(tag, at)

    def shut(self, tag: str, at: int) -> None:
        """Close the innermost *tag*, if one is in reach; a formatting element leaves the blocks in it open (13.2.6.4.7)."""
        depth = self.stack.reach(tag, LIMITS.get(tag, SCOPE))
        if depth < 0:
            return
        if (is_block(tag) and tag != "form") or tag in HIDDEN or not self.stack.has_block_above(depth):
            self.pop_to(depth, at)
        elif tag in FORMATTING:
            self.end(self.stack.take(depth), at)

    def leave_head(self, at: int) -> None:
        """A head ends with the first thing that cannot stand in it, its end tag being optional."""
        top = self.stack.top
        if top is not None and top.tag == "head":
            self.pop_to(len(self.stack) - 1, at)

    def pop_to(self, depth: int, at: int) -> None:
        """Close every element from the top of the stack down to *depth*; nothing for -1."""
        while len(self.stack) > depth >= 0:
            entry = self.stack.pop()
            if entry.tag:
                self.end(entry, at)
        top = self.stack.top
        self.hidden = top is not None and top.hidden

    def end(self, entry: Open, at: int) -> None:
        """An element has ended: its border, and the extents of what was remembered of it."""
        self.ink.verbatim -= entry.tag in VERBATIM
        if entry.comments:
            self.margins.settle(entry.comments, self.past(entry.tag, at))
        if entry.hidden:
            return
        here = len(self.ink.weave)
        if entry.tag in ("td", "th", "dt"):
            self.ink.border(CELL, at)
        elif is_block(entry.tag):
            self.ink.border(BLOCK, at)
        elif here > entry.start:
            self.runs.append((entry.start, here))
        if entry.own:
            self.elements[entry.element] = self.elements[entry.element]._replace(end=here)
        if entry.link >= 0:
            self.end_link(entry.link, here, at)
        if entry.tag in ("pre", "code", "figcaption"):
            self.quoted.append((entry.start, here))

    def end_link(self, number: int, here: int, at: int) -> None:
        """The end of a link; its span takes in the end tag where there is one."""
        link = self.links[number]
        self.links[number] = link._replace(end=here, span=Span(link.span.start, max(self.past("a", at), link.span.end)))

    def past(self, tag: str, at: int) -> int:
        """Where an element ends that something at *at* ended: behind its end tag, if that is it."""
        close = f"</{tag}"
        return self.source.find(">", at) + 1 or at if self.source[at : at + len(close)].lower() == close else at

    def finish(self) -> Draft:
        """Close what is still open, and hand over."""
        self.pop_to(0, len(self.source))
        self.margins.finish()
        return Draft(
            self.ink.weave.text(),
            self.ink.weave.offsets(),
            tuple(self.links),
            tuple(sorted(self.runs)),
            tuple(self.elements),
            tuple(self.margins.fields),
            tuple(self.margins.comments),
            tuple(self.quoted),
        )


def draft(source: str, remarks: Sequence[Remark] = (), unhidden: frozenset[str] = frozenset()) -> Draft:
    """The draft of one HTML page or fragment; never raises.

    *remarks* are the comments that were blanked in it; *unhidden* are elements that are shown here and hidden elsewhere.
    """
    return HtmlDraft(source, remarks, unhidden).read()
