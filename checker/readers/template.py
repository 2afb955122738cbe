"""Template and program syntax, set aside before a page is read: what a template prints is not known yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.readers.draft import Draft

FILLER = "￼"
"""OBJECT REPLACEMENT CHARACTER: stands for every character of a directive whose output only the site knows."""

SUFFIXES = frozenset(
    ".ejs .hbs .handlebars .mustache .njk .jinja .jinja2 .j2 .liquid .ftl .ftlh .vm .jsp .jspx .jspf .php .phtml .vue .svelte .astro .jsx .tsx "
    ".erb .twig .tmpl .gohtml .cshtml .aspx .ascx .asp .wxml .art .swig .tpl".split()
)
CODE = frozenset((".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".jsx", ".tsx"))
"""Programs: their comments are theirs, and their markup, where they have any, is JSX."""


class _Marks:
    """Stretches between an opening and a closing mark, found in one pass; a mark that is never closed is looked for once."""

    def __init__(self, pairs: Mapping[str, str], whole: str = r"(?!)", endless: Iterable[str] = ()) -> None:
        """*pairs* says which mark closes which; *whole* matches stretches of another kind; *endless* ones may reach to the end."""
        self._pairs = sorted(pairs.items(), key=lambda pair: -len(pair[0]))
        self._opening = re.compile(f"(?P<whole>{whole})|{'|'.join(re.escape(opening) for opening, _ in self._pairs)}")
        self._endless = frozenset(endless)

    def find(self, source: str) -> Iterator[tuple[int, int]]:
        """Start and end of each stretch, in order and without overlap."""
        at, missing = 0, set[str]()
        while match := self._opening.search(source, at):
            start, at = match.start(), match.end()
            if match["whole"] is not None:
                yield start, at
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
                yield start, at
                break

    def cover(self, source: str, character: str) -> str:
        """*source* with *character* for every character of a stretch; line ends stay."""
        parts, at = [], 0
        for start, end in self.find(source):
            parts += [source[at:start], _NOT_LINE_END.sub(character, source[start:end])]
            at = end
        return "".join([*parts, source[at:]])


_NOT_LINE_END = re.compile(r"[^\r\n]")
_COMMENT = _Marks({
    "<%--": "--%>", "<%#": "%>", "{#": "#}", "{{!--": "--}}", "{{!": "}}", "<#--": "-->", "@*": "*@", "{/*": "*/}",
})  # fmt: skip
_DIRECTIVE = _Marks(
    {"<?php": "?>", "<?PHP": "?>", "<?=": "?>", "<%": "%>", "{{": "}}", "{%": "%}"},
    r"\$\{[^{}\n]*\}|\{(?:dede|pboot|eyou|cms):[^{}\n]*\}|</?[#@][a-zA-Z][^<>]*>",
    ("<?php", "<?PHP", "<?="),
)
_PROGRAM_COMMENT = _Marks({"/*": "*/"}, r"(?<![:\"'\w])//[^\n]*")
_HASH_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#[^\n]*")
_JSX = re.compile(r"<[A-Za-z][\w.]*(?:\s[^<>]*)?/?>|</[A-Za-z]|<>")
_CLOSED_RAW = re.compile(
    r"<(?:script|style|title|textarea|iframe|noscript|noframes|noembed|xmp|plaintext)(?:\s[^<>]*)?/>", re.IGNORECASE
)
"""Elements of JSX that are empty there, and that in HTML would swallow all that follows."""


def shows_directives(draft: Draft) -> bool:
    """Whether template syntax stands in what a reader would see, outside code that is only shown."""
    if not any(mark in draft.text for mark in ("<%", "{{", "{%", "{dede:", "<#")):
        return False
    quoted = iter(sorted(draft.quoted))
    reach = (0, 0)
    for start, _ in _DIRECTIVE.find(draft.text):
        if draft.text.startswith("${", start):
            continue
        while reach[1] <= start and (following := next(quoted, None)) is not None:
            reach = following if following[1] > reach[1] else reach
        if not reach[0] <= start < reach[1]:
            return True
    return False


def has_markup(source: str) -> bool:
    """Whether a program holds JSX."""
    return _JSX.search(source) is not None


def mask(source: str) -> str:
    """*source* with template comments blanked and directives filled, character for character."""
    return _DIRECTIVE.cover(_COMMENT.cover(source, " "), FILLER)


def mask_program(source: str) -> str:
    """*source* with the comments of a program blanked, and the tags that JSX closes at once, character for character."""
    shown = _PROGRAM_COMMENT.cover(source, " ")
    return _CLOSED_RAW.sub(lambda match: _NOT_LINE_END.sub(" ", match.group()), shown)


def mask_data(source: str) -> str:
    """*source* with ``#`` comments blanked, character for character."""
    return _HASH_COMMENT.sub(lambda match: " " * len(match.group()), source)
