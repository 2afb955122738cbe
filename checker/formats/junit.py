"""JUnit's XML as Jenkins and GitLab read it (xunit plug-in, ``junit-10.xsd``): a suite a document, a case a rule.

An error or a warning is a failed case. Advice passes, with its words in ``system-out``; what is allowed or baselined
is a skipped case with its reason, and so is a document that was not judged. A clean document has one case, which passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.formats import RunInfo
from checker.formats.escape import attributes, content
from checker.formats.locations import name, with_others
from checker.formats.terminal import path_seen
from checker.model import PageResult, Violation

CLEAN = "all-rules"
SKIPPED = "not-judged"


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """A ``testsuite`` for every document in its order."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="checker">\n'
    for result in results:
        yield from _suite(result, run)
    yield "</testsuites>\n"


def _suite(result: PageResult, run: RunInfo) -> Iterator[str]:
    """One document."""
    cases = list(_cases(result, run))
    failed = sum("<failure" in body for _, body in cases)
    skipped = sum("<skipped" in body for _, body in cases)
    counts = {"tests": len(cases), "failures": failed, "errors": 0, "skipped": skipped}
    yield f"  <testsuite{attributes({'name': name(result), **counts})}>\n"
    for rule, body in cases:
        values = attributes({"name": rule, "classname": name(result)})
        yield f"    <testcase{values}>\n{body}    </testcase>\n" if body else f"    <testcase{values}/>\n"
    yield "  </testsuite>\n"


def _cases(result: PageResult, run: RunInfo) -> Iterator[tuple[str, str]]:
    """The rules that have something to say of a document, in the order of their first place, and what they say."""
    if result.skipped is not None:
        yield SKIPPED, _empty("skipped", run.words(result.skipped))
        return
    rules = dict.fromkeys(placed.rule for placed in (*result.violations, *result.allowed, *result.baselined))
    for rule in rules:
        yield rule, _said(rule, result, run)
    if not rules:
        yield CLEAN, ""


def _said(rule: str, result: PageResult, run: RunInfo) -> str:
    """The elements inside a rule's case: its gravest outcome."""
    found = [placed for placed in result.violations if placed.rule == rule]
    grave = [placed for placed in found if placed.severity != "advice"]
    if grave:
        more = run.say("junit.more", count=len(grave)) if len(grave) > 1 else ""
        values = attributes({"type": grave[0].severity, "message": with_others(grave[0], run) + more})
        return f"      <failure{values}>{content(_places(found, result, run))}</failure>\n"
    if found:
        return f"      <system-out>{content(_places(found, result, run))}</system-out>\n"
    aside = [placed for placed in (*result.allowed, *result.baselined) if placed.rule == rule]
    reasons = dict.fromkeys(placed.reason or run.say("report.in-baseline") for placed in aside)
    return _empty("skipped", "; ".join(reasons))


def _empty(tag: str, message: str) -> str:
    """An element with a message and nothing inside."""
    return f"      <{tag}{attributes({'message': message})}/>\n"


def _places(found: list[Violation], result: PageResult, run: RunInfo) -> str:
    """Every place with its severity and message, a line each."""
    lines = (
        f"{path_seen(result.path)}:{placed.place.line}:{placed.place.column}: {placed.severity}: "
        + " ".join(with_others(placed, run).split())
        for placed in found
    )
    address = run.say("report.help", address=run.help(found[0].rule))
    return "\n" + "\n".join([*lines, address]) + "\n"
