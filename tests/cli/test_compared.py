"""``checker lint --site``: what is unlike the rest of the site, told by rules as any other, where it stands."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Checker

NUMBER = "京ICP备2099000001号-1"
OWNER = "北山日报社"
FOOTER = f'<footer>© 2010-2024 {OWNER} 版权所有 <a href="https://beian.miit.gov.cn/">{NUMBER}</a></footer>'
TEXT = (
    "老街的骑楼修好了，店铺又开张了，游客多了起来。沿街的老住户都说，第{}期工程明年春天动工，到时候码头也要一并整治。"
)
RULES = (
    "site-owner-unusual", "site-years-unusual", "site-number-unusual", "site-footer-lost", "site-source-misspelled",
    "site-text-disagrees", "site-title-disagrees", "site-id-repeated", "site-source-empty",
)  # fmt: skip


def page(number: int, *, source: str = "人民日报", footer: str = FOOTER, title: str = "", body: str = "") -> str:
    title, body = title or f"老街的骑楼修好了第{number}处", body or TEXT.format(number)
    return (
        f"<!doctype html><html><head><title>{title}_北山在线</title></head><body><h1>{title}</h1>"
        f"<p>来源：{source}</p><p>{body}</p><p>{TEXT.format(body[:1])}</p>{footer}</body></html>\n"
    )


def put(name: str, content: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def make_site(folder: str = "news", count: int = 12) -> None:
    for number in range(count):
        put(f"{folder}/{number:02}.html", page(number))


def told(report: dict[str, list[dict[str, object]]]) -> list[tuple[object, object, str]]:
    """Path, rule, and what is pointed at."""
    found = []
    for each in report["violations"]:
        if str(each["rule"]).startswith("site-"):
            path = str(each["path"]).split("!", maxsplit=1)[0]
            source = "" if path.endswith(".zip") else Path(path).read_text("utf-8")
            found.append((each["path"], each["rule"], source[each["start"] : each["end"]]))  # type: ignore[misc]
    return found


ODD = [
    ("another owner", page(50, footer=FOOTER.replace(OWNER, "南海书院")), "site-owner-unusual", "南海书院"),
    ("other years", page(50, footer=FOOTER.replace("2024", "2021")), "site-years-unusual", f"© 2010-2021 {OWNER} 版权所有"),
    ("another suffix", page(50, footer=FOOTER.replace("号-1", "号-2")), "site-number-unusual", "京ICP备2099000001号-2"),
    ("a slip", page(50, source="人民曰报"), "site-source-misspelled", "人民曰报"),
    ("a text with another source", page(50, body=TEXT.format(3), source="南海晚报"), "site-text-disagrees", "南海晚报"),
    ("a title with another source", page(50, title="老街的骑楼修好了第3处", source="南海晚报"), "site-title-disagrees", "南海晚报"),
]  # fmt: skip


@pytest.mark.parametrize(("odd", "rule", "at"), [each[1:] for each in ODD], ids=[each[0] for each in ODD])
def test_what_is_unlike_the_rest_is_told_where_it_stands(checker: Checker, odd: str, rule: str, at: str) -> None:
    make_site()
    put("news/odd.html", odd)
    assert told(checker("lint", "--site", "-f", "json").report) == [("news/odd.html", rule, at)]
    assert told(checker("lint", "-f", "json").report) == []


def test_a_site_of_which_all_is_alike_is_clean(checker: Checker) -> None:
    make_site()
    assert checker("lint", "--site").code == 0


def test_a_page_that_lost_its_footer_is_told_where_the_configuration_gives_one(checker: Checker) -> None:
    put(".checker.yaml", f"site: {{owner: {OWNER}, icp: {NUMBER}}}\n")
    for number in range(12):
        put(f"{number:02}.txt", f"老街\n\n来源：人民日报\n\n{TEXT.format(number)}\n\n版权所有：{OWNER} {NUMBER}\n")
    put("odd.txt", f"老街\n\n来源：人民日报\n\n{TEXT.format(99)}\n")
    assert told(checker("lint", "-f", "json").report) == []
    ran = checker("lint", "--site", "-f", "json")
    assert told(ran.report) == [("odd.txt", "site-footer-lost", "")]
    assert "ICP备案号" in ran.report["violations"][0]["message"]


def test_a_page_without_a_footer_is_told_once(checker: Checker) -> None:
    make_site()
    put("news/odd.html", page(50, footer=""))
    assert sorted(checker("lint", "-f", "json").rules) == ["copyright-missing", "icp-missing"]
    for options in ((), ("--every",), ("--jobs", "2")):
        assert checker("lint", "--site", "-f", "json", *options).rules == ["site-footer-lost"]


def test_each_page_that_lost_its_footer_is_told_by_itself(checker: Checker) -> None:
    for folder in ("news", "life", "arts"):
        make_site(folder)
        put(f"{folder}/odd.html", page(50, footer=""))
    found = checker("lint", "--site", "-f", "json").report["violations"]
    assert [(each["path"], each["rule"]) for each in found] == [(f"{name}/odd.html", "site-footer-lost") for name in ("arts", "life", "news")]  # fmt: skip


def test_what_no_page_shows_is_told_of_the_layout(checker: Checker) -> None:
    for number in range(12):
        put(f"{number}.html", page(number, footer=f"<footer>© 2010-2024 {OWNER}</footer>"))
    put("robots.txt", "Sitemap: https://beishan.cn/a.xml\n")
    put("odd.html", page(50, footer=""))
    ran = checker("lint", "--site", "-f", "json")
    assert sorted((each["rule"], each["count"]) for each in ran.report["violations"]) == [("icp-missing", 13), ("site-footer-lost", 1)]  # fmt: skip


@pytest.mark.parametrize(
    "config",
    ["rules: {site-footer-lost: off}", 'allow: [{rule: site-footer-lost, paths: ["news/*"], reason: 另有安排}]'],
)
def test_where_the_site_says_nothing_the_page_does(checker: Checker, config: str) -> None:
    make_site()
    put("news/odd.html", page(50, footer=""))
    put(".checker.yaml", config + "\n")
    assert sorted(checker("lint", "--site", "-f", "json").rules) == ["copyright-missing", "icp-missing"]


def table(empty: int, **more: str) -> None:
    """An export of 40 rows, the last of which lack their source."""
    rows = [{"id": n, "title": f"新桥通车的第{n}天车流平稳", "source": "人民日报" if n < 40 - empty else "", "content": TEXT.format(n) * 2} | more for n in range(40)]  # fmt: skip
    put("a.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))


def test_a_source_column_with_a_few_empty_rows_is_told_once_with_all_its_places(checker: Checker) -> None:
    table(4)
    assert (
        checker("lint", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl").rules == ["provenance-unstated"] * 4
    )
    ran = checker("lint", "--site", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl")
    [found] = ran.report["violations"]
    assert (found["rule"], found["severity"], found["line"], found["count"]) == ("site-source-empty", "warning", 37, 4)
    assert [(each["path"], each["line"]) for each in found["others"]] == [("a.jsonl", 38), ("a.jsonl", 39), ("a.jsonl", 40)]  # fmt: skip
    assert "第 38、39、40 行" in checker("lint", "--site", "a.jsonl").out
    assert "另有 3 行" in checker("lint", "--site", "-f", "junit", "a.jsonl").out


def test_one_or_two_empty_rows_are_told_by_themselves(checker: Checker) -> None:
    table(2)
    assert (
        checker("lint", "--site", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl").rules
        == ["provenance-unstated"] * 2
    )


def test_rows_that_say_that_they_are_own_lack_no_source(checker: Checker) -> None:
    table(9, original="是")
    assert checker("lint", "--site", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl").rules == []


def test_what_a_row_is_known_to_lack_is_told_of_the_row(checker: Checker) -> None:
    table(4, reprinted="是")
    assert (
        checker("lint", "--site", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl").rules
        == ["attribution-missing"] * 4
    )


def test_an_exempted_row_is_not_told_with_its_column(checker: Checker) -> None:
    table(4)
    put(".checker.yaml", 'allow: [{rule: provenance-unstated, paths: ["a.jsonl"], reason: 旧稿}]\n')
    assert checker("lint", "--site", "--ignore", "footer-undeclared", "-f", "json", "a.jsonl").rules == []


def test_rows_are_laid_beside_pages_and_each_other(checker: Checker) -> None:
    make_site()
    rows = [{"id": n, "title": f"新桥通车的第{n}天车流平稳", "source": "人民日报" if n % 3 else "", "content": TEXT.format(n + 100)} for n in range(9)]  # fmt: skip
    rows[4] |= {"source": "南海晚报", "content": TEXT.format(5) + TEXT.format(TEXT[0])}
    rows[5]["id"] = 4
    put("news/05.html", page(5, body=TEXT.format(5)))
    put("a.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    ran = checker("lint", "--site", "-f", "json", "news", "a.jsonl")
    found = [
        (each["document"], each["rule"], each["line"]) for each in ran.report["violations"] if each["rule"] in RULES
    ]
    assert found == [("0", "site-source-empty", 1), ("4", "site-text-disagrees", 5), ("4", "site-id-repeated", 6)]


def test_one_text_in_two_rows_with_two_sources_is_told_at_the_second(checker: Checker) -> None:
    rows = [{"id": n, "source": ["北山日报", "南海晚报"][n], "content": TEXT.format(1) * 2} for n in range(2)]
    put("a.json", json.dumps(rows, ensure_ascii=False))
    ran = checker("lint", "--site", "-f", "json", "a.json")
    [found] = [each for each in ran.report["violations"] if each["rule"] in RULES]
    assert (found["document"], found["rule"]) == ("1", "site-text-disagrees")
    assert Path("a.json").read_text("utf-8")[found["start"] : found["end"]] == "南海晚报"


def test_it_is_graded_selected_and_exempted_as_any_rule_is(checker: Checker) -> None:
    make_site()
    put("news/odd.html", page(50, footer=FOOTER.replace(OWNER, "南海书院")))
    assert checker("lint", "--site", "--ignore", "site").code == 0
    assert checker("lint", "--site", "--select", "icp").code == 0
    put(".checker.yaml", "rules: {site-owner-unusual: advice}\n")
    assert checker("lint", "--site").code == 0
    comment = "<!-- checker: allow site-owner-unusual — 与南海书院合办 -->"
    put(".checker.yaml", "language: zh\n")
    put("news/odd.html", page(50, footer=comment + FOOTER.replace(OWNER, "南海书院")))
    ran = checker("lint", "--site", "-f", "json")
    assert (ran.code, ran.report["summary"]["allowed"]) == (0, 1)
    assert checker("lint").code == 0


def test_an_exemption_of_the_configuration_is_one_that_is_needed(checker: Checker) -> None:
    make_site()
    put("news/odd.html", page(50, footer=FOOTER.replace(OWNER, "南海书院")))
    put(".checker.yaml", 'allow: [{rule: site-owner-unusual, paths: ["news/odd.html"], reason: 合办}]\n')
    ran = checker("lint", "--site", "-f", "json")
    assert (ran.code, ran.rules) == (0, [])


def test_two_sites_in_one_run_are_two(checker: Checker) -> None:
    make_site("one/news")
    make_site("two/news", 3)
    for name in ("one", "two"):
        put(f"{name}/.checker.yaml", "language: zh\n")
    put("two/odd.html", page(50, source="人民曰报", body=TEXT.format(3)))
    assert told(checker("lint", "--site", "-f", "json", "one", "two").report) == []


def test_a_packed_site_is_compared_too(checker: Checker) -> None:
    with ZipFile("site.zip", "w") as packed:
        for number in range(12):
            packed.writestr(f"{number}.html", page(number))
        packed.writestr("odd.html", page(50, footer=FOOTER.replace("2024", "2021")))
    assert told(checker("lint", "--site", "-f", "json", "site.zip").report) == [("site.zip!/odd.html", "site-years-unusual", "")]  # fmt: skip


def test_several_processes_say_the_same_as_one(checker: Checker) -> None:
    make_site(count=70)
    put("news/odd.html", page(500, footer=FOOTER.replace("2024", "2021")))
    one = checker("lint", "--site", "-f", "json", "--jobs", "1").out
    assert checker("lint", "--site", "-f", "json", "--jobs", "2").out == one


def test_what_a_baseline_accepts_is_set_aside_and_not_forgotten_by_a_run_that_compares_nothing(
    checker: Checker,
) -> None:
    make_site()
    put("news/odd.html", page(50, footer=FOOTER.replace(OWNER, "南海书院")))
    put(".checker.yaml", "baseline: known.json\n")
    assert checker("baseline", "create", "--site").code == 0
    accepted = Path("known.json").read_bytes()
    assert b"site-owner-unusual" in accepted
    assert checker("lint", "--site").code == 0
    assert "prune" not in checker("lint").err
    for command in ("prune", "update"):
        assert checker("baseline", command).code == 0
        assert Path("known.json").read_bytes() == accepted
    put("news/odd.html", page(50))
    assert "prune" in checker("lint", "--site").err
    assert checker("baseline", "prune", "--site").code == 0
    assert b"site-owner-unusual" not in Path("known.json").read_bytes()


def test_a_file_that_is_named_after_its_folder_is_read(checker: Checker) -> None:
    put("a/b.json", json.dumps([{"id": 1, "source": "网络", "content": TEXT.format(1)}], ensure_ascii=False))
    assert "attribution-vague" in checker("lint", "-f", "json", "a", "a/b.json").rules
