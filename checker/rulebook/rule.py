"""A rule: one demand, one fault, one file. Who and why, then the sentence, then the examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.documents.names import DOUBTS
from checker.messages import Message
from checker.model import SEVERITIES, Authority
from checker.rulebook.anchors import ANYWHERE, At, anchors
from checker.rulebook.authority import authority
from checker.rulebook.conditions import All, Condition, Known, condition, kinds, mentions
from checker.rulebook.fixes import Remedy, remedy
from checker.rulebook.messages import message
from checker.yaml_places import Items, Table, Text, Value, choice, flag, shaped, some, text, unknown, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Severity, Words

KEYS = (
    "id", "title", "severity", "in packs", "why", "basis", "binds", "checked", "decided by",
    "when", "for each", "where", "require", "at", "say", "once a run", "fewest a run", "unless in the run", "once a frame", "only if in the run", "spares a few", "fix",
    "mark", "passes", "fails",
)  # fmt: skip
"""Every key of a rule file, in the order of the house."""
SENTENCE = ("when", "for each", "where", "require", "at", "fix", "mark", "passes", "fails")
TOLD = {
    "allowance": frozenset({"rule", "reason", "until", "why"}),
    "page": frozenset({"reason"}),
    "export": frozenset({"problem"}),
    "encoding": frozenset({"declared", "used", "damaged"}),
    "deviation": frozenset({"value", "usual", "where", "count", "total", "parts", "other", "more", "percent"}),
}
"""What the messages of rules that the engine decides may name: ``{allowance.rule}`` …"""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule, loaded and checked."""

    id: str
    topic: str
    """The folder it stands in."""
    title: Words
    why: Words
    basis: tuple[str, ...]
    authority: Authority
    severity: Severity
    off: bool
    """Whether it waits for a pack or the configuration to switch it on."""
    in_packs: tuple[str, ...]
    by_engine: bool
    """Decided outside the sentences: before reading, or by what other rules found."""
    when: Condition
    each: tuple[str, ...]
    where: Condition
    require: Condition
    at: tuple[At, ...]
    say: Words
    once: Words | None
    """What is said instead when it holds for ``{count}`` documents of a run and is reported at the first only."""
    fewest: int
    """In how many documents of a run it must hold to be reported once; 1 for a rule that is reported of each."""
    unless_in_run: str
    """What any document of a run may hold that makes it idle to report it once: ``footer``, or nothing."""
    if_in_run: str
    """What a document of a run must show before it is reported of files met while walking: ``mainland``, or nothing."""
    once_a_frame: bool
    """Whether it is an absence that the pages of one layout have in common, reported at the first of them only."""
    spares: frozenset[str]
    """Of a few pages of a run to which one of :data:`checker.documents.names.DOUBTS` applies it is not reported, unless they are named or configured."""
    heeds_neighbours: bool
    """Whether it asks a document because most of its neighbours name a source, which only the end of a run can tell."""
    fix: Remedy | None
    mark: tuple[str, str]
    passes: Items
    fails: Items
    """The examples as written (:mod:`checker.rulebook.example_pages` reads them when they are asked for)."""
    path: str
    """The rule file."""
    line: int
    """Where its ``id`` stands: 1-based."""
    column: int

    @property
    def asks_for(self) -> frozenset[str]:
        """The kinds of fact that it requires."""
        return kinds(self.require)


