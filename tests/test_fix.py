from __future__ import annotations

import errno
import os
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import fix
from checker.atomic import ChangedMeanwhileError, write
from checker.fix import Checked, apply, choose, diff, mend
from checker.model import Edit, Finding, Fix, Span


def violation(*edits: tuple[int, int, str], safe: bool = True) -> Finding:
    fix = Fix({"zh": "改", "en": "mend"}, safe, tuple(Edit(Span(start, end), text) for start, end, text in edits))
    return Finding("r", "error", Span(0, 0), {"zh": "错", "en": "wrong"}, "x", fix=fix)


def replacing(old: str, new: str, encoding: str = "utf-8", *, safe: bool = True) -> Any:
    """A check whose every violation is an *old* that should be *new*."""

    def check(data: bytes) -> Checked:
        text = data.decode(encoding)
        places = [at for at in range(len(text)) if text.startswith(old, at)]
        return Checked(encoding, [violation((at, at + len(old), new), safe=safe) for at in places])

    return check


CHOSEN = [
    ("in order of place, whatever the order given", [[(5, 6, "b")], [(1, 2, "a")]], "_a___b____"),
    ("of two that overlap, the earlier", [[(1, 4, "A")], [(3, 6, "B")]], "_A______"),
    ("neighbours do not overlap", [[(1, 3, "A")], [(3, 5, "B")]], "_AB_____"),
    ("an insertion at the edge of another edit waits", [[(1, 3, "A")], [(3, 3, "B")]], "_A_______"),
    ("two insertions at one place: the first", [[(3, 3, "A")], [(3, 3, "B")]], "___A_______"),
    ("the same edit twice is made once", [[(3, 3, "A")], [(3, 3, "A")]], "___A_______"),
    ("a fix is made whole or not at all", [[(0, 1, "A")], [(0, 1, "B"), (8, 9, "B")], [(7, 9, "C")]], "A______C_"),
    ("two fixes may share an edit", [[(0, 1, "A")], [(0, 1, "A"), (8, 9, "B")]], "A_______B_"),
]


@pytest.mark.parametrize(("fixes", "expected"), [case[1:] for case in CHOSEN], ids=[case[0] for case in CHOSEN])
def test_a_round_applies_what_does_not_touch(fixes: list[list[tuple[int, int, str]]], expected: str) -> None:
    data, _ = apply(b"_" * 10, "utf-8", [violation(*edits) for edits in fixes])
    assert data.decode() == expected


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    check = replacing("川", "蜀", safe=False)
    assert mend("川ICP备".encode(), check).data == "川ICP备".encode()
    assert mend("川ICP备".encode(), check, unsafe=True).data == "蜀ICP备".encode()


def test_a_safe_fix_goes_before_an_unsafe_one_at_the_same_place() -> None:
    edits, done = choose([violation((0, 1, "u"), safe=False), violation((0, 1, "s"))], unsafe=True)
    assert [edit.text for edit in edits] == ["s"]
    assert len(done) == 1


def test_a_violation_without_a_fix_stays() -> None:
    bare = Finding("r", "error", Span(0, 0), {"zh": "错", "en": "wrong"}, "x")
    outcome = mend(b"abc", lambda _: Checked("utf-8", [bare]))
    assert (outcome.data, outcome.applied, outcome.left, outcome.settled) == (b"abc", (), (bare,), True)


def test_a_fix_that_uncovers_another_is_followed_to_the_end() -> None:
    def check(data: bytes) -> Checked:
        text = data.decode()
        return Checked("utf-8", [violation((0, 1, str(int(text[0]) + 1)))] if text[0] < "4" else [])

    outcome = mend("1号".encode(), check)
    assert (outcome.data.decode(), len(outcome.applied), outcome.left, outcome.settled) == ("4号", 3, (), True)


def test_fixes_that_undo_one_another_leave_the_page_alone() -> None:
    def check(data: bytes) -> Checked:
        return Checked("utf-8", [violation((0, 1, "b" if data == b"a" else "a"))])

    outcome = mend(b"a", check)
    assert (outcome.data, outcome.applied, len(outcome.left), outcome.settled) == (b"a", (), 1, False)


def test_fixes_that_undo_one_another_do_not_keep_the_others_from_being_made() -> None:
    def check(data: bytes) -> Checked:
        text = data.decode()
        other = replace(violation((0, 1, "b" if text[0] == "a" else "a")), rule="quarrel")
        return Checked("utf-8", [other, *(violation((at, at + 1, "y")) for at, sign in enumerate(text) if sign == "x")])

    outcome = mend(b"a xx", check)
    assert (outcome.data, len(outcome.applied), len(outcome.left), outcome.settled) == (b"a yy", 2, 1, False)


def chosen_by_comparing_all(violations: list[Finding]) -> list[Edit]:
    taken: list[Edit] = []
    for each in sorted(violations, key=lambda each: fix._order(each.fix)):
        assert each.fix is not None
        new = [edit for edit in each.fix.edits if edit not in taken]
        if not any(fix._touch(edit, other) for edit in new for other in taken):
            taken += new
    return sorted(taken, key=lambda edit: edit.span)


