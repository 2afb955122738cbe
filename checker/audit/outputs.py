"""What an audit leaves: the rows of the workers as three tables, each divided by registered domain, and their sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.audit.columns import DOCUMENT, DONE, LEFT_OUT, NOWHERE, SITE, VIOLATION, WHERE
from checker.audit.files import Folder
from checker.errors import CheckerError
from checker.messages import Message
from checker.model import SEVERITIES

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FOLDERS = 1000
"""So many domains get a folder each; of more, each has its rows together in one file, and a column."""
ROWS = 1_000_000
"""Rows of one file."""
TOLD = 500
"""So many domains, those with most errors, are told one by one."""
GRAVE = tuple(reversed(SEVERITIES))
ADDRESS = list(WHERE)


def read(spark: SparkSession, folder: Folder, name: str) -> DataFrame:
    """A table that an audit has left. Raises CheckerError for one that was not finished."""
    if not folder.is_whole(name):
        raise CheckerError(Message("audit.unfinished", path=folder.below(name)))
    return spark.read.option("mergeSchema", "false").parquet(folder.below(name))


class Totals(NamedTuple):
    """What the whole comes to in numbers."""

    pieces: int
    """Of work."""
    core_seconds: float
    bytes: int
    """Of the pages that were judged."""
    documents: int
    domains: int
    """Registered ones; what has no address has none."""
    violations: int
    allowed: int
    unasked: int
    rows_left: int
    left_out: int
    """What those rows stand for."""
    unreadable: int
    crashed: int
    unaddressed: int
    """Documents that belong to no site."""


def pieces(staged: DataFrame) -> int:
    """How many pieces of work were done."""
    from pyspark.sql import functions as f

    return int(staged.where(f.col("what") == DONE).count())


def totals(staged: DataFrame) -> Totals:
    """The numbers of what the workers handed over."""
    from pyspark.sql import functions as f

    def of(what: str, value: Any = 1) -> Any:
        return f.sum(f.when(f.col("what") == what, value).otherwise(0))

    def truth(name: str) -> Any:
        return f.coalesce(f.col(name).cast("long"), f.lit(0))

    known = f.when((f.col("what") != DONE) & (f.col("domain") != NOWHERE), f.col("domain"))
    [row] = staged.agg(
        of(DONE),
        of(DONE, f.col("seconds")),
        of(DONE, f.col("size")),
        of(DOCUMENT),
        f.countDistinct(known),
        f.sum(f.greatest(f.coalesce(f.size("violations"), f.lit(0)), f.lit(0))),
        f.sum(f.when(f.col("what").isin(DOCUMENT, SITE), f.col("allowed")).otherwise(0)),
        of(DOCUMENT, truth("unasked")),
        of(LEFT_OUT),
        of(LEFT_OUT, f.col("count")),
        of(LEFT_OUT, truth("unreadable")),
        of(LEFT_OUT, truth("crashed")),
        of(DOCUMENT, (f.col("said").isNull() & (f.col("domain") == NOWHERE)).cast("long")),
    ).collect()
    return Totals(*(value or 0 for value in row))


def write(staged: DataFrame, folder: Folder, told: Totals, *, facts: bool) -> None:
    """The tables ``violations``, ``left-out`` and, where they were asked for, ``facts``."""
    from pyspark.sql import functions as f

    each = staged.select(*ADDRESS, f.explode("violations").alias("one"))
    violations = each.select(*ADDRESS, *(f.col(f"one.{name}").alias(name) for name in VIOLATION))
    _put(violations, folder.below("violations"), told.domains, told.violations)
    about = ["reason", "reason_id", "count", "unreadable", "crashed"]
    left = staged.where(f.col("what") == LEFT_OUT).select(*ADDRESS, *about)
    _put(left, folder.below("left-out"), told.domains, told.rows_left)
    if facts:
        said = ["kind", "republished", "republished_evidence", "encoding", "facts"]
        pages = staged.where((f.col("what") == DOCUMENT) & f.col("kind").isNotNull())
        _put(pages.select(*ADDRESS, *said), folder.below("facts"), told.domains, told.documents)


def _put(table: DataFrame, path: str, domains: int, rows: int) -> None:
    """One table: all rows of a domain in one file, by address; a folder a domain, unless they are too many, or there is no row."""
    order = [name for name in ("domain", "url", "path", "offset", "start", "rule") if name in table.columns]
    writer = table.repartition("domain").sortWithinPartitions(*order).write.mode("overwrite")
    writer = writer.option("maxRecordsPerFile", ROWS)
    (writer.partitionBy("domain") if domains <= FOLDERS and rows else writer).parquet(path)


def sums(staged: DataFrame, told: Totals) -> dict[str, Any]:
    """What the whole comes to: documents and violations, by rule, domain and month, and what was left out."""
    from pyspark.sql import functions as f

    pages = staged.where(f.col("what") == DOCUMENT)
    one = staged.select("domain", "month", "url", "path", "offset", f.explode("violations").alias("one"))
    each = one.select("domain", "month", "url", "path", "offset", "one.rule", "one.severity")
    rules = list(_by_rule(each))
    graded = {severity: sum(rule["places"] for rule in rules if rule["severity"] == severity) for severity in GRAVE}
    rest = {key: getattr(told, key) for key in ("allowed", "unasked", "left_out", "unreadable", "crashed")}
    return {
        "summary": {"documents": told.documents, "domains": told.domains, **graded, **rest},
        "work": {"pieces": told.pieces, "core_seconds": round(told.core_seconds, 3), "bytes": told.bytes},
        "rules": rules,
        "domains": list(_by(pages, each, "domain", TOLD)),
        "months": sorted(_by(pages, each, "month", None), key=lambda month: month["month"] or ""),
        "left_out": _reasons(staged.where(f.col("what") == LEFT_OUT)),
    }


def _reasons(left: DataFrame) -> list[dict[str, Any]]:
    from pyspark.sql import functions as f

    rows = left.groupBy("reason").agg(f.sum("count").alias("count")).orderBy(f.desc("count"), "reason").limit(TOLD)
    return [row.asDict() for row in rows.collect()]


def _by_rule(each: DataFrame) -> Iterator[dict[str, Any]]:
    from pyspark.sql import functions as f

    rows = (
        each.groupBy("rule", "severity")
        .agg(
            f.count("*").alias("places"),
            f.countDistinct("path", "offset", "url").alias("documents"),
            f.countDistinct("domain").alias("domains"),
        )
        .collect()
    )
    grave = {severity: number for number, severity in enumerate(SEVERITIES)}
    for row in sorted(rows, key=lambda row: (-grave[row["severity"]], -row["places"], row["rule"])):
        yield row.asDict()


def _by(pages: DataFrame, each: DataFrame, key: str, most: int | None) -> Sequence[dict[str, Any]]:
    """The numbers of each domain or month, those with most errors first."""
    from pyspark.sql import functions as f

    counts = [f.sum((f.col("severity") == severity).cast("long")).alias(severity) for severity in GRAVE]
    documents = pages.groupBy(key).agg(
        f.count("*").alias("documents"), *(f.lit(0).alias(severity) for severity in GRAVE)
    )
    found = each.groupBy(key).agg(f.lit(0).alias("documents"), *counts)
    sums = [f.sum(name).alias(name) for name in ("documents", *GRAVE)]
    table = documents.unionByName(found).groupBy(key).agg(*sums).orderBy(*map(f.desc, GRAVE), key)
    return [row.asDict() for row in (table.limit(most) if most else table).collect()]
