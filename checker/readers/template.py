"""Template and program syntax, set aside before a page is read: what a template prints is not known yet."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from checker.documents.by_path import PROGRAMS
from checker.documents.included import SMARTY
from checker.documents.look import FILLER
from checker.readers.printed import Printed
from checker.readers.source_comments import Marked, Remark, Remarks
from checker.text.pattern import LazyPattern

BRACED = PROGRAMS | {".svelte", ".astro", ".mdx"}
"""Where an expression stands in single braces."""


class Masked(NamedTuple):
    """A source of the same length in which nothing is left that no reader sees, and the comments that were taken out, in order."""

    shown: str
    remarks: Sequence[Remark] = ()


class _Marks:
    """Stretches between an opening and a closing mark, found in one pass; a mark that is never closed is looked for once."""

    def __init__(
        self, pairs: Mapping[str, str], whole: str = r"(?!)", endless: Iterable[str] = (), but: str = r"(?!)"
    ) -> None:
        """*pairs* says which mark closes which; *whole* matches stretches of another kind; *endless* ones may reach to the end; no stretch
        begins where *but* matches.
        """
        self._but = LazyPattern(but)
        self._pairs = sorted(pairs.items(), key=lambda pair: -len(pair[0]))
        alternatives = [f"(?P<whole>{whole})", *(re.escape(opening) for opening, _ in self._pairs)]
        self._opening = LazyPattern("|".join(alternatives))
        self._endless = frozenset(endless)

    def find(self, source: str) -> Iterator[Marked]:
        """The stretches, in order and without overlap."""
        at, missing = 0, set[str]()
        while match := self._opening.search(source, at):
            start, at = match.start(), match.end()
            if match["whole"] is not None:
                yield Marked(start, at)
                continue
            at = start + 1
            for opening, closing in () if self._but.match(source, start) else self._pairs:
                if closing in missing or not source.startswith(opening, start):
                    continue
                end = source.find(closing, start + len(opening))
                if end < 0 and opening not in self._endless:
                    missing.add(closing)
                    continue
                at = end + len(closing) if end >= 0 else len(source)
                yield Marked(start, at, opening, closing if end >= 0 else "")
                break


_NOT_LINE_END = re.compile(r"[^\r\n]")
_COMMENT = _Marks({
    "<%--": "--%>", "<%#": "%>", "{#": "#}", "{{!--": "--}}", "{{!": "}}", "{{--": "--}}", "{{/*": "*/}}", "{{- /*": "*/ -}}", "<#--": "-->",
    "@*": "*@", "{/*": "*/}", "{% comment": "endcomment %}", "{%- comment": "endcomment -%}",
}, but=SMARTY)  # fmt: skip
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
    r"\[\[[$#]\{[^{}\n]*\}\]\]|\[\([$#]\{[^{}\n]*\}\)\]|[$#]\{[^{}\n]*\}|\{(?:dede|pboot|eyou|cms|aspcms|maccms|pc):[^{}\n]*\}|</?[#@][a-zA-Z][^<>]*>|\[/?[#@][a-zA-Z][^\[\]\n]{0,300}\]"
    r"|\{\$[\w:][^{}\n]{0,300}\}|\{:[A-Za-z]\w{0,60}\([^{}\n]{0,300}\)\}"
    rf"|{SMARTY}[^{{}}\n]{{0,300}}#\}}"
    r"|\{[A-Z][A-Z\d]{0,30}(?:_[A-Z\d]{1,30}){1,5}\}"
    r"|\{/?(?:include|template|extends|block|literal|if|else|elseif|foreach|foreachelse|section|loop|volist|php|get|assign|eq|neq|notempty|empty|switch|case|for|date|lang|eval)\b[^{}\n]{0,300}\}"
    r"|\[/?e:[^\[\]\n]{1,200}\]|@(?:include|yield|extends|section|endsection|component|stack|push|endpush|csrf|show|parent|livewire)\b(?:\([^()\n]{0,300}\))?",
    ("<?php", "<?PHP", "<?="),
)
_HASHED = LazyPattern(
    r"(?<![\w&/.])#@?(?:[A-Za-z]\w{0,60}\??\((?=[^\u3400-\u9fff])|\((?=[ \t]?[A-Za-z_$'\"!]))"
    r"(?:[^()\r\n]|\((?:[^()\r\n]|\([^()\r\n]{0,200}\)){0,300}+\)){0,300}+\)"
)
"""A directive of Enjoy or Velocity: ``#(name ?? 'default')``, ``#unescape(option('name'))``."""
_HASHING = frozenset((".html", ".htm", ".shtml", ".vm", ".tpl", ".jsp"))
_PROGRAM_COMMENT = _Marks({"/*": "*/"}, r"(?<![:\"'\w])//[^\n]*")
_IN_DIRECTIVE = LazyPattern(r"/\*(?s:.*?)(?:\*/|\Z)|(?<![^\s?%])(?://|#)[^\r\n]*")
_HASH_COMMENT = _Marks({}, r"(?m:^|(?<=\s))#[^\r\n]*")
_XML_COMMENT = _Marks({"<!--": "-->"})
_QUOTED_BRACES = LazyPattern(r"""(\{[ \t\r\n]{0,40}(["'`]))([^"'`{}\\]{0,400})(\2[ \t\r\n]{0,40}\})""")
_BRACES = LazyPattern(r"""\{(?:[#:@]|/(?!\*))[^{}\r\n]{0,400}\}|\{[^{}<>"'`;\r\n一-鿿]{1,400}\}""")
_JSX = LazyPattern(r"<[A-Za-z][\w.]*(?:\s[^<>]*)?/?>|</[A-Za-z]|<>")
_CLOSED_RAW = LazyPattern(
    r"<(?:script|style|title|textarea|iframe|noscript|noframes|noembed|xmp|plaintext)(?:\s[^<>]*)?/>", re.IGNORECASE
)
"""Elements of JSX that are empty there, and that in HTML would swallow all that follows."""


