"""Exports of many systems: every article is a document, and what is wrong is told where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.linter import Linter
from checker.model import PageResult, Violation
from checker.text.lines import Lines
from tests.readers.shapes import SHAPES, Shape

LINTER = Linter()
ASKED = ("attribution-vague", "attribution-missing", "provenance-unstated", "export-unreadable", "page-unreadable")


def told(documents: tuple[PageResult, ...]) -> list[tuple[str | None, str]]:
    return [(one.inside, each.rule) for one in documents for each in one.violations if each.rule in ASKED]


def violations(documents: tuple[PageResult, ...]) -> Iterator[Violation]:
    for document in documents:
        yield from (each for each in document.violations if each.rule in ASKED)


def essence(document: PageResult) -> tuple[object, ...]:
    """All that is told of a document but the line that is shown, which begins where the window did."""
    told = tuple((each.finding, each.place, each.fingerprint) for each in document.violations)
    return document.inside, document.title, document.skipped, told


def names() -> list[str]:
    return [f"{shape.name} {shape.file}" for shape in SHAPES]


def test_there_are_many_shapes_and_each_has_a_name() -> None:
    assert len(set(names())) == len(SHAPES) >= 40


@pytest.mark.parametrize("shape", SHAPES, ids=names())
def test_of_three_articles_the_two_bad_ones_are_told(shape: Shape) -> None:
    found = LINTER.lint(shape.text.encode(shape.encoding), shape.file)
    judged = [one for one in found.documents if one.skipped is None]
    assert [one.inside for one in judged] == ["11", "12", "13"]
    assert told(found.documents) == [("12", "attribution-vague"), ("13", "attribution-missing")]
    assert all(one.title for one in judged)


@pytest.mark.parametrize("shape", SHAPES, ids=names())
def test_what_is_told_stands_where_it_is_told(shape: Shape) -> None:
    found = LINTER.lint(shape.text.encode(shape.encoding), shape.file)
    vague, missing = violations(found.documents)
    lines = Lines(shape.text)
    for each, words in ((vague, shape.vague), (missing, shape.missing)):
        assert shape.text[slice(*each.finding.span)] == words
        assert each.place == lines.place(each.finding.span)
    assert shape.text.index(shape.vague) == vague.finding.span.start
    assert missing.finding.span.start > vague.finding.span.end


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape.encoding != "utf-16"], ids=lambda shape: shape.name
)
@pytest.mark.parametrize("size", [80, 1000])
def test_a_file_in_pieces_says_the_same(shape: Shape, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.window.Window.__init__.__defaults__", (size * 3,))
    monkeypatch.setattr("checker.readers.batch.AROUND", 300)
    content = shape.text.encode(shape.encoding)
    pieces = (content[at : at + size] for at in range(0, len(content), size))
    streamed = [one for result in LINTER.stream(pieces, shape.file) for one in result.documents]
    whole = LINTER.lint(content, shape.file).documents
    assert list(map(essence, streamed)) == list(map(essence, whole))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([shape for shape in SHAPES if shape.encoding == "utf-8"]),
    st.integers(0, 10_000),
    st.integers(0, 30),
    st.sampled_from(['"', "{", "}", "[", "]", ",", "<", "</", "<item>", "\\", "\n", "]]>", "&#1;", "<![CDATA[", ""]),
)
def test_a_damaged_file_in_pieces_says_the_same(
    monkeypatch: pytest.MonkeyPatch, shape: Shape, at: int, gone: int, put: str
) -> None:
    monkeypatch.setattr("checker.readers.window.Window.__init__.__defaults__", (100,))
    monkeypatch.setattr("checker.readers.batch.AROUND", 300)
    at %= len(shape.text)
    content = (shape.text[:at] + put + shape.text[at + gone :]).encode()
    pieces = (content[begin : begin + 37] for begin in range(0, len(content), 37))
    streamed = [one for result in LINTER.stream(pieces, shape.file) for one in result.documents]
    assert list(map(essence, streamed)) == list(map(essence, LINTER.lint(content, shape.file).documents))
