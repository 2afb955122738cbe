"""Files written at once or not at all: what stands on the disk is the old file or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ChangedMeanwhileError

if TYPE_CHECKING:
    from pathlib import Path


class Written(NamedTuple):
    """What became of a file."""

    target: Path
    """The file that was written: where the symbolic links of the given path lead."""
    severed: int
    """How many other hard links still hold the old content."""


def write(path: Path, data: bytes, *, expected: bytes | None = None) -> Written:
    """Put *data* where *path* leads, keeping permissions, owner and extended attributes.

    The bytes go to a file of another name in the same folder, which then takes the name. Symbolic links are
    followed; hard links cannot be kept that way, and are counted. A device or pipe is written straight.
    Raises OSError, which names *path*'s file and no other; ChangedMeanwhileError when *expected* is given and the file no
    longer holds it.
    """
    target = path.resolve()
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        with target.open("wb") as stream:
            stream.write(data)
        return Written(target, 0)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    if expected is not None and target.read_bytes() != expected:
        raise ChangedMeanwhileError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))
    try:
        _replace(target, data, old)
    except OSError as error:  # the name of the other file means nothing to anybody
        raise OSError(error.errno, error.strerror, str(target)) from None
    return Written(target, old.st_nlink - 1 if old is not None else 0)


def _replace(target: Path, data: bytes, old: os.stat_result | None) -> None:
    beside = target.with_name(f".checker-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    # Created by hand, not by tempfile, so that a new file gets the permissions that the umask grants.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if old is not None:
            _keep(target, beside, old)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _keep(target: Path, beside: Path, old: os.stat_result) -> None:
    """Owner first, for changing it may take away permission bits."""
    with suppress(OSError, AttributeError):
        os.chown(beside, old.st_uid, old.st_gid)
    with suppress(OSError, AttributeError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(beside, name, os.getxattr(target, name))
    beside.chmod(stat.S_IMODE(old.st_mode))
