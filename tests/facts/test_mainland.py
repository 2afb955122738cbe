"""Which pages show themselves as a mainland site's: by the script of their text, by their numbers, by their host."""

from __future__ import annotations

import pytest

from checker.facts import extract
from checker.model import Site
from checker.text.script import is_simplified
from tests.facts.told import KINDS, document

SIMPLIFIED = "骑楼修好了，店铺又开张了，街坊们都来看热闹。"
TRADITIONAL = "騎樓修好了，店鋪又開張了，街坊們都來看熱鬧。"
NOISE = "互聯(lián)網(wǎng)新聞信息服務(wù)單位轉(zhuǎn)載新聞，應(yīng)當(dāng)注明來源。"


def whole(text: str, foot: str = "", *, lang: str = "", head: str = "") -> str:
    """A whole page in Chinese with a footer."""
    language = f' lang="{lang}"' if lang else ""
    return (
        f"<!DOCTYPE html><html{language}><head><title>老街</title>{head}</head><body><article><h1>老街</h1><p>{text}</p></article>"
        f"<footer>© 2026 海岸網 {foot}</footer></body></html>"
    )


@pytest.mark.parametrize(
    ("source", "site", "answer"),
    [
        (whole(SIMPLIFIED), Site(), "yes"),
        (whole(TRADITIONAL), Site(), "no"),
        (whole(SIMPLIFIED, lang="en"), Site(), "yes"),
        (whole(TRADITIONAL, lang="zh-CN"), Site(), "no"),
        (whole(NOISE * 3), Site(), "yes"),
        (whole(TRADITIONAL, "京ICP備2099000012號"), Site(), "yes"),
        (whole(TRADITIONAL, "京ICP備1234號"), Site(), "yes"),
        (whole(TRADITIONAL, "京公網安備 11010502990012號"), Site(), "yes"),
        (whole(TRADITIONAL, "粵B2-20990001"), Site(), "yes"),
        (whole(TRADITIONAL, "互聯網新聞信息服務許可證 11120990001"), Site(), "yes"),
        (whole(TRADITIONAL, "萌ICP備20240007號"), Site(), "no"),
        (whole(TRADITIONAL), Site(hosts=("news.example.cn",)), "yes"),
        (whole(TRADITIONAL), Site(hosts=("news.example.hk",)), "no"),
        (whole(TRADITIONAL, head='<meta property="og:url" content="https://a.example.com.cn/1">'), Site(), "yes"),
        (whole(TRADITIONAL + '<a href="https://a.example.cn/">轉載</a>'), Site(), "no"),
    ],
)
def test_the_text_decides_and_then_a_number_and_then_the_host(source: str, site: Site, answer: str) -> None:
    [about] = extract(document(source), KINDS, site)["document"]
    assert about.fields["mainland"] == answer


@pytest.mark.parametrize("text", ["", "2026", "你好", SIMPLIFIED, SIMPLIFIED + "：「騎樓」"])
def test_what_both_scripts_share_counts_for_neither(text: str) -> None:
    assert is_simplified(text)
