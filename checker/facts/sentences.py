"""Sentences: a pattern looks at no more than a window around its anchor, so no page can make it slow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.facts.files import Sentence
from checker.facts.reading import Reading

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.5
"""Seconds that one pattern may take in one window before it is given up (a fault of the pattern, not of the page)."""


def matches(reading: Reading) -> Iterator[tuple[Sentence, regex.Match[str]]]:
    """Every sentence found, in the order of its anchors; a pattern that takes too long has found nothing."""
    folded = reading.folded
    seen: set[tuple[int, int, int]] = set()
    for start, end in reading.kinds.sentence_scanner.occurrences(folded):
        for sentence in reading.kinds.anchored[folded[start:end]]:
            if not reading.within(sentence.within, start):
                continue
            match = _around(sentence, folded, start, end)
            if match is None:
                continue
            key = (id(sentence), *match.span())
            if key not in seen:
                seen.add(key)
                yield sentence, match


def _around(sentence: Sentence, folded: str, start: int, end: int) -> regex.Match[str] | None:
    """The match that takes in the anchor from *start* to *end*, if there is one."""
    low, high = max(0, start - sentence.before), min(len(folded), end + sentence.after)
    try:
        for match in sentence.pattern.finditer(folded, low, high, timeout=TIMEOUT):
            if match.start() > start:
                return None
            if match.end() > start:
                return match
    except TimeoutError:
        return None
    return None
