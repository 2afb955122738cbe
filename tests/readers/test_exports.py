"""Tables of articles and feeds: every row is a document, and every character of it comes from where it stands in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document
from checker.readers import asking, read
from checker.text.lines import Lines
from tests.readers.test_places import check, html_text, markdown_text
from tests.readers.woven import Piece, Shown, blank, joined, mark, seen, wide


def documents(name: str, source: str) -> list[Document]:
    return list(read(name, source.encode()))


def spelled(piece: Piece, spell: Callable[[str], str]) -> Piece:
    """A piece with every character of its source spelled as its file spells it."""
    places, source = [], ""
    for char in piece.source:
        places.append(len(source))
        source += spell(char)
    places.append(len(source))
    ends = [*places[1:], len(source)]
    return Piece(source, tuple(Shown(one.character, places[one.start], ends[one.end - 1]) for one in piece.shown))


def of_json(char: str) -> str:
    return json.dumps(char, ensure_ascii=char in "新月\u3000")[1:-1].replace("/", r"\/")


def of_csv(char: str) -> str:
    return char.replace('"', '""')


def of_xml(char: str) -> str:
    return {"山": "&#23665;", "'": "&apos;"}.get(char, escape(char, {'"': "&quot;"}))


def twice(char: str) -> str:
    return "".join(map(of_json, escape(char, {'"': "&quot;"})))


FILES = [
    ("a.jsonl", '{"id": 1, "content": ""}\n{"id": 7, "标题": "春", "content": "', '", "source": "新华\\u7f51"}\n', of_json),
    ("a.json", '[\n {"id": 1, "content": null},\n {"id": 7, "content": "', '", "source": "新华\\u7f51"}]', of_json),
    ("twice.jsonl", '{"id": 1, "content": ""}\n{"id": 7, "标题": "春", "content": "', '", "source": "新华\\u7f51"}\n', twice),
    ("a.csv", 'ID,标题,Content,source\n1,,,\n7,"春,""夏","', '","新华""网"\r\n', of_csv),
    ("a.tsv", 'id\tsource\tcontent\n1\n7\t新华网\t"', '"', of_csv),
    ("a.xml", "<?xml version='1.0'?><rss><channel><item><guid>1</guid></item><item><guid>7</guid><description>", "</description><dc:source>新华&#x7f51;</dc:source></item></channel></rss>", of_xml),
    ("a.atom", "<feed><entry><id>1</id></entry><entry><content type='html'>", "</content><id>7</id><author><name>李明</name></author><source><title>新华网</title></source></entry></feed>", of_xml),
]  # fmt: skip
pages = html_text.map(lambda page: joined(mark("<i></i>"), page, mark("<br>")))


@pytest.mark.parametrize(("name", "before", "after", "spell"), FILES, ids=[file[0] for file in FILES])
@given(page=pages)
def test_each_character_of_a_row_comes_from_where_it_stands(
    name: str, before: str, after: str, spell: Callable[[str], str], page: Piece
) -> None:
    whole = joined(mark(before), spelled(page, spell), mark(after))
    first, document = documents(name, whole.source)
    assert (first.inside, document.inside, document.source) == ("1", "7", whole.source)
    check(document, whole.shown)
    assert document.format == "html"
    for link in document.links:
        assert whole.source[slice(*link.span)].startswith(
            (spelled(mark("<a"), spell).source, spelled(mark("<A"), spell).source)
        )
    [source] = [field for field in document.fields if field.name == "source"]
    assert source.origin == "column"
    assert whole.source[slice(*source.span)].startswith("新华")


@given(markdown_text)
def test_a_post_in_a_row_keeps_its_places(post: Piece) -> None:
    page = joined(post, mark("\n[dj]: https://a.cn/\n"))
    whole = joined(mark('{"id": 1, "markdown": "'), spelled(page, of_json), mark('"}'))
    [document] = documents("a.jsonl", whole.source)
    if document.format == "markdown":
        check(document, whole.shown)


@given(st.lists(st.one_of(seen, wide, blank), min_size=1, max_size=8).map(lambda pieces: joined(*pieces)))
def test_a_plain_text_in_a_row_keeps_its_places(text: Piece) -> None:
    whole = joined(mark('{"_id": {"$oid": "ab"}, "正文": "'), spelled(text, of_json), mark('"}'))
    [document] = documents("a.ndjson", whole.source)
    check(document, whole.shown)
    assert (document.inside, document.format, document.kind) == ("ab", "text", "article")


@given(st.lists(st.one_of(seen, wide), min_size=1, max_size=6).map(lambda pieces: joined(*pieces)))
def test_a_cdata_section_stands_as_it_is(text: Piece) -> None:
    page = joined(mark("<p>"), text, mark("</p>"))
    before = "<rss><item><description>春</description><content:encoded>\n<![CDATA["
    whole = joined(mark(before), page, mark("]]>\n</content:encoded></item></rss>"))
    [document] = documents("a.xml", whole.source)
    check(document, whole.shown)
    assert document.inside == "row 1"


def test_fields_are_columns_and_the_title_is_the_pages_own() -> None:
    source = '{"Title": "春\\n", "source": "甲\\"社", "original": true, "views": 12, "tags": ["x"], "none": null, "body": "<p>一</p>"}\n'
    [document] = documents("a.jsonl", source)
    told = [(field.origin, field.name, field.value, source[slice(*field.span)]) for field in document.fields]
    assert told == [
        ("meta", "title", "春", "春\\n"),
        ("column", "source", '甲"社', '甲\\"社'),
        ("column", "original", "true", "true"),
        ("column", "views", "12", "12"),
        ("column", "none", "", "null"),
    ]


def test_the_text_of_a_feed_is_its_fullest_and_its_links_are_addresses() -> None:
    source = (
        "<feed xmlns='x'><title>隐</title><entry><title>春 &amp; 夏</title><link rel='self' href='隐'/><link href='https://a.example/1?a=1&amp;b'/>"
        "<summary>隐</summary><content type='xhtml'><div><p>一<b>二</b></p></div></content></entry></feed>"
    )
    [document] = documents("a.xml", source)
    assert document.text.split() == ["一二"]
    assert document.inside == "https://a.example/1?a=1&b"
    assert [(field.name, field.value) for field in document.fields] == [
        ("title", "春 & 夏"), ("link", "https://a.example/1?a=1&b"), ("summary", "隐"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "source", "at"),
    [
        ("a.jsonl", '{"content": "一"}\n{"content": "二}\n', "第2行第13列"),
        ("a.jsonl", '{"content": "一"} {"content": "二"}\n', "第1行第18列"),
        ("a.jsonl", '{"content": "一"}\n["二"]\n', "第2行第1列"),
        ("a.jsonl", '{"content": "一" "a": 1}\n', "第1行第17列"),
        ("a.jsonl", '{"content": "一", "a" 1}\n', "第1行第18列"),
        ("a.jsonl", '{"content": "一", "a": ' + "[" * 100_000, "第1行第23列"),
        ("a.json", '[{"content": "一"}\n{"content": "二"}]', "第2行第1列"),
        ("a.json", '[{"content": "一"},', "第1行第19列"),
        ("a.csv", 'id,content\n1,"一"二"\n', "第2行第3列"),
        ("a.csv", 'id,content\n1,"一\n', "第2行第3列"),
        ("a.csv", "id,content\n1,一,二\n", "第2行第5列"),
        ("a.xml", "<rss><item><title>一</item></rss>", "第1行第20列"),
        ("a.xml", "<rss><item><title>一", "第1行第20列"),
        ("a.xml", "<rss><item>1 < 2</item></rss>", "第1行第14列"),
    ],
)
def test_a_broken_row_is_told_at_its_place(name: str, source: str, at: str) -> None:
    [fault] = [fault for document in documents(name, source) for fault in document.faults]
    place = Lines(source).place(fault.span)
    assert at == f"第{place.line}行第{place.column}列"


@pytest.mark.parametrize(
    "before",
    ["", "\n", "<?xml version='1.0'?>\n", "<!-- - -- 桥 -->\n" * 500, "<!DOCTYPE rss>", "<!-- a --><!a>" * 500],
)
def test_a_feed_is_one_whatever_stands_above_its_root(before: str) -> None:
    [document] = documents("a.xml", before + "<rss><item><title>桥</title></item></rss>")
    assert document.inside is not None


@pytest.mark.parametrize(
    "begun",
    ["<!-- a -->" * 9000 + "<b/>", "<a" + "桥" * 90_000, "<a" + " 桥" * 45_000, "<a b='" + "'" * 90_001, "<" * 90_000],
)
def test_a_long_file_of_markup_that_ends_in_nothing_is_read(begun: str) -> None:
    assert len(documents("a.xml", begun)) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.json", '{"content": "京"}'),
        ("a.json", '[{"icp": "京"}]'),
        ("a.json", '["content"]'),
        ("a.jsonl", '{"icp": "京"}\n'),
        ("a.csv", "icp,name\n京,a\n"),
        ("a.xml", "<site><icp>京</icp></site>"),
    ],
)
def test_a_file_without_a_column_for_a_text_is_data(name: str, source: str) -> None:
    [document] = documents(name, source)
    assert (document.inside, document.format, document.kind) == (None, "data", "template")
    assert "京" in document.text or "content" in document.text


def test_a_declared_footer_is_data_whatever_its_columns() -> None:
    [document] = read("a.json", '[{"content": "京"}]'.encode(), asking(kind="template"))
    assert document.inside is None


def test_damage_is_told_once_of_the_row_where_it_stands() -> None:
    data = "id,content\n1,一二三四五六七八\n2,一二三四五\n3,六七八九十\n".encode()
    at = data.rindex("五".encode())
    found = list(read("a.csv", data[:at] + b"\xff\xfe" + data[at:]))
    assert [document.damaged for document in found] == [0, 2, 0]


def test_a_whole_page_in_a_row_is_a_page() -> None:
    [first, second] = documents("a.jsonl", '{"html": "<html><body>一</body></html>"}\n{"html": "<p>一</p>"}\n')
    assert (first.kind, second.kind) == ("page", "article")


def test_an_allowance_above_the_text_of_a_row_covers_the_row_and_no_other() -> None:
    source = '{"source": "网络", "content": "<!-- checker: allow x --><p>一</p>"}\n{"content": "<p>二</p><!-- 三 --><p>四</p>"}\n'
    first, second = documents("a.jsonl", source)
    assert source[slice(*first.comments[0].covers)] == source.splitlines()[0]
    assert source[slice(*second.comments[0].covers)] == "<p>四</p>"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_values_of_csv_stand_between_any_separators_and_line_ends(separator: str, end: str) -> None:
    rows = [["id", "来源", "content"], ["甲", "", f'"一{separator}{end}""二"""'], [""], ["乙", "新华网", "三"]]
    found = documents("a.csv", end.join(separator.join(row) for row in rows))
    assert [(one.inside, "".join(one.text.split()).replace(",", "").replace(";", "")) for one in found] == [
        ("甲", '一"二"'),
        ("乙", "三"),
    ]


@given(
    st.text('{}[]":,\\u0 \n<>&;!-/aenitmrs"', max_size=60),
    st.sampled_from(["a.jsonl", "a.json", "a.csv", "a.tsv", "a.xml"]),
)
def test_whatever_a_file_holds_it_is_read(source: str, name: str) -> None:
    head = {
        "a.json": '[{"content": "',
        "a.jsonl": '{"content": "',
        "a.csv": "id,content\n",
        "a.tsv": "content\n",
        "a.xml": "<rss>",
    }[name]
    found = documents(name, head + source)
    assert all(0 <= fault.span.start <= len(head + source) for one in found for fault in one.faults)
    assert all(0 <= field.span.start <= field.span.end <= len(head + source) for one in found for field in one.fields)
