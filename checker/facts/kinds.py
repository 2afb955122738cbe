"""All that is known about recognising: what each kind of fact is called, where it is looked for, and how it is recognised.

Everything here is data, read from the fact files; patterns are compiled when they are first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from checker.errors import RuleError
from checker.facts import files
from checker.facts.files import Label, Sentence
from checker.facts.parts import Mark, Parts
from checker.facts.scan import Scanner
from checker.model import Words
from checker.text.fold import fold
from checker.yaml_places import Table, Text, read, shaped, table, texts, words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import regex

SUPPLIED: Mapping[str, frozenset[str]] = {
    "document": frozenset(
        ("kind", "format", "republished", "republished_evidence", "footer", "can link", "owes footer", "article")
    ),
    "encoding": frozenset(("declared", "used", "damaged")),
    "site": frozenset(("name", "owner", "hosts", "icp", "icp-number", "police", "approved")),
    "noise": frozenset(("count",)),
}
"""The kinds that the engine supplies, with their fields."""

SUPPLIED_MEANS: Mapping[str, Words] = {
    "document": {"zh": "文档", "en": "document"},
    "encoding": {"zh": "编码", "en": "encoding"},
    "site": {"zh": "本站", "en": "site"},
    "noise": {"zh": "镜像噪声", "en": "mirror noise"},
}

SHARED = "marks.yaml"
"""The file of the marks that others are made of; it is read first."""


@dataclass(frozen=True)
class Kinds:
    """All that is known about recognising facts."""

    means: Mapping[str, Words]
    fields: Mapping[str, frozenset[str]]
    labels: Mapping[str, Label]
    sentences: tuple[Sentence, ...]
    beside: Mapping[str, Mapping[str, frozenset[str]]]
    """Kind → origin (meta, front matter, column) → names of fields that state it."""
    lists: Mapping[str, frozenset[str]]
    """Folded entries by the name of the list."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @cached_property
    def label_scanner(self) -> Scanner:
        """Finds every label; a word of two characters may be spaced out to the width of four."""
        return Scanner(self.labels, spaced=True)

    def label(self, found: str) -> Label:
        """The label that the scanner found, spelt as it stands."""
        return self.labels.get(found) or self.labels[found.replace(" ", "")]

    @cached_property
    def anchored(self) -> Mapping[str, tuple[Sentence, ...]]:
        """Anchor → the sentences that it may belong to: its own, and those of the anchors that it begins with."""
        result: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            for anchor in sentence.anchors:
                result.setdefault(anchor, []).append(sentence)
        return {
            anchor: tuple(dict.fromkeys(one for n in range(1, len(anchor) + 1) for one in result.get(anchor[:n], ())))
            for anchor in result
        }

    @cached_property
    def sentence_scanner(self) -> Scanner:
        """Finds every anchor."""
        return Scanner(self.anchored)

    def mark(self, name: str) -> regex.Pattern[str]:
        """A mark's pattern, for folded text; compiled once.

        :raises RuleError: where the mark is malformed.
        """
        return self.marks[name].pattern


def load(folder: Traversable, lists: Mapping[str, frozenset[str]]) -> Kinds:
    """Read every fact file in *folder*; ``{name}`` in a pattern is a mark or a list.

    :raises RuleError: at the line and column of a mistake.
    """
    tables = _tables(folder)
    parts = Parts(lists)
    for content in tables:
        if marks := content.find("marks"):
            parts.add(shaped(marks, Table))
    means = dict(SUPPLIED_MEANS)
    fields = dict(SUPPLIED)
    labels: dict[str, Label] = {}
    sentences: list[Sentence] = []
    beside: dict[str, Mapping[str, frozenset[str]]] = {}
    for content in tables:
        if other := content.find("other labels"):
            labels.update({fold(word): Label(fold(word), "", "other", False) for word in texts(other)})
    for content in tables:
        if "fact" not in content:
            continue
        content.only(files.KEYS)
        kind = str(shaped(content.need("fact"), Text))
        means[kind] = words(content.need("means"))
        fields[kind] = frozenset((*map(str, texts(content.need("fields"))), "evidence"))
        labels.update(files.labels(kind, content))
        sentences.extend(files.sentences(kind, content, parts))
        beside[kind] = files.beside(content)
    return Kinds(means, fields, labels, tuple(sentences), beside, lists, parts.marks)


def _tables(folder: Traversable) -> list[Table]:
    """The files of *folder*: the shared marks first, for others refer to them, then by name."""
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    found.sort(key=lambda entry: (entry.name != SHARED, entry.name))
    return [table(read(entry.read_text("utf-8"), f"facts/{entry.name}", RuleError)) for entry in found]
