"""The HTML report: one page that needs nothing else, says everything, and obeys no page that it quotes."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import RuleInfo, RunInfo
from checker.formats.html import OPEN, render
from checker.formats.html_tables import FOLDERS
from checker.messages import Message
from checker.model import PageResult, Place, Violation
from tests.formats.report import ENGLISH, MISSING, NONE, RESULTS, RUN, UNTRACEABLE, VAGUE_OLD, written

VOID = {"meta", "br", "link", "img", "hr", "input"}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """A page taken apart; refuses what is not well nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[str] = []
        self.words = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert not any(name.startswith("on") or name == "src" for name in values)
        self.tags.append(tag)
        if tag == "mark":
            self.marks.append("")
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if values.get("href"):
            self.links.append(values["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        if "mark" in self.open:
            self.marks[-1] += data


def page(results: tuple[PageResult, ...] | list[PageResult] = RESULTS, run: RunInfo = RUN) -> Page:
    return Page("".join(render(results, run)))


@pytest.mark.parametrize("run", [RUN, ENGLISH])
def test_it_fetches_nothing_and_runs_nothing(run: RunInfo) -> None:
    text = written("html", run)
    tags = set(Page(text).tags)
    assert not tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert "@import" not in text
    assert "url(" not in text


@pytest.mark.parametrize("run", [RUN, ENGLISH])
def test_every_inner_link_leads_somewhere_and_no_anchor_is_there_twice(run: RunInfo) -> None:
    found = page(run=run)
    assert len(set(found.ids)) == len(found.ids)
    inner = {link[1:] for link in found.links if link.startswith("#")}
    assert inner <= set(found.ids)
    assert {f"v{number}-0" for number in range(9)} <= inner


@pytest.mark.parametrize("run", [RUN, ENGLISH])
def test_each_violation_is_told_with_its_place_its_line_and_its_law(run: RunInfo) -> None:
    words = " ".join(page(run=run).words.split())
    for result in RESULTS:
        for placed in (*result.violations, *result.allowed, *result.baselined):
            assert " ".join(placed.finding.messages[run.lang].split()) in words
            assert all(law in words for law in placed.finding.basis)
        for placed in result.violations:
            assert placed.finding.fix is None or placed.finding.fix.title[run.lang] in words
        assert result.skipped is None or result.skipped.text(run.lang) in words


def test_the_words_at_fault_are_marked_on_their_line() -> None:
    marks = page().marks
    assert marks[:5] == ["京ICP备1234567号", "此处", "Your", "备案</a>", "来源：网络"]
    assert "来源：\ufffd##[add-mask]秘密]]> & 互联网" in marks


def test_what_is_set_aside_stands_with_its_reason() -> None:
    words = page().words
    assert all(
        text in words
        for text in ("旧站，12月下线 <下线后删>", "由网关统一加来源", "空文件", "仓库自己的说明文件，不是稿件")
    )


def test_the_totals_are_those_of_the_report() -> None:
    text = written("html")
    numbers = re.findall(r'<li class="\w+"><b>(\d+)</b>(\w+)</li>', text)
    assert numbers == [("9", "错误"), ("2", "警告"), ("1", "建议"), ("2", "豁免"), ("1", "基线内"), ("2", "跳过")]
    assert "检查了 12 篇文档，其中 9 篇有问题。" in text
    assert '<tr><td><span class="path">html</span></td><td class="n">6</td><td class="n">6</td>' in text


def test_what_a_fix_would_leave_is_shown_where_it_is_on_the_line() -> None:
    text = written("html")
    assert "<ins>蜀</ins>" in text
    assert "<ins>&lt;a href=&quot;https://beian.miit.gov.cn/&quot;&gt;京ICP备2099000001号-1&lt;/a&gt;</ins>" in text


def test_the_head_tells_this_report_from_last_months() -> None:
    head = " ".join(page().words.partition("检查了")[0].split())
    for told in (
        "日期2026-11-25",
        "网站示例网",
        "范围html posts",
        "版本checker 1.2.3",
        "命令checker lint -f html -o 报告.html html posts",
    ):
        assert told in head.replace(" 2026", "2026"), head
    assert "the current folder" in page(run=replace(ENGLISH, scope=(".",))).words


def test_a_line_with_several_faults_is_quoted_once_with_all_of_them_marked() -> None:
    line = "<p>来源：网络 责编：王芳 京ICP备123号</p>"

    def fault(words: str, number: int = 1) -> Violation:
        column = line.index(words) + 1
        place = Place(number, column, number, column + len(words))
        return replace(VAGUE_OLD, place=place, source_line=line)

    several = [fault("来源：网络"), fault("京ICP备123号"), fault("京ICP备123号"), fault("责编：王芳", 2)]
    text = "".join(render([PageResult("a.html", violations=tuple(several))], RUN))
    assert text.count("<pre>") == 2
    assert Page(text).marks == ["来源：网络", "京ICP备123号", "责编：王芳"]
    # what overlaps, or lies too far apart on a minified line, is quoted for each
    overlapping = "".join(render([PageResult("a.html", violations=(fault("来源：网络"), fault("网络 责编")))], RUN))
    assert Page(overlapping).marks == ["来源：网络", "网络 责编"]
    long = "甲" * 5000
    far = [replace(VAGUE_OLD, source_line=long, place=Place(1, at, 1, at + 2)) for at in (10, 4000)]
    found = page([PageResult("a.html", violations=tuple(far))])
    assert found.marks == ["甲甲", "甲甲"]
    assert found.words.count("甲") < 400


def test_documents_are_folded_where_there_are_many_violations() -> None:
    few = "".join(render([PageResult(f"{n}.md", violations=(VAGUE_OLD,)) for n in range(OPEN)], RUN))
    many = "".join(render([PageResult(f"{n}.md", violations=(VAGUE_OLD,)) for n in range(OPEN + 1)], RUN))
    assert few.count('<details class="document" open>') == OPEN
    assert many.count('<details class="document">') == OPEN + 1


def test_a_part_can_be_shown_by_severity_and_by_rule() -> None:
    text = written("html")
    chosen = re.findall(r'<input type="radio" name="(\w)" id="([\w-]+)"', text)
    assert [key for name, key in chosen if name == "s"] == ["s-all", "only-s-error", "only-s-warning", "only-s-advice"]
    rules = {placed.rule for result in RESULTS for placed in result.violations}
    assert len([key for name, key in chosen if name == "r"]) == len(rules) + 1
    for _, key in chosen:
        assert key.endswith("-all") or f"body:has(#{key}:checked) .violation:not(" in text
    # each violation bears the class that its choice keeps
    ranks = dict(re.findall(r'class="violation \w+ (r\d+)".*?#rule-([\w-]+)"', text, re.DOTALL))
    assert set(ranks.values()) == rules
    assert "radio" not in "".join(render([PageResult("a.md", violations=(VAGUE_OLD,))], RUN))


@pytest.mark.parametrize(
    ("path", "target", "link"),
    [("html/旧闻.html", "", "html/%E6%97%A7%E9%97%BB.html"), ("html/a b.html", "/srv/站点/out", "../html/a%20b.html"),
     ("/srv/a.html", "/srv/站点", "../a.html"), ("../a.html", "", "../a.html")],
)  # fmt: skip
def test_a_document_is_a_link_from_where_the_report_stands(path: str, target: str, link: str) -> None:
    assert link in page([PageResult(path, violations=(VAGUE_OLD,))], replace(RUN, target=target)).links


@given(text=st.text(st.characters(exclude_categories=())).filter(str.strip), column=st.integers(1, 20))
def test_any_text_whatever_stays_text(text: str, column: int) -> None:
    span = MISSING.finding.span._replace(end=MISSING.finding.span.start + 3)
    violation = replace(MISSING.finding, messages={"zh": text, "en": text}, basis=(text,), span=span, rule=text)
    place = MISSING.place._replace(column=column, end_column=column + 3)
    hostile = replace(MISSING, finding=violation, source_line=text, place=place, reason=text)
    result = PageResult(text, text, (hostile,), (hostile,), (hostile,))
    plain = page([PageResult("a", "b", (MISSING,), (MISSING,), (MISSING,))], replace(RUN, rules=()))
    found = page(
        [result, PageResult(text, skipped=Message("usage.other", text=text))], replace(RUN, rules=(), version=text)
    )
    assert set(found.tags) <= set(plain.tags) | {"details", "summary"}
    "".join(render([result], RUN)).encode("utf-8")


def test_a_link_that_is_no_web_address_is_not_a_link() -> None:
    words = {"zh": "x", "en": "x"}
    rule = RuleInfo("attribution-missing", words, words, "error", (), "attribution", "javascript:alert(1)")
    found = page([PageResult(NONE, violations=(MISSING,))], replace(RUN, rules=(rule,)))
    assert not any(link.startswith("javascript") for link in found.links)


def test_a_minified_line_is_cut_around_the_words() -> None:
    long = replace(MISSING, source_line="甲" * 5000, place=MISSING.place._replace(column=2500, end_column=2502))
    found = page([PageResult(NONE, violations=(long,))])
    assert found.marks == ["甲甲"]
    assert found.words.count("甲") < 200


def test_many_folders_and_long_lists_stay_short() -> None:
    results = [PageResult(f"f{number:03}/a.md", violations=(UNTRACEABLE,)) for number in range(FOLDERS + 5)]
    results += [PageResult(f"x{number}.png", skipped=Message("read.binary")) for number in range(OPEN + 1)]
    text = "".join(render(results, RUN))
    assert '<span class="path">其余 5 个文件夹</span></td><td class="n">5</td>' in text
    assert '<details class="aside" id="skipped">' in text
    assert '<details class="aside" id="skipped" open>' in written("html")


def test_a_clean_run_says_so_and_an_empty_one_too() -> None:
    assert "检查了 1 篇文档，没有问题。" in page([PageResult(NONE)]).words
    assert "No document was checked." in page([], ENGLISH).words


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("width", [375, 1400])
@pytest.mark.parametrize("run", [RUN, ENGLISH])
def test_no_page_is_wider_than_its_window(width: int, run: RunInfo, tmp_path: Path) -> None:
    frame = f'<iframe id="f" src="report.html" style="border:0;width:{width}px;height:900px"></iframe>'
    script = (
        "f.onload=()=>{const e=f.contentDocument.documentElement;document.title=`${e.scrollWidth-e.clientWidth} over`}"
    )
    (tmp_path / "report.html").write_text(written("html", run), encoding="utf-8")
    (tmp_path / "frame.html").write_text(f"<!doctype html><title></title>{frame}<script>{script}</script>")
    command = [CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"]
    command += [f"--user-data-dir={tmp_path}/profile", "--virtual-time-budget=2000", "--dump-dom"]
    done = subprocess.run([*command, (tmp_path / "frame.html").as_uri()], capture_output=True, timeout=60, check=True)
    assert "<title>0 over</title>" in done.stdout.decode()
