"""Absences of a few pages in doubt: counted where nothing is configured, and told wherever somebody asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Checker

TEXT = "河边的老街修好了，铺子一家接一家开张。街坊们说，往后傍晚又有地方散步了。石板路重新铺过，路灯也换了新的。"
NUMBER = '<a href="https://beian.miit.gov.cn/">京ICP备2099000012号-1</a>'


def put(name: str, footer: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"<!doctype html><html><head><title>{path.stem}</title></head>"
    path.write_text(f"{head}<body><h1>老街</h1><p>来源：北山日报</p><p>{TEXT}</p>{footer}</body></html>", "utf-8")


@pytest.fixture(autouse=True)
def site(checker: Checker) -> None:  # which goes to a folder of its own
    """Five pages: a home page, one in each of three folders with a footer, and a demo without anything."""
    put("index.html", f"<footer>© 2026 河边网 {NUMBER}</footer>")
    for number in range(3):
        put(f"news{number}/a.html", "<footer>© 2026 河边网</footer>")
    put("lab/game.html", "")


def told(checker: Checker, *options: str) -> list[tuple[str, str]]:
    found = checker("lint", "-f", "json", *options).report["violations"]
    return sorted((each["rule"], each["path"]) for each in found)


INNER = [("icp-missing", f"news{number}/a.html") for number in range(3)]
DEMO = [("copyright-missing", "lab/game.html"), ("icp-missing", "lab/game.html")]


def test_a_demo_and_inner_pages_are_counted_in_one_line(checker: Checker) -> None:
    ran = checker("lint")
    assert (ran.code, ran.out.strip()) == (0, "")
    assert "有 4 个网页没有版权声明或ICP备案号，未报告" in ran.err


def test_they_are_told_where_somebody_asks(checker: Checker) -> None:
    assert told(checker, "--every") == sorted([*DEMO, *INNER])
    assert told(checker, "lab/game.html", "index.html", *(path for _, path in INNER)) == sorted([*DEMO, *INNER])
    Path(".checker.yaml").write_text("language: zh\n", "utf-8")
    assert told(checker) == sorted([*DEMO, *INNER])


def test_a_home_page_without_a_number_is_told(checker: Checker) -> None:
    put("index.html", "<footer>© 2026 河边网</footer>")
    put("about.html", f"<footer>© 2026 河边网 {NUMBER}</footer>")
    assert told(checker) == [("icp-missing", "index.html")]


def test_the_home_page_is_the_uppermost(checker: Checker) -> None:
    put("special/index.html", "<footer>© 2026 河边网</footer>")
    assert told(checker) == []
    put("index.html", "<footer>© 2026 河边网</footer>")
    put("about.html", f"<footer>© 2026 河边网 {NUMBER}</footer>")
    assert told(checker) == [("icp-missing", "index.html"), ("icp-missing", "special/index.html")]


def test_a_parody_of_a_number_is_told_where_something_shows_a_site_of_the_mainland(checker: Checker) -> None:
    for number in range(6):
        put(f"news{number}/a.html", "<footer>© 2026 河边网 萌ICP备20240007号</footer>")
    put("index.html", "<footer>© 2026 河边网 萌ICP备20240007号</footer>")
    ran = checker("lint", "-f", "json")
    assert "icp-province-unknown" not in ran.rules
    assert "没有一处显示网站在境内服务" in ran.err
    put("about.html", f"<footer>© 2026 河边网 {NUMBER}</footer>")
    assert [path for rule, path in told(checker) if rule == "icp-province-unknown"] == [
        "index.html", *(f"news{number}/a.html" for number in range(6)),
    ]  # fmt: skip
