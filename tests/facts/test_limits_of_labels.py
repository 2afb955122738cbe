"""Limits of labels, credits and bylines: of each a page right inside it and one right beyond. All pages are invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from tests.facts.test_heuristics import post, told
from tests.facts.told import TEXT, facts, page

HALL = "又一座博物馆开放"
NEWS = "北山晚报"
AWAY = "https://hill.example/2099/hall/1.html"
HILL = "https://hill.example.com/"
DAY = "2099-04-11"


def below(lines: str) -> str:
    """A page with something right below its title."""
    return page().replace("<div class=info></div>", lines)


def row(size: int) -> str:
    """A row of *size* characters with a date and an outlet."""
    return f"{DAY} {NEWS}{' 山1' * 40}"[:size]


class Limit(NamedTuple):
    """A limit, with the pages on either side of it."""

    rule: str
    inside: str
    found: list[str]
    """What is named on the page inside."""
    beyond: str
    left: Sequence[str] = ()
    """What is named on the page beyond."""
    kind: str = "attribution"
    path: str = "a.html"


LABELS = [
    # where a label stands
    Limit("a name touches its label in a line of forty characters", page(above="作者李小明，" + "山" * 36), ["李小明"], page(above="作者李小明，" + "山" * 37), kind="author"),
    Limit("an item leads elsewhere within two hundred characters", post(f"{TEXT}\n\n* source：{NEWS}。{'山' * 187}[南水]({AWAY})"), [NEWS], post(f"{TEXT}\n\n* source：{NEWS}。{'山' * 188}[南水]({AWAY})"), path="a.md"),
    Limit("an item leads elsewhere by a link or an address", post(f"{TEXT}\n\n* method: pay\n* source：[{NEWS}]({AWAY})"), [NEWS], post(f"{TEXT}\n\n* method: pay\n* source：{NEWS}"), path="a.md"),
    Limit("a label of one character makes a row of its own line only", page(below=f"图 山来源：{NEWS}"), [NEWS], page(below=f"图</p><p>山来源：{NEWS}")),
    Limit("a shorter label begins inside a refused one, in an element of its own", page(above=f"本馆文章<b>来源：{NEWS}</b>"), [NEWS], page(above=f"本馆文章来源：{NEWS}")),
    Limit("a quotation mark opens the line of a label", page(below=f"“来源：{NEWS}”"), [NEWS], page(below=f"山“来源：{NEWS}”")),
    Limit("a Chinese character before a label makes a word of it", page(below=f"〓来源：{NEWS}"), [NEWS], page(below=f"㐀来源：{NEWS}")),
    Limit("a time at the very beginning of a line makes a row of it", page(below=f"9:20 | 来源 | {NEWS}"), [NEWS], page(below=f"山 | 来源 | {NEWS}")),
    Limit("a date behind a label makes a row of a hundred and twenty characters", page(below=f"展厅 | 来源 | 山水河海 | 2099-04-11{' 山水' * 31}"), ["山水河海"], page(below=f"展厅 | 来源 | 山水河海 | 2099-04-11{' 山水' * 31}河")),
    Limit("one equals sign separates, and no code", page(above="作者=Ann Doe"), ["Ann Doe"], page(above="作者='Ann Doe'"), kind="author"),
    Limit("an equals sign behind a date separates no English label", page(above="2099-04-11 作者=李小明"), ["李小明"], page(above="2099-04-11 author=Ann Doe"), kind="author"),
    Limit("an equals sign separates an English label that opens its line", page(above="author=Ann Doe"), ["Ann Doe"], page(above="展厅 author=Ann Doe"), kind="author"),
    Limit("a stroke separates a person's label behind a blank", page(above="展厅 作者/李小明"), ["李小明"], page(above="展厅，作者/李小明"), kind="author"),
    Limit("a stroke behind a blank separates no outlet", page(above=f"2099-04-11 来源/{NEWS}"), [NEWS], page(above=f"展厅 来源/{NEWS}")),
    Limit("a mark glues an English label to a word", page(below=f"展厅 source: {NEWS}"), [NEWS], page(below=f"展厅.source: {NEWS}")),
    Limit("an English word of one letter makes a phrase of a label", page(below=f"山 source: {NEWS}"), [NEWS], page(below=f"A source: {NEWS}")),
    # labels of teasers
    Limit("a label two characters behind a link is a teaser's", page(below=f"<a href=/1>{HALL}</a> · 来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}</a>· 来源：{NEWS}")),
    Limit("a teaser's link begins its line, or one character behind", page(below=f"山 <a href=/1>{HALL}</a> 来源：{NEWS}"), [NEWS], page(below=f"·<a href=/1>{HALL}</a> 来源：{NEWS}")),
    Limit("a teaser's link has five characters", page(below=f"<a href=/1>山水山水</a> 来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>山水山水山</a> 来源：{NEWS}")),
    Limit("a teaser's label stands right below its headline", page(below=f"<a href=/1>{HALL}</a><br>山<br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}</a><br>来源：{NEWS}")),
    Limit("a headline has six characters", page(below=f"<a href=/1>山水山水山</a><br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>山水山水山水</a><br>来源：{NEWS}")),
    Limit("a headline is a link from its first character", page(below=f"山，<a href=/1>{HALL}</a><br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}</a><br>来源：{NEWS}")),
    Limit("a headline is a link to its last character", page(below=f"<a href=/1>{HALL}</a>，山<br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}</a><br>来源：{NEWS}")),
    Limit("three links are a box, and two are headlines", page(below=f"<a href=/1>{HALL}一</a><br><a href=/2>{HALL}二</a><br><a href=/3>{HALL}三</a><br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}一</a><br><a href=/2>{HALL}二</a><br>来源：{NEWS}")),
    Limit("a title that is a link begins within two characters of the article", page().replace("<h1>", "<p>山</p><h1><a href=/1>").replace("</h1>", f"</a></h1><p>来源：{NEWS}</p>"), [NEWS], page().replace("<h1>", "<p>山水</p><h1><a href=/1>").replace("</h1>", f"</a></h1><p>来源：{NEWS}</p>")),
    Limit("three links are a box, one right below the other", page(below=f"<a href=/1>{HALL}一</a><br><a href=/2>{HALL}二</a><br><a href=/3>{HALL}三</a><br>来源：{NEWS}"), [NEWS], page(below=f"<a href=/1>{HALL}一</a><br>山<br><a href=/2>{HALL}二</a><br><a href=/3>{HALL}三</a><br>来源：{NEWS}")),
    # tables of a manual
    Limit("words before a label in a cell make it a manual's", post(f"山水 来源：{NEWS}"), [NEWS], post(f"| 山水 来源：{NEWS} |"), path="a.md"),
    Limit("a label before a label in a cell is no word", post(f"| 作者：李小明 来源：{NEWS} |"), [NEWS], post(f"| 作者李小明 来源：{NEWS} |"), path="a.md"),
    Limit("a date before a label in a cell makes credits of it", post(f"| 发布 2099-04-11 来源：{NEWS} |"), [NEWS], post(f"| 发布 2099 来源：{NEWS} |"), path="a.md"),
    # separators
    Limit("a mark of a reprint closes its bracket before a colon, and before no other cell", page(above=f"【转载】：{NEWS}"), [NEWS], page(above=f"【转载】 | {NEWS}")),
    Limit("five blanks stand between a bracket and its label", f"[{' ' * 5}来源]：{NEWS}\n\n{TEXT}\n", [NEWS], f"[{' ' * 6}来源]：{NEWS}\n\n{TEXT}\n", path="a.txt"),
    Limit("eight blanks stand between a label and its colon", f"出处{' ' * 8}：{NEWS}\n\n{TEXT}\n", [NEWS], f"出处{' ' * 9}：{NEWS}\n\n{TEXT}\n", path="a.txt"),
    Limit("three blanks stand between a bracket and a colon", f"[出处]{' ' * 3}：{NEWS}\n\n{TEXT}\n", [NEWS], f"[出处]{' ' * 4}：{NEWS}\n\n{TEXT}\n", path="a.txt"),
    Limit("two blanks stand between a label and its bracket", f"[来源  ]{NEWS}\n\n{TEXT}\n", [NEWS], f"[来源   ]{NEWS}\n\n{TEXT}\n", path="a.txt"),
    Limit("an aside before the colon has sixteen characters", page(above=f"来源（{'山' * 16}）：{NEWS}"), [NEWS], page(above=f"来源（{'山' * 17}）：{NEWS}")),
    # labels without a separator
    Limit("two blanks part a name from what follows it", f"作者李小明  {'山' * 40}\n\n{TEXT}\n", ["李小明"], f"作者李小明 {'山' * 40}\n\n{TEXT}\n", kind="author", path="a.txt"),
    Limit("a stroke parts a name from what follows it", page(above=f"作者李小明 | {'山' * 40}"), ["李小明"], page(above=f"作者李小明 {'山' * 40}"), kind="author"),
    Limit("a label behind a blank parts a name from what follows it", page(above=f"作者李小明，{'山' * 20} 来源{'山' * 20}"), ["李小明"], page(above=f"作者李小明，{'山' * 20}来源{'山' * 20}"), kind="author"),
    Limit("a label with a colon parts a name from what follows it", page(above=f"作者李小明，{'山' * 20}来源：{'山' * 20}"), ["李小明"], page(above=f"作者李小明，{'山' * 20}来源{'山' * 20}"), kind="author"),
    Limit("a name touches its label in a row behind a date", page(above="2099-04-11 作者李小明"), ["李小明"], page(above="展厅 作者李小明"), kind="author"),
    Limit("a name touches the label of a person only", page(above="来源 李小明"), ["李小明"], page(above="来源李小明")),
    Limit("another field's label ends a value where no character follows it", page(above="来源：Hill 图：Times"), ["Hill"], page(above="来源：Hill 图 Times"), ["Hill 图 Times"]),
    Limit("another field's label makes a row where no character touches it", page(below=f"图〓 山来源：{NEWS}"), [NEWS], page(below=f"图㐀 山来源：{NEWS}")),
    Limit("a link fills what is left of the line of a label", post(f"{TEXT}\n\n源链接 [{NEWS}]({AWAY})"), [NEWS], post(f"{TEXT}\n\n源链接 [{NEWS}]({AWAY}) 山水河海"), path="a.md"),
    Limit("a loose label stands before no link without a colon", post(f"{TEXT}\n\n源链接 [{NEWS}]({AWAY})"), [NEWS], post(f"{TEXT}\n\n转 [{NEWS}]({AWAY})"), path="a.md"),
    Limit("an element sets a label off in a row", page(above=f"来源：{NEWS} <b>首发</b>南水日报"), [NEWS, "南水日报"], page(above=f"来源：{NEWS} 首发南水日报"), [NEWS]),
    Limit("a label alone on its line has four characters", page(above=f"<p>资讯来源</p><p>{NEWS}</p>"), [NEWS], page(above=f"<p>原发</p><p>{NEWS}</p>")),
    Limit("a label that speaks last needs a value on its line", page(above=f"<p>文章来源</p><p>{NEWS}</p>"), [NEWS], page(above=f"<p>资料来源</p><p>{NEWS}</p>")),
    Limit("sixteen characters follow a short label", page(above=f"来源 {'山' * 14}日报"), ["山" * 14 + "日报"], page(above=f"来源 {'山' * 15}日报")),
    Limit("twenty-four characters follow a label of four", page(above=f"文章来源 {'山' * 22}日报"), ["山" * 22 + "日报"], page(above=f"文章来源 {'山' * 23}日报")),
    Limit("a label of three characters is a short one", page(above=f"文章来源 {'山' * 15}日报"), ["山" * 15 + "日报"], page(above=f"来源于 {'山' * 15}日报")),
    Limit("a link behind a label is as long as it is", page(above=f"来源 <a href={AWAY}>{'山' * 25}</a>"), ["山" * 25], page(above=f"来源 {'山' * 25}")),
    Limit("two characters follow a label at least", page(above="来源 山水"), ["山水"], page(above="来源 无")),
    Limit("no sentence follows a label", page(above=f"来源 {NEWS}"), [NEWS], page(above=f"来源 {NEWS}。")),
    Limit("a stroke before a label makes a word of it", page(above="2099-04-11|来源 山水河海"), ["山水河海"], page(above="2099-04-11/来源 山水河海")),
    Limit("a link ends with the label that begins it", page(above=f"<a href={AWAY}>来源 </a> {NEWS}"), [NEWS], page(above=f"<a href={AWAY}>来源 北</a>山晚报")),
    Limit("a link behind a label is all that stands there", post(f"{TEXT}\n\n源链接[{NEWS}]({AWAY})"), [NEWS], post(f"{TEXT}\n\n源链接[{NEWS}]({AWAY})里写着"), path="a.md"),
    Limit("an element behind a Chinese character sets nothing off", page(above=f"来源：{NEWS}〓<b>首发</b>南水日报"), [NEWS, "南水日报"], page(above=f"来源：{NEWS}㐀<b>首发</b>南水日报"), [f"{NEWS}㐀首发南水日报"]),
    Limit("a label that another follows at once makes a row", page(above="来源 作者 李小明"), ["李小明"], page(above="展厅 作者 李小明"), kind="author"),
    Limit("a value in its own element stands behind a label and a blank", page(above=f"展厅 来源 <b>{NEWS}</b>"), [NEWS], page(above=f"展厅，来源 <b>{NEWS}</b>")),
    Limit("twenty-four characters in their own element follow a label", page(above=f"来源 <b>{'山' * 24}</b>"), ["山" * 24], page(above=f"来源 <b>{'山' * 25}</b>")),
    Limit("a label in its own element stands before more than sixteen characters", page(above=f"<b>来源</b> {'山' * 17}"), ["山" * 17], page(above=f"来源 {'山' * 17}")),
    Limit("a value in its own element touches its label with a bracket", page(above=f"来源<b>（{'山' * 17}）</b>展厅"), ["山" * 17], page(above=f"来源（{'山' * 17}）展厅")),
    Limit("a long link begins two characters behind its label", page(above=f"来源 《<a href={AWAY}>{'山' * 23}</a>》"), ["山" * 23], page(above=f"来源 “《<a href={AWAY}>{'山' * 23}</a>》”")),
    # labels that are links
    Limit("a label that is a link has four characters", page(above=f"展厅 <a href={AWAY}>原文链接</a>"), [AWAY], page(above=f"展厅 <a href={AWAY}>原链接</a>")),
    Limit("a link says more than its label where that may be bare", page(above=f"<a href={AWAY}>原文链接 展厅</a>"), ["原文链接 展厅"], page(above=f"<a href={AWAY}>源链接 展厅</a>")),
    Limit("a lone link stands six hundred characters from the beginning", post("山" * 598 + f"\n\n[原文]({AWAY})\n\n" + f"{TEXT}\n\n" * 30), [AWAY], post("山" * 599 + f"\n\n[原文]({AWAY})\n\n" + f"{TEXT}\n\n" * 30), path="a.md"),
    # labels of lists, pictures and quotations
    Limit("a line that leads to other articles ends with itself", page(above=f"<p>相关新闻：旧桥</p><p>来源：{NEWS}</p>"), [NEWS], page(above=f"<p>相关新闻：旧桥 来源：{NEWS}</p>")),
    Limit("a mark opens the items of a list", page(below=f"☆山水（来源：{NEWS}）</p><p>☆河海（来源：南水日报）"), [NEWS, "南水日报"], page(below=f"·山水（来源：{NEWS}）</p><p>·河海（来源：南水日报）")),
    Limit("one item is no list", page(below=f"·山水（来源：{NEWS}）</p><p>河海（来源：南水日报）"), [NEWS, "南水日报"], page(below=f"·山水（来源：{NEWS}）</p><p>·河海（来源：南水日报）")),
    Limit("two labels of one item are no list", page(below=f"·山水（来源：{NEWS}）河海（出处：南水日报）"), [NEWS, "南水日报"], page(below=f"·山水（来源：{NEWS}）</p><p>·河海（出处：南水日报）")),
    Limit("a bracket of an item is open before its label", page(below=f"·（山水）来源：{NEWS}</p><p>·（河海）来源：南水日报"), [NEWS, "南水日报"], page(below=f"·（山水，来源：{NEWS}）</p><p>·（河海，来源：南水日报）")),
    Limit("the number of an item has three digits", page(below=f"1234.山水（来源：{NEWS}）</p><p>1235.河海（来源：南水日报）"), [NEWS, "南水日报"], page(below=f"123.山水（来源：{NEWS}）</p><p>124.河海（来源：南水日报）")),
    Limit("the title of a work has sixty characters", page(below=f"《{'山' * 61}》 作者：李小明</p><p>《{'河' * 61}》 作者：王大山"), ["李小明", "王大山"], page(below=f"《{'山' * 60}》 作者：李小明</p><p>《{'河' * 60}》 作者：王大山"), kind="author"),
    Limit("forty marks stand before the title of a work", page(below=f"{'·' * 41}《山》 作者：李小明</p><p>{'·' * 41}《河》 作者：王大山"), ["李小明", "王大山"], page(below=f"{'·' * 40}《山》 作者：李小明</p><p>{'·' * 40}《河》 作者：王大山"), kind="author"),
    Limit("a link opens the item of its author", page(above="<p><a href=/1>山水河</a> 作者：李小明"), ["李小明"], page(above="<ul><li><a href=/1>山水河</a> 作者：李小明</ul>"), kind="author"),
    Limit("a link opens a numbered item from its first character", page(above=f"<p>1. 山 <a href=/1>山水河</a>（来源：{NEWS}）"), [NEWS], page(above=f"<p>1. <a href=/1>山水河</a>（来源：{NEWS}）")),
    Limit("two blanks indent the original of an item", post(f"{TEXT}\n\n" * 16 + f"* 山水\n 原文：{AWAY}\n\n" + f"{TEXT}\n\n" * 16), [AWAY], post(f"{TEXT}\n\n" * 16 + f"* 山水\n  原文：{AWAY}\n\n" + f"{TEXT}\n\n" * 16), path="a.md"),
    Limit("an image is six hundred characters of the source", post(f"{TEXT}\n\n![山]({'a' * 594})\n来源：{NEWS}"), [NEWS], post(f"{TEXT}\n\n![山]({'a' * 593})\n来源：{NEWS}"), path="a.md"),
    Limit("the line of a quotation has four thousand characters", post(f"> {'山' * 3997}\n\n来源：{NEWS}\n\n> {'河' * 3997}\n\n来源：南水日报"), ["南水日报"], post(f"> {'山' * 3996}\n\n来源：{NEWS}\n\n> {'河' * 3996}\n\n来源：南水日报"), path="a.md"),
    Limit("an address one line below the original's author is the original's", post(f"原文作者：Ann Doe\n地址：{AWAY}"), [AWAY], post(f"原文作者：Ann Doe\n山水\n地址：{AWAY}"), path="a.md"),
    Limit("an address one line above the original's author is the original's", post(f"地址：{AWAY}\n原文作者：Ann Doe"), [AWAY], post(f"地址：{AWAY}\n山水\n原文作者：Ann Doe"), path="a.md"),
    Limit("a label behind a mark stands in a row with a date", page(above="2099-04-11，来源 山水河海"), ["山水河海"], page(above="展厅，来源 山水河海")),
    Limit("a link two characters behind its label is its value", page(above=f"来源 《<a href={AWAY}>{'山' * 17}</a>》"), ["山" * 17], page(above=f"来源 “《<a href={AWAY}>{'山' * 17}</a>》”")),
    Limit("a long link two characters behind a label in its own element is its value", page(above=f"<b>来源</b> 《<a href={AWAY}>{'山' * 25}</a>》"), ["山" * 25], page(above=f"<b>来源</b> “《<a href={AWAY}>{'山' * 25}</a>》”")),
    Limit("a value in its own element stands in a bracket that touches its label", page(above=f"来源（<b>{'山' * 17}</b>）展厅"), [f"（{'山' * 17}）展厅"], page(above=f"来源《<b>{'山' * 17}</b>》展厅")),
    Limit("a bracket with something before it makes an item's label", page(below=f"<ul><li>（来源：{NEWS}）<li>（来源：南水日报）</ul>"), [NEWS, "南水日报"], page(below=f"<ul><li>山（来源：{NEWS}）<li>水（来源：南水日报）</ul>")),
    Limit("a link that opens an item touches its label", page(above="<p><a href=/1>山水河。</a>作者：李小明"), ["李小明"], page(above="<ul><li><a href=/1>山水河。</a>作者：李小明</ul>"), kind="author"),
    Limit("an image may be the very first of a source", f"![山](a.jpg)\n山\n来源：{NEWS}\n\n{TEXT}\n", [NEWS], f"![山](a.jpg)\n来源：{NEWS}\n\n{TEXT}\n", path="a.md"),
    Limit("an address right behind the original's author is the original's", page(above=f"编辑：李小明 原文作者：Ann 地址：{AWAY}"), [AWAY], page(above=f"原文作者：Ann 编辑：李小明 地址：{AWAY}")),
    Limit("an address right before the original's author is the original's", page(above=f"地址：{AWAY} 原文作者：Ann 编辑：李小明"), [AWAY], page(above=f"地址：{AWAY} 编辑：李小明 原文作者：Ann")),
    Limit("a link that begins with a label holds no value", page(above=f"<a href={AWAY}>来源 </a> {NEWS}"), [NEWS], page(above=f"<a href={AWAY}>来源 {NEWS}</a>")),
    Limit("a link ends one character behind the label that begins it", page(above=f"<a href={AWAY}>来源 </a> {NEWS}"), [NEWS], page(above=f"<a href={AWAY}>来源 北山</a>晚报")),
    Limit("an address touches a label of four characters", page(above=f"原文链接{AWAY} 山水河海，山水河海，山水河海，山水河海"), [AWAY], page(above=f"原链接{AWAY} 山水河海，山水河海，山水河海，山水河海")),
    Limit("a link that leads anywhere fills its line beside a day", page(above=f"August 2099 · <a href={AWAY}>阅读原文</a>"), [AWAY], page(above=f"August 2099 · 展厅 <a href={AWAY}>阅读原文</a>")),
    Limit("a link that leads anywhere says no more", page(above=f"August 2099 · <a href={AWAY}>阅读原文</a>"), [AWAY], page(above=f"August 2099 · <a href={AWAY}>阅读原文，展厅</a>")),
    Limit("an outlet's label is a link anywhere where it speaks of the original", page(above=f"展厅，<a href={AWAY}>原文出处</a>"), [AWAY], page(above=f"展厅，<a href={AWAY}>文章出处</a>")),
    Limit("an author's label in an item opens its line", page(above="<ul><li><a href=/1>山水河</a><br>作者：李小明</ul>"), ["李小明"], page(above="<ul><li><a href=/1>山水河</a> 作者：李小明</ul>"), kind="author"),
    Limit("a link opens an item with a source in a bracket", page(above=f"<ul><li><a href=/1>山水河</a> 来源：{NEWS}</ul>"), [NEWS], page(above=f"<ul><li><a href=/1>山水河</a> （来源：{NEWS}）</ul>")),
    Limit("what is indented in an item is its original, and no other source", post(f"{TEXT}\n\n" * 16 + f"* 山水\n  来源：{NEWS}\n\n" + f"{TEXT}\n\n" * 16), [NEWS], post(f"{TEXT}\n\n" * 16 + f"* 山水\n  原文：{AWAY}\n\n" + f"{TEXT}\n\n" * 16), path="a.md"),
    Limit("a picture's source stands in a bracket behind the word for it", post(f"{TEXT}\n\n上图，来源：{NEWS}"), [NEWS], post(f"{TEXT}\n\n上图（来源：{NEWS}）"), path="a.md"),
    Limit("a lone link stands at the end of a long text", post(f"{TEXT}\n\n" * 30 + f"[原文]({AWAY})"), [AWAY], post(f"{TEXT}\n\n" * 15 + f"[原文]({AWAY})\n\n" + f"{TEXT}\n\n" * 30), path="a.md"),
    Limit("twenty-four characters with a link follow a label in a row", page(above=f"2099-04-11 文章来源 《<a href={AWAY}>{'山' * 22}</a>》"), ["山" * 22], page(above=f"2099-04-11 文章来源 《<a href={AWAY}>{'山' * 23}</a>》")),
]  # fmt: skip
CREDITS = [
    Limit("two labels are a section's with one line between", f"{TEXT}\n\n" * 25 + "作者：李小明\n\n编辑：王大山\n\n" + f"{TEXT}\n\n" * 25, ["李小明"], f"{TEXT}\n\n" * 25 + "作者：李小明\n\n\n编辑：王大山\n\n" + f"{TEXT}\n\n" * 25, kind="author", path="a.md"),
    Limit("the first of a section's labels opens its line", page(f"<p>{TEXT}</p>" * 25 + "<p>作者：李小明</p><p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), ["李小明"], page(f"<p>{TEXT}</p>" * 25 + "<p>展厅 作者：李小明</p><p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), kind="author"),
    Limit("nothing but lines stands between a section's labels", page(f"<p>{TEXT}</p>" * 25 + "<p>作者：李小明</p><p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), ["李小明"], page(f"<p>{TEXT}</p>" * 25 + "<p>作者：李小明</p><p>山水</p><p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), kind="author"),
    Limit("two authors' labels are no list of works", page(below="<p>作者：李小明</p><p>作者：王大山"), ["李小明", "王大山"], page(below="<p>作者：李小明</p><p>作者：王大山</p><p>作者：张小河"), ["李小明"], kind="author"),
    Limit("the heading of a page has three lines", page(above="山</div><div>作者：李小明</div><div>作者：王大山</div><div>作者：张小河"), ["李小明", "王大山"], page(above="山</div><div>水</div><div>作者：李小明</div><div>作者：王大山</div><div>作者：张小河"), ["李小明"], kind="author"),
    Limit("a department sends in no article of its own", page(below="供稿：李小明"), ["李小明"], page(below="供稿：宣传部"), kind="author"),
    Limit("an address is no author", page(above="作者：李小明"), ["李小明"], page(above="作者：www.hill.example"), kind="author"),
    Limit("an outlet among people is none of them", page(above="作者：李小明、王大山"), ["李小明", "王大山"], page(above="作者：李小明、北山晚报"), ["李小明"], kind="author"),
    Limit("the title of an original has two characters", page(above="原标题：山水"), ["山水"], page(above="原标题：山"), kind="original-title"),
    Limit("the name of an author has forty characters", page(above="作者：Ann " + "d" * 36), ["Ann " + "d" * 36], page(above="作者：Ann " + "d" * 37), kind="author"),
    Limit("a label of the original stands before a title in its marks", page(above="原文：《山水》"), ["《山水》"], page(above="原文：山水")),
    Limit("a label names six sources", page(above="来源：" + "、".join(f"{name}山报" for name in "东西南北上下")), [f"{name}山报" for name in "东西南北上下"], page(above="来源：" + "、".join(f"{name}山报" for name in "东西南北上下中")), [f"{name}山报" for name in "东西南北上下"]),
    Limit("the name of a source has two characters", page(above="来源：山水"), ["山水"], page(above="来源：山")),
    Limit("the name of a source has sixty characters", page(above=f"来源：{'山' * 60}"), ["山" * 60], page(above=f"来源：{'山' * 61}")),
    Limit("the text of a link to a source has a hundred and sixty characters", page(above=f"来源：<a href={AWAY}>{'山' * 160}</a>"), ["山" * 160], page(above=f"来源：<a href={AWAY}>{'山' * 161}</a>")),
    Limit("one character before a link is no part of the name", page(above=f"来源：《<a href={AWAY}>{NEWS}</a>》"), [NEWS], page(above=f"来源：“《<a href={AWAY}>{NEWS}</a>》”"), [f"《{NEWS}》"]),
    Limit("two characters before an address are no name", page(above=f"来源：“《{AWAY}》”"), [AWAY], page(above=f"来源：山水（{AWAY}）"), ["山水"]),
    Limit("the first post of a thread is the article", page(above="<p>发信人：李小明</p><p>楼主：王大山"), ["李小明", "王大山"], page(above="<p>发信人：李小明</p><p>发帖人：王大山"), ["李小明"], kind="author"),
    Limit("an editor signs in the middle of a text with a colon", page(f"<p>{TEXT}</p>" * 25 + "<p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), ["王大山"], page(f"<p>{TEXT}</p>" * 25 + "<p>编辑/王大山</p>" + f"<p>{TEXT}</p>" * 25), kind="editor"),
    Limit("an editor signs in the middle of a text at the beginning of a line", page(f"<p>{TEXT}</p>" * 25 + "<p>编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), ["王大山"], page(f"<p>{TEXT}</p>" * 25 + "<p>展厅 编辑：王大山</p>" + f"<p>{TEXT}</p>" * 25), kind="editor"),
    Limit("the heading of a post has one line", f"作者：李小明\n\n作者：王大山\n\n作者：张小河\n\n{TEXT}\n", ["李小明", "王大山"], f"山\n\n作者：李小明\n\n作者：王大山\n\n作者：张小河\n\n{TEXT}\n", ["李小明"], kind="author", path="a.md"),
    Limit("the net that writes is a source", page(above="作者：网络"), ["网络"], page(above="编辑：网络")),
    Limit("an outlet that edits is an editor", page(above="编辑：北山日报"), ["北山日报"], page(above="作者：北山日报"), kind="editor"),
    Limit("another label ends a list of people", page(above="作者：李小明、王大山、标题"), ["李小明", "王大山"], page(above="作者：李小明、来源、王大山"), ["李小明"], kind="author"),
    Limit("an account speaks with a colon", page(above=f"公众号：{NEWS}"), [NEWS], page(above=f"公众号/{NEWS}")),
    Limit("an account speaks outside of brackets", page(above=f"公众号：{NEWS}"), [NEWS], page(above=f"（公众号：{NEWS}）")),
    Limit("an account speaks at the beginning of a line", page(above=f"公众号：{NEWS}"), [NEWS], page(above=f"展厅 公众号：{NEWS}")),
    Limit("a mark before the first line of an article is its title's", page(above="转载：山水河海"), ["山水河海"], f"<div class=article><h1>转载：山水河海</h1><p>{TEXT}</p><p>{TEXT}</p></div>"),
    Limit("a mark before the name of an outlet is a label", f"<div class=article><h1>转载：{NEWS}</h1><p>{TEXT}</p><p>{TEXT}</p></div>", [NEWS], f"<div class=article><h1>转载：山水河海</h1><p>{TEXT}</p><p>{TEXT}</p></div>"),
    Limit("a mark before a link is a label", f"<div class=article><h1>转载：<a href={AWAY}>山水河海</a></h1><p>{TEXT}</p><p>{TEXT}</p></div>", ["山水河海"], f"<div class=article><h1>转载：山水河海</h1><p>{TEXT}</p><p>{TEXT}</p></div>"),
    Limit("a mark before the page's title is no label", page(above="转载：山水河海").replace("博物馆开放新展厅</title>", "转载：山</title>"), ["山水河海"], page(above="转载：山水河海").replace("博物馆开放新展厅</title>", "转载：山水河海</title>")),
    Limit("a link is the name where it begins the value", page(above=f"来源：<a href={AWAY}>{NEWS}</a>山水"), [NEWS], page(above=f"来源：{NEWS}<a href={AWAY}>山水</a>"), [f"{NEWS}山水"]),
    Limit("a date ends the name in a link", page(above=f"来源：<a href={AWAY}>{NEWS} 2099-04-11</a>"), [NEWS], page(above=f"来源：<a href={AWAY}>2099-04-11</a>")),
    Limit("six pairs of digits are the address of a machine", f"source: 00:1b:44:11:3a\n\n{TEXT}\n", ["00:1b"], f"source: 00:1b:44:11:3a:b7\n\n{TEXT}\n", path="a.txt"),
    Limit("a word that is a label and names nobody is a source", page(above="来源：转载"), ["转载"], page(above="来源：作者")),
    Limit("a link of an English label has letters", page(above=f"source: <a href={AWAY}>Hill Times</a>"), ["Hill Times"], page(above=f"source: <a href={AWAY}>123</a>")),
    Limit("a heading's phrase stands in its third line", page(above="山</div><div>据《北山日报》报道"), ["《北山日报》"], page(above="山</div><div>水</div><div>据《北山日报》报道")),
    Limit("a heading's phrase opens no item of a list", page(above="<p>据《北山日报》报道</p>"), ["《北山日报》"], page(above="<ul><li>据《北山日报》报道</ul>")),
    Limit("the address of a phrase stands four characters behind it", post(f"本文转载自{NEWS}，山水 {AWAY}"), [AWAY], post(f"本文转载自{NEWS}，山水河 {AWAY}"), [""], "url", "a.md"),
    Limit("the link of a phrase stands three hundred characters behind it", post(f"本文转载自{NEWS}。{'山' * 298}[山水]({AWAY})"), [AWAY], post(f"本文转载自{NEWS}。{'山' * 299}[山水]({AWAY})"), [""], "url", "a.md"),
    Limit("terms are the site's that names itself sixty characters before", page(below=f"本网{'山' * 58}未经许可，禁止转载"), ["site"], page(below=f"本网{'山' * 59}未经许可，禁止转载"), [""], "party"),
    Limit("terms three lines below a translator's are the translator's", post(f"{TEXT}\n\n翻译：李小明\n\n山\n河\n未经许可，禁止转载"), ["translator"], post(f"{TEXT}\n\n翻译：李小明\n\n山\n河\n海\n未经许可，禁止转载"), [""], "party", path="a.md"),
    Limit("terms are the site's that names itself four characters behind", page(below="山未经许可，禁止转载。山本网"), ["site"], page(below="山未经许可，禁止转载。山水本网"), [""], "party"),
    Limit("a field for the source has three hundred characters", post("正文", f"source: {NEWS}，{'山' * 295}"), [NEWS], post("正文", f"source: {NEWS}，{'山' * 296}"), path="a.md"),
    Limit("an address begins a field, or one character behind", post("正文", f"source: 山{AWAY}"), [AWAY], post("正文", f"source: 山水{AWAY}"), ["山水"], path="a.md"),
    Limit("an address without its scheme is all of a field", post("正文", "source: //www.hill.example/1"), ["//www.hill.example/1"], post("正文", "source: 山山www.hill.example/1"), ["山山"], path="a.md"),
    Limit("an account has three digits", post("正文", "author: hill123"), ["hill123"], post("正文", "author: hill1234"), kind="author", path="a.md"),
    Limit("a label is no author in a field", post("正文", "author: 李小明"), ["李小明"], post("正文", "author: 标题"), kind="author", path="a.md"),
    Limit("what is taken from somewhere is no author in a field", post("正文", "author: 摘自北山晚报"), [NEWS], post("正文", "author: 北山晚报人"), path="a.md"),
    Limit("three characters with a word for part of it are the whole of a link", post(f"本文译自山水的[山水河海]({AWAY})。山水。"), ["山水"], post(f"本文译自山的[山水河海]({AWAY})。山水。"), ["山水河海"], path="a.md"),
    Limit("a link begins two characters behind the word", post(f"本文译自山水[山水河海]({AWAY})。山水。"), ["山水河海"], post(f"本文译自山水河[山水河海]({AWAY})。山水。"), ["山水河山水河海"], path="a.md"),
    Limit("what asks for an author asks right behind", page(above="作者：李小明</div><div>是？"), ["李小明"], page(above="作者：李小明？"), kind="author"),
    Limit("behind a comma stands a person, or a name in letters", page(above="作者：李小明，Ann Doe"), ["李小明", "Ann Doe"], page(above="作者：李小明，看海人"), ["李小明"], kind="author"),
    Limit("behind a mark of a list stands any name", page(above="作者：李小明、看海人"), ["李小明", "看海人"], page(above="作者：李小明，看海人"), ["李小明"], kind="author"),
    Limit("an address that touches a name ends it", page(above=f"来源：{NEWS}www.hill.example/1"), [NEWS], page(above=f"来源：{NEWS}hill.example/1"), [f"{NEWS}hill.example/1"]),
    Limit("a link behind its label is called so, and by no other label", page(above=f"源链接：<a href={AWAY}>源链接</a>"), [AWAY], page(above=f"源链接：<a href={AWAY}>原链接</a>")),
    Limit("the address in a link is no name where it leads there", page(above=f"来源：<a href={AWAY}>{AWAY}</a>"), [""], page(above=f"来源：<a href={AWAY}>https://river.example/</a>"), ["https://river.example"], "name"),
    Limit("a remark at the very beginning is one of two", f"译者注：山。\n\n{TEXT}\n\n译者注：水。\n\n{TEXT}\n", ["译者注", "译者注"], f"译者注：山。\n\n{TEXT}\n\n{TEXT}\n", kind="reprint-mark", path="a.md"),
    Limit("a title in its marks needs no link", post("原文见《山水》。"), ["《山水》"], post("原文见山水。"), path="a.md"),
    Limit("authors' labels of a list of works open their lines", page(below="<p>山 作者：李小明</p><p>山 作者：王大山</p><p>山 作者：张小河"), ["李小明", "王大山", "张小河"], page(below="<p>作者：李小明</p><p>作者：王大山</p><p>作者：张小河"), ["李小明"], "author"),
    Limit("a label is told with the author that it names", page(above="作者：李小明"), ["作者"], page(above="李小明"), [""], "cue"),
    Limit("a source that has a person's name is no outlet", page(above="来源：王山人"), ["王山人 yes"], page(above="来源：王山报"), ["王山报"], "person"),
    Limit("the text of a link to an original is one name", page(above=f"原文：<a href={AWAY}>{NEWS}，山水</a>"), [f"{NEWS}，山水"], page(above=f"来源：<a href={AWAY}>{NEWS}，山水</a>"), [NEWS]),
    Limit("an address in a link is one name", page(above=f"来源：<a href={AWAY}>www.hill.example/山水;河</a>"), ["www.hill.example/山水;河"], page(above=f"来源：<a href={AWAY}>山水;河</a>"), ["山水"]),
    Limit("what explains a word stands behind an English label", page(below="来源：存放照片的地方"), ["存放照片的地方"], page(below="source: 存放照片的地方")),
    Limit("what explains a word is no link", page(below=f"source: <a href={AWAY}>存放照片的地方</a>"), ["存放照片的地方"], page(below="source: 存放照片的地方")),
    Limit("a number of items leads to them", page(below=f"来源：<a href={AWAY}>12 条资讯</a>"), ["12 条资讯"], page(below="来源：12 条资讯")),
    Limit("one character says that nobody is named", page(above="来源：无"), ["无"], page(above="来源：山")),
    Limit("the name of a source has a letter", page(above="来源：36山"), ["36山"], page(above="来源：3600")),
    Limit("a label is taken in with a single author", page(below="作者：李小明"), ["作者：李小明"], page(below="作者：李小明、王大山"), ["李小明", "王大山"], "text"),
    Limit("a phrase is taken in with a single author", page(below=f"（{NEWS}记者 李小明）"), [f"{NEWS}记者 李小明"], page(below="本报记者李小明 王大山"), ["李小明", "王大山"], "text"),
    Limit("a phrase fills its link to the end", page(f"<p>展厅。<a href={AWAY}>本文转载自{NEWS}</a>"), [NEWS], page(f"<p><a href={AWAY}>展厅。本文转载自{NEWS}</a>")),
    Limit("the address of a phrase begins the next line", post(f"本文转载自{NEWS}\n{AWAY}"), [AWAY], post(f"本文转载自{NEWS}\n山 {AWAY}"), [""], "url", "a.md"),
    Limit("the number of an account in a link is no part of its name", post(f"本文转自[“北山读书”（ID：hill01）]({AWAY})。山水。"), ["北山读书"], post(f"本文转自[“北山读书”（hill01）]({AWAY})。山水。"), ["“北山读书”（hill01）"], path="a.md"),
    Limit("a link in a field has two characters", post("正文", f'source: "[山水]({AWAY})"'), ["山水"], post("正文", f'source: "[山]({AWAY})"'), path="a.md"),
    Limit("a clause is a title, and no author", page(above="原标题：The hall on the hill"), ["The hall on the hill"], page(above="作者：The hall on the hill"), kind="original-title"),
    Limit("a phrase is taken in with its author, and with none of two", page(above="——节选自李小明《泥炭与火》"), ["节选自李小明"], page(above="李小明 口述　　王大山 整理"), ["李小明", "王大山"], "text"),
]  # fmt: skip
BYLINES = [
    # outlets
    Limit("an outlet in its element has sixteen characters", page(above=f"<b class=source>{'山' * 16}</b>"), ["山" * 16], page(above=f"<b class=source>{'山' * 17}</b>")),
    Limit("an outlet in its element has two characters", page(above="<b class=source>山水</b>"), ["山水"], page(above="<b class=source>山</b>")),
    Limit("an outlet in its element has no digits", page(above="<b class=source>山水</b>"), ["山水"], page(above="<b class=source>山水1</b>")),
    Limit("a row with a date has a hundred and twenty characters", page(above=row(120)), [NEWS], page(above=row(121))),
    Limit("the opening of an article has twelve lines", page(above="<br>".join("一二三四五六七八九十") + f"<p>{DAY} {NEWS}"), [NEWS], page(above="<br>".join("一二三四五六七八九十上") + f"<p>{DAY} {NEWS}")),
    Limit("an outlet in the page's title is its subject", page(above=f"{DAY} {NEWS}"), [NEWS], page(above=f"{DAY} {NEWS}").replace("<title>", f"<title>{NEWS}")),
    Limit("the headline of the page is no row with a date", page(above=f"<h2>{DAY}{NEWS}</h2>"), [NEWS], page(above=f"<h2>{DAY}{NEWS}</h2>").replace("<title>博", f"<title>{DAY}{NEWS} 博")),
    Limit("a row with a date is no item of a post", post(f"{DAY} {NEWS}"), [NEWS], post(f"* {DAY} {NEWS}"), path="a.md"),
    Limit("an outlet beside a date follows no colon", page(above=f"{DAY} {NEWS}"), [NEWS], page(above=f"{DAY} 山水：{NEWS}")),
    Limit("an outlet beside a date stands before no colon", page(above=f"{DAY} {NEWS}"), [NEWS], page(above=f"{DAY} {NEWS}：山水")),
    Limit("a name that leads out has three characters", page(above=f"{DAY} <a href={HILL}>老城墙</a>"), ["老城墙"], page(above=f"{DAY} <a href={HILL}>老城</a>")),
    Limit("a name that leads out has sixteen characters", page(above=f"{DAY} <a href={HILL}>{'山' * 16}</a>"), ["山" * 16], page(above=f"{DAY} <a href={HILL}>{'山' * 17}</a>")),
    Limit("a name leads to another site", page(above=f"{DAY} <a href={HILL}>老城墙</a>"), ["老城墙"], page(above=f"{DAY} <a href=/1>老城墙</a>")),
    Limit("a name that leads out is Chinese", page(above=f"{DAY} <a href={HILL}>老城墙</a>"), ["老城墙"], page(above=f"{DAY} <a href={HILL}>Hill墙</a>")),
    Limit("a name that leads out is nobody's", page(above=f"{DAY} <a href={HILL}>老城墙</a>"), ["老城墙"], page(above=f"{DAY} <a href={HILL}>李小明</a>")),
    Limit("a name that leads out is the whole link", page(above=f"{DAY} <a href={HILL}>老城墙</a>"), ["老城墙"], page(above=f"{DAY} <a href={HILL}>老城墙 展厅</a>")),
    Limit("an outlet alone on its line stands below eighty characters", below(f"<p>{'山' * 80}</p><p>新华社</p>"), ["新华社"], below(f"<p>{'山' * 81}</p><p>新华社</p>")),
    Limit("a writer and an outlet are not two outlets", below(f"<p>李小明/{NEWS}</p>"), [NEWS], below(f"<p>{NEWS}/{NEWS}</p>")),
    Limit("a headline that is a link has six characters", post(f"[山水河海山水]({AWAY})"), ["山水河海山水"], post(f"[山水河海山]({AWAY})"), path="a.md"),
    Limit("a headline that is a link opens its post", post(f"[山水河海山水]({AWAY})"), ["山水河海山水"], post(f"山\n\n[山水河海山水]({AWAY})"), path="a.md"),
    Limit("a headline above an address is among eight lines", page(above="<br>".join("一二三四") + f"<p>山水河海山水<br><a href={AWAY}>{AWAY}</a></p>"), [AWAY], page(above="<br>".join("一二三四五六") + f"<p>山水河海山水<br><a href={AWAY}>{AWAY}</a></p>")),
    # writers in a row
    Limit("a post names its writer in three lines", f"山水河海一\n\n山水河海二\n\n{DAY} 李小明\n\n{TEXT}\n", ["李小明"], f"山水河海一\n\n山水河海二\n\n山水河海三\n\n{DAY} 李小明\n\n{TEXT}\n", kind="author", path="a.md"),
    Limit("a name before a date touches no character", page(above=f"山 李小明 {DAY}"), ["李小明"], page(above=f"山李小明 {DAY}"), kind="author"),
    Limit("names without a border stand behind a date", page(above=f"{DAY}李明王芳"), ["李明", "王芳"], page(above=f"李明王芳{DAY}"), kind="author"),
    Limit("a word for the date is no name", page(above=f"李小明 {DAY}"), ["李小明"], page(above=f"成文日期 {DAY}"), kind="author"),
    Limit("whom a page is about did not write it", page(above="李小明"), ["李小明"], page(above="李小明").replace("<title>博物馆开放新展厅", "<title>李小明"), kind="author"),
    # writers alone on a line
    Limit("a name stands right below the title", below("<p>李小明</p>"), ["李小明"], below("<p>山</p><p>李小明</p>"), kind="author"),
    Limit("a row with a date has sixty characters above a name", below(f"<p>{DAY}{'山' * 50}</p><p>李小明</p>"), ["李小明"], below(f"<p>{DAY}{'山' * 51}</p><p>李小明</p>"), kind="author"),
    Limit("a writer stands before the outlet", below(f"<p>李小明/{NEWS}</p>"), ["李小明"], below(f"<p>{NEWS}/李小明</p>"), kind="author"),
    Limit("a first line names the writer of a post that has its title elsewhere", post("李小明", "title: 山"), ["李小明"], post("李小明"), kind="author", path="a.md"),
    Limit("a first line names the writer of a page without a title", f"<body><p>李小明</p><p>{TEXT}</p>", ["李小明"], f"<title>山水</title><body><p>李小明</p><p>{TEXT}</p>", kind="author"),
    Limit("two other names below running text head sections", post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}"), ["李小明"], post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n张小河"), kind="author", path="a.md"),
    Limit("running text above the head of a section has twenty-one characters", post(f"# 展厅\n\n李小明\n\n{'山' * 20}\n\n王大山\n\n{'水' * 20}\n\n张小河"), ["李小明"], post(f"# 展厅\n\n李小明\n\n{'山' * 21}\n\n王大山\n\n{'水' * 21}\n\n张小河"), kind="author", path="a.md"),
    Limit("the heads of sections are different names", post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n王大山"), ["李小明"], post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n张小河"), kind="author", path="a.md"),
    Limit("the writer's own name heads no section", post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n李小明"), ["李小明"], post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n张小河"), kind="author", path="a.md"),
    Limit("running text stands above each head of a section", post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n张小河\n\n{TEXT}"), ["李小明"], post(f"# 展厅\n\n李小明\n\n{TEXT}\n\n王大山\n\n{TEXT}\n\n张小河\n\n{TEXT}"), kind="author", path="a.md"),
    Limit("most of the names of a paper are people's", below("<p>李小明<a href=#1>[1]</a> 山水上下<sup>1</sup>张小河<sup>2</sup></p>"), ["李小明", "山水上下", "张小河"], below("<p>李小明<a href=#1>[1]</a> 山水上下<sup>1</sup></p>"), kind="author"),
    # accounts
    Limit("an account in Chinese stands above the word for its date", page(above=f"去山看海</div><div>发表于 {DAY}"), ["去山看海"], page(above=f"去山看海</div><div>{DAY}"), kind="author"),
    Limit("an account has thirty characters", page(above=f"Ann {'d' * 26}</div><div>发表于 {DAY}"), ["Ann " + "d" * 26], page(above=f"Ann {'d' * 27}</div><div>发表于 {DAY}"), kind="author"),
    Limit("an account has two characters", page(above=f"hi</div><div>发表于 {DAY}"), ["hi"], page(above=f"h</div><div>发表于 {DAY}"), kind="author"),
    Limit("an account below its date has a capital", page(above=f"{DAY}</div><div>Ann Hill"), ["Ann Hill"], page(above=f"{DAY}</div><div>ann hill"), kind="author"),
    Limit("an account below its date has two words", page(above=f"{DAY}</div><div>Ann Hill"), ["Ann Hill"], page(above=f"{DAY}</div><div>AnnHill"), kind="author"),
    Limit("an account in the page's title is its subject", page(above=f"Ann Hill</div><div>{DAY}"), ["Ann Hill"], page(above=f"Ann Hill</div><div>{DAY}").replace("<title>", "<title>Ann Hill "), kind="author"),
    Limit("a blogger stands behind a title of two characters", f"<title>山水 - 山人123 - 博客园</title><body><div><h1>山水</h1><p>{TEXT}</p><p>{TEXT}</p>", ["山人123"], f"<title>山 - 山人123 - 博客园</title><body><div><h1>山</h1><p>{TEXT}</p><p>{TEXT}</p>", kind="author"),
    Limit("one link leads to a writer's page", page(above="<a href=/author/ann-hill>Ann Hill</a>"), ["Ann Hill"], page(above="<a href=/author/ann-hill>Ann Hill</a> <a href=/author/bob-hill>Bob Hill</a>"), kind="author"),
    Limit("the picture of a person is empty", page(above=f"{DAY} <i class='icon-user'></i> hill_12"), ["hill_12"], page(above=f"{DAY} <i class='icon-user'>山</i> hill_12"), kind="author"),
    Limit("every word of a writer in a meta tag has a capital", page(head="<meta name=author content='Ann Hill'>"), ["Ann Hill"], page(head="<meta name=author content='Ann hill'>"), kind="author"),
    Limit("a writer's element is one line", page(above="<div class=author>Ann Doe</div>"), ["Ann Doe"], page(above="<div class=author>Ann<br>Doe</div>"), kind="author"),
    Limit("the opening of an article ends a hundred characters behind its first six hundred", f"{'山' * 348}\n\n{'山' * 348}\n\n{DAY} {NEWS}\n\n" + f"{TEXT}\n\n" * 20, [NEWS], f"{'山' * 348}\n\n{'山' * 349}\n\n{DAY} {NEWS}\n\n" + f"{TEXT}\n\n" * 20, path="a.md"),
    Limit("a listed outlet comes first", page(above=f"{DAY} {NEWS} 新华社"), ["新华社"], page(above=f"{DAY} {NEWS} 南水社"), [NEWS]),
    Limit("a name touches no word of the page", page(above=f"{DAY} 发布 李小明"), ["李小明"], page(above=f"{DAY} 发布李小明"), kind="author"),
    Limit("a name touches no word for the date", page(above=f"李小明 时间 {DAY}"), ["李小明"], page(above=f"李小明时间 {DAY}"), kind="author"),
    Limit("three blanks part a name from a colon before it", f"{DAY} 山水：   {NEWS}\n\n{TEXT}\n", [NEWS], f"{DAY} 山水：  {NEWS}\n\n{TEXT}\n", path="a.txt"),
    Limit("two blanks part a name from a colon behind it", f"{DAY} {NEWS}  ：山水\n\n{TEXT}\n", [NEWS], f"{DAY} {NEWS} ：山水\n\n{TEXT}\n", path="a.txt"),
    Limit("the title stands in the first four lines", page(above="李小明").replace("<h1>", "<div>河边</div><div>桥下</div><div>山上</div><h1>", 1), ["李小明"], page(above="李小明").replace("<h1>", "<div>河边</div><div>桥下</div><div>山上</div><div>水里</div><h1>", 1), kind="author"),
    Limit("the line of the title has five characters", f"<title>山水河海山</title><div class=article><p>山</p><p>山水河海山</p><p>李小明</p><p>{TEXT}</p><p>{TEXT}</p></div>", ["李小明"], f"<title>山水河海</title><div class=article><p>山</p><p>山水河海</p><p>李小明</p><p>{TEXT}</p><p>{TEXT}</p></div>", kind="author"),
    Limit("an outlet's element is one line", page(above="<div class=source>山水</div>"), ["山水"], page(above="<div class=source>山<br>水</div>")),
    Limit("an outlet's element may be the very first of an article", f"<title>展厅</title><div class=article><b class=source>山水</b><p>{TEXT}</p><p>{TEXT}</p></div>", ["山水"], page(foot="<b class=source>山水</b>")),
    Limit("the picture of a person may be the very first of an article", f"<title>展厅</title><div class=article><p><i class='icon-user'></i> hill_12 {DAY}</p><p>{TEXT}</p><p>{TEXT}</p></div>", ["hill_12"], f"<title>展厅</title><div class=article><p><i class='icon-eye'></i> hill_12 {DAY}</p><p>{TEXT}</p><p>{TEXT}</p></div>", kind="author"),
    Limit("a blogger wrote an article, and no list of links", f"<title>山水 - 山人 - 博客园</title><div><h1>山水</h1><p>{TEXT}</p><p>{TEXT}</p>", ["山人"], "<title>山水 - 山人 - 博客园</title><ul>" + "".join(f"<li><a href=/{day}>展厅开放第{day}天的情况</a>" for day in range(30)), kind="author"),
    Limit("an outlet alone on its line ends as outlets do", below("<p>新华社</p>"), ["新华社"], below("<p>简书</p>")),
    Limit("the row below an account may be the last of an article", f"<div class=article><h1>山水河海山</h1><p>hill_12</p><p>发表于 {DAY}</p></div>", ["hill_12"], "<div class=article><h1>山水河海山</h1><p>hill_12</p></div>", kind="author"),
    Limit("a blank stands between all characters of a name set wide", below("<p>岳 霖 铃</p>"), ["岳 霖 铃"], below("<p>岳 霖的铃</p>"), kind="author"),
    Limit("a writer in a meta tag has eight Chinese characters", page(head="<meta name=author content='阿依古丽江江江江'>"), ["阿依古丽江江江江"], page(head="<meta name=author content='阿依古丽江江江江江'>"), kind="author"),
    Limit("a name in letters is real in two words", page(above="作者：Ann Doe"), ["Ann Doe yes"], page(above="作者：Ann"), ["Ann no"], "real"),
    Limit("the code behind a real name has three letters", page(above="作者：李小明 abc123"), ["李小明 abc123 yes"], page(above="作者：李小明 abcd123"), ["李小明 abcd123 no"], "real"),
    Limit("the code behind a real name has six digits", page(above="作者：李小明 abc123456"), ["李小明 abc123456 yes"], page(above="作者：李小明 abc1234567"), ["李小明 abc1234567 no"], "real"),
    Limit("the code behind a real name has two digits", page(above="作者：李小明abc12"), ["李小明abc12 yes"], page(above="作者：李小明abc1"), ["李小明abc1 no"], "real"),
]  # fmt: skip
STATES = [
    Limit("a dash is no source", page(above="来源：——"), ["empty"], page(above="来源：山水"), ["named"], kind="state"),
    Limit("a date is no source", page(above="来源：2099-04-11"), ["empty yes"], page(above="来源：2099-04-11 山水"), ["named"], kind="state"),
    Limit("three dates are no source", page(above=f"来源：{' '.join(['2099-04-11'] * 3)}"), ["empty yes"], page(above=f"来源：{' '.join(['2099-04-11'] * 4)}"), kind="state"),
    Limit("a label that readers see is empty before a date", page(above="来源：2099-04-11"), ["empty yes"], page(above="原载：2099-04-11"), kind="state"),
    Limit("a tag leaks into an outlet's name", page(above="来源：&lt;b&gt;"), ["leaked"], page(above="原文：&lt;b&gt;"), kind="state"),
    Limit("a colon shows that a label is empty", page(above="来源："), ["empty"], page(above="来源/"), kind="state"),
    Limit("what a template leaves shows behind a label that readers see", page(above="来源：{山水}"), ["leaked"], page(above="原载：{山水}"), kind="state"),
    Limit("two addresses below a label are its list", page(below=f"来源：</p><p>参见 {AWAY}</p><p>参见 {AWAY}"), ["empty"], page(below=f"来源：</p><p>{AWAY}</p><p>{AWAY}"), kind="state"),
    Limit("a label alone on its line stands above its list", page(below=f"来源： 作者：</p><p>{AWAY}</p><p>{AWAY}"), ["empty yes"], page(below=f"来源：</p><p>{AWAY}</p><p>{AWAY}"), kind="state"),
    Limit("an original is empty above another label", page(above="原文：</div><div>译者：李小明"), ["empty yes"], page(above="原文：</div><div>展厅 译者：李小明"), kind="state"),
    Limit("an original is empty alone on its line", page(above="原文：</div><div>译者：李小明"), ["empty yes"], page(above="原文： 山</div><div>译者：李小明"), kind="state"),
    Limit("an empty label stands between a post's title and its first heading", f"# 展厅\n\n来源：\n\n## 引言\n\n{TEXT}\n\n{TEXT}\n", ["empty yes"], f"# 展厅\n\n{TEXT}\n\n来源：\n\n## 引言\n\n{TEXT}\n\n{TEXT}\n", ["empty"], kind="state", path="a.md"),
    Limit("an empty label is the last line of an article", page(below="来源："), ["empty yes"], page(below=f"来源：</p><p>{TEXT}"), ["empty"], kind="state"),
    Limit("an empty label of a reprint is a credit anywhere", page(above="转自："), ["empty yes"], page(above="来源："), ["empty"], kind="state"),
    Limit("an empty label stands between a post's fields and its first sentence", post("来源：", "title: 新展厅"), ["empty yes"], post("来源：\n\n新展厅里的陶器，山水河海，很多", "title: 新展厅"), ["empty"], kind="state", path="a.md"),
    Limit("an empty label heads a post that has fields", post("来源：", "title: 新展厅"), ["empty yes"], post("来源："), ["empty"], kind="state", path="a.md"),
    Limit("an empty label heads a post that is not about it", post("来源：", "title: 新展厅"), ["empty yes"], post("来源：", "title: 来源"), ["empty"], kind="state", path="a.md"),
    Limit("an empty label stands between a post's title and its first sentence", f"# 新展厅\n\n来源：\n\n{TEXT}\n", ["empty yes"], f"山\n\n# 新展厅\n\n来源：\n\n{TEXT}\n", ["empty"], "state", "a.md"),
    Limit("an empty label below a title is no heading", f"# 新展厅\n\n来源：\n\n{TEXT}\n", ["empty yes"], f"# 新展厅\n\n## 来源：\n\n{TEXT}\n", ["empty"], "state", "a.md"),
    Limit("an original is empty above a date that closes the text", f"{TEXT}\n\n原文链接：\n\n2099.04.11\n", ["empty yes"], f"{TEXT}\n\n原文链接：\n\n山 2099.04.11\n", kind="state", path="a.md"),
    Limit("an original is empty above what stands below the article", page(below="原文链接：", foot="© 2099 山水"), ["empty yes"], page(below="原文链接：</p><p>山水", foot="© 2099 山水"), kind="state"),
    Limit("a label is a link that leads nowhere", f"{TEXT}\n\n[原文链接]()\n", ["empty yes"], f"{TEXT}\n\n[原文链接]({AWAY})\n", ["named"], kind="state", path="a.md"),
    Limit("the label of an original stands two lines below a post's beginning", f"# 展厅\n\n> 新展厅\n\n原文链接：\n\n{TEXT}\n", ["empty yes"], f"# 展厅\n\n> 新展厅\n\n> 陶器\n\n原文链接：\n\n{TEXT}\n", ["empty"], kind="state", path="a.md"),
    Limit("below a title and a line an outlet's label may head what tells of it", f"# 展厅\n\n来源：\n\n{TEXT}\n", ["empty yes"], f"# 展厅\n\n> 新展厅\n\n来源：\n\n{TEXT}\n", ["empty"], kind="state", path="a.md"),
    Limit("a stand-in for a source is no source", page(above="来源：某某网"), ["leaked"], page(above="来源：某山网"), ["named"], kind="state"),
    Limit("an empty link is an empty label", page(below="来源： &lt;&gt;"), ["empty yes"], page(below="来源： &lt;山水&gt;"), ["leaked"], kind="state"),
    Limit("what heads a box of other articles is no value", page(below="来源：</p><div>Related Posts</div><p>"), ["empty yes"], page(below="来源：</p><div>Hill Posts</div><p>"), ["named"], kind="state"),
    Limit("an empty label stands in a row with another that has its colon", page(above="来源： 作者：李小明"), ["empty yes"], page(above="来源： 作者李小明"), ["empty"], kind="state"),
    Limit("an empty label stands below a row with a date", page(above="<p>2099-04-11</p><p>来源：</p>"), ["empty yes"], page(above="<p>新展厅</p><p>来源：</p>"), ["empty"], kind="state"),
    Limit("an empty label below a line is an article's last", "山\n\n来源：\n", ["empty yes"], "来源：\n", ["empty"], "state", "a.md"),
    Limit("the line below a label begins with the first link of its list", page(below=f"来源：</p><p>参见 <a href={AWAY}>{HALL * 6}</a>"), ["empty"], page(below=f"来源：</p><p><a href={AWAY}>{HALL * 6}</a>，参见 <a href={AWAY}>山</a>"), kind="state"),
]  # fmt: skip
LIMITS = [*LABELS, *CREDITS, *STATES, *BYLINES]


FIELDS = {
    "state": ("attribution", ("state", "row")),
    "url": ("attribution", ("url",)),
    "name": ("attribution", ("name",)),
    "person": ("attribution", ("name", "person")),
    "cue": ("author", ("cue",)),
    "text": ("author", ("text",)),
    "real": ("author", ("name", "real-name")),
    "party": ("reprint-terms", ("party",)),
}
"""Kinds of limits that other fields tell than the name, or the text that is taken in."""


def said(source: str, limit: Limit) -> list[str]:
    """What a page says on either side of a limit."""
    if limit.kind not in FIELDS:
        return told(source, limit.kind, limit.path)
    kind, names = FIELDS[limit.kind]
    found = [{"text": fact.text, **fact.fields} for fact in facts(source, kind, limit.path)]
    return [" ".join(fact[name] for name in names if name in fact) for fact in found]


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.rule)
def test_what_stands_right_inside_is_found(limit: Limit) -> None:
    assert said(limit.inside, limit) == limit.found


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.rule)
def test_what_stands_right_beyond_is_left(limit: Limit) -> None:
    assert said(limit.beyond, limit) == list(limit.left)
