"""Whose a name is: under which names and hosts a site shows itself, and whether another name is one of them.

A house is called by many names (云南日报, 云南日报报业集团, 云报网; 省发改委, 某省发展和改革委员会; 人民网-文化频道), which lists and marks
of :mod:`checker.definitions` describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote

from checker.definitions import Kinds
from checker.model import Document, Fact, Site
from checker.text.fold import fold
from checker.text.hosts import DOMAIN, host_of, registered
from checker.text.pattern import LazyPattern

_TAG = LazyPattern(r"<[^<>]*>|&nbsp;")
_BEHIND = 160
"""So many characters behind the owner hold the domain that stands beside it."""
_TITLE_SPLIT = LazyPattern(r"[_|]|\s[-–—·«»]+\s|--+|-(?=[^-]*$)")
_OF_TEXT = LazyPattern(r"(?:[本此该原全]文|[本此该]篇|文章|文字|图文|稿件)[^。\n<>]{0,10}\Z")
"""What a notice is about that tells whose the text is."""
_ADDRESS = LazyPattern(r"(?:https?:)?//")
_NAME_BEFORE = LazyPattern(r"自\s?:?\s?([^\s《》,，。:：]{2,20})\Z")
_POST = LazyPattern(r"(?:^|/)(\d{4})[-/](\d\d?)[-/](\d\d?)[-/]([^/]{2,}?)/?(?:\.\w{2,8})?$")
"""The name of a post, or its place in a site, with its day (jekyllrb.com, *Permalinks*)."""
_PLACES = ("permalink", "url")
_TITLE = 4
"""A title has more characters; with fewer, any name may stand in it."""


@dataclass(frozen=True, slots=True)
class Own:
    """The names and hosts under which a document's site shows itself."""

    names: frozenset[str]
    """Cores of names (:func:`core`)."""
    hosts: frozenset[str]
    """Registered domains."""
    kinds: Kinds

    def holds(self, name: str, url: str) -> bool:
        """Whether a source is this site itself, by one of its names or its host."""
        folded = fold(name)
        domain = (
            folded.partition("/")[0] if folded.isascii() else folded
        )  # 某网.com/某页 is an address without its scheme
        if not name or DOMAIN.fullmatch(domain) or _ADDRESS.match(folded):
            host = host_of(url or name)  # none in an address on the page's own site
            return not host.strip(".") or registered(host, self.kinds.lists) in self.hosts
        if self.kinds.mark("chained-outlet").search(folded):
            return False
        if folded in self.kinds.lists["self-names"] or self.kinds.mark("ourselves").search(folded):
            return True
        bare = core(name, self.kinds)
        return len(bare) >= 2 and any(_same(bare, own, self.kinds) or self.has_unit(own, bare) for own in self.names)

    def has_unit(self, own: str, bare: str) -> bool:
        """Whether *bare* is a part of *own*, by a name that has no meaning elsewhere: 县住建局 of a government, 测绘学院 of a university."""
        if self.kinds.mark("government").fullmatch(own):
            return self.kinds.mark("bureau").fullmatch(bare) is not None
        return (
            self.kinds.mark("institution").fullmatch(own) is not None
            and self.kinds.mark("own-unit").fullmatch(bare) is not None
        )


def as_claim(fact: Fact, kinds: Kinds) -> Fact:
    """An attribution, or a claim of originality where it is but an address of the page's own site, behind a label: 原始链接：本页的网址. Themes print that
    below every text, so that it outweighs nothing that the text says.
    """
    name, label = fold(fact.fields.get("name", "")), kinds.labels.get(fact.fields.get("cue", ""))
    is_address = not name or _ADDRESS.match(name) or DOMAIN.fullmatch(name.partition("/")[0])
    if fact.fields["state"] != "own" or label is None or label.value != "link" or not is_address:
        return fact
    return replace(fact, kind="original", evidence="inferred", fields={"claim": fact.text})


