"""Violations accepted so far, so that an old site shows only its new faults.

An entry names a fault by its rule, its document and the folded words it is about; never by a line or an
offset, so that an edit elsewhere moves nothing. Equal faults of one document are counted. What the pages of one
frame have in common is one entry, by rule and frame: a new page of that frame is not new; its path only says
where the fault was seen. The file is sorted JSON with one entry a line, without time stamps: what changes in it
is what changed in the site.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from checker.disk import content
from checker.errors import ConfigError, why
from checker.messages import Message
from checker.text.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import PageResult, Violation

VERSION = 1
SHOWN = 200
"""Of an entry that is none, in a message."""

Relative = Callable[[str], str]
"""From a path as the caller named it to the path by which a baseline knows it (from the site's root, with ``/``)."""


class Accepted(NamedTuple):
    """One accepted fault; the order of its parts is the order of the file."""

    path: str
    inside: str
    rule: str
    about: str
    """Folded, white space collapsed: the fact's text, or the place where an absent thing should stand."""
    frame: str = ""
    """What names the frame that the fault is one of; then the document is only where it was seen."""

    @property
    def fingerprint(self) -> str:
        """32 hexadecimal digits that stand for this fault in every format."""
        parts = ("", "", self.rule, self.frame) if self.frame else self[:4]
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def layout(self) -> tuple[str, str] | None:
        """Rule and frame, for a fault that is one of a frame."""
        return (self.rule, self.frame) if self.frame else None


def entry(rule: str, path: str, inside: str | None, about: str, frame: str = "") -> Accepted:
    """The fault as a baseline knows it; *path* is relative to the site's root, with ``/``."""
    return Accepted(path, inside or "", rule, " ".join(fold(about).split()), frame)


def fingerprint(rule: str, path: str, inside: str | None, about: str, frame: str = "") -> str:
    """What :attr:`checker.model.Violation.fingerprint` holds: stable under edits elsewhere in the file.

    Two equal faults of one document have the same fingerprint; a format that needs distinct ones counts them. A fault
    of a frame has the same one on every page of it.
    """
    return entry(rule, path, inside, about, frame).fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """A counted set of accepted faults; every count is at least one."""

    counts: Mapping[Accepted, int]

    def __len__(self) -> int:
        return sum(self.counts.values())


EMPTY = Baseline({})


class Stale(NamedTuple):
    """An entry that accepts more faults than there are; ``mended`` of them are gone."""

    entry: Accepted
    mended: int


class Ledger:
    """A baseline being used up by one run, document after document, in order."""

    __slots__ = ("_frames", "_left", "_met", "_paths", "_relative", "_unasked", "_unheard")

    def __init__(self, baseline: Baseline, relative: Relative = str, unheard: Collection[str] = ()) -> None:
        """*unheard* are the rules that the run does not ask at all: nobody knows whether they still find what was accepted."""
        self._unheard = unheard
        self._left = Counter(baseline.counts)
        self._frames = {key.layout for key in baseline.counts if key.frame}
        self._met: set[tuple[str, str] | None] = set()
        self._paths: set[str] = set()
        self._unasked: set[tuple[str, str]] = set()
        self._relative = relative

    def accept(self, result: PageResult) -> PageResult:
        """The same result with accepted violations moved to ``baselined``; of equal ones, the first are the old ones."""
        path = self._relative(result.path)
        if result.skipped is None:
            self._paths.add(path)
        self._unasked.update((path, rule) for rule in result.unasked)
        kept: list[Violation] = []
        baselined = list(result.baselined)
        for placed in result.violations:
            key = entry(placed.rule, path, result.inside, placed.finding.about, placed.frame)
            if key.layout in self._frames:
                self._met.add(key.layout)
                baselined.append(placed)
            elif self._left[key] > 0:
                self._left[key] -= 1
                baselined.append(placed)
            else:
                kept.append(placed)
        if len(kept) == len(result.violations):
            return result
        return replace(result, violations=tuple(kept), baselined=tuple(baselined))

    def stale(self, gone: Callable[[str], bool] = lambda _: False) -> list[Stale]:
        """What was not used up, sorted: of documents that were judged, and of paths that *gone* says no longer exist."""
        left = ((key, count) for key, count in self._left.items() if count > 0 and key.layout not in self._met)
        return sorted(
            Stale(key, count)
            for key, count in left
            if (key.path in self._paths and (key.path, key.rule) not in self._unasked and key.rule not in self._unheard)
            or gone(key.path)
        )


def create(results: Iterable[PageResult], relative: Relative = str) -> Baseline:
    """A baseline of all violations in *results*, baselined ones included; allowed ones stay with their allowance."""
    return Baseline(_counted(list(results), relative))


def update(
    old: Baseline,
    results: Iterable[PageResult],
    relative: Relative = str,
    gone: Callable[[str], bool] = lambda _: False,
    unheard: Collection[str] = (),
) -> Baseline:
    """*old* with the judged documents as they are now: new faults accepted, mended ones dropped, the rest untouched."""
    seen = list(results)
    judged, now = _judged(seen, relative, unheard), _counted(seen, relative)
    frames = _frames(now)
    kept = {
        key: count
        for key, count in old.counts.items()
        if not judged(key) and not gone(key.path) and key.layout not in frames
    }
    return Baseline(kept | now)


def prune(
    old: Baseline,
    results: Iterable[PageResult],
    relative: Relative = str,
    gone: Callable[[str], bool] = lambda _: False,
    unheard: Collection[str] = (),
) -> Baseline:
    """*old* without what has been mended in the judged documents or is gone; it never accepts more than before."""
    seen = list(results)
    judged, now = _judged(seen, relative, unheard), _counted(seen, relative)
    frames = _frames(now)
    kept = {
        key: min(count, now.get(key, 0)) if judged(key) and key.layout not in frames else count
        for key, count in old.counts.items()
        if key.layout in frames or not gone(key.path)
    }
    return Baseline({key: count for key, count in kept.items() if count > 0})


def _judged(results: Iterable[PageResult], relative: Relative, unheard: Collection[str]) -> Callable[[Accepted], bool]:
    """Whether a run has looked for a fault: in a document that it judged, by a rule that it did not leave to the neighbours."""
    paths = {relative(result.path) for result in results if result.skipped is None}
    unasked = {(relative(result.path), rule) for result in results for rule in result.unasked}
    return lambda key: key.path in paths and (key.path, key.rule) not in unasked and key.rule not in unheard


def _counted(results: Iterable[PageResult], relative: Relative) -> dict[Accepted, int]:
    counts: Counter[Accepted] = Counter()
    met: set[tuple[str, str] | None] = set()
    for result in results:
        path = relative(result.path)
        for placed in (*result.violations, *result.baselined):
            key = entry(placed.rule, path, result.inside, placed.finding.about, placed.frame)
            if key.layout not in met:
                counts[key] += 1
            if key.frame:
                met.add(key.layout)
    return dict(counts)


def _frames(counts: Mapping[Accepted, int]) -> set[tuple[str, str] | None]:
    """The faults of frames among them."""
    return {key.layout for key in counts if key.frame}


def dump(baseline: Baseline) -> str:
    """The file: sorted JSON, one entry a line, LF, nothing that changes by itself."""
    lines = [_line(key, count) for key, count in sorted(baseline.counts.items())]
    body = "[]" if not lines else "[\n    " + ",\n    ".join(lines) + "\n  ]"
    return f'{{\n  "version": {VERSION},\n  "violations": {body}\n}}\n'


def _line(key: Accepted, count: int) -> str:
    row: dict[str, str | int] = {"path": key.path}
    if key.inside:
        row["document"] = key.inside
    row |= {"rule": key.rule, "about": key.about}
    if key.frame:
        row["frame"] = key.frame
    if count > 1:
        row["count"] = count
    # A file name that is not UTF-8 holds lone surrogates; as \udcxx they are JSON, and come back as they were.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def load(text: str, path: str) -> Baseline:
    """A baseline from its file's *text*; *path* is for messages.

    Raises ConfigError, with line and column where known, for anything but a baseline of this version.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        unmerged = "<<<<<<<" in text
        message = Message("baseline.unmerged") if unmerged else Message("baseline.not-json", problem=error.msg)
        raise ConfigError(message, path=path, line=error.lineno, column=error.colno) from None
    except ValueError:  # Python reads no number of so many digits
        longest = max(re.finditer(r"\d+", text), key=lambda found: found.end() - found.start())
        line = text.count("\n", 0, longest.start()) + 1
        column = longest.start() - text.rfind("\n", 0, longest.start())
        raise ConfigError(Message("baseline.number"), path=path, line=line, column=column) from None
    except RecursionError:
        raise ConfigError(Message("baseline.deep"), path=path) from None
    if not isinstance(data, dict) or not isinstance(data.get("violations"), list):
        raise _mistake(Message("baseline.no-list"), path, text, "violations")
    if data.get("version") != VERSION:
        message = Message("baseline.version", expected=VERSION, found=str(data.get("version"))[:SHOWN])
        raise _mistake(message, path, text, "version")
    if unknown := data.keys() - {"version", "violations"}:
        key = min(unknown)
        raise _mistake(Message("baseline.key", key=key[:SHOWN]), path, text, key)
    counts: Counter[Accepted] = Counter()
    for number, row in enumerate(data["violations"], 1):
        found = _row(row)
        if found is None:
            message = Message("baseline.entry", number=number, entry=json.dumps(row, ensure_ascii=False)[:SHOWN])
            raise _mistake(message, path, text, "violations", number)
        counts[found[0]] += found[1]
    return Baseline(dict(counts))


def _mistake(message: Message, path: str, text: str, key: str, number: int = 0) -> ConfigError:
    """A mistake in a baseline that is JSON: at the value of *key*, or at the entry with that *number* in it (from 1); at its beginning without such a key."""
    whole, at = json.JSONDecoder(), _shown_from(text, 0)
    parts = list(_parts(text, at)) if text[at] == "{" else []
    values = {whole.raw_decode(text, name)[0]: value for name, value in zip(parts[::2], parts[1::2], strict=True)}
    at = values.get(key, at)  # of a key that stands there twice the last counts, as for json
    at = next(islice(_parts(text, at), number - 1, None)) if number else at
    return ConfigError(message, path=path, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def _parts(text: str, at: int) -> Iterator[int]:
    """Where the items begin of the JSON list at *at*, or the keys and values, by turns, of the object."""
    whole, at = json.JSONDecoder(), _shown_from(text, at + 1)
    while text[at] not in "]}":
        yield at
        at = _shown_from(text, whole.raw_decode(text, at)[1])
        at = _shown_from(text, at + 1) if text[at] in ",:" else at


def _shown_from(text: str, at: int) -> int:
    """The next character that is no white space of JSON."""
    while text[at] in " \t\n\r":
        at += 1
    return at


def read(at: Path) -> Baseline:
    """The baseline in the file *at*. Raises ConfigError, with the line where one is known, also where there is no such file."""
    data, line = b"", 0
    try:
        data = content(at)
        return load(data.decode("utf-8"), str(at))
    except UnicodeDecodeError as error:
        line, reason = data.count(b"\n", 0, error.start) + 1, why(error)
    except OSError as error:
        reason = why(error)
    raise ConfigError(Message("baseline.unreadable", reason=reason), path=str(at), line=line, column=min(line, 1))


def _row(row: object) -> tuple[Accepted, int] | None:
    """What an entry says; None where it is none."""
    if not isinstance(row, dict) or set(row) - {"path", "document", "rule", "about", "frame", "count"}:
        return None
    parts = [row.get("path"), row.get("document", ""), row.get("rule"), row.get("about"), row.get("frame", "")]
    count = row.get("count", 1)
    if not all(isinstance(part, str) for part in parts) or type(count) is not int or count < 1:
        return None
    where, inside, rule, about, frame = (str(part) for part in parts)
    return entry(rule, where, inside, about, frame), count
