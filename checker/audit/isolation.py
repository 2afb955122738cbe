"""A judge in a process of its own: a page that ends it, or takes too long, costs nothing but its own verdict.

The judge lives as long as its pages let it, and a new one takes its place. It times itself: the kernel ends it when its time is over, even
if nobody is left to look after it.
"""

from __future__ import annotations

import pickle
import signal
import struct
import subprocess
import sys
from typing import IO, Any, NamedTuple

from checker.audit.captures import Capture, Missed
from checker.messages import Message

HEAD = struct.Struct(">Q")
"""The length of what follows."""


class Limits(NamedTuple):
    """What one page may cost."""

    seconds: float = 60.0
    memory: int = 4 << 30
    """Bytes that the judge may ask the system for."""


class Isolated:
    """A judge next door."""

    def __init__(self, judge: bytes, limits: Limits) -> None:
        """*judge* is a pickled :class:`checker.audit.verdicts.Judge`."""
        self._judge = judge
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __del__(self) -> None:
        self.close()

    def rows(self, held: Capture | Missed) -> list[dict[str, Any]] | Message:
        """As :meth:`checker.audit.verdicts.Judge.rows`; or what ended the judge."""
        process = self._process or self._begin()
        if process.stdin is None or process.stdout is None:
            raise AssertionError(process)
        try:
            send(process.stdin, pickle.dumps(held))
            answer = receive(process.stdout)
        except (BrokenPipeError, ConnectionResetError):
            answer = None
        if answer is not None:
            told: list[dict[str, Any]] = pickle.loads(answer)  # noqa: S301  from our own process
            return told
        return self._died(process)

    def _begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "checker.audit.judging"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  ourselves
        if self._process.stdin is not None:
            send(self._process.stdin, pickle.dumps((self._limits, sys.path)))
            send(self._process.stdin, self._judge)
        return self._process

    def _died(self, process: subprocess.Popen[bytes]) -> Message:
        """What a judge died of."""
        self.close()
        code = process.returncode
        if code == -signal.SIGALRM:
            return Message("audit.too-long", seconds=f"{self._limits.seconds:g}")
        name = signal.Signals(-code).name if code < 0 else str(code)
        return Message("audit.killed", signal=name)

    def close(self) -> None:
        """End the judge; the next page gets another."""
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        process.wait()


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write *data* with its length before it."""
    pipe.write(HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """What was sent; None where the other side has ended."""
    head = pipe.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (length,) = HEAD.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None
