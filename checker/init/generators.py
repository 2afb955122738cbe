"""The site generators, themes and content systems we know by sight: one entry each, first match wins."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal

from checker.documents.included import FOOT, included
from checker.init.templates import is_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Style = Literal["blog", "manual", "app", "site", "theme", "pages", "posts", "export"]
"""What is usually made with it: a personal blog, a manual, an application, a site that programs put together from
templates, a theme for sites of others, plain pages, loose posts, rows of a database."""


@dataclass(frozen=True, slots=True)
class Generator:
    """How to tell a generator, and where it keeps what. Patterns: ``*`` crosses folders; without ``/`` only the top is meant."""

    name: str
    style: Style
    marks: tuple[tuple[str, ...], ...]
    """One of these groups of patterns must have a file for each of its patterns."""
    package: str = ""
    """Or: ``package.json`` depends on this."""
    settings: tuple[str, ...] = ()
    """Where the site itself is named: title, address, author; of two that say different things, what matches the first counts."""
    options: tuple[str, ...] = ()
    """Where a theme is told what to show; the theme's own name and author stand there, too."""
    templates: tuple[str, ...] = ()
    """Folders of templates, some written as ``.html`` or ``.htm``, in gitignore syntax."""
    posts: tuple[str, ...] = ()
    """Folders of posts, relative."""
    ignore: tuple[str, ...] = ()
    """What it makes, samples that are not pages yet, and its own program."""


