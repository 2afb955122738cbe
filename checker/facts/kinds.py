"""The fact files read: what each kind of fact is called, where it is looked for, and how it is recognised.

Everything here is data; patterns are compiled when they are first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import RuleError
from checker.facts.scan import Scanner
from checker.located import Row, Table, Text, read, shaped, table, texts, words
from checker.model import Words
from checker.text.fold import fold

if TYPE_CHECKING:
    import regex

SUPPLIED: Mapping[str, frozenset[str]] = {
    "document": frozenset(("kind", "format", "republished", "footer", "can link", "owes footer", "article")),
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

_TOP = ("fact", "means", "fields", "labels", "bare", "sentences", "beside")
_SENTENCE = ("cue", "anchors", "within", "rank", "reach", "pattern", "set")
TIMEOUT = 0.5
"""Seconds that one pattern may take in one window before it is given up (a fault of the pattern, not of the page)."""


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
    within: str
    last: bool
    before: int
    after: int
    source: str
    fixed: Mapping[str, str]
    path: str

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Compiled on first use."""
        import regex

        try:
            return regex.compile(self.source, regex.VERBOSE | regex.VERSION1)
        except regex.error as fault:
            raise RuleError(
                f"句式“{self.cue}”写得不对 the pattern “{self.cue}” is malformed: {fault}", path=self.path
            ) from None


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
    marks: Mapping[str, str] = field(default_factory=dict)

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
        """A named part by itself, compiled once."""
        return self._marks(name)

    @cached_property
    def _marks(self) -> _Marks:
        return _Marks(self.marks)


class _Marks:
    """Named patterns, compiled on first use."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._compiled: dict[str, regex.Pattern[str]] = {}

    def __call__(self, name: str) -> regex.Pattern[str]:
        if name not in self._compiled:
            import regex

            self._compiled[name] = regex.compile(self._sources[name], regex.VERBOSE | regex.VERSION1)
        return self._compiled[name]


def load(folder: Traversable, lists: Mapping[str, frozenset[str]]) -> Kinds:
    """Read every fact file in *folder*; ``{name}`` in a pattern is a mark of ``marks.yaml`` or a list.

    :raises RuleError: at the line and column of a mistake.
    """
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    tables = {entry.name: table(read(entry.read_text("utf-8"), f"facts/{entry.name}", RuleError)) for entry in files}
    parts = _Parts(lists)
    if "marks.yaml" in tables:
        parts.add(shaped(tables["marks.yaml"].need("marks"), Table))
    means = dict(SUPPLIED_MEANS)
    fields = dict(SUPPLIED)
    labels: dict[str, Label] = {}
    sentences: list[Sentence] = []
    beside: dict[str, Mapping[str, frozenset[str]]] = {}
    for content in tables.values():
        if other := content.find("other labels"):
            labels.update({fold(word): Label(fold(word), "", "other", False) for word in texts(other)})
    for name, content in tables.items():
        if "fact" not in content:
            continue
        content.only(_TOP)
        kind = str(shaped(content.need("fact"), Text))
        means[kind] = words(content.need("means"))
        fields[kind] = frozenset(str(word) for word in texts(content.need("fields")))
        labels.update(_labels(kind, content))
        sentences.extend(_sentences(kind, content, parts, f"facts/{name}"))
        beside[kind] = _beside(content)
    return Kinds(means, fields, labels, tuple(sentences), beside, lists, parts.marks)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of *words*, the longest first; single characters make one class, which compiles in no time.

    >>> alternatives(["王", "欧阳", "李"])
    '(?:欧阳|[李王])'
    """
    import re

    several = sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word))
    single = "".join(sorted(re.escape(word) for word in words if len(word) == 1))
    return f"(?:{'|'.join([*map(re.escape, several), *([f'[{single}]'] if single else [])])})"


def _beside(content: Table) -> Mapping[str, frozenset[str]]:
    """Origin → the names of the fields that state the fact there, lower case."""
    found = content.find("beside")
    origins = shaped(found, Table).items() if found else ()
    return {str(origin): frozenset(str(word).lower() for word in _listed(names)) for origin, names in origins}


class _Parts:
    """What ``{name}`` means in a pattern."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists
        self.marks: dict[str, str] = {}

    def add(self, marks: Table) -> None:
        for name, value in marks.items():
            self.marks[str(name)] = self.fill(shaped(value, Text))

    def fill(self, pattern: Text) -> str:
        """*pattern* with every ``{name}`` replaced; a name is letters and hyphens, so ``{2,4}`` stays."""
        import re

        def part(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in self.marks:
                return f"(?:{self.marks[name]})"
            if name in self._lists:
                return alternatives(self._lists[name])
            raise pattern.error(f"不认识的部分“{{{name}}}” unknown part “{{{name}}}”")

        return re.sub(r"\{([a-z][a-z-]*)\}", part, pattern)


def _labels(kind: str, content: Table) -> Iterable[tuple[str, Label]]:
    bare = frozenset(fold(word) for word in _listed(content.find("bare")))
    found = content.find("labels")
    for value, listed in shaped(found, Table).items() if found else ():
        for word in texts(listed):
            yield fold(word), Label(fold(word), kind, str(value), fold(word) in bare)


def _listed(value: object) -> tuple[Text, ...]:
    return texts(value) if value else ()  # type: ignore[arg-type]


def _sentences(kind: str, content: Table, parts: _Parts, path: str) -> Iterable[Sentence]:
    found = content.find("sentences")
    for item in shaped(found, Row) if found else ():
        row = shaped(item, Table).only(_SENTENCE)
        reach = texts(row.need("reach"))
        fixed = row.find("set")
        yield Sentence(
            kind,
            str(shaped(row.need("cue"), Text)),
            tuple(fold(word) for word in texts(row.need("anchors"))),
            str(row.find("within") or "anywhere"),
            row.find("rank") == "last",
            int(reach[0]),
            int(reach[1]),
            parts.fill(shaped(row.need("pattern"), Text)),
            {str(key): str(value) for key, value in shaped(fixed, Table).items()} if fixed else {},
            path,
        )
