"""What the articles beside an article tell of it: where most of a folder name a source, one that names none is asked for it.

A document is judged as if its neighbours did name theirs; what is wrong with it only then waits (:func:`part`) until the
run has seen the whole folder (:class:`Folders`).
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from checker.allow import Applied
from checker.documents.sites import OWN_ADDRESSES, OWN_PLACES
from checker.model import Document, Facts, PageResult
from checker.text.fold import fold
from checker.text.hosts import host_of

if TYPE_CHECKING:
    from checker.rulebook import Rulebook

OWN_PAGES = frozenset(("index", "_index", "default", "home", "readme"))
"""Stems of files that tell of their folder, and are no articles among others."""
_OWN_ADDRESS = (*OWN_ADDRESSES, "permalink")
"""Fields in which a page or a post gives its own address."""
HANDFUL = 5
"""So many articles of a folder must name a source before the rest is asked."""


def origin(document: Document, facts: Facts, hosts: Iterable[str] = ()) -> Literal["", "named", "other"]:
    """What a document tells its neighbours: nothing if it is no article, else whether it names its source in so many words.

    An author who names himself, and a link to the site's own address, by its *hosts* or as the page gives it, name none.
    """
    if facts["document"][0].fields.get("owes source") != "yes":
        return ""
    own = {_bare(host) for host in hosts}
    own |= {_bare(host_of(field.value)) for field in document.fields if field.name in _OWN_ADDRESS}
    authors = {fold(fact.fields["name"]) for fact in facts.get("author", ())}
    sources = (fact for fact in facts.get("attribution", ()) if fact.fields.get("state") == "named")
    named = any(fact.evidence == "stated" and not _is_own(fact.fields, authors, own) for fact in sources)
    return "named" if named else "other"


def _is_own(source: Mapping[str, str], authors: set[str], hosts: set[str]) -> bool:
    """Whether a source is who wrote the document, or what is called after him, or where it stands."""
    name = fold(source.get("name", ""))
    whose = next((name.removesuffix(place) for place in OWN_PLACES if name.endswith(place)), name)
    if any(len(author) > 1 and name.startswith(author) for author in authors):
        return True
    if whose != name and len(whose) > 1 and any(author.startswith(whose) for author in authors):
        return True
    return "url" in source and _bare(host_of(source["url"])) in hosts


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def part(applied: Applied, facts: Facts, book: Rulebook) -> tuple[Applied, Applied]:
    """What is wrong with a document in any case, and what is only if its neighbours name their sources."""
    if facts["document"][0].fields.get("asked") != "neighbours":
        return applied, applied._replace(kept=[], allowed=[])
    heeding = {rule.id for rule in book.rules if rule.heeds_neighbours}
    now = applied._replace(
        kept=[finding for finding in applied.kept if finding.rule not in heeding],
        allowed=[pair for pair in applied.allowed if pair[0].rule not in heeding],
    )
    later = applied._replace(
        kept=[finding for finding in applied.kept if finding.rule in heeding],
        allowed=[pair for pair in applied.allowed if pair[0].rule in heeding],
    )
    return now, later


@dataclass(slots=True)
class _Folder:
    """What is known of the articles of one folder, or of one file that holds several."""

    origins: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)
    """The files with articles that say nothing, and how many they hold."""

    @property
    def asks(self) -> bool:
        """Whether three in four of its articles name a source, and they are a handful."""
        return self.origins["named"] >= max(HANDFUL, 3 * self.origins["other"])


def _is_own_page(path: str) -> bool:
    return posixpath.basename(path).partition(".")[0].lower() in OWN_PAGES


class Folders:
    """The folders of a run, counted as its results go by."""

    __slots__ = ("_folders",)

    def __init__(self) -> None:
        self._folders: dict[str, _Folder] = {}

    def add(self, documents: Iterable[PageResult]) -> None:
        """Count what came of one file, which the caller did not name: such a one is nobody's neighbour."""
        for document in documents:
            if document.origin:
                name = posixpath.dirname(document.path) if document.inside is None else document.path
                folder = self._folders.setdefault(name, _Folder())
                folder.origins[document.origin] += 1
                if document.unasked and (document.inside is not None or not _is_own_page(document.path)):
                    folder.silent[document.path] += 1

    def asked(self) -> set[str]:
        """The paths of the files to be asked again."""
        return {path for folder in self._folders.values() if folder.asks for path in folder.silent}

    @property
    def unasked(self) -> int:
        """How many articles say nothing of where they come from, and are not asked."""
        return sum(folder.silent.total() for folder in self._folders.values() if not folder.asks)
