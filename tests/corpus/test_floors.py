"""Recognition and verdicts on the labelled corpus do not fall below what was reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus.conftest import CORPUS, Told

FLOORS = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))


@pytest.mark.parametrize("field", FLOORS["facts"])
def test_facts_are_found_as_well_as_before(field: str, told: Told, score: Callable[..., Mapping[str, Any]]) -> None:
    reached = score("score.py", told.path)[field]
    assert {name: reached[name] for name, floor in FLOORS["facts"][field].items() if reached[name] < floor} == {}


def test_every_labelled_file_has_an_answer(told: Told, score: Callable[..., Mapping[str, Any]]) -> None:
    assert score("score.py", told.path)["absent"] <= FLOORS["absent"]


def test_every_field_that_is_scored_has_a_floor(told: Told, score: Callable[..., Mapping[str, Any]]) -> None:
    scored = {name for name, value in score("score.py", told.path).items() if isinstance(value, dict)}
    assert scored == set(FLOORS["facts"])


def test_verdicts_are_as_right_as_before(
    corpus: Path, run: Callable[..., Path], score: Callable[..., Mapping[str, Any]]
) -> None:
    path = run(
        "violations.jsonl",
        "lint",
        "--no-config",
        "--no-cache",
        "--every",
        "--exit-zero",
        "-f",
        "jsonl",
        str(CORPUS / "html"),
    )
    reached = score("score_lint.py", path)
    wrong = {topic: reached[topic]["false_alarms"] + reached[topic]["missed"] for topic in FLOORS["lint"]}
    assert {topic: count for topic, count in wrong.items() if count > FLOORS["lint"][topic]} == {}
    assert all(reached[topic]["reported_right"] for topic in FLOORS["lint"])
