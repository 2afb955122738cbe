"""Files in, results out, in order: in this process, or in several when there is enough to do.

Every caller (command line, hook, and what comes later) goes through :class:`Run`, so that none can forget the
allowances, the baseline, or a file that could not be read.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.desk import LINT, Desk, FileOutcome, Mended, Task
from checker.errors import CheckerError, ConfigError
from checker.judge import Judge, Wishes
from checker.settle import accept, once_a_run
from checker.walk import Found

if TYPE_CHECKING:
    from checker.baseline import Ledger, Stale
    from checker.cache import Cache
    from checker.config import PathPattern
    from checker.crash import Crash
    from checker.model import PageFacts, PageResult

MANY_FILES = 64
MANY_BYTES = 4_000_000
"""From here on several processes are worth their start."""
CHUNK = 16
"""Files handed to a process at a time, at most: so that order costs little memory, and Ctrl-C is heard soon."""

DIED = "有进程中途退出，多半是内存不够；请用 --jobs 1 再试 a process ended before its time, most likely for want of memory; try --jobs 1"


class Run:
    """One run over some files. What it says beside its results is complete when they have been taken."""

    def __init__(
        self,
        judge: Judge,
        *,
        jobs: int = 0,
        given: Mapping[str, bytes] | None = None,
        baseline: str | None = None,
        cache: Cache | None = None,
        folders: Sequence[str] = (),
    ) -> None:
        """*jobs* processes at most, 0 for one a processor; *given* are contents that need not be read from disk.

        *baseline* is a file that holds for every document, instead of the one that its configuration names; *cache*
        holds what is known to be clean; *folders* were walked whole.
        """
        self._judge = judge
        self._jobs = jobs or _processors()
        self._given = given or {}
        self._baseline = Path(baseline) if baseline is not None else None
        self._ledgers: dict[Path, Ledger] = {}
        self._cache = cache
        self._folders = folders
        self.faults: list[Crash] = []
        self.mended: list[Mended] = []
        self.idle: list[PathPattern] = []
        """The patterns of configurations that no file matches, where the whole folder was looked at."""
        self._used: set[PathPattern] = set()

    def lint(self, files: Sequence[Found], task: Task = LINT) -> Iterator[PageResult]:
        """The results of *files*, in order, with what the baseline accepts set aside. Raises ConfigError and RuleError.

        With a *task* that mends, they are those of the files as they stand afterwards.
        """
        yield from accept(chain(self.judged(files, task), self._in_vain(files)), self._ledger)

    def judged(self, files: Sequence[Found], task: Task = LINT) -> Iterator[PageResult]:
        """The results of *files*, in order, without a baseline: a file that holds several documents has as many."""
        yield from once_a_run(self._each(task, files), self._judge.terms.rulebook)
        if self._cache is not None:
            self._cache.save()

    def _in_vain(self, files: Sequence[Found]) -> Iterator[PageResult]:
        """What the configurations say in vain, known when everything else is."""
        if not self._folders:
            return
        from checker import unused

        terms = self._judge.terms
        configs = unused.watched(terms, self._folders)
        self.idle = unused.patterns(terms, configs, files)
        yield from unused.allowances(terms, configs, self._used)

    def facts(self, files: Sequence[Found]) -> Iterator[PageFacts]:
        """What the documents in *files* say about themselves, in order."""
        yield from self._each(Task("facts"), files)

    def stale(self) -> list[Stale]:
        """What the baselines accept in vain, as far as :meth:`lint` can tell."""
        return [stale for ledger in self._ledgers.values() for stale in ledger.stale(self._judge.terms.gone)]

    def _ledger(self, path: str) -> Ledger | None:
        """The baseline that holds for a file, as far as this run has used it up."""
        at = self._baseline or self._judge.terms.settings(path).baseline
        if at is None:
            return None
        if at not in self._ledgers:
            from checker.baseline import Ledger, load

            try:
                text = at.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                message = f"读不了基线，可用 checker baseline create 建立 the baseline cannot be read: {error}"
                raise ConfigError(message, path=str(at)) from None
            self._ledgers[at] = Ledger(load(text, str(at)), self._judge.terms.from_root)
        return self._ledgers[at]

    def _each(self, task: Task, files: Sequence[Found]) -> Iterator[Any]:
        desk = Desk(self._judge, task, self._cache)
        if self._jobs > 1 and not self._given and _much(files):
            outcomes = self._together(desk, files)
        else:
            outcomes = (desk.take(one, self._given.get(one.path)) for one in files)
        for outcome in outcomes:
            self._note(outcome)
            yield from outcome.results

    def _note(self, outcome: FileOutcome) -> None:
        if outcome.fault is not None:
            self.faults.append(outcome.fault)
        if outcome.mended is not None:
            self.mended.append(outcome.mended)
        if outcome.clean and self._cache is not None:
            self._cache.add([outcome.clean])
        self._used |= outcome.used

    def _together(self, desk: Desk, files: Sequence[Found]) -> Iterator[FileOutcome]:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        size = max(1, min(CHUNK, len(files) // (self._jobs * 4)))
        chunks = [files[at : at + size] for at in range(0, len(files), size)]
        pool = ProcessPoolExecutor(
            self._jobs, initializer=_begin, initargs=(self._judge.terms.wishes, desk.task, desk.cache)
        )
        try:
            for outcomes in pool.map(_chunk, chunks):
                yield from outcomes
        except BrokenProcessPool:
            raise CheckerError(DIED) from None
        finally:
            pool.shutdown(cancel_futures=True)


_own: list[Desk | Exception] = []
"""The desk of a process of the pool, or why it has none: what an initializer leaves behind has no other place."""


def _begin(wishes: Wishes, task: Task, cache: Cache | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    try:
        _own[:] = [Desk(Judge(wishes), task, cache)]
    except Exception as error:  # noqa: BLE001  raised here it would break the pool without a word of what it was
        _own[:] = [error]


def _chunk(files: Sequence[Found]) -> list[FileOutcome]:
    desk = _own[0]
    if isinstance(desk, Exception):
        raise desk
    return [desk.take(one) for one in files]


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
