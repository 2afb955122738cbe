"""The part of a file that is being read: it grows to hold a row, and moves on when the row has been read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.errors import ReadError
from checker.messages import Message
from checker.model import BEGINNING, Span, Start
from checker.text.decode import Decoded

_DAMAGE = re.compile("[\ufffd\0]")
_LINE_END = re.compile(r"\r\n?|\n")
LONGEST = 8_000_000
"""Characters that a row has at most, each of which is kept some twenty times while it is read; what is longer is no row, or lacks an end."""
HEAD = 100_000
"""So many characters from the beginning are kept: they tell what the file is."""
AHEAD = 1_000_000
"""So many characters are read at a time, and kept ahead of the row that is being read."""


class Window:
    """Some text of a file. Offsets are those of :attr:`text`, until it moves."""

    def __init__(self, parts: Iterator[Decoded], ahead: int = AHEAD) -> None:
        """*parts* are the text of the file, in order; *ahead* characters are kept. Raises ReadError when the first is none."""
        self.ahead = ahead
        self._parts = parts
        first = next(parts, None)
        if first is None:
            raise ReadError(Message("read.binary"))
        self.text = first.text
        self.head = first.text[:HEAD]
        """The first characters of the file, as far as it was read; they stay when the text moves."""
        self.start = BEGINNING
        self.is_last = False
        """Whether the text reaches to the end of the file."""
        self.about = first
        """What is known of the file: its charset, and what it declares."""
        self.damaged = first.damaged
        """How many characters of the text are unreadable, and not told yet."""
        self.more()

    @classmethod
    def of(cls, decoded: Decoded) -> Window:
        """A whole file."""
        window = cls(iter((decoded,)))
        window.is_last = True  # however long it is
        return window

    def more(self) -> bool:
        """Read on; False where nothing is left to be known: the text reaches to the end, or the row is too long to be one."""
        if self.is_last or len(self.text) >= LONGEST:
            return False
        wanted = min(max(self.ahead, len(self.text)), LONGEST - len(self.text))
        parts = [self.text]
        while wanted > 0:
            part = next(self._parts, None)
            if part is None:
                self.is_last = True
                break
            self.damaged += part.damaged
            self.about = self.about._replace(encoding=part.encoding, declared=part.declared)
            parts.append(part.text)
            if len(self.head) < HEAD:
                self.head += part.text[: HEAD - len(self.head)]
            wanted -= len(part.text)
        self.text = "".join(parts)
        return True

    def whole(self) -> Decoded | None:
        """The whole file, once it is read to its end; None where that is too long to be held."""
        while self.more():
            pass
        length = self.start.offset + len(self.text)
        if not self.is_last or (self.start != BEGINNING and length > len(self.head)):
            return None
        return self.about._replace(text=self.head if self.start != BEGINNING else self.text, damaged=self.damaged)

    def move(self, at: int) -> int:
        """Let go of what stands before *at*, once that is much; where *at* is then."""
        if self.is_last or at < len(self.text) - self.ahead // 4:
            return at
        if self.text[at - 1 : at + 1] == "\r\n":
            at -= 1
            return self._moved(at) + 1
        return self._moved(at)

    def _moved(self, at: int) -> int:
        self.start = after(self.start, self.text[:at])
        self.text = self.text[at:]
        self.more()
        return 0

    def damage(self, until: int) -> int:
        """How much of the text before *until* is unreadable; it is told once, of the row where it begins."""
        if not self.damaged or _DAMAGE.search(self.text, 0, until) is None:
            return 0
        told, self.damaged = self.damaged, 0
        return told

    def place(self, at: int) -> Span:
        """An empty span at *at*, inside the text."""
        at = min(max(at, 0), len(self.text))
        return Span(at, at)


def after(start: Start, text: str) -> Start:
    """Where in its file begins what comes after *text*, which begins at *start* and does not end within CRLF."""
    ends = [end.end() for end in _LINE_END.finditer(text)]
    column = len(text) - ends[-1] + 1 if ends else start.column + len(text)
    return Start(start.offset + len(text), start.line + len(ends), column)
