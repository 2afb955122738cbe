"""A linter for what a page says about itself: its source, its copyright notice, its filing numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.linter import Linter as Linter
    from checker.linter import Result as Result
    from checker.model import Violation as Violation
    from checker.settings import Settings as Settings

__version__ = "0.2.0"

__all__ = ["Linter", "Result", "Settings", "Violation", "__version__"]

_HOMES = {
    "Linter": "checker.linter",
    "Result": "checker.linter",
    "Settings": "checker.settings",
    "Violation": "checker.model",
}


def __getattr__(name: str) -> Any:
    """The public names, each imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
