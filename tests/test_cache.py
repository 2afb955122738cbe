from __future__ import annotations

from pathlib import Path

import pytest

from checker.cache import Cache
from checker.digest import digest

ONE, TWO = digest("one"), digest("two")
PRINT = digest("version", "rulebook")


def test_a_clean_page_is_remembered(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", PRINT)
    assert ONE not in cache
    cache.add([ONE])
    assert ONE in cache
    assert cache.save()
    assert ONE in Cache(tmp_path / "c", PRINT)
    assert TWO not in Cache(tmp_path / "c", PRINT)


def test_another_version_rulebook_or_configuration_forgets_everything(tmp_path: Path) -> None:
    cache = Cache(tmp_path, PRINT)
    cache.add([ONE])
    cache.save()
    other = Cache(tmp_path, digest("version", "another rulebook"))
    assert ONE not in other
    other.add([TWO])
    other.save()
    assert ONE not in Cache(tmp_path, PRINT)


DAMAGED = [
    ("empty", b""),
    ("another first line", b"x\n" + ONE.encode() + b"\n"),
    ("cut short", f"{PRINT}\n{ONE}".encode()),
    ("a short digest", f"{PRINT}\n{ONE[:31]}\n".encode()),
    ("not hexadecimal", f"{PRINT}\n{'g' * 32}\n".encode()),
    ("not text", PRINT.encode() + b"\n\xff\xfe\n"),
    ("with CRLF", f"{PRINT}\r\n{ONE}\r\n".encode()),
]


@pytest.mark.parametrize("data", [case[1] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "clean").write_bytes(data)
    cache = Cache(tmp_path, PRINT)
    assert ONE not in cache
    cache.add([ONE])
    cache.save()
    assert (tmp_path / "clean").read_text() == f"{PRINT}\n{ONE}\n"


def test_runs_side_by_side_keep_what_each_of_them_found(tmp_path: Path) -> None:
    first, second = Cache(tmp_path, PRINT), Cache(tmp_path, PRINT)
    first.add([ONE])
    second.add([TWO])
    first.save()
    second.save()
    after = Cache(tmp_path, PRINT)
    assert ONE in after
    assert TWO in after


def test_git_never_sees_the_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", PRINT)
    cache.add([ONE])
    cache.save()
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"
    assert sorted(each.name for each in (tmp_path / "c").iterdir()) == [".gitignore", "clean"]


def test_a_run_that_learned_nothing_leaves_no_folder_behind(tmp_path: Path) -> None:
    assert Cache(tmp_path / "c", PRINT).save()
    assert not (tmp_path / "c").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"a file in the way")
    cache = Cache(tmp_path / "c", PRINT)
    cache.add([ONE])
    assert not cache.save()
    assert ONE in cache


def test_the_border_between_the_parts_of_a_digest_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", b"b") == digest(b"a", "b")
    assert len(digest()) == 32
