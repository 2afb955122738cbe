"""Sentences: a pattern looks at no more than a window around its anchor, so no page can make it slow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.facts.kinds import TIMEOUT, Sentence
from checker.facts.reading import Reading

if TYPE_CHECKING:
    import regex


def matches(reading: Reading) -> Iterator[tuple[Sentence, regex.Match[str]]]:
    """Every sentence found, in the order of its anchors; a pattern that takes too long has found nothing."""
    folded = reading.folded
    seen: set[tuple[int, int, int]] = set()
    for start, end in reading.kinds.sentence_scanner.occurrences(folded):
        for sentence in reading.kinds.anchored[folded[start:end]]:
            if not reading.within(sentence.within, start):
                continue
            try:
                match = sentence.pattern.search(folded, max(0, start - sentence.before), min(len(folded), end + sentence.after), timeout=TIMEOUT)
            except TimeoutError:
                continue
            if match is None or not (match.start() <= start < match.end() or match.start() < end <= match.end()):
                continue
            key = (id(sentence), *match.span())
            if key not in seen:
                seen.add(key)
                yield sentence, match
