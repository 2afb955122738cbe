"""A look at a folder: what made the site, where its footer is, which numbers and names it shows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.init.generators import Generator, matching, recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Fact

    Read = Callable[[str], str | None]
    """The text of a file, or None where it cannot be read."""
    Tell = Callable[[str], Sequence[Fact]]
    """The facts in a file, read as a template; none where it cannot be read."""

TEMPLATES = frozenset(
    ".ejs .hbs .handlebars .njk .jinja .jinja2 .j2 .liquid .ftl .jsp .php .phtml .vue .svelte .astro .jsx .tsx .erb .twig .tpl .swig .pug .html .htm".split()
)
_NOT_OURS = ("node_modules/", "vendor/", "bower_components/", ".git/")
_DATA = (".yml", ".yaml", ".toml", ".json")
_MOST = 1000
"""Templates and pages looked into; a site with more shows its footer in the first ones."""

_PAGES = 20
"""Whole pages asked for the site's names and numbers."""
_SURE = 3
"""The score of a template that is a footer by its name alone."""

_NAMED = ("footer", "foot", "bottom", "beian", "copyright", "页脚", "底部", "备案", "版权")
_HINTS = ("<footer", "beian", "icp", "备案", "備案", "公安", "版权", "版權", "copyright", "©", "&copy;")
_PLACEHOLDERS = (
    "example.",
    "yoursite",
    "your-site",
    "your-domain",
    "yourdomain",
    "localhost",
    "127.0.0.1",
    "127.0.",
    "username",
    "github.com",
)
_AUTHORS = ("john doe", "your name", "author", "anonymous", "匿名")
_TITLES = (
    "hexo",
    "my new hugo",
    "your awesome title",
    "my awesome project",
    "vitepress",
    "vuepress",
    "hello, vuepress",
    "my site",
    "my docs",
)
_ADDRESS_KEYS = ("url", "baseurl", "base_url", "siteurl", "site_url", "hostname", "site", "metadatabase")
_TITLE_KEYS = ("title", "site_name", "sitename", "site_title")
_CODE = re.compile(r"[\[\]{}<>'\"`\\]")
"""What no name holds, and the rest of a program's line does."""
_SETTING = re.compile(r"""(?m)^([ \t]*)["']?([A-Za-z_]+)["']?[ \t]*[:=][ \t]*(?:new URL\()?(["'`]?)([^\r\n]*)""")


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen; every path is relative to the folder, with ``/``."""

    generator: Generator
    title: str = ""
    hosts: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    icp: tuple[str, ...] = ()
    police: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    """The templates that hold the numbers and the notice, the likeliest first."""
    candidates: tuple[str, ...] = ()
    """Other templates that might."""
    republished: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    """Folders that say by their name what is in them."""
    readmes: str = ""
    """The pattern of the README files that are pages, as VuePress has them."""
    articles: str = ""
    """The folder with the most articles, where one has several."""
    documents: int = 0
    """Markdown, HTML and text files seen."""


def look(paths: Iterable[str], read: Read, tell: Tell) -> Survey:
    """Survey the files *paths*, relative with ``/``: what *read* and *tell* say about them, and nothing else."""
    files = sorted(path for path in paths if not any(f"/{part}" in f"/{path}" for part in _NOT_OURS))
    generator = recognise(files, read)
    made = [f"*/{each.strip('/')}/*" for each in generator.ignore]
    files = [path for path in files if not matching([f"/{path}"], made)]
    settings = matching(files, generator.settings)
    values = [value for path in settings for value in _settings(path, read(path) or "")]
    footers, others, facts = _footers(generator, files, settings, read, tell)
    owners = [fact.fields.get("owner", "") for fact in facts if fact.kind == "copyright"]
    if footers and not any(owners) and generator.style == "blog":  # whose notice the theme writes after the ©
        owners += [value for key, value in values if key == "author" and value.lower() not in _AUTHORS]
    return Survey(
        generator,
        title=next(
            (value for key, value in values if key in _TITLE_KEYS and not value.lower().startswith(_TITLES)), ""
        ),
        hosts=_unique(_hosts(values, read("CNAME") if "CNAME" in files else None)),
        owners=_unique(owner for owner in owners if not _CODE.search(owner)),
        icp=_numbers(facts, "icp"),
        police=_numbers(facts, "police"),
        footers=footers,
        candidates=others,
        republished=_folders(files, ("转载", "轉載", "zhuanzai", "reprint", "reprints", "repost", "reposts")),
        original=_folders(files, ("原创", "原創", "yuanchuang")),
        readmes=next((f"{path.partition('.vuepress/')[0]}**/README.md" for path in files if ".vuepress/" in path), ""),
        articles=_most(files),
        documents=sum(path.endswith((".md", ".markdown", ".html", ".htm", ".txt")) for path in files),
    )


def _footers(
    generator: Generator, files: Sequence[str], settings: Sequence[str], read: Read, tell: Tell
) -> tuple[tuple[str, ...], tuple[str, ...], list[Fact]]:
    """The likely footers, the less likely ones, and the facts of the former (of the pages, where there are only pages)."""
    looked = [path for path in files if PurePosixPath(path).suffix in TEMPLATES or path in settings][:_MOST]
    if generator.style in ("pages", "export"):
        whole = sorted(looked, key=lambda path: (path.count("/"), "index" not in path, path))[:_PAGES]
        return (), (), [fact for path in whole for fact in tell(path)]
    texts = {path: (read(path) or "").lower() for path in looked}
    told = {path: _shown(path, tell(path)) for path, text in texts.items() if _hinted(path.lower(), text)}
    scores = {path: _score(path, texts[path], facts) for path, facts in told.items()}
    ranked = sorted((path for path in scores if scores[path] > 0), key=lambda path: (-scores[path], path))
    sure: list[str] = []
    for kinds in ({"icp", "icp-licence"}, {"copyright"}, {"police"}):
        holder = next((path for path in ranked if any(fact.kind in kinds for fact in told[path])), None)
        if holder is not None and holder not in sure:
            sure.append(holder)
    sure = sure or [path for path in ranked if scores[path] >= _SURE][:1]
    others = tuple(path for path in ranked if path not in sure)[:3]
    return tuple(sure), others, [fact for path in sure for fact in told[path]]


def _shown(path: str, facts: Sequence[Fact]) -> Sequence[Fact]:
    """Of settings, only what is filled in: a key called ``copyright`` is no notice."""
    if PurePosixPath(path).suffix not in _DATA:
        return facts
    return [fact for fact in facts if fact.fields.get("normal") or fact.fields.get("owner")]


def _hinted(path: str, text: str) -> bool:
    return any(each in path for each in _NAMED) or any(each in text for each in _HINTS)


def _score(path: str, text: str, facts: Sequence[Fact]) -> int:
    kinds = {fact.kind for fact in facts}
    stem = PurePosixPath(path).stem.lower()
    by_name = 3 if any(stem.startswith(each) for each in _NAMED) else 1 if any(each in stem for each in _NAMED) else 0
    by_facts = 4 * bool(kinds & {"icp", "icp-licence"}) + 2 * ("police" in kinds) + 2 * ("copyright" in kinds)
    return by_name + by_facts + 2 * ("<footer" in text) + ("</body" in text)


def _settings(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Keys, lower case, and scalar values: the outermost ones of YAML and TOML, all of them of a program or JSON."""
    nested_too = PurePosixPath(path).suffix not in _DATA[:3]
    for indent, key, quote, rest in _SETTING.findall(text):
        value = rest.partition(quote)[0] if quote else rest.partition(" #")[0].rstrip(" \t,;)")
        if value.strip(" |>&{[$") and (nested_too or not indent):
            yield key.lower(), value.strip()


