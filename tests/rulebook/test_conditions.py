"""The sentence: each word of the vocabulary, inside and outside ``for each``, and Kleene's three answers."""

from __future__ import annotations

import itertools

import pytest

from checker import yaml_places
from checker.errors import RuleError
from checker.model import Fact, Span
from checker.rulebook.conditions import All, AnyOf, Known, Not, condition
from checker.rulebook.operators import Scene, Verdict

KNOWN = Known(
    fields={
        "icp": frozenset({"number", "link", "state", "owner"}),
        "notice": frozenset({"owner", "first", "last"}),
        "site": frozenset({"owner", "year"}),
        "document": frozenset({"republished"}),
    },
    values={"icp.state": frozenset({"filed", "malformed"})},
    lists=frozenset({"outlets"}),
)
LISTS = {"outlets": frozenset({"新华社", "人民邮电报"})}


def fact(kind: str, *regions: str, **fields: str) -> Fact:
    return Fact(kind, Span(0, 0), f"<{kind}>", fields, {}, regions)


def judge(sentence: str, *facts: Fact, it: Fact | None = None, these: tuple[Fact, ...] = ()) -> Verdict:
    value = yaml_places.read(sentence, "rule.yaml", RuleError)
    by_kind: dict[str, list[Fact]] = {}
    for one in facts:
        by_kind.setdefault(one.kind, []).append(one)
    each = (it.kind,) if it else ()
    return condition(value, each, KNOWN).judge(Scene(by_kind, LISTS, it, these or ((it,) if it else ())))


FOOT = fact("icp", "body", "footer", number="11", link="u", state="filed")
BARE = fact("icp", "body", number="12", state="malformed")
NONE = fact("icp")


@pytest.mark.parametrize(
    ("sentence", "facts", "verdict"),
    [
        ("icp: present", (), False),
        ("icp: present", (NONE,), True),
        ("icp: absent", (), True),
        ("icp: absent", (NONE,), False),
        ("icp.link: present", (), False),
        ("icp.link: present", (BARE,), False),
        ("icp.link: present", (BARE, FOOT), True),
        ("icp.link: absent", (BARE,), True),
        ("icp.link: absent", (BARE, FOOT), False),
        ("icp.text: present", (NONE,), True),
        ("icp: {present in: footer}", (BARE,), False),
        ("icp: {present in: [head, footer]}", (BARE, FOOT), True),
        ("icp.link: {present in: body}", (BARE,), False),
        ("icp.state: filed", (), False),
        ("icp.state: filed", (BARE,), False),
        ("icp.state: [filed, malformed]", (BARE,), True),
        ("not: {icp.state: filed}", (), True),
        ("not: {icp: present}", (), True),
        ("notice.owner: {listed in: outlets}", (), None),
        ("notice.owner: {listed in: outlets}", (fact("notice", owner="《人民邮电》报"),), True),
        ("notice.owner: {listed in: outlets}", (fact("notice", owner="某网"),), False),
        ("notice.owner: {same as: site.owner}", (fact("notice", owner="甲"),), None),
        ("notice.owner: {same as: site.owner}", (fact("site", owner="甲"),), None),
        ("notice.owner: {same as: site.owner}", (fact("notice", owner="甲 社"), fact("site", owner="甲社")), True),
        ("notice.owner: {same as: site.owner}", (fact("notice", owner="東報"), fact("site", owner="东报")), True),
        ("notice.owner: {same as: site.owner}", (fact("notice", owner="乙"), fact("site", owner="甲")), False),
        ("notice.owner: {part of: site.owner}", (fact("notice", owner="甲"),), None),
        (
            "notice.owner: {part of: site.owner}",
            (fact("notice", owner="Mira"), fact("site", owner="Mira Linden")),
            True,
        ),
        (
            "notice.owner: {part of: site.owner}",
            (fact("notice", owner="mira linden"), fact("site", owner="Mira Linden")),
            True,
        ),
        (
            "notice.owner: {part of: site.owner}",
            (fact("notice", owner="Mira"), fact("site", owner="Mirabel Linden")),
            False,
        ),
        (
            "notice.owner: {part of: site.owner}",
            (fact("notice", owner="Mira Linden"), fact("site", owner="Mira")),
            False,
        ),
        ("notice.owner: {part of: site.owner}", (fact("notice", owner="甲社"), fact("site", owner="甲社报")), False),
        ("notice.last: {not before: notice.first}", (fact("notice", first="2020", last="2008"),), False),
        ("notice.last: {not before: notice.first}", (fact("notice", first="2008", last="2008"),), True),
        ("notice.last: {not before: notice.first}", (fact("notice", last="2008"),), None),
        ("notice.last: {not before: notice.first}", (fact("notice", first="long ago", last="2008"),), None),
        ("notice.last: {not before: notice.first}", (fact("notice", first="2008-03-02", last="2008年3月1日"),), False),
        ("notice.last: {not before: notice.first}", (fact("notice", first="2008-03-02", last="2008-03"),), True),
    ],
)
def test_outside_for_each_a_line_asks_for_at_least_one_such_fact(
    sentence: str, facts: tuple[Fact, ...], verdict: Verdict
) -> None:
    assert judge(sentence, *facts) is verdict


