"""HTML inside a post: tags, what they hide and where their links lead, and comments with what they cover.

Sources: CommonMark 0.31 (section 6.6 *raw HTML*), MDX 3 and Liquid (comments).
"""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left
from collections.abc import MutableSequence, Sequence
from sys import intern

from checker.model import Comment, Link, Span
from checker.readers.blocks import Below
from checker.readers.draft import BLOCK
from checker.readers.links import Links
from checker.readers.markdown_tokens import CLOSING_COMMENT
from checker.readers.source_comments import Remark
from checker.readers.tags import HIDDEN, VOID, is_block, is_caption, is_hidden
from checker.readers.tokens import value_span
from checker.text.offsets import Weave
from checker.text.packed import joined, numbers, packed, parted, stretches

_ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_MOST_UNCLOSED = 40
"""So many names of elements are looked for in vain; a post with more is no post."""


class Embedded:
    """The HTML of one post, met from left to right; matches are those of :data:`~checker.readers.markdown_tokens.PIECE`."""

    def __init__(self, source: str, weave: Weave, links: Links, quoted: MutableSequence[int]) -> None:
        """Blocks go to *weave*, links to *links*, captions to *quoted*."""
        self._comments = (stretches(), stretches(), list[str](), list[str]())
        self._source = source
        self._weave = weave
        self._links = links
        self._quoted = quoted
        self._caption: tuple[str, int] | None = None
        self._below = Below(source)
        self._open_link: tuple[int, str, int, Span] | None = None
        self._unclosed: set[str] = set()
        self._ends: dict[str, tuple[array[int], array[int]]] = {}
        self._unclosed_marks: set[str] = set()

    def tag(self, match: re.Match[str]) -> int | None:
        """A tag; where the element ends, if it is one that no reader sees."""
        name, closing = match["name"].lower(), match.group().startswith("</")
        attrs = {
            found[1].lower(): found[2] or found[3] or found[4] or ""
            for found in _ATTRIBUTE.finditer(match["attrs"] or "")
        }
        unseen = not closing and (name in HIDDEN or is_hidden(name, attrs)) and name not in VOID
        if unseen and (end := self._closing(name, match.end())) is not None:
            return end
        if closing and self._caption is not None and self._caption[0] == name:
            self._quoted.append(joined(self._caption[1], len(self._weave)))
            self._caption = None
        elif not closing and (name == "figcaption" or is_caption(attrs.get("class", "").lower())):
            self._caption = (name, len(self._weave))
        if name == "a":
            if closing and self._open_link is not None:
                here, href, begin, address = self._open_link
                self._links.append(Link(here, len(self._weave), href, "", Span(begin, match.end()), address))
                self._open_link = None
            elif "href" in attrs:
                address = value_span("href", self._source, *match.span())
                self._open_link = (len(self._weave), html.unescape(attrs["href"]).strip(), match.start(), address)
        elif is_block(name) or name in ("br", "hr"):
            self._weave.put(BLOCK, match.start(), match.end())
        return None

    @property
    def comments(self) -> Sequence[Comment]:
        """Those that were met, in order; each is made when it is asked for, for a post may be one flood of them."""
        return packed(self._made, *self._comments)

    def _made(self, span: int, covers: int, opening: str, closing: str) -> Comment:
        remark = Remark.of(self._source, Span(*parted(span)), opening, closing)
        return Comment(remark.text, remark.span, Span(*parted(covers)))

    def comment(self, match: re.Match[str], *, seen: bool) -> int | None:
        """A comment, which may carry an allowance: where it ends; None for a mark that nothing closes, which is text.

        One above all that is *seen* covers the whole post.
        """
        opening = match.group()
        mark = next(mark for begin, mark in CLOSING_COMMENT.items() if opening.startswith(begin))
        close = self._source.find(mark, match.end()) if mark not in self._unclosed_marks else -1
        if close < 0 and opening != "<!--":
            self._unclosed_marks.add(mark)
            return None
        end = len(self._source) if close < 0 else close + len(mark)
        if mark == "endcomment":
            end = self._source.find("}", close) + 1 or len(self._source)
        begin = "{%" if mark == "endcomment" else opening
        closing = self._source[close:end] if close >= 0 else ""
        said = self._source[match.end() : end]
        covers = joined(end, self._reach(end, said)) if seen else joined(0, len(self._source))
        row = (joined(match.start(), end), covers, intern(begin), intern(closing))
        for column, value in zip(self._comments, row, strict=True):
            column.append(value)  # type: ignore[attr-defined]  # each has values of its own kind
        return end

    def _reach(self, at: int, said: str) -> int:
        """How far a comment reaches that ends at *at*: over the next HTML element, else to the end of the next block."""
        name, end = self._below.element(at) if "checker" in said.lower() else ("", at)
        closed = self._closing(name, end) if name and is_block(name) and name not in VOID else None
        return closed if closed is not None else self._below.block_end(at)

    def _closing(self, name: str, at: int) -> int | None:
        """Where an element ends; None for one that is never closed. What one search finds is kept for the elements within."""
        if name in self._unclosed or len(self._unclosed) > _MOST_UNCLOSED:
            return None
        begins, ends = self._ends.get(name) or (numbers(), numbers())
        known = bisect_left(begins, at)
        if known == len(begins) or begins[known] != at:
            begins, ends = self._paired(name, at)
            known = 0
            if ends[0] < 0:
                self._unclosed.add(name)
                return None
            self._ends[name] = begins, ends
        end = self._source.find(">", ends[known])
        return end + 1 if end >= 0 else len(self._source)

    def _paired(self, name: str, at: int) -> tuple[array[int], array[int]]:
        """Where the names end in the tags of an element and of those like it within, in order: the start tags, and the end tag of each, or -1."""
        begins, ends, still_open = numbers([at]), numbers([-1]), numbers([0])
        for tag in re.compile(rf"<(/?){name}(?![\w-])", re.IGNORECASE).finditer(self._source, at):
            if not tag[1]:
                still_open.append(len(begins))
                begins.append(tag.end())
                ends.append(-1)
                continue
            ends[still_open.pop()] = tag.end()
            if not still_open:
                break
        return begins, ends
