"""Scripts of a site that stand beside its pages on the disk: what they print, a page shows."""

from __future__ import annotations

import posixpath
import re

from checker.disk import content
from checker.text.pattern import LazyPattern

LARGEST = 400_000
"""Bytes of a script in which a footer is looked for."""
MOST_FOLDERS = 12
"""So many folders above a page may be the root of its site."""
_ELSEWHERE = LazyPattern(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def text_beside(path: str, address: str) -> str:
    """The text of the script that the page *path* loads from *address*; empty where it lies elsewhere, or cannot be read.

    An address from the root of the site is looked for in each folder above the page.
    """
    address = re.split(r"[?#]", address, maxsplit=1)[0]
    folder = posixpath.dirname(path)
    if not address or _ELSEWHERE.match(address):
        return ""
    folders = [folder]
    if address.startswith("/"):
        while folder and folder != "/" and len(folders) < MOST_FOLDERS:
            folder = posixpath.dirname(folder)
            folders.append(folder)
    for each in folders:
        try:
            return content(posixpath.join(each, address.lstrip("/")), LARGEST, follow=False).decode("utf-8", "replace")
        except OSError:
            continue
    return ""