GENERATORS = (
    Generator(
        "Hexo", "blog", (("_config.yml", "scaffolds/*"), ("_config.yml", "source/_posts/*"), ("_config.yml", "themes/*/layout/*")),
        "hexo", ("_config.yml",), ("_config.*.yml", "source/_data/*.yml", "themes/*/_config.yml"), (), ("source/_posts",), ("scaffolds/", "/public/"),
    ),
    Generator("Hexo theme", "theme", (("_config.y*ml", "layout/layout.*"), ("_config.y*ml", "layout/index.*")), "", (), ("_config.y*ml",)),
    Generator("Halo theme", "theme", (("theme.y*ml", "templates/*"), ("theme.y*ml", "*.ftl"))  , "", (), ("settings.y*ml",), ("templates/**",)),
    Generator("Hugo theme", "theme", (("theme.toml", "layouts/*"),), "", (), (), ("layouts/**",), (), ("archetypes/", "exampleSite/")),
    Generator("Jekyll theme", "theme", (("*.gemspec", "_layouts/*"),), "", (), ("_config.yml",), ("_layouts/**", "_includes/**"), (), ("/_site/",)),
    Generator(
        "Hugo", "blog", (("hugo.toml",), ("hugo.y*ml",), ("hugo.json",), ("config.toml", "content/*"), ("config.toml", "archetypes/*"), ("config.y*ml", "archetypes/*"), ("config/_default/*",)),
        "", ("config/production/*", "hugo.*", "config.toml", "config.y*ml", "config/_default/*"), (), ("layouts/**", "themes/*/layouts/**"), ("content",),
        ("archetypes/", "/themes/*/content/", "exampleSite/", "/public/", "/resources/"),
    ),
    Generator(
        "Jekyll", "blog", (("_config.yml", "_posts/*"), ("_config.yml", "_layouts/*"), ("_config.yml", "Gemfile"), ("_config.yml", "index.m*d*")),
        "", ("_config.yml",), (), ("_layouts/**", "_includes/**"), ("_posts",), ("/_site/",),
    ),
    Generator("VitePress", "manual", (("*.vitepress/config.*",),), "vitepress", ("*.vitepress/config.*", "*.vitepress/config/*"), ("*.vitepress/theme/*.[jt]s", "*.vitepress/theme/*.m[jt]s"), (), (), ("**/.vitepress/dist/", "**/.vitepress/cache/")),
    Generator("VuePress", "manual", (("*.vuepress/*",),), "vuepress", ("*.vuepress/config.*", "*.vuepress/config/*", "*.vuepress/theme.*"), ("*.vuepress/client.[jt]s", "*.vuepress/theme/*.[jt]s"), (), (), ("**/.vuepress/dist/", "**/.vuepress/.cache/", "**/.vuepress/.temp/")),
    Generator("Docusaurus", "manual", (("docusaurus.config.*",),), "@docusaurus/core", ("docusaurus.config.*",), (), (), (), ("/build/", "/.docusaurus/")),
    Generator("MkDocs", "manual", (("mkdocs.y*ml",),), "", ("mkdocs.y*ml",), (), (), (), ("/site/",)),
    Generator("GitBook", "manual", (("book.json", "SUMMARY.md"), ("book.toml", "src/SUMMARY.md")), "", ("book.json", "book.toml"), (), (), (), ("/_book/", "book/")),
    Generator("Eleventy", "blog", ((".eleventy.js",), ("eleventy.config.*",)), "@11ty/eleventy", ("_data/*", "*/_data/*"), (), (), ("posts",), ("/_site/",)),
    Generator("Astro", "app", (("astro.config.*",),), "astro", ("astro.config.*", "src/config.*", "src/consts.*"), (), (), (), ("/dist/", "/.astro/")),
    Generator("Next.js", "app", (("next.config.*",),), "next", ("next.config.*",), (), (), (), ("/.next/", "/out/")),
    Generator("Nuxt", "app", (("nuxt.config.*",),), "nuxt", ("nuxt.config.*",), (), (), (), ("/.nuxt/", ".output/", "/dist/")),
    Generator("Gatsby", "app", (("gatsby-config.*",),), "gatsby", ("gatsby-config.*",), (), (), (), ("/public/", "/.cache/")),
    Generator("WordPress", "site", (("wp-content/themes/*",),), "", (), (), (), (), ("wp-admin/", "wp-includes/")),
    Generator("WordPress theme", "theme", (("style.css", "functions.php", "footer.php", "single.php"),)),
    Generator("Typecho", "site", (("usr/themes/*",),), "", (), (), (), (), ("/admin/", "/var/", "/install/")),
    Generator("Typecho theme", "theme", (("index.php", "functions.php", "post.php", "footer.php"), ("index.php", "functions.php", "post.php", "*/foot*.php"))),
    Generator("WordPress theme", "theme", (("style.css", "functions.php", "index.php", "*/foot*.php"),)),
    Generator(
        "DedeCMS", "site", (("templets/*.htm", "plus/*.php"), ("templets/*.htm", "include/dedetag*")),
        "", ("data/config.cache.inc.php",), (), ("templets/**",), (), ("/dede/", "/include/", "/install/", "/data/", "/templets/plus/", "/templets/system/", "/templets/lurd/"),
    ),
    Generator(
        "PHPCMS", "site", (("phpcms/templates/*", "phpcms/modules/*"), ("phpcms/templates/*", "phpcms/base.php")),
        "", (), (), ("phpcms/templates/**",), (), ("/phpsso_server/", "/caches/", "/phpcms/modules/", "/phpcms/libs/", "/phpcms/languages/", "/statics/", "/install_package/"),
    ),
    Generator("EmpireCMS", "site", (("e/class/*.php", "e/data/*"),), "", (), (), (), (), ("/e/class/", "/e/data/", "/e/admin/", "/e/install/")),
    Generator("Laravel", "site", (("resources/views/*.blade.php",),), "", (), (), (), (), ("/storage/", "/bootstrap/")),
    Generator("Spring", "site", (("src/main/resources/templates/*",), ("*/src/main/resources/templates/*",)), "", (), (), ("src/main/resources/templates/**",), (), ("target/",)),
    Generator("JSP", "site", (("*/WEB-INF/*", "*.jsp"), ("WEB-INF/*", "*/*.jsp"), ("WebRoot/*.jsp",), ("WebContent/*.jsp",), ("src/main/webapp/*.jsp",)), "", (), (), (), (), ("target/", "out/", "build/")),
    Generator("ThinkPHP", "site", (("application/*/view/*",), ("app/*/view/*",), ("Application/*/View/*",), ("*/Tpl/*.html",), ("*ThinkPHP/ThinkPHP.php", "*/*.html")), "", (), (), ("view/**", "View/**", "Tpl/**", "Template/**"), (), ("runtime/", "Runtime/", "thinkphp/", "ThinkPHP/")),
    Generator("ASP.NET", "site", (("*.aspx", "App_Code/*"), ("*.aspx", "*.[Cc]onfig"), ("*.aspx", "*.aspx.cs")), "", (), (), (), (), ("/obj/",)),
    Generator("Django", "site", (("manage.py", "*templates/*.html"),), "", (), (), ("templates/**",)),
    Generator("Vue", "app", (("src/App.vue",),), "", (), (), (), (), ("/dist/",)),
    Generator("React", "app", (("src/App.[jt]s*", "public/index.html"), ("src/App.[jt]sx", "index.html"), ("App.[jt]sx", "index.html")), "", (), (), (), (), ("build/", "dist/")),
)  # fmt: skip
TEMPLATES = Generator("Templates", "site", ())
PAGES = Generator("HTML", "pages", ())
POSTS = Generator("Markdown", "posts", ())
EXPORT = Generator("CMS export", "export", ())

