"""One word a thing, in the messages, in what rules say, in the vocabulary, the help and the documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import rulebook
from checker.rulebook.messages import aloud

HERE = Path(__file__).parents[1]
GLOSSARY = yaml.safe_load(Path(__file__).with_name("glossary.yaml").read_text("utf-8"))
BOOK = rulebook.load(rulebook.shipped())
DOCUMENTATION = (
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "rules/README.md",
    *(f"docs/{page.name}" for page in sorted((HERE / "docs").glob("*.md"))),
)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
EXAMPLE = re.compile(r"“[^”]*”|\{[^{}]*\}|《[^》]*》")
"""What is quoted, filled in or a title is nobody's choice of words."""
HAN = re.compile(r"[一-鿿]")


def leaves(content: Any) -> Iterator[str]:
    """Every text in a catalogue."""
    if isinstance(content, Mapping):
        for value in content.values():
            yield from leaves(value)
    else:
        yield str(content)


def said(lang: str) -> Iterator[tuple[str, str]]:
    """Where something is said in a language, and what."""
    for name, entry in json.loads((HERE / f"checker/messages/{lang}.json").read_text("utf-8")).items():
        yield from ((f"{lang}.json:{name}", text) for text in leaves(entry))
    for rule in BOOK.rules:
        for words in (rule.title, rule.why, rule.say, rule.once or rule.say):
            yield rule.id, words[lang]
        yield f"{rule.id} explained", aloud(rule, BOOK.names, lang)
    names = BOOK.names.zh if lang == "zh" else BOOK.names.en
    yield from ((f"vocabulary:{name}", text) for name, text in names.items())
    for file in DOCUMENTATION:
        for number, line in enumerate(CODE.sub("", (HERE / file).read_text("utf-8")).split("\n")):
            yield f"{file}:{number}", line


def refused(entry: Mapping[str, Any], text: str) -> list[str]:
    """The words of *text* that the glossary refuses."""
    for longer in entry.get("within", ()):
        text = text.replace(longer, "")
    text = EXAMPLE.sub("", text)
    latin = not HAN.search("".join(entry["not"]))
    return [word for word in entry["not"] if (re.search(rf"\b{word}\b", text) if latin else word in text)]


CASES = [(lang, entry) for lang in ("zh", "en") for entry in GLOSSARY[lang]]


@pytest.mark.parametrize(("lang", "entry"), CASES, ids=[f"{lang}-{entry['use']}" for lang, entry in CASES])
def test_one_word_says_one_thing(lang: str, entry: Mapping[str, Any]) -> None:
    found = [(place, words) for place, text in said(lang) if (words := refused(entry, text))]
    assert found == []


def test_a_word_that_is_refused_is_found() -> None:
    entry = {"use": "问题", "not": ["违规"], "within": ["违规转载"]}
    assert refused(entry, "有违规") == ["违规"]
    assert refused(entry, "违规转载，“违规”") == []
    assert refused({"use": "fix", "not": ["mend"]}, "we mend it, and amend") == ["mend"]
