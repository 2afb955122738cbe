"""What a caller wants of every document: one frozen value, from which a linter is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from checker.config import Config
from checker.served import Served

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from checker.model import Duty, PageKind
    from checker.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration of a site, and what the caller wants over it. It pickles."""

    config: Config = field(default_factory=Config)
    """What ``.checker.yaml`` says (:func:`checker.config.parse` reads one from text); by default, nothing."""
    select: frozenset[str] = frozenset()
    """The only rules and topics that are asked; empty for all that the configuration asks."""
    ignore: frozenset[str] = frozenset()
    """Rules and topics that are not asked."""
    kind: PageKind | None = None
    """What every document is taken for; None for what it looks like."""
    republished: Literal["auto", "yes", "no"] = "auto"
    """Whether every document is republished; ``auto`` asks the document itself."""
    today: date = field(default_factory=date.today)
    """The day for exemptions that end and for rules about the current year."""
    rulebook: Rulebook | None = None
    """The rules; None for those that came with us."""
    served: Served = field(default_factory=Served)
    """Where the folder of the site says that it is served; the hosts of the configuration outweigh it."""
    hosts: tuple[str, ...] = ()
    """The hosts that serve the documents, in lower case, where the caller knows them; they outweigh those of the configuration."""
    beside: Callable[[str, str], str] | None = None
    """Gives the text of a script that a page, by its path, loads from an address (:func:`checker.scripts.text_beside`); None: nobody looks."""
    kept: Callable[[str, Sequence[str]], bool] | None = None
    """Tells of a page, by its path, and the addresses of its style sheets whether a program keeps it from the server (:func:`checker.withheld.is_kept`)."""
    lacks: Callable[[Sequence[Path], str, str, str], frozenset[Duty]] | None = None
    """Tells of the declared footers, the folder of the site, a template's path and its source, what of the footers the template no longer
    brings in (:func:`checker.layout_chain.lacks`); None: nobody looks."""
    root: str = ""
    """The folder (absolute) from which fingerprints count a path; empty for the path as it is given."""
