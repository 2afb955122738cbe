"""The nouns of the house: frozen data that every layer shares and nobody changes.

Two rulers are used, and never mixed: *source* offsets are 0-based code points of the decoded file (the BOM is not counted), ends exclusive,
and no others leave ``readers`` and ``facts``; *text* offsets count so in :attr:`Document.text`, what a reader of the page sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from checker.messages import FALLBACK, Message

Lang = str
"""A language that has a catalogue of messages: ``zh``, ``en`` …"""
Severity = Literal["error", "warning", "advice"]
PageKind = Literal["page", "article", "template"]
Evidence = Literal["stated", "inferred"]
"""What a fact rests on: a label, a sentence, a field, a notice or a number; or a bare name, a dateline, a row."""
Duty = Literal["source", "notice", "number"]
"""What may be asked of a document: where it is from, a copyright notice, a filing number."""
Words = Mapping[str, str]
"""What a rule says: keys ``zh`` and ``en``, both required."""

SEVERITIES: tuple[Severity, ...] = ("advice", "warning", "error")
"""From the lightest to the gravest."""


def in_language(words: Words | Message, lang: Lang) -> str:
    """The sentence in the language *lang*; a rule that has no words in it speaks English."""
    return words.text(lang) if isinstance(words, Message) else words.get(lang) or words[FALLBACK]


class Authority(NamedTuple):
    """Whom a rule binds and when that was looked up in the text of the law; nothing where its file does not say."""

    binds: tuple[str, ...] = ()
    """By the names that rule files use: ``everybody``, ``mainland sites`` …"""
    checked: str = ""
    """The day, as ``2026-01-31``; ``no`` where the text could not be reached."""
    where: Words | None = None
    """In which text."""

    def told(self, lang: Lang) -> Iterator[str]:
        """The lines that say so in the language *lang*."""
        if self.binds:
            yield Message("rule.binds", whom=tuple(Message(f"binds.{name}") for name in self.binds)).text(lang)
        if self.checked == "no":
            yield Message("rule.unchecked").text(lang)
        elif self.checked:
            where = in_language(self.where, lang) if self.where else ""
            yield Message("rule.checked", day=self.checked, where=where).text(lang)


class Span(NamedTuple):
    """A stretch of the source: 0-based code-point offsets, end exclusive; empty when both are equal."""

    start: int
    end: int


class Place(NamedTuple):
    """A span for people: 1-based lines and columns in code points, end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Start(NamedTuple):
    """Where the source of a document begins in its file: at its very beginning, unless the file is read row by row."""

    offset: int = 0
    """0-based, in code points of the decoded file."""
    line: int = 1
    column: int = 1
    """1-based, in code points."""


BEGINNING = Start()


class Fault(NamedTuple):
    """What could not be read, at its place in the source."""

    span: Span
    problem: Message


class Region(NamedTuple):
    """A named part of a document (head, article, lede, tail, body, footer), in text offsets; *teasers* are openings of others, in its place."""

    name: str
    start: int
    end: int


class Link(NamedTuple):
    """A link: the text it wraps (text offsets), its address, and where both stand in the source."""

    start: int
    end: int
    href: str
    rel: str
    span: Span
    """The whole element in the source, tags included."""
    address: Span
    """The value of ``href`` as written in the source, without quotes; empty when there is none."""


class Field(NamedTuple):
    """A named value beside the text: a meta tag, a front-matter key, a CMS column."""

    origin: Literal["meta", "front matter", "column"]
    name: str
    """Lower case, as ``author`` or ``og:article:author``."""
    value: str
    span: Span
    """The value in the source."""
    states: str = ""
    """The kind of fact that it states by its name, beside those that know the name themselves; empty where that does not tell."""


class Comment(NamedTuple):
    """A comment of the host format, as it may carry an allowance."""

    text: str
    """What stands between the comment's marks, as written."""
    span: Span
    """The whole comment in the source."""
    covers: Span
    """What an allowance in it reaches: the next element or line, or the whole source before any content."""


class Placing(Protocol):
    """Maps text offsets back to the source (:class:`checker.text.offsets.Offsets`)."""

    def point(self, offset: int) -> int:
        """The source offset of the text character at *offset*."""

    def span(self, start: int, end: int) -> Span:
        """The source span of the text characters from *start* to *end*."""


