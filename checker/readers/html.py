"""HTML as a reader sees it: turbohtml's tokens, with our own element stack on top.

Only visible text counts: comments, scripts, styles and hidden elements are passed over (HTML Living Standard,
15.3.1 *Hidden elements*, and ``display: none`` in a style attribute). Every character keeps its place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Comment, Field, Link, Span
from checker.readers.draft import BLOCK, CELL, Draft, Element
from checker.readers.tags import CLOSED_BY, HIDDEN, INLINE_NAMED, SCOPE, VOID, is_block, is_hidden
from checker.text.offsets import Weave

if TYPE_CHECKING:
    from turbohtml import Token

SPACES = str.maketrans("\n\r\t\f", "    ")
_BLANKS = " \n\r\t\f"
_BLANK_RUN = re.compile(r"[ \n\r\t\f]{2,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HREF = re.compile(r"""\bhref\s*=\s*("([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_CONTENT = re.compile(r"""\bcontent\s*=\s*("([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Piece(NamedTuple):
    """A token and the stretch of the source it was cut from."""

    token: Token
    start: int
    end: int


def pieces(source: str) -> Iterator[Piece]:
    """The tokens of *source* with their source offsets; together they cover it without a gap."""
    from turbohtml import tokenize

    starts = [0, *(match.end() for match in _LINE_END.finditer(source))]
    before: Token | None = None
    begin = 0
    for token in tokenize(source, resolve_references=False):
        at = starts[token.line - 1] + token.col
        if before is not None:
            yield Piece(before, begin, at)
        before, begin = token, at
    if before is not None:
        yield Piece(before, begin, len(source))


def value_span(pattern: re.Pattern[str], source: str, start: int, end: int) -> Span:
    """Where an attribute's value stands inside the tag at *start*; an empty span at the tag when it has none."""
    match = pattern.search(source, start, end)
    if match is None:
        return Span(start, start)
    group = next(number for number in (2, 3, 4) if match.group(number) is not None)
    return Span(*match.span(group))


class _Open(NamedTuple):
    tag: str
    start: int
    hidden: bool
    element: int
    """Index of the innermost remembered element, this one or one around it; -1 for none."""
    own: bool
    """Whether that element is this one."""
    link: int


class HtmlDraft:
    """One pass over the tokens of one page; :meth:`finish` gives the draft."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.weave = Weave()
        self.stack: list[_Open] = []
        self.elements: list[Element] = []
        self.links: list[Link] = []
        self.runs: list[tuple[int, int]] = []
        self.fields: list[Field] = []
        self.comments: list[Comment] = []
        self.quoted: list[tuple[int, int]] = []
        self.pending: list[tuple[str, Span]] = []
        self.last = BLOCK
        self.title: list[tuple[int, int, str]] | None = None
        self.content_seen = False

    def read(self) -> Draft:
        """Read the whole page."""
        from turbohtml import TokenType as T

        for token, start, end in pieces(self.source):
            kind = token.type
            if kind == T.TEXT:
                self.words(start, end)
            elif kind == T.START_TAG:
                self.open(token, start, end)
            elif kind == T.END_TAG:
                self.close(token.tag or "", start)
            elif kind == T.CHARACTER_REFERENCE:
                self.reference(token.data or "", start, end)
            elif kind == T.COMMENT:
                self.pending.append((token.data or "", Span(start, end)))
        return self.finish()

    def hidden(self) -> bool:
        """Whether what comes now is invisible."""
        return bool(self.stack) and self.stack[-1].hidden

    def words(self, start: int, end: int) -> None:
        """A run of text, character for character."""
        if self.title is not None:
            self.title.append((start, end, self.source[start:end]))
        elif not self.hidden():
            text = self.source[start:end]
            if not text.strip(_BLANKS):
                if self.last in " \n\t":
                    return
                self.weave.put(" ", start, end)
                self.last = " "
            else:
                self.cover(start, end)
                self.collapsed(text, start)

    def collapsed(self, text: str, start: int) -> None:
        """Text as it is shown: a run of white space is one blank (CSS Text 3, section 4.1.1)."""
        at = 0
        for run in _BLANK_RUN.finditer(text):
            self.weave.copy(text[at : run.start()].translate(SPACES), start + at)
            if run.start() or self.last not in " \n\t":
                self.weave.put(" ", start + run.start(), start + run.end())
            at = run.end()
        self.weave.copy(text[at:].translate(SPACES), start + at)
        self.last = " " if at == len(text) else text[-1].translate(SPACES)

    def reference(self, text: str, start: int, end: int) -> None:
        """A character reference: one or two characters that stand for its whole spelling."""
        if self.title is not None:
            self.title.append((start, end, text))
        elif not self.hidden():
            text = text.replace("\x00", "�").translate(SPACES)
            self.cover(start, end)
            self.weave.put(text, start, end)
            self.last = text[-1:] or self.last

    def border(self, mark: str, at: int) -> None:
        """Let a block end here, once."""
        if self.last not in (BLOCK, mark):
            self.weave.put(mark, at, at)
            self.last = mark
        elif self.last == CELL and mark == BLOCK:
            self.weave.put(mark, at, at)
            self.last = mark

    def open(self, token: Token, start: int, end: int) -> None:
        """A start tag."""
        tag = token.tag or ""
        for other in CLOSED_BY.get(tag, ()):
            self.close_implied(other, start, SCOPE.get(tag, ()))
        attrs = dict(token.attrs or ())
        if tag == "meta":
            self.meta(attrs, start, end)
        elif tag == "link" and attrs.get("rel", "").lower() == "canonical":
            self.fields.append(Field("meta", "canonical", attrs.get("href", ""), value_span(_HREF, self.source, start, end)))
        elif tag == "title" and not any(o.tag == "svg" for o in self.stack):
            self.title = []
            return
        hidden = self.hidden() or tag in HIDDEN or is_hidden(attrs)
        block = is_block(tag)
        if not hidden:
            if tag in ("td", "th"):
                self.border(CELL, start)
            elif block or tag in ("br", "hr"):
                self.border(BLOCK, start)
        if tag in VOID or token.self_closing and tag not in SCOPE:
            return
        self.push(tag, attrs, hidden, block, start, end)

    def push(self, tag: str, attrs: dict[str, str], hidden: bool, block: bool, start: int, end: int) -> None:
        """Put an element on the stack, remembering what regions and links need of it."""
        element, own = (self.stack[-1].element if self.stack else -1), False
        name = " ".join(attrs[key] for key in ("id", "class", "role") if attrs.get(key)).lower()
        if not hidden and (block or name or tag in INLINE_NAMED):
            self.elements.append(Element(tag, f" {name} ", len(self.weave), -1, element))
            element, own = len(self.elements) - 1, True
        link = -1
        if tag == "a" and "href" in attrs and not hidden:
            address = value_span(_HREF, self.source, start, end)
            rel = attrs.get("rel", "").lower()
            self.links.append(Link(len(self.weave), -1, attrs["href"].strip(), rel, Span(start, end), address))
            link = len(self.links) - 1
        self.stack.append(_Open(tag, len(self.weave), hidden, element, own, link))

    def close(self, tag: str, at: int) -> None:
        """An end tag; a stray one is ignored, and one that closes others closes them."""
        if tag == "title":
            self.end_title()
            return
        if tag in ("p", "br") and not any(o.tag == tag for o in self.stack):
            if not self.hidden():
                self.border(BLOCK, at)
            return
        limit = SCOPE.get(tag, ())
        for depth in range(len(self.stack) - 1, -1, -1):
            found = self.stack[depth].tag
            if found == tag:
                self.pop_to(depth, at)
                return
            if found in limit or (not is_block(tag) and found in ("td", "th", "table", "body")):
                return

    def close_implied(self, tag: str, at: int, limit: Iterable[str]) -> None:
        """A start tag that ends an open element of the same family (``<li>`` after ``<li>``)."""
        for depth in range(len(self.stack) - 1, -1, -1):
            found = self.stack[depth].tag
            if found == tag:
                self.pop_to(depth, at)
                return
            if found in limit or (tag == "p" and found in ("div", "td", "th", "table", "body", "li", "section", "article")):
                return

    def pop_to(self, depth: int, at: int) -> None:
        """Close every element from the top of the stack down to *depth*."""
        while len(self.stack) > depth:
            entry = self.stack.pop()
            if entry.hidden:
                continue
            here = len(self.weave)
            if entry.tag in ("td", "th"):
                self.border(CELL, at)
            elif is_block(entry.tag):
                self.border(BLOCK, at)
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
        close = self.source.find(">", at) + 1 if self.source[at : at + 3].lower() == "</a" else at
        self.links[number] = link._replace(end=here, span=Span(link.span.start, max(close, link.span.end)))

    def end_title(self) -> None:
        """The page's title becomes a field: it is shown on the tab, not on the page."""
        if self.title:
            value = "".join(text for _, _, text in self.title)
            self.fields.append(Field("meta", "title", value.strip(), Span(self.title[0][0], self.title[-1][1])))
        self.title = None

    def meta(self, attrs: dict[str, str], start: int, end: int) -> None:
        """A meta tag with a name and a content."""
        name = (attrs.get("name") or attrs.get("property") or attrs.get("itemprop") or "").strip().lower()
        if name and attrs.get("content", "").strip():
            span = value_span(_CONTENT, self.source, start, end)
            self.fields.append(Field("meta", name, attrs["content"].strip(), span))

    def cover(self, start: int, end: int) -> None:
        """Comments that waited for the next content now know what they stand above."""
        for text, span in self.pending:
            reach = self.source.find("\n", end)
            covers = Span(0, len(self.source)) if not self.content_seen else Span(span.end, reach if reach >= 0 else len(self.source))
            self.comments.append(Comment(text, span, covers))
        self.pending.clear()
        self.content_seen = True

    def finish(self) -> Draft:
        """Close what is still open, and hand over."""
        end = len(self.source)
        self.pop_to(0, end)
        for text, span in self.pending:
            self.comments.append(Comment(text, span, Span(span.end, end)))
        return Draft(
            self.weave.text(), self.weave.offsets(), tuple(self.links), tuple(sorted(self.runs)),
            tuple(self.elements), tuple(self.fields), tuple(self.comments), tuple(self.quoted),
        )


def draft(source: str) -> Draft:
    """The draft of one HTML page or fragment; never raises."""
    return HtmlDraft(source).read()
