"""Markdown as a reader sees it: marks gone, link texts kept, code set apart; every line is a block.

Line by line rather than paragraph by paragraph: credits are written one to a line, and many sites render them so.
"""

from __future__ import annotations

import html
import re

from checker.model import Comment, Link, Span
from checker.readers.draft import BLOCK, Draft
from checker.readers.front_matter import split
from checker.readers.tags import is_block
from checker.text.offsets import Weave

_PIECE = re.compile(
    r"""
    (?P<fence> ^[ \t>]*(?P<ticks>```+|~~~+)[^\n]*(?:\n|\Z))
  | (?P<comment> <!--)
  | (?P<newline> \r\n | \r | \n)
  | (?P<start> ^[ \t]* (?:>[ \t]?)+ (?:(?:[-*+]|\d{1,3}[.)])[ \t]+)? (?:>[ \t]?)* | ^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:>[ \t]?)* | ^\#{1,6}[ \t]* | ^[ \t]*[-*_]{3,}[ \t]*$ | ^[ \t]*:::[^\n]*$ )
  | (?P<image> !\[[^\]\n]{0,300}\](?:\([^)\n]{0,2000}\))?)
  | (?P<link> \[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,400})\]\(\s*<?(?P<href>(?:[^()\s<>]|\([^()\n]{0,200}\)){0,2000})>?(?:\s+(?:"[^\n]{0,300}?"|'[^'\n]{0,300}'))?\s*\))
  | (?P<auto> <(?P<address>https?://[^<>\s]{1,2000})>)
  | (?P<tag> </?(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,20})(?P<attrs>(?:\s[^<>]{0,2000})?)/?>)
  | (?P<kramdown> \{:[^{}\n]{0,200}\})
  | (?P<entity> &(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});)
  | (?P<url> https?://[^\s<>()\[\]（）「」《》，。；、"'“”`|]+)
  | (?P<escape> \\[\\`*_{}\[\]()\#+.!<>|~-])
  | (?P<code> (?P<quote>`+)(?!`)(?P<inner>[^\n]{1,400}?)(?<!`)(?P=quote)(?!`))
  | (?P<mark> \*{1,3} | (?<!\w)_{1,3} | _{1,3}(?!\w) | ~~ | `+)
    """,
    re.VERBOSE | re.MULTILINE,
)
_FOLLOWING = re.compile(r"[^\r\n]*[\r\n]+[^\r\n]*")
_LINES = str.maketrans("\r\t", "\n ")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class _Post:
    """One pass over the body of one post."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.weave = Weave()
        self.links: list[Link] = []
        self.runs: list[tuple[int, int]] = []
        self.quoted: list[tuple[int, int]] = []
        self.comments: list[Comment] = []
        self.open_link: tuple[int, str, int] | None = None
        self.seen = False

    def read(self, start: int) -> None:
        """Read from *start* to the end."""
        self.inline(start, len(self.source))

    def inline(self, start: int, end: int) -> None:
        """Read a stretch of the body."""
        at = start
        while (match := _PIECE.search(self.source, at, end)) is not None:
            self.copy(at, match.start())
            at = getattr(self, "on_" + self.kind(match))(match) or match.end()
        self.copy(at, end)

    @staticmethod
    def kind(match: re.Match[str]) -> str:
        """Which alternative matched."""
        for name in _KINDS:
            if match.group(name) is not None:
                return name
        raise AssertionError(match)

    def copy(self, start: int, end: int) -> None:
        """Text as it stands."""
        if end > start:
            text = self.source[start:end].translate(_LINES)
            self.seen = self.seen or bool(text.strip())
            self.weave.copy(text, start)

    def on_newline(self, match: re.Match[str]) -> None:
        self.weave.put(BLOCK, match.start(), match.end())

    def on_fence(self, match: re.Match[str]) -> int | None:
        """A fenced block: shown, but something else. One that is never closed is a line like any other."""
        closing = re.compile(rf"(?m)^[ \t>]*{match.group('ticks')}[`~]*[ \t]*(?:\r?\n|\Z)").search(self.source, match.end())
        self.weave.put(BLOCK, match.start(), match.end())
        if closing is None:
            return None
        here = len(self.weave)
        self.copy(match.end(), closing.start())
        self.weave.put(BLOCK, closing.start(), closing.end())
        self.quoted.append((here, len(self.weave)))
        return closing.end()

    def on_comment(self, match: re.Match[str]) -> int:
        """A comment: it may carry an allowance."""
        close = self.source.find("-->", match.end())
        end = len(self.source) if close < 0 else close + 3
        following = _FOLLOWING.match(self.source, end)
        reach = following.end() if following else len(self.source)
        covers = Span(end, reach) if self.seen else Span(0, len(self.source))
        text = self.source[match.end() : close if close >= 0 else end]
        self.comments.append(Comment(text, Span(match.start(), end), covers))
        return end

    def on_start(self, match: re.Match[str]) -> None:
        """A quotation mark, bullet or heading mark at the start of a line."""

    def on_image(self, match: re.Match[str]) -> None:
        self.seen = True

    def on_link(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        begin, finish = match.span("label")
        if finish - begin < match.end() - match.start() - 2:
            self.inline(begin, finish)
        self.links.append(Link(here, len(self.weave), match.group("href"), "", Span(*match.span()), Span(*match.span("href"))))
        self.runs.append((here, len(self.weave)))

    def on_auto(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        self.weave.copy(match.group("address"), match.start("address"))
        self.links.append(Link(here, len(self.weave), match.group("address"), "", Span(*match.span()), Span(*match.span("address"))))

    def on_tag(self, match: re.Match[str]) -> None:
        """An HTML tag inside the post."""
        name, closing = match.group("name").lower(), match.group().startswith("</")
        if name == "a":
            href = _HREF.search(match.group("attrs") or "")
            if closing and self.open_link is not None:
                here, address, begin = self.open_link
                place = self.source.find(address, begin)
                self.links.append(Link(here, len(self.weave), address, "", Span(begin, match.end()), Span(place, place + len(address))))
                self.open_link = None
            elif href is not None:
                self.open_link = (len(self.weave), href.group(1), match.start())
        elif is_block(name) or name in ("br", "hr"):
            self.weave.put(BLOCK, match.start(), match.end())

    def on_kramdown(self, match: re.Match[str]) -> None:
        """Attributes, not text."""

    def on_entity(self, match: re.Match[str]) -> None:
        text = html.unescape(match.group())
        if text == match.group():
            self.copy(*match.span())
        else:
            self.weave.put(text, *match.span())

    def on_url(self, match: re.Match[str]) -> None:
        self.copy(*match.span())

    def on_escape(self, match: re.Match[str]) -> None:
        self.weave.put(match.group()[1], *match.span())

    def on_code(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        self.copy(*match.span("inner"))
        self.quoted.append((here, len(self.weave)))

    def on_mark(self, match: re.Match[str]) -> None:
        """Emphasis: not text."""


_KINDS = ("fence", "comment", "newline", "start", "image", "link", "auto", "tag", "kramdown", "entity", "url", "escape", "code", "mark")


def draft(source: str) -> Draft:
    """The draft of one Markdown post, with its front matter as fields; never raises."""
    body, fields = split(source)
    post = _Post(source)
    post.read(body)
    return Draft(
        post.weave.text(), post.weave.offsets(), tuple(sorted(post.links)), tuple(sorted(post.runs)), (), fields,
        tuple(post.comments), tuple(post.quoted),
    )