class Judged(NamedTuple):
    """What a file was taken for, and what it owes."""

    kind: PageKind | None
    """None for what is no document."""
    owes: frozenset[Duty] = frozenset()
    counts: frozenset[str] = frozenset()
    """What in it counts: ``credits``, ``notices``, ``numbers`` with their links, ``writing`` (its charset, its noise)."""
    why: Message | None = None
    """Why it is no document, or owes nothing; None for one that owes something."""
    is_article: bool = False
    """Whether it holds an article, in whatever language; a home page, a list, a form and a template do not."""
    elsewhere: bool = False
    """Whether its site is served outside the mainland, as its folder or the page itself says."""
    doubts: frozenset[str] = frozenset()
    """Why it may owe no footer all the same: :data:`checker.documents.names.DOUBTS`."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page, post, row or archive record, read once."""

    path: str
    """As the caller named it, with ``/``."""
    inside: str | None
    """The row, entry or record inside a file that holds several."""
    kind: PageKind
    format: str
    """``html``, ``markdown``, ``text`` or ``data``."""
    source: str
    """The decoded file, BOM removed, newlines as they are."""
    text: str
    """What a reader sees: tags, comments and hidden elements gone, entities resolved, noise undone; a newline at every block border."""
    folded: str
    """``text`` folded character by character (:mod:`checker.text.fold`): the same length."""
    offsets: Placing
    regions: tuple[Region, ...]
    links: Sequence[Link]
    fields: Sequence[Field]
    comments: Sequence[Comment]
    runs: Sequence[tuple[int, int]]
    """Inline elements and link texts, by their beginning: stretches of the text (text offsets) that belong together."""
    named: tuple[Region, ...]
    """Elements with an ``id`` or ``class`` that hold no more than a line: the names, folded, between blanks."""
    quoted: Sequence[tuple[int, int]]
    """Stretches that show something else than the article's own words (text offsets): code, captions."""
    encoding: str
    """The codec that read it (Python's name, lower case): ``utf-8``, ``gb18030``, ``big5`` …"""
    declared: str
    """The charset that it declares (as written, lower case), or an empty string."""
    damaged: int
    """How many characters are damage: U+FFFD because their bytes do not belong to the encoding, or NUL, which no reader sees."""
    noise: tuple[Span, ...]
    """Where mirror-scrape noise was undone."""
    judged: Judged
    """What it was taken for, and what it owes: a document of which it says that it is none is read, and not judged."""
    part: str = ""
    """The part of the file that its source and offsets are of (``word/document.xml``); empty where that is the file."""
    start: Start = BEGINNING
    """Where its source begins in the file or the part."""
    title: str = ""
    """What a row or entry calls itself, beside :attr:`inside`."""
    faults: tuple[Fault, ...] = ()
    """What in it could not be read: of a broken row nothing else is known."""
    taken: tuple[tuple[str, str], ...] = ()
    """What the columns of a row were taken for: the role of :mod:`checker.documents.columns`, and the column's name."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a document says about itself, at one place."""

    kind: str
    """``attribution``, ``icp`` …: the kinds of the contract."""
    span: Span
    text: str
    """As a reader sees it, white space collapsed."""
    fields: Mapping[str, str]
    """Only what is there: a missing field has no key."""
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where the fields stand, for those that stand somewhere; ``link`` is the address inside its quotes."""
    regions: tuple[str, ...] = ()
    """The regions it stands in, outermost first; ``front matter`` and ``meta`` for fields."""
    evidence: Evidence = "stated"
    """What it rests on. What is stated may accuse; what is inferred may only excuse."""


Facts = Mapping[str, Sequence[Fact]]
"""All facts of one document by kind; a kind that was not found may be missing."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the site a document belongs to."""

    name: str = ""
    owner: str = ""
    hosts: tuple[str, ...] = ()
    icp: str = ""
    police: str = ""
    published: bool = True
    """Whether an address shows that there is a site, in the configuration or in a generator's settings; so where nobody looked."""
    house_names: tuple[str, ...] = ()
    """Names under which this site publishes: a source by such a name is this site."""
    approved: frozenset[str] | None = None
    """Folded names and aliases of the approved outlets, or None where no list was supplied."""
    presume: Literal["", "republished", "original"] = ""
    """What a document is taken for that says nothing; as original also one that only names a source."""
    asks: bool = False
    """Whether every article is to say where it comes from."""
    neighbours: bool = False
    """Whether most of the articles beside this one name a source."""
    republished: Literal["auto", "yes", "no"] = "auto"
    """What the caller says of this document; ``auto`` asks the document itself."""
    footer: tuple[Fact, ...] | None = None
    """The facts of the declared footer template or of the ``site:`` values; None where no footer is declared."""
    holds_footer: bool | None = None
    """Whether the configuration names this very file as the footer; None where it names none."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the source."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What could be done about a violation. A safe one says nothing that was not already there."""

    title: Words | Message
    """The rule's own words, or ours."""
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A plain *no*: one rule, one place, one message."""

    rule: str
    severity: Severity
    span: Span
    messages: Words
    about: str
    """The fact's text, or for an absence the name of the place it should stand in; part of the fingerprint."""
    basis: tuple[str, ...] = ()
    fix: Fix | None = None


