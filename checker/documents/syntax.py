"""The syntax of templates in what is written as HTML: in what a reader sees, where none looks, and left over in a finished page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.documents.chinese import letters
from checker.text.fold import lower_of
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.documents.names import Names

_BLANKS = frozenset(" \n\t")
_UNSEEN = LazyPattern(r"<(script|style|pre|code|textarea|xmp)\b.*?(?:</\1>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_VALUE = LazyPattern(r"\{\$[\w.:>\[\]'\"|-]{1,60}\}|\{\{[ \t]{0,4}[$.]?[\w.\[\]'\"|>-]{1,60}[ \t]{0,4}\}\}")
"""What prints one value, and does nothing else."""
_FRAME = LazyPattern(
    r"title|content|body|main|foot|bottom|copy|power|icp|beian|filing|html|include|layout|block|yield|slot|版权|备案",
    re.IGNORECASE,
)
"""What a value is called that holds the title, the article or the footer."""
_TITLE = LazyPattern(r"<title\b[^<>]{0,100}>[^<]{0,200}(?:\{\{|\{\$)", re.IGNORECASE)
"""A title that a template fills in."""
_TITLE_TEXT = LazyPattern(r"<title\b[^<>]{0,100}>([^<]{0,300})")
_META_VALUE = LazyPattern(r"""<meta\b[^<>]{0,300}?\scontent=["']?\{\{[^<>]{0,300}>""")
"""What a page says beside its text, with a value that nobody filled in."""
_BY_SCRIPTS = ("{{", "<%")
"""Directives that a script in the reader's browser may fill in, too."""
_STRAYS = 2
"""So many values that nobody filled in may be left over in a page."""
_WRITTEN = 80
"""So many Han characters of an article are written by somebody, and no sample in a template."""


def shows_template(text: str, quoted: Iterable[tuple[int, int]], names: Names) -> bool:
    """Whether directives stand in the *text* that a reader would see, outside code that is only shown (the *quoted* stretches)."""
    return _shows(text, quoted, names.shown)


def hides_template(source: str, names: Names) -> bool:
    """Whether the syntax of a template stands where no reader looks: in a tag, or where a server looks for it.

    A page that was saved may have kept some of it, and one that was built has a value in its meta tags that nobody filled in: where its
    title is written, that says nothing.
    """
    lower = lower_of(source)
    if any(pattern.search(lower) for pattern in names.hides):
        return True
    # An attribute is not the end of another name.
    spelled = any(
        lower[found.start() - 1 : found.start()] in _BLANKS for each in names.names for found in each.finditer(lower)
    )
    if not spelled and names.opens_value.search(lower) is None:
        return False
    rest = _UNSEEN.sub("", lower)
    title = _TITLE_TEXT.search(rest)
    if title and title[1].strip() and not any(mark in title[1] for mark in names.shown):
        rest = _META_VALUE.sub("", rest)
    return names.opens_attribute.search(rest) is not None


def acted_on(source: str) -> str:
    """The *source*, in lower case, without what is only shown in it: its code, scripts, style sheets and remarks."""
    return _UNSEEN.sub("", lower_of(source))


def waits_for_server(source: str, names: Names) -> bool:
    """Whether what a server takes out is still there, an attribute, a directive in the title, or an address beside what brings in another file: no
    page that was saved has one.
    """
    lower = lower_of(source)
    title = _TITLE_TEXT.search(lower)
    if title and any(mark in title[1] for mark in names.shown if mark not in _BY_SCRIPTS):
        return True
    rest = _UNSEEN.sub("", lower)
    if names.opens_taken_out.search(rest) is not None:
        return True
    # with nothing to bring in, what stands there is all that there is but for its addresses
    return any(mark in rest for mark in names.included_by_tags) and names.opens_replaced.search(rest) is not None


def _shows(text: str, quoted: Iterable[tuple[int, int]], marks: Iterable[str]) -> bool:
    """Whether a directive stands in *text*, begun by one of the *marks* and closed, outside the *quoted* stretches."""
    lower = text.lower()
    if not any(mark in lower for mark in marks):
        return False
    hidden = sorted(quoted)
    for mark in marks:
        at, closing = lower.find(mark), _closing(mark)
        while at >= 0:
            end = lower.find(closing, at + len(mark), at + 400)
            if end >= 0 and not any(start <= at < stop for start, stop in hidden):
                return True
            at = lower.find(mark, at + 1)
    return False


def _closing(mark: str) -> str:
    """What closes a directive that *mark* opens.

    >>> [_closing(mark) for mark in ("{{", "{%", "<#", "{dede:", "[!--", "@yield(")]
    ['}}', '%}', '>', '}', '--]', ')']
    """
    pairs = {"{{": "}}", "{%": "%}", "<%": "%>", "{|": "|}", "[!--": "--]", "[[": "]]", "{": "}", "[": "]", "<": ">"}
    return next((pairs[mark[:size]] for size in (4, 2, 1) if mark[:size] in pairs), ")")


def is_left_over(source: str, text: str, article: str, quoted: Iterable[tuple[int, int]], names: Names) -> bool:
    """Whether the directives that a whole page shows are left over in it: a value or two that nobody filled in, in a page with a long
    *article* and nothing else of a template.
    """
    head = source[:1000].lstrip().lower()
    if not head.startswith(("<!doctype", "<html")) or "</html>" not in source[-200:].lower():
        return False
    hidden = list(quoted)
    strays = [each for each in _VALUE.finditer(text) if not any(start <= each.start() < stop for start, stop in hidden)]
    if _TITLE.search(source) or len(strays) > _STRAYS or any(_FRAME.search(each.group()) for each in strays):
        return False
    rest = _VALUE.sub(lambda found: " " * len(found.group()), text)
    return (
        not shows_template(rest, hidden, names)
        and letters(article).han >= _WRITTEN
        and not hides_template(source, names)
    )
