"""Showing a part of the HTML report: by severity and by rule, in style sheets alone, for the page runs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.formats import SEVERITY, RunInfo
from checker.formats.html_violation import words
from checker.model import SEVERITIES

FEW = 2
"""From so many violations on there is something to choose."""


def controls(rules: Mapping[str, int], severities: Mapping[str, int], run: RunInfo) -> str:
    """The choices, each with how often it is met; *rules* and *severities* are those of the report, in their order."""
    if sum(rules.values()) < FEW:
        return ""
    grave = [each for each in reversed(SEVERITIES) if severities.get(each)]
    by_severity = [(f"s-{each}", run.say(SEVERITY[each]), severities[each]) for each in grave]
    by_rule = [(f"r{number}", words(rule), count) for number, (rule, count) in enumerate(rules.items())]
    parts = [
        _choices("s", run.say("html.by-severity"), by_severity, run),
        _choices("r", run.say("html.by-rule"), by_rule, run),
    ]
    return f'<details class="filter">\n<summary>{run.say("html.filter")}</summary>\n{"".join(parts)}</details>\n'


def _choices(name: str, title: str, choices: list[tuple[str, str, int]], run: RunInfo) -> str:
    if len(choices) < FEW:
        return ""
    every = f'<label><input type="radio" name="{name}" id="{name}-all" checked>{run.say("html.all")}</label>\n'
    each = (
        f'<label><input type="radio" name="{name}" id="only-{key}">{label} <span class="quiet">{count}</span></label>\n'
        for key, label, count in choices
    )
    return f"<fieldset>\n<legend>{title}</legend>\n{every}{''.join(each)}</fieldset>\n"


def styles(rules: Mapping[str, int]) -> Iterator[str]:
    """What each choice leaves out: the violations of others, and lines and documents that have none of its own."""
    chosen = [*((f"only-s-{each}", f".violation.{each}") for each in SEVERITIES)]
    chosen += [(f"only-r{number}", f".violation.r{number}") for number in range(len(rules))]
    for key, kept in chosen:
        body = f"body:has(#{key}:checked)"
        yield f"{body} .violation:not({kept}), {body} :is(.line, .document):not(:has({kept})) {{ display: none; }}\n"
