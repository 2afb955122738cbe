"""What a page carries beside its text: the title, meta tags, the canonical address, and comments with what they cover."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Comment, Field, Span
from checker.readers.tokens import value_span


class Margins:
    """Fields and comments of one page, gathered from left to right; all offsets are source offsets."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.fields: list[Field] = []
        self.comments: list[Comment] = []
        self._pending: list[tuple[str, Span]] = []
        self._title: list[tuple[int, int, str]] | None = None
        self._content_seen = False
        self._line = (1, 0)

    @property
    def in_title(self) -> bool:
        """Whether what comes now is the page's title."""
        return self._title is not None

    def begin_title(self) -> None:
        """A title begins."""
        self._title = []

    def title(self, start: int, end: int, text: str) -> None:
        """A part of the title."""
        if self._title is not None:
            self._title.append((start, end, text))

    def end_title(self) -> None:
        """The page's title becomes a field: it is shown on the tab, not on the page."""
        if self._title:
            value = "".join(text for _, _, text in self._title)
            self.fields.append(Field("meta", "title", value.strip(), Span(self._title[0][0], self._title[-1][1])))
        self._title = None

    def meta(self, attrs: Mapping[str, str], start: int, end: int) -> None:
        """A meta tag with a name and a content."""
        name = (attrs.get("name") or attrs.get("property") or attrs.get("itemprop") or "").strip().lower()
        if name and attrs.get("content", "").strip():
            span = value_span("content", self.source, start, end)
            self.fields.append(Field("meta", name, attrs["content"].strip(), span))

    def link(self, attrs: Mapping[str, str], start: int, end: int) -> None:
        """A link tag: only the canonical address tells us anything."""
        if attrs.get("rel", "").strip().lower() == "canonical":
            span = value_span("href", self.source, start, end)
            self.fields.append(Field("meta", "canonical", attrs.get("href", "").strip(), span))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment waits for the content that it stands above."""
        self._pending.append((text, Span(start, end)))

    def content(self, end: int) -> None:
        """Content that ends at *end*: comments that waited now know what they cover."""
        if self._pending:
            reach = self._line_end(end)
            whole = Span(0, len(self.source))
            for text, span in self._pending:
                self.comments.append(Comment(text, span, Span(span.end, reach) if self._content_seen else whole))
            self._pending.clear()
        self._content_seen = True

    def finish(self) -> None:
        """Nothing comes any more."""
        self.end_title()
        for text, span in self._pending:
            self.comments.append(Comment(text, span, Span(span.end, len(self.source))))
        self._pending.clear()

    def _line_end(self, at: int) -> int:
        """Where the line of *at* ends; the last answer is kept, for a page may be one long line."""
        asked, end = self._line
        if not asked <= at <= end:
            found = self.source.find("\n", at)
            self._line = asked, end = at, found if found >= 0 else len(self.source)
        return end
