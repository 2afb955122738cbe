"""HTML as a reader sees it: markup parted from text, with our own element stack on top.

Only visible text counts: comments, scripts, styles and hidden elements are passed over (HTML Living Standard,
15.3.1 *Hidden elements*, and ``display: none`` in a style attribute). Every character keeps its place in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.documents.look import FILLER
from checker.readers.draft import Draft
from checker.readers.elements import Elements
from checker.readers.page_fields import Margins
from checker.readers.page_text import BLANKS, Ink
from checker.readers.references import references
from checker.readers.source_comments import Remark
from checker.readers.start_tags import LONG, StartTag, meaning, remembered
from checker.readers.tags import is_hidden
from checker.readers.tokens import NO_TAGS_IN, comment_of, markup, tag_length

_NOT_WORDS = FILLER + BLANKS


class HtmlDraft:
    """One pass over one page; :meth:`read` gives the draft."""

    def __init__(self, source: str, remarks: Sequence[Remark], unhidden: frozenset[str]) -> None:
        self.source = source
        self.ink = Ink()
        self.margins = Margins(source, remarks)
        self.elements = Elements(source, self.ink, self.margins)
        self._unhidden = unhidden

    def read(self) -> Draft:
        """Read the whole page."""
        source, elements, remarks = self.source, self.elements, self.margins.remarks
        at, size = 0, len(source)
        for found in markup(source):
            start, end = found.span()
            if start > at:
                self.text(at, start)
            at, spelt = end, found[0]
            if end == size and not tag_length(spelt):
                means = None
            else:
                means = remembered[spelt] if end - start <= LONG else meaning(spelt)
            if isinstance(means, str):
                elements.close(means, start)
            elif means is not None:
                if remarks.next is not None:
                    self.margins.reach(start)
                length = tag_length(spelt) if means.tag in NO_TAGS_IN else end - start
                elements.open(self._unhiding(means) if self._unhidden else means, start, start + length)
                if start + length < end:
                    self._content(start + length, end)
            elif (said := comment_of(spelt)) is not None:
                self.margins.reach(start)
                self.margins.comment(said, start, end)
        self.text(at, size)
        return self.finish()

    def _unhiding(self, start: StartTag) -> StartTag:
        """A start tag where some elements are shown that are hidden elsewhere."""
        return start._replace(hides=is_hidden(start.tag, start.attrs)) if start.tag in self._unhidden else start

    def _content(self, start: int, end: int) -> None:
        """What stands in an element in which no tag begins."""
        stretches = self.margins.around(start, end) if self.margins.remarks.next is not None else ((start, end),)
        for stretch in stretches:
            if self.margins.in_title:
                self._each(*stretch, self.margins.title, self.margins.title)
            elif not self.elements.hidden:
                self.words(self.source[slice(*stretch)], stretch[0])

    def text(self, start: int, end: int) -> None:
        """A stretch of text, which may be empty."""
        if self.margins.remarks.next is not None:
            for stretch in self.margins.around(start, end):
                self._each(*stretch, self.words, self.reference)
            return
        if self.elements.hidden and self.elements.tag != "head":
            return
        text = self.source[start:end]
        if self.ink.last in BLANKS and not text.strip(BLANKS) and not self.ink.verbatim:
            return  # as most white space does, it stands beside a border
        if "&" in text:
            self._each(start, end, self.words, self.reference)
        elif text:
            self.words(text, start)

    def _each(
        self, start: int, end: int, words: Callable[[str, int], None], reference: Callable[[str, int, int], None]
    ) -> None:
        """The references in a text, and the words between them."""
        text, at = self.source[start:end], 0
        if "&" in text:
            for begin, stop, stands_for in references(text):
                if begin > at:
                    words(text[at:begin], start + at)
                reference(stands_for, start + begin, start + stop)
                at = stop
        if at < len(text):
            words(text[at:], start + at)

    def words(self, text: str, start: int) -> None:
        """A run of text, not empty, that stands in the source at *start*, character for character."""
        if self.elements.hidden:
            if self.elements.tag != "head" or not text.strip(_NOT_WORDS):
                return
            self.elements.leave_head(start)
            if self.elements.hidden:
                return
        if self.ink.last in BLANKS and not self.ink.verbatim and not text.strip(BLANKS):
            return  # as most white space does, it stands beside a border
        if self.margins.listens and (shown := text.lstrip(_NOT_WORDS)):
            self.margins.content(start + len(text) - len(shown))
        self.ink.words(text, start)

    def reference(self, text: str, start: int, end: int) -> None:
        """A character reference: one or two characters that stand for its whole spelling."""
        if not self.elements.hidden:
            self.margins.content(start)
            self.ink.reference(text, start, end)

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
            self.margins.comments(),
            outline.quoted(),
        )


def draft(source: str, remarks: Sequence[Remark] = (), unhidden: frozenset[str] = frozenset()) -> Draft:
    """The draft of one HTML page or fragment; never raises.

    *remarks* are the comments that were blanked in it; *unhidden* are elements that are shown here and hidden elsewhere.
    """
    return HtmlDraft(source, remarks, unhidden).read()
