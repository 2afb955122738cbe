"""Everything that can go wrong by somebody's mistake, as values with a place.

CheckerError
├── ConfigError     a configuration file, or an option
├── RuleError       a rule or fact file
└── ReadError       a document that cannot be read or decoded
"""

from __future__ import annotations


class CheckerError(Exception):
    """A mistake that a person can mend; printed with its place, never with a traceback.

    *path* is the file at fault; *line* and *column* are 1-based code points, 0 where unknown.
    """

    def __init__(self, message: str, *, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = self.path + (f":{self.line}:{self.column}" if self.line else "")
        return f"{place}: {self.message}" if place else self.message


class ConfigError(CheckerError):
    """A mistake in ``.checker.yaml``, an allowance list, a baseline or an option."""


class RuleError(CheckerError):
    """A mistake in a rule file, a fact file or a list."""


class ReadError(CheckerError):
    """A document that cannot be read: binary, unreadable, not the format it is named for."""
