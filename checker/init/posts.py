"""Whether the posts of a blog or a manual are its own: what their front matter and their words say of where they come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.init.pages import evenly

if TYPE_CHECKING:
    from checker.model import Fact, PageFacts

SUFFIXES = (".md", ".markdown", ".mdx")
MOST = 2000
"""Posts that are read; of a larger blog nothing is claimed."""
ASKED = 120
"""Posts whose facts are asked for, of each: those that speak of a source, and the others."""
EXCEPTIONS = 20
"""A list of republished posts longer than this is nobody's own blog."""
_SHARE = 0.15
_ELSEWHERE_TOO = ("原载", "首发")
"""Where one's own text was published first."""
_WEAK = ("来源", "來源", "source", "from", "via", "")
_VERBS = tuple("转轉译譯翻摘")
"""How the words begin that say that a text was taken over."""
_EDGE = 600
_SPEAKS = re.compile(
    r"(?i)转载|轉載|转自|轉自|来源|來源|出处|出處|原文|译者|譯者|翻译|翻譯|首发|reprint|repost|translat|\bvia\b|(?m:^(?:source|from|original|copyright)\w*\s*:)"
)


@dataclass(frozen=True, slots=True)
class Claims:
    """What can be claimed of a folder of posts."""

    own: bool = False
    """Whether most of them name no source, and all that name one are known."""
    republished: tuple[str, ...] = ()
    """Those that say that they are somebody else's."""


def claims(
    paths: Sequence[str], read: Callable[[str], str | None], ask: Callable[[str], Sequence[PageFacts]]
) -> Claims:
    """What the posts *paths* say of where they come from."""
    if not paths or len(paths) > MOST:
        return Claims()
    speaking = [path for path in paths if _speaks(read(path) or "")]
    asked = evenly(speaking, ASKED)
    republished = tuple(path for path in asked if _is_republished(ask(path)))
    if len(asked) < len(speaking) and republished:
        return Claims()
    if len(republished) > min(EXCEPTIONS, _SHARE * len(paths)):
        return Claims()
    return Claims(own=True, republished=republished)


def _speaks(text: str) -> bool:
    """Whether its beginning, front matter included, or its end speaks of a source."""
    return _SPEAKS.search(text[: 2 * _EDGE]) is not None or _SPEAKS.search(text[-_EDGE:]) is not None


def _is_republished(documents: Sequence[PageFacts]) -> bool:
    return any(each.republished == "yes" and _says_so([fact for fact, _ in each.facts]) for each in documents)


def _says_so(facts: Sequence[Fact]) -> bool:
    """Whether what a post states cannot be about something else: 来源 heads many a table, and 原文链接 a list of links."""
    stated = [fact for fact in facts if fact.evidence == "stated"]
    sources = [
        fact
        for fact in stated
        if fact.kind == "attribution"
        and fact.fields.get("state") != "own"
        and fact.fields.get("cue") not in _ELSEWHERE_TOO
    ]
    if any(fact.kind == "reprint-mark" for fact in stated):
        return True
    if any("front matter" in fact.regions or fact.fields.get("cue", "")[:1] in _VERBS for fact in sources):
        return True
    return len(sources) == 1 and (bool(sources[0].fields.get("url")) or sources[0].fields.get("cue") not in _WEAK)
