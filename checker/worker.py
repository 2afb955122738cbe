"""What is done with one file, in whatever process: read it, judge or mend it, and say what became of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from checker import disk
from checker.crash import Crash, crashed
from checker.documents.by_path import INSIDE, PAGES, is_archive, suffix_of
from checker.errors import CheckerError, ConfigError, ReadError, RuleError
from checker.linter import reason
from checker.messages import Message
from checker.model import PageFacts, PageResult
from checker.readers import STREAMED

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.cache import Cache
    from checker.config import PathPattern
    from checker.fix import Checked
    from checker.linter import Linter, Result
    from checker.readers.batch import Batch
    from checker.site.comparison import Deviation
    from checker.site.said import Said
    from checker.walk import Found
    from checker.workspace import Workspace

CRASHED = Message("skip.crash")
UNSETTLED = Message("note.unsettled")
LINKED = Message("note.linked")


class Task(NamedTuple):
    """What is to be done with every file."""

    what: Literal["lint", "facts", "fix", "diff", "ask", "compare"]
    """``ask``: only what is asked because most of the neighbours name a source; ``compare``: only what is unlike the rest of the site."""
    unsafe: bool = False
    """Whether fixes may be tried that a person should look at."""
    baseline: str | None = None
    """A baseline that holds for every file, instead of the one that its configuration names: what it accepts is not mended."""
    keeps: bool = False
    """Whether a little of every document is kept, to be laid beside the others of its site."""
    deviations: Mapping[str, Mapping[int, Sequence[Deviation]]] = MappingProxyType({})
    """What is unlike the rest, by path and by the number of the document in its file."""


LONG = 4_000_000
"""Bytes from which on an export is read row by row."""
PIECE = 1_000_000
"""So many bytes of it are read at a time."""
LINT = Task("lint")
ASK = Task("ask")

ORIGINS: tuple[Literal["", "named", "other"], ...] = ("", "named", "other", "other", "", "")
"""What the number that a cache remembers of a document says of its origin."""
SILENT = 3
FOREIGN = 4
FOOTER = 5
"""The numbers of one that says nothing, and is asked if its neighbours name their sources; of one that is not Chinese; of a footer."""
MAINLAND = len(ORIGINS)
"""What is added to the number of one that shows a site of the mainland."""
FOOTED = 2 * MAINLAND
"""What is added to the number of a page that shows a footer."""


class Mended(NamedTuple):
    """What was done to a file, or would have been."""

    path: str
    fixes: int
    """How many violations were mended."""
    patch: bytes = b""
    """What would change, when only that was asked."""
    note: Message | None = None
    """What its owner should know."""
    failed: bool = False
    """Whether it could not be written."""
    text: bytes | None = None
    """Its mended content, when that was given and is no file's."""


