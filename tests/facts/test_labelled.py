"""Labels and their values, as bylines and credits set them: one to a line, glued, split by tags, spaced out, empty."""

from __future__ import annotations

import pytest

from tests.facts.told import TEXT, facts, page


def names(above: str = "", below: str = "", kind: str = "attribution") -> list[str]:
    """The names that a page states in its byline or its credits."""
    return [
        fact.fields.get("name") or fact.fields.get("title") or fact.fields.get("url", "")
        for fact in facts(page(above=above, below=below), kind)
    ]


BYLINES = [
    # one label
    ("图文源自：北山晚报", ["北山晚报"]),
    ("本文摘自：北山晚报", ["北山晚报"]),
    ("来源：本文转载自北山晚报", ["北山晚报"]),
    ("来源：北山晚报", ["北山晚报"]),
    ("来源:北山晚报", ["北山晚报"]),
    ("来源： 北山晚报", ["北山晚报"]),
    ("來源：北山晚報", ["北山晚報"]),
    ("来 源：北山晚报", ["北山晚报"]),
    ("来　源：北山晚报", ["北山晚报"]),
    ("文章来源：北山晚报", ["北山晚报"]),
    ("稿件来源：北山晚报", ["北山晚报"]),
    ("信息来源：北山市文物局", ["北山市文物局"]),
    ("转自：北山晚报", ["北山晚报"]),
    ("转载自：北山晚报", ["北山晚报"]),
    ("摘自：《北山晚报》", ["《北山晚报》"]),
    ("出处：北山晚报", ["北山晚报"]),
    ("来源｜北山晚报", ["北山晚报"]),
    ("来源丨北山晚报", ["北山晚报"]),
    ("来源 | 北山晚报", ["北山晚报"]),
    ("来源 / 北山晚报", ["北山晚报"]),
    ("来源／北山晚报", ["北山晚报"]),
    ("【来源：北山晚报】", ["北山晚报"]),
    ("（来源：北山晚报）", ["北山晚报"]),
    ("[来源]北山晚报", ["北山晚报"]),
    ("【来源】北山晚报", ["北山晚报"]),
    ("◎来源：北山晚报", ["北山晚报"]),
    ("● 来源：北山晚报", ["北山晚报"]),
    ("Source: Northhill Times", ["Northhill Times"]),
    # the cue and the name in different elements
    ("<b>来源</b>：<a href=/x>北山晚报</a>", ["北山晚报"]),
    ("<span>来源：</span><span>北山晚报</span>", ["北山晚报"]),
    ("<span>来源</span>：<em>北山晚报</em>", ["北山晚报"]),
    ("<td>来源：</td><td>北山晚报</td>", ["北山晚报"]),
    ("<dl><dt>来源：</dt><dd>北山晚报</dd></dl>", ["北山晚报"]),
    ("<i>来</i><i>源</i>：北山晚报", ["北山晚报"]),
    ("来源：<!-- x --><a href='http://a.example/'>北山晚报</a>", ["北山晚报"]),
    ("来源：&nbsp;北山晚报&nbsp;&nbsp;", ["北山晚报"]),
    # several to a line
    ("来源：北山晚报 作者：李小明 责任编辑：王大山", ["北山晚报"]),
    ("来源：北山晚报　作者：李小明", ["北山晚报"]),
    ("作者：李小明 来源：北山晚报", ["北山晚报"]),
    ("作者：李小明来源：北山晚报", ["北山晚报"]),
    ("来源：北山晚报作者：李小明", ["北山晚报"]),
    ("2024-05-06 08:00 来源：北山晚报 字号：大 中 小", ["北山晚报"]),
    ("2024年05月06日 08:00 | 来源：北山晚报", ["北山晚报"]),
    ("来源：北山晚报 2024-05-06", ["北山晚报"]),
    ("来源:北山晚报2024-05-06", ["北山晚报"]),
    ("来源：北山晚报 时间：2024-05-06 浏览：120", ["北山晚报"]),
    ("来源：北山晚报 | 评论：3", ["北山晚报"]),
    ("来源：北山晚报 【打印】【关闭】", ["北山晚报"]),
    ("来源：北山晚报<br>作者：李小明", ["北山晚报"]),
    ("发布时间：2024-05-06来源：北山晚报点击：33", ["北山晚报"]),
    # several names
    ("来源：北山晚报、南水日报", ["北山晚报", "南水日报"]),
    # addresses
    ("来源：https://a.example/b", ["https://a.example/b"]),
    ("来源：北山晚报（https://a.example/b）", ["北山晚报"]),
    ("原文链接：https://a.example/b?c=1", ["https://a.example/b?c=1"]),
    ("原文地址：<a href='https://a.example/b'>https://a.example/b</a>", ["https://a.example/b"]),
]


@pytest.mark.parametrize(("above", "found"), BYLINES)
def test_a_byline_names_its_source(above: str, found: list[str]) -> None:
    assert names(above) == found


