"""A real master with two workers on this machine's loopback, with authentication; and a hand that kills what belongs to them, and nothing else."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

LOOPBACK = "127.0.0.1"
MASTER, WORKER = "org.apache.spark.deploy.master.Master", "org.apache.spark.deploy.worker.Worker"
SECURE = ("spark.authenticate", "spark.authenticate.secret", "spark.network.crypto.enabled")
ROOT = Path(__file__).parent.parent.parent
PATIENCE = 900
"""Seconds that anything is waited for."""


class Cluster:
    """A master and its workers. To be stopped."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        import pyspark

        self._home = Path(str(pyspark.__file__)).parent
        self._folder = folder
        self._secret = secrets.token_hex(16)
        self._master, self.url = self._begun("master", MASTER, "--port", "0", "--webui-port", "0")
        self.workers = [self._worker() for _ in range(workers)]

    @property
    def settings(self) -> Mapping[str, str]:
        """What an application has to say to be heard."""
        return {
            "spark.authenticate": "true",
            "spark.authenticate.secret": self._secret,
            "spark.network.crypto.enabled": "true",
            "spark.driver.host": LOOPBACK,
            "spark.driver.bindAddress": LOOPBACK,
            "spark.ui.enabled": "false",
            "spark.executor.cores": "1",
            "spark.executor.memory": "512m",
            "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.executorEnv.PYTHONPATH": str(ROOT),
            "spark.sql.shuffle.partitions": "4",
        }

    def _worker(self) -> subprocess.Popen[bytes]:
        options = ("--cores", "1", "--memory", "600m", "--webui-port", "0", "-d", str(self._folder / "work"), self.url)
        return self._begun("worker", WORKER, *options)[0]

    def _begun(self, name: str, program: str, *options: str) -> tuple[subprocess.Popen[bytes], str]:
        """A daemon, once it says that it is there; of a master, with its address."""
        options_of_java = f"-Dspark.authenticate=true -Dspark.authenticate.secret={self._secret} -Dspark.network.crypto.enabled=true -XX:TieredStopAtLevel=1"
        known = {
            **os.environ,
            "SPARK_LOCAL_IP": LOOPBACK,
            "SPARK_DAEMON_JAVA_OPTS": options_of_java,
            "SPARK_DAEMON_MEMORY": "256m",
        }
        log = self._folder / f"{name}-{time.monotonic_ns()}.log"
        with log.open("wb") as output:
            command = [str(self._home / "bin/spark-class"), program, "--host", LOOPBACK, *options]
            process = subprocess.Popen(command, env=known, stdout=output, stderr=output, cwd=self._folder)
        told = "Successfully registered with master|New state: ALIVE"
        until(lambda: re.search(told, log.read_text("utf-8", "replace")) is not None, process)
        address = re.search(r"spark://[\w.:-]+", log.read_text("utf-8", "replace"))
        return process, address[0] if address else ""

    def restore(self) -> None:
        """A new worker for one that was killed."""
        self.workers = [worker if worker.poll() is None else self._worker() for worker in self.workers]

    def stop(self) -> None:
        """End the daemons; their executors end with them."""
        for process in (*self.workers, self._master):
            process.kill()
            process.wait()

    def executors(self) -> list[int]:
        """The JVMs that do the work."""
        mine = {worker.pid for worker in self.workers}
        return [
            pid
            for pid, (parent, call) in processes().items()
            if parent in mine and "CoarseGrainedExecutorBackend" in call
        ]

    def pythons(self) -> list[int]:
        """The Pythons of the executors that hold a task."""
        known, mine = processes(), set(self.executors())
        daemons = {pid for pid, (parent, call) in known.items() if parent in mine and "pyspark" in call}
        return [pid for pid, (parent, _) in known.items() if parent in daemons]


def processes() -> dict[int, tuple[int, str]]:
    """Every process of this machine: its parent, and how it was called."""

    def found() -> Iterator[tuple[int, tuple[int, str]]]:
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    stat = Path(f"/proc/{entry}/stat").read_text("utf-8", "replace")
                    call = Path(f"/proc/{entry}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                except OSError:
                    continue
                yield int(entry), (int(stat.rpartition(")")[2].split()[1]), call)

    return dict(found())


def until(true: Callable[[], bool], process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait until something holds; no longer than anybody would, and not for a process that has ended."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        assert process is None or process.poll() is None, f"ended with {process.returncode if process else 0}"
        time.sleep(0.05)


def kill(pid: int) -> None:
    """End a process at once."""
    os.kill(pid, signal.SIGKILL)


def submitted(master: str, settings: Mapping[str, str], program: Path, *arguments: str) -> list[str]:
    """The call of ``spark-submit`` for a program."""
    import pyspark

    confs = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
    submit = str(Path(str(pyspark.__file__)).parent / "bin/spark-submit")
    return [submit, "--master", master, *confs, str(program), "audit", *arguments]


def called(master: str, settings: Mapping[str, str], *arguments: str) -> list[str]:
    """The call of ``checker audit`` on a cluster."""
    confs = [part for key, value in settings.items() for part in ("--conf", f"{key}={value}")]
    return [sys.executable, "-m", "checker", "audit", "--master", master, *confs, *arguments]
