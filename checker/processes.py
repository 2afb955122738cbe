"""Work that is divided among processes: whole files, or the rows of one that is long. What comes of it comes in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.messages import Message
from checker.worker import FileOutcome, Worker

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from checker.readers.batch import Batch
    from checker.walk import Found

CHUNK = 16
"""Files handed to a process at a time, at most: so that order costs little memory, and Ctrl-C is heard soon."""
ALONE = 8
"""So many batches of rows are judged before processes are started for the rest: of a file that has no more, none is."""
AHEAD = 3
"""Batches of rows that wait for each process, or were judged and wait for their turn."""


def files(found: Sequence[Found], worker: Worker, jobs: int) -> Iterator[FileOutcome]:
    """What becomes of some files, in order, judged by *jobs* processes."""
    chunks = _chunks(found, max(1, min(CHUNK, len(found) // (jobs * 4))))
    with _started(worker, jobs) as pool:
        # not Executor.map: it cancels what waits where a process died, while the pool's own thread tells that same work so
        waiting = deque([pool.submit(_chunk, chunk) for chunk in chunks])
        while waiting:
            yield from waiting.popleft().result()


def rows(found: Found, worker: Worker, jobs: int) -> Iterator[FileOutcome]:
    """What becomes of a file that is told as it is read, in order; this process reads its rows, *jobs* judge them where they are many."""
    parts = worker.parts(found)
    alone = 0
    for part in parts:
        if isinstance(part, FileOutcome):
            yield part
            continue
        yield worker.judge(found, part)
        alone += 1
        if alone == ALONE and jobs > 1:
            break
    else:
        return
    yield from _divided(found, parts, worker, jobs)


def _divided(found: Found, parts: Iterator[FileOutcome | Batch], worker: Worker, jobs: int) -> Iterator[FileOutcome]:
    waiting: deque[Future[FileOutcome] | FileOutcome] = deque()
    with _started(worker, jobs) as pool:
        for part in parts:
            waiting.append(part if isinstance(part, FileOutcome) else pool.submit(_judge, found, part))
            if len(waiting) > jobs * AHEAD:
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())


def _taken(waited: Future[FileOutcome] | FileOutcome) -> FileOutcome:
    return waited if isinstance(waited, FileOutcome) else waited.result()


@contextmanager
def _started(worker: Worker, jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that judge as *worker* does. Raises CheckerError when one of them dies."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(worker,))
    try:
        yield pool
    except BrokenProcessPool:
        raise CheckerError(Message("process-died")) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(files: Sequence[Found], most: int) -> Iterator[Sequence[Found]]:
    """The files in pieces of *most* at the end, and of one in the beginning: the first result is not to wait for others."""
    at = size = 0
    while at < len(files):
        size = min(size + 1, most)
        yield files[at : at + size]
        at += size


_own: list[Worker] = []
"""The worker of a process of the pool: what an initializer leaves behind has no other place."""


def _begin(worker: Worker) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _own[:] = [worker]


def _chunk(files: Sequence[Found]) -> list[FileOutcome]:
    worker = _own[0]
    return [worker.take(found) for found in files]


def _judge(found: Found, batch: Batch) -> FileOutcome:
    return _own[0].judge(found, batch)
