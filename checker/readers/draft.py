"""What every reader hands on: the text as it was met, with its structure, before regions are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model import Comment, Field, Link
from checker.text.offsets import Offsets

BLOCK = "\n"
"""Stands in the text where a block, a line break or a list item begins or ends."""
CELL = "\t"
"""Stands in the text between the cells of a table row."""


class Element(NamedTuple):
    """A block element, or an inline one with a telling name; text offsets."""

    tag: str
    name: str
    """Its ``id`` and ``class`` and ``role``, folded to lower case, between blanks."""
    start: int
    end: int
    parent: int
    """Index of the element around it in the same list, or -1."""


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A document read but not yet divided into regions. All offsets but those of fields and comments are text offsets."""

    text: str
    offsets: Offsets
    links: Sequence[Link] = ()
    runs: Sequence[tuple[int, int]] = ()
    """Inline elements, by their beginning."""
    elements: Sequence[Element] = ()
    fields: Sequence[Field] = ()
    comments: Sequence[Comment] = ()
    quoted: Sequence[tuple[int, int]] = ()
    """Stretches of the text that show something else: code, captions."""
