"""Rules of a site's own: folders laid over the shipped rulebook; a broken rule is told with all its mistakes and stops nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError, RuleError
from checker.messages import Message
from checker.model import SEVERITIES
from checker.named_patterns import lists
from checker.rulebook.anchors import anchors
from checker.rulebook.conditions import Known, condition
from checker.rulebook.example_pages import examples
from checker.rulebook.loader import read, rule_files
from checker.rulebook.messages import message
from checker.rulebook.packs import packs
from checker.rulebook.rule import KEYS, rule
from checker.yaml_places import Items, Table, choice, shaped, some, unknown, words

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from checker.rulebook import Rule, Rulebook
    from checker.yaml_places import Value

NEEDED = ("id", "title", "severity", "why", "basis", "require", "say", "passes", "fails")
SENTENCES = ("when", "where", "require")


def extended(book: Rulebook, *folders: Traversable) -> Rulebook:
    """*book* with the rules, lists and packs of *folders*; what is wrong in their files is in ``mistakes``."""
    if not folders:
        return book
    mistakes: list[CheckerError] = []
    listed = dict(book.lists)
    for each in folders:
        if (each / "facts").is_dir():
            mistakes.append(RuleError(Message("rule.facts-elsewhere"), path=str(each / "facts")))
        _try(lambda each=each: listed.update(lists(each)), mistakes)  # type: ignore[misc]  # called at once
    known = book.known._replace(lists=frozenset(listed) | book.known.lists)
    found = {each.id: each for each in book.rules}
    for each in folders:
        for topic, file in rule_files(each):
            made = _rule(file, topic, known, found, mistakes)
            if made is not None:
                found[made.id] = made
    book = replace(book, rules=tuple(found[name] for name in sorted(found)), lists=listed)
    named = dict(book.packs)
    for each in folders:
        _try(lambda each=each: named.update(packs([each], book.rules, named)), mistakes)  # type: ignore[misc]  # called at once
    return replace(book, packs=named, mistakes=(*book.mistakes, *mistakes))


def broken(book: Rulebook) -> frozenset[str]:
    """What the rules are called whose files hold a mistake: they may be named, and are not asked."""
    names = (error.path.replace("\\", "/").rpartition("/")[2] for error in book.mistakes)
    return frozenset(name.removesuffix(".yaml") for name in names)


def _try(make: Callable[[], Any], mistakes: list[CheckerError]) -> Any:
    try:
        return make()
    except CheckerError as error:
        mistakes.append(error)
    return None


def _rule(
    file: Traversable, topic: str, known: Known, found: dict[str, Rule], mistakes: list[CheckerError]
) -> Rule | None:
    """The rule that a file holds; None where there is a mistake in it: all of them are told."""
    stem = file.name.removesuffix(".yaml")
    table = _try(lambda: read(file), mistakes)
    if table is None:
        return None
    wrong = list(_mistakes(table, topic, stem, known))
    if not wrong and stem in found:
        made = found[stem]
        told = Message("rule.twice", rule=stem, place=f"{made.path}:{made.line}")
        wrong = [table.need("id").error(told)]
    mistakes += wrong
    return None if wrong else rule(table, topic, stem, known)


def _mistakes(table: Table, topic: str, stem: str, known: Known) -> Iterator[CheckerError]:
    """Every mistake in a rule file, by its place; of one part, the first of each line."""
    strange = [key for key in table if key not in KEYS]
    found: list[CheckerError] = [unknown(key, KEYS, Message("noun.key")) for key in strange]
    if table.find("decided by") is None:
        from difflib import get_close_matches  # the shipped rules need none

        meant = {near for key in strange for near in get_close_matches(key, KEYS, 1, 0.5)}
        found += [table.error(Message("yaml.missing", key=key)) for key in NEEDED if key not in {*table, *meant}]
    if (severity := table.find("severity")) is not None:
        _try(lambda: choice(severity, SEVERITIES), found)
    for key in ("title", "why", "say", "once a run"):
        if (written := table.find(key)) is not None:
            _try(lambda written=written: words(written), found)  # type: ignore[misc]  # called at once
    found += _in_sentence(table, known)
    if not found:
        made = _try(lambda: rule(table, topic, stem, known), found)
        if made is not None and not made.by_engine:
            _try(lambda: list(examples(made)), found)
    elif "id" in table and table["id"] != stem:  # type: ignore[index]  # a Text is found by an equal str
        _try(lambda: rule(_only(table, "id"), topic, stem, known), found)
    yield from {(error.line, error.column, error.message): error for error in sorted(found, key=_place)}.values()


def _in_sentence(table: Table, known: Known) -> list[CheckerError]:
    """The mistakes in what a rule asks, where it points and what it says; only those of ``for each`` where that is wrong."""
    found: list[CheckerError] = []
    each: Sequence[str] = ()
    if (visited := table.find("for each")) is not None:
        kinds = _try(lambda: some(visited), found) or ()
        found += [unknown(kind, known.fields, Message("noun.fact")) for kind in kinds if kind not in known.fields]
        each = tuple(str(kind) for kind in kinds)
    if found:
        return found
    for key in SENTENCES:
        for line in _lines(table.find(key)):
            _try(lambda line=line: condition(line, each, known), found)  # type: ignore[misc]  # called at once
    for key, check in (("at", anchors), ("say", message)):
        if (written := table.find(key)) is not None:
            _try(lambda written=written, check=check: check(written, each, known), found)  # type: ignore[misc]  # called at once
    return found


def _place(error: CheckerError) -> tuple[int, int]:
    return error.line, error.column


def _only(table: Table, key: str) -> Table:
    """The mapping with one of its keys."""
    return _at({name: value for name, value in table.items() if name == key}, table)


def _lines(written: Value | None) -> Iterator[Table]:
    """A sentence line by line."""
    if written is None:
        return
    tables = [shaped(item, Table) for item in written if isinstance(item, Table)] if isinstance(written, Items) else []
    if isinstance(written, Table):
        tables = [written]
    for table in tables:
        for key, value in table.items():
            yield _at({key: value}, table)


def _at(content: dict[Any, Value], table: Table) -> Table:
    one = Table(content)
    one.origin, one.line, one.column = table.origin, table.line, table.column
    return one
