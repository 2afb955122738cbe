"""Titles of pages: a headline, and the site's name behind it."""

from __future__ import annotations

from checker.text.pattern import LazyPattern

_SITE = LazyPattern(r"[_|]|\s(?:[-–—·]+|//)\s|-(?=[^-]*$)")


def headline_of(title: str) -> str:
    """The headline in the title of a page, without the site's name that a sign parts from it.

    >>> headline_of("某镇修桥 - 某某网"), headline_of("某镇修桥_新闻"), headline_of("C++ 入门")
    ('某镇修桥', '某镇修桥', 'C++ 入门')
    """
    return _SITE.split(title)[0].strip()
