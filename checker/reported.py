"""What is wrong with a document where people and programs look for it: lines and columns, fingerprints, the line that is shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.documents.by_content import OTHER_LANGUAGES
from checker.frame import frame
from checker.model import Document, Finding, PageResult, Violation
from checker.shifting import moved

if TYPE_CHECKING:
    from checker.allow import Applied
    from checker.rulebook import Rulebook
    from checker.text.lines import Lines

LONGEST_LINE = 100_000
"""Characters of a line that is shown whole; of a longer one, only what is around the violation is kept."""
AROUND = 5_000


def reported(document: Document, applied: Applied, lines: Lines, book: Rulebook, root: str) -> PageResult:
    """What came of *document*: what is wrong and what is exempt, at its places in *lines*, those of its source.

    *root* is the folder (absolute) from which fingerprints count its path; empty for the path as it is given.
    """
    exempt = _placed(document, [finding for finding, _ in applied.allowed], lines, book, root)
    allowances = (allowance for _, allowance in applied.allowed)
    allowed = tuple(
        replace(violation, reason=allowance.reason, external=allowance.external)
        for violation, allowance in zip(exempt, allowances, strict=True)
    )
    return PageResult(
        document.path,
        document.inside,
        _placed(document, applied.kept, lines, book, root),
        allowed,
        doubts=document.judged.doubts,
        foreign=document.judged.why in OTHER_LANGUAGES,
        title=document.title,
        part=document.part,
    )


def _placed(
    document: Document, found: Sequence[Finding], lines: Lines, book: Rulebook, root: str
) -> tuple[Violation, ...]:
    shared = {rule.id for rule in book.rules if rule.once_a_frame} if found else set()
    around = ""
    if any(each.rule in shared for each in found):
        around = frame(document, from_root(document.path, root))
    return tuple(_violation(document, each, lines, around if each.rule in shared else "", root) for each in found)


def _violation(document: Document, finding: Finding, lines: Lines, around: str, root: str) -> Violation:
    """The finding at its place; *around* names the frame that it is a fault of, if it is one of the frame."""
    name = mark(document.path, document.inside, finding, root, around)
    start = finding.span.start
    placed = moved(finding, document.start.offset)
    if document.part:  # its places are in a text that stands in no file
        placed = replace(placed, fix=None)
    place = lines.place(finding.span)
    line, begin = lines.line(start), lines.line_from(start)
    if len(line) > LONGEST_LINE:
        line, at = lines.window(start, AROUND)
        begin += at
    return Violation(placed, place, line, name, frame=around, line_from=begin)


def mark(path: str, inside: str | None, finding: Finding, root: str, around: str = "") -> str:
    """The fingerprint of a finding in a file, or in the row or entry *inside* it."""
    from checker.baseline import fingerprint  # a clean page needs none

    return fingerprint(finding.rule, from_root(path, root), inside, finding.about, around)


def from_root(path: str, root: str) -> str:
    """*path* as seen from the folder *root* (absolute); as it is where it lies elsewhere, or where there is no root."""
    if not root:
        return path
    below = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    return path if below.startswith("../") else below
