"""Rows in arrays are those that the same columns make as tuples."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.linter import Linter
from checker.model import Link, Span
from checker.readers import read
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
    for name in ("links", "runs", "elements", "comments", "quoted", "fields"):
        assert tuple(getattr(many, name)) == tuple(getattr(few, name))
    assert many.offsets.span(0, 5) == few.offsets.span(0, 5)


OTHERS = {
    "a.php": "<footer><?php /* checker: allow icp-missing — 旧站 */ echo '© 2020 北山网'; // 尾\n?><p>{# 桥 #}京ICP备1104号</p></footer>\n{# 河 #}",
    "a.js": "// checker: allow icp-malformed — 旧站\nvar a = '<p>京ICP备1104号</p>'; /* 尾 */\n",
    "_config.yml": "# checker: allow icp-malformed — 旧站\nicp: 京ICP备1104号 # 尾\n\n# 末\n",
    "a.md": "+++\ntitle = '小桥'\nsource = \"网络\" # 尾\n+++\n```\n桥\n```\n\n[转载](/x)自[某报][a]\n\n[a]: /b\n",
    "b.html": "<h1>小桥\0通车</h1><p>来源：网\0络<a href='/x'>原\0文</a></p><pre>桥\0</pre>",
    "a.jsonl": '{"title": "桥", "content": "<p>昨日通车。<!-- 注 --><a href=\\"/x\\">河</a></p>", "source": "网络"}\n',
}
"""Documents that no sample is like: comments of programs, places that move, front matter that is read line by line."""


def test_what_is_told_of_a_page_does_not_depend_on_how_its_rows_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    linter = Linter()
    paths = [path for path in sorted((HERE / "samples" / "pages").iterdir()) if path.suffix in (".html", ".md")]
    pages = {path.name: path.read_bytes() for path in paths} | {name: text.encode() for name, text in OTHERS.items()}
    few = [(linter.lint(page, name), linter.facts(page, name)) for name, page in pages.items()]
    monkeypatch.setattr(packed, "FEW", 0)
    for (name, page), (told, facts) in zip(pages.items(), few, strict=True):
        assert linter.lint(page, name) == told
        assert linter.facts(page, name) == facts
    assert few


def test_links_of_a_post_are_in_the_order_of_their_texts() -> None:
    source = "[[桥](/x)&](/&amp;)"
    inner, outer = Link(2, 3, "/x", "", Span(1, 8), Span(5, 7)), Link(1, 5, "/&", "", Span(0, 18), Span(11, 17))
    links = Links(source)
    links.append(inner)
    links.append(outer)
    assert links.by_text() == (outer, inner)


def test_many_rows_can_be_sent_to_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = packed.Packed(packed.parted, [packed.stretches([packed.joined(1, 2)])])
    assert list(pickle.loads(pickle.dumps(rows))) == [(1, 2)]
    monkeypatch.setattr(packed, "FEW", 0)
    (document,) = read("a.xml", "<list><!-- 注 --><a>桥</a></list>".encode())
    assert list(pickle.loads(pickle.dumps(document)).comments) == list(document.comments) != []
