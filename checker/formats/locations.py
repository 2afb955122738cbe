"""Where things stand, as other programs count: names, addresses, columns on the line that we hold.

A format sees one line of the source, the one a violation begins on (:attr:`checker.model.Violation.source_line`). What
does not stand on that line has an offset, and no column.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.formats import RunInfo
    from checker.model import Edit, Lang, PageResult, Span, Violation

_DRIVE = re.compile(r"[A-Za-z]:/")


def name(result: PageResult) -> str:
    """The document's name in one line: its path, and the row, entry or record inside it."""
    return result.path if result.inside is None else f"{result.path}#{result.inside}"


def record(inside: str, title: str, lang: Lang) -> str:
    """The row, entry or record of a file that holds several, as people know it: its id, or its number counted in their language, and its title."""
    word, _, number = inside.partition(" ")
    counted = word == "row" and number.isdecimal()
    name = Message("report.row", number=int(number)).text(lang) if counted else inside
    return " ".join(filter(None, (name, title)))


def message(result: PageResult, placed: Violation, run: RunInfo) -> str:
    """What is wrong, in the language of the run; for a row of a larger file, which row."""
    words = with_others(placed, run)
    return words if result.inside is None else f"[{record(result.inside, result.title, run.lang)}] {words}"


def with_help(result: PageResult, placed: Violation, run: RunInfo) -> str:
    """What is wrong and, on a line of its own, where somebody learns what to do about it."""
    return f"{message(result, placed, run)}\n{run.say('report.help', address=run.help(placed.rule))}"


def with_others(placed: Violation, run: RunInfo) -> str:
    """What is wrong, and how many more pages of the same frame, or rows of the same column, have it."""
    words = run.words(placed.finding.messages)
    return run.say("report.with-others", words=words, others=elsewhere(placed, run)) if placed.others else words


def elsewhere(placed: Violation, run: RunInfo) -> str:
    """How many more pages of the same frame, or rows of the same column, have it."""
    return run.say("report.others" if placed.frame else "report.other-rows", count=len(placed.others))


def absolute(path: str) -> bool:
    """Whether *path*, written with ``/``, begins at a root or a drive."""
    return path.startswith("/") or _DRIVE.match(path) is not None


def relative(path: str, run: RunInfo) -> str:
    """*path* as a service counts it: from the repository's root where it lies inside, without ``./``; any other as it is."""
    root = (run.repository or run.folder).rstrip("/")
    whole = path if absolute(path) or not run.folder else f"{run.folder}/{path}"
    whole = normpath(whole)
    if root and whole.startswith(root + "/"):
        return whole[len(root) + 1 :]
    return path if absolute(path) or path.startswith("../") else normpath(path)


def uri(path: str) -> str:
    """*path* as a URI reference (RFC 3986): every byte that is not plain ASCII percent-encoded, absolute ones with ``file:``."""
    try:
        written = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no file's name on a disk, but somebody may have given it to text
        written = path.encode("utf-8", "surrogatepass")
    quoted = quote(written, safe="/")
    if not absolute(path):
        return quoted
    return "file://" + quoted if path.startswith("/") else f"file:///{path[0]}:{quoted[4:]}"


def on_line(placed: Violation, span: Span) -> tuple[int, int] | None:
    """The 0-based columns of *span* on the line that the violation begins on, end exclusive; None where it leaves that line."""
    begin = placed.shown[0] + span.start - placed.finding.span.start
    end = begin + span.end - span.start
    return (begin, end) if begin >= 0 and end <= len(placed.source_line) else None


def joined(placed: Violation, edits: Sequence[Edit]) -> tuple[int, int, str] | None:
    """All *edits* as one replacement on the violation's line: its 0-based columns, end exclusive, and its text.

    None where there are no edits, where one of them leaves the line, or where two overlap.
    """
    spots = [(on_line(placed, edit.span), edit.text) for edit in sorted(edits, key=lambda edit: edit.span)]
    if not spots or spots[0][0] is None:
        return None
    first = at = spots[0][0][0]
    text = ""
    for spot, new in spots:
        if spot is None or spot[0] < at:
            return None
        text += placed.source_line[at : spot[0]] + new
        at = spot[1]
    return first, at, text


def utf8_column(line: str, column: int) -> int:
    """The 1-based column in UTF-8 bytes of the character at the 0-based *column* of *line*."""
    return len(line[:column].encode("utf-8", "surrogatepass")) + 1
