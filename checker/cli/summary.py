"""The last words of a run, for standard error: what was judged, what was not, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.documents.by_path import UNCONFIGURED
from checker.formats import Summary
from checker.formats.terminal import seen
from checker.messages import Message
from checker.model import Lang, PageResult

if TYPE_CHECKING:
    from checker.baseline import Stale
    from checker.config import PathPattern
    from checker.gathered import Untold
    from checker.worker import Mended

NAMED = 3
"""So many files that were skipped for one reason are named; more are counted by their suffixes."""
REASONS = 16
"""So many reasons are told, so that the summary fits into one screen; ``--show-files`` tells them all."""
SUFFIXES = 12
"""So many suffixes are told."""

_COUNTED = {"error": "summary.errors", "warning": "summary.warnings", "advice": "summary.advice"}
"""From the gravest to the lightest, and what so many of them are called."""


class Skips:
    """Files that were not read, by the reason."""

    def __init__(self) -> None:
        self._by_reason: dict[Message, list[str]] = {}

    def add(self, path: str, why: Message) -> None:
        """One more of them."""
        self._by_reason.setdefault(why, []).append(path)

    def lines(self, lang: Lang) -> Iterator[str]:
        """What is said of them: a line a reason, the commonest first; nothing when there are none."""
        if not self._by_reason:
            return
        count = sum(map(len, self._by_reason.values()))
        yield Message("summary.skipped", files=Message("files", count=count)).text(lang)
        reasons = sorted(self._by_reason.items(), key=lambda reason: -len(reason[1]))
        for why, paths in reasons[:REASONS]:
            which = tuple(map(seen, paths) if len(paths) <= NAMED else _by_suffix(paths))
            reason = Message("of-path", path=why, reason=which) if which else why
            yield f"  {len(paths):>5}  {reason.text(lang)}"
        if rest := [path for _, paths in reasons[REASONS:] for path in paths]:
            yield f"  {len(rest):>5}  {Message('summary.other-reasons').text(lang)}"

    def met(self, why: Message) -> bool:
        """Whether a file was left out for this reason."""
        return why in self._by_reason


def _by_suffix(paths: Sequence[str]) -> Iterator[str]:
    counted = Counter(os.path.splitext(path)[1].lower() for path in paths)
    known = [(suffix, count) for suffix, count in counted.most_common() if suffix]
    yield from (f"{seen(suffix)} {count}" for suffix, count in known[:SUFFIXES])
    if len(known) > SUFFIXES:
        yield "…"


@dataclass(slots=True)
class Tally:
    """What a run was about, counted as its results go by."""

    summary: Summary = field(default_factory=Summary)
    rules: Counter[str] = field(default_factory=Counter)
    fixable: Counter[bool] = field(default_factory=Counter)
    """How many violations have a fix, by whether it is safe."""
    skips: Skips = field(default_factory=Skips)
    foreign: list[str] = field(default_factory=list)
    """Documents whose text is not Chinese."""
    given_up: list[str] = field(default_factory=list)
    """Those in which a pattern took too long somewhere."""

    def watch(self, results: Iterable[PageResult]) -> Iterator[PageResult]:
        """The *results*, each counted before it is passed on."""
        for result in results:
            self.summary.add(result)
            self.rules.update(placed.rule for placed in result.violations)
            self.fixable.update(fix.safe for placed in result.violations if (fix := placed.finding.fix))
            if result.foreign and not result.late:
                self.foreign.append(result.path)
            if result.given_up:
                self.given_up.append(result.path)
            if result.skipped is not None:
                self.skips.add(result.path, result.skipped)
            yield result


def closing(tally: Tally, lang: Lang) -> Iterator[str]:
    """The lines, without line ends."""
    summary = tally.summary
    if not summary.documents:
        yield Message("summary.nothing").text(lang)
    else:
        counts = [(what, getattr(summary, severity)) for severity, what in _COUNTED.items()]
        found = tuple(Message(what, count=count) for what, count in counts if count)
        yield Message(
            "summary.judged",
            documents=Message("documents", count=summary.documents),
            found=found or Message("summary.clean"),
            allowed=Message("summary.allowed", count=summary.allowed) if summary.allowed else "",
            baselined=Message("summary.baselined", count=summary.baselined) if summary.baselined else "",
        ).text(lang)
    if tally.foreign:
        few = len(tally.foreign) <= NAMED
        names = Message("summary.which", path=tuple(map(seen, tally.foreign))) if few else ""
        yield Message("summary.foreign", count=len(tally.foreign), which=names).text(lang)
    if tally.given_up:
        which = tuple(map(seen, tally.given_up[:NAMED]))
        yield Message("summary.given-up", count=len(tally.given_up), path=which).text(lang)
    yield from tally.skips.lines(lang)
    if not summary.documents and tally.skips.met(UNCONFIGURED):
        yield Message("summary.only-data").text(lang)


def unasked(count: int, lang: Lang) -> Iterator[str]:
    """How many articles say nothing of where they come from, and how to have them asked."""
    if count:
        yield Message("summary.unasked", count=count).text(lang)


def untold(found: Untold | None, lang: Lang) -> Iterator[str]:
    """How many pages lack what nothing shows that they owe, and how to have them asked."""
    if found is not None and found.abroad:
        yield Message("summary.abroad", count=found.abroad).text(lang)
    if found is not None and found.spared:
        yield Message("summary.spared", count=len(found.spared)).text(lang)


def offers(tally: Tally, lang: Lang) -> Iterator[str]:
    """Which options would mend how much."""
    for what, count in (("summary.safe", tally.fixable[True]), ("summary.unsafe", tally.fixable[False])):
        if count:
            yield Message(what, count=count).text(lang)


def mendings(mended: Sequence[Mended], lang: Lang, *, written: bool) -> Iterator[str]:
    """How much was mended, or would be."""
    changed = [one for one in mended if one.fixes]
    if not changed:
        return
    fixes = Message("violations", count=sum(one.fixes for one in changed))
    files = Message("files", count=len(changed))
    yield Message("summary.mended" if written else "summary.mendable", fixes=fixes, files=files).text(lang)


def swept(paths: Sequence[str], lang: Lang) -> Iterator[str]:
    """Which temporary files were removed, the first few by name."""
    if paths:
        yield Message("note.swept", count=len(paths), path=tuple(map(seen, paths[:NAMED]))).text(lang)


def stale(entries: Sequence[Stale], lang: Lang) -> Iterator[str]:
    """What the baseline accepts in vain."""
    if entries:
        yield Message("summary.stale", count=sum(mended for _, mended in entries)).text(lang)


def idle(patterns: Sequence[PathPattern], lang: Lang) -> Iterator[str]:
    """The patterns of configurations that match nothing, each with its place."""
    for one in patterns:
        what = Message("config.idle-pattern", key=one.key, pattern=one.text).text(lang)
        yield f"{one.path}:{one.line}:{one.column}: {what}"


def statistics(tally: Tally) -> Iterator[str]:
    """How often each rule was broken, the most often first."""
    for rule, count in sorted(tally.rules.items(), key=lambda one: (-one[1], one[0])):
        yield f"{count:>6}  {rule}"
