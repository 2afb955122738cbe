"""The JSON Schema of a rule file: it takes every shipped rule, and refuses what the loader refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker import rulebook
from checker.rulebook.schema import schema

BOOK = rulebook.load(rulebook.shipped())
SCHEMA = schema(BOOK)
VALIDATOR = Draft202012Validator(SCHEMA)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_it_takes_every_shipped_rule_as_an_editor_reads_it(rule: Any) -> None:
    assert list(VALIDATOR.iter_errors(yaml.safe_load(Path(rule.path).read_text("utf-8")))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"sevrity": "error"},
        {"severity": "fatal"},
        {"title": {"zh": "甲"}},
        {"basis": []},
        {"require": {"ipc": "present"}},
        {"require": {"icp": {"within": "footer"}}},
        {"require": {"icp": {"present in": "foter"}}},
        {"require": {"icp.state": "fild"}},
        {"at": "end of foter"},
        {"for each": "ipc"},
        {"in packs": ["nwes"]},
        {"fix": {"link to": "x"}},
        {"fix": {"link to": "x", "insert": "y", "safe": True}},
        {"passes": []},
        {"fails": [{"name": "甲"}]},
        {"fails": [{"name": "甲", "page": "<p>", "as": "pages"}]},
        {"decided by": "engine"},
    ],
    ids=str,
)
def test_it_refuses_what_the_loader_refuses(change: dict[str, Any]) -> None:
    good = {
        "id": "test-fault", "title": {"zh": "甲", "en": "a"}, "severity": "error", "why": {"zh": "甲", "en": "a"}, "basis": "《甲法》第一条",
        "require": {"icp": "present"}, "at": "end of footer", "say": {"zh": "甲", "en": "a"}, "passes": [{"甲": "<p>"}], "fails": [{"乙": "<p>[[]]"}],
    }  # fmt: skip
    assert VALIDATOR.is_valid(good)
    assert not VALIDATOR.is_valid({**good, **change})
