"""``checker facts``: the table of what pages say about themselves, in the words of the contract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import rulebook
from checker.formats import RunInfo
from checker.formats.facts import render, render_lines
from checker.model import Fact, PageFacts, Place, Span
from tests.cli.conftest import Checker

KINDS = rulebook.load(rulebook.shipped()).kinds
PROMISED = KINDS.promised
PAGE = """\
<!doctype html><html><head><meta charset="gb2312"><title>小桥通车</title></head><body>
<article><h1>小桥通车</h1>
<p>来源：大江晚报 作者：王小河</p>
<p>昨日，第一座小桥通车，沿河的居民出行更方便了，孩子们上学也近了。</p>
<p>昨日，第二座小桥通车，沿河的居民出行更方便了，孩子们上学也近了。</p>
</article>
<footer>© 2012-2020 小河社 <a href="https://beian.miit.gov.cn/">京ICP备11041399号-2</a></footer>
</body></html>
"""


def put(name: str, content: bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content)


def test_a_document_is_one_object_with_the_keys_of_the_contract(checker: Checker) -> None:
    put("新闻/a.html", PAGE.encode("gb18030"))
    ran = checker("facts", "-f", "jsonl")
    assert ran.code == 0
    document = json.loads(ran.out)
    assert list(document) == ["path", "document", "kind", "republished", "republished_evidence", "encoding", "facts"]
    assert document["path"] == "新闻/a.html"
    assert (document["document"], document["kind"]) == (None, "page")
    assert (document["republished"], document["encoding"]) == ("yes", "gb18030")
    source = next(fact for fact in document["facts"] if fact["kind"] == "attribution")
    assert list(source) == ["kind", "text", "line", "column", "start", "end", "region", "evidence", "fields"]
    assert (document["republished_evidence"], source["evidence"]) == ("stated", "stated")
    assert source["fields"] == {"name": "大江晚报", "url": "", "vague": False, "cue": "来源"}
    assert (source["line"], source["column"]) == (3, 4)


def test_a_place_is_where_the_fact_stands_in_the_file(checker: Checker) -> None:
    put("a.html", b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    document = json.loads(checker("facts", "-f", "jsonl").out)
    source = PAGE.replace("\n", "\r\n")
    by_kind = {fact["kind"]: source[fact["start"] : fact["end"]] for fact in document["facts"]}
    assert by_kind["icp"] == "京ICP备11041399号-2"
    assert "大江晚报" in by_kind["attribution"]
    assert "小河社" in by_kind["copyright"]


def test_facts_come_in_the_order_of_the_page(checker: Checker) -> None:
    put("a.html", PAGE.encode())
    starts = [fact["start"] for fact in json.loads(checker("facts", "-f", "jsonl").out)["facts"]]
    assert starts == sorted(starts)
    assert len(starts) >= 4


def test_people_get_a_line_a_fact(checker: Checker) -> None:
    put("a.html", PAGE.encode())
    ran = checker("facts")
    assert ran.out.startswith("a.html  整页 · 转载 · utf-8\n")
    assert "  3:4       attribution    来源：大江晚报  (name=大江晚报  cue=来源)\n" in ran.out
    assert checker("facts", "--lang", "en").out.startswith("a.html  page · republished · utf-8\n")


def test_what_is_only_inferred_is_told_as_such(checker: Checker) -> None:
    put("a.html", PAGE.replace("来源：大江晚报 作者：王小河", "2099-04-11 09:20 大江晚报").encode())
    document = json.loads(checker("facts", "-f", "jsonl").out)
    assert (document["republished"], document["republished_evidence"]) == ("yes", "inferred")
    assert [fact["evidence"] for fact in document["facts"] if fact["kind"] in ("attribution", "icp")] == [
        "inferred",
        "stated",
    ]
    ran = checker("facts")
    assert ran.out.startswith("a.html  整页 · 转载（推断） · utf-8\n")
    assert "大江晚报  (name=大江晚报  cue=日期旁  evidence=推断)\n" in ran.out


def test_what_is_not_read_is_told_on_standard_error(checker: Checker) -> None:
    put("photo.jpg", b"\xff\xd8\xff")
    put("空.md", b"")
    put("a.html", PAGE.encode())
    ran = checker("facts", "-f", "jsonl")
    assert len(ran.out.splitlines()) == 1
    assert ".jpg" in ran.err
    assert "空文件：空.md" in ran.err
    assert checker("facts", "-q", "-f", "jsonl").err == ""


def test_a_named_file_that_cannot_be_read_is_a_failure(checker: Checker) -> None:
    put("photo.jpg", b"\xff\xd8\xff")
    ran = checker("facts", "-q", "photo.jpg")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("photo.jpg: ")
    assert checker("facts", "没有.html").code == 2


def test_facts_go_to_a_file_when_asked(checker: Checker) -> None:
    put("a.html", PAGE.encode())
    assert checker("facts", "-f", "jsonl", "-o", "facts.jsonl", "a.html").out == ""
    assert json.loads(Path("facts.jsonl").read_bytes())["path"] == "a.html"


@pytest.mark.parametrize("kind", sorted(PROMISED))
def test_every_field_that_a_kind_promises_is_there_even_when_empty(kind: str) -> None:
    page = PageFacts("a", facts=((Fact(kind, Span(0, 1), "甲", {"more": "x"}), Place(1, 1, 1, 2)),))
    (fact,) = json.loads("".join(render_lines([page], RunInfo("1", promised=PROMISED))))["facts"]
    assert list(fact["fields"]) == list(PROMISED[kind])
    assert set(fact["fields"].values()) <= {"", False}


def test_all_shows_every_field_that_a_rule_can_ask(checker: Checker) -> None:
    put("a.html", PAGE.encode())
    document = json.loads(checker("facts", "-f", "jsonl", "--all").out)
    told = {fact["kind"]: fact["fields"] for fact in document["facts"]}
    assert (
        told["attribution"].items()
        >= {"name": "大江晚报", "url": "", "vague": False, "state": "named", "outlet": "no"}.items()
    )
    assert told["icp"].items() >= {"state": "filed", "link-state": "official", "subject": "京ICP备11041399号"}.items()
    assert (
        document["supplied"]["document"].items()
        >= {"kind": "page", "republished": "yes", "republished_evidence": "stated"}.items()
    )
    for fact in document["facts"]:
        assert set(fact["fields"]) <= KINDS.fields[fact["kind"]]
    assert "link-state=official" in checker("facts", "--all").out


def test_a_kind_that_nobody_promised_anything_of_shows_all_it_has() -> None:
    page = PageFacts("a", facts=((Fact("site-code", Span(0, 1), "甲", {"code": "1"}), Place(1, 1, 1, 2)),))
    (fact,) = json.loads("".join(render_lines([page], RunInfo("1"))))["facts"]
    assert fact["fields"] == {"code": "1"}


def test_vague_is_true_or_false() -> None:
    facts = (
        Fact("attribution", Span(0, 1), "网络", {"vague": "yes"}),
        Fact("attribution", Span(0, 1), "甲", {"vague": "no"}),
    )
    page = PageFacts("a", facts=tuple((fact, Place(1, 1, 1, 2)) for fact in facts))
    rows = json.loads("".join(render_lines([page], RunInfo("1"))))["facts"]
    assert [fact["fields"]["vague"] for fact in rows] == [True, False]


def test_a_page_cannot_command_the_terminal_by_its_facts() -> None:
    page = PageFacts("a\x1b[2J", facts=((Fact("icp", Span(0, 1), "\x1b[31m", {"normal": "\x07"}), Place(1, 1, 1, 2)),))
    text = "".join(render([page], RunInfo("1")))
    assert "\x1b" not in text
    assert "\x07" not in text
