"""How much memory a run takes for one file of a hostile shape.

    python benchmarks/memory.py [--shape NAME] [--bytes N]

The shapes are those of ``growth.py``, each as large as a page may be that is read unasked, exports of 50 MB. For each it prints the
peak of the whole program in megabytes and in bytes for each byte of the file, the seconds of processor time, and whether it is more
than allowed. The rows of an export of 50 MB take minutes; what is larger than a page may be unasked is asked for (``--max-size 0``).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from growth import shapes, stretches

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = 600
"""Megabytes at the most."""
LARGEST = 16 * (1 << 20)
"""Bytes of a page that is read unasked (:data:`checker.workspace.LARGEST`)."""
EXPORT = 50_000_000
"""Bytes of an export, which has no limit."""
EXPORTS = (".jsonl", ".json", ".csv", ".xml")


def write(path: Path, parts: tuple[str, str, str], size: int) -> None:
    """The shape as a file of so many bytes at the most; never whole in memory, for a peak of ours would be told as that of the program."""
    head, _, tail = (part.encode() for part in parts)
    room = size - len(head) - len(tail)
    with path.open("wb") as file:
        file.write(head)
        for stretch in map(str.encode, stretches(parts)):
            room -= len(stretch)
            if room < 0:
                break
            file.write(stretch)
        file.write(tail)


def run(path: Path) -> tuple[float, float]:
    """The peak of memory, in megabytes, and the seconds of processor time that a run over one file takes."""
    call = [
        sys.executable,
        "-m",
        "checker",
        "lint",
        "-q",
        "-j1",
        "--no-cache",
        "--exit-zero",
        "--max-size",
        "0",
        path.name,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        call, cwd=path.parent, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{path.name}: {child.returncode}")
    return used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3), used.ru_utime + used.ru_stime


def main() -> int:
    """The table, and 1 if a shape takes more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shape", action="append", help="only shapes whose name holds this")
    parser.add_argument("--bytes", type=int, help="of each")
    asked = parser.parse_args()
    worse = 0
    for name, path, parts in shapes():
        if asked.shape and not any(part in name for part in asked.shape):
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / path
            write(file, parts, asked.bytes or (EXPORT if file.suffix in EXPORTS else LARGEST))
            peak, seconds = run(file)
            each = peak * 1e6 / file.stat().st_size
        worse += peak > ALLOWED
        print(
            f"{name:32} {peak:6.0f} MB {each:6.1f} {seconds:8.1f} s{'  too much' if peak > ALLOWED else ''}", flush=True
        )
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main())
