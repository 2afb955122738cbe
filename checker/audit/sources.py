"""What an audit was given, as pieces of work: archives, tables, exports, indexes, folders of them and lists of their paths."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.audit import store, tables
from checker.audit.captures import Shape, Unit
from checker.audit.members import MAGIC
from checker.errors import CheckerError
from checker.messages import Message

SHAPES: dict[str, Shape] = {
    ".warc": "warc", ".warc.gz": "warc",
    ".parquet": "table",
    ".jsonl": "lines", ".ndjson": "lines", ".jsonl.gz": "lines", ".ndjson.gz": "lines",
    ".cdx": "index", ".cdxj": "index", ".cdx.gz": "index", ".cdxj.gz": "index",
}  # fmt: skip
"""How a file's name ends → what it holds."""
LISTS = (".txt", ".paths", ".list", ".paths.gz")
"""How the name of a list of paths ends, one a line."""
PIECE = 64 << 20
"""Bytes of an archive that make a piece of work: of pages about two minutes."""


class Given(NamedTuple):
    """What there is to do, and what was met beside it."""

    units: tuple[Unit, ...]
    others: tuple[str, ...]
    """Files in the folders that hold nothing for us."""


def given(inputs: Iterable[str], piece: int = PIECE) -> Given:
    """The pieces of work in *inputs*: files, folders, lists of paths. Raises FileNotFoundError, OSError and CheckerError."""
    units: dict[Unit, None] = {}
    others: list[str] = []
    for path in inputs:
        before = len(units)
        for file, is_named in _files(path):
            shape = shape_of(file.path)
            if shape is not None:
                units |= dict.fromkeys(_pieces(file, shape, piece))
            elif is_named:
                raise CheckerError(Message("audit.no-shape", path=file.path, suffixes=tuple(SHAPES)))
            else:
                others.append(file.path)
        if len(units) == before and not others:
            raise CheckerError(Message("audit.nothing", path=path))
    if not units:
        raise CheckerError(Message("audit.nothing", path=" ".join(inputs)))
    return Given(tuple(units), tuple(others))


def shape_of(path: str) -> Shape | None:
    """What a file holds, by the end of its name; None where it holds nothing for us."""
    name = path.lower()
    return next((shape for suffix, shape in SHAPES.items() if name.endswith(suffix)), None)


def _files(path: str) -> Iterator[tuple[store.Stored, bool]]:
    """The files that *path* stands for, and whether somebody named them one by one."""
    whole = store.whole(path)
    if not store.is_address(path) and not os.path.exists(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    if whole.lower().endswith(LISTS) and not os.path.isdir(whole):
        home = whole.rpartition("/")[0]
        for line in _listed(whole):
            named = line if store.is_address(line) or os.path.isabs(line) else f"{home}/{line}"
            yield from ((file, True) for file in store.found(named))
        return
    yield from ((file, file.path == whole) for file in store.found(whole))


def _listed(path: str) -> list[str]:
    """The paths in a list: those of a relative one count from the list."""
    import gzip

    with store.opened(path) as file:
        data = gzip.decompress(file.read()) if path.endswith(".gz") else file.read()
    lines = (line.strip() for line in data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _pieces(file: store.Stored, shape: Shape, piece: int) -> Iterator[Unit]:
    """A file in pieces: an archive that is packed record by record in ranges, a table in row groups, any other whole."""
    if shape == "warc" and file.size > piece and file.path.lower().endswith(".gz") and _is_packed(file.path):
        for start in range(0, file.size, piece):
            end = min(start + piece, file.size)
            yield Unit(file.path, shape, start, end, end - start)
    elif shape == "table" and file.size > piece and (sizes := _groups(file.path)):
        start = size = 0
        for number, each in enumerate(sizes):
            size += each
            if size >= piece or number == len(sizes) - 1:
                yield Unit(file.path, shape, start, number + 1, size)
                start, size = number + 1, 0
    else:
        yield Unit(file.path, shape, size=file.size)


def _is_packed(path: str) -> bool:
    with store.opened(path) as file:
        return file.read(len(MAGIC)) == MAGIC


def _groups(path: str) -> list[int]:
    """The sizes of a table's row groups; none where it is broken, which whoever reads it will tell."""
    try:
        with store.opened(path) as file:
            return tables.groups(file)
    except (OSError, ValueError):
        return []
