"""What a page of the test says about itself."""

from __future__ import annotations

from collections.abc import Sequence

from checker import rulebook
from checker.facts import extract
from checker.model import Document, Fact, Site
from checker.readers import read

KINDS = rulebook.load(rulebook.shipped()).kinds
TEXT = "昨日上午，本地博物馆向公众开放了新的展厅，展出近百件修复完成的陶器。馆长表示，展览将持续到年底，观众可以免费参观，并可预约讲解。"
"""Running text, handwritten, that names nobody."""


def document(source: str | bytes, path: str = "a.html") -> Document:
    """The one document in *source*."""
    [found] = read(path, source if isinstance(source, bytes) else source.encode())
    return found


def facts(source: str | bytes, kind: str, path: str = "a.html", site: Site | None = None) -> Sequence[Fact]:
    """The facts of one kind."""
    return extract(document(source, path), KINDS, site or Site()).get(kind, ())


def page(body: str = "", *, head: str = "", above: str = "", below: str = "", foot: str = "") -> str:
    """A whole page with an article of two paragraphs: *above* it a row, *body* between them, *below* it the credits, and a footer."""
    return (
        f"<!DOCTYPE html><html><head><title>博物馆开放新展厅</title>{head}</head><body><div class=article><h1>博物馆开放新展厅</h1>\n"
        f"<div class=info>{above}</div>\n<p>{TEXT}</p>\n{body}\n<p>{TEXT}</p>\n<p>{below}</p></div>\n<div class=footer>{foot}</div></body></html>"
    )
