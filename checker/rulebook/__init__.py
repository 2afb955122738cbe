"""The rulebook: rules, fact kinds, lists and packs, loaded and checked whole; pure data after that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker import definitions
from checker.documents.columns import FILE as COLUMNS
from checker.documents.columns import Columns
from checker.documents.columns import load as load_columns
from checker.documents.names import FILE as DOCUMENTS
from checker.documents.names import Names
from checker.documents.names import load as load_names
from checker.errors import CheckerError, RuleError
from checker.messages import Message
from checker.named_patterns import lists
from checker.rulebook.conditions import Known
from checker.rulebook.loader import read, rule_files
from checker.rulebook.packs import Grade, Pack, packs
from checker.rulebook.rule import Rule, rule
from checker.rulebook.terminology import Terminology, names
from checker.shipped import shipped
from checker.yaml_places import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

__all__ = ["Grade", "Pack", "Rule", "Rulebook", "Terminology", "load", "shipped"]

TODAY = {"today": frozenset({"date", "year"})}
"""What the engine supplies beside the facts of a page."""
APPROVED = "approved-sources"
"""The list that a site's configuration supplies."""


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All that was loaded. A rule that is off is in it too, and is not judged."""

    rules: tuple[Rule, ...]
    """Sorted by id."""
    kinds: definitions.Kinds
    lists: Mapping[str, frozenset[str]]
    packs: Mapping[str, Pack]
    law_as_of: str
    """The date of the law that the rules were checked against, as ``2026-01-31``."""
    names: Terminology
    documents: Names
    """By what words documents are told apart, and what counts in them."""
    columns: Columns
    """By what names the columns of an export are known."""
    mistakes: tuple[CheckerError, ...] = ()
    """What is wrong in the rule files of a site's own, whose rules are left out."""

    def rule(self, id: str) -> Rule | None:  # noqa: A002  # the house's name for it
        """The rule of this name, or None."""
        return next((rule for rule in self.rules if rule.id == id), None)

    @property
    def known(self) -> Known:
        """The names that a sentence may use."""
        return Known({**self.kinds.fields, **TODAY}, self.names.values, frozenset(self.lists) | {APPROVED})

    @property
    def topics(self) -> frozenset[str]:
        """The folders that its rules stand in."""
        return frozenset(rule.topic for rule in self.rules)

    def graded(self, grades: Mapping[str, Grade]) -> Rulebook:
        """The same rulebook with other severities, by rule or by topic; names that are neither are left to the caller to refuse.

        A rule's own grade outweighs its topic's. A topic's severity is for those of its rules that are on.
        """
        if not grades:
            return self
        return replace(self, rules=tuple(_graded(rule, _grade(rule, grades)) for rule in self.rules))

    def using(self, packs: Iterable[str]) -> Rulebook:
        """The same rulebook with these packs in force, later ones over earlier ones."""
        book = self
        for name in packs:
            book = book.graded(self.packs[name].grades)
        return book

    def only(self, *ids: str) -> Rulebook:
        """The same rulebook with these rules switched on, and no others."""
        return replace(self, rules=tuple(replace(rule, off=rule.id not in ids) for rule in self.rules))


def load(folder: Traversable, *extra: Traversable) -> Rulebook:
    """The rulebook in *folder*, and whatever rules, lists and packs other folders add to it.

    :raises RuleError: at path, line and column of the mistake.
    """
    about = read(folder / "rulebook.yaml").only(("law as of",))
    for each in extra:
        if (each / "facts").is_dir():
            raise RuleError(Message("rule.facts-elsewhere"), path=str(each / "facts"))
    folders = (folder, *extra)
    listed = {name: entries for each in folders for name, entries in lists(each)}
    known_kinds = definitions.load(folder / "facts", listed)
    listed = dict(known_kinds.lists)
    documents = load_names(folder / DOCUMENTS)
    named = names(read(folder / "vocabulary.yaml"), known_kinds.means)
    known = Known({**known_kinds.fields, **TODAY}, named.values, frozenset(listed) | {APPROVED})
    rules: dict[str, Rule] = {}
    for each in folders:
        for topic, file in rule_files(each):
            loaded = rule(read(file), topic, file.name.removesuffix(".yaml"), known)
            if other := rules.get(loaded.id):
                message = Message("rule.twice", rule=loaded.id, place=f"{other.path}:{other.line}")
                raise RuleError(message, path=loaded.path, line=loaded.line, column=loaded.column)
            rules[loaded.id] = loaded
    by_id = tuple(rules[name] for name in sorted(rules))
    law_as_of = str(text(about.need("law as of")))
    columns = load_columns(folder / COLUMNS)
    return Rulebook(by_id, known_kinds, listed, packs(folders, by_id), law_as_of, named, documents, columns)


def _grade(rule: Rule, grades: Mapping[str, Grade]) -> Grade | None:
    topic = grades.get(rule.topic)
    if rule.off and topic != "on":
        topic = None
    return grades.get(rule.id, topic)


def _graded(rule: Rule, grade: Grade | None) -> Rule:
    if grade is None:
        return rule
    if grade == "off" or grade == "on":  # noqa: PLR1714  # mypy narrows the literal only so
        return replace(rule, off=grade == "off")
    return replace(rule, off=False, severity=grade)
