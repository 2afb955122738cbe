"""Exports, manuscripts and packed sites from the outside: named, met while walking, configured, passed by a hook."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from checker import processes, run, worker
from checker.linter import Linter
from checker.readers.batch import Batch
from tests.cli.conftest import Checker
from tests.readers.test_manuscript import packed, paragraph
from tests.readers.test_manuscript import run as run_of

TEXT = "老街的骑楼修好了，店铺又开张了，游客多了起来。"
ROWS = [
    {"id": 1, "title": "骑楼", "source": "网络", "content": TEXT},
    {"id": 2, "title": "新店", "source": "北山日报", "content": TEXT},
]
LOST = f"a,b\n骑楼,{TEXT}\n"


def put(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_named_export_without_articles_fails_and_one_that_a_hook_passes_does_not(checker: Checker) -> None:
    put("a.csv", LOST)
    ran = checker("lint", "-f", "json", "a.csv")
    assert (ran.code, ran.rules) == (1, ["export-unreadable"])
    assert "columns:" in ran.report["violations"][0]["message"]
    assert checker("lint", "--force-exclude", "a.csv").code == 0
    assert checker("lint", ".").code == 0


def test_a_configured_export_is_read_and_its_columns_are_known(checker: Checker) -> None:
    put("out/a.csv", "a,b,c\n骑楼,网络," + TEXT + "\n")
    put(".checker.yaml", "columns: {out/*.csv: {body: c, source: b, title: a}}\n")
    ran = checker("lint", "-f", "json", "--ignore", "bookkeeping", ".")
    assert (ran.code, ran.rules) == (1, ["attribution-vague"])
    assert ran.report["violations"][0]["column"] == 4
    shown = checker("lint", "--show-files", "-f", "json", ".").report
    assert [row["columns"] for row in shown if row["path"] == "out/a.csv"] == [
        {"c": "body", "a": "title", "b": "source"}
    ]
    put(".checker.yaml", "columns: {out/*.csv: {bodi: c}}\n")
    ran = checker("lint", ".")
    assert ran.code == 2
    assert "body" in ran.err


def test_columns_are_shown_as_the_file_spells_them(checker: Checker) -> None:
    put("a.csv", f"ArticleID,NewsTitle,SRC_Media,Content\n1,骑楼,北山日报,{TEXT}\n")
    put("a.json", json.dumps([{"NewsTitle": "骑楼", "copyFrom": "北山日报", "Content": TEXT}], ensure_ascii=False))
    put(
        "a.xml",
        f"<RECORDS><RECORD><NewsTitle>骑楼</NewsTitle><copyFrom>北山日报</copyFrom><Content>{TEXT}</Content></RECORD></RECORDS>",
    )
    shown = checker("lint", "--show-files", "-f", "json", "a.csv", "a.json", "a.xml").report
    assert [row["columns"] for row in shown] == [
        {"Content": "body", "ArticleID": "id", "NewsTitle": "title", "SRC_Media": "source"},
        {"Content": "body", "NewsTitle": "title", "copyFrom": "source"},
        {"Content": "body", "NewsTitle": "title", "copyFrom": "source"},
    ]


def test_a_row_whose_source_column_names_the_house_is_no_reprint_without_a_source(checker: Checker) -> None:
    put("out/a.csv", f"标题,来源,正文\n骑楼,北山日报,{TEXT}\n新店,南山晚报,{TEXT}\n老桥,,{TEXT}\n")
    put(
        ".checker.yaml",
        "columns: {out/*.csv: {body: 正文}}\npresume: republished\nsite: {name: 北山网, owner: 北山社}\n",
    )
    ran = checker("lint", "-f", "json", ".")
    assert [(each["rule"], each["line"]) for each in ran.report["violations"]] == [("attribution-missing", 4)]


def test_rows_are_named_by_id_and_title(checker: Checker) -> None:
    put("a.jsonl", lines(ROWS))
    assert "[1 骑楼]" in checker("lint", "a.jsonl").out
    assert "a.jsonl#1 骑楼" in checker("lint", "--show-files", "a.jsonl").out


def test_a_database_dump_is_said_to_be_a_program(checker: Checker) -> None:
    put("a.sql", f"INSERT INTO news VALUES (1, '{TEXT}');\n")
    ran = checker("lint", "--show-files", "a.sql")
    assert "程序" in ran.out


def test_a_long_export_says_the_same_as_a_short_one(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.jsonl", lines(ROWS * 40))
    put("b.csv", "id,source,content\n" + f"1,网络,{TEXT}\n" * 40)
    options = ("-f", "json", "--no-cache", "a.jsonl", "b.csv")
    whole, facts = checker("lint", *options), checker("facts", "-f", "jsonl", "a.jsonl")
    monkeypatch.setattr(worker, "LONG", 100)
    monkeypatch.setattr(run, "MANY_BYTES", 0)
    streamed = checker("lint", *options)
    assert streamed.report == whole.report
    assert checker("facts", "-f", "jsonl", "a.jsonl").out == facts.out
    assert len(whole.rules) == 80


def test_the_rows_of_a_long_file_are_divided_among_processes_and_say_the_same(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = f'{{"id": 9, "content": "一\n{{"content": "{TEXT}", "source": "网络"}}\n'
    put("a.jsonl", (lines(ROWS * 40) + broken) * 6)
    put("b.csv", "id,source,content\n" + f"1,网络,{TEXT}\n" * 400)
    put("c.json", json.dumps({"data": ROWS * 200}, ensure_ascii=False))
    item = f"<item><guid>1</guid><source>网络</source><description>{TEXT}</description></item>"
    put("d.xml", f"<rss><channel>{item * 400}</channel></rss>")
    options = ("-f", "json", "--no-cache", "a.jsonl", "b.csv", "c.json", "d.xml")
    whole = checker("lint", *options)
    monkeypatch.setattr(worker, "LONG", 100)
    started: list[int] = []
    divided = processes._divided
    monkeypatch.setattr(processes, "_divided", lambda *given: started.append(given[-1]) or divided(*given))
    several = checker("lint", *options, "--jobs", "2")
    assert started == [2, 2, 2, 2]
    assert several.report == whole.report
    assert [each["line"] for each in whole.report["violations"] if each["rule"] == "export-unreadable"] == [
        81, 163, 245, 327, 409, 491,
    ]  # fmt: skip
    facts = checker("facts", "-f", "jsonl", "a.jsonl").out
    assert checker("facts", "-f", "jsonl", "--jobs", "2", "a.jsonl").out == facts


def test_no_process_is_started_for_a_few_rows(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    put("a.jsonl", lines(ROWS * 40))
    monkeypatch.setattr(worker, "LONG", 100)
    monkeypatch.setattr(run, "MANY_BYTES", 0)
    monkeypatch.setattr(processes, "_started", refuse)
    assert checker("lint", "--jobs", "4", "a.jsonl").code == 1


def test_a_packed_site_is_read_when_it_is_named(checker: Checker) -> None:
    with zipfile.ZipFile("site.zip", "w") as file:
        file.writestr("a.html", f"<p>来源：网络</p><p>{TEXT}</p>")
        file.writestr("../b.html", "x")
    ran = checker("lint", "-f", "json", "--select", "attribution", "site.zip")
    assert [(each["path"], each["rule"]) for each in ran.report["violations"]] == [
        ("site.zip!/a.html", "attribution-vague")
    ]
    assert any("外面" in each["reason"] for each in ran.report["skipped"])
    assert "site.zip!/a.html" in checker("lint", "--show-files", "site.zip").out
    assert checker("lint", ".").code == 0


def test_nothing_is_mended_in_an_archive(checker: Checker) -> None:
    with zipfile.ZipFile("site.zip", "w") as file:
        file.writestr(
            "a.html",
            '<!doctype html><p>© 2012 小河社 <a href="http://www.miibeian.gov.cn/">京ICP备2099000001号</a></p>',
        )
    before = Path("site.zip").read_bytes()
    checker("lint", "--fix", "site.zip")
    assert Path("site.zip").read_bytes() == before


def test_a_manuscript_says_in_which_part_its_places_are(checker: Checker) -> None:
    Path("稿.docx").write_bytes(
        packed(paragraph(run_of("骑楼")) + paragraph(run_of("来源：网络")) + paragraph(run_of(TEXT)))
    )
    ran = checker("lint", "-f", "json", "--select", "attribution", "稿.docx")
    [told] = ran.report["violations"]
    assert (told["part"], told["line"], told["column"], told["rule"]) == (
        "word/document.xml",
        2,
        1,
        "attribution-vague",
    )
    sarif = checker("lint", "-f", "sarif", "--select", "attribution", "稿.docx").report
    [place] = sarif["runs"][0]["results"][0]["locations"][0]["logicalLocations"]
    assert place["fullyQualifiedName"] == "稿.docx!/word/document.xml"
    facts = json.loads(checker("facts", "-f", "jsonl", "稿.docx").out)
    assert facts["part"] == "word/document.xml"
    before = Path("稿.docx").read_bytes()
    checker("lint", "--fix", "--unsafe-fixes", "稿.docx")
    assert Path("稿.docx").read_bytes() == before


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.xlsx"])
def test_an_office_file_met_while_walking_is_skipped_with_advice(checker: Checker, name: str) -> None:
    Path(name).write_bytes(b"\xd0\xcf\x11\xe0")
    assert any(word in checker("lint", "--show-files", ".").out for word in (".docx", "CSV"))
    assert checker("lint", ".").code == 0
    assert checker("lint", name).code == 1


def test_where_only_data_lies_the_way_to_have_it_read_is_told(checker: Checker) -> None:
    put("out/a.csv", f"id,title,newstext\n1,骑楼,{TEXT}\n")
    ran = checker("lint")
    assert ran.code == 0
    assert "columns" in ran.err
    assert "checker init" in ran.err
    put("a.md", TEXT)
    assert "checker init" not in checker("lint").err


def test_a_folder_of_exports_is_read_as_init_configures_it(checker: Checker) -> None:
    for day in ("1", "2"):
        put(f"out [a]/{day}.csv", f"id,title,befrom,newstext\n1,骑楼,网络,{TEXT}\n" * 1000)
        put(f"out [a]/{day}.jsonl", lines(ROWS))
    put("out [a]/totals.json", '{"name": "总数", "count": 2}')
    assert checker("init").code == 0
    written = Path(".checker.yaml").read_text(encoding="utf-8")
    assert "4 个文件" in written
    assert "totals" not in written
    ran = checker("lint", "-f", "json", "--select", "attribution-vague")
    assert {each["path"] for each in ran.report["violations"]} == {
        f"out [a]/{day}.{suffix}" for day in "12" for suffix in ("csv", "jsonl")
    }
    assert "没有匹配到" not in ran.err


def test_of_data_some_of_which_holds_articles_init_names_just_those(checker: Checker) -> None:
    put("a.json", json.dumps(ROWS, ensure_ascii=False))
    put("package.json", '{"name": "x"}')
    shown = checker("init", "--print").out
    assert '\ncolumns:\n  "/a.json": {}\n' in shown


NO_ARTICLES = {
    "sayings": [{"id": 1, "content": TEXT, "author": "王小河"}, {"id": 2, "content": TEXT, "author": "李明"}],
    "names": [{"title": "骑楼", "content": "老街骑楼图集"}, {"title": "新店", "content": "老街新店开张图集"}],
    "one text": {"title": "骑楼", "content": TEXT},
}


@pytest.mark.parametrize("data", NO_ARTICLES.values(), ids=NO_ARTICLES.keys())
def test_data_without_titles_and_texts_of_sentences_is_not_proposed(checker: Checker, data: object) -> None:
    put("a.json", json.dumps(data, ensure_ascii=False))
    assert "\ncolumns:" not in checker("init", "--print").out


@pytest.mark.parametrize("name", ["config", "site-settings", "lang.zh", "manifest"])
def test_what_tells_a_program_something_is_no_data(checker: Checker, name: str) -> None:
    put(f"{name}.json", json.dumps(ROWS, ensure_ascii=False))
    assert "\ncolumns:" not in checker("init", "--print").out
    put("landscape.json", json.dumps(ROWS, ensure_ascii=False))
    assert '\ncolumns:\n  "/landscape.json": {}\n' in checker("init", "--print").out


def test_the_data_of_a_generator_is_left_to_its_pages(checker: Checker) -> None:
    put("_config.yml", "title: 小河\n")
    put("source/_posts/a.md", TEXT)
    put("themes/x/layout/layout.ejs", "<html></html>")
    put("source/db.json", json.dumps(ROWS, ensure_ascii=False))
    assert "\ncolumns:" not in checker("init", "--print").out


def test_without_roles_a_pattern_asks_for_files_by_their_folder_and_their_columns_are_known_by_name(
    checker: Checker,
) -> None:
    put("out/a.csv", f"id,title,befrom,newstext\n1,骑楼,网络,{TEXT}\n")
    put(".checker.yaml", 'columns: {"out/**": {}}\n')
    ran = checker("lint", "-f", "json", "--select", "attribution-vague")
    assert ran.rules == ["attribution-vague"]
    assert "没有匹配到" not in ran.err


def test_a_declared_column_that_the_header_lacks_is_told_at_the_header(checker: Checker) -> None:
    put("out/a.csv", "编号,标题,from\n1,骑楼,网络\n")
    put("out/b.csv", f"sep=,\nid,title,copyfrom,c\n1,骑楼,北山日报,{TEXT}\n")
    put("out/c.csv", f"id,title,b,c\n1,骑楼,北山日报,{TEXT}\n")
    put("out/d.csv", f"id,b,标题,a\n1,北山日报,骑楼,{TEXT}\n")
    put(".checker.yaml", 'columns: {"out/*.csv": {body: c, source: [b, 来源]}}\n')
    ran = checker("lint", "-f", "json", "--select", "export-unreadable")
    told = {(each["path"], each["line"], each["column"]) for each in ran.report["violations"]}
    assert told == {("out/a.csv", 1, 1), ("out/b.csv", 2, 1), ("out/d.csv", 1, 1)}
    assert any("source" in each["message"] and "copyfrom" in each["message"] for each in ran.report["violations"])


LONG = "清晨五点，渔港的灯一盏一盏亮起来，船老大把缆绳解开，渔船慢慢驶出防波堤，海面上风不大。"
UNKNOWN = [
    ("骑楼修好了", "北山日报", "王小河", "要闻"),
    ("新店开张啦", "网络", "李明", "国内"),
    ("码头修好了", "南海晚报", "张山青", "国内"),
]


def test_of_data_whose_columns_nobody_knows_init_says_in_a_remark_what_they_may_hold(checker: Checker) -> None:
    rows = [dict(zip(("ti", "wher", "zj", "lan", "dl"), (*row, LONG), strict=True)) for row in UNKNOWN]
    put("a.csv", "ti,wher,zj,lan,dl\n" + "".join(f"{','.join(row.values())}\n" for row in rows))
    put("b.jsonl", lines(rows))  # type: ignore[arg-type]
    put("c.json", json.dumps({"data": {"rows": rows}}, ensure_ascii=False))
    put("d.tsv", "".join("\t".join(row.values()) + "\n" for row in rows))
    put("e.csv", "name,count\n北山日报,3\n南海晚报,4\n")
    put("f.csv", f"id,title,source,content\n1,骑楼,网络,{LONG}\n")
    shown = checker("init", "--print").out
    said = "{body: dl, title: ti, source: wher, author: zj}"
    assert [line for line in shown.split("\n") if "body:" in line and "{" in line] == [
        f'#   "/a.csv": {said}',
        f'#   "/c.json": {said}',
        f'#   "/b.jsonl": {said}',
        '#   "/d.tsv": {body: "5", title: "1", source: "2", author: "3"}',
    ]
    assert '\ncolumns:\n  "/f.csv": {}\n' in shown
    put(
        ".checker.yaml",
        "columns:\n" + "".join(f"{line[2:]}\n" for line in shown.split("\n") if "body:" in line and "{" in line),
    )
    ran = checker("lint", "-f", "json", "--select", "attribution-vague")
    assert sorted(each["path"] for each in ran.report["violations"]) == ["a.csv", "b.jsonl", "c.json", "d.tsv"]


def test_init_looks_into_the_beginning_of_a_long_export(checker: Checker) -> None:
    put("a.jsonl", lines([{"ti": f"第{number}篇", "duanluo": LONG} for number in range(8000)]))
    assert Path("a.jsonl").stat().st_size > 500_000
    assert '#   "/a.jsonl": {body: duanluo}' in checker("init", "--print").out


def test_the_listing_of_files_says_which_is_the_footer_that_the_configuration_names(checker: Checker) -> None:
    put("parts/a.html", "<footer>© 2026 小河社</footer>")
    put("parts/b.html", "<footer>京ICP备2099000001号-1</footer>")
    put("parts/c.html", "<footer>© 2026 小河社 京ICP备2099000001号-1</footer>")
    put(".checker.yaml", "footer: [parts/a.html, parts/b.html]\n")
    shown = checker("lint", "--show-files", ".").out.splitlines()
    assert [line.split("  ")[0] for line in shown if "配置写明的页脚" in line] == ["parts/a.html", "parts/b.html"]
    rows = checker("lint", "--show-files", "-f", "json", ".").report
    assert [row["path"] for row in rows if row["footer"]] == ["parts/a.html", "parts/b.html"]


def test_some_rows_that_bring_the_program_down_cost_only_themselves(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.jsonl", lines(ROWS * 40))
    monkeypatch.setattr(worker, "LONG", 100)
    judged = Linter.stream

    def fails(self: Linter, content: object, path: str, **wanted: bool) -> object:
        if isinstance(content, Batch) and content.first in (3, 7):
            raise RuntimeError
        return judged(self, content, path, **wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(Linter, "stream", fails)
    ran = checker("lint", "-f", "json", "--no-cache", "--jobs", "1", "--select", "attribution-vague", "a.jsonl")
    assert ran.code == 2
    assert {each["reason"] for each in ran.report["skipped"]} == {"程序自身的故障，未检查完"}
    assert sorted(each["line"] for each in ran.report["violations"]) == [1, 3, *range(17, 80, 2)]
    assert ran.err.count("RuntimeError") == 1


def test_a_long_export_that_is_no_text_is_told_like_a_short_one(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.csv").write_bytes(bytes(range(256)) * 10)
    short = checker("lint", "-f", "json", "a.csv"), checker("facts", "-f", "jsonl", "a.csv")
    monkeypatch.setattr(worker, "LONG", 100)
    long = checker("lint", "-f", "json", "a.csv"), checker("facts", "-f", "jsonl", "a.csv")
    assert short[0].rules == ["page-unreadable"]
    assert [each.out for each in long] == [each.out for each in short]
