"""Limits that notices, registry numbers and values keep: each with the page that is just inside and the one that is just beyond."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from checker.text.wrapping import strip
from tests.facts.told import TEXT, facts, page

RETIRED_POLICE = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode="
NEW_POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
MIIT, MPS = "https://beian.miit.gov.cn/", "https://beian.mps.gov.cn/"
FILING = "京ICP备11041399号"


class Pair(NamedTuple):
    """Two pages on either side of a limit."""

    rule: str
    what: str
    """The kind of fact and the field that is looked at; ``text`` is the fact's own."""
    inside: str
    found: list[str]
    """What the field says there, fact by fact; without an owner it is the state that counts."""
    beyond: str
    left: list[str]
    path: str = "a.html"


def told(source: str, what: str, path: str) -> list[str]:
    """What a field says, fact by fact."""
    kind, field = what.split()
    found = facts(source, kind, path)
    if field == "text":
        return [fact.text for fact in found]
    return [fact.fields.get(field, fact.fields.get("state", "") if field == "owner" else "") for fact in found]


def foot(words: str, head: str = "") -> str:
    """A page with *words* in its footer."""
    return page(foot=words, head=head)


def middle(words: str) -> str:
    """A page with *words* as a paragraph in the middle of its article."""
    return page(f"<p>{TEXT}</p>" * 10 + f"<p>{words}</p>" + f"<p>{TEXT}</p>" * 20)


def post(words: str, front: str = "") -> str:
    """A post that ends with *words*."""
    return (f"---\n{front}\n---\n\n" if front else "") + f"# 新展厅\n\n{TEXT}\n\n{words}\n"


def opens(words: str) -> str:
    """A post that begins with *words*."""
    return f"{words}\n\n{TEXT}\n\n{TEXT}\n"


def row(owner: str) -> str:
    """A row of an export with a column for the owner."""
    return f"标题,来源,版权方,正文\n新展厅,北山网,{owner},{TEXT}\n"


def linked(href: str, words: str) -> str:
    return f'<a href="{href}">{words}</a>'


def table(*rows: list[str]) -> str:
    return (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in rows) + "</table>"
    )


LONG = f"{TEXT}\n\n" * 12
RIGHTS = page(f"<p>版权归南水社所有。</p><p>{TEXT}</p>", foot="© 2099 版权归北山网所有")

