"""The terms under which a file is judged: its configuration, the rules as graded for it, its site with the declared footer."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from checker import rulebook
from checker.config import Config, Finder, KnownNames, Settings
from checker.facts import extract
from checker.facts.kinds import SUPPLIED
from checker.model import Fact, Facts, PageKind, Site, Words
from checker.readers import DATA_SUFFIXES, SUFFIXES, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from checker.config.path_settings import Layer
    from checker.rulebook import Rule, Rulebook

UNCONFIGURED: Words = {"zh": "数据文件，点名或写进配置才读", "en": "data, read only when named or configured"}
NO_READER: Words = {"zh": "不是网页、稿件或模板", "en": "neither a page nor an article nor a template"}
NO_SUFFIX: Words = {"zh": "没有后缀，看不出格式", "en": "no suffix, so no reader"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller wants of every document, over whatever the configuration says. It pickles."""

    today: date
    config: str | None = None
    """The one configuration that holds, instead of the nearest of each file."""
    no_config: bool = False
    select: frozenset[str] = frozenset()
    """The only rules and topics that are asked; empty for all that the configuration asks."""
    ignore: frozenset[str] = frozenset()
    """Rules that are not asked."""
    kind: PageKind | None = None
    republished: Literal["auto", "yes", "no"] = "auto"


class Term(NamedTuple):
    """What holds for one file."""

    settings: Settings
    book: Rulebook
    """Graded as its configuration and the caller's wishes want it."""
    site: Site
    kind: PageKind | None
    """What its documents are taken for; None for what they look like."""


class Terms:
    """A rulebook, the configurations, and the caller's wishes: asked for one file after another."""

    def __init__(self, wishes: Wishes, book: Rulebook | None = None) -> None:
        """*book* instead of the shipped rulebook. Raises RuleError for the first mistake in a rule file."""
        self.wishes = wishes
        self.rulebook = book or rulebook.load(rulebook.shipped())
        self.ids = frozenset(rule.id for rule in self.rulebook.rules)
        self._books: dict[object, Rulebook] = {}
        self._footers: dict[object, tuple[Fact, ...]] = {}
        self._stamps: dict[Path | None, str] = {}

    @cached_property
    def configs(self) -> Finder:
        """Where each file's configuration is found."""
        names = KnownNames(self.ids, frozenset(self.rulebook.packs))
        fixed = Path(self.wishes.config) if self.wishes.config is not None else None
        return Finder(names, fixed=fixed, off=self.wishes.no_config)

    def config(self, path: str) -> Config:
        """The configuration that holds for the file *path*. Raises ConfigError."""
        return self.configs.find(Path(path))

    def settings(self, path: str) -> Settings:
        """What the configuration says of the file *path*. Raises ConfigError."""
        return self.config(path).for_path(Path(path))

    def of(self, path: str) -> Term:
        """What holds for the file *path*. Raises ConfigError."""
        settings = self.settings(path)
        site = replace(settings.site, footer=self._footer(settings))
        if settings.footer:  # several make up one footer, and what none of them holds is missed at the first
            site = replace(site, holds_footer=Path(os.path.abspath(path)) == _first(settings.footer))
        if self.wishes.republished != "auto":
            site = replace(site, republished=self.wishes.republished)
        return Term(settings, self._book(settings), site, self.wishes.kind or settings.kind)

    def stamp(self, path: str) -> str:
        """What of its configuration could change the verdict on the file *path*, in 32 digits: it, and all it names."""
        from checker.cache import digest

        config = self.config(path)
        if config.path not in self._stamps:
            named = [each for layer in config.layers for each in _files(layer)]
            self._stamps[config.path] = digest(*(part for each in named for part in (str(each), _content(each))))
        return self._stamps[config.path]

    def refuse(self, path: str) -> Words | None:
        """Why a file met while walking is not read: it has no reader, or holds data that nobody configured."""
        suffix = os.path.splitext(path)[1].lower()
        if suffix in SUFFIXES:
            return None
        if self.wanted(path):
            return None
        if suffix in DATA_SUFFIXES:
            return UNCONFIGURED if self.settings(path).kind is None else None
        return NO_READER if suffix else NO_SUFFIX

    def wanted(self, path: str) -> bool:
        """Whether the configuration asks for this very file: as the footer, or by a kind for its name and not its folder."""
        settings = self.settings(path)
        if Path(os.path.abspath(path)) in settings.footer:
            return True
        named = (pattern.text.rpartition("/")[2] for pattern in settings.used if pattern.key == "kinds")
        return any(each.strip("*") and fnmatchcase(os.path.basename(path), each) for each in named)

    def from_root(self, path: str) -> str:
        """*path* from the folder of its configuration, else from the current one; as it is where it lies elsewhere."""
        config = self.config(path).path
        folder = str(config.parent) if config is not None else os.getcwd()
        below = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        return path if below.startswith("../") else below

    def gone(self, path: str) -> bool:
        """Whether there is no file *path* any more, seen from the folder of the configuration or else the current one."""
        config = self.config("x").path
        return not os.path.exists(os.path.join(config.parent if config is not None else "", path))

    def _book(self, settings: Settings) -> Rulebook:
        key = (settings.packs, tuple(sorted(settings.levels.items())))
        if key not in self._books:
            book = self.rulebook.using(settings.packs).graded(settings.levels)
            if self.wishes.select:
                book = book.only(*(rule.id for rule in book.rules if self._selected(rule)))
            self._books[key] = book.graded(dict.fromkeys(self.wishes.ignore, "off"))
        return self._books[key]

    def _selected(self, rule: Rule) -> bool:
        """A rule that is named is asked even where it is off; a topic means those of its rules that are on."""
        return rule.id in self.wishes.select or (rule.topic in self.wishes.select and not rule.off)

    def _footer(self, settings: Settings) -> tuple[Fact, ...] | None:
        """The facts of the declared footer; without a template, those that ``site:`` gives; None without either."""
        site = settings.site
        key = (settings.footer, site)
        if key not in self._footers:
            pages = [(str(path), path.read_bytes()) for path in settings.footer]
            if not pages and (site.icp or site.owner):
                words = f"<footer>© {site.owner} {site.icp} {site.police}</footer>"
                pages = [("site.html", words.encode())]
            if not pages:
                return None
            documents = (document for path, data in pages for document in read(path, data, kind="template"))
            found = (told(extract(document, self.rulebook.kinds, site)) for document in documents)
            self._footers[key] = tuple(fact for facts in found for fact in facts)
        return self._footers[key]


def _first(footer: Sequence[Path]) -> Path:
    """The first of several files that is no mere data."""
    return next((path for path in footer if path.suffix not in DATA_SUFFIXES), footer[0])


def _files(layer: Layer) -> list[Path]:
    """The file of a layer, and those that it names."""
    named = [*(layer.footer or ()), *([layer.sources] if layer.sources is not None else [])]
    return [layer.path, *(layer.path.parent / each for each in named)]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def told(facts: Facts) -> list[Fact]:
    """What somebody wrote on the page, in its order: not what the engine supplies."""
    found = [fact for kind, several in facts.items() if kind not in SUPPLIED for fact in several]
    return sorted(found, key=lambda fact: (fact.span, fact.kind))
