"""GitLab: nothing is dropped, nothing is renamed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from checker.formats.gitlab import render
from checker.model import PageResult
from tests.formats.report import POST, RESULTS, RUN, VAGUE_NEW, VAGUE_OLD


def report(results: Any = RESULTS, **changes: str) -> list[dict[str, Any]]:
    return json.loads("".join(render(results, replace(RUN, **changes))))


def test_an_entry_has_all_that_the_service_asks_for() -> None:
    for entry in report():
        assert entry.keys() == {"description", "content", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["check_name"].startswith("checker/")
        assert entry["location"]["lines"]["begin"] == entry["location"]["positions"]["begin"]["line"] >= 1
        assert not entry["location"]["path"].startswith(("./", "/"))


def test_equal_faults_have_different_fingerprints() -> None:
    assert VAGUE_OLD.fingerprint == VAGUE_NEW.fingerprint
    both = report([PageResult(POST, violations=(VAGUE_OLD, VAGUE_NEW))])
    assert len({entry["fingerprint"] for entry in both}) == 2
    assert len({entry["fingerprint"] for entry in report()}) == len(report())


def test_accepting_one_of_two_equal_faults_renames_no_other() -> None:
    both = report([PageResult(POST, violations=(VAGUE_OLD, VAGUE_NEW))])
    one = report([PageResult(POST, violations=(VAGUE_NEW,), baselined=(VAGUE_OLD,))])
    assert one[0]["fingerprint"] == both[1]["fingerprint"]


def test_a_line_put_in_above_changes_no_fingerprint() -> None:
    moved = replace(VAGUE_NEW, place=VAGUE_NEW.place._replace(line=9, end_line=9))
    before, after = (report([PageResult(POST, violations=(one,))]) for one in (VAGUE_NEW, moved))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]
    assert before[0]["location"] != after[0]["location"]


def test_paths_count_from_the_repository() -> None:
    result = PageResult(f"./{POST}", violations=(VAGUE_NEW,))
    assert report([result])[0]["location"]["path"] == POST
    assert report([result], repository="/srv")[0]["location"]["path"] == f"站点/{POST}"


def test_an_empty_run_is_an_empty_array() -> None:
    assert report([]) == []
