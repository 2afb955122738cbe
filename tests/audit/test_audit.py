"""`checker audit` from the call to the files, on the engine in this process."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from checker.audit import comparing, engine, outputs, whole
from checker.audit.files import SUCCESS, Folder
from checker.audit.isolation import Limits
from checker.errors import CheckerError
from checker.formats import RunInfo
from tests.audit.archives import CLEAN, FAULTY, packed, record, site, written
from tests.audit.judges import Mortal
from tests.cli.conftest import Checker

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs the extra `audit`"),
    pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="needs Java"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the engine's own sockets
]


ENGINE = True
"""One for all of these tests (``conftest.py``)."""


def rows(folder: Path) -> list[dict[str, Any]]:
    """A table that was left, in order; its domain is the name of a folder or a column."""
    assert (folder / SUCCESS).exists()
    found = []
    for path in sorted(folder.rglob("*.parquet")):
        domain = path.parent.name.partition("domain=")[2]
        found += [({"domain": domain} if domain else {}) | row for row in parquet.ParquetFile(path).read().to_pylist()]
    return sorted(found, key=lambda row: json.dumps(row, sort_keys=True))


def test_an_audit_leaves_three_tables_and_their_sums(checker: Checker) -> None:
    Path("day").mkdir()
    written(Path("day/a.warc.gz"), packed([*site("www.xiaohe.com.cn", 3), *site("news.xiaohe.com.cn", 2, FAULTY)]))
    written(
        Path("day/b.warc"),
        b"".join(
            [
                record("http://dahe.com.cn/9", FAULTY, date="2025-12-31T00:00:00Z"),
                record("http://dahe.com.cn/8", status=404),
            ]
        ),
    )
    written(Path("day/readme.md"), b"")
    ran = checker("audit", "day", "-o", "out", "--facts")
    assert (ran.code, ran.err) == (1, "")
    assert "检查了 6 篇文档，来自 2 个注册域名。" in ran.out
    violations = rows(Path("out/violations"))
    assert Counter((row["domain"], row["rule"]) for row in violations) == {
        ("xiaohe.com.cn", "attribution-vague"): 2, ("xiaohe.com.cn", "icp-placeholder"): 2,
        ("dahe.com.cn", "attribution-vague"): 1, ("dahe.com.cn", "icp-placeholder"): 1,
    }  # fmt: skip
    assert {(row["url"], row["month"]) for row in violations if row["domain"] == "dahe.com.cn"} == {
        ("http://dahe.com.cn/9", "2025-12")
    }
    assert len(rows(Path("out/facts"))) == 6
    assert [(row["reason_id"], row["count"]) for row in rows(Path("out/left-out"))] == [("audit.status", 1)]
    told = json.loads(Path("out/summary.json").read_text("utf-8"))
    assert told["summary"] == {
        "documents": 6, "domains": 2, "error": 6, "warning": 0, "advice": 0, "allowed": 0, "unasked": 0, "left_out": 1, "unreadable": 0, "crashed": 0,
    }  # fmt: skip
    assert [(each["rule"], each["places"], each["documents"], each["domains"]) for each in told["rules"]] == [
        ("attribution-vague", 3, 3, 2), ("icp-placeholder", 3, 3, 2),
    ]  # fmt: skip
    assert told["months"] == [
        {"month": "2025-12", "documents": 1, "error": 2, "warning": 0, "advice": 0},
        {"month": "2026-01", "documents": 5, "error": 4, "warning": 0, "advice": 0},
    ]
    assert [(each["domain"], each["documents"], each["error"]) for each in told["domains"]] == [
        ("xiaohe.com.cn", 5, 4),
        ("dahe.com.cn", 1, 2),
    ]
    page = Path("out/summary.html").read_text("utf-8")
    assert "xiaohe.com.cn" in page
    assert "<svg" in page
    assert not [word for word in ("http://", "https://", "<script", "@import", "url(") if word in page]
    assert sorted(os.listdir("out")) == sorted(
        ["._SUCCESS.crc", "._plan.json.crc", ".summary.html.crc", ".summary.json.crc", "_SUCCESS", "_plan.json", "facts", "left-out", "summary.html",
         "summary.json", "violations"]
    )  # fmt: skip


def test_every_damage_is_told_and_no_empty_result_looks_clean(checker: Checker) -> None:
    good = packed(site("www.xiaohe.com.cn", 2))
    written(Path("cut.warc.gz"), good[:-100])
    written(Path("none.warc"), b"")
    written(Path("text.warc.gz"), gzip.compress(b"no archive" * 100))
    written(Path("cut.parquet"), b"PAR1" + b"\0" * 90)
    written(Path("e.jsonl"), b'{"title": "a"\n')
    ran = checker(
        "audit", "cut.warc.gz", "none.warc", "text.warc.gz", "cut.parquet", "e.jsonl", "-o", "out", "--lang", "en"
    )
    assert (ran.code, ran.err) == (1, "")
    left = {Path(row["path"]).name: row for row in rows(Path("out/left-out")) if row["unreadable"]}
    assert set(left) == {"cut.warc.gz", "none.warc", "text.warc.gz", "cut.parquet"}
    assert left["cut.warc.gz"]["offset"] == len(packed(site("www.xiaohe.com.cn", 1)))
    told = Counter((Path(row["path"]).name, row["rule"]) for row in rows(Path("out/violations")))
    assert told == {(name, "page-unreadable"): 1 for name in left} | {("e.jsonl", "export-unreadable"): 1}


def test_a_wrong_call_is_refused_before_the_engine_starts(checker: Checker) -> None:
    written(Path("a.warc"), record("http://a.example/1"))
    for arguments in (["nowhere.warc", "-o", "out"], ["a.warc", "-o", "out", "--conf", "x"], ["a.warc"], ["-o", "out"]):
        ran = checker("audit", *arguments)
        assert ran.code == 2
        assert not Path("out").exists()
    assert "nowhere.warc" in checker("audit", "nowhere.warc", "-o", "out").err


def test_what_was_audited_is_not_overwritten(checker: Checker) -> None:
    written(Path("a.warc"), record("http://a.example/1"))
    Path("out").mkdir()
    written(Path("out/mine.txt"), b"mine")
    ran = checker("audit", "a.warc", "-o", "out")
    assert ran.code == 2
    assert "--resume" in ran.err
    assert os.listdir("out") == ["mine.txt"]


def commission(folder: Path, **given: Any) -> whole.Commission:
    return whole.Commission(
        **{
            "inputs": [str(folder / "in")],
            "output": str(folder / "out"),
            "limit": 1 << 20,
            "limits": Limits(),
            "stamp": "x",
            "site": True,
            **given,
        }
    )


def test_a_killed_run_is_taken_up_behind_its_last_whole_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for number in range(6):
        pages = site("www.xiaohe.com.cn", 3, FAULTY, number)
        if number == 4:
            pages[0] = record("http://www.xiaohe.com.cn/odd", FAULTY.replace("小河县融媒体中心", "大桥书院"))
        written(tmp_path / f"in/{number}.warc.gz", packed(pages))
    monkeypatch.setattr(engine, "batches", lambda units, _: [tuple(units[at : at + 2]) for at in range(0, 6, 2)])
    linter, info = Mortal(), RunInfo("1")
    undisturbed = whole.audit(commission(tmp_path, output=str(tmp_path / "whole")), linter, info)
    begun: list[str] = []
    run = engine.run

    def cut_short(spark: Any, todo: dict[str, Any], job: Any) -> None:
        for folder, units in todo.items():
            begun.append(folder[-5:])
            if len(begun) in (2, 5):
                raise KeyboardInterrupt
            run(spark, {folder: units}, job)

    monkeypatch.setattr(engine, "run", cut_short)
    with pytest.raises(KeyboardInterrupt):
        whole.audit(commission(tmp_path), linter, info)
    assert not (tmp_path / "out" / SUCCESS).exists()
    held = comparing._held
    monkeypatch.setattr(
        comparing, "_held", lambda *_: cut_short(None, {"....00009": ()}, None)
    )  # while sites are compared
    with pytest.raises(KeyboardInterrupt):
        whole.audit(commission(tmp_path, resume=True), linter, info)
    monkeypatch.setattr(comparing, "_held", held)
    resumed = whole.audit(commission(tmp_path, resume=True), linter, info)
    assert begun == ["00000", "00001", "00001", "00002", "00009"]
    assert resumed.done_before == 6
    assert [row["url"] for row in rows(tmp_path / "out/violations") if row["rule"] == "site-owner-unusual"] == [
        "http://www.xiaohe.com.cn/odd"
    ]
    for table in ("violations", "left-out"):
        assert rows(tmp_path / "out" / table) == rows(tmp_path / "whole" / table)
    assert {**resumed.told, "inputs": 0, "work": 0} == {**undisturbed.told, "inputs": 0, "work": 0}
    assert whole.audit(commission(tmp_path, resume=True), linter, info).done_before == 6
    with pytest.raises(CheckerError):
        whole.audit(commission(tmp_path, resume=True, stamp="y"), linter, info)
    written(tmp_path / "in/7.warc.gz", packed(site("s7.com.cn", 3)))
    with pytest.raises(CheckerError):
        whole.audit(commission(tmp_path, resume=True), linter, info)


def test_a_page_that_kills_is_told_and_the_rest_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    pages = site("www.xiaohe.com.cn", 6, FAULTY)
    pages.insert(3, record("http://www.xiaohe.com.cn/kill.html", CLEAN + "kill-me"))
    written(tmp_path / "in/a.warc.gz", packed(pages))
    monkeypatch.setattr(outputs, "FOLDERS", 0)  # as where there are too many domains for a folder each
    told = whole.audit(commission(tmp_path), Mortal(), RunInfo("1")).told
    assert (told["summary"]["documents"], told["summary"]["crashed"], told["summary"]["error"]) == (6, 1, 12)
    [left] = rows(tmp_path / "out/left-out")
    assert (left["url"], left["domain"], left["crashed"]) == (
        "http://www.xiaohe.com.cn/kill.html",
        "xiaohe.com.cn",
        True,
    )
    (tmp_path / "out/left-out/_SUCCESS").unlink()
    with whole._engine(commission(tmp_path)) as spark:
        folder = Folder(spark, str(tmp_path / "out"))
        assert outputs.read(spark, folder, "violations").count() == 12
        with pytest.raises(CheckerError):
            outputs.read(spark, folder, "left-out")
