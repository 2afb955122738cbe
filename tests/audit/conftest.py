"""What the tests of audits need; without the extra they are not run."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import checker

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from checker.audit.whole import Commission

if any(importlib.util.find_spec(needed) is None for needed in ("pyarrow", "fastwarc")):
    collect_ignore_glob = ["test_*.py"]

__all__ = ["checker"]


@pytest.fixture(scope="module", autouse=True)
def _one_engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """One engine in this process for all audits of a module that ask for none of their own: it is slow to begin, and its workers, too."""
    if not getattr(request.module, "ENGINE", False):
        yield
        return
    from checker.audit import whole

    begun = whole._engine
    with pytest.MonkeyPatch.context() as patch, ExitStack() as end:
        there: list[SparkSession] = []

        @contextmanager
        def kept(wanted: Commission) -> Iterator[SparkSession]:
            if not there:
                there.append(end.enter_context(begun(wanted)))
            yield there[0]

        path = (str(Path(__file__).parent.parent.parent), os.environ.get("PYTHONPATH", ""))
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, path)))  # workers find the tests
        patch.setattr(whole, "_engine", kept)
        yield
