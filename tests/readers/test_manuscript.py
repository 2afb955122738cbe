"""Manuscripts of Word: what an author sees on the page is read, a paragraph a line; what would harm us is refused."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.linter import Linter
from checker.model import Document
from checker.readers import manuscript, read

LINTER = Linter()
HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m" xmlns:wps="s" xmlns:r="r"><w:body>'
TAIL = "<w:sectPr/></w:body></w:document>"
TEXT = "老街的骑楼修好了，店铺又开张了，游客多了起来。市民说，晚上散步的人也多了。"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def packed(body: str, *, head: str = HEAD, **parts: str) -> bytes:
    """A manuscript with this body; *parts* by their names with ``_`` for ``/``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<?xml version='1.0' encoding='UTF-8'?>" + head + body + TAIL)
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
    return file.getvalue()


def document(content: bytes) -> Document:
    [found] = read("稿.docx", content)
    return found


CASES = [
    ("runs are joined", paragraph(run("来源"), run("："), run("北山日报")), "来源：北山日报\n"),
    ("what was inserted is text", paragraph(run("来源："), "<w:ins w:id='1'>" + run("经济日报") + "</w:ins>"), "来源：经济日报\n"),
    ("what was deleted is none", paragraph(run("来源："), "<w:del><w:r><w:delText>甲报</w:delText></w:r></w:del>", run("乙报")), "来源：乙报\n"),
    ("what was moved stands where it is now", paragraph("<w:moveFrom>" + run("甲") + "</w:moveFrom><w:moveTo>" + run("甲") + "</w:moveTo>"), "甲\n"),
    ("a field shows its result", paragraph("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText></w:r>", run("2099年")), "2099年\n"),
    ("hidden text is not seen", paragraph(run("甲"), run("乙", "<w:rPr><w:vanish/></w:rPr>"), run("丙", "<w:rPr><w:vanish w:val='0'/></w:rPr>")), "甲丙\n"),
    ("the gloss above a character is not read", paragraph("<w:r><w:ruby><w:rt>" + run("shān") + "</w:rt><w:rubyBase>" + run("山") + "</w:rubyBase></w:ruby></w:r>"), "山\n"),
    ("tabs and breaks", paragraph("<w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr>", run("甲"), "<w:r><w:tab/></w:r>", run("乙"), "<w:r><w:br/></w:r>", run("丙")), "甲\t乙\v丙\n"),
    ("cells stand between tabs", "<w:tbl><w:tr><w:tc>" + paragraph(run("来源")) + "</w:tc><w:tc>" + paragraph(run("甲报")) + paragraph(run("乙报")) + "</w:tc></w:tr></w:tbl>" + paragraph(run("文")), "来源\t甲报\v乙报\n文\n"),
    ("a text box follows its paragraph", paragraph(run("甲"), "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>" + paragraph(run("来源：甲报")) + paragraph(run("丙")) + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("来源：甲报")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>", run("乙")) + paragraph(run("丁")), "甲乙\n来源：甲报\n丙\n丁\n"),
    ("an empty paragraph is an empty line", paragraph(run("甲")) + "<w:p/>" + paragraph(run("乙")), "甲\n\n乙\n"),
    ("entities of XML", paragraph(run("甲 & 乙 < 丙")), "甲 & 乙 < 丙\n"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_an_author_sees_is_read(body: str, text: str) -> None:
    found = document(packed(body))
    assert found.source == text
    assert found.text == text.replace("\v", "\n").replace("\t", " ") or found.text == text.replace("\v", "\n")
    assert (found.part, found.kind, found.format) == ("word/document.xml", "article", "text")


def test_footnotes_come_last() -> None:
    notes = HEAD + paragraph(run("来源：北山日报")) + TAIL
    found = document(
        packed(paragraph(run("甲")), **{"footnotes.xml": notes, "endnotes.xml": notes.replace("北山", "南湖")})
    )
    assert found.source == "甲\n来源：北山日报\n来源：南湖日报\n"


def test_a_link_has_the_address_of_its_relation() -> None:
    relations = (
        '<Relationships><Relationship Id="r7" Target="https://bs.example/1" TargetMode="External"/></Relationships>'
    )
    body = paragraph(run("甲乙来源："), "<w:hyperlink r:id='r7'>" + run("北山日报") + "</w:hyperlink>", run("。"))
    found = document(packed(paragraph(run("一")) + body, **{"_rels/document.xml.rels": relations}))
    [link] = found.links
    assert (found.source[slice(*link.span)], link.href) == ("北山日报", "https://bs.example/1")


@given(
    st.lists(st.lists(st.text("来源：北山日报网络 ab，。", min_size=1, max_size=6), max_size=5), min_size=1, max_size=8)
)
def test_every_character_stands_in_the_line_of_its_paragraph(paragraphs: list[list[str]]) -> None:
    found = document(packed("".join(paragraph(*map(run, runs)) for runs in paragraphs)))
    assert found.source == "".join("".join(runs) + "\n" for runs in paragraphs)
    for number, char in enumerate(found.text):
        assert found.source[slice(*found.offsets.span(number, number + 1))] == char


def test_a_fault_is_told_by_paragraph_and_character_and_is_not_mended() -> None:
    body = (
        paragraph(run("骑楼修好了")) + paragraph(run("2099-01-02　"), run("来源："), run("网络")) + paragraph(run(TEXT))
    )
    [result] = LINTER.lint(packed(body), "稿.docx").documents
    [told] = [each for each in result.violations if each.rule == "attribution-vague"]
    assert (told.line, told.column, told.source_line) == (2, 12, "2099-01-02　来源：网络")
    assert result.part == "word/document.xml"
    assert all(each.finding.fix is None for each in result.violations)


BOMB = HEAD + paragraph(run("春" * 1000)) * 30_000
DTD = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + HEAD
REFUSED = [
    ("no archive", b"PK\x03\x04" + b"\0" * 60, "不是 Word"),
    ("cut short", packed(paragraph(run(TEXT)))[:-40], "不是 Word"),
    ("entities", packed(paragraph(run("&a;")), head=DTD), "实体"),
    ("tags that do not pair", packed("<w:p><w:r></w:p>"), "XML"),
    ("a bomb", packed(BOMB[len(HEAD) :]), "解开后超过"),
]


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_would_harm_us_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        document(content)
    assert words in caught.value.message.text("zh")
    [violation] = LINTER.lint(content, "稿.docx").violations
    assert violation.rule == "page-unreadable"


def test_an_archive_without_a_manuscript_says_so() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "甲")
    with pytest.raises(ReadError, match="Word"):
        document(file.getvalue())


@given(st.binary(max_size=200), st.integers(0, 2000))
def test_damaged_manuscripts_are_read_or_refused(noise: bytes, at: int) -> None:
    content = packed(paragraph(run(TEXT)))
    at %= len(content)
    try:
        document(content[:at] + noise + content[at + len(noise) :])
    except ReadError:
        return


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx"),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx"),
        ("a.rtf", rb"{\rtf1\ansi}", ".docx"),
        ("a.xlsx", b"PK\x03\x04xl", "CSV"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "CSV"),
    ],
)
def test_other_formats_of_an_office_are_told_what_to_do(name: str, content: bytes, advice: str) -> None:
    [violation] = LINTER.lint(content, name).violations
    assert violation.rule == "page-unreadable"
    assert advice in violation.message


def test_the_limit_holds_whatever_a_part_says_of_itself() -> None:
    assert len(BOMB.encode()) > manuscript.LARGEST
