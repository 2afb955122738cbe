"""What cannot be read of an export is told where it stands, and the rest is judged; an export without an article says so."""

from __future__ import annotations

import json

import pytest

from checker.config import KnownNames, parse
from checker.linter import Linter, Result
from checker.settings import Settings
from checker.text.lines import Lines

LINTER = Linter()
TEXT = "老街的骑楼修好了，店铺又开张了，游客多了起来。"
A = json.dumps({"id": 1, "source": "网络", "content": TEXT}, ensure_ascii=False)
B = json.dumps({"id": 2, "source": "网络", "content": TEXT}, ensure_ascii=False)
ITEM = "<item><guid>{}</guid><source>网络</source><description>" + TEXT + "</description></item>"


def dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def faults(source: str, found: Result) -> list[str]:
    """The places of what could not be read."""
    lines = Lines(source)
    result = []
    for each in found.violations:
        if each.rule == "export-unreadable":
            assert each.place == lines.place(each.finding.span)
            result.append(f"{each.line}:{each.column}")
    return result


def judged(found: Result) -> list[str | None]:
    return [one.inside for one in found.documents if any(each.rule == "attribution-vague" for each in one.violations)]


BROKEN = [
    ("a line cut short", "a.jsonl", f'{A}\n{{"id": 9, "content": "一\n{B}\n', ["2:22"]),
    ("a line without a comma", "a.jsonl", f'{A}\n{{"id": 9 "content": "一"}}\n{B}\n', ["2:10"]),
    ("a bad escape", "a.jsonl", f'{A}\n{{"id": 9, "content": "\\q"}}\n{B}\n', ["2:22"]),
    ("half of an escape", "a.jsonl", f'{A}\n{{"id": 9, "content": "\\u12"}}\n{B}\n', ["2:22"]),
    ("a control character", "a.jsonl", f'{A}\n{{"id": 9, "content": "\x0b"}}\n{B}\n', ["2:22"]),
    ("no JSON at all", "a.jsonl", f"{A}\nrow two\n{B}\n", ["2:1"]),
    ("two objects a line", "a.jsonl", f"{A}\n{A} {B}\n{B}\n", [f"2:{len(A) + 2}"]),
    ("something behind an object of several lines", "a.jsonl", f'{A}\n{{"id": 9,\n"content": "一"}} x\n{B}\n', ["3:17"]),
    ("a list in a line", "a.jsonl", f"{A}\n[1]\n{B}\n", ["2:1"]),
    ("a row without a comma", "a.json", f"[{A}\n{B}]", ["2:1"]),
    ("a row without its end", "a.json", f'[{A},\n{{"id": 9, "content": "一",\n{B}]', ["3:1"]),
    ("a row with a bad value", "a.json", f'[{A},\n{{"id": 9, "content": tru}},\n{B}]', ["2:22"]),
    ("a file cut short", "a.json", f"[{A},\n{B},\n", ["3:1"]),
    ("something behind the end", "a.json", f"[{A},{B}]\n[1, 2]", ["2:1"]),
    ("garbage behind the end", "a.json", f"[{A},{B}]\n\nabc", ["3:1"]),
    ("a wrapped list without its end", "a.json", f'{{"data": [{A},{B}', [f"1:{len(A) + len(B) + 12}"]),
    ("a value too many", "a.csv", f"id,source,content\n1,网络,{TEXT}\n9,网络,{TEXT},x\n2,网络,{TEXT}\n", [f"3:{len(TEXT) + 7}"]),
    ("a quotation mark inside", "a.csv", f'id,source,content\n1,网络,{TEXT}\n9,网络,"一"二"\n2,网络,{TEXT}\n', ["3:6"]),
    ("a quotation mark that opens nothing", "a.csv", f'id,source,content\n1,网络,{TEXT}\n9,"网络,一\n2,网络,{TEXT}\n', ["3:3"]),
    ("tags that do not pair", "a.xml", f"<rss>{ITEM.format(1)}\n<item><title>一</item>\n{ITEM.format(2)}</rss>", ["2:15"]),
    ("a thousand elements in one another", "a.xml", f"<rss>{ITEM.format(1)}\n{'<item>' * 1000}{ITEM.format(2)}</rss>", ["2:5995"]),
    ("a bare <", "a.xml", f"<rss>{ITEM.format(1)}\n<item>1 < 2</item>\n{ITEM.format(2)}</rss>", ["2:9"]),
    ("a tag that goes on", "a.xml", f"<rss>{ITEM.format(1)}\n<item a='><guid>9</guid></item>\n{ITEM.format(2)}</rss>", ["2:1"]),
    ("an object that breaks off", "a.json", f'{{"code": 0, "data": {{"list": [{A},\n{B}]}}, "more": {{"a": x}}}}', [f"2:{len(B) + 19}"]),
    ("an entity of its own", "a.xml", f'<!DOCTYPE rss [<!ENTITY a "{TEXT}"><!ENTITY b "&a;&a;&a;">]><rss>{ITEM.format(1)}{ITEM.format(2)}</rss>', ["1:1"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "at"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_one_broken_row_is_one_violation_and_the_others_are_judged(name: str, source: str, at: list[str]) -> None:
    found = LINTER.lint(source.encode(), name)
    assert faults(source, found) == at
    assert found.unreadable is None
    if "ENTITY" not in source:
        assert judged(found) == ["1", "2"]


@pytest.mark.parametrize(("name", "source", "at"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_row_is_told_in_a_file_that_comes_in_pieces(
    name: str, source: str, at: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.readers.window.Window.__init__.__defaults__", (80,))
    content = source.encode()
    pieces = (content[begin : begin + 7] for begin in range(0, len(content), 7))
    found = [each for result in LINTER.stream(pieces, name) for each in result.violations]
    assert [f"{each.line}:{each.column}" for each in found if each.rule == "export-unreadable"] == at


def test_objects_of_several_lines_are_rows_each() -> None:
    spread = [json.dumps(json.loads(row), ensure_ascii=False, indent=1) for row in (A, B)]
    found = LINTER.lint("\n".join(spread).encode(), "a.jsonl")
    assert faults("", found) == []
    assert judged(found) == ["1", "2"]
    assert [each.line for each in found.violations if each.rule == "attribution-vague"] == [3, 8]


def test_many_broken_rows_are_told_together_and_counted() -> None:
    source = "".join(f"row {number}\n" for number in range(50)) + A
    found = LINTER.lint(source.encode(), "a.jsonl")
    assert faults(source, found) == [f"{line}:1" for line in range(1, 22)]
    assert "30" in [each for each in found.violations if each.rule == "export-unreadable"][-1].message
    assert judged(found) == ["1"]


LOST = [
    ("names that nobody knows", "a.json", json.dumps([{"ti": "春", "duanluo": TEXT}], ensure_ascii=False), "1:2"),
    ("a wrapped list of them", "a.json", json.dumps({"data": [{"ti": "春", "duanluo": TEXT}]}, ensure_ascii=False), "1:11"),
    ("lines of them", "a.jsonl", json.dumps({"ti": "春", "duanluo": TEXT}, ensure_ascii=False), "1:1"),
    ("texts in a list", "a.json", json.dumps([TEXT], ensure_ascii=False), "1:2"),
    ("a single object", "a.json", json.dumps({"duanluo": TEXT * 2}, ensure_ascii=False), "1:1"),
    ("a table without names", "a.csv", f"1,北山日报,{TEXT}\n2,网络,{TEXT}\n", "1:1"),
    ("a table with other names", "a.csv", f"a,b,c\n1,北山日报,{TEXT}\n", "1:1"),
    ("elements that nobody knows", "a.xml", f"<as><a><b>春</b><duanluo>{TEXT}</duanluo></a></as>", "1:5"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "at"), [each[1:] for each in LOST], ids=[each[0] for each in LOST])
def test_an_export_in_which_no_article_is_recognised_says_so(name: str, source: str, at: str) -> None:
    found = LINTER.lint(source.encode(), name)
    assert faults(source, found) == [at]
    [told] = [each.message for each in found.violations if each.rule == "export-unreadable"]
    assert "columns:" in told


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("package.json", '{"name": "a", "version": "1.0.0", "description": "A page.", "scripts": {"build": "x"}}'),
        ("a.json", '[{"id": 1, "name": "a"}, {"id": 2}]'),
        ("a.json", '{"site": {"title": "小河网", "icp": "京ICP备2099000001号"}}'),
        ("a.csv", "a,b\n1,2\n"),
        ("a.xml", "<site><name>小河网</name></site>"),
        ("sitemap.xml", "<urlset><url><loc>https://www.xiaohe.example/</loc></url></urlset>"),
        ("a.json", "{}"),
        ("devcontainer.json", '// for an editor\n{"image": "x"}'),
        ("search.json", '[{{ range .Pages }}{"title": "小河的新闻都在这里", "content": {{ .Plain }}},{{ end }}]'),
        (
            "rss.xml",
            "{{ print `<?xml?>` }}<rss>{{ range .Pages }}<item>{{ if lt 1 2 }}老街的骑楼修好了 < {{ end }}</item>{{ end }}</rss>",
        ),
        ("emotes.json", '[{"id": 1, "label": "开心地笑了起来"}, {"id": 2, "label": "哭"}]'),
        ("a.json", "[]"),
    ],
)
def test_data_without_chinese_texts_is_no_export(name: str, source: str) -> None:
    assert faults(source, LINTER.lint(source.encode(), name)) == []


def test_a_sitemap_is_said_to_be_one() -> None:
    [document] = LINTER.lint(
        b"<?xml version='1.0'?>\n<urlset><url><loc>https://a.example/</loc></url></urlset>", "s.xml"
    ).documents
    assert document.skipped is not None
    assert "网站地图" in document.skipped.text("zh")


def test_rows_without_a_text_are_counted() -> None:
    source = f'{A}\n{{"id": 3, "name": "图"}}\n{{"id": 4, "name": "图"}}\n{B}\n'
    found = LINTER.lint(source.encode(), "a.jsonl")
    assert judged(found) == ["1", "2"]
    assert [one.skipped.text("zh") for one in found.documents if one.skipped] == ["有2行没有正文一列，不是稿件"]


def test_every_row_decides_for_itself() -> None:
    source = '{"id": 1, "name": "图"}\n{"标题": "春", "来源": "网络", "正文": "' + TEXT + '"}\n' + B
    assert judged(LINTER.lint(source.encode(), "a.jsonl")) == ["row 2", "2"]


def with_columns(text: str) -> Linter:
    names = KnownNames(frozenset(rule.id for rule in LINTER.rulebook.rules), frozenset(LINTER.rulebook.packs))
    return Linter(Settings(config=parse(text, names)))


@pytest.mark.parametrize(("name", "source", "_at"), [each[1:] for each in LOST if "duanluo" in each[2]])
def test_a_configuration_says_which_column_is_the_text(name: str, source: str, _at: str) -> None:
    linter = with_columns('columns: {"a.*": {body: duanluo, title: [ti, b]}}')
    found = linter.lint(source.encode(), name)
    assert faults(source, found) == []
    assert [one.inside for one in found.documents if one.skipped is None] == ["row 1"]


def test_a_column_that_a_configuration_names_outweighs_the_others() -> None:
    source = json.dumps([{"content": TEXT, "source": "网络", "where": "北山日报"}], ensure_ascii=False)
    assert judged(LINTER.lint(source.encode(), "a.json")) == ["row 1"]
    assert judged(with_columns('columns: {"*.json": {source: where}}').lint(source.encode(), "a.json")) == []


def test_a_configuration_may_name_the_way_to_a_value() -> None:
    rows = [
        {"content": TEXT, "is": {"a": {"copied": "yes"}, "from": {"code": "南海晚报"}}},
        {"content": TEXT, "is": {"from": {"code": ""}}},
    ]
    linter = with_columns('columns: {"*.json": {republished: is.a.copied, source: is.from.code}}')
    first, second = linter.facts(json.dumps(rows, ensure_ascii=False).encode(), "a.json")
    assert [(fact.kind, fact.text) for fact, _ in first.facts] == [("reprint-mark", "yes"), ("attribution", "南海晚报")]
    assert [fact.kind for fact, _ in second.facts] == []


OWNERS = [
    ("南海书院", [("南海书院", "owned")]),
    ("© 2010-2024 南海书院 版权所有", [("南海书院", "owned")]),
    ("XX公司", [("XX公司", "placeholder")]),
    ("转载请注明出处", []),
    ("版权归作者所有，转载请联系", []),
    ("是", []),
    ("1", []),
    ("CC BY 4.0", []),
    ("", []),
    ("https://nanhai.example/terms", []),
]


@pytest.mark.parametrize(("said", "owners"), OWNERS, ids=[each[0] or "nothing" for each in OWNERS])
def test_the_owner_in_a_column_is_a_fact_of_its_row(said: str, owners: list[tuple[str | None, str]]) -> None:
    source = json.dumps({"content": TEXT, "版权方": said}, ensure_ascii=False)
    [page] = LINTER.facts(source.encode(), "a.jsonl")
    found = [fact for fact, _ in page.facts if fact.kind == "copyright"]
    assert [(fact.fields.get("owner"), fact.fields["state"]) for fact in found] == owners
    assert all(source[slice(*fact.span)] == said for fact in found)


def test_the_number_in_a_column_is_asked_what_any_number_is() -> None:
    rows = [
        {"content": TEXT, "source": "北山日报", "备案号": each}
        for each in ("京ICP备2099000001号-1", "京ICP备2099123号", "无", "")
    ]
    source = json.dumps(rows, ensure_ascii=False)
    found = LINTER.lint(source.encode(), "a.json").violations
    told = [(each.rule, source[slice(*each.finding.span)]) for each in found if each.rule.startswith("icp")]
    assert told == [("icp-malformed", "京ICP备2099123号")]


def test_a_source_column_is_compared_with_the_text() -> None:
    def told(column: str, said: str) -> list[tuple[str, str]]:
        source = json.dumps({"source": column, "content": f"<p>{TEXT}</p><p>（来源：{said}）</p>"}, ensure_ascii=False)
        found = LINTER.lint(source.encode(), "a.jsonl").violations
        return [(one.rule, source[slice(*one.finding.span)]) for one in found if one.rule.startswith("attribution")]

    assert told("北山日报", "北山日报") == []
    assert told("北山日报", "南湖晚报") == [("attribution-disagrees", "来源：南湖晚报")]
    assert told("北山日报", "网络") == [("attribution-disagrees", "来源：网络")]
    assert told("网络", "网络") != []


@pytest.mark.parametrize("claim", ["原创", "本站原创", "原创稿件"])
def test_a_source_column_may_claim_originality(claim: str) -> None:
    source = json.dumps({"source": claim, "content": TEXT}, ensure_ascii=False).encode()
    [page] = LINTER.facts(source, "a.jsonl")
    assert page.republished == "no"
    assert [fact.kind for fact, _ in page.facts] == ["original"]


NUMBERED = [
    ("without names", "a.csv", f"1,骑楼,网络,{TEXT}\n2,新店,北山日报,{TEXT}\n", ["row 1"]),
    ("by tabs", "a.tsv", f"1\t骑楼\t网络\t{TEXT}\n", ["row 1"]),
    ("with a separator said", "a.csv", f"sep=|\n1|骑楼|网络|{TEXT}\n", ["row 1"]),
    ("with a short text first", "a.csv", f"1,骑楼,网络,图片\n2,新店,网络,{TEXT}\n", ["row 1", "row 2"]),
    ("with names that nobody knows", "a.csv", f"nn,ti,wher,duanluo\n1,骑楼,网络,{TEXT}\n", ["row 1"]),
    ("with names in Chinese", "a.csv", f"编号,大题,何处,长段\n1,骑楼,网络,{TEXT}\n", ["1"]),
    ("with names that others have", "a.csv", f"id,source,title,content\n1,骑楼,网络,{TEXT}\n", ["1"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "source", "rows"), [each[1:] for each in NUMBERED], ids=[each[0] for each in NUMBERED]
)
def test_a_configuration_may_name_columns_by_number(name: str, source: str, rows: list[str]) -> None:
    linter = with_columns('columns: {"a.*": {body: 4, title: 2, source: [3, copyfrom]}}')
    found = linter.lint(source.encode(), name)
    assert faults(source, found) == []
    assert judged(found) == rows
    [first, *_] = [each for each in found.violations if each.rule == "attribution-vague"]
    assert source[slice(*first.finding.span)] == "网络"


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_without_names_of_columns_says_so_and_which_column_may_be_the_text(name: str) -> None:
    source = f"1,北山日报,{TEXT}\n2,网络,{TEXT}\n".replace(",", "\t" if name == "a.tsv" else ",")
    [told] = [
        each.message for each in LINTER.lint(source.encode(), name).violations if each.rule == "export-unreadable"
    ]
    assert f'columns: {{"{name}": {{body: 3, title: 列号, source: 列号}}}}' in told


def test_what_looks_like_a_text_is_named_as_a_configuration_names_it() -> None:
    for name, said in (("duan", "duan"), ("长段", "长段"), ("long: one", '"long: one"')):
        source = json.dumps([{"ti": "春", name: TEXT}], ensure_ascii=False)
        [told] = [
            each.message
            for each in LINTER.lint(source.encode(), "a.json").violations
            if each.rule == "export-unreadable"
        ]
        assert f'{{"a.json": {{body: {said}}}}}' in told
        assert judged(
            with_columns(f'columns: {{"a.json": {{body: {said}, source: ti}}}}').lint(
                source.replace("春", "网络").encode(), "a.json"
            )
        )


def test_a_declared_number_that_no_column_has_is_told() -> None:
    source = f"1,骑楼,{TEXT}\n"
    assert faults(source, with_columns("columns: {a.csv: {body: 3, source: 7}}").lint(source.encode(), "a.csv")) == [
        "1:1"
    ]


OUTSIDE = [
    ("names apart from values", "a.json", dumped({"columns": ["title", "content"], "rows": [["骑楼", TEXT * 2]]})),
    ("in ASCII", "a.json", json.dumps({"rows": [["x", TEXT * 2]]})),
    ("very deep", "a.json", '{"a": ' * 12 + f'[{{"content": "{TEXT * 2}"}}]' + "}" * 12),
    ("all in attributes", "a.xml", f'<list><article title="骑楼" content="{TEXT * 2}"/></list>'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source"), [each[1:] for each in OUTSIDE], ids=[each[0] for each in OUTSIDE])
def test_a_text_that_stands_in_no_row_is_told(name: str, source: str) -> None:
    begin = source.find("老街的骑楼修好了") if "老街" in source else source.find(json.dumps(TEXT)[1:-1])
    assert faults(source, LINTER.lint(source.encode(), name)) == [f"1:{begin + 1}"]


def test_a_declared_column_that_no_row_has_is_told_where_there_are_enough_of_them() -> None:
    linter = with_columns('columns: {"a.*": {body: content, source: [befrm, "from.nme"]}}')
    row = dumped({"content": TEXT, "from": {"name": "北山日报"}})
    forms = {"a.jsonl": f"{row}\n", "a.xml": f"<item><content>{TEXT}</content><from>北山日报</from></item>"}
    for name, one in forms.items():
        few, many = (f"<rss>{one * count}</rss>" if name == "a.xml" else one * count for count in (19, 20))
        assert faults(few, linter.lint(few.encode(), name)) == []
        assert faults(many, linter.lint(many.encode(), name)) == ["1:1"]
        last = one.replace("from", "befrm")
        mended = many.replace("</rss>", f"{last}</rss>") if name == "a.xml" else many + last
        assert faults(mended, linter.lint(mended.encode(), name)) == []
