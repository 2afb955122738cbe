"""How fast checker is, beside other programs, in one run: medians, ranges and ratios, of processor time, elapsed time and memory.

    python benchmarks/run.py [--rounds N] [--copies N] [--pages FOLDER ...] [--tools FOLDER ...]

The pages are those of the corpora beside the checkout, or else those of ``samples/``. Every round runs each case once, one
after another, so that what slows the machine down slows all of them down. Other programs are taken from PATH and *tools*; one
that is missing is named, with how it is installed. The ratios of processor time are what to compare; elapsed time depends on
what else the machine does.
"""

from __future__ import annotations

import argparse
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
CORPORA = ("corpus", "corpus-2", "corpus-3")
WORDS = "ICP备|版权所有|来源|转载自"
LINK = "<a href=$A>$$$B</a>"
FILED = '<a href="https://beian.miit.gov.cn/">京ICP备11041399号-1</a>'
CLEAN = 200
"""Pages without a fault."""
PYTHON = [sys.executable]
CHECKER = [sys.executable, "-m", "checker", "lint", "-q", "--exit-zero"]
OTHERS = {
    "textlint": "npm install textlint@15.8.0 textlint-plugin-html@1.0.1 textlint-rule-prh@6.1.0 (--tools node_modules/.bin)",
    "ast-grep": "pip install ast-grep-cli==0.51.1",
    "rg": "pip install ripgrep==15.1.0",
}
"""Programs beside ours, and how each is installed."""


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
    """A work tree of the pages: how many, and how many bytes."""
    (folder / ".git").mkdir(parents=True)
    for copy in range(copies):
        for number, page in enumerate(pages):
            at = folder / f"{copy}" / f"{number // 100}" / f"{number}-{page.name}"
            at.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, at)
    return len(pages) * copies, copies * sum(page.stat().st_size for page in pages)


