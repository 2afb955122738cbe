from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import baseline
from checker.baseline import (
    Accepted,
    Baseline,
    Ledger,
    Relative,
    Stale,
    create,
    dump,
    entry,
    fingerprint,
    load,
    prune,
    update,
)
from checker.errors import ConfigError
from checker.model import Finding, PageResult, Place, Span, Violation


def subtract(
    results: Sequence[PageResult], known: Baseline, relative: Relative = str
) -> tuple[list[PageResult], list[Stale]]:
    """The results with what *known* accepts set aside, and what it accepts in vain."""
    ledger = Ledger(known, relative)
    return [ledger.accept(result) for result in results], ledger.stale()


def placed(rule: str, about: str, line: int = 1) -> Violation:
    violation = Finding(rule, "error", Span(line, line), {"zh": "错", "en": "wrong"}, about)
    return Violation(violation, Place(line, 1, line, 1), "", "")


def shared(rule: str, frame: str) -> Violation:
    """A fault that the pages of a frame have in common."""
    return replace(placed(rule, "footer"), frame=frame)


def page(path: str, *violations: Violation, inside: str | None = None) -> PageResult:
    return PageResult(path, inside, violations)


def abouts(result: PageResult) -> list[tuple[str, int]]:
    return [(each.finding.about, each.place.line) for each in result.violations]


OLD = page("a.html", placed("icp-malformed", "京ICP备1号", 3), placed("icp-missing", "end of footer", 9))


def test_a_fault_that_was_accepted_is_not_reported_again() -> None:
    (result,), stale = subtract([OLD], create([OLD]))
    assert result.violations == ()
    assert [each.finding.rule for each in result.baselined] == ["icp-malformed", "icp-missing"]
    assert stale == []


def test_only_the_new_fault_is_reported_when_lines_move_and_one_is_added() -> None:
    moved = page(
        "a.html",
        placed("icp-malformed", "京ICP备1号", 4),
        placed("attribution-vague", "来源：网络", 5),
        placed("icp-missing", "end of footer", 10),
    )
    (result,), _ = subtract([moved], create([OLD]))
    assert abouts(result) == [("来源：网络", 5)]


def test_equal_faults_are_counted_and_one_more_is_new() -> None:
    two = page("a.html", placed("icp-unlinked", "京ICP备1号", 1), placed("icp-unlinked", "京ICP备1号", 2))
    three = page("a.html", *two.violations, placed("icp-unlinked", "京ICP备1号", 3))
    (result,), _ = subtract([three], create([two]))
    assert abouts(result) == [("京ICP备1号", 3)]


SAME = [
    ("京ICP备1号", "京ＩＣＰ备１号"),
    ("京ICP备1号", "京icp备1号"),
    ("来源：網絡", "来源:网络"),
    ("Copyright 2020  Foo", "Copyright\n2020 foo "),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_that_fold_to_the_same_are_the_same_fault(one: str, other: str) -> None:
    assert fingerprint("r", "a.html", None, one) == fingerprint("r", "a.html", None, other)


DIFFERENT = [
    ("rule", ("r", "a", None, "x"), ("s", "a", None, "x")),
    ("path", ("r", "a", None, "x"), ("r", "b", None, "x")),
    ("document", ("r", "a", None, "x"), ("r", "a", "1", "x")),
    ("about", ("r", "a", None, "x"), ("r", "a", None, "y")),
    ("border between the parts", ("r", "ab", "c", "x"), ("r", "a", "bc", "x")),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in DIFFERENT], ids=[case[0] for case in DIFFERENT])
def test_faults_that_differ_have_different_fingerprints(
    one: tuple[str, str, None, str], other: tuple[str, str, None, str]
) -> None:
    assert fingerprint(*one) != fingerprint(*other)


def test_the_fingerprint_is_the_same_in_every_release() -> None:
    assert fingerprint("icp-missing", "posts/a.html", None, "end of footer") == "85fe8d8dce7e66c20485b2845690bea3"


def test_a_mended_fault_is_stale_but_only_where_the_run_looked() -> None:
    other = page("b.html", placed("icp-missing", "end of footer"))
    ledger = Ledger(create([OLD, other]))
    ledger.accept(page("a.html", placed("icp-missing", "end of footer", 9)))
    assert ledger.stale() == [Stale(entry("icp-malformed", "a.html", None, "京ICP备1号"), 1)]
    assert [each.entry.path for each in ledger.stale(gone=lambda path: path == "b.html")] == ["a.html", "b.html"]


