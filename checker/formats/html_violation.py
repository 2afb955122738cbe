"""A document of the HTML report with its violations: each on its line, with its basis and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.formats import RunInfo
from checker.formats.html_phrases import PHRASES
from checker.formats.locations import joined, name
from checker.formats.terminal import seen, window
from checker.model import PageResult, Violation

COLUMNS = 160
"""How much of a long source line is shown."""


def words(text: str) -> str:
    """*text* in one line, escaped."""
    return escape(seen(" ".join(text.split())))


def document(result: PageResult, number: int, run: RunInfo) -> str:
    """One document; its violations are the anchors ``v<number>-0``, ``v<number>-1`` …"""
    say = PHRASES[run.lang]
    count = say["in document"].format(len(result.violations))
    head = f'<h3><span class="path">{words(name(result))}</span><small>{count}</small></h3>'
    items = (
        f'<li class="violation {placed.severity}" id="v{number}-{count}">\n{"".join(_parts(placed, run))}</li>\n'
        for count, placed in enumerate(result.violations)
    )
    return f'<article class="document">\n{head}\n<ol>\n{"".join(items)}</ol>\n</article>\n'


def _parts(placed: Violation, run: RunInfo) -> Iterator[str]:
    say = PHRASES[run.lang]
    violation, place = placed.finding, placed.place
    level = f'<span class="level">{say[violation.severity]}</span>'
    yield f'<p class="says">{level}<span>{words(violation.messages[run.lang])}</span></p>\n'
    phrase = say["at" if place.line == place.end_line else "over"]
    rule = f'<a href="#rule-{words(violation.rule)}">{words(violation.rule)}</a>'
    yield f'<p class="where">{phrase.format(**place._asdict())} · {rule}</p>\n'
    yield f'<pre><span class="number">{place.line}</span><code>{_marked(placed, say["here"])}</code></pre>\n'
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>\n" for term, text in _terms(placed, run))
    if rows:
        yield f"<dl>\n{rows}</dl>\n"


def _marked(placed: Violation, here: str) -> str:
    """The source line, its words marked; an absence is marked by a word of ours."""
    place = placed.place
    start = place.column - 1
    end = place.end_column - 1 if place.line == place.end_line else len(placed.source_line)
    line, start, end = window(seen(placed.source_line), start, max(start, end), COLUMNS)
    mark = f"<mark>{escape(line[start:end])}</mark>" if end > start else f'<mark class="absent">{here}</mark>'
    return escape(line[:start]) + mark + escape(line[end:])


def _terms(placed: Violation, run: RunInfo) -> Iterator[tuple[str, str]]:
    """What stands under the line: how to mend it, the outcome where it is on this line, the law."""
    say = PHRASES[run.lang]
    violation = placed.finding
    if violation.fix is not None:
        note = say["safe" if violation.fix.safe else "unsafe"]
        yield say["mend"], f"{words(violation.fix.title[run.lang])} <small>{note}</small>"
        change = joined(placed, violation.fix.edits)
        if change is not None:
            yield say["after"], _after(placed, *change)
    if violation.basis:
        yield say["basis"], f'<span lang="zh-CN">{words("；".join(violation.basis))}</span>'


def _after(placed: Violation, begin: int, end: int, text: str) -> str:
    """The line as the fix would leave it."""
    whole = seen(placed.source_line[:begin] + text + placed.source_line[end:])
    line, start, stop = window(whole, begin, begin + len(text), COLUMNS)
    return f"<code>{escape(line[:start])}<ins>{escape(line[start:stop])}</ins>{escape(line[stop:])}</code>"
