"""Files in, results out, in order: in this process, or in several when there is enough to do.

A run streams its results; what only its end can tell (what is told once, what the baseline accepts in vain, which
patterns matched nothing) comes last, and with :meth:`Run.finish`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import processes
from checker.gathered import Untold, once
from checker.model import PageResult
from checker.neighbours import Folders
from checker.worker import ASK, LINT, FileOutcome, Mended, Task, Worker, size

if TYPE_CHECKING:
    from checker.baseline import Ledger, Stale
    from checker.cache import Cache
    from checker.compared import ComparedSites
    from checker.config import Config, PathPattern
    from checker.crash import Crash
    from checker.held import Held
    from checker.walk import Found
    from checker.workspace import Workspace

MANY_FILES = 64
MANY_BYTES = 4_000_000
"""From here on several processes are worth their start."""


class Finished(NamedTuple):
    """What a run tells beside its results, once all of them have been taken."""

    crashes: tuple[Crash, ...]
    mended: tuple[Mended, ...]
    unmatched: tuple[PathPattern, ...]
    """The patterns of configurations that no file matches, where their whole folder was looked at."""
    stale: tuple[Stale, ...]
    """What the baselines accept in vain."""
    unasked: int = 0
    """How many articles say nothing of where they come from, and were not asked."""
    swept: tuple[str, ...] = ()
    """The temporary files that were removed, for a killed run had left them where files were mended."""
    untold: Untold | None = None
    """What was found and not told."""


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What a run is to do, and how."""

    files: Sequence[Found]
    task: Task = LINT
    jobs: int = 0
    """Processes at most; 0 for one a processor."""
    contents: Mapping[str, bytes] = field(default_factory=dict)
    """Contents that need not be read from the disk, by the paths of their files."""
    baseline: str | None = None
    """A baseline that holds for every file, instead of the one that its configuration names."""
    accept: bool = True
    """Whether a baseline sets anything aside at all."""
    cache: Cache | None = None
    """What is known to be clean."""
    folders: Sequence[str] = ()
    """Folders that were walked whole."""
    left_out: Collection[tuple[str, str]] = ()
    """The lines of ``ignore:`` that left something out of the walk, each with the folder it counts from."""
    every: bool = False
    """Whether what the pages of a frame have in common is reported of each of them."""
    on_mended: Callable[[Mended], None] = lambda _: None
    """Called for every file that is mended, as soon as it is."""


