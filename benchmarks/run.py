"""How fast checker is, beside other programs, in one run: medians, ranges and ratios, of processor time, elapsed time and memory.

    python benchmarks/run.py [--rounds N] [--large MB] [--pages FOLDER ...] [--tools FOLDER ...] [--yara PYTHON] [--picture FILE]

The pages are those of the corpora beside the checkout, or else those of ``samples/``. Every round runs each case once, one
after another, so that what slows the machine down slows all of them down; a ratio is that of two cases of one round. Other
programs are taken from PATH and *tools*, YARA-X from the Python that has it; one that is missing is named, with how it is
installed, and one of another version than is pinned, too. The ratios of processor time are what to compare; elapsed time depends
on what else the machine does. A cache remembers pages without a fault: for its two cases only one rule is asked, which nearly
every page keeps. The user's cache, where the parsed rules are, is one of its own.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = 10
"""So many pages lie in a folder."""
CORPORA = ("corpus", "corpus-2", "corpus-3")
WORDS = "ICP备|版权所有|来源|转载自"
LINK = "<a href=$A>$$$B</a>"
ONE_RULE = ["--select", "copyright-years-reversed"]
PYTHON = [sys.executable]
CHECKER = [sys.executable, "-m", "checker", "lint", "-q", "--exit-zero"]
OTHERS = {
    "textlint": "npm install textlint@15.8.0 textlint-plugin-html@1.0.1 textlint-rule-prh@6.1.0 (--tools node_modules/.bin)",
    "ast-grep": "pip install ast-grep-cli==0.51.1",
    "rg": "pip install ripgrep==15.1.0",
    "yara-x": "pip install yara-x==1.22.1 (--yara PYTHON)",
}
"""Programs beside ours, and how each is installed, with the version that is meant."""


class Case(NamedTuple):
    """One thing to be timed."""

    name: str
    call: Sequence[str]
    before: Callable[[], object] = lambda: None
    folder: Path | None = None


class Took(NamedTuple):
    """What one run took."""

    processor: float
    """Seconds, of all its processes."""
    elapsed: float
    memory: float
    """Megabytes of its largest process."""


def tree(folder: Path, pages: Sequence[Path], copies: int) -> tuple[int, int]:
    """A work tree of the pages: how many, and how many bytes. In folders of so few that none counts as a collection, which is passed over."""
    (folder / ".git").mkdir(parents=True)
    for copy in range(copies):
        for number, page in enumerate(pages):
            at = folder / f"{copy}" / f"{number // FOLDER}" / f"{number}-{page.name}"
            at.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, at)
    return len(pages) * copies, copies * sum(page.stat().st_size for page in pages)


def found(folders: Sequence[Path]) -> list[Path]:
    """The HTML pages in some folders."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".htm"})
    return [path for path in paths if path.is_file()]


class Trees(NamedTuple):
    """What is looked at."""

    site: Path
    """Every page once."""
    large: Path
    """Copies of them."""
    small: Path
    """One page of a line."""