def rule(value: Value, topic: str, stem: str, known: Known) -> Rule:
    """The rule that a file holds, checked whole.

    :raises CheckerError: as the caller chose when reading the file, at the place of the mistake.
    """
    table = shaped(value, Table).only(KEYS)
    named = text(table.need("id"))
    if named != stem:
        raise named.error(Message("rule.file-name", name=f"{named}.yaml"))
    by_engine = _decided_by_engine(table)
    packs = table.find("in packs")
    in_packs = tuple(map(str, some(packs))) if packs is not None else ()
    each = _each(table, known)
    once = table.find("once a run")
    return Rule(
        id=str(named),
        topic=topic,
        title=words(table.need("title")),
        why=words(table.need("why")),
        basis=tuple(map(str, some(table.need("basis")))),
        authority=authority(table),
        severity=choice(table.need("severity"), SEVERITIES),  # type: ignore[arg-type]
        off=bool(in_packs),
        in_packs=in_packs,
        by_engine=by_engine,
        each=each,
        **_sentence(table, each, known, by_engine=by_engine),
        say=message(table.need("say"), each, known if not by_engine else known._replace(fields=TOLD)),
        once=message(once, each, known, "count") if once is not None else None,
        fewest=_fewest(table),
        unless_in_run=_unless_in_run(table),
        if_in_run=str(choice(written, ("mainland",))) if (written := table.find("only if in the run")) else "",
        once_a_frame=_once_a_frame(table, each),
        spares=_spares(table),
        **_examples(table, by_engine=by_engine),
        path=named.origin.path,
        line=named.line,
        column=named.column,
    )


def _decided_by_engine(table: Table) -> bool:
    written = table.find("decided by")
    if written is None:
        return False
    choice(written, ("engine",))
    for key in table:
        if key in SENTENCE:
            raise key.error(Message("rule.engine-key", key=str(key)))
    return True


def _each(table: Table, known: Known) -> tuple[str, ...]:
    written = table.find("for each")
    if written is None:
        if where := table.find("where"):
            raise where.error(Message("rule.where-alone"))
        return ()
    kinds = some(written)
    for kind in kinds:
        if kind not in known.fields:
            raise unknown(kind, known.fields, Message("noun.fact"))
    return tuple(map(str, kinds))


def _fewest(table: Table) -> int:
    """A digit, beside ``once a run``."""
    written = table.find("fewest a run")
    if written is None:
        return 1
    table.need("once a run")
    return int(choice(written, tuple("123456789")))


def _unless_in_run(table: Table) -> str:
    """A word, beside ``once a run``."""
    written = table.find("unless in the run")
    if written is None:
        return ""
    table.need("once a run")
    return str(choice(written, ("footer",)))


def _spares(table: Table) -> frozenset[str]:
    """Some of :data:`checker.documents.names.DOUBTS`, beside ``once a frame``."""
    written = table.find("spares a few")
    if written is None:
        return frozenset()
    table.need("once a frame")
    return frozenset(str(choice(each, DOUBTS)) for each in some(written))


def _once_a_frame(table: Table, each: Sequence[str]) -> bool:
    said = table.find("once a frame")
    if said is None:
        return False
    if each:
        raise said.error(Message("rule.once-a-frame"))
    return flag(said)


def _sentence(table: Table, each: Sequence[str], known: Known, *, by_engine: bool) -> dict[str, Any]:
    if by_engine:
        return {"when": All(), "heeds_neighbours": False, "where": All(), "require": All(), "at": (), "fix": None}

    def part(key: str, within: Sequence[str]) -> Condition:
        written = table.find(key)
        return condition(written, within, known) if written is not None else All()

    at, fix = table.find("at"), table.find("fix")
    table.need("require")
    when = part("when", ())
    return {
        "when": when,
        "heeds_neighbours": mentions(when, "document.asked", "neighbours"),
        "where": part("where", each),
        "require": part("require", each),
        "at": anchors(at, each, known) if at is not None else () if each else ANYWHERE,
        "fix": remedy(fix, each, known) if fix is not None else None,
    }


def _examples(table: Table, *, by_engine: bool) -> dict[str, Any]:
    mark = table.find("mark")
    marks = str(text(mark)) if mark is not None else "[[]]"
    if len(marks) % 2 or marks[: len(marks) // 2] == marks[len(marks) // 2 :]:
        raise (mark or table).error(Message("rule.mark"))
    found: dict[str, Any] = {"mark": (marks[: len(marks) // 2], marks[len(marks) // 2 :])}
    for key in ("passes", "fails"):
        if by_engine:
            found[key] = Items()
            continue
        written = table.find(key)
        if written is None or (isinstance(written, Text) and not written):
            raise (table if written is None else written).error(Message("rule.no-examples", key=key))
        found[key] = shaped(written, Items)
        if not found[key]:
            raise written.error(Message("rule.empty-examples", key=key))
    return found
