"""Everything that can go wrong by somebody's mistake, as values with a place.

CheckerError
├── ConfigError     a configuration file, or an option
├── RuleError       a rule or fact file
└── ReadError       a document that cannot be read or decoded
OSError             what the system refuses
└── ChangedMeanwhileError
"""

from __future__ import annotations

import errno

from checker.messages import Message


class CheckerError(Exception):
    """A mistake that a person can mend; printed with its place, never with a traceback.

    *message* gets its language where it is printed; ``str`` has Chinese and English. *path* is the file at fault; *line* and
    *column* are 1-based code points, 0 where unknown.
    """

    def __init__(self, message: Message, *, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = self.path + (f":{self.line}:{self.column}" if self.line else "")
        return f"{place}: {self.message}" if place else str(self.message)


class ConfigError(CheckerError):
    """A mistake in ``.checker.yaml``, an allowance list, a baseline or an option."""


class RuleError(CheckerError):
    """A mistake in a rule file, a fact file or a list."""


class ReadError(CheckerError):
    """A document that cannot be read: binary, unreadable, not the format it is named for."""


class ChangedMeanwhileError(OSError):
    """Somebody else wrote the file after it was read; it was left as it is."""


class NotAFileError(OSError):
    """Something else stands there than a regular file: a device, a pipe, a socket, a link that is not followed."""


class TooLargeError(OSError):
    """The file is larger than anything of its kind should be."""


def why(error: OSError | UnicodeDecodeError | CheckerError) -> Message:
    """The reason without the name of the file; of what the system refuses, in our words where we have some."""
    if isinstance(error, CheckerError):
        return error.message
    if isinstance(error, UnicodeDecodeError):
        return Message("system.not-utf8")
    if isinstance(error, ChangedMeanwhileError):
        return Message("system.changed")
    if isinstance(error, NotAFileError):
        return Message("system.not-a-file")
    known = _SYSTEM.get(error.errno or 0)
    return Message(known) if known else Message("system.other", reason=error.strerror or str(error))


_SYSTEM = {
    errno.ENOENT: "system.missing",
    errno.EACCES: "system.denied",
    errno.EPERM: "system.denied",
    errno.EISDIR: "system.folder",
    errno.ENOTDIR: "system.no-folder",
    errno.EFBIG: "system.large",
    errno.ENOSPC: "system.full",
    errno.EROFS: "system.read-only",
    errno.ELOOP: "system.loop",
    errno.ENAMETOOLONG: "system.long-name",
    errno.EMFILE: "system.many-files",
}
"""What the system says → what we say."""
