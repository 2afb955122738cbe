"""turbohtml's tokens with their places: which stretch of the source each was cut from, and where an attribute's value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.model import Span
from checker.text.lines import line_starts

if TYPE_CHECKING:
    from turbohtml import Token

_NAME = re.compile(r"</?[^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")


def pieces(source: str) -> Iterator[tuple[Token, int, int]]:
    """The tokens of *source*, in order, each with the stretch of the source from its beginning to that of the next one."""
    from turbohtml import tokenize

    tokens = tokenize(source, resolve_references=False)
    before = next(tokens, None)
    if before is None:
        return
    lines = line_starts(source)
    begin = lines[before.line - 1] + before.col
    for token in tokens:
        end = lines[token.line - 1] + token.col
        yield before, begin, end
        before, begin = token, end
    yield before, begin, len(source)


def stretches(source: str, data: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the text *data* stands between *start* and *end*: the tokenizer passes over ``</>`` and over a tag that the end cuts off.

    >>> list(stretches("a</>b<i", "ab", 0, 7))
    [(0, 1), (4, 5)]
    """
    if len(data) + source.count("\r\n", start, end) == end - start:
        yield start, end
        return
    left = len(data)
    while left > 0 and start < end:
        mark = source.find("</>", start, end)
        stop = mark if mark >= 0 else end
        if stop - start - source.count("\r\n", start, stop) > left:
            stop = start + left
            while (missing := left - (stop - start - source.count("\r\n", start, stop))) > 0:
                stop += missing
        left -= stop - start - source.count("\r\n", start, stop)
        if stop > start:
            yield start, stop
        start = mark + 3 if mark >= 0 else end


def value_span(name: str, source: str, start: int, end: int) -> Span:
    """Where the value of the attribute *name* stands in the tag from *start* to *end*; an empty span at the tag when it has none.

    >>> value_span("href", "<a data-href='x' href=y>", 0, 24)
    Span(start=22, end=23)
    """
    at = _NAME.match(source, start, end)
    for match in _ATTRIBUTE.finditer(source, at.end() if at else start, end):
        if match[1].lower() == name:
            group = match.lastindex or 1
            return Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
    return Span(start, start)
