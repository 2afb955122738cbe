"""``checker allow``: what is exempt, and exemptions written into the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Checker
from tests.cli.test_lint import GOOD, MALFORMED, NO_NUMBER, OLD_LINK, put

ADD = ("allow", "--add", "--reason", "旧站，年底下线")
POST = "---\ntitle: 小桥\n---\n\n昨日，小桥通车。\n\n来源：网络\n"


def test_the_exemptions_that_hold_are_listed_with_their_reasons(checker: Checker) -> None:
    comment = "<!-- checker: allow icp-malformed — 年底下线 -->"
    put("a.html", MALFORMED.replace("<footer>", f"<footer>{comment}"))
    ran = checker("allow")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("a.html:11:")
    assert ran.out.endswith(": icp-malformed — 年底下线\n")


WRITTEN = [
    ("a.html", MALFORMED, "<footer>", "<!-- checker: allow icp-malformed — 旧站，年底下线 -->\n<footer>"),
    ("a.html", OLD_LINK, "<footer>", "<!-- checker: allow icp-link-outdated — 旧站，年底下线 -->\n<footer>"),
    ("a.md", POST, "\n来源：网络", "\n<!-- checker: allow attribution-vague — 旧站，年底下线 -->\n来源：网络"),
    ("a.njk", MALFORMED, "<footer>", "{# checker: allow icp-malformed — 旧站，年底下线 #}\n<footer>"),
    ("a.ejs", MALFORMED, "<footer>", "<%# checker: allow icp-malformed — 旧站，年底下线 %>\n<footer>"),
    ("a.hbs", MALFORMED, "<footer>", "{{!-- checker: allow icp-malformed — 旧站，年底下线 --}}\n<footer>"),
    ("a.jsp", MALFORMED, "<footer>", "<%-- checker: allow icp-malformed — 旧站，年底下线 --%>\n<footer>"),
]


@pytest.mark.parametrize(("name", "source", "before", "after"), WRITTEN)
@pytest.mark.parametrize(("encoding", "newline"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\r\n")])
def test_an_exemption_is_written_above_the_fault_and_changes_nothing_else(
    checker: Checker, name: str, source: str, before: str, after: str, encoding: str, newline: str
) -> None:
    def written(text: str) -> bytes:
        declared = text.replace("utf-8", "gb18030") if encoding == "gb18030" else text
        return declared.replace("\n", newline).encode(encoding)

    path = put(name, written(source))
    rules = set(checker("lint", "-f", "json", name).rules)
    assert rules
    assert checker(*ADD, name).code == 0
    assert path.read_bytes() == written(source.replace(before, after, 1))
    ran = checker("lint", "-f", "json", name)
    assert ran.rules == []
    assert ran.report["summary"]["allowed"] == len(rules)
    assert checker(*ADD, name).err.startswith("已为 0 处问题写入豁免")


def test_what_has_no_place_of_its_own_is_exempted_above_all_content(checker: Checker) -> None:
    path = put("a.html", NO_NUMBER)
    checker("allow", "--add", "--reason", "内网", "--until", "2099-01-31", "--select", "icp-missing", "a.html")
    comment = "<!-- checker: allow icp-missing until 2099-01-31 — 内网 -->"
    assert comment in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert checker("lint", "a.html").code == 0
    assert path.read_text(encoding="utf-8").replace(comment, "").split() == NO_NUMBER.split()


def test_where_no_comment_can_stand_the_configuration_is_told(checker: Checker) -> None:
    put("rows.jsonl", '{"id": 7, "title": "小桥", "content": "<p>昨日，小桥通车。</p><p>来源：网络</p>"}\n')
    put("a.txt", "昨日，小桥通车。\n来源：网络\n")
    ran = checker(*ADD, "rows.jsonl", "a.txt")
    assert "不能写在文件里" in ran.err
    put(".checker.yaml", ran.out)
    assert "attribution-vague" in ran.out
    assert checker("lint", "rows.jsonl", "a.txt").code == 0


def test_pages_of_a_frame_are_exempted_in_the_configuration(checker: Checker) -> None:
    for number in range(3):
        put(f"{number}.html", NO_NUMBER.replace("</head>", '<link rel="stylesheet" href="/a.css"></head>'))
    before = Path("0.html").read_bytes()
    ran = checker(*ADD)
    assert Path("0.html").read_bytes() == before
    put(".checker.yaml", ran.out)
    assert checker("lint").code == 0


def test_an_element_over_several_lines_is_never_torn(checker: Checker) -> None:
    source = OLD_LINK.replace('<a href="http', '<a\n  class="x"\n  href="http')
    path = put("a.html", source)
    checker(*ADD, "a.html")
    text = path.read_text(encoding="utf-8")
    assert '<a\n  class="x"\n  href="http' in text
    assert checker("lint", "a.html").code == 0


@pytest.mark.parametrize(
    "reason", [(), ("--reason", " "), ("--reason", "a --> b"), ("--reason", "a\nb"), ("--reason", "{% x")]
)
def test_an_exemption_needs_a_reason_that_fits_into_a_comment(checker: Checker, reason: tuple[str, ...]) -> None:
    path = put("a.html", MALFORMED)
    assert checker("allow", "--add", *reason).code == 2
    assert path.read_text(encoding="utf-8") == MALFORMED
    assert checker("allow", "--add", "--reason", "x", "--until", "soon").code == 2
    assert checker(*ADD, "-", stdin=GOOD.encode()).code == 2
