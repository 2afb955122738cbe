"""One file's bytes in, all that is wrong with its documents out: what every caller and every process does alike."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from checker import allow, engine, rulebook
from checker.baseline import fingerprint
from checker.config import Finder, Names, Settings
from checker.facts import extract
from checker.facts.kinds import SUPPLIED
from checker.model import (
    Document,
    Fact,
    Facts,
    PageFacts,
    PageKind,
    PageResult,
    Place,
    Placed,
    Site,
    Span,
    Violation,
    Words,
)  # fmt: skip
from checker.readers import DATA_SUFFIXES, SUFFIXES, read
from checker.text.lines import Lines

if TYPE_CHECKING:
    from datetime import date

    from checker.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller wants of every document, over whatever the configuration says. It pickles."""

    today: date
    config: str | None = None
    """The one configuration that holds, instead of the nearest of each file."""
    no_config: bool = False
    select: frozenset[str] = frozenset()
    """The only rules that are asked; empty for all that the configuration asks."""
    ignore: frozenset[str] = frozenset()
    kind: PageKind | None = None
    republished: Literal["auto", "yes", "no"] = "auto"


class Judge:
    """A rulebook, the configurations, and the caller's wishes, ready to judge one file after another."""

    def __init__(self, wishes: Wishes, book: Rulebook | None = None) -> None:
        """*book* instead of the shipped rulebook. Raises RuleError for the first mistake in a rule file."""
        self.wishes = wishes
        self.rulebook = book or rulebook.load(rulebook.shipped())
        self._ids = frozenset(rule.id for rule in self.rulebook.rules)
        self._books: dict[object, Rulebook] = {}
        self._footers: dict[object, tuple[Fact, ...]] = {}

    @cached_property
    def configs(self) -> Finder:
        """Where each file's configuration is found."""
        names = Names(self._ids, frozenset(self.rulebook.packs))
        fixed = Path(self.wishes.config) if self.wishes.config is not None else None
        return Finder(names, fixed=fixed, off=self.wishes.no_config)

    def settings(self, path: str) -> Settings:
        """What the configuration says of the file *path*."""
        return self.configs.find(Path(path)).for_path(Path(path))

    def refuse(self, path: str) -> Words | None:
        """Why a file met while walking is not read: it has no reader, or holds data that nobody configured."""
        suffix = os.path.splitext(path)[1].lower()
        if suffix in SUFFIXES:
            return None
        settings = self.settings(path)
        if settings.kind is not None or Path(os.path.abspath(path)) in settings.footer:
            return None
        return UNCONFIGURED if suffix in DATA_SUFFIXES else _no_reader(suffix)

    def lint(self, path: str, data: bytes) -> Iterator[PageResult]:
        """The result of every document in *data*. Raises ReadError."""
        settings = self.settings(path)
        book = self._book(settings)
        site = self._site(settings)
        for document in read(path, data, kind=self.wishes.kind or settings.kind):
            facts = extract(document, book.kinds, site)
            violations = engine.check_facts(document, facts, book, site, self.wishes.today)
            yield self._placed(document, violations, settings, book)

    def facts(self, path: str, data: bytes) -> Iterator[PageFacts]:
        """What every document in *data* says about itself. Raises ReadError."""
        settings = self.settings(path)
        site = self._site(settings)
        for document in read(path, data, kind=self.wishes.kind or settings.kind):
            told = extract(document, self.rulebook.kinds, site)
            lines = Lines(document.source)
            yield PageFacts(
                path,
                document.inside,
                document.kind,
                told["document"][0].fields["republished"],  # type: ignore[arg-type]  # one of the three
                document.encoding,
                tuple((fact, lines.place(fact.span)) for fact in _told(told)),
            )

    def unreadable(self, path: str, why: Words) -> PageResult:
        """The result for a named file that cannot be read."""
        book = self._book(self.settings(path))
        violations = engine.unreadable(book, " / ".join(dict.fromkeys((why["zh"], why["en"]))))
        start = Place(1, 1, 1, 1)
        return PageResult(
            path, violations=tuple(Placed(one, start, "", self._fingerprint(path, None, one)) for one in violations)
        )

    def _book(self, settings: Settings) -> Rulebook:
        """The rulebook as the configuration and then the caller grade it."""
        key = (settings.packs, tuple(sorted(settings.levels.items())))
        if key not in self._books:
            book = self.rulebook.using(settings.packs).graded(settings.levels)
            if self.wishes.select:
                book = book.only(*self.wishes.select)
            self._books[key] = book.graded(dict.fromkeys(self.wishes.ignore, "off"))
        return self._books[key]

    def _site(self, settings: Settings) -> Site:
        site = replace(settings.site, footer=self._footer(settings))
        return site if self.wishes.republished == "auto" else replace(site, republished=self.wishes.republished)

    def _footer(self, settings: Settings) -> tuple[Fact, ...] | None:
        """The facts of the declared footer; without a template, those that ``site:`` gives."""
        site = settings.site
        key = (settings.footer, site)
        if key in self._footers:
            return self._footers[key]
        pages = [(str(path), path.read_bytes()) for path in settings.footer]
        if not pages and (site.icp or site.owner):
            words = f"<footer>© {site.owner} {site.icp} {site.police}</footer>"
            pages = [("site.html", words.encode())]
        if not pages:
            return None
        documents = (document for path, data in pages for document in read(path, data, kind="template"))
        found = (_told(extract(document, self.rulebook.kinds, site)) for document in documents)
        self._footers[key] = tuple(fact for facts in found for fact in facts)
        return self._footers[key]

    def _placed(
        self, document: Document, violations: list[Violation], settings: Settings, book: Rulebook
    ) -> PageResult:
        """The result for one document: exempted violations set apart, everything with its place."""
        own, faults = allow.written(document, self._ids)
        applied = allow.apply(violations, (*own, *_outside(settings)), faults, book, self.wishes.today)
        kept = self._places(document, applied.kept)
        exempt = self._places(document, [violation for violation, _ in applied.allowed])
        allowances = (allowance for _, allowance in applied.allowed)
        allowed = tuple(
            replace(placed, reason=allowance.reason, external=allowance.external)
            for placed, allowance in zip(exempt, allowances, strict=True)
        )
        return PageResult(document.path, document.inside, kept, allowed)

    def _places(self, document: Document, violations: Sequence[Violation]) -> tuple[Placed, ...]:
        if not violations:
            return ()
        lines = Lines(document.source)
        return tuple(
            Placed(
                one,
                lines.place(one.span),
                lines.line(one.span.start),
                self._fingerprint(document.path, document.inside, one),
            )
            for one in violations
        )

    def _fingerprint(self, path: str, inside: str | None, violation: Violation) -> str:
        return fingerprint(violation.rule, self.from_root(path), inside, violation.about)

    def from_root(self, path: str) -> str:
        """*path* as seen from the folder of its configuration, else from the current folder; as it is where it lies elsewhere."""
        config = self.configs.find(Path(path)).path
        folder = str(config.parent) if config is not None else os.getcwd()
        below = os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")
        return path if below.startswith("../") else below


UNCONFIGURED: Words = {"zh": "数据文件，点名或写进配置才读", "en": "data, read only when named or configured"}


def _no_reader(suffix: str) -> Words:
    if not suffix:
        return {"zh": "没有后缀，看不出格式", "en": "no suffix, so no reader"}
    return {"zh": f"没有读取 {suffix} 的读取器", "en": f"no reader for {suffix}"}


def _outside(settings: Settings) -> Iterator[allow.Allowance]:
    """The exemptions that stand in the configuration."""
    nowhere = Span(0, 0)
    for one in settings.allow:
        yield allow.Allowance(one.rule, one.reason, one.until, None, nowhere, external=True)


def _told(facts: Facts) -> list[Fact]:
    """What somebody wrote on the page, in its order."""
    found = [fact for kind, several in facts.items() if kind not in SUPPLIED for fact in several]
    return sorted(found, key=lambda fact: (fact.span, fact.kind))
