from __future__ import annotations

from pathlib import Path

import pytest

from checker.cache import Cache
from checker.digest import digest

ONE, TWO = digest("one"), digest("two")
SILENT = ONE + "3"
PRINT = digest("version", "rulebook")


def test_a_clean_page_is_remembered(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", PRINT)
    assert cache.get(ONE) is None
    cache.add([SILENT])
    assert cache.get(ONE) == 3
    assert cache.save()
    assert Cache(tmp_path / "c", PRINT).get(ONE) == 3
    assert Cache(tmp_path / "c", PRINT).get(TWO) is None


@pytest.mark.parametrize("state", range(6))
def test_what_the_neighbours_hear_of_a_page_is_remembered_with_it(tmp_path: Path, state: int) -> None:
    cache = Cache(tmp_path, PRINT)
    cache.add([f"{ONE}{state}"])
    cache.save()
    assert Cache(tmp_path, PRINT).get(ONE) == state


def test_another_version_rulebook_or_configuration_forgets_everything(tmp_path: Path) -> None:
    cache = Cache(tmp_path, PRINT)
    cache.add([SILENT])
    cache.save()
    other = Cache(tmp_path, digest("version", "another rulebook"))
    assert other.get(ONE) is None
    other.add([TWO + "0"])
    other.save()
    assert Cache(tmp_path, PRINT).get(ONE) is None


DAMAGED = [
    ("empty", b""),
    ("another first line", b"x\n" + SILENT.encode() + b"\n"),
    ("cut short", f"{PRINT}\n{SILENT}".encode()),
    ("a short digest", f"{PRINT}\n{SILENT[1:]}\n".encode()),
    ("not hexadecimal", f"{PRINT}\n{'g' * 32}3\n".encode()),
    ("a digest without its state", f"{PRINT}\n{ONE}\n".encode()),
    ("a state that there is not", f"{PRINT}\n{ONE}o\n".encode()),
    ("not text", PRINT.encode() + b"\n\xff\xfe\n"),
    ("with CRLF", f"{PRINT}\r\n{SILENT}\r\n".encode()),
]


@pytest.mark.parametrize("data", [case[1] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_a_damaged_file_counts_as_empty_and_is_written_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "clean").write_bytes(data)
    cache = Cache(tmp_path, PRINT)
    assert cache.get(ONE) is None
    cache.add([SILENT])
    cache.save()
    assert (tmp_path / "clean").read_text() == f"{PRINT}\n{SILENT}\n"


def test_runs_side_by_side_keep_what_each_of_them_found(tmp_path: Path) -> None:
    first, second = Cache(tmp_path, PRINT), Cache(tmp_path, PRINT)
    first.add([SILENT])
    second.add([TWO + "0"])
    first.save()
    second.save()
    after = Cache(tmp_path, PRINT)
    assert after.get(ONE) == 3
    assert after.get(TWO) == 0


def test_git_never_sees_the_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c", PRINT)
    cache.add([SILENT])
    cache.save()
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"
    assert sorted(each.name for each in (tmp_path / "c").iterdir()) == [".gitignore", "clean"]


def test_a_run_that_learned_nothing_leaves_no_folder_behind(tmp_path: Path) -> None:
    assert Cache(tmp_path / "c", PRINT).save()
    assert not (tmp_path / "c").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"a file in the way")
    cache = Cache(tmp_path / "c", PRINT)
    cache.add([SILENT])
    assert not cache.save()
    assert cache.get(ONE) == 3


def test_the_border_between_the_parts_of_a_digest_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", b"b") == digest(b"a", "b")
    assert len(digest()) == 32
