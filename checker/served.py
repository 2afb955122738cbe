"""Where a site is served, as the files of its folder say: the address in its generator's settings, the domain in ``CNAME``, the
settings of the host that it is put on, and what its error page and its home page give as their own address; whether its
readme calls it an exercise, which nobody serves; and with what nobody gets of it (:mod:`checker.withheld`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from checker import withheld
from checker.disk import text_if_any
from checker.text.pattern import LazyPattern
from checker.withheld import LARGEST, Withheld

SETTINGS = (
    "_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml", "config/_default/config.toml",
    "mkdocs.yml", "docusaurus.config.js", "docusaurus.config.ts", "astro.config.mjs", "astro.config.ts",
)  # fmt: skip
"""Where generators keep the address of the site, seen from its folder."""
DOMAINS = ("CNAME", "source/CNAME", "static/CNAME", "public/CNAME")
"""Where the domain of a site stands that GitHub serves (docs.github.com, *Managing a custom domain*)."""
DEPLOYED: dict[str, LazyPattern] = {
    "vercel.json": LazyPattern(r"\{"),
    "now.json": LazyPattern(r"\{"),
    "netlify.toml": LazyPattern(r"(?m)^[ \t]*\["),
    "wrangler.toml": LazyPattern(r"(?m)^[ \t]*(?:pages_build_output_dir\b|assets\b|\[(?:site|assets)\])"),
    "wrangler.jsonc": LazyPattern(r"\"(?:pages_build_output_dir|assets|site)\"\s*:"),
    "wrangler.json": LazyPattern(r"\"(?:pages_build_output_dir|assets|site)\"\s*:"),
    "firebase.json": LazyPattern(r"\"hosting\"\s*:"),
}
"""The settings of hosts outside the mainland, and what shows that pages are put there: Vercel, Netlify, Cloudflare, Firebase."""
WORKFLOWS = ".github/workflows"
"""Where GitHub keeps what is done with a repository (docs.github.com, *Workflow syntax*)."""
MOST_WORKFLOWS = 12
_TO_PAGES = LazyPattern(r"\bgh-pages\b|\bdeploy-pages\b|github-pages|github\.com[:/][^\s/]+/[^\s/]+\.github\.io")
"""What sends a site to GitHub's host, in a workflow or a script."""
_OF_A_THEME = LazyPattern(r"(?m)^(?![^\n]*\b(?:clone|submodule)\b)[^\n#]*github\.com[:/][^\s/]+/[\w-]*theme[\w-]*")
"""Where the script of a theme sends it, which somebody left beside a site of one's own; one that only fetches a theme sends it nowhere."""
_TO_OWN = LazyPattern(r"\bssh-deploy\b|\b(?:scp|ssh)-action\b|\b(?:rsync|scp|sshpass)\s")
"""What sends it to a server of one's own."""
_DEPLOYS_TO_PAGES = LazyPattern(
    r"""(?m)^deploy:(?:\n(?:[ \t#-][^\n]*)?)*?\n[ \t]+(?:- )?(?:\w+: *["']?(?:https?://|git@|ssh://)[^\s#]*\bgithub\.com[:/][^\s/#]+/[^\s/#]+\.github\.(?:io|com)\b|branch: *["']?gh-pages\b)"""
)
"""The same in the settings of a generator that deploys by itself (hexo.io, *One-Command Deployment*)."""
GENERATORS = ("_config.yml", "_config.yaml")
"""Where those settings stand."""
DEPLOYED_OTHERWISE = (
    "Dockerfile", "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml", "nginx.conf", ".htaccess", "web.config", "deploy.sh",
    "ecosystem.config.js", "ecosystem.config.cjs", "cloudbaserc.json", "edgeone.json", "serverless.yml", "serverless.yaml", "s.yaml",
)  # fmt: skip
"""With one of these beside them, a site may be served by a server of its own, or by a host of the mainland."""
LOST, HOME = "404.html", "index.html"
"""The page for what is not there stands at the root of a site; where there is one, it and the home page tell the site's address."""
STORES = (".git", ".hg", ".svn")
_ADDRESS = LazyPattern(
    r"""(?mi)^[ \t]{0,4}["']?(?:url|base_?url|site_?url|site)["']?[ \t]*[:=][ \t]*["']?https?://([\w.-]+)(?!\S*\.git(?:["'\s]|$))"""
)
_SITEMAP = LazyPattern(r"(?mi)^[ \t]{0,4}sitemap:[ \t]*https?://([\w.-]+)")
_PAGES = LazyPattern(r"[a-z0-9][a-z0-9-]*\.(?:git(?:hub|lab)\.io|github\.com)")
"""Repositories of this name are served under it (docs.github.com, *About GitHub Pages*), until 2013 by the second."""
READMES = (
    "README.md",
    "readme.md",
    "Readme.md",
    "README",
    "README.txt",
    "README_zh.md",
    "README.zh-CN.md",
    "README.zh.md",
)
_EXERCISE = LazyPattern(
    r"(?im)^(?=[^\n]{1,160}$)[^\n]*?(?:(?:课程|期末|结课|平时)(?:大)?(?:作业|设计)|大作业|课设|毕业设计|毕设|练手|练习(?:项目|作品|网站|页面|用|[。，,\s]|$)|实训(?!中心|基地|教?室|平台|楼|处|部|设备)|(?:网页|前端|HTML)\s?(?:静态)?(?:作业|练习)"
    r"|(?:模仿|仿写|仿站|仿制|仿造|高仿|仿照|临摹)[^\n]{0,16}(?:官网|网站|首页|页面|商城|网页))"
)
"""A line of a readme that calls what lies beside it an exercise."""
_REPORT = LazyPattern(
    r".*(?:(?:课程设计|结业|结课|期末|毕业设计|实训|课设)\w{0,6}(?:报告书?|作业|论文|说明书|答辩)|大作业|课程设计)[\W\d_]*\.(?i:html?|docx?|pdf|pptx?|md|txt|zip|rar)"
)
"""The file that is handed in with an exercise."""
COURSES = (
    "cn/itcast", "com/itheima", "com/atguigu", "cn/tedu", "com/qfedu", "com/bjpowernode", "com/nowcoder", "com/newcoder",
)  # fmt: skip
"""The packages of Java that schools of programming hand out to be copied (传智播客, 黑马, 尚硅谷, 达内, 千锋, 动力节点, 牛客)."""
_COURSE = LazyPattern(rf"<groupId>\s*(?:{'|'.join(COURSES).replace('/', '[.]')})\b")
"""What Maven's ``pom.xml`` calls such a project."""
_OPENING = 3_000
"""So many characters of a readme say what it is about."""
_LEADS_HOME = LazyPattern(r"""(?i)\blocation(?:\.href)?\s?=\s?["']https?://([\w.-]+)/?["']""")
"""Where a page for what is not there sends its reader."""
_OWN_TAG = LazyPattern(
    r"""(?i)<(?:link\b[^<>]{0,400}\brel=["']?canonical\b|meta\b[^<>]{0,400}\b(?:property|name)=["']?(?:og:url|sitedomain)\b)[^<>]{0,400}>"""
)
"""The tag in which a page gives its own address."""
_IN_TAG = LazyPattern(r"""(?i)\b(?:href|content)=["']?(?:https?://)?([\w-]+(?:\.[\w-]+)+)""")
_SAMPLE = LazyPattern(
    r"(?:www\.)?(?:example\.(?:com|org|net)|your?[_-]?(?:site|domain|blog|web\w*|name|user\w*|url)\..+|(?:username|user)\.github\.io|localhost)"
)
"""A host that came with a generator's settings, and nobody has put another in its place."""
_HOST = LazyPattern(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}")


