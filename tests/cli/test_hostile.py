"""What a repository can hold that nobody vouches for: links, pipes, patterns, names. A run over it harms nothing, and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.atomic import _host, sweep, write
from checker.cache import FOLDER
from checker.cli import status
from tests.cli.conftest import Checker

GOOD = "<!doctype html><title>小桥</title><p>小桥通车。</p>"
SECRET = "密：x:0:0\nsite: {name: 密\n"


@pytest.fixture
def outside(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside a work tree of seventeen pages, enough for a cache."""
    (tmp_path / ".git").mkdir()
    for number in range(17):
        (tmp_path / f"{number}.md").write_text("# Bridge\n\nOpen.\n", encoding="utf-8")
    beside = tmp_path_factory.mktemp("outside")
    (beside / "secret").write_text(SECRET, encoding="utf-8")
    return beside


def test_the_cache_is_not_written_through_a_link(checker: Checker, tmp_path: Path, outside: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    for name in ("clean", ".gitignore"):
        (tmp_path / FOLDER / name).symlink_to(outside / name)
    (outside / "clean").write_text("mine", encoding="utf-8")
    assert checker("lint").code == 0
    assert (outside / "clean").read_text(encoding="utf-8") == "mine"
    assert not (outside / ".gitignore").exists()


def test_a_link_is_no_folder_for_a_cache(checker: Checker, tmp_path: Path, outside: Path) -> None:
    (tmp_path / FOLDER).symlink_to(outside)
    assert checker("lint").code == 0
    assert sorted(each.name for each in outside.iterdir()) == ["secret"]


def test_a_cache_that_a_repository_brings_along_is_not_believed(
    checker: Checker, tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>小桥</title><p>京ICP备1104号</p>", encoding="utf-8")
    clean = tmp_path / FOLDER / "clean"
    assert checker("lint", "--ignore", "provenance-unstated").code == 1
    first = clean.read_text(encoding="utf-8").partition("\n")[0]
    clean.unlink()
    assert checker("lint", "--select", "police").code == 0
    pages = clean.read_text(encoding="utf-8").partition("\n")[2]
    clean.write_text(f"{first}\n{pages}", encoding="utf-8")
    assert checker("lint", "--ignore", "provenance-unstated").code == 0, "who wrote it here may lie to himself"
    clean.write_text(f"{first}\n{pages}", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(outside / "of somebody else"))
    assert checker("lint", "--ignore", "provenance-unstated").code == 1
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert checker("lint", "--ignore", "provenance-unstated").code == 1


@pytest.mark.parametrize("key", ["extends", "sources", "baseline", "footer"])
@pytest.mark.parametrize("way", ["absolute", "upwards", "link"])
def test_a_configuration_reads_nothing_outside_the_work_tree(
    checker: Checker, tmp_path: Path, outside: Path, key: str, way: str
) -> None:
    at = outside / "secret"
    (tmp_path / "inside").symlink_to(at)
    named = {"absolute": str(at), "upwards": os.path.relpath(at, tmp_path), "link": "inside"}[way]
    (tmp_path / ".checker.yaml").write_text(f"{key}: {named}\n", encoding="utf-8")
    ran = checker("lint")
    assert ran.code == 2
    assert f".checker.yaml:1:{len(key) + 3}: " in ran.err
    assert "密" not in ran.err


def test_a_configuration_that_is_a_link_out_of_the_work_tree_is_a_mistake(
    checker: Checker, tmp_path: Path, outside: Path
) -> None:
    (tmp_path / ".checker.yaml").symlink_to(outside / "secret")
    ran = checker("lint")
    assert (ran.code, "密" in ran.err) == (2, False)


def test_the_command_line_may_name_a_configuration_anywhere(checker: Checker, outside: Path) -> None:
    (outside / "all.yaml").write_text("extends: base.yaml\n", encoding="utf-8")
    (outside / "base.yaml").write_text("language: en\n", encoding="utf-8")
    assert checker("lint", "--config", str(outside / "all.yaml")).code == 0


def test_a_link_that_leads_out_of_the_work_tree_is_neither_read_nor_mended(
    checker: Checker, tmp_path: Path, outside: Path
) -> None:
    broken = GOOD + "<footer>京ICP备１１０４１３９９号</footer>"
    (outside / "a.html").write_text(broken, encoding="utf-8")
    (tmp_path / "a.html").symlink_to(outside / "a.html")
    (tmp_path / "b.html").symlink_to("0.md")
    for options in (["."], ["--force-exclude", "a.html"]):
        report = checker("lint", "--fix", "-f", "json", *options).report
        assert [each["reason"] for each in report["skipped"] if each["path"] == "a.html"] == ["链接指到工作树之外"]
    assert (outside / "a.html").read_text(encoding="utf-8") == broken


@pytest.mark.parametrize("key", ["extends", "sources", "baseline", "footer"])
def test_a_pipe_that_a_configuration_names_is_not_waited_for(checker: Checker, tmp_path: Path, key: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".checker.yaml").write_text(f"{key}: pipe\n", encoding="utf-8")
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    assert checker("lint").code == 2


@pytest.mark.parametrize("name", [".gitignore", f"{FOLDER}/clean"])
def test_a_pipe_in_the_place_of_a_file_of_ours_counts_as_missing(
    checker: Checker, tmp_path: Path, outside: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / name)
    assert checker("lint").code == 0


@pytest.mark.parametrize("name", ["pipe.html", "/dev/null", "/dev/zero"])
def test_a_named_device_or_pipe_is_a_page_that_cannot_be_read(checker: Checker, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    ran = checker("lint", "-f", "json", name)
    assert (ran.code, ran.rules) == (1, ["page-unreadable"])
    assert "不是普通文件" in ran.report["violations"][0]["message"]


def test_a_hook_passes_over_a_pipe(checker: Checker, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    ran = checker("lint", "-f", "json", "--force-exclude", "pipe.html")
    assert (ran.code, len(ran.report["skipped"])) == (0, 1)


def test_patterns_of_a_repository_end(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*a" * 60 + "b\n" + "**/a/" * 20 + "b\n", encoding="utf-8")
    name = "a" * 200 + ".html"
    deep = tmp_path.joinpath(*["a"] * 60)
    deep.mkdir(parents=True)
    for folder in (tmp_path, deep):
        (folder / name).write_text(GOOD, encoding="utf-8")
    assert checker("lint", "-f", "json").report["summary"]["documents"] == 2


def test_a_file_that_many_extend_is_read_once(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.config import discovery

    for number in range(12):
        (tmp_path / f"e{number}").write_text(f"extends: [e{number + 1}, e{number + 1}]\n", encoding="utf-8")
    (tmp_path / "e12").write_text("language: en\n", encoding="utf-8")
    (tmp_path / ".checker.yaml").write_text("extends: [e0, e0]\n", encoding="utf-8")
    read: list[str] = []
    source = discovery._source
    monkeypatch.setattr(discovery, "_source", lambda path, at: read.append(path.name) or source(path, at))
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    assert checker("lint").code in (0, 1)
    assert len(read) == len(set(read)) == 14


def test_files_that_extend_one_another_without_end_are_a_mistake(checker: Checker, tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"e{number}").write_text(f"extends: e{number + 1}\n", encoding="utf-8")
    (tmp_path / ".checker.yaml").write_text("extends: e0\n", encoding="utf-8")
    ran = checker("lint")
    assert (ran.code, "e15:1:10: " in ran.err) == (2, True)


def test_a_tree_may_be_deeper_than_a_stack(checker: Checker, tmp_path: Path) -> None:
    made = 0
    try:
        while made < 1500:
            os.mkdir("d")
            os.chdir("d")
            made += 1
        Path("a.md").write_text("# Bridge\n\nOpen.\n", encoding="utf-8")
        os.chdir(tmp_path)
        assert checker("lint", "-f", "json").report["summary"]["documents"] == 1
    finally:  # shutil.rmtree, with which pytest cleans up, is not as patient
        os.chdir(tmp_path.joinpath(*["d"] * made))
        Path("a.md").unlink()
        for _ in range(made):
            os.chdir("..")
            os.rmdir("d")


GARBLED = [
    (b"site: {name: \xff}\n", 1),
    (b"language: zh\nsite: {name: \xff}\n", 2),
    (b"site: {name: a\0b}\n", 1),
    (b'language: zh\nbaseline: "a\\0b"\n', 2),
    (b'sources: "\\ud800"\n', 1),
    (b"\xff\xfes\0i\0", 1),
]


@pytest.mark.parametrize(("data", "line"), GARBLED)
def test_a_garbled_configuration_is_a_mistake_with_its_line(
    checker: Checker, tmp_path: Path, data: bytes, line: int
) -> None:
    (tmp_path / ".checker.yaml").write_bytes(data)
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    ran = checker("lint")
    assert (ran.code, "checker 0" in ran.err) == (2, False)
    assert f".checker.yaml:{line}:" in ran.err


@pytest.mark.parametrize("command", [["lint"], ["baseline", "update"]])
@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"version": 1,\n"violations": [\xff]}', 2),
        (b'{"version": 1,\n\n"violations": [' + b"9" * 5000 + b"]}", 3),
        (b"\0", 1),
        (b'{"version": 1, "violations": ["\0"]}', 1),
        (b'{"version": 1, "violations": [{"count": NaN}]}', 1),
    ],
)
def test_a_garbled_baseline_is_a_mistake_with_its_line(
    checker: Checker, tmp_path: Path, command: list[str], data: bytes, line: int
) -> None:
    (tmp_path / ".checker.yaml").write_text("baseline: b.json\n", encoding="utf-8")
    (tmp_path / "b.json").write_bytes(data)
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    ran = checker(*command)
    assert (ran.code, "checker 0" in ran.err) == (2, False)
    assert f"b.json:{line}:" in ran.err


ESCAPE = "\x1b]0;mine\x07"
CALLS = [
    ["lint"],
    ["lint", "--statistics", "-f", "github"],
    ["lint", "-f", "json"],
    ["lint", "-f", "junit"],
    ["lint", "-f", "checkstyle"],
    ["lint", "--show-files"],
    ["lint", "--show-files", "-f", "json"],
    ["lint", "--show-config", f"{ESCAPE}.html"],
    ["lint", "--fix"],
    ["facts"],
    ["facts", "-f", "jsonl"],
    ["lint", f"{ESCAPE}gone"],
    ["lint", "--baseline", f"{ESCAPE}gone"],
    ["rules", "explain", f"{ESCAPE}gone"],
    ["init", "--print"],
    [ESCAPE],
]


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call).replace(ESCAPE, ""))
def test_no_name_commands_the_terminal(checker: Checker, tmp_path: Path, call: list[str]) -> None:
    page = GOOD.replace("小桥通车", f"来源：网络{ESCAPE}\x9b31m\u202e")
    for folder in (tmp_path, tmp_path / f"f{ESCAPE}"):
        folder.mkdir(exist_ok=True)
        for name in (f"{ESCAPE}.html", f"{ESCAPE}.exe", "a\x9b31m.html"):
            (folder / name).write_text(page, encoding="utf-8")
        (folder / f"{ESCAPE}.json").write_text("[]", encoding="utf-8")
    (tmp_path / ".checker.yaml").write_text(
        f'ignore: ["{chr(92)}e[1m"]\nrepublished: ["{chr(92)}e[2m.html"]\n', encoding="utf-8"
    )
    ran = checker(*call)
    said = (ran.out + ran.err).replace("\x1b[K", "")
    assert not [sign for sign in "\x1b\x07\x9b\u202e" if sign in said]


RUNNERS = (
    ":" + ":error file=x::mine.html",
    "#" + "#vso[task.setvariable variable=A]mine.html",
    "#" + "#[group]mine.html",
)


@pytest.mark.parametrize("call", [*(["lint", "-f", each] for each in ("text", "concise", "junit", "sarif", "github")), ["lint", "--show-files"], ["facts"]])  # fmt: skip
def test_no_name_commands_the_runner(checker: Checker, tmp_path: Path, call: list[str]) -> None:
    for name in RUNNERS:
        (tmp_path / name).write_text(
            GOOD.replace("小桥通车", f"小桥通车。</p><p>版权所有 {RUNNERS[1]}社 京ICP备1104号"), encoding="utf-8"
        )
    said = checker(*call).out
    assert "mine.html" in said
    assert "##vso[" not in said
    commands = [each for each in said.splitlines() if each.lstrip().startswith(("::", "##"))]
    assert all("github" in call and ",line=" in each.partition("::")[2].partition("::")[0] for each in commands)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("names", ["a.html", "-", "--files-from -"])
def test_a_closed_stream_is_no_fault_of_ours(tmp_path: Path, closed: str, names: str) -> None:
    (tmp_path / "a.html").write_text(GOOD.replace("小桥通车", "来源：网络"), encoding="utf-8")
    call = f"{sys.executable} -m checker lint {names} {closed}"
    ran = subprocess.run(
        call, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert ran.returncode == (names == "a.html")
    assert "Traceback" not in ran.stderr
    assert "checker 0" not in ran.stderr


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing"])
def test_a_configuration_that_is_no_file_is_a_mistake(checker: Checker, tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    at = tmp_path / ".checker.yaml"
    {"folder": at.mkdir, "pipe": lambda: os.mkfifo(at), "link to nothing": lambda: at.symlink_to("gone")}[kind]()
    ran = checker("lint", "a.html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(".checker.yaml: ")


SEVEN_BITS = [
    GOOD.replace("title>", "title>UTF-32 ").encode("utf-32"),
    b"\x00\x00\xfe\xff" + GOOD.encode("utf-32-be"),
    GOOD.encode("hz"),
    GOOD.encode("iso2022_jp_2"),
]


@pytest.mark.parametrize("data", SEVEN_BITS, ids=["utf-32-le", "utf-32-be", "hz", "iso-2022"])
def test_a_page_in_a_charset_that_browsers_gave_up_is_a_violation(
    checker: Checker, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.html").write_bytes(data)
    assert checker("lint", "-f", "json").rules == ["page-unreadable"]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(60), bytes(range(32)) * 9], ids=["a picture", "controls"]
)
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt"])
def test_a_web_page_that_is_none_is_a_violation_where_it_is_met(
    checker: Checker, tmp_path: Path, data: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = checker("lint", "-f", "json")
    assert (ran.code, ran.rules) == ((0, []) if name == "a.txt" else (1, ["page-unreadable"]))
    assert checker("lint", "-f", "json", name).rules == ["page-unreadable"]


@pytest.mark.parametrize("text", ["x = '~{ab~}'", "~{~}", "a ~{ b ~} c", "\x1b[1mbold\x1b[0m"])
def test_text_that_only_looks_so_is_read(checker: Checker, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"# Bridge\n\n{text}\n", encoding="utf-8")
    assert checker("lint", "-f", "json", "a.md").rules == []


def test_what_gitignore_leaves_out_is_counted(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("out/\n*.tmp.html\n", encoding="utf-8")
    (tmp_path / "out").mkdir()
    for name in ("out/a.html", "b.tmp.html", "c.html"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    skipped = {each["path"]: each["reason"] for each in checker("lint", "-f", "json").report["skipped"]}
    assert skipped["out"] == skipped["b.tmp.html"] == "按忽略规则排除"


def test_what_a_killed_run_left_is_swept_and_told(checker: Checker, tmp_path: Path) -> None:
    child = "import os, sys; from checker.atomic import _host; print(_host(), os.getpid())"
    host, process = subprocess.run(
        [sys.executable, "-c", child], capture_output=True, text=True, check=True
    ).stdout.split()
    left = tmp_path / f".checker-{host}-{process}-0123abcd.tmp"
    busy = tmp_path / f".checker-{host}-{os.getpid()}-0123abcd.tmp"
    other = tmp_path / f".checker-{'0' * 8}-{process}-0123abcd.tmp"
    mine = tmp_path / ".checker-notes.tmp"
    for path in (left, busy, other, mine):
        path.write_text("half", encoding="utf-8")
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    assert "清理" not in checker("lint").err
    assert left.name in checker("lint", "--fix").err
    assert [path.exists() for path in (left, busy, other, mine)] == [False, True, True, True]
    os.utime(other, (0, 0))
    assert sweep(tmp_path) == [other]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are not files here")
def test_what_a_process_left_that_died_and_was_not_waited_for_is_swept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        left = tmp_path / f".checker-{_host()}-{child.pid}-0123abcd.tmp"
        left.write_text("half", encoding="utf-8")
        assert sweep(tmp_path) == []
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and still in the table of processes
        assert sweep(tmp_path) == [left]


def test_an_edit_while_the_new_file_is_written_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: page.write_bytes(b"edited meanwhile"))
    with pytest.raises(OSError):
        write(page, b"new", expected=b"old")
    assert page.read_bytes() == b"edited meanwhile"
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.parametrize(
    "flood",
    [
        "京ICP备11041399号-1 来源：北山报<br>",
        "<p>© 2020 北山报</p>",
        "<p><a href='http://www.miitbeian.gov.cn/'>桥</a></p>",
        "<meta name=source content=北山报>",
    ],
    ids=["labels", "notices", "links", "fields"],
)
def test_a_flood_of_facts_is_cut_off_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flood: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.facts.reading.MOST_PLACES", 40)
    (tmp_path / ".git").mkdir()
    for name, count in (("flood.html", 60), ("page.html", 6)):
        (tmp_path / name).write_text("<!doctype html><p>桥<p>" + flood * count, "utf-8")
    status(["lint", "--lang", "en", "-j1", "."])
    told = capsys.readouterr().err
    assert "there were too many" in told
    assert "flood.html" in told
    assert "page.html" not in told.partition("there were too many")[2].partition("\n")[0]


def test_what_was_given_up_is_told_and_not_remembered_as_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("checker.facts.reading.TIMEOUT", 1e-9)
    (tmp_path / ".git").mkdir()
    for number in range(20):
        (tmp_path / f"{number}.html").write_text("<!doctype html><p>桥<footer>京ICP备11041399号-1", encoding="utf-8")
    for _ in range(2):
        status(["lint", "--lang", "en", "-j1", "."])
        told = capsys.readouterr().err
        assert "In 20 documents some place took too long" in told
        assert "0.html" in told
