"""Recognition does not slip back: every sample page, value by value, and the floors over all of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests import scorecard

CARD = scorecard.card()
PAGES: list[dict[str, Any]] = CARD["pages"]
PATHS = [entry["path"] for entry in PAGES]

FLOORS = {
    "attribution": (0.991, 1.0),
    "author": (0.965, 0.977),
    "editor": (1.0, 0.951),
    "original-title": (1.0, 1.0),
    "copyright": (1.0, 1.0),
    "icp": (1.0, 1.0),
    "icp-licence": (1.0, 1.0),
    "police": (1.0, 1.0),
    "licence": (1.0, 1.0),
}
"""Fact kind → (precision, recall) once reached. Lowering a floor takes an edit here and one in ``scorecard.yaml``."""

KEYS = {"path", "shape", "kind", "republished", "also", "known misses", scorecard.RULES, *scorecard.NAMED_BY}


@pytest.mark.parametrize("entry", PAGES, ids=PATHS)
def test_a_page_loses_nothing_and_gains_nothing_wrong(entry: dict[str, Any]) -> None:
    assert not scorecard.beyond(scorecard.misses(entry), entry.get("known misses", {}))


@pytest.mark.parametrize("entry", PAGES, ids=PATHS)
def test_what_is_recognised_at_last_comes_off_the_known_misses(entry: dict[str, Any]) -> None:
    better = scorecard.beyond(entry.get("known misses", {}), scorecard.misses(entry))
    assert not better, "well done: python -m tests.scorecard --write"


def test_no_floor_is_broken() -> None:
    reached = scorecard.rates(PAGES)
    broken = {
        f"{kind} {side}": (reached[kind][side], floor)
        for kind, floors in CARD["floors"].items()
        for side, floor in floors.items()
        if reached[kind][side] < floor
    }
    assert not broken


def test_a_floor_is_lowered_in_two_places_or_not_at_all() -> None:
    written = {kind: (floors["precision"], floors["recall"]) for kind, floors in CARD["floors"].items()}
    assert written.keys() == FLOORS.keys() == scorecard.NAMED_BY.keys()
    lowered = {
        kind: (written[kind], once)
        for kind, once in FLOORS.items()
        if written[kind][0] < once[0] or written[kind][1] < once[1]
    }
    assert not lowered


def test_the_scorecard_knows_the_pages_that_are_there() -> None:
    there = sorted(path.relative_to(scorecard.SAMPLES).as_posix() for path in scorecard.SAMPLES.glob("pages/*"))
    assert sorted(PATHS) == there
    assert CARD["digest"] == scorecard.digest(), (
        "pages changed: look at their entries, then python -m tests.scorecard --write"
    )


def test_an_entry_has_no_key_that_nobody_reads() -> None:
    assert {key for entry in PAGES for key in entry} <= KEYS
    assert {kind for entry in PAGES for kind in entry.get("also", {})} <= scorecard.NAMED_BY.keys()


def test_a_lost_fact_and_a_wrong_one_are_both_seen() -> None:
    entry = next(entry for entry in PAGES if entry["path"] == "pages/slash-labels.txt")
    assert "author" not in scorecard.misses(entry)
    other = {**entry, "author": ["别人"]}
    assert scorecard.misses(other)["author"] == {"missed": ["别人"], "wrong": entry["author"]}


@pytest.mark.parametrize(
    ("wanted", "found", "equal"),
    [
        ("新华社", "新华社", True),
        ("新华社", "新华社 = https://example.org/", True),
        ("https://example.org/", "新华社 = https://example.org/", True),
        ("新华社", "新华社客户端", False),
        ("网络", "~网络", False),
        ("~网络", "~网络", True),
        ("~网络", "网络", False),
    ],
)
def test_a_value_is_the_same_to_the_letter(wanted: str, found: str, equal: bool) -> None:
    assert scorecard.same(wanted, found) is equal


def test_recording_what_is_reached_changes_no_other_line() -> None:
    lines = scorecard.CARD.read_text("utf-8").splitlines(keepends=True)
    known = {entry["path"]: {"author": {"missed": ["某人"]}} for entry in PAGES[:1]} | {path: {} for path in PATHS[1:]}
    written = list(scorecard._written(lines, known, ["  author: {precision: 1.0, recall: 1.0}\n"]))
    card = yaml.safe_load("".join(written))
    assert card["floors"] == {"author": {"precision": 1.0, "recall": 1.0}}
    assert card["pages"][0]["known misses"] == {"author": {"missed": ["某人"]}}
    plain = [{key: value for key, value in entry.items() if key != "known misses"} for entry in card["pages"]]
    assert plain == [{key: value for key, value in entry.items() if key != "known misses"} for entry in PAGES]


def test_the_readme_tells_the_violations_of_its_twelve_pages() -> None:
    rows = re.findall(
        r"^\| `(pages/[^`]+)` \|[^|]*\|([^|]*)\|$", (scorecard.SAMPLES / "README.md").read_text("utf-8"), re.MULTILINE
    )
    told = {path: re.findall(r"`([a-z-]+)`", violations) for path, violations in rows}
    assert len(told) == 12
    assert told == {entry["path"]: entry[scorecard.RULES] for entry in PAGES if entry["path"] in told}
