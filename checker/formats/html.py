"""One self-contained page for an editor-in-chief: what was judged when, totals by rule and folder, every violation on its line, what was set aside.

No script, nothing fetched. Page and style are ``report.html`` and ``report.css`` beside this module. Whatever comes from a
page, a file's name or a rule is escaped; what would steer a reader's screen (controls, bidirectional marks) is U+FFFD.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

from checker.formats import RunInfo, Summary
from checker.formats.html_filter import controls, styles
from checker.formats.html_tables import by_folder, by_rule, row, table
from checker.formats.html_violation import document, words
from checker.formats.locations import name
from checker.model import SEVERITIES, PageResult, Violation

OPEN = 50
"""Rows up to which a list of what was set aside is shown unfolded, and violations up to which documents are."""
COUNTED = {
    "error": "html.errors",
    "warning": "html.warnings",
    "advice": "html.advice",
    "allowed": "html.allowed",
    "baselined": "html.baselined",
    "skipped": "html.skipped",
}
"""What is counted → what it is called."""
NOTES = {"allowed": "html.allowed-note", "baselined": "html.baselined-note", "skipped": "html.skipped-note"}


def render(results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """The page, in one piece: its totals stand before what they count."""
    kept = list(results)
    counts = Summary()
    for result in kept:
        counts.add(result)
    rules = _rules(kept)
    folder = files("checker.formats")
    yield Template(folder.joinpath("report.html").read_text(encoding="utf-8")).substitute(
        lang=run.say("language-tag"),
        version=words(run.version),
        title=run.say("html.title"),
        style=folder.joinpath("report.css").read_text(encoding="utf-8") + "".join(styles(rules)),
        about=_about(run),
        verdict=_verdict(kept, counts, run),
        counts="".join(_counts(counts, run)),
        sections="".join(_sections(kept, rules, counts, run)),
        colophon=_colophon(run),
    )


def _verdict(results: list[PageResult], counts: Summary, run: RunInfo) -> str:
    """The whole in one sentence."""
    faulty = sum(bool(result.violations) for result in results)
    phrase = "html.verdict" if faulty else "html.clean" if counts.documents else "html.nothing"
    return run.say(phrase, documents=counts.documents, faulty=faulty)


def _counts(counts: Summary, run: RunInfo) -> Iterator[str]:
    """The six numbers under the title."""
    for key in (*reversed(SEVERITIES), "allowed", "baselined", "skipped"):
        number = getattr(counts, key)
        yield f'<li class="{key if number else "none"}"><b>{number}</b>{run.say(COUNTED[key])}</li>\n'


def _colophon(run: RunInfo) -> str:
    """Who wrote the page, by which law."""
    version, law = words(run.version), words(run.law_as_of)
    return (
        run.say("html.colophon-law", version=version, law_as_of=law)
        if law
        else run.say("html.colophon", version=version)
    )


def _rules(results: list[PageResult]) -> dict[str, int]:
    """Rule → how often it was broken, in the order in which rules are told."""
    return {rule: len(places) for rule, places in _anchors([each for each in results if each.violations]).items()}


def _about(run: RunInfo) -> str:
    """What tells this report from last month's: day, site, scope, version, command."""
    rows = [
        ("html.date", run.date),
        ("html.site", run.site),
        ("html.scope", run.say("html.here-below") if run.scope == (".",) else " ".join(run.scope)),
        ("html.version", f"checker {run.version}"),
        ("html.command", run.command),
    ]
    terms = "".join(f"<div><dt>{run.say(key)}</dt><dd>{words(value)}</dd></div>\n" for key, value in rows if value)
    return f'<dl class="about">\n{terms}</dl>\n'


