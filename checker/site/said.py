"""What is kept of a document that is laid beside the others of its site: a few short keys, whatever its length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from checker.model import Document, Fact, Facts
from checker.text.fold import fold
from checker.text.pattern import LazyPattern

NUMBERS = ("icp", "icp-licence", "police")
"""The kinds of number that are compared, each with its own kind."""
PARTS = ("copyright", "icp", "police")
"""What a footer may hold that a page can have lost; a licence counts as ``icp``."""
BODY = 50
"""Letters that a body has at least to be known again."""
PASSAGE = 4
"""Letters of a passage, from one mark to the next, that tells texts apart."""
SKETCH = 12
"""So many passages of a text are remembered, by the least of their keys: two texts that share most passages share most of these
(the bottom-k sketch: Broder, On the resemblance and containment of documents, 1997)."""
TITLE = 8
"""Letters that a title has at least; shorter ones are taken by chance."""
TAILS = 3
"""So many parts at the end of a title may be the name of the site, or of a part of it."""
_NO_LETTERS = LazyPattern(r"[\W_]+")
_SENTENCE = LazyPattern(r"[^。!?]*[。!?]+")
"""Of a folded line; rows of credits, headings and links end otherwise."""
_PASSAGE_END = LazyPattern(r"[。!?;；]")
_BREAK = LazyPattern(r"(?<=[^\s\-–—_|｜·])\s*[-–—_|｜·]+\s*(?=\S)")
"""What may stand before the name of a site in the title of its page."""
_ASIDE = frozenset(("front matter", "meta", "column"))
Key = int
"""64 bits of a digest; 0 for nothing to be known by."""


class Said(NamedTuple):
    """One document's keys."""

    path: str
    number: int
    """Which document of its file it is, from 0."""
    inside: str = ""
    """The row or entry that it is; empty for a file of its own."""
    form: str = ""
    """Pages and rows are compared with their like: ``html``, ``markdown``, ``text``, ``row``."""
    owners: tuple[str, ...] = ()
    """Of the notice in its footer, else of all notices; as shown."""
    years: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    """Kind and number (``normal``) of each that is well formed."""
    shows: frozenset[str] | None = None
    """Which of :data:`PARTS` it shows; None for what is not asked for a footer: a row, a template, another language."""
    excused: frozenset[str] = frozenset()
    """Which of them it was told to lack already."""
    sources: tuple[str, ...] = ()
    """The sources that it names, as shown; nobody vague."""
    sure: frozenset[str] = frozenset()
    """Those of them that are no slip of another: listed outlets, and this site itself."""
    body: tuple[Key, ...] = ()
    """The sketch of its running text: up to :data:`SKETCH` keys of passages, the least first."""
    title: Key = 0
    named: str = ""
    """The id that its row gives, or its front matter."""
    column: str = ""
    """The name of its source column, where it is a row that has one."""
    is_empty: bool = False
    """Whether that column is empty, and nothing else says where the article is from, or that it is the site's own."""
    tails: tuple[tuple[Key, Key], ...] = ()
    """What may be the name of the site at the end of a page's title, the longest first, each with what stands before it (0: too short)."""


MISSED: Mapping[str, str] = {
    "copyright-missing": "copyright",
    "icp-missing": "icp",
    "police-missing": "police",
    "provenance-unstated": "source",
}
"""The rules that tell of a part that is missing, or of a row whose source is."""


def said(document: Document, facts: Facts, number: int, told: Iterable[str], *, is_foreign: bool) -> Said:
    """What is kept of *document*, the one of this *number* (from 0) in its file; *told* are the rules that found fault with it."""
    is_row = document.inside is not None
    is_own = document.kind != "template" and not is_foreign
    notices = _of_footer(facts.get("copyright", ()))
    numbers = [fact for kind in NUMBERS for fact in _of_footer(facts.get(kind, ()))]
    sources = [fact for fact in facts.get("attribution", ()) if fact.fields.get("state") in ("named", "own")]
    column = _column(document)
    title, tails = _title(document) if sources else (0, ())
    return Said(
        document.path,
        number,
        document.inside or "",
        "row" if is_row else document.format,
        tuple(dict.fromkeys(fact.fields["owner"] for fact in notices if fact.fields.get("state") == "owned"))
        if is_own
        else (),
        next((fact.fields["years"] for fact in notices if fact.fields.get("years")), "") if is_own else "",
        tuple(dict.fromkeys((fact.kind, fact.fields["normal"]) for fact in numbers if fact.fields.get("normal")))
        if is_own
        else (),
        _shown(document, (*notices, *numbers)) if is_own and not is_row else None,
        frozenset(MISSED[rule] for rule in told if rule in MISSED),
        tuple(dict.fromkeys(fact.fields["name"] for fact in sources if fact.fields.get("name"))),
        frozenset(fact.fields.get("name", "") for fact in sources if _is_sure(fact)),
        _body(document, sources) if sources else (),
        title,
        _named(document),
        column[0],
        column[1] and _is_silent(facts),
        tails,
    )