class Served(NamedTuple):
    """Where a site is served."""

    hosts: tuple[str, ...] = ()
    """In lower case."""
    abroad: bool = False
    """Whether a file, or the name of its folder, asks a host outside the mainland to serve it, under its own domain maybe, and none asks another."""
    pages: bool = False
    """Whether the folder, or the one that it lies in, bears the name of what GitHub serves, or a file tells GitHub its domain and none another
    host: even a ``.cn`` domain then leads abroad."""
    exercise: bool = False
    """Whether its readme, or what its project is called, makes it an exercise."""
    withheld: Withheld = Withheld()
    """What nobody gets of it all the same."""


class Sites:
    """Looks from a file's folder upwards for what says where its site is served, each folder once, not beyond its work tree."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Served] = {}

    def find(self, path: str) -> Served:
        """What the nearest folder says that says anything."""
        return self._of(Path(os.path.abspath(path)).parent)

    def _of(self, folder: Path) -> Served:
        below: list[tuple[Path, Served]] = []
        found = Served()
        while folder not in self._by_folder:
            here = look(folder)
            below.append((folder, here))
            if _says(here) or folder.parent == folder or any((folder / store).exists() for store in STORES):
                found = here
                break
            folder = folder.parent
        else:
            found = self._by_folder[folder]
        for each, here in reversed(below):
            found = here if _says(here) else found._replace(withheld=here.withheld.within(found.withheld))
            self._by_folder[each] = found
        return found


def _says(here: Served) -> bool:
    """Whether a folder says where what lies below it is served."""
    return bool(here.hosts or here.abroad or here.exercise)


def look(folder: Path) -> Served:
    """What the files of *folder* say; those that cannot be read say nothing."""
    named = [name] if _PAGES.fullmatch(name := folder.name.lower()) else []
    sitemaps = [found[1].lower() for text in _texts(folder, "robots.txt") for found in _SITEMAP.finditer(text)]
    domains = [host for name in DOMAINS for host in _text(folder / name).lower().split() if _HOST.fullmatch(host)]
    stated = [found[1].lower() for text in _texts(folder, *SETTINGS) for found in _ADDRESS.finditer(text)]
    own = [] if domains or stated else _of_pages(folder)
    hosts = dict.fromkeys((*domains, *stated, *own, *(sitemaps or named)))
    return Served(
        tuple(host for host in hosts if not _SAMPLE.fullmatch(host)),
        bool(domains) or _is_deployed_abroad(folder) or (bool(named) and not _is_deployed_otherwise(folder)),
        bool(named)
        or _PAGES.fullmatch(folder.parent.name.lower()) is not None
        or (bool(domains) and not _is_deployed_otherwise(folder)),
        any(_EXERCISE.search(text, 0, _OPENING) for text in _texts(folder, *READMES))
        or _is_of_a_course(folder)
        or _holds_a_report(folder),
        withheld.look(folder),
    )


def _holds_a_report(folder: Path) -> bool:
    """Whether what is handed in with an exercise lies beside a page for its home."""
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    return HOME in names and any(map(_REPORT.fullmatch, names))


def _is_of_a_course(folder: Path) -> bool:
    """Whether a school of programming gave the project out, by what it or its packages are called."""
    project = _text(folder / "pom.xml")
    if not project:
        return False
    java = folder / "src" / "main" / "java"
    return _COURSE.search(project) is not None or any((java / each).is_dir() for each in COURSES)


def _is_deployed_abroad(folder: Path) -> bool:
    """Whether the only settings for putting the site on a host are those of one outside the mainland."""
    own = (script for script in _texts(folder, "deploy.sh") if not _OF_A_THEME.search(script))
    texts = chain(own, _texts(folder, "package.json"), _workflows(folder))
    if any(map(_TO_PAGES.search, texts)) or any(map(_DEPLOYS_TO_PAGES.search, _texts(folder, *GENERATORS))):
        return True
    if not any(pattern.search(text) for name, pattern in DEPLOYED.items() for text in _texts(folder, name)):
        return False
    return not _is_deployed_otherwise(folder)


def _workflows(folder: Path) -> Iterator[str]:
    """The texts of the workflows of a repository."""
    try:
        names = sorted(os.listdir(folder / WORKFLOWS))[:MOST_WORKFLOWS]
    except OSError:
        return
    yield from (_text(folder / WORKFLOWS / name) for name in names if name.endswith((".yml", ".yaml")))


def _is_deployed_otherwise(folder: Path) -> bool:
    """Whether the site may be served by a server of its own, or by a host of the mainland."""
    return any((folder / name).exists() for name in DEPLOYED_OTHERWISE) or any(map(_TO_OWN.search, _workflows(folder)))


def _of_pages(folder: Path) -> list[str]:
    """The hosts that the pages at the root of a site give as their own; none where no page says what is not there."""
    if not (lost := _text(folder / LOST)):
        return []
    tags = [tag.group() for text in (lost, _text(folder / HOME)) for tag in _OWN_TAG.finditer(text)]
    return [found[1].lower() for found in (*_LEADS_HOME.finditer(lost), *filter(None, map(_IN_TAG.search, tags)))]


def _texts(folder: Path, *names: str) -> Iterator[str]:
    """The texts of those of some files that say anything."""
    return filter(None, (_text(folder / name) for name in names))


def _text(path: Path) -> str:
    return text_if_any(path, LARGEST) or ""
