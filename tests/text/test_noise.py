from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.common_table import COMMON
from checker.text.noise import Repair, is_noisy, repairs, undo
from checker.text.noise_bytes import PINYIN as PINYIN_LETTERS
from checker.text.reading_table import READINGS

FRAGMENTS = [
    ("京公網(wǎng)安備", "京公網安備"),
    ("轉(zhuǎn)自", "轉自"),
    ("?;ヂ?lián)網(wǎng)新聞", "。互聯網新聞"),
    ("責(zé)?;ヂ?lián)網(wǎng)新聞信息", "責。互聯網新聞信息"),
    ("施行?!兑?guī)定》明確了", "施行。《規定》明確了"),
    ("“面向?qū)ο蟆保∣bject-Oriented)", "“面向對象”（Object-Oriented)"),
    ("C++面向?qū)ο蟪绦蛟O(shè)計(jì)之體會", "C++面向對象程序設計之體會"),
    ("“面向?qū)ο蠓治觥焙汀懊嫦驅(qū)ο笤O(shè)計(jì)”", "“面向對象分析”和“面向對象設計”"),
    ("真實性負責?！白悦襟w”發布", "真實性負責。“自媒體”發布"),
    ("辦理?；ヂ摼W出版業務", "辦理。互聯網出版業務"),
    ("門戶網(wǎng)站和部門網(wǎng)站?？h級以上", "門戶網站和部門網站。縣級以上"),
    ("新聞?dòng)浾咦C", "新聞記者證"),
    ("調(diào)整后變?yōu)椤耙粋€(gè)域名對應(yīng)", "調整后變為“一個域名對應"),
    ("政府?dāng)?shù)據(jù)共享", "政府數據共享"),
    ("總會(huì )遇到過(guò)", "總會遇到過"),
    ("創(chuàng )建一個(gè)", "創建一個"),
    ("電話(huà)回訪(fǎng)時(shí)", "電話回訪時"),
    ("備案號(hào)為什么會(huì)被注銷", "備案號為什么會被注銷"),
    ("監(jiān)督檢查、法律責(zé)任等", "監督檢查、法律責任等"),
    ("采訪(fǎng)活動(dòng)在", "采訪活動在"),
    ("辦(ban)公廳", "辦公廳"),
    ("政(zheng)(zheng)(zheng)府網站", "政府網站"),
    ("?。ǘ┡c已出版的圖書", "　（二）與已出版的圖書"),
    ("環(huán)節(jié)的?！懊嫦?qū)ο蟆庇袔状髮W", "環節的。“面向對象”有幾大學"),
    ("“面向?qū)ο蟆?，就象說", "“面向對象”，就象說"),
    ("提供;ヂ摼W新聞", "提供。互聯網新聞"),
    ("內(nèi)容標識(shí)方法", "內容標識方法"),
    ("現(xiàn)在工信部對(duì)網(wǎng)站", "現在工信部對網站"),
    ("程序設(shè)計(jì)", "程序設計"),
    # Bytes are gone for good: what can be known is put right, and no digit is made up.
    ("幾千億?！币晃粋腥耸空J(rèn)為", "幾千億。”一位?人士認為"),
    ("人們?cè)诒绕词炙贀屍钡谋澈螅?2306的", "人們在比拼手速搶票的背后?2306的"),
]
NOISY = [
    "來(lái)源：某某日報",
    "京公網(wǎng)安備",
    "轉(zhuǎn)自某某網",
    "責(zé)任編輯：張三",
    "版權(quán)所有",
    "京ICP備(bèi)案",
    "甲乙?；ヂ摼W丙",
    "服務(wù)業(yè)的發(fā)展",
    "某辦(ban)公廳與政(zheng)(zheng)府網",
]
CLEAN = [
    "",
    "嗹(lián)国，莲(lián)",
    "龘(dá)、驫(biāo)、鱻(xiān)三字",
    "床(chuáng)前(qián)明(míng)月(yuè)光",
    "地名：番禺(pān yú)、六安(lù ān)",
    "f(x) = g(y) 调用 main(args)；函数(foo)、变量(bar)、类(ok)",
    "真的?！白天呢？！好",
    "お知らせ；ヂーゼル",
    "發(fā)與髮(fà)之別",
    "乐(le)、行(xing)、长(chang)",
]
SENTENCES = [
    "互聯網新聞信息服務管理規定自公布之日起施行。互聯網站轉載新聞應當注明來源；違者責令改正。",
    "本網轉載這篇文章是為了傳遞信息。《規定》明確了轉載者的責任，請注明出處。",
    "面向對象的程序設計對許多開發者來說并不陌生。縣級以上單位應當辦理備案。",
    "據記者了解，數據中心的業務發展很快；國內市場對網絡設備的需求還會增長。",
    "來源：某某日報。責任編輯：張三。版權所有，未經許可不得轉載！",
]
PINYIN = {
    "聯": "lián", "網": "wǎng", "務": "wù", "規": "guī", "轉": "zhuǎn", "應": "yīng", "當": "dāng", "責": "zé", "業": "yè",
    "發": "fā", "內": "nèi", "設": "shè", "對": "duì", "會": "huì", "數": "shù", "據": "jù", "記": "jì", "來": "lái",
    "驅": "qū", "優": "yōu", "編": "biān", "備": "bèi", "權": "quán", "動": "dòng", "為": "wéi", "這": "zhè",
}  # fmt: skip
PIECES = st.sampled_from(
    ["來", "(lái)", "?", "；", "ヂ", "?lián)", "網", "€", "(a)", "！", "。", "a", "\n", "𠀀", "“", "面向", "(zheng)"]
)


