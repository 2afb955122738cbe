"""Where the article, its opening, its end and the footer are, on pages of every age."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers import read
from checker.readers.running_text import TextLine, is_credit
from checker.text.fold import fold
from tests.facts.told import KINDS

FIRST = "昨日上午，本地博物馆向公众开放了新的展厅，展出近百件修复完成的陶器，吸引了不少市民前来参观。"
MORE = "馆长在开幕式上表示，展览将持续到年底，观众可以免费参观，并可以在网上预约讲解。展品大多来自近年的考古发掘，其中三件是首次展出。"
LAST = "据介绍，明年春天馆内还将开放修复工作室，让观众近距离观看修复的过程，届时会有专人讲解。"
MENU = "".join(
    f"<a href=/{number}>{name}</a> "
    for number, name in enumerate("首页 新闻 展览 文物 服务 关于我们 联系我们 网站地图".split())
)
TEASERS = "".join(
    f"<li><a href=/n{number}>{name}</a></li>"
    for number, name in enumerate(["旧桥今日拆除重建", "公园春季花展开幕", "图书馆延长开放时间", "地铁新线明日试运行"])
)

OLD_TABLES = f"""<html><head><title>博物馆开放新展厅_北山在线</title></head><body bgcolor=#ffffff>
<table width=760><tr><td>{MENU}</table>
<table width=760><tr><td width=180><table>{TEASERS.replace("<li>", "<tr><td>").replace("</li>", "")}</table>
<td><table><tr><td align=center><font size=4><b>博物馆开放新展厅</b></font><tr><td align=center>2004年5月6日 来源：北山晚报
<tr><td>　　{FIRST}<br><br>　　{MORE}<br><br>　　{LAST}<br>（责任编辑：王大山）</table></table>
<table width=760><tr><td align=center>版权所有 北山在线 京ICP备05000593号</table></body></html>"""

PORTAL = f"""<!DOCTYPE html><html><head><meta charset=utf-8><title>博物馆开放新展厅_新闻中心_北山网</title></head><body>
<div class="top-nav"><ul>{MENU}</ul></div><div class="crumbs"><a href=/>首页</a> &gt; <a href=/n>新闻</a> &gt; 正文</div>
<div class="main"><div class="left"><h1 class="main-title">博物馆开放新展厅</h1><div class="date-source"><span>2019-05-06 08:00</span> <a href=/s>北山晚报</a></div>
<div class="article" id="artibody"><p>　　{FIRST}</p><div class="img"><img src=a.jpg><span>展厅一角</span></div><p>　　{MORE}</p><p>　　{LAST}</p>
<p class="show_author">责任编辑：王大山</p></div><div class="related"><h3>相关阅读</h3><ul>{TEASERS}</ul></div>
<div class="comment-list"><h3>网友评论</h3><p>展厅很大，孩子很喜欢，来源：亲眼所见，值得一去，周末人很多，建议早点到。</p></div></div>
<div class="right sidebar"><h3>热点排行</h3><ol>{TEASERS}</ol></div></div>
<div class="footer"><p>{MENU}</p><p>Copyright © 2019 北山网 All Rights Reserved</p><p>京ICP备11041399号-2</p></div></body></html>"""

BLOG = f"""<!doctype html><html><head><title>看新展厅 | 山下人</title></head><body><header><a href=/>山下人</a><nav>{MENU}</nav></header>
<main><article class="post"><header><h1>看新展厅</h1><time>2022-05-06</time></header><p>{FIRST}</p><h2>陶器</h2><p>{MORE}</p><p>{LAST}</p>
<p>本文转载自北山晚报。</p></article><section id="comments"><h2>评论</h2><p>写得好，下次一起去看，听说下个月还有书画展，门票也不贵。</p></section></main>
<footer><p>© 2022 山下人 · Powered by Something</p></footer></body></html>"""

GOVERNMENT = f"""<!DOCTYPE html><html><head><title>博物馆开放新展厅-北山市人民政府</title><meta name="ContentSource" content="北山市文物局"></head><body>
<div id="header">{MENU}</div><div class="position">当前位置：<a href=/>首页</a>&gt;<a href=/gk>政务动态</a></div>
<div class="content"><h2 class="title">博物馆开放新展厅</h2><div class="info">发布时间：2021-05-06 08:00　信息来源：北山市文物局　浏览次数：33　字号：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div id="zoom" class="TRS_Editor"><p>　　{FIRST}</p><p>　　{MORE}</p><p>　　{LAST}</p></div><div class="tools"><a>打印</a> <a>关闭</a></div></div>
<div class="bottom"><p>主办：北山市人民政府办公室　网站标识码：1303000020</p><p>京ICP备05000593号　京公网安备11010502035964号</p></div></body></html>"""

PAGES = {"old tables": OLD_TABLES, "portal": PORTAL, "blog": BLOG, "government": GOVERNMENT}


def parts(source: str, path: str = "a.html") -> tuple[Document, dict[str, str]]:
    """The document, and the text of each region."""
    [document] = read(path, source.encode())
    return document, {region.name: document.text[region.start : region.end] for region in document.regions}


@pytest.mark.parametrize("name", PAGES)
def test_the_article_holds_its_text_and_nothing_of_the_frame(name: str) -> None:
    document, told = parts(PAGES[name])
    assert "source" in document.judged.owes
    assert all(text in told["article"] for text in (FIRST, MORE, LAST))
    assert not any(
        text in told["article"]
        for text in ("联系我们", "旧桥今日拆除重建", "ICP", "值得一去", "下次一起去看", "Copyright", "©")
    )


@pytest.mark.parametrize(
    ("name", "opening", "end"),
    [
        ("old tables", "来源：北山晚报", "责任编辑：王大山"), ("portal", "北山晚报", "责任编辑：王大山"), ("blog", "2022-05-06", "本文转载自北山晚报"),
        ("government", "信息来源：北山市文物局", "介绍，明年春天"),
    ],
)  # fmt: skip
def test_opening_and_end_hold_the_byline_and_the_credits(name: str, opening: str, end: str) -> None:
    _, told = parts(PAGES[name])
    assert opening in told["lede"]
    assert FIRST in told["lede"]
    assert end in told["tail"]
    assert LAST in told["tail"]


@pytest.mark.parametrize(
    ("name", "held"),
    [("old tables", ["版权所有 北山在线", "京ICP备05000593号"]), ("portal", ["© 2019 北山网", "京ICP备11041399号-2"]), ("blog", ["© 2022 山下人"]), ("government", ["京ICP备05000593号", "11010502035964"])],
)  # fmt: skip
def test_the_footer_holds_the_notices(name: str, held: list[str]) -> None:
    document, told = parts(PAGES[name])
    assert all(text in told["footer"] for text in held)
    assert not any(text in told["footer"] for text in (FIRST, MORE, LAST))
    assert document.judged.owes >= {"notice", "number"}


@pytest.mark.parametrize("name", PAGES)
def test_regions_lie_inside_each_other_and_cover_the_text(name: str) -> None:
    document, told = parts(PAGES[name])
    spans = {region.name: (region.start, region.end) for region in document.regions}
    assert spans["head"][0] == 0
    assert spans["head"][1] == spans["body"][0]
    assert spans["body"][1] == spans["footer"][0]
    assert spans["footer"][1] == len(document.text)
    for inner in ("article", "lede", "tail"):
        assert spans["body"][0] <= spans[inner][0] <= spans[inner][1] <= spans["body"][1]
    assert spans["lede"][0] == spans["article"][0]
    assert spans["tail"][1] == spans["article"][1]
    assert set(told) == {"head", "body", "article", "lede", "tail", "footer"}


def test_a_plain_text_has_an_opening_an_end_and_a_footer() -> None:
    text = f"首页 新闻 展览\n\n博物馆开放新展厅\n来源：北山晚报\n\n　　{FIRST}\n　　{MORE}\n　　{LAST}\n（责编：王大山）\n\n版权所有 北山网\n京ICP备11041399号\n"
    document, told = parts(text, "a.txt")
    assert document.kind == "page"
    assert "来源：北山晚报" in told["lede"]
    assert "责编：王大山" in told["tail"]
    assert "京ICP备11041399号" in told["footer"]
    assert FIRST not in told["footer"]


def test_a_post_is_all_article() -> None:
    document, told = parts(
        f"---\ntitle: 题\n---\n# 题\n\n来源：北山晚报\n\n{FIRST}\n\n{MORE}\n\n{LAST}\n\n作者：李小明\n", "a.md"
    )
    assert document.kind == "article"
    assert all(text in told["article"] for text in ("来源：北山晚报", FIRST, LAST, "作者：李小明"))
    assert document.judged.owes == {"source"}


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body><div class=nav>{MENU}</div><ul>{TEASERS}</ul><ul>{TEASERS}</ul><div class=footer>版权所有 北山网 京ICP备11041399号</div></body></html>",
        f"<html><body>{MENU}<h1>404</h1><p>页面不存在</p><div class=footer>© 北山网</div></body></html>",
        "<html><head><title>北山网</title></head><body></body></html>",
    ],
)  # fmt: skip
def test_a_list_and_an_error_page_hold_no_article(source: str) -> None:
    document, _ = parts(source)
    assert "source" not in document.judged.owes


IMPRINT = (
    "<p>北山社区学堂 版权所有 <a href='javascript:;'>京ICP备05000593号-2</a></p><p>主管：北山市教育局　主办：北山社区学院</p>"
    "<p>地址：北山市建设路九十二号　邮编：013000　电话：0100-2000277　传真：0100-2000278　邮箱：xuetang@beishan.example</p>"
)
LOGIN = (
    "<form><p>用户名：<input></p><p>密　码：<input></p><p><a href=/r>免费注册</a> <a href=/f>忘记密码</a></p></form>"
)


@pytest.mark.parametrize(
    "ending",
    [
        f"<div class='bottom'>{IMPRINT}</div>",
        f"<div id='bs-footer'><div class='wrap'>{IMPRINT}</div></div>",
        f"<div style='text-align:center'>{IMPRINT}</div>",
        f"<center>{IMPRINT}<p>建议使用火狐浏览器，分辨率一千以上，浏览效果最佳。</p></center>",
        f"<div class='bottom'>{IMPRINT}<p>本学堂面向全市居民，免费开放，欢迎大家常来学习，也欢迎推荐给邻居。</p></div>",
    ],
)
@pytest.mark.parametrize("above", [LOGIN, "<ul><li>动态</li><li>成员</li><li>风采</li></ul>", "<p>暂无内容</p>", ""])
def test_the_block_that_ends_a_page_with_little_text_is_its_footer(above: str, ending: str) -> None:
    source = f"<!doctype html><html><body><div id=top><a href=/>北山社区学堂</a> <a href=/h>帮助</a></div>{above}{ending}</body></html>"
    document, told = parts(source)
    assert "京ICP备05000593号-2" in told["footer"]
    assert "电话：0100-2000277" in told["footer"]
    assert "帮助" not in told["footer"]
    assert "source" not in document.judged.owes


TEASER = f"<h3><a href=/a>旧桥拆了</a></h3><p>{FIRST}</p><p><a href='/a'>{{}}</a></p>"


@pytest.mark.parametrize("words", ["阅读全文", "[查看全文]", "查看详情 »", "Read more", "继续阅读", "[详细]"])
def test_openings_with_a_link_to_the_whole_are_no_article(words: str) -> None:
    teasers = TEASER.format(words) * 3
    source = f"<!doctype html><html><body>{MENU}<article>{teasers}</article><footer>© 北山网</footer></body></html>"
    assert parts(source)[0].judged.owes == {"notice", "number"}


@pytest.mark.parametrize(
    "link", ["<a href='javascript:;'>阅读全文</a>", "<a href='#all'>阅读全文</a>", "<a href=/o>阅读原文</a>"]
)
def test_a_button_that_unfolds_an_article_or_leads_to_its_original_leaves_it_one(link: str) -> None:
    source = (
        f"<!doctype html><html><body>{MENU}<h1>新展厅</h1><p>{FIRST}</p><p>{MORE}</p><p>{LAST}</p>{link}</body></html>"
    )
    assert "source" in parts(source)[0].judged.owes


@pytest.mark.parametrize(
    ("words", "is_article"),
    [
        ("对本站信息资源版权的归属问题存有异议的，请来信告知，我们会立即处理。", False),
        ("河边的老街上有一座旧桥，桥边住着两位老人，他们天天看着船来船往。", True),
    ],
)
def test_what_a_site_says_of_itself_is_no_article(words: str, is_article: bool) -> None:
    source = f"<html><body><div><h1>老街</h1><p>编辑：李小明</p><p>{FIRST}</p></div><div>相关推荐</div><ul>{'<li><a href=/1>又一条老街又一座旧桥又一位老人</a><span>04-11</span></li>' * 30}</ul><div><p>{words * 5}</p></div></body></html>"
    [page] = read("a.html", source.encode())
    article = next(region for region in page.regions if region.name == "article")
    assert (FIRST in page.text[article.start : article.end]) is not is_article
    assert (words in page.text[article.start : article.end]) is is_article


def test_verses_between_the_title_and_the_longest_text_belong_to_the_article() -> None:
    verses = "".join(f"<p>第{number}盏灯下有人等</p>" for number in range(60))
    _, told = parts(
        f"<html><head><title>等灯的人们回来了</title></head><body>{MENU}<ul>{TEASERS}</ul><h1>等灯的人们回来了</h1><p>来源：北山晚报</p>{verses}<p>{MORE}</p><p>{LAST}</p></body></html>"
    )
    assert "来源：北山晚报" in told["lede"]
    assert "旧桥今日拆除重建" not in told["article"]


@pytest.mark.parametrize(
    "below",
    [f"<p>{FIRST}</p><p>{LAST}</p>", f"<article><p>{FIRST}</p></article>", f"<p>欢迎来到学堂。</p><p>{MORE}</p>"],
)
def test_a_notice_above_running_text_is_no_footer(below: str) -> None:
    _, told = parts(f"<!doctype html><html><body><p>京ICP备05000593号-2</p><h1>学堂</h1>{below}</body></html>")
    assert "ICP" not in told["footer"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.html", ""),
        ("a.html", " \n"),
        ("a.md", ""),
        ("a.txt", ""),
        ("a.md", "---\ntitle: 题\n---\n"),
        ("a.html", "<p>"),
    ],
)
def test_nothing_has_regions_too(path: str, source: str) -> None:
    document, _ = parts(source, path)
    assert all(0 <= region.start <= region.end <= len(document.text) for region in document.regions)
    assert {region.name for region in document.regions} >= {"body", "footer"}


@pytest.mark.parametrize(
    "unit",
    [
        "一\n",
        "一，二。\n",
        "<p>一，二。</p>",
        "<a href=x>一</a><br>",
        "©\n",
        "<div class=footer>©</div>",
        "<div class=related>一，二。</div>",
        "<h1>一</h1>",
    ],
)
def test_a_page_of_very_many_lines_has_regions(unit: str) -> None:
    document, told = parts(unit * (200_000 // len(unit)))
    assert set(told) >= {"body", "footer"}
    assert document.regions[-1].end <= len(document.text)


def test_six_lines_above_the_text_are_its_opening_where_no_title_shows() -> None:
    above = "".join(f"<div>河边的第{name}行</div>" for name in "一二三四五六七八九")
    _, told = parts(
        f"<html><head><title>北山</title></head><body>{above}<p>{FIRST}</p><p>{MORE}</p><p>{LAST}</p></body></html>"
    )
    assert told["article"].startswith("河边的第四行")


def test_an_article_ends_where_three_links_in_a_row_begin() -> None:
    links = "".join(f"<div><a href=/{number}>又一座博物馆开放了它的新展厅</a></div>" for number in range(5))
    _, told = parts(
        f"<html><head><title>北山</title></head><body><p>{FIRST}</p><p>{MORE}</p><p>{LAST}</p>{links}</body></html>"
    )
    assert told["article"].strip().endswith(LAST)


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("来源：北山晚报", True),
        ("2099-04-11 来源：北山晚报", True),
        ("责任编辑 王大山", False),
        ("浏览次数：33", False),
        ("原标题：十座山", False),
        ("十座山的来源：山名考", False),
    ],
)
def test_a_credit_has_a_label_and_what_parts_it_from_its_value(words: str, credit: bool) -> None:
    line = TextLine(0, len(words), len(words), 0, words, fold(words), notice=False)
    assert is_credit(line, KINDS) is credit


@pytest.mark.parametrize(("many", "held"), [(380, True), (420, False)])
def test_a_line_of_a_footer_is_no_paragraph(many: int, held: bool) -> None:
    source = f"<html><head><title>北山</title></head><body><p>{FIRST}</p><p>{MORE}</p><p>{LAST}</p><p>{'山' * many} © 2099 北山网</p></body></html>"
    _, told = parts(source)
    assert ("北山网" in told["footer"]) is held
