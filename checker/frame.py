"""Which pages share a frame: the header, footer and layout that a site puts round each of them.

Titles, breadcrumbs, dates and lists of neighbours differ from page to page. The style sheets of a layout do not, so
they name it: an address that starts from the page is followed to where it leads, so that pages in folders of every
depth agree and sites in other folders do not; any other is told apart by the name that stands first in the menu.
A page without style sheets is known by the ends of its menu, and a bare one by nothing.
"""

from __future__ import annotations

import posixpath
import re

from checker.digest import digest
from checker.model import Document
from checker.text.pattern import LazyPattern

_LINK = LazyPattern(r"<link\b[^>]{0,2000}>", re.IGNORECASE)
_SHEET = LazyPattern(r"\brel\s*=\s*[\"']?[^\"'>]*stylesheet", re.IGNORECASE)
_HREF = LazyPattern(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ELSEWHERE = LazyPattern(r"(?:https?:)?//", re.IGNORECASE)
_EDITION = LazyPattern(r"[0-9a-f]{8,}|\d+")
"""What a new build changes in the name of a file."""
_NO_LETTER = LazyPattern(r"[\W\d_]+")
_FEWEST = 4
"""So many links are a menu."""


def frame(document: Document, path: str) -> str:
    """A digest of the frame that a page stands in, 32 hexadecimal digits; empty where it shows none.

    *path* is the page's own, from the root of the site, with ``/``. Only a whole page has a frame: a part gets one from
    its template, and a template is one.
    """
    if document.kind != "page":
        return ""
    sheets, menu = _sheets(document.source, path), _menu(document)
    if any(not _ELSEWHERE.match(sheet) and not sheet.startswith("/") for sheet in sheets):
        return digest("sheets", *sheets)
    if sheets:
        return digest("sheets", *sheets, "menu", *menu[:1])
    return digest("menu", *menu[:2], menu[-1]) if len(menu) >= _FEWEST else ""


def _sheets(source: str, path: str) -> list[str]:
    """The addresses of the style sheets, each once, sorted, without what a new build changes."""
    found: set[str] = set()
    for match in _LINK.finditer(source):
        tag = match.group()
        href = _HREF.search(tag) if _SHEET.search(tag) else None
        if href is None:
            continue
        address = re.split(r"[?#]", next(filter(None, href.groups()), ""), maxsplit=1)[0].strip().lower()
        if address and not _ELSEWHERE.match(address) and not address.startswith("/"):
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path).lower(), address))
        name = address.rpartition("/")[2]
        if name:
            found.add(address.removesuffix(name) + _EDITION.sub("#", name))
    return sorted(found)


def _menu(document: Document) -> list[str]:
    """The letters of the links, in the order of the page; those without a letter are left out."""
    words = (_NO_LETTER.sub("", document.folded[link.start : link.end]) for link in document.links)
    return [word for word in words if word]
