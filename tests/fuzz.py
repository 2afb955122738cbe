"""Inputs that a fuzzer makes, for everything that reads what others wrote: ``python -m tests.fuzz TARGET [libFuzzer options]``.

A target is ``pages``, ``configuration``, ``rules``, ``baseline`` or ``list``. With atheris (``pip install atheris``) the code says which inputs reach new
lines, and it goes on until it is stopped (``-runs=10000`` or ``-max_total_time=600`` bound it); its corpus begins as what lies in ``samples/``
and ``rules/``. An input that breaks something is kept as ``crash-…``, and ``python -m tests.fuzz TARGET crash-…`` runs it again.
What an input must not do is the same for the tests that run without atheris (``tests/test_fuzz.py``).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checker.config import discovery
from checker.errors import CheckerError
from checker.rulebook.own import extended
from checker.settings import Settings
from checker.text.decode import decode
from checker.walk import Found
from checker.worker import Task, Worker
from checker.workspace import Workspace

HERE = Path(__file__).parent.parent
SUFFIXES = (
    "html", "md", "txt", "php", "jsp", "vue", "jsx", "js", "pug", "yml", "json", "jsonl", "csv", "tsv", "xml", "rss", "docx", "zip", "tar.gz", "",
)  # fmt: skip
"""What the first byte of an input chooses from: the name of the page that the rest is."""


@cache
def space() -> Workspace:
    """A workspace without a configuration."""
    return Workspace(Settings(today=date(2026, 11, 25)), no_config=True)


def pages(data: bytes) -> None:
    """A page is judged, told and mended; every place is in it, and mending it once more changes nothing."""
    if not data:
        return
    name, content = f"a.{SUFFIXES[data[0] % len(SUFFIXES)]}".rstrip("."), data[1:]
    for what in ("lint", "facts", "diff"):
        outcome = Worker(space(), Task(what)).take(Found(name, named=True), content)  # type: ignore[arg-type]
        assert outcome.crash is None, outcome.crash
        if what != "lint" or name.endswith((".docx", ".zip", ".gz")):
            continue
        for result in outcome.results:
            if result.skipped is None and not any(each.rule == "page-unreadable" for each in result.violations):
                size = len(decode(content, declared_in="html").text)
                assert all(0 <= each.finding.span.start <= each.finding.span.end <= size for each in result.violations)


def configuration(data: bytes) -> None:
    """A configuration is read, or what is wrong with it is told at its place."""
    _told(".checker.yaml", data, lambda path: discovery.load(path, space()._names(()), within=path.parent))


def rules(data: bytes) -> None:
    """A rule file is read, or what is wrong with it is told."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.yaml").write_bytes(data)
        for mistake in extended(space().rulebook, Path(folder)).mistakes:
            assert mistake.line >= 0


def baseline(data: bytes) -> None:
    """A baseline is read, or its mistake is told with its line."""
    from checker.baseline import read

    _told("baseline.json", data, read)


def listed(data: bytes) -> None:
    """A list of approved sources is read, or its mistake is told."""
    _told("sources.txt", data, lambda path: discovery.read_sources(path, "sources.txt"))


def _told(name: str, data: bytes, read: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read(path)
        except CheckerError as mistake:
            if not str(mistake):
                raise AssertionError(name) from mistake


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "pages": pages,
    "configuration": configuration,
    "rules": rules,
    "baseline": baseline,
    "list": listed,
}


def seeds(target: str) -> Iterator[bytes]:
    """What the corpus of a target begins as."""
    if target == "pages":
        for path in sorted((HERE / "samples" / "pages").iterdir()):
            suffix = path.suffix.removeprefix(".").replace("htm", "html").replace("htmll", "html")
            yield bytes([SUFFIXES.index(suffix) if suffix in SUFFIXES else 0]) + path.read_bytes()
    elif target == "rules":
        yield from (
            path.read_bytes() for path in sorted((HERE / "rules").glob("*/*.yaml")) if path.parent.name != "facts"
        )
    elif target == "configuration":
        yield b"site: {name: x, owner: y, hosts: [a.cn], icp: z}\nuse: [news]\nrules: {icp-unlinked: off}\nallow: [{rule: icp-missing, paths: ['a/**'], reason: r}]\n"
        yield "house names: [甲]\npresume: republished\nkinds: {'a/**': page}\nignore: ['v/**']\nfooter: f.ejs\nextends: ../b.yaml\n".encode()
    elif target == "baseline":
        yield b'{"version": 1, "accepted": []}'
    else:
        yield "新华社|新华网\n# 注\n".encode()


def main() -> None:
    """Fuzz, or run one input again."""
    name, *options = sys.argv[1:]
    if options and not options[0].startswith("-") and Path(options[0]).is_file():
        TARGETS[name](Path(options[0]).read_bytes())
        return
    import atheris  # not on every system, so no test needs it

    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], *options, corpus], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
