from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.errors import CheckerError, ReadError
from checker.model import Edit, Span
from checker.text.charset import codec_of, declaration
from checker.text.decode import decode, encode_edits
from checker.text.pieces import decoded

CHINESE = "本站转载这篇文章，是为了让更多的人看到；来源：某某日报，责任编辑：张三。"
TRADITIONAL = "本站轉載這篇文章，是為了讓更多的人看到；來源：某某日報，責任編輯：張三。"
HEAD = '<meta charset="{}">'
DECODED = [
    ("plain UTF-8", CHINESE.encode(), "utf-8", ""),
    ("UTF-8 with a BOM", codecs.BOM_UTF8 + CHINESE.encode(), "utf-8", ""),
    ("UTF-16 with a BOM", codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"), "utf-16-le", ""),
    ("big-endian UTF-16", codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16-be", ""),
    ("GB 18030 with a BOM", ("\ufeff" + CHINESE).encode("gb18030"), "gb18030", ""),
    ("GBK as declared", (HEAD.format("GBK") + CHINESE).encode("gbk"), "gb18030", "gbk"),
    ("GBK, and a program declares it", (HEAD.format("<?php echo $charset; ?>") + CHINESE).encode("gbk"), "gb18030", ""),
    ("GBK undeclared", CHINESE.encode("gbk"), "gb18030", ""),
    ("Big5 as declared", (HEAD.format("big5") + TRADITIONAL).encode("big5"), "big5", "big5"),
    ("Big5 undeclared", TRADITIONAL.encode("big5"), "big5", ""),
    ("Big5 with the euro sign", (HEAD.format("big5") + TRADITIONAL + "€").encode("cp950"), "cp950", "big5"),
    ("Hong Kong's Big5", (HEAD.format("big5") + TRADITIONAL + "啲嘢").encode("big5hkscs"), "big5hkscs", "big5"),
    ("UTF-8 that says GB2312", (HEAD.format("gb2312") + CHINESE).encode(), "utf-8", "gb2312"),
    ("GBK that says UTF-8", (HEAD.format("utf-8") + CHINESE).encode("gbk"), "gb18030", "utf-8"),
    ("GBK that says Latin-1", (HEAD.format("iso-8859-1") + CHINESE).encode("gbk"), "gb18030", "iso-8859-1"),
    ("Big5 that says GB2312", (HEAD.format("gb2312") + TRADITIONAL * 2).encode("big5"), "big5", "gb2312"),
    ("Japanese as declared", (HEAD.format("Shift_JIS") + "この記事は転載です。").encode("cp932"), "cp932", "shift_jis"),
    ("Western as declared", (HEAD.format("iso-8859-1") + "© café").encode("latin-1"), "cp1252", "iso-8859-1"),
    ("Russian undeclared", ("Перепечатка статьи разрешена с указанием источника. " * 9).encode("koi8-r"), "koi8_r", ""),
    ("an empty file", b"", "utf-8", ""),
]
DECLARATIONS = [
    ('<meta charset="GB2312">', "gb2312"),
    ("<META http-equiv=Content-Type content='text/html; charset=gbk'>", "gbk"),
    ('<meta content="text/html;charset=big5" http-equiv="content-type"/>', "big5"),
    ('<?xml version="1.0" encoding="Big5"?><rss>', "big5"),
    ('<!-- <meta charset="big5"> --><meta charset=gb18030>', "gb18030"),
    ('<meta name="description" content="set charset=big5 here">', ""),
    ('<meta name="description" content="a > b"><meta charset="utf-8">', "utf-8"),
    ("<p>charset=gbk</p>", ""),
    ("<meta", ""),
]
BINARY = [
    b"\x89PNG\r\n\x1a\n" + bytes(9),
    b"%PDF-1.7 x",
    b"PK\x03\x04abc",
    b"a\0b\0",
    b"text\0" * 9,
    bytes(range(1, 32)) * 9,
]
CODECS = ["utf-8", "gb18030", "big5"]


@pytest.mark.parametrize(
    ("data", "encoding", "declared"), [case[1:] for case in DECODED], ids=[case[0] for case in DECODED]
)
def test_the_charset_is_found(data: bytes, encoding: str, declared: str) -> None:
    decoded = decode(data, declared_in="html")
    assert (decoded.encoding, decoded.declared, decoded.damaged) == (encoding, declared, 0)
    assert "\ufeff" not in decoded.text
    if data:
        assert "文章" in decoded.text or "記事" in decoded.text or "café" in decoded.text or "статьи" in decoded.text


@pytest.mark.parametrize(("head", "declared"), DECLARATIONS)
def test_a_declaration_is_read_where_a_browser_reads_it(head: str, declared: str) -> None:
    assert declaration(head.encode()) == declared


JSP = '<%@ page language="java" contentType="text/html; charset={}"\n pageEncoding="{}"%><html><meta charset="{}">'


@pytest.mark.parametrize(
    ("sent", "written", "meta", "declared"),
    [("utf-8", "GBK", "UTF-8", "gbk"), ("utf-8", "utf-8", "iso-8859-1", "iso-8859-1"), ("gbk", "gbk", "gbk", "gbk")],
)
def test_a_jsp_declares_apart_how_it_is_written_and_how_it_is_sent(
    sent: str, written: str, meta: str, declared: str
) -> None:
    assert declaration(JSP.format(sent, written, meta).encode()) == declared


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<%@ page contentType="text/html; charset=GBK"%><html>', "gbk"),
        ('<%-- 老街 --%>\n<%@ page contentType="text/html; charset=GBK" pageEncoding="utf-8"%>', "utf-8"),
        ('<%-- <%@ page contentType="text/html; charset=GBK"%> --%><%@ page contentType="a; charset=big5"%>', "big5"),
        ('<pre><%@ page contentType="text/html; charset=GBK"%></pre>', ""),
    ],
)
def test_a_jsp_without_a_meta_tag_is_written_as_its_directive_says(head: str, declared: str) -> None:
    assert declaration(head.encode()) == declared


