"""One file at a time, in whatever process: read it, do what was asked, and say what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from checker.crash import Crash, crashed
from checker.errors import CheckerError, ReadError
from checker.judge import Judge
from checker.model import PageFacts, PageResult, Words
from checker.walk import Found

if TYPE_CHECKING:
    from checker.cache import Cache
    from checker.config import PathPattern

BOM = b"\xef\xbb\xbf"
EMPTY: Words = {"zh": "空文件", "en": "empty file"}
OUR_FAULT: Words = {"zh": "程序自身的故障，没有判完", "en": "not judged, by a fault of ours"}
UNSETTLED: Words = {"zh": "修正互相矛盾，没有动它", "en": "its fixes undo one another; it was left alone"}
LINKED: Words = {"zh": "另有硬链接，仍是旧内容", "en": "other hard links still hold the old content"}


class Task(NamedTuple):
    """What is to be done with every file."""

    what: Literal["lint", "facts", "fix", "diff"]
    unsafe: bool = False
    """Whether fixes may be tried that a person should look at."""


LINT = Task("lint")


class Mended(NamedTuple):
    """What was done to a file, or would have been."""

    path: str
    fixes: int
    """How many violations were mended."""
    patch: bytes = b""
    """What would change, when only that was asked."""
    note: Words | None = None
    """What its owner should know."""
    failed: bool = False
    """Whether it could not be written."""


class FileOutcome(NamedTuple):
    """What became of one file: its results, or the fault that kept us from them."""

    results: tuple[Any, ...]
    fault: Crash | None = None
    mended: Mended | None = None
    clean: str = ""
    """The digest by which a cache may know it again, where nothing at all was wrong with it."""
    used: frozenset[PathPattern] = frozenset()
    """The exemptions of its configuration that it needed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A judge, a task, and what is known to be clean."""

    judge: Judge
    task: Task
    cache: Cache | None = None

    def take(self, found: Found, data: bytes | None = None) -> FileOutcome:
        """What becomes of a file, whose content may be given. Raises ConfigError and RuleError, and nothing else."""
        result: type[PageResult | PageFacts] = PageFacts if self.task.what == "facts" else PageResult
        if found.skipped is not None:
            return FileOutcome((result(found.path, skipped=found.skipped),))
        try:
            if data is None:
                data = _bytes(found.path)
            if not data.removeprefix(BOM).strip():
                return FileOutcome((result(found.path, skipped=EMPTY),))
            return self._done(found.path, data)
        except (OSError, ReadError) as error:
            why = _why(error)
            return FileOutcome((self._refused(found.path, why) if found.named else result(found.path, skipped=why),))
        except CheckerError:  # a rule or a configuration with a mistake: nothing can be judged by it
            raise
        except Exception as error:  # noqa: BLE001  one document must not cost the others their verdicts
            return FileOutcome((result(found.path, skipped=OUR_FAULT),), crashed(found.path, error))

    def _done(self, path: str, data: bytes) -> FileOutcome:
        if self.task.what == "facts":
            return FileOutcome(tuple(self.judge.facts(path, data)))
        digest = self._digest(path, data)
        if self.cache is not None and digest in self.cache:
            return FileOutcome((PageResult(path),))
        mended = None
        if self.task.what != "lint":
            data, mended = self._mended(path, data)
        self.judge.used.clear()
        results = tuple(self.judge.lint(path, data))
        clean = len(results) == 1 and results[0] == PageResult(path) and mended is None
        return FileOutcome(results, mended=mended, clean=digest if clean else "", used=frozenset(self.judge.used))

    def _refused(self, path: str, why: Words) -> PageResult | PageFacts:
        if self.task.what == "facts":
            return PageFacts(path, unreadable=True, skipped=why)
        return self.judge.unreadable(path, why)

    def _digest(self, path: str, data: bytes) -> str:
        if self.cache is None:
            return ""
        from checker.cache import digest

        return digest(path, self.judge.terms.stamp(path), data)

    def _mended(self, path: str, data: bytes) -> tuple[bytes, Mended | None]:
        """The file's content after mending, written back unless only the patch was asked for."""
        from checker import fix

        outcome = fix.mend(data, lambda now: fix.Checked(*self.judge.violations(path, now)), unsafe=self.task.unsafe)
        if outcome.data == data:
            return data, None if outcome.settled else Mended(path, 0, note=UNSETTLED)
        if self.task.what == "diff":
            return data, Mended(path, len(outcome.applied), fix.diff(path, data, outcome.data))
        return self._written(path, data, outcome.data, len(outcome.applied))

    def _written(self, path: str, old: bytes, new: bytes, count: int) -> tuple[bytes, Mended]:
        from pathlib import Path

        from checker.atomic import write

        try:
            written = write(Path(path), new, expected=old)
        except OSError as error:
            return old, Mended(path, 0, note=_why(error), failed=True)
        return new, Mended(path, count, note=LINKED if written.severed else None)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _why(error: OSError | ReadError) -> Words:
    if isinstance(error, OSError):
        said = error.strerror or str(error)
        return {"zh": f"读写失败：{said}", "en": f"cannot be read or written: {said}"}
    zh, _, en = error.message.partition(" / ")
    return {"zh": zh, "en": en or zh}