def _sections(results: list[PageResult], rules: dict[str, int], counts: Summary, run: RunInfo) -> Iterator[str]:
    """Everything between the numbers and the colophon."""
    faulty = [result for result in results if result.violations]
    if faulty:
        anchors = _anchors(faulty)
        ranks = {rule: number for number, rule in enumerate(rules)}
        unfolded = sum(rules.values()) <= OPEN
        yield '<div class="pair">\n' + by_rule(faulty, run) + by_folder(results, run) + "</div>\n"
        yield f'<section id="violations">\n<h2>{run.say("html.violations")}</h2>\n'
        yield controls(rules, {each: getattr(counts, each) for each in SEVERITIES}, run)
        for number, result in enumerate(faulty):
            yield document(result, number, ranks, run, unfolded=unfolded)
        yield f'</section>\n<section id="rules">\n<h2>{run.say("html.rules")}</h2>\n'
        for rule, places in anchors.items():
            yield _explained(rule, places, run)
        yield "</section>\n"
    for kind in ("allowed", "baselined"):
        rows = [_aside(result, placed, kind, run) for result in results for placed in getattr(result, kind)]
        yield _list(kind, ("html.place", "html.rule", "html.reason"), rows, run)
    skipped = [(result, result.skipped) for result in results if result.skipped is not None]
    rows = [row(f'<span class="path">{words(name(result))}</span>', words(run.words(why))) for result, why in skipped]
    yield _list("skipped", ("html.document", "html.why-skipped"), rows, run)


def _anchors(results: list[PageResult]) -> dict[str, list[tuple[str, str]]]:
    """Rule → the places where it is violated, as (anchor, words); the gravest rule first, then the most frequent."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    grades: Counter[str] = Counter()
    for number, result in enumerate(results):
        for count, placed in enumerate(result.violations):
            rule, where = placed.rule, f"{name(result)}:{placed.place.line}"
            grades[rule] = max(grades[rule], SEVERITIES.index(placed.severity))
            found[rule].append((f"v{number}-{count}", where))
    return dict(sorted(found.items(), key=lambda pair: (-grades[pair[0]], -len(pair[1]), pair[0])))


def _explained(rule: str, places: list[tuple[str, str]], run: RunInfo) -> str:
    """A rule: why it is there, by which law, where it is violated."""
    known = next((one for one in run.rules if one.id == rule), None)
    title = words(run.words(known.title)) if known else words(rule)
    label = words(rule)
    if known and known.url.startswith(("https://", "http://")):
        label = f'<a href="{escape(known.url)}">{label}</a>'
    else:
        label = f"{label} · <code>{words(run.help(rule))}</code>"
    parts = [f'<article class="explained" id="rule-{words(rule)}">\n<h3>{title} <small>{label}</small></h3>\n']
    if known:
        parts.append(f"<p>{words(run.words(known.why))}</p>\n")
    if known and known.basis:
        parts.append(
            f'<p class="quiet">{run.say("report.basis")}<span lang="zh-CN">{words("；".join(known.basis))}</span></p>\n'
        )
    if known:
        parts += [f'<p class="quiet">{words(line)}</p>\n' for line in known.authority.told(run.lang)]
    links = "".join(f'<li class="path"><a href="#{anchor}">{words(where)}</a></li>\n' for anchor, where in places)
    parts.append(
        f"<details>\n<summary>{run.say('html.all-places', count=len(places))}</summary>\n<ul>\n{links}</ul>\n</details>\n"
    )
    return "".join(parts) + "</article>\n"


def _aside(result: PageResult, placed: Violation, kind: str, run: RunInfo) -> str:
    """One row of what is allowed or baselined."""
    where = f'<span class="path">{words(f"{name(result)}:{placed.place.line}")}</span>'
    message = words(run.words(placed.finding.messages))
    reason = words(placed.reason) or run.say(COUNTED[kind])
    return row(where, f"{message}<small>{words(placed.rule)}</small>", reason)


def _list(kind: str, columns: tuple[str, ...], rows: list[str], run: RunInfo) -> str:
    """What was set aside, folded away when it is long; nothing where there is nothing."""
    if not rows:
        return ""
    head = "".join(f"<th>{run.say(column)}</th>" for column in columns)
    opened = " open" if len(rows) <= OPEN else ""
    summary = f'<summary>{run.say(COUNTED[kind])} <span class="quiet">{len(rows)}</span></summary>'
    note = f"<p>{run.say(NOTES[kind])}</p>"
    return f'<details class="aside" id="{kind}"{opened}>\n{summary}\n{note}\n{table(head, rows, "listed")}</details>\n'
