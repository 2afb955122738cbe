"""What one fact file says: labels of fields, sentences around anchors, and the fields beside the text that state a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.parts import Mark, Parts
from checker.model import Evidence
from checker.text.fold import fold
from checker.yaml_places import Row, Table, Text, Value, choice, shaped, text, texts

if TYPE_CHECKING:
    import regex

KEYS = ("fact", "means", "fields", "labels", "bare", "sentences", "beside")
"""Of a fact file."""

_SENTENCE = ("cue", "anchors", "within", "rank", "needs", "evidence", "reach", "pattern", "set")
_WITHIN = ("anywhere", "head", "body", "article", "lede", "tail", "footer")
_RANKS = ("", "last")
_NEEDS = ("", "outlet", "last line")
_EVIDENCE = ("stated", "inferred")


class Label(NamedTuple):
    """A label of a field, folded: which fact it begins, what kind of value follows, and whether it may stand without a separator."""

    word: str
    kind: str
    value: str
    bare: bool


@dataclass(frozen=True, eq=False)
class Sentence:
    """A pattern around an anchor."""

    kind: str
    cue: str
    anchors: tuple[str, ...]
    """Folded."""
    within: str
    """The region where the anchor must stand."""
    last: bool
    """Whether it speaks only where labels and other sentences are silent."""
    needs: str
    """What else must be so: ``outlet`` (the name is one), ``last line`` (only credits and notices come after it), or nothing."""
    evidence: Evidence
    """What its facts rest on."""
    before: int
    """How many characters before the anchor the pattern sees."""
    after: int
    """How many characters after the anchor the pattern sees."""
    mark: Mark
    fixed: Mapping[str, str]
    """Fields that the sentence states whatever it says."""

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled on first use."""
        return self.mark.pattern


def labels(kind: str, content: Table) -> Iterator[tuple[str, Label]]:
    """The labels that begin a fact of this kind, each by its folded word."""
    bare = frozenset(fold(word) for word in _listed(content.find("bare")))
    for value, words in content.inner("labels").items():
        for word in texts(words):
            yield fold(word), Label(fold(word), kind, str(value), fold(word) in bare)


def sentences(kind: str, content: Table, parts: Parts) -> Iterator[Sentence]:
    """The sentences that state a fact of this kind.

    :raises RuleError: at a key, region, rank or need that nobody knows.
    """
    found = content.find("sentences")
    for item in shaped(found, Row) if found else ():
        row = shaped(item, Table).only(_SENTENCE)
        before, after = _reach(row.need("reach"))
        cue = str(shaped(row.need("cue"), Text))
        yield Sentence(
            kind=kind,
            cue=cue,
            anchors=tuple(fold(word) for word in texts(row.need("anchors"))),
            within=_one_of(row, "within", _WITHIN) or "anywhere",
            last=_one_of(row, "rank", _RANKS) == "last",
            needs=_one_of(row, "needs", _NEEDS),
            evidence=_one_of(row, "evidence", _EVIDENCE) or "stated",  # type: ignore[arg-type]  # one of the two
            before=before,
            after=after,
            mark=parts.mark(cue, text(row.need("pattern"))),
            fixed={str(key): str(value) for key, value in row.inner("set").items()},
        )


def beside(content: Table) -> Mapping[str, frozenset[str]]:
    """Origin (meta, front matter, column) → the names of the fields that state the fact there, lower case."""
    return {
        str(origin): frozenset(str(word).lower() for word in _listed(names))
        for origin, names in content.inner("beside").items()
    }


def _reach(value: Value) -> tuple[int, int]:
    """How many characters before and after its anchor a pattern sees."""
    numbers = texts(value)
    if len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        raise value.error("reach 应是两个数 reach should be two numbers")
    return int(numbers[0]), int(numbers[1])


def _one_of(row: Table, key: str, known: tuple[str, ...]) -> str:
    """The value of a key that knows few values; empty where it is left out."""
    value = row.find(key)
    return choice(value, known) if value is not None else ""


def _listed(value: Value | None) -> tuple[Text, ...]:
    """A list of scalars that may be left out or empty."""
    return texts(value) if value else ()
