"""Markdown as a reader sees it: marks gone, link texts kept, code set apart; every line is a block.

Line by line rather than paragraph by paragraph: credits are written one to a line, and many sites render them so.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from checker.model import Comment, Link, Span
from checker.readers.draft import BLOCK, Draft
from checker.readers.front_matter import split
from checker.readers.marks import KINDS, PIECE, Fences, key_of, targets
from checker.readers.tags import HIDDEN, VOID, is_block, is_hidden
from checker.readers.tokens import value_span
from checker.text.offsets import Weave

_FOLLOWING = re.compile(r"[^\r\n]*[\r\n]+[^\r\n]*")
_LINES = str.maketrans("\r\t", "\n ")
_ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


class _Post:
    """One pass over the body of one post."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.weave = Weave()
        self.links: list[Link] = []
        self.runs: list[tuple[int, int]] = []
        self.quoted: list[tuple[int, int]] = []
        self.comments: list[Comment] = []
        self.open_link: tuple[int, str, int, Span] | None = None
        self.fences = Fences(source)
        self.targets = targets(source)
        self.unclosed: set[str] = set()
        self.seen = False

    def read(self, start: int) -> None:
        """Read from *start* to the end."""
        self.inline(start, len(self.source))

    def inline(self, start: int, end: int) -> None:
        """Read a stretch of the body."""
        at = start
        while (match := PIECE.search(self.source, at, end)) is not None:
            self.copy(at, match.start())
            at = getattr(self, "on_" + self.kind(match))(match) or match.end()
        self.copy(at, end)

    @staticmethod
    def kind(match: re.Match[str]) -> str:
        """Which alternative matched."""
        for name in KINDS:
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
        closing = self.fences.closing(match["ticks"], match.end())
        self.weave.put(BLOCK, match.start(), match.end())
        if closing is None:
            return None
        here = len(self.weave)
        self.copy(match.end(), closing.start)
        self.weave.put(BLOCK, *closing)
        self.quoted.append((here, len(self.weave)))
        return closing.end

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

    def on_definition(self, match: re.Match[str]) -> None:
        """Where a reference link leads: not text."""

    def on_start(self, match: re.Match[str]) -> None:
        """A quotation mark, bullet or heading mark at the start of a line."""

    def on_image(self, _: re.Match[str]) -> None:
        self.seen = True

    def on_link(self, match: re.Match[str]) -> None:
        self.linked(match, "label", match["href"], Span(*match.span("href")))

    def on_reference(self, match: re.Match[str]) -> int | None:
        """A reference link, if what it refers to is defined; else brackets."""
        target = self.targets.get(key_of(match["key"] or match["shown"]))
        if target is None:
            self.copy(match.start(), match.start() + 1)
            return match.start() + 1
        self.linked(match, "shown", *target)
        return None

    def linked(self, match: re.Match[str], label: str, href: str, address: Span) -> None:
        """A link, its text read like any other."""
        here = len(self.weave)
        self.inline(*match.span(label))
        self.links.append(Link(here, len(self.weave), href, "", Span(*match.span()), address))
        self.runs.append((here, len(self.weave)))

    def on_auto(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        self.weave.copy(match.group("address"), match.start("address"))
        self.links.append(
            Link(here, len(self.weave), match.group("address"), "", Span(*match.span()), Span(*match.span("address")))
        )

    def on_tag(self, match: re.Match[str]) -> int | None:
        """An HTML tag inside the post."""
        name, closing = match["name"].lower(), match.group().startswith("</")
        attrs = {
            found[1].lower(): found[2] or found[3] or found[4] or ""
            for found in _ATTRIBUTE.finditer(match["attrs"] or "")
        }
        unseen = not closing and (name in HIDDEN or is_hidden(attrs)) and name not in VOID
        if unseen and (end := self.unseen(name, match.end())) is not None:
            return end
        if name == "a":
            if closing and self.open_link is not None:
                here, href, begin, address = self.open_link
                self.links.append(Link(here, len(self.weave), href, "", Span(begin, match.end()), address))
                self.open_link = None
            elif "href" in attrs:
                address = value_span("href", self.source, *match.span())
                self.open_link = (len(self.weave), html.unescape(attrs["href"]).strip(), match.start(), address)
        elif is_block(name) or name in ("br", "hr"):
            self.weave.put(BLOCK, match.start(), match.end())
        return None

    def unseen(self, name: str, at: int) -> int | None:
        """Where a hidden element ends; nothing of it is text. One that is never closed hides nothing."""
        if name in self.unclosed or len(self.unclosed) > 40:
            return None
        depth = 1
        for tag in re.compile(rf"<(/?){name}(?![\w-])", re.IGNORECASE).finditer(self.source, at):
            depth += -1 if tag[1] else 1
            if not depth:
                end = self.source.find(">", tag.end())
                return end + 1 if end >= 0 else len(self.source)
        self.unclosed.add(name)
        return None

    def on_kramdown(self, match: re.Match[str]) -> None:
        """Attributes, not text."""

    def on_entity(self, match: re.Match[str]) -> None:
        if match.group()[1] == "#" or match.group()[1:] in html5:
            self.weave.put(html.unescape(match.group()), *match.span())
        else:
            self.copy(*match.span())

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


def draft(source: str) -> Draft:
    """The draft of one Markdown post, with its front matter as fields; never raises."""
    body, fields = split(source)
    post = _Post(source)
    post.read(body)
    return Draft(
        post.weave.text(),
        post.weave.offsets(),
        tuple(sorted(post.links)),
        tuple(sorted(post.runs)),
        (),
        fields,
        tuple(post.comments),
        tuple(post.quoted),
    )