def has_markup(source: str) -> bool:
    """Whether a program holds JSX."""
    return _JSX.search(source) is not None


def mask(source: str, suffix: str = "") -> Masked:
    """A template with its comments blanked and its directives filled; that of a program or with braces by its *suffix*."""
    remarks = Remarks(source)
    shown = _without(source, _COMMENT, remarks)
    deque(remarks.noting(_inside(source, _programs(shown))), maxlen=0)
    shown = _told(_covered(shown, _DIRECTIVE.find(shown), FILLER), source, _programs(shown))
    if suffix in _HASHING:
        shown = _HASHED.sub(lambda found: FILLER * len(found.group()), shown)
    if suffix in PROGRAMS:
        shown = _program(shown, remarks)
    return Masked(without_braces(shown) if suffix in BRACED else shown, remarks.in_order())


def mask_program(source: str) -> Masked:
    """A program with its comments blanked."""
    remarks = Remarks(source)
    return Masked(_program(source, remarks), remarks.in_order())


def mask_data(source: str, suffix: str) -> Masked:
    """A data file with its comments blanked; JSON has none."""
    if suffix == ".json":
        return Masked(source)
    remarks = Remarks(source)
    shown = _without(source, _XML_COMMENT if suffix == ".xml" else _HASH_COMMENT, remarks)
    return Masked(shown, remarks.in_order())


def without_braces(shown: str) -> str:
    """JSX with its expressions filled; a string in braces is shown as it stands."""
    bare = _QUOTED_BRACES.sub(lambda found: f"{' ' * len(found[1])}{found[3]}{' ' * len(found[4])}", shown)
    return _BRACES.sub(lambda found: FILLER * len(found.group()), bare)


def _program(shown: str, remarks: Remarks) -> str:
    shown = _without(shown, _PROGRAM_COMMENT, remarks)
    return _CLOSED_RAW.sub(lambda match: _NOT_LINE_END.sub(" ", match.group()), shown)


def _without(shown: str, marks: _Marks, remarks: Remarks) -> str:
    """*shown* with comments blanked, which go to *remarks*."""
    return _covered(shown, remarks.noting(marks.find(shown)), " ")


def _covered(source: str, stretches: Iterable[Marked], character: str) -> str:
    """*source* with *character* for every character of a stretch; line ends stay."""
    covered, at = StringIO(newline=""), 0
    for start, end, *_ in stretches:
        covered.write(source[at:start])
        covered.write(_NOT_LINE_END.sub(character, source[start:end]))
        at = end
    covered.write(source[at:])
    return covered.getvalue()


def _inside(source: str, programs: Iterable[Marked]) -> Iterator[Marked]:
    """The comments in programs."""
    for start, end, opening, closing in programs:
        for found in _IN_DIRECTIVE.finditer(source, start + len(opening), end - len(closing)):
            yield Marked(*found.span())


def _programs(shown: str) -> Iterator[Marked]:
    """The directives of PHP, ASP or JSP."""
    return (stretch for stretch in _DIRECTIVE.find(shown) if stretch.opening.startswith(("<?", "<%")))


def _told(covered: str, source: str, programs: Iterable[Marked]) -> str:
    """*covered* with what the programs print where it stands in *source*."""
    prints, parts, at = Printed(source), [], 0
    for stretch in programs:
        for start, words in prints.strings(stretch.start, stretch.end):
            parts += [covered[at:start], words]
            at = start + len(words)
    return "".join([*parts, covered[at:]]) if parts else covered
