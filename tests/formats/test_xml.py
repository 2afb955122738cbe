"""JUnit and checkstyle: well formed whatever stands in a page, valid, and read back whole."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from checker.formats import render
from checker.model import PageResult
from tests.formats.report import ENGLISH, MISSING, NONE, PAGES, POST, RESULTS, RUN, UNTRACEABLE, VAGUE, written

JUNIT = xmlschema.XMLSchema(str(Path(__file__).parent / "schemas/junit-10.xsd"))


@pytest.mark.parametrize("results", [RESULTS, (), RESULTS[10:11]])
def test_junit_is_valid_against_the_schema_of_jenkins(results: tuple[PageResult, ...]) -> None:
    JUNIT.validate("".join(render("junit", results, RUN)))


def test_a_suite_is_a_document_and_a_case_is_a_rule() -> None:
    root = ET.fromstring(written("junit"))
    cases = {suite.get("name"): [case.get("name") for case in suite] for suite in root}
    assert cases["posts/none.md"] == ["attribution-missing", "attribution-untraceable"]
    assert cases["data/feed.jsonl#7"] == ["icp-province-unusual"]
    assert cases["posts/clean.md"] == ["all-rules"]
    assert len(cases) == len(RESULTS)


def test_the_counts_of_a_suite_are_those_of_its_cases() -> None:
    for suite in ET.fromstring(written("junit")):
        outcomes = [case[0].tag if len(case) else "" for case in suite]
        assert int(suite.get("tests", "")) == len(outcomes)
        assert int(suite.get("failures", "")) == outcomes.count("failure")
        assert int(suite.get("skipped", "")) == outcomes.count("skipped")


def test_advice_fails_no_case_and_a_reason_skips_one() -> None:
    root = ET.fromstring(written("junit"))
    outcome = {(suite.get("name"), case.get("name")): case[0] for suite in root for case in suite if len(case)}
    assert outcome["posts/none.md", "attribution-untraceable"].tag == "system-out"
    assert outcome["html/footer.html", "icp-unlinked"].get("message") == "旧站，12月下线 <下线后删>"
    assert outcome["html/扫描件.html", "not-judged"].get("message") == "空文件"


def test_equal_faults_of_a_document_share_a_case_and_are_all_listed() -> None:
    result = PageResult(NONE, violations=(MISSING, MISSING, replace(UNTRACEABLE, finding=MISSING.finding)))
    (suite,) = ET.fromstring("".join(render("junit", [result], ENGLISH)))
    (failure,) = suite[0]
    assert failure.get("message") == "Republished, and no source is named. (3 of this kind)"
    assert (failure.text or "").count("posts/none.md:3:") == 3


def test_checkstyle_reads_back_whole() -> None:
    root = ET.fromstring(written("checkstyle"))
    read = [(file.get("name"), error.get("line"), error.get("message")) for file in root for error in file]
    assert (POST, "8", f"{VAGUE[0]}\n怎么办：{PAGES}attribution-vague.html") in read
    assert len(read) == sum(len(result.violations) for result in RESULTS)
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}
    assert all((error.get("source") or "").startswith("checker.") for error in root.iter("error"))


def test_rows_of_one_file_share_an_element() -> None:
    names = [file.get("name") for file in ET.fromstring(written("checkstyle"))]
    assert names.count("data/feed.jsonl") == 1


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(text=st.text(st.characters(exclude_categories=())))
def test_any_text_whatever_makes_well_formed_xml_that_can_be_encoded(name: str, text: str) -> None:
    violation = replace(MISSING.finding, messages={"zh": text, "en": text})
    result = PageResult(text or "x", violations=(replace(MISSING, finding=violation),))
    written_out = "".join(render(name, [result], RUN)).encode("utf-8")
    root = ET.fromstring(written_out)
    element = next(root.iter("failure" if name == "junit" else "error"))
    allowed = "".join(
        c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff") else "\ufffd"
        for c in text
    )
    assert (element.get("message") or "").removesuffix(f"\n怎么办：{PAGES}{MISSING.rule}.html") == allowed
