"""A document of the HTML report with its violations: each on its line, with its basis and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from posixpath import relpath

from checker.formats import SEVERITY, RunInfo
from checker.formats.locations import absolute, elsewhere, joined, name, uri
from checker.formats.terminal import FAR, seen, window
from checker.model import PageResult, Violation

OTHERS = 100
"""So many other pages of a frame are listed."""
COLUMNS = 160
"""How much of a long source line is shown."""


def words(text: str) -> str:
    """*text* in one line, escaped."""
    return escape(seen(" ".join(text.split())))


def document(result: PageResult, number: int, ranks: Mapping[str, int], run: RunInfo, *, unfolded: bool) -> str:
    """One document; its violations are the anchors ``v<number>-0``, ``v<number>-1`` …; *ranks* number the rules of the report.

    What stands on one line is told below that line.
    """
    count = run.say("html.in-document", count=len(result.violations))
    link = f'<p class="where"><a href="{escape(address(result.path, run))}">{run.say("html.open")}</a></p>\n'
    numbered = list(enumerate(result.violations))
    lines = (list(several) for _, several in groupby(numbered, key=lambda each: (each[1].line, each[1].source_line)))
    items = "".join(_line(several, number, ranks, run) for several in lines)
    opened = " open" if unfolded else ""
    head = f'<summary><h3><span class="path">{words(name(result))}</span><small>{count}</small></h3></summary>'
    return f'<details class="document"{opened}>\n{head}\n{link}{items}</details>\n'


def address(path: str, run: RunInfo) -> str:
    """The file as a link from where the report stands: relative to that folder where both are known."""
    whole = path if absolute(path) or not run.folder else f"{run.folder}/{path}"
    home = run.target or run.folder
    return uri(relpath(whole, home) if home and absolute(whole) else path)


def _line(several: list[tuple[int, Violation]], number: int, ranks: Mapping[str, int], run: RunInfo) -> str:
    """The violations of one line, under the line where it can show them all."""
    shared = _marked([placed for _, placed in several], run.say("html.here"))
    head = _quoted(several[0][1].line, shared) if shared is not None else ""
    items = "".join(
        f'<li class="violation {placed.severity} r{ranks[placed.rule]}" id="v{number}-{count}">\n'
        f"{''.join(_parts(placed, run, quoted=shared is not None))}</li>\n"
        for count, placed in several
    )
    return f'<div class="line">\n{head}<ol>\n{items}</ol>\n</div>\n'


def _parts(placed: Violation, run: RunInfo, *, quoted: bool) -> Iterator[str]:
    violation, place = placed.finding, placed.place
    level = f'<span class="level">{run.say(SEVERITY[violation.severity])}</span>'
    yield f'<p class="says">{level}<span>{words(run.words(violation.messages))}</span></p>\n'
    phrase = "html.at" if place.line == place.end_line else "html.over"
    rule = f'<a href="#rule-{words(violation.rule)}">{words(violation.rule)}</a>'
    yield f'<p class="where">{run.say(phrase, **place._asdict())} · {rule}</p>\n'
    if not quoted:
        yield _quoted(place.line, _marked([placed], run.say("html.here")) or "")
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>\n" for term, text in _terms(placed, run))
    if rows:
        yield f"<dl>\n{rows}</dl>\n"


def _quoted(number: int, line: str) -> str:
    return f'<pre><span class="number">{number}</span><code>{line}</code></pre>\n'


def _marked(several: Sequence[Violation], here: str) -> str | None:
    """The source line with the words of all marked, an absence by a word of ours; None where they are too far apart or touch."""
    stretches = sorted({placed.shown for placed in several})
    first, last = stretches[0][0], max(end for _, end in stretches)
    if any(begin < before for (_, before), (begin, _) in pairwise(stretches)):
        return None
    shown, start, _ = window(several[0].source_line, first, max(first, last), COLUMNS)
    shown = seen(shown)
    if len(stretches) > 1 and (len(shown) < last - first or start + last - first > len(shown)):
        return None
    marked, at = "", 0
    for begin, end in stretches:
        left, right = begin - first + start, min(end - first + start, len(shown))
        told = shown[left:right]
        mark = f"<mark>{escape(told)}</mark>" if told else f'<mark class="absent">{here}</mark>'
        marked += escape(shown[at:left]) + mark
        at = max(left, right)
    return marked + escape(shown[at:])


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
    if violation.basis and all(rule.id != placed.rule for rule in run.rules):
        yield run.say("html.basis"), f'<span lang="zh-CN">{words("；".join(violation.basis))}</span>'


def _others(placed: Violation, run: RunInfo) -> str:
    """How many pages of the same frame have it, or rows of the same column, and the first of them, folded away."""
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
