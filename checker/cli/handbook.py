"""The pages of the documentation that the rules write themselves: one a rule, their index, and what is asked by which law since when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from checker.cli.steps import steps
from checker.messages import FIRST, Message
from checker.model import in_language
from checker.rule_tests import findings
from checker.rulebook.authority import BOUND
from checker.rulebook.example_pages import examples
from checker.rulebook.laws import Law, laws, resting
from checker.rulebook.messages import aloud
from checker.shipped import shipped

if TYPE_CHECKING:
    from checker.model import Finding, Lang
    from checker.rulebook import Rule, Rulebook
    from checker.rulebook.example_pages import Example

Laws = dict[str, Law]


def page(rule: Rule, book: Rulebook, known: Laws) -> Iterator[str]:
    """The page of a rule, in Markdown: what is told, what to do about it, why, by which law, and its examples."""
    yield f"# {rule.title['zh']}\n\n{rule.title['en']} · `{rule.id}` · {_grade(rule)}\n"
    shown = list(examples(rule)) if not rule.by_engine else []
    failing = [(example, findings(example, book.only(rule.id))) for example in shown if example.spans]
    if failing:
        yield from _quoted(Message("steps.told"), failing[0][1][0].messages)
    yield f"\n## {Message('steps.title')}\n"
    yield from _steps(rule)
    yield f"\n## {Message('handbook.why')}\n"
    for lang in FIRST:
        yield f"\n{in_language(rule.why, lang)}\n"
    if sentence := aloud(rule, book.names, "zh"):
        yield f"\n> {sentence}\n>\n> {aloud(rule, book.names, 'en')}\n"
    yield f"\n## {Message('docs.basis')}\n\n"
    yield from (f"- {article}\n" for article in rule.basis)
    for law in resting(rule, known):
        if law.since:
            yield f"- {Message('handbook.since', law=law.name, day=law.since)}\n"
    for lang in FIRST:
        yield from (f"\n{line}\n" for line in rule.authority.told(lang))
    if shown:
        yield from _examples(failing, [example for example in shown if not example.spans])


def _grade(rule: Rule) -> str:
    grade = Message(f"severity.{rule.severity}")
    return f"{grade} · {Message('handbook.in-packs', packs=rule.in_packs)}" if rule.off else str(grade)


def _quoted(what: Message, words: Mapping[str, str]) -> Iterator[str]:
    yield f"\n{what}:\n"
    for lang in FIRST:
        yield f"\n> {in_language(words, lang)}\n"


def _steps(rule: Rule) -> Iterator[str]:
    for number, step in enumerate(steps(rule), start=1):
        yield f"\n{number}. {step.what}\n"
        if step.command:
            yield f"\n    ```console\n    $ {step.command}\n    ```\n"
        elif step.setting:
            yield f"\n    ```yaml\n    {step.setting}\n    ```\n"


def _examples(failing: list[tuple[Example, list[Finding]]], passing: list[Example]) -> Iterator[str]:
    yield f"\n## {Message('docs.fails')}\n"
    for example, found in failing:
        yield f"\n**{example.name}**\n\n{_marked(example)}"
        for words in dict.fromkeys(finding.messages["zh"] for finding in found):
            yield f"\n{words}\n"
        if example.fixed is not None:
            yield f"\n{Message('handbook.fixed')}:\n\n{_fenced(example.fixed, example.format)}"
    yield f"\n## {Message('docs.passes')}\n"
    for example in passing:
        yield f"\n**{example.name}**\n\n{_fenced(example.page, example.format)}"


def _marked(example: Example) -> str:
    """The page with what is pointed at marked, an absence by a word of ours."""
    written, at = "", 0
    for start, end in example.spans:
        told = escape(example.page[start:end]) or f"{Message('html.here')}"
        written += f"{escape(example.page[at:start])}<mark>{told}</mark>"
        at = end
    written += escape(example.page[at:])
    return f"<pre><code>{written.rstrip()}</code></pre>\n"


def _fenced(text: str, language: str) -> str:
    fence = "```" if "```" not in text else "````"
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}\n"


def index(book: Rulebook) -> Iterator[str]:
    """The list of all rules by topic, each with a link to its page."""
    yield f"# {Message('docs.title')}\n\n{Message('handbook.index')}\n"
    topic = ""
    for rule in sorted(book.rules, key=lambda rule: (rule.topic, rule.id)):
        if rule.topic != topic:
            topic = rule.topic
            heads = [str(Message(f"docs.{name}")) for name in ("rule", "severity", "fault")]
            yield f"\n## {Message(f'topic.{topic}')} · `{topic}`\n\n| {' | '.join(heads)} |\n|---|---|---|\n"
        yield f"| [{rule.id}]({rule.id}.md) | {_grade(rule)} | {rule.title['zh']} {rule.title['en']} |\n"


def duties(book: Rulebook, known: Laws) -> Iterator[str]:
    """What is asked of whom, by which text, since when: a table for everybody whom rules bind."""
    heads = ("handbook.asked", "handbook.text", "handbook.from", "docs.checked")
    for whom in BOUND:
        rules = [rule for rule in book.rules if whom in rule.authority.binds]
        yield f"\n## {Message(f'binds.{whom}')}\n\n| {' | '.join(str(Message(head)) for head in heads)} |\n|---|---|---|---|\n"
        for rule in rules:
            since = "<br>".join(law.since or "—" for law in resting(rule, known)) or "—"
            checked = "—" if rule.authority.checked == "no" else rule.authority.checked
            title = f"[{rule.title['zh']}](rules/{rule.id}.md)"
            yield f"| {title} {rule.title['en']} | {'<br>'.join(rule.basis)} | {since} | {checked} |\n"


def texts(book: Rulebook, known: Laws) -> Iterator[str]:
    """The texts themselves, the newest first, and how many rules rest on each."""
    heads = ("handbook.from", "handbook.text", "handbook.by", "handbook.read", "handbook.rules")
    yield f"\n| {' | '.join(str(Message(head)) for head in heads)} |\n|---|---|---|---|---|\n"
    for law in sorted(known.values(), key=lambda law: law.since, reverse=True):
        count = sum(law in resting(rule, known) for rule in book.rules)
        yield f"| {law.since or '—'} | 《{law.name}》 {law.en} | {law.by['zh']} {law.by['en']} | {law.text or '—'} | {count} |\n"


def by_law(book: Rulebook, lang: Lang) -> Iterator[str]:
    """The same for a terminal: each text, the newest first, and under it the rules that rest on it; custom last."""
    known = laws(shipped())
    for law in sorted(known.values(), key=lambda law: law.since, reverse=True):
        name = law.name if lang == "zh" else law.en
        yield Message("rules.law", day=law.since or "—", law=name, by=in_language(law.by, lang)).text(lang)
        yield from _listed((rule for rule in book.rules if law in resting(rule, known)), lang)
    yield Message("rules.custom").text(lang)
    yield from _listed((rule for rule in book.rules if not resting(rule, known)), lang)


def _listed(rules: Iterable[Rule], lang: Lang) -> Iterator[str]:
    for rule in rules:
        yield f"    {rule.id:<28} {in_language(rule.title, lang)}"
    yield ""
