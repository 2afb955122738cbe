"""What is found in one document of a file, with its offsets counted from the file's beginning, and what of it somebody wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model import Document, Fact, Facts, Finding, PageFacts, Span

if TYPE_CHECKING:
    from checker.definitions import Kinds
    from checker.text.lines import Lines


def moved(finding: Finding, by: int) -> Finding:
    """A finding with its offsets counted from the beginning of the file, where its document begins *by* further on."""
    if not by:
        return finding
    fix = finding.fix
    if fix is not None:
        edits = (replace(edit, span=Span(edit.span.start + by, edit.span.end + by)) for edit in fix.edits)
        fix = replace(fix, edits=tuple(edits))
    return replace(finding, span=Span(finding.span.start + by, finding.span.end + by), fix=fix)


def shifted(fact: Fact, document: Document) -> Fact:
    """A fact with its offsets counted from the beginning of the file."""
    by = document.start.offset
    if not by:
        return fact
    spans = {name: Span(span.start + by, span.end + by) for name, span in fact.spans.items()}
    return replace(fact, span=Span(fact.span.start + by, fact.span.end + by), spans=spans)


def written(facts: Facts, kinds: Kinds) -> list[Fact]:
    """What somebody wrote on the page, in its order: not what only rules ask for."""
    found = [fact for kind, several in facts.items() if kind not in kinds.quiet for fact in several]
    return sorted(found, key=lambda fact: (fact.span, fact.kind))


def said(document: Document, facts: Facts, lines: Lines, kinds: Kinds) -> PageFacts:
    """What a document says about itself, at its places in the file."""
    own = facts["document"][0].fields
    return PageFacts(
        document.path,
        document.inside,
        document.kind,
        own["republished"],  # type: ignore[arg-type]  # one of the three
        own.get("republished_evidence", ""),  # type: ignore[arg-type]  # one of the two, or nothing
        document.encoding,
        tuple((shifted(fact, document), lines.place(fact.span)) for fact in written(facts, kinds)),
        tuple(fact for kind in sorted(kinds.quiet) for fact in facts.get(kind, ())),
        title=document.title,
        part=document.part,
    )
