"""`audit --site` tells what `lint --site` tells on the same pages; what is kept of a document comes back as it was."""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import Settings
from checker.audit import sites
from checker.audit.captures import Capture
from checker.audit.columns import SAID, UNLIKE, schema
from checker.audit.engine import arrow
from checker.audit.kept import packed, unpacked
from checker.audit.verdicts import Judge, where
from checker.formats import RunInfo
from checker.linter import Linter
from checker.site.comparison import Comparison
from checker.site.conceivable import conceivable
from checker.site.likeness import Alike
from checker.site.said import MISSED, NUMBERS, PARTS, Said
from tests.audit.archives import packed as archive
from tests.audit.archives import record, written
from tests.audit.test_audit import rows
from tests.cli.conftest import Checker

LINTER = Linter(Settings())
ALIKE = Alike.of(LINTER.rulebook.lists)
needs_the_engine = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or (shutil.which("java") is None and "JAVA_HOME" not in os.environ),
    reason="needs the extra `audit` and Java",
)
PAGE = (
    "<!doctype html><html><head><title>{title} - 小河网</title></head><body><article><h1>{title}</h1><p>来源：{source}</p><p>{text}</p></article>"
    '{allow}<footer>© {years} {owner} <a href="https://beian.miit.gov.cn/">{number}</a>{police}</footer></body></html>'
)
USUAL = {
    "source": "小河日报",
    "years": "2010-2026",
    "owner": "小河县融媒体中心",
    "number": "粤ICP备2099123456号-1",
    "allow": "",
    "police": '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=44010602000001">粤公网安备44010602000001号</a>',
}
ODD = [
    {"owner": "大桥书院"},
    {"years": "2010-2023"},
    {"number": "粤ICP备2099123456号-7"},
    {"source": "小河曰报"},
    {"police": ""},
    {"source": "大桥晚报", "text": 3},
    {"source": "南山周刊", "title": 4},
    {"owner": "大桥书院", "allow": "<!-- checker: allow site-owner-unusual — 合办的栏目 -->"},
]  # fmt: skip


def page(nth: int, **odd: Any) -> str:
    title, text = odd.pop("title", nth), odd.pop("text", nth)
    words = f"小河县水务局第{text}次说，县城东段的河堤已经加固完工，全长三千二百米，可以挡住五十年一遇的洪水，第{text}批居民可以放心地住回去，堤上还种了柳树。"
    return PAGE.format(**USUAL | odd, title=f"第{title}段河堤昨天加固完工", text=words)


def pages() -> dict[str, str]:
    """The address of each page of two sites, one of them with a page for each way to be unlike the rest."""
    found = {f"www.xiaohe.com.cn/news/{n}.html": page(n) for n in range(20)}
    found |= {f"news.xiaohe.com.cn/{n}.html": page(100 + n, **odd) for n, odd in enumerate(ODD)}
    bare = page(200).partition("<footer>")[0] + "</body></html>"
    found |= {"news.xiaohe.com.cn/x.html": bare, "qiao.com.cn/x.html": bare}
    return found | {f"dahe.com.cn/{n}.html": page(300 + n, owner=f"第{n}书院") for n in range(8)}


def articles() -> bytes:
    """An export without addresses: an id that stands twice, sources that are not given."""
    words = {"content": f"<p>{'小河县水务局昨天说，县城东段的河堤已经加固完工。' * 4}</p>"}
    told = [
        {"id": n if n != 9 else 3, "title": f"第{n}段河堤完工", "source": "" if n > 8 else "小河日报", **words}
        for n in range(1, 13)
    ]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in told)


def is_of_sites(rule: str) -> bool:
    """Whether a rule speaks of sites, or is silent where one of those says better what it would say."""
    return rule.startswith("site-") or rule in MISSED


WORDS = (
    "rule",
    "severity",
    "line",
    "column",
    "end_line",
    "end_column",
    "start",
    "end",
    "message",
    "messages",
    "about",
    "basis",
    "fingerprint",
)


def words(row: dict[str, Any], path: str) -> tuple[str, ...]:
    messages = {lang: text for lang, text in row["messages"].items() if text is not None}
    return (
        path,
        *(json.dumps(({**row, "messages": messages})[name], ensure_ascii=False, sort_keys=True) for name in WORDS),
    )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the engine's own sockets
