"""A fault of ours as data, so that it can leave the process it happened in and be pasted into a report."""

from __future__ import annotations

from typing import NamedTuple

DEEPEST = 8
"""So many steps of the innermost code are told."""


class Crash(NamedTuple):
    """Something nobody foresaw."""

    path: str
    """The document it happened on; empty when it was none."""
    error: str
    """The exception's class and message."""
    steps: tuple[str, ...]
    """Where in the code, outermost first: ``folder/module.py:line function``."""


def crashed(path: str, error: BaseException) -> Crash:
    """*error* as data: no object of it, and no path of the machine."""
    import traceback  # a run without such a fault does not pay for it

    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    names = ("/".join(frame.filename.replace("\\", "/").split("/")[-2:]) for frame in frames)
    steps = tuple(f"{name}:{frame.lineno} {frame.name}" for name, frame in zip(names, frames, strict=True))
    return Crash(path, f"{type(error).__name__}: {error}"[:300], steps)
