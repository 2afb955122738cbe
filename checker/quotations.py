"""Which stretches of a document show something else than its own words, or speak of some of them: code, captions, comments, footnotes."""

from __future__ import annotations

from checker.definitions import Kinds
from checker.model import Document
from checker.text.pattern import LazyPattern
from checker.text.stretches import merged

MOST_CREDITS = 8
"""No block of credits has more lines, nor has a footnote that holds some."""
_NOTE = LazyPattern(r"[ \t]{0,3}\[\^([^\]\s]{1,40})\]:")
_NOTED_TITLE = LazyPattern(r"(?m)^(?:#[^\n]{1,80}|[^\s>*|-][^\n。！？]{0,30}?)\[\^([^\]\s]{1,40})\][ \t]*$")
_BOX = LazyPattern(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w+[ \t]+[\"“]")
"""How the title of a box opens (Python-Markdown, *Admonition*): it speaks of what is in the box."""
_TOP, _FAR = 3_000, 20_000
"""Among so many characters of a source the title of its text stands; so many above a footnote is looked for what leads to it."""


def quotes(document: Document, kinds: Kinds) -> list[tuple[int, int]]:
    """The quoted stretches of the text, in order and not overlapping; a block of credits that opens or closes an article is none."""
    several = merged(document.quoted)
    return [
        each for each in several if each not in (several[0], several[-1]) or not _are_credits(document, kinds, *each)
    ]


def in_one_quotation(source: str, start: int, stop: int) -> bool:
    """Whether all lines of a Markdown *source* from that of *start* to that of *stop* (0-based code points) are of block quotations, but for
    empty ones.
    """
    lines = source[source.rfind("\n", 0, start) + 1 : stop].split("\n")
    return all(line.startswith(">") for line in lines if line.strip())


def is_of_words(document: Document, at: int) -> bool:
    """Whether a text offset of a Markdown document stands in the title of a box, or in a footnote on some words. One on the text's title, a
    heading or a short line that is no sentence, speaks of the whole, and so does one to which nothing above leads.
    """
    if document.format != "markdown":
        return False
    source, start = document.source, document.offsets.span(at, at + 1).start
    if _BOX.match(source, source.rfind("\n", 0, start) + 1, start):
        return True
    for _ in range(MOST_CREDITS):  # a note goes on in indented lines
        start = source.rfind("\n", 0, start) + 1
        if (note := _NOTE.match(source, start)) or not start or source[start] not in " \t":
            break
        start -= 1
    if note is None or source.rfind(f"[^{note[1]}]", max(0, start - _FAR), start) < 0:
        return False
    return not any(title[1] == note[1] for title in _NOTED_TITLE.finditer(source, 0, _TOP))


def _are_credits(document: Document, kinds: Kinds, start: int, end: int) -> bool:
    """Whether code stands at the top, below a heading at most, or at the end, and its lines are Chinese labels with values, but for one."""
    above = document.folded[:start].strip()
    closes = not document.folded[end:].strip()
    if not closes and ("\n" in above or above.endswith(":")):
        return False
    lines = [line.strip(" *-") for line in document.folded[start:end].split("\n") if line.strip()]
    labelled = sum(_is_labelled(line, kinds) for line in lines)
    return 2 <= len(lines) <= MOST_CREDITS and labelled >= max(2, len(lines) - 1)


def _is_labelled(line: str, kinds: Kinds) -> bool:
    """Whether a line begins with a Chinese label and a colon."""
    found = kinds.label_scanner.first(line, 0, len(line))
    return found is not None and not found[0] and not line.isascii() and line[found[1] :].lstrip().startswith(":")
