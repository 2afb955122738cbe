"""What an audit costs beside ``lint`` on the same pages: processor time, elapsed time and memory, by kind of process.

    python benchmarks/audit.py FOLDER [--pages N] [--sizes N,N,…] [--workers 1,2] [--cluster]

Makes N pages (8,000 unless said: about 0.84 GB) from the corpora beside the checkout, or else from ``samples/``, once as files and once as an archive in
parts of 8 MB, packed, in FOLDER, and runs ``checker lint --jobs 2`` on the files and ``checker audit`` on the archive. *sizes* are shares of the pages, in
percent, for time and memory as the input grows; *workers* how many do the work; with ``--cluster`` a master and two workers of this machine do, else the
engine in one process. Elapsed time depends on what else the machine does, and is told with its load; the ratio of processor times is what to compare.
The engine's start is what an audit of a single page takes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CORPORA = ("corpus", "corpus-2", "corpus-3")
PART = 8 << 20
TICKS = os.sysconf("SC_CLK_TCK")
KINDS = {"checker.audit.judging": "judges", "pyspark.daemon": "workers", "java": "engine", "checker": "caller"}
"""What stands in the call of a process → what it is."""


class Took(NamedTuple):
    """What a run took."""

    elapsed: float
    processor: Mapping[str, float]
    """Seconds by kind of process."""
    memory: Mapping[str, float]
    """Megabytes of the largest process of each kind."""
    load: float

    @property
    def total(self) -> float:
        """Seconds of all processes."""
        return sum(self.processor.values())


def pages(number: int) -> Iterator[tuple[str, bytes]]:
    """So many addresses and pages: those of the corpora again and again, each with its number in it."""
    found = sorted(path for name in CORPORA for path in (ROOT.parent / "shared" / name / "html").glob("*.html"))
    found = found or sorted((ROOT / "samples").rglob("*.html"))
    contents = [path.read_bytes() for path in found]
    for at in range(number):
        yield f"http://www.s{at % 97}.com.cn/{at // 97}/{at}.html", contents[at % len(contents)] + b"<!-- %d -->" % at


def record(url: str, content: bytes, month: int) -> bytes:
    """A record of a web archive."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{url}>\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-{month:02}-02T03:04:05Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def made(folder: Path, number: int) -> tuple[Path, Path, int]:
    """The pages as files and as an archive, made unless they are there, and how many bytes they have."""
    files, archive = folder / f"files-{number}", folder / f"archive-{number}"
    size = 0
    if not (archive / "done").exists():
        shutil.rmtree(files, ignore_errors=True)
        archive.mkdir(parents=True, exist_ok=True)
        part, out = 0, (archive / "00000.warc.gz").open("wb")
        for at, (url, content) in enumerate(pages(number)):
            path = files / url.removeprefix("http://")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            size += len(content)
            out.write(gzip.compress(record(url, content, 1 + at * 11 // number), 6))
            if out.tell() > PART:
                part += 1
                out.close()
                out = (archive / f"{part:05}.warc.gz").open("wb")
        out.close()
        (archive / "done").write_text(str(size))
    return files, archive, int((archive / "done").read_text())


def measured(call: Sequence[str], folder: Path, known: Mapping[str, str], daemons: Sequence[int] = ()) -> Took:
    """Run a command to its end; its processes, and those below the *daemons*, are looked at four times a second."""
    begun = time.monotonic()
    process = subprocess.Popen(
        call, cwd=folder, env={**os.environ, **known}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    before = {pid: spent for pid, (_, spent, _, _) in below(list(daemons)).items()}
    spent: dict[int, tuple[str, float]] = {}
    memory: defaultdict[str, float] = defaultdict(float)
    while process.poll() is None:
        for pid, (_, seconds, resident, kind) in below([process.pid, *daemons]).items():
            spent[pid] = kind, seconds - before.get(pid, 0)
            memory[kind] = max(memory[kind], resident)
        time.sleep(0.25)
    if process.returncode not in (0, 1):
        raise SystemExit(
            f"{' '.join(call)}: {process.returncode}\n{process.stderr.read().decode() if process.stderr else ''}"
        )
    processor: defaultdict[str, float] = defaultdict(float)
    for kind, seconds in spent.values():
        processor[kind] += seconds
    return Took(time.monotonic() - begun, processor, memory, os.getloadavg()[0])


def below(tops: Sequence[int]) -> dict[int, tuple[int, float, float, str]]:
    """The processes *tops* and all below them: parent, seconds, megabytes, kind."""
    known: dict[int, tuple[int, float, float, str]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = Path(f"/proc/{entry}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                call = Path(f"/proc/{entry}/cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            kind = next((kind for word, kind in KINDS.items() if word in call), "other")
            known[int(entry)] = (
                int(stat[1]),
                (int(stat[11]) + int(stat[12])) / TICKS,
                int(stat[21]) * 4096 / 1e6,
                kind,
            )
    found = set(tops)
    while more := {pid for pid, (parent, *_) in known.items() if parent in found} - found:
        found |= more
    return {pid: known[pid] for pid in found if pid in known}


def told(name: str, took: Took, number: int, size: int) -> None:
    """A line of the result."""
    kinds = ", ".join(
        f"{kind} {seconds:.0f}" for kind, seconds in sorted(took.processor.items(), key=lambda one: -one[1])
    )
    held = ", ".join(
        f"{kind} {megabytes:.0f}" for kind, megabytes in sorted(took.memory.items(), key=lambda one: -one[1])
    )
    print(
        f"{name:<34} {number:>6} pages {size / 1e9:5.2f} GB | {took.elapsed:7.1f} s elapsed (load {took.load:.1f}), {took.total:7.1f} s of processors ({kinds})"
        f" | MB of the largest: {held}",
        flush=True,
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=8000)
    parser.add_argument("--sizes", default="100")
    parser.add_argument("--workers", default="2")
    parser.add_argument("--cluster", action="store_true")
    given = parser.parse_args()
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    _, single, _ = made(folder, 1)
    for share in map(int, given.sizes.split(",")):
        number = given.pages * share // 100
        files, archive, size = made(folder, number)
        command = [sys.executable, "-m", "checker"]
        lint = [*command, "lint", str(files), "--jobs", "2", "--no-cache", "--no-config", "--every", "-f", "jsonl"]
        base = measured(lint, folder, {"PYTHONPATH": str(ROOT)})
        told("lint --jobs 2", base, number, size)
        for workers in map(int, given.workers.split(",")):
            with engine(folder, workers, cluster=given.cluster) as (options, daemons):
                start = audited([*command, *options], single, folder, daemons)
                told(f"audit of one page, {workers} workers", start, 1, 0)
                took = audited([*command, *options], archive, folder, daemons)
                told(f"audit, {workers} workers", took, number, size)
            work = json.loads((folder / "out/summary.json").read_text())
            net = took.elapsed - start.elapsed
            print(
                f"  without the engine's start: elapsed {net:.1f} s, {net / base.elapsed:.2f} × lint; processors {(took.total - start.total) / base.total:.2f} × lint;"
                f" {work['work']['core_seconds']:.1f} core-seconds told, {1000 * work['work']['core_seconds'] / number:.1f} ms a page",
                flush=True,
            )


def audited(command: Sequence[str], archive: Path, folder: Path, daemons: Sequence[int]) -> Took:
    """An audit of the archive."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    call = [*command[:3], "audit", str(archive), "-o", "out", "--no-config", "-q", *command[3:]]
    return measured(call, folder, {"PYTHONPATH": str(ROOT)}, daemons)


class engine:  # noqa: N801  to be used as a function
    """The options by which an audit finds its engine, and the processes of that engine that outlive it."""

    def __init__(self, folder: Path, workers: int, *, cluster: bool) -> None:
        self._folder, self._workers, self._cluster = folder, workers, cluster
        self._there = None

    def __enter__(self) -> tuple[list[str], list[int]]:
        if not self._cluster:
            return ["--master", f"local[{self._workers}]"], []
        from tests.audit.cluster import Cluster

        there = self._there = Cluster(self._folder, workers=self._workers)
        options = [part for key, value in there.settings.items() for part in ("--conf", f"{key}={value}")]
        return ["--master", there.url, *options], [worker.pid for worker in there.workers]

    def __exit__(self, *_: object) -> None:
        if self._there is not None:
            self._there.stop()


if __name__ == "__main__":
    main()
