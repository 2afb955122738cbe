"""What may be opened: regular files up to a size, and where nobody named them, only inside a folder.

A repository holds what its authors like: links that lead out of it, pipes that never end, devices. So whatever a run
meets by itself (a page, ``.gitignore``, a configuration and what it names) is read here and nowhere else.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from checker.errors import NotAFileError, TooLargeError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PAGE = 256_000_000
"""Bytes of a page, post or export at most: a few times as much memory is needed to judge it."""
OWN = 64_000_000
"""Bytes at most of what a configuration names, and of our own files."""


def content(path: str | os.PathLike[str], most: int = OWN, *, follow: bool = True, first: int = -1) -> bytes:
    """The bytes of the regular file *path*, a link to one included unless told not to *follow* it; only the *first* ones where so many are named.

    Raises OSError: NotAFileError for a device, a pipe or a socket, none of which is waited for; TooLargeError for more
    than *most* bytes.
    """
    name = os.fspath(path)
    known = os.stat(name, follow_symlinks=follow)
    _refuse(known, name, most)
    # Between the look and the opening somebody may put something else there: not to wait for it, and to look again.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(name, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as stream:
        _refuse(os.fstat(descriptor), name, most)
        return stream.read(first)


def text_if_any(path: str | os.PathLike[str], most: int) -> str | None:
    """The UTF-8 text of the regular file *path*, what is not UTF-8 replaced; None where there is none, it is a link, has more than *most* bytes or cannot be read."""
    try:
        return content(path, most, follow=False).decode("utf-8", "replace")
    except OSError:
        return None


def text(file: Traversable) -> str:
    """The UTF-8 text of a rule file or list, on the disk or in a wheel. Raises OSError and UnicodeDecodeError."""
    data = content(file) if isinstance(file, os.PathLike) else file.read_bytes()
    return data.decode("utf-8")


def _refuse(known: os.stat_result, name: str, most: int) -> None:
    if stat.S_ISDIR(known.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    if not stat.S_ISREG(known.st_mode):
        raise NotAFileError(errno.EINVAL, os.strerror(errno.EINVAL), name)
    if known.st_size > most:
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), name)


def is_inside(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether *path* lies in *folder* once all links are followed; what does not exist lies where it would."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)