class FileOutcome(NamedTuple):
    """What became of one file: its results, or the crash that kept us from them."""

    results: tuple[Any, ...]
    crash: Crash | None = None
    mended: Mended | None = None
    clean: str = ""
    """What a cache may remember of it, where nothing at all was wrong with it: its digest, and what its neighbours hear."""
    used: frozenset[PathPattern] = frozenset()
    """The exemptions of its configuration that it needed."""
    said: tuple[Said, ...] = ()
    """What is kept of its documents, where the task keeps something."""


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """The linters of a workspace, a task, and what is known to be clean."""

    workspace: Workspace
    task: Task
    cache: Cache | None = None
    baselines: dict[Path, Baseline] = field(default_factory=dict)
    """Those that were read so far."""

    def streams(self, found: Found) -> bool:
        """Whether the documents of a file are told as they are read: it is a long export, or a packed site."""
        if is_archive(found.path):
            return found.skipped is None
        return found.skipped is None and self.task.what not in ("fix", "diff") and is_long(found.path)

    def parts(self, found: Found) -> Iterator[FileOutcome | Batch]:
        """What such a file consists of: what becomes of its documents, or rows for :meth:`judge`, in order.

        Raises ConfigError and RuleError, and nothing else.
        """
        try:
            if is_archive(found.path):
                yield from self._unpacked(found)
                return
            linter = self.workspace.linter(found.path)
            over = self._over_limit(linter, found, size(found.path), in_pieces=True)
            yield from linter.batches(pieces(found.path), found.path) if over is None else (over,)
        except (ConfigError, RuleError):
            raise
        except (OSError, ReadError) as error:
            yield self._unread(self.workspace.linter(found.path), found, error)
        except Exception as error:  # noqa: BLE001  one document must not cost the others their verdicts
            yield self._crashed(found, error)

    def judge(self, found: Found, batch: Batch) -> FileOutcome:
        """What becomes of some rows of a file. Raises ConfigError and RuleError, and nothing else."""
        linter, path = self.workspace.linter(found.path), found.path
        try:
            if self.task.what == "facts":
                return FileOutcome(tuple(linter.stream_facts(batch, path)))
            if self.task.what == "compare":
                results = [*linter.beside(batch, path, self.task.deviations.get(path, {}))]
            else:
                results = [*linter.stream(batch, path, **self._options())]
        except (ConfigError, RuleError):
            raise
        except Exception as error:  # noqa: BLE001  nor some rows the rest of their file
            return self._crashed(found, error)
        documents = tuple(document for result in results for document in result.documents)
        used = frozenset(pattern for result in results for pattern in result.used)
        return FileOutcome(documents, used=used, said=tuple(said for result in results for said in result.said))

    def _crashed(self, found: Found, error: Exception) -> FileOutcome:
        kind = PageFacts if self.task.what == "facts" else PageResult
        return FileOutcome((kind(found.path, skipped=CRASHED),), crashed(found.path, error))

    def _unpacked(self, found: Found) -> Iterator[FileOutcome]:
        """What becomes of the files in an archive; nothing is mended there. Raises ReadError, ConfigError and RuleError."""
        plain = replace(
            self,
            task=self.task if self.task.what in ("facts", "ask", "compare") else LINT._replace(keeps=self.task.keeps),
            cache=None,
        )
        from checker.archive import members  # its libraries take as long to import as a page to judge

        for member in members(found.path):
            path = f"{found.path}{INSIDE}{member.name}"
            skipped = member.skipped or self.workspace.refuse(path, member.name)
            yield plain.take(found._replace(path=path, named=False, skipped=skipped), member.content)

    def _options(self) -> dict[str, bool]:
        """What the task wants of the linter beside what is wrong with each document by itself."""
        wanted = {"neighbours": self.task.what == "ask", "keeps": self.task.keeps}
        return {name: value for name, value in wanted.items() if value}

    def take(self, found: Found, content: bytes | None = None) -> FileOutcome:
        """What becomes of a file, whose content may be given. Raises ConfigError and RuleError, and nothing else."""
        result: type[PageResult | PageFacts] = PageFacts if self.task.what == "facts" else PageResult
        if found.skipped is not None:
            return FileOutcome((result(found.path, skipped=found.skipped),))
        try:
            linter = self.workspace.linter(found.path)
            on_disk = content is None
            try:
                have = size(found.path) if content is None else len(content)
                if (over := self._over_limit(linter, found, have)) is not None:
                    return over
                content = disk.content(found.path, disk.PAGE) if content is None else content
            except OSError as error:
                return self._unread(linter, found, error)
            if result is PageFacts:
                return self._facts(linter, found, content)
            if self.task.what == "compare":
                return self._compared(linter, found, content)
            return self._done(linter, found, content, on_disk=on_disk)
        except CheckerError:  # a rule or a configuration with a mistake: nothing can be judged by it
            raise
        except Exception as error:  # noqa: BLE001  one document must not cost the others their verdicts
            return self._crashed(found, error)

    def _unread(self, linter: Linter, found: Found, error: OSError | ReadError) -> FileOutcome:
        """A violation of a page or of a file that the caller named; a skipped one of any other, or of what has vanished."""
        why, is_owed = reason(error), found.named or (_is_owed(found) and not isinstance(error, FileNotFoundError))
        if self.task.what == "facts":
            return FileOutcome((PageFacts(found.path, unreadable=is_owed, skipped=why),))
        if is_owed:
            return FileOutcome(linter.unreadable(found.path, why).documents)
        return FileOutcome((PageResult(found.path, skipped=why),))

    def _over_limit(self, linter: Linter, found: Found, have: int, *, in_pieces: bool = False) -> FileOutcome | None:
        """What becomes of a file of *have* bytes that is larger than its owner wants read; None where it is not."""
        why = self.workspace.too_large(found.path, have, in_pieces=in_pieces)
        if why is None:
            return None
        if found.named:
            return self._unread(linter, found, ReadError(why))
        return FileOutcome(((PageFacts if self.task.what == "facts" else PageResult)(found.path, skipped=why),))

    def _facts(self, linter: Linter, found: Found, content: bytes) -> FileOutcome:
        pages = linter.facts(content, found.path)
        return FileOutcome(tuple(replace(page, unreadable=page.unreadable and _is_owed(found)) for page in pages))

    def _done(self, linter: Linter, found: Found, content: bytes, *, on_disk: bool) -> FileOutcome:
        path = found.path
        clean = self._digest(linter, path, content)
        known = self.cache.get(clean) if self.cache is not None else None
        if known is not None:
            said = known % MAINLAND
            unasked = linter.heeding(path) if said == SILENT else ()
            held = {"mainland": known % FOOTED >= MAINLAND, "footed": known >= FOOTED, "footer": said == FOOTER}
            shows = (word for word, holds in held.items() if holds)
            page = PageResult(
                path, origin=ORIGINS[said], unasked=unasked, foreign=said == FOREIGN, shows=frozenset(shows)
            )
            return FileOutcome((page,))
        mended = None
        if self.task.what in ("fix", "diff"):
            content, mended = self._mended(linter, path, content, on_disk=on_disk)
        result = linter.lint(content, path, **self._options())
        if result.unreadable is not None and not _is_owed(found):
            return FileOutcome((PageResult(path, skipped=result.unreadable),))
        known = _remembered(result.documents) if mended is None else None
        clean = self.cache.entry(clean, known) if self.cache is not None and known is not None and clean else ""
        return FileOutcome(result.documents, mended=mended, clean=clean, used=result.used, said=result.said)

    def _compared(self, linter: Linter, found: Found, content: bytes) -> FileOutcome:
        results = [*linter.beside(content, found.path, self.task.deviations.get(found.path, {}))]
        used = frozenset(pattern for result in results for pattern in result.used)
        return FileOutcome(tuple(page for result in results for page in result.documents), used=used)

    def _digest(self, linter: Linter, path: str, content: bytes) -> str:
        if self.cache is None:
            return ""
        from checker.digest import digest
        from checker.documents.included import may_bring
        from checker.documents.layouts import scripts

        is_template = suffix_of(path) in linter.rulebook.documents.suffixes
        if linter.path_settings(path).footer and may_bring(content, is_template=is_template):
            return ""  # what it brings in tells, too, and is not looked for to find out that nothing has changed
        served, beside = linter.settings.served, linter.settings.beside
        loaded = scripts(content.decode("latin-1")) if beside is not None and b"<script" in content else ()
        texts = [beside(path, address) for address in loaded] if beside is not None else []
        return digest(
            path,
            linter.settings.config.stamp,
            repr(served),
            content,
            *texts,
        )

    def _mended(self, linter: Linter, path: str, content: bytes, *, on_disk: bool) -> tuple[bytes, Mended | None]:
        """The file's content after mending, written back unless only the patch was asked for or it is no file's."""
        from checker import fix

        outcome = fix.mend(content, lambda now: self._checked(linter.lint(now, path)), unsafe=self.task.unsafe)
        if outcome.data == content:
            return content, None if outcome.settled else Mended(path, 0, note=UNSETTLED)
        if self.task.what == "diff":
            return content, Mended(path, len(outcome.applied), fix.diff(path, content, outcome.data))
        if on_disk:
            content, mended = _written(path, content, outcome.data, len(outcome.applied))
        else:
            content, mended = outcome.data, Mended(path, len(outcome.applied), text=outcome.data)
        if not outcome.settled and mended.note is None:
            mended = mended._replace(note=UNSETTLED)
        return content, mended

    def _checked(self, result: Result) -> Checked:
        """What mending may know of a look at the file: not what a baseline accepts."""
        from checker.fix import Checked

        documents = result.documents
        at = self.workspace.baseline_path(documents[0].path, self.task.baseline) if documents else None
        if at is not None:
            from checker.baseline import Ledger, read

            if at not in self.baselines:
                self.baselines[at] = read(at)
            documents = tuple(map(Ledger(self.baselines[at], self.workspace.from_root).accept, documents))
        findings = [violation.finding for document in documents for violation in document.violations]
        return Checked(result.encoding, findings, result.unreadable is None)