def repaired(text: str, changes: list[Repair]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def seen(data: bytes) -> str:
    """How the mirror's reader shows bytes: ``?`` for a pair that is no character, nothing for a private one."""
    shown, at = "", 0
    while at < len(data):
        width = 1 if data[at] < 0x80 else 2
        pair = data[at : at + width].decode("gbk", "replace")
        private = width == 2 and data[at] >= 0xF8 and data[at + 1 : at + 2] >= b"\xa1"
        shown += "" if private else "?" if "\ufffd" in pair else pair
        at += width
    return shown


def cut(data: bytes, marks: str) -> str:
    """Split at each mark on the bytes, and show the pieces apart."""
    if not marks:
        return seen(data)
    return marks[0].join(cut(piece, marks[1:]) for piece in data.split(marks[0].encode("gbk")))


def damaged(text: str, *, space: str = "", glossed: bool = True) -> str:
    """The mirror's work done anew: glosses and splits, all on the bytes of code page 936."""
    data = text.encode("gbk")
    for character, reading in PINYIN.items() if glossed else ():
        key = character.encode("gbk")
        data = data.replace(key, key + f"({reading}{space})".encode("gbk"))
    return cut(data, "；！？")


@pytest.mark.parametrize(("fragment", "true"), FRAGMENTS)
def test_a_real_fragment_reads_as_it_was_written(fragment: str, true: str) -> None:
    assert repaired(fragment, undo(fragment)) == true


@pytest.mark.parametrize("space", ["", " "])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_noise_made_on_purpose_is_undone(sentence: str, space: str) -> None:
    noisy = damaged(sentence, space=space)
    assert noisy != sentence
    assert is_noisy(noisy)
    assert repaired(noisy, repairs(noisy)) == sentence


@pytest.mark.parametrize(
    "sentence", [sentence for sentence in SENTENCES if damaged(sentence, glossed=False) != sentence]
)
def test_text_broken_without_pinyin_is_undone(sentence: str) -> None:
    noisy = damaged(sentence, glossed=False)
    assert repaired(noisy, undo(noisy)) == sentence


@pytest.mark.parametrize("text", NOISY)
def test_the_gate_opens_on_three_glosses_a_notice_or_a_broken_stop(text: str) -> None:
    assert is_noisy(text)
    assert repairs(text)


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_never_touched(text: str) -> None:
    assert repairs(text) == []


def test_a_gloss_goes_and_its_character_stays() -> None:
    assert repairs("來(lái)源：網(wǎng )") == [Repair(1, 6, ""), Repair(9, 16, "")]


def test_an_untoned_word_in_brackets_goes_only_where_it_is_the_reading() -> None:
    text = "來(lái)源：政(zheng)(zheng)府(ok)、府(fu)"
    assert repaired(text, repairs(text)) == "來源：政府(ok)、府"


def test_the_tables_hold_only_what_code_page_936_can_write() -> None:
    assert len(COMMON) == len(set(COMMON)) > 3000
    assert all(len(character.encode("gbk")) == 2 for character in COMMON)
    for entry in READINGS.split(" "):
        assert re.fullmatch(rf"[{PINYIN_LETTERS}]{{1,6}}[\u3400-\u9fff]+", entry), entry


@given(st.lists(PIECES).map("".join))
def test_repairs_rise_and_never_overlap(text: str) -> None:
    at = 0
    for repair in undo(text):
        assert at <= repair.start <= repair.end <= len(text)
        assert text[repair.start : repair.end] != repair.text
        at = repair.end


@given(st.text(st.characters(exclude_characters="()（）?ヂ\ufffd")))
def test_text_without_brackets_or_broken_bytes_has_no_repairs(text: str) -> None:
    assert repairs(text) == []


@given(st.text(), st.integers(0, 3))
def test_repairing_any_text_ends_without_an_error(text: str, copies: int) -> None:
    undo(("來(lái)?；ヂ" + text) * copies)
