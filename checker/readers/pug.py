"""Pug: what a template shows, spelled as HTML, with the place of every character in the file.

The outline is by indentation, attributes stand in parentheses, text behind a tag, a bar or a dot. What an expression prints is
not known and filled, but for the strings in it. Source: the language reference of Pug 3 (pugjs.org).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.documents.look import FILLER
from checker.model import Span
from checker.readers import html
from checker.readers.draft import Draft
from checker.readers.entry import Entry, View, lifted
from checker.readers.tags import VOID
from checker.text.offsets import Weave

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n?|\n|\Z)")
_HEAD = re.compile(r"(?:[A-Za-z][\w-]*+(?![\u0300-\u036f])(?::[\w-]+)*|(?=[#.][\w-]))(?:[#.][\w-]+)*")
"""A letter with an accent of its own is no tag."""
_PART = re.compile(r"([#.]?)([\w:-]+)")
_KEYWORD = re.compile(
    r"(?:if|else|unless|each|for|while|case|when|default|include|extends|block|mixin|append|prepend|doctype|yield|var|let|const)(?![\w(.#=-])"
)
_ATTRIBUTE = re.compile(r"""[\s,]*(?:"([^"\s]+)"|'([^'\s]+)'|([^\s=,!'"()]+))\s*(!?=)?\s*""")
_NAME = re.compile(r"[A-Za-z_:@#*\[(][\w:@.#*\[\]()-]*", re.ASCII)
_NEXT_ATTRIBUTE = re.compile(r"""\s+[^\s=,!'"()]+\s*=(?!=)|\s*[,\r\n]|\s*\Z""")
_STRING = re.compile(r"""(["'`])((?:(?!\1)[^\\]|\\.)*+)\1""", re.DOTALL)
_HOLE = re.compile(r"\$\{[^{}]*\}|[#!]\{[^{}]*\}|\\.")
_INLINE = re.compile(r"#\[(?=[A-Za-z#.])|[#!]\{[^{}\r\n]*\}")
_MARK = re.compile(r"!?=|:(?=\s)|\.(?=[ \t]*(?:[\r\n]|\Z))|/")
_BEFORE_TEXT = re.compile(r"(?:\| ?|[ \t])?")
"""What stands between a tag and its text; Jade takes text that is stuck to the tag, too."""
_BLANKS = re.compile(r"[ \t]*")
_REST = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_DEEPEST = 40
"""So many tags may stand in each other on one line."""
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


class _Open(NamedTuple):
    indent: int
    tag: str


class _Page:
    """One pass over the lines of one template."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.weave = Weave()
        self.open: list[_Open] = []
        self.depth = 0

    def read(self) -> View:
        """The whole template as HTML."""
        at = 0
        while at < len(self.source):
            line = _LINE.match(self.source, at)
            if line is None:
                break
            at = line.end()
            if line[2].strip():
                indent = len(line[1].expandtabs(4))
                self.shut(indent, line.start())
                at = self.line(indent, line.start(2), line.end(2), at)
                if self.source[at - 1 : at] not in "\r\n":
                    at = self.line_end(at)
        self.shut(0, len(self.source))
        return View(self.weave.text(), self.weave.offsets())

    def line(self, indent: int, start: int, end: int, following: int) -> int:
        """A line that is not blank; where the next one begins that is still to be read."""
        source = self.source
        if source.startswith("//", start):
            stop = self.block_end(indent, following)
            begin = start + (3 if source.startswith("//-", start) else 2)
            self.put("<!--", start)
            self.weave.copy(source[begin:stop], begin)
            self.put("-->\n", stop)
            return max(stop, following)
        if source[start] == "|":
            self.text(min(start + 2, end), end)
            self.put("\n", end)
        elif source[start] == "<":
            self.text(start, end)
            self.put("\n", end)
        elif source[start] in "=!" and (mark := _MARK.match(source, start)):
            self.expression(mark.end(), end)
            self.put("\n", end)
        elif source[start] not in "-+" and not _KEYWORD.match(source, start):
            return self.tag(indent, start, end, following)
        return following

    def tag(self, indent: int, start: int, end: int, following: int) -> int:
        """A tag with what stands behind it on its line, or as its block of text."""
        source = self.source
        head = _HEAD.match(source, start, end)
        if head is None or not head.group():
            return following
        name, at = self.opened(head), head.end()
        while source[at : at + 1] == "(" or source.startswith("&attributes(", at):
            opening = source.index("(", at)
            closing = self.closing(opening)
            if at == opening:
                self.attributes(opening + 1, closing)
            at = min(closing + 1, len(source))
        if at > end:  # attributes on several lines
            end, following = self.line_end(at, blank=False), max(following, self.line_end(at))
        self.put(">", at)
        self.open.append(_Open(indent, name))
        mark = _MARK.match(source, at)
        if mark is None:
            self.text(_BEFORE_TEXT.match(source, at, end).end(), end)  # type: ignore[union-attr]  # it matches nothing, too
        elif mark.group() == ":":
            inner = _BLANKS.match(source, mark.end())
            return self.nested(indent, inner.end() if inner else mark.end(), end, following)
        elif mark.group() == ".":
            stop = self.block_end(indent, following)
            self.text(following, stop)
            return max(stop, following)
        elif mark.group() != "/":
            self.expression(mark.end(), end)
        return following

    def nested(self, indent: int, start: int, end: int, following: int) -> int:
        """A tag inside another one on the same line; too deep it is passed over."""
        if self.depth >= _DEEPEST:
            return following
        self.depth += 1
        following = self.tag(indent, start, end, following)
        self.depth -= 1
        return following

    def opened(self, head: re.Match[str]) -> str:
        """The beginning of a start tag; the tag's name."""
        parts = list(_PART.finditer(head.group()))
        name = parts[0][2] if not parts[0][1] else "div"
        self.put(f"<{name}", head.start())
        ids = [part[2] for part in parts if part[1] == "#"]
        classes = [part[2] for part in parts if part[1] == "."]
        self.put("".join(f' id="{each}"' for each in ids[:1]), head.start())
        self.put(f' class="{" ".join(classes)}"' if classes else "", head.start())
        return name.lower()

    def attributes(self, start: int, end: int) -> None:
        """What stands in the parentheses of a tag."""
        while start < end and (match := _ATTRIBUTE.match(self.source, start, end)):
            name, start = match[1] or match[2] or match[3], match.end()
            if not _NAME.fullmatch(name):
                continue
            if not match[4]:
                self.put(f" {name}", match.start())
                continue
            stop = self.value_end(start, end)
            self.put(f' {name}="', start)
            self.expression(start, stop, quote='"')
            self.put('"', stop)
            start = stop

    def value_end(self, at: int, end: int) -> int:
        """Where the value of an attribute ends: before a comma, a line's end or the next name."""
        while at < end:
            if string := _STRING.match(self.source, at, end):
                at = string.end()
            elif self.source[at] in _CLOSERS:
                at = min(self.closing(at, end) + 1, end)
            elif _NEXT_ATTRIBUTE.match(self.source, at, end):
                return at
            else:
                at += 1
        return end

    def closing(self, at: int, limit: int = -1) -> int:
        """Where the bracket at *at* is closed, strings passed over; the *limit*, or the source's end, where it never is."""
        waiting: list[str] = []
        limit = len(self.source) if limit < 0 else limit
        while at < limit:
            char = self.source[at]
            if char in "\"'`" and (string := _STRING.match(self.source, at, limit)):
                at = string.end()
                continue
            if char in _CLOSERS:
                waiting.append(_CLOSERS[char])
            elif waiting and char == waiting[-1]:
                waiting.pop()
                if not waiting:
                    return at
            at += 1
        return limit

    def expression(self, start: int, end: int, quote: str = "") -> None:
        """An expression: its strings as they stand, all else filled. Inside an attribute its *quote* may not be shown."""
        at = start
        for string in _STRING.finditer(self.source, start, end):
            self.filled(at, string.start())
            inner = string.start(2)
            for hole in _HOLE.finditer(self.source, *string.span(2)):
                self.copy(inner, hole.start(), quote)
                self.put(FILLER, hole.start(), hole.end())
                inner = hole.end()
            self.copy(inner, string.end(2), quote)
            at = string.end()
        self.filled(at, end)

    def filled(self, start: int, end: int) -> None:
        if self.source[start:end].strip(" \t\r\n+;,()"):
            self.put(FILLER, start, end)

    def text(self, start: int, end: int) -> None:
        """Text, with interpolations filled and inline tags read."""
        at = start
        while match := _INLINE.search(self.source, at, end):
            self.copy(at, match.start())
            at = match.end()
            if match.group() == "#[":
                closing = self.closing(match.start() + 1, end)
                self.inline(match.end(), closing)
                at = closing + 1
            else:
                self.put(FILLER, *match.span())
        self.copy(at, end)

    def inline(self, start: int, end: int) -> None:
        depth = len(self.open)
        self.nested(1 << 30, start, end, end)
        while len(self.open) > depth:
            self.close(self.open.pop(), end)

    def shut(self, indent: int, at: int) -> None:
        """Whatever is indented as deep or deeper ends here."""
        while self.open and self.open[-1].indent >= indent:
            self.close(self.open.pop(), at)

    def close(self, entry: _Open, at: int) -> None:
        if entry.tag not in VOID:
            self.put(f"</{entry.tag}>", at)

    def block_end(self, indent: int, at: int) -> int:
        """Where the lines end that are indented deeper than *indent*, from the line that begins at *at*."""
        end = at
        while at < len(self.source) and (line := _LINE.match(self.source, at)):
            if line[2].strip():
                if len(line[1].expandtabs(4)) <= indent:
                    break
                end = line.end()
            at = line.end()
        return end

    def line_end(self, at: int, *, blank: bool = True) -> int:
        """Where the line of *at* ends, its line end taken in if *blank*."""
        found = _REST.match(self.source, at)
        end = found.end() if found else at
        line_end = _LINE_END.match(self.source, end) if blank else None
        return line_end.end() if line_end else end

    def copy(self, start: int, end: int, unseen: str = "") -> None:
        if end > start:
            text = self.source[start:end]
            self.weave.copy(text.replace(unseen, "'") if unseen else text, start)

    def put(self, text: str, start: int, end: int = -1) -> None:
        if text:
            self.weave.put(text, start, start if end < 0 else end)


def draft(source: str) -> Draft:
    """The draft of one Pug template; never raises."""
    body = _Page(source).read()
    if not body.text:
        return html.draft("")
    return lifted(html.draft(body.text), Entry("", Span(0, len(source)), (), "html", body))
