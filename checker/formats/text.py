"""For people at a terminal: where, what, and the line itself with a mark under the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.formats import SEVERITY, RunInfo
from checker.formats.locations import record
from checker.formats.terminal import path_seen, seen, width, window
from checker.model import PageResult, Place, Severity, Violation

COLUMNS = 100
"""How much of a long source line is shown: a minified page has all of itself on one."""

NAMED = 3
"""So many of the other pages of a frame are named."""

_COLOUR: dict[Severity, str] = {"error": "31", "warning": "33", "advice": "36"}
NOWHERE = Place(1, 1, 1, 1)
"""Where a file stands that has no lines, for it cannot be read."""


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """Every violation as a block of lines, with an empty line after it, the first of each rule with where it is explained; nothing of a document without violations."""
    met: set[str] = set()
    for result in results:
        for placed in result.violations:
            lines = _block(result, placed, run)
            if placed.rule not in met:  # once a rule: a thousand places have one answer
                met.add(placed.rule)
                lines.append(f"{_margin(placed.place.line)}= {run.say('text.help')}: {run.help(placed.rule)}")
            yield "\n".join(lines) + "\n\n"


def _block(result: PageResult, placed: Violation, run: RunInfo) -> list[str]:
    violation, place = placed.finding, placed.place
    colour = _COLOUR[violation.severity]
    where = _paint(f"{path_seen(result.path)}:{place.line}:{place.column}:", "1", run)
    severity = _paint(run.say(SEVERITY[violation.severity]), f"1;{colour}", run)
    inside = "" if result.inside is None else f" [{seen(record(result.inside, result.title, run.lang))}]"
    lines = [f"{where} {severity} {violation.rule}{inside} {seen(run.words(violation.messages))}"]
    lines += _shown(placed, colour, run)
    if placed.others:
        lines.append(f"{_margin(place.line)}= {_others(placed, run)}")
    if violation.fix is not None:
        note = run.say("text.safe" if violation.fix.safe else "text.unsafe")
        lines.append(f"{_margin(place.line)}= {note}: {seen(run.words(violation.fix.title))}")
    return lines


def _others(placed: Violation, run: RunInfo) -> str:
    """How many pages more have it, or rows of the same file, and the first few of them."""
    first = placed.others[:NAMED]
    names = tuple(seen(other.path) if placed.frame else str(other.line) for other in first)
    several = (
        ("text.others", "text.others-and-more") if placed.frame else ("text.other-rows", "text.other-rows-and-more")
    )
    which = several[len(placed.others) > NAMED]
    return run.say(which, count=len(placed.others), names=names)


def _shown(placed: Violation, colour: str, run: RunInfo) -> list[str]:
    """The source line and, under it, the mark; nothing where there is no line to show."""
    place = placed.place
    if not placed.source_line and place == NOWHERE:
        return []
    line, start, end = window(placed.source_line, *placed.shown, COLUMNS)
    line = seen(line)
    mark = " " * width(line[:start]) + "^" * max(1, width(line[start:end]))
    margin = _margin(place.line)
    return [f"{place.line:>6} | {line}".rstrip(), f"{margin}| {_paint(mark, f'1;{colour}', run)}"]


def _margin(line: int) -> str:
    """As wide as the line number before the rule: at least six columns and a space."""
    return " " * (max(6, len(str(line))) + 1)


def _paint(text: str, code: str, run: RunInfo) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if run.colour else text
