"""How much of recognition the tests hold: small changes to ``checker/facts`` and to how regions are drawn, one at a time, and how many of them
some test notices.

``python -m tests.mutate [COUNT [SEED]]`` changes COUNT places (60) that SEED (1) chooses, runs the tests of recognition on each, and prints the
score with every change that nobody noticed. No file is touched: a process that has run the tests once forks for every change, and the child
puts the changed code into the functions that are loaded. pytest does not run it, and it needs ``os.fork``.
"""

from __future__ import annotations

import ast
import importlib
import os
import random
import signal
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
RECOGNITION = (
    "checker/facts/*.py", "checker/documents/as_a_whole.py", "checker/readers/regions.py", "checker/readers/running_text.py",
)  # fmt: skip
TESTS = (
    "tests/facts", "tests/test_scorecard.py", "tests/readers/test_regions.py", "tests/readers/test_teasers.py", "tests/corpus/test_floors.py",
    "--deselect=tests/facts/test_safe.py",
)  # fmt: skip
SECONDS = 1800
"""A change that keeps the tests busy for longer has been noticed."""
SWAPS = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
}
Change = tuple[Path, int, int, str]
"""A file, a stretch of it in characters, and what stands there instead."""


def changes(path: Path) -> Iterator[Change]:
    """Every place of a module that can be changed: a comparison turned, ``and`` for ``or``, a number doubled, ``not`` left out."""
    source = path.read_text("utf-8")
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def at(line: int, column: int) -> int:
        row = source[starts[line - 1] : starts[line]]
        return starts[line - 1] + len(row.encode()[:column].decode())

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            right = node.comparators[0]
            left_end = at(node.left.end_lineno or 0, node.left.end_col_offset or 0)
            yield path, left_end, at(right.lineno, right.col_offset), f" {SWAPS[type(node.ops[0])]} "
        elif isinstance(node, ast.BoolOp):
            first, second = node.values[:2]
            start, end = at(first.end_lineno or 0, first.end_col_offset or 0), at(second.lineno, second.col_offset)
            word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
            if source[start:end].count(word) == 1:
                yield path, start, end, source[start:end].replace(word, other)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield path, at(node.lineno, node.col_offset), at(node.operand.lineno, node.operand.col_offset), ""
        elif isinstance(node, ast.Constant) and type(node.value) is int and node.value < 1000:
            start, end = at(node.lineno, node.col_offset), at(node.end_lineno or 0, node.end_col_offset or 0)
            yield path, start, end, str(2 * node.value + 1)


def put(change: Change) -> None:
    """Make the change in the modules that are loaded."""
    path, start, end, new = change
    source = path.read_text("utf-8")
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    changed: dict[str, Any] = {"__name__": module.__name__, "__package__": module.__package__}
    exec(compile(source[:start] + new + source[end:], str(path), "exec"), changed)  # our own source
    for name, value in changed.items():
        old = vars(module).get(name)
        if isinstance(value, type) and value.__module__ == module.__name__:
            for part, method in vars(value).items():
                _replace(vars(old).get(part), method)
        elif isinstance(value, types.FunctionType):
            _replace(old, value)
        elif isinstance(value, int | float) and value != old:
            for other in list(sys.modules.values()):
                if getattr(other, "__name__", "").startswith("checker.") and vars(other).get(name) is old:
                    setattr(other, name, value)


def _replace(old: Any, new: Any) -> None:
    """Give a function, or the function of a property, the code of another."""
    for inner in ("fget", "func", "__func__", "__wrapped__"):
        if not isinstance(new, types.FunctionType) and hasattr(new, inner):
            old, new = getattr(old, inner), getattr(new, inner)
    if isinstance(new, types.FunctionType) and isinstance(old, types.FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__


class Mutations:
    """A plugin of pytest that runs the tests once, and then again for every change, the quickest first, until one fails."""

    def __init__(self, chosen: list[Change]) -> None:
        self.chosen = chosen
        self.missed: list[Change] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them all."""
        seconds: dict[str, float] = {}
        for item in session.items:
            reports = runtestprotocol(item, log=False, nextitem=None)
            assert not any(report.failed for report in reports), f"{item.nodeid} fails without any change"
            seconds[item.nodeid] = sum(report.duration for report in reports)
        items = sorted(session.items, key=lambda item: seconds[item.nodeid])
        for change in self.chosen:
            if not self._noticed(items, change):
                self.missed.append(change)
                path, start, end, new = change
                source = path.read_text("utf-8")
                line = source.count("\n", 0, start) + 1
                print(f"\n{path.name}:{line}: {source[start:end]!r} → {new!r}", flush=True)
        return True

    def _noticed(self, items: list[pytest.Item], change: Change) -> bool:
        """Whether a test fails, or nothing can be loaded, with the change made."""
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] != 0
        signal.alarm(SECONDS)
        try:
            put(change)
            for item in items:
                if any(report.failed for report in runtestprotocol(item, log=False, nextitem=None)):
                    os._exit(1)
        except BaseException:  # noqa: BLE001 — the child ends here, whatever happens
            os._exit(2)
        os._exit(0)


def main(count: int = 60, seed: int = 1) -> None:
    """Print the score."""
    paths = sorted(path for pattern in RECOGNITION for path in ROOT.glob(pattern))
    every = [change for path in paths for change in changes(path)]
    mutations = Mutations(random.Random(seed).sample(every, min(count, len(every))))
    if (
        pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", *TESTS], plugins=[mutations])
        == pytest.ExitCode.INTERNAL_ERROR
    ):
        raise SystemExit("the tests do not pass without any change")
    noticed = len(mutations.chosen) - len(mutations.missed)
    print(f"\n{noticed} of {len(mutations.chosen)} changes noticed ({noticed / len(mutations.chosen):.0%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
