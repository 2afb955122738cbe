"""A folder of rules on the disk or in a wheel: which files are what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import yaml_places
from checker.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from checker.yaml_places import Table

NOT_RULES = ("facts", "lists", "packs")
"""Folders of a rulebook that hold something else."""
ABOUT = ("rulebook.yaml", "vocabulary.yaml", "documents.yaml", "columns.yaml", "laws.yaml")


def read(file: Traversable) -> Table:
    """The mapping that a YAML file holds.

    :raises RuleError: also where the file cannot be read.
    """
    return yaml_places.data(file, RuleError)


def entries(folder: Traversable) -> list[Traversable]:
    """What lies in a folder, sorted by name; nothing where there is no such folder."""
    return sorted(folder.iterdir(), key=lambda child: child.name) if folder.is_dir() else []


def rule_files(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """The rule files of a folder with their topics: those in its subfolders, and those that lie in it."""
    for child in entries(folder):
        if child.name.endswith(".yaml"):
            if child.name not in ABOUT:
                yield folder.name, child
        elif child.is_dir() and child.name not in NOT_RULES and not child.name.startswith((".", "_")):
            yield from ((child.name, file) for file in entries(child) if file.name.endswith(".yaml"))
