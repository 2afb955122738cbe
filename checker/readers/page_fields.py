"""What a page carries beside its text: the title, meta tags, the canonical address, and comments with what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.model import Comment, Field, Span
from checker.readers.source_comments import Ahead, Remark
from checker.readers.tokens import value_span
from checker.text.packed import joined, packed, parted, stretches

_LINE = re.compile(r"[^\r\n]*")


class Margins:
    """Fields and comments of one page, gathered from left to right; all offsets are source offsets."""

    def __init__(self, source: str, remarks: Sequence[Remark] = ()) -> None:
        """*remarks* are comments that were blanked in *source*, in order."""
        self.source = source
        self.remarks = Ahead(remarks)
        self.fields: list[Field] = []
        self._said: list[str] = []
        self._comments, self._covered = stretches(), stretches()
        self.pending: list[tuple[str, Span]] = []
        """Comments that wait for what they stand above."""
        self._title: list[tuple[int, int, str]] | None = None
        self._content_seen = False
        self.listens = True
        """Whether anything depends on where the next content begins."""
        self._line = (1, 0)

    @property
    def in_title(self) -> bool:
        """Whether what comes now is the page's title."""
        return self._title is not None

    def begin_title(self) -> None:
        """A title begins."""
        self._title = []

    def title(self, text: str, start: int, end: int = -1) -> None:
        """A part of the title, which stands for all from *start* to *end*; character for character where there is no *end*."""
        if self._title is not None:
            self._title.append((start, end if end >= 0 else start + len(text), text))

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

    def reach(self, at: int) -> int:
        """Remarks before *at* are met; the end of the last."""
        end = 0
        while (remark := self.remarks.next) is not None and remark.span.start < at:
            self.remarks.pop()
            self.comment(remark.text, *remark.span)
            end = remark.span.end
        return end

    def around(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of a text between the remarks in it, each of which is met in its turn."""
        start = max(start, min(self.reach(start), end))
        while (remark := self.remarks.next) is not None and (begin := remark.span.start) < end:
            if begin > start:
                yield start, begin
            start = min(self.reach(begin + 1), end)
        if end > start:
            yield start, end

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment covers the whole page above all content; else it waits for what it stands above."""
        if self._content_seen:
            self.pending.append((text, Span(start, end)))
            self.listens = True
        else:
            self._add(text, Span(start, end), Span(0, len(self.source)))

    def _add(self, text: str, span: Span, covers: Span) -> None:
        self._said.append(text)
        self._comments.append(joined(*span))
        self._covered.append(joined(*covers))

    def content(self, at: int) -> None:
        """Content that begins at *at*: comments that waited cover its line."""
        self.passed(at)
        self._content_seen = True
        self.listens = False

    def element(self) -> tuple[int, ...]:
        """An element begins: the numbers of the comments that cover it, to be settled when it ends."""
        if not self.pending:
            return ()
        first = len(self._said)
        for text, span in self.pending:
            self._add(text, span, Span(span.end, len(self.source)))
        self.pending.clear()
        return tuple(range(first, len(self._said)))

    def passed(self, at: int) -> None:
        """Something without an end tag stands at *at*: comments that waited for it cover its line."""
        if self.pending:
            self.settle(self.element(), self.line_end(at))

    def settle(self, numbers: Sequence[int], end: int) -> None:
        """What these comments cover ends at *end*."""
        for number in numbers:
            _, begin = parted(self._comments[number])
            self._covered[number] = joined(begin, max(begin, end))

    def line_end(self, at: int) -> int:
        """Where the line of *at* ends; the last answer is kept, for a page may be one long line."""
        asked, end = self._line
        if not asked <= at <= end:
            found = _LINE.match(self.source, at)
            self._line = asked, end = at, found.end() if found else at
        return end

    def finish(self) -> None:
        """Nothing comes any more."""
        self.end_title()
        self.reach(len(self.source) + 1)
        self.element()

    def comments(self) -> Sequence[Comment]:
        """The comments, in order."""
        order = sorted(range(len(self._said)), key=self._comments.__getitem__)
        columns = ([column[at] for at in order] for column in (self._comments, self._covered))
        return packed(_comment, [self._said[at] for at in order], *map(stretches, columns))


def _comment(text: str, span: int, covers: int) -> Comment:
    return Comment(text, Span(*parted(span)), Span(*parted(covers)))
