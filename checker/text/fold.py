"""Folding: one table, one character to one character, so that no position ever moves.

What would change the length is left alone (``…``, ``℃``, ``İ``), as are characters beyond U+FFFF. Zero-width characters,
soft hyphens and direction marks all become U+200B. Look-alike letters (Cyrillic ``С`` for ``C``) stay apart: a number
written with them is a fault to be shown.
"""

from __future__ import annotations

from functools import cache, lru_cache

_FULL_WIDTH = 0xFEE0
_CASED = (
    range(0x41, 0x590),
    range(0x10A0, 0x10C6),
    range(0x1E00, 0x2184),
    range(0x24B6, 0x24D0),
    range(0x2C00, 0x2DE0),
)
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFE10, 0xFE70), range(0xFF61, 0xFFE7))
_FORMS = (
    (" ", "\u3000\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"),
    ("\u200b", "\u00ad\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"),
    ("[", "【〔［〖〘〚﹝︹︻"),
    ("]", "】〕］〗〙〛﹞︺︼"),
    ("(", "（﹙︵⦅❨"),
    (")", "）﹚︶⦆❩"),
    (":", "：︰﹕︓∶\ua789"),
    ("|", "｜丨︱│┃∣❘︲"),
    ("/", "／∕⁄"),
    ("-", "－–—―‐‑‒−﹣﹘⁃"),
    (",", "，﹐︐"),
    (";", "；﹔︔"),
    ('"', "“”„‟〝〞〟＂"),
    ("'", "‘’‚‛＇"),
    ("~", "～〜"),
    ("·", "・•‧∙⋅･"),
    ("©", "ⓒⒸ"),
)


def fold(text: str) -> str:
    """The text for recognising: lower case, half width, Simplified, plain brackets, colons, dashes, quotes and spaces.

    As long as *text*; folding twice changes nothing.
    """
    return text.translate(_folded())


@cache
def _folded() -> list[int]:
    import unicodedata

    table = {code: code - _FULL_WIDTH for code in range(0xFF01, 0xFF5F)}
    for code in (code for codes in _COMPATIBLE for code in codes):
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1:
            table[code] = ord(form)
    for code in (code for codes in _CASED for code in codes):
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = ord(lower)
    table.update((ord(form), ord(to)) for to, forms in _FORMS for form in forms)
    table.update(_simplified())
    return _indexed(table)


def _simplified() -> dict[int, int]:
    from checker.text.fold_table import SIMPLIFIED, TRADITIONAL

    return dict(zip(map(ord, TRADITIONAL), map(ord, SIMPLIFIED), strict=True))


def _indexed(table: dict[int, int]) -> list[int]:
    """A list, since ``str.translate`` looks a number up in it twice as fast; chains are followed to their end."""
    indexed = list(range(0x10000))
    for code in table:
        end = code
        while (to := table.get(end, end)) != end:
            end = to
        indexed[code] = end
    return indexed


@lru_cache(1)
def lower_of(source: str) -> str:
    """*source* in lower case; the last answer is kept, for one page is asked for it half a dozen times."""
    return source.lower()
