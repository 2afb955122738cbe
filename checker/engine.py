"""The engine: one pure function from a document, its facts and a rulebook to what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker.model import Document, Fact, Facts, Finding, Site, Span
from checker.rulebook.anchors import Anchor, find
from checker.rulebook.fixes import propose
from checker.rulebook.messages import complete, fill
from checker.rulebook.operators import Scene
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from datetime import date

    from checker.rulebook import Rulebook
    from checker.rulebook.operators import Clause
    from checker.rulebook.rule import Rule

_DAMAGE = LazyPattern("[\ufffd\0]")


def judge(document: Document, facts: Facts, rulebook: Rulebook, site: Site, today: date) -> list[Finding]:
    """What is wrong with *document*, in the order of the page: each rule's every plain *no*.

    *facts* are what the document says about itself. Exemptions and the baseline are not applied here; *today* is for
    rules that compare with ``today.year``. Facts that do not count in the document (:attr:`Judged.counts`) are not judged.
    """
    classes, counts = rulebook.documents.classes, document.judged.counts
    facts = {kind: found for kind, found in facts.items() if classes.get(kind) in (None, *counts)}
    scene = _scene(facts, rulebook, site, today)
    found: list[Finding] = []
    for rule in rulebook.rules:
        if not rule.off:
            found += _decided(rule, document) if rule.by_engine else _judged(rule, document, facts, scene)
    return sorted(_without_quarrels(found), key=lambda violation: (violation.span, violation.rule))


def _without_quarrels(found: Sequence[Finding]) -> Iterator[Finding]:
    """*found*, without the fixes that write different things into the same place: one link around two numbers cannot lead to both registries."""
    written: dict[Span, set[str]] = defaultdict(set)
    for edit in (edit for each in found if each.fix for edit in each.fix.edits):
        if edit.span.end > edit.span.start:
            written[edit.span].add(edit.text)
    for each in found:
        is_torn = each.fix is not None and any(len(written[edit.span]) > 1 for edit in each.fix.edits)
        yield replace(each, fix=None) if is_torn else each


def announce(rule: Rule, span: Span, about: str, values: Mapping[str, str], kind: str) -> Finding:
    """A violation that no sentence decides: *told* are the values its message names, as ``{kind.name}``."""
    fact = Fact(kind, span, about, values)
    return _violation(rule, Anchor(span), about, Scene({kind: (fact,)}, {}))


def unreadable(rulebook: Rulebook, reason: str) -> list[Finding]:
    """What is reported of a named file that cannot be read: ``page-unreadable``, unless it is off."""
    rule = rulebook.rule("page-unreadable")
    if rule is None or rule.off:
        return []
    return [announce(rule, Span(0, 0), "page", {"reason": reason}, "page")]


def _faulty(rule: Rule, document: Document) -> Iterator[Finding]:
    """What could not be read of an export or a manuscript, in every language."""
    for fault in document.faults:
        told = {
            lang: announce(rule, fault.span, fault.problem.id, {"problem": words}, "export")
            for lang, words in fault.problem.words().items()
        }
        first = next(iter(told.values()))
        yield replace(first, messages={lang: finding.messages[lang] for lang, finding in told.items()})


def _scene(facts: Facts, rulebook: Rulebook, site: Site, today: date) -> Scene:
    """What sentences see: the page's own facts, those of a declared footer, and the day."""
    seen: dict[str, Sequence[Fact]] = dict(facts)
    declared = any(fact.fields.get("footer") == "declared" for fact in facts.get("document", ()))
    if site.footer and (declared or site.holds_footer):
        for fact in site.footer:
            seen[fact.kind] = (*seen.get(fact.kind, ()), _in_footer(fact))
    day = {"date": today.isoformat(), "year": str(today.year)}
    seen["today"] = (Fact("today", Span(0, 0), today.isoformat(), day),)
    lists = rulebook.lists
    if site.approved is not None:
        lists = {**lists, "approved-sources": site.approved}
    return Scene(seen, lists)


def _in_footer(fact: Fact) -> Fact:
    """A fact of the declared footer, which stands in the article's footer wherever it stands in its own file."""
    return Fact(fact.kind, fact.span, fact.text, fact.fields, {}, ("footer",), fact.evidence)


def _judged(rule: Rule, document: Document, own: Facts, scene: Scene) -> Iterator[Finding]:
    if rule.when.judge(scene) is not True:
        return
    if not rule.each:
        if rule.require.judge(scene) is False and not _stands_elsewhere(rule, own, scene):
            yield _violation_at(rule, document, own, scene)
        return
    facts = [fact for kind in rule.each for fact in own.get(kind, ())]
    if len(rule.each) > 1:
        facts.sort(key=lambda fact: fact.span)
    these = tuple(fact for fact in facts if rule.where.judge(Scene(scene.facts, scene.lists, fact)) is True)
    known: dict[Clause, Any] = {}
    for fact in these:
        visited = Scene(scene.facts, scene.lists, fact, these, known)
        if rule.require.judge(visited) is False:
            yield _violation_at(rule, document, own, visited)


def _stands_elsewhere(rule: Rule, own: Facts, scene: Scene) -> bool:
    """Whether the fact to be pointed at belongs to the declared footer, where it is reported when that is checked."""
    first = rule.at[0].ref if rule.at else None
    return first is not None and not own.get(first.kind) and bool(scene.facts.get(first.kind))


def _violation_at(rule: Rule, document: Document, own: Facts, scene: Scene) -> Finding:
    spot = find(rule.at, document, own, scene.it, rule.asks_for)
    about = spot.fact.text if spot.fact else next((at.name for at in rule.at if not at.ref), "page")
    if spot.fact and scene.it is None:
        facts = (spot.fact, *(fact for fact in scene.facts.get(spot.fact.kind, ()) if fact is not spot.fact))
        scene = Scene({**scene.facts, spot.fact.kind: facts}, scene.lists)
    return _violation(rule, spot, about, scene, document)


def _violation(rule: Rule, spot: Anchor, about: str, scene: Scene, document: Document | None = None) -> Finding:
    messages = {"zh": _shared(fill(rule.say["zh"], scene, "zh")), "en": _shared(fill(rule.say["en"], scene, "en"))}
    fix = None
    if rule.fix and document is not None:
        fix = propose(rule.fix, document, spot.fact, spot.span, lambda template: complete(template, scene))
    return Finding(rule.id, rule.severity, spot.span, messages, about, rule.basis, fix)


@lru_cache(1024)
def _shared(words: str) -> str:
    """The same string for the same words: a page may have one fault a hundred thousand times."""
    return words


def _decided(rule: Rule, document: Document) -> Iterable[Finding]:
    """What can be told of a document before its facts are looked at."""
    if rule.id == "encoding-damaged" and document.damaged and "writing" in document.judged.counts:
        found = _DAMAGE.search(document.source)
        span = Span(*found.span()) if found else Span(0, 0)
        values = {"damaged": str(document.damaged), "used": document.encoding, "declared": document.declared}
        yield announce(rule, span, "encoding", values, "encoding")
    if rule.id == "export-unreadable":
        yield from _faulty(rule, document)
