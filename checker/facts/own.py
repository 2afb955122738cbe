"""Which names are this site's own: a source that is the site itself is no source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from checker.facts.reading import Reading
from checker.model import Fact, Site
from checker.text.fold import fold
from checker.text.pattern import Pattern

_FORM = Pattern(
    r"(?:股份)?有限(?:责任)?公司.*$|公司$|(?:报业|传媒|出版)?(?:传媒)?集团$|客户端$|官方网站$|官网$|网站$|官方微博$|公众号$|频道$|编辑部$|新闻网络信息中心$|社$|首页$|[.·\s]+$|inc$|corporation$|,?\s*(?:inc|ltd|llc|corp)\.?$"
)
_TITLE_SPLIT = Pattern(r"\s*[_|]\s*|\s+[-–—·«»]+\s+|\s*--+\s*|-(?=[^-]*$)")
_NOTICE = Pattern(r"版权所有.*|copyright|©|\(c\)|[\d-]+")
_DOMAIN = Pattern(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,6}){1,2}")
_SISTER = Pattern(r"(?:周刊|日报|晚报|早报|晨报|都市报|商报|报|新闻|客户端|杂志|在线|电视台|传媒|频道)(?:客户端)?")
_TOO_GENERAL = frozenset(
    ("中国", "新闻", "人民", "首页", "博客", "资讯", "新华", "光明", "经济", "科技", "教育", "财经")
)
_GATHERED = Pattern(r"自媒体|综合|转载|整理")
_SELF = frozenset(
    (
        "本站",
        "本网",
        "本报",
        "本刊",
        "本站原创",
        "本网原创",
        "原创",
        "本台",
        "本报讯",
        "本网讯",
        "自己",
        "个人原创",
        "官网",
        "本单位",
        "本院",
        "本校",
        "本公司",
    )
)


def core(name: str) -> str:
    """A name without what companies, sites and papers add to it, folded.

    >>> core("云南日报报业集团")
    '云南日报'
    """
    name = re.sub(r"[《》\"'\s]", "", fold(name)) if re.search(r"[一-鿿]", name) else fold(name).strip()
    while True:
        shorter = _FORM.sub("", name)
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

    def holds(self, name: str, url: str) -> bool:
        """Whether a source is this site itself, by one of its names or its host."""
        folded = fold(name)
        if not name or _DOMAIN.fullmatch(folded):
            return registered(host_of(url or name)) in self.hosts
        if folded in _SELF or folded.startswith(("本站", "本网", "本报", "旧站", "老站", "旧博客")):
            return True
        if folded.endswith("原创"):
            return True
        bare = core(name)
        return len(bare) >= 2 and any(_same(bare, own) for own in self.names)


def _same(bare: str, own: str) -> bool:
    """Whether two cores are one house: the same, or one begins with the other (人民网-文化频道, 新浪科技)."""
    if own == bare:
        return True
    if bare.isascii() or own.isascii():
        return bare.replace(" ", "") == own.replace(" ", "")
    if bare.startswith(own) and own not in _TOO_GENERAL and not _GATHERED.search(bare[len(own) :]):
        return True
    stem, house = bare.removesuffix("网"), own.removesuffix("网")
    if (
        len(house) >= 2
        and house != own
        and house not in _TOO_GENERAL
        and bare.startswith(house)
        and _SISTER.fullmatch(bare[len(house) :])
    ):
        return True
    return len(bare) >= 3 and (
        own.startswith(bare) or (len(stem) >= 2 and stem not in _TOO_GENERAL and own[2:].startswith(stem))
    )


def own_of(reading: Reading, site: Site, owners: Iterable[Fact]) -> Own:
    """The document's site as it shows itself: configured, in its title, in its meta tags, as an owner."""
    names = [site.name, site.owner, *site.house_names]
    hosts = list(site.hosts)
    for field in reading.document.fields:
        if field.name in ("og:site_name", "sitename", "application-name", "copyright", "apple-mobile-web-app-title"):
            names.append(_NOTICE.sub("", fold(field.value)))
        elif field.name == "title":
            names.extend(_TITLE_SPLIT.split(field.value)[1:])
    names.extend(fact.fields.get("owner", "") for fact in owners)
    cores = {core(name) for name in names if name}
    cores |= {name.removeprefix("www.").split(".")[0] for name in cores if _DOMAIN.fullmatch(name)}
    domains = frozenset(registered(host.lower()) for host in (*hosts, *_stated_hosts(reading)) if host)
    return Own(frozenset(name for name in cores if 2 <= len(name) <= 24), domains)


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
