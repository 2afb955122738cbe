"""The marks of Markdown: one pattern for all that is not plain text, where fences close, and what reference links lead to.

Sources: CommonMark 0.31 (sections 4.5 *fenced code blocks*, 4.7 *link reference definitions*, 6 *inlines*), and what Hexo, Hugo and
VuePress add. Lines end at LF, CRLF or CR.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.model import Span
from checker.text.packed import numbers

_BOL = r"(?:^|(?<=\r))"
_EOL = r"(?:\r\n?|\n|\Z)"
PIECE = re.compile(
    rf"""
    (?P<fence> {_BOL}[ \t>]*(?P<ticks>```+|~~~+)[^\r\n]*{_EOL})
  | (?P<comment> <!-- | \{{/\* | \{{%-?[ ]*comment\b[^\r\n%]*%\}} | \{{\{{(?:-[ ])?/\*)
  | (?P<shortcode> \{{%[^\r\n]{{0,400}}?%\}} | \{{\{{<[^\r\n]{{0,400}}?>\}}\}} | \{{\{{%[^\r\n]{{0,400}}?%\}}\}})
  | (?P<newline> \r\n | \r | \n)
  | (?P<definition> {_BOL}[ ]{{0,3}}\[(?!\^)[^\[\]\r\n]{{1,200}}\]:[ \t]*<?[^\s<>]{{1,2000}}>?[ \t]*
      (?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\))?[ \t]*(?=[\r\n]|\Z))
  | (?P<start>
        {_BOL}[ \t]*(?:[-*_][ \t]*){{3,}}(?=[\r\n]|\Z)
      | {_BOL}[ \t]*(?:>[ \t]?+)++\[![A-Za-z]{{1,20}}\][+-]?
      | {_BOL}[ \t]*(?:!!!|\?\?\?\+?)[ ]+[a-z]{{1,20}}(?=[ "\r\n]|\Z)
      | {_BOL}[ \t]*(?:>[ \t]?+)++(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?(?:>[ \t]?+)*+
      | {_BOL}[ \t]*(?:[-*+]|\d{{1,3}}[.)])[ \t]+(?:>[ \t]?+)*+
      | {_BOL}\#{{1,6}}[ \t]*
      | {_BOL}[ ]{{0,3}}={{2,}}[ \t]*(?=[\r\n]|\Z)
      | {_BOL}[ \t]*:::[^\r\n]*)
  | (?P<wiki> !?\[\[(?P<page>[^\[\]|\r\n]{{1,200}})(?:\|(?P<alias>[^\[\]\r\n]{{1,200}}))?\]\])
  | (?P<image> !\[[^\]\r\n]{{0,300}}\](?:\([^)\r\n]{{0,2000}}\))?)
  | (?P<link> \[(?P<label>(?:[^\[\]\r\n]|\[[^\[\]\r\n]{{0,200}}\]){{0,400}})\]\([ \t]*<?(?P<href>(?:[^()\s<>]|\([^()\r\n]{{0,200}}\)){{0,2000}})>?
      (?:[ \t]+(?:"[^\r\n]{{0,300}}?"|'[^'\r\n]{{0,300}}'))?[ \t]*\))
  | (?P<reference> \[(?P<shown>(?:[^\[\]\r\n]|!\[[^\[\]\r\n]{{0,200}}\](?:\([^()\r\n]{{0,400}}\))?){{1,400}})\](?:\[(?P<key>[^\[\]\r\n]{{0,200}})\])?)
  | (?P<auto> <(?P<address>https?://[^<>\s]{{1,2000}})>)
  | (?P<tag> </?(?P<name>[a-zA-Z][a-zA-Z0-9-]{{0,20}})(?P<attrs>(?:\s[^<>]{{0,2000}})?)/?>)
  | (?P<kramdown> \{{:[^{{}}\r\n]{{0,200}}\}})
  | (?P<entity> &(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]\w{{1,30}});)
  | (?P<url> https?://(?:[^\s<>()\[\]（）「」《》，。；、"'“”`|]|\([A-Za-z0-9_:.,%&=+/-]{{0,200}}\))+)
  | (?P<escape> \\[\\`*_{{}}\[\]()\#+.!<>|~-])
  | (?P<code> (?P<quote>`+)(?!`)(?P<inner>[^\r\n]{{1,400}}?)(?<!`)(?P=quote)(?!`))
  | (?P<mark> (?<!\s)\*{{1,3}} | \*{{1,3}}(?!\s) | (?<!\w)_{{1,3}} | _{{1,3}}(?!\w) | ~~ | `+)
    """,
    re.VERBOSE | re.MULTILINE,
)
KINDS = (
    "fence", "comment", "shortcode", "newline", "definition", "start", "wiki", "image", "link", "reference", "auto", "tag", "kramdown", "entity", "url", "escape",
    "code", "mark",
)  # fmt: skip
_CLOSING = re.compile(rf"{_BOL}[ \t>]*(`{{3,}}+|~{{3,}}+)[`~]*+[ \t]*+{_EOL}", re.MULTILINE)
_DEFINITION = re.compile(
    rf"""{_BOL}[ ]{{0,3}}\[(?!\^)([^\[\]\r\n]{{1,200}})\]:[ \t]*<?([^\s<>]{{1,2000}})>?[ \t]*"""
    r"""(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\))?[ \t]*(?=[\r\n]|\Z)""",
    re.MULTILINE,
)


_SHORTCODE = re.compile(r"\{(?:%-?|\{[<%])\s*(\w+)")
_QUOTING = frozenset(("highlight", "raw", "codeblock", "code", "verbatim"))
CLOSING_COMMENT = {"<": "-->", "{/": "*/}", "{%": "endcomment", "{{": "*/}}"}
"""How a comment begins, and what closes it."""


class Shortcodes:
    """Where the blocks of Liquid and Hugo end that show code; one that nothing closes is looked for once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._unclosed: set[str] = set()

    def closing(self, tag: str, after: int) -> Span | None:
        """The tag that closes the block that *tag* opens; None for one that shows no code, and where nothing closes it."""
        match = _SHORTCODE.match(tag)
        if match is None or match[1] not in _QUOTING:
            return None
        name = rf"\{{%-?\s*end{match[1]}\s*-?%\}}" if tag[1] == "%" else rf"\{{\{{[<%]\s*/\s*{match[1]}\s*[>%]\}}\}}"
        if name in self._unclosed:
            return None
        found = re.compile(name).search(self._source, after)
        if found is None:
            self._unclosed.add(name)
            return None
        return Span(*found.span())


