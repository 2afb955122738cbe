"""Character references of HTML: what ``&amp;`` and its kin stand for.

Source: HTML Living Standard, sections 13.2.5.72 to 13.2.5.80. All places are 0-based code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|([a-zA-Z][a-zA-Z0-9]*;?))")
_LONGEST = 7
"""A number with more digits, zeros at its beginning aside, is no character's."""
_LONGEST_NAME = 6
"""No name that needs no semicolon is longer."""
_REPLACED = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"
"""What 0x80 to 0x9f are taken for, a blank for themselves."""
_COMMON = {"nbsp;": "\u00a0", "amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "copy;": "©", "raquo;": "»"}
"""Names that stand in nearly every page: for them the table of all is not read."""


def references(text: str) -> Iterator[tuple[int, int, str]]:
    r"""The references in *text*: start, end, and what each stands for.

    >>> list(references("&copy2008&nbsp;a &b; &#x41;"))
    [(0, 5, '©'), (9, 15, '\xa0'), (21, 27, 'A')]
    """
    for found in _REFERENCE.finditer(text):
        name = found[3]
        if name is None:
            yield *found.span(), _numbered(found)
        elif whole := _named(name):
            yield *found.span(), whole
        else:
            for length in range(min(len(name), _LONGEST_NAME), 1, -1):
                if part := _named(name[:length]):
                    yield found.start(), found.start() + 1 + length, part
                    break


def in_attribute(value: str) -> str:
    r"""The value of an attribute as written, its references resolved; a name without its semicolon may be a part of an address.

    >>> in_attribute("?a=1&amp;b=2&copy=3&copy4&copy"), in_attribute("a\r\nb")
    ('?a=1&b=2&copy=3&copy4©', 'a\nb')
    """
    if "\r" in value or "\0" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return _REFERENCE.sub(_resolved, value) if "&" in value else value


def _resolved(found: re.Match[str]) -> str:
    """What a reference in an attribute stands for; itself where it is none."""
    name = found[3]
    if name is None:
        return _numbered(found)
    if not name.endswith(";") and found.string.startswith("=", found.end()):
        return found[0]
    return _named(name) or found[0]


def _named(name: str) -> str:
    """What a name stands for; empty where nobody knows it."""
    if name in _COMMON:
        return _COMMON[name]
    from html.entities import html5

    return html5.get(name, "")


def _numbered(found: re.Match[str]) -> str:
    """The character of a number; U+FFFD where it has none."""
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    code = int(digits, base) if len(digits.lstrip("0")) <= _LONGEST else 0x110000
    if 0x80 <= code < 0xA0:
        return _REPLACED[code - 0x80].replace(" ", chr(code))
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
