"""Which names are this site's own: a source that is the site itself is no source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from checker.facts.kinds import Kinds
from checker.facts.reading import Reading
from checker.model import Fact, Site
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

_TITLE_SPLIT = LazyPattern(r"\s*[_|]\s*|\s+[-–—·«»]+\s+|\s*--+\s*|-(?=[^-]*$)")
_DOMAIN = LazyPattern(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,6}){1,2}")


def core(name: str, kinds: Kinds) -> str:
    """A name without what companies, sites and papers add to it, folded: 云南日报 of 云南日报报业集团."""
    name = re.sub(r"[《》\"'\s]", "", fold(name)) if any("一" <= char <= "鿿" for char in name) else fold(name).strip()
    while True:
        shorter = kinds.mark("house-form").sub("", name)
        if shorter == name or len(shorter) < 2:
            return name
        name = shorter


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
        if not name or _DOMAIN.fullmatch(folded):
            return registered(host_of(url or name)) in self.hosts
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
            and self.kinds.mark("department").fullmatch(bare) is not None
        )


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
    return len(bare) >= 3 and (
        own.startswith(bare)
        or (len(bare) >= 4 and own.endswith(bare))
        or (len(stem) >= 2 and stem not in general and own[2:].startswith(stem))
    )


def own_of(reading: Reading, site: Site, owners: Iterable[Fact]) -> Own:
    """The document's site as it shows itself: configured, in its title, in its meta tags, as an owner."""
    kinds = reading.kinds
    names = [site.name, site.owner, *site.house_names]
    hosts = list(site.hosts)
    for field in reading.document.fields:
        if field.name in ("og:site_name", "sitename", "application-name", "copyright", "apple-mobile-web-app-title"):
            names.append(kinds.mark("name-noise").sub("", fold(field.value)))
        elif field.name == "title":
            names.extend(_TITLE_SPLIT.split(field.value)[1:])
    names.extend(fact.fields.get("owner", "") for fact in owners)
    cores = {core(name, kinds) for name in names if name}
    cores |= {core(name, kinds) for house in _houses(kinds) if not house.isdisjoint(cores) for name in house}
    cores |= {name.removeprefix("www.").split(".")[0] for name in cores if _DOMAIN.fullmatch(name)}
    domains = frozenset(registered(host.lower()) for host in (*hosts, *_stated_hosts(reading)) if host)
    return Own(frozenset(name for name in cores if 2 <= len(name) <= 24), domains, kinds)


def _houses(kinds: Kinds) -> Iterator[frozenset[str]]:
    """The names of each listed house, folded as the list is."""
    return (frozenset(line.split(" ")) for line in kinds.lists["houses"])


def _stated_hosts(reading: Reading) -> tuple[str, ...]:
    """The host that the page gives as its own; the canonical address may be where the text came from."""
    return tuple(registered(host_of(field.value)) for field in reading.document.fields if field.name == "og:url")


def host_of(url: str) -> str:
    """The host of an address, lower case; empty where it has none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def registered(host: str) -> str:
    """The part of a host that somebody registered, by its common endings.

    >>> registered("news.sina.com.cn"), registered("www.example.org")
    ('sina.com.cn', 'example.org')
    """
    parts = host.removeprefix("www.").split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in ("com", "net", "org", "gov", "edu", "co") and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])