def _is_owed(found: Found) -> bool:
    """Whether a file must be read: what was named, and what is a web page by its suffix wherever it was met."""
    return found.named or suffix_of(found.path) in PAGES


def pieces(path: str) -> Iterator[bytes]:
    """The bytes of a file, a piece at a time. Raises OSError."""
    with open(path, "rb") as file:
        while piece := file.read(PIECE):
            yield piece


def content(path: str) -> bytes | Iterator[bytes]:
    """The bytes of a file; of a long export in pieces. Raises OSError."""
    return pieces(path) if is_long(path) else disk.content(path, disk.PAGE)


def is_long(path: str) -> bool:
    """Whether a file is an export that is read row by row."""
    return suffix_of(path) in STREAMED and size(path) > LONG


def size(path: str) -> int:
    """How many bytes a file has; none where it cannot be looked at."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _remembered(documents: tuple[PageResult, ...]) -> int | None:
    """The number for a file that is one document with nothing wrong; None for any other."""
    first = documents[0]
    clean = PageResult(
        first.path,
        origin=first.origin,
        unasked=first.unasked,
        foreign=first.foreign,
        shows=first.shows,
        doubts=first.doubts,
    )
    if documents != (clean,):
        return None
    shows = (MAINLAND if "mainland" in first.shows else 0) + (FOOTED if "footed" in first.shows else 0)
    if "footer" in first.shows:
        return None if first.origin or first.unasked or first.foreign else FOOTER + shows
    if first.foreign:
        return None if first.origin or first.unasked else FOREIGN + shows
    return (SILENT if first.unasked else ORIGINS.index(first.origin)) + shows


def _written(path: str, old: bytes, new: bytes, count: int) -> tuple[bytes, Mended]:
    from checker.atomic import write

    try:
        written = write(Path(path), new, expected=old)
    except OSError as error:
        return old, Mended(path, 0, note=reason(error), failed=True)
    return new, Mended(path, count, note=LINKED if written.severed else None)
