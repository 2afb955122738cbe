"""A fact stands where its letters stand, whatever the letters are wrapped in."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Fact, Span
from checker.text.fold import fold
from tests.facts.told import TEXT, facts, page

spelling = st.sampled_from(["{}", "{}", "{}", "&#{1};", "&#x{1:x};"])
glue = st.sampled_from(["", "", "", "<!-- 藏 -->", "<wbr>", "</i>", "<span hidden>藏</span>", "<!-- > -->"])
tags = st.sampled_from(
    [
        ("", ""),
        ("<b>", "</b>"),
        ("<span class='x > y'>", "</span>"),
        ("<font\n color=red>", "</FONT>"),
        ("<em><strong>", "</strong></em>"),
    ]
)


@st.composite
def spelled(draw: st.DrawFn, text: str) -> str:
    """*text* with some letters spelled as entities, and with what nobody sees between them."""
    return "".join(draw(spelling).format(char, ord(char)) + draw(glue) for char in text[:-1]) + draw(spelling).format(
        text[-1], ord(text[-1])
    )


@st.composite
def wrapped(draw: st.DrawFn, text: str) -> str:
    """*text* spelled somehow, in an element."""
    begin, end = draw(tags)
    return begin + draw(spelled(text)) + end


def seen(source: str, span: Span) -> str:
    """What a reader sees of a stretch of HTML, told without our reader."""
    part = source[span.start : span.end]
    part = re.sub(r"<!--.*?-->|<span hidden>.*?</span>", "", part, flags=re.DOTALL)
    part = re.sub(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", "", part)
    return re.sub(r"\s+", " ", html.unescape(part)).strip()


def stands(source: str, fact: Fact, whole: str | None = None) -> None:
    """The fact's span holds its text and nothing that is not shown at either end."""
    assert seen(source, fact.span) == (whole or fact.text)
    part = source[fact.span.start : fact.span.end]
    assert not part.startswith(("<", " ")) or part.startswith("&lt;")
    assert not part.endswith((">", " "))
    for name, span in fact.spans.items():
        if name in fact.fields and name != "link":
            assert re.sub(r"[\s《》]", "", fold(seen(source, span))) == re.sub(r"[\s《》]", "", fold(fact.fields[name]))


OUTLETS = ["人民邮电报", "新华社", "《中国文物报》", "人民郵電報", "ＡＢ周刊"]
SOURCES = ["来源：", "來源：", "文章来源:", "转自：", "来源： "]


@given(st.data())
def test_an_attribution_stands_where_its_letters_stand(data: st.DataObject) -> None:
    label, name = data.draw(st.sampled_from(SOURCES)), data.draw(st.sampled_from(OUTLETS))
    written = data.draw(wrapped(label.strip())) + label[len(label.strip()) :] + data.draw(wrapped(name))
    before = data.draw(st.sampled_from(["", "<p>", "\ufeff", "2024-05-06 ", "\r\n　　", "&nbsp;"]))
    source = page(above=before + written)
    [fact] = facts("\ufeff" + source, "attribution")
    assert fact.fields["name"].strip("《》") == name.strip("《》")
    stands(source, fact)


@given(st.data())
def test_an_icp_number_stands_where_its_letters_stand(data: st.DataObject) -> None:
    number = data.draw(
        st.sampled_from(
            ["京ICP备11041399号-2", "京ＩＣＰ备１１０４１３９９号－２", "京ICP備11041399號-2", "京 ICP备 11041399号-2"]
        )
    )
    link = data.draw(st.sampled_from([("", ""), ('<a target=_blank href="https://beian.miit.gov.cn/">', "</a>")]))
    source = page(foot=link[0] + data.draw(wrapped(number)) + link[1])
    for encoding in ("utf-8", "gb18030"):
        written = source.replace("<head>", f"<head><meta charset={encoding}>")
        [fact] = facts(written.encode(encoding), "icp")
        assert fact.fields["normal"] == "京ICP备11041399号-2"
        stands(written, fact, re.sub(r"\s+", " ", number))
        assert ("link" in fact.spans) == bool(link[0])
        if link[0]:
            assert written[fact.spans["link"].start : fact.spans["link"].end] == "https://beian.miit.gov.cn/"


