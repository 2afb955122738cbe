"""A linter for what a page says about itself: its source, its copyright notice, its filing numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.engine import check as check
    from checker.model import Document as Document
    from checker.model import Finding as Finding
    from checker.readers import read as read
    from checker.rulebook import load as load

__version__ = "0.1.0"

__all__ = ["Document", "Finding", "__version__", "check", "load", "read"]

_HOMES = {
    "Document": "checker.model",
    "Finding": "checker.model",
    "check": "checker.engine",
    "load": "checker.rulebook",
    "read": "checker.readers",
}


def __getattr__(name: str) -> Any:
    """The public names, each imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
