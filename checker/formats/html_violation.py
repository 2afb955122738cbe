"""A document of the HTML report with its violations: each on its line, with its basis and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.formats import SEVERITY, RunInfo
from checker.formats.locations import elsewhere, joined, name
from checker.formats.terminal import FAR, seen, window
from checker.model import PageResult, Violation

OTHERS = 100
"""So many other pages of a frame are listed."""
COLUMNS = 160
"""How much of a long source line is shown."""


def words(text: str) -> str:
    """*text* in one line, escaped."""
    return escape(seen(" ".join(text.split())))


def document(result: PageResult, number: int, run: RunInfo) -> str:
    """One document; its violations are the anchors ``v<number>-0``, ``v<number>-1`` …"""
    count = run.say("html.in-document", count=len(result.violations))
    head = f'<h3><span class="path">{words(name(result))}</span><small>{count}</small></h3>'
    items = (
        f'<li class="violation {placed.severity}" id="v{number}-{count}">\n{"".join(_parts(placed, run))}</li>\n'
        for count, placed in enumerate(result.violations)
    )
    return f'<article class="document">\n{head}\n<ol>\n{"".join(items)}</ol>\n</article>\n'


def _parts(placed: Violation, run: RunInfo) -> Iterator[str]:
    violation, place = placed.finding, placed.place
    level = f'<span class="level">{run.say(SEVERITY[violation.severity])}</span>'
    yield f'<p class="says">{level}<span>{words(run.words(violation.messages))}</span></p>\n'
    phrase = "html.at" if place.line == place.end_line else "html.over"
    rule = f'<a href="#rule-{words(violation.rule)}">{words(violation.rule)}</a>'
    yield f'<p class="where">{run.say(phrase, **place._asdict())} · {rule}</p>\n'
    yield f'<pre><span class="number">{place.line}</span><code>{_marked(placed, run.say("html.here"))}</code></pre>\n'
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>\n" for term, text in _terms(placed, run))
    if rows:
        yield f"<dl>\n{rows}</dl>\n"


def _marked(placed: Violation, here: str) -> str:
    """The source line, its words marked; an absence is marked by a word of ours."""
    line, start, end = window(placed.source_line, *placed.shown, COLUMNS)
    line = seen(line)
    mark = f"<mark>{escape(line[start:end])}</mark>" if end > start else f'<mark class="absent">{here}</mark>'
    return escape(line[:start]) + mark + escape(line[end:])


def _terms(placed: Violation, run: RunInfo) -> Iterator[tuple[str, str]]:
    """What stands under the line: how to mend it, the outcome where it is on this line, the law."""
    violation = placed.finding
    if violation.fix is not None:
        note = run.say("html.safe" if violation.fix.safe else "html.unsafe")
        yield run.say("html.mend"), f"{words(run.words(violation.fix.title))} <small>{note}</small>"
        change = joined(placed, violation.fix.edits)
        if change is not None:
            yield run.say("html.after"), _after(placed, *change)
    if placed.others:
        yield run.say("html.others"), _others(placed, run)
    if violation.basis:
        yield run.say("html.basis"), f'<span lang="zh-CN">{words("；".join(violation.basis))}</span>'


def _others(placed: Violation, run: RunInfo) -> str:
    """How many pages of the same frame have it, and the first of them, folded away."""
    places = (f"{other.path}:{other.line}:{other.column}" for other in placed.others[:OTHERS])
    items = "".join(f"<li>{words(place)}</li>" for place in places)
    more = "<li>…</li>" if len(placed.others) > OTHERS else ""
    return f"<details><summary>{elsewhere(placed, run)}</summary><ul>{items}{more}</ul></details>"


def _after(placed: Violation, begin: int, end: int, text: str) -> str:
    """The line as the fix would leave it."""
    cut = max(0, begin - FAR * COLUMNS - 1)  # the line may be the whole of a large file
    near = placed.source_line[cut:begin] + text + placed.source_line[end : end + FAR * COLUMNS + 1]
    line, start, stop = window(near, begin - cut, begin - cut + len(text), COLUMNS)
    line = seen(line)
    return f"<code>{escape(line[:start])}<ins>{escape(line[start:stop])}</ins>{escape(line[stop:])}</code>"
