"""The tables of the HTML report: totals by rule and by folder, and the plain ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from posixpath import dirname

from checker.formats import SEVERITY, RunInfo, Summary
from checker.formats.html_violation import words
from checker.model import SEVERITIES, PageResult, Severity

FOLDERS = 30
"""Rows of the table of folders; the rest is one row."""


def by_rule(results: list[PageResult], run: RunInfo) -> str:
    """The table of rules: how often, and in how many documents."""
    places: Counter[tuple[str, Severity]] = Counter()
    documents: Counter[tuple[str, Severity]] = Counter()
    for result in results:
        keys = [(placed.rule, placed.severity) for placed in result.violations]
        places.update(keys)
        documents.update(set(keys))
    titles = {rule.id: run.words(rule.title) for rule in run.rules}
    rows = []
    order = sorted(places.items(), key=lambda pair: (-SEVERITIES.index(pair[0][1]), -pair[1], pair[0]))
    for (rule, severity), count in order:
        link = f'<a href="#rule-{words(rule)}">{words(titles.get(rule, rule))}</a><small>{words(rule)}</small>'
        level = f'<span class="level {severity}">{run.say(SEVERITY[severity])}</span>'
        rows.append(row(level, link, count, documents[rule, severity]))
    numbers = "".join(f'<th class="n">{run.say(key)}</th>' for key in ("html.places", "html.documents"))
    head = f"<th>{run.say('html.by-severity')}</th><th>{run.say('html.rule')}</th>{numbers}"
    return f"<section>\n<h2>{run.say('html.by-rule')}</h2>\n{table(head, rows)}</section>\n"


def by_folder(results: list[PageResult], run: RunInfo) -> str:
    """The table of folders, the one with most errors first."""
    sums: defaultdict[str, Summary] = defaultdict(Summary)
    for result in results:
        if result.skipped is None:
            sums[dirname(result.path.removeprefix("./"))].add(result)
    found = sorted(sums.items(), key=lambda pair: (-pair[1].error, -pair[1].warning, -pair[1].advice, pair[0]))
    rows = [_folder_row(words(folder) or run.say("html.root"), [one]) for folder, one in found[:FOLDERS]]
    if len(found) > FOLDERS:
        rest = [one for _, one in found[FOLDERS:]]
        rows.append(_folder_row(run.say("html.other-folders", count=len(rest)), rest))
    names = ("html.documents", "html.errors", "html.warnings", "html.advice")
    head = f"<th>{run.say('html.folder')}</th>" + "".join(f'<th class="n">{run.say(key)}</th>' for key in names)
    return f"<section>\n<h2>{run.say('html.by-folder')}</h2>\n{table(head, rows)}</section>\n"


def _folder_row(label: str, sums: list[Summary]) -> str:
    numbers = (sum(getattr(one, key) for one in sums) for key in ("documents", "error", "warning", "advice"))
    return row(f'<span class="path">{label}</span>', *numbers)


def table(head: str, rows: list[str], style: str = "") -> str:
    """A table of *rows* under the cells of *head*."""
    kind = f' class="{style}"' if style else ""
    return f"<table{kind}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"


def row(*cells: str | int) -> str:
    """A table's row; numbers stand to the right, and a nought stands back."""
    parts = (
        f"<td>{cell}</td>" if isinstance(cell, str) else f'<td class="n{"" if cell else " zero"}">{cell}</td>'
        for cell in cells
    )
    return f"<tr>{''.join(parts)}</tr>\n"
