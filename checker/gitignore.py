"""Patterns as a ``.gitignore`` has them, matched in time that grows with the pattern times the path and no faster.

A list of patterns comes out of a repository that nobody vouches for, so no pattern may send us back and forth: a ``*`` takes
the first place that fits and never gives it up (which is enough, as what stands between two stars has one length), and
``**`` walks all folders at once. Syntax: https://git-scm.com/docs/gitignore#_pattern_format
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

REMEMBERED = 10_000
"""Names of files and folders whose patterns are kept: those of a folder are asked for with every file in it."""
ANY = None
"""The segment ``**``: any number of folders."""

Segment = str | re.Pattern[str] | None
"""A name as it is, one with wildcards, or :data:`ANY`."""


class Decision(NamedTuple):
    """Which line has the word about a path, and what it says."""

    line: int
    """The number of the line among those given, from 0."""
    included: bool
    """Whether the path belongs to the list; False where a ``!`` takes it out."""


class _Line(NamedTuple):
    included: bool
    folders_only: bool
    segments: tuple[Segment, ...]


class Gitignore:
    """Lines that decide together: the last that matches has the word."""

    __slots__ = ("_anchored", "_lines", "_names", "_other", "_plain", "_single")

    def __init__(self, lines: Sequence[str]) -> None:
        """Raises ValueError for a line that is no pattern: a lone ``!``, a backslash at the end."""
        self._lines: dict[int, _Line] = {}
        self._plain: defaultdict[str, list[int]] = defaultdict(list)
        """Lines that are about a name in any folder, by that name."""
        self._single: list[int] = []
        """Lines that are about a name with wildcards in any folder."""
        self._anchored: defaultdict[str, list[int]] = defaultdict(list)
        """Lines that begin with a name at the top, by that name."""
        self._other: list[int] = []
        self._names: dict[str, list[int]] = {}
        for index, text in enumerate(lines):
            line = _parsed(text)
            if line is not None:
                self._lines[index] = line
                self._file(index, line.segments)

    def decide(self, path: str) -> Decision | None:
        """What the lines say of *path*: relative, with ``/``, one more at the end of a folder. None when they say nothing.

        A line that names the path itself goes before one that names a folder above it.
        """
        *parts, last = path.split("/")
        is_folder = not last
        if last:
            parts.append(last)
        above = None
        for index in sorted(self._candidates(parts), reverse=True):
            line = self._lines[index]
            reached = _reached(line, parts, is_folder=is_folder)
            if reached == "itself":
                return Decision(index, line.included)
            if reached and above is None:
                above = Decision(index, line.included)
        return above

    def _file(self, index: int, segments: tuple[Segment, ...]) -> None:
        first = segments[0]
        trailing = segments[2:] == (ANY,) and self._lines[index].folders_only
        if first is ANY and len(segments) > 1 and (len(segments) == 2 or trailing) and segments[1] is not ANY:
            name = segments[1]
            (self._plain[name] if isinstance(name, str) else self._single).append(index)
        elif isinstance(first, str):
            self._anchored[first].append(index)
        else:
            self._other.append(index)

    def _candidates(self, parts: Sequence[str]) -> set[int]:
        found = set(self._other)
        if parts:
            found.update(self._anchored.get(parts[0], ()))
        for name in parts:
            known = self._names.get(name)
            if known is None:
                if len(self._names) >= REMEMBERED:
                    self._names.clear()
                known = [index for index in self._single if _fits(self._lines[index].segments[1], name)]
                known += self._plain.get(name, ())
                self._names[name] = known
            found.update(known)
        return found


def _reached(line: _Line, parts: Sequence[str], *, is_folder: bool) -> str:
    """``itself`` where the line names the path, ``above`` where it names a folder on the way or the folder that it is."""
    *before, last = line.segments
    places = {0}
    for segment in before:
        places = _next(segment, places, parts)
    count = len(parts)
    if last is ANY:
        inside = not before or any(place < count for place in places)
        if line.folders_only:
            inside = (count > 1 or is_folder) if not before else inside or (is_folder and count in places)
        return "" if not inside else "above" if line.folders_only else "itself"
    places = _next(last, places, parts)
    if count in places and not is_folder:
        return "itself"
    return "above" if places else ""


def _next(segment: Segment, places: set[int], parts: Sequence[str]) -> set[int]:
    """How many parts of a path may be used up after one more segment of the pattern."""
    if not places:
        return places
    if segment is ANY:
        return set(range(min(places), len(parts) + 1))
    return {place + 1 for place in places if place < len(parts) and _fits(segment, parts[place])}


def _fits(segment: Segment, name: str) -> bool:
    if isinstance(segment, str):
        return segment == name
    return segment is None or segment.fullmatch(name) is not None


def _parsed(text: str) -> _Line | None:
    """One line; None where it says nothing: a blank, a comment, a class of characters without its end."""
    text = text if text.endswith("\\ ") else text.rstrip()
    if not text or text.startswith("#") or text == "/":
        return None
    included = not text.startswith("!")
    names = text.removeprefix("!").split("/")
    folders_only = not names[-1]
    if not names[0]:
        del names[0]
    elif len(names) == 1 or (len(names) == 2 and folders_only):
        names.insert(0, "**")
    if not names:
        raise ValueError(text)
    if folders_only:
        names[-1] = "**"
    segments: list[Segment] = []
    for name in names:
        if name == "**":
            if not segments or segments[-1] is not ANY:
                segments.append(ANY)
            continue
        segment = _segment(name)
        if segment is None:
            return None
        segments.append(segment)
    return _Line(included, folders_only, tuple(segments))


def _segment(name: str) -> Segment:
    """A name between two slashes; None for one that git refuses. Raises ValueError."""
    chunks, plain, literal = [""], "", True
    for kind, value in _signs(name):
        if kind == "bad":
            return None
        literal = literal and kind == "character"
        plain += value
        if kind == "star":
            chunks.append("")
        else:
            chunks[-1] += re.escape(value) if kind == "character" else value
    if literal:
        return plain
    first, *middle = chunks
    last = f".*{middle.pop()}" if middle else ""
    return re.compile(first + "".join(f"(?>.*?{chunk})" for chunk in middle if chunk) + last, re.DOTALL)


def _signs(name: str) -> Iterator[tuple[str, str]]:
    """What a name is made of: characters, stars, and patterns for one character."""
    at = 0
    while at < len(name):
        sign = name[at]
        at += 1
        if sign == "\\":
            if at == len(name):
                raise ValueError(name)
            yield "character", name[at]
            at += 1
        elif sign == "*":
            yield "star", ""
        elif sign == "?":
            yield "one", "."
        elif sign == "[":
            end = _end(name, at)
            yield ("one", _class(name[at:end])) if end else ("bad", "")
            at = end + 1 if end else len(name)
        else:
            yield "character", sign


def _end(name: str, at: int) -> int:
    """Where the class of characters that begins at *at* ends; 0 where it does not."""
    first = at + 1 if name[at : at + 1] in ("!", "^") else at
    end = name.find("]", first + 1)
    return max(end, 0)


def _class(inside: str) -> str:
    """A class of characters as a pattern; what is written backwards (``z-a``) matches nothing."""
    negated = inside[:1] in ("!", "^")
    rest = inside[1:] if negated else inside
    ranges = []
    at = 0
    while at < len(rest):
        low, high = rest[at], rest[at]
        if rest[at + 1 : at + 2] == "-" and at + 2 < len(rest):
            high = rest[at + 2]
            at += 2
        at += 1
        if low <= high:
            ranges.append(f"{re.escape(low)}-{re.escape(high)}")
    if not ranges:
        return "." if negated else "(?!)"
    return f"[{'^' if negated else ''}{''.join(ranges)}]"
