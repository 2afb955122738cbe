"""What the tests of audits need; without the extra they are not run."""

from __future__ import annotations

import importlib.util

from tests.cli.conftest import checker

if any(importlib.util.find_spec(needed) is None for needed in ("pyarrow", "fastwarc")):
    collect_ignore_glob = ["test_*.py"]

__all__ = ["checker"]
