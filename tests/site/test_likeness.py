"""A name with a slip of the pen is known for what it is meant to be; another name is another name."""

from __future__ import annotations

import pytest

from checker import rulebook
from checker.site.likeness import Alike, plain, slips

ALIKE = Alike.of(rulebook.load(rulebook.shipped()).lists)
SLIPS = [
    ("a character that looks like it", "人民曰报", "人民日报"),
    ("one that sounds like it", "光名日报", "光明日报"),
    ("a rarer one that sounds like it", "新华涉报", "新华社报"),
    ("the name of the house", "四川日报社", "四川日报"),
    ("the paper for its house", "北山晚报", "北山晚报社"),
    ("two that changed places", "人日民报", "人民日报"),
    ("one twice", "人民日日报", "人民日报"),
    ("one twice at the end", "人民日报报", "人民日报"),
    ("one too many", "人民的日报", "人民日报"),
    ("one too few", "中国青报", "中国青年报"),
    ("the first one gone", "国青年报", "中国青年报"),
    ("in Traditional characters", "人民曰報", "人民日报"),
    ("between marks", "《人民曰报》", "人民日报"),
]
OTHERS = [
    ("another place", "南山日报", "北山日报"),
    ("a place that sounds alike", "伊春日报", "宜春日报"),
    ("a province that sounds alike", "陕西晚报", "山西晚报"),
    ("the site of a paper", "四川日报网", "四川日报"),
    ("a paper and its site", "四川日报", "四川日报网"),
    ("another kind of paper", "北山晚报", "北山日报"),
    ("the same in Traditional characters", "人民日報", "人民日报"),
    ("the same with blanks", "人民 日报", "人民日报"),
    ("a longer name", "人民日报海外版", "人民日报"),
    ("two characters", "新华", "新华社"),
    ("Latin letters", "CNET", "CNBT"),
    ("three, one of them gone", "人网", "人民网"),
    ("two slips", "人民曰抱", "人民日报"),
]


@pytest.mark.parametrize(("rare", "usual"), [each[1:] for each in SLIPS], ids=[each[0] for each in SLIPS])
def test_a_slip_is_told_from_what_it_is_meant_to_be(rare: str, usual: str) -> None:
    assert ALIKE.is_slip(plain(rare), plain(usual))


@pytest.mark.parametrize(("one", "other"), [each[1:] for each in OTHERS], ids=[each[0] for each in OTHERS])
def test_another_name_is_none(one: str, other: str) -> None:
    assert not ALIKE.is_slip(plain(one), plain(other))


def test_of_several_usual_names_the_first_is_meant() -> None:
    found = slips(["人民曰报", "东湖晚报"], ["人民日报", "人民目报", "东河晚报"], ALIKE)
    assert list(found) == [("人民曰报", "人民日报")]


def test_every_syllable_has_its_first_character_once() -> None:
    firsts = [char for line in rulebook.load(rulebook.shipped()).lists["syllables"] for char in line]
    assert len(firsts) == len(set(firsts)) == len(ALIKE.bounds)
    assert 390 <= len(firsts) <= 410
