"""The linter: the bytes of a file in, all that is wrong with its documents out.

Every caller (command line, hook, rule tests, the pool, archives) calls this and nothing beside it. A linter opens no
file and keeps nothing of the documents that it has seen, so it may be shared, and it pickles.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker import allow, engine, rulebook
from checker.documents.by_bytes import no_document
from checker.documents.by_path import DATA
from checker.documents.look import Beside
from checker.errors import ReadError, why
from checker.facts import extract
from checker.frame import shown
from checker.looked import Looked, Taken, kept_of
from checker.messages import Message
from checker.model import (
    Document,
    Fact,
    Facts,
    Finding,
    Judged,
    PageFacts,
    PageKind,
    PageResult,
    Place,
    Site,
    Span,
    Violation,
)
from checker.neighbours import origin, part
from checker.readers import Ask, Knowledge, asking, in_batches, read
from checker.reported import mark, reported
from checker.settings import Settings
from checker.shifting import said, written
from checker.text.hosts import is_stand_in
from checker.text.lines import Lines

if TYPE_CHECKING:
    from checker.config import PathPattern, PathSettings
    from checker.readers.batch import Batch
    from checker.rulebook import Rule, Rulebook
    from checker.site.comparison import Deviation
    from checker.site.said import Said

    Content = bytes | Iterable[bytes] | Batch

AT_ONCE = 64
"""Documents of one file that are told together."""
REMEMBERED = 1024
"""The settings of so many paths are kept: a file is asked for more than once, a million files are not."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file."""

    documents: tuple[PageResult, ...]
    """One for a page or post; one a row or entry of a file that holds several."""
    encoding: str = "utf-8"
    """The codec that read it."""
    unreadable: Message | None = None
    """Why it could not be read. Then its one document holds ``page-unreadable``, unless that is off."""
    used: frozenset[PathPattern] = frozenset()
    """The exemptions of the configuration that it needed."""
    said: tuple[Said, ...] = ()
    """What is kept of its documents to be laid beside others, where that was wanted."""

    @property
    def violations(self) -> tuple[Violation, ...]:
        """All that is to be reported, document by document, in the order of the page."""
        return tuple(violation for document in self.documents for violation in document.violations)


class Case(NamedTuple):
    """What holds for one file."""

    settings: PathSettings
    book: Rulebook
    """Graded as its configuration and the caller want it."""
    site: Site
    kind: PageKind | None
    """What its documents are taken for; None for what they look like."""


