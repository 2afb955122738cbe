"""Files written at once or not at all: what stands on the disk is the old file or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from checker.disk import PAGE, content
from checker.errors import ChangedMeanwhileError, NotAFileError

if TYPE_CHECKING:
    from pathlib import Path


_BESIDE = re.compile(r"\.checker-(?P<host>[0-9a-f]{8})-(?P<process>\d+)-[0-9a-f]{8}\.tmp")
"""What a file is called until it is whole: who writes it is part of the name, so that it can be told when nobody does."""
OLD = 86400.0
"""Seconds after which nobody is still writing one file, on whatever machine."""


class Written(NamedTuple):
    """What became of a file."""

    target: Path
    """The file that was written: where the symbolic links of the given path lead."""
    severed: int
    """How many other hard links still hold the old content."""


def write(path: Path, data: bytes, *, expected: bytes | None = None, follow: bool = True) -> Written:
    """Put *data* where *path* leads, keeping permissions, owner and extended attributes.

    The bytes go to a file of another name in the same folder, which then takes the name. Symbolic links are
    followed, unless told not to *follow* them; hard links cannot be kept that way, and are counted. A device or pipe is
    written straight. Raises OSError, which names *path*'s file and no other; NotAFileError for a link that is not
    followed; ChangedMeanwhileError when *expected* is given and the file no longer holds it.
    """
    target = path.resolve() if follow else path
    try:
        old = target.stat(follow_symlinks=follow)
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        if not follow:
            raise NotAFileError(errno.EINVAL, os.strerror(errno.EINVAL), str(target))
        with target.open("wb") as stream:
            stream.write(data)
        return Written(target, 0)
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    _compare(target, expected)
    try:
        _replace(target, data, old, expected)
    except ChangedMeanwhileError:
        raise
    except OSError as error:  # the name of the other file means nothing to anybody
        raise OSError(error.errno, error.strerror, str(target)) from None
    return Written(target, old.st_nlink - 1 if old is not None else 0)


def _compare(target: Path, expected: bytes | None) -> None:
    if expected is not None and content(target, PAGE) != expected:
        raise ChangedMeanwhileError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))


def _replace(target: Path, data: bytes, old: os.stat_result | None, expected: bytes | None) -> None:
    beside = target.with_name(f".checker-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.tmp")
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
        _compare(target, expected)  # writing took a while, and an editor may have been saving
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _host() -> str:
    """Eight digits for this machine, and for what can see its processes: a process id means something only there."""
    try:
        names = os.stat("/proc/self/ns/pid").st_ino
    except OSError:  # not on every system
        names = 0
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return blake2b(f"{name} {names}".encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


def sweep(folder: Path) -> list[Path]:
    """Remove what :func:`write` left in *folder* when its process was killed, and tell which files that were.

    A file of a process that still runs is left alone, and so is a new one of another machine.
    """
    swept: list[Path] = []
    host = _host()
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _BESIDE.fullmatch(entry.name)
            if found is None or not entry.is_file(follow_symlinks=False):
                continue
            mine = found["host"] == host and not _runs(int(found["process"]))
            if mine or time.time() - entry.stat(follow_symlinks=False).st_mtime > OLD:
                with suppress(OSError):
                    os.unlink(entry.path)
                    swept.append(folder / entry.name)
    return sorted(swept)


def _runs(process: int) -> bool:
    """Whether a process is still there and can write; on a system where asking could hurt it, it is taken to be."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return not _ended(process)


def _ended(process: int) -> bool:
    """Whether only its entry is left (proc(5): state Z or X): in a container, nobody may take note that an orphan died."""
    try:
        with open(f"/proc/{process}/stat", "rb") as stream:
            state = stream.read().rpartition(b") ")[2][:1]
    except OSError:  # not on every system
        return False
    return state in (b"Z", b"X")


def _keep(target: Path, beside: Path, old: os.stat_result) -> None:
    """Owner first, for changing it may take away permission bits."""
    with suppress(OSError, AttributeError):
        os.chown(beside, old.st_uid, old.st_gid)
    with suppress(OSError, AttributeError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(beside, name, os.getxattr(target, name))
    beside.chmod(stat.S_IMODE(old.st_mode))
