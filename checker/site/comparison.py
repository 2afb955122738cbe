"""What is unlike the rest of a site, decided from a few keys of each document: pure, in the order in which they were added.

Whoever holds the facts of a site's documents may ask it: a run over files, or an aggregation by domain. It keeps some
1.2 kB of a document, and every name, owner and number once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from checker.messages import Value
from checker.site.documents import Documents
from checker.site.footers import ASPECTS, Footers
from checker.site.likeness import Alike
from checker.site.said import Said
from checker.site.sources import Sources
from checker.site.tables import Tables

RULES = frozenset(
    (
        *(aspect.rule for aspect in ASPECTS),
        "site-footer-lost",
        "site-source-misspelled",
        "site-text-disagrees",
        "site-title-disagrees",
        "site-id-repeated",
        "site-source-empty",
    )
)
"""The rules that only a comparison asks."""


class Deviation(NamedTuple):
    """What is unlike the rest: which rule tells it, of which document, where, and with what words."""

    rule: str
    path: str
    number: int
    """Which document of its file it is, from 0."""
    at: str
    """The kind of fact to point at; ``column`` or ``id`` for a field of a row; ``footer`` for where something is missing."""
    value: str
    """What it says there, as shown."""
    told: Mapping[str, Value]
    """What the rule's message may name, as ``{deviation.usual}``."""
    instead: frozenset[str] = frozenset()
    """The rules of single documents that need not say again what this says of its file."""


class Comparison:
    """The documents of one site, gathered as they go by."""

    def __init__(self, alike: Alike) -> None:
        self._documents = Documents()
        self._parts = (Footers(self._documents), Sources(self._documents, alike), Tables(self._documents))

    def add(self, said: Said) -> None:
        """One more document."""
        document = self._documents.add(said)
        for part in self._parts:
            part.add(document, said)

    def deviations(self) -> list[Deviation]:
        """What is unlike the rest, in the order of the documents."""
        found = sorted(
            (each for part in self._parts for each in part.found()), key=lambda one: (one.document, one.rule)
        )
        return [
            Deviation(
                each.rule,
                self._documents.path(each.document),
                self._documents.number(each.document),
                each.at,
                each.value,
                {**each.told, "value": each.value},
                each.instead,
            )
            for each in found
        ]