EDITS = st.tuples(st.integers(0, 12), st.integers(0, 3), st.sampled_from("ab")).map(lambda e: (e[0], e[0] + e[1], e[2]))


def apart(edits: list[tuple[int, int, str]]) -> bool:
    made = [Edit(Span(start, end), text) for start, end, text in edits]
    return not any(fix._touch(one, other) for one, other in combinations(made, 2))


@given(st.lists(st.lists(EDITS, min_size=1, max_size=3).filter(apart), max_size=8))
def test_of_many_fixes_those_are_chosen_that_comparing_each_with_each_chooses(
    fixes: list[list[tuple[int, int, str]]],
) -> None:
    violations = [violation(*edits) for edits in fixes]
    assert choose(violations)[0] == chosen_by_comparing_all(violations)


def test_choosing_compares_a_fix_with_its_neighbours_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    touch = fix._touch

    def count(edit: Edit, other: Edit) -> bool:
        nonlocal compared
        compared += 1
        return touch(edit, other)

    monkeypatch.setattr(fix, "_touch", count)
    assert len(choose([violation((at, at + 1, "x")) for at in range(4000)])[0]) == 4000
    assert compared <= 3 * 4000


def test_fixes_that_never_end_are_stopped_and_said_to_be_unsettled() -> None:
    outcome = mend(b"a", lambda data: Checked("utf-8", [violation((0, 0, "x"))]))
    assert (outcome.data, outcome.settled) == (b"xxxxxa", False)


def test_a_page_that_could_not_be_read_after_the_fix_stays_as_it_was() -> None:
    def check(data: bytes) -> Checked:
        if data != b"a":
            return Checked("utf-8", [], readable=False)
        return Checked("utf-8", [violation((0, 1, "b"))])

    assert mend(b"a", check).data == b"a"


BYTES = [
    ("GB18030 with CRLF", "第一行\r\n京ICP備1号\r\n㐀㐁\r\n", "gb18030", b""),
    ("Big5", "第一行\r\n京ICP備1號", "big5", b""),
    ("UTF-8 with BOM and mixed line ends", "一\r\n二\n京ICP備1号\r三", "utf-8", b"\xef\xbb\xbf"),
    ("UTF-16", "一\r\n京ICP備1号\n", "utf-16-le", b"\xff\xfe"),
]


@pytest.mark.parametrize(("text", "encoding", "bom"), [case[1:] for case in BYTES], ids=[case[0] for case in BYTES])
def test_every_byte_outside_the_edit_stays(text: str, encoding: str, bom: bytes) -> None:
    at = text.index("1")
    data, _ = apply(bom + text.encode(encoding), encoding, [violation((at, at + 1, "12345678"))])
    assert data == bom + text.replace("1", "12345678").encode(encoding)


def test_undecodable_bytes_elsewhere_stay() -> None:
    data, _ = apply(b"a\xff\xfe 1 \xff", "utf-8", [violation((4, 5, "2"))])
    assert data == b"a\xff\xfe 2 \xff"


def test_a_fix_that_the_encoding_cannot_write_is_left_out_and_the_others_are_made() -> None:
    data, done = apply("一1二2".encode("big5"), "big5", [violation((1, 2, "为")), violation((3, 4, "三"))])
    assert data == "一1二三".encode("big5")
    assert len(done) == 1


