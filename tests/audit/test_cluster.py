"""An audit on a real cluster of this machine, from which something is taken while it works: nothing may be lost, nothing doubled."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from checker.audit import whole
from checker.audit.files import SUCCESS
from checker.audit.isolation import Limits
from checker.definitions import shipped_kinds
from checker.formats import RunInfo
from checker.linter import Linter
from tests.audit import cluster
from tests.audit.archives import FAULTY, packed, record, site, written
from tests.audit.judges import Patient
from tests.audit.test_audit import rows

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs the extra `audit`"),
    pytest.mark.skipif(shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="needs Java"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the engine's own sockets
]
Victim = Callable[[cluster.Cluster], list[int]]
ARCHIVES, PAGES = 12, 5
ALONE = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4"}
INFO = RunInfo("1", promised=shipped_kinds().promised)
TABLES = ("violations", "facts", "left-out")


def made(folder: Path) -> Path:
    """A folder of archives, one of them cut off."""
    folder.mkdir()
    for number in range(ARCHIVES):
        host = f"www.s{number % 3}.com.cn"
        pages = site(host, PAGES, FAULTY, number)
        if number >= 9:
            pages[0] = record(f"http://{host}/odd.html", FAULTY.replace("小河县融媒体中心", "大桥书院"))
        content = packed(pages)
        written(folder / f"{number:02}.warc.gz", content[:-20] if number == 7 else content)
    return folder


def commission(
    archives: Path, output: Path, master: str = "local[2]", settings: Mapping[str, str] = ALONE
) -> whole.Commission:
    limits = Limits()
    return whole.Commission([str(archives)], str(output), 1 << 20, limits, "x", master, settings, facts=True, site=True)


def tasks_done(output: Path) -> int:
    """How many tasks have handed over their rows, in batches that are done or under way."""
    return sum(1 for _ in output.glob("_staged/*/_temporary/0/task_*")) + sum(
        1 for _ in output.glob("_staged/*/*.parquet")
    )


def taken(victim: Victim, there: cluster.Cluster, output: Path, number: int) -> int:
    """Kill the victim, once so many tasks are done."""
    found: list[int] = []

    def is_there() -> bool:
        found[:] = victim(there) if tasks_done(output) >= number else []
        return bool(found)

    cluster.until(is_there)
    cluster.kill(found[0])
    return found[0]


def of_worker(there: cluster.Cluster) -> list[int]:
    return [there.workers[0].pid]


def disturbed(archives: Path, output: Path, there: cluster.Cluster, victims: Sequence[Victim]) -> None:
    """An audit from which the victims are taken, one after another."""
    there.restore()
    killed: list[int] = []

    def hand() -> None:
        for number, victim in enumerate(victims, 1):
            killed.append(taken(victim, there, output, number))

    thread = threading.Thread(target=hand)
    thread.start()
    told = whole.audit(commission(archives, output, there.url, there.settings), Patient(), INFO).told
    thread.join()
    assert len(killed) == len(victims)
    assert told["summary"]["crashed"] == 0


def submit_of_the_documentation() -> str:
    """The program for ``spark-submit`` as the documentation shows it, which also says how the daemons are started here."""
    text = (cluster.ROOT / "docs/audit.md").read_text("utf-8")
    assert re.findall(r"spark-class (\S+)", text) == [cluster.MASTER, cluster.WORKER]
    assert all(f"--conf {name}=" in text and f"-D{name}=" in text for name in cluster.SECURE)
    return re.findall(r'^```python title="submit.py"\n(.*?)^```$', text, re.MULTILINE | re.DOTALL)[0]


def cut_off_and_resumed(archives: Path, output: Path, there: cluster.Cluster) -> None:
    """An audit whose driver, begun by ``spark-submit``, is killed, and which is taken up by ``checker audit``."""
    there.restore()
    program = written(output.parent / "submit.py", submit_of_the_documentation().encode())
    arguments = (str(archives), "-o", str(output), "--facts", "--site", "--no-config")
    ours = {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(cluster.ROOT), "SPARK_LOCAL_IP": cluster.LOOPBACK}
    nowhere = subprocess.DEVNULL
    command = cluster.submitted(there.url, there.settings, program, *arguments)
    driver = subprocess.Popen(command, cwd=output.parent, env={**os.environ, **ours}, stdout=nowhere, stderr=nowhere)
    cluster.until((output / "_staged/00000" / SUCCESS).exists, driver)
    driver.kill()
    driver.wait()
    assert not (output / SUCCESS).exists()
    command = cluster.called(there.url, there.settings, *arguments, "--resume")
    resumed = subprocess.run(command, cwd=output.parent, capture_output=True, encoding="utf-8", check=False)
    assert resumed.returncode == 1, resumed.stderr
    assert re.search(r"先前已做完 (8|12) 段", resumed.stdout)


def test_what_is_killed_takes_nothing_along_and_leaves_nothing_twice(tmp_path: Path) -> None:
    """One test, for a cluster is slow to begin; the audit that all others are compared with needs none."""
    archives, runs = made(tmp_path / "archives"), tmp_path / "runs"
    runs.mkdir()
    told = whole.audit(commission(archives, runs / "undisturbed"), Linter(), INFO).told
    assert (told["summary"]["documents"], told["summary"]["unreadable"]) == (ARCHIVES * PAGES - 1, 1)
    assert {each["rule"]: each["places"] for each in told["rules"]}["site-owner-unusual"] == 3
    there = cluster.Cluster(tmp_path)
    try:
        disturbed(archives, runs / "disturbed", there, [cluster.Cluster.pythons, cluster.Cluster.executors, of_worker])
        cut_off_and_resumed(archives, runs / "resumed", there)
    finally:
        there.stop()
    for name in ("disturbed", "resumed"):
        for table in TABLES:
            assert rows(runs / name / table) == rows(runs / "undisturbed" / table)
