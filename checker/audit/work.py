"""One piece of work, from the bytes of an archive to rows: what a worker does, whoever asked it to."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import IO, Any, NamedTuple

from checker.audit import index, lines, store, tables, warc
from checker.audit.captures import Capture, Missed, Unit
from checker.audit.columns import DONE
from checker.audit.isolation import Isolated, Limits
from checker.audit.verdicts import CRASHED, left_out, where
from checker.errors import why
from checker.formats import RunInfo
from checker.messages import Message


class Job(NamedTuple):
    """What every worker knows."""

    judge: bytes
    """A pickled :class:`checker.audit.verdicts.Judge`, for the process that judges."""
    run: RunInfo
    lists: Mapping[str, Collection[str]]
    """What is known of domains (:func:`checker.text.hosts.registered`)."""
    limit: int
    """Bytes of a page that are read."""
    limits: Limits = Limits()
    archives: str = ""
    """Where the archives lie that an index speaks of; empty for beside it."""


def rows(units: Iterable[Unit], job: Job) -> Iterator[dict[str, Any]]:
    """The rows of some pieces of work, one after another; all their pages are judged next door."""
    judge = next_door(job.judge, job.limits)
    for unit in units:
        yield from _unit(unit, job, judge)


@lru_cache(maxsize=1)
def next_door(judge: bytes, limits: Limits) -> Isolated:
    """The judge of this process, which is slow to begin and stays for the next task."""
    return Isolated(judge, limits)


def _unit(unit: Unit, job: Job, judge: Isolated) -> Iterator[dict[str, Any]]:
    begun = time.process_time() + judge.seconds
    counted: Counter[Message] = Counter()
    size = 0
    for held in _held(unit, job):
        if isinstance(held, Capture):
            size += len(held.content)
            yield from _judged(held, job, judge)
        elif held.is_counted:
            counted[held.reason] += 1
        elif held.is_owed:
            yield from _judged(held, job, judge)
        else:
            yield left_out(held, job.lists, job.run)
    for reason, count in counted.items():
        yield {**left_out(Missed(unit.path, unit.start, reason), job.lists, job.run), "count": count}
    here = where(Missed(unit.path, unit.start, Message(CRASHED)), job.lists)
    yield {**here, "what": DONE, "count": 1, "seconds": time.process_time() + judge.seconds - begun, "size": size}


def _judged(held: Capture | Missed, job: Job, judge: Isolated) -> list[dict[str, Any]]:
    answer = judge.rows(held)
    if not isinstance(answer, Message):
        return answer
    missed = Missed(held.path, held.offset, answer, held.url, held.inside, held.fetched, is_owed=True)
    return [{**left_out(missed, job.lists, job.run), "crashed": True}]


def _held(unit: Unit, job: Job) -> Iterator[Capture | Missed]:
    """What the piece of a file holds; a file that cannot be opened is told, too."""
    try:
        with store.opened(unit.path) as file:
            yield from _read(file, unit, job)
    except OSError as error:
        yield Missed(unit.path, unit.start, Message("read.failed", reason=why(error)), is_owed=True)


def _read(file: IO[bytes], unit: Unit, job: Job) -> Iterator[Capture | Missed]:
    if unit.shape == "warc":
        return warc.read(file, unit, job.limit)
    if unit.shape == "table":
        return tables.read(file, unit, job.limit)
    if unit.shape == "lines":
        return lines.read(file, unit, job.limit)
    return index.read(file, unit, job.limit, job.archives)
