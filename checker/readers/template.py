"""Template and program syntax, set aside before a page is read: what a template prints is not known yet."""

from __future__ import annotations

import re

from checker.readers.draft import Draft

FILLER = "￼"
"""OBJECT REPLACEMENT CHARACTER: stands for every character of a directive whose output only the site knows."""

SUFFIXES = frozenset(
    ".ejs .hbs .handlebars .mustache .njk .jinja .jinja2 .j2 .liquid .ftl .ftlh .vm .jsp .jspx .jspf .php .phtml .vue .svelte .astro .jsx .tsx "
    ".erb .twig .tmpl .gohtml .cshtml .aspx .ascx .asp .wxml .art .swig .tpl".split()
)
CODE = frozenset((".js", ".mjs", ".ts", ".jsx", ".tsx"))
"""Programs: their comments are theirs, and their markup, where they have any, is JSX."""

_COMMENT = re.compile(r"<%--.*?--%>|<%#.*?%>|\{#.*?#\}|\{\{!--.*?--\}\}|\{\{!.*?\}\}|<#--.*?-->|@\*.*?\*@|\{/\*.*?\*/\}", re.DOTALL)
_DIRECTIVE = re.compile(
    r"<\?(?:php\b|=).*?(?:\?>|\Z)|<%.*?%>|\{\{.*?\}\}|\{%.*?%\}|\$\{[^{}\n]*\}|\{(?:dede|pboot|eyou|cms):[^{}\n]*\}|</?[#@][a-zA-Z][^<>]*>",
    re.DOTALL,
)
_PROGRAM_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\w])//[^\n]*", re.DOTALL)
_HASH_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#[^\n]*")
_JSX = re.compile(r"<[A-Za-z][\w.]*(?:\s[^<>]*)?/?>|</[A-Za-z]|<>")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match.group())


def _fill(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", FILLER, match.group())


def shows_directives(draft: Draft) -> bool:
    """Whether template syntax stands in what a reader would see, outside code that is only shown."""
    if not any(mark in draft.text for mark in ("<%", "{{", "{%", "{dede:", "<#")):
        return False
    return any(
        not found.group().startswith("${") and not any(start <= found.start() < end for start, end in draft.quoted)
        for found in _DIRECTIVE.finditer(draft.text)
    )


def has_markup(source: str) -> bool:
    """Whether a program holds JSX."""
    return _JSX.search(source) is not None


def mask(source: str) -> str:
    """*source* with template comments blanked and directives filled, character for character."""
    return _DIRECTIVE.sub(_fill, _COMMENT.sub(_blank, source))


def mask_program(source: str) -> str:
    """*source* with the comments of a program blanked, character for character."""
    return _PROGRAM_COMMENT.sub(_blank, source)


def mask_data(source: str) -> str:
    """*source* with ``#`` comments blanked, character for character."""
    return _HASH_COMMENT.sub(_blank, source)
