"""Small files beside the tables, wherever the engine writes those: read and written by its own file system."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SUCCESS = "_SUCCESS"
"""What the engine leaves in a folder whose output is whole; where it is missing, nothing is read."""


class Folder:
    """A folder that the engine can reach."""

    def __init__(self, spark: SparkSession, path: str) -> None:
        self._jvm: Any = spark.sparkContext._jvm  # noqa: SLF001  the engine's files have no other door
        self._conf: Any = spark.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001
        self.path = path.rstrip("/")

    def below(self, name: str) -> str:
        """The path of what is called *name* in it."""
        return f"{self.path}/{name}"

    def _at(self, name: str) -> tuple[Any, Any]:
        where = self._jvm.org.apache.hadoop.fs.Path(self.below(name) if name else self.path)
        return where.getFileSystem(self._conf), where

    def holds(self, name: str) -> bool:
        """Whether there is something called *name*; the folder itself without a name."""
        system, where = self._at(name)
        return bool(system.exists(where))

    def names(self) -> list[str]:
        """What is in it; nothing where it is not there."""
        system, where = self._at("")
        return sorted(each.getPath().getName() for each in system.listStatus(where)) if system.exists(where) else []

    def is_whole(self, name: str) -> bool:
        """Whether the output called *name* was committed."""
        return self.holds(f"{name}/{SUCCESS}")

    def read(self, name: str) -> str:
        """A file of text."""
        system, where = self._at(name)
        stream = system.open(where)
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """A file of text, there whole or not at all where the store can rename."""
        system, beside = self._at(f"_{name}.new")
        stream = system.create(beside, True)
        try:
            stream.write(text.encode("utf-8"))
        finally:
            stream.close()
        _, where = self._at(name)
        system.delete(where, False)
        system.rename(beside, where)

    def remove(self, name: str) -> None:
        """What is called *name*, with all that is in it."""
        system, where = self._at(name)
        system.delete(where, True)
