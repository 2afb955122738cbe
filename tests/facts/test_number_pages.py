"""Pages of one line that show a number in each form that is in use, and in each that is none: every one is judged right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from checker.linter import Linter

LINTER = Linter()
FORMS = yaml.safe_load(Path(__file__).with_name("number_pages.yaml").read_text("utf-8"))
UNLINKED = frozenset(("icp-unlinked", "police-unlinked"))
"""A line shows no link; of these nothing is asked here."""
TOPICS = ("icp-", "police-", "licence-")


class Line(NamedTuple):
    """One page of one line."""

    shown: str
    kind: str
    normal: str
    rules: tuple[str, ...]
    at: str


def lines(forms: list[dict[str, Any]]) -> Iterator[Line]:
    """Every form with every letter and every number."""
    for form in forms:
        expected = (form["rule"],) if "rule" in form else tuple(form.get("rules", ()))
        for shown, letter, number in product(form["shown"], form.get("letters", " "), form.get("numbers", ("",))):

            def filled(text: str, p: str = letter, n: str = number) -> str:
                return text.replace("{p}", p).replace("{n}", n)

            at = filled(form.get("at", shown))
            yield Line(filled(shown), form.get("kind", ""), filled(form.get("normal", "")), expected, at)


REAL = list(dict.fromkeys(lines(FORMS["real"])))
BAD = list(dict.fromkeys(lines(FORMS["bad"])))


def page(line: str) -> str:
    return f"<!DOCTYPE html>\n<html><body><article><h1>麦收</h1><p>今年的麦子熟得早，农机下了地。</p></article>\n<footer>{line}</footer></body></html>"


def told(source: str) -> list[tuple[str, str]]:
    """The rules about numbers that are reported, with the words they point at."""
    found = LINTER.lint(source.encode(), "a.html").violations
    return [
        (one.rule, source[slice(*one.finding.span)])
        for one in found
        if one.rule.startswith(TOPICS) and one.rule not in UNLINKED and one.rule != "icp-missing"
    ]


def test_there_are_lines_enough_of_either_sort() -> None:
    assert len(REAL) >= 200
    assert len(BAD) >= 100


@pytest.mark.parametrize("line", REAL, ids=lambda line: line.shown)
def test_a_number_in_a_form_that_is_in_use_is_read_and_nothing_is_said_against_it(line: Line) -> None:
    source = page(line.shown)
    [document] = LINTER.facts(source.encode(), "a.html")
    found = [fact for fact, _ in document.facts if fact.kind == line.kind]
    assert len(found) == 1, [fact.text for fact in found]
    assert found[0].fields["normal"] == line.normal or (not line.normal and found[0].fields["normal"])
    assert tuple(rule for rule, _ in told(source)) == line.rules


@pytest.mark.parametrize("line", BAD, ids=lambda line: line.shown)
def test_a_number_in_no_form_is_reported_once_and_at_its_words(line: Line) -> None:
    assert told(page(line.shown)) == [(line.rules[0], line.at)]


@pytest.mark.parametrize("line", BAD, ids=lambda line: line.shown)
def test_what_stands_for_a_number_is_not_told_to_be_missing(line: Line) -> None:
    found = {one.rule for one in LINTER.lint(page(line.shown).encode(), "a.html").violations}
    assert ("icp-missing" in found) == line.rules[0].startswith("police-")
