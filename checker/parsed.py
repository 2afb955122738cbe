"""What the rule files held when they were last parsed, and what their patterns were compiled to: either takes longer than judging a page.

Two files in the user's folder for caches. In them every text stands beside what it holds, so that no other text can find it; their names
say which version of this program, of Python and of ``regex`` wrote them. They are marshalled, which makes plain values and nothing else. A file that is a
link, that somebody else owns or may write, or that is damaged counts as empty, and is written anew.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker import disk
from checker.text import compiled
from checker.yaml_places import knowing

_HEAD = b"checker parsed 1 %08x\n"
_MOST = 16_000_000
"""Bytes that are read at most: the shipped rules take one million."""


@contextmanager
def remembering(version: str) -> Iterator[None]:
    """Parse no YAML text again that an earlier run of this *version* of the program has parsed, and remember those of this one.

    Never fails: at worst all is parsed.
    """
    folder = _folder()
    if folder is None:
        yield
        return
    tag = f"{version}-{sys.implementation.cache_tag}"
    rules = folder / f"rules-{tag}.marshal"
    known = _read(rules)
    patterns = folder / f"patterns-{tag}-{compiled.version() if known else ''}.marshal"
    made = _read(patterns) if known else {}
    with knowing(known) as used, compiled.knowing(made) as asked:
        yield
    if used.keys() != known.keys():
        _write(rules, used)
    elif not asked <= made.keys():
        # all are compiled, which only pays where a run follows, as this one followed another
        _write(patterns, compiled.parts(asked))


def _folder() -> Path | None:
    """Where they are kept; None where the user has no folder for it."""
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


def _read(file: Path) -> Mapping[str, Any]:
    """The texts in *file* with what they hold; none where there is any doubt."""
    try:
        if file.parent.is_symlink() or not _is_ours(file.lstat()):
            return {}
        data = disk.content(file, _MOST, follow=False)
        start = len(_HEAD % 0)
        if data[:start] != _HEAD % zlib.crc32(data[start:]):
            return {}
        found = marshal.loads(data[start:])  # noqa: S302  # nobody else may write it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_ours(known: os.stat_result) -> bool:
    """Whether nobody but this user may have written a file."""
    if os.name != "posix":
        return stat.S_ISREG(known.st_mode)
    return stat.S_ISREG(known.st_mode) and known.st_uid == os.geteuid() and not known.st_mode & 0o022


def _write(file: Path, used: Mapping[str, object]) -> None:
    from checker import atomic

    data = marshal.dumps(dict(used))
    try:
        if file.parent.is_symlink():
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.sweep(file.parent)
        if not file.is_symlink():
            file.unlink(missing_ok=True)  # so that it gets this user's permissions, whatever it had
            atomic.write(file, _HEAD % zlib.crc32(data) + data, follow=False)
    except OSError:
        return
