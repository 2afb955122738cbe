"""SARIF 2.1.0 (OASIS, with errata 01): for code scanning services and editors.

Regions count Unicode code points, and say so (``columnKind``). Every result has a region with a start and an end; an absence
is an empty one at the place where the thing should stand. ``partialFingerprints`` holds the baseline's fingerprint under a
key of our own: ``primaryLocationLineHash`` is left to the uploader, which warns of every value that it did not compute.
Results stream; what was skipped follows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.formats import RuleInfo, RunInfo
from checker.formats.escape import as_json, utf8
from checker.formats.locations import absolute, message, name, on_line, relative, uri
from checker.messages import Message
from checker.model import Edit, Fix, OtherPlace, PageResult, Severity, Violation

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}
GRADES: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "recommendation"}
"""What GitHub reads as ``problem.severity``."""
RELATED = 100
"""So many other pages of a frame are told; a service shows no more, and the count tells of all."""
LONGEST = 500
"""Of a line shown as context, in code points."""

Json = dict[str, Any]


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """One log of one run, a result a line."""
    index = {rule.id: number for number, rule in enumerate(run.rules)}
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{\n'
    for key, value in _head(run).items():
        yield f'"{key}": {as_json(value)},\n'
    yield '"results": ['
    notices: list[Json] = []
    separator = "\n"
    for result in results:
        if result.skipped is not None:
            notices.append(_notice(result, result.skipped, run))
        for one in _results(result, run, index):
            yield separator + as_json(one)
            separator = ",\n"
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notices}
    yield f'\n],\n"invocations": [{as_json(invocation)}]\n}}]}}\n'


def _head(run: RunInfo) -> Json:
    """What stands before the results."""
    driver: Json = {"name": "checker", "version": run.version, "semanticVersion": run.version}
    served = next((rule.url.rpartition("/")[0] for rule in run.rules if "://" in rule.url), "")
    if served:
        driver["informationUri"] = served + "/"
    driver |= {"language": run.say("language-tag"), "rules": [_rule(rule, run) for rule in run.rules]}
    head: Json = {"tool": {"driver": driver}, "language": run.say("language-tag"), "columnKind": "unicodeCodePoints"}
    root = run.repository or run.folder
    if absolute(root):
        head["originalUriBaseIds"] = {"%SRCROOT%": {"uri": uri(root.rstrip("/") + "/")}}
    return head


def _rule(rule: RuleInfo, run: RunInfo) -> Json:
    """A reporting descriptor."""
    title, why = run.words(rule.title), run.words(rule.why)
    laws = [run.say("report.basis") + "；".join(rule.basis)] if rule.basis else []
    dated = [run.say("report.law-as-of", law_as_of=run.law_as_of)] if run.law_as_of else []
    standing = list(rule.authority.told(run.lang))
    more = run.say("report.help", address=run.help(rule.id))
    found: Json = {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n".join([title, why, *laws, *standing, *dated, more]),
            "markdown": "\n\n".join([f"**{title}**", why, *laws, *standing, *dated, more]),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.topic],
            "problem.severity": GRADES[rule.severity],
            "basis": list(rule.basis),
            "binds": list(rule.authority.binds),
            "checked": rule.authority.checked,
        },
    }
    if "://" in rule.url:
        found["helpUri"] = rule.url
    return found


def _results(result: PageResult, run: RunInfo, index: dict[str, int]) -> Iterator[Json]:
    """All results of one document: violations, then what was set aside."""
    for placed in result.violations:
        yield _result(result, placed, run, index)
    for placed in result.allowed:
        suppression = {"kind": "external" if placed.external else "inSource", "status": "accepted"}
        suppression["justification"] = placed.reason
        yield _result(result, placed, run, index) | {"suppressions": [suppression]}
    for placed in result.baselined:
        suppression = {"kind": "external", "status": "accepted"}
        suppression["justification"] = placed.reason or run.say("report.in-baseline")
        yield _result(result, placed, run, index) | {"baselineState": "unchanged", "suppressions": [suppression]}


def _result(result: PageResult, placed: Violation, run: RunInfo, index: dict[str, int]) -> Json:
    """One result, without suppressions."""
    violation = placed.finding
    physical: Json = {"artifactLocation": _artifact(result, run), "region": _region(placed)} | _context(placed)
    location: Json = {"physicalLocation": physical}
    if result.inside is not None:
        record = {"name": result.inside, "fullyQualifiedName": name(result), "kind": "record"}
        location["logicalLocations"] = [record]
    elif result.part:
        whole = f"{result.path}!/{result.part}"
        location["logicalLocations"] = [{"name": result.part, "fullyQualifiedName": whole, "kind": "resource"}]
    found: Json = {"ruleId": violation.rule}
    if violation.rule in index:
        found["ruleIndex"] = index[violation.rule]
    found |= {
        "level": LEVELS[violation.severity],
        "message": {"text": message(result, placed, run)},
        "locations": [location],
        "partialFingerprints": {"checker/v1": placed.fingerprint},
        "properties": {"messages": dict(violation.messages), "about": violation.about, "basis": list(violation.basis)},
    }
    if placed.count > 1:
        found["occurrenceCount"] = placed.count
    if placed.others:
        found["relatedLocations"] = [_related(other, run) for other in placed.others[:RELATED]]
    if violation.fix is not None and violation.fix.edits:
        found["fixes"] = [_fix(violation.fix, result, placed, run)]
    return found


def _related(other: OtherPlace, run: RunInfo) -> Json:
    """Another page of the same frame."""
    region = {"startLine": other.line, "startColumn": other.column}
    return {"physicalLocation": {"artifactLocation": _artifact(other, run), "region": region}}


def _artifact(result: PageResult | OtherPlace, run: RunInfo) -> Json:
    """Where the file is: relative to the repository's root where it lies inside it."""
    path = relative(result.path, run)
    return {"uri": uri(path)} if absolute(path) else {"uri": uri(path), "uriBaseId": "%SRCROOT%"}