_TEMPLATES = (".ejs", ".hbs", ".handlebars", ".mustache", ".njk", ".jinja", ".jinja2", ".j2", ".liquid", ".ftl", ".ftlh", ".vm", ".jsp", ".php", ".twig", ".tpl", ".dwt", ".lbi", ".swig", ".pug", ".jade", ".erb", ".cshtml", ".art", ".tmpl", ".gohtml")  # fmt: skip
"""Templates by their suffix alone, of a site that no generator made."""
_LAYOUTS = (
    "layout*",
    "*/layout*",
    "*base.*",
    "*main.*",
    "*default.*",
    "*foot*.*",
    "*/foot*.*",
    "*bottom*.*",
    "*/bottom*.*",
    "*master.*",
)
"""How those are called that pages are put into, or that end them."""
_EXAMPLES = ("demo", "example", "sample", "test", "spec", "starter")
"""How folders begin that show how something is used."""
_DEEPEST = 2
"""So many folders down a site is looked for."""
_PAGES_READ, _SEVERAL = 40, 3
"""So many pages are read where no name tells what made them; so many of them that share a footer are templates."""
_DOCUMENTS = (".md", ".markdown", ".html", ".htm", ".txt")
_ROWS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".warc.gz")


def recognise(paths: Sequence[str], read: Callable[[str], str | None]) -> Generator:
    """The generator of the site whose files are *paths* (relative, with ``/``); pages, posts or rows when none is known."""
    for generator in GENERATORS:
        if any(all(matching(paths, (mark,)) for mark in marks) for marks in generator.marks):
            return generator
    needed = _dependencies(read("package.json") or "") if "package.json" in paths else frozenset()
    known = next((generator for generator in GENERATORS if generator.package in needed), None)
    if known is not None:
        return known
    rows, pages, posts = (
        sum(path.lower().endswith(endings) for path in paths)
        for endings in (_ROWS, (".html", ".htm", ".shtml"), (".md", ".markdown", ".txt"))
    )
    if rows > pages + posts:
        return EXPORT
    # an editor or a library brings pages of its own along
    mine = {path: path.lower() for path in paths if not is_aside(path)}
    made = [path for path in mine.values() if path.endswith(_TEMPLATES)]
    if len(made) > sum(path.endswith(_DOCUMENTS) for path in mine.values()) and matching(made, _LAYOUTS):
        return TEMPLATES
    if posts <= pages and _share_a_footer([*mine], read):
        return TEMPLATES
    return POSTS if posts > pages else PAGES


def _share_a_footer(paths: Sequence[str], read: Callable[[str], str | None]) -> bool:
    """Whether several of the pages among *paths*, of which a few are read, bring in a file that is called a footer."""
    pages = [path for path in paths if path.lower().endswith((".html", ".htm", ".shtml"))]
    some = pages[:: len(pages) // _PAGES_READ + 1]
    brought = (included(read(path) or "", path[path.rindex(".") :].lower()).names for path in some)
    return sum(any(map(FOOT.search, names)) for names in brought) >= _SEVERAL


def site_below(paths: Sequence[str], read: Callable[[str], str | None]) -> str:
    """The folder, with ``/`` behind it, in which the only site lies whose generator is known, with at least half of what is written; else
    empty. It lies in the folder itself, or in one of those (``apps/site``).
    """
    for depth in range(1, _DEEPEST + 1):
        folders: dict[str, list[str]] = {}
        for path in paths:
            parts = path.split("/", depth)
            if len(parts) > depth:
                folders.setdefault("/".join(parts[:depth]) + "/", []).append(parts[depth])
        known = [
            folder
            for folder, inside in folders.items()
            if recognise(inside, lambda path, folder=folder: read(folder + path)).marks  # type: ignore[misc]
        ]
        if known:
            return _with_most(known, folders, paths)
    return ""


def _with_most(known: Sequence[str], folders: Mapping[str, Sequence[str]], paths: Sequence[str]) -> str:
    """The only folder *known*, where it is no example and holds half of the documents among *paths*."""
    if len(known) != 1 or any(part.startswith(_EXAMPLES) for part in known[0].lower().split("/")):
        return ""
    written = sum(path.lower().endswith(_DOCUMENTS) for path in paths)
    mine = sum(path.lower().endswith(_DOCUMENTS) for path in folders[known[0]])
    return known[0] if 2 * mine >= written else ""


def matching(paths: Sequence[str], patterns: Sequence[str]) -> list[str]:
    """The *paths* that one of the *patterns* matches, in order."""
    return [
        path
        for path in paths
        if any(fnmatchcase(path, pattern) and ("/" in pattern or "/" not in path) for pattern in patterns)
    ]


def _dependencies(package: str) -> frozenset[str]:
    try:
        read: Any = json.loads(package)
    except ValueError:
        return frozenset()
    groups = [read.get(key) for key in ("dependencies", "devDependencies")] if isinstance(read, dict) else []
    return frozenset(name for group in groups if isinstance(group, dict) for name in group)
