"""Markdown as a reader sees it: marks gone, link texts kept, code set apart; every line is a block.

TextLine by line rather than paragraph by paragraph: credits are written one to a line, and many sites render them so.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from checker.model import Link, Span
from checker.readers.blocks import blocks
from checker.readers.draft import BLOCK, Draft
from checker.readers.embedded import Embedded
from checker.readers.front_matter import split
from checker.readers.links import Links
from checker.readers.markdown_tokens import KINDS, PIECE, Fences, Shortcodes, key_of, targets
from checker.readers.template import without_braces
from checker.text.offsets import Weave
from checker.text.packed import in_order, joined, packed, parted, stretches

_ESCAPED = re.compile(r"\\([_*~])")
_LINES = str.maketrans("\r\t", "\n ")


class _Post:
    """One pass over the body of one post."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.weave = Weave()
        self.links = Links(source)
        self.runs = stretches()
        self.quoted = stretches()
        self.fences = Fences(source)
        self.shortcodes = Shortcodes(source)
        self.embedded = Embedded(source, self.weave, self.links, self.quoted)
        self.targets = targets(source)
        self.seen = False

    def read(self, start: int, *, mdx: bool) -> None:
        """Read from *start* to the end."""
        at = start
        for block in blocks(self.source, start, mdx=mdx):
            at = self.inline(at, block.start)
            if at == block.start:
                here, at = len(self.weave), block.end
                if block.is_code:
                    self.copy(block.start, block.end)
                    self.quoted.append(joined(here, len(self.weave)))
        self.inline(at, len(self.source))

    def inline(self, start: int, end: int) -> int:
        """Read a stretch of the body; where it ended, for a fence or a comment may reach further."""
        at = start
        while (match := PIECE.search(self.source, at, end)) is not None:
            self.copy(at, match.start())
            at = getattr(self, "on_" + self.kind(match))(match) or match.end()
        self.copy(at, end)
        return max(at, end)

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
        self.quoted.append(joined(here, len(self.weave)))
        return closing.end

    def on_comment(self, match: re.Match[str]) -> int | None:
        """A comment; one that nothing closes is text."""
        end = self.embedded.comment(match, seen=self.seen)
        if end is None:
            self.copy(*match.span())
        return end

    def on_shortcode(self, match: re.Match[str]) -> int | None:
        """A tag of Liquid or Hugo: not text, and in some of them code."""
        closing = self.shortcodes.closing(match.group(), match.end())
        if closing is None:
            return None
        here = len(self.weave)
        self.copy(match.end(), closing.start)
        self.quoted.append(joined(here, len(self.weave)))
        return closing.end

    def on_wiki(self, match: re.Match[str]) -> None:
        """A link to another page of the same wiki, which has no address; an embedded file is no text."""
        if match.group()[0] != "!":
            here = len(self.weave)
            self.copy(*match.span("page" if match["alias"] is None else "alias"))
            self.runs.append(joined(here, len(self.weave)))

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
        self.runs.append(joined(here, len(self.weave)))

    def on_auto(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        self.weave.copy(match.group("address"), match.start("address"))
        self.links.append(
            Link(here, len(self.weave), match.group("address"), "", Span(*match.span()), Span(*match.span("address")))
        )

    def on_tag(self, match: re.Match[str]) -> int | None:
        return self.embedded.tag(match)

    def on_kramdown(self, match: re.Match[str]) -> None:
        """Attributes, not text."""

    def on_entity(self, match: re.Match[str]) -> None:
        if match.group()[1] == "#" or match.group()[1:] in html5:
            self.weave.put(html.unescape(match.group()), *match.span())
        else:
            self.copy(*match.span())

    def on_url(self, match: re.Match[str]) -> None:
        """An address written out, in which a mark may be escaped."""
        at = match.start()
        for escape in _ESCAPED.finditer(self.source, *match.span()):
            self.copy(at, escape.start())
            self.weave.put(escape[1], *escape.span())
            at = escape.end()
        self.copy(at, match.end())

    def on_escape(self, match: re.Match[str]) -> None:
        self.weave.put(match.group()[1], *match.span())

    def on_code(self, match: re.Match[str]) -> None:
        here = len(self.weave)
        self.copy(*match.span("inner"))
        self.quoted.append(joined(here, len(self.weave)))

    def on_mark(self, match: re.Match[str]) -> None:
        """Emphasis: not text."""


def draft(source: str, *, mdx: bool = False) -> Draft:
    """The draft of one Markdown post, with its front matter as fields; never raises. *mdx* says that it is a program, too."""
    body, fields = split(source)
    post = _Post(source[:body] + without_braces(source[body:]) if mdx else source)
    post.read(body, mdx=mdx)
    return Draft(
        post.weave.text(),
        post.weave.offsets(),
        post.links.by_text(),
        in_order(post.runs),
        (),
        fields,
        post.embedded.comments,
        packed(parted, post.quoted),
    )
