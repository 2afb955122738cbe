"""What a site's own settings state: its title, its addresses, its author and the theme in use."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from checker.init.names import GENERIC, is_name

PLACEHOLDER_HOSTS = (
    "example.", "yoursite", "your-site", "your_site", "your-domain", "yourdomain", "your-", "localhost", "username", "github.com", "gitee.com",
    "twitter.com", "weibo.com", "zhihu.com", "jsdelivr", "unpkg", "googleapis", "npmjs", "mysite", "xxx", "docs-demo", "theme-demo", "-theme-",
)  # fmt: skip
"""Addresses that came with the generator, and those of other people's services."""
_STAND_IN = re.compile(
    r"(?:www\.)?(?:test|demo|domain|mydomain|yourdomain)\..*|.*\.(?:test|invalid|local|localhost|lan|example)"
)
"""Hosts that a developer writes until there is an address."""
_TITLES = (
    "hexo", "my new hugo", "your awesome title", "my awesome project", "vitepress", "vuepress", "hello, vuepress", "my site", "my docs", "my blog", "my website", "your site", "your blog",
    "docs", "test", "demo", "example", "example site", "title", "untitled", "new site", "jekyll theme", "hugo theme", "document", "home",
)  # fmt: skip
"""How titles begin that nobody has filled in; the short words are meant as a whole."""
_TITLE = ("title", "site_name", "sitename", "site_title", "cfg_webname")
_ADDRESS = ("url", "baseurl", "base_url", "siteurl", "site_url", "hostname", "site", "metadatabase", "cfg_basehost")
_AUTHOR = ("author", "owner", "cfg_author")
_FILING = ("cfg_beian", "beian", "icp", "icp_no")
_NUMBER = re.compile(r"[\u4e00-\u9fff]ICP备\d{6,10}号(?:-\d+)?")
_NOTICE = re.compile(r"©|&copy;|\(c\)|\b(?:19|20)\d\d\b.*\S{2}", re.IGNORECASE)
_NESTED = ("site", "params", "metadata", "sitemetadata", "sitemap")
"""Tables whose keys are the site's, too."""
_LINE = re.compile(
    r"""(?m)^([ \t]*)(?:\$)?["']?([A-Za-z_]+)["']?[ \t]*[:=][ \t]*(?:new URL\()?(?:(["'`])((?:(?!\3)[^\r\n\\])*)\3)"""
)
"""A key and its string on a line of a program: the indentation, the key, the value."""
_HOST = re.compile(r"(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the settings say; empty where they say nothing, or what came with the generator."""

    title: str = ""
    hosts: tuple[str, ...] = ()
    more_hosts: tuple[str, ...] = ()
    """What else the site may be served as: a ``CNAME`` that the settings know nothing of may have come with a template."""
    author: str = ""
    theme: str = ""
    """The name of the theme in use."""
    icp: str = ""
    """The number that the site's footer is to show."""


def stated(files: Sequence[tuple[str, str]]) -> Stated:
    """What settings files, given as (path, text) in the order of their weight, say about the site."""
    values = [value for path, text in files for value in _values(path, text)]
    return Stated(
        title=next((value for key, value in values if key in _TITLE and _is_title(value)), ""),
        hosts=tuple(dict.fromkeys(host for key, value in values if key in _ADDRESS and (host := host_of(value)))),
        author=_author(values),
        theme=next((value for key, value in values if key == "theme" and value), ""),
        icp=next((found[0] for key, value in values if key in _FILING and (found := _NUMBER.search(value))), ""),
    )


def _author(values: Sequence[tuple[str, str]]) -> str:
    """The author, unless the notice in the settings names somebody else: who writes need not be who owns."""
    author = next((value for key, value in values if key in _AUTHOR and is_name(value)), "")
    notices = [value for key, value in values if key == "copyright" and _NOTICE.search(value)]
    names_author = re.compile(rf"(?<!\w){re.escape(author)}(?!\w)", re.IGNORECASE)
    return author if not notices or any(map(names_author.search, notices)) else ""


def host_of(address: str) -> str:
    """The host of an absolute *address*, lower case; empty for a placeholder, another's service, a store of sources (``….git``) or no address."""
    host = re.split(r"[/:?#]", address.partition("//")[2].rpartition("@")[2])[0].strip().lower()
    if (
        address.rstrip("/").endswith(".git")
        or not _HOST.fullmatch(host)
        or _STAND_IN.fullmatch(host)
        or any(each in host for each in PLACEHOLDER_HOSTS)
    ):
        return ""
    return host


def _is_title(value: str) -> bool:
    plain = value.casefold().strip()
    return (
        0 < len(value) <= 40
        and not any(each in value for each in "{}<>$\n￼")
        and not any(plain == each if len(each) < 8 else plain.startswith(each) for each in _TITLES)
        and plain not in ("hexo", "vitepress", "vuepress")
        and not GENERIC.fullmatch(plain)
    )


def _values(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Keys, lower case, and strings; of data the outermost ones and those of the site's tables, of a program those least indented."""
    suffix = PurePosixPath(path).suffix.lower()
    read = _data(suffix, text)
    if isinstance(read, Mapping):
        yield from _outer(read)
        return
    if suffix in (".yml", ".yaml", ".toml", ".json"):
        return
    found = [(len(each[0].expandtabs(4)), each[1].lower(), each[3].strip()) for each in _LINE.findall(text)]
    for keys in (_TITLE, _ADDRESS, _AUTHOR, _FILING):
        mine = [each for each in found if each[1] in keys and each[2]]
        outermost = min((indent for indent, _, _ in mine), default=0)
        links = {value for indent, key, value in mine if key == "url"}
        if len(links) > 1 or not any(each[:2] == (outermost, "title") for each in found):
            mine = [each for each in mine if each[1] != "url"]  # where links lead, and not the site's own address
        yield from ((key, value) for indent, key, value in mine if indent == outermost or key == "hostname")


def _data(suffix: str, text: str) -> Any:
    try:
        if suffix in (".yml", ".yaml"):
            import yaml

            return yaml.safe_load(text.replace("\t", " "))  # between a key and its value other programs take one
        if suffix == ".toml":
            return tomllib.loads(text)
        if suffix == ".json":
            return json.loads(text)
    except Exception:  # noqa: BLE001  what settings cannot be read say nothing
        return None
    return None


def _outer(read: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for key, value in read.items():
        name = str(key).lower()
        if isinstance(value, str):
            yield name, value.strip()
        elif isinstance(value, Mapping):
            if name in _AUTHOR and isinstance(value.get("name"), str):
                yield name, value["name"].strip()
            elif name in _NESTED:
                yield from ((inner, text) for inner, text in _outer(value) if inner not in _NESTED)
