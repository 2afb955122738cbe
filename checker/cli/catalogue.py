"""The catalogue of rules, written from the rules themselves: what ``rules/README.md`` holds, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from checker.messages import FIRST, Message
from checker.rulebook.example_pages import examples
from checker.rulebook.messages import aloud

if TYPE_CHECKING:
    from checker.rulebook import Rule, Rulebook
    from checker.rulebook.example_pages import Example


def catalogue(book: Rulebook) -> Iterator[str]:
    """The Markdown, line by line, with line ends."""
    yield f"# {Message('docs.title')}\n\n"
    yield f"{Message('docs.generated')}\n\n"
    yield f"{Message('docs.law-as-of')} {book.law_as_of}.\n"
    by_topic = sorted(book.rules, key=lambda rule: (rule.topic, rule.id))
    heads = [str(Message(f"docs.{name}")) for name in ("rule", "severity", "fault", "binds", "basis", "checked")]
    yield f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n"
    yield from (f"| {' | '.join(_row(rule))} |\n" for rule in by_topic)
    for topic, rules in groupby(by_topic, key=lambda rule: rule.topic):
        yield f"\n## {topic}\n"
        for rule in rules:
            yield from _entry(rule, book)


def _row(rule: Rule) -> tuple[str, ...]:
    """A rule in the table of all: name, severity, what it finds, whom it binds, by which text, when that was read and where."""
    known = rule.authority
    where = f" {known.where['zh']}" if known.where else ""
    title = f"{rule.title['zh']} {rule.title['en']}"
    binds = "；".join(str(Message(f"binds.{name}")) for name in known.binds)
    return (
        f"[{rule.id}](#{rule.id})",
        _grade(rule),
        title,
        binds,
        "；".join(rule.basis),
        f"{known.checked}{where}",
    )


def _grade(rule: Rule) -> str:
    return f"off ({', '.join(rule.in_packs)})" if rule.off else rule.severity


def _entry(rule: Rule, book: Rulebook) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n"
    yield f"**{rule.title['zh']}** · {rule.title['en']} · `{_grade(rule)}`\n\n"
    yield f"{rule.why['zh']}\n{rule.why['en']}\n\n"
    if sentence := aloud(rule, book.names, "zh"):
        yield f"> {sentence}\n> {aloud(rule, book.names, 'en')}\n\n"
    yield f"{Message('docs.basis')}: {'；'.join(rule.basis)}\n"
    for lang in FIRST:
        yield from (f"\n{line}\n" for line in rule.authority.told(lang))
    shown = list(examples(rule)) if not rule.by_engine else []
    for what, fails in ((Message("docs.passes"), False), (Message("docs.fails"), True)):
        example = next((example for example in shown if bool(example.spans) == fails), None)
        if example is not None:
            yield f"\n{what} — {example.name}:\n\n{_fenced(example)}"


def _fenced(example: Example) -> str:
    page = example.page if example.page.endswith("\n") else example.page + "\n"
    fence = "```" if "```" not in page else "````"
    return f"{fence}{example.format}\n{page}{fence}\n"
