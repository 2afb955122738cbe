"""Files in, results out, in order: in this process, or in several when there is enough to do.

Every caller (command line, hook, and what comes later) goes through :class:`Run`, so that none can forget the
allowances, the baseline, or a file that could not be read.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.baseline import Ledger, Stale, load
from checker.errors import CheckerError, ConfigError, ReadError
from checker.fault import Fault, fault
from checker.judge import Judge, Wishes
from checker.model import PageFacts, PageResult, Words
from checker.settle import accept, once_a_run
from checker.walk import Found

MANY_FILES = 64
MANY_BYTES = 4_000_000
"""From here on several processes are worth their start."""
CHUNK = 16
"""Files handed to a process at a time, at most: so that order costs little memory, and Ctrl-C is heard soon."""

EMPTY: Words = {"zh": "空文件", "en": "empty file"}
OUR_FAULT: Words = {"zh": "程序自身的故障，没有判完", "en": "not judged, by a fault of ours"}


class Outcome(NamedTuple):
    """What became of one file: its results, or the fault that kept us from them."""

    results: tuple[Any, ...]
    fault: Fault | None = None


Task = Callable[[Judge, Found, bytes | None], Outcome]


class Run:
    """One run over some files. Ask :attr:`faults` when the results have been taken."""

    def __init__(
        self, judge: Judge, *, jobs: int = 0, given: Mapping[str, bytes] | None = None, baseline: str | None = None
    ) -> None:
        """*jobs* processes at most, 0 for one a processor; *given* are contents that need not be read from disk.

        *baseline* is a file that holds for every document, instead of the one that its configuration names.
        """
        self._judge = judge
        self._baseline = Path(baseline) if baseline is not None else None
        self._ledgers: dict[Path, Ledger] = {}
        self._jobs = jobs or _processors()
        self._given = given or {}
        self.faults: list[Fault] = []

    def lint(self, files: Sequence[Found]) -> Iterator[PageResult]:
        """The results of *files*, in order, with what the baseline accepts set aside. Raises ConfigError and RuleError."""
        yield from accept(self.judged(files), self._ledger)

    def judged(self, files: Sequence[Found]) -> Iterator[PageResult]:
        """The results of *files*, in order, without a baseline: a file that holds several documents has as many."""
        yield from once_a_run(self._each(_lint, files), self._judge.rulebook)

    def stale(self) -> list[Stale]:
        """What the baselines accept in vain, as far as :meth:`lint` can tell."""
        return [stale for ledger in self._ledgers.values() for stale in ledger.stale()]

    def facts(self, files: Sequence[Found]) -> Iterator[PageFacts]:
        """What the documents in *files* say about themselves, in order."""
        yield from self._each(_facts, files)

    def _ledger(self, path: str) -> Ledger | None:
        """The baseline that holds for a file, as far as this run has used it up."""
        at = self._baseline or self._judge.settings(path).baseline
        if at is None:
            return None
        if at not in self._ledgers:
            try:
                text = at.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                message = f"读不了基线，可用 checker baseline create 建立 the baseline cannot be read: {error}"
                raise ConfigError(message, path=str(at)) from None
            self._ledgers[at] = Ledger(load(text, str(at)), self._judge.from_root)
        return self._ledgers[at]

    def _each(self, task: Task, files: Sequence[Found]) -> Iterator[Any]:
        if self._jobs > 1 and not self._given and _much(files):
            outcomes = self._together(task, files)
        else:
            outcomes = (task(self._judge, one, self._given.get(one.path)) for one in files)
        for outcome in outcomes:
            if outcome.fault is not None:
                self.faults.append(outcome.fault)
            yield from outcome.results

    def _together(self, task: Task, files: Sequence[Found]) -> Iterator[Outcome]:
        from concurrent.futures import ProcessPoolExecutor

        size = max(1, min(CHUNK, len(files) // (self._jobs * 4)))
        chunks = [files[at : at + size] for at in range(0, len(files), size)]
        pool = ProcessPoolExecutor(self._jobs, initializer=_begin, initargs=(self._judge.wishes,))
        try:
            for outcomes in pool.map(_chunk, [task] * len(chunks), chunks):
                yield from outcomes
        finally:
            pool.shutdown(cancel_futures=True)


_own: list[Judge] = []
"""The judge of a process of the pool: what an initializer leaves behind has no other place."""


def _begin(wishes: Wishes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _own.append(Judge(wishes))


def _chunk(task: Task, files: Sequence[Found]) -> list[Outcome]:
    return [task(_own[0], one, None) for one in files]


def _lint(judge: Judge, found: Found, data: bytes | None) -> Outcome:
    return _outcome(found, data, judge.lint, judge.unreadable, PageResult)


def _facts(judge: Judge, found: Found, data: bytes | None) -> Outcome:
    return _outcome(found, data, judge.facts, _untold, PageFacts)


def _untold(path: str, why: Words) -> PageFacts:
    return PageFacts(path, unreadable=True, skipped=why)


def _outcome(
    found: Found,
    data: bytes | None,
    tell: Callable[[str, bytes], Iterable[PageResult | PageFacts]],
    refuse: Callable[[str, Words], PageResult | PageFacts],
    result: type[PageResult | PageFacts],
) -> Outcome:
    """What *tell* says of the file; where it cannot, what *refuse* says of a named one, or why a walked one is skipped."""
    if found.skipped is not None:
        return Outcome((result(found.path, skipped=found.skipped),))
    try:
        if data is None:
            data = _bytes(found.path)
        if not data.strip():
            return Outcome((result(found.path, skipped=EMPTY),))
        return Outcome(tuple(tell(found.path, data)))
    except (OSError, ReadError) as error:
        why = _why(error)
        return Outcome((refuse(found.path, why) if found.named else result(found.path, skipped=why),))
    except CheckerError:  # a rule or a configuration with a mistake: nothing can be judged by it
        raise
    except Exception as error:  # noqa: BLE001  one document must not cost the others their verdicts
        return Outcome((result(found.path, skipped=OUR_FAULT),), fault(found.path, error))


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _why(error: OSError | ReadError) -> Words:
    if isinstance(error, OSError):
        return {"zh": f"读不了：{error.strerror}", "en": f"cannot be read: {error.strerror}"}
    zh, _, en = error.message.partition(" / ")
    return {"zh": zh, "en": en or zh}


def _much(files: Sequence[Found]) -> bool:
    if len(files) > MANY_FILES:
        return True
    return sum(_size(one.path) for one in files if one.skipped is None) > MANY_BYTES


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