def _hosts(values: Sequence[tuple[str, str]], cname: str | None) -> Iterator[str]:
    addresses = [value for key, value in values if key in _ADDRESS_KEYS and "//" in value]
    for address in [*addresses, *(f"//{line}" for line in (cname or "").split())]:
        host = address.partition("//")[2].partition("/")[0].partition(":")[0].strip("\"'").lower()
        if "." in host and not any(each in host for each in _PLACEHOLDERS):
            yield host


def _numbers(facts: Sequence[Fact], kind: str) -> tuple[str, ...]:
    """Malformed numbers and placeholders have no normal form."""
    return _unique(fact.fields.get("normal", "") for fact in facts if fact.kind == kind)


def _folders(files: Sequence[str], names: tuple[str, ...]) -> tuple[str, ...]:
    found = set()
    for path in files:
        parts = path.split("/")[:-1]
        at = next((number for number, part in enumerate(parts) if part.lower() in names), None)
        if at is not None:
            found.add("/".join(parts[: at + 1]))
    return tuple(sorted(found))


def _most(files: Sequence[str]) -> str:
    """The folder that holds the most Markdown, the first of several; empty for the top."""
    counted = Counter(path.rpartition("/")[0] for path in files if path.endswith((".md", ".markdown")))
    return counted.most_common(1)[0][0] if counted else ""


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
