"""An audit from beginning to end: plan, judge, write down, sum up; and taking it up again where it was cut off."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.audit import comparing, engine, outputs, page, plan, sources, store
from checker.audit.files import SUCCESS, Folder
from checker.audit.verdicts import Judge
from checker.audit.work import Job
from checker.errors import CheckerError
from checker.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame, SparkSession

    from checker.audit.comparing import Compared
    from checker.audit.isolation import Limits
    from checker.formats import RunInfo
    from checker.linter import Linter

STAGED, PLAN, SUMMARY, PAGE = "_staged", "_plan.json", "summary.json", "summary.html"
LISTS = ("second-levels", "shared-domains")
VERSION = 1
"""Of ``summary.json``: raised when a key changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Commission:
    """What somebody wants audited, and how."""

    inputs: Sequence[str]
    output: str
    limit: int
    """Bytes of a page that are read."""
    limits: Limits
    stamp: str
    """What stands for rules and options."""
    master: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    """Of the engine."""
    archives: str = ""
    facts: bool = False
    site: bool = False
    """Whether each site is compared with itself."""
    resume: bool = False


class Audited(NamedTuple):
    """What came of it."""

    told: dict[str, Any]
    """What ``summary.json`` holds."""
    others: tuple[str, ...]
    """Files that hold nothing for us."""
    done_before: int = 0
    """Pieces of work that an earlier run had done."""


def audit(wanted: Commission, linter: Linter, info: RunInfo) -> Audited:
    """Carry it out. Raises CheckerError and OSError; what is wrong in an archive is told among the results."""
    given = sources.given(wanted.inputs)
    output = store.whole(wanted.output)
    with _engine(wanted) as spark:
        folder = Folder(spark, output)
        agreed = _plan(wanted, given.units, folder, linter, spark.sparkContext.defaultParallelism)
        if folder.holds(SUCCESS):
            return Audited(json.loads(folder.read(SUMMARY)), given.others, len(agreed.units))
        linter = type(linter)(replace(linter.settings, today=agreed.today))
        names = {f"{number:05}": batch for number, batch in enumerate(agreed.batches)}
        stages = Folder(spark, folder.below(STAGED))
        todo = {name: batch for name, batch in names.items() if not stages.is_whole(name)}
        before = sum(len(batch) for name, batch in names.items() if name not in todo)
        job = _job(wanted, linter, info)
        with engine.answering():
            engine.run(spark, {stages.below(name): batch for name, batch in todo.items()}, job)
            staged = spark.read.schema(engine.schema()).parquet(*map(stages.below, names))
            done = outputs.pieces(staged)
            if done != len(agreed.units):
                raise CheckerError(Message("audit.pieces", done=done, pieces=len(agreed.units)))
            compared = comparing.compared(spark, staged, stages, job.judge) if wanted.site else None
            told = _written(staged, folder, compared, facts=wanted.facts)
        told = {**_head(wanted, info), **told}
        folder.write(SUMMARY, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        folder.write(PAGE, page.render(told, info))
        folder.write(SUCCESS, "")
        folder.remove(STAGED)
    return Audited(told, given.others, before)


@contextmanager
def _engine(wanted: Commission) -> Iterator[SparkSession]:
    spark = engine.session(wanted.master, wanted.settings)
    try:
        yield spark
    finally:
        spark.stop()


def _plan(wanted: Commission, units: Sequence[Any], folder: Folder, linter: Linter, parallelism: int) -> plan.Plan:
    """The plan of this audit: made and kept, or taken up."""
    if wanted.resume and folder.holds(PLAN):
        return plan.agreed(plan.parse(folder.read(PLAN), folder.below(PLAN)), wanted.stamp, units, folder.path)
    if folder.names():
        raise CheckerError(Message("audit.not-empty", path=folder.path))
    made = plan.Plan(tuple(engine.batches(units, parallelism)), wanted.stamp, linter.settings.today)
    folder.write(PLAN, made.text())
    return made


def _job(wanted: Commission, linter: Linter, info: RunInfo) -> Job:
    import pickle

    lists = {name: linter.rulebook.kinds.lists[name] for name in LISTS}
    short = replace(info, rules=(), command="", scope=())
    judge = pickle.dumps(Judge(linter, short, wanted.facts, wanted.site))
    return Job(judge, short, lists, wanted.limit, wanted.limits, wanted.archives)


def _written(staged: DataFrame, folder: Folder, compared: Compared | None, *, facts: bool) -> dict[str, Any]:
    """The tables, written from what the workers handed over and from what the comparison of sites added to it, and their sums."""
    if compared is not None:
        staged = staged.unionByName(compared.told)
    totals = outputs.totals(staged)
    outputs.write(staged, folder, totals, facts=facts)
    layout = "domain=" if totals.domains <= outputs.FOLDERS else "domain"
    site = comparing.counts(compared, totals.unaddressed, outputs.TOLD) if compared is not None else None
    return {**outputs.sums(staged, totals), "site": site, "layout": layout}


def _head(wanted: Commission, info: RunInfo) -> dict[str, Any]:
    """What the summary is about."""
    return {
        "version": VERSION,
        "checker": info.version,
        "law_as_of": info.law_as_of,
        "date": info.date,
        "inputs": list(wanted.inputs),
        "facts": wanted.facts,
    }
