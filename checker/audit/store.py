"""Files to be read wherever they lie: on a disk that every worker sees, or in a store with an address (``s3a://``, ``hdfs://``)."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

SCHEMES = {"s3a": "s3", "s3n": "s3"}
"""As the engine says → as the library that reads says."""


class Stored(NamedTuple):
    """A file that was found."""

    path: str
    size: int
    """In bytes."""


def is_address(path: str) -> bool:
    """Whether *path* is one of a store, and none of a disk."""
    return "://" in path


def whole(path: str) -> str:
    """*path* as every worker may open it, whatever folder it runs in."""
    return path if is_address(path) else os.path.abspath(path)


def opened(path: str) -> IO[bytes]:
    """The file *path*, for reading; it can be sought in. Raises OSError."""
    if not is_address(path):
        return open(path, "rb")
    system, below = _remote(path)
    file: IO[bytes] = system.open_input_file(below)
    return file


def found(path: str) -> Iterator[Stored]:
    """The file *path*, or all files in the folder *path* and below, by name. Raises FileNotFoundError."""
    if is_address(path):
        yield from _found_remotely(path)
    elif os.path.isdir(path):
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                file = os.path.join(folder, name)
                yield Stored(file, os.stat(file).st_size if os.path.exists(file) else 0)
    else:
        yield Stored(path, os.stat(path).st_size)


def _found_remotely(path: str) -> Iterator[Stored]:
    from pyarrow import fs

    system, below = _remote(path)
    [told] = system.get_file_info([below])
    if told.type == fs.FileType.NotFound:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    if told.type == fs.FileType.File:
        yield Stored(path, told.size)
        return
    top = path[: len(path) - len(below)] if path.endswith(below) else ""
    files = system.get_file_info(fs.FileSelector(below, recursive=True))
    yield from (
        Stored(top + each.path, each.size) for each in sorted(files, key=lambda file: file.path) if each.is_file
    )


def _remote(path: str) -> tuple[Any, str]:
    """The store that *path* is an address of, and what the store calls it."""
    from pyarrow import fs

    scheme, _, rest = path.partition("://")
    system, below = fs.FileSystem.from_uri(f"{SCHEMES.get(scheme, scheme)}://{rest}")
    return system, below