def _region(placed: Violation) -> Json:
    """The violation's region: 1-based, the end column exclusive; its words too, where we hold them."""
    place, span = placed.place, placed.finding.span
    found: Json = {"startLine": place.line, "startColumn": place.column}
    found |= {"endLine": place.end_line, "endColumn": place.end_column}
    found |= {"charOffset": span.start, "charLength": span.end - span.start}
    if place.line == place.end_line and span.end > span.start:
        found["snippet"] = {"text": utf8(placed.source_line[slice(*placed.shown)])}
    return found


def _context(placed: Violation) -> Json:
    """The whole line for readers who do not have the file, where it is more than the region and not a minified page."""
    place, length = placed.place, len(placed.source_line)
    whole = (place.column, place.end_column) == (1, length + 1)
    if place.line != place.end_line or whole or length > LONGEST or placed.line_from > 1:
        return {}
    line = utf8(placed.source_line)
    columns = {"startLine": place.line, "startColumn": 1, "endLine": place.line, "endColumn": len(line) + 1}
    return {"contextRegion": columns | {"snippet": {"text": line}}}


def _fix(fix: Fix, result: PageResult, placed: Violation, run: RunInfo) -> Json:
    """A fix of one file; ``safe`` tells one that says nothing new from one that somebody must read."""
    replacements = [
        {"deletedRegion": _edited(edit, placed), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(result, run), "replacements": replacements}
    return {
        "description": {"text": run.words(fix.title)},
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }


def _edited(edit: Edit, placed: Violation) -> Json:
    """The region that an edit replaces: by offset always, by line and column where the edit stands on the violation's line."""
    span, line = edit.span, placed.place.line
    spot = on_line(placed, span)
    columns = {"startLine": line, "startColumn": spot[0] + 1, "endLine": line, "endColumn": spot[1] + 1} if spot else {}
    return columns | {"charOffset": span.start, "charLength": span.end - span.start}


def _notice(result: PageResult, reason: Message, run: RunInfo) -> Json:
    """Why a document was not judged."""
    location = {"physicalLocation": {"artifactLocation": _artifact(result, run)}}
    return {"level": "note", "message": {"text": run.words(reason)}, "locations": [location]}
