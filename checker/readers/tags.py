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
    "script style template noscript noframes noembed head iframe object applet select datalist textarea svg math audio video canvas rp".split()
)
"""Elements whose content a reader does not see as text of the page."""

CONTROLS = frozenset(("input", "select", "textarea"))
"""Elements that somebody fills in: what stands before one is a label, and its value is not known."""

INLINE_NAMED = frozenset(("time", "cite"))
"""Inline elements worth remembering without a class."""

FORMATTING = frozenset("a b big code em font form i nobr s small strike strong tt u".split())
"""Elements that an end tag takes out from around the blocks in them (13.2.4.3; ``form`` behaves alike, 13.2.6.4.7)."""

FOREIGN = frozenset(("svg", "math"))
"""Elements that a stroke at the end of the start tag really closes, for they are not HTML's own."""

CELL_BEFORE = frozenset(("td", "th", "dd"))
"""Elements that begin as a cell of a row."""

CELL_AFTER = frozenset(("td", "th", "dt"))
"""Elements that end as a cell of a row."""

VERBATIM = frozenset(("pre", "xmp", "listing", "plaintext"))
"""Elements whose line ends are shown as line ends (15.3.3)."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""Any of their end tags closes any of them (13.2.6.4.7)."""

NEVER_CLOSED = frozenset(("html", "body"))
"""Elements whose end tag closes nothing: what follows still belongs to them (13.2.6.4.19)."""

IN_HEAD = frozenset("base basefont bgsound html head link meta noframes noscript script style template title".split())
"""What may stand in the head; anything else ends it (13.2.6.4.4)."""

CLOSED_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
        "h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul xmp".split(),
        ("p",),
    ),
    "li": ("li", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "tr": ("td", "th", "tr", "caption"),
    "td": ("td", "th", "caption"),
    "th": ("td", "th", "caption"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ("td", "th", "tr", "caption", "thead", "tbody", "tfoot")),
    "option": ("option",),
    "rp": ("rp", "rt"),
    "rt": ("rp", "rt"),
    "a": ("a",),
    "body": ("head",),
}
"""Which open elements a start tag closes (13.1.2.4, optional tags)."""

SCOPE = ("td", "th", "table", "caption", "template", "object", "applet", "marquee")
"""Elements that shut off what is around them from the end tags inside (13.2.4.2, *has an element in scope*)."""

LIMITS: Mapping[str, tuple[str, ...]] = {
    "p": (*SCOPE, "button"),
    "li": (*SCOPE, "ul", "ol", "menu"),
    **dict.fromkeys(("dt", "dd"), (*SCOPE, "dl")),
    **dict.fromkeys(("td", "th", "tr", "tbody", "thead", "tfoot", "caption"), ("table", "template")),
    "table": ("template",),
    "a": SCOPE,
}
"""Where the search for an open element stops, where that is not :data:`SCOPE`."""

COMPONENT = "router-link"
"""What the components are told as that a page's links are made from, of Vue, Nuxt, React and others (NuxtLink, el-link, MuiLink): all are called so at
their end, and their address is ``to`` where they have no ``href``.
"""
LINK_TAGS = frozenset(("a", COMPONENT))
"""Elements that are links."""
ICON_TAGS = frozenset(("i", "span", "em", "svg", "use", "img"))
"""Elements that icons are shown by."""
_ICONS = frozenset(f"{icons}-copyright" for icons in "fa icon bi mdi ri ti la uil anticon el-icon zmdi".split())
_NAMED_MARK = frozenset(("©", "copyright", "copyright icon", "版权"))
"""What the attributes call the sign that say it to those who do not see it."""
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LOADING = frozenset(("data", "classid", "type", "codebase", "codetype", "archive"))
"""Attributes by which an ``<object>`` is shown in place of what stands in it (4.8.7); one without them is a word in angle brackets."""
_WHOLE = frozenset({"html", "body"})
_WAITING = frozenset({"main", "article", "section", "div"})
_UNSEEN_WORDS = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"(?:wp|img|image|pic|picture|photo|fig|figure|media)[_-]?caption|caption-text")


def is_block(tag: str) -> bool:
    """Whether an element stands on lines of its own; custom elements (with a hyphen) run on."""
    return tag not in INLINE and "-" not in tag


def is_caption(name: str) -> bool:
    """Whether an element called *name* stands below a picture and speaks of it; in lower case.

    >>> is_caption(" wp-caption-text "), is_caption(" caption ")
    (True, False)
    """
    return "caption" in name and _CAPTION.search(name) is not None


def is_copyright_icon(tag: str, attrs: Mapping[str, str]) -> bool:
    """Whether an element is shown as the sign ©: by the name that the sets of icons give it, what its picture is called, or what it says to those
    who do not see it.
    """
    if any(attrs.get(name, "").strip().lower() in _NAMED_MARK for name in ("aria-label", "alt")):
        return True
    if tag == "use":
        return attrs.get("xlink:href", attrs.get("href", "")).lower().endswith("copyright")
    names = attrs.get("class", "").lower().split()
    return any(name in _ICONS or (tag in ("svg", "i") and name.endswith("-copyright")) for name in names)


def is_hidden(tag: str, attrs: Mapping[str, str]) -> bool:
    """Whether an element is hidden by its own attributes.

    ``visibility: hidden`` hides words; on a container it is how a page waits for its script, in an article saved from WeChat say.
    A page that hides all of itself waits for a script, too.
    """
    if tag in _WHOLE:
        return False
    if "hidden" in attrs and attrs["hidden"].lower() != "until-found":
        return True
    if tag == "object" and not _LOADING.isdisjoint(attrs):
        return True
    style = attrs.get("style")
    return bool(style and (_UNSEEN if tag in _WAITING else _UNSEEN_WORDS).search(style))
