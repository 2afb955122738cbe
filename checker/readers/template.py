"""Template and program syntax, set aside before a page is read: what a template prints is not known yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checker.documents.by_path import PROGRAMS
from checker.documents.look import FILLER
from checker.model import Span
from checker.readers.printed import printed
from checker.readers.source_comments import Remark

BRACED = PROGRAMS | {".svelte", ".astro", ".mdx"}
"""Where an expression stands in single braces."""


class Masked(NamedTuple):
    """A source of the same length in which nothing is left that no reader sees, and the comments that were taken out, in order."""

    shown: str
    remarks: tuple[Remark, ...] = ()


class _Stretch(NamedTuple):
    """A stretch of a source between two marks, which are empty for one that a pattern matched as a whole."""

    start: int
    end: int
    opening: str = ""
    closing: str = ""


class _Marks:
    """Stretches between an opening and a closing mark, found in one pass; a mark that is never closed is looked for once."""

    def __init__(self, pairs: Mapping[str, str], whole: str = r"(?!)", endless: Iterable[str] = ()) -> None:
        """*pairs* says which mark closes which; *whole* matches stretches of another kind; *endless* ones may reach to the end."""
        self._pairs = sorted(pairs.items(), key=lambda pair: -len(pair[0]))
        alternatives = [f"(?P<whole>{whole})", *(re.escape(opening) for opening, _ in self._pairs)]
        self._opening = re.compile("|".join(alternatives))
        self._endless = frozenset(endless)

    def find(self, source: str) -> Iterator[_Stretch]:
        """The stretches, in order and without overlap."""
        at, missing = 0, set[str]()
        while match := self._opening.search(source, at):
            start, at = match.start(), match.end()
            if match["whole"] is not None:
                yield _Stretch(start, at)
                continue
            at = start + 1
            for opening, closing in self._pairs:
                if closing in missing or not source.startswith(opening, start):
                    continue
                end = source.find(closing, start + len(opening))
                if end < 0 and opening not in self._endless:
                    missing.add(closing)
                    continue
                at = end + len(closing) if end >= 0 else len(source)
                yield _Stretch(start, at, opening, closing if end >= 0 else "")
                break


_NOT_LINE_END = re.compile(r"[^\r\n]")
_COMMENT = _Marks({
    "<%--": "--%>", "<%#": "%>", "{#": "#}", "{{!--": "--}}", "{{!": "}}", "{{--": "--}}", "{{/*": "*/}}", "{{- /*": "*/ -}}", "<#--": "-->",
    "@*": "*@", "{/*": "*/}", "{% comment": "endcomment %}", "{%- comment": "endcomment -%}",
})  # fmt: skip
_DIRECTIVE = _Marks(
    {
        "<?php": "?>",
        "<?PHP": "?>",
        "<?=": "?>",
        "<%": "%>",
        "{{{": "}}}",
        "{{": "}}",
        "{%": "%}",
        "{|": "|}",
        "[!--": "--]",
    },
    r"\[\[[$#]\{[^{}\n]*\}\]\]|\[\([$#]\{[^{}\n]*\}\)\]|[$#]\{[^{}\n]*\}|\{(?:dede|pboot|eyou|cms|aspcms|maccms|pc):[^{}\n]*\}|</?[#@][a-zA-Z][^<>]*>"
    r"|\{\$[\w:][^{}\n]{0,300}\}"
    r"|\{[A-Z][A-Z\d]{0,30}(?:_[A-Z\d]{1,30}){1,5}\}"
    r"|\{/?(?:include|template|extends|block|literal|if|else|elseif|foreach|foreachelse|section|loop|volist|php|get|assign|eq|neq|notempty|empty|switch|case|for|date|lang|eval)\b[^{}\n]{0,300}\}"
    r"|\[/?e:[^\[\]\n]{1,200}\]|@(?:include|yield|extends|section|endsection|component|stack|push|endpush|csrf|show|parent|livewire)\b(?:\([^()\n]{0,300}\))?",
    ("<?php", "<?PHP", "<?="),
)
_HASHED = re.compile(
    r"(?<![\w&/.])#@?(?:[A-Za-z]\w{0,60}\??\((?=[^\u3400-\u9fff])|\((?=[ \t]?[A-Za-z_$'\"!]))"
    r"(?:[^()\r\n]|\((?:[^()\r\n]|\([^()\r\n]{0,200}\)){0,300}+\)){0,300}+\)"
)
"""A directive of Enjoy or Velocity: ``#(name ?? 'default')``, ``#unescape(option('name'))``."""
_HASHING = frozenset((".html", ".htm", ".shtml", ".vm", ".tpl", ".jsp"))
_PROGRAM_COMMENT = _Marks({"/*": "*/"}, r"(?<![:\"'\w])//[^\n]*")
_IN_DIRECTIVE = re.compile(r"/\*(?s:.*?)(?:\*/|\Z)|(?<![^\s?%])(?://|#)[^\r\n]*")
_HASH_COMMENT = _Marks({}, r"(?m:^|(?<=\s))#[^\r\n]*")
_XML_COMMENT = _Marks({"<!--": "-->"})
_QUOTED_BRACES = re.compile(r"""(\{[ \t\r\n]{0,40}(["'`]))([^"'`{}\\]{0,400})(\2[ \t\r\n]{0,40}\})""")
_BRACES = re.compile(r"""\{(?:[#:@]|/(?!\*))[^{}\r\n]{0,400}\}|\{[^{}<>"'`;\r\n一-鿿]{1,400}\}""")
_JSX = re.compile(r"<[A-Za-z][\w.]*(?:\s[^<>]*)?/?>|</[A-Za-z]|<>")
_CLOSED_RAW = re.compile(
    r"<(?:script|style|title|textarea|iframe|noscript|noframes|noembed|xmp|plaintext)(?:\s[^<>]*)?/>", re.IGNORECASE
)
"""Elements of JSX that are empty there, and that in HTML would swallow all that follows."""