class OtherPlace(NamedTuple):
    """Where else a violation holds that is told once."""

    path: str
    line: int
    """1-based."""
    column: int
    """1-based, in code points."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation where people and programs look for it."""

    finding: Finding
    place: Place
    source_line: str
    """The source line it begins on, without its line end."""
    fingerprint: str
    """Stable under edits elsewhere: no line and no offset goes into it."""
    reason: str = ""
    """Why it is allowed or accepted, for those that are."""
    external: bool = False
    """Whether the allowance stands outside the page, in the configuration."""
    frame: str = ""
    """For an absence that pages with the same frame have in common: what names that frame (:func:`checker.frame.frame`)."""
    count: int = 1
    """How many documents it is told of."""
    others: tuple[OtherPlace, ...] = ()
    """Where it stands in the other pages of its frame."""
    line_from: int = 1
    """The column (1-based) where ``source_line`` begins: a line of a hundred megabytes is not shown whole."""

    @property
    def shown(self) -> tuple[int, int]:
        """Where it stands in ``source_line``: 0-based, end exclusive; to the end of the line where it goes on below."""
        start = self.place.column - self.line_from
        if self.place.end_line != self.place.line:
            return start, max(start, len(self.source_line))
        return start, max(start, self.place.end_column - self.line_from)

    @property
    def rule(self) -> str:
        """The name of the rule."""
        return self.finding.rule

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.finding.severity

    @property
    def message(self) -> str:
        """What is wrong, in Chinese; :attr:`Finding.messages` has every language."""
        return self.finding.messages["zh"]

    @property
    def line(self) -> int:
        """The line where it begins, 1-based."""
        return self.place.line

    @property
    def column(self) -> int:
        """The column where it begins, 1-based, in code points."""
        return self.place.column


@dataclass(frozen=True, slots=True)
class PageResult:
    """All that was found about one document, or why it was not judged."""

    path: str
    inside: str | None = None
    violations: tuple[Violation, ...] = ()
    allowed: tuple[Violation, ...] = ()
    baselined: tuple[Violation, ...] = ()
    skipped: Message | None = None
    """Why it was not judged; None when it was."""
    origin: Literal["", "named", "other"] = ""
    """What an article says of where it comes from: it names a source, or not; nothing for what is no article."""
    unasked: tuple[str, ...] = ()
    """The rules that would have something to say of it if most of its neighbours named a source."""
    foreign: bool = False
    """Whether its text is not Chinese, so that nothing is asked of it."""
    shows: frozenset[str] = frozenset()
    """What a rule may ask of the whole run: ``footer``, of a template that holds the site's; ``mainland``, of what shows a site of the mainland;
    ``footed``, of a page with a notice or number, where others lie beside it."""
    doubts: frozenset[str] = frozenset()
    """Why it may owe no footer, where no configuration holds for it: :data:`checker.documents.names.DOUBTS`."""
    given_up: int = 0
    """In how many places a pattern took too long, so that what stands there was not told."""
    late: bool = False
    """Whether it adds to a document that was reported before: what only the end of the run could tell."""
    title: str = ""
    """What a row or entry calls itself, beside ``inside``."""
    part: str = ""
    """The part of the file that its places are in (``word/document.xml``); empty where that is the file."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one document says about itself, or why nobody asked it."""

    path: str
    inside: str | None = None
    kind: PageKind = "page"
    republished: Literal["yes", "no", "unknown"] = "unknown"
    republished_evidence: Evidence | Literal[""] = ""
    """What that rests on; empty where it is unknown."""
    encoding: str = ""
    facts: tuple[tuple[Fact, Place], ...] = ()
    """Each fact and where it stands, in the order of the page."""
    supplied: tuple[Fact, ...] = ()
    """What the program says of it: its kind, its encoding, its site."""
    skipped: Message | None = None
    """Why it was not read; None when it was."""
    unreadable: bool = False
    """Whether it was named, and cannot be read."""
    title: str = ""
    """What a row or entry calls itself, beside ``inside``."""
    part: str = ""
    """The part of the file that its places are in; empty where that is the file."""