OWNERS = [
    # how far a notice reaches
    Pair("a notice reaches for a hundred and sixty characters", "copyright owner", foot("© 2099" + "-" * 148 + "主办：北山馆"), ["北山馆"], foot("© 2099" + "-" * 153 + "主办：北山馆"), ["ownerless"]),
    Pair("a year stands within a hundred and sixty characters before the mark", "copyright years", foot("2099" + "-" * 156 + "© 北山网"), ["2099"], foot("2099" + "-" * 157 + "© 北山网"), [""]),
    Pair("a second notice does not reach into the first", "copyright years", foot("© 北山馆" + "-" * 140 + "2099" + "-" * 20 + "© 南水社"), ["2099", ""], foot("© 北山馆" + "-" * 160 + "2099" + "-" * 20 + "© 南水社"), ["", "2099"]),
    Pair("a year in a number is none of a notice", "copyright years", foot("© 北山馆 [2099] 40"), ["2099"], foot("© 北山馆 京网文[2099]0059-0009号"), [""]),
    Pair("a year right behind a number is one", "copyright years", foot(f"{FILING}2099 © 北山馆"), ["2099"], foot(f"{FILING[:-1]}2099号 © 北山馆"), [""]),
    # where a notice may stand
    Pair("a mark in an article stands before a year", "copyright owner", middle("© 2099 北山夜话"), ["北山夜话"], middle("© 北山夜话"), []),
    Pair("a mark in an article says for whom", "copyright owner", middle("© 李小明 for 北山夜话"), ["北山夜话"], middle("© 李小明 of 北山夜话"), []),
    Pair("a notice in an article opens its line", "copyright owner", "# 新展厅\n\n" + LONG + "- 版权所有：北山夜话\n\n" + LONG * 2, ["北山夜话"], "# 新展厅\n\n" + LONG + "南水版权所有：北山夜话\n\n" + LONG * 2, [], "a.md"),
    Pair("a notice in the middle of a line ends its article", "copyright owner", "# 新展厅\n\n" + LONG * 3 + "南水 版权所有：北山夜话\n\n" + TEXT, ["北山夜话"], "# 新展厅\n\n南水 版权所有：北山夜话\n\n" + LONG * 3, [], "a.md"),
    Pair("an article about rights speaks of rules and its page has an owner", "copyright owner", RIGHTS, ["南水社", "北山网"], RIGHTS.replace("博物馆开放新展厅", "版权声明"), ["北山网"]),
    Pair("a title about rights makes an article one", "copyright owner", post("版权归北山网所有。", "title: 新展厅"), ["北山网"], post("版权归北山网所有。", "title: 版权声明"), [], "a.md"),
    Pair("a menu's word is a link of twelve more characters", "copyright owner", foot(linked("/c", "Copyright " + "a" * 12)), ["a" * 12], foot(linked("/c", "Copyright " + "a" * 11)), []),
    Pair("a word of a menu lies in its link from end to end", "copyright owner", foot("Copy" + linked("/c", "right") + " 北山馆"), ["北山馆"], foot(linked("/c", "Copyright") + " 北山馆"), []),
    Pair("a link that ends within the word is no menu's", "copyright owner", foot(linked("/c", "Copy") + "right 北山馆"), ["北山馆"], foot(linked("/c", "北山 Copyright") + " 北山馆"), []),
    Pair("a link with a year is no menu's", "copyright owner", foot(linked("/c", "Copyright 2099") + " 北山馆"), ["北山馆"], foot(linked("/c", "Copyright Us") + " 北山馆"), []),
    # a site's address for an owner
    Pair("a name before the mark is the owner where an address follows", "copyright owner", foot("北山馆 © 2099 hill.test"), ["北山馆"], foot("联系我们 | 北山馆 © 2099 hill.test"), ["hill.test"]),
    Pair("a company below an address is the owner", "copyright owner", foot("hill.test 版权所有<br>北山科技有限公司"), ["北山科技有限公司"], foot("hill.test 版权所有<br>北山人家"), ["hill.test"]),
    Pair("a company below an address has no notice of its own", "copyright owner", foot("hill.test 版权所有<br>北山科技有限公司"), ["北山科技有限公司"], foot("hill.test 版权所有<br>北山科技有限公司 © 2098"), ["hill.test", "北山科技有限公司"]),
    # the next cell
    Pair("a company in the next cell has four characters", "copyright owner", foot("© 2099 南水社 | 北山公司"), ["北山公司", "南水社"], foot("© 2099 南水社 | 山公司"), ["南水社"]),
    Pair("three blanks stand around a bar", "copyright owner", foot("© 2099 南水社&nbsp;&nbsp;&nbsp;|&nbsp;&nbsp;&nbsp;北山公司"), ["北山公司", "南水社"], foot("© 2099 南水社&nbsp;&nbsp;&nbsp;&nbsp;|&nbsp;&nbsp;&nbsp;&nbsp;北山公司"), ["南水社"]),
    Pair("a company in the next cell of a notice without a name", "copyright owner", foot("© 2099 All rights reserved | 北山公司"), ["北山公司"], foot("© 2099 All rights reserved | 首页 | 北山公司"), ["ownerless"]),
    # behind a number, below a notice
    Pair("an organisation closes a row behind its number", "copyright owner", foot(f"版权所有 © 2099 {FILING} 北山小学"), ["北山小学"], foot(f"版权所有 © 2099 {FILING} 北山人家"), ["ownerless"]),
    Pair("the last of several numbers counts", "copyright owner", foot(f"版权所有 © 2099 {FILING} 京公网安备11010502035964号 北山小学"), ["北山小学"], foot(f"版权所有 © 2099 {FILING} 北山小学 京公网安备11010502035964号"), ["ownerless"]),
    Pair("a company opens the line below", "copyright owner", foot("版权所有<br>北山公司 电话 1"), ["北山公司"], foot("版权所有<br>北山人家"), ["ownerless"]),
    Pair("an organisation below stands alone", "copyright owner", foot("版权所有<br>北山小学"), ["北山小学"], foot("版权所有<br>北山小学 电话 1"), ["ownerless"]),
    Pair("nothing stands behind a notice that goes on below", "copyright owner", foot("版权所有 |<br>北山公司"), ["北山公司"], foot("版权所有 电话<br>北山公司"), ["ownerless"]),
    Pair("words of rights lead to the line below", "copyright owner", foot("© 2099 联系我们 All rights reserved<br>北山公司"), ["北山公司"], foot("© 2099 联系我们 版权所有<br>北山公司"), ["ownerless"]),
    Pair("nothing but its marks stands in a notice that goes on below", "copyright owner", foot("| 版权所有<br>北山公司"), ["北山公司"], foot("联系我们 版权所有<br>北山公司"), ["ownerless"]),
    Pair("who runs the site is named behind the notice", "copyright owner", foot("© 2099 | 首页 | 主办：北山馆"), ["北山馆"], foot("主办：北山馆 | © 2099 | 首页"), ["ownerless"]),
    # what is no notice
    Pair("words of rights alone are no notice", "copyright owner", foot("© All rights reserved"), ["ownerless"], foot("2099 All rights reserved"), []),
    Pair("the word before words that are no name is none", "copyright owner", foot("Copyright"), ["ownerless"], foot("Copyright 电话"), []),
    Pair("the word as a label without a value is none", "copyright owner", foot("Copyright |"), ["ownerless"], foot("Copyright :"), []),
    Pair("the word in the plural", "copyright owner", foot("Copyrights"), ["ownerless"], foot("Copyrights 电话"), []),
    Pair("a word and a mark are a notice before any words", "copyright owner", foot("Copyright © 电话"), ["ownerless"], foot("Copyright 电话"), []),
    Pair("Han words of rights are a notice before any words", "copyright owner", foot("版权所有 电话"), ["ownerless"], foot("Copyright 电话"), []),
    Pair("a sign that fills its cell is no notice", "copyright owner", foot("©©"), ["variable"], foot("©"), []),
    Pair("a sign in a row of others is a notice", "copyright owner", foot("© 电话"), ["ownerless"], foot(table(["©", "电话"])), []),
    Pair("a sign and a year are a notice", "copyright owner", foot("© 2099"), ["ownerless"], foot("ⓒ"), []),
    Pair("who made a site may own it", "copyright owner", foot("© 2099 ♥ Designed by 3Hill"), ["software"], foot("© 2099 | Proudly designed by Bootstrap"), ["ownerless"]),
    Pair("a sign behind its word is filled in elsewhere", "copyright owner", post("版权: ©"), ["variable"], post("版权: © 2099"), ["ownerless"], "a.md"),
    Pair("a date as a script prints it is a year", "copyright owner", foot("© Tue Oct 28 2098 08:00:00 GMT+0800 (中国标准时间) – 2099 北山屋"), ["北山屋"], foot("© Tue Oct 28 北山屋"), ["Tue Oct 28 北山屋"]),
    Pair("one letter is somebody", "copyright owner", foot("© 2099 王"), ["variable"], foot("© 2099 1"), ["ownerless"]),
    # the makers of software
    Pair("who made the software stands within sixty characters", "copyright owner", foot(f"Powered by {'a' * 46} © Southwater Inc."), ["software"], foot(f"Powered by {'a' * 47} © Southwater Inc."), ["Southwater Inc."]),
    Pair("the author of a page is no maker of software", "copyright owner", foot("Powered by 北山 © 2099 南水科技", "<meta name=author content=' 南水科技 '>"), ["南水科技"], foot("Powered by 北山 © 2099 南水科技", "<meta name=author content=南水>"), ["software"]),
    Pair("the notice of software is its last words of rights", "copyright text", foot("Powered by 北山 © 2099 南水科技 版权所有"), ["版权所有"], foot("Powered by 北山 © 2099 南水科技"), ["©"]),
    Pair("a mark within forty characters belongs to the notice", "copyright text", foot("©" + "-" * 40 + "北山网"), ["©" + "-" * 40 + "北山网"], foot("©" + "-" * 41 + "北山网"), ["北山网"]),
    Pair("a mark within forty characters behind belongs to it, too", "copyright text", foot("版权所有 北山网" + "-" * 40 + "2099"), ["版权所有 北山网" + "-" * 40 + "2099"], foot("版权所有 北山网" + "-" * 41 + "2099"), ["版权所有 北山网"]),
    # the word
    Pair("a year stands within eight characters behind the word", "copyright owner", foot("山 copyright----2099 北山网"), ["北山网"], foot("山 copyright-----2099 北山网"), []),
    Pair("a sign stands within three characters before the word", "copyright owner", foot("山 ©--copyright 北山网"), ["北山网"], foot("山 ©---copyright 北山网"), ["copyright 北山网"]),
    Pair("the sign in brackets makes the word a mark", "copyright owner", foot("山 copyright 北山 (c) 2099"), ["北山"], foot("山 copyright 北山馆门 2099"), []),
    Pair("marks alone stand before a word that opens its line", "copyright owner", foot("- copyright 北山网"), ["北山网"], foot("山 copyright 北山网"), []),
    Pair("a word written large in a sentence of a post", "copyright owner", post("展厅 Copyright 北山网，请看"), ["北山网，请看"], post("展厅里有 Copyright 北山网，请看"), [], "a.md"),
    Pair("a sentence goes on behind the word", "copyright owner", post("展厅里有 Copyright 北山网"), ["北山网"], post("展厅里有 Copyright 北山网；请看"), [], "a.md"),
    # fields and columns
    Pair("an owner in a meta tag has two characters", "copyright owner", foot("", '<meta name="copyright" content="北山">'), ["北山"], foot("", '<meta name="copyright" content="王">'), []),
    Pair("and sixty at the most", "copyright owner", foot("", f'<meta name="copyright" content="{"山" * 60}">'), ["山" * 60], foot("", f'<meta name="copyright" content="{"山" * 61}">'), []),
    Pair("an address in a meta tag is no owner", "copyright owner", foot("", '<meta name="dc.rights" content="北山网">'), ["北山网"], foot("", '<meta name="dc.rights" content="北山网 https://hill.example">'), []),
    Pair("who built the site is no owner", "copyright owner", foot("", '<meta name="copyright" content="Hexo 北山">'), ["Hexo 北山"], foot("", '<meta name="copyright" content="Hexo">'), []),
    Pair("a field of front matter that says that a post is original", "copyright owner", post("正文", "copyright: 北山网原创"), ["北山网原创"], post("正文", "copyright: 原创"), [], "a.md"),
    Pair("a yes in front matter is no owner", "copyright owner", post("正文", "copyright: 北山"), ["北山"], post("正文", "copyright: yes"), [], "a.md"),
    Pair("a field for a notice of another name holds a whole one", "copyright owner", post("正文", "copyright_text: © 2099 北山网"), ["北山网"], post("正文", "header: © 2099 北山网"), [], "a.md"),
    Pair("a column names an owner of forty characters", "copyright owner", row("山" * 40), ["山" * 40], row("山" * 41), [], "a.csv"),
    Pair("a column holds a notice", "copyright years", row("© 2099 北山网"), ["2099"], row("北山网 2099"), [""], "a.csv"),
    Pair("a column with a licence names no owner", "copyright owner", row("北山网"), ["北山网"], row("CC BY 北山网"), [], "a.csv"),
    # settings
    Pair("a setting that says whose a site is stands near", "copyright owner", "owner: 北山\na: " + "-" * 107 + "\ncopyright: © 2099\n", ["ownerless"], "owner: 北山\na: " + "-" * 106 + "\ncopyright: © 2099\n", [], "_config.yml"),
    Pair("below as above", "copyright owner", "copyright: © 2099\na: " + "-" * 108 + "\nowner: 北山\n", ["ownerless"], "copyright: © 2099\na: " + "-" * 107 + "\nowner: 北山\n", [], "_config.yml"),
    Pair("a setting for a notice holds nothing else", "copyright owner", "copyright: © 2099 版权所有\n", ["ownerless"], "copyright: © 2099 年版 版权所有\n", [], "_config.yml"),
    Pair("a setting without a year may be completed", "copyright owner", "copyright: © 2099\n", ["ownerless"], "copyright: © 版权所有\n", [], "_config.yml"),
    # the very beginning
    Pair("a mark that opens an article stands before a year", "copyright owner", opens("© 2099 北山夜话"), ["北山夜话"], opens("© 北山夜话"), [], "a.md"),
    Pair("rules that open an article about rights", "copyright owner", "---\ntitle: 新展厅\n---\n\n" + opens("版权归北山网所有。"), ["北山网"], "---\ntitle: 版权声明\n---\n\n" + opens("版权归北山网所有。"), [], "a.md"),
    Pair("whose a site is may be the first setting", "copyright owner", "buy: 北山\ncopyright: © 2099\n", ["ownerless"], "by: 北山\ncopyright: © 2099\n", [], "_config.yml"),
    Pair("who made a site may be named first", "copyright owner", "<footer>首页 | <a href=/x>南海科技</a> 版权所有</footer><p>{{ x }}</p>", ["南海科技"], "<footer>建站 | <a href=/x>南海科技</a> 版权所有</footer><p>{{ x }}</p>", ["ownerless"], "a.hbs"),
    Pair("an item of a menu may come first", "copyright owner", "<footer>-北山馆 版权所有 南水社</footer><p>{{ x }}</p>", ["北山馆"], "<footer>|北山馆 版权所有 南水社</footer><p>{{ x }}</p>", ["南水社"], "a.hbs"),
    Pair("a number may open the row that an organisation closes", "copyright owner", foot(f"{FILING} 北山小学 | © 2099"), ["北山小学"], foot(f"{FILING} 北山人家 | © 2099"), ["ownerless"]),
    Pair("a mark above the article needs no year", "copyright owner", f"<html><head><title>博物馆开放新展厅</title></head><body><div>© 北山网</div><div><a href=/1>首页</a> <a href=/2>新闻</a></div><div class=article><h1>博物馆开放新展厅</h1><p>{TEXT * 6}</p></div><div class=footer>电话 1</div></body></html>", ["北山网"], middle("© 北山网"), []),
    # names before and after the words
    Pair("a name before the words leaves none behind them", "copyright owner", foot("北山馆 版权所有：南水社"), ["南水社"], foot("北山馆 版权所有 南水社"), ["北山馆"]),
    Pair("a colon follows the words within two characters", "copyright owner", foot("北山馆 版权所有&nbsp;：南水社"), ["南水社"], foot("北山馆 版权所有&nbsp;&nbsp;：南水社"), ["北山馆"]),
    Pair("words said twice name one", "copyright owner", foot("北山馆 版权所有 | 版权所有 南水社"), ["北山馆", "南水社"], foot("北山馆 版权所有版权所有 南水社"), ["北山馆"]),
    Pair("a name between a year and words of rights", "copyright owner", foot("2099 北山馆 All rights reserved"), ["北山馆"], foot("All rights reserved 2099 北山馆"), []),
    Pair("a name between words of rights and years that end the row", "copyright owner", foot("All rights reserved 北山馆 2099"), ["北山馆"], foot("© 2099 All rights reserved 北山馆 2098"), ["ownerless"]),
    Pair("a name behind words of rights is an organisation's", "copyright owner", foot("© 2099 All rights reserved 北山网"), ["北山网"], foot("© 2099 All rights reserved 北山馆"), ["ownerless"]),
    Pair("an item of a menu is no owner where another follows", "copyright owner", foot("|&nbsp;&nbsp;&nbsp;北山馆 版权所有 南水社"), ["北山馆"], foot("|&nbsp;&nbsp;北山馆 版权所有 南水社"), ["南水社"]),
    Pair("an item of a menu is a link that begins with the name", "copyright owner", foot("北山" + linked("/", "馆") + " 版权所有 南水社"), ["北山馆"], foot(linked("/", "北山馆") + " 版权所有 南水社"), ["南水社"]),
    Pair("a link to an organisation is no item of a menu", "copyright owner", foot(linked("/", "北山网") + " 版权所有 南水社"), ["北山网"], foot(linked("/", "关于") + " 版权所有 南水社"), ["南水社"]),
    Pair("a number may stand between a mark and its year", "copyright owner", foot(f"© {FILING} 2099 南水社"), ["南水社"], foot(f"© 2098 {FILING} 2099 南水社"), ["ownerless"]),
    Pair("a number may stand between a name and its mark", "copyright owner", foot(f"2099 南水社 {FILING} ©"), ["南水社"], foot(f"2099 南水社 {FILING} 2098 ©"), ["ownerless"]),
    Pair("another year may not", "copyright owner", foot("2099 南水社 ©"), ["南水社"], foot("2099 南水社 2098 ©"), ["ownerless"]),
    Pair("years between a name and the words that end the row", "copyright owner", foot("北山馆 2099 版权所有"), ["北山馆"], foot("北山馆 2099 版权所有 南水社"), ["南水社"]),
    Pair("a mark is no name behind words that end the row", "copyright owner", foot("北山馆 2099 All rights reserved Copyright"), ["北山馆"], foot("北山馆 电话 2099 All rights reserved"), []),
    Pair("a name before the mark counts where none follows it", "copyright owner", foot("北山馆 © 2099 版权所有：南水社"), ["北山馆", "南水社"], foot("北山馆 © 2099 南水社"), ["南水社"]),
    Pair("a name between the year and the words ends behind a point", "copyright owner", foot("© 2099. 北山馆 All rights reserved"), ["北山馆"], foot("© 2099. 北山馆"), ["ownerless"]),
    Pair("a link behind the point after a year is a name", "copyright owner", foot("© 2099. " + linked("/", "北山馆")), ["北山馆"], foot("© 2099. 北" + linked("/", "山馆")), ["ownerless"]),
    Pair("a point behind the mark ends nothing", "copyright owner", foot("©. 北山馆"), ["北山馆"], foot("2099. 北山馆 ©"), ["ownerless"]),
    Pair("a link that is no organisation's is the whole name", "copyright owner", foot("© 2099 " + linked("/", "北山网") + " 南水"), ["北山网 南水"], foot("© 2099 " + linked("/", "北山馆") + " 南水"), ["北山馆"]),
    Pair("a quotation mark ends a name in a setting", "copyright owner", foot('© 2099 Hill "North" Museum'), ['Hill "North" Museum'], foot("© 2099 Hill | North"), ["Hill"]),
    Pair("a key before the words is no name", "copyright owner", foot("hill 版权所有"), ["hill"], foot("hill: 版权所有"), ["ownerless"]),
    Pair("what stands before a bracket that holds the words is no name", "copyright owner", foot("北山馆 版权所有]"), ["北山馆"], foot("北山馆 [版权所有]"), ["ownerless"]),
    Pair("what is left of a link's words is no name", "copyright owner", foot("电话：" + linked("/x", "南海人家") + " 版权所有"), ["南海人家"], foot(linked("/x", "电话：南海人家") + " 版权所有"), ["ownerless"]),
]  # fmt: skip


