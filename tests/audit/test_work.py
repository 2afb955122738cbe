"""Pieces of work: what is told of a page, where, and what a page that ends its judge costs."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker import Settings
from checker.audit import work
from checker.audit.captures import Unit
from checker.audit.columns import DOCUMENT, DONE, LEFT_OUT
from checker.audit.engine import arrow
from checker.audit.isolation import Limits
from checker.audit.verdicts import Judge, domain_of, page_path
from checker.audit.work import Job
from checker.formats import RunInfo
from checker.linter import Linter
from tests.audit.archives import CLEAN, FAULTY, packed, record, site, written
from tests.audit.judges import Mortal

LINTER = Linter(Settings(root="/site"))
LISTS = LINTER.rulebook.kinds.lists


def job(linter: Linter = LINTER, *, facts: bool = False, limits: Limits = Limits()) -> Job:  # noqa: B008  frozen
    info = RunInfo("1", promised=linter.rulebook.kinds.promised)
    return Job(pickle.dumps(Judge(linter, info, facts)), info, LISTS, 1 << 20, limits)


class Here:
    """A judge in this process, for what has nothing to do with where it lives."""

    def __init__(self, judge: bytes, limits: Limits) -> None:
        self.rows = pickle.loads(judge).rows
        self.seconds = 0.0


@pytest.fixture(autouse=True)
def _where_judges_live(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if "judge" not in request.node.name.split("[")[0]:
        monkeypatch.setattr(work, "next_door", Here)
        yield
        return
    yield
    work.next_door.cache_clear()


def done(path: Path, order: Job | None = None, *units: Unit) -> list[dict[str, Any]]:
    shape = "lines" if path.name.endswith(".jsonl") else "warc"
    return list(work.rows(units or [Unit(str(path), shape)], order or job()))  # type: ignore[arg-type]


def test_a_page_is_told_with_its_address_and_its_place(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.warc.gz",
        packed([record("http://www.xiaohe.com.cn/"), record("http://www.xiaohe.com.cn/1.php?x=2", FAULTY)]),
    )
    clean, faulty, end = done(path)
    assert (clean["what"], clean["violations"], clean["kind"], clean["republished"]) == (DOCUMENT, [], "page", "yes")
    assert (faulty["url"], faulty["domain"], faulty["month"]) == (
        "http://www.xiaohe.com.cn/1.php?x=2",
        "xiaohe.com.cn",
        "2026-01",
    )
    assert (faulty["path"], faulty["offset"]) == (str(path), len(packed([record("http://www.xiaohe.com.cn/")])))
    told = {each["rule"]: each for each in faulty["violations"]}
    assert set(told) == {"attribution-vague", "icp-placeholder"}
    assert FAULTY[told["attribution-vague"]["start"] : told["attribution-vague"]["end"]].startswith("来源：网络")
    assert told["attribution-vague"]["column"] == told["attribution-vague"]["start"] + 1
    assert end["seconds"] >= 0
    assert (end["what"], end["size"]) == (DONE, len(CLEAN.encode()) + len(FAULTY.encode()))


def test_a_page_is_told_as_the_linter_tells_it(tmp_path: Path) -> None:
    [page, _] = done(written(tmp_path / "a.warc.gz", record("http://www.xiaohe.com.cn/1.html", FAULTY)))
    [direct] = LINTER.lint(FAULTY.encode(), "/site/www.xiaohe.com.cn/1.html").documents
    assert [(each["rule"], each["fingerprint"]) for each in page["violations"]] == [
        (v.rule, v.fingerprint) for v in direct.violations
    ]


def test_the_host_that_served_a_page_is_its_own(tmp_path: Path) -> None:
    page = CLEAN.replace("来源：小河日报", "来源：<a href='http://news.xiaohe.com.cn/9'>www.xiaohe.com.cn</a>")
    path = written(
        tmp_path / "a.warc.gz",
        packed([record("http://www.xiaohe.com.cn/1", page), record("http://other.com.cn/1", page)]),
    )
    own, other, _ = done(path)
    assert (own["republished"], other["republished"]) == ("no", "yes")


def test_what_a_page_says_about_itself_is_told_where_it_is_asked(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc.gz", record("http://www.xiaohe.example/1"))
    [page, _] = done(path, job(facts=True))
    assert {fact["kind"] for fact in page["facts"]} >= {"attribution", "author", "copyright", "icp"}
    [source] = [fact for fact in page["facts"] if fact["kind"] == "attribution"]
    assert dict(source["fields"])["name"] == "小河日报"
    assert CLEAN[source["start"] : source["end"]] == source["text"]
    assert dict(source["fields"])["vague"] == "false"


def test_a_row_of_an_export_is_told_at_its_line_of_the_file(tmp_path: Path) -> None:
    rows = [
        {
            "title": f"第{n}篇",
            "content": "<p>小河县水务局昨天说，县城东段的河堤已经加固完工。</p>" * 3,
            "source": source,
        }
        for n, source in enumerate(["小河日报", "网络", ""])
    ]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path = written(tmp_path / "e.jsonl", text.encode())
    told = [row for row in done(path) if row["what"] == DOCUMENT]
    whole = LINTER.lint(path.read_bytes(), str(path))
    assert [row["document"] for row in told] == [each.inside for each in whole.documents]
    for row, page in zip(told, whole.documents, strict=True):
        assert [(each["rule"], each["line"], each["start"], each["end"]) for each in row["violations"]] == [
            (each.rule, each.line, *each.finding.span) for each in page.violations
        ]
    assert any(row["violations"] for row in told)


def test_what_is_not_judged_is_counted_or_told(tmp_path: Path) -> None:
    records = [record("http://a.example/1", status=404)] * 3 + [
        record("http://a.example/2", "  "),
        record("http://a.example/3", length=99_999),
    ]
    rows = done(written(tmp_path / "a.warc", b"".join(records)))
    left = {row["reason_id"]: row for row in rows if row["what"] == LEFT_OUT}
    assert {name: (row["count"], row["unreadable"]) for name, row in left.items()} == {
        "audit.status": (3, False), "skip.empty": (1, False), "audit.cut": (1, True),
    }  # fmt: skip
    [violation] = left["audit.cut"]["violations"]
    assert violation["rule"] == "page-unreadable"
    assert "99999" in violation["message"]


def test_a_page_that_ends_in_an_error_of_ours_is_told_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.warc.gz", packed([record("http://a.example/1", "fail-me"), record("http://a.example/2")])
    )
    left, page, _ = done(path, job(Mortal(LINTER.settings)))
    assert (left["crashed"], left["reason_id"], page["what"]) == (True, "audit.crash", DOCUMENT)


def test_a_page_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc.gz", record("http://a.example/1", b"\x89PNG\r\n\x1a\n" + b"\0" * 99))
    left, _ = done(path)
    assert (left["unreadable"], [each["rule"] for each in left["violations"]]) == (True, ["page-unreadable"])


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    [left, end] = done(tmp_path / "gone.warc.gz")
    assert (left["unreadable"], left["path"], end["what"]) == (True, str(tmp_path / "gone.warc.gz"), DONE)


@pytest.mark.parametrize(
    ("wish", "reason", "said"),
    [
        ("kill-me", "audit.killed", "SIGSEGV"),
        ("exit-me", "audit.killed", "3"),
        ("hold-me", "audit.too-long", "0.2"),
        ("spin-me", "audit.too-long", "0.2"),
        ("fill-me", "audit.crash", "MemoryError"),
        ("fail-me", "audit.crash", "asked for"),
    ],
)
def test_a_page_that_ends_its_judge_costs_nothing_but_its_own_verdict(
    tmp_path: Path, wish: str, reason: str, said: str
) -> None:
    pages = [record(f"http://a.example/{n}", wish if n == 2 else FAULTY) for n in range(5)]
    limits = Limits(0.2 if said == "0.2" else 60, 4 << 30)
    if said == "0.2":  # the judge needs its time for the first page
        pages = [record("http://a.example/0", wish)]
    rows = done(written(tmp_path / "a.warc.gz", packed(pages)), job(Mortal(LINTER.settings), limits=limits))
    [left] = [row for row in rows if row["what"] == LEFT_OUT]
    assert (left["reason_id"], left["crashed"], left["url"][-1]) == (reason, True, str(len(pages) // 2))
    assert said in left["reason"]
    assert sum(row["what"] == DOCUMENT for row in rows) == len(pages) - 1


def test_a_judge_that_somebody_else_kills_accuses_no_page(tmp_path: Path) -> None:
    path, order = written(tmp_path / "a.warc.gz", packed(site("a.example", 3))), job()
    rows = work.rows([Unit(str(path), "warc")], order)
    first = next(rows)
    judge = work.next_door(order.judge, order.limits)._process
    assert judge is not None
    judge.kill()
    judge.wait()
    assert [row["what"] for row in (first, *rows)] == [DOCUMENT] * 3 + [DONE]


def test_the_judge_stays_for_the_next_piece(tmp_path: Path) -> None:
    path, order = written(tmp_path / "a.warc.gz", packed(site("a.example", 2))), job()
    done(path, order)
    first = work.next_door(order.judge, order.limits)
    done(path, order)
    assert work.next_door(order.judge, order.limits) is first


def test_the_rows_fit_the_columns(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc.gz", packed(site("a.example", 205, FAULTY)))
    batches = list(arrow(done(path, job(facts=True))))
    assert [batch.num_rows for batch in batches] == [200, 6]
    assert batches[0].to_pylist()[0]["violations"][0]["messages"]["en"]


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("http://news.xiaohe.com.cn/1", "xiaohe.com.cn"),
        ("https://xiaohe.example:8443/", "xiaohe.example"),
        ("http://[::1]/", "--1"),
        ("", "unknown"),
        ("dns:xiaohe.example", "unknown"),
        ("http://a/b", "a"),
        ("http://[bad/", "unknown"),
    ],
)
def test_the_domain_of_an_address(url: str, domain: str) -> None:
    assert domain_of(url, LISTS) == domain


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("http://a.example/x/", "/site/a.example/x/index.html"),
        ("http://a.example/x.shtml", "/site/a.example/x.shtml"),
        ("http://a.example/x.jsp?id=1", "/site/a.example/x.jsp?id=1.html"),
        ("http://a.example/\0/x\0", "/site/a.example/_/x_.html"),
        ("http://[bad/", "/site/unknown/page.html"),
    ],
)
def test_the_path_of_a_page_is_one_that_a_configuration_can_name(url: str, path: str) -> None:
    assert page_path(url, "/site") == path
