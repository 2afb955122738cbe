"""The hooks judge what ``lint`` judges: their pattern is made of the readers' suffixes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.documents.by_path import FORMATS
from checker.documents.names import shipped_names

HOOKS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
BY_NAME = [hook for hook in HOOKS if hook.get("pass_filenames", True)]
SUFFIXES = sorted({*FORMATS, *shipped_names().suffixes})


@pytest.mark.parametrize("hook", BY_NAME, ids=lambda hook: hook["id"])
def test_a_hook_is_given_every_file_that_has_a_reader_and_no_other(hook: dict[str, Any]) -> None:
    pattern = re.compile(hook["files"])
    assert all(pattern.search(f"a/b{suffix}") and pattern.search(f"A{suffix.upper()}") for suffix in SUFFIXES)
    assert not any(pattern.search(f"a/b{suffix}") for suffix in (".png", ".css", ".py", ".lock", ".htmlx", "html"))
    assert pattern.pattern == "(?i)\\.(?:" + "|".join(suffix[1:] for suffix in SUFFIXES) + ")$"
    assert hook["types"] == ["text"]
    assert hook["require_serial"] is True
    assert "--force-exclude" in hook["entry"]
