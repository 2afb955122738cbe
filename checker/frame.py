"""Which pages share a frame: the header, footer and layout that a site puts round each of them.

Titles, breadcrumbs, dates and lists of neighbours differ from page to page. The style sheets of a layout do not, so
they name it, those of plugins beside them and what only brings letters (fonts.…) left out: an address that starts from
the page is followed to where it leads, so that pages in folders of every depth agree and sites in other folders do not,
and one on the host that the page's own links name is the site's; any other is told apart by the name that stands first
in the menu. A page without them is known by its name where that holds a day, else by what the styles within it are for,
by the ends of its menu or by its scripts, and a bare one by its folder: what lies together without any layout was
written alike.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable

from checker.digest import digest
from checker.documents.as_a_whole import shows_mainland
from checker.model import Document, Facts, Site
from checker.text.hosts import host_of
from checker.text.pattern import LazyPattern

_LINK = LazyPattern(r"<link\b[^>]{0,2000}>", re.IGNORECASE)
_SCRIPT = LazyPattern(r"<script\b[^>]{0,2000}>", re.IGNORECASE)
_SRC = LazyPattern(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_STYLE = LazyPattern(r"<style\b[^>]{0,400}>", re.IGNORECASE)
_STYLE_END = LazyPattern(r"</style", re.IGNORECASE)
_SELECTOR = LazyPattern(r"([^{}@;]{1,200})\{")
_PLAIN = LazyPattern(r"[a-z\d*:,>+~\s-]+")
"""What a style gives to all elements of a kind: what it gives to some by their class changes with what a page holds."""
_SHEET = LazyPattern(r"\brel\s*=\s*[\"']?[^\"'>]*stylesheet", re.IGNORECASE)
_HREF = LazyPattern(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_ELSEWHERE = LazyPattern(r"(?:https?:)?//", re.IGNORECASE)
_OF_LAYOUT = LazyPattern(r"(?:^|/)(?:styles?|main|app|themes?|site|layout|common|base|global|index|all|public)\b[^/]*$")
"""What the style sheet of a whole site is called; others beside it come with a plugin that some of its pages use."""
_LETTERS = LazyPattern(r"(?:https?:)?//fonts\.", re.IGNORECASE)
_EDITION = LazyPattern(r"[0-9a-f]{8,}|\d+")
"""What a new build changes in the name of a file."""
_DATED = LazyPattern(r"(?<!\d)20\d\d[-_.]?[01]\d[-_.]?[0-3]\d(?!\d)")
_NO_LETTER = LazyPattern(r"[\W\d_]+")
_FOOTER = LazyPattern(r"<footer\b|^[ \t]*footer[.#\s]", re.IGNORECASE | re.MULTILINE)
_FOOTER_FACTS = ("copyright", "icp", "icp-licence", "police")
_FEWEST = 4
"""So many links are a menu, so many selectors a style."""


def frame(document: Document, path: str) -> str:
    """A digest of the frame that a page stands in, 32 hexadecimal digits; empty for what is no whole page.

    *path* is the page's own, from the root of the site, with ``/``. Only a whole page has a frame: a part gets one from
    its template, and a template is one.
    """
    if document.kind != "page":
        return ""
    sheets, menu = _sheets(document.source, path), _menu(document)
    sheets = [sheet for sheet in sheets if _OF_LAYOUT.search(sheet)] or sheets
    if _own(sheets) or _serves(document, sheets):
        return digest("sheets", *sheets)
    if sheets:
        return digest("sheets", *sheets, "menu", *menu[:1])
    folder, _, name = path.lower().rpartition("/")
    if _DATED.search(name):
        return digest("dated", folder, re.sub(r"\d+", "#", name))
    selectors = _selectors(document.source)
    if len(plain := [one for one in selectors if _PLAIN.fullmatch(one)]) >= _FEWEST:
        return digest("styles", *plain)
    if len(selectors) >= _FEWEST:
        return digest("styles", *selectors)
    if len(menu) >= _FEWEST:
        return digest("menu", *menu[:2], menu[-1])
    if _own(scripts := _scripts(document.source, path)):
        return digest("scripts", *scripts)
    return digest("folder", folder)


def shown(document: Document, facts: Facts, site: Site) -> frozenset[str]:
    """What a document shows that counts for the whole run (:attr:`checker.model.PageResult.shows`)."""
    said = {
        "footer": holds_footer(document, facts),
        "mainland": shows_mainland(document, site, facts),
        "footed": document.kind == "page" and any(facts.get(kind) for kind in _FOOTER_FACTS),
    }
    return frozenset(word for word, holds in said.items() if holds)


def holds_footer(document: Document, facts: Facts) -> bool:
    """Whether a document is a template with the footer of a site: a notice or a number, or a place for them."""
    if document.kind != "template":
        return False
    return any(facts.get(kind) for kind in _FOOTER_FACTS) or _FOOTER.search(document.source) is not None


def _selectors(source: str) -> list[str]:
    """What the styles within a page are for, each selector once, sorted."""
    found: set[str] = set()
    begin = _STYLE.search(source)
    while begin is not None:
        end = _STYLE_END.search(source, begin.end())
        if end is None:
            break
        found |= {" ".join(match.group(1).split()) for match in _SELECTOR.finditer(source, begin.end(), end.start())}
        begin = _STYLE.search(source, end.end())
    return sorted(found)


def _own(addresses: list[str]) -> bool:
    """Whether one of the addresses starts from the page: it tells this site from others."""
    return any(not _ELSEWHERE.match(address) and not address.startswith("/") for address in addresses)


def _serves(document: Document, sheets: list[str]) -> bool:
    """Whether a style sheet lies on the host to which most links of the page lead, each with its whole address: it is this site's."""
    hosts = Counter(host_of(link.href) for link in document.links if _ELSEWHERE.match(link.href))
    host, many = next(iter(hosts.most_common(1)), ("", 0))
    most = bool(host) and many >= _FEWEST and 2 * many > len(document.links)
    return most and any(host_of(sheet) == host for sheet in sheets)


def _sheets(source: str, path: str) -> list[str]:
    """The addresses of the style sheets, each once, sorted, without what a new build changes."""
    tags = (match.group() for match in _LINK.finditer(source))
    return _addresses((_HREF.search(tag) for tag in tags if _SHEET.search(tag)), path)


def _scripts(source: str, path: str) -> list[str]:
    """The addresses of the scripts, likewise."""
    return _addresses((_SRC.search(match.group()) for match in _SCRIPT.finditer(source)), path)


def _addresses(values: Iterable[re.Match[str] | None], path: str) -> list[str]:
    found: set[str] = set()
    for value in filter(None, values):
        address = re.split(r"[?#]", next(filter(None, value.groups()), ""), maxsplit=1)[0].strip().lower()
        if address and not _ELSEWHERE.match(address) and not address.startswith("/"):
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path).lower(), address))
        name = address.rpartition("/")[2]
        if name and not _LETTERS.match(address):
            found.add(address.removesuffix(name) + _EDITION.sub("#", name))
    return sorted(found)


def _menu(document: Document) -> list[str]:
    """The letters of the links, in the order of the page, but for those to places of it: a table of contents is no menu."""
    links = (link for link in document.links if not link.href.startswith("#"))
    words = (_NO_LETTER.sub("", document.folded[link.start : link.end]) for link in links)
    return [word for word in words if word]