def _of_footer(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Those that stand in the footer, else all that a reader sees."""
    shown = [fact for fact in facts if not _ASIDE & set(fact.regions) or "column" in fact.regions]
    return [fact for fact in shown if "footer" in fact.regions] or shown


def _shown(document: Document, found: Sequence[Fact]) -> frozenset[str] | None:
    """The parts of a footer in a document; None for one that shows none and owes none: a window, a form, an error page."""
    parts = frozenset(_part(fact.kind) for fact in found)
    is_asked = document.kind == "article" or {"notice", "number"} & document.judged.owes
    return parts if parts or is_asked else None


def _part(kind: str) -> str:
    return "icp" if kind == "icp-licence" else kind


def _is_sure(source: Fact) -> bool:
    return source.fields.get("outlet") == "yes" or source.fields.get("state") == "own"


def key(text: str) -> Key:
    """A number for a text."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _body(document: Document, sources: Sequence[Fact]) -> tuple[Key, ...]:
    """For the running text of an article: of its passages, without what names its *sources*, those with the least keys."""
    article = next((region for region in document.regions if region.name == "article"), None)
    if article is None:
        return ()
    lines = document.folded[article.start : article.end].split("\n")
    sentences = [sentence for line in lines for sentence in _SENTENCE.finditer(line)]
    passages = [_letters(passage) for sentence in sentences for passage in _PASSAGE_END.split(sentence[0])]
    for name in (_letters(fold(fact.text)) for fact in sources):
        passages = [passage.replace(name, "") for passage in passages]
    keys = {key(passage) for passage in passages if len(passage) >= PASSAGE}
    return tuple(sorted(keys)[:SKETCH]) if sum(map(len, passages)) >= BODY else ()


def _title(document: Document) -> tuple[Key, tuple[tuple[Key, Key], ...]]:
    """For the whole title of an article, and for what may be the site's name at the end of a page's title."""
    values = {field.name: field.value for field in reversed(document.fields) if field.name in ("title", "og:title")}
    whole = (document.title or values.get("og:title") or values.get("title", "")).strip()
    breaks = [*_BREAK.finditer(whole)][-TAILS:] if document.format == "html" and document.inside is None else []
    tails = ((key(_plain(whole[found.end() :])), _known(whole[: found.start()])) for found in breaks)
    return _known(whole), tuple(tails)


def _known(title: str) -> Key:
    """For a title; 0 for one that is too short to be known by."""
    letters = _plain(title)
    return key(letters) if len(letters) >= TITLE else 0


def _plain(words: str) -> str:
    return _letters(fold(words))


def _is_silent(facts: Facts) -> bool:
    """Whether nothing says where an article is from that may be a reprint."""
    about = facts["document"][0].fields
    is_open = about.get("republished") == "unknown" and about.get("owes source") == "yes"
    return is_open and not (facts.get("attribution") or facts.get("original"))


def _named(document: Document) -> str:
    """The id of a row, as its column gives it; of a post, as its front matter does."""
    if document.inside is not None:
        is_id = any(role == "id" for role, _ in document.taken) and not document.inside.startswith("row ")
        return document.inside if is_id else ""
    ids = (field for field in document.fields if field.origin == "front matter" and field.name in ("id", "abbrlink"))
    return next((f"{field.name}: {field.value.strip()}" for field in ids if field.value.strip()), "")


def _column(document: Document) -> tuple[str, bool]:
    """The source column of a row, and whether it is empty."""
    name = next((name for role, name in document.taken if role == "source"), "")
    if document.inside is None or not name:
        return "", False
    values = [field.value for field in document.fields if field.origin == "column" and field.name == name.lower()]
    return name, not any(value.strip() for value in values)
