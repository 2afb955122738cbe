"""Where the links of numbers lead: to the registry, to one that is dead, somewhere else, or where only a program knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from checker.facts.reading import Reading
from checker.model import Fact, Link, Span
from checker.text.fold import fold

POLICE_QUERY = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Where the platform of the police shows a number, which stands behind it."""
REGISTRIES = {"icp": "https://beian.miit.gov.cn/", "police": "https://beian.mps.gov.cn/"}


class Registry(NamedTuple):
    """The hosts of a registry, and what of it is gone."""

    official: frozenset[str]
    retired: frozenset[str]
    retired_paths: frozenset[str]
    """Parts of paths of an official host that no longer answer, in lower case."""


def registry(reading: Reading, family: str) -> Registry:
    """The registry of ``icp`` or ``police``, as the fact files list its addresses."""
    lists = reading.kinds.lists
    return Registry(
        lists[f"{family}-hosts"],
        lists[f"{family}-hosts-retired"],
        lists.get(f"{family}-paths-retired", frozenset()),
    )


def link_state(href: str, known: Registry) -> str:
    """``official``, ``retired`` or ``wrong``: where a number's link leads.

    A path of the registry that is not known to be gone is as good as the registry.
    """
    try:
        parts = urlsplit(href if "//" in href else f"//{href}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return "wrong"
    if host in known.official:
        gone = any(path in parts.path.lower() for path in known.retired_paths)
        return "retired" if gone else "official"
    return "retired" if host in known.retired else "wrong"


def link_code(href: str) -> str:
    """The police number that a link carries (``code=`` or ``recordcode=``), as written; empty without one.

    >>> link_code("https://beian.mps.gov.cn/#/query/webSearch?code=11010502035964")
    '11010502035964'
    """
    match = re.search(r"(?:record)?code=([\w.-]+)", href, re.IGNORECASE)
    return match.group(1) if match else ""


_BESIDE = 60
"""How many characters after a number a link to its registry may stand, and still be its link (33号令 art. 13: below the number)."""


class Numbered(NamedTuple):
    """A number's fact, and the stretch of the text that it takes."""

    fact: Fact
    start: int
    end: int


def linked(
    reading: Reading, kind: str, start: int, end: int, fields: dict[str, str], parts: dict[str, tuple[int, int]]
) -> Numbered:
    """The fact with its link: the one it stands in, or one to its registry right beside it."""
    family = "police" if kind == "police" else "icp"
    known = registry(reading, family)
    link = _own_link(reading, start, end)
    if link is None:
        near = reading.links(end, min(len(reading.text), end + _BESIDE))
        link = next((found for found in near if link_state(found.href, known) != "wrong"), None)
    fact = reading.fact(kind, start, end, fields, parts)
    if link is None and not _is_stored(reading, fact.span.start):
        return Numbered(fact, start, end)
    spans = dict(fact.spans)
    if link is None:
        extra = {"link": "variable", "link-state": "computed"}  # the program prints it elsewhere, in a link or not
    elif reading.kinds.mark("computed-address").search(fold(link.href)):
        extra = {"link": link.href, "link-state": "computed"}  # nobody may judge or rewrite what a program makes
    else:
        extra = _leads(fields, kind, link.href, link_state(link.href, known))
        spans["link"] = link.address
    shown = {name: value for name, value in extra.items() if value}
    whole = Fact(fact.kind, fact.span, fact.text, {**fact.fields, **shown}, spans, fact.regions)
    return Numbered(whole, start, end)


def _is_stored(reading: Reading, at: int) -> bool:
    """Whether what begins at *at* in the source is a string that a template puts into a variable: ``$icp = array('…``."""
    before = fold(reading.document.source[max(0, at - 40) : at])
    return reading.document.kind == "template" and reading.kinds.mark("stored-string").search(before) is not None


def _leads(fields: dict[str, str], kind: str, href: str, state: str) -> dict[str, str]:
    """What the link of a number says, and where one that is gone should lead."""
    extra = {"link": href or "#", "link-state": state}
    if kind == "police":
        extra["link-code"] = link_code(href)
        known = fields["normal"] and fields["form"] == "new" and extra["link-code"] in ("", fields["normal"])
        if state == "retired" and known:
            extra["target"] = f"{POLICE_QUERY}{fields['normal']}"
    elif kind == "icp" and state == "retired":
        extra["target"] = REGISTRIES["icp"]
    return extra


def _own_link(reading: Reading, start: int, end: int) -> Link | None:
    """The link that a stretch stands in, or most of it."""
    found = [link for link in reading.links(start, end) if min(link.end, end) - max(link.start, start) >= 4]
    return found[0] if found else None


def lone_links(reading: Reading, numbered: Iterable[Numbered]) -> Iterator[Fact]:
    """The links to retired registries that no number carries, for it is filled in by a program.

    On a page those that a reader can follow; in a template and a program wherever an address is written out. The fact's span
    is the address, or as much of it as is no program.
    """
    source, lists = reading.document.source, reading.kinds.lists
    hosts = {host: family for family in REGISTRIES for host in lists[f"{family}-hosts-retired"]}
    if reading.document.kind == "template":
        stretches = [Span(0, len(source))]
    else:
        stretches = [
            link.address for link in reading.document.links if any(host in link.href.lower() for host in hosts)
        ]
    carried = [one.fact.spans["link"] for one in numbered if "link" in one.fact.spans]
    aside = [*carried, *(comment.span for comment in reading.document.comments)]
    for stretch in stretches:
        for match in reading.kinds.mark("registry-address").finditer(fold(source[stretch.start : stretch.end])):
            at = stretch.start + match.start()
            family = hosts.get(match.group("host"))
            if family and not any(span.start <= at < max(span.end, span.start + 1) for span in aside):
                yield _lone_link(reading, family, Span(at, stretch.start + match.end()))


def _lone_link(reading: Reading, family: str, address: Span) -> Fact:
    """The link of *family* at *address*, with what should stand there: in the address of a police number, as far as its code."""
    source = reading.document.source
    href = source[slice(*address)]
    target = REGISTRIES[family]
    if family == "police":
        code = link_code(href)
        if code or href.lower().endswith("code="):
            target = POLICE_QUERY + code
    if source[address.end : address.end + 1] in tuple("{$<#") and not target.endswith("="):
        target = ""  # the program goes on in the middle of the address
    link = next((one for one in reading.document.links if one.address.start <= address.start < one.address.end), None)
    text = reading.clean(link.start, link.end).strip(" \N{OBJECT REPLACEMENT CHARACTER}") if link is not None else ""
    fields = {"link": href, "link-state": "retired", "state": "variable", "target": target}
    shown = {name: value for name, value in fields.items() if value}
    where = reading.where(link.start) if link is not None else ()
    return Fact(f"{family}-link", address, text or href, shown, {"link": address}, where)
