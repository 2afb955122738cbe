"""A run that is killed, and a disk that is full: nothing is lost, nothing is left, and it is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kills import HERE, page, trial

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")
FULL = Path("/dev/full")


@pytest.mark.parametrize(("jobs", "pages"), [(1, 30), (2, 70)])
def test_a_killed_run_leaves_every_page_old_or_new_and_the_next_sweeps(tmp_path: Path, jobs: int, pages: int) -> None:
    trial(tmp_path, kills=3, jobs=jobs, pages=pages, seed=jobs)


def run(folder: Path, *arguments: str, most: int | None = None, **streams: object) -> subprocess.CompletedProcess[str]:
    """The program with files of *most* bytes at the most, as on a disk that fills up."""

    def limit() -> None:
        import resource
        import signal

        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"},
        text=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
        **({"capture_output": True} | streams if "stdout" not in streams else streams),
    )


def test_a_page_that_does_not_fit_on_the_disk_stays_as_it_was_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(0))
    (tmp_path / "b.html").write_text(
        '<!doctype html><p>桥<a href="http://www.miibeian.gov.cn/">京ICP备11041399号-1</a>', "utf-8"
    )
    told = run(tmp_path, "lint", "--lang", "en", "--fix", "a.html", "b.html", most=4_000)
    assert (tmp_path / "a.html").read_bytes() == page(0)
    assert "beian.miit.gov.cn" in (tmp_path / "b.html").read_text("utf-8")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.html", "b.html"]
    assert told.returncode in (1, 2)
    assert "a.html" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_cache_that_does_not_fit_on_the_disk_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for number in range(40):
        (tmp_path / f"{number}.md").write_text("# Bridge\n\nOpen.\n", "utf-8")
    told = run(tmp_path, "lint", "-q", most=500)
    assert (told.returncode, told.stdout) == (0, "")
    assert "Traceback" not in told.stderr
    assert not [entry for entry in tmp_path.rglob("*") if entry.name.endswith(".tmp")]


@pytest.mark.skipif(not FULL.exists(), reason="a system without such a device")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_report_that_nobody_can_store_is_our_fault_and_told(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.html").write_bytes(page(0))
    with FULL.open("w") as full:
        told = run(tmp_path, "lint", "--lang", "en", "-f", form, "a.html", stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == 2
    assert "no space left" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("command", [("baseline", "create"), ("lint", "-o", "report.txt")])
def test_what_does_not_fit_is_told_and_no_half_of_it_left(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / ".git").mkdir()
    for number in range(20):
        (tmp_path / f"{number}.html").write_bytes(page(number))
    told = run(tmp_path, *command, most=300)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert sorted(entry.suffix for entry in tmp_path.iterdir() if entry.suffix != ".html") == [""]
