"""Where the rules lie that came with the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped() -> Traversable:
    """The rules that came with us: inside the wheel or a zip, or beside us in a checkout."""
    package = Path(__file__).parent
    for folder in (package / "rules", package.parent / "rules"):
        if folder.is_dir():  # importlib.resources would say the same, and cost more than all rules
            return folder
    from importlib.resources import files

    return files("checker") / "rules"
