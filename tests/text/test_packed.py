"""Rows in arrays are those that the same columns make as tuples."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.linter import Linter
from checker.model import Link, Span
from checker.readers.html import draft
from checker.readers.links import Links
from checker.readers.markdown import draft as post
from checker.text import packed

HERE = Path(__file__).parent.parent.parent
stretches = st.tuples(st.integers(0, 1 << 31), st.integers(0, (1 << 31) - 1)).filter(lambda pair: pair[0] < 1 << 31)


@given(st.lists(stretches))
def test_stretches_come_back_in_order(several: list[tuple[int, int]]) -> None:
    numbers = packed.stretches(packed.joined(*pair) for pair in several)
    assert [packed.parted(number) for number in numbers] == several
    assert list(packed.in_order(numbers)) == sorted(several)


@given(st.lists(st.tuples(st.text(), st.integers(-9, 9))), st.slices(12), st.integers(0, 11))
def test_rows_are_tuples_by_another_name(rows: list[tuple[str, int]], part: slice, at: int) -> None:
    names, numbers = [name for name, _ in rows], packed.numbers(number for _, number in rows)
    made = packed.Packed(lambda name, number: (name, number), [names, numbers])
    assert (list(made), len(made), list(made[part]), list(reversed(made))) == (rows, len(rows), rows[part], rows[::-1])
    if at < len(rows):
        assert (made[at], made[at - len(rows)]) == (rows[at], rows[at])


PAGE = '<div id=a><p>桥<b>河</b><a href="/x" rel="NoFollow">小桥</a><!-- 注 --><a href=y>河<i>岸</i></div>' * 3


@pytest.mark.parametrize("read", [draft, post])
def test_a_page_is_the_same_whether_its_rows_are_few_or_many(read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    source = PAGE + "\n\n[桥](/x) [](/b) [](/a)\n"
    few = read(source)  # type: ignore[operator]
    monkeypatch.setattr(packed, "FEW", 0)
    many = read(source)  # type: ignore[operator]
    for name in ("links", "runs", "elements", "comments"):
        assert tuple(getattr(many, name)) == tuple(getattr(few, name))
    assert many.offsets.span(0, 5) == few.offsets.span(0, 5)


def test_what_is_told_of_a_page_does_not_depend_on_how_its_rows_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter()
    pages = [path for path in sorted((HERE / "samples" / "pages").iterdir()) if path.suffix in (".html", ".md")]
    few = [(linter.lint(path.read_bytes(), path.name), linter.facts(path.read_bytes(), path.name)) for path in pages]
    monkeypatch.setattr(packed, "FEW", 0)
    for path, (told, facts) in zip(pages, few, strict=True):
        assert linter.lint(path.read_bytes(), path.name) == told
        assert linter.facts(path.read_bytes(), path.name) == facts
    assert few


def test_links_of_a_post_are_in_the_order_of_their_texts() -> None:
    inner, outer = Link(2, 3, "/x", "", Span(4, 9), Span(6, 8)), Link(1, 5, "/y", "", Span(0, 14), Span(10, 12))
    links = Links()
    links.append(inner)
    links.append(outer)
    assert links.by_text() == (outer, inner)


def test_many_rows_can_be_sent_to_another_process() -> None:
    rows = packed.Packed(packed.parted, [packed.stretches([packed.joined(1, 2)])])
    assert list(pickle.loads(pickle.dumps(rows))) == [(1, 2)]
