"""The links of a post as they are met: it may be one flood of them, so only numbers and strings of each are kept."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Link, Span
from checker.text.packed import joined, packed, parted, stretches


class Links:
    """The links of one post; :meth:`by_text` has them in the order of their texts, in which nearly all are met."""

    def __init__(self) -> None:
        self._hrefs: list[str] = []
        self._rels: list[str] = []
        self._texts, self._spans, self._addresses = stretches(), stretches(), stretches()

    def append(self, link: Link) -> None:
        """One more."""
        self._texts.append(joined(link.start, link.end))
        self._hrefs.append(link.href)
        self._rels.append(link.rel)
        self._spans.append(joined(*link.span))
        self._addresses.append(joined(*link.address))

    def by_text(self) -> Sequence[Link]:
        """The links in order."""
        order = sorted(range(len(self._hrefs)), key=self._texts.__getitem__)
        return packed(
            _link,
            stretches(map(self._texts.__getitem__, order)),
            [self._hrefs[at] for at in order],
            [self._rels[at] for at in order],
            stretches(map(self._spans.__getitem__, order)),
            stretches(map(self._addresses.__getitem__, order)),
        )


def _link(text: int, href: str, rel: str, span: int, address: int) -> Link:
    return Link(*parted(text), href, rel, Span(*parted(span)), Span(*parted(address)))
