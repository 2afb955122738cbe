"""Where a site is served, as the files of its folder say: the address in its generator's settings, the domain in ``CNAME``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from checker.disk import content
from checker.text.pattern import LazyPattern

SETTINGS = (
    "_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml", "config/_default/config.toml",
    "mkdocs.yml", "docusaurus.config.js", "docusaurus.config.ts", "astro.config.mjs", "astro.config.ts",
)  # fmt: skip
"""Where generators keep the address of the site, seen from its folder."""
DOMAINS = ("CNAME", "source/CNAME", "static/CNAME", "public/CNAME")
"""Where the domain of a site stands that GitHub serves (docs.github.com, *Managing a custom domain*)."""
STORES = (".git", ".hg", ".svn")
LARGEST = 200_000
"""Bytes of settings that are looked into."""
_ADDRESS = LazyPattern(
    r"""(?mi)^[ \t]{0,4}["']?(?:url|base_?url|site_?url|site)["']?[ \t]*[:=][ \t]*["']?https?://([\w.-]+)"""
)
_SITEMAP = LazyPattern(r"(?mi)^[ \t]{0,4}sitemap:[ \t]*https?://([\w.-]+)")
_PAGES = LazyPattern(r"[a-z0-9][a-z0-9-]*\.(?:github|gitlab)\.io")
"""Repositories of this name are served under it (docs.github.com, *About GitHub Pages*)."""
_HOST = LazyPattern(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}")


class Served(NamedTuple):
    """Where a site is served."""

    hosts: tuple[str, ...] = ()
    """In lower case."""
    by_github: bool = False
    """Whether a file asks GitHub to serve it under its own domain."""


class Sites:
    """Looks from a file's folder upwards for what says where its site is served, each folder once, not beyond its work tree."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Served] = {}

    def find(self, path: str) -> Served:
        """What the nearest folder says that says anything."""
        return self._of(Path(os.path.abspath(path)).parent)

    def _of(self, folder: Path) -> Served:
        below = []
        while folder not in self._by_folder:
            below.append(folder)
            here = look(folder)
            if here.hosts or folder.parent == folder or any((folder / store).exists() for store in STORES):
                self._by_folder[folder] = here
            else:
                folder = folder.parent
        found = self._by_folder[folder]
        self._by_folder.update(dict.fromkeys(below, found))
        return found


def look(folder: Path) -> Served:
    """What the files of *folder* say; those that cannot be read say nothing."""
    named = [name] if _PAGES.fullmatch(name := folder.name.lower()) else []
    sitemaps = [found[1].lower() for found in _SITEMAP.finditer(_text(folder / "robots.txt"))]
    domains = [host for name in DOMAINS for host in _text(folder / name).lower().split() if _HOST.fullmatch(host)]
    stated = [found[1].lower() for name in SETTINGS for found in _ADDRESS.finditer(_text(folder / name))]
    return Served(tuple(dict.fromkeys((*domains, *stated, *(sitemaps or named)))), bool(domains))


def _text(path: Path) -> str:
    """Its text; nothing for a link, which may lead anywhere."""
    try:
        return content(path, LARGEST, follow=False).decode("utf-8", errors="replace")
    except OSError:
        return ""
