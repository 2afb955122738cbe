"""Plain text and data files: what is written is what is read; every line is a block."""

from __future__ import annotations

from checker.model import Link
from checker.readers.draft import Draft
from checker.readers.source_comments import comments
from checker.readers.template import Masked
from checker.text.offsets import Weave

_LINES = str.maketrans("\r\t\f\v", "\n   ")


def draft(source: str, masked: Masked | None = None, links: tuple[Link, ...] = ()) -> Draft:
    """The draft of a plain text; *masked* is *source* with its comments blanked, of the same length, *links* are what its strings hold."""
    shown = masked or Masked(source)
    weave = Weave()
    weave.copy(shown.shown.translate(_LINES), 0)
    return Draft(weave.text(), weave.offsets(), links=links, comments=comments(*shown))
