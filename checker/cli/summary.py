"""The last words of a run, for standard error: what was judged, what was not, and why."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.formats import Summary
from checker.formats.terminal import seen
from checker.formats.text import SEVERITY
from checker.model import Lang, PageResult, Severity, Words

if TYPE_CHECKING:
    from checker.baseline import Stale
    from checker.config import PathPattern
    from checker.worker import Mended

NAMED = 3
"""So many files that were skipped for one reason are named; more are counted by their suffixes."""
SUFFIXES = 12
"""So many suffixes are told."""

_ORDER: tuple[Severity, ...] = ("error", "warning", "advice")


class Skips:
    """Files that were not read, by the reason."""

    def __init__(self) -> None:
        self._by_reason: dict[str, tuple[Words, list[str]]] = {}

    def add(self, path: str, why: Words) -> None:
        """One more of them."""
        self._by_reason.setdefault(why["en"], (why, []))[1].append(path)

    def lines(self, lang: Lang) -> Iterator[str]:
        """What is said of them: a line a reason, the commonest first; nothing when there are none."""
        if not self._by_reason:
            return
        count = sum(len(paths) for _, paths in self._by_reason.values())
        yield f"跳过 {count} 个文件：" if lang == "zh" else f"Skipped {_many(count, 'file')}:"
        colon, comma = ("：", "、") if lang == "zh" else (": ", ", ")
        for why, paths in sorted(self._by_reason.values(), key=lambda one: -len(one[1])):
            which = comma.join(map(seen, paths) if len(paths) <= NAMED else _by_suffix(paths))
            yield f"  {len(paths):>5}  {why[lang]}{colon if which else ''}{which}"


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

    def watch(self, results: Iterable[PageResult]) -> Iterator[PageResult]:
        """The *results*, each counted before it is passed on."""
        for result in results:
            self.summary.add(result)
            self.rules.update(placed.rule for placed in result.violations)
            self.fixable.update(fix.safe for placed in result.violations if (fix := placed.finding.fix))
            if result.skipped is not None:
                self.skips.add(result.path, result.skipped)
            yield result


def closing(tally: Tally, lang: Lang) -> Iterator[str]:
    """The lines, without line ends."""
    summary = tally.summary
    counts = [(name, getattr(summary, name)) for name in _ORDER]
    if not summary.documents:
        yield "没有找到可判的文档。" if lang == "zh" else "No document was found to judge."
    elif lang == "zh":
        found = "、".join(f"{SEVERITY[name]['zh']} {count}" for name, count in counts if count) or "没有违规"
        line = f"判了 {summary.documents} 篇：{found}"
        line += f"；豁免 {summary.allowed}" if summary.allowed else ""
        line += f"；基线已收 {summary.baselined}" if summary.baselined else ""
        yield line + "。"
    else:
        found = ", ".join(_many(count, SEVERITY[name]["en"]) for name, count in counts if count) or "no violations"
        line = f"Judged {_many(summary.documents, 'document')}: {found}"
        line += f"; {summary.allowed} allowed" if summary.allowed else ""
        line += f"; {summary.baselined} in the baseline" if summary.baselined else ""
        yield line + "."
    yield from tally.skips.lines(lang)


def offers(tally: Tally, lang: Lang) -> Iterator[str]:
    """Which options would mend how much."""
    safe, unsafe = tally.fixable[True], tally.fixable[False]
    if lang == "zh":
        if safe:
            yield f"有 {safe} 处可用 --fix 改好。"
        if unsafe:
            yield f"有 {unsafe} 处可用 --unsafe-fixes 试改，改后请核对。"
        return
    if safe:
        yield f"{_many(safe, 'violation')} can be mended with --fix."
    if unsafe:
        yield f"{_many(unsafe, 'violation')} can be mended with --unsafe-fixes; check what it writes."


def mendings(mended: Sequence[Mended], lang: Lang, *, written: bool) -> Iterator[str]:
    """How much was mended, or would be."""
    changed = [one for one in mended if one.fixes]
    if not changed:
        return
    fixes = sum(one.fixes for one in changed)
    if lang == "zh":
        yield f"{'改好' if written else '可以改好'} {fixes} 处，在 {len(changed)} 个文件里。"
    else:
        done = "Mended" if written else "Would mend"
        yield f"{done} {_many(fixes, 'violation')} in {_many(len(changed), 'file')}."


def stale(entries: Sequence[Stale], lang: Lang) -> Iterator[str]:
    """What the baseline accepts in vain."""
    if not entries:
        return
    count = sum(mended for _, mended in entries)
    if lang == "zh":
        yield f"基线里有 {count} 处已经改好，可用 checker baseline prune 清掉。"
    else:
        yield f"{_many(count, 'entry')} of the baseline {'is' if count == 1 else 'are'} mended; drop with “checker baseline prune”."


def idle(patterns: Sequence[PathPattern]) -> Iterator[str]:
    """The patterns of configurations that match nothing, each with its place."""
    for one in patterns:
        yield f"{one.path}:{one.line}:{one.column}: {one.key} “{one.text}” 没有匹配到任何文件 matches no file"


def statistics(tally: Tally) -> Iterator[str]:
    """How often each rule was broken, the most often first."""
    for rule, count in sorted(tally.rules.items(), key=lambda one: (-one[1], one[0])):
        yield f"{count:>6}  {rule}"


def _many(count: int, noun: str) -> str:
    plurals = {"advice": "advice", "entry": "entries"}
    return f"{count} {noun if count == 1 else plurals.get(noun, noun + 's')}"
