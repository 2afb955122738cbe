"""How long each stage takes on the HTML pages of a folder: ``python -m tests.benchmark FOLDER``.

CPU time, the best of three rounds over all pages, everything warm; beside it turbohtml's bare tokenizer. No test asserts a time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from turbohtml import tokenize

from checker import engine, rulebook
from checker.facts import extract
from checker.model import Site
from checker.readers import html, read
from checker.readers.regions import regions
from checker.text.decode import decode
from checker.text.fold import fold

ROUNDS = 3
TODAY = date(2026, 1, 1)


def best(work: Callable[[], object]) -> float:
    """The least CPU time of a round, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main(folder: str) -> None:
    """Print a table: stage, milliseconds a page, MB a second."""
    paths = sorted(path for path in Path(folder).rglob("*") if path.suffix in {".html", ".htm"})
    pages = [(str(path), path.read_bytes()) for path in paths]
    size = sum(len(data) for _, data in pages) / 1e6
    book = rulebook.load(rulebook.shipped())
    decoded = [decode(data, declared_in="html") for _, data in pages]
    drafts = [html.draft(one.text) for one in decoded]
    documents = [next(read(path, data)) for path, data in pages]
    facts = [extract(document, book.kinds, Site()) for document in documents]
    stages: dict[str, Callable[[], object]] = {
        "decode": lambda: [decode(data, declared_in="html") for _, data in pages],
        "bare tokenizer": lambda: [sum(1 for _ in tokenize(one.text, resolve_references=False)) for one in decoded],
        "tokens → text": lambda: [html.draft(one.text) for one in decoded],
        "regions": lambda: [regions(one, fold(one.text), book.kinds) for one in drafts],
        "fold": lambda: [fold(one.text) for one in drafts],
        "reading, whole": lambda: [list(read(path, data)) for path, data in pages],
        "facts": lambda: [extract(document, book.kinds, Site()) for document in documents],
        "rules": lambda: [
            engine.judge(document, found, book, Site(), TODAY) for document, found in zip(documents, facts, strict=True)
        ],
    }
    print(f"{len(pages)} pages, {size:.1f} MB")
    for name, work in stages.items():
        seconds = best(work)
        print(f"{name:16}{seconds * 1000 / len(pages):8.2f} ms/page{size / seconds:9.1f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1])
