"""A judge in a process of its own: a page that ends it, or takes too long, costs nothing but its own verdict.

The judge lives as long as its pages let it, and a new one takes its place. It times itself: the kernel ends it when its time is over, even
if nobody is left to look after it. The time that counts is that of a processor, so that a busy machine accuses no page; one that waits for
nothing is ended, too, :data:`PATIENCE` times later. A page is accused of what happened to its judge only when it happens again.
"""

from __future__ import annotations

import pickle
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from typing import IO, Any, NamedTuple

from checker.audit.captures import Capture, Missed
from checker.messages import Message

HEAD = struct.Struct(">Q")
"""The length of what follows."""


PATIENCE = 10
"""So many times its seconds of a processor may pass on the clock."""
TIMED_OUT = (-signal.SIGPROF, -signal.SIGALRM)


class Limits(NamedTuple):
    """What one page may cost."""

    seconds: float = 60.0
    """Of a processor."""
    memory: int = 4 << 30
    """Bytes that the judge may ask the system for."""


class Isolated:
    """A judge next door."""

    def __init__(self, judge: bytes, limits: Limits) -> None:
        """*judge* is a pickled :class:`checker.audit.verdicts.Judge`."""
        self._judge = judge
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._alive = 0.0
        self._ended = 0.0

    def __del__(self) -> None:
        self.close()

    @property
    def seconds(self) -> float:
        """Seconds of a processor that all its judges have spent so far, as far as they could tell."""
        return self._ended + self._alive

    def rows(self, held: Capture | Missed) -> list[dict[str, Any]] | Message:
        """As :meth:`checker.audit.verdicts.Judge.rows`; or what ended the judge, twice."""
        question = pickle.dumps(held)
        for attempt in (1, 2):
            if (rows := self._asked(question)) is not None:
                return rows
            code = self._died()
            if code in TIMED_OUT:
                return Message("audit.too-long", seconds=f"{self._limits.seconds:g}")
            if attempt == 2:
                break
        return Message("audit.killed", signal=signal.Signals(-code).name if code < 0 else str(code))

    def _asked(self, question: bytes) -> list[dict[str, Any]] | None:
        """The answer of the judge; None where it has ended without one."""
        process = self._process or self._begin()
        if process.stdin is None or process.stdout is None:
            raise AssertionError(process)
        try:
            send(process.stdin, question)
            answer = receive(process.stdout)
        except (BrokenPipeError, ConnectionResetError):
            return None
        if answer is None:
            return None
        rows: list[dict[str, Any]]
        rows, self._alive = pickle.loads(answer)  # noqa: S301  from our own process
        return rows

    def _begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "checker.audit.judging"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  ourselves
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):  # it has ended already, which whoever asks it will see
                send(self._process.stdin, pickle.dumps((self._limits, sys.path)))
                send(self._process.stdin, self._judge)
        return self._process

    def _died(self) -> int:
        """How a judge ended."""
        process = self._process
        self.close()
        return process.returncode if process is not None and process.returncode is not None else 0

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
        self._ended, self._alive = self._ended + self._alive, 0.0


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
