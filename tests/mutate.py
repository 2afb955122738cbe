"""How much of recognition the tests hold: small changes to ``checker/facts`` and to how regions are drawn, one at a time, and how many of them
some test notices.

``python -m tests.mutate [COUNT [SEED]]`` changes COUNT places (60) that SEED (1) chooses, runs the tests of recognition on each, and prints the
score with every change that nobody noticed. It changes files of this checkout and puts them back. pytest does not run it.
"""

from __future__ import annotations

import ast
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RECOGNITION = (
    "checker/facts/*.py", "checker/documents/as_a_whole.py", "checker/readers/regions.py", "checker/readers/running_text.py",
)  # fmt: skip
TESTS = (
    ("tests/test_scorecard.py", "tests/facts", "--deselect=tests/facts/test_metamorphic.py", "--deselect=tests/facts/test_safe.py"),
    ("tests/readers/test_regions.py", "tests/readers/test_teasers.py", "tests/corpus/test_floors.py", "tests/facts/test_metamorphic.py"),
)  # fmt: skip
"""What is run on each change, the quick first."""
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


def noticed(change: Change) -> bool:
    """Whether a test fails, or nothing can be imported, with the change made."""
    path, start, end, new = change
    source = path.read_text("utf-8")
    path.write_text(source[:start] + new + source[end:], "utf-8")
    try:
        words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        runs = (
            subprocess.run([*words, *tests], cwd=ROOT, capture_output=True, timeout=600, check=False) for tests in TESTS
        )
        return any(run.returncode != 0 for run in runs)
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(source, "utf-8")


def main(count: int = 60, seed: int = 1) -> None:
    """Print the score."""
    paths = sorted(path for pattern in RECOGNITION for path in ROOT.glob(pattern))
    every = [change for path in paths for change in changes(path)]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    missed = 0
    for change in chosen:
        if not noticed(change):
            missed += 1
            path, start, end, new = change
            source = path.read_text("utf-8")
            line = source.count("\n", 0, start) + 1
            print(f"{path.name}:{line}: {source[start:end]!r} → {new!r}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} changes noticed ({1 - missed / len(chosen):.0%})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