@pytest.mark.parametrize(
    ("sentence", "it", "verdict"),
    [
        ("icp: present", NONE, True),
        ("icp.link: present", NONE, False),
        ("icp.link: absent", NONE, True),
        ("it.link: present", FOOT, True),
        ("icp: {in: footer}", FOOT, True),
        ("icp: {in: footer}", BARE, False),
        ("icp: {present in: footer}", BARE, False),
        ("icp.state: filed", NONE, None),
        ("icp.state: filed", BARE, False),
        ("icp.state: filed", FOOT, True),
        ("not: {icp.state: filed}", NONE, None),
        ("icp.owner: {listed in: outlets}", NONE, None),
        ("icp.number: {same as: icp.owner}", fact("icp", number="1", owner="1"), True),
        ("icp.number: {same as: icp.owner}", fact("icp", number="1", owner="2"), False),
        ("icp.number: {same as: it.owner}", fact("icp", number="1"), None),
    ],
)
def test_inside_for_each_a_missing_field_is_absent_and_does_not_compare(
    sentence: str, it: Fact, verdict: Verdict
) -> None:
    assert judge(sentence, FOOT, BARE, it=it) is verdict


def test_a_fact_of_another_kind_is_still_asked_of_the_page() -> None:
    assert judge("site.owner: present", fact("site", owner="甲"), it=NONE) is True
    assert judge("icp.owner: {same as: site.owner}", fact("site", owner="甲"), it=fact("icp", owner="甲")) is True


def test_same_as_first_compares_with_the_first_of_those_visited() -> None:
    one, two, three = fact("icp", number="1"), fact("icp", number="2"), fact("icp", number="1")
    these = (one, two, three)
    assert [judge("icp.number: same as first", it=it, these=these) for it in these] == [True, False, True]
    assert judge("icp.number: same as first", it=NONE, these=(one, NONE)) is None


ACROSS = "notice.owner: {agree across: [front matter, lede, tail]}"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ((), None),
        ((fact("notice", "lede", owner="甲"),), None),
        ((fact("notice", "lede", owner="甲"), fact("notice", "footer", owner="乙")), None),
        ((fact("notice", "lede", owner="甲"), fact("notice", "tail", owner="甲")), True),
        ((fact("notice", "lede", owner="新华社"), fact("notice", "tail", owner="新华社客户端")), True),
        ((fact("notice", "lede", owner="甲"), fact("notice", "tail", owner="乙")), False),
        (
            (
                fact("notice", "lede", owner="甲"),
                fact("notice", "tail", owner="乙"),
                fact("notice", "tail", owner="甲"),
            ),
            True,
        ),
        (
            (
                fact("notice", "front matter", owner="甲"),
                fact("notice", "lede", owner="甲"),
                fact("notice", "tail", owner="乙"),
            ),
            False,
        ),
    ],
)
def test_agree_across_wants_one_value_in_common(facts: tuple[Fact, ...], verdict: Verdict) -> None:
    assert judge(ACROSS, *facts) is verdict


