"""The sites of an audit, each compared with itself as ``lint --site`` does: from rows to rows, for whatever engine brings them. Pure."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from checker.audit.columns import SITE, WHERE
from checker.audit.kept import unpacked
from checker.audit.verdicts import Judge
from checker.model import Span
from checker.site.comparison import Comparison, Deviation
from checker.site.conceivable import matches
from checker.site.likeness import Alike
from checker.site.placing import worded

MOST = 200_000
"""Documents of one site that are compared; of more, those whose addresses come first."""
COMPARED, REPEATED, OVER = "compared", "repeated", "over"
"""What is counted of a site: documents that were compared, older captures of them, and those that were too many."""


def unlike(rows: Iterable[Mapping[str, Any]], alike: Alike, most: int = MOST) -> Iterator[dict[str, Any]]:
    """What is unlike the rest of its site, and what was counted, as rows of :data:`checker.audit.columns.UNLIKE`.

    *rows* have a column ``said``; those of a site come together, in the order of its documents, the last capture of each last.
    """
    for site, documents in groupby((row["said"] for row in rows), key=lambda said: said["site"]):
        comparison, counted = Comparison(alike), Counter[str]()
        for _, captures in groupby(documents, key=lambda said: (said["path"], said["number"])):
            last: Mapping[str, Any] = {}
            for each in captures:
                counted[REPEATED] += bool(last)
                last = each
            counted[OVER if counted[COMPARED] >= most else COMPARED] += 1
            if not counted[OVER]:
                comparison.add(unpacked(last))
        for found in comparison.deviations():
            yield {"site": site, "path": found.path, "number": found.number, "deviation": pickle.dumps(found)}
        yield from ({"site": site, "counted": name, "count": count} for name, count in counted.items() if count)


def told(row: Mapping[str, Any], judge: Judge) -> dict[str, Any]:
    """The row of a document that is unlike the rest: *row* has its places (``spots``), ``said`` and its ``deviations`` (pickled)."""
    deviations = sorted((pickle.loads(each) for each in row["deviations"]), key=_order)  # noqa: S301  from our own process
    spots = [
        (spot, each) for each in deviations for spot in row["spots"] or () if matches(spot["rule"], spot["about"], each)
    ]
    kept = [(spot, each) for spot, each in spots if not spot["allowed"]]
    return {
        **{name: row[name] for name in (*WHERE, "said")},
        "what": SITE,
        "allowed": len(spots) - len(kept),
        "violations": [_violation(spot, each, judge) for spot, each in kept],
        "instead": sorted({rule for _, each in kept for rule in each.instead}),
    }


def _order(deviation: Deviation) -> tuple[str, ...]:
    return deviation.rule, deviation.at, deviation.value


def _violation(spot: Mapping[str, Any], deviation: Deviation, judge: Judge) -> dict[str, Any]:
    rule = judge.linter.rulebook.rule(deviation.rule)
    if rule is None:
        raise AssertionError(deviation)
    messages = worded(rule, deviation, Span(spot["start"], spot["end"]), spot["about"]).messages
    row = {name: value for name, value in spot.items() if name != "allowed"}
    return row | {"message": judge.run.words(messages), "messages": dict(messages)}
