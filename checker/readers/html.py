"""HTML as a reader sees it: turbohtml's tokens, with our own element stack on top.

Only visible text counts: comments, scripts, styles and hidden elements are passed over (HTML Living Standard,
15.3.1 *Hidden elements*, and ``display: none`` in a style attribute). Every character keeps its place in the source.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.documents.look import FILLER
from checker.readers.draft import Draft
from checker.readers.elements import Elements
from checker.readers.page_fields import Margins
from checker.readers.page_text import BLANKS, Ink
from checker.readers.source_comments import Remark
from checker.readers.tags import HIDDEN
from checker.readers.tokens import pieces, stretches

_NOT_WORDS = FILLER + BLANKS


class HtmlDraft:
    """One pass over the tokens of one page; :meth:`read` gives the draft."""

    def __init__(self, source: str, remarks: Sequence[Remark], unhidden: frozenset[str]) -> None:
        self.source = source
        self.ink = Ink()
        self.margins = Margins(source, remarks)
        self.elements = Elements(source, self.ink, self.margins, HIDDEN - unhidden)

    def read(self) -> Draft:
        """Read the whole page."""
        from turbohtml import TokenType as T

        text, start_tag, end_tag = T.TEXT, T.START_TAG, T.END_TAG  # a look-up in an enumeration takes as long as a call
        remarks = self.margins.remarks
        for token, start, end in pieces(self.source):
            kind = token.type
            if kind is text:
                self.text(token.data or "", start, end)
            elif kind is start_tag:
                if remarks:
                    self.margins.reach(start)
                self.elements.open(token, start, end)
            elif kind is end_tag:
                self.elements.close(token.tag or "", start)
            elif kind is T.CHARACTER_REFERENCE:
                self.reference(token.data or "", start, end)
            elif kind is T.COMMENT:
                self.margins.reach(start)
                self.margins.comment(token.data or "", start, end)
        return self.finish()

    def text(self, data: str, start: int, end: int) -> None:
        """A text token: nearly always the stretch of the source, whole."""
        if len(data) == end - start and not self.margins.remarks:
            self.words(start, end)
            return
        for stretch in stretches(self.source, data, start, end):
            for begin, stop in self.margins.around(*stretch):
                self.words(begin, stop)

    def words(self, start: int, end: int) -> None:
        """A run of text, character for character."""
        text = self.source[start:end]
        if self.margins.in_title:
            self.margins.title(start, end, text)
            return
        if self.elements.hidden:
            if not (self.elements.in_head and text.strip(_NOT_WORDS)):
                return
            self.elements.leave_head(start)
            if self.elements.hidden:
                return
        if self.ink.last in BLANKS and not self.ink.verbatim and not text.strip(BLANKS):
            return  # as most white space does, it stands beside a border
        if self.margins.listens and (shown := text.lstrip(_NOT_WORDS)):
            self.margins.content(end - len(shown))
        self.ink.words(text, start)

    def reference(self, text: str, start: int, end: int) -> None:
        """A character reference: one or two characters that stand for its whole spelling, without letters that only follow it."""
        follow = 0
        if self.source[end - 1] != ";":
            while follow < len(text) - 1 and text[-1 - follow] == self.source[end - 1 - follow]:
                follow += 1
        text, end = text[: len(text) - follow], end - follow
        if self.margins.in_title:
            self.margins.title(start, end, text)
        elif not self.elements.hidden:
            self.margins.content(start)
            self.ink.reference(text, start, end)
        if follow:
            self.words(end, end + follow)

    def finish(self) -> Draft:
        """Close what is still open, and hand over."""
        outline = self.elements.finish()
        self.margins.finish()
        return Draft(
            self.ink.weave.text(),
            self.ink.weave.offsets(),
            outline.links(),
            outline.runs(),
            outline.elements(),
            tuple(self.margins.fields),
            tuple(self.margins.comments),
            outline.quoted(),
        )


def draft(source: str, remarks: Sequence[Remark] = (), unhidden: frozenset[str] = frozenset()) -> Draft:
    """The draft of one HTML page or fragment; never raises.

    *remarks* are the comments that were blanked in it; *unhidden* are elements that are shown here and hidden elsewhere.
    """
    return HtmlDraft(source, remarks, unhidden).read()
