"""Workflow commands of GitHub Actions: annotations beside the changed lines, and the summary of a step.

The service shows ten annotations of a level a step, so the gravest come first, the whole list stands above them in the log, and
the last line says how many have no annotation. The runner also obeys ``##[command]`` anywhere in a line, so no
line of the list may hold one: a page cannot speak to the runner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.formats import SEVERITY, RunInfo, Summary
from checker.formats.escape import utf8
from checker.formats.locations import message, name, relative, with_help, with_others
from checker.formats.terminal import seen
from checker.model import PageResult, Severity, Violation

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
SHOWN = 10
"""Annotations that the service shows of each level in one step."""
LONGEST = 200
"""Rows of the summary's table: a step's summary may hold one megabyte."""

Found = list[tuple[PageResult, Violation]]


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """The whole list, then the annotations that will be shown; nothing where there are no violations."""
    found = _sorted(results)
    for result, placed in found:
        yield _plain(result, placed, run)
    given: Counter[Severity] = Counter()
    for result, placed in found:
        severity = placed.severity
        given[severity] += 1
        if given[severity] <= SHOWN:
            yield _command(result, placed, run)
    more = sum(max(0, count - SHOWN) for count in given.values())
    if more:
        yield run.say("github.more", count=more) + "\n"


def summary(results: Iterable[PageResult], run: RunInfo) -> str:
    """The step's summary in GitHub's Markdown, for the file that ``GITHUB_STEP_SUMMARY`` names."""
    kept = list(results)
    counts = Summary()
    for result in kept:
        counts.add(result)
    numbers = {key: getattr(counts, key) for key in Summary.__slots__}
    found = _sorted(kept)
    lines = [f"### {run.say('github.title')}", "", run.say("github.counts", **numbers), ""]
    if not found:
        lines += [run.say("report.no-violations"), ""]
    else:
        heads = ("github.severity", "github.place", "github.rule", "github.message")
        lines += [f"| {' | '.join(map(run.say, heads))} |", "|---|---|---|---|"]
        lines += [_row(result, placed, run) for result, placed in found[:LONGEST]] + [""]
    if len(found) > LONGEST:
        lines += [run.say("github.rest", count=len(found) - LONGEST), ""]
    skipped = [(result, result.skipped) for result in kept if result.skipped is not None]
    if skipped:
        lines += [f"<details><summary>{run.say('github.skipped')} ({len(skipped)})</summary>", ""]
        lines += [f"- {_code(name(result))}: {_cell(run.words(why))}" for result, why in skipped[:LONGEST]]
        lines += ["", "</details>", ""]
    return utf8("\n".join(lines))


def _sorted(results: Iterable[PageResult]) -> Found:
    """All violations, the gravest first, otherwise in the order of the run."""
    order = list(COMMANDS)
    found = [(result, placed) for result in results for placed in result.violations]
    return sorted(found, key=lambda pair: order.index(pair[1].finding.severity))


def _plain(result: PageResult, placed: Violation, run: RunInfo) -> str:
    """One line of the list, which the runner takes for nothing but text."""
    place, violation = placed.place, placed.finding
    words = " ".join(message(result, placed, run).split())
    level = run.say(SEVERITY[violation.severity])
    line = seen(f"{result.path}:{place.line}:{place.column}: {level} {violation.rule} {words}").replace(
        "##[", "#\u200b#["
    )
    return ("\u200b" + line if line.lstrip().startswith("::") else line) + "\n"


def _command(result: PageResult, placed: Violation, run: RunInfo) -> str:
    """One annotation; a column only on one line, as the service refuses columns over several."""
    place, violation = placed.place, placed.finding
    values: dict[str, object] = {"file": relative(result.path, run), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        values |= {"col": place.column, "endColumn": place.end_column}
    titles = {rule.id: run.words(rule.title) for rule in run.rules}
    values["title"] = f"{violation.rule} {titles.get(violation.rule, '')}".rstrip()
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items())
    return f"::{COMMANDS[violation.severity]} {properties}::{_data(with_help(result, placed, run))}\n"


def _data(text: str) -> str:
    """*text* after the second ``::``, as the runner unescapes it."""
    lines = text.replace("%", "%25").split("\n")
    return "%0A".join("%0D".join(map(seen, line.split("\r"))) for line in lines)


def _property(text: str) -> str:
    """*text* as a property's value."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(result: PageResult, placed: Violation, run: RunInfo) -> str:
    """One row of the summary's table."""
    place, violation = placed.place, placed.finding
    where = _code(f"{name(result)}:{place.line}:{place.column}")
    address = run.help(violation.rule)
    rule = f"[{violation.rule}]({address})" if "://" in address else f"{violation.rule}<br>{_code(address)}"
    level = run.say(SEVERITY[violation.severity])
    return f"| {level} | {where} | {rule} | {_cell(with_others(placed, run))} |"


def _cell(text: str) -> str:
    """*text* for a table's cell: one line, and no markup of its own."""
    line = " ".join(text.split())
    for sign in "\\`*_[]|~":
        line = line.replace(sign, "\\" + sign)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _code(text: str) -> str:
    """*text* as it is, in a table's cell."""
    line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;")
    return f"<code>{line}</code>"