@needs_the_engine
def test_an_audit_tells_of_sites_what_lint_tells(checker: Checker) -> None:
    site = pages()
    for path, text in site.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        written(Path(path), text.encode())
    written(Path("e.jsonl"), articles())
    told = []
    for named in (("news.xiaohe.com.cn", "www.xiaohe.com.cn"), ("dahe.com.cn",), ("qiao.com.cn",), ("e.jsonl",)):
        ran = checker("lint", "--site", "--no-config", "--every", "-f", "jsonl", *named)
        told += [row for row in map(json.loads, ran.out.splitlines()) if is_of_sites(row["rule"])]
    older = record("http://dahe.com.cn/0.html", page(300), date="2026-01-01T00:00:00Z")
    newer = [record(f"http://{path}", text, date="2026-02-01T00:00:00Z") for path, text in reversed(site.items())]
    half = len(newer) // 2
    written(Path("a.warc.gz"), archive([older, *newer[:half]]))
    written(Path("b.warc.gz"), archive(newer[half:]))
    ran = checker("audit", "a.warc.gz", "b.warc.gz", "e.jsonl", "-o", "out", "--site", "--no-config")
    assert ran.err == ""
    found = [row for row in rows(Path("out/violations")) if is_of_sites(row["rule"])]
    assert Counter(words(row, (row["url"] or "//e.jsonl").partition("//")[2]) for row in found) == Counter(
        words(row, row["path"]) for row in told
    )
    assert {row["rule"] for row in found} >= {rule.id for rule in LINTER.rulebook.rules if rule.topic == "site"}
    missed = [row["url"] for row in found if row["rule"] == "copyright-missing"]
    assert missed == ["http://qiao.com.cn/x.html"]  # the other one has lost what its folder has, and is told so
    summary = json.loads(Path("out/summary.json").read_text("utf-8"))
    assert summary["site"] == {"compared": len(site) + 12, "repeated": 1, "over": 0, "unaddressed": 0, "sites_over": []}
    assert summary["summary"]["allowed"] == 1
    assert sum(each["places"] for each in summary["rules"] if is_of_sites(each["rule"])) == len(told)


names = st.text(st.characters(codec="utf-8"), max_size=8)
saids = st.builds(
    Said,
    path=names,
    number=st.integers(0, 99),
    inside=names,
    form=names,
    owners=st.lists(names, max_size=2).map(tuple),
    years=names,
    numbers=st.lists(st.tuples(st.sampled_from(NUMBERS), names), max_size=3).map(tuple),
    shows=st.none() | st.frozensets(st.sampled_from(PARTS)),
    excused=st.frozensets(st.sampled_from(PARTS)),
    sources=st.lists(names, max_size=2).map(tuple),
    sure=st.frozensets(names, max_size=2),
    body=st.lists(st.integers(0, (1 << 64) - 1), max_size=3).map(tuple),
    title=st.integers(0, (1 << 64) - 1),
    named=names,
    column=names,
    is_empty=st.booleans(),
    tails=st.lists(st.tuples(st.integers(0, (1 << 64) - 1), st.integers(0, (1 << 64) - 1)), max_size=2).map(tuple),
)


def kept(
    said: Said, *, url: str = "https://www.xiaohe.com.cn/a", fetched: str = "20260102", line: int = 0
) -> dict[str, Any]:
    held = Capture("a.warc", 0, b"", url, None, fetched, line)
    row = packed(said, held, where(held, LINTER.rulebook.kinds.lists))
    assert row is not None
    return {"said": row}


@given(saids)
def test_what_is_kept_of_a_document_comes_back_from_the_columns(said: Said) -> None:
    import pyarrow as pa

    [row] = pa.RecordBatch.from_pylist([kept(said)["said"]], schema(SAID)).to_pylist()
    assert row["site"] == "xiaohe.com.cn"
    assert unpacked(row) == said._replace(path="www.xiaohe.com.cn/a", form=f"{said.form} 2026")


@given(st.lists(saids.map(lambda said: said._replace(path=f"a/{said.path}")), min_size=1, max_size=9), st.data())
def test_every_deviation_is_one_that_could_be_foreseen(documents: list[Said], data: st.DataObject) -> None:
    comparison = Comparison(ALIKE)
    most = [documents[0]._replace(path=f"a/{n}", number=n) for n in range(12)]
    for said in (told := [*most, *(each._replace(number=100 + n) for n, each in enumerate(documents))]):
        comparison.add(said)
    by_place = {(each.path, each.number): each for each in told}
    for found in comparison.deviations():
        assert found._replace(told={}, instead=frozenset()) in list(conceivable(by_place[found.path, found.number]))


