"""What a start tag means for the text of a page: told once for all that are spelt alike, as most of a site are."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.readers.draft import BLOCK, CELL
from checker.readers.tags import (
    CELL_BEFORE,
    CLOSED_BY,
    COMPONENT,
    CONTROLS,
    HIDDEN,
    ICON_TAGS,
    IN_HEAD,
    INLINE_NAMED,
    LINK_TAGS,
    VOID,
    is_block,
    is_copyright_icon,
    is_hidden,
)
from checker.readers.tokens import NO_TAGS_IN, attributes, is_self_closing, name_in, tag_length
from checker.text.pattern import LazyPattern, any_case

_TELLING = LazyPattern(any_case("id", "class", "role", "style", "hidden", "copy", "©", "版权"))
"""Attributes that tell something of any element."""
_TOLD_BY = frozenset(("link", "meta", "object", *LINK_TAGS, *CONTROLS))
"""Elements that other attributes tell something of."""
_COMPONENT = re.compile(r"<Link\b(?!.*\brel\s*=)(?=.*\b(?:href|to)\s*=).*(?<!/)>\Z", re.DOTALL)
"""The component of React, Next, Inertia and Svelte for a link inside the site or out of it, which is no ``<link rel>``."""
_NAMES = ("id", "class", "role")
"""Attributes by which elements are called."""
KEPT = "data-url"
"""Where a theme of Hexo (NexT, *exturl*) keeps the address of a link out of the site, which is a ``<span>``."""
_BESIDE = frozenset(("title", "meta", "link"))


class StartTag(NamedTuple):
    """A start tag, wherever it stands."""

    tag: str
    """In lower case, as far as it is ASCII."""
    closes: tuple[str, ...]
    """Which open elements it closes."""
    ends_head: bool
    """Whether it cannot stand in the head."""
    shows: bool
    """Whether it shows something by itself, or says something beside the text."""
    hides: bool
    """Whether nobody sees its element."""
    border: str
    """What parts its element from the text before it; empty for an inline one."""
    is_empty: bool
    """Whether it has no end tag, or says so."""
    name: str | None
    """What its element is called, between blanks, where it is to be remembered."""
    attrs: Mapping[str, str]
    """What it says in its attributes, as far as that may tell us something."""


@lru_cache(500)
def _plain(tag: str) -> StartTag:
    """A start tag without attributes; HTML has a hundred."""
    block = is_block(tag)
    return StartTag(
        tag,
        CLOSED_BY.get(tag, ()),
        tag not in IN_HEAD,
        tag in _BESIDE or tag in CONTROLS,
        tag in HIDDEN and tag != "object",  # which loads nothing without an attribute
        (CELL if tag in CELL_BEFORE else BLOCK) if block else "",
        tag in VOID,
        "  " if block or tag in INLINE_NAMED else None,
        {},
    )


def _start(tag: str, attrs: dict[str, str], *, self_closing: bool) -> StartTag:
    """What the start tag of a *tag* means whose attributes may tell something."""
    _, closes, ends_head, shows, hides, border, is_empty, name, _ = _plain(tag)
    if called := " ".join(filter(None, map(attrs.get, _NAMES))):
        name = f" {called.lower()} "
    if tag in LINK_TAGS and "to" in attrs and "href" not in attrs:
        attrs["href"] = attrs["to"]
    elif tag == "span" and KEPT in attrs and "exturl" in attrs.get("class", "").split():
        attrs["href"] = _unpacked(attrs[KEPT])
    shows = shows or (tag in ICON_TAGS and is_copyright_icon(tag, attrs))
    hides = hides or is_hidden(tag, attrs)
    return StartTag(tag, closes, ends_head, shows, hides, border, is_empty or self_closing, name, attrs)


def _unpacked(address: str) -> str:
    """An address that a script of the page unpacks from Base64 when its link is clicked; as it stands where it is packed otherwise.

    >>> _unpacked("aHR0cHM6Ly9oaWxsLmV4YW1wbGUv"), _unpacked("https://hill.example/")
    ('https://hill.example/', 'https://hill.example/')
    """
    try:
        return b64decode(address, validate=True).decode()
    except ValueError:
        return address


def _is_component(tag: str, spelt: str) -> bool:
    """Whether an element that is called a link at its end is a component, and neither HTML's ``<link rel>`` nor one of XML with a prefix (``atom:link``)."""
    if tag == "link":
        return spelt.startswith("</Link") or _COMPONENT.match(spelt) is not None
    return ":" not in tag


def meaning(spelt: str) -> StartTag | str | None:
    """What markup means: the name of an end tag, or all about a start tag; None for what is no tag. It is not cut off."""
    mark = spelt[1]
    if mark in "!?" or (mark == "/" and not (spelt[2].isascii() and spelt[2].isalpha())):
        return None
    tag = name_in(spelt)
    if tag.endswith("link") and _is_component(tag, spelt):
        tag = COMPONENT
    if mark == "/":
        return tag
    if tag in NO_TAGS_IN:
        spelt = spelt[: tag_length(spelt)]
    self_closing = spelt[-2] == "/" and is_self_closing(spelt)
    if not self_closing and tag not in _TOLD_BY and not _TELLING.search(spelt, len(tag)):
        return _plain(tag)
    return _start(tag, attributes(spelt), self_closing=self_closing)


class _Meanings(dict[str, StartTag | str | None]):
    """What markup means, by how it is spelt; told once, until so many were told that all are forgotten."""

    def __missing__(self, spelt: str) -> StartTag | str | None:
        if len(self) >= _MOST:
            self.clear()
        self[spelt] = means = meaning(spelt)
        return means


LONG = 200
"""Longer markup is hardly spelt twice."""
_MOST = 4096
remembered: Mapping[str, StartTag | str | None] = _Meanings()
"""The same for shorter markup: most tags of a site are spelt as others are. Looking one up takes half as long as in an LRU cache."""
