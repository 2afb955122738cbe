"""A rule said aloud: what it asks, in both languages, why, what to do about it, by which law, and a page of either sort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.cli.steps import steps
from checker.formats.terminal import seen, width
from checker.messages import FIRST, Message
from checker.model import in_language
from checker.rulebook.example_pages import examples
from checker.rulebook.messages import aloud

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.rulebook import Rule, Rulebook


def explained(rule: Rule, book: Rulebook, bold: tuple[str, str], lang: Lang | None = None) -> Iterator[str]:
    """The lines, without line ends, in Chinese and English or in one language; *bold* stands before and after headings."""

    def head(text: str) -> str:
        return f"{bold[0]}{text}{bold[1]}"

    yield f"{head(rule.id)} · {'off' if rule.off else rule.severity}" + (
        f" · {', '.join(rule.in_packs)}" if rule.in_packs else ""
    )

    def text(message: Message) -> str:
        return str(message) if lang is None else message.text(lang)

    for each in FIRST if lang is None else (lang,):
        yield ""
        yield head(in_language(rule.title, each))
        yield in_language(rule.why, each)
        if sentence := aloud(rule, book.names, each):
            yield sentence
    yield ""
    yield head(text(Message("steps.title")))
    for step in steps(rule):
        yield f"  {text(step.what)}"
        if step.command or step.setting:
            yield f"      {step.command or step.setting}"
    yield ""
    yield text(Message("rules.basis", law_as_of=book.law_as_of))
    yield from (f"  {article}" for article in rule.basis)
    for each in FIRST if lang is None else (lang,):
        yield from rule.authority.told(each)
    shown = list(examples(rule)) if not rule.by_engine else []
    for what, marked in ((Message("rules.passes"), False), (Message("rules.fails"), True)):
        example = next((example for example in shown if bool(example.spans) == marked), None)
        if example is not None:
            yield ""
            yield f"{head(text(what))} · {example.name}"
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
