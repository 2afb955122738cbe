"""Ways to write a run down. Each is a generator function: results in, pieces of text out.

A format knows :mod:`checker.model` and what stands here, and nothing else: no rule by its name, no file, no
clock. It streams, so that a run over an archive needs no more memory than one page; one that must know the
whole before its first word collects for itself. The pieces carry their own line ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from checker.messages import Message, Value
from checker.model import Authority, Lang, PageResult, Severity, Words, in_language

FORMATS: dict[str, str] = {
    "text": "checker.formats.text:render",
    "concise": "checker.formats.concise:render",
    "json": "checker.formats.json:render",
    "jsonl": "checker.formats.json:render_lines",
    "sarif": "checker.formats.sarif:render",
    "github": "checker.formats.github:render",
    "gitlab": "checker.formats.gitlab:render",
    "junit": "checker.formats.junit:render",
    "checkstyle": "checker.formats.checkstyle:render",
    "rdjson": "checker.formats.rdjson:render",
    "html": "checker.formats.html:render",
}
"""Name → ``module:function``, loaded on use. Adding a format is a module and a line here."""


@dataclass(frozen=True, slots=True, eq=False)
class RuleInfo:
    """A rule as a report speaks of it: no sentence, no examples."""

    id: str
    title: Words
    why: Words
    severity: Severity
    """At which it is reported unless the configuration says otherwise."""
    basis: tuple[str, ...]
    topic: str
    """The folder it stands in: ``icp``, ``attribution`` …"""
    url: str
    """The address of its page; empty where it has none."""
    authority: Authority = Authority()  # noqa: RUF009  # frozen
    """Whom it binds, and when that was looked up."""


@dataclass(frozen=True, slots=True, eq=False)
class RunInfo:
    """What a format may know of the run beside its results."""

    version: str
    lang: Lang = "zh"
    colour: bool = False
    rules: tuple[RuleInfo, ...] = ()
    """Every rule that took part, sorted by id."""
    law_as_of: str = ""
    """The date of the law the rulebook was checked against, as ``2026-01-31``."""
    folder: str = ""
    """The folder that relative paths are relative to: absolute, with ``/``; empty when it does not matter."""
    promised: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind of fact → the fields that programs may rely on, in their order."""
    every_field: bool = False
    """Whether every field that a rule may ask is shown."""
    target: str = ""
    """The folder that the report is written to: absolute, with ``/``; empty where it is *folder*."""
    date: str = ""
    """The day of the run, as ``2026-01-31``."""
    site: str = ""
    """Whose site it is, as its configuration says."""
    scope: tuple[str, ...] = ()
    """What was to be judged: the paths as they were given."""
    command: str = ""
    """How the program was called."""
    repository: str = ""
    """The root from which a service counts paths: absolute, with ``/``; empty where it is *folder*."""

    def say(self, id: str, /, **values: Value) -> str:  # noqa: A002  as a catalogue calls it
        """A message of ours in the language of the run."""
        return Message(id, **values).text(self.lang)

    def help(self, rule: str) -> str:
        """Where somebody learns what to do about it: the page of the rule, or the command that prints it."""
        url = next((known.url for known in self.rules if known.id == rule), "")
        return url or f"checker rules explain {rule}"

    def words(self, words: Words | Message) -> str:
        """What a rule says, or why something was not judged, in the language of the run."""
        return in_language(words, self.lang)


SEVERITY: dict[Severity, str] = {
    "error": "severity.error",
    "warning": "severity.warning",
    "advice": "severity.advice",
}
"""What a severity is called: the message."""

Format = Callable[[Iterable[PageResult], RunInfo], Iterator[str]]


@dataclass(slots=True)
class Summary:
    """The counts of a run so far: what the results given to :meth:`add` hold together."""

    documents: int = 0
    error: int = 0
    warning: int = 0
    advice: int = 0
    allowed: int = 0
    baselined: int = 0
    skipped: int = 0

    def add(self, result: PageResult) -> None:
        """Count one result."""
        if result.skipped is not None:
            self.skipped += 1
            return
        self.documents += not result.late
        self.allowed += len(result.allowed)
        self.baselined += len(result.baselined)
        for placed in result.violations:
            severity = placed.severity
            setattr(self, severity, getattr(self, severity) + 1)


def load(name: str) -> Format:
    """The format called *name*, a key of :data:`FORMATS`."""
    module, _, function = FORMATS[name].partition(":")
    found: Format = getattr(import_module(module), function)
    return found


def render(name: str, results: Iterable[PageResult], run: RunInfo) -> Iterator[str]:
    """The *results* in the format called *name*, piece by piece."""
    return load(name)(results, run)