def test_a_page_that_was_not_judged_makes_nothing_stale() -> None:
    skipped = PageResult("a.html", skipped={"zh": "空文件", "en": "empty"})
    _, stale = subtract([skipped], create([OLD]))
    assert stale == []


def test_paths_are_known_from_the_root_of_the_site_wherever_the_caller_stands() -> None:
    from_below = page("../a.html", *OLD.violations)
    (result,), stale = subtract([from_below], create([OLD]), relative=lambda path: path.removeprefix("../"))
    assert (result.violations, stale) == ((), [])


def test_prune_drops_what_is_mended_and_takes_on_nothing_new() -> None:
    old = create(
        [OLD, page("gone.html", placed("icp-missing", "end of body")), page("other.html", placed("icp-missing", "x"))]
    )
    now = [page("a.html", placed("icp-missing", "end of footer"), placed("attribution-vague", "来源：网络"))]
    pruned = prune(old, now, gone=lambda path: path == "gone.html")
    assert sorted(pruned.counts) == [
        entry("icp-missing", "a.html", None, "end of footer"),
        entry("icp-missing", "other.html", None, "x"),
    ]


def test_prune_lowers_a_count() -> None:
    three = page("a.html", *(placed("icp-unlinked", "x", line) for line in (1, 2, 3)))
    two = page("a.html", *three.violations[:2])
    assert len(prune(create([three]), [two])) == 2
    assert len(prune(create([two]), [three])) == 2


def test_update_takes_the_judged_pages_as_they_are_and_leaves_the_rest() -> None:
    old = create([OLD, page("other.html", placed("icp-missing", "x"))])
    updated = update(old, [page("a.html", placed("attribution-vague", "来源：网络"))])
    assert {(each.path, each.rule) for each in updated.counts} == {
        ("a.html", "attribution-vague"),
        ("other.html", "icp-missing"),
    }


def test_a_baseline_made_of_a_run_that_used_one_holds_the_old_faults_too() -> None:
    (result,), _ = subtract([OLD], create([OLD]))
    assert create([result]) == create([OLD])


def test_allowed_violations_stay_with_their_allowance() -> None:
    assert create([PageResult("a.html", allowed=OLD.violations)]) == Baseline({})


FRAMED = page("a.html", shared("icp-missing", "f1"))


def test_a_fault_of_a_frame_is_accepted_for_every_page_of_it_and_for_no_other_frame() -> None:
    others = [page("new.html", shared("icp-missing", "f1")), page("a.html", shared("icp-missing", "f2"))]
    results, stale = subtract([FRAMED, *others], create([FRAMED]))
    assert [bool(result.violations) for result in results] == [False, False, True]
    assert stale == []


def test_a_fault_of_a_frame_is_one_entry_wherever_it_is_seen() -> None:
    made = create([FRAMED, page("b.html", shared("icp-missing", "f1"))])
    assert dump(made).count("icp-missing") == 1
    assert load(dump(made), "b.json") == made
    assert update(made, [page("b.html", shared("icp-missing", "f1"))]).counts.keys() == {
        entry("icp-missing", "b.html", None, "footer", "f1")
    }


def test_the_fingerprint_of_a_fault_of_a_frame_holds_rule_and_frame_and_no_path() -> None:
    one = fingerprint("icp-missing", "a.html", None, "footer", "f1")
    assert one == fingerprint("icp-missing", "b/c.html", "3", "body", "f1")
    assert one != fingerprint("icp-missing", "a.html", None, "footer", "f2")
    assert one != fingerprint("copyright-missing", "a.html", None, "footer", "f1")
    assert one != fingerprint("icp-missing", "a.html", None, "footer")


SEEN_AGAIN = [
    ("on its page", [FRAMED], 0, 1),
    ("on another page of the frame", [page("a.html"), page("z.html", shared("icp-missing", "f1"))], 0, 1),
    ("nowhere, and its page was judged", [page("a.html")], 1, 0),
    ("nowhere, and its page was not judged", [page("z.html")], 0, 1),
]


@pytest.mark.parametrize(("results", "stale", "left"), [c[1:] for c in SEEN_AGAIN], ids=[c[0] for c in SEEN_AGAIN])
def test_a_fault_of_a_frame_is_mended_when_its_page_was_judged_and_no_page_shows_it(
    results: list[PageResult], stale: int, left: int
) -> None:
    made = create([FRAMED])
    assert len(subtract(results, made)[1]) == stale
    assert len(prune(made, results)) == left


