"""JSON with places: the values of an object where they stand, and how strings are spelled (RFC 8259)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import JSONDecodeError, JSONDecoder
from typing import NamedTuple

from checker.documents.columns import Columns, Meaning
from checker.messages import Message
from checker.model import Span
from checker.readers.entry import Column, View, as_written, lined, respelled

_DECODER = JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_SAID = re.compile(r'(?<!\\)"(?:text|value|content|insert|html|children)"\s*:\s*"((?:[^"\\]|\\.)*+)"', re.DOTALL)
"""A text in one of the blocks that an editor's own format makes of an article."""
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_DEEPEST = 4
"""Into so many objects the way to a value leads."""
_NEAR = 12
"""So near to the end of a text that goes on, a mistake may be none: an escape or a word is cut."""


class BadError(Exception):
    """What cannot be read, and where."""

    def __init__(self, at: int, problem: Message, *, cut: bool) -> None:
        """*cut* is whether the text may only have ended too early."""
        super().__init__(at, problem)
        self.at = at
        self.problem = problem
        self.cut = cut


class Pair(NamedTuple):
    """A name of an object, its value, and where that stands."""

    name: str
    value: object
    span: Span


def skip(source: str, at: int) -> int:
    """Where the next token begins."""
    blank = _BLANK.match(source, at)
    return blank.end() if blank else at


def value(source: str, at: int) -> tuple[object, int]:
    """The value at *at*, and where it ends. Raises BadError."""
    try:
        return _DECODER.raw_decode(source, at)
    except JSONDecodeError as error:
        cut = error.msg.startswith("Unterminated") or error.pos >= len(source) - _NEAR
        raise BadError(at, Message("read.json-value"), cut=cut) from None
    except (ValueError, RecursionError):
        raise BadError(at, Message("read.json-value"), cut=False) from None


def pairs(source: str, at: int) -> tuple[list[Pair], int]:
    """The names and values of the object at *at*, and where it ends. Raises BadError."""
    if source[at : at + 1] != "{":
        raise BadError(at, Message("read.json-object"), cut=at >= len(source))
    found: list[Pair] = []
    at = skip(source, at + 1)
    while source[at : at + 1] != "}":
        name, end = value(source, at)
        colon = skip(source, end)
        if not isinstance(name, str) or source[colon : colon + 1] != ":":
            raise BadError(at, Message("read.json-pair"), cut=colon >= len(source))
        start = skip(source, colon + 1)
        said, end = value(source, start)
        found.append(Pair(name, said, Span(start, end)))
        at = skip(source, end)
        if source[at : at + 1] == ",":
            at = skip(source, at + 1)
        elif source[at : at + 1] != "}":
            raise BadError(at, Message("read.json-end"), cut=at >= len(source))
    return found, at + 1


def items(source: str, at: int) -> Iterator[tuple[object, Span]]:
    """The values of the list at *at*, which is known to be whole."""
    at = skip(source, at + 1)
    while source[at : at + 1] != "]":
        said, end = value(source, at)
        yield said, Span(at, end)
        at = skip(source, end)
        at = skip(source, at + 1) if source[at : at + 1] == "," else at


def columns(source: str, found: list[Pair], known: Columns) -> Iterator[Column]:
    """The columns that the values of an object make."""
    for pair in found:
        yield from _columns(source, pair, known)


def _columns(source: str, pair: Pair, known: Columns) -> Iterator[Column]:
    name, said, span = pair._replace(name=pair.name.strip())
    role = known.role(name)
    if isinstance(said, dict):
        below, _ = pairs(source, span.start)
        if given := list(_given(source, pair, known)):
            for one in given:
                yield from _columns(source, one, known)
            return
        if name.lower() in known.within:
            for inner in below:
                yield from _columns(source, inner, known)
            return
        leaf = _leaf(below, known)
        if leaf is not None:
            text, where, read = _scalar(leaf)
            yield Column(name, text, where, read, role)
        elif role is None or role.role != "body":
            yield Column(name, "", span, as_written, role)
    elif isinstance(said, list):
        yield from _of_list(source, Pair(name, said, span), role, known)
    else:
        text, where, read = _scalar(pair)
        yield Column(name, text, where, read, role)


def _given(source: str, pair: Pair, known: Columns, depth: int = 0) -> Iterator[Pair]:
    """The values in an object that a configuration names by the way to them: ``primary_author.name``."""
    if not known.given or depth > _DEEPEST or not isinstance(pair.value, dict):
        return
    for inner in pairs(source, pair.span.start)[0]:
        one = inner._replace(name=f"{pair.name}.{inner.name}")
        if (meant := known.role(one.name)) is not None and meant.is_given:
            yield one
        else:
            yield from _given(source, one, known, depth + 1)


def _leaf(below: list[Pair], known: Columns) -> Pair | None:
    """The value that an object stands for, by its name."""
    leaves = [pair for pair in below if isinstance(pair.value, str | int | float) and pair.name]
    named = {pair.name.lower(): pair for pair in reversed(leaves)}
    return next((named[name] for name in known.inner if name in named), None)


def _of_list(source: str, pair: Pair, role: Meaning | None, known: Columns) -> Iterator[Column]:
    """A text of several paragraphs is one; of several authors or sources each is one."""
    name, said, span = pair
    if role is None or not isinstance(said, list):
        yield Column(name, "", span, as_written)
    elif role.role == "body":
        if all(isinstance(one, str) for one in said):
            text = "\n".join(map(str, said))
            yield Column(name, text, span, _of_strings, role)
        elif text := _of_blocks(source, span).text:
            yield Column(name, text, span, _of_blocks, role)
    else:
        for one, where in items(source, span.start):
            if isinstance(one, str | int | float):
                yield Column(name, *_scalar(Pair(name, one, where)), role)
            elif isinstance(one, dict) and (leaf := _leaf(pairs(source, where.start)[0], known)) is not None:
                yield Column(name, *_scalar(leaf), role)
        if not said:
            yield Column(name, "", span, as_written, role)


def _scalar(pair: Pair) -> tuple[str, Span, Callable[[str, Span], View]]:
    said, (start, end) = pair.value, pair.span
    if isinstance(said, str):
        return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), Span(start + 1, end - 1), of_json
    if isinstance(said, bool):
        return "true" if said else "false", pair.span, as_written
    return (str(said) if isinstance(said, int | float) else ""), pair.span, as_written


def _of_strings(source: str, span: Span) -> View:
    """A list of strings, line by line."""
    found = (Span(*match.span(1)) for match in _STRING.finditer(source, *span))
    return lined(((where, of_json(source, where)) for where in found), span)


def _of_blocks(source: str, span: Span) -> View:
    """The texts in the blocks of an editor's own format, line by line."""
    found = (Span(*match.span(1)) for match in _SAID.finditer(source, *span))
    return lined(((where, of_json(source, where)) for where in found), span)


def of_json(source: str, span: Span) -> View:
    """A JSON string; half of a surrogate pair is no character."""
    return respelled(
        source, span, ((*found.span(), _meant(found.group())) for found in _ESCAPE.finditer(source, *span))
    )


def _meant(escape: str) -> str:
    if escape[1] != "u":
        return _PLAIN.get(escape[1], escape[1])
    if len(escape) > 6:
        return chr(0x10000 + ((int(escape[2:6], 16) & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF))
    code = int(escape[-4:], 16)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
