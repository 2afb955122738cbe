"""Whoever reads of a violation, in whatever format, is told where to learn what to do about it, and the place is there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import home
from checker.cli.report import info
from checker.formats import FORMATS, RunInfo, render
from checker.model import PageResult, Site
from checker.rulebook import load, shipped
from checker.rulebook.own import extended
from tests.cli.conftest import Checker, checker
from tests.cli.test_own_rules import RULE
from tests.formats.report import MISSING, VAGUE_NEW

__all__ = ["checker"]

BOOK = load(shipped())
RESULTS = (PageResult("a.html", violations=(MISSING, VAGUE_NEW, VAGUE_NEW)),)
TOLD = sorted(FORMATS.keys() - {"concise"})
"""A line a violation is all that *concise* has: it names the rule."""


def written(name: str, run: RunInfo) -> str:
    """A report, with what its format escapes undone."""
    text = "".join(render(name, RESULTS, run))
    for sign, meant in (("&#10;", "\n"), ("%0A", "\n"), ("%3A", ":")):
        text = text.replace(sign, meant)
    return text


def run(book: object = BOOK) -> RunInfo:
    return info(book, "zh", Site(), date(2026, 11, 26))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TOLD)
def test_as_long_as_there_is_no_address_the_command_is_told(name: str) -> None:
    text = written(name, run())
    assert "checker rules explain attribution-missing" in text
    assert "checker rules explain attribution-vague" in text
    assert "README.md#" not in text, "a file that the reader does not have"


@pytest.mark.parametrize("name", TOLD)
def test_an_address_that_is_set_in_one_place_is_told_everywhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "DOCUMENTATION", "https://docs.example.org/checker/")
    text = written(name, run())
    assert "https://docs.example.org/checker/rules/attribution-missing.html" in text
    assert "rules explain" not in text


def test_a_rule_of_ones_own_has_no_page_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "DOCUMENTATION", "https://docs.example.org/checker/")
    (tmp_path / "editor-unaccountable.yaml").write_text(RULE, encoding="utf-8")
    told = run(extended(BOOK, tmp_path))
    assert told.help("editor-unaccountable") == "checker rules explain editor-unaccountable"
    assert told.help("icp-missing") == "https://docs.example.org/checker/rules/icp-missing.html"


def test_the_command_that_is_told_tells(checker: Checker) -> None:
    Path("a.html").write_text(
        "<!doctype html><title>甲</title><h1>小桥</h1><p>来源：网络</p>" + "<p>小桥通车。</p>" * 9, "utf-8"
    )
    for violation in json.loads(checker("lint", "-f", "json").out)["violations"]:
        program, *arguments = violation["help"].split()
        assert program == "checker"
        assert checker(*arguments).code == 0


def test_for_people_a_thousand_places_of_one_rule_have_one_answer() -> None:
    text = "".join(render("text", RESULTS * 500, replace(run(), rules=())))
    assert text.count("= 怎么办") == 2
