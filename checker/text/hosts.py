"""Hosts in addresses, and which of them belong together."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


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


def same_address(shown: str, href: str) -> bool:
    """Whether the text of a link is its address, whole or cut short with dots."""
    one, two = (re.sub(r"^(?:https?:)?//(?:www\.)?|[/.…\s]+$", "", part.strip().lower()) for part in (shown, href))
    return (
        one == two
        or (shown.rstrip().endswith(("...", "…")) and two.startswith(one))
        or (two.startswith(one) and "/" in one)
    )