def cases(trees: Trees, paths: str, yara: str | None) -> list[Case]:
    """What is timed, and what is missing for it is said."""
    site, large, small = trees
    cache = site / ".checker_cache"
    forget = lambda: shutil.rmtree(cache, ignore_errors=True)  # noqa: E731
    made = [
        Case("checker, one process", [*CHECKER, "--no-cache", "-j1", "."]),
        Case("checker, two processes", [*CHECKER, "--no-cache", "-j2", "."]),
        Case("checker, cold cache", [*CHECKER, *ONE_RULE, "-j1", "."], forget),
        Case("checker, warm cache", [*CHECKER, *ONE_RULE, "-j1", "."]),
        Case("checker, one small file", [*CHECKER, "--no-cache", str(small)], folder=small.parent),
        Case("python -c pass", [*PYTHON, "-c", "pass"]),
        Case("checker --version", [*PYTHON, "-m", "checker", "--version"]),
        Case("checker, large tree", [*CHECKER, "--no-cache", "-j1", "."], folder=large),
    ]
    search = ["--threads", "1", "--count", WORDS, "."]
    others = {
        "textlint": [("textlint", ["--config", ".textlintrc.json", str(site / "**/*.html")], None)],
        "ast-grep": [("ast-grep", ["run", "--lang", "html", "--pattern", LINK, "--threads", "1", "."], None)],
        "rg": [("rg", search, None), ("rg, large tree", search, large)],
    }
    for name, calls in others.items():
        at = shutil.which(name, path=paths)
        if at is None or not is_pinned(name, [at, "--version"]):
            print(f"{name} is {'missing' if at is None else 'of another version'}: {OTHERS[name]}")
        if at is None:
            continue
        for title, arguments, folder in calls:
            made.append(Case(title, [at, *arguments], folder=for_textlint(Path(at)) if name == "textlint" else folder))
    which = [yara or sys.executable, "-c", "from importlib.metadata import version; print(version('yara-x'))"]
    if is_pinned("yara-x", which):
        made.append(Case("yara-x", [which[0], str(HERE / "yara.py"), ".", *WORDS.split("|")]))
    else:
        print(f"yara-x is missing, or of another version: {OTHERS['yara-x']}")
    return made


def is_pinned(name: str, call: Sequence[str]) -> bool:
    """Whether a program says that it has the version that is meant."""
    meant = OTHERS[name].partition("@" if name == "textlint" else "==")[2].split()[0]
    said = subprocess.run(call, capture_output=True, text=True, check=False).stdout
    return meant in said.replace("v", " ").split()


def for_textlint(program: Path) -> Path:
    """The folder of textlint's modules, our configuration and words put there."""
    folder = program.parent.parent.parent
    for file in (HERE / "textlint").iterdir():
        shutil.copyfile(file, folder / file.name)
    return folder


def run(case: Case, trees: Trees) -> Took:
    """Run it once."""
    case.before()
    start = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(trees.small.parent / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(
        case.call, cwd=case.folder or trees.site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Took(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / scale)


def table(results: dict[str, list[Took]], sizes: dict[str, int]) -> list[str]:
    """The table, in Markdown; *sizes* are the bytes that a case looks at, where that is a tree of pages."""
    lines = ["| | processor s: median (range) | elapsed s | MB/s | memory MB |", "|---|---|---|---|---|"]
    for name, took in results.items():
        times = [one.processor for one in took]
        elapsed = statistics.median(one.elapsed for one in took)
        rate = f"{sizes[name] / 1e6 / statistics.median(times):.1f}" if name in sizes else ""
        memory = max(one.memory for one in took)
        lines.append(f"| {name} | {spread(times, 3)} | {elapsed:.3f} | {rate} | {memory:.0f} |")
    return lines


def spread(numbers: Sequence[float], digits: int) -> str:
    """The median of some numbers, and their range."""
    shown = [f"{number:.{digits}f}" for number in (statistics.median(numbers), min(numbers), max(numbers))]
    return f"{shown[0]} ({shown[1]}–{shown[2]})"


RATIOS = (
    ("textlint / checker, one process", "textlint", "checker, one process", "≥ 8"),
    ("ast-grep / checker, one process", "ast-grep", "checker, one process", "≥ 3"),
    ("checker / ripgrep, large tree", "checker, large tree", "rg, large tree", "≤ 60"),
    ("checker / yara-x, one process", "checker, one process", "yara-x", ""),
    ("one small file / python -c pass", "checker, one small file", "python -c pass", "≤ 10"),
    ("one process / two, elapsed", "checker, one process", "checker, two processes", "≥ 1.7"),
    ("cold / warm cache", "checker, cold cache", "checker, warm cache", "≥ 15"),
)
"""A name, the two cases, and what is asked of their ratio."""


def ratios(results: dict[str, list[Took]]) -> list[str]:
    """The ratios, round by round, of those programs that are there."""
    lines = ["| ratio: median (range) | | asked |", "|---|---|---|"]
    for name, above, below, asked in RATIOS:
        if above in results and below in results:
            pairs = zip(results[above], results[below], strict=True)
            what = "elapsed" if "elapsed" in name else "processor"
            lines.append(f"| {name} | {spread([getattr(a, what) / getattr(b, what) for a, b in pairs], 2)} | {asked} |")
    return lines


def picture(results: dict[str, list[Took]], sizes: dict[str, int]) -> str:
    """The megabytes that each program looks at in a second of processor time, as a drawing (SVG)."""
    rates = {
        name: sizes[name] / 1e6 / statistics.median(one.processor for one in took)
        for name, took in results.items()
        if name in sizes and "two" not in name
    }
    most, bars = max(rates.values()), []
    for number, (name, rate) in enumerate(sorted(rates.items(), key=lambda each: each[1])):
        at, wide = 30 * number, max(2, round(380 * rate / most))
        fill = "#b5442e" if name.startswith("checker") else "#8a8f98"
        bars.append(
            f'<text x="176" y="{at + 19}" text-anchor="end">{name}</text>'
            f'<rect x="186" y="{at + 5}" width="{wide}" height="20" fill="{fill}"/>'
            f'<text x="{192 + wide}" y="{at + 19}">{rate:.1f} MB/s</text>'
        )
    size = f'viewBox="0 0 680 {30 * len(rates)}" font-family="sans-serif" font-size="13"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>', *bars, "</svg>", ""])


