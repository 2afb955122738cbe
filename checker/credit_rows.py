"""The rows of credits that stand a little above and below an article: its regions are widened to them.

All places are text offsets (0-based code points).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.definitions import Kinds
from checker.model import Region
from checker.text.laid_out import LaidOut

LONGEST_ROW = 120
"""No row of credits has more characters."""
_BUTTON = 16
"""Nor has a line of buttons."""
_ABOVE, _BELOW = 8, 16
"""In how many lines above and below an article its row of credits is looked for."""
_DATED = 3
"""In so many lines below the opening of an article its date may stand."""


def widened(page: LaidOut, regions: Mapping[str, Region], kinds: Kinds) -> dict[str, Region]:
    """The *regions* of a page that has an article, widened to the credits that stand near it, over buttons and boxes of links, or open the footer."""
    article, found = regions["article"], dict(regions)
    start, end = _credits_above(page, article.start, kinds), _credits_below(page, article.end, regions, kinds)
    for name, region in regions.items():
        if name != "teasers" and start < region.start == article.start:
            found[name] = region._replace(start=start)
        elif name == "head" and start < region.end:
            found[name] = region._replace(end=start)
    for name in ("article", "tail"):
        if name in found and found[name].end == article.end:
            found[name] = found[name]._replace(end=end)
    if (lede := found.get("lede")) is not None:
        found["lede"] = lede._replace(end=_dated_below(page, lede.end, kinds))
    return found


def _dated_below(page: LaidOut, end: int, kinds: Kinds) -> int:
    """Where a short row with a date ends that stands a few lines below *end*; else *end*."""
    at = end
    for _ in range(_DATED):
        start, at = page.line(min(at + 1, len(page.text)))
        is_short = at - start <= 80 and not re.search("[，。]", page.text[start:at])
        if is_short and kinds.mark("dated").search(page.folded, start, at):
            return at
    return end


def _credits_above(page: LaidOut, start: int, kinds: Kinds) -> int:
    """Where a row of credits or a heading begins that stands a few lines above the article, buttons not counted; else *start*."""
    at, long = start, 0
    for _ in range(_ABOVE):
        end = len(page.text[:at].rstrip())
        at = page.text.rfind("\n", 0, end) + 1
        line = page.folded[at:end]
        if not line or long > 2:
            break
        credit = kinds.mark("credit-row").search(line) and kinds.mark("dated").search(line)
        if len(line) <= LONGEST_ROW and (credit or kinds.mark("heading-row").fullmatch(line)):
            return at
        long += len(line) > _BUTTON
    return start


def _credits_below(page: LaidOut, end: int, regions: Mapping[str, Region], kinds: Kinds) -> int:
    """Where the row of credits ends that closes the article below a box of links, or that opens the footer with words for this text; else
    *end*. Two such rows belong to others.
    """
    foot = regions["footer"].start if "footer" in regions else len(page.text)
    found, at = [], page.text.find("\n", end)
    for _ in range(_BELOW):
        if not 0 <= at < foot:
            break
        stop = page.text.find("\n", at + 1)
        if 0 < stop - at <= LONGEST_ROW and kinds.mark("closing-row").match(page.folded, at + 1, stop):
            found.append(stop)
        at = stop
    if not found and end <= foot < len(page.text):
        start, stop = page.trim(*page.line(foot + 1))
        if stop - start <= LONGEST_ROW and kinds.mark("credit-in-footer").fullmatch(page.folded, start, stop):
            return stop
    return found[0] if len(found) == 1 else end
