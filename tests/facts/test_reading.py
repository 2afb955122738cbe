"""What is asked of a document before anything is recognised: its lines; and what a fact takes with it."""

from __future__ import annotations

import pytest

from checker.facts.reading import Reading
from checker.model import Site
from tests.facts.told import KINDS, TEXT, document, facts, page


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (0, (0, 0)),
        (1, (1, 3)),
        (3, (1, 3)),
        (4, (4, 4)),
        (5, (5, 7)),
        (7, (5, 7)),
    ],
)
def test_a_line_goes_from_border_to_border(at: int, line: tuple[int, int]) -> None:
    reading = Reading(document("\nab\n\ncd", "a.txt"), KINDS)
    assert reading.line(at) == line
    assert (reading.line(6), reading.line(at)) == ((5, 7), line)  # whatever was asked for before


@pytest.mark.parametrize(
    ("above", "kind", "shown"),
    [
        ("（中央社记者李明台北21日电）", "author", "中央社记者李明"),
        ("（来源：北山晚报）", "attribution", "来源：北山晚报"),
        ("<a href=https://a.example/1>原文链接</a>", "attribution", "原文链接"),
        ("原文链接：<a href=https://a.example/1>十座山</a>", "attribution", "原文链接：十座山"),
    ],
)
def test_a_fact_is_told_with_its_words_and_without_a_bracket_that_is_closed_beyond(
    above: str, kind: str, shown: str
) -> None:
    assert [fact.text for fact in facts(page(above=above), kind)] == [shown]


@pytest.mark.parametrize(
    ("above", "answer"),
    [
        ("来源：北山晚报", "no"),
        ("来源：", "no"),
        ("2099-04-11 来源： 作者：李小明", "unknown"),
        ("来源：<$article.source>", "unknown"),
        ("本文转载自北山晚报", "yes"),
    ],
)
def test_what_is_called_original_is_unless_it_says_otherwise(above: str, answer: str) -> None:
    source = page(above=above.replace("<", "&lt;"), body=f"<p>{TEXT}</p>")
    [found] = facts(source, "document", site=Site(presume="original"))
    assert found.fields["republished"] == answer


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("source:", "empty field"),
        ("source: null", "empty field"),
        ("source:\ntags:\ncover:", "empty field"),
        ("source:\ntags:\ncover:\nkeywords:", ""),
        ("source: 北山晚报", ""),
        ("title: 展厅", ""),
    ],
)
def test_a_field_for_the_source_that_says_nothing_is_a_reason_to_ask(front: str, why: str) -> None:
    [found] = facts(f"---\ndate: 2099-04-11\n{front}\n---\n\n{TEXT}\n", "document", "a.md")
    assert found.fields.get("asked", "") == why


@pytest.mark.parametrize(
    ("region", "source", "held"),
    [
        ("anywhere", page(), True),
        ("article", "<p>山</p>", True),
        ("lede", "<p>山</p>", True),
        ("footer", page(), False),
        ("article", page(), True),
    ],
)
def test_what_has_no_article_is_all_article(region: str, source: str, held: bool) -> None:
    read = document(source)
    reading = Reading(read, KINDS)
    assert reading.within(region, max(0, read.text.find(TEXT))) is held