@pytest.mark.parametrize("pair", OWNERS, ids=lambda pair: pair.rule)
def test_a_notice_is_what_is_just_inside_its_limits(pair: Pair) -> None:
    assert told(pair.inside, pair.what, pair.path) == pair.found
    assert told(pair.beyond, pair.what, pair.path) == pair.left


POLICE, OTHER = "京公网安备11010502035964号", "京公网安备11010502035965号"
OLD = "京公网监备案证第"

NUMBERS = [
    # the link of a number
    Pair("a link to the registry begins within sixty characters", "icp link", foot(FILING + "-" * 59 + linked(MIIT, "工信部")), [MIIT], foot(FILING + "-" * 60 + linked(MIIT, "工信部")), [""]),
    Pair("a link with four characters of a number is its own", "icp link", foot("京ICP备11041" + linked("/a", "399号")), ["/a"], foot("京ICP备110413" + linked("/a", "99号")), [""]),
    Pair("of two links the first one with four characters counts", "icp link", foot(linked("/a", "京ICP备") + linked("/b", "11041399号")), ["/a"], foot(linked("/a", "京IC") + linked("/b", "P备11041399号")), ["/b"]),
    Pair("only a filing is sent from a retired address to the new one", "icp target", foot(linked("http://www.miibeian.gov.cn", FILING)), [MIIT], foot(linked(MIIT, FILING)), [""]),
    Pair("a licence is not", "icp-licence link-state", foot(linked("http://www.miibeian.gov.cn", "京ICP证030173号")), ["retired"], foot(linked("/a", "京ICP证030173号")), ["wrong"]),
    Pair("a licence is nowhere sent to the new address", "icp-licence target", foot(linked("http://www.miibeian.gov.cn", "京ICP证030173号")), [""], foot(linked(MIIT, "京ICP证030173号")), [""]),
    Pair("a page of the registry that is gone", "icp link-state", foot(linked(MIIT + "a/IndexFirst.action", FILING)), ["retired"], foot(linked(MIIT + "a/Index.action", FILING)), ["official"]),
    Pair("an address without a scheme has a host", "icp link-state", foot(linked("beian.miit.gov.cn", FILING)), ["official"], foot(linked("miit.gov.cn", FILING)), ["wrong"]),
    Pair("a police number goes along to the new address", "police target", foot(linked(RETIRED_POLICE, POLICE)), [NEW_POLICE + "11010502035964"], foot(linked(MPS, POLICE)), [""]),
    Pair("a police number goes along where the link has the same", "police target", foot(linked(RETIRED_POLICE + "11010502035964", POLICE)), [NEW_POLICE + "11010502035964"], foot(linked(RETIRED_POLICE + "11010502035964", OTHER)), [""]),
    Pair("a police number of the old form stays", "police target", foot(linked(RETIRED_POLICE, "京公网安备11010500724612号")), [NEW_POLICE + "11010500724612"], foot(linked(RETIRED_POLICE, "京公网安备110105007246号")), [""]),
    Pair("a number of nobody is sent to the registry", "police target", foot(linked(RETIRED_POLICE, "京公网安备xxxxxxxx号")), [MPS], foot(linked(MPS, "京公网安备xxxxxxxx号")), [""]),
    Pair("a code of twelve digits goes along without its number", "police-link target", foot(linked(RETIRED_POLICE + "110105990123", "<img src=a.png>")), [NEW_POLICE + "110105990123"], foot(linked(RETIRED_POLICE + "11010599012", "<img src=a.png>")), [MPS]),
    Pair("an address that ends before its code does, too", "police-link target", foot(linked("http://www.beian.gov.cn/a?code=", "<img src=a.png>")), [NEW_POLICE], foot(linked("http://www.beian.gov.cn/a?id=", "<img src=a.png>")), [MPS]),
    Pair("a link without words is called by its address", "icp-link text", foot(linked("http://www.miitbeian.gov.cn/", "<img src=a.png>")), ["http://www.miitbeian.gov.cn/"], foot(linked("http://www.miitbeian.gov.cn/", "查询")), ["查询"]),
    Pair("the last address of a script counts on a page", "police-link target", foot(linked("javascript:go('http://www.miitbeian.gov.cn/','http://www.beian.gov.cn/')", "查询")), [MPS], foot(linked("javascript:go('http://www.beian.gov.cn/','http://www.miitbeian.gov.cn/')", "查询")), []),
    Pair("a number in a string of a program is linked elsewhere", "icp link", f"const icp ={' ' * 20}'{FILING}';\nexport default {{icp}}", ["variable"], f"const icp ={' ' * 21}'{FILING}';\nexport default {{icp}}", [""], "a.ts"),
    Pair("a string may be the first of a program", "icp link", f"['{FILING}']", ["variable"], f"('{FILING}')", [""], "a.ts"),
    Pair("an address may be the first of a template", "icp-link link", "http://www.miitbeian.gov.cn/{{ x }}", ["http://www.miitbeian.gov.cn/"], "ttp://www.miitbeian.gov.cn/{{ x }}", ["//www.miitbeian.gov.cn/"], "a.hbs"),
    Pair("a number in code is none, but for a template", "icp normal", f"<footer><code>{FILING}</code>{{{{ x }}}}</footer>", [FILING], f"<p>{TEXT}</p><code>{FILING}</code><p>{TEXT}</p>", []),
    # nobody's numbers
    Pair("five of one digit are nobody's number", "icp state", foot("京ICP备11111号"), ["placeholder"], foot("京ICP备1111号"), ["malformed"]),
    Pair("noughts behind letters are no placeholder", "icp state", foot("京ICP备11000000号"), ["placeholder"], foot("京ICP备ll000000号"), ["malformed"]),
    Pair("eight digits with noughts behind the year are a placeholder", "icp state", foot("京ICP备99000000号"), ["placeholder"], foot("京ICP备9900000号"), ["malformed"]),
    Pair("ten digits with noughts behind the year are a placeholder", "icp state", foot("京ICP备2099000000号"), ["placeholder"], foot("京ICP备2099000001号"), ["filed"]),
    Pair("noughts behind more than the year are somebody's", "icp state", foot("京ICP备29000000号"), ["placeholder"], foot("京ICP备29100000号"), ["filed"]),
    Pair("eight digits begin with a year, and none came after that", "icp state", foot("京ICP备29165487号"), ["filed"], foot("京ICP备30165487号"), ["placeholder"]),
    Pair("fourteen digits with noughts behind the area are a placeholder", "police state", foot("京公网安备11010512000000号"), ["placeholder"], foot("京公网安备11010512100000号"), ["filed"]),
    Pair("eight digits that count up behind the first are a placeholder", "icp state", foot("京ICP备92345678号"), ["placeholder"], foot("京ICP备9234567号"), ["malformed"]),
    Pair("digits that count up behind more than the first are somebody's", "icp state", foot("京ICP备91234567号"), ["placeholder"], foot("京ICP备15045678号"), ["filed"]),
    Pair("one is a sample behind five noughts or seven", "icp state", foot("京ICP备000001号"), ["placeholder"], foot("京ICP备0000001号"), ["malformed"]),
    Pair("a licence with noughts behind its year is a placeholder", "icp-licence state", foot("京B2-20180000"), ["placeholder"], foot("京B2-20180001"), ["filed"]),
    Pair("digits that count up are nobody's licence", "icp-licence state", foot("京ICP证123456号"), ["placeholder"], foot("京ICP证123457号"), ["filed"]),
    Pair("a number that is neither filing nor licence is somebody's", "icp-licence state", foot("京ICP00000000号"), ["filed"], foot("京ICP证00000000号"), ["placeholder"]),
    # forms
    Pair("a number that says neither may have seven digits", "icp-licence state", foot("京ICP0301731号"), ["filed"], foot("京ICP证0301731号"), ["malformed"]),
    Pair("the first two digits of a police number are a province", "police area-province", foot(POLICE), ["京"], foot("京公网安备99010502035964号"), [""]),
    Pair("a licence of eight digits that begin with a year is a filing", "icp-licence class", foot("京ICP证29173123号"), ["备"], foot("京ICP证30173123号"), ["证"]),
    Pair("a number that says neither is a licence", "icp-licence class", foot("京ICP证12173123号"), ["备"], foot("京ICP12173123号"), ["证"]),
    Pair("a licence that is called a filing", "icp-licence called", foot("ICP备案号：京ICP证030173号"), ["备"], foot("ICP备案号：京ICP证12173123号"), ["证"]),
    Pair("a licence without a label is called one", "icp-licence called", foot("ICP备案号：京ICP证030173号"), ["备"], foot("京ICP证030173号"), ["证"]),
    Pair("a label is no part of a licence", "icp-licence text", foot("备案号：京ICP证030173号"), ["京ICP证030173号"], foot("南水 ICP证030173号"), ["ICP证030173号"]),
    Pair("thirteen digits are a number in the old words", "police normal", foot(OLD + "1101059027123号"), ["1101059027123"], foot("京公网安备1101059027123号"), [""]),
    Pair("ten digits are one in the new words", "police normal", foot("京公网安备1101059027号"), ["1101059027"], foot(OLD + "1101059027号"), [""]),
    Pair("eleven digits are one in no words", "police normal", foot(OLD + "110105902712号"), ["110105902712"], foot(OLD + "11010590271号"), [""]),
    Pair("fourteen digits are one in the old words, too", "police normal", foot(OLD + "11010590271234号"), ["11010590271234"], foot(OLD + "110105902712345号"), [""]),
    Pair("ten digits are given out in Peking's districts", "police normal", foot("京公网安备1101059027号"), ["1101059027"], foot("京公网安备1102059027号"), [""]),
    Pair("the old words make the old form", "police form", foot(OLD + "11010590271234号"), ["old"], foot("京公网安备11010590271234号"), ["new"]),
    Pair("twelve digits are the old form in any words", "police form", foot("京公网安备110105902712号"), ["old"], foot("京公网安备1101059027121号"), ["new"]),
    Pair("so are ten", "police form", foot("京公网安备1101059027号"), ["old"], foot("京公网安备1102059027号"), ["new"]),
    Pair("only a filing that is whole has a subject", "icp subject", foot(FILING), [FILING], foot(FILING[:-1]), [""]),
    Pair("and one that was issued", "icp issued-subject", foot("川ICP备11041399号-2"), ["蜀ICP备11041399号"], foot("川ICP备11041399"), [""]),
    # what stands before a number
    Pair("a character before a number stands for a province by itself", "icp province", foot("馆 萌ICP备11041399号"), ["萌"], foot("馆萌ICP备11041399号"), [""]),
    Pair("a link begins with the character", "icp province", foot(linked("/a", "主题") + linked("https://icp.gov.moe/", "萌ICP备-20990080号")), ["萌"], foot("主题萌ICP备-20990080号"), [""]),
    Pair("a character that is mistaken for a province's stands in any word", "icp province", foot("北经ICP备11041399号"), ["经"], foot("北山ICP备11041399号"), [""]),
    Pair("a word before a number is no province", "icp province", foot("山ICP备11041399号"), ["山"], foot("为ICP备11041399号"), [""]),
    Pair("a label makes the character behind it one", "icp province", foot("备案号：萌ICP备11041399号"), ["萌"], foot("备案号萌ICP备11041399号"), [""]),
    Pair("a text may begin with a number", "icp province", opens("萌ICP备11041399号") + "山", ["萌"], opens("馆萌ICP备11041399号") + "山", [""], "a.md"),
    Pair("a text may begin with an example", "icp normal", opens("附录" + FILING), [FILING], opens("例如" + FILING), [], "a.md"),
    # two at one place
    Pair("two numbers may touch", "icp normal", foot(FILING + "京ICP备09031924号"), [FILING, "京ICP备09031924号"], foot(FILING + "京ICP"), [FILING]),
    Pair("a number of the police with a long label is one", "police normal", foot("公安局北山南水区公安备案号：11010502035964"), ["11010502035964"], foot("公安局备案号：11010502035964 公安备案号：11010502035965"), ["11010502035964", "11010502035965"]),
    Pair("a licence with a long label is one", "icp-licence called", foot("ICP 备案证书编号 ： 京 ICP证030173号"), ["备"], foot("ICP 备案证书编号 京 ICP证030173号"), ["证"]),
]  # fmt: skip