@pytest.mark.parametrize(
    ("above", "found"), [row for row in BYLINES if isinstance(row, tuple) and row[0][0] not in "2作发<"]
)
def test_credits_below_name_their_source(above: str, found: list[str]) -> None:
    assert names(below=above) == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("作者：李小明", ["李小明"]),
        ("作者: 李小明 王大山", ["李小明", "王大山"]),
        ("作者：李小明、王大山", ["李小明", "王大山"]),
        ("作者：李小明/王大山", ["李小明", "王大山"]),
        ("作 者：李小明", ["李小明"]),
        ("文/李小明", ["李小明"]),
        ("文｜李小明", ["李小明"]),
        ("文 | 李小明 编辑 | 王大山", ["李小明"]),
        ("记者：李小明 通讯员：王大山", ["李小明", "王大山"]),
        ("作者：本报记者 李小明", ["李小明"]),
        ("撰文：李小明", ["李小明"]),
        ("作者：李 明", ["李 明"]),
        ("作者：阿不都·买买提", ["阿不都·买买提"]),
        ("作者：admin007", ["admin007"]),
        ("By John Smith", ["John Smith"]),
        ("作者：<a href=/u/1>李小明</a> 来源：北山晚报", ["李小明"]),
        ("作者：", []),
        ("作者：佚名", []),
        ("作者：来源：北山晚报", []),
    ],
)
def test_a_byline_names_who_wrote(above: str, found: list[str]) -> None:
    assert names(above, kind="author") == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("责任编辑：王大山", ["王大山"]),
        ("责编：王大山", ["王大山"]),
        ("（责编：王大山、李小明）", ["王大山", "李小明"]),
        ("[责任编辑:王大山]", ["王大山"]),
        ("【责任编辑：王大山】", ["王大山"]),
        ("[ 责编：王大山 ]", ["王大山"]),
        ("(责任编辑：王大山 SF183)", ["王大山 SF183"]),
        ("責任編輯：王大山", ["王大山"]),
        ("编辑：王大山 审核：李小明", ["王大山"]),
        ("责任编辑：王大山 校对：李小明", ["王大山"]),
        ("本文编辑：王大山", ["王大山"]),
        ("编辑:【王大山】", ["王大山"]),
        ("责任编辑：", []),
        ("编辑部地址：北山市一号路", []),
    ],
)
def test_credits_name_who_edited(below: str, found: list[str]) -> None:
    assert names(below=below, kind="editor") == found


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("原标题：博物馆今起开放新厅", ["博物馆今起开放新厅"]),
        ("（原标题：博物馆今起开放新厅）", ["博物馆今起开放新厅"]),
        ("原题：《博物馆今起开放新厅》", ["博物馆今起开放新厅"]),
        ("原標題：博物館今起開放新廳", ["博物館今起開放新廳"]),
        ("原标题：博物馆今起开放：新厅与旧厅", ["博物馆今起开放：新厅与旧厅"]),
        ("原标题：Museum Opens a New Hall", ["Museum Opens a New Hall"]),
        ("原标题：", []),
    ],
)
def test_the_original_title_is_shown_as_it_was(above: str, found: list[str]) -> None:
    assert [name.strip("《》") for name in names(below=above, kind="original-title")] == found


@pytest.mark.parametrize(
    "above",
    [
        "来源：",
        "来源： ",
        "来源：<br>作者：李小明",
        "来源： 作者：李小明",
        "来源：　时间：2024-05-06",
        "稿件来源： 发布时间：2024-05-06",
        "来源： 浏览量：33",
        "来源： 2024-05-06",
        "来源：2024-05-06 10:11:12",
        "来源：2024年5月6日 星期一",
        "<span>来源：</span> <span>10:11</span>",
        "<td>来源：</td><td></td>",
    ],
)
def test_a_label_with_nothing_after_it_is_empty(above: str) -> None:
    assert [fact.fields.get("state") for fact in facts(page(above=above), "attribution")] == ["empty"]


@pytest.mark.parametrize(
    "above",
    [
        '来源： size="20"',
        "来源：&lt;font&gt;",
        "来源：undefined",
        "来源：null",
        "来源：{source}",
    ],
)
def test_leaked_markup_is_no_name(above: str) -> None:
    assert [fact.fields.get("state") for fact in facts(page(above=above), "attribution")] == ["leaked"]


@pytest.mark.parametrize(
    "sentence",
    [
        "这些陶器的来源：至今没有定论，学者仍在争论。",
        "收入来源单一是许多小馆的难题。",
        "他来自南水市，作者的身份让他犹豫。",
        "据了解，展品主要来源于民间捐赠。",
        "来源可靠的藏品才能入藏。",
        "请注明来源：这是起码的规矩。",
        "馆方发布声明，称作者已经到场。",
    ],
)
def test_ordinary_words_in_running_text_are_no_labels(sentence: str) -> None:
    source = page(f"<p>{TEXT}{sentence}{TEXT}</p>")
    assert not facts(source, "attribution")
    assert not facts(source, "author")


