"""Written exemptions: read from a page, applied to its violations, and reported when they are of no use.

    <!-- checker: allow icp-unlinked until 2027-01-01 — the reason -->      in a comment of the host format
    checker: {allow: {icp-missing: the reason}}                             in front matter

A comment reaches the next element or line, what stands on its own line on either side of it, and above all content the
whole document; so does front matter. An exemption needs a reason. In the configuration (:mod:`checker.config`) it stands outside the page; run turns such an
entry into an :class:`Allowance` with ``external`` and without ``covers``, and reports it when no page needed it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from checker.messages import Message
from checker.model import Comment, Document, Fact, Finding, Span, Words
from checker.rulebook.messages import fill
from checker.rulebook.operators import Scene
from checker.text.stretches import Stretches

if TYPE_CHECKING:
    from checker.rulebook import Rulebook
    from checker.rulebook.rule import Rule

LONGEST = 1000
"""Code points of a line on which a comment reaches what stands beside it: a minified page has all of itself on one."""
VERBS = ("allow", "disable", "ignore", "off", "skip")
"""What people write who have met other tools: only the first is ours."""
DASHES = ("——", "—", "–", "--", " - ", "：", ": ")
"""What may stand before the reason."""
FRONT_MATTER = "checker.allow"
EVERYWHERE = Span(0, maxsize)
UNUSED = "allowance-unused"
EXPIRED = "allowance-expired"


class Allowance(NamedTuple):
    """One exemption of one rule."""

    rule: str
    reason: str
    until: date | None
    """The last day on which it holds."""
    covers: Span | None
    """The stretch of the source that it reaches; None for the whole document."""
    span: Span
    """Where it is written; empty for one in the configuration."""
    external: bool = False


class BadAllowance(NamedTuple):
    """An exemption that cannot be understood: it exempts nothing."""

    span: Span
    about: str
    why: Message


class Applied(NamedTuple):
    """Violations after exemptions."""

    kept: list[Finding]
    """What is still to be reported, with the unused, expired and misspelt exemptions of the page itself."""
    allowed: list[tuple[Finding, Allowance]]
    used: frozenset[Allowance]


def written(document: Document, known: Collection[str]) -> tuple[list[Allowance], list[BadAllowance]]:
    """The exemptions that stand in *document*, and the attempts at one; *known* are the ids of all rules."""
    found: list[Allowance] = []
    faults: list[BadAllowance] = []
    entries = [*_in_comments(document), *_in_front_matter(document, known)]
    for entry in (*entries, *_elsewhere(document, known, [entry.span for entry in entries])):
        if isinstance(entry, BadAllowance):
            faults.append(entry)
        elif entry.rule not in known:
            faults.append(BadAllowance(entry.span, entry.rule, _unknown(entry.rule, known)))
        else:
            found.append(entry)
    return found, faults


def apply(
    violations: Iterable[Finding],
    allowances: Sequence[Allowance],
    faults: Iterable[BadAllowance],
    rulebook: Rulebook,
    today: date,
) -> Applied:
    """Take out what is exempted. An expired exemption exempts nothing."""
    kept: list[Finding] = []
    allowed: list[tuple[Finding, Allowance]] = []
    several = list(violations)
    exempt, used = _exempt(several, [entry for entry in allowances if not is_expired(entry, today)])
    for number, violation in enumerate(several):
        if number in exempt:
            allowed.append((violation, exempt[number]))
        else:
            kept.append(violation)
    own = [entry for entry in allowances if not entry.external]
    kept += (misspelt for fault in faults if (misspelt := _misspelt(fault, rulebook)))
    last: dict[str, int] = {}
    for violation in kept:
        last[violation.rule] = max(last.get(violation.rule, 0), violation.span.start)
    for entry in own:
        report = useless(entry, rulebook, today) if entry not in used else None
        if report:
            kept.append(_misplaced(entry, report, last.get(entry.rule)))
    return Applied(sorted(kept, key=lambda violation: (violation.span, violation.rule)), allowed, frozenset(used))


def is_expired(allowance: Allowance, today: date) -> bool:
    """Whether its last day has passed."""
    return allowance.until is not None and allowance.until < today


def useless(allowance: Allowance, rulebook: Rulebook, today: date) -> Finding | None:
    """The report of an exemption that no page needed, or whose day has passed; None where nothing can be said.

    An exemption from a rule that is off, or that no sentence decides, is not called unused.
    """
    if is_expired(allowance, today):
        return _report(rulebook.rule(EXPIRED), allowance)
    exempt = rulebook.rule(allowance.rule)
    if exempt is None or exempt.off or exempt.by_engine:
        return None
    return _report(rulebook.rule(UNUSED), allowance)


def _exempt(
    violations: Sequence[Finding], allowances: Sequence[Allowance]
) -> tuple[dict[int, Allowance], set[Allowance]]:
    """The first allowance that reaches each violation, by the number of that, and all that reach one; in one pass for each rule."""
    reached: dict[str, dict[Span, list[int]]] = {}
    for number, entry in enumerate(allowances):
        reached.setdefault(entry.rule, {}).setdefault(entry.covers or EVERYWHERE, []).append(number)
    asked: dict[str, list[int]] = {}
    for number, violation in enumerate(violations):
        if violation.rule in reached:
            asked.setdefault(violation.rule, []).append(number)
    exempt: dict[int, Allowance] = {}
    used: set[int] = set()
    for rule, numbers in asked.items():
        waiting, around = sorted(reached[rule].items(), reverse=True), []
        for number in sorted(numbers, key=lambda number: violations[number].span):
            start, end = violations[number].span
            while waiting and waiting[-1][0].start <= start:
                around.append(waiting.pop())
            around = [each for each in around if each[0].end >= start]
            if reaching := [several for covers, several in around if covers.end >= end]:
                exempt[number] = allowances[min(several[0] for several in reaching)]
                used.update(several[0] for several in reaching)
    covers = {(allowances[number].rule, allowances[number].covers) for number in used}
    return exempt, {entry for entry in allowances if (entry.rule, entry.covers) in covers}


def _misplaced(allowance: Allowance, report: Finding, last: int | None) -> Finding:
    """The report of one that reaches nothing, in the words for one beside the faults that it is meant for: the *last* of them begins there."""
    if last is None or report.rule != UNUSED:
        return report
    id = "allow.after" if last < allowance.span.start else "allow.beside"  # noqa: A001  what a catalogue calls it
    return replace(report, messages=_words(Message(id, rule=allowance.rule)))


def _report(rule: Rule | None, allowance: Allowance) -> Finding | None:
    if rule is None or rule.off:
        return None
    until = allowance.until.isoformat() if allowance.until else ""
    told = _said if len(allowance.reason) <= LONGEST else _said.__wrapped__  # a reason of megabytes is not kept
    messages = told(rule, allowance.rule, allowance.reason, until)
    return Finding(rule.id, rule.severity, allowance.span, messages, allowance.rule, rule.basis)


@lru_cache(1024)
def _said(rule: Rule, exempt: str, reason: str, until: str) -> Words:
    """What a rule says of an exemption; made once for all of a flood that are alike."""
    values = {"rule": exempt, "reason": reason, "until": until}
    scene = Scene({"allowance": (Fact("allowance", Span(0, 0), exempt, values),)}, {})
    return {"zh": fill(rule.say["zh"], scene, "zh"), "en": fill(rule.say["en"], scene, "en")}


@lru_cache(1024)
def _words(message: Message) -> Words:
    """Those of a message that names a rule of ours, likewise."""
    return message.words()


def _misspelt(fault: BadAllowance, rulebook: Rulebook) -> Finding | None:
    """An exemption that was meant and is not one: graver than one of no use, for its author relies on it."""
    rule = rulebook.rule(UNUSED)
    if rule is None or rule.off:
        return None
    return Finding(rule.id, "error", fault.span, fault.why.words(), fault.about, rule.basis)


def _in_comments(document: Document) -> Iterator[Allowance | BadAllowance]:
    for comment in document.comments:
        content = comment.text.strip()
        name, colon, rest = content.replace("：", ":", 1).partition(":")
        if name.strip().lower() == "checker" and colon:
            yield from _parse(rest.strip(), comment.span, _with_line(document.source, comment))
        elif content[:7].lower() == "checker" and _begins(content[7:].lstrip(" -").lower(), VERBS):
            yield BadAllowance(comment.span, content, _WRONG_FORM)


def _begins(words: str, known: Iterable[str]) -> bool:
    """Whether the first of the *words* is one that is known."""
    first = words.split(maxsplit=1)[:1]
    return bool(first) and first[0].rstrip(":：,，") in known


def _with_line(source: str, comment: Comment) -> Span:
    """What a comment covers, with the rest of the line or lines that it stands on."""
    start, end = comment.span
    begin = max(0, start - LONGEST - 1)  # no further, for a line of a megabyte may hold thousands
    first = max(source.rfind("\n", begin, start), source.rfind("\r", begin, start), begin - 1) + 1
    stops = [at for mark in "\r\n" if (at := source.find(mark, end, end + LONGEST)) >= 0]
    last = min(stops, default=len(source))
    covers = comment.covers
    if last - first > LONGEST + end - start:
        return covers
    return Span(min(first, covers.start), max(last, covers.end))


def _elsewhere(document: Document, known: Collection[str], read: Iterable[Span]) -> Iterator[BadAllowance]:
    """What looks like an exemption and stands where none is read: in a remark of front matter, in a link that is none, in text.

    What shows how one is written is passed over: code, and what is not about a rule of ours. *read* are those that were read.
    """
    source, noted = document.source, Stretches(read)
    at = source.find("hecker") if document.inside is None else -1
    quoted: Stretches | None = None
    while at >= 0:
        start, end = at - 1, at + len("hecker")
        words = source[end : end + 200].lstrip(" :：-").replace("，", " ").replace(",", " ").split(maxsplit=2)
        meant = len(words) > 1 and words[0] in VERBS and words[1].strip("。.—–") in known
        line = Span(start, _line_end(source, start))
        if source[start:at].lower() == "c" and meant and not noted.touch(*line):
            if quoted is None:
                quoted = Stretches(document.offsets.span(*each) for each in document.quoted if each[1] > each[0])
            if (source[start - 1 : start] or " ") not in "`\"'“‘" and not quoted.touch(*line):
                yield BadAllowance(line, words[1], Message("allow.unread", rule=words[1].strip("。.—–")))
        at = source.find("hecker", end)


def _line_end(source: str, start: int) -> int:
    return start + len(source[start : start + LONGEST].splitlines()[0].rstrip())


def _parse(content: str, span: Span, covers: Span) -> Iterator[Allowance | BadAllowance]:
    cut, dash = min(((at, dash) for dash in DASHES if (at := content.find(dash)) >= 0), default=(len(content), ""))
    reason = content[cut + len(dash) :].strip(" —–-：:\t\r\n")
    verb, *names = content[:cut].replace(",", " ").replace("，", " ").replace("、", " ").split() or [""]
    until: date | None = None
    if "until" in names:
        at = names.index("until")
        until = _day(names[at + 1]) if at + 1 < len(names) else None
        if until is None:
            yield BadAllowance(span, content, _WRONG_DAY)
            return
        del names[at : at + 2]
    if verb != "allow" or not names:
        yield BadAllowance(span, content, _WRONG_FORM)
    elif not reason:
        yield BadAllowance(span, content, _NO_REASON)
    else:
        yield from (Allowance(name, reason, until, covers, span) for name in names)


def _in_front_matter(document: Document, known: Collection[str]) -> Iterator[Allowance | BadAllowance]:
    """``checker.allow.RULE`` is the reason, or ``checker.allow.RULE.reason`` and ``.until`` are; else what was meant for one."""
    by_rule: dict[str, dict[str, str]] = {}
    spans: dict[str, Span] = {}
    for field in document.fields:
        if field.origin != "front matter":
            continue
        if not field.name.startswith(FRONT_MATTER):
            if field.name == "checker" or field.name.startswith("checker.") or field.name in known:
                yield BadAllowance(field.span, field.name, _WRONG_FIELD)
            continue
        rule, _, part = field.name.removeprefix(FRONT_MATTER).lstrip(".").partition(".")
        by_rule.setdefault(rule, {})[part or "reason"] = field.value.strip()
        spans.setdefault(rule, field.span)
    for rule, parts in by_rule.items():
        until = _day(parts["until"]) if "until" in parts else None
        if not rule:
            yield BadAllowance(spans[rule], parts["reason"], _WRONG_FIELD)
        elif not parts.get("reason"):
            yield BadAllowance(spans[rule], rule, _NO_REASON)
        elif "until" in parts and until is None:
            yield BadAllowance(spans[rule], rule, _WRONG_DAY)
        else:
            yield Allowance(rule, parts["reason"], until, None, spans[rule])


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _unknown(rule: str, known: Collection[str]) -> Message:
    from difflib import get_close_matches

    near = get_close_matches(rule, sorted(known), 1, 0.5)
    return Message("allow.near-rule", rule=rule, near=near[0]) if near else Message("allow.no-rule", rule=rule)


_WRONG_FORM = Message("allow.form")
_WRONG_FIELD = Message("allow.form-in-front-matter")
_NO_REASON = Message("allow.no-reason")
_WRONG_DAY = Message("allow.day")