@pytest.mark.parametrize("pair", NUMBERS, ids=lambda pair: pair.rule)
def test_a_number_is_what_is_just_inside_its_limits(pair: Pair) -> None:
    assert told(pair.inside, pair.what, pair.path) == pair.found
    assert told(pair.beyond, pair.what, pair.path) == pair.left


def above(words: str) -> str:
    """A page with *words* in the row above its article."""
    return page(above=words)


def section(heading: str, words: str) -> str:
    """A post that ends with a section of one line."""
    return post(f"## {heading}\n\n{words}")


def people(many: int) -> list[str]:
    """So many names of three characters."""
    return ["王" + "山水河江海"[n % 5] + "明红军华英"[n // 5 % 5] for n in range(many)]


HEADS = ["作者", "来源"]
YEAR = "<template><footer>© {{ year }} 版权所有</footer>"

VALUES = [
    # how far a value reaches
    Pair("a source is read for three hundred and sixty characters", "attribution name", above("来源：" + "-" * 356 + "北山晚报"), ["北山晚报"], above("来源：" + "-" * 357 + "北山晚报"), ["北山晚"]),
    Pair("an author is read for a hundred and twenty", "author name", above("作者：" + "-" * 117 + "李小明"), ["李小明"], above("作者：" + "-" * 118 + "李小明"), ["李小"]),
    Pair("a list of authors is read for six hundred", "author name", above("作者：" + "、".join(people(150))), people(150), above("作者：" + "、".join(people(151))), people(150)),
    Pair("authors in elements of their own are a row", "author name", above("作者：<span>李小明</span>、<span>王大山</span> 南水"), ["李小明", "王大山"], above("作者：<span>李小明</span> 河边人家"), ["李小明"]),
    Pair("what follows an author's element without a gap is no author", "author name", above("作者：<span>李小明</span> <span>王大山</span> 南水"), ["李小明", "王大山"], above("作者：<span>李小明</span>（北山）南水"), ["李小明"]),
    Pair("sources in elements of their own are none", "attribution name", above("来源：<span>北山晚报</span>"), ["北山晚报"], above("来源：<span>北山晚报</span>、<span>南水日报</span> 山水"), ["北山晚报"]),
    Pair("a bracket around a label closes its value", "attribution name", above("（来源：北山晚报）好"), ["北山晚报"], above("来源：北山晚报）好"), ["北山晚报）好"]),
    Pair("a bracket within the value does not", "attribution name", above("（来源：北山（网）晚报）好"), ["北山（网）晚报"], above("（来源：北山）网（晚报）好"), ["北山"]),
    Pair("a link that holds a label for a link and its colon is the value", "attribution url", page(below=linked("https://hill.example/1", "原文链接：") + "https://hill.example/2"), ["https://hill.example/1"], page(below=linked("https://hill.example/1", "原文链接") + "：https://hill.example/2"), ["https://hill.example/2"]),
    Pair("so is one without a colon", "attribution url", page(below=linked("https://hill.example/1", "原文链接") + "https://hill.example/2"), ["https://hill.example/1"], page(below=linked("https://hill.example/1", "原文链接： ") + "：https://hill.example/2"), ["https://hill.example/2"]),
    Pair("a link right behind a label is its value", "attribution name", page(below="来源" + linked("/1", "北山晚报") + "南水"), ["北山晚报"], page(below="来源北山晚报南水"), []),
    Pair("a border before a value is none within it", "attribution name", page(below="来源：|北山晚报"), ["北山晚报"], page(below="来源：·|北山晚报"), []),
    Pair("a bracket before a value is no border", "attribution name", page(below="来源：·[北山晚报"), ["北山晚报"], page(below="来源：· [北山晚报"), []),
    # the cell below, and the next one
    Pair("the cell below a head is its value", "author name", above(table(HEADS, ["李小明", "北山晚报"])), ["李小明"], above(table(["文 作者", "来源"], ["李小明", "北山晚报"])), []),
    Pair("a table has one row below its heads", "author name", above(table(HEADS, ["李小明", "北山晚报"], ["王大山"])), ["李小明"], above(table(HEADS, ["李小明", "北山晚报"], ["王大山", "南水日报"])), []),
    Pair("a row below heads has as many cells", "author name", above(table(["日", *HEADS], ["1", "李小明", "北山晚报"])), ["李小明"], above(table(["日", *HEADS], ["1", "李小明"])), []),
    Pair("the cell of a head with another head beside it", "author name", above(table(HEADS, ["李小明", "北山晚报"])), ["李小明"], above(table(["作者", "日", "来源"], ["李小明", "1", "北山晚报"])), []),
    Pair("a name in the next cell has four characters or the shape of one", "author name", above(table(["作者：", "次仁旺姆"])), ["次仁旺姆"], above(table(["作者：", "次仁旺姆多"])), []),
    Pair("a name in the next line has the shape of one", "author name", above("作者：<br>李小明"), ["李小明"], above("作者：<br>次仁旺姆"), []),
    Pair("a foreign name in the next line has four words", "author name", above("作者：<br>Ann Doe Roe Poe"), ["Ann Doe Roe Poe"], above("作者：<br>Ann Doe Roe Poe Moe"), []),
    Pair("a name in the next line has no digit", "author name", above("作者：<br>李小明 王大山"), ["李小明", "王大山"], above("作者：<br>李小明3"), []),
    Pair("a source may have one", "attribution name", above("来源：<br>北山3报"), ["北山3报"], above("来源：<br>北山：晚报"), [""]),
    Pair("a source in the next line is no sentence", "attribution name", above("来源：<br>北山晚报"), ["北山晚报"], above("来源：<br>北山晚报。"), [""]),
    Pair("a source in the next line does not lead on", "attribution name", above("来源：<br>北山"), ["北山"], above("来源：<br>北山的几家报纸："), [""]),
    Pair("a source in the next line has sixteen characters", "attribution name", opens("来源：\n" + "山" * 15 + "报"), ["山" * 15 + "报"], opens("来源：\n" + "山" * 16 + "报"), [""], "a.md"),
    Pair("more where it is a link", "attribution name", opens(f"来源：\n[{'山' * 16}报](https://hill.example/1)"), ["山" * 16 + "报"], opens("来源：\n" + "山" * 16 + "报"), [""], "a.md"),
    Pair("a source in the next cell has forty characters", "attribution name", above(table(["来源：", "山" * 40])), ["山" * 40], above(table(["来源：", "山" * 41])), [""]),
    Pair("a name in the next cell has twenty-eight", "author name", above(table(["作者：", "a" * 28])), ["a" * 28], above(table(["作者：", "a" * 29])), []),
    Pair("a paragraph of its own has six", "attribution name", opens("来源：\n\n" + "山" * 6), ["山" * 6], opens("来源：\n\n" + "山" * 7), [""], "a.md"),
    Pair("the next line of a paragraph may have more", "attribution name", opens("来源：\n" + "山" * 7), ["山" * 7], opens("来源：\n\n" + "山" * 7), [""], "a.md"),
    Pair("a paragraph of a page may have more", "attribution name", above("<p>来源：</p><p>" + "山" * 16 + "</p>"), ["山" * 16], above("<p>来源：</p><p>" + "山" * 17 + "</p>"), [""]),
    Pair("a paragraph of its own that is called as an outlet has fourteen", "attribution name", opens("来源：\n\n" + "山" * 13 + "报"), ["山" * 13 + "报"], opens("来源：\n\n" + "山" * 14 + "报"), [""], "a.md"),
    Pair("a work is called as an outlet", "attribution name", opens("来源：\n\n《" + "山" * 6 + "》"), ["《" + "山" * 6 + "》"], opens("来源：\n\n“" + "山" * 6 + "”"), [""], "a.md"),
    Pair("an outlet beside a date has three characters", "attribution name", above("2099-04-11 北山报"), ["北山报"], above("2099-04-11 山报"), []),
    Pair("six characters of the title may be a source", "attribution name", above("来源：<br>博物馆开放新"), ["博物馆开放新"], above("来源：<br>博物馆开放新展"), [""]),
    Pair("a value stands above the footer", "attribution name", page(below="来源：<br>北山晚报", foot="© 2099 南水社"), ["北山晚报"], page(below="来源：", foot="北山晚报<br>© 2099 南水社"), [""]),
    Pair("one address may stand below a label", "attribution url", opens("来源：\nhttps://hill.example/1"), ["https://hill.example/1"], opens("来源：\nhttps://hill.example/1\nhttps://hill.example/2"), [], "a.md"),
    Pair("a line that begins with a link is another address", "attribution url", opens("来源：\nhttps://hill.example/1\n山 [山](/2)"), ["https://hill.example/1"], opens("来源：\nhttps://hill.example/1\n[山](/2)"), [], "a.md"),
    Pair("an address below a label stands alone", "attribution url", opens("来源：\n[北山](https://hill.example/1)"), ["https://hill.example/1"], opens("来源：\nhttps://hill.example/1 山"), [], "a.md"),
    Pair("a work below a label for a link is a value", "attribution name", opens("原文链接：\n《北山》"), ["《北山》"], opens("原文链接：\n北山"), [], "a.md"),
    Pair("a link below a label for one is a value", "attribution url", opens("原文链接：\n[北山](/1)"), ["/1"], opens("原文链接：\n北山"), [], "a.md"),
    Pair("a link within the page is no address", "attribution url", page(below="原文链接：" + linked("/a", "北山")), ["/a"], page(below="原文链接：" + linked("#a", "北山")), []),
    # sections
    Pair("a foreign name below a heading is written large", "author name", section("作者", "Ann Doe"), ["Ann Doe"], section("作者", "Ann doe"), [], "a.md"),
    Pair("a section for the source begins with an address", "attribution url", section("来源", "https://hill.example/1"), ["https://hill.example/1"], section("来源", "北山晚报"), [], "a.md"),
    # names
    Pair("names without a border have six characters", "author name", above("2099-04-11 李明王芳张军"), ["李明", "王芳", "张军"], above("2099-04-11 李小明王明张军"), []),
    Pair("names without a border are parted in one way", "author name", above("2099-04-11 李小明王大山"), ["李小明", "王大山"], above("2099-04-11 李小明王明"), []),
    Pair("one name of a row has the shape of one", "author name", page(below="供稿：李小明、次仁旺姆"), ["李小明", "次仁旺姆"], page(below="供稿：李小明 次仁旺姆"), []),
    Pair("where nobody in a row has it, it names offices", "author name", page(below="供稿：李小明、王大山"), ["李小明", "王大山"], page(below="供稿：北山馆、次仁旺姆"), []),
    Pair("an account may have any name but a word for nobody", "author name", opens("@北山的鹅 · 2099-04-11"), ["北山的鹅"], opens("@来源 · 2099-04-11"), [], "a.md"),
    Pair("a source that names the source again", "attribution vague", above("来源：源于综合报道"), ["yes"], above("来源：源于北山报道"), ["no"]),
    Pair("an owner has sixty characters", "copyright owner", foot("© 2099 " + "山" * 60), ["山" * 60], foot("© 2099 " + "山" * 61), ["ownerless"]),
    Pair("an owner has two", "copyright owner", foot("© 2099 北山"), ["北山"], foot("© 2099 王"), ["variable"]),
    Pair("a label of three characters begins no name", "author name", above("<h3 class=author>责任山</h3>"), ["责任山"], above("<h3 class=author>原标题山</h3>"), []),
    Pair("nor does one of four", "author name", above("<h3 class=author>责任山水山</h3>"), ["责任山水山"], above("<h3 class=author>责任编辑山</h3>"), []),
    Pair("each of two owners has three characters", "copyright owner", foot("© 2099 北山馆、南水社"), ["南水社", "北山馆"], foot("© 2099 北山馆、南水"), ["北山馆、南水"]),
    Pair("a point belongs to a short form", "copyright owner", foot("© 2099 Hill Inc."), ["Hill Inc."], foot("© 2099 Hill."), ["Hill"]),
    # what a template fills in
    Pair("an element within eighty characters behind may show the owner", "copyright owner", f'{YEAR}<div class="{"a" * 49}"></div><Owner /></template>', ["variable"], f'{YEAR}<div class="{"a" * 50}"></div><Owner /></template>', ["ownerless"], "a.vue"),
    Pair("or within eighty before", "copyright owner", f'<template><Owner /><div class="{"a" * 43}"></div>{YEAR[10:]}</template>', ["variable"], f'<template><Owner /><div class="{"a" * 44}"></div>{YEAR[10:]}</template>', ["ownerless"], "a.vue"),
    Pair("or open the template", "copyright owner", "<Owner /><footer>© {{ year }} 版权所有</footer>", ["variable"], "<owner /><footer>© {{ year }} 版权所有</footer>", ["ownerless"], "a.hbs"),
    Pair("a year goes on right behind its dash", "copyright owner", "<footer>© 2023- {{ x }} 版权所有</footer>", ["variable"], "<footer>© 2023-{{ x }} 版权所有</footer>", ["ownerless"], "a.hbs"),
    Pair("a year that goes on ends before the next expression", "copyright owner", "<footer>© 2023-{{ end }}{{ x }} 版权所有</footer>", ["variable"], "<footer>© 2023-{{ end }} 版权所有</footer>", ["ownerless"], "a.hbs"),
    Pair("an owner may be filled in on the line above", "copyright owner", "<footer><p>山 {{ x }}</p><p>© {{ year }} 版权所有</p></footer>", ["variable"], "<footer><p>山 {{ x }}</p><p>电话</p><p>© {{ year }} 版权所有</p></footer>", ["ownerless"], "a.hbs"),
    Pair("or on the line below", "copyright owner", "<footer><p>© {{ year }} 版权所有</p><p>山 {{ x }}</p></footer>", ["variable"], "<footer><p>© {{ year }} 版权所有</p><p>电话</p><p>山 {{ x }}</p></footer>", ["ownerless"], "a.hbs"),
    Pair("where a year is filled in", "copyright owner", "<footer><p>© {{ year }} 版权所有</p><p>山 {{ x }}</p></footer>", ["variable"], "<footer><p>© 2099 版权所有</p><p>山 {{ x }}</p></footer>", ["ownerless"], "a.hbs"),
    Pair("a number of a registry is no name", "copyright owner", "<footer>© {{ x }} 版权所有</footer>", ["variable"], "<footer>© {{ icp }} 版权所有</footer>", ["ownerless"], "a.hbs"),
]  # fmt: skip


@pytest.mark.parametrize("pair", VALUES, ids=lambda pair: pair.rule)
def test_a_value_is_what_is_just_inside_its_limits(pair: Pair) -> None:
    assert told(pair.inside, pair.what, pair.path) == pair.found
    assert told(pair.beyond, pair.what, pair.path) == pair.left


@pytest.mark.parametrize(("text", "kept"), [("（山）", "山"), ("（）", "（）"), ("“山”", "山"), ("“山”水", "“山”水")])
def test_brackets_around_one_character_are_no_part_of_it(text: str, kept: str) -> None:
    start, end = strip(text, 0, len(text))
    assert text[start:end] == kept
