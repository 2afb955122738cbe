"""SARIF: valid, and true to the source."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from checker.formats import RunInfo
from checker.formats.sarif import render
from tests.formats.report import ENGLISH, NONE, RESULTS, RUN, SOURCES

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log(results: Any = RESULTS, run: RunInfo = RUN) -> dict[str, Any]:
    return json.loads("".join(render(results, run)))


def results() -> list[dict[str, Any]]:
    return log()["runs"][0]["results"]


def physical(result: dict[str, Any]) -> dict[str, Any]:
    return result["locations"][0]["physicalLocation"]


def source(result: dict[str, Any]) -> str:
    uri = physical(result)["artifactLocation"]["uri"]
    return SOURCES[unquote_to_bytes(uri).decode("utf-8", "surrogateescape")]


def cut(text: str, region: dict[str, Any]) -> str:
    """What a reader of SARIF takes out of the file by line and column."""
    lines = re.split(r"(?<=\n)", text)
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
    return text[start:end]


@pytest.mark.parametrize("run", [RUN, ENGLISH, RunInfo("0"), replace(RUN, rules=())])
@pytest.mark.parametrize("some", [RESULTS, (), RESULTS[9:10]])
def test_it_is_valid_against_the_official_schema(some: Any, run: RunInfo) -> None:
    validator = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(log(some, run))] == []


def test_columns_are_declared_to_be_code_points() -> None:
    assert log()["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_every_result_has_a_whole_region_and_both_ways_to_it_agree() -> None:
    for result in results():
        region, text = physical(result)["region"], source(result)
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert cut(text, region) == words
        assert region.get("snippet", {"text": words})["text"] == words


def test_an_absence_is_an_empty_region_at_its_place_with_the_line_around_it() -> None:
    missing = next(result for result in results() if result["ruleId"] == "attribution-missing")
    region = physical(missing)["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"], region["charLength"]) == (3, 8, 8, 0)
    assert physical(missing)["contextRegion"]["snippet"]["text"] == "本文转自他处。"


def test_a_minified_line_is_not_repeated_as_context() -> None:
    long = next(result for result in results() if physical(result)["artifactLocation"]["uri"] == "html/minified.html")
    assert "contextRegion" not in physical(long)


def test_rules_are_found_by_their_index_and_strangers_have_none() -> None:
    rules = log()["runs"][0]["tool"]["driver"]["rules"]
    for result in results():
        if result["ruleId"] == "house-style":
            assert "ruleIndex" not in result
        else:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_paths_are_percent_encoded_and_relative_to_the_root() -> None:
    uris = {physical(result)["artifactLocation"]["uri"] for result in results()}
    assert {"html/%E6%97%A7%E9%97%BB.html", "posts/100%25%2C%20%E7%9C%9F%3A%20%E5%AE%9E.md", "html/caf%E9.html"} <= uris
    assert {physical(result)["artifactLocation"]["uriBaseId"] for result in results()} == {"%SRCROOT%"}
    assert log()["runs"][0]["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///srv/%E7%AB%99%E7%82%B9/"


def test_a_path_outside_the_root_is_a_whole_address() -> None:
    elsewhere = replace(RESULTS[3], path="/tmp/新 闻.md")
    location = physical(log([elsewhere])["runs"][0]["results"][0])["artifactLocation"]
    assert location == {"uri": "file:///tmp/%E6%96%B0%20%E9%97%BB.md"}


def test_an_allowance_says_where_it_stands_and_why() -> None:
    suppressions = [result["suppressions"][0] for result in results() if "suppressions" in result]
    assert [(one["kind"], one["justification"]) for one in suppressions] == [
        ("inSource", "旧站，12月下线 <下线后删>"),
        ("external", "在基线中"),
        ("external", "由网关统一加来源"),
    ]


def test_only_what_the_baseline_holds_is_unchanged() -> None:
    unchanged = [result for result in results() if result.get("baselineState") == "unchanged"]
    assert [(one["ruleId"], physical(one)["region"]["startLine"]) for one in unchanged] == [("attribution-vague", 4)]


def test_fingerprints_are_those_of_the_baseline() -> None:
    expected = {placed.fingerprint for one in RESULTS for placed in (*one.violations, *one.allowed, *one.baselined)}
    assert {result["partialFingerprints"]["checker/v1"] for result in results()} == expected


def test_skipped_files_are_notifications_of_a_run_that_went_well() -> None:
    invocation = log()["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is True
    notices = invocation["toolExecutionNotifications"]
    assert [(physical(one)["artifactLocation"]["uri"], one["message"]["text"]) for one in notices] == [
        ("html/%E6%89%AB%E6%8F%8F%E4%BB%B6.html", "空文件"),
        ("posts/README.md", "仓库自己的说明文件，不是稿件"),
    ]


def test_a_row_is_a_logical_place_inside_its_file() -> None:
    rows = [place for one in results() for place in one["locations"][0].get("logicalLocations", [])]
    assert {"name": "7", "fullyQualifiedName": "data/feed.jsonl#7", "kind": "record"} in rows


def test_fixes_applied_by_offset_and_by_column_come_to_the_same() -> None:
    seen = 0
    for result in results():
        for fix in result.get("fixes", []):
            text = source(result)
            for change in fix["artifactChanges"][0]["replacements"]:
                region = change["deletedRegion"]
                if "startLine" in region:
                    start, length = region["charOffset"], region["charLength"]
                    assert cut(text, region) == text[start : start + length]
                    seen += 1
    assert seen == 5  # twice two insertions and a letter; the address on another line has an offset alone


def test_the_fixes_of_the_report_mend_it() -> None:
    unlinked = next(one for one in results() if one["ruleId"] == "icp-unlinked" and "suppressions" not in one)
    text = source(unlinked)
    for change in reversed(unlinked["fixes"][0]["artifactChanges"][0]["replacements"]):
        region = change["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        text = text[:start] + change["insertedContent"]["text"] + text[end:]
    assert '<span><a href="https://beian.miit.gov.cn/">京ICP备2099000001号-1</a></span>' in text


def test_messages_follow_the_language_and_carry_both() -> None:
    english = log(run=ENGLISH)["runs"][0]
    assert english["language"] == "en-US"
    missing = next(one for one in english["results"] if one["ruleId"] == "attribution-missing")
    assert missing["message"]["text"] == "Republished, and no source is named."
    assert missing["properties"]["messages"]["zh"] == "转载而没有写明来源。"


def test_the_root_is_the_repository_where_it_is_larger_than_the_folder() -> None:
    run = replace(RUN, repository="/srv")
    some = [one for one in RESULTS if one.path == NONE]
    location = physical(log(some, run)["runs"][0]["results"][0])["artifactLocation"]
    assert location["uri"] == "%E7%AB%99%E7%82%B9/posts/none.md"
    assert log(some, run)["runs"][0]["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///srv/"
