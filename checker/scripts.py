"""Scripts of a site that stand beside its pages on the disk: what they print, a page shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from checker.disk import text_if_any
from checker.text.pattern import LazyPattern

LARGEST = 400_000
"""Bytes of a script in which a footer is looked for."""
MOST_FOLDERS = 12
"""So many folders above a page may be the root of its site."""
_ELSEWHERE = LazyPattern(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def text_beside(path: str, address: str) -> str:
    """The text of the script that the page *path* loads from *address*; empty where it lies elsewhere, or cannot be read.

    An address from the root of the site is looked for in each folder above the page; one that leads above the root ends there (URL Standard,
    *shorten a URL's path*), so it is looked for with fewer steps up, too.
    """
    address = re.split(r"[?#]", address, maxsplit=1)[0]
    if not address or _ELSEWHERE.match(address):
        return ""
    for place in _places(posixpath.dirname(path), address):
        if (text := text_if_any(place, LARGEST)) is not None:
            return text
    return ""


def _places(folder: str, address: str) -> Iterator[str]:
    """Where the file may lie that a page of the *folder* calls by an *address*, likeliest first."""
    if not address.startswith("/"):
        yield posixpath.join(folder, address)
        while address.startswith("../"):
            address = address.removeprefix("../")
            yield posixpath.join(folder, address)
        return
    for _ in range(MOST_FOLDERS):
        yield posixpath.join(folder, address.lstrip("/"))
        if folder in ("", "/"):
            return
        folder = posixpath.dirname(folder)
