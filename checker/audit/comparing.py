"""The comparison of whole sites as jobs of the engine: what was kept of the documents comes together by site, and their places join what is unlike.

No worker holds a site: it is streamed in order, and costs some hundred bytes a document while it goes by (:mod:`checker.audit.sites`).
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.audit import columns, sites
from checker.audit.engine import arrow, schema
from checker.audit.files import Folder
from checker.audit.outputs import ADDRESS
from checker.audit.verdicts import Judge
from checker.site.likeness import Alike
from checker.site.tables import SILENT

if TYPE_CHECKING:
    from pyspark.broadcast import Broadcast
    from pyspark.sql import DataFrame, SparkSession

UNLIKE, DIFFERENT, HELD = "unlike", "different", "held"
"""The folders of what is unlike the rest, of what is told of that, and of what waited for it and is told all the same."""
DOCUMENT = ("site", "at", "number")
"""What a document is known by."""
CAPTURE = ("digits", "path", "offset")
"""In what order its captures come: the last one counts."""


class Compared(NamedTuple):
    """What came of comparing sites."""

    told: DataFrame
    """Rows of documents that are unlike the rest."""
    counted: DataFrame
    """Rows of :data:`checker.audit.columns.UNLIKE` that count."""


def compared(spark: SparkSession, staged: DataFrame, folder: Folder, judge: bytes) -> Compared:
    """Compare the sites of what was *staged*; what comes of it is kept in *folder* for who takes up the audit."""
    from pyspark.sql import functions as f

    shared = spark.sparkContext.broadcast(judge)
    kept = staged.where(f.col("said").isNotNull())
    if not folder.is_whole(UNLIKE):
        _unlike(kept, shared).write.mode("overwrite").parquet(folder.below(UNLIKE))
    unlike = spark.read.schema(schema(columns.UNLIKE)).parquet(folder.below(UNLIKE))
    if not folder.is_whole(DIFFERENT):
        _told(kept, unlike, shared).write.mode("overwrite").parquet(folder.below(DIFFERENT))
    different = spark.read.schema(schema()).parquet(folder.below(DIFFERENT))
    if not folder.is_whole(HELD):
        _held(kept, different).write.mode("overwrite").parquet(folder.below(HELD))
    held = spark.read.schema(schema()).parquet(folder.below(HELD))
    return Compared(different.unionByName(held), unlike.where(f.col("counted").isNotNull()))


def _unlike(kept: DataFrame, shared: Broadcast[bytes]) -> DataFrame:
    from pyspark.sql import functions as f

    def done(batches: Iterator[Any]) -> Iterator[Any]:
        alike = Alike.of(_judge(shared.value).linter.rulebook.lists)
        rows = (row for batch in batches for row in batch.to_pylist())
        yield from arrow(sites.unlike(rows, alike), columns.UNLIKE)

    order = ("site", f.split("said.path", "/"), "said.number", *CAPTURE)
    table = kept.select(f.col("said.site").alias("site"), "said", _digits(), "path", "offset")
    return (
        table.repartition("site").sortWithinPartitions(*order).select("said").mapInArrow(done, schema(columns.UNLIKE))
    )


def _told(kept: DataFrame, unlike: DataFrame, shared: Broadcast[bytes]) -> DataFrame:
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    def done(batches: Iterator[Any]) -> Iterator[Any]:
        judge = _judge(shared.value)
        yield from arrow(sites.told(row, judge) for batch in batches for row in batch.to_pylist())

    found = unlike.where(f.col("deviation").isNotNull()).withColumnRenamed("path", "at")
    by_document = found.groupBy(*DOCUMENT).agg(f.collect_list("deviation").alias("deviations"))
    names = {"site": "said.site", "at": "said.path", "number": "said.number"}
    spots = kept.select(
        *ADDRESS, "said", "spots", _digits(), *(f.col(there).alias(name) for name, there in names.items())
    )
    latest = Window.partitionBy(*DOCUMENT).orderBy(*map(f.desc, CAPTURE))
    joined = spots.join(by_document, list(DOCUMENT)).withColumn("nth", f.row_number().over(latest))
    last = joined.where(f.col("nth") == 1).select(*ADDRESS, "said", "spots", "deviations")
    return last.mapInArrow(done, schema())


def _held(kept: DataFrame, different: DataFrame) -> DataFrame:
    """What waited for the comparison, but for what that says better: of the same page, or of the same file of rows."""
    from pyspark.sql import functions as f

    place = (f.col("said.site").alias("site"), f.col("said.path").alias("at"))
    instead = different.where(f.size("instead") > 0)
    of_capture = instead.groupBy("path", "offset").agg(f.flatten(f.collect_set("instead")).alias("here"))
    of_file = instead.where(f.array_contains("instead", SILENT)).select(*place, f.lit(SILENT).alias("there")).distinct()
    waiting = kept.where(f.size("held") > 0).select(*ADDRESS, "held", *place)
    known = waiting.join(of_capture, ["path", "offset"], "left").join(of_file, ["site", "at"], "left")

    def is_told(violation: Any) -> Any:
        here = f.array_contains("here", violation["rule"])
        return f.coalesce(here | (violation["rule"] == f.col("there")), here, f.lit(False))

    left = f.filter("held", lambda violation: ~is_told(violation)).alias("violations")
    return known.select(*ADDRESS, f.lit(columns.SITE).alias("what"), left).where(f.size("violations") > 0)


def _digits() -> Any:
    """When a document was fetched, as it is put in order however it is written."""
    from pyspark.sql import functions as f

    return f.regexp_replace(f.coalesce("fetched", f.lit("")), r"[^0-9]", "").alias("digits")


@lru_cache(maxsize=1)
def _judge(pickled: bytes) -> Judge:
    """The judge of this process, for its rules and words."""
    judge: Judge = pickle.loads(pickled)  # noqa: S301  from our own process
    return judge


def counts(of: Compared, unaddressed: int, most: int) -> dict[str, Any]:
    """What was compared and what was not: numbers, and the sites that have too many documents."""
    from pyspark.sql import functions as f

    counted = of.counted
    sums = {
        row["counted"]: row["count"] for row in counted.groupBy("counted").agg(f.sum("count").alias("count")).collect()
    }
    over = counted.where(f.col("counted") == sites.OVER).orderBy(f.desc("count"), "site").limit(most).collect()
    told = {name: sums.get(name, 0) for name in (sites.COMPARED, sites.REPEATED, sites.OVER)}
    return {
        **told,
        "unaddressed": unaddressed,
        "sites_over": [{"site": row["site"], "documents": row["count"]} for row in over],
    }
