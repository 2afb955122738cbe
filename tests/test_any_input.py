"""Whatever a file holds, it is judged or refused with a reason; nothing ever breaks, and every place is in the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fix import apply
from checker.model import PageFacts, PageResult
from checker.settings import Settings
from checker.text.decode import decode
from checker.walk import Found
from checker.worker import Task, Worker
from checker.workspace import Workspace

SPACE = Workspace(Settings(today=date(2026, 11, 25)), no_config=True)
PIECES = [
    "来源：", "來(lái)源：", "新华社", "网络", "作者 ", "责任编辑：", "原创", "转载自", "本报讯", "© ", "版权所有", "2012-2008", "Your WebSite",
    "京ICP备11041399号-1", "京ICP备１１０４号", "ＩＣＰ備", "萌ICP备20200000号", "京ICP证030173号", "京公网安备11010502035964号", "12345678",
    "<p>", "</p>", "<b>", "</b>", "<div", ">", "</div>", "<footer>", "</footer>", "<article>", "<a href='", "'>", "</a>", "<!--", "-->",
    "<script>", "</script>", "<style>", "<title>", "<meta name='source' content='", "<td>", "</table>", "<body>", "<![CDATA[", "<%", "%>", "{{", "}}",
    "&nbsp;", "&#20;", "&#x1F600;", "&copy", "&", "---\n", "source: ", "original: true\n", "[", "](", ")", "```", "\n\n", "# ", "> ", "\r\n", "\r", "\t",
    "<!-- checker: allow icp-missing — 旧站 -->", "checker: {allow: {", "\u2028", "\x00", "\ufeff", "\U00020BB7", "e\u0301", "\u202e", "\ufffd",
    "https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn", "（记者 王小河）", "　", "！", "，", "。",
]  # fmt: skip
"""What pages are made of, and what breaks readers."""

NAMES = st.sampled_from(["a.html", "a.md", "a.txt", "a.ejs", "a.jsx", "a.vue", "a.yml", "a.json", "a.php", "a"])
PAGES = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])


@settings(max_examples=150, deadline=None)
@given(NAMES, st.binary(max_size=300))
def test_no_bytes_break_anything(name: str, data: bytes) -> None:
    for what in ("lint", "facts"):
        outcome = Worker(SPACE, Task(what)).take(Found(name, named=True), data)  # type: ignore[arg-type]
        assert outcome.crash is None
        assert outcome.results


@settings(max_examples=300, deadline=None)
@given(NAMES, PAGES, ENCODINGS)
def test_no_page_breaks_anything_and_every_place_is_in_it(name: str, page: str, encoding: str) -> None:
    data = page.encode(encoding, "replace")
    outcome = Worker(SPACE, Task("lint")).take(Found(name, named=True), data)
    assert outcome.crash is None, outcome.crash
    told = Worker(SPACE, Task("facts")).take(Found(name, named=True), data)
    assert told.crash is None, told.crash
    for result in outcome.results:
        if any(placed.rule == "page-unreadable" for placed in result.violations) or result.skipped:
            return
        check_places(result, data)
    for facts in told.results:
        check_facts(facts, data)


def check_places(result: PageResult, data: bytes) -> None:
    source = decode(data, declared_in="html").text
    for placed in result.violations:
        start, end = placed.finding.span
        assert 0 <= start <= end <= len(source)
        assert placed.place.column <= len(placed.source_line) + 1
        assert placed.place.line >= 1
        assert set(placed.finding.messages) == {"zh", "en"}


def check_facts(page: PageFacts, data: bytes) -> None:
    source = decode(data, declared_in="html").text
    for fact, place in page.facts:
        assert 0 <= fact.span.start <= fact.span.end <= len(source)
        assert (place.line, place.column) >= (1, 1)
        for span in fact.spans.values():
            assert 0 <= span.start <= span.end <= len(source)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["a.html", "a.md"]), PAGES, st.sampled_from(["utf-8", "gb18030"]))
def test_fixing_whatever_it_is_breaks_nothing(name: str, page: str, encoding: str) -> None:
    data = page.encode(encoding, "replace")
    outcome = Worker(SPACE, Task("diff", unsafe=True)).take(Found(name, named=True), data)
    assert outcome.crash is None, outcome.crash
    if outcome.mended is not None and outcome.mended.patch:
        result = SPACE.linter(name).lint(data, name)
        findings = [violation.finding for violation in result.violations]
        after, done = apply(data, result.encoding, findings, unsafe=True)
        assert done
        assert after != data


@pytest.mark.parametrize(
    "data", [b"<" * 20000, b"<div>" * 5000, b"((((" * 5000, "来源：".encode() * 5000, b"{{" * 5000, b"`" * 20000]
)
def test_pages_made_to_hang_are_judged_like_others(data: bytes) -> None:
    for name in ("a.html", "a.md", "a.txt", "a.vue"):
        outcome = Worker(SPACE, Task("lint")).take(Found(name, named=True), data)
        assert outcome.crash is None, outcome.crash
