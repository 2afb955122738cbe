"""Where the footer of a template or a page is: in itself, in a file that it brings in, or in a variable."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from checker.documents.chinese import NOTICE
from checker.documents.look import FILLER, INDENTED
from checker.documents.sites import has_menu
from checker.model import Duty
from checker.text.fold import lower_of
from checker.text.pattern import LazyPattern
from checker.text.stretches import Stretches

if TYPE_CHECKING:
    from checker.documents.look import Look
    from checker.documents.names import Names

ENDS = ("</body>", "</html>")
"""What ends a page of HTML."""
_PAGE_BY_LINES = LazyPattern(r"(?m)^[ \t]*(?:html|body)\b")
_COMPONENT = LazyPattern(r"<(?:[A-Z]\w*|[a-z]+-[\w-]*(?:foot|layout|view|slot|include|content)[\w-]*)[\s/>]")
_CONTENT = LazyPattern(r"(?m)^(.{0,60})(?<![\w-])(?<!\w\[)(?<!\w\[[\"'])(?:content|body|children)(?![\w-]).{0,60}$")
_PROGRAMS = frozenset((".jsp", ".jspx", ".asp", ".aspx", ".php"))
_PRINT = LazyPattern(r"<%[=-]|<\?=|\b(?:echo|print\w*|write|include|require|get_template_part)\b|\$\{|\{\{|\{\$|<jsp:")
"""What such a program prints something by, or brings it in."""
_FIELD = LazyPattern(r"<textarea\b[^<>]{0,400}>(?:(?!</textarea|<textarea)[\s\S]){0,2000}")
_EACH = LazyPattern(
    r"""(?:\b(?:volist|foreach|loop|section)\b[^<>\n]{0,120}?\b(?:id|item|var)=["']?\$?|v-for=["']\s*\(?\s*|\bas\s+(?:\$?\w+\s*=>\s*)?\$?|\bforeach\s*\(?\s*(?:var\s+)?|\bfor\s+(?:\(\s*)?(?:const\s+|let\s+|var\s+)?)(\w+)"""
)
"""What the rows of a list are called where a template goes through them."""
_OWNER = LazyPattern(r"""(?:(\$field|\w+)|[\])])(?:\.|->|:|\[["']?)\Z""")
_WHOLE = frozenset(("page", "site", "this", "self", "layout", "view", "template", "props", "field", "content", "pboot"))
"""Whose content is that of the page that a layout is put round; any other owner's is what one article, shop or form holds."""
_PRINTS = LazyPattern(
    r"""(?:v-text|v-html|th:u?text|data-th-u?text|x-text|x-html|\[inner(?:html|text)\]|ng-bind(?:-html)?)=["'][^"']*["']"""
)
_CONSTANT = LazyPattern(r"(?<!\w)__[a-z]\w{1,40}__(?!\w)")
"""A constant of ThinkPHP's templates, which stands for its value wherever it is: __COPYRIGHT__."""
_PRINTS_FOOTER = r"(?<!\bwp)(?<!\bget)_footer\s?\(|\bfooter_\w+\s?\("
"""A function of the site's own that prints the footer, or a part of it; two of WordPress's own print something else."""
_VARIABLES: tuple[tuple[Duty, LazyPattern], ...] = (
    ("notice", LazyPattern(rf"copyright|copy_right|powerby|版权|footer_?(?:info|text|html)|{_PRINTS_FOOTER}")),
    (
        "number",
        LazyPattern(
            rf"icp|beian|bei_an|miit|powerby|record_?(?:no|num|code)|备案|footer_?(?:info|text|html)|{_PRINTS_FOOTER}"
        ),
    ),
)
_ODDLY_NAMED = LazyPattern(r"ipc(?!am)|record(?!er|ing)|filing")
"""A name for the number that means it beside a notice alone, misspelled ones too."""
_NEAR_NOTICE = LazyPattern(r"copy_?right|©|&copy;|版权|版權|all rights reserved")
_NEAR = 300
"""So many characters before and after a notice."""
_NUMBER_LINK = LazyPattern(
    rf"<a\b[^>]{{0,400}}\b(?:beian\.miit|miitbeian)\.gov[^>]{{0,400}}>[^<\d]{{0,40}}[{FILLER}]", re.IGNORECASE
)
"""A link to the registry of filings whose text a variable gives, in a source as :attr:`Look.shown` has it."""
_LOADS = tuple(map(LazyPattern, (r"load\(", r"get\(", r"fetch\(", r"include(?:-html)? ?=", r"import[\"']? href ?=")))
"""What brings another file into a page, by a script, an attribute or ``<link rel="import" href=``; each begins with letters, which are found in no time."""
_FOOTER_FILE = LazyPattern(r"""\s?["'][^"'<>]{0,200}(?:foot|bottom|copyright|beian)[\w-]*\.(?:s?html?|php|aspx?|jsp)""")
"""The name of such a file, where it is a footer."""
_BRACED = LazyPattern(
    r"""\{\w[\w.]{0,11}include\b[^{}\n;()]{0,80}(?:foot|bottom|copyright)[^{}\n;()]{0,40}\}"""
    r"""|\{[\w一-鿿]{1,12}:[^{}\n;()'",]{0,40}(?:版权|备案|底部|页脚|foot|bottom|copyright)[^{}\n;()'",]{0,40}\}"""
)
"""A directive in braces that brings in a footer, or prints a notice: {include:footer.html}, {某站:版权信息}."""
_PRINTED = LazyPattern(
    r"""(?:<%[-=~]|\{\{\{?-?|\{!!|<\?=|<\?php\s+echo|\{\$|\$\{)[^%{}<>;()'"]{0,60}(?:foot|copyright_?html|beian_?html)"""
)
"""An expression that prints a footer, by its name."""
_SCRIPT = LazyPattern(r"""<script\b[^<>]{0,200}?\bsrc\s?=\s?["']?([^"'<>\s]{1,300})""", re.IGNORECASE)
_INLINE = LazyPattern(r"<script\b(?![^<>]{0,400}\bsrc\s?=)[^<>]{0,400}>", re.IGNORECASE)
"""The tag of a script that stands in the page itself."""
_FOOTER_SCRIPT = LazyPattern(r"(?:foot|bottom|copyright|beian)[\w.-]*\.js", re.IGNORECASE)
"""The name of a script that is called after a footer."""
_LIBRARY = LazyPattern(
    r"^(?:[a-z][a-z0-9+.-]*:|//)|[.-]min\.js|\.[0-9a-f]{6,20}\.js|(?:^|/)(?:jquery|bootstrap|swiper|vue|react|angular|layui|layer|echarts|wow|animate|zepto|respond|html5|modernizr|lodash|underscore|require|flexible|rem)\b[\w.-]*\.js",
    re.IGNORECASE,
)
"""The address of a script that is no site's own, most likely: elsewhere, minified, bundled, or a library."""
_IN_MARKUP: tuple[tuple[Duty, LazyPattern], ...] = (
    (
        "notice",
        LazyPattern(
            r"(?:©|&copy;)(?:\s?\d{4}|[\"'`]\s?\+)|copyright\s?(?:©|&copy;|\(c\)|\d)|版权所有|版權所有|all rights reserved"
        ),
    ),
    ("number", LazyPattern(r"[一-鿿]icp\s?[备備证證]|icp备案号|备案号[:：]")),
)
"""The same in the markup of a script that is no footer's by its name, or at the beginning of a string."""
_OPENED = LazyPattern(r"<\w|[\"'`]\s?$")
"""What stands before them in their line where they are in a string."""
_FAR = 400
"""So many characters before them it is looked for."""
_BASE = LazyPattern(r"""<base\b[^<>]{0,200}?\bhref\s?=\s?["']?((?!\w+:|//)[^"'<>\s]{1,200})""", re.IGNORECASE)
"""From where a page counts its addresses."""
_MOST_SCRIPTS = 8
"""So many scripts of a page are looked into."""
_WRITES = LazyPattern(r"\.write(?:ln)?\s?\(|innerhtml|\.(?:html|append|after|before)\s?\(|insertadjacenthtml")
_WRITTEN: tuple[tuple[Duty, LazyPattern], ...] = (
    ("notice", LazyPattern(r"©|&copy;|\\u00a9|copyright\s?(?:\(c\)|\d)|版权所有|版權所有|all rights reserved")),
    ("number", LazyPattern(r"icp\s?[备備证證]|备案号")),
)
_INCLUDED = LazyPattern(r"<!--\s?#include|<\?(?:php|=)?(?:[^?]|\?(?!>)){0,400}?\b(?:include|require)")


def ends_page(look: Look) -> bool:
    """Whether a template writes the end of the page."""
    if look.suffix in INDENTED:
        return _PAGE_BY_LINES.search(look.source) is not None
    lower = look.shown.lower()
    return any(mark in lower for mark in ENDS)


def includes(look: Look, names: Names) -> bool:
    """Whether a template brings in others below its head: the footer may be theirs."""
    lower = lower_of(look.source)
    begin = max(lower.find("<body"), 0)
    if any(lower.find(mark, begin) >= 0 for mark in names.included_by_tags):
        return True
    if any(word in _directives(look, begin) for word in names.included_by_words) or _PRINTED.search(lower, begin):
        return True
    return _COMPONENT.search(look.source, begin) is not None or gets_footer(look)


def is_layout(look: Look) -> bool:
    """Whether other pages are put into it: it has a place for their content, or the footer that they share.

    The content of each row of a list is none, nor is that of an article or a form; the foot of an app's screen has neither
    a notice nor a menu.
    """
    if look.has_footer and (NOTICE.search(look.text) or has_menu(look) or filled_in(look)):
        return True
    lower, is_program = lower_of(look.source), look.suffix in _PROGRAMS
    each = {found[1] for found in _EACH.finditer(lower)}
    fields = Stretches(found.span() for found in _FIELD.finditer(lower))
    for found in _CONTENT.finditer(_directives(look, 0)):
        owner = _OWNER.search(found[1])
        if is_program and (fields.hold(found.end(1)) or _PRINT.search(found[1]) is None):
            continue  # what a field of a form holds, or a variable of its own
        if owner is None or owner[1] in _WHOLE - each:
            return True
    return False


def filled_in(look: Look) -> frozenset[Duty]:
    """What a variable of the template gives, by its name: a notice, a number."""
    if look.format == "data":
        return frozenset()
    lower = lower_of(look.source)
    printed = _directives(look, 0) + "".join(
        found[0] for find in (_PRINTS, _CONSTANT) for found in find.finditer(lower)
    )
    found: set[Duty] = {duty for duty, names in _VARIABLES if names.search(printed)}
    whole = "notice" in found and not NOTICE.search(look.text)  # the variable gives the line, whatever stands in it
    if whole or _NUMBER_LINK.search(look.shown) or _is_number_near_notice(look):
        found.add("number")
    return frozenset(found)


def _is_number_near_notice(look: Look) -> bool:
    """Whether a variable beside a notice is called as a number may be."""
    lower = lower_of(look.source)
    directives = _directives(look, 0)
    if _ODDLY_NAMED.search(directives) is None:
        return False
    near = (directives[max(0, found.start() - _NEAR) : found.end() + _NEAR] for found in _NEAR_NOTICE.finditer(lower))
    return any(_ODDLY_NAMED.search(stretch) for stretch in near)


def _directives(look: Look, begin: int) -> str:
    """The text of the directives from *begin* on, in lower case; all of it where the outline is by indentation."""
    lower = lower_of(look.source)[begin:]
    if look.suffix in INDENTED:
        return lower
    pairs = zip(lower, look.shown[begin:], strict=True)
    return "".join(char if seen in (FILLER, " ") else "\n" for char, seen in pairs)


def gets_footer(look: Look) -> bool:
    """Whether a page has its footer filled in from another file, by the server or a script."""
    lower = lower_of(look.source)
    if _gets_footer_file(lower) or ("{" in lower and _BRACED.search(lower)):
        return True
    return ("#include" in lower or "<?" in lower) and _INCLUDED.search(lower) is not None


def _gets_footer_file(lower: str) -> bool:
    """Whether a source or a script, in lower case, loads a file that is called after a footer."""
    return any(_FOOTER_FILE.match(lower, found.end()) for mark in _LOADS for found in mark.finditer(lower))


def scripts(source: str) -> list[str]:
    """The addresses of the scripts in a page that may bring in its footer: the site's own, and those that are called after a footer."""
    base = found[1] if (found := _BASE.search(source)) else ""
    addresses = [posixpath.join(base, found[1]) for found in _SCRIPT.finditer(source)]
    own = [each for each in addresses if _FOOTER_SCRIPT.search(each) or not _LIBRARY.search(each)]
    return list(dict.fromkeys(own))[:_MOST_SCRIPTS]


def inline(source: str) -> str:
    """The texts of the scripts that stand in a page, in lower case."""
    lower, texts, at = lower_of(source), [], 0
    while (found := _INLINE.search(lower, at)) and (at := lower.find("</script", found.end())) >= 0:
        texts.append(lower[found.end() : at])
    return "\n".join(texts)


def written(address: str, script: str) -> frozenset[Duty]:
    """What the text of the *script* at an *address* (empty for one in the page) brings into a page, a notice or a number: it loads a
    footer from a file, is called after one and writes it, or writes it in so many words.
    """
    lower = script.lower()
    if _gets_footer_file(lower):
        return frozenset(duty for duty, _ in _WRITTEN)
    if not _WRITES.search(lower):
        return frozenset()
    if _FOOTER_SCRIPT.search(address):
        return frozenset(duty for duty, words in _WRITTEN if words.search(lower))
    return frozenset(duty for duty, words in _IN_MARKUP if _is_in_a_string(words, lower, is_data=not address))


def _is_in_a_string(words: LazyPattern, script: str, *, is_data: bool) -> bool:
    """Whether *words* stand in a string of a script, behind a tag or at its beginning: in a comment they speak of the script itself. Where a
    page may keep data in it, what writes them stands close before.
    """
    far = ((max(0, it.start() - _FAR), it.start()) for it in words.finditer(script))
    places = ((max(begin, script.rfind("\n", begin, at) + 1), at) for begin, at in far)
    return any(_OPENED.search(script, *at) and (not is_data or _WRITES.search(script, *at)) for at in places)
