"""What a template brings in by name, in the ways of the engines that people use, and whether all of it could be read off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.documents.look import INDENTED
from checker.text.pattern import LazyPattern

_QUOTED = r"""["'`]([^"'`$\{\}<>\n]{1,120})["'`]"""
_BEFORE = r"(?:(?:__DIR__|dirname\(\s?__FILE__\s?\)|TEMPLATEPATH|STYLESHEETPATH|get_(?:template|stylesheet)_directory\(\s?\))\s?\.\s?)?"
"""How a program names the folder that it lies in."""
_WORDS = (
    r"include(?:_once|_cached|_relative|if|first)?|require(?:_once)?|partial(?:cached|_cached|async)?|render(?:partial(?:async)?)?|embed|need|parse"
    r"|component|extends?|layout|import|load->view|get_(?:header|sidebar|footer)|template|(?<!@)section"
)
SMARTY = r"\{#[ \t]?(?:\$|/?(?:include|if|else|elseif|foreach|foreachelse|section|assign|literal)\b)"
"""How a directive of Smarty begins that is set between ``{#`` and ``#}``, which are a comment elsewhere."""
_WAITS = r"block|section|yield|slot|insert\w*|decorat\w+|content_for|livewire|get_template_part|include(?:when|unless)"
_DIRECTIVE = LazyPattern(
    r"<%.*?%>|<\?(?:php|=)?.*?(?:\?>|\Z)|\{\{.*?\}\}|\{%.*?%\}|\{(?:[|$#!]|/?(?:include|template|subtemplate|extends?|block|layout|section|widget|[a-z]{2,12}:))[^{}\n]{0,300}\}"
    r"|</?[#@][^<>]*>|<!--\s?[#{].*?-->|\[!--.*?--\]|\{#.*?#\}|\[/?[#@][^\[\]\n]{0,300}\]"
    r"|[@#]@?(?:await )?[A-Za-z][\w.]*\s?\((?:[^()\n]|\([^()\n]*\)){0,300}\)|<(?:include|import|layout|template|jsp:|c:|ui:|tiles:|s:|partial|slot)\b[^<>]{0,300}>"
    r"""|\b(?:data-)?(?:th:(?:replace|insert|include)|layout:\w+)\s?=\s?["'][^"']{0,300}["']""",
    re.DOTALL | re.IGNORECASE,
)
"""What a program reads and a reader does not."""
_REMARK = LazyPattern(
    rf"<!--(?!\s?[#{{]).*?-->|(?!{SMARTY})"
    r"\{#.*?#\}|<%--.*?--%>|<%#.*?%>|\{\{-?\s?/\*.*?\*/\s?-?\}\}|\{\{!--.*?--\}\}|\{\{--.*?--\}\}|<#--.*?-->"
    r"|<(script|style)\b[^<>]*>.*?</\1\s?>|(?m:^\s*//-.*$)",
    re.DOTALL | re.IGNORECASE,
)
"""What brings in nothing that is shown."""
_BRINGS = LazyPattern(
    rf"(?:[{{<@#%\[]|\{{%-|\{{\{{-|<%[-=~_]|<\?php|<\?=)\s{{0,4}}(?:{_WORDS}|{_WAITS}|widget)\b(?!-)"  # opens a directive
    rf"|(?<![\w/'\"\\-])(?:{_WORDS}|{_WAITS}|(?<![>:])widget)\s?(?=[(\"'`])"  # is called
    r"|(?<![\w$>'\"/-])(?:include|require)(?:_once)?\s"
    r"|\b\w+:(?:import|include|composition|decorate)\b|\[!--temp|\{\{>|<@(?!\w*tag\b|global\b)\w+|\bth:(?:replace|insert)\b|\blayout:decor|<(?:asp|uc\w*|tiles|sitemesh|decorator|app-\w+|vc):",
    re.IGNORECASE,
)
"""What may bring in another file, or wait for one."""
FOOT = LazyPattern(r"(?<!wp_)foot|copy_?right|beian|colophon|页脚|备案|版权", re.IGNORECASE)
"""How a footer is called, or what prints it."""
_NAMED = LazyPattern(rf"\b(?:{_WORDS})\b\s?\(?\s?{_BEFORE}{_QUOTED}(\s?(?:\+|~|\.\s?[$\w'\"(]))?", re.IGNORECASE)
_BARE = LazyPattern(
    r"\{%-?\s?(?:include|include_relative|include_cached|render|layout|extends)\s+([\w./-]+)|<%[-=]?\s?include\s+([\w./-]+)\s?-?%>|\{\{>\s?([\w./-]+)"
    r"|<!--\s?\{(?:sub)?template\s+([\w./-]+)\}\s?-->|\{(?:include\s+|template\s+|template:)([\w./-]+)\s?/?\}",
    re.IGNORECASE,
)
_ATTRIBUTE = LazyPattern(
    r"(?:\b(?:include|import|extends?|layout|jsp:include|c:import|ui:include|s:include|partial|template)\b|#include)[^<>{}]{0,120}?"
    r"""\b(?:file|page|url|src|filename|name|template|virtual|value)\s?=\s?["']?([^"'\s<>{}$|]{2,120})""",
    re.IGNORECASE,
)
_THYMELEAF = LazyPattern(
    r"""(?:th:(?:replace|insert|include)|layout:decorat\w+)\s?=\s?["']\s?~?\{?\s?([^"'$:{}]*?)\s?(?:::[^"']{0,160})?\}?\s?["']""",
    re.IGNORECASE,
)
_OUTLINED = LazyPattern(r"(?m)^[ \t]*(?:include|extends)\s+([\w./~-]+)|^[ \t]*!?=\s?partial\(\s?['\"]([\w./-]+)['\"]")
"""How a template says it whose outline is by indentation."""
_OUTLINED_WORD = LazyPattern(rf"\b(?:{_WORDS}|{_WAITS})\b", re.IGNORECASE)
_ASIDE = LazyPattern(r"/\*.*?\*/|(?<!:)//[^\n]*|(?m:^\s*#[^\n]*)", re.DOTALL)
"""A remark in a program."""
_MACRO = LazyPattern(r"(<@[\w.]+)")
_PAIR = LazyPattern(r"\{template\s+[\"']([\w./-]+)[\"']\s?,\s?[\"']([\w./-]+)[\"']", re.IGNORECASE)
_PART = LazyPattern(rf"get_template_part\(\s?{_QUOTED}\s?(?:,\s?({_QUOTED}|[^)'\"]{{1,80}}\)?))?", re.IGNORECASE)
_CALLED = LazyPattern(r"\bget_(header|sidebar|footer)\(\s?\)", re.IGNORECASE)
_RENDERED = LazyPattern(r"\.Render\s+\"([\w./-]+)\"")
_PLACES = r"(?:title|head|meta|css|style|js|javascript|script|extra|content|main|body|sidebar|nav|header|page|custom|menu|banner)[\w-]*"
_HARMLESS = LazyPattern(
    rf"\{{%-?\s?(?:block\s+{_PLACES}|endblock\b[^%]*|endembed|section\s+['\"]{_PLACES}['\"])|@(?:yield|section|stack|push|prepend)\(\s?['\"]{_PLACES}['\"]|@endsection"
    rf"|\{{\{{-?\s?(?:block|define)\s+\"{_PLACES}\"|\{{\{{-?\s?template\s+\"_internal/|render(?:body\(\)|section\(\s?\"{_PLACES}\")|\{{/?block\b(?:\s+name\s?=)?\s?[\"']?{_PLACES}|\{{/block\}}"
    rf"|<slot\b\s?(?:name=[\"']{_PLACES}[\"'])?\s?/?>|</slot>|<%[-=]?\s?yield\s?(?::{_PLACES})?|(?:th|layout):fragment\s?=|th:(?:replace|insert|include)\s?=\s?[\"']\s?\$\{{(?:content|body|main)\}}|template_(?:url|directory)|\bimport\s+(?:java|org|com)[.\w*]+|contenttype|\b(?:page|taglib)\s+import\s?=",
    re.IGNORECASE,
)
"""Where a page, or something for its head, is put."""
_HOLE = LazyPattern(
    r"<%[-=]\s?(?:body|yield|content)\b|\{\{\{?-?\s?(?:content|body|yield|page\.content|content_for_layout|layout_content)\b|\{%-?\s?block\s+(?:content|main|body|page_?content)\b"
    r"|@yield\(\s?['\"](?:content|main|body)['\"]|\{\{-?\s?block\s+\"(?:main|content|body)\"|renderbody\(\)|layout:fragment\s?=|th:(?:replace|insert|include)\s?=\s?[\"']\s?\$\{(?:content|body|main)\}|<slot\s?/?>|<sitemesh:write\s+property=['\"]body|<decorator:body"
    r"|\{block\s+(?:name\s?=\s?)?[\"']?(?:main|content|body)\b|\{\$(?:content|body)\b|\{__content__\}|\$slot\b|^[ \t]*block\s+content\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a layout puts the page."""


_MAY_BRING = re.compile(
    rb"<%|\{\{|\{%|<\?|(?:th|layout):\w+\s?=|\{[|$]?(?:\w+:)?(?:include|template|extend)|<include|#include|#parse|@(?:include|extends|yield|component)|<!--\{|<slot|<[#@]"
)


_EMBEDDED = frozenset(
    f"{name}.html" for name in "opengraph schema twitter_cards google_analytics disqus pagination".split()
)
"""What Hugo brings along itself (gohugo.io, *Embedded partial templates*)."""


class Included(NamedTuple):
    """What a template brings in."""

    names: tuple[str, ...]
    """As they are written, ``*`` at the end of one of which only the beginning is; with ``/`` between the folders."""
    unknown: frozenset[str] = frozenset()
    """The directives that may bring in something else."""


def included(source: str, suffix: str) -> Included:
    """What the template *source* brings in.

    >>> included("<% if (a) { %><%- partial('_partial/head') %><% } %><%- body %>", ".ejs")
    Included(names=('_partial/head',), unknown=frozenset())
    >>> included("<%- partial(theme.last) %>", ".ejs").unknown
    frozenset({'<%- partial(theme.last) %>'})
    """
    shown = _REMARK.sub(" ", source)
    if suffix in INDENTED:
        return _outlined(shown)
    names: list[str] = []
    unknown: set[str] = set()
    for match in _DIRECTIVE.finditer(shown):
        directive = match.group()
        if directive.startswith("<?"):
            directive = _ASIDE.sub(" ", directive)
        told = list(_told(directive)) if _BRINGS.search(directive) else []
        names += [name for _, name in told if name]
        named = [span for span, _ in told]
        known = [*named, *(each.span() for each in _HARMLESS.finditer(directive))]
        brings = any(not _overlaps(each.span(), known) for each in _BRINGS.finditer(directive))
        if brings or any(not _overlaps(each.span(), named) for each in FOOT.finditer(directive)):
            unknown.add(called[1] if (called := _MACRO.match(directive)) else " ".join(directive.split()))
    return Included(tuple(dict.fromkeys(names)), frozenset(unknown))


def _outlined(shown: str) -> Included:
    """The same where the outline is by indentation."""
    found = list(_OUTLINED.finditer(shown))
    spans = [match.span() for match in found]
    opening = (each for each in _OUTLINED_WORD.finditer(shown) if _opens_line(shown, each.start()))
    rest = [each.start() for each in opening if not _overlaps(each.span(), spans)]
    lines = (shown[shown.rfind("\n", 0, at) + 1 :].partition("\n")[0].strip() for at in rest)
    return Included(tuple(next(filter(None, match.groups())) for match in found), frozenset(lines))


def may_bring(content: bytes, *, is_template: bool) -> bool:
    """Whether the bytes of a file, of a template by its name say, may bring in another."""
    return is_template or _MAY_BRING.search(content) is not None


def has_place(source: str) -> bool:
    """Whether a layout has a place for the page that it is put round."""
    return _HOLE.search(_REMARK.sub(" ", source)) is not None


def _told(directive: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The stretches of a directive in which a file is named, and its name; empty for the file itself."""
    pairs = {match.start(): match for match in _PAIR.finditer(directive)}
    for match in pairs.values():
        yield match.span(), f"{match[1]}/{match[2]}"
    for match in _NAMED.finditer(directive):
        if match.start() - 1 not in pairs:
            is_embedded = match[1].startswith("_internal/") or match[1] in _EMBEDDED
            yield match.span(), "" if is_embedded else f"{match[1]}*" if match[2] else match[1]
    for match in _PART.finditer(directive):
        yield match.span(), f"{match[1]}*" if match[2] else match[1]
    for pattern in (_BARE, _ATTRIBUTE, _CALLED, _RENDERED):
        for match in pattern.finditer(directive):
            yield match.span(), next(filter(None, match.groups()))
    for match in _THYMELEAF.finditer(directive):
        yield match.span(), "" if match[1] in ("this", "") else match[1]


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _opens_line(source: str, at: int) -> bool:
    """Whether what stands at *at* is the first word of its line, and no place for the page."""
    start = source.rfind("\n", 0, at) + 1
    line = source[start : source.find("\n", at) if "\n" in source[at:] else len(source)].strip()
    is_place = re.match(rf"block\s+(?:append\s+|prepend\s+)?{_PLACES}|body\b", line, re.IGNORECASE)
    return not source[start:at].strip(" \t=!-+") and is_place is None
