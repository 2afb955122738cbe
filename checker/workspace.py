"""The files of a run and their configurations: which configuration holds for a file, and the linter that it makes.

What a linter may not do is done here: looking for configurations on the disk, and asking whether a file is there.
"""

from __future__ import annotations

import os
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker import rulebook
from checker.collected import Collections, is_of_an_office, is_saved
from checker.config import Config, Finder, KnownNames
from checker.config.discovery import shown
from checker.copies import Copies, is_built, is_drawn
from checker.documents.by_path import PAGES, PassedOver, suffix_of
from checker.layout_chain import lacks
from checker.linter import Linter
from checker.messages import Message
from checker.reported import from_root
from checker.scripts import text_beside
from checker.served import Served, Sites
from checker.settings import Settings
from checker.withheld import is_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.config import PathSettings
    from checker.rulebook import Rulebook

MIB = 1 << 20
LARGEST = 16
"""In MiB, of what is read whole: nobody's page or post is larger, and a table or manuscript that is may be asked for."""


class Workspace:
    """The configurations of a run, each read once, and a linter for each. It pickles, without what it has read."""

    def __init__(
        self, settings: Settings, *, config: str | None = None, no_config: bool = False, max_size: float | None = None
    ) -> None:
        """*settings* hold for every file; their ``config`` gives way to the one that is found for it.

        *config* is the one file that holds for all, instead of the nearest of each; with *no_config* none is looked
        for. *max_size*, in MiB, outweighs what the configurations say; 0 is no limit. Raises RuleError for the first
        mistake in a rule file.
        """
        self._max_size = max_size
        self.settings = settings
        self._config = config
        self._no_config = no_config
        self.rulebook = settings.rulebook or rulebook.load(rulebook.shipped())
        self._linters: dict[tuple[Path | None, Served], Linter] = {}
        self._of_folders: dict[str, Linter] = {}
        self._configs: dict[str, Config] = {}
        self._sites = Sites()
        self._passed_over = PassedOver(self.rulebook.documents)
        self._copies = Copies()
        self._collections = Collections(self.rulebook.kinds.lists)
        self._books: dict[tuple[Path, ...], Rulebook] = {}

    def __reduce__(self) -> tuple[object, ...]:
        settings = replace(
            self.settings, rulebook=self.rulebook
        )  # so that another process has the same rules, whatever
        return _workspace, (settings, self._config, self._no_config, self._max_size)

    @cached_property
    def configs(self) -> Finder:
        """Where each file's configuration is found."""
        names = self._names(())
        fixed = Path(self._config) if self._config is not None else None
        return Finder(names, fixed=fixed, off=self._no_config)

    def _names(self, folders: Sequence[Path]) -> KnownNames:
        """What a configuration may name that has rules of its own in *folders*."""
        book = self._book(tuple(folders))
        rules = frozenset(rule.id for rule in book.rules)
        if book.mistakes:
            from checker.rulebook.own import broken

            rules |= broken(book)
        return KnownNames(rules, frozenset(book.packs), book.topics, self._names)

    def _book(self, folders: tuple[Path, ...]) -> Rulebook:
        """The rulebook with the rules that stand in *folders*, read once."""
        if not folders:
            return self.rulebook
        if folders not in self._books:
            from checker.rulebook.own import extended  # most sites have no rules of their own

            self._books[folders] = extended(self.rulebook, *(Path(shown(folder)) for folder in folders))
        return self._books[folders]

    def book(self, path: str) -> Rulebook:
        """The rules that the configuration of the file *path* knows, its own included. Raises ConfigError."""
        return self._book(self.config(path).own_rules)

    @property
    def books(self) -> Rulebook:
        """All rules that the configurations met so far know, with what is wrong in the files of their own."""
        folders = {folder: None for config in self.configs.configs() for folder in config.own_rules}
        if len(self._books) < 2:
            return self._book(tuple(folders))
        known = {rule.id: rule for book in (self.rulebook, *self._books.values()) for rule in book.rules}
        told = {str(error): error for book in self._books.values() for error in book.mistakes}
        return replace(self.rulebook, rules=tuple(known[name] for name in sorted(known)), mistakes=tuple(told.values()))

    @property
    def here(self) -> PathSettings:
        """What the configuration says of the current folder."""
        return self.path_settings("x")

    def config(self, path: str) -> Config:
        """The configuration that holds for the file *path*. Raises ConfigError."""
        folder = os.path.dirname(path)
        if folder not in self._configs:
            self._configs[folder] = self.configs.find(Path(path))
        return self._configs[folder]

    def linter(self, path: str) -> Linter:
        """The linter of the configuration and the site that hold for the file *path*, as for all in its folder. Raises ConfigError."""
        folder = os.path.dirname(path)
        if folder not in self._of_folders:
            self._of_folders[folder] = self._linter(path)
        return self._of_folders[folder]

    def _linter(self, path: str) -> Linter:
        config = self.config(path)
        key = config.path, self._sites.find(path)
        if key not in self._linters:
            root = str(config.path.parent) if config.path is not None else os.getcwd()
            book = self._book(config.own_rules)
            withheld = key[1].withheld
            keeps = withheld.docroot or withheld.denied or withheld.themed
            kept = partial(is_kept, withheld=withheld) if keeps else None
            settings = replace(self.settings, config=config, rulebook=book, served=key[1], root=root)
            settings = replace(settings, beside=text_beside, kept=kept, lacks=lacks)
            self._linters[key] = Linter(settings)
        return self._linters[key]

    def path_settings(self, path: str) -> PathSettings:
        """What the configuration says of the file *path*. Raises ConfigError."""
        return self.linter(path).path_settings(path)

    def baseline_path(self, path: str, named: str | None) -> Path | None:
        """Where the baseline stands that holds for the file *path*: the one that is *named*, or its configuration's."""
        return Path(named) if named is not None else self.path_settings(path).baseline

    def too_large(self, path: str, size: int, *, in_pieces: bool = False) -> Message | None:
        """Why a file of *size* bytes is not read; None when it is. What is read *in_pieces* has no limit but one that somebody set."""
        limit = self._max_size if self._max_size is not None else self.path_settings(path).max_size
        if limit is None:
            limit = 0 if in_pieces else LARGEST
        if not limit or size <= limit * MIB:
            return None
        return Message("read.over-limit", size=f"{size / MIB:.1f}", limit=f"{limit:g}")

    def refuse(self, path: str, below: str) -> Message | None:
        """Why the file *path*, met while walking, is not read; *below* is the way to it from the folder that was walked."""
        if path.endswith(".yaml") and any(map(Path(os.path.abspath(path)).is_relative_to, self.config(path).own_rules)):
            return Message("skip.own-rules")
        settings = self.path_settings(path)
        # ``{}`` asks for the file, too: its columns are then known by their names
        has_kind = settings.kind is not None or any(pattern.key == "columns" for pattern in settings.used)
        wanted = _asks_for(settings, path)
        if not (wanted or has_kind) and is_built(path, below):
            return Message("skip.built")
        if not (wanted or has_kind) and is_drawn(path, below):
            return Message("skip.drawn")
        if not (wanted or has_kind) and (is_saved(path, below) or self._collections.hold(path, below)):
            return Message("skip.kept")
        if not (wanted or has_kind) and self._collections.read_by_programs(path, below):
            return Message("skip.corpus")
        if not (wanted or has_kind) and is_of_an_office(path, below, self.rulebook.documents.office_files):
            return Message("skip.office")
        why = self._passed_over.why(below, wanted=wanted, has_kind=has_kind)
        if why is None and not (wanted or has_kind) and self._copies.is_left(path, below):
            return Message("skip.left")
        if why is None and not (wanted or has_kind) and self._is_of_an_exercise(path):
            return Message("skip.exercise")
        return why

    def _is_of_an_exercise(self, path: str) -> bool:
        """Whether a page or a template lies where a readme calls what is there an exercise, and nobody configured it."""
        suffix = suffix_of(path)
        if suffix not in PAGES and suffix not in self.rulebook.documents.suffixes:
            return False
        return not self.config(path).layers and self._sites.find(path).exercise

    @property
    def footers(self) -> Iterator[Path]:
        """The footers that the configurations met so far declare, absolute."""
        for config in self.configs.configs():
            if config.path is not None:
                yield from self.path_settings(str(config.path.parent / "x")).footer

    def from_root(self, path: str) -> str:
        """*path* from the folder of its configuration, else from the current one; as it is where it lies elsewhere."""
        return from_root(path, self.linter(path).settings.root)

    def gone(self, path: str) -> bool:
        """Whether there is no file *path* any more, seen from the folder of the configuration or else the current one."""
        config = self.config("x").path
        return not os.path.exists(os.path.join(config.parent if config is not None else "", path))


def _asks_for(settings: PathSettings, path: str) -> bool:
    """Whether a configuration asks for this very file: as the footer, or by a kind for its name and not its folder."""
    if settings.footer and Path(os.path.abspath(path)) in settings.footer:
        return True
    named = (pattern.text.rpartition("/")[2] for pattern in settings.used if pattern.key in ("kinds", "columns"))
    return any(each.strip("*") and fnmatchcase(os.path.basename(path), each) for each in named)


def _workspace(settings: Settings, config: str | None, no_config: bool, max_size: float | None) -> Workspace:  # noqa: FBT001  pickle's way
    return Workspace(settings, config=config, no_config=no_config, max_size=max_size)
