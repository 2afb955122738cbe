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
        [("当{}时，" if zh else "when {}, ").format(_spaced(_spoken(rule.when, rule.each, names, lang), lang))]
        if rule.when != All()
        else []
    )
    if rule.each:
        kinds = ("或" if zh else " or ").join(names.name(kind, lang) for kind in rule.each)
        parts.append(("每一处{}" if zh else "for every {}").format(kinds.removeprefix("the ")))
        if rule.where != All():
            parts.append(("（限{}）" if zh else " (only where {})").format(_spoken(rule.where, rule.each, names, lang)))
        parts.append("，" if zh else ", ")
    parts.append(("要求：{}。" if zh else "check that {}.").format(_spoken(rule.require, rule.each, names, lang)))
    sentence = "".join(parts)
    return sentence[0].upper() + sentence[1:]


def _spaced(text: str, lang: Lang) -> str:
    """Chinese goes on behind a letter with a blank between."""
    return f"{text} " if lang == "zh" and text[-1:].isascii() else text


def _spoken(condition: Condition, each: Sequence[str], names: Terminology, lang: Lang, *, denied: bool = False) -> str:
    """A part of the sentence; *denied* where a ``not`` stands before it, which each line takes upon itself."""
    if isinstance(condition, Clause):
        return _line(condition, each, names, lang, denied=denied)
    if isinstance(condition, Not):
        return _spoken(condition.part, each, names, lang, denied=not denied)
    either = isinstance(condition, AnyOf) is not denied
    parts = [_spoken(part, each, names, lang, denied=denied) for part in condition.parts]
    parts = [
        _bracketed(text, lang) if _is_either(part, denied=denied) is (not either) else text
        for part, text in zip(condition.parts, parts, strict=True)
    ]
    return (OR if either else AND)[lang].join(parts)


def _is_either(condition: Condition, *, denied: bool) -> bool | None:
    """Whether a part is said as alternatives; None where it is one line."""
    if isinstance(condition, Not):
        return _is_either(condition.part, denied=not denied)
    if isinstance(condition, Clause) or len(condition.parts) < 2:
        return None
    return isinstance(condition, AnyOf) is not denied


def _bracketed(text: str, lang: Lang) -> str:
    return f"（{text}）" if lang == "zh" else f"({text})"


def _line(line: Clause, each: Sequence[str], names: Terminology, lang: Lang, *, denied: bool) -> str:
    word, owner = WORDS[line.word], each[0] if line.ref.kind == "it" else line.ref.kind
    if word.takes == "field" and line.other:
        value = names.ref(line.other, each, lang)
    elif word.takes == "regions":
        value = COMMA[lang].join(names.name(f"in:{region}", lang) for region in line.want)
    elif word.takes == "texts":
        value = EITHER[lang].join(f"“{text}”" for text in line.want)
    elif line.entries:  # between the quotation marks that a list has
        value = f"”{EITHER[lang]}“".join(line.want)
    elif word.takes == "list":
        value = names.name(f"list:{line.want[0]}", lang)
    else:
        values = [names.name(f"{owner}.{line.ref.field}={value_name}", lang) for value_name in line.want]
        if values and all(value_name.startswith(ITSELF) for value_name in values):
            said = dict.fromkeys(value_name.removeprefix(ITSELF).strip() for value_name in values)
            return _itself(line, each, names, lang, list(said), denied=denied)
        value = EITHER[lang].join(dict.fromkeys(values))
    if lang == "en" and line.word in ("present", "absent") and not line.ref.field and not line.ref.inside:
        return _there_is(names.name(line.ref.kind, lang), nothing=(line.word == "absent") is not denied)
    known = (word.zh, word.zh_denied) if lang == "zh" else (word.en, word.en_denied)
    field = names.name(f"{owner}.{line.ref.field}", lang).rpartition(".")[2] if line.ref.field else ""
    return known[denied].format(
        x=names.ref(line.ref, each, lang),
        v=value,
        of=names.ref(line.ref._replace(field=""), each, lang) if field else "",
        f=field or names.ref(line.ref, each, lang),
    )


def _there_is(name: str, *, nothing: bool) -> str:
    article = "no" if nothing else "an" if name[0] in "aeioAEIO" else "a"
    return f"there is {article} {name}"


def _joined(parts: Sequence[str], lang: Lang) -> str:
    """“是 HTML 或 Markdown”: what all begin with is said once."""
    begin = "是" if lang == "zh" else "is "
    shared = all(part.startswith(begin) for part in parts)
    rest = [part.removeprefix(begin).strip() if shared else part for part in parts[1:]]
    spaced = lang == "zh" and any(part[-1:].isascii() for part in parts)
    return (" 或 " if spaced else EITHER[lang]).join([parts[0], *rest])


def _denied(part: str, lang: Lang) -> str:
    """The opposite of what is said of a fact: “不是占位号”, “is not a placeholder”, “does not lead to the registry”."""
    if lang == "zh":
        opposite = (("没有", "有"), ("有", "没有"), ("", "不"))
        return next(other + part.removeprefix(begin) for begin, other in opposite if part.startswith(begin))
    verb, _, rest = part.partition(" ")
    if verb in ("is", "can", "must"):
        return f"{verb} not {rest}"
    if not verb.endswith("s"):
        return f"do not {part}"
    return f"does not {'have' if verb == 'has' else verb.removesuffix('s')} {rest}"


def _itself(
    line: Clause, each: Sequence[str], names: Terminology, lang: Lang, parts: Sequence[str], *, denied: bool
) -> str:
    """“The source is vague”; outside ``for each``, where a page may have several, “a source is vague” or “no source is vague”."""
    kind = names.ref(line.ref._replace(field=""), each, lang)
    if not line.ref.inside and line.ref.kind not in ALONE:
        bare = kind.removeprefix("the ")
        if denied:
            kind, denied = (f"没有{kind}" if lang == "zh" else f"no {bare}"), False
        else:
            kind = f"有{kind}" if lang == "zh" else f"{'an' if bare[0] in 'aeioAEIO' else 'a'} {bare}"
    said = _joined([_denied(part, lang) for part in parts] if denied and lang == "en" else parts, lang)
    if denied and lang == "zh":
        said = _denied(said, lang)
    return kind + ("" if lang == "zh" else " ") + said


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
