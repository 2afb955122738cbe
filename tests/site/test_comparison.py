"""What is unlike the rest of a site is told, from a few keys of each document; what only looks so is left alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import rulebook
from checker.site.comparison import RULES, Comparison, Deviation
from checker.site.likeness import Alike
from checker.site.said import PARTS, Said, key

BOOK = rulebook.load(rulebook.shipped())
ALIKE = Alike.of(BOOK.lists)


def test_the_rules_are_those_of_the_rulebook() -> None:
    assert {rule.id for rule in BOOK.rules if rule.topic == "site"} == RULES


ALL = frozenset(PARTS)
PAGE = Said("a.html", 0, form="html", owners=("北山日报社",), years="2010-2024", numbers=(("icp", "京ICP备2099000001号-1"),), shows=ALL)  # fmt: skip


def unlike(documents: Iterable[Said]) -> list[Deviation]:
    comparison = Comparison(ALIKE)
    for document in documents:
        comparison.add(document)
    return comparison.deviations()


def told(documents: Iterable[Said]) -> list[tuple[str, str]]:
    return [(each.path, each.rule) for each in unlike(documents)]


def pages(folder: str, count: int, like: Said = PAGE) -> list[Said]:
    return [like._replace(path=f"{folder}/{number}.html") for number in range(count)]


ODD = [
    ("another owner", PAGE._replace(owners=("南海书院",)), "site-owner-unusual"),
    ("other years", PAGE._replace(years="2010-2022"), "site-years-unusual"),
    ("another suffix", PAGE._replace(numbers=(("icp", "京ICP备2099000001号-2"),)), "site-number-unusual"),
    ("no suffix", PAGE._replace(numbers=(("icp", "京ICP备2099000001号"),)), "site-number-unusual"),
    ("no notice", PAGE._replace(owners=(), years="", shows=ALL - {"copyright"}), "site-footer-lost"),
    ("no footer at all", PAGE._replace(owners=(), years="", numbers=(), shows=frozenset()), "site-footer-lost"),
]
EVEN = [
    ("the same between marks", PAGE._replace(owners=("《北山日报社》",))),
    ("a second owner", PAGE._replace(owners=("南海书院", "北山日报社"))),
    ("a malformed number", PAGE._replace(numbers=())),
    ("no notice, and told so", PAGE._replace(owners=(), years="", shows=ALL - {"copyright"}, excused=frozenset(("copyright",)))),
    ("no footer, and told so", PAGE._replace(owners=(), years="", numbers=(), shows=frozenset(), excused=frozenset(("icp",)))),
    ("a name in letters, of an English page", PAGE._replace(owners=("Beishan Daily Co., Ltd.",))),
    ("what is asked for no footer", PAGE._replace(owners=(), years="", numbers=(), shows=None)),
    ("another format", PAGE._replace(form="markdown", owners=("南海书院",))),
]  # fmt: skip


@pytest.mark.parametrize(("odd", "rule"), [each[1:] for each in ODD], ids=[each[0] for each in ODD])
@pytest.mark.parametrize("folder", ["a", "a/b", "c"])
def test_a_page_that_is_unlike_its_folder_is_told(odd: Said, rule: str, folder: str) -> None:
    site = [*pages("a", 20), odd._replace(path=f"{folder}/odd.html"), *pages("d", 3)]
    assert told(site) == [(f"{folder}/odd.html", rule)]


@pytest.mark.parametrize("even", [each[1] for each in EVEN], ids=[each[0] for each in EVEN])
def test_what_only_looks_unlike_is_left_alone(even: Said) -> None:
    assert told([*pages("a", 20), even._replace(path="a/even.html")]) == []


def test_a_part_of_a_site_with_an_owner_of_its_own_is_no_deviation() -> None:
    theirs = PAGE._replace(owners=("南海书院",), numbers=(("icp", "京ICP备2099000001号-3"),), years="2018")
    assert told([*pages("a", 100), *pages("b", 3, theirs), *pages("c", 40, theirs)]) == []


def test_one_page_of_that_part_that_is_like_the_rest_of_the_site_is_one() -> None:
    theirs = PAGE._replace(owners=("南海书院",))
    odd = PAGE._replace(path="b/odd.html")
    assert told([*pages("a", 100), *pages("b", 10, theirs), odd]) == [("b/odd.html", "site-owner-unusual")]


def test_owners_in_letters_are_compared_with_each_other() -> None:
    english = PAGE._replace(owners=("Beishan Daily Co., Ltd.",))
    same = PAGE._replace(path="en/same.html", owners=("BEISHAN DAILY CO.,LTD",))
    odd = PAGE._replace(path="en/odd.html", owners=("Nanhai Academy Co., Ltd.",))
    assert told([*pages("a", 40), *pages("en", 30, english), same, odd]) == [("en/odd.html", "site-owner-unusual")]


def test_a_lost_footer_stands_for_the_rules_of_pages() -> None:
    [found] = unlike([*pages("a", 20), PAGE._replace(path="a/odd.html", owners=(), years="", numbers=(), shows=frozenset({"police"}))])  # fmt: skip
    assert found.instead == {"copyright-missing", "icp-missing"}


def test_pages_of_many_owners_have_no_majority() -> None:
    assert told(PAGE._replace(path=f"a/{n}.html", owners=(f"第{n % 6}书院",)) for n in range(60)) == []


def test_what_a_fourth_of_a_folder_says_is_its_habit() -> None:
    theirs = PAGE._replace(owners=("南海书院",))
    assert told([*pages("a", 200), *pages("b", 9), *[one._replace(path=f"b/x{one.path[2:]}") for one in pages("b", 5, theirs)]]) == []  # fmt: skip


def test_a_handful_is_needed_before_one_is_unlike_the_others() -> None:
    odd = PAGE._replace(path="a/odd.html", owners=("南海书院",))
    assert told([*pages("a", 3), odd]) == []
    assert told([*pages("a", 4), odd]) == [("a/odd.html", "site-owner-unusual")]


def test_it_is_said_what_most_say_and_where() -> None:
    [found] = unlike([*pages("a", 20), PAGE._replace(path="a/odd.html", years="2009")])
    assert (found.at, found.value, found.number) == ("copyright", "2009", 0)
    assert found.told["usual"] == "2010-2024"
    assert (found.told["count"], found.told["total"]) == ("20", "21")


def article(path: str, source: str, body: str = "", title: str = "", **more: object) -> Said:
    sure = frozenset((source,)) if more.pop("sure", False) else frozenset[str]()
    return Said(path, 0, form="html", sources=(source,), sure=sure, body=(key(body),) if body else (), title=key(title) if title else 0)  # fmt: skip


def test_a_source_near_a_usual_one_is_told_once_for_each_document() -> None:
    site = [article(f"{n}.html", "人民日报") for n in range(12)]
    odd = [article("x.html", "人民曰报"), article("y.html", "人民曰报"), article("z.html", "南海日报")]
    assert told([*site, *odd]) == [("x.html", "site-source-misspelled"), ("y.html", "site-source-misspelled")]


@pytest.mark.parametrize(
    "site",
    [
        [article(f"{n}.html", "人民日报") for n in range(4)],
        [
            *(article(f"{n}.html", "人民日报") for n in range(12)),
            *(article(f"x{n}.html", "人民曰报") for n in range(2)),
        ],
    ],
    ids=["too few name the usual one", "the other is usual, too"],
)
def test_a_source_is_a_slip_only_of_one_that_is_usual(site: list[Said]) -> None:
    assert told([*site, article("x.html", "人民曰报")]) == []


def test_a_listed_outlet_and_the_site_itself_are_no_slips() -> None:
    site = [article(f"{n}.html", "华南日报") for n in range(12)]
    assert told([*site, article("x.html", "华男日报", sure=True)]) == []


def test_one_text_with_two_sources_is_told_where_it_is_the_minority() -> None:
    site = [
        article("a.html", "北山日报", "甲"),
        article("b.html", "南海晚报", "甲"),
        article("c.html", "南海晚报", "甲"),
    ]
    [found] = unlike(site)
    assert (found.path, found.rule, found.value) == ("a.html", "site-text-disagrees", "北山日报")
    assert found.told["usual"] == "南海晚报"
    assert found.told["other"] == "b.html"


@pytest.mark.parametrize(
    "other",
    ["北山日报客户端", "北山日报社", "北山曰报", "《北山日报》"],
)
def test_sources_that_may_be_one_do_not_disagree(other: str) -> None:
    assert told([article("a.html", "北山日报", "甲", "一"), article("b.html", other, "甲", "一")]) == []


def test_a_title_with_two_sources_is_told_unless_it_comes_again_and_again() -> None:
    two = [article("a.html", "北山日报", title="一"), article("b.html", "南海晚报", title="一")]
    assert told(two) == [("b.html", "site-title-disagrees")]
    again = [article(f"{n}.html", ["北山日报", "南海晚报"][n % 2], title="一") for n in range(4)]
    assert told(again) == []


def titled(path: str, source: str, title: str, *names: str) -> Said:
    """A page with a title, and behind it the parts of a name of the site."""
    whole = "_".join((title, *names))
    tails = tuple(
        (key("_".join(names[n:])), key("_".join((title, *names[:n]))) if title else 0) for n in range(len(names))
    )
    return article(path, source, title=whole)._replace(tails=tails)


def test_the_name_of_the_site_is_no_part_of_a_title() -> None:
    site = [titled(f"{n}.html", "北山日报", f"第{n}", "云山在线") for n in range(9)]
    cut = [titled("x.html", "北山日报", "一", "云山在线"), article("y.html", "南海晚报", title="一")]
    assert told([*site, *cut]) == [("y.html", "site-title-disagrees")]


def test_the_name_of_a_part_of_the_site_is_its_folders() -> None:
    site = [titled(f"a/{n}.html", "北山日报", f"第{n}", "云山在线") for n in range(40)]
    part = [titled(f"old/{n}.html", "北山日报", f"旧{n}", "旧刊", "云山在线") for n in range(9)]
    cut = [titled("old/x.html", "北山日报", "一", "旧刊", "云山在线"), titled("a/y.html", "南海晚报", "一", "云山在线")]
    assert told([*site, *part, *cut]) == [("a/y.html", "site-title-disagrees")]


def test_what_a_few_titles_end_with_tells_them_apart() -> None:
    site = [titled(f"{n}.html", "北山日报", f"第{n}", "云山在线") for n in range(20)]
    apart = [titled("x.html", "北山日报", "一", "永坡见闻", "云山在线"), titled("y.html", "南海晚报", "一", "柳坝见闻", "云山在线")]  # fmt: skip
    assert told([*site, *apart]) == []


def test_a_title_that_is_short_without_the_name_of_the_site_is_none() -> None:
    site = [
        titled(f"{n}.html", ["北山日报", "南海晚报"][n == 4], "" if n > 3 else f"第{n}", "云山在线") for n in range(6)
    ]
    assert told(site) == []


def test_what_shares_text_and_title_is_told_once() -> None:
    two = [article("a.html", "北山日报", "甲", "一"), article("b.html", "南海晚报", "甲", "一")]
    assert told(two) == [("b.html", "site-text-disagrees")]


def rows(count: int, **more: object) -> list[Said]:
    return [Said("a.csv", n, inside=str(n), form="row", named=str(n), column="source", **more) for n in range(count)]  # type: ignore[arg-type]


def test_an_id_that_two_rows_have_is_told_at_the_second() -> None:
    found = unlike([*rows(9), Said("a.csv", 9, inside="4", form="row", named="4")])
    assert [(each.rule, each.number) for each in found] == [("site-id-repeated", 9)]


def test_ids_of_two_files_may_be_the_same() -> None:
    assert told([*rows(9), *(one._replace(path="b.csv") for one in rows(9))]) == []


def test_many_are_told_together() -> None:
    twice = [one._replace(number=one.number + 100) for one in rows(40)]
    [found] = unlike([*rows(100), *twice])
    assert (found.rule, found.number) == ("site-id-repeated", 100)


def test_a_column_whose_values_most_rows_share_holds_no_ids() -> None:
    assert told(one._replace(named=str(one.number % 3)) for one in rows(30)) == []


@pytest.mark.parametrize(
    ("each", "count", "total", "percent"),
    [(4, "10", "40", "25"), (33, "21", "700", "3"), (1, "9", "9", "100"), (300, "3", "900", "< 1")],
)
def test_a_source_column_with_empty_rows_is_told_once(each: int, count: str, total: str, percent: str) -> None:
    site = [one._replace(is_empty=one.number % each == each - 1) for one in rows(int(total))]
    [found] = unlike(site)
    assert (found.rule, found.number, found.value) == ("site-source-empty", each - 1, "source")
    assert (found.told["count"], found.told["total"], found.told["percent"]) == (count, total, percent)
    assert found.instead == {"provenance-unstated"}


def test_rows_that_were_told_by_themselves_are_not_told_again() -> None:
    assert told(one._replace(is_empty=True, excused=frozenset(("source",))) for one in rows(40)) == []


@pytest.mark.parametrize("empty", [0, 1, 2])
def test_a_few_empty_sources_are_told_row_by_row_elsewhere(empty: int) -> None:
    assert told(one._replace(is_empty=one.number < empty) for one in rows(100)) == []


DOCUMENTS = st.lists(
    st.builds(
        Said,
        st.sampled_from(["a/1.html", "a/2.html", "b/c/3.html", "/d.html", "4.html", ""]),
        st.integers(0, 3),
        inside=st.sampled_from(["", "1", "2"]),
        form=st.sampled_from(["html", "row"]),
        owners=st.lists(st.sampled_from("甲乙"), max_size=2).map(tuple),
        years=st.sampled_from(["", "2020"]),
        numbers=st.lists(st.tuples(st.sampled_from(["icp", "police"]), st.sampled_from("12")), max_size=2).map(tuple),
        shows=st.none() | st.frozensets(st.sampled_from(PARTS)),
        sources=st.lists(st.sampled_from(["人民日报", "人民曰报", "南海晚报"]), max_size=2).map(tuple),
        body=st.lists(st.integers(0, 9), unique=True, max_size=5).map(sorted).map(tuple),
        title=st.integers(0, 2),
        named=st.sampled_from(["", "1"]),
        column=st.sampled_from(["", "source"]),
        is_empty=st.booleans(),
        excused=st.frozensets(st.sampled_from([*PARTS, "source"])),
        tails=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=2).map(tuple),
    ),
    max_size=30,
)


@given(DOCUMENTS)
def test_every_deviation_is_of_a_document_and_a_rule(documents: list[Said]) -> None:
    of = {(each.path, each.number) for each in documents}
    for each in unlike(documents):
        assert each.rule in RULES
        assert (each.path, each.number) in of
