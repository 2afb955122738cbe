"""A few documents by chance, as ``python -m tests.many`` makes a million of; and those in which it found something."""

from __future__ import annotations

import pytest

from checker.linter import Linter
from tests.many import Made, check, trial

FOUND = [
    Made(
        "a.txt",
        "# 小桥\n\n昨日，小桥正式通车，两岸居民往来更加方便。\n\n[记者 网络](https://a.example/1)\n\n文章来源：网络\n",
        "utf-8",
        tame=True,
    ),
    Made("a.csv", "甲栏,乙栏\n昨日小桥正式通车两岸居民往来更加方便了不少,京ICP备１１０４号\n", "utf-8", tame=False),
    Made("a.pug", "<meta name='source' content='小桥 报\nb c'>", "utf-8", tame=False),
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("made", FOUND, ids=lambda made: made.name)
def test_what_was_found_by_chance_is_mended(linter: Linter, made: Made) -> None:
    assert check(linter, made) == ""


@pytest.mark.parametrize("seed", [11, 12])
def test_documents_by_chance_break_nothing_and_are_told_at_their_places(linter: Linter, seed: int) -> None:
    number, _, wrong = trial(linter, seed, lambda made: made >= 100)
    assert (number, wrong) == (100, [])
