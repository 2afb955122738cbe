"""Plain text and data files: what is written is what is read; every line is a block."""

from __future__ import annotations

from checker.readers.draft import Draft
from checker.text.offsets import Weave

_LINES = str.maketrans("\r\t\f\v", "\n   ")


def draft(source: str, shown: str | None = None) -> Draft:
    """The draft of a plain text; *shown* is *source* with its comments blanked, of the same length."""
    weave = Weave()
    weave.copy((source if shown is None else shown).translate(_LINES), 0)
    return Draft(weave.text(), weave.offsets())
