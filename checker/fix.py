"""Mending a page: fixes applied to its bytes until nothing more can be done, and the difference as a patch."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import CheckerError
from checker.text.decode import encode_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checker.model import Edit, Finding, Fix, Span

ROUNDS = 5
"""A fix may uncover another; more rounds than this are a fault of the rules."""

CONTEXT = 3
"""Unchanged lines round a change in a patch, as everybody's tools have it."""


class Checked(NamedTuple):
    """What a look at some bytes tells: the codec that read them, and what is wrong (allowed violations left out)."""

    encoding: str
    violations: Sequence[Finding]
    readable: bool = True


@dataclass(frozen=True, slots=True)
class FixOutcome:
    """Bytes after mending. They are the given ones, when nothing was done."""

    data: bytes
    applied: tuple[Finding, ...]
    """In the order in which they were mended."""
    left: tuple[Finding, ...]
    """What is still wrong with ``data``."""
    settled: bool = True
    """False when fixes undo one another and were left out, or are not done after :data:`ROUNDS` rounds."""


def mend(data: bytes, check: Callable[[bytes], Checked], *, unsafe: bool = False) -> FixOutcome:
    """Apply what can be applied, look again, and so on until nothing is left to apply.

    *check* is called with the original bytes first, then after every round. Fixes of rules that go round in circles
    are left out, and the others begin anew; fixes after which the page cannot be read leave it as it was.
    """
    first = check(data)
    quarrelling: frozenset[str] = frozenset()
    while True:
        outcome = _mended(data, first, check, quarrelling, unsafe=unsafe)
        if isinstance(outcome, FixOutcome):
            return replace(outcome, settled=outcome.settled and not quarrelling)
        quarrelling |= outcome  # one more at least: those that were left out before fix nothing


def _mended(
    data: bytes, first: Checked, check: Callable[[bytes], Checked], without: frozenset[str], *, unsafe: bool
) -> FixOutcome | frozenset[str]:
    """The page after mending with all but the rules *without*; or the rules whose fixes undo one another."""
    now, checked = data, first
    rounds: list[tuple[bytes, list[Finding]]] = []
    for _ in range(ROUNDS):
        wanted = [finding for finding in checked.violations if finding.rule not in without]
        after, done = apply(now, checked.encoding, wanted, unsafe=unsafe)
        applied = tuple(finding for _, several in rounds for finding in several)
        if after == now:
            return FixOutcome(now, applied, tuple(checked.violations))
        rounds.append((now, done))
        if after in (before for before, _ in rounds):
            circle = rounds[[before for before, _ in rounds].index(after) :]
            return frozenset(finding.rule for _, several in circle for finding in several)
        now, checked = after, check(after)
        if not checked.readable:
            return FixOutcome(data, (), tuple(first.violations), settled=False)
    wanted = [finding for finding in checked.violations if finding.rule not in without]
    settled = apply(now, checked.encoding, wanted, unsafe=unsafe)[0] == now
    return FixOutcome(now, tuple(each for _, several in rounds for each in several), tuple(checked.violations), settled)


def apply(
    data: bytes, encoding: str, violations: Iterable[Finding], *, unsafe: bool = False
) -> tuple[bytes, list[Finding]]:
    """One round: *data* with every fix that does not touch an earlier one, and the violations so mended.

    A fix is applied whole or not at all; *unsafe* ones only when asked. Bytes outside the edits stay as they are.
    """
    wanted = list(violations)
    for _ in range(2):
        edits, done = choose(wanted, unsafe=unsafe)
        try:
            return (encode_edits(data, encoding, edits), done) if edits else (data, [])
        except CheckerError:
            wanted = [each for each in done if each.fix is not None and _writable(data, encoding, each.fix)]
    return data, []


def choose(violations: Iterable[Finding], *, unsafe: bool = False) -> tuple[list[Edit], list[Finding]]:
    """The edits of one round, rising and apart, and the violations whose fixes they are."""
    taken: list[Edit] = []
    known: set[Edit] = set()
    done: list[Finding] = []
    for violation in sorted(violations, key=lambda each: _order(each.fix)):
        fix = violation.fix
        if fix is None or not fix.edits or not (fix.safe or unsafe):
            continue
        new = [edit for edit in fix.edits if edit not in known]
        if any(_touches_one(edit, taken) for edit in new):
            continue
        for edit in new:
            insort(taken, edit, key=_span)
        known.update(new)
        done.append(violation)
    return taken, done


def _span(edit: Edit) -> Span:
    return edit.span


def _touches_one(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether *edit* touches one of those *taken*, which are rising and apart: then it touches a neighbour."""
    at = bisect_left(taken, edit.span, key=_span)
    return any(_touch(edit, other) for other in taken[max(at - 1, 0) : at + 2])


def _order(fix: Fix | None) -> tuple[int, int, bool]:
    """By place; at one place a safe fix before an unsafe one."""
    if fix is None or not fix.edits:
        return (0, 0, False)
    first = min(edit.span for edit in fix.edits)
    return (first.start, first.end, not fix.safe)


def _touch(edit: Edit, other: Edit) -> bool:
    """Whether they share a character, or an insertion stands at an end of the other (their order would be a guess)."""
    (a, b), (c, d) = edit.span, other.span
    return (a <= d and c <= b) if a == b or c == d else (a < d and c < b)


def _writable(data: bytes, encoding: str, fix: Fix) -> bool:
    """Whether the file's encoding has the characters for a fix, and keeps its neighbours as they are."""
    try:
        encode_edits(data, encoding, fix.edits)
    except CheckerError:
        return False
    return True


def diff(path: str, before: bytes, after: bytes) -> bytes:
    """A unified patch from *before* to *after* that ``git apply`` and ``patch -p1`` take; empty when they are equal.

    *path* is relative to the folder in which the patch is to be applied, with ``/``. Lines end at LF alone, so CR and
    bytes of any encoding pass through. There is no ``diff --git`` line: with one, git would count the path from the
    top of the repository instead of from the folder it is called in.
    """
    if before == after:
        return b""
    old, new = _lines(before), _lines(after)
    parts = [b"--- " + _quoted("a/" + path) + b"\n", b"+++ " + _quoted("b/" + path) + b"\n"]
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT):
        a, b, c, d = group[0][1], group[-1][2], group[0][3], group[-1][4]
        parts.append(f"@@ -{_extent(a, b)} +{_extent(c, d)} @@\n".encode())
        for tag, i, j, k, m in group:
            if tag == "equal":
                parts += _marked(b" ", old[i:j])
                continue
            parts += _marked(b"-", old[i:j])
            parts += _marked(b"+", new[k:m])
    return b"".join(parts)


def _lines(data: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _extent(start: int, stop: int) -> str:
    length = stop - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _marked(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line
        if not line.endswith(b"\n"):
            yield b"\n\\ No newline at end of file\n"


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\a": "\\a", "\b": "\\b", "\f": "\\f", "\v": "\\v"}


def _quoted(name: str) -> bytes:
    """As git writes it with ``core.quotePath=false``: Chinese stays readable; a name with a blank ends with a tab."""
    raw = name.encode("utf-8", "surrogateescape")
    if any(char in '"\\\x7f' or char < " " for char in name):
        inner = "".join(
            _ESCAPES.get(char) or ("\\" + char if char in '"\\' else f"\\{ord(char):03o}" if char < " " else char)
            for char in name
        )
        return b'"' + inner.replace("\x7f", "\\177").encode("utf-8", "surrogateescape") + b'"'
    return raw + b"\t" if " " in name else raw
