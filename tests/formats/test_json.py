"""What programs read: every key of the contract, in its form."""

from __future__ import annotations

import json
from dataclasses import replace

from checker.formats import RunInfo, Summary, render
from checker.formats.json import row
from checker.messages import Message
from checker.model import Edit, Finding, Fix, OtherPlace, PageResult, Place, Span, Violation

FIX = Fix({"zh": "补上“号”", "en": "Add 号"}, safe=True, edits=(Edit(Span(415, 415), "号"),))
VIOLATION = Finding(
    "icp-malformed", "error", Span(402, 415), {"zh": "写错了", "en": "malformed"}, "京ICP备1234567", ("第十二条",), FIX
)
PLACED = Violation(VIOLATION, Place(11, 26, 11, 39), "<footer>…", "abc123")
PLAIN = Violation(replace(VIOLATION, severity="advice", fix=None), Place(1, 1, 1, 1), "", "def456")
RESULTS = [
    PageResult("a/b.html", violations=(PLACED,), allowed=(PLAIN,), baselined=(PLAIN, PLAIN)),
    PageResult("feed.jsonl", "row 3", violations=(PLAIN,)),
    PageResult("空.md", skipped=Message("skip.empty")),
]
EXPECTED = {
    "rule": "icp-malformed", "severity": "error", "path": "a/b.html", "document": None,
    "line": 11, "column": 26, "end_line": 11, "end_column": 39, "start": 402, "end": 415,
    "message": "写错了", "messages": {"zh": "写错了", "en": "malformed"}, "about": "京ICP备1234567", "basis": ["第十二条"],
    "fingerprint": "abc123", "fix": {"title": "补上“号”", "safe": True, "edits": [{"start": 415, "end": 415, "text": "号"}]},
    "count": 1, "others": [], "help": "checker rules explain icp-malformed",
}  # fmt: skip


def test_a_violation_has_exactly_the_keys_of_the_contract_in_their_order() -> None:
    assert list(row(RESULTS[0], PLACED, RunInfo("0")).items()) == list(EXPECTED.items())


def test_json_holds_the_summary_the_violations_and_what_was_skipped() -> None:
    report = json.loads("".join(render("json", RESULTS, RunInfo("1"))))
    assert list(report) == ["version", "summary", "violations", "skipped"]
    assert report["version"] == 1
    assert report["summary"] == {
        "documents": 2, "error": 1, "warning": 0, "advice": 1, "allowed": 1, "baselined": 2, "skipped": 1,
    }  # fmt: skip
    assert report["violations"][0] == EXPECTED
    assert (report["violations"][1]["document"], report["violations"][1]["fix"]) == ("row 3", None)
    assert report["skipped"] == [{"path": "空.md", "reason": "空文件"}]


def test_a_fault_of_a_frame_tells_how_many_pages_have_it_and_where() -> None:
    shared = replace(PLACED, count=2, others=(OtherPlace("a/c.html", 11, 26),))
    (line,) = render("jsonl", [PageResult("a/b.html", violations=(shared,))], RunInfo("1"))
    found = json.loads(line)
    assert (found["count"], found["others"]) == (2, [{"path": "a/c.html", "line": 11, "column": 26}])


def test_the_language_of_the_run_chooses_message_reason_and_title() -> None:
    report = json.loads("".join(render("json", RESULTS, RunInfo("1", lang="en"))))
    assert report["violations"][0]["message"] == "malformed"
    assert report["violations"][0]["fix"]["title"] == "Add 号"
    assert report["skipped"][0]["reason"] == "empty file"


def test_a_run_without_anything_is_still_one_object() -> None:
    report = json.loads("".join(render("json", [], RunInfo("1"))))
    assert (report["violations"], report["skipped"], report["summary"]["documents"]) == ([], [], 0)


def test_json_lines_are_one_violation_a_line_and_stream() -> None:
    lines = render("jsonl", iter(RESULTS), RunInfo("1"))
    assert json.loads(next(lines)) == EXPECTED
    assert json.loads(next(lines))["path"] == "feed.jsonl"
    assert list(lines) == []


def test_chinese_stays_readable_and_undecodable_names_do_not_break_the_stream() -> None:
    text = "".join(render("jsonl", [PageResult("caf\udce9\n新.html", violations=(PLACED,))], RunInfo("1")))
    assert "写错了" in text
    assert text.count("\n") == 1
    assert json.loads(text.encode("utf-8").decode("utf-8"))["path"].endswith("\n新.html")


def test_a_summary_counts_documents_by_what_became_of_them() -> None:
    summary = Summary()
    for result in RESULTS:
        summary.add(result)
    assert summary == Summary(documents=2, error=1, advice=1, allowed=1, baselined=2, skipped=1)