class Run:
    """One run over some files: an iterator over their results, which can be taken once."""

    def __init__(self, workspace: Workspace, order: Order) -> None:
        self._workspace = workspace
        self._order = order
        self._jobs = order.jobs or _processors()
        self._ledgers: dict[Path, Ledger] = {}
        self._crashes: list[Crash] = []
        self._mended: list[Mended] = []
        self._used: set[PathPattern] = set()
        self._folders = Folders()
        self._untold = Untold()
        self._compared: tuple[ComparedSites, Held] | None = None
        if order.task.keeps:
            from checker.compared import ComparedSites
            from checker.held import Held

            self._compared = ComparedSites(workspace), Held()
        self._results: Iterator[Any] = self._facts() if order.task.what == "facts" else self._judged()

    def __iter__(self) -> Iterator[Any]:
        """The results of the files, in order: a PageResult a document, or a PageFacts when facts were asked.

        What the baseline accepts is set aside. With a task that mends, the results are those of the files as they
        stand afterwards. Raises ConfigError and RuleError.
        """
        return self._results

    def finish(self) -> Finished:
        """Take the results that nobody has taken, and tell what only the whole run knows."""
        for _ in self._results:
            pass
        stale = [each for ledger in self._ledgers.values() for each in ledger.stale(self._workspace.gone)]
        stale = [each for each in stale if each.entry.rule not in self._untold.rules]
        return Finished(
            tuple(self._crashes),
            tuple(self._mended),
            tuple(self._unmatched()),
            tuple(stale),
            self._folders.unasked,
            tuple(self._swept()),
            self._untold,
        )

    def _swept(self) -> Iterator[str]:
        """What killed runs left beside the files that this one was to mend, removed."""
        if self._order.task.what == "fix":
            from checker.atomic import sweep

            for folder in sorted({os.path.dirname(found.path) for found in self._order.files if not found.skipped}):
                yield from (path.as_posix() for path in sweep(Path(folder or ".")))

    def _facts(self) -> Iterator[Any]:
        for _, outcome in self._outcomes(self._order.files, self._order.task):
            yield from outcome.results

    def _judged(self) -> Iterator[PageResult]:
        for named in self._order.files:
            self._workspace.config(named.path)  # whose rules are asked is known before the first is
        found = chain(self._documents(), self._unlike())
        by_name = frozenset(each.path for each in self._order.files if each.named)
        told = once(found, self._workspace.books, every=self._order.every, named=by_name, untold=self._untold)
        for result in chain(told, self._asked(), self._useless()):
            ledger = self._ledger(result.path) if self._order.accept and result.skipped is None else None
            yield ledger.accept(result) if ledger is not None else result
        if self._order.cache is not None:
            self._order.cache.save()

    def _documents(self) -> Iterator[PageResult]:
        """The results of all files, each told to its neighbours."""
        for found, outcome in self._outcomes(self._order.files, self._order.task):
            if not found.named:
                self._folders.add(outcome.results)
            if self._compared is None:
                yield from outcome.results
                continue
            sites, held = self._compared
            results, said = held.take(outcome.results, outcome.said)
            sites.add(said)
            yield from results

    def _asked(self) -> Iterator[PageResult]:
        """What is asked of articles that say nothing where most of their neighbours do, known when all have been heard."""
        paths = self._folders.asked()
        if files := [found for found in self._order.files if found.path in paths]:
            for _, outcome in self._outcomes(files, ASK):
                yield from (replace(each, late=True) for each in outcome.results if each.violations or each.allowed)

    def _unlike(self) -> Iterator[PageResult]:
        """What is unlike the rest of its site, known when all documents have been laid beside each other."""
        if self._compared is None:
            return
        from checker.documents.by_path import INSIDE

        sites, held = self._compared
        task = Task("compare", deviations=sites.deviations())
        files = {path.partition(INSIDE)[0] for path in task.deviations}
        outcomes = self._outcomes([found for found in self._order.files if found.path in files], task)
        told = (
            replace(each, late=True)
            for _, outcome in outcomes
            for each in outcome.results
            if each.violations or each.allowed
        )
        yield from held.settled(told, task.deviations)

    def _watched(self) -> list[Config]:
        """The configurations whose whole folder was looked at."""
        if not self._order.folders:
            return []
        from checker import unused

        return unused.watched(self._workspace, self._order.folders)

    def _useless(self) -> Iterator[PageResult]:
        """The exemptions of configurations that nothing needed, known when everything else is."""
        if configs := self._watched():
            from checker import unused

            yield from unused.allowances(self._workspace, configs, self._used)

    def _unmatched(self) -> Sequence[PathPattern]:
        if self._order.task.what != "facts" and (configs := self._watched()):
            from checker import unused

            return unused.patterns(self._workspace, configs, self._order.files, self._order.left_out)
        return ()

    def _ledger(self, path: str) -> Ledger | None:
        """The baseline that holds for a file, as far as this run has used it up."""
        at = self._workspace.baseline_path(path, self._order.baseline)
        if at is None:
            return None
        if at not in self._ledgers:
            from checker.baseline import Ledger, read
            from checker.site.comparison import RULES

            self._ledgers[at] = Ledger(read(at), self._workspace.from_root, () if self._compared else RULES)
        return self._ledgers[at]

    def _outcomes(self, files: Sequence[Found], task: Task) -> Iterator[tuple[Found, FileOutcome]]:
        """What became of every file, in order; of a long export, a few documents at a time."""
        worker = Worker(self._workspace, task, self._order.cache if task is self._order.task else None)
        pool = self._jobs > 1 and not self._order.contents and _much(files, worker)
        for is_long, some in groupby(
            files, lambda found: found.path not in self._order.contents and worker.streams(found)
        ):
            for found, outcome in self._of(tuple(some), worker, is_long=is_long, pool=pool):
                self._note(outcome)
                yield found, outcome

    def _of(
        self, files: Sequence[Found], worker: Worker, *, is_long: bool, pool: bool
    ) -> Iterator[tuple[Found, FileOutcome]]:
        if is_long:
            jobs = 1 if self._order.contents else self._jobs
            return ((found, outcome) for found in files for outcome in processes.rows(found, worker, jobs))
        if pool:
            return zip(files, processes.files(files, worker, self._jobs), strict=True)
        return ((found, worker.take(found, self._order.contents.get(found.path))) for found in files)

    def _note(self, outcome: FileOutcome) -> None:
        if outcome.crash is not None and outcome.crash not in self._crashes:  # many rows may meet the same one
            self._crashes.append(outcome.crash)
        if outcome.mended is not None:
            self._mended.append(outcome.mended)
            self._order.on_mended(outcome.mended)
        if outcome.clean and self._order.cache is not None:
            self._order.cache.add([outcome.clean])
        self._used |= outcome.used


def _much(files: Sequence[Found], worker: Worker) -> bool:
    """Whether there is enough to do for several processes beside the long exports, which are divided by themselves."""
    if len(files) > MANY_FILES:
        return True
    read = [found for found in files if found.skipped is None and not worker.streams(found)]
    return len(read) > 1 and sum(size(found.path) for found in read) > MANY_BYTES


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
