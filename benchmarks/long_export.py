"""A long export beside reading and parsing it plainly: when the first result is told, the rate, and the most memory at one time.

    python benchmarks/long_export.py [--bytes N] [--shape lines|list|table] [--jobs N ...] [--folder FOLDER] [--options ...]

The export is made by a program, of a size that is said, and removed afterwards: articles of a few paragraphs, one of forty with a
fault. ``lines`` are JSON lines, ``list`` is one JSON list in one line, ``table`` is CSV. Memory is that of all processes of a run
together, what they share counted once (Linux); a line of the report is a result.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SUFFIX = {"lines": "jsonl", "list": "json", "table": "csv"}
PLAIN = {
    "lines": "import json,sys\nn=0\nfor line in open(sys.argv[1],'rb'):\n    json.loads(line); n+=1\nprint(n)",
    "list": "import json,sys\nprint(len(json.loads(open(sys.argv[1],'rb').read())))",
    "table": "import csv,sys\nprint(sum(1 for _ in csv.reader(open(sys.argv[1],encoding='utf-8',newline='')))-1)",
}
"""What reads and parses such a file and does nothing else, and prints how many rows there are."""
WORDS = (
    "清晨五点，渔港的灯一盏一盏亮起来。", "船老大把缆绳解开，渔船慢慢驶出防波堤。", "镇上今年修了新的冷库，鱼上岸以后不必连夜运走。",
    "山脚下的梯田已经灌满了水。", "几个年轻人从城里回来，合伙办了一家碾米坊。", "图书馆把闭馆时间推迟到晚上十点。",
    "老街的骑楼修好了，店铺又开张了。", "据统计，这条路每天要过三千多辆车。", "孩子们在操场上放风筝，老师站在一边看着。",
    "村里的老人说，这口井从来没有干过。", "新桥通车以后，两岸居民不必再绕路。", "他说：“今年的收成比去年好。”",
)  # fmt: skip
SOURCES = ("北山日报", "南海晚报", "小河社", "东岭网", "西川都市报")


class Told(NamedTuple):
    """What a run took."""

    first: float
    """Seconds until the first result."""
    elapsed: float
    processor: float
    memory: float
    """Megabytes, at most."""
    results: int


def rows(size: int) -> Iterator[dict[str, str]]:
    """Articles, for some *size* bytes of JSON lines; the same ones every time."""
    chance = random.Random(11)
    number = made = 0
    while made < size:
        number += 1
        body = "".join(
            f"<p>{''.join(chance.choices(WORDS, k=chance.randint(3, 8)))}</p>\n" for _ in range(chance.randint(4, 16))
        )
        source = "网络" if number % 40 == 1 else chance.choice(SOURCES)
        row = {"id": str(number), "title": f"渔港新闻之{number}", "source": source, "author": "王小河", "content": body}
        made += len(body.encode()) + 120
        yield row


def make(path: Path, shape: str, size: int) -> None:
    """Write the export."""
    with path.open("w", encoding="utf-8", newline="") as file:
        if shape == "table":
            table = csv.writer(file)
            table.writerow(["id", "title", "source", "author", "content"])
            table.writerows(row.values() for row in rows(size))
            return
        lines = (json.dumps(row, ensure_ascii=False) for row in rows(size))
        if shape == "lines":
            file.writelines(f"{line}\n" for line in lines)
        else:
            file.write("[")
            file.writelines(f"{', ' * (number > 0)}{line}" for number, line in enumerate(lines))
            file.write("]")


def memory(pid: int) -> float:
    """Megabytes that a process and those below it hold, what they share counted once."""
    total, below = 0, [pid]
    for one in below:
        room = Path("/proc", str(one))
        try:
            below += [
                int(child) for task in (room / "task").iterdir() for child in (task / "children").read_text().split()
            ]
            told = (room / "smaps_rollup").read_text()
        except OSError:  # it has ended
            continue
        total += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return total / 1024


def run(call: Sequence[str]) -> Told:
    """Call a program, and watch it."""
    begin, before = time.perf_counter(), os.times()
    process = subprocess.Popen(call, stdout=subprocess.PIPE, cwd=ROOT)
    most, ended = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.wait(0.2):
            most = max(most, memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    assert process.stdout is not None
    first, results = 0.0, 0
    for _ in io.BufferedReader(process.stdout):  # type: ignore[arg-type]
        first = first or time.perf_counter() - begin
        results += 1
    process.wait()
    ended.set()
    watcher.join()
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Told(first, time.perf_counter() - begin, spent, most, results)


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bytes", type=int, default=50_000_000)
    parser.add_argument("--shape", choices=SUFFIX, default="lines")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--folder", type=Path, help="where the export is made")
    parser.add_argument("--options", nargs="*", default=[], help="of checker lint, without their hyphens")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        path = Path(folder, f"export.{SUFFIX[asked.shape]}")
        make(path, asked.shape, asked.bytes)
        size = path.stat().st_size / 1e6
        print(f"{size:.0f} MB, {asked.shape}")
        print(f"{'':24}{'first':>9}{'elapsed':>10}{'processor':>11}{'memory':>9}{'rate':>11}  lines told")
        lint = [sys.executable, "-m", "checker", "lint", "-f", "jsonl", "--exit-zero", "--no-cache"]
        lint += [f"--{option}" for option in asked.options]
        calls = {"read and parse": [sys.executable, "-c", PLAIN[asked.shape], str(path)]}
        calls |= {f"checker, {jobs} process(es)": [*lint, "--jobs", str(jobs), str(path)] for jobs in asked.jobs}
        for name, call in calls.items():
            told = run(call)
            print(
                f"{name:24}{told.first:7.2f} s{told.elapsed:8.1f} s{told.processor:9.1f} s{told.memory:6.0f} MB"
                f"{size / told.elapsed:6.1f} MB/s  {told.results}",
                flush=True,
            )


if __name__ == "__main__":
    main()
