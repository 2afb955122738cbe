"""The engine, Apache Spark: pieces of work out to its workers, their rows back into files that it commits.

The rows of some pieces at a time (a *batch*) are one job, whose output is there whole or not at all: a worker that is lost leaves nothing
behind and doubles nothing, and a run whose driver was killed goes on behind its last whole batch.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.audit import columns
from checker.audit.captures import Unit
from checker.audit.work import Job, rows
from checker.errors import CheckerError
from checker.messages import Message

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

LOCAL = "local[*]"
"""The engine in this process, with a thread for each processor."""
LOOPBACK = "127.0.0.1"
QUIET: Mapping[str, str] = {
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version": "1",
    "spark.hadoop.parquet.block.size": str(32 << 20),
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}
"""What we ask of the engine unless somebody asks otherwise."""
ALONE: Mapping[str, str] = {
    "spark.driver.host": LOOPBACK,
    "spark.driver.bindAddress": LOOPBACK,
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.driver.extraJavaOptions": " ".join(
        # Python does the work: to compile the engine's own code for speed would cost more than it saves
        (
            "-XX:TieredStopAtLevel=1",
            f"-Dlog4j2.configurationFile={Path(__file__).with_name('quiet.properties').as_uri()}",
        )
    ),
}
"""What we ask of it on this machine alone."""
AT_ONCE = 200
"""Rows that a worker hands over together."""
SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""What ``spark-submit`` leaves in the environment of the program that it starts: then master and settings are its own."""


def session(master: str | None, settings: Mapping[str, str]) -> SparkSession:
    """The engine at *master*, or in this process, or as ``spark-submit`` has started it. Raises CheckerError."""
    _demand_java()
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("checker audit")
    asked = dict(QUIET)
    if SUBMITTED not in os.environ:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        where = master or LOCAL
        builder = builder.master(where)
        if where.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
            asked |= ALONE
    elif master is not None:
        builder = builder.master(master)
    for key, value in (asked | dict(settings)).items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except Exception as error:  # what the engine raises has no common class
        raise CheckerError(Message("audit.no-engine", reason=_first_line(error))) from error


def _demand_java() -> None:
    """Raises CheckerError where there is no Java to run the engine."""
    import shutil

    home = os.environ.get("JAVA_HOME")
    if (
        SUBMITTED not in os.environ
        and not (home and os.path.exists(f"{home}/bin/java"))
        and shutil.which("java") is None
    ):
        raise CheckerError(Message("audit.no-java"))


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]


def batches(units: Sequence[Unit], parallelism: int) -> list[tuple[Unit, ...]]:
    """The pieces of work in batches: so many that little is lost with one, so few that each keeps all workers busy.

    >>> [len(batch) for batch in batches([Unit("a", "warc")] * 100, 2)]
    [8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 4]
    """
    size = max(parallelism * 4, -(-len(units) // 50))
    return [tuple(units[at : at + size]) for at in range(0, len(units), size)]


def tasks(units: Sequence[Unit], parallelism: int) -> list[tuple[Unit, ...]]:
    """The pieces of a batch as tasks: small files go together, as long as every worker has something to do.

    >>> [len(task) for task in tasks([Unit("a", "warc", size=1)] * 20, 2)]
    [3, 3, 3, 3, 3, 3, 2]
    """
    fair = sum(unit.size for unit in units) / max(parallelism * 4, 1)
    found: list[list[Unit]] = []
    size = 0.0
    for unit in units:
        if not found or size + unit.size / 2 > fair:
            found.append([])
            size = 0.0
        found[-1].append(unit)
        size += unit.size
    return [tuple(task) for task in found]


def run(spark: SparkSession, todo: Mapping[str, Sequence[Unit]], job: Job) -> None:
    """Do the batches *todo*, each into the folder that is its key.

    Two at a time, so that no worker waits for the last piece of a batch.
    """
    context = spark.sparkContext
    shared = context.broadcast(job)
    parallelism = context.defaultParallelism

    def one(item: tuple[str, Sequence[Unit]]) -> None:
        folder, units = item
        staged(spark, tasks(units, parallelism), shared).write.mode("overwrite").parquet(folder)

    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(one, todo.items()):
            pass


@contextmanager
def answering() -> Iterator[None]:
    """While the engine is asked for something: raises CheckerError where it gives up."""
    try:
        yield
    except CheckerError:
        raise
    except Exception as error:  # what the engine raises has no common class
        raise CheckerError(Message("audit.gave-up", reason=_first_line(error))) from error


def staged(spark: SparkSession, work: Sequence[Sequence[Unit]], shared: Broadcast[Job]) -> DataFrame:
    """The rows of some tasks, each done by one worker."""

    def done(numbers: Iterator[Any]) -> Iterator[Any]:
        for batch in numbers:
            for number in batch.column(0).to_pylist():
                yield from arrow(rows(work[number], shared.value))

    return spark.range(0, len(work), 1, len(work)).mapInArrow(done, schema())


def arrow(told: Iterable[dict[str, Any]], spec: Mapping[str, Any] = columns.STAGED) -> Iterator[Any]:
    """The rows as PyArrow's batches."""
    import pyarrow as pa

    schema, kept = columns.schema(spec), list[dict[str, Any]]()
    for row in told:
        kept.append(row)
        if len(kept) >= AT_ONCE:
            yield pa.RecordBatch.from_pylist(kept, schema)
            kept = []
    yield pa.RecordBatch.from_pylist(kept, schema)


def schema(spec: Mapping[str, Any] = columns.STAGED) -> StructType:
    """The columns that workers hand over, as the engine has them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(columns.schema(spec))
