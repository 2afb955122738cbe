"""What a terminal shows of a text: how wide it is, and nothing that could command the terminal, or the runner of a pipeline."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_PRINTABLE = re.compile("[\x20-\x7e]*")
_ANYWHERE = "##vso["
"""How a command to Azure Pipelines begins, wherever in a line (*Logging commands*)."""
_AT_FIRST = ("::", "##")
"""How one to GitHub, Gitea or Azure begins, in the first place of a line that is no blank (*Workflow commands for GitHub Actions*)."""

FAR = 8
"""So many screens to either side are looked at: there are characters without any width."""


def seen(text: str) -> str:
    r"""*text* with a space for every tab and U+FFFD for what would move or colour: the same length.

    >>> seen("a\tb\x1b[31mc") == "a b\ufffd[31mc"
    True
    """
    shown = _UNSEEN.sub(lambda found: " " if found[0] == "\t" else "\ufffd", text)
    return shown.replace(_ANYWHERE, "#\ufffdvso[") if _ANYWHERE in shown else shown


def path_seen(path: str) -> str:
    """The *path* of a file as :func:`seen`, where a line begins with it: still that path, and no command to a runner.

    >>> path_seen("a.html"), path_seen("::error::b.html")
    ('a.html', './::error::b.html')
    """
    shown = seen(path)
    return f"./{shown}" if shown.lstrip().startswith(_AT_FIRST) else shown


def width(text: str) -> int:
    """How many columns *text* takes: two for an East Asian wide character, none for a combining one.

    Ambiguous characters (UAX #11) count one, as most terminals have it outside a Chinese locale.

    >>> width("ICP备案"), width("ＩＣＰ"), width("e\u0301"), width("“”")
    (7, 6, 1, 2)
    """
    if _PRINTABLE.fullmatch(text):
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def window(line: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """The part of *line* that shows ``[start:end]`` in at most about *columns* columns, and where that stands in it.

    What is cut off is an ellipsis; a stretch that is itself too long keeps its beginning. However long the line is, no more
    than some screens of it are looked at.

    >>> window("0123456789" * 10, 50, 52, 20)
    ('…12345678901234567890…', 10, 12)
    """
    cut = max(0, start - FAR * columns)
    piece = line[cut : min(end, start + columns) + FAR * columns]
    first, last = start - cut, min(end - cut, len(piece))
    if len(piece) == len(line) and width(piece) <= columns:
        return line, start, end
    left, right = _spread(piece, first, min(last, first + columns), columns)
    before, after = "…" * (cut + left > 0), "…" * (cut + right < len(line))
    shift = len(before) - left
    return before + piece[left:right] + after, first + shift, min(last, right) + shift


def _spread(line: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """Offsets around ``[start:end]``, widened on both sides by turns while they fit."""
    left, right = start, min(end, len(line))
    while right > left and width(line[left:right]) > columns:
        right -= 1
    room = columns - width(line[left:right])
    while room > 0 and (left > 0 or right < len(line)):
        if left > 0:
            left -= 1
            room -= _width(line[left])
        if room > 0 and right < len(line):
            room -= _width(line[right])
            right += 1
    return left, right
