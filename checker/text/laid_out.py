"""A text as it is laid out: its lines and cells, and what of a stretch shows. All places are text offsets (0-based code points)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property

from checker.text.pattern import LazyPattern

_WIDE = 2000
"""So many characters of a line are looked at on either side of what stands in it."""
_SPACE = LazyPattern(r"\s+")
_SENTENCE_END = LazyPattern(r"[。!?]")
_SHOWN = LazyPattern(r"\S")
_UNSEEN = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u2028\u2029\u200b"
"""What has no width, too."""
_OPENING = 80
"""So many marks and blanks may stand before what opens an article."""


class LaidOut:
    """A *text*, with its *folded* form beside it, which is as long."""

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        self._line = (1, 0)

    def line(self, at: int) -> tuple[int, int]:
        """The line around *at*: from border to border."""
        start, end = self._line
        if not start <= at <= end:  # asked for again and again, and a page may be one long line
            start, below = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
            end = len(self.text) if below < 0 else below
            self._line = start, end
        return start, end

    def lines_around(self, start: int, end: int) -> tuple[int, int]:
        """Where the line above a stretch begins, and where the one below it ends; in a long line no further than :data:`_WIDE`."""
        above, below = self.line(max(start - 1, 0))[0], self.line(min(end + 1, len(self.text)))[1]
        return max(above, start - _WIDE), min(below, end + _WIDE)

    def line_above(self, at: int) -> tuple[int, int]:
        """The last line before *at* that shows anything; empty where there is none."""
        end = len(self.text[:at].rstrip())
        return self.trim(*self.line(end - 1)) if end else (0, 0)

    def line_below(self, at: int, limit: int = sys.maxsize) -> tuple[int, int]:
        """The first line after *at* that shows anything before *limit*; empty where there is none."""
        shown = _SHOWN.search(self.text, at, limit)
        return self.trim(*self.line(shown.start())) if shown else (at, at)

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The lines that show anything and begin in a stretch, in order, blanks around them left out."""
        while start < end:
            stop = self.line(start)[1]
            begin, finish = self.trim(start, stop)
            if begin < finish:
                yield begin, finish
            start = stop + 1

    def lines_near(self, at: int) -> tuple[tuple[int, int], ...]:
        """The line around *at*, and the last before it and the first after it that show anything."""
        line = self.line(at)
        return line, self.line_above(line[0]), self.line_below(line[1])

    def cell(self, at: int) -> tuple[int, int]:
        """The line or table cell around *at*."""
        start, end = self.line(at)
        start = max(start, self.text.rfind("\t", start, at) + 1)
        tab = self.text.find("\t", at, end)
        return start, end if tab < 0 else tab

    def is_spoken(self, at: int) -> bool:
        """Whether a quotation holds *at* that was opened before it in its line, and a sentence of it has ended: somebody says it in a story."""
        before = self.folded[max(self.line(at)[0], at - _WIDE) : at]
        opened = max(before.rfind("「"), before.rfind("『"), before.rfind('"') if before.count('"') % 2 else -1)
        closed = max(before.rfind("」"), before.rfind("』"))
        return opened > closed and _SENTENCE_END.search(before, opened) is not None

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without what shows nothing at either end."""
        part = self.folded[start:end]
        return start + len(part) - len(part.lstrip(_UNSEEN)), start + len(part.rstrip(_UNSEEN))

    def clean(self, start: int, end: int) -> str:
        """The text of a stretch as it is shown, with its white space collapsed."""
        return _SPACE.sub(" ", self.text[start:end]).strip()

    @cached_property
    def article(self) -> tuple[int, int]:
        """The stretch that holds the article: all of it, where nothing is known of it."""
        return 0, len(self.text)

    def edge(self, at: int) -> bool:
        """Whether *at* is near the beginning or the end of the article, where credits stand, and not in the middle of a long text."""
        start, end = self.article
        near = min(max(1200, (end - start) // 6), 4000)
        return at - start <= near or end - at <= near

    def opens_article(self, at: int, marks: str) -> bool:
        """Whether nothing but *marks* stands between the beginning of the article and *at*."""
        start = self.article[0]
        return at - start <= _OPENING and not self.text[start:at].strip(marks)

    def repeats(self, words: str, times: int, at: int) -> bool:
        """Whether *words* stand so often in the article, and before *at*, too; looked for no further than to the last of these."""
        found = first = self.folded.find(words, self.article[0])
        for _ in range(times - 1):
            if found >= 0:
                found = self.folded.find(words, found + 1)
        return found >= 0 and first < at