def test_text_declares_nothing() -> None:
    assert decode(b'<meta charset="gbk">', declared_in="text").declared == ""


@pytest.mark.parametrize("data", BINARY)
def test_a_binary_file_is_refused_in_both_languages(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"二进制.*binary"):
        decode(data, declared_in="html")


@pytest.mark.parametrize("label", ["GB2312", " gbk ", "Big5-HKSCS", "x-sjis", "nonsense"])
def test_labels_are_the_standards(label: str) -> None:
    assert codec_of(label) == {"GB2312": "gb18030", " gbk ": "gb18030", "Big5-HKSCS": "big5", "x-sjis": "cp932"}.get(
        label, ""
    )


@pytest.mark.parametrize("broken", [b"\xff", b"\xe4\xb8", b"\x80\x80\x80"])
def test_damaged_utf_8_is_still_utf_8_with_one_mark_for_each_byte(broken: bytes) -> None:
    decoded = decode(CHINESE.encode() + broken + b" " + CHINESE.encode(), declared_in="text")
    assert decoded == (CHINESE + "\ufffd" * len(broken) + " " + CHINESE, "utf-8", "", len(broken))


def test_a_mark_that_stands_in_the_file_is_not_damage() -> None:
    assert decode("甲\ufffd乙".encode(), declared_in="text").damaged == 0


def test_marks_all_over_were_characters_once() -> None:
    assert decode(("\ufffd" * 60 + "新桥").encode(), declared_in="text").damaged == 60
    assert decode(("\ufffd" * 60 + "新桥正式通车" * 20).encode(), declared_in="text").damaged == 0


def test_a_paragraph_of_another_charset_makes_no_other_text() -> None:
    lines = ["新桥正式通车，两岸居民往来更加方便。\n".encode()] * 6
    told = decode(
        b"".join([*lines[:3], "老人说，从前过河要绕行半小时，如今五分钟便到。\n".encode("gb18030"), *lines[3:]]),
        declared_in="html",
    )
    assert (told.encoding, told.damaged > 9) == ("utf-8", True)


def test_many_nul_bytes_between_the_tags_of_a_page_are_damage_to_it() -> None:
    text = "".join(f"<p>{CHINESE}\0</p>\n" for _ in range(30))
    assert decode(text.encode(), declared_in="html") == (text, "utf-8", "", 30)


@pytest.mark.parametrize(
    "rest",
    ["x\0y" * 30, "<p>x\0</p>" * 30 + "\x01", "<p>x</p>" * 3 + "\0x" * 300],
    ids=["no tags", "other controls", "a third of it"],
)
def test_many_nul_bytes_in_anything_else_make_it_binary(rest: str) -> None:
    with pytest.raises(ReadError):
        decode(rest.encode(), declared_in="html")


def test_many_nul_bytes_in_what_is_no_utf_8_make_it_binary() -> None:
    with pytest.raises(ReadError):
        decode(b"<p>\xff\xfe\0</p>" * 30, declared_in="html")