class Fences:
    """Where fenced code may close. Every question moves on or is answered at once, so no post has too many fences."""

    def __init__(self, source: str) -> None:
        self._lines = {"`": _Closing(), "~": _Closing()}
        for match in _CLOSING.finditer(source):
            self._lines[match[1][0]].append(*match.span(), len(match[1]))

    def closing(self, ticks: str, after: int) -> Span | None:
        """The line that closes a fence of *ticks* opened before *after*."""
        return self._lines[ticks[0]].first(after, len(ticks))


class _Closing:
    """Lines of one mark, as many as there are."""

    def __init__(self) -> None:
        self._starts, self._ends, self._lengths = numbers(), numbers(), numbers()
        self._longest: Sequence[int] = ()
        """How long the longest is from each on, once anything was asked."""

    def append(self, start: int, end: int, length: int) -> None:
        """One more."""
        self._starts.append(start)
        self._ends.append(end)
        self._lengths.append(length)

    def first(self, after: int, length: int) -> Span | None:
        """The first that begins from *after* on and is so long."""
        if len(self._longest) < len(self._starts):
            longest = numbers(accumulate(reversed(self._lengths), max))
            longest.reverse()
            self._longest = longest
        number = bisect_left(self._starts, after)
        if number == len(self._starts) or self._longest[number] < length:
            return None
        while self._lengths[number] < length:
            number += 1
        return Span(self._starts[number], self._ends[number])


class Target(NamedTuple):
    """What a reference link leads to, and where that stands."""

    href: str
    span: Span


def targets(source: str) -> dict[str, Target]:
    """The link reference definitions of a post, by their label; of two, the first counts."""
    found: dict[str, Target] = {}
    for match in _DEFINITION.finditer(source):
        found.setdefault(key_of(match[1]), Target(match[2], Span(*match.span(2))))
    return found


def key_of(label: str) -> str:
    """A label as labels are compared: case and white space do not count."""
    return " ".join(label.split()).casefold()
