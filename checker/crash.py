"""A fault of ours as data, so that it can leave the process it happened in and be pasted into a report."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from types import TracebackType
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
    steps = deque(map(_step, _through(error.__traceback__)), maxlen=DEEPEST)
    return Crash(path, f"{type(error).__name__}: {error}"[:300], tuple(steps))


def _through(step: TracebackType | None) -> Iterator[TracebackType]:
    """The steps of a traceback, outermost first. The module of that name is slow to import, and might not be found where memory has run out."""
    while step is not None:
        yield step
        step = step.tb_next


def _step(step: TracebackType) -> str:
    code = step.tb_frame.f_code
    name = "/".join(code.co_filename.replace("\\", "/").split("/")[-2:])
    return f"{name}:{step.tb_lineno} {code.co_name}"