GOLDEN = """{
  "version": 1,
  "violations": [
    {"path": "a.html", "rule": "icp-malformed", "about": "京icp备1号"},
    {"path": "b.jsonl", "document": "17", "rule": "icp-missing", "about": "end of body", "count": 2}
  ]
}
"""


def test_the_file_is_sorted_with_one_entry_a_line_and_no_line_numbers() -> None:
    rows = page(
        "b.jsonl", placed("icp-missing", "end of body", 5), placed("icp-missing", "end of body", 8), inside="17"
    )
    made = create([rows, page("a.html", placed("icp-malformed", "京ICP备1号", 70))])
    assert dump(made) == GOLDEN
    assert load(GOLDEN, "b.json") == made


def test_an_empty_baseline_is_a_file_too() -> None:
    assert load(dump(Baseline({})), "b.json") == Baseline({})


@given(st.dictionaries(st.builds(entry, st.text(), st.text(), st.none() | st.text(), st.text()), st.integers(1, 9)))
def test_what_is_written_is_read_back(counts: dict[Accepted, int]) -> None:
    assert load(dump(Baseline(counts)), "b.json").counts == counts


def test_a_file_name_that_is_not_utf8_survives(tmp_path: Path) -> None:
    name = b"\xc4\xe3.html".decode("utf-8", "surrogateescape")
    text = dump(create([page(name, placed("icp-missing", "x"))]))
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    assert [each.path for each in load((tmp_path / "b.json").read_text(encoding="utf-8"), "b.json").counts] == [name]


def test_adding_one_fault_adds_one_line() -> None:
    before = dump(create([OLD]))
    after = dump(create([OLD, page("a.html", placed("attribution-vague", "来源：网络"))]))
    assert set(before.splitlines()) < set(after.splitlines())
    assert len(after.splitlines()) == len(before.splitlines()) + 1


BROKEN = [
    ("", 1, 1, "JSON"),
    ("{\n<<<<<<< HEAD", 2, 1, "合并"),
    ("[]", 1, 1, "不是基线"),
    (" 3", 1, 2, "不是基线"),
    ('{"violations": {}}', 1, 16, "不是基线"),
    ('{"version": 2, "violations": []}', 1, 13, "版本"),
    ('{"violations": [{"a": [1, {}]}],\r\n "version" : "1,"}', 2, 14, "版本"),
    ('{"violations": []}', 1, 1, "版本"),
    ('{"version": 1,\n "violations": [],\n "文": {"a": 1}}', 3, 7, "没有这样的键：“文”"),
    ('{"version": 1, "violations": [1]}', 1, 31, "第 1 条"),
    ('{"version": 1, "violations": [],\n"violations": [1]}', 2, 16, "第 1 条"),
    ('{"version": 1, "violations": [\n{"path": "a", "rule": "r", "about": "[},"},\n  [2]]}', 3, 3, "第 2 条"),
    ('{"version": 1, "violations": [{"path": "a", "rule": "r"}]}', 1, 31, "第 1 条"),
    ('{"version": 1, "violations": [{"path": "a", "rule": "r", "about": "x", "count": 0}]}', 1, 31, "第 1 条"),
    ('{"version": 1, "violations": [{"path": "a", "rule": "r", "about": "x", "count": true}]}', 1, 31, "第 1 条"),
    ('{"version": 1, "violations": [{"path": "a", "rule": "r", "about": "x", "line": 3}]}', 1, 31, "第 1 条"),
    ('{"version": 1, "violations": [{"path": 7, "rule": "r", "about": "x"}]}', 1, 31, "第 1 条"),
    ("[" * 100_000, 0, 0, "嵌套"),
]


@pytest.mark.parametrize(("text", "line", "column", "word"), BROKEN)
def test_a_broken_baseline_is_a_mistake_with_its_place(text: str, line: int, column: int, word: str) -> None:
    with pytest.raises(ConfigError, match=word) as caught:
        load(text, "b.json")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("b.json", line, column)


def test_no_line_number_and_no_time_goes_into_the_file() -> None:
    row = json.loads(dump(create([OLD])))["violations"][0]
    assert set(row) == {"path", "rule", "about"}
    assert baseline.VERSION == 1