USUALLY = Said("", 0, form="html", owners=("小河社",), shows=frozenset(PARTS))


def page_of(nth: int, owner: str = "小河社", **how: Any) -> dict[str, Any]:
    return kept(USUALLY._replace(owners=(owner,)), url=f"http://www.xiaohe.com.cn/{nth:02}", **how)


def found_in(given_rows: list[dict[str, Any]], most: int = sites.MOST) -> tuple[list[str], dict[str, int]]:
    told = list(sites.unlike(given_rows, ALIKE, most))
    assert sum(batch.num_rows for batch in arrow(told, UNLIKE)) == len(told)
    return [row["path"] for row in told if "deviation" in row], {
        row["counted"]: row["count"] for row in told if "counted" in row
    }


def test_of_a_page_that_was_fetched_more_than_once_the_last_one_counts() -> None:
    some = [page_of(n) for n in range(9)]
    assert found_in([*some, page_of(9, "大桥社", fetched="20250101"), page_of(9)]) == (
        [],
        {"compared": 10, "repeated": 1},
    )
    assert found_in([*some, page_of(9), page_of(9, "大桥社")])[0] == ["www.xiaohe.com.cn/09"]


def test_pages_are_held_against_those_of_the_same_year() -> None:
    some = [page_of(n, fetched="20250101") for n in range(20)]
    assert found_in([*some, page_of(20, "大桥社"), page_of(21, "大桥社")])[0] == []
    assert found_in([*some, page_of(20, "大桥社", fetched="2025-12-31")])[0] == ["www.xiaohe.com.cn/20"]


def test_what_is_over_the_bound_is_counted_and_not_compared() -> None:
    some = [page_of(n, "大桥社" if n == 8 else "小河社") for n in range(10)]
    assert found_in(some) == (["www.xiaohe.com.cn/08"], {"compared": 10})
    assert found_in(some, most=8) == ([], {"compared": 8, "over": 2})


def test_sites_do_not_mix_and_pages_without_an_address_belong_to_none() -> None:
    other = [kept(USUALLY._replace(owners=("大桥社",)), url=f"http://daqiao.com.cn/{n}") for n in range(3)]
    assert found_in([*(page_of(n) for n in range(30)), *other])[0] == []
    for url, line in (("", 0), ("http://[bad/", 0)):
        held = Capture("a.parquet", 0, b"", url, None, "", line)
        assert packed(USUALLY, held, where(held, LINTER.rulebook.kinds.lists)) is None
    assert kept(USUALLY, url="", line=7)["said"] | {"owners": 0} == {
        **USUALLY._asdict(), "site": "a.warc", "path": "a.warc", "number": 6, "owners": 0, "numbers": [], "shows": sorted(PARTS),
        "excused": [], "sources": (), "sure": [], "tails": [], "body": [],
    }  # fmt: skip


def test_a_document_that_is_unlike_the_rest_is_told_at_its_places(tmp_path: Path) -> None:
    judge = Judge(LINTER, RunInfo("1"), site=True)
    texts = [page(n, **odd) for n, odd in enumerate(({}, ODD[0], ODD[-1]))]
    held = [
        Capture("a.warc", n, text.encode(), f"http://www.xiaohe.com.cn/{n}", None, "2026")
        for n, text in enumerate(texts)
    ]
    told = [row for capture in held for row in judge.rows(capture)]
    assert [len(row["spots"]) for row in told] == [7, 7, 7]
    usual = [
        each | {"said": {**told[0]["said"], "path": f"www.xiaohe.com.cn/x{n}"}} for n, each in enumerate([told[0]] * 20)
    ]
    found = [row for row in sites.unlike([*told, *usual], ALIKE) if "deviation" in row]
    deviations = {n: [row["deviation"] for row in found if row["path"].endswith(f"/{n}")] for n in range(3)}
    assert [sites.told({**told[n], "deviations": deviations[n]}, judge)["allowed"] for n in (1, 2)] == [0, 1]
    [violation] = [
        each
        for each in sites.told({**told[1], "deviations": deviations[1]}, judge)["violations"]
        if each["rule"] == "site-owner-unusual"
    ]
    assert texts[1][violation["start"] : violation["end"]] == "大桥书院"
    assert "21" in violation["messages"]["en"] or "20" in violation["messages"]["en"]
    assert pickle.loads(deviations[1][0]).path == "www.xiaohe.com.cn/1"
