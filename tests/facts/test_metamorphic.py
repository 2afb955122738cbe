"""What a page says does not change with the way it is written: every page of ``samples/``, written otherwise in many ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.facts.transformed import TRANSFORMATIONS, Changed, Page, Said, names, page, read

UNTITLED = "nothing names the title, and what stands above a box of links may belong to the page"
SENTENCE = "beyond a box of links a sentence may be the box's own; only labels are followed there"
UNDECIDABLE = {
    ("epaper-page.html", "boxed"): UNTITLED,
    ("fragment-article.html", "boxed"): UNTITLED,
    ("agency-style.html", "boxed"): "the box and what follows it stand outside the element of the article",
    ("forum-title-marks.html", "boxed"): "the line is the first of another post in the thread",
    ("en-wire-byline.html", "boxed"): "a dateline counts in the opening alone, and a box of links moves where that ends",
    **{
        (name, "boxed"): SENTENCE
        for name in (
            "en-originally-appeared.html", "en-conversation-style.html", "zonghe-named.html", "magazine-excerpt.html",
            "statement-names-source.html", "en-reprinted-book.html",
        )
    },
    ("en-reprinted-book.html", "reformatted"): "a last line with a notice is a footer where no element says otherwise",
}  # fmt: skip
"""Page, transformation → why nobody can tell: these are left out."""


def differing(told: Changed, now: Said, *, at_least: bool) -> str:
    """What is missing and what is new, empty where nothing is."""
    return "; ".join(
        f"{kind}: missing {sorted(wanted - now[kind])}, new {sorted(now[kind] - wanted)}"
        for kind, wanted in told.said.items()
        if (wanted - now[kind] if at_least else wanted != now[kind])
    )


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("transform", TRANSFORMATIONS, ids=lambda function: function.__name__)
def test_what_a_page_says_does_not_change(name: str, transform: Callable[[Page], Iterator[Changed]]) -> None:
    wrong = []
    for told in transform(page(name)):
        now = read(told.source, told.path or name)
        if different := differing(told, now.said, at_least=bool(told.path)):
            wrong.append(f"{told.name}: {different}")
    if (name, transform.__name__) in UNDECIDABLE:
        assert wrong != [], "it can be told by now: take it off the list"
    else:
        assert wrong == []
