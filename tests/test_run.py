"""A run: in order, in one process or in several, and nothing lost on the way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import processes, rulebook
from checker import run as module
from checker.cache import Cache
from checker.crash import crashed
from checker.errors import CheckerError, ConfigError, RuleError
from checker.gathered import Untold, once
from checker.ignores import Ignores
from checker.linter import Linter
from checker.messages import Message
from checker.model import Finding, OtherPlace, PageFacts, PageResult, Place, Severity, Span, Violation
from checker.rulebook import Rulebook
from checker.run import Finished, Order, Run
from checker.settings import Settings
from checker.walk import Found, Walk
from checker.worker import Task, Worker
from checker.workspace import Workspace

BOOK = rulebook.load(rulebook.shipped())
TODAY = date(2026, 11, 25)
LINK = '<a href="https://beian.miit.gov.cn/">京ICP备11041399号-1</a>'
CLEAN = f"<!doctype html><title>小桥</title><p>小桥通车。</p><footer>© 2012 小河社 {LINK}</footer>"
BAD = CLEAN.replace("11041399", "1104139")


@pytest.fixture(scope="module")
def space() -> Workspace:
    return Workspace(Settings(today=TODAY), no_config=True)


def lint(space: Workspace, files: Sequence[Found], **options: Any) -> list[PageResult]:
    """The results of a run."""
    return list(Run(space, Order(files, **options)))


def finish(space: Workspace, files: Sequence[Found], **options: Any) -> Finished:
    """What a run tells when nobody has taken its results."""
    return Run(space, Order(files, **options)).finish()


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """A hundred files of every sort, walked."""
    monkeypatch.chdir(tmp_path)
    for number in range(100):
        path = tmp_path / f"{number // 10}/{number:03}.html"
        path.parent.mkdir(exist_ok=True)
        contents = (CLEAN, BAD, BAD + BAD, "", "\x00\x01binary")
        path.write_text(contents[number % 5], encoding="utf-8")
    return list(Walk(lambda _path, _below: None, Ignores()).files(["."]))


def test_several_processes_find_what_one_finds_in_the_same_order(space: Workspace, files: list[Found]) -> None:
    results = lint(space, files, jobs=1)
    assert lint(space, files, jobs=2) == results
    assert [result.path for result in results] == [found.path for found in files]
    assert sum(result.skipped is not None for result in results) == 20
    rules = {violation.rule for result in results for violation in result.violations}
    assert rules >= {"icp-malformed", "page-unreadable"}


def test_several_processes_tell_the_facts_that_one_tells(space: Workspace, files: list[Found]) -> None:
    alone = lint(space, files, task=Task("facts"), jobs=1)
    assert lint(space, files, task=Task("facts"), jobs=2) == alone
    assert all(isinstance(page, PageFacts) for page in alone)


def test_the_rules_of_the_caller_hold_in_every_process(files: list[Found], write: Callable[..., Rulebook]) -> None:
    book = write("require: {icp: absent}\nat: icp")
    space = Workspace(Settings(today=TODAY, rulebook=book), no_config=True)
    results = lint(space, files, jobs=2)
    assert {violation.rule for result in results for violation in result.violations} == {"test-fault"}


def test_few_small_files_are_judged_where_we_are(
    space: Workspace, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> object:
        raise AssertionError("a pool was started")

    monkeypatch.setattr(processes, "_started", refuse)
    lint(space, files[: module.MANY_FILES], jobs=2)
    lint(space, files, jobs=1)
    with pytest.raises(AssertionError, match="a pool"):
        lint(space, files, jobs=2)
    monkeypatch.setattr(module, "MANY_BYTES", 1000)
    with pytest.raises(AssertionError, match="a pool"):
        lint(space, files[:10], jobs=2)


def test_a_fault_of_ours_crosses_the_border_of_processes(
    space: Workspace, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Linter.lint

    def stumble(self: Linter, content: bytes, path: str) -> object:
        if path.endswith("7.html"):
            raise ZeroDivisionError("division by zero")
        return judge(self, content, path)

    monkeypatch.setattr(Linter, "lint", stumble)
    run = Run(space, Order(files, jobs=1))
    results = list(run)
    crashes = run.finish().crashes
    assert [crash.path for crash in crashes] == [f"{ten}/{ten}".replace("/", "/0") + "7.html" for ten in range(10)]
    assert crashes[0].error == "ZeroDivisionError: division by zero"
    assert crashes[0].steps[-1].startswith("tests/test_run.py:")
    assert len(results) == 100


def test_a_run_that_is_finished_before_its_results_are_taken_tells_the_same(
    space: Workspace, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(self: Linter, content: bytes, path: str) -> object:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(Linter, "lint", stumble)
    run = Run(space, Order(files, jobs=1))
    next(iter(run))
    assert len(run.finish().crashes) == 100
    assert run.finish() == finish(space, files, jobs=1)


def test_a_mistake_in_the_rules_ends_the_run(
    space: Workspace, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Linter, content: bytes, path: str) -> object:
        raise RuleError(Message("rule.brace"), path="rules/facts/x.yaml")

    monkeypatch.setattr(Linter, "lint", refuse)
    with pytest.raises(RuleError):
        lint(space, files, jobs=1)


def test_a_process_that_dies_ends_the_run_with_a_word(
    space: Workspace, files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Linter, "lint", lambda *_: os._exit(9))
    with pytest.raises(CheckerError, match="--jobs 1"):
        lint(space, files, jobs=2)


def test_given_content_is_judged_instead_of_the_disk(space: Workspace) -> None:
    (result,) = lint(space, [Found("nowhere.html", named=True)], contents={"nowhere.html": BAD.encode()})
    assert "icp-malformed" in {violation.rule for violation in result.violations}


def test_a_named_file_that_vanished_is_a_violation_and_a_walked_one_is_skipped(space: Workspace) -> None:
    named, walked = lint(space, [Found("gone.html", named=True), Found("gone2.html", named=False)])
    assert [violation.rule for violation in named.violations] == ["page-unreadable"]
    assert walked.skipped is not None
    assert "no such file" in walked.skipped.text("en")


def test_clean_pages_are_remembered_and_only_they(space: Workspace, files: list[Found], tmp_path: Path) -> None:
    first = lint(space, files, jobs=1, cache=Cache(tmp_path / "cache", "f"))
    assert len((tmp_path / "cache/clean").read_text(encoding="ascii").splitlines()) == 1 + 20
    assert lint(space, files, jobs=2, cache=Cache(tmp_path / "cache", "f")) == first


def test_what_is_remembered_is_not_judged_again_until_it_changes(
    space: Workspace, files: list[Found], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lint(space, files, jobs=1, cache=Cache(tmp_path / "cache", "f"))
    asked: list[str] = []
    judge = Linter.lint

    def listen(self: Linter, content: bytes, path: str) -> object:
        asked.append(path)
        return judge(self, content, path)

    monkeypatch.setattr(Linter, "lint", listen)
    Path(files[0].path).write_text(CLEAN + "<!-- new -->", encoding="utf-8")
    lint(space, files, jobs=1, cache=Cache(tmp_path / "cache", "f"))
    assert files[0].path in asked
    assert files[5].path not in asked
    assert len(asked) == 81 - 20 + 20


def test_a_configuration_that_changes_makes_the_cache_forget(files: list[Found], tmp_path: Path) -> None:
    stamps = []
    for text in ("language: zh\n", "language: en\n", "footer: footer.ejs\n", "footer: footer.ejs\n"):
        Path(".checker.yaml").write_text(text, encoding="utf-8")
        Path("footer.ejs").write_text(f"<footer>{len(stamps)}</footer>", encoding="utf-8")
        stamps.append(Workspace(Settings()).config("0/000.html").stamp)
    assert len(set(stamps)) == 4
    assert Workspace(Settings()).config("1/010.html").stamp == stamps[-1]


def test_a_baseline_sets_aside_what_it_accepts_and_tells_the_rest(space: Workspace, files: list[Found]) -> None:
    from checker import baseline

    accepted = baseline.create(lint(space, files, accept=False), space.from_root)
    Path("known.json").write_text(baseline.dump(accepted), encoding="utf-8")
    run = Run(space, Order(files, baseline="known.json"))
    assert not any(result.violations for result in run)
    assert run.finish().stale == ()
    Path(files[1].path).write_text(CLEAN, encoding="utf-8")
    Path(files[2].path).unlink()
    stale = finish(space, [*files[:2], *files[3:]], baseline="known.json").stale
    assert {each.entry.path for each in stale} == {files[1].path, files[2].path}


SITE = 40
"""So many pages of one layout lack a number."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """A site whose layout has no number, walked."""
    monkeypatch.chdir(tmp_path)
    for number in range(SITE):
        path = tmp_path / f"{number // 10}/{number:03}.html"
        path.parent.mkdir(exist_ok=True)
        words = (
            f"<h1>第{number}座桥</h1><p>第{number}座桥今天通车，两岸的人都来看，走过去只要十分钟，比渡船快得多了。</p>"
        )
        sheet = '<link rel="stylesheet" href="../main.css"><meta property="og:url" content="https://xiaohe.cn/">'
        text = f"<!doctype html><title>小桥</title>{sheet}{words}<footer>© 2012 小河社</footer></body></html>"
        path.write_text(text, encoding="utf-8")
    for number in range(module.MANY_FILES):
        Path(f"{number}.md").write_text("", encoding="utf-8")
    return list(Walk(lambda _path, _below: None, Ignores()).files(["."]))


def test_a_layout_without_a_number_is_one_violation_in_one_process_or_two_cold_or_warm(
    space: Workspace, site: list[Found], tmp_path: Path
) -> None:
    alone = lint(space, site, jobs=1)
    (late,) = [result for result in alone if any(each.rule == "icp-missing" for each in result.violations)]
    assert alone[-1] is late
    assert (late.path, late.late, late.violations[0].count) == ("0/000.html", True, SITE)
    assert lint(space, site, jobs=2) == alone
    for _ in range(2):
        assert lint(space, site, jobs=1, cache=Cache(tmp_path / "cache", "f")) == alone
    told = [
        each for result in lint(space, site, every=True) for each in result.violations if each.rule == "icp-missing"
    ]
    assert (len(told), {each.count for each in told}, len({each.fingerprint for each in told})) == (SITE, {1}, 1)


def test_a_baseline_accepts_what_a_layout_lacks_for_the_pages_to_come(space: Workspace, site: list[Found]) -> None:
    from checker import baseline

    accepted = baseline.create(lint(space, site[:20], accept=False), space.from_root)
    Path("known.json").write_text(baseline.dump(accepted), encoding="utf-8")
    run = Run(space, Order(site, baseline="known.json"))
    assert not any(result.violations for result in run)
    assert run.finish().stale == ()


def test_a_baseline_that_is_not_there_is_a_mistake(space: Workspace, files: list[Found]) -> None:
    with pytest.raises(ConfigError, match="baseline create"):
        lint(space, files, baseline="known.json")


def test_a_file_that_cannot_be_written_is_told_and_left(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = CLEAN.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")
    Path("a.html").write_text(old, encoding="utf-8")

    def refuse(*arguments: object, **options: object) -> object:
        raise PermissionError(13, "Permission denied", "a.html")

    monkeypatch.setattr("checker.atomic.write", refuse)
    outcome = Worker(space, Task("fix")).take(Found("a.html", named=True))
    assert outcome.mended is not None
    assert (outcome.mended.failed, outcome.mended.fixes) == (True, 0)
    assert Path("a.html").read_text(encoding="utf-8") == old
    assert [violation.rule for violation in outcome.results[0].violations] == ["icp-link-outdated"]


def placed(rule: str, words: str = "甲") -> Violation:
    violation = Finding(rule, "warning", Span(0, 1), {"zh": words, "en": words}, words)
    return Violation(violation, Place(1, 1, 1, 2), words, "f")


ONCE = placed("footer-undeclared")
MORE = placed("icp-malformed")


def test_what_is_told_once_comes_last_for_the_first_document_with_the_number(space: Workspace) -> None:
    results = [
        PageResult("a", violations=(MORE,)),
        PageResult("b", violations=(MORE, ONCE)),
        PageResult("c", violations=(ONCE,)),
        PageResult("d", skipped={"zh": "空", "en": "empty"}),
        PageResult("e", violations=(replace(ONCE), MORE)),
    ]
    settled = list(once(results, space.rulebook))
    assert [(result.path, [each.rule for each in result.violations], result.late) for result in settled] == [
        ("a", ["icp-malformed"], False), ("b", ["icp-malformed"], False), ("c", [], False), ("d", [], False),
        ("e", ["icp-malformed"], False), ("b", ["footer-undeclared"], True),
    ]  # fmt: skip
    assert "3" in settled[-1].violations[0].message
    assert settled[3] is results[3]


def test_what_a_template_of_the_run_holds_makes_it_idle_to_say(space: Workspace) -> None:
    results = [PageResult(name, violations=(ONCE,)) for name in "abc"]
    footer = PageResult("footer.ejs", shows=frozenset({"footer"}))
    assert [each.path for each in once(results, space.rulebook) if each.violations] == ["a"]
    for at in range(4):
        assert not any(each.violations for each in once([*results[:at], footer, *results[at:]], space.rulebook))


BARE = frozenset(("bare page",))


def framed(frame: str, line: int = 1, severity: Severity = "error") -> Violation:
    """An absence that the pages of a frame have in common."""
    finding = Finding("icp-missing", severity, Span(0, 0), {"zh": "没有号", "en": "no number"}, "footer")
    return Violation(finding, Place(line, 2, line, 2), "", f"of {frame}", frame=frame)


@pytest.mark.parametrize(
    ("pages", "shows", "named", "told"),
    [
        (5, "", (), []),  # nothing shows that a site of the mainland is there
        (3, "", (), [3]),  # so few documents tell nothing of it
        (5, "mainland", (), [5]),
        (5, "footer", (), []),
        (6, "", ("c",), [1]),  # somebody means that page
    ],
)
def test_a_number_is_asked_of_many_pages_if_one_shows_a_site_of_the_mainland(
    space: Workspace, pages: int, shows: str, named: tuple[str, ...], told: list[int]
) -> None:
    results = [PageResult(path, violations=(framed("f"),)) for path in "abcdef"[:pages]]
    untold = Untold()
    last = PageResult("z", shows=frozenset(filter(None, [shows])))
    late = [each for each in once([*results, last], space.books, named=named, untold=untold) if each.late]
    assert [each.violations[0].count for each in late] == told
    assert untold.abroad == pages - sum(told)
    assert (
        len([*once([*results, last], space.books, every=True)]) == pages + 1
    )  # every page is told where that is asked
    assert all(each.violations for each in once(results, space.books, every=True))


def test_a_template_without_a_number_waits_for_a_site_of_the_mainland_as_pages_do(space: Workspace) -> None:
    results = [PageResult(path, violations=(framed(""), framed(""))) for path in "abcde"]
    untold = Untold()
    assert not any(each.violations for each in once(results, space.books, untold=untold))
    assert untold.abroad == 10
    settled = list(once([*results, PageResult("z", shows=frozenset({"mainland"}))], space.books))
    assert [each.path for each in settled if each.late] == ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e"]


@pytest.mark.parametrize(
    ("path", "pages", "footed", "told"),
    [
        ("tool.html", 1, 0, False),  # a page like no other shows no custom of its site
        ("tool.html", 2, 0, True),
        ("index.html", 1, 0, True),
        ("tool.html", 1, 3, True),  # the pages beside it show one
    ],
)
def test_a_page_that_shares_its_frame_with_no_other_is_spared(
    space: Workspace, path: str, pages: int, footed: int, told: bool
) -> None:
    lone = frozenset(("lone page",)) if path != "index.html" else frozenset[str]()
    absence = replace(framed("f"), finding=replace(framed("f").finding, rule="copyright-missing"))
    results = [PageResult(path, violations=(absence,), doubts=lone) for _ in range(pages)]
    results += [PageResult(f"{n}.html", shows=frozenset(("footed",) if n < footed else ())) for n in range(6)]
    untold = Untold()
    assert any(each.late for each in once(results, space.books, untold=untold)) is told
    assert bool(untold.spared) is not told


@pytest.mark.parametrize(
    ("bare", "others", "named", "frame", "told"),
    [
        (4, 1, (), "f", []),  # demos, exercises, tools: nothing shows a site
        (3, 0, (), "f", [3]),  # so few documents tell nothing of it
        (10, 0, (), "f", [10]),  # so many alike are a site's
        (9, 0, (), "f", []),
        (12, 0, (), "", []),  # templates share no frame
        (4, 1, ("a", "b"), "f", [2]),  # somebody means those pages
    ],
)
def test_what_a_few_bare_pages_lack_is_counted(
    space: Workspace, bare: int, others: int, named: tuple[str, ...], frame: str, told: list[int]
) -> None:
    shows = frozenset({"mainland"})
    paths = "abcdefghijklm"[:bare]
    results = [PageResult(path, violations=(framed(frame),), shows=shows, doubts=BARE) for path in paths]
    results += [PageResult(f"z{number}", violations=(MORE,)) for number in range(others)]
    untold = Untold()
    late = [each for each in once(results, space.books, named=named, untold=untold) if each.late]
    assert [each.violations[0].count for each in late] == told
    assert untold.spared == (set() if told and not named else set(paths) - set(named))
    assert untold.rules == ({"icp-missing"} if untold.spared else set())
    assert list(once(results, space.books, every=True)) == results


@pytest.mark.parametrize(("footed", "bare", "told"), [(3, 2, True), (2, 3, False), (3, 3, False), (4, 3, True)])
def test_bare_pages_among_those_with_a_footer_lost_theirs(space: Workspace, footed: int, bare: int, told: bool) -> None:
    shows = frozenset({"mainland"})
    results = [PageResult(f"a/{n}", violations=(framed("f"),), shows=shows, doubts=BARE) for n in range(bare)]
    results += [PageResult(f"a/foot{n}", shows=frozenset({"footed"})) for n in range(footed)]
    elsewhere = [PageResult(f"b/foot{n}", shows=frozenset({"footed"})) for n in range(9)]
    untold = Untold()
    late = [each for each in once([*results, *elsewhere], space.books, untold=untold) if each.late]
    assert bool(late) == told == (not untold.spared)


def test_bare_pages_that_share_the_frame_of_one_with_a_foot_are_told_with_it(space: Workspace) -> None:
    shows = frozenset({"mainland"})
    results = [
        PageResult(path, violations=(framed("f"),), shows=shows, doubts=BARE if path != "c" else frozenset())
        for path in "abcde"
    ]
    late = [each for each in once(results, space.books) if each.late]
    assert [(each.path, each.violations[0].count) for each in late] == [("a", 5)]


def test_what_a_frame_lacks_is_reported_at_its_first_page_with_the_number_and_the_other_places(
    space: Workspace,
) -> None:
    results = [
        PageResult("a", violations=(framed("f", 3), MORE)),
        PageResult("b", violations=(framed("g"),)),
        PageResult("c", violations=(framed("f", 5),)),
        PageResult("d", violations=(framed(""),), shows=frozenset({"mainland"})),
        PageResult("e", violations=(framed("f", 9),)),
    ]
    settled = list(once(results, space.rulebook))
    assert [(each.path, len(each.violations), each.late) for each in settled] == [
        ("a", 1, False), ("b", 0, False), ("c", 0, False), ("d", 0, False), ("e", 0, False),
        ("a", 1, True), ("b", 1, True), ("d", 1, True),
    ]  # fmt: skip
    first, other, alone = (each.violations[0] for each in settled[5:])
    assert (alone.count, alone.others) == (1, ())
    assert (first.count, first.others, first.line) == (3, (OtherPlace("c", 5, 2), OtherPlace("e", 9, 2)), 3)
    assert (other.count, other.others) == (1, ())
    assert first.message == "没有号"


def test_every_page_is_told_of_what_its_frame_lacks_when_that_is_asked(space: Workspace) -> None:
    results = [PageResult(name, violations=(framed("f"),)) for name in "abc"]
    assert list(once(results, space.rulebook, every=True)) == results


def test_a_grave_fault_of_a_frame_never_hides_behind_a_light_one(space: Workspace) -> None:
    results = [
        PageResult("a", violations=(framed("f", severity="advice"),)),
        PageResult("b", violations=(framed("f"),)),
    ]
    late = [each.violations[0].severity for each in once(results, space.rulebook) if each.late]
    assert late == ["advice", "error"]


FAULTS = st.lists(st.sampled_from([MORE, framed("f"), framed("g"), framed("")]), max_size=3).map(tuple)


@given(st.lists(FAULTS, max_size=12))
def test_nothing_is_lost_and_nothing_is_told_twice(faults: list[tuple[Violation, ...]]) -> None:
    shows = frozenset({"mainland"})
    results = [PageResult(str(number), violations=each, shows=shows) for number, each in enumerate(faults)]
    settled = list(once(results, BOOK))
    told = [violation for result in settled for violation in result.violations]
    assert sum(violation.count for violation in told) == sum(map(len, faults))
    assert all(violation.count == 1 + len(violation.others) for violation in told)
    frames = [violation.frame for violation in told if violation.frame]
    assert len(frames) == len(set(frames))
    assert [result.path for result in settled if not result.late] == [result.path for result in results]


@pytest.mark.parametrize(("count", "reported"), [(1, 0), (2, 0), (3, 1), (4, 1)])
def test_what_too_few_documents_have_is_not_reported(space: Workspace, count: int, reported: int) -> None:
    found = list(once([PageResult(f"{number}", violations=(ONCE,)) for number in range(count)], space.rulebook))
    assert [document.violations for document in found[:count]] == [()] * count
    assert [each.violations[0].count for each in found[count:]] == [count] * reported


def test_results_stream_whatever_is_counted(space: Workspace) -> None:
    def results() -> Iterator[PageResult]:
        yield PageResult("a", violations=(MORE, ONCE))
        raise AssertionError("asked for more than was needed")

    assert next(once(results(), space.rulebook)).path == "a"


def test_a_fault_is_data_without_the_paths_of_the_machine() -> None:
    try:
        json.loads("{")
    except ValueError as error:
        told = crashed("a.html", error)
    assert told.path == "a.html"
    assert told.error.startswith("JSONDecodeError: ")
    assert all(step.count("/") <= 1 for step in told.steps)
