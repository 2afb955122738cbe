"""A team switches the linter on in an old site, and from then on sees only what is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import status

SOUND = "来源：<a href='https://www.dajiangwb.cn/'>大江晚报</a>"
LINKED = "<a href='https://beian.miit.gov.cn/'>京ICP备2099000001号-1</a>"
NOTICE = "© 2012 小河县融媒体中心"

FAULTS: list[dict[str, str]] = [
    {"source": "来源：网络"},
    {"filing": LINKED.replace("2099000001", "209900000")},
    {"filing": LINKED.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")},
    {"notice": "版权所有 XX公司"},
]
"""Each breaks one rule."""


def page(number: int, *, source: str = SOUND, filing: str = LINKED, notice: str = NOTICE) -> str:
    return (
        f"<!doctype html>\n<html><head><meta charset='utf-8'><title>第{number}篇</title></head>\n<body>\n"
        f"<article>\n<h1>第{number}篇</h1>\n<p>{source}</p>\n<p>昨日，第{number}座小桥通车。</p>\n</article>\n"
        f"<footer>\n<p>{notice}</p>\n<p>{filing}</p>\n</footer>\n</body></html>\n"
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """400 posts, 300 of them with one fault each."""
    for number in range(400):
        post = tmp_path / f"posts/{number // 100}/{number:03}.html"
        post.parent.mkdir(parents=True, exist_ok=True)
        post.write_text(page(number, **(FAULTS[number % 4] if number < 300 else {})), encoding="utf-8")
    (tmp_path / ".checker.yaml").write_text("baseline: .checker-baseline.json\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = status(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def linted(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code, out, _ = run(capsys, "lint", "-f", "json", *arguments)
    return code, json.loads(out)


def insert_above(post: Path, line: str) -> None:
    text = post.read_text(encoding="utf-8")
    post.write_text(text.replace("<article>\n", f"<article>\n{line}\n"), encoding="utf-8")


def mend(site: Path, number: int) -> None:
    (site / f"posts/{number // 100}/{number:03}.html").write_text(page(number), encoding="utf-8")


def test_an_old_site_shows_only_its_new_faults(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    baseline = site / ".checker-baseline.json"
    code, report = linted(capsys, "--no-config")
    assert (code, len(report["violations"])) == (1, 300)

    assert run(capsys, "baseline", "create")[0] == 0
    first = baseline.read_bytes()
    code, report = linted(capsys)
    assert (code, report["violations"], report["summary"]["baselined"]) == (0, [], 300)

    insert_above(site / "posts/0/004.html", "<p>补记。</p>")
    insert_above(site / "posts/0/005.html", "<p>补记。</p>")
    (site / "posts/3/399.html").write_text(page(399, source="来源：互联网"), encoding="utf-8")
    code, report = linted(capsys)
    assert (code, report["summary"]["baselined"]) == (1, 300)
    assert [(each["rule"], each["path"]) for each in report["violations"]] == [
        ("attribution-vague", "posts/3/399.html")
    ]
    assert baseline.read_bytes() == first, "linting never writes the baseline"

    for number in range(10):
        mend(site, number)
    assert run(capsys, "baseline", "prune")[0] == 0
    before, after = first.decode().splitlines(), baseline.read_text(encoding="utf-8").splitlines()
    assert (len(before), len(after)) == (305, 295)
    assert set(after) < set(before)
    code, report = linted(capsys)
    assert (code, len(report["violations"]), report["summary"]["baselined"]) == (1, 1, 290)


def test_what_was_mended_is_told_so_that_the_baseline_can_be_pruned(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline", "create")
    for number in range(10):
        mend(site, number)
    (site / "posts/0/010.html").unlink()
    code, _, err = run(capsys, "lint")
    assert code == 0
    assert "11" in err
    assert "prune" in err


def test_a_mended_fault_that_comes_back_after_the_pruning_is_new(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline", "create")
    broken = (site / "posts/0/000.html").read_text(encoding="utf-8")
    mend(site, 0)
    run(capsys, "baseline", "prune")
    (site / "posts/0/000.html").write_text(broken, encoding="utf-8")
    code, report = linted(capsys)
    assert (code, [each["path"] for each in report["violations"]]) == (1, ["posts/0/000.html"])


def test_the_baseline_holds_wherever_in_the_site_one_stands(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "baseline", "create")
    monkeypatch.chdir(site / "posts" / "1")
    code, report = linted(capsys)
    assert (code, report["summary"]["baselined"]) == (0, 100)
    code, report = linted(capsys, str(site / "posts" / "2" / "200.html"))
    assert (code, report["summary"]["baselined"]) == (0, 1)


def test_a_baseline_is_not_made_twice_and_the_second_is_the_same(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline", "create")
    first = (site / ".checker-baseline.json").read_bytes()
    code, _, err = run(capsys, "baseline", "create")
    assert code == 2
    assert "update" in err
    assert run(capsys, "baseline", "update")[0] == 0
    assert (site / ".checker-baseline.json").read_bytes() == first