class Linter:
    """Judges the content of files, and tells what they say about themselves."""

    def __init__(self, settings: Settings | None = None) -> None:
        """*settings* as the defaults have them when left out. Raises RuleError for the first mistake in a rule file."""
        self.settings = settings or Settings()
        self.rulebook = self.settings.rulebook or rulebook.load(rulebook.shipped())
        self.path_settings = lru_cache(REMEMBERED)(lambda path: self.settings.config.for_path(Path(path)))
        self._ids = frozenset(rule.id for rule in self.rulebook.rules)
        self._books: dict[object, Rulebook] = {}
        self._footers: dict[object, tuple[Fact, ...] | None] = {}

    def __reduce__(self) -> tuple[type[Linter], tuple[Settings]]:
        return Linter, (self.settings,)

    def lint(self, content: bytes, path: str, *, neighbours: bool = False, keeps: bool = False) -> Result:
        """What is wrong with *content*, the bytes of a file; its *path* tells the format and what the configuration says of it.

        What cannot be read is a violation, too. With *neighbours* the result holds only what was not asked without them:
        what is wrong because most of the articles beside name a source, as the end of a run may tell. Raises ConfigError
        for a pattern of the configuration that is none.
        """
        if (nothing := no_document(content)) is not None:
            return Result((PageResult(path, skipped=nothing),))
        return _joined(list(self.stream(content, path, neighbours=neighbours, keeps=keeps)))

    def batches(self, pieces: Iterable[bytes], path: str) -> Iterator[Batch]:
        """A long export, whose bytes come in *pieces*, a few rows at a time: :meth:`stream` judges each by itself, in any process.

        Raises ReadError for what cannot be read.
        """
        return in_batches(path, pieces, self._ask(self.case(path)))

    def stream(self, content: Content, path: str, *, neighbours: bool = False, keeps: bool = False) -> Iterator[Result]:
        """The same, a few documents at a time; the *content* of a long export may come in pieces, and is read as they come.

        Whoever lays the documents of a site beside each other *keeps* a little of each (:attr:`Result.said`).
        """
        case = self.case(path)
        documents: list[PageResult] = []
        kept: list[Said] = []
        used: set[PathPattern] = set()
        encoding = "utf-8"
        try:
            told = self._told(content, path, case, used, neighbours=neighbours)
            for number, (document, facts, page) in enumerate(told, _first_of(content)):
                encoding = document.encoding
                if len(documents) >= AT_ONCE:
                    yield Result(tuple(documents), encoding, used=frozenset(used), said=tuple(kept))
                    documents, kept = [], []
                documents.append(page)
                if keeps and facts is not None and not document.faults:
                    kept.append(kept_of(document, facts, number, page))
        except ReadError as error:
            yield Result(tuple(documents), encoding, used=frozenset(used), said=tuple(kept))
            yield self.unreadable(path, reason(error))
            return
        yield Result(tuple(documents), encoding, used=frozenset(used), said=tuple(kept))

    def beside(self, content: Content, path: str, deviations: Mapping[int, Sequence[Deviation]]) -> Iterator[Result]:
        """What is wrong with some documents in *content* because the rest of their site is otherwise: *deviations*, by the document's number."""
        case = self.case(path)
        lines: Lines | None = None
        for number, document in enumerate(self._read(content, path, case), _first_of(content)):
            if number in deviations:
                facts = extract(document, case.book.kinds, case.site)
                lines = _lines(document, lines)
                page, used = self._unlike(document, facts, deviations[number], case, lines)
                yield Result((page,), document.encoding, used=used)

    def _unlike(
        self, document: Document, facts: Facts, deviations: Iterable[Deviation], case: Case, lines: Lines
    ) -> tuple[PageResult, frozenset[PathPattern]]:
        """What is wrong with a document because of the *deviations*, at its places, and the exemptions that it needed."""
        from checker.site.placing import findings

        used: set[PathPattern] = set()
        found = findings(deviations, document, facts, case.book)
        applied = self._exempted(document, found, case, used)
        kept = [each for each in applied.kept if each in found]
        page = reported(document, applied._replace(kept=kept), lines, case.book, self.settings.root)
        return page, frozenset(used)

    def _told(
        self, content: Content, path: str, case: Case, used: set[PathPattern], *, neighbours: bool = False
    ) -> Iterator[tuple[Document, Facts | None, PageResult]]:
        """Each document, what was found in it (None where it is not judged), and what came of it; needed exemptions go to *used*."""
        lines: Lines | None = None
        for document in self._read(content, path, case):
            if document.judged.kind is None and not document.faults:
                yield document, None, PageResult(path, document.inside, skipped=document.judged.why)
                continue
            facts = extract(document, case.book.kinds, case.site)
            applied = self._applied(document, facts, case, used)
            now, later = part(applied, facts, case.book)
            applied, unasked = (later, ()) if neighbours else (now, tuple(finding.rule for finding in later.kept))
            if applied.kept or applied.allowed:
                lines = _lines(document, lines)
            page = replace(
                reported(document, applied, lines or Lines(""), case.book, self.settings.root),
                origin=origin(document, facts, self._hosts(case.site)),
                unasked=unasked,
                shows=shown(document, facts, replace(case.site, hosts=self._hosts(case.site))),
                given_up=int(facts["document"][0].fields.get("given up", 0)),
            )
            yield document, facts, page

    def both(self, content: bytes, path: str, *, keeps: bool = False) -> Iterator[Looked]:
        """What is wrong with each document in *content*, and what it says about itself, in one reading.

        With *keeps* also what is kept of it to be laid beside others. Raises ReadError for what cannot be read.
        """
        if (nothing := no_document(content)) is not None:
            yield Looked(PageResult(path, skipped=nothing))
            return
        case = self.case(path)
        lines: Lines | None = None
        for number, (document, facts, page) in enumerate(self._told(content, path, case, set())):
            if facts is None:
                yield Looked(page)
                continue
            lines = _lines(document, lines)
            looked = Looked(page, said(document, facts, lines, case.book.kinds))
            if keeps and not document.faults:
                from checker.site.conceivable import conceivable

                kept = kept_of(document, facts, number, page)
                unlike, _ = self._unlike(document, facts, conceivable(kept), case, lines)
                looked = looked._replace(kept=kept, unlike=unlike)
            yield looked

    def served_at(self, *hosts: str) -> Linter:
        """The same linter, for documents of which the caller knows that *hosts* serve them, whatever the configuration says."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, settings=replace(self.settings, hosts=hosts))
        return other

    def facts(self, content: bytes, path: str) -> tuple[PageFacts, ...]:
        """What each document in *content*, the bytes of the file *path*, says about itself, in the order of the file."""
        if (nothing := no_document(content)) is not None:
            return (PageFacts(path, skipped=nothing),)
        return tuple(self.stream_facts(content, path))

    def stream_facts(self, content: Content, path: str) -> Iterator[PageFacts]:
        """The same, one after another; the *content* of a long export may come in pieces, and is read as they come."""
        try:
            yield from self._facts(path, content, self.case(path))
        except ReadError as error:
            yield PageFacts(path, unreadable=True, skipped=reason(error))

    def judged(self, content: bytes | Iterable[bytes], path: str) -> Iterator[Taken]:
        """What each document in *content*, the bytes of the file *path*, is taken for and owes.

        Raises ReadError for what cannot be read.
        """
        if isinstance(content, bytes) and (nothing := no_document(content)) is not None:
            yield Taken(None, Judged(None, why=nothing))
            return
        for document in self._read(content, path, self.case(path)):
            why = document.faults[0].problem if document.faults else None
            judged = document.judged._replace(why=why) if why is not None else document.judged
            yield Taken(document.inside, judged, document.title, document.taken)

    def unreadable(self, path: str, why: Message) -> Result:
        """The result for a file that cannot be read, with the reason in each language."""
        book = self.case(path).book
        by_lang = {lang: engine.unreadable(book, words) for lang, words in why.words().items()}
        first = next(iter(by_lang.values()))
        findings = [
            replace(finding, messages={lang: several[number].messages[lang] for lang, several in by_lang.items()})
            for number, finding in enumerate(first)
        ]
        start = Place(1, 1, 1, 1)
        violations = tuple(
            Violation(finding, start, "", mark(path, None, finding, self.settings.root)) for finding in findings
        )
        return Result((PageResult(path, violations=violations),), unreadable=why)

    def case(self, path: str) -> Case:
        """What holds for the file *path*. Raises ConfigError."""
        settings = self.path_settings(path)
        hosts = self.settings.hosts or settings.site.hosts
        site = replace(settings.site, footer=self._footer(settings), hosts=hosts)
        if settings.footer:  # several make up one footer, and what none of them holds is missed at the first
            site = replace(site, holds_footer=Path(os.path.abspath(path)) == _first(settings.footer))
        if self.settings.republished != "auto":
            site = replace(site, republished=self.settings.republished)
        elif site.republished == "no":  # a pattern knows less of a page than the page does
            site = replace(site, republished="auto", presume="original")
        asks = any(self.rulebook.packs[pack].asks for pack in settings.packs)
        published = not (self.settings.root and all(map(is_stand_in, self._hosts(site))))
        site = replace(site, asks=asks, neighbours=True, published=published)  # what neighbours say, the run knows
        return Case(settings, self._book(settings), site, self.settings.kind or settings.kind)

    def _read(self, content: Content, path: str, case: Case) -> Iterator[Document]:
        return read(path, content, self._ask(case))

    def _ask(self, case: Case) -> Ask:
        site, settings, run, served = case.site, case.settings, self.settings, self.settings.served
        configured, owned = bool(run.config.layers), bool(site.footer or site.owner or site.icp or site.hosts)
        lacks = partial(run.lacks, settings.footer, run.root) if run.lacks and site.holds_footer is False else None
        return asking(
            kind=case.kind,
            holds_footer=site.holds_footer,
            settings=any(each.suffix in DATA for each in settings.footer),
            beside=Beside(run.beside, lacks, served.exercise, run.kept, served.withheld.unfiled, configured, owned),
            mainland=self._mainland(site),
            known=Knowledge(self.rulebook.documents, case.book.kinds, self.rulebook.columns.using(settings.columns)),
        )

    def _hosts(self, site: Site) -> tuple[str, ...]:
        """The hosts of the site, as the configuration or its folder names them."""
        return site.hosts or self.settings.served.hosts

    def _mainland(self, site: Site) -> bool | None:
        """Whether the site is one of the mainland, by its numbers and hosts, or one served elsewhere; None where they do not tell."""
        if site.icp or site.police or any(host.endswith(".cn") for host in site.hosts):
            return True
        served, names = self.settings.served, self.rulebook.documents
        hosts = self._hosts(site)
        abroad = not site.hosts and served.abroad and (served.pages or not any(host.endswith(".cn") for host in hosts))
        return False if abroad or (hosts and all(map(names.is_abroad, hosts))) else None

    def _facts(self, path: str, content: Content, case: Case) -> Iterator[PageFacts]:
        lines: Lines | None = None
        for document in self._read(content, path, case):
            facts = extract(document, case.book.kinds, case.site)
            lines = _lines(document, lines)
            yield said(document, facts, lines, case.book.kinds)

    def heeding(self, path: str) -> tuple[str, ...]:
        """The rules that ask the file *path* about its origin where its neighbours name theirs."""
        return tuple(rule.id for rule in self.case(path).book.rules if rule.heeds_neighbours and not rule.off)

    def _applied(self, document: Document, facts: Facts, case: Case, used: set[PathPattern]) -> allow.Applied:
        """What is wrong with the document, exempted findings set apart; the configuration's exemptions go to *used*."""
        found = engine.judge(document, facts, case.book, case.site, self.settings.today)
        return self._exempted(document, found, case, used)

    def _exempted(self, document: Document, found: list[Finding], case: Case, used: set[PathPattern]) -> allow.Applied:
        """What was *found* in the document, what is exempt set apart."""
        own, mistakes = allow.written(document, self._ids)
        outside = {
            allow.Allowance(each.rule, each.reason, each.until, None, Span(0, 0), external=True): each.where
            for each in case.settings.allow
        }
        applied = allow.apply(found, (*own, *outside), mistakes, case.book, self.settings.today)
        used.update(outside[allowance] for allowance in applied.used if allowance in outside)
        return applied

    def _book(self, settings: PathSettings) -> Rulebook:
        key = (settings.packs, tuple(sorted(settings.levels.items())))
        if key not in self._books:
            book = self.rulebook.using(settings.packs).graded(settings.levels)
            if self.settings.select:
                book = book.only(*(rule.id for rule in book.rules if self._selected(rule)))
            ignored = [rule.id for rule in book.rules if {rule.id, rule.topic} & self.settings.ignore]
            self._books[key] = book.graded(dict.fromkeys(ignored, "off"))
        return self._books[key]

    def _selected(self, rule: Rule) -> bool:
        """A rule that is named is asked even where it is off; a topic means those of its rules that are on."""
        return rule.id in self.settings.select or (rule.topic in self.settings.select and not rule.off)

    def _footer(self, settings: PathSettings) -> tuple[Fact, ...] | None:
        """The facts of the declared footer; without a template, those that ``site:`` gives; None without either."""
        site = settings.site
        key = (settings.footer, site)
        if key not in self._footers:
            pages = [(str(path), self.settings.config.files[path]) for path in settings.footer]
            if not pages and (site.icp or site.owner):
                words = f"<footer>© {site.owner} {site.icp} {site.police}</footer>"
                pages = [("site.html", words.encode())]
            book = self.rulebook
            ask = asking(kind="template", known=Knowledge(book.documents, book.kinds, book.columns))
            documents = (document for path, content in pages for document in read(path, content, ask))
            found = (written(extract(document, book.kinds, site), book.kinds) for document in documents)
            self._footers[key] = tuple(fact for facts in found for fact in facts) if pages else None
        return self._footers[key]


def _first_of(content: Content) -> int:
    """Where the documents in *content* are counted from."""
    if isinstance(content, bytes):
        return 0
    from checker.readers.batch import Batch

    return content.first if isinstance(content, Batch) else 0


def _joined(results: Sequence[Result]) -> Result:
    """What came of one file, which was told piece by piece."""
    if len(results) == 1:
        return results[0]
    documents = tuple(document for result in results for document in result.documents)
    unreadable = next((result.unreadable for result in results if result.unreadable is not None), None)
    used = frozenset().union(*(result.used for result in results))
    kept = tuple(one for result in results for one in result.said)
    return Result(documents, results[-1].encoding, unreadable, used, kept)


def reason(error: OSError | ReadError) -> Message:
    """Why something cannot be read or written."""
    return Message("read.failed", reason=why(error)) if isinstance(error, OSError) else error.message


def _lines(document: Document, known: Lines | None) -> Lines:
    """The lines of its source: the rows of a table have theirs in common, so those that are *known* may be it."""
    return known if known is not None and known.source is document.source else Lines(document.source, document.start)


def _first(footer: Sequence[Path]) -> Path:
    """The first of several files that is no mere data."""
    return next((path for path in footer if path.suffix not in DATA), footer[0])