def found(folders: Sequence[Path]) -> list[Path]:
    """The HTML pages in some folders."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".htm"})
    return [path for path in paths if path.is_file()]


def faultless(folder: Path) -> None:
    """A work tree of pages without a fault, which is all that a cache remembers."""
    said = "".join(f"<p>昨日，小桥第{number}次通车，两岸居民往来更加方便。</p>\n" for number in range(300))
    (folder / ".git").mkdir(parents=True)
    for number in range(CLEAN):
        page = f"<!doctype html><title>小桥{number}</title>\n{said}<footer>© 2012 小河社 {FILED}</footer>\n"
        (folder / f"{number}.html").write_text(page, encoding="utf-8")


def cases(site: Path, clean: Path, small: Path, paths: str) -> list[Case]:
    """What is timed, and what is missing for it is said."""
    cache = clean / ".checker_cache"
    forget = lambda: shutil.rmtree(cache, ignore_errors=True)  # noqa: E731
    made = [
        Case("checker, one process", [*CHECKER, "--no-cache", "-j1", "."]),
        Case("checker, two processes", [*CHECKER, "--no-cache", "-j2", "."]),
        Case("checker, cold cache", [*CHECKER, "-j1", "."], forget, clean),
        Case("checker, warm cache", [*CHECKER, "-j1", "."], folder=clean),
        Case("checker, one small file", [*CHECKER, str(small)], folder=small.parent),
        Case("python -c pass", [*PYTHON, "-c", "pass"]),
        Case("checker --version", [*PYTHON, "-m", "checker", "--version"]),
    ]
    others = {
        "textlint": ["--config", ".textlintrc.json", str(site / "**/*.html")],
        "ast-grep": ["run", "--lang", "html", "--pattern", LINK, "--threads", "1", "."],
        "rg": ["--threads", "1", "--count", WORDS, "."],
    }
    for name, arguments in others.items():
        at = shutil.which(name, path=paths)
        if at is None:
            print(f"{name} is missing: {OTHERS[name]}")
            continue
        folder = None
        if name == "textlint":
            folder = Path(at).parent.parent.parent
            for file in (HERE / "textlint").iterdir():
                shutil.copyfile(file, folder / file.name)
        made.append(Case(name, [at, *arguments], folder=folder))
    return made


def run(case: Case, site: Path) -> Took:
    """Run it once."""
    case.before()
    start = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen(
        case.call, cwd=case.folder or site, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Took(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / scale)


def table(results: dict[str, list[Took]], size: int) -> list[str]:
    """The table, in Markdown."""
    first = statistics.median(one.processor for one in results["checker, one process"])
    lines = [
        "| | processor s (median, range) | / checker, one process | elapsed s | MB/s | memory MB |",
        "|---|---|---|---|---|---|",
    ]
    for name, took in results.items():
        times = sorted(one.processor for one in took)
        middle, elapsed = statistics.median(times), statistics.median(one.elapsed for one in took)
        rate = f"{size / 1e6 / middle:.1f}" if not any(part in name for part in ("file", "cache", "-c", "--")) else ""
        lines.append(
            f"| {name} | {middle:.3f} ({times[0]:.3f}–{times[-1]:.3f}) | {middle / first:.2f} | {elapsed:.3f} | {rate} "
            f"| {max(one.memory for one in took):.0f} |"
        )
    return lines


def ratios(results: dict[str, list[Took]]) -> list[str]:
    """The ratios that are asked for, of those programs that are there."""

    def middle(name: str, what: str = "processor") -> float | None:
        return statistics.median(getattr(one, what) for one in results[name]) if name in results else None

    asked = [
        ("textlint / checker, one process", "textlint", "checker, one process", "processor"),
        ("ast-grep / checker, one process", "ast-grep", "checker, one process", "processor"),
        ("checker / ripgrep", "checker, one process", "rg", "processor"),
        ("one small file / python -c pass", "checker, one small file", "python -c pass", "processor"),
        ("one process / two, elapsed", "checker, one process", "checker, two processes", "elapsed"),
        ("cold / warm cache", "checker, cold cache", "checker, warm cache", "processor"),
    ]
    lines = ["| ratio | |", "|---|---|"]
    for name, above, below, what in asked:
        one, other = middle(above, what), middle(below, what)
        if one is not None and other:
            lines.append(f"| {name} | {one / other:.2f} |")
    return lines


def main() -> None:
    """Make the tree, time everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--copies", type=int, default=1, help="of every page in the tree")
    parser.add_argument("--pages", type=Path, nargs="*", help="folders of pages")
    parser.add_argument("--tools", nargs="*", default=[], help="folders with other programs")
    asked = parser.parse_args()
    beside = [ROOT.parent / "shared" / corpus / part for corpus in CORPORA for part in ("html", "pages")]
    pages = found(asked.pages or beside) or found([ROOT / "samples"])
    paths = os.pathsep.join([*asked.tools, os.environ.get("PATH", "")])
    with tempfile.TemporaryDirectory() as scratch:
        site, clean, alone = Path(scratch) / "site", Path(scratch) / "clean", Path(scratch) / "alone"
        faultless(clean)
        number, size = tree(site, pages, asked.copies)
        alone.mkdir()
        small = alone / "a.html"
        small.write_text("<!doctype html><title>小桥</title><p>昨日，小桥正式通车。</p>\n", encoding="utf-8")
        print(f"{number} pages, {size / 1e6:.1f} MB, {asked.rounds} rounds, Python {sys.version.split()[0]}\n")
        chosen = cases(site, clean, small, paths)
        for case in chosen:  # once for nothing: byte code is written, the disk is read
            run(case, site)
        results: dict[str, list[Took]] = {case.name: [] for case in chosen}
        for _ in range(asked.rounds):
            for case in chosen:
                results[case.name].append(run(case, site))
    print("\n".join([*table(results, size), "", *ratios(results)]))


if __name__ == "__main__":
    main()
