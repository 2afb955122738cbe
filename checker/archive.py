"""A packed site (``.zip``, ``.tar``, ``.tar.gz``): its files one after another, without unpacking them to the disk.

What an archive says of itself is not believed: a file is read up to a limit, all of them together, too, and a name that
climbs out of the archive names nothing.
"""

from __future__ import annotations

import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple

from checker.errors import ReadError
from checker.messages import Message
from checker.walk import DEPENDENCIES, OURS, STORES

LARGEST = 64_000_000
"""Bytes that one file may have when it is unpacked."""
ALL = 4_000_000_000
"""Bytes that all of them may have."""
MOST = 500_000
"""So many files at most."""
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, KeyError,
)  # fmt: skip
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    """The way to it from the top of the archive, with ``/``."""
    content: bytes = b""
    skipped: Message | None = None
    """Why its content was not read."""


def members(path: str) -> Iterator[Member]:
    """The files in the archive *path*, those left out that version control and package managers put there.

    :raises ReadError: where it cannot be read, or goes on, beyond the limits; after what could be read.
    """
    left = ALL
    try:
        for number, member in enumerate(_zipped(path) if path.lower().endswith(".zip") else _tarred(path)):
            left -= len(member.content)
            if left < 0 or number >= MOST:
                raise ReadError(Message("read.archive-too-large", megabytes=ALL // 1_000_000, files=MOST))
            parts = PurePosixPath(member.name).parts
            if not (STORES | DEPENDENCIES).intersection(parts) and not any(part.startswith(OURS) for part in parts):
                yield member
    except _BROKEN as error:
        raise ReadError(Message("read.archive-broken")) from error


def _zipped(path: str) -> Iterator[Member]:
    with zipfile.ZipFile(path) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = _named(info)
            if info.is_dir():
                continue
            if _climbs(name):
                yield Member(name, skipped=Message("skip.climbs"))
            elif info.flag_bits & 1:
                yield Member(name, skipped=Message("skip.locked"))
            elif info.compress_type not in _PLAIN:
                yield Member(name, skipped=Message("skip.packed-otherwise"))
            else:
                with archive.open(info) as file:
                    yield _read(name, file)


def _named(info: zipfile.ZipInfo) -> str:
    """The name of a file; where the archive does not say in which charset, Chinese programs wrote theirs in GBK."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename


def _tarred(path: str) -> Iterator[Member]:
    with tarfile.open(path, "r|*") as archive:
        for info in archive:
            name = info.name.removeprefix("./")
            if _climbs(name):
                yield Member(name, skipped=Message("skip.climbs"))
            elif info.isreg() and (file := archive.extractfile(info)) is not None:
                yield _read(name, file)
            elif not info.isdir():
                yield Member(name, skipped=Message("skip.not-a-file"))
    if (
        path.lower().endswith(".tar") and os.stat(path).st_size % tarfile.BLOCKSIZE
    ):  # tarfile takes a cut header for the end
        raise ReadError(Message("read.archive-broken"))


def _climbs(name: str) -> bool:
    """Whether a name leads out of the archive, or holds what no name has."""
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\0" in path


def _read(name: str, file: IO[bytes]) -> Member:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        return Member(name, skipped=Message("read.too-large", name=name, megabytes=LARGEST // 1_000_000))
    return Member(name, content)
