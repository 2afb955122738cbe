"""The markup of an HTML page, as browsers part it from the text, and what each tag of it says.

Source: HTML Living Standard, section 13.2.5 (tokenization). One pattern searches the page once; what stands between its matches is
text. All places are 0-based code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Span
from checker.readers.references import in_attribute
from checker.text.pattern import LazyPattern, cased

_BLANK = "[\t\n\f\r ]"
_END = "(?=[\t\n\f\r />])"
"""What ends the name of a tag."""
_NAME = "[a-zA-Z][^\t\n\f\r />]*+"
_ATTRIBUTES = (
    rf"(?:[\t\n\f\r /]++|[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_BLANK}*+={_BLANK}*+"
    rf"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+)*+"""
)
_COMMENT = r"!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
_NO_TAGS = ("style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript")
NO_TAGS_IN = frozenset((*_NO_TAGS, "script", "plaintext"))
"""Elements in which no tag begins but their own end tag."""


def _with_content(name: str) -> str:
    """A start tag of _NO_TAGS and what follows it."""
    return f"{cased(name)}{_END}{_ATTRIBUTES}>[^<]*+(?:<(?!/{cased(name)}{_END})[^<]*+)*+"


_IN_SCRIPT = (
    "(?:[^<]++"
    "|<!(?=--)(?:[^<-]++|-(?!->)"
    f"|<{cased('script')}{_END}(?:[^<-]++|-(?!->)|<(?!/{cased('script')}{_END}))*+(?:</{cased('script')}{_END})?+"
    f"|<(?!/?{cased('script')}{_END}))*+(?:-->)?+"
    f"|<(?!!--|/{cased('script')}{_END}))*+"
)
"""What a script holds (13.2.5.4, 13.2.5.20 to 13.2.5.31): in a comment in it, a script ends that begins there."""
_MARKUP = LazyPattern(
    "<(?:"
    + "|".join(
        (
            *map(_with_content, _NO_TAGS),
            f"{cased('script')}{_END}{_ATTRIBUTES}>{_IN_SCRIPT}",
            f"{cased('plaintext')}{_END}{_ATTRIBUTES}>(?s:.)*+",
            f"/?{_NAME}{_ATTRIBUTES}>",
            _COMMENT,
            "[!?][^>]*+>?",
            "/(?:>|[^a-zA-Z>][^>]*+>?)",
            "/?[a-zA-Z](?s:.)*+",
        )
    )
    + ")"
)
_TAG = LazyPattern(f"</?{_NAME}{_ATTRIBUTES}>")
_OPENING = re.compile("</?([^\t\n\f\r />]*)")
_ATTRIBUTE = re.compile(
    rf"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:{_BLANK}*={_BLANK}*"
    r"""(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)|(?=>|\Z)))?"""
)
_CLOSING = LazyPattern(r"--!?>\Z|--!?\Z|-\Z")
_LOWER = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)} | {0: 0xFFFD}


def markup(source: str) -> Iterator[re.Match[str]]:
    """All that is no text in *source*, from left to right.

    A tag, with what follows it where no tag begins in its element (``<script>a<b``); a comment, a declaration, an instruction; ``</>``; a
    tag that the end of the source cuts off. The pattern has no groups: until Python 3.12 they do not go with possessive repetition.
    """
    return _MARKUP.finditer(source)


def tag_length(spelt: str) -> int:
    """How long the tag is that markup begins with; 0 for other markup, or one that is cut off.

    >>> tag_length("<script src=x>a<b"), tag_length("<a href='>"), tag_length("<!-- a -->")
    (14, 0, 0)
    """
    found = _TAG.match(spelt)
    return found.end() if found else 0


def name_in(spelt: str) -> str:
    """The name of a tag, in lower case as far as it is ASCII.

    >>> name_in("<A href=x>"), name_in("</div>")
    ('a', 'div')
    """
    found = _OPENING.match(spelt)
    name = found[1] if found else ""
    return name.lower() if name.isascii() and "\0" not in name else name.translate(_LOWER)


def attributes(spelt: str) -> dict[str, str]:
    """The attributes of a tag: of the first of each name, in lower case, the value, which may be empty.

    >>> attributes("<A data-href='x' HREF=y hidden>")
    {'hidden': '', 'href': 'y', 'data-href': 'x'}
    """
    found = _found(spelt)
    found.reverse()
    if "&" in spelt or "\r" in spelt or "\0" in spelt:
        return {
            name.lower().replace("\0", "\ufffd"): in_attribute(double or single or bare)
            for name, double, single, bare in found
        }
    return {name.lower(): double or single or bare for name, double, single, bare in found}


def is_self_closing(spelt: str) -> bool:
    """Whether a stroke stands at the end of a tag, and is no part of a value.

    >>> is_self_closing("<br/>"), is_self_closing("<a href=x/>"), is_self_closing("<a href=x />")
    (True, False, True)
    """
    if spelt[-2] != "/":
        return False
    found = _found(spelt)
    bare = found[-1][3] if found else ""
    return not (bare and spelt.endswith(bare, 0, -1) and spelt[: -1 - len(bare)].rstrip("\t\n\f\r ").endswith("="))


def _found(spelt: str) -> list[tuple[str, str, str, str]]:
    """The attributes of a tag as they stand there: the name, and the value in double, single or no quotes."""
    opening = _OPENING.match(spelt)
    return _ATTRIBUTE.findall(spelt, opening.end() if opening else 1, len(spelt) - 1)


def value_span(name: str, source: str, start: int, end: int) -> Span:
    """Where the value of the attribute *name* stands in the tag from *start* to *end*; an empty span at the tag when it has none.

    >>> value_span("href", "<a data-href='x' href=y>", 0, 24)
    Span(start=22, end=23)
    """
    at = _OPENING.match(source, start, end)
    for match in _ATTRIBUTE.finditer(source, at.end() if at else start, end):
        if match[1].lower() == name:
            group = match.lastindex or 1
            return Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
    return Span(start, start)


def comment_of(said: str) -> str | None:
    """What a comment says that was found as markup; None where it is none, but a declaration or an instruction, say.

    >>> comment_of("<!-- a -->"), comment_of("<!a>"), comment_of("<?php a ?>"), comment_of("<!doctype html>")
    (' a ', 'a', None, None)
    """
    if said.startswith("<!--"):
        words = _CLOSING.sub("", said[4:]) if said not in ("<!-->", "<!--->") else ""
    elif said[1] == "!":
        if said[2:9].lower() == "doctype":
            return None
        words = said[2:].removesuffix(">")
    elif said[1] != "/" or not (first := said[2:3]) or first == ">" or (first.isascii() and first.isalpha()):
        return None
    else:
        words = said[2:].removesuffix(">")
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
