"""The words and names by which documents are told apart: ``rules/documents.yaml``, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cache, cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import RuleError
from checker.messages import Message
from checker.shipped import shipped
from checker.text.pattern import LazyPattern
from checker.yaml_places import Items, Table, Text, Value, data, shaped, text, texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "documents.yaml"
KEYS = (
    "skipped",
    "templates",
    "errors",
    "error titles",
    "software",
    "hosts outside the mainland",
    "part names",
    "part folders",
    "office files",
    "platforms",
    "home pages",
    "lists",
    "list folders",
    "site titles",
    "terms",
    "drafts",
    "draft folders",
    "counts",
)
_SKIPPED = ("reason", "suffixes", "files", "exact", "folders", "but")
_TEMPLATES = (
    "suffixes",
    "shown",
    "attributes",
    "taken out",
    "replaced",
    "hidden",
    "included by words",
    "included by tags",
)
LONE = "lone page"
DOUBTS = ("bare page", "inner page", LONE)
"""Why a document may owe no footer: nothing around its content shows a site; it is not known for the home page, or a layout round that, by its name and place;
and, besides, no other shares its frame (:mod:`checker.gathered`).
"""
CLASSES = ("credits", "notices", "numbers", "links", "writing")
"""What may count in a document: who wrote it and where it is from, notices, numbers and their links, how it is written."""


class Skip(NamedTuple):
    """Files that are no documents, by their names, and why."""

    reason: Message
    suffixes: frozenset[str]
    """Lower case, with the point; only files of these suffixes are meant, by their folders too. Empty for all."""
    files: LazyPattern
    """Matches the whole name of a file in lower case."""
    exact: LazyPattern
    """Matches the whole name of a file."""
    folders: LazyPattern
    """Matches the whole name of a folder in lower case, or the names of several in a row with ``/`` between."""
    but: LazyPattern
    """Matches the whole name of a file in lower case that is read in such a folder all the same."""


@dataclass(frozen=True, eq=False)
class Names:
    """All that ``documents.yaml`` says. Marks are in lower case."""

    skipped: tuple[Skip, ...]
    suffixes: frozenset[str]
    """Of templates, with the point."""
    shown: tuple[str, ...]
    attributes: tuple[str, ...]
    taken_out: tuple[str, ...]
    """Beginnings of attributes that no page has any more once a server has filled it in."""
    replaced: tuple[str, ...]
    """Beginnings of addresses, likewise."""
    hidden: tuple[str, ...]
    included_by_words: tuple[str, ...]
    """Words that bring in another file, inside a directive."""
    included_by_tags: tuple[str, ...]
    """What brings in another file wherever it stands."""
    errors: frozenset[str]
    """Stems of error pages."""
    error_title: LazyPattern
    """Matches in the title of an error page, in lower case."""
    software: LazyPattern
    """Matches a notice that names the makers of a program for sites, in a text in lower case."""
    abroad: tuple[str, ...]
    """Hosts outside the mainland, under which others have sites; in lower case."""
    part_names: LazyPattern
    """Matches the whole stem of a part that other pages bring in, in lower case."""
    part_folders: frozenset[str]
    """Folders of such parts, in lower case."""
    office_files: tuple[str, ...]
    """Names of files that stand only in the folder of a system's office."""
    platforms: frozenset[str]
    """Hosts on which others publish; in lower case."""
    home_pages: LazyPattern
    """Matches the whole stem of a home page, or of a layout that is put round it, in lower case."""
    lists: LazyPattern
    """Matches the whole stem of a list, in lower case."""
    list_folders: LazyPattern
    """Matches the names of folders in a row, in lower case and with ``/`` between, whose index page is a list."""
    site_titles: frozenset[str]
    """Titles of pages that speak of the site itself, in lower case."""
    terms: tuple[str, ...]
    """How the titles of the terms of a site or an app end, in lower case."""
    drafts: Mapping[str, frozenset[str]]
    """Key of a front matter → the values by which a text is not published yet; both in lower case."""
    draft_folders: frozenset[str]
    """Folders of texts that are not published yet, in lower case."""
    classes: Mapping[str, str]
    """Kind of fact → one of :data:`CLASSES`."""

    def call_a_part(self, path: str) -> bool:
        """Whether the name of a page or that of its folder says that other pages bring it in."""
        *folders, name = PurePosixPath(path.lower()).parts
        return bool(self.part_names.match(PurePosixPath(name).stem)) or not self.part_folders.isdisjoint(folders[-1:])

    def call_home(self, path: str) -> bool:
        """Whether the name of a page or a template says that it is a home page, or the layout round it."""
        return bool(self.home_pages.match(PurePosixPath(path.lower()).name.partition(".")[0]))

    def is_abroad(self, host: str) -> bool:
        """Whether *host*, in lower case, is one of those or below one."""
        return any(host == each or host.endswith(f".{each}") for each in self.abroad)

    @cached_property
    def hides(self) -> tuple[re.Pattern[str], ...]:
        """Match what stands where no reader looks, in a source in lower case."""
        return _by_beginning(self.hidden, 1)

    @cached_property
    def names(self) -> tuple[re.Pattern[str], ...]:
        """Match the names of attributes that only a template has, and the ends of longer ones, in a source in lower case."""
        return _by_beginning(self.attributes, 2)

    @cached_property
    def opens_value(self) -> re.Pattern[str]:
        """Matches the beginning of a value as only a template has it; what :attr:`opens_attribute` finds, but for names."""
        return re.compile(f"=[\"']?(?:{'|'.join(map(re.escape, self.shown))})")

    @cached_property
    def opens_attribute(self) -> re.Pattern[str]:
        """Matches, in a source in lower case, an attribute that only a template has, or one whose value begins as a template's does."""
        marks = "|".join(map(re.escape, sorted(self.attributes, key=len, reverse=True)))
        values = "|".join(map(re.escape, sorted(self.shown, key=len, reverse=True)))
        return re.compile(
            rf"<[a-z][^<>]{{0,2000}}?\s(?:(?:{marks})|(?:href|src|content|action|value|title|alt)=[\"']?(?:{values}))"
        )

    @cached_property
    def opens_taken_out(self) -> re.Pattern[str]:
        """Matches, in a source in lower case, an attribute that no page has any more once a server has filled it in."""
        return re.compile(rf"<[a-z][^<>]{{0,2000}}?\s(?:{'|'.join(map(re.escape, self.taken_out))})")

    @cached_property
    def opens_replaced(self) -> re.Pattern[str]:
        """Matches, in a source in lower case, an address that no page has any more, likewise."""
        return re.compile(
            rf"<[a-z][^<>]{{0,2000}}?\s(?:href|src|action)=[\"']?(?:{'|'.join(map(re.escape, self.replaced))})"
        )


