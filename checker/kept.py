"""The user's folder for caches: files that nobody but this user can have written, each whole or not there.

It holds the parsed rules and what their patterns were compiled to (:mod:`checker.parsed`), and a key. A file that is a link, that somebody else owns or
may write, or that is damaged counts as missing, and is written anew.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from pathlib import Path

from checker import disk

_HEAD = b"checker kept 1 %08x\n"
_MOST = 16_000_000
"""Bytes that are read at most: the shipped rules take one million."""
_KEY = 16
"""Bytes of the key."""


def folder() -> Path | None:
    """Where the files are; None where the user has no folder for it."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    if not os.path.isabs(base) or not os.environ.get("HOME", home):  # an empty one would be the top of the disk
        return None
    return Path(base, "zhuanzai")


def load(file: Path) -> bytes:
    """What :func:`keep` put into *file*; nothing where there is any doubt."""
    try:
        if file.parent.is_symlink() or not _is_ours(file.lstat()):
            return b""
        data = disk.content(file, _MOST, follow=False)
    except OSError:
        return b""
    start = len(_HEAD % 0)
    return data[start:] if data[:start] == _HEAD % zlib.crc32(data[start:]) else b""


def keep(file: Path, data: bytes) -> None:
    """Put *data* into *file*, at once or not at all. Never fails."""
    from checker import atomic  # a run that has nothing new needs none

    try:
        if file.parent.is_symlink():
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.sweep(file.parent)
        if not file.is_symlink():
            file.unlink(missing_ok=True)  # so that it gets this user's permissions, whatever it had
            atomic.write(file, _HEAD % zlib.crc32(data) + data, follow=False)
            file.chmod(0o600)  # a group that may write where the user's umask lets it is somebody else
    except OSError:
        return


def key() -> bytes:
    """Bytes that only this user's runs know, made by the first; none where nothing can be kept.

    What a repository brings along cannot have been made with them.
    """
    at = folder()
    if at is None:
        return b""
    file = at / "key"
    if not load(file):
        keep(file, os.urandom(_KEY))
    return load(file)


def _is_ours(known: os.stat_result) -> bool:
    """Whether nobody but this user may have written a file."""
    if os.name != "posix":
        return stat.S_ISREG(known.st_mode)
    return stat.S_ISREG(known.st_mode) and known.st_uid == os.geteuid() and not known.st_mode & 0o022
