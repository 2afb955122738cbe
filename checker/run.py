"""Files in, results out, in order: in this process, or in several when there is enough to do.

A run streams its results; what only its end can tell (what is told once, what the baseline accepts in vain, which
patterns matched nothing) comes last, and with :meth:`Run.finish`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import processes
from checker.model import OtherPlace, PageResult, Violation, Words
from checker.neighbours import Folders
from checker.worker import ASK, LINT, FileOutcome, Mended, Task, Worker, size

if TYPE_CHECKING:
    from checker.baseline import Ledger, Stale
    from checker.cache import Cache
    from checker.compared import ComparedSites
    from checker.config import Config, PathPattern
    from checker.crash import Crash
    from checker.held import Held
    from checker.rulebook import Rulebook
    from checker.walk import Found
    from checker.workspace import Workspace

MANY_DOCUMENTS = 5
"""So many documents, and nothing in them that shows a site of the mainland, are no site that owes a number; fewer tell nothing of it."""
MANY_ALIKE = 10
"""So many pages with one frame are a site's, bare as each of them may be."""
FEW_FOOTED = 3
"""So many pages of a folder with footers are a site's, and what lies beside them, in smaller number, has lost its own."""
MANY_FILES = 64
MANY_BYTES = 4_000_000
"""From here on several processes are worth their start."""


@dataclass(slots=True)
class Untold:
    """What a run finds and does not tell, for nothing shows that it is a fault."""

    abroad: int = 0
    """How many pages lack a number where nothing in the run shows a site of the mainland."""
    bare: set[str] = field(default_factory=set)
    """The paths of those that lack a notice or a number and have nothing around them that shows a site."""
    rules: set[str] = field(default_factory=set)
    """The rules that would have been broken."""


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


@dataclass(frozen=True, slots=True)
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


def once(
    results: Iterable[PageResult],
    rulebook: Rulebook,
    *,
    every: bool = False,
    named: Collection[str] = (),
    untold: Untold | None = None,
) -> Iterator[PageResult]:
    """The same results as they come, with every fault that is reported once taken out and reported at the end.

    It stands at the first document that has it, with the number of documents: of the whole run, or of the frame that
    they share; not at all where they are fewer than the rule asks for, or the run shows what makes it idle. With *every*, what a frame has in
    common stays with each of its pages. Else, where there are many documents, what the run shows nothing of that the rule asks for, and what a few
    bare pages lack, is told of the files that the caller *named* only, and of the others kept in *untold*.
    """
    words = {rule.id: rule.once for rule in rulebook.rules if rule.once is not None}
    needed = {rule.id: rule.if_in_run for rule in rulebook.rules if rule.if_in_run}
    by_frame = {rule.id for rule in rulebook.rules if rule.once_a_frame}
    found: dict[tuple[str, ...], _Shared] = {}
    held: set[str] = set()
    footed: Counter[str] = Counter()
    documents = 0
    for result in results:
        held |= result.shows
        footed[os.path.dirname(result.path)] += "foot" in result.shows
        documents += not result.late
        kept: list[Violation] = []
        for violation in result.violations:
            is_named = result.path in named
            waits = violation.rule in needed and not is_named
            is_bare = result.bare and violation.rule in by_frame and not is_named
            if violation.rule in words:
                key: tuple[str, ...] = (violation.rule,)
            elif (violation.frame or waits or is_bare) and not every:  # what shares no frame is told by itself
                key = (violation.rule, violation.severity, violation.frame or str(len(found)), str(waits))
            else:
                kept.append(violation)
                continue
            if key in found:
                found[key].add(result.path, violation, is_bare=is_bare)
            else:
                first = replace(result, violations=(), allowed=(), late=True)
                found[key] = _Shared(first, violation, waits=waits, is_bare=is_bare)
        yield result if len(kept) == len(result.violations) else replace(result, violations=tuple(kept))
    silent = documents >= MANY_DOCUMENTS
    yield from _settled(found.values(), rulebook, held, footed, (untold or Untold()) if silent else None)


def _settled(
    found: Iterable[_Shared],
    rulebook: Rulebook,
    held: Collection[str],
    footed: Mapping[str, int],
    untold: Untold | None,
) -> Iterator[PageResult]:
    """What the end of a run tells of the faults that were gathered; what it shows is *held*, and *footed* are the numbers of pages with a
    footer, by folder. Those that it does not tell are kept in *untold*; where that is None, they are told.
    """
    rules = {rule.id: rule for rule in rulebook.rules}
    for one in found:
        rule = rules[one.first.rule]
        if untold is not None and one.is_bare and not one.is_of_a_site(footed):
            untold.bare |= one.paths()
            untold.rules.add(rule.id)
        elif untold is not None and one.waits and rule.if_in_run not in held:
            untold.abroad += one.count
            untold.rules.add(rule.id)
        elif one.count >= rule.fewest and rule.unless_in_run not in held:
            yield one.result(rule.once)


@dataclass(slots=True)
class _Shared:
    """A fault that several documents have, gathered while the run goes on."""

    document: PageResult
    """The first of them, without its violations."""
    first: Violation
    waits: bool = False
    """Whether it is told only if the run shows what its rule asks."""
    is_bare: bool = False
    """Whether all of them are bare, and told of it only if a site is behind them."""
    count: int = 1
    others: list[OtherPlace] = field(default_factory=list)
    """Where it stands in the others, for a fault of a frame."""

    def add(self, path: str, violation: Violation, *, is_bare: bool) -> None:
        """One more document that has it."""
        self.count += 1
        self.is_bare &= is_bare
        if violation.frame:
            self.others.append(OtherPlace(path, violation.line, violation.column))

    def is_of_a_site(self, footed: Mapping[str, int]) -> bool:
        """Whether bare pages are a site's all the same: they are many alike, or lie, fewer, beside those that are *footed*."""
        beside = footed[os.path.dirname(self.document.path)]
        return self.count >= MANY_ALIKE or beside >= max(FEW_FOOTED, self.count + 1)

    def paths(self) -> set[str]:
        """The files that have it."""
        return {self.document.path, *(other.path for other in self.others)}

    def result(self, words: Words | None) -> PageResult:
        """The first document with the fault and all that is known of it; *words* are said instead where there are several."""
        violation = self.first
        if self.count > 1:
            finding = violation.finding
            if words is not None:
                messages = {lang: text.replace("{count}", str(self.count)) for lang, text in words.items()}
                finding = replace(finding, messages=messages)
            violation = replace(violation, finding=finding, count=self.count, others=tuple(self.others))
        return replace(self.document, violations=(violation,))


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
