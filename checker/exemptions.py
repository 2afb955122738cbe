"""Exemptions written into a document for its faults: as comments of its own format, each tried before it is believed.

A comment goes on a line of its own above the fault where that line begins with an element or a paragraph, else above all
content. It stays only if the fault is exempted then, and nothing else of what is found has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.model import Edit, Span
from checker.readers.front_matter import split
from checker.text.charset import escaped
from checker.text.decode import encode_edits

if TYPE_CHECKING:
    from checker.linter import Result
    from checker.model import Violation

HTML = ("<!-- ", " -->")
BRACES = ("{# ", " #}")
MARKDOWN = frozenset((".md", ".markdown", ".mkd"))
COMMENTS = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml", ".vue", ".svelte", *MARKDOWN), HTML),
    **dict.fromkeys((".njk", ".nunjucks", ".j2", ".jinja", ".jinja2", ".twig", ".swig"), BRACES),
    **dict.fromkeys((".ejs", ".erb"), ("<%# ", " %>")),
    **dict.fromkeys((".jsp", ".jspf", ".asp", ".aspx", ".ascx", ".master"), ("<%-- ", " --%>")),
    **dict.fromkeys((".hbs", ".handlebars", ".mustache"), ("{{!-- ", " --}}")),
    **dict.fromkeys((".gohtml", ".tmpl"), ("{{/* ", " */}}")),
    **dict.fromkeys((".ftl", ".ftlh"), ("<#-- ", " -->")),
    **dict.fromkeys((".mdx", ".jsx", ".tsx"), ("{/* ", " */}")),
    ".liquid": ("{% comment %}", "{% endcomment %}"),
}
"""How a comment begins and ends that does not show, by the suffix of the file; what is not here keeps no comment of ours."""
REFUSED = ("<", ">", "{", "}", "%", "#", "--", "*/", "\n", "\r")
"""What a reason may not hold, for it might end the comment."""


@dataclass(frozen=True, slots=True)
class Exempted:
    """A document with exemptions."""

    data: bytes
    added: tuple[Violation, ...]
    left: tuple[Violation, ...]
    """Those for which no comment can be written."""


def fit(reason: str) -> bool:
    """Whether a reason can stand in any comment."""
    return bool(reason.strip()) and not any(mark in reason for mark in REFUSED)


def add(data: bytes, path: str, faults: Sequence[Violation], tail: str, check: Callable[[bytes], Result]) -> Exempted:
    """*data*, the bytes of the file *path*, with an exemption for each of the *faults* that a comment can exempt.

    *tail* is what follows the names of the rules: the last day and the reason. *check* judges bytes.
    """
    marks = COMMENTS.get(PurePosixPath(path).suffix.lower())
    if marks is None:
        return Exempted(data, (), tuple(faults))
    added: list[Violation] = []
    left: list[Violation] = []
    by_line = sorted(faults, key=lambda each: (-each.line, each.rule))  # from below, so that no line moves
    for _, several in groupby(by_line, key=lambda each: each.line):
        wanted = [each for each in several if not _is_exempt(each, check(data))]
        if not wanted:
            continue
        names = ", ".join(dict.fromkeys(each.rule for each in wanted))
        comment = f"{marks[0]}checker: allow {names}{tail}{marks[1]}"
        after = _tried(data, path, wanted, comment, check)
        if after is None:
            left += wanted
        else:
            data = after
            added += wanted
    return Exempted(data, tuple(added), tuple(left))


def _tried(
    data: bytes, path: str, wanted: Sequence[Violation], comment: str, check: Callable[[bytes], Result]
) -> bytes | None:
    """The first way to write the comment that exempts all of *wanted* and changes nothing else; None where there is none."""
    before = check(data)
    text = escaped(data, before.encoding).removeprefix("\ufeff")  # edits do not count it
    for edit in _places(text, path, wanted[0], comment):
        try:
            after = encode_edits(data, before.encoding, [edit])
        except CheckerError:
            continue
        if _holds(before, check(after), wanted):
            return after
    return None


def _places(text: str, path: str, fault: Violation, comment: str) -> Iterator[Edit]:
    """Where a comment may stand: above the line of the fault, above all content."""
    newline = "\r\n" if "\r\n" in text else "\n"
    markdown = PurePosixPath(path).suffix.lower() in MARKDOWN
    begin = fault.finding.span.start - (fault.column - 1)
    line = text[begin:].split("\n", 1)[0]
    above = text[:begin].rstrip()
    if markdown:
        alone = text[:begin].replace("\r\n", "\n").endswith("\n\n") and line[:1].strip() not in ("", "|", "-", "*", ">")
        body, indent = split(text)[0], ""
    else:
        alone = line.lstrip().startswith("<") and (not above or above.endswith((">", "%}", "}}")))
        body, indent = _below_doctype(text), line[: len(line) - len(line.lstrip())]
    if alone and begin > body:
        yield Edit(Span(begin, begin), f"{indent}{comment}{newline}")
    gap = newline if markdown or not text[body:].startswith(("\n", "\r")) else ""
    start = newline if text[:body] and not text[:body].endswith("\n") else ""
    yield Edit(Span(body, body), f"{start}{comment}{gap}")


def _below_doctype(text: str) -> int:
    """Where a page begins below its ``<!doctype>``, which must come first."""
    head = text.lstrip()
    if not head[:9].lower().startswith("<!doctype"):
        return 0
    return len(text) - len(head) + head.find(">") + 1


def _counted(violations: Sequence[Violation]) -> Counter[tuple[str, str]]:
    return Counter((each.rule, each.finding.about) for each in violations)


def _is_exempt(fault: Violation, result: Result) -> bool:
    """Whether it is exempted by now: by a comment above another fault of its rule."""
    return (fault.rule, fault.finding.about) not in _counted(result.violations)


def _holds(before: Result, after: Result, wanted: Sequence[Violation]) -> bool:
    """Whether the *wanted* are exempt now, and every other fault is there as it was, or exempt as one of their rule."""
    now, allowed = _counted(after.violations), _counted([each for page in after.documents for each in page.allowed])
    rules = {each.rule for each in wanted}
    gone = _counted(before.violations) - now
    return (
        after.unreadable is None
        and not now - _counted(before.violations)
        and not _counted(wanted) - allowed
        and all(rule in rules for rule, _ in gone)
    )