def load(file: Traversable) -> Names:
    """What *file* says.

    :raises RuleError: at the place of a mistake.
    """
    content = data(file, RuleError).only(KEYS)
    template = shaped(content.need("templates"), Table).only(_TEMPLATES)
    drafts = shaped(content.need("drafts"), Table)
    counts = shaped(content.need("counts"), Table).only(CLASSES)
    return Names(
        skipped=tuple(map(_skip, shaped(content.need("skipped"), Items))),
        suffixes=frozenset(_marks(template.need("suffixes"))),
        shown=_marks(template.need("shown")),
        attributes=_marks(template.need("attributes")),
        taken_out=_marks(template.need("taken out")),
        replaced=_marks(template.need("replaced")),
        hidden=_marks(template.need("hidden")),
        included_by_words=_marks(template.need("included by words")),
        included_by_tags=_marks(template.need("included by tags")),
        errors=frozenset(_marks(content.need("errors"))),
        error_title=LazyPattern("|".join(map(re.escape, _marks(content.need("error titles"))))),
        software=_owned_by(_marks(content.need("software"))),
        abroad=_marks(content.need("hosts outside the mainland")),
        part_names=_any_of(_marks(content.need("part names"))),
        part_folders=frozenset(_marks(content.need("part folders"))),
        office_files=tuple(map(str, texts(content.need("office files")))),
        platforms=frozenset(_marks(content.need("platforms"))),
        home_pages=_any_of(_marks(content.need("home pages"))),
        lists=_any_of(_marks(content.need("lists"))),
        list_folders=_any_of(_marks(content.need("list folders"))),
        site_titles=frozenset(_marks(content.need("site titles"))),
        terms=_marks(content.need("terms")),
        drafts={str(key): frozenset(_marks(drafts.need(key))) for key in drafts},
        draft_folders=frozenset(_marks(content.need("draft folders"))),
        classes={str(kind): name for name in CLASSES for kind in texts(counts.need(name))},
    )


@cache
def shipped_names() -> Names:
    """Those that came with the program."""
    return load(shipped() / FILE)


def _marks(value: Value) -> tuple[str, ...]:
    return tuple(str(word).lower() for word in texts(value))


def _skip(value: Value) -> Skip:
    row = shaped(value, Table).only(_SKIPPED)

    def listed(key: str) -> tuple[Text, ...]:
        found = row.find(key)
        return texts(found) if found is not None else ()

    suffixes = row.find("suffixes")
    return Skip(
        Message(f"skip.{text(row.need('reason'))}"),
        frozenset(str(shaped(each, Text)) for each in shaped(suffixes, Items)) if suffixes is not None else frozenset(),
        _any_of(str(each).lower() for each in listed("files")),
        _any_of(map(str, listed("exact"))),
        _any_of(str(each).lower() for each in listed("folders")),
        _any_of(str(each).lower() for each in listed("but")),
    )


def _by_beginning(marks: Iterable[str], size: int) -> tuple[re.Pattern[str], ...]:
    """The *marks* as patterns, those with the same *size* characters at their beginning as one: a pattern with a
    beginning is found eight times as fast as one of many.
    """
    groups: dict[str, list[str]] = {}
    for mark in marks:
        groups.setdefault(mark[:size], []).append(re.escape(mark[size:]))
    return tuple(re.compile(f"{re.escape(begin)}(?:{'|'.join(rest)})") for begin, rest in groups.items())


def _owned_by(makers: Iterable[str]) -> LazyPattern:
    names = "|".join(map(re.escape, makers))
    return LazyPattern(rf"(?:©|\(c\)|copyright)[\s©(c),.\d–-]{{0,24}}(?:by\s)?(?:{names})")


def _any_of(globs: Iterable[str]) -> LazyPattern:
    return LazyPattern(partial(_translated, tuple(globs)))


def _translated(globs: Iterable[str]) -> str:
    return "|".join(map(translate, globs)) or r"(?!)"
