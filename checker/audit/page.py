"""``summary.html``: what an audit comes to on one self-contained page, with charts, in the words and the dress of the HTML report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from checker.formats import SEVERITY, RunInfo
from checker.formats.html_tables import row, table
from checker.formats.html_violation import words
from checker.model import SEVERITIES

LONGEST = 50
"""Domains that have a row; the tables hold all of them."""
REASONS = 30
"""Reasons why something was left out that have a row."""
COUNTED = {
    "error": "html.errors",
    "warning": "html.warnings",
    "advice": "html.advice",
    "allowed": "html.allowed",
    "unreadable": "audit.unreadable",
    "crashed": "audit.crashed",
    "left_out": "html.skipped",
}
"""What is counted → what it is called."""
GRAVE = tuple(reversed(SEVERITIES))


def render(told: Mapping[str, Any], run: RunInfo) -> str:
    """The page for what ``summary.json`` holds."""
    folder = files("checker.formats")
    style = folder.joinpath("report.css").read_text(encoding="utf-8")
    style += files("checker.audit").joinpath("summary.css").read_text(encoding="utf-8")
    return Template(folder.joinpath("report.html").read_text(encoding="utf-8")).substitute(
        lang=run.say("language-tag"),
        version=words(run.version),
        title=run.say("audit.title"),
        style=style,
        about=_about(told, run),
        verdict=run.say(
            "audit.verdict", documents=_figure(told["summary"]["documents"]), domains=_figure(_domains(told))
        ),
        counts="".join(_counts(told["summary"], run)),
        sections="".join(_sections(told, run)),
        colophon=_colophon(run),
    )


def _figure(number: int) -> str:
    """A number with thin spaces between its thousands."""
    return f"{number:,}".replace(",", "\u2009")


def _domains(told: Mapping[str, Any]) -> int:
    return int(told["summary"]["domains"])


def _about(told: Mapping[str, Any], run: RunInfo) -> str:
    work = told["work"]
    spent = run.say(
        "audit.spent", seconds=_figure(round(work["core_seconds"])), megabytes=_figure(work["bytes"] // 1_000_000)
    )
    rows = [
        ("html.date", told["date"]),
        ("html.scope", " ".join(told["inputs"])),
        ("audit.work", spent),
        ("html.version", f"checker {told['checker']}"),
    ]
    terms = "".join(f"<div><dt>{run.say(key)}</dt><dd>{words(value)}</dd></div>\n" for key, value in rows if value)
    return f'<dl class="about">\n{terms}</dl>\n'


def _counts(summary: Mapping[str, int], run: RunInfo) -> Iterator[str]:
    for key, name in COUNTED.items():
        number = summary[key]
        yield f'<li class="{key if number else "none"}"><b>{_figure(number)}</b>{run.say(name)}</li>\n'


def _colophon(run: RunInfo) -> str:
    version, law = words(run.version), words(run.law_as_of)
    return (
        run.say("html.colophon-law", version=version, law_as_of=law)
        if law
        else run.say("html.colophon", version=version)
    )


def _sections(told: Mapping[str, Any], run: RunInfo) -> Iterator[str]:
    if len(told["months"]) > 1:
        yield f"<section>\n<h2>{run.say('audit.by-month')}</h2>\n{_chart(told['months'], run)}{_months(told['months'], run)}</section>\n"
    yield f"<section>\n<h2>{run.say('html.by-rule')}</h2>\n{_rules(told['rules'], run)}</section>\n"
    yield f"<section>\n<h2>{run.say('audit.by-domain')}</h2>\n{_by_domain(told, run)}</section>\n"
    if told["left_out"]:
        yield f"<section>\n<h2>{run.say('html.skipped')}</h2>\n{_left_out(told['left_out'], run)}</section>\n"


def _rules(rules: Sequence[Mapping[str, Any]], run: RunInfo) -> str:
    titles = {rule.id: run.words(rule.title) for rule in run.rules}
    most = max((each["places"] for each in rules), default=1)
    rows = []
    for each in rules:
        level = f'<span class="level {each["severity"]}">{run.say(SEVERITY[each["severity"]])}</span>'
        name = f"{words(titles.get(each['rule'], each['rule']))}<small>{words(each['rule'])}</small>"
        rows.append(
            row(
                level,
                name + _bar(each["places"], most, each["severity"]),
                *map(_right, (each["places"], each["documents"], each["domains"])),
            )
        )
    names = ("html.places", "html.documents", "audit.domains")
    return table(f"<th></th><th>{run.say('html.rule')}</th>" + _heads(names, run), rows)


def _by_domain(told: Mapping[str, Any], run: RunInfo) -> str:
    shown = told["domains"][:LONGEST]
    most = max((sum(each[severity] for severity in GRAVE) for each in shown), default=1)
    rows = [
        row(f'<span class="path">{words(each["domain"])}</span>' + _stack(each, most), *map(_right, _numbers(each)))
        for each in shown
    ]
    rest = _domains(told) - len(shown)
    more = f'<p class="quiet">{run.say("audit.more-domains", count=rest)}</p>\n' if rest > 0 else ""
    names = ("html.documents", "html.errors", "html.warnings", "html.advice")
    return table(f"<th>{run.say('audit.domain')}</th>" + _heads(names, run), rows) + more


def _months(months: Sequence[Mapping[str, Any]], run: RunInfo) -> str:
    rows = [row(words(each["month"] or run.say("audit.no-month")), *map(_right, _numbers(each))) for each in months]
    names = ("html.documents", "html.errors", "html.warnings", "html.advice")
    return table(f"<th>{run.say('audit.month')}</th>" + _heads(names, run), rows)


def _left_out(reasons: Sequence[Mapping[str, Any]], run: RunInfo) -> str:
    rows = [row(words(each["reason"]), _right(each["count"])) for each in reasons[:REASONS]]
    return table(f"<th>{run.say('html.why-skipped')}</th>" + _heads(("audit.count",), run), rows)


def _numbers(each: Mapping[str, Any]) -> list[int]:
    return [each["documents"], *(each[severity] for severity in GRAVE)]


def _heads(names: Sequence[str], run: RunInfo) -> str:
    return "".join(f'<th class="n">{run.say(name)}</th>' for name in names)


def _right(number: int) -> str:
    """A number for a cell of a table."""
    return f'<span class="figure{"" if number else " zero"}">{_figure(number)}</span>'


def _bar(number: int, most: int, kind: str) -> str:
    """A bar as long as *number* is of *most*."""
    return f'<span class="bar {escape(kind)}" style="width:{100 * number / max(most, 1):.2f}%"></span>'


def _stack(each: Mapping[str, int], most: int) -> str:
    """A bar of three colours, for errors, warnings and advice."""
    return (
        '<span class="bars">'
        + "".join(_bar(each[severity], most, severity) for severity in GRAVE if each[severity])
        + "</span>"
    )


WIDTH, HEIGHT, HEAD, FOOT = 900, 220, 28, 32
"""Of the chart, in its own units: the columns, and what is above and below them for numbers and months."""
WIDEST = 90
"""Units that a column is wide at most."""
NARROW = 24
"""Units from which on a column has room for its number."""


def _chart(months: Sequence[Mapping[str, Any]], run: RunInfo) -> str:
    """A column a month: how many violations there are on a hundred documents, by severity."""
    rates = [
        [100 * each[severity] / each["documents"] if each["documents"] else 0 for severity in GRAVE] for each in months
    ]
    top = max((sum(rate) for rate in rates), default=0) or 1
    step = WIDTH / len(months)
    label = run.say("audit.rate")
    levels = "".join(f'<span class="key {each}">{run.say(SEVERITY[each])}</span>' for each in GRAVE)
    columns = "".join(
        _column(number * step, step, [value / top * (HEIGHT - HEAD) for value in rate], sum(rate))
        + _under(number, len(months), each["month"] or "?")
        for number, (each, rate) in enumerate(zip(months, rates, strict=True))
    )
    return (
        f"<figure><figcaption><span>{label}</span>{levels}</figcaption>"
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT + FOOT}" role="img" aria-label="{escape(label)}">'
        f'{columns}<line x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}"/></svg></figure>\n'
    )


def _column(left: float, step: float, heights: Sequence[float], rate: float) -> str:
    """One column of the chart, *step* wide with its gap, and its number where there is room."""
    parts, bottom, wide = [], float(HEIGHT), min(step * 0.7, WIDEST)
    for severity, tall in zip(GRAVE, heights, strict=True):
        bottom -= tall
        if tall:
            box = f'x="{left + (step - wide) / 2:.1f}" y="{bottom:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
            parts.append(f'<rect class="{severity}" {box}/>')
    if step >= NARROW:
        crowded = "" if step >= 2 * NARROW else ' class="crowded"'
        parts.append(f'<text{crowded} x="{left + step / 2:.1f}" y="{bottom - 5:.1f}">{rate:.0f}</text>')
    return "".join(parts)


def _under(number: int, total: int, month: str) -> str:
    """The name of a month under its column, where there is room; on a narrow screen there is less."""
    if total > 24 and number % (total // 12):
        return ""
    crowded = " crowded" if number % -(-total // 4) else ""
    return (
        f'<text class="month{crowded}" x="{(number + 0.5) * WIDTH / total:.1f}" y="{HEIGHT + 7}">{words(month)}</text>'
    )
