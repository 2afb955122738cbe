"""Which pages show teasers, and which an article with links in it."""

from __future__ import annotations

import pytest

from checker.readers import read

WORDS = "河边的老街修好了，铺子一家接一家开张，街坊们说往后傍晚又有地方散步了。"
TEXT = WORDS * 3
NAMES = ("老街重新开张了", "桥头的灯又亮了", "码头要改成公园", "旧书市搬回河边")
MENU = "<ul><li><a href=/a>首页</a><li><a href=/b>新闻中心</a><li><a href=/c>关于我们</a></ul>"
FOOT = "<footer>© 2026 河边网 京ICP备2099000012号-1</footer>"


def teasers(form: str) -> str:
    return "".join(form.format(number=number, name=name) for number, name in enumerate(NAMES))


LISTS = {
    "titles that are headings": teasers(f"<div><h2><a href=/{{number}}>{{name}}</a></h2><p>{TEXT * 2}</p></div>"),
    "titles and summaries": teasers(f"<li><a href=/{{number}}>{{name}}</a><p>{WORDS}</p><span>2026-04-02</span></li>"),
    "articles in one page": teasers(f"<article><a href=/{{number}}>{{name}}</a><p>{WORDS}</p></article>"),
    "links to the rest": teasers(f"<p>{{name}}</p><p>{TEXT}</p><p><a href=/{{number}}>[查看全文]</a></p>"),
    "links of a program": teasers(f"<li><a href='javascript:show({{number}})'>{{name}}</a><p>{WORDS}</p></li>"),
    "two that break off": "".join(
        f"<h2><a href=/{n}>{NAMES[n]}</a></h2><p>{TEXT}河边的……</p><a href=/{n}>阅读全文</a>" for n in (0, 1)
    ),
    "one that breaks off": f"<h2><a href=/0>{NAMES[0]}</a></h2><p>{TEXT}{TEXT}河边的... <a href=/0>查看更多</a></p>",
}
ARTICLES = {
    "links in its sentences": f"<p>{TEXT}<a href=/1>旧书市搬回河边</a>，{TEXT}</p><p>{TEXT}</p>",
    "headings that are marks": teasers(f"<h2><a href=#n{{number}}>{{name}}</a></h2><p>{TEXT}</p>"),
    "others below it": f"<p>{TEXT * 6}</p>" + teasers(f"<h3><a href=/{{number}}>{{name}}</a></h3><p>{WORDS}</p>"),
    "comments that are articles": f"<div><p>{TEXT * 4}</p></div>" + "<article>写得真好，下次一起去看看那条老街。</article>" * 3,
    "a hint that breaks off in its middle": f"<p>{TEXT}他说，河边的……</p><p>{TEXT * 3}</p>",
    "a link to the original": f"<p>{TEXT * 3}</p><p><a href=/0>阅读原文</a></p>",
    "buttons of a program": f"<p>{TEXT * 3}</p><p><a href='javascript:a()'>加入收藏夹里</a> <a href='javascript:b()'>分享到朋友圈</a> <a href='javascript:c()'>打印这一篇</a></p>",
    "sources at its end": f"<p>{TEXT * 2}</p>" + teasers("<p><a href=/{number}>{name}</a></p>"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_page_of_teasers_holds_no_article(name: str) -> None:
    [document] = read("a.html", f"<html><body>{MENU}<div>{LISTS[name]}</div>{FOOT}</body></html>".encode())
    assert document.judged.owes == {"notice", "number"}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_may_have_links_and_others_below_it(name: str) -> None:
    [document] = read(
        "a.html", f"<html><body>{MENU}<div><h1>老街</h1>{ARTICLES[name]}</div>{FOOT}</body></html>".encode()
    )
    assert "source" in document.judged.owes
