"""The links of a post as they are met: it may be one flood of them, so only numbers of each are kept."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Link, Span
from checker.text.packed import is_sorted, joined, numbers, packed, parted, stretches


class Links:
    """The links of one post; :meth:`by_text` has them in the order of their texts, in which nearly all are met."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts, self._spans, self._addresses = stretches(), stretches(), stretches()
        self._hrefs: dict[int, str] = {}
        """Where links lead whose address is written otherwise in the source, by their number."""

    def append(self, link: Link) -> None:
        """One more."""
        if link.href != self._source[slice(*link.address)]:
            self._hrefs[len(self._texts)] = link.href
        self._texts.append(joined(link.start, link.end))
        self._spans.append(joined(*link.span))
        self._addresses.append(joined(*link.address))

    def by_text(self) -> Sequence[Link]:
        """The links in order."""
        columns: list[Sequence[int]] = [numbers(range(len(self._texts))), self._texts, self._spans, self._addresses]
        if not is_sorted(self._texts):
            order = sorted(columns[0], key=self._texts.__getitem__)
            columns = [stretches(column[at] for at in order) for column in columns]
        return packed(self._link, *columns)

    def _link(self, number: int, text: int, span: int, address: int) -> Link:
        start, end = parted(address)
        href = self._hrefs.get(number)
        written = self._source[start:end] if href is None else href
        return Link(*parted(text), written, "", Span(*parted(span)), Span(start, end))
