"""What is said to people: a violation's message, and a rule aloud, both in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import TYPE_CHECKING

from checker.messages import FALLBACK, FIRST, Message
from checker.model import Fact, Lang, Words
from checker.rulebook.conditions import All, AnyOf, Condition, Known, Not, reference
from checker.rulebook.operators import WORDS, Clause, Scene, field_of
from checker.text.pattern import LazyPattern
from checker.yaml_places import Text, Value, words

if TYPE_CHECKING:
    from checker.rulebook.rule import Rule
    from checker.rulebook.terminology import Terminology

AND = {"zh": "，并且", "en": " and "}
OR = {"zh": "，或者", "en": " or "}
COMMA = {"zh": "、", "en": ", "}
EITHER = {"zh": "或", "en": " or "}
ALONE = ("document", "encoding", "site", "noise", "today")
"""Kinds of which a page has one."""
_UNKNOWN = LazyPattern("\ufffc+")
"""What a reader writes for what a template fills in."""
ITSELF = "…"
"""Stands for the fact itself in the name of a value: “… is vague”."""


def message(value: Value, each: Sequence[str], known: Known, also: str = "") -> Words:
    """A message of a rule file in both languages, each ``{kind.field}`` in it checked; *also* is one more name it may use."""
    parts = words(value)
    source = value if isinstance(value, Mapping) else {}
    for lang, sentence in parts.items():
        place = source[lang]  # type: ignore[index]
        for name in _names(sentence, place):  # type: ignore[arg-type]
            if name != also:
                reference(_at(name.removeprefix("all "), place), each, known)  # type: ignore[arg-type]
    return parts


def fill(sentence: str, scene: Scene, lang: Lang) -> str:
    """The sentence with its places filled; a value that the page does not give leaves its place empty."""
    return "".join(literal + _value(name, scene, lang) for literal, name in _pieces(sentence))


def complete(template: str, scene: Scene) -> str:
    """The template filled, or an empty string where a value is missing."""
    values = [(literal, name, _value(name, scene, "zh")) for literal, name in _pieces(template)]
    if any(name and not value for _, name, value in values):
        return ""
    return "".join(literal + value for literal, _, value in values)


def aloud(rule: Rule, names: Terminology, lang: Lang) -> str:
    """The rule's sentence as one would read it to a colleague; empty for one that the engine decides.

    Sentences are put together in the languages in which rules are written; whoever speaks another hears English.
    """
    if rule.by_engine:
        return ""
    lang = lang if lang in FIRST else FALLBACK
    zh = lang == "zh"
    parts = (
        [("当{}时，" if zh else "when {}, ").format(_spoken(rule.when, rule.each, names, lang))]
        if rule.when != All()
        else []
    )
    if rule.each:
        kinds = ("或" if zh else " or ").join(names.name(kind, lang) for kind in rule.each)
        parts.append(("每一处{}" if zh else "for every {}").format(kinds))
        if rule.where != All():
            parts.append(("（限{}）" if zh else " (only where {})").format(_spoken(rule.where, rule.each, names, lang)))
        parts.append("，" if zh else " ")
    parts.append(
        ("要求：{}。" if zh else "it is required that {}.").format(_spoken(rule.require, rule.each, names, lang))
    )
    sentence = "".join(parts)
    return sentence[0].upper() + sentence[1:]


def _spoken(condition: Condition, each: Sequence[str], names: Terminology, lang: Lang) -> str:
    if isinstance(condition, Clause):
        return _line(condition, each, names, lang)
    if isinstance(condition, Not):
        inner = _spoken(condition.part, each, names, lang)
        if not isinstance(condition.part, Clause):
            inner = _bracketed(inner, lang)
        if lang == "en":
            return f"it is not so that {inner}"
        return f"没{inner}" if inner.startswith("有") else f"并非{inner}"
    joint = OR[lang] if isinstance(condition, AnyOf) else AND[lang]
    parts = [_spoken(part, each, names, lang) for part in condition.parts]
    if isinstance(condition, All):
        parts = [
            _bracketed(text, lang) if isinstance(part, AnyOf) else text
            for part, text in zip(condition.parts, parts, strict=True)
        ]
    return joint.join(parts)


def _bracketed(text: str, lang: Lang) -> str:
    return f"（{text}）" if lang == "zh" else f"({text})"


def _line(line: Clause, each: Sequence[str], names: Terminology, lang: Lang) -> str:
    word = WORDS[line.word]
    subject = names.ref(line.ref, each, lang)
    if word.takes == "field" and line.other:
        value = names.ref(line.other, each, lang)
    elif word.takes == "regions":
        value = COMMA[lang].join(names.name(f"in:{region}", lang) for region in line.want)
    elif word.takes == "texts" or line.entries:
        value = EITHER[lang].join(f"“{text}”" for text in line.want)
    elif word.takes == "list":
        value = names.name(f"list:{line.want[0]}", lang)
    else:
        owner = each[0] if line.ref.kind == "it" else line.ref.kind
        values = [names.name(f"{owner}.{line.ref.field}={value_name}", lang) for value_name in line.want]
        if values and all(value_name.startswith(ITSELF) for value_name in values):
            return _itself(line, each, names, lang, [value_name.lstrip(ITSELF).strip() for value_name in values])
        value = EITHER[lang].join(values)
    return (word.zh if lang == "zh" else word.en).format(x=subject, v=value)


def _itself(line: Clause, each: Sequence[str], names: Terminology, lang: Lang, parts: list[str]) -> str:
    """“The source is vague”; outside ``for each``, where a page may have several, “a source is vague”."""
    kind = names.ref(line.ref._replace(field=""), each, lang)
    if not line.ref.inside and line.ref.kind not in ALONE:
        bare = kind.removeprefix("the ")
        kind = f"有{kind}" if lang == "zh" else f"{'an' if bare[0] in 'aeioAEIO' else 'a'} {bare}"
    return kind + ("" if lang == "zh" else " ") + EITHER[lang].join(parts)


def _names(sentence: str, place: Text) -> Iterator[str]:
    if "{" not in sentence and "}" not in sentence:
        return
    try:
        yield from (name for _, name in _pieces(sentence) if name)
    except ValueError:
        raise place.error(Message("rule.brace")) from None


def _at(name: str, place: Text) -> Text:
    """A name found inside a scalar, with the scalar's place."""
    written = Text(name)
    written.origin, written.line, written.column = place.origin, place.line, place.column
    return written


def _pieces(sentence: str) -> Iterator[tuple[str, str]]:
    for literal, name, spec, _ in Formatter().parse(sentence):
        yield literal, f"{name}:{spec}" if spec else name or ""


def _value(name: str, scene: Scene, lang: Lang) -> str:
    if not name:
        return ""
    every = name.startswith("all ")
    kind, _, field = name.removeprefix("all ").partition(".")
    if scene.it is not None and not every and kind in ("it", scene.it.kind):
        return _clean(field_of(scene.it, field))
    facts: Sequence[Fact] = scene.these if every and scene.these else scene.facts.get(kind, ())
    values = list(dict.fromkeys(_clean(value) for fact in facts if (value := field_of(fact, field))))
    return COMMA[lang].join(values) if every else next(iter(values), "")


def _clean(value: str) -> str:
    """White space collapsed, and what only a template knows as an ellipsis."""
    return _UNKNOWN.sub("…", " ".join(value.split()))
