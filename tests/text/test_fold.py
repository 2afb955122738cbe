from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.fold import fold
from checker.text.fold_table import SIMPLIFIED, TRADITIONAL

FOLDED = [
    ("來源：新華網", "来源:新华网"),
    ("備案號", "备案号"),
    ("京ＩＣＰ备１２３４５６７８号－１", "京icp备12345678号-1"),
    ("【转载】〔2017〕（完）〖摘〗", "[转载][2017](完)[摘]"),
    ("作者　甲\u00a0乙\u2003丙", "作者 甲 乙 丙"),
    ("丙｜丁丨戊︱己│庚", "丙|丁|戊|己|庚"),
    ("－–—―‐‑−﹣", "--------"),
    ("“甲”„乙‟〝丙〞＂", '"甲""乙""丙""'),
    ("‘丁’", "'丁'"),
    ("《报》〈刊〉。、", "《报》〈刊〉。、"),
    ("・•‧∙", "····"),
    ("©ⓒⒸ", "©©©"),
    ("，；／", ",;/"),
    ("\u200b\ufeff\u200e\u00ad", "\u200b\u200b\u200b\u200b"),
    ("İ…℃", "İ…℃"),
    ("С", "с"),
    ("金", "金"),
]
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(TRADITIONAL + SIMPLIFIED),
        st.characters(min_codepoint=0xFE10, max_codepoint=0xFFEF),
    )
)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold_makes_spellings_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_every_character_maps_alone_and_keeps_its_place(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert len(fold(text)) == len(text)


def test_every_character_of_unicode_folds_to_one_character_that_folds_to_itself() -> None:
    everything = "".join(map(chr, range(0x110000)))
    once = fold(everything)
    assert len(once) == len(everything)
    assert fold(once) == once


def test_a_cyrillic_look_alike_stays_apart_from_the_latin_letter() -> None:
    assert fold("ІСР") != fold("ICP")


def test_the_table_has_each_traditional_character_once_and_no_chain() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL)) > 3500
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