def before_own_title(folded: str, title: str, begin: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of the name that stands before a text's own title: 转载自某报《本文的题目》; *start* to *end* where that is no such title.

    All are text offsets; *begin* is where what names the source begins, and *title* is folded.
    """
    called = folded[start:end].strip(" 《》")
    lead = _NAME_BEFORE.search(folded, begin, start)
    is_own = folded.startswith("《", start) and len(called) > _TITLE and called in title
    return lead.span(1) if lead is not None and is_own else (start, end)


def core(name: str, kinds: Kinds) -> str:
    """A name without what companies, sites and papers add to it, folded: 云南日报 of 云南日报报业集团."""
    name = re.sub(r"[《》\"'\s]", "", fold(name)) if any("一" <= char <= "鿿" for char in name) else fold(name).strip()
    while True:
        shorter = kinds.mark("house-form").sub("", name)
        if shorter == name or len(shorter) < 2:
            return name
        name = shorter


def _same(bare: str, own: str, kinds: Kinds) -> bool:
    """Whether two cores are one house: the same, or one begins with the other (人民网-文化频道, 新浪科技)."""
    if own == bare:
        return True
    if bare.isascii() or own.isascii():
        return bare.replace(" ", "") == own.replace(" ", "")
    general = kinds.lists["general-words"]
    if bare.startswith(own) and own not in general and not kinds.mark("gathered").search(bare[len(own) :]):
        return True
    web = kinds.mark("web-suffix")
    stem, house = web.sub("", bare), web.sub("", own)
    if (
        len(house) >= 2
        and house != own
        and house not in general
        and bare.startswith(house)
        and kinds.mark("sister").fullmatch(bare[len(house) :])
    ):
        return True
    inside = len(own) >= 4 and own in bare and not kinds.mark("gathered").search(bare)
    if inside or _abbreviates(bare, own, kinds) or _shortens(stem, own):
        return True
    return len(bare) >= 3 and (
        own.startswith(bare)
        or (len(bare) >= 4 and own.endswith(bare))
        or (len(stem) >= 2 and stem not in general and own[2:].startswith(stem))
    )


def _shortens(stem: str, own: str) -> bool:
    """Whether a name is made of letters of *own*, in order, from the same beginning: 中国福彩 of 中国福利彩票发行管理中心."""
    rest = iter(own)
    return len(stem) >= 4 and len(own) >= 1.5 * len(stem) and stem[:2] == own[:2] and all(char in rest for char in stem)


def _abbreviates(bare: str, own: str, kinds: Kinds) -> bool:
    """Whether *bare* is a bureau's short name for *own*: 省发改委 of 某省发展和改革委员会."""
    rest = iter(own)
    return kinds.mark("bureau").fullmatch(bare) is not None and all(char in rest for char in bare)


def own_of(document: Document, kinds: Kinds, site: Site, owners: Iterable[Fact]) -> Own:
    """The document's site as it shows itself: configured, in its title, in its meta tags, as an owner; whose the text is (本文版权归某社所有) may be another."""
    names = [site.name, site.owner, *site.house_names]
    for field in document.fields:
        if field.name in ("og:site_name", "sitename", "application-name", "copyright", "apple-mobile-web-app-title"):
            names.append(kinds.mark("name-noise").sub("", fold(field.value)))
        elif field.name == "title" and field.origin == "meta":  # a post's own title ends with nobody's name: 转|题目
            names.extend(map(str.strip, _TITLE_SPLIT.split(field.value)[1:]))
    site_wide = [fact for fact in owners if not _is_of_text(document, fact)]
    names.extend(fact.fields.get("owner", "") for fact in site_wide)
    houses = [frozenset(line.split(" ")) for line in kinds.lists["houses"]]
    cores = {core(name, kinds) for name in names if name}
    cores |= {core(name, kinds) for house in houses if not house.isdisjoint(cores) for name in house}
    cores |= {name.removeprefix("www.").split(".")[0] for name in cores if DOMAIN.fullmatch(name)}
    hosts = [*site.hosts, *(host_of(field.value) for field in document.fields if field.name == "og:url")]
    hosts += [host for fact in site_wide if (host := _domain_behind(document.source, fact.span.end))]
    hosts += _hosts_of_post(document)
    domains = frozenset(registered(host.lower(), kinds.lists) for host in hosts if host)
    return Own(frozenset(name for name in cores if 2 <= len(name) <= 24), domains, kinds)


def _hosts_of_post(document: Document) -> list[str]:
    """The hosts of the links to the post itself: the day and name in their address are those of its file (2099-04-11-name.md, /2099/04/11/name/),
    or of what its front matter says. A translation bears the name of the original, yet not its day.
    """
    stated = [field.value for field in document.fields if field.origin == "front matter" and field.name in _PLACES]
    posts = {found.groups() for each in (document.path, *stated) if (found := _POST.search(each.lower()))}
    if not posts:
        return []
    places = ((link, _POST.search(unquote(link.href).lower().rstrip("/"))) for link in document.links)
    return [host_of(link.href) for link, found in places if found is not None and found.groups() in posts]


def _is_of_text(document: Document, fact: Fact) -> bool:
    """Whether a notice says whose the text is, and not whose the site is: in the article, and of 本文 or nothing but its owner."""
    if "article" not in fact.regions:
        return False
    start = fact.span.start
    return (
        fact.text == fact.fields.get("owner") or _OF_TEXT.search(document.source, max(0, start - 24), start) is not None
    )


def _domain_behind(source: str, at: int) -> str:
    """The domain that stands right behind *at* in the source, tags apart, as behind the owner of a notice; empty where there is none."""
    found = DOMAIN.match(_TAG.sub("", source[at : at + _BEHIND]).lstrip(" \t\r\n|,，()（）·-").lower())
    return found.group() if found else ""
