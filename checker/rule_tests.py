"""Running a rule's own examples, for pytest and for an editor's own folder alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.config import Config, Layer
from checker.linter import Linter
from checker.messages import Message
from checker.model import Edit, Finding, Lang, Span
from checker.rulebook.example_pages import SUFFIX, Example, examples
from checker.settings import Settings
from checker.text.lines import Lines

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

__all__ = ["Example", "ExampleOutcome", "edited", "examples", "findings", "run_example", "tell"]

HOME = Path("/")
"""Where the configuration of an example would stand."""


class ExampleOutcome(NamedTuple):
    """What came of an example."""

    example: Example
    got: tuple[Span, ...]
    """What was pointed at."""
    fixed: str | None
    """What the fixes made of the page: all of them where the example shows a fix, else the safe ones."""
    relapsed: tuple[Span, ...] = ()
    """What was still wrong after fixing."""

    @property
    def passed(self) -> bool:
        """Whether everything was as the example says."""
        pointed = self.got == tuple(sorted(self.example.spans))
        return pointed and self.fixed == self.example.fixed and not self.relapsed


def run_example(example: Example, book: Rulebook) -> ExampleOutcome:
    """Judge an example's page by its rule alone, and try the fix."""
    book = book.only(example.rule)
    found = findings(example, book)
    fixes = [finding.fix for finding in found if finding.fix]
    edits = [edit for fix in fixes if fix.safe or example.fixed is not None for edit in fix.edits]
    got = tuple(sorted(finding.span for finding in found))
    if not edits:
        return ExampleOutcome(example, got, None)
    fixed = edited(example.page, edits)
    relapsed = tuple(finding.span for finding in findings(example._replace(page=fixed), book))
    return ExampleOutcome(example, got, fixed, relapsed)


def edited(source: str, edits: Iterable[Edit]) -> str:
    """The source after edits that do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


def findings(example: Example, book: Rulebook) -> list[Finding]:
    """All that is wrong with an example's page by the rules of *book* that are on, judged as ``checker lint`` would."""
    settings = Settings(
        config=config(example),
        kind=example.kind,
        republished=example.site.republished,
        today=date.fromisoformat(book.law_as_of),
        rulebook=book,
    )
    content = example.page.encode(example.encoding)
    result = Linter(settings).lint(content, f"{example.rule}{SUFFIX[example.format]}")
    return [violation.finding for violation in result.violations]


def config(example: Example) -> Config:
    """What an example says of its site, as the configuration that says it."""
    site = example.site
    about: dict[str, str | tuple[str, ...]] = {
        "name": site.name,
        "owner": site.owner,
        "hosts": site.hosts,
        "icp": site.icp,
        "police": site.police,
    }
    layer = Layer(
        HOME / ".checker.yaml",
        HOME,
        site={key: value for key, value in about.items() if value},
        house_names=site.house_names,
        presume=site.presume or None,
        footer=("footer.html",) if example.footer else None,
    )
    return Config((layer,), site.approved, {HOME / "footer.html": example.footer.encode()})


def tell(outcome: ExampleOutcome, lang: Lang) -> Iterator[str]:
    """An outcome for its author: one line that names it, and where it failed, what was wanted and what came."""
    example = outcome.example
    yield f"{'✓' if outcome.passed else '✗'} {example.rule} · {example.name}"
    if outcome.passed:
        return
    wanted = tuple(sorted(example.spans))
    if outcome.got != wanted:
        yield f"  {Message('example.wanted').text(lang)}  {_spans(example.page, wanted, lang)}"
        yield f"  {Message('example.got').text(lang)}  {_spans(example.page, outcome.got, lang)}"
    if outcome.fixed != example.fixed:
        unfixed = Message("example.unfixed").text(lang)
        for label, page in ((Message("example.fix"), example.fixed), (Message("example.fixed"), outcome.fixed)):
            yield f"  {label.text(lang)}  {page.strip() if page is not None else unfixed}"
    if outcome.relapsed:
        yield f"  {Message('example.relapsed').text(lang)}"


def _spans(page: str, spans: Iterable[Span], lang: Lang) -> str:
    lines = Lines(page)
    shown = []
    for span in spans:
        place = lines.place(span)
        words = page[span.start : span.end] or Message("example.gap")
        shown.append(Message("example.place", words=words, line=place.line, column=place.column).text(lang))
    return " ".join(shown) or Message("example.nothing").text(lang)
