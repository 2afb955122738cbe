"""Linters that some pages kill, for the tests of isolation: what no page should be able to do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

from checker.linter import Linter
from checker.looked import Looked
from checker.settings import Settings


class Mortal(Linter):
    """A linter that a page ends by asking for it."""

    def __reduce__(self) -> tuple[type[Linter], tuple[Settings]]:
        return Mortal, (self.settings,)

    def both(self, content: bytes, path: str, *, keeps: bool = False) -> Iterator[Looked]:
        """As the linter, which these pages kill."""
        if b"kill-me" in content:
            os.kill(os.getpid(), signal.SIGSEGV)
        if b"exit-me" in content:
            os._exit(3)
        while b"spin-me" in content:
            pass
        if b"hold-me" in content:
            time.sleep(3600)
        if b"fill-me" in content:
            _ = b"a" * (8 << 30)
        if b"fail-me" in content:
            raise RuntimeError("asked for")
        return super().both(content, path, keeps=keeps)


class Patient(Linter):
    """A linter that takes its time, so that something can happen meanwhile."""

    def __reduce__(self) -> tuple[type[Linter], tuple[Settings]]:
        return Patient, (self.settings,)

    def both(self, content: bytes, path: str, *, keeps: bool = False) -> Iterator[Looked]:
        """As the linter, a little later."""
        time.sleep(0.1)
        return super().both(content, path, keeps=keeps)