def has_markup(source: str) -> bool:
    """Whether a program holds JSX."""
    return _JSX.search(source) is not None


def mask(source: str, suffix: str = "") -> Masked:
    """A template with its comments blanked and its directives filled; that of a program or with braces by its *suffix*."""
    shown, remarks = _without(source, source, _COMMENT)
    inside = [remark for stretch in _DIRECTIVE.find(shown) for remark in _inside(source, stretch)]
    programs = [stretch for stretch in _DIRECTIVE.find(shown) if stretch.opening.startswith(("<?", "<%"))]
    shown = _covered(shown, _DIRECTIVE.find(shown), FILLER)
    for stretch in programs:
        for at, words in printed(source, stretch.start, stretch.end):
            shown = shown[:at] + words + shown[at + len(words) :]
    if suffix in _HASHING:
        shown = _HASHED.sub(lambda found: FILLER * len(found.group()), shown)
    if suffix in PROGRAMS:
        shown, more = _program(source, shown)
        inside += more
    return Masked(without_braces(shown) if suffix in BRACED else shown, tuple(sorted([*remarks, *inside])))


def mask_program(source: str) -> Masked:
    """A program with its comments blanked."""
    return Masked(*_program(source, source))


def mask_data(source: str, suffix: str) -> Masked:
    """A data file with its comments blanked; JSON has none."""
    if suffix == ".json":
        return Masked(source)
    return Masked(*_without(source, source, _XML_COMMENT if suffix == ".xml" else _HASH_COMMENT))


def without_braces(shown: str) -> str:
    """JSX with its expressions filled; a string in braces is shown as it stands."""
    bare = _QUOTED_BRACES.sub(lambda found: f"{' ' * len(found[1])}{found[3]}{' ' * len(found[4])}", shown)
    return _BRACES.sub(lambda found: FILLER * len(found.group()), bare)


def _program(source: str, shown: str) -> tuple[str, tuple[Remark, ...]]:
    shown, remarks = _without(source, shown, _PROGRAM_COMMENT)
    return _CLOSED_RAW.sub(lambda match: _NOT_LINE_END.sub(" ", match.group()), shown), remarks


def _without(source: str, shown: str, marks: _Marks) -> tuple[str, tuple[Remark, ...]]:
    """*shown* with comments blanked, and what they say in *source*."""
    stretches = list(marks.find(shown))
    return _covered(shown, stretches, " "), tuple(
        Remark.of(source, Span(start, end), opening, closing) for start, end, opening, closing in stretches
    )


def _covered(source: str, stretches: Iterable[_Stretch], character: str) -> str:
    """*source* with *character* for every character of a stretch; line ends stay."""
    parts, at = [], 0
    for start, end, *_ in stretches:
        parts += [source[at:start], _NOT_LINE_END.sub(character, source[start:end])]
        at = end
    return "".join([*parts, source[at:]])


def _inside(source: str, stretch: _Stretch) -> Iterator[Remark]:
    """The comments of the program in a directive of PHP, ASP or JSP."""
    if stretch.opening.startswith(("<?", "<%")):
        end = stretch.end - len(stretch.closing)
        for found in _IN_DIRECTIVE.finditer(source, stretch.start + len(stretch.opening), end):
            yield Remark.of(source, Span(*found.span()))
