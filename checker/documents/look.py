"""What can be seen of a document when it has been read: what the room asks its questions of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.documents.by_path import Format
from checker.model import Duty, Field, Link, PageKind

FILLER = "￼"
"""OBJECT REPLACEMENT CHARACTER: stands for every character of a directive whose output only the site knows."""
INDENTED = frozenset((".pug", ".jade"))
"""Suffixes of templates whose outline is by indentation."""


class Beside(NamedTuple):
    """What may be asked of the files beside a document; None where nobody looks."""

    script: Callable[[str, str], str] | None = None
    """The text of a script that a page, by its path, loads from an address."""
    lacks: Callable[[str, str], frozenset[Duty]] | None = None
    """What of the declared footer a template, by its path and source, no longer brings in."""
    exercise: bool = False
    """Whether the readme of its folder calls it an exercise."""
    kept: Callable[[str, Sequence[str]], bool] | None = None
    """Whether a page, by its path and the addresses of its style sheets, lies where a program keeps files from the server."""
    unfiled: bool = False
    """Whether the settings of its theme leave the block of filing numbers out."""
    configured: bool = False
    """Whether a configuration holds for it: somebody keeps it as a part of a site."""
    owned: bool = False
    """Whether the configuration says whose site it is, by a name, a number, a host or a footer: its pages are no exercise and no mock-up."""


ALONE = Beside()


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What can be seen of a document when it has been read."""

    path: str
    suffix: str
    format: Format
    kind: PageKind
    """What it is taken for so far."""
    source: str
    shown: str
    """The source with what no reader of a template sees set aside; as long."""
    text: str
    article: str
    """The text of its article; empty where none was found."""
    footer: str
    """The text below it."""
    quoted: Sequence[tuple[int, int]]
    links: Sequence[Link]
    fields: Sequence[Field]
    has_footer: bool
    """Whether an element of it is the site's footer by its tag or name, and shows something."""
    title: str
    """What its ``<title>`` or ``og:title`` says."""
    heading: str
    """The text of its first heading of the first order; empty where there are three or more."""
    leading: int
    """How many of its links lead on: neither nowhere, nor to a place of the page, nor to a program."""
    is_article: bool
    """Whether there is running text, or the page says that it holds an article."""
    is_post: bool
    """Whether fields or a heading of the first order stand above its text, as above a post."""
    is_row: bool
    """Whether it is a row of a table or an entry of a feed."""
    is_damaged: bool