@given(st.text("ab1\r\n备😀", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    check = replacing("1", "一二")
    once = mend(text.encode(), check)
    assert once.data.decode() == text.replace("1", "一二")
    assert mend(once.data, check).data == once.data


# --- the patch -----------------------------------------------------------------------------------------------------

PATCHES = [
    ("plain", "a.html", "一\n二\n三\n".encode(), "一\n两\n三\n".encode()),
    ("CRLF", "a.html", b"1\r\n2\r\n3\r\n", b"1\r\ntwo\r\n3\r\n"),
    ("CR is not a line end to git", "a.html", b"1\r2\r3\n4\n", b"1\rtwo\r3\n4\n"),
    ("no newline at the end, changed there", "a.html", b"1\n2", b"1\ntwo"),
    ("no newline at the end, changed elsewhere", "a.html", b"1\n2", b"one\n2"),
    ("newline added at the end", "a.html", b"1\n2", b"1\n2\n"),
    ("newline taken from the end", "a.html", b"1\n2\n", b"1\n2"),
    ("one line", "a.html", b"1", b"2"),
    ("lines added at the top", "a.html", b"1\n2\n", b"0\n00\n1\n2\n"),
    ("two hunks", "a.html", b"x\n" + b"=\n" * 30 + b"y\n", b"X\n" + b"=\n" * 30 + b"Y\n"),
    ("GB18030", "a.html", "一\n二〇\n".encode("gb18030"), "一\n二零\n".encode("gb18030")),
    ("UTF-16", "a.html", "一\n二\n".encode("utf-16"), "一\n两\n".encode("utf-16")),
    ("a Chinese name", "文章/新闻 稿.html", b"1\n", b"2\n"),
    ("a Chinese name without a blank", "文章/新闻.html", b"1\n", b"2\n"),
    ("a name with a quotation mark", 'a "b".html', b"1\n", b"2\n"),
    ("a name with a tab and a backslash", "a\tb\\c.html", b"1\n", b"2\n"),
    ("a name with a line break", "a\nb.html", b"1\n", b"2\n"),
    ("a name with a control character", "a\x01\x7fb.html", b"1\n", b"2\n"),
    ("a name that is not UTF-8", b"\xc4\xe3.html".decode("utf-8", "surrogateescape"), b"1\n", b"2\n"),
    ("lines that look like a patch", "a.html", b"--- a\n+++ b\n@@ -1 +1 @@\n", b"--- a\n+++ c\n@@ -1 +1 @@\n"),
]


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    nobody = clean | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], cwd=folder, input=stdin, capture_output=True, check=False, env=nobody)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "before", "after"), [case[1:] for case in PATCHES], ids=[case[0] for case in PATCHES])
def test_git_apply_takes_the_patch(tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    git(tmp_path, "init", "-q")
    page = tmp_path / name
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(before)
    done = git(tmp_path, "apply", stdin=diff(name, before, after))
    assert done.returncode == 0, done.stderr
    assert page.read_bytes() == after


@pytest.mark.slow
def test_several_patches_apply_together_from_a_folder_below_the_top(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    below = tmp_path / "site"
    below.mkdir()
    names = ["甲.html", "b c.html"]
    for name in names:
        (below / name).write_bytes(b"1\r\n2")
    done = git(below, "apply", stdin=b"".join(diff(name, b"1\r\n2", b"one\r\n2") for name in names))
    assert done.returncode == 0, done.stderr
    assert [(below / name).read_bytes() for name in names] == [b"one\r\n2"] * 2


@pytest.mark.slow
@given(
    st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n", b"d"]), max_size=30),
    st.lists(st.sampled_from([b"a\n", b"e\n", b"\n", b"f"]), max_size=30),
)
def test_a_patch_turns_any_page_into_any_other(
    tmp_path_factory: pytest.TempPathFactory, old: list[bytes], new: list[bytes]
) -> None:
    before, after = b"".join(old) or b"x", b"".join(new) or b"y"
    folder = tmp_path_factory.mktemp("patch")
    (folder / "p").write_bytes(before)
    patch = diff("p", before, after)
    assert (patch == b"") == (before == after)
    if patch:
        done = git(folder, "apply", stdin=patch)
        assert done.returncode == 0, (done.stderr, patch)
    assert (folder / "p").read_bytes() == after


def test_a_chinese_name_stays_readable_in_the_patch() -> None:
    assert diff("文章/甲.html", b"1\n", b"2\n").decode().splitlines() == [
        "--- a/文章/甲.html",
        "+++ b/文章/甲.html",
        "@@ -1 +1 @@",
        "-1",
        "+2",
    ]


# --- writing -------------------------------------------------------------------------------------------------------


def test_permissions_are_kept(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"old")
    page.chmod(0o640)
    write(page, b"new", expected=b"old")
    assert (page.read_bytes(), page.stat().st_mode & 0o777) == (b"new", 0o640)
    assert os.listdir(tmp_path) == ["a.html"]


def test_a_new_file_gets_the_permissions_that_the_umask_grants(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.html").write_bytes(b"old")
    (tmp_path / "a.html").symlink_to("real/a.html")
    written = write(tmp_path / "a.html", b"new")
    assert (tmp_path / "a.html").is_symlink()
    assert (tmp_path / "real" / "a.html").read_bytes() == b"new"
    assert written.target == (tmp_path / "real" / "a.html").resolve()


def test_hard_links_that_keep_the_old_content_are_counted(tmp_path: Path) -> None:
    page, other = tmp_path / "a.html", tmp_path / "b.html"
    page.write_bytes(b"old")
    os.link(page, other)
    assert write(page, b"new").severed == 1
    assert (page.read_bytes(), other.read_bytes()) == (b"new", b"old")
    assert write(page, b"newer").severed == 0


def test_a_file_that_changed_after_it_was_read_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"somebody else's")
    with pytest.raises(ChangedMeanwhileError):
        write(page, b"new", expected=b"old")
    assert page.read_bytes() == b"somebody else's"


def test_what_goes_wrong_half_way_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(page, b"new")
    assert (page.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.html"])


def test_a_file_that_may_not_be_written_is_not_replaced_behind_its_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        write(page, b"new")
    assert page.read_bytes() == b"old"


def test_a_device_is_written_straight_and_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, b"through")
        assert os.read(reader, 10) == b"through"
        assert pipe.is_fifo()
    finally:
        os.close(reader)


@pytest.mark.parametrize("refused", ["replace", "open"])
def test_a_file_that_cannot_be_written_is_named_and_not_the_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def refuse(path: object, *others: object) -> object:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    target = tmp_path / "a.html"
    target.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(*((Path, "replace") if refused == "replace" else (os, "open")), refuse)
        with pytest.raises(PermissionError) as caught:
            write(target, b"new")
    assert (caught.value.filename, caught.value.filename2) == (str(target.resolve()), None)
    assert ".tmp" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert target.read_bytes() == b"old"
