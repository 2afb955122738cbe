"""Limits that recognition keeps, each right at its edge: one more, and what was found is not."""

from __future__ import annotations

import pytest

from checker.model import Site
from tests.facts.told import facts, page


@pytest.mark.parametrize(("many", "found"), [(58, ["Ann Doe", "Ben Roe"]), (59, ["Ann Doe"])])
def test_sixty_characters_may_stand_between_two_authors(many: int, found: list[str]) -> None:
    source = page(above=f"<h3 class=author>Ann Doe</h3><span>{'山' * many}</span><h3 class=author>Ben Roe</h3>")
    assert [fact.fields["name"] for fact in facts(source, "author")] == found


@pytest.mark.parametrize(("many", "found"), [(20, 20), (30, 30), (60, 30)])
def test_a_row_of_people_is_read_for_a_hundred_and_twenty_characters(many: int, found: int) -> None:
    names = " ".join("王" + "山水河江海"[n % 5] + "明红军华英"[n // 5 % 5] for n in range(many))
    assert len(facts(page(above=f"作者：{names}"), "author")) == found


@pytest.mark.parametrize(
    ("site", "name", "own"),
    [
        ("云县北山融媒体", "北山网", True),
        ("云县城北山融媒体", "北山网", False),
        ("北山融媒体", "北山融", True),
        ("北山融媒体", "北山", False),
        ("南水北山晚报", "北山晚报", True),
        ("南水县北山报", "北山报", False),
    ],
)
def test_how_much_of_a_name_is_the_house(site: str, name: str, own: bool) -> None:
    [fact] = facts(page(above=f"来源：{name}"), "attribution", site=Site(name=site))
    assert (fact.fields["state"] == "own") is own


@pytest.mark.parametrize(("many", "found"), [(80, ["北山学刊"]), (81, [])])
def test_a_line_of_eighty_characters_is_no_running_text(many: int, found: list[str]) -> None:
    source = page(above=f"<div>{'山' * many}</div><div>北山学刊 2099年3期</div>")
    assert [fact.fields["name"] for fact in facts(source, "attribution")] == found


@pytest.mark.parametrize(("many", "row"), [(109, "yes"), (110, "")])
def test_a_row_of_credits_has_a_hundred_and_twenty_characters(many: int, row: str) -> None:
    source = page(above=f"<div>来源：</div><div>2099-04-11 {'山' * many}</div>")
    assert [fact.fields.get("row", "") for fact in facts(source, "attribution")] == [row]


@pytest.mark.parametrize(("line", "found"), [("山，水，河", ["北山学刊"]), ("山，水，河，海", [])])
def test_a_line_of_two_clauses_is_no_running_text(line: str, found: list[str]) -> None:
    source = page(above=f"<div>{line}</div><div>北山学刊 2099年3期</div>")
    assert [fact.fields["name"] for fact in facts(source, "attribution")] == found