@given(st.data())
def test_a_copyright_notice_stands_where_its_letters_stand(data: st.DataObject) -> None:
    mark, years, owner = (data.draw(wrapped(text)) for text in ("版权所有 ©", "2019-2024", "北山市博物馆"))
    source = page(foot=f"{mark} {years} {owner}")
    [fact] = facts(source, "copyright")
    assert (fact.fields["owner"], fact.fields["years"]) == ("北山市博物馆", "2019-2024")
    stands(source, fact, "版权所有 © 2019-2024 北山市博物馆")


@given(st.data())
def test_noise_moves_no_fact(data: st.DataObject) -> None:
    gloss = data.draw(
        st.sampled_from(["來(lái)源：中國(guó)文物報(bào)網(wǎng)", "來(lái)源：<b>中國(guó)文物報(bào)網(wǎng)</b>"])
    )
    glue_ = data.draw(glue)
    source = page(above=glue_ + gloss, foot="版權(quán)所有 北山博物館(guǎn)")
    [fact] = facts(source, "attribution")
    assert fold(fact.fields["name"]) == "中国文物报网"
    part = seen(source, fact.span)
    assert re.sub(r"\(\w+\)", "", part) == "來源：中國文物報網"
    assert not part.endswith(")")


@pytest.mark.parametrize(
    "written",
    [
        "北山晚报",
        " 北山晚报\n",
        "北山晚报：\u3000",
        "北山晚报，\u2028",
        "\r\n　北山晚报　\r\n",
        "北山晚报\r责任编辑：李小明",
        "转载自北山晚报\r\n\r\n原创",
        "原创\r\n来源：北山晚报",
        "北山晚报\n© 2020",
    ],
)
def test_a_source_in_a_meta_tag_stands_at_its_name_and_not_at_what_is_around_it(written: str) -> None:
    source = f"<!doctype html><title>小桥</title><meta name=source content='{written}'><p>{TEXT}</p>"
    [fact] = facts(source, "attribution")
    assert fact.fields["name"] == "北山晚报"
    assert source[slice(*fact.spans["name"])] == "北山晚报"
    stands(source, fact)


@pytest.mark.parametrize(
    "written", ["北山&#26202;报", "转载自&nbsp;北山晚报", "北山晚报&nbsp;", "[北山晚报](https://a.example/1)"]
)
def test_a_source_in_a_meta_tag_that_is_written_otherwise_stands_at_all_of_it(written: str) -> None:
    source = f"<!doctype html><title>小桥</title><meta name=source content='{written}'><p>{TEXT}</p>"
    [fact] = facts(source, "attribution")
    assert fact.fields["name"] == "北山晚报"
    assert source[slice(*fact.span)] == written


@pytest.mark.parametrize(
    "written",
    [
        "source: 北山晚报",
        "source: '北山晚报 '",
        "source: >\n  北山晚报\n\n",
        "excerpt: >\r\n  昨日通车。\r\n  来源：北山晚报\r\n",
    ],
)
def test_a_source_in_front_matter_stands_at_its_name(written: str) -> None:
    source = f"---\ntitle: 小桥\n{written}\n---\n{TEXT}\n"
    [fact] = facts(source, "attribution", path="a.md")
    assert fact.fields["name"] == "北山晚报"
    stands(source, fact)


@pytest.mark.parametrize("behind", ["", "\ufeff", "\u200b\u3000", "&#8203;", "<br>\ufeff"])
def test_what_shows_nothing_is_no_part_of_a_fact(behind: str) -> None:
    [fact] = facts(page(above=f"来源：{behind}"), "attribution")
    assert (fact.fields["state"], fact.text) == ("empty", "来源")
    [fact] = facts(page(above=f"来源：{behind}北山晚报{behind}"), "attribution")
    assert (fact.fields["name"], fact.text[-1]) == ("北山晚报", "报")
