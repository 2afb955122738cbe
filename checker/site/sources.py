"""Sources that are unlike each other where they should not be: a usual name with a slip, one text with two sources."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.site.documents import Documents, Interned, Unusual, home
from checker.site.likeness import Alike, plain, slips
from checker.site.said import Said
from checker.site.texts import Resembling
from checker.site.titles import Titles

OFTEN = 5
"""A source that so many documents name is a usual one; a slip of it stands in fewer than one in so many of them."""
EACH = 25
"""So many documents that name a source are remembered."""
MANY = 10
"""A body that more documents share is no article: a line that all of a site's pages carry."""
FEW = 3
"""A title that more documents share comes every week."""


class Sources:
    """The sources that the documents of a site name."""

    def __init__(self, documents: Documents, alike: Alike) -> None:
        self._documents = documents
        self._alike = alike
        self._names: Interned[str] = Interned()
        self._counts: Counter[int] = Counter()
        self._naming: dict[int, array[int]] = {}
        self._sure: set[str] = set()
        self._together: Interned[tuple[str, ...]] = Interned()
        self._bodies, self._titles = Resembling(), Titles()

    def add(self, document: int, said: Said) -> None:
        """One more."""
        for name in said.sources:
            number = self._names.number(name)
            self._counts[number] += 1
            naming = self._naming.setdefault(number, array("L"))
            if len(naming) < EACH:
                naming.append(document)
            if name in said.sure:
                self._sure.add(plain(name))
        if said.sources:
            value = self._together.number(said.sources)
            if said.body:
                self._bodies.add(document, said.body, value)
            self._titles.add(document, self._documents.folders.number(f"{said.form}:{home(said)}"), value, said)

    def found(self) -> Iterator[Unusual]:
        """What is unlike the rest."""
        yield from self._slips()
        told: set[int] = set()
        for rule, shared, most in (
            ("site-text-disagrees", self._bodies, MANY),
            ("site-title-disagrees", self._titles.shared(self._documents.folders.names), FEW),
        ):
            for one, other in shared.differing(most):
                own, its = self._together.names[one.value], self._together.names[other.value]
                if one.document not in told and not self._agree(own, its):
                    told.add(one.document)
                    place = self._documents.place(other.document, one.document)
                    yield Unusual(one.document, rule, "attribution", own[0], {"usual": "、".join(its), "other": place})

    def _slips(self) -> Iterator[Unusual]:
        counts: Counter[str] = Counter()
        spelled: dict[str, list[int]] = defaultdict(list)
        for number, count in self._counts.items():
            name = plain(self._names.names[number])
            counts[name] += count
            spelled[name].append(number)
        usual = [name for name, count in counts.most_common() if count >= OFTEN]
        most = counts[usual[0]] if usual else 0
        rare = [name for name, count in counts.items() if count * OFTEN <= most and name not in self._sure]
        for name, meant in slips(rare, usual, self._alike):
            if counts[name] * OFTEN > counts[meant]:
                continue
            best = self._names.names[max(spelled[meant], key=self._counts.__getitem__)]
            for number in spelled[name]:
                for document in self._naming[number]:
                    told = {"usual": best, "count": str(counts[meant])}
                    yield Unusual(document, "site-source-misspelled", "attribution", self._names.names[number], told)

    def _agree(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two documents may mean the same source: one of the names holds another, or is it with a slip."""
        return any(
            mine in yours or yours in mine or self._alike.is_slip(mine, yours)
            for mine in map(plain, one)
            for yours in map(plain, other)
        )
