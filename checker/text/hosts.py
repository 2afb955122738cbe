"""Hosts in addresses, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from sys import maxsize
from urllib.parse import urlsplit

from checker.text.pattern import LazyPattern

ADDRESS = LazyPattern(
    r"https?://(?:(?![,;][一-鿿])[^\s<>()\[\]\"'“”《》「」，。；、|（）【】]|\([A-Za-z0-9_:.,%&=+/-]*\))+|www\.[\w.-]+\.\w{2,}[^\s<>()\"'，。；、|（）]*"
)
"""An address of the web in a text, up to what no address holds there; brackets are held closed only (RFC 3986 allows them)."""
_TRAILING = ".,;:!?)'\"*_"
DOMAIN = LazyPattern(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,6}){1,2}")
"""A host as people write it for a site's name."""


_STAND_IN = LazyPattern(
    r"(?:.*\.)?(?:example|your-?(?:site|domain|name|blog|project)[\w-]*|my-?(?:site|domain)|username|localhost|domain|xxx+)\..*|localhost|[\d.]+|.*\.(?:test|invalid|local|localhost)"
)
"""Addresses that came with a generator, or are written until there is one."""
_PLAIN = re.compile(r"(?:https?:)?//([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)(?::[0-9]{1,5})?(?=[/?#]|\Z)")
"""Addresses as nearly all are: what they say needs no parser of all that may be one."""


def addresses(text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
    """What :data:`ADDRESS` matches in *text* between two 0-based code points, from left to right."""
    if text.find("://", start, end) < 0 and text.find("www.", start, end) < 0:
        return iter(())
    return ADDRESS.finditer(text, start, end)


def without_trailing(address: str) -> str:
    """An address without the marks of the sentence behind it; a bracket that is opened in it stays.

    >>> without_trailing("https://a.example/b_(c)."), without_trailing("https://a.example/b).")
    ('https://a.example/b_(c)', 'https://a.example/b')
    """
    address = address.removesuffix("~~")  # struck out
    while address and address[-1] in _TRAILING and not (address[-1] == ")" and "(" in address):
        address = address[:-1]
    return address


def host_of(url: str) -> str:
    """The host of an address, lower case; empty where it has none."""
    if (plain := _PLAIN.match(url)) is not None:
        return plain[1].lower()
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def is_stand_in(host: str) -> bool:
    """Whether a host, in lower case, stands for one that nobody has filled in.

    >>> [is_stand_in(host) for host in ("example.com", "www.your-site.cn", "127.0.0.1", "hebian.net", "www.mydomains.cn")]
    [True, True, True, False, False]
    """
    return _STAND_IN.fullmatch(host) is not None


def registered(host: str, lists: Mapping[str, Collection[str]]) -> str:
    """The part of a host that somebody registered, or was given by a platform.

    Of *lists*, ``second-levels`` holds the labels under which countries register (``com`` in ``com.cn``), ``shared-domains`` other domains
    of two labels under which everybody may have a name.

    >>> lists = {"second-levels": {"com"}, "shared-domains": {"gd.cn"}}
    >>> registered("news.sina.com.cn", lists), registered("www.example.org", lists), registered("www.a.gd.cn", lists)
    ('sina.com.cn', 'example.org', 'a.gd.cn')
    """
    parts = host.removeprefix("www.").split(".")
    is_country = len(parts[-1]) == 2 and any(label in lists["second-levels"] for label in parts[-2:-1])
    return ".".join(parts[-3 if is_country or ".".join(parts[-2:]) in lists["shared-domains"] else -2 :])


def same_address(shown: str, href: str) -> bool:
    """Whether the text of a link is its address, whole or cut short with dots."""
    one, two = (re.sub(r"^(?:https?:)?//(?:www\.)?|[/.…\s]+$", "", part.strip().lower()) for part in (shown, href))
    return (
        one == two
        or (shown.rstrip().endswith(("...", "…")) and two.startswith(one))
        or (two.startswith(one) and "/" in one)
    )
