"""Links in the strings of a settings file, in Markdown or HTML: what a theme prints of them is the page's footer."""

from __future__ import annotations

import re

from checker.model import Link, Span
from checker.text.pattern import LazyPattern

_LINK = LazyPattern(
    r"""(?<![!\\])\[(?P<label>(?:[^\[\]\r\n]|!\[[^\[\]\r\n]{0,200}\]\([^()\r\n]{0,400}\)){1,400})\]
        \([ ]{0,4}<?(?P<href>[^()\s<>]{1,2000})>?(?:[ ][^()\r\n]{0,200})?\)
      | <a\s(?:[^<>\r\n]{0,400}?\s)??href[ ]?=[ ]?(?P<quote>\\?["']{1,2})(?P<to>[^"'<>\\\s]{1,2000})(?P=quote)[^<>\r\n]{0,400}>
        (?P<shown>(?:(?!</?a\b)[^\r\n]){1,400})</a>""",
    re.IGNORECASE | re.VERBOSE,
)


def links(shown: str) -> tuple[Link, ...]:
    """The links of a text that stands as its source does, in order; each wraps what a reader of the page will see of it.

    >>> [(link.start, link.end, link.href) for link in links("icp: '[some number](https://a.example/)'")]
    [(7, 18, 'https://a.example/')]
    """
    found = []
    for match in _LINK.finditer(shown):
        label, address = ("label", "href") if match["label"] is not None else ("shown", "to")
        found.append(Link(*match.span(label), match[address], "", Span(*match.span()), Span(*match.span(address))))
    return tuple(found)
