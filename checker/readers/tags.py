"""What HTML says of its elements, as far as a reader of text needs it (HTML Living Standard, sections 4, 13 and 15)."""

from __future__ import annotations

import re
from collections.abc import Mapping

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements that never have an end tag (13.1.2)."""

INLINE = frozenset(
    "a abbr acronym audio b bdi bdo big blink button canvas cite code data del dfn em embed font i img input ins kbd "
    "label mark map meter nobr object output picture progress q rp rt ruby s samp small span strike strong sub sup "
    "svg time tt u var video wbr".split()
)
"""Elements that do not begin a new block; all others, unknown ones too when they are no custom element, do."""

HIDDEN = frozenset(
    "script style template noscript noframes head iframe object applet select datalist textarea svg math audio video canvas".split()
)
"""Elements whose content a reader does not see as text of the page."""

INLINE_NAMED = frozenset(("time", "cite"))
"""Inline elements worth remembering without a class."""

CLOSED_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
        "h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul".split(),
        ("p",),
    ),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tbody": ("td", "th", "tr", "thead", "tbody", "tfoot"),
    "thead": ("td", "th", "tr", "thead", "tbody", "tfoot"),
    "tfoot": ("td", "th", "tr", "thead", "tbody", "tfoot"),
    "option": ("option",),
    "a": ("a",),
    "body": ("head",),
}
"""Which open elements a start tag closes (13.1.2.4, optional tags)."""

SCOPE: Mapping[str, tuple[str, ...]] = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl",),
    "dd": ("dl",),
    "td": ("table",),
    "th": ("table",),
    "tr": ("table",),
    "tbody": ("table",),
    "thead": ("table",),
    "tfoot": ("table",),
    "a": ("td", "th", "table"),
}
"""Where the search for an open element stops."""

_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_block(tag: str) -> bool:
    """Whether an element stands on lines of its own; custom elements (with a hyphen) run on."""
    return tag not in INLINE and "-" not in tag


def is_hidden(attrs: Mapping[str, str]) -> bool:
    """Whether an element is hidden by its own attributes."""
    if "hidden" in attrs and attrs["hidden"].lower() != "until-found":
        return True
    style = attrs.get("style")
    return bool(style and _UNSEEN.search(style))
