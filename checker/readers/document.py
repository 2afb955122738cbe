"""From a draft to a document, the same for every format: noise undone, text folded, regions drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from checker.model import Document, Link, PageKind, Region
from checker.readers.draft import Draft, Element
from checker.readers.regions import regions
from checker.readers.running_text import NOTICE
from checker.text.decode import Decoded
from checker.text.fold import fold
from checker.text.noise import Repair, repairs
from checker.text.offsets import Weave

_SHORT = 60
_ERRORS = frozenset(("404", "403", "500", "50x", "error"))
"""Names of error pages, which hold no article."""


def finish(
    path: str, decoded: Decoded, draft: Draft, form: str, kind: PageKind, *, decided: bool, inside: str | None = None
) -> Document:
    """The document that *draft* becomes; *decided* says that its kind was settled by its form, and not by the caller.

    *inside* names the row or entry that it is, in a file that holds several.
    """
    undone = repairs(draft.text)
    noise = tuple(draft.offsets.span(r.start, r.end) for r in undone)
    if undone:
        draft = repaired(draft, undone)
    found, has_article = regions(draft)
    if kind == "article" and form == "html" and decided and has_article and stands_alone(draft, found):
        kind = "page"
    if kind == "article" and not any(region.name == "article" for region in found):
        found = whole(found)
    return Document(
        path=path,
        inside=inside,
        kind=kind,
        format=form,
        source=decoded.text,
        text=draft.text,
        folded=fold(draft.text),
        offsets=draft.offsets,
        regions=found,
        links=draft.links,
        fields=draft.fields,
        comments=draft.comments,
        runs=draft.runs,
        named=tuple(
            Region(e.name, e.start, e.end) for e in draft.elements if e.name.strip() and 0 < e.end - e.start <= _SHORT
        ),
        quoted=draft.quoted,
        encoding=decoded.encoding,
        declared=decoded.declared,
        damaged=decoded.damaged,
        noise=noise,
        has_article=PurePosixPath(path).stem not in _ERRORS and (has_article or _holds_text(kind, found, draft.text)),
        owes_footer=owes_footer(draft, decoded.text, form, kind),
    )


def _holds_text(kind: PageKind, found: tuple[Region, ...], text: str) -> bool:
    """Whether a part holds anything above its footer."""
    return kind == "article" and any(r.name == "article" and text[r.start : r.end].strip() for r in found)


def whole(found: tuple[Region, ...]) -> tuple[Region, ...]:
    """The regions of a part without running text: all that is no footer is its article."""
    body = next(region for region in found if region.name == "body")
    return (*found, *(Region(name, body.start, body.end) for name in ("article", "lede", "tail")))


def stands_alone(draft: Draft, found: tuple[Region, ...]) -> bool:
    """Whether a fragment is a whole page all the same: it has running text, and a footer with a notice of its own."""
    foot = next(region for region in found if region.name == "footer")
    return (
        any(region.name == "article" for region in found)
        and NOTICE.search(draft.text, foot.start, foot.end) is not None
    )


def owes_footer(draft: Draft, source: str, form: str, kind: PageKind) -> bool:
    """A page owes a footer; a template does when it ends a page or holds the footer; a part never does."""
    if kind == "page":
        return True
    return (
        kind == "template"
        and form == "html"
        and ("</body>" in source.lower() or any(e.tag == "footer" for e in draft.elements))
    )


def repaired(draft: Draft, undone: Sequence[Repair]) -> Draft:
    """*draft* with its noise undone: every text offset moves with its character."""
    weave = Weave()
    at = 0
    for repair in undone:
        weave.splice(draft.text, draft.offsets, at, repair.start)
        if repair.text:
            weave.put(repair.text, *draft.offsets.span(repair.start, repair.end))
        at = repair.end
    weave.splice(draft.text, draft.offsets, at, len(draft.text))
    starts = [repair.start for repair in undone]
    shifts = [0]
    for repair in undone:
        shifts.append(shifts[-1] + len(repair.text) - (repair.end - repair.start))

    def move(offset: int) -> int:
        number = bisect_left(starts, offset)
        if number and offset < undone[number - 1].end:
            return (
                undone[number - 1].start
                + shifts[number - 1]
                + min(offset - undone[number - 1].start, len(undone[number - 1].text))
            )
        return offset + shifts[number]

    def link(old: Link) -> Link:
        return old._replace(start=move(old.start), end=move(old.end))

    def element(old: Element) -> Element:
        return old._replace(start=move(old.start), end=move(old.end))

    return replace(
        draft,
        text=weave.text(),
        offsets=weave.offsets(),
        links=tuple(map(link, draft.links)),
        elements=tuple(map(element, draft.elements)),
        runs=tuple((move(a), move(b)) for a, b in draft.runs),
        quoted=tuple((move(a), move(b)) for a, b in draft.quoted),
    )
