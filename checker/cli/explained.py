"""A rule said aloud: what it asks, in both languages, why, by which law, and a page of either sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.formats.terminal import seen, width
from checker.rulebook.example_pages import examples
from checker.rulebook.messages import aloud

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.rulebook import Rule, Rulebook

LANGUAGES: tuple[Lang, ...] = ("zh", "en")


def explained(rule: Rule, book: Rulebook, bold: tuple[str, str]) -> Iterator[str]:
    """The lines, without line ends; *bold* stands before and after headings."""

    def head(text: str) -> str:
        return f"{bold[0]}{text}{bold[1]}"

    yield f"{head(rule.id)} · {'off' if rule.off else rule.severity}" + (
        f" · {', '.join(rule.in_packs)}" if rule.in_packs else ""
    )
    for lang in LANGUAGES:
        yield ""
        yield head(rule.title[lang])
        yield rule.why[lang]
        if said := aloud(rule, book.names, lang):
            yield said
    yield ""
    yield f"依据 basis（{book.law_as_of}）"
    yield from (f"  {article}" for article in rule.basis)
    shown = list(examples(rule)) if not rule.by_engine else []
    for what, marked in (("这样可以 passes", False), ("这样不行 fails", True)):
        example = next((one for one in shown if bool(one.spans) == marked), None)
        if example is not None:
            yield ""
            yield f"{head(what)} · {example.name}"
            yield from _marked(example.page, example.spans)


def _marked(page: str, spans: tuple[tuple[int, int], ...]) -> Iterator[str]:
    """The page, indented, with a mark under the words that are pointed at."""
    at = 0
    for line in page.splitlines(keepends=True):
        text = seen(line.rstrip("\r\n"))
        yield f"    {text}"
        for start, end in spans:
            if at <= start < at + len(line) or start == at == len(page):
                stop = max(start + 1, min(end, at + len(text)))
                yield f"    {' ' * width(text[: start - at])}{'^' * max(1, width(text[start - at : stop - at]))}"
        at += len(line)