def main() -> None:
    """Make the trees, time everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", type=float, default=200, metavar="MB", help="of the tree that ripgrep is timed on")
    parser.add_argument("--pages", type=Path, nargs="*", help="folders of pages")
    parser.add_argument("--tools", nargs="*", default=[], help="folders with other programs")
    parser.add_argument("--yara", metavar="PYTHON", help="a Python that has yara-x")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="where the speeds are drawn (SVG)")
    asked = parser.parse_args()
    beside = [ROOT.parent / "shared" / corpus / part for corpus in CORPORA for part in ("html", "pages")]
    pages = found(asked.pages or beside) or found([ROOT / "samples"])
    paths = os.pathsep.join([*asked.tools, os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as scratch:
        trees = Trees(Path(scratch) / "site", Path(scratch) / "large", Path(scratch) / "alone" / "a.html")
        number, size = tree(trees.site, pages, 1)
        copies = max(1, math.ceil(asked.large * 1e6 / size))
        _, large = tree(trees.large, pages, copies)
        trees.small.parent.mkdir()
        trees.small.write_text("<!doctype html><title>小桥</title><p>昨日，小桥正式通车。</p>\n", encoding="utf-8")
        print(f"{number} pages, {size / 1e6:.1f} MB, {copies} times in the large tree; {asked.rounds} rounds")
        print(f"Python {sys.version.split()[0]}; checker is pure Python, above regex and libyaml, in all its figures\n")
        chosen = cases(trees, paths, asked.yara)
        for case in (
            chosen * 2
        ):  # twice for nothing: byte code, parsed rules and compiled patterns are written, the disk is read
            if "large" not in case.name:
                run(case, trees)
        results: dict[str, list[Took]] = {case.name: [] for case in chosen}
        for _ in range(asked.rounds):
            for case in chosen:
                results[case.name].append(run(case, trees))
    sizes = {name: large if "large" in name else size for name in results if not _is_start(name)}
    print("\n".join([*table(results, sizes), "", *ratios(results)]))
    if asked.picture is not None:
        asked.picture.write_text(picture(results, sizes), encoding="utf-8")


def _is_start(name: str) -> bool:
    """Whether a case reads no tree of pages, or remembers it."""
    return any(part in name for part in ("file", "cache", "-c", "--"))


if __name__ == "__main__":
    main()
