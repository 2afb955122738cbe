"""What is set around a value: quotation marks, brackets, separators, and where the bracket closes that was open before it. Text offsets throughout."""

from __future__ import annotations

import re

LONGEST = 600
"""No value is longer."""
CLOSERS = {"(": ")", "[": "]", "【": "】", "「": "」"}
"""What closes the brackets that open before a label, in folded text."""
_WRAP_LEFT = "． \t\n\"'“”‘’「『【[<*_`~·•:：|/-—–、,，;>　@＠"
_WRAP_RIGHT = "． \t\n\"'“”‘’「『【[」』】]>*_`~·•:：|/-—–、,，;；<。.…　"
_QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’"}
_OPENER = {")": "(", "）": "（", "》": "《", "〉": "〈"}
_CLOSER = {opener: closer for closer, opener in _OPENER.items()}
_OPENER_OF = {closer: opener for opener, closer in CLOSERS.items()}


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, quotation marks and stray separators at either end; a bracket that is closed inside stays."""
    end = min(end, start + LONGEST)
    while start < end and text[start] in _WRAP_LEFT and text.find(_QUOTES.get(text[start], "\n"), start, end - 1) < 0:
        start += 1
    while end > start and text[end - 1] in _WRAP_RIGHT:
        end -= 1
    while end > start and text[end - 1] in _OPENER and _OPENER[text[end - 1]] not in text[start:end]:
        end -= 1
    while end > start and text[end - 1] in _CLOSER:
        end -= 1
    while end > start and text[start] in _CLOSER and _CLOSER[text[start]] not in text[start:end]:
        start += 1
    if (
        end - start > 2
        and text[start] in "（("
        and text[end - 1] in "）)"
        and not re.search(r"[（(]", text[start + 1 : end - 1])
    ):
        return strip(text, start + 1, end - 1)
    return start, end


def closing_of(folded: str, at: int, end: int, closer: str) -> int:
    """Where *closer* closes a bracket that was open before *at*, up to *end*; -1 where it does not. Brackets opened and closed inside do not count."""
    opener, depth = _OPENER_OF[closer], 0
    for place in range(at, end):
        depth += (folded[place] == opener) - (folded[place] == closer)
        if depth < 0:
            return place
    return -1
