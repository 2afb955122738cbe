"""The text of an HTML page as it is shown: white space collapsed, references resolved, a border where blocks and cells meet."""

from __future__ import annotations

import re

from checker.readers.draft import BLOCK, CELL
from checker.text.offsets import Weave

BLANKS = " \n\r\t\f"
"""White space as HTML knows it (Infra Standard, *ASCII whitespace*)."""
_BLANK_RUN = re.compile(r" {2,}")


class Ink:
    """What was shown so far, with its places; written from left to right."""

    __slots__ = ("last", "verbatim", "weave")

    def __init__(self) -> None:
        self.weave = Weave()
        self.last = BLOCK
        """The last character; a border before the first."""
        self.verbatim = 0
        """How many open elements show white space as it stands."""

    def words(self, text: str, start: int) -> None:
        """A run of text, not empty, that stands in the source at *start*, character for character.

        A run of white space is one blank, and none after another (CSS Text 3, section 4.1.1).
        """
        text = text.replace("\r", "\n").replace("\t", " ").replace("\f", " ")
        if self.verbatim:
            self.weave.copy(text, start)
            self.last = text[-1]
            return
        text = text.replace("\n", " ")
        if "  " in text:
            self._collapsed(text, start)
            return
        if text[0] == " " and self.last in BLANKS:
            text, start = text[1:], start + 1
        if text:
            self.weave.copy(text, start)
            self.last = text[-1]

    def _collapsed(self, text: str, start: int) -> None:
        at = 1 if text[0] == " " and self.last in BLANKS else 0
        for run in _BLANK_RUN.finditer(text):
            begin, end = run.span()
            if begin > at:
                self.weave.copy(text[at:begin], start + at)
            if begin or self.last not in BLANKS:
                self.weave.put(" ", start + begin, start + end)
                self.last = " "
            at = end
        if at < len(text):
            self.weave.copy(text[at:], start + at)
            self.last = text[-1]

    def reference(self, text: str, start: int, end: int) -> None:
        """A character reference: *text* stands for its whole spelling."""
        text = text.replace("\x00", "\ufffd")
        for blank in BLANKS:
            text = text.replace(blank, " ")
        self.weave.put(text, start, end)
        self.last = text[-1:] or self.last

    def control(self, mark: str, start: int, end: int) -> None:
        """A field of a form from *start* to *end*: *mark* stands for what somebody will enter behind its label."""
        if self.weave.last() in (":", "："):
            self.weave.put(mark, start, end)
            self.last = mark

    def border(self, mark: str, at: int) -> None:
        """Let a block or a cell end here, once."""
        last = self.last
        if last not in (BLOCK, mark) or (last == CELL and mark == BLOCK):
            self.weave.put(mark, at, at)
            self.last = mark
