"""``--fix``, ``--unsafe-fixes`` and ``--diff``: what is written, and what is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Checker
from tests.cli.test_lint import GOOD, MALFORMED, OLD_LINK, put

OLD = "http://www.miitbeian.gov.cn"
NEW = "https://beian.miit.gov.cn"


def test_unsafe_fixes_alone_writes_nothing_and_says_so(checker: Checker) -> None:
    path = put("a.html", OLD_LINK)
    ran = checker("lint", "--unsafe-fixes")
    assert (ran.code, path.read_text(encoding="utf-8")) == (1, OLD_LINK)
    assert "--unsafe-fixes 要和 --fix 或 --diff 同用；没有改动任何文件。\n" in ran.err
    assert checker("lint", "--unsafe-fixes", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == GOOD


def piped(given: bytes, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own: what it writes are bytes, in the encoding of the page."""
    command = [sys.executable, "-m", "checker", "lint", "--fix", "-", "--stdin-filename", "a.html", *options]
    return subprocess.run(command, input=given, capture_output=True, check=False, cwd=folder)


def test_standard_input_is_mended_on_standard_output_and_the_report_stands_beside_it(tmp_path: Path) -> None:
    given = OLD_LINK.replace("© 2012 小河社", "").replace("utf-8", "gbk").encode("gb18030")
    ran = piped(given, tmp_path, "--lang", "en")
    assert ran.returncode == 1
    assert ran.stdout == given.replace(b"http://www.miibeian.gov.cn/", b"https://beian.miit.gov.cn/")
    assert b"copyright-missing" in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", [b"", b"\x00\x01\x02\xff", GOOD.encode(), MALFORMED.encode()])
def test_standard_input_that_needs_no_mending_comes_out_as_it_went_in(given: bytes, tmp_path: Path) -> None:
    assert piped(given, tmp_path).stdout == given


def test_what_a_baseline_accepts_is_left_alone(checker: Checker) -> None:
    path = put("a.html", OLD_LINK)
    checker("baseline", "create")
    for options in (("--fix",), ("--diff",)):
        ran = checker("lint", "--baseline", ".checker-baseline.json", *options)
        assert (ran.code, ran.out, path.read_text(encoding="utf-8")) == (0, "", OLD_LINK)
    put(".checker.yaml", "baseline: .checker-baseline.json\n")
    put("b.html", OLD_LINK)
    assert checker("lint", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == OLD_LINK
    assert Path("b.html").read_text(encoding="utf-8") == GOOD


def test_of_two_equal_faults_the_one_that_was_not_accepted_is_mended(checker: Checker) -> None:
    put("a.html", OLD_LINK)
    checker("baseline", "create")
    twice = OLD_LINK.replace("</footer>", '<a href="http://www.miibeian.gov.cn/">京ICP备11041399号-1</a></footer>')
    path = put("a.html", twice)
    checker("lint", "--baseline", ".checker-baseline.json", "--fix")
    mended = path.read_text(encoding="utf-8")
    assert mended.count("miibeian") == 1
    assert mended.count(NEW) == 1


SHOWN = [
    (f"<a href='{OLD}/'>{OLD}</a>", f"<a href='{NEW}/'>{NEW}</a>"),
    (f'<a href="{OLD}/" title="x">京ICP备2099000012号-1 {OLD}/</a>',
     f'<a href="{NEW}/" title="x">京ICP备2099000012号-1 {NEW}/</a>'),
    (f'<a href="{OLD}/publish/query/indexFirst.action">京ICP备2099000012号-1（www.miitbeian.gov.cn）</a>',
     f'<a href="{NEW}/">京ICP备2099000012号-1（beian.miit.gov.cn）</a>'),
    (f'<a href="{OLD}"><b>京ICP备2099000012号-1</b> miitbeian.gov.cn</a>',
     f'<a href="{NEW}/"><b>京ICP备2099000012号-1</b> beian.miit.gov.cn</a>'),
    # a longer address is another one
    (f'<a href="{OLD}/">京ICP备2099000012号-1 {OLD}/other</a>',
     f'<a href="{NEW}/">京ICP备2099000012号-1 {OLD}/other</a>'),
    # nothing is shown
    (f'<a href="{OLD}/">京ICP备2099000012号-1</a>', f'<a href="{NEW}/">京ICP备2099000012号-1</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), SHOWN)
def test_an_old_address_that_a_link_shows_is_mended_with_the_address(checker: Checker, before: str, after: str) -> None:
    page = "<!doctype html>\n<title>小桥</title>\n<p>小桥</p>\n<footer>© 2012 小河社 {}</footer>\n"
    path = put("a.html", page.format(before))
    checker("lint", "--fix", "--select", "icp")
    assert path.read_text(encoding="utf-8") == page.format(after)


def test_an_old_address_that_markdown_shows_is_mended_too(checker: Checker) -> None:
    page = "---\ntitle: 小桥\n---\n\n昨日，小桥通车。\n\n京ICP备2099000012号-1 [{0}]({0}/)\n"
    path = put("a.md", page.format(OLD))
    checker("lint", "--fix", "--select", "icp-link-outdated")
    assert path.read_text(encoding="utf-8") == page.format(NEW)
