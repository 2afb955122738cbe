"""One file's bytes in, all that is wrong with its documents out: what every caller and every process does alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker import allow, engine
from checker.facts import extract
from checker.model import Document, Finding, PageFacts, PageResult, Place, Span, Violation, Words
from checker.readers import read
from checker.settings import Term, Terms, Wishes, told
from checker.text.lines import Lines

if TYPE_CHECKING:
    from checker.config import PathPattern
    from checker.rulebook import Rulebook

__all__ = ["Judge", "Wishes"]


class Judge:
    """Terms, and what is done under them to one file after another."""

    def __init__(self, wishes: Wishes, book: Rulebook | None = None) -> None:
        """As :class:`checker.settings.Terms`."""
        self.terms = Terms(wishes, book)
        self.used: set[PathPattern] = set()
        self._lines = Lines("")
        """The exemptions of configurations that were needed so far."""

    def lint(self, path: str, data: bytes) -> Iterator[PageResult]:
        """The result of every document in *data*. Raises ReadError and ConfigError."""
        term = self.terms.of(path)
        for document in read(path, data, kind=term.kind):
            yield self._result(document, self._applied(document, term))

    def violations(self, path: str, data: bytes) -> tuple[str, list[Finding]]:
        """The codec of *data*, and all that is wrong with its documents and not exempted. Raises ReadError and ConfigError."""
        term = self.terms.of(path)
        encoding, found = "utf-8", []
        for document in read(path, data, kind=term.kind):
            encoding = document.encoding
            found += self._applied(document, term).kept
        return encoding, found

    def facts(self, path: str, data: bytes) -> Iterator[PageFacts]:
        """What every document in *data* says about itself. Raises ReadError and ConfigError."""
        term = self.terms.of(path)
        for document in read(path, data, kind=term.kind):
            facts = extract(document, term.book.kinds, term.site)
            lines = self._lines_of(document)
            yield PageFacts(
                path,
                document.inside,
                document.kind,
                facts["document"][0].fields["republished"],  # type: ignore[arg-type]  # one of the three
                document.encoding,
                tuple((fact, lines.place(fact.span)) for fact in told(facts)),
            )

    def unreadable(self, path: str, why: Words) -> PageResult:
        """The result for a named file that cannot be read."""
        book = self.terms.of(path).book
        violations = [
            replace(zh, messages={"zh": zh.messages["zh"], "en": en.messages["en"]})
            for zh, en in zip(*(engine.unreadable(book, why[lang]) for lang in ("zh", "en")), strict=True)
        ]
        placed = (Violation(one, Place(1, 1, 1, 1), "", self._fingerprint(path, None, one)) for one in violations)
        return PageResult(path, violations=tuple(placed))

    def _applied(self, document: Document, term: Term) -> allow.Applied:
        """What is wrong with the document, exempted violations set apart."""
        today = self.terms.wishes.today
        facts = extract(document, term.book.kinds, term.site)
        violations = engine.check_facts(document, facts, term.book, term.site, today)
        own, faults = allow.written(document, self.terms.ids)
        outside = {
            allow.Allowance(one.rule, one.reason, one.until, None, Span(0, 0), external=True): one.where
            for one in term.settings.allow
        }
        applied = allow.apply(violations, (*own, *outside), faults, term.book, today)
        self.used.update(outside[one] for one in applied.used if one in outside)
        return applied

    def _result(self, document: Document, applied: allow.Applied) -> PageResult:
        kept = self._placed(document, applied.kept)
        exempt = self._placed(document, [violation for violation, _ in applied.allowed])
        allowances = (allowance for _, allowance in applied.allowed)
        allowed = tuple(
            replace(placed, reason=allowance.reason, external=allowance.external)
            for placed, allowance in zip(exempt, allowances, strict=True)
        )
        return PageResult(document.path, document.inside, kept, allowed)

    def _placed(self, document: Document, violations: Sequence[Finding]) -> tuple[Violation, ...]:
        if not violations:
            return ()
        path, inside, lines = document.path, document.inside, self._lines_of(document)
        return tuple(
            Violation(one, lines.place(one.span), lines.line(one.span.start), self._fingerprint(path, inside, one))
            for one in violations
        )

    def _lines_of(self, document: Document) -> Lines:
        """The lines of its file, which the rows of a table have in common."""
        if self._lines.source is not document.source:
            self._lines = Lines(document.source)
        return self._lines

    def _fingerprint(self, path: str, inside: str | None, violation: Finding) -> str:
        from checker.baseline import fingerprint  # a clean page needs none

        return fingerprint(violation.rule, self.terms.from_root(path), inside, violation.about)
