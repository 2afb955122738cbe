"""What ``--fix`` leaves behind when it is killed: ``python -m tests.kills [--kills N] [--jobs N] [--pages N]``.

Again and again a run that mends a folder of pages is killed, after a time by chance. Each page must then be the old one or the new one,
whole, and after the next run no temporary file may be left.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent.parent
FAULTY = '<!doctype html><title>小桥</title><p>昨日，小桥通车。{filler}<footer><a href="http://www.miibeian.gov.cn/">京ICP备１１０４１３９９号-1</a></footer>\n'


def page(number: int) -> bytes:
    """A page with something to mend, long enough for its writing to take a while."""
    return FAULTY.format(filler="两岸居民往来更加方便。" * (200 + number % 50)).encode()


def command(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    """A run that mends the folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "lint", "-q", "--fix", "--exit-zero", "-j", str(jobs), "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed(folder: Path, jobs: int, after: float) -> None:
    """Begin to mend the folder, and kill all processes of the run *after* so many seconds."""
    with command(folder, jobs) as run:
        time.sleep(after)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()


def leftovers(folder: Path) -> list[str]:
    """The temporary files in it."""
    return sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp"))


def trial(folder: Path, kills: int, jobs: int, pages: int, seed: int = 0) -> tuple[int, int]:
    """So many kills in *folder*, which is empty: how many runs had mended some pages and not all, and how many temporary files they left.

    Raises AssertionError where a page is neither the old nor the new one, or a temporary file outlives the next run.
    """
    (folder / ".git").mkdir()
    old = {folder / f"{number}.html": page(number) for number in range(pages)}
    restore(old)
    begin = time.monotonic()
    command(folder, jobs).wait()
    whole = time.monotonic() - begin
    new = {path: path.read_bytes() for path in old}
    assert all(new[path] != old[path] for path in old), "there was nothing to mend"
    chance, halfway, left = random.Random(seed), 0, 0
    for _ in range(kills):
        restore(old)
        killed(folder, jobs, chance.uniform(0.3, 1.0) * whole)
        mended = 0
        for path, content in old.items():
            now = path.read_bytes()
            assert now in (content, new[path]), path
            mended += now != content
        halfway += 0 < mended < pages
        left += len(leftovers(folder))
    restore(old)
    command(folder, jobs).wait()
    assert not leftovers(folder), leftovers(folder)
    assert all(path.read_bytes() == new[path] for path in new)
    return halfway, left


def restore(old: dict[Path, bytes]) -> None:
    """Write the old pages."""
    for path, content in old.items():
        path.write_bytes(content)


def main() -> None:
    """Kill, look, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--pages", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        halfway, left = trial(Path(folder), asked.kills, asked.jobs, asked.pages)
    print(
        f"{asked.kills} kills, {halfway} of them halfway: every page old or new; {left} temporary files left, all swept"
    )


if __name__ == "__main__":
    main()
