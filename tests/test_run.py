"""A run: in order, in one process or in several, and nothing lost on the way."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import rulebook
from checker import run as module
from checker.cache import Cache
from checker.crash import crashed
from checker.desk import Desk, Task
from checker.errors import CheckerError, ConfigError, RuleError
from checker.ignores import Ignores
from checker.judge import Judge, Wishes
from checker.model import Finding, PageResult, Place, Span, Violation
from checker.run import Run
from checker.settle import once_a_run
from checker.walk import Found, Walk

TODAY = date(2026, 11, 25)
LINK = '<a href="https://beian.miit.gov.cn/">京ICP备11041399号-1</a>'
CLEAN = f"<!doctype html><title>小桥</title><p>小桥通车。</p><footer>© 2012 小河社 {LINK}</footer>"
BAD = CLEAN.replace("11041399", "1104139")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(Wishes(TODAY, no_config=True))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """A hundred files of every sort, walked."""
    monkeypatch.chdir(tmp_path)
    for number in range(100):
        path = tmp_path / f"{number // 10}/{number:03}.html"
        path.parent.mkdir(exist_ok=True)
        contents = (CLEAN, BAD, BAD + BAD, "", "\x00\x01binary")
        path.write_text(contents[number % 5], encoding="utf-8")
    return list(Walk(lambda _: None, Ignores()).files(["."]))


def test_several_processes_find_what_one_finds_in_the_same_order(judge: Judge, files: list[Found]) -> None:
    alone, together = Run(judge, jobs=1), Run(judge, jobs=2)
    results = list(alone.lint(files))
    assert list(together.lint(files)) == results
    assert [result.path for result in results] == [found.path for found in files]
    assert sum(result.skipped is not None for result in results) == 40
    assert {placed.finding.rule for result in results for placed in result.violations} >= {"icp-malformed"}


def test_several_processes_tell_the_facts_that_one_tells(judge: Judge, files: list[Found]) -> None:
    assert list(Run(judge, jobs=2).facts(files)) == list(Run(judge, jobs=1).facts(files))


def test_few_small_files_are_judged_where_we_are(
    judge: Judge, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> object:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(Run, "_together", refuse)
    list(Run(judge, jobs=2).lint(files[: module.MANY_FILES]))
    list(Run(judge, jobs=1).lint(files))
    with pytest.raises(AssertionError, match="a pool"):
        list(Run(judge, jobs=2).lint(files))
    monkeypatch.setattr(module, "MANY_BYTES", 1000)
    with pytest.raises(AssertionError, match="a pool"):
        list(Run(judge, jobs=2).lint(files[:10]))


def test_a_fault_of_ours_crosses_the_border_of_processes(
    judge: Judge, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Judge.lint

    def stumble(self: Judge, path: str, data: bytes) -> object:
        if path.endswith("7.html"):
            raise ZeroDivisionError("division by zero")
        return told(self, path, data)

    monkeypatch.setattr(Judge, "lint", stumble)
    run = Run(judge, jobs=1)
    results = list(run.lint(files))
    assert [one.path for one in run.faults] == [f"{ten}/{ten}".replace("/", "/0") + "7.html" for ten in range(10)]
    assert run.faults[0].error == "ZeroDivisionError: division by zero"
    assert run.faults[0].steps[-1].startswith("tests/test_run.py:")
    assert len(results) == 100


def test_a_mistake_in_the_rules_ends_the_run(judge: Judge, files: list[Found], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Judge, path: str, data: bytes) -> object:
        raise RuleError("a pattern is malformed", path="rules/facts/x.yaml")

    monkeypatch.setattr(Judge, "lint", refuse)
    with pytest.raises(RuleError):
        list(Run(judge, jobs=1).lint(files))


def test_a_process_that_dies_ends_the_run_with_a_word(
    judge: Judge, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Judge, "lint", lambda *_: os._exit(9))
    with pytest.raises(CheckerError, match="--jobs 1"):
        list(Run(judge, jobs=2).lint(files))


def test_rules_that_break_while_processes_start_are_told_as_the_mistake_they_are(
    judge: Judge, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> object:
        raise RuleError("a pattern is malformed", path="rules/facts/x.yaml", line=3, column=1)

    monkeypatch.setattr(rulebook, "load", refuse)
    with pytest.raises(RuleError) as caught:
        list(Run(judge, jobs=2).lint(files))
    assert (caught.value.path, caught.value.line) == ("rules/facts/x.yaml", 3)


def test_given_content_is_judged_instead_of_the_disk(judge: Judge) -> None:
    (result,) = Run(judge, given={"nowhere.html": BAD.encode()}).lint([Found("nowhere.html", named=True)])
    assert "icp-malformed" in {placed.finding.rule for placed in result.violations}


def test_a_named_file_that_vanished_is_a_violation_and_a_walked_one_is_skipped(judge: Judge) -> None:
    named, walked = Run(judge).lint([Found("gone.html", named=True), Found("gone2.html", named=False)])
    assert [placed.finding.rule for placed in named.violations] == ["page-unreadable"]
    assert walked.skipped is not None
    assert "No such file" in walked.skipped["en"]


def test_clean_pages_are_remembered_and_only_they(judge: Judge, files: list[Found], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "f")
    first = list(Run(judge, jobs=1, cache=cache).lint(files))
    assert len((tmp_path / "cache/clean").read_text(encoding="ascii").splitlines()) == 1 + 20
    again = Cache(tmp_path / "cache", "f")
    assert list(Run(judge, jobs=2, cache=again).lint(files)) == first


def test_what_is_remembered_is_not_judged_again_until_it_changes(
    judge: Judge, files: list[Found], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(Run(judge, jobs=1, cache=Cache(tmp_path / "cache", "f")).lint(files))
    asked: list[str] = []
    told = Judge.lint

    def listen(self: Judge, path: str, data: bytes) -> object:
        asked.append(path)
        return told(self, path, data)

    monkeypatch.setattr(Judge, "lint", listen)
    Path(files[0].path).write_text(CLEAN + "<!-- new -->", encoding="utf-8")
    list(Run(judge, jobs=1, cache=Cache(tmp_path / "cache", "f")).lint(files))
    assert files[0].path in asked
    assert files[5].path not in asked
    assert len(asked) == 61


def test_a_configuration_that_changes_makes_the_cache_forget(files: list[Found], tmp_path: Path) -> None:
    stamps = []
    for text in ("language: zh\n", "language: en\n", "footer: footer.ejs\n", "footer: footer.ejs\n"):
        Path(".checker.yaml").write_text(text, encoding="utf-8")
        Path("footer.ejs").write_text(f"<footer>{len(stamps)}</footer>", encoding="utf-8")
        stamps.append(Judge(Wishes(TODAY)).terms.stamp("0/000.html"))
    assert len(set(stamps)) == 4
    assert Judge(Wishes(TODAY)).terms.stamp("1/010.html") == stamps[-1]


def test_a_baseline_sets_aside_what_it_accepts_and_tells_the_rest(judge: Judge, files: list[Found]) -> None:
    from checker import baseline

    accepted = baseline.create(Run(judge).judged(files), judge.terms.from_root)
    Path("known.json").write_text(baseline.dump(accepted), encoding="utf-8")
    run = Run(judge, baseline="known.json")
    assert not any(result.violations for result in run.lint(files))
    assert run.stale() == []
    Path(files[1].path).write_text(CLEAN, encoding="utf-8")
    Path(files[2].path).unlink()
    run = Run(judge, baseline="known.json")
    list(run.lint([*files[:2], *files[3:]]))
    assert {stale.entry.path for stale in run.stale()} == {files[1].path, files[2].path}


def test_a_baseline_that_is_not_there_is_a_mistake(judge: Judge, files: list[Found]) -> None:
    with pytest.raises(ConfigError, match="baseline create"):
        list(Run(judge, baseline="known.json").lint(files))


def test_a_file_that_cannot_be_written_is_told_and_left(
    judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = CLEAN.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")
    Path("a.html").write_text(old, encoding="utf-8")

    def refuse(*arguments: object, **options: object) -> object:
        raise PermissionError(13, "Permission denied", "a.html")

    monkeypatch.setattr("checker.atomic.write", refuse)
    outcome = Desk(judge, Task("fix")).take(Found("a.html", named=True))
    assert outcome.mended is not None
    assert (outcome.mended.failed, outcome.mended.fixes) == (True, 0)
    assert Path("a.html").read_text(encoding="utf-8") == old
    assert [placed.finding.rule for placed in outcome.results[0].violations] == ["icp-link-outdated"]


def placed(rule: str, words: str = "甲") -> Violation:
    violation = Finding(rule, "warning", Span(0, 1), {"zh": words, "en": words}, words)
    return Violation(violation, Place(1, 1, 1, 2), words, "f")


ONCE = placed("footer-undeclared")
MORE = placed("icp-missing")


def test_what_is_reported_once_a_run_stands_at_the_first_document_with_the_number(judge: Judge) -> None:
    results = [
        PageResult("a", violations=(MORE,)),
        PageResult("b", violations=(MORE, ONCE)),
        PageResult("c", violations=(ONCE,)),
        PageResult("d", skipped={"zh": "空", "en": "empty"}),
        PageResult("e", violations=(replace(ONCE), MORE)),
    ]
    settled = list(once_a_run(results, judge.terms.rulebook))
    assert [[one.finding.rule for one in result.violations] for result in settled] == [
        ["icp-missing"], ["icp-missing", "footer-undeclared"], [], [], ["icp-missing"],
    ]  # fmt: skip
    assert "3" in settled[1].violations[1].finding.messages["zh"]
    assert settled[3] is results[3]


def test_one_document_alone_is_told_in_its_own_words(judge: Judge) -> None:
    (settled,) = once_a_run([PageResult("a", violations=(ONCE,))], judge.terms.rulebook)
    assert settled.violations[0].finding.messages["zh"] == "甲"


def test_results_stream_until_there_is_something_to_count(judge: Judge) -> None:
    def results() -> object:
        yield PageResult("a", violations=(MORE,))
        raise AssertionError("asked for more than was needed")

    settled = once_a_run(results(), judge.terms.rulebook)  # type: ignore[arg-type]
    assert next(settled).path == "a"


def test_a_fault_is_data_without_the_paths_of_the_machine() -> None:
    try:
        json.loads("{")
    except ValueError as error:
        told = crashed("a.html", error)
    assert told.path == "a.html"
    assert told.error.startswith("JSONDecodeError: ")
    assert all(step.count("/") <= 1 for step in told.steps)
