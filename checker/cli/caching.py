"""Which cache a run may use: under the site's root, for runs that are long enough to gain by it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__
from checker.config.discovery import top_of_work_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cache import Cache
    from checker.walk import Found
    from checker.workspace import Workspace

FEW = 16
"""So many files are judged sooner than a cache is opened."""


def cache(workspace: Workspace, files: Sequence[Found]) -> Cache | None:
    """The cache of the site in the current folder; None where there is no site, too little to do, or nothing that shows that this user's runs wrote it."""
    if len(files) <= FEW:
        return None
    root = _root(workspace)
    if root is None:
        return None
    from checker import kept
    from checker.cache import FOLDER, Cache
    from checker.digest import digest

    key = kept.key()
    return Cache(root / FOLDER, digest(key, __version__, *_edition(), *_wanted(workspace))) if key else None


def _root(workspace: Workspace) -> Path | None:
    """The folder of the configuration, or the top of the work tree."""
    config = workspace.config("x").path
    if config is not None:
        return config.parent
    return top_of_work_tree(Path.cwd())


def _edition() -> Iterator[str]:
    """Our own code and rules by name, size and time: in a checkout they change without a new version."""
    package = Path(__file__).parent.parent
    for folder in (package, package.parent / "rules"):
        for at, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                known = os.stat(os.path.join(at, name))
                yield f"{at}/{name} {known.st_size} {known.st_mtime_ns}"


def _wanted(workspace: Workspace) -> Iterator[str]:
    settings = workspace.settings
    yield settings.today.isoformat()
    yield " ".join(sorted(settings.select))
    yield " ".join(sorted(settings.ignore))
    yield f"{settings.kind} {settings.republished}"
