"""The site generators we know by sight: one line each, first match wins."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Style = Literal["blog", "manual", "app", "pages", "export"]
"""What is usually made with it: a personal blog, a manual, an application, plain pages, rows of a database."""


@dataclass(frozen=True, slots=True)
class Generator:
    """How to tell a generator, and where it keeps what."""

    name: str
    style: Style
    marks: tuple[tuple[str, ...], ...]
    """One of these groups of patterns must have a file for each of its patterns; ``*`` crosses folders."""
    package: str = ""
    """Or: ``package.json`` names this dependency."""
    settings: tuple[str, ...] = ()
    """Where the title, the address and perhaps the footer stand."""
    ignore: tuple[str, ...] = ()
    """What it makes, and samples that are not pages yet."""


GENERATORS = (
    Generator(
        "Hexo", "blog", (("_config.yml", "scaffolds/*"), ("_config.yml", "source/_posts/*"), ("_config.yml", "themes/*/layout/*")),
        "hexo", ("_config.yml", "_config.*.yml", "themes/*/_config.yml"), ("scaffolds/", "/public/"),
    ),
    Generator(
        "Hugo", "blog", (("hugo.toml",), ("hugo.y*ml",), ("hugo.json",), ("config.toml", "content/*"), ("config.toml", "archetypes/*"), ("config.y*ml", "archetypes/*"), ("config/_default/*",)),
        "", ("hugo.*", "config.toml", "config.y*ml", "config/_default/*"), ("archetypes/", "/themes/*/content/", "exampleSite/", "/public/", "/resources/"),
    ),
    Generator(
        "Jekyll", "blog", (("_config.yml", "_posts/*"), ("_config.yml", "_layouts/*"), ("_config.yml", "Gemfile"), ("_config.yml", "index.m*d*")),
        "", ("_config.yml",), ("/_site/",),
    ),
    Generator("VitePress", "manual", (("*.vitepress/config.*",),), "vitepress", ("*.vitepress/config.*",), (".vitepress/dist/", ".vitepress/cache/")),
    Generator("VuePress", "manual", (("*.vuepress/*",),), "vuepress", ("*.vuepress/config.*", "*.vuepress/theme.*"), (".vuepress/dist/", ".vuepress/.cache/", ".vuepress/.temp/")),
    Generator("Docusaurus", "manual", (("docusaurus.config.*",),), "@docusaurus/core", ("docusaurus.config.*",), ("/build/", "/.docusaurus/")),
    Generator("MkDocs", "manual", (("mkdocs.y*ml",),), "", ("mkdocs.y*ml",), ("/site/",)),
    Generator("Eleventy", "blog", ((".eleventy.js",), ("eleventy.config.*",)), "@11ty/eleventy", ("_data/*", "*/_data/*"), ("/_site/",)),
    Generator("Astro", "app", (("astro.config.*",),), "astro", ("astro.config.*", "src/config.*", "src/consts.*"), ("/dist/", "/.astro/")),
    Generator("Next.js", "app", (("next.config.*",),), "next", ("next.config.*",), ("/.next/", "/out/")),
    Generator("Nuxt", "app", (("nuxt.config.*",),), "nuxt", ("nuxt.config.*",), ("/.nuxt/", "/.output/", "/dist/")),
    Generator("Gatsby", "app", (("gatsby-config.*",),), "gatsby", ("gatsby-config.*",), ("/public/", "/.cache/")),
    Generator("WordPress", "blog", (("wp-content/themes/*",), ("style.css", "functions.php", "footer.php", "single.php")), "", (), ("wp-admin/", "wp-includes/")),
    Generator("Typecho", "blog", (("usr/themes/*",), ("index.php", "functions.php", "footer.php", "post.php")), "", (), ("/admin/", "/var/")),
)  # fmt: skip
PAGES = Generator("HTML", "pages", ())
EXPORT = Generator("CMS export", "export", ())

_ROWS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".warc.gz")


def recognise(paths: Sequence[str], read: Callable[[str], str | None]) -> Generator:
    """The generator of the site whose files are *paths* (relative, with ``/``); plain pages when none is known."""
    package = (read("package.json") or "") if "package.json" in paths else ""
    for generator in GENERATORS:
        if generator.package and f'"{generator.package}"' in package:
            return generator
        if any(all(matching(paths, (mark,)) for mark in marks) for marks in generator.marks):
            return generator
    rows = sum(path.endswith(_ROWS) for path in paths)
    pages = sum(path.endswith((".html", ".htm", ".md", ".txt")) for path in paths)
    return EXPORT if rows > pages else PAGES


def matching(paths: Sequence[str], patterns: Sequence[str]) -> list[str]:
    """The *paths* that one of the *patterns* matches, in order."""
    return [path for path in paths if any(fnmatchcase(path, pattern) for pattern in patterns)]