def test_a_disagreement_is_told_once_to_the_first_fact_that_stands_elsewhere() -> None:
    facts = (fact("notice", "lede", owner="甲"), fact("notice", "tail", owner="乙"), fact("notice", "tail", owner="乙"))
    assert [judge(ACROSS, it=it, these=facts) for it in facts] == [None, False, None]


def test_three_names_are_those_of_a_collection_and_contradict_nobody() -> None:
    facts = (fact("notice", "lede", owner="甲"), fact("notice", "tail", owner="乙"), fact("notice", "body", owner="丙"))
    assert [judge(ACROSS, it=it, these=facts) for it in facts] == [None, None, None]


class _Says:
    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def judge(self, scene: Scene) -> Verdict:
        return self.verdict


@pytest.mark.parametrize("verdicts", list(itertools.product([True, None, False], repeat=2)))
def test_and_or_and_not_are_as_kleene_has_them(verdicts: tuple[Verdict, Verdict]) -> None:
    order = {False: 0, None: 1, True: 2}
    parts = tuple(map(_Says, verdicts))
    scene = Scene({}, {})
    assert All(parts).judge(scene) is min(verdicts, key=order.__getitem__)  # type: ignore[arg-type]
    assert AnyOf(parts).judge(scene) is max(verdicts, key=order.__getitem__)  # type: ignore[arg-type]
    first = verdicts[0]
    assert Not(parts[0]).judge(scene) is (None if first is None else not first)  # type: ignore[arg-type]


def test_lines_and_mappings_are_joined_by_and() -> None:
    assert judge("[{icp: present}, {site: present}]", FOOT) is False
    assert judge("{icp: present, site: present}", FOOT, fact("site")) is True
    assert judge("{any of: [{site: present}, {icp: present, icp.link: present}]}", FOOT) is True
    assert judge("not: {icp: present, icp.link: absent}", FOOT) is True
    assert judge("not: [{icp: present}, {icp.link: present}]", FOOT) is False


@pytest.mark.parametrize(
    ("sentence", "each", "line", "column", "says"),
    [
        ("ipc: present", (), 1, 1, "did you mean “icp”"),
        ("icp.lnik: present", (), 1, 1, "did you mean “icp.link”"),
        ("icp:\n  presnt", (), 2, 3, "did you mean “present”"),
        ("icp.link: presnt", (), 1, 11, "did you mean “present”"),
        ("icp.state: malformd", (), 1, 12, "did you mean “malformed”"),
        ("icp.state: [filed, malfored]", (), 1, 20, "did you mean “malformed”"),
        ("icp: filed", (), 1, 1, "needs a field"),
        ("icp: {in: footer}", (), 1, 1, "present in"),
        ("icp.number: same as first", (), 1, 1, "for each"),
        ("it.number: present", (), 1, 1, "for each"),
        ("icp: {within: footer}", (), 1, 7, "unknown word"),
        ("icp: {present in: foter}", (), 1, 19, "did you mean “footer”"),
        ("icp: {present in: footer, in: head}", (), 1, 6, "one word"),
        ("icp.number: {listed in: outlet}", (), 1, 25, "did you mean “outlets”"),
        ("icp.number: {same as: site.ower}", (), 1, 23, "did you mean “site.owner”"),
        ("icp: {same as: site.owner}", (), 1, 1, "needs a field"),
        ("icp.link: present", ("icp", "notice"), 1, 1, "it.link"),
        ("it.link: present", ("icp", "notice"), 1, 1, "unknown field"),
        ("any of: {icp: present}", (), 1, 9, "a list"),
        ("any of: []", (), 1, 9, "empty"),
        ("icp.state: []", (), 1, 12, "empty"),
        ("icp: {present in: []}", (), 1, 19, "empty"),
        ("{}", (), 1, 1, "empty"),
        ("[]", (), 1, 1, "empty"),
        ("present", (), 1, 1, "a mapping"),
    ],
)
def test_a_mistake_in_a_sentence_is_shown_where_it_stands(
    sentence: str, each: tuple[str, ...], line: int, column: int, says: str
) -> None:
    with pytest.raises(RuleError) as caught:
        condition(yaml_places.read(sentence, "rule.yaml", RuleError), each, KNOWN)
    assert (caught.value.path, caught.value.line, caught.value.column) == ("rule.yaml", line, column)
    assert says in str(caught.value.message)