@pytest.mark.parametrize("nuls", [b"\0", b"\0" * 20, b"\0 \0 \0"])
def test_a_few_nul_bytes_are_damage_to_a_text(nuls: bytes) -> None:
    text = CHINESE + nuls.decode() + CHINESE
    assert decode(text.encode(), declared_in="html") == (text, "utf-8", "", nuls.count(0))


def test_damaged_gb18030_keeps_its_neighbours() -> None:
    data = HEAD.format("gbk").encode() + CHINESE.encode("gbk") + b"\xff\n" + CHINESE.encode("gbk")
    assert decode(data, declared_in="html") == (
        HEAD.format("gbk") + CHINESE + "\ufffd\n" + CHINESE,
        "gb18030",
        "gbk",
        1,
    )


def test_an_odd_byte_at_the_end_of_utf_16_is_one_mark() -> None:
    assert decode(codecs.BOM_UTF16_LE + "甲".encode("utf-16-le") + b"x", declared_in="text") == (
        "甲\ufffd",
        "utf-16-le",
        "",
        1,
    )


def test_a_charset_that_the_beginning_declares_holds_for_pieces_that_come_later() -> None:
    whole = b'<?xml version="1.0" encoding="iso-8859-2"?>\n' + "<a>łódź</a>\n".encode("iso-8859-2")
    parts = list(decoded((whole[at : at + 6] for at in range(0, len(whole), 6)), declared_in="html"))
    assert "".join(part.text for part in parts) == decode(whole, declared_in="html").text
    assert parts[-1][1:3] == ("iso8859_2", "iso-8859-2")


@given(st.binary())
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    try:
        decoded = decode(data, declared_in="html")
    except ReadError:
        return
    assert decoded.text.count("\ufffd") + decoded.text.count("\0") >= decoded.damaged
    decoded.text.encode("utf-8")


@given(st.data(), st.sampled_from(CODECS), st.booleans())
def test_an_edit_touches_no_other_byte(data: st.DataObject, encoding: str, marked: bool) -> None:
    letters = st.sampled_from(["甲", "一", "中", "a", "<", "\r\n", "\n", "\r", b"\xff"])
    parts = data.draw(st.lists(letters, max_size=30))
    raw = [part if isinstance(part, bytes) else part.encode(encoding) for part in parts]
    widths = [1 if isinstance(part, bytes) else len(part) for part in parts]
    bom = codecs.BOM_UTF8 if marked and encoding == "utf-8" else b""
    start = data.draw(st.integers(0, len(parts)))
    end = data.draw(st.integers(start, len(parts)))
    text = data.draw(st.text("乙 b\n", max_size=4))
    edit = Edit(Span(sum(widths[:start]), sum(widths[:end])), text)
    wanted = bom + b"".join(raw[:start]) + text.encode(encoding) + b"".join(raw[end:])
    assert encode_edits(bom + b"".join(raw), encoding, [edit]) == wanted


@given(st.text(), st.text(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.data())
def test_an_edit_reads_back_as_it_was_meant(text: str, put: str, encoding: str, data: st.DataObject) -> None:
    assume("\0" not in text + put)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    bom = "\ufeff".encode(encoding)
    edited = encode_edits(bom + text.encode(encoding), encoding, [Edit(Span(start, end), put)])
    assert edited == bom + (text[:start] + put + text[end:]).encode(encoding)


def test_several_edits_may_come_in_any_order() -> None:
    edits = [Edit(Span(4, 5), "戊"), Edit(Span(0, 1), ""), Edit(Span(2, 2), "二")]
    assert encode_edits("甲乙丙丁戌".encode("gbk"), "gb18030", edits) == "乙二丙丁戊".encode("gbk")


@pytest.mark.parametrize(
    ("data", "encoding", "edits"),
    [
        ("甲".encode("big5"), "big5", [Edit(Span(0, 0), "备")]),
        ("甲".encode(), "utf-8", [Edit(Span(0, 0), "\ud800")]),
        ("甲乙".encode(), "utf-8", [Edit(Span(0, 2), "x"), Edit(Span(1, 2), "y")]),
        ("甲乙".encode(), "utf-8", [Edit(Span(1, 3), "x")]),
        (b"\x81", "gb18030", [Edit(Span(1, 1), "A")]),
    ],
    ids=["unwritable", "a lone surrogate", "overlapping", "outside", "merging with a broken byte"],
)
def test_an_edit_that_cannot_be_written_is_refused(data: bytes, encoding: str, edits: list[Edit]) -> None:
    with pytest.raises(CheckerError, match=r"[一-鿿].* [a-z]"):
        encode_edits(data, encoding, edits)