@pytest.mark.parametrize(
    "below",
    [
        "图片来源：北山晚报",
        "题图来源：北山晚报",
        "数据来源：北山市统计局",
        "供图：李小明",
        "摄影：李小明",
        "图源：北山晚报",
    ],
)
def test_the_source_of_a_picture_is_not_the_source(below: str) -> None:
    assert not facts(page(below=below), "attribution")
    assert not facts(page(f"<p><img src=a.png></p><p>{below}</p>"), "attribution")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("本文转载自《北山晚报》。", "《北山晚报》"),
        ("本文转载自北山晚报，版权归原作者所有。", "北山晚报"),
        ("（转自北山晚报）", "北山晚报"),
        ("本文来自微信公众号：北山文物", "北山文物"),
        ("本文来自微信公众号“北山文物”", "北山文物"),
        ("原文来自微信（北山文物）", "北山文物"),
        ("本文原载于《北山晚报》2024年5月6日第3版", "《北山晚报》"),
        ("本文授权转载自北山文物（ID：beishan）", "北山文物"),
        ("注：本文转载自北山晚报", "北山晚报"),
        ("——《北山晚报》1998年3月号", "《北山晚报》"),
        ("This article originally appeared on Northhill Times.", "Northhill Times"),
        ("Republished with permission from Northhill Times.", "Northhill Times"),
    ],
)
def test_a_sentence_names_the_source(sentence: str, name: str) -> None:
    assert names(below=sentence) == [name]


def test_a_bare_outlet_beside_the_date_is_the_source() -> None:
    assert names("2024-05-06 08:00 北山晚报") == ["北山晚报"]
    assert names("<span>2024-05-06 08:00</span> <a href=/x>新华社</a>") == ["新华社"]


def test_a_teaser_keeps_its_source_to_itself() -> None:
    teaser = "<div class=related><h3>相关阅读</h3><ul><li><a href=/1>旧桥今日拆除</a> 来源：南水日报</li><li><a href=/2>新桥明日通车</a> 来源：南水日报</li></ul></div>"
    source = page(above="来源：北山晚报").replace("<div class=footer>", teaser + "<div class=footer>")
    assert [fact.fields["name"] for fact in facts(source, "attribution")] == ["北山晚报"]


@pytest.mark.parametrize("value", ["——", "-", "（）", "【】", "/", "。"])
def test_a_value_of_marks_alone_is_empty(value: str) -> None:
    assert [fact.fields.get("state") for fact in facts(page(above=f"来源：{value}"), "attribution")] == ["empty"]


@pytest.mark.parametrize("value", ["无", "暂无", "N/A"])
def test_a_word_for_nothing_names_nobody(value: str) -> None:
    [fact] = facts(page(above=f"来源：{value}"), "attribution")
    assert fact.fields["state"] in ("vague", "empty")


LONG_TITLE = "An Experiment: Memory Arenas against Traditional Memory Management, Measured | A Platform of Profiling (profiles.example)"


def test_an_address_goes_by_the_whole_title_of_what_is_there() -> None:
    text = (
        f"# 题\n\n- 原文地址：[{LONG_TITLE}](https://profiles.example/1)\n- 译者：[甲乙](https://b.example)\n\n{TEXT}\n"
    )
    (fact,) = facts(text, "attribution", "a.md")
    assert fact.fields["url"] == "https://profiles.example/1"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"# 一周好文\n\n{TEXT}\n\n### 🐎 [【译】怎么写动画](https://a.example/1)\n\n{TEXT}\n", 0),
        (
            f"# 一周好文\n\n{TEXT}\n\n* [[译] 怎么写动画](https://a.example/1)\n* [[译] 再写一遍](https://a.example/2)\n",
            0,
        ),
        (f"# [【译】怎么写动画](/post/1)\n\n{TEXT}\n", 1),
        (f"# 【译】怎么写动画\n\n{TEXT}\n", 1),
    ],
)
def test_a_mark_in_a_link_below_the_title_is_one_of_another_article(text: str, marks: int) -> None:
    assert len(facts(text, "reprint-mark", "a.md")) == marks


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("以下时间服务器搜集自网络：", 0), ("这是一本书，内容搜集自网络上优秀作者写的文章。", 0), ("这些景点信息收集自网络，是网友推荐的。", 0), ("本仓库中的资料整理自网络。", 0), ("（内容搜集自网络）", 1), ("本文搜集自网络，侵删。", 1),
        ("收集自互联网。", 1), ("小编整理自网络。", 1),
    ],
)  # fmt: skip
def test_what_was_gathered_from_the_web_is_the_text_and_not_what_it_speaks_of(sentence: str, count: int) -> None:
    assert len(facts(page(below=sentence), "attribution")) == count
