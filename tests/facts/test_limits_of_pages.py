"""Where on a page its parts begin and end, and what is asked of a place on it: each limit with a page just inside and one just beyond."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from checker.facts.reading import Reading
from checker.model import Site
from tests.facts.told import KINDS, TEXT, document, facts, page

SPOT = "渡口"
"""The words that are looked for."""
HEADING = "<h1>北山开放新展厅</h1>"
PART = f"<p>{TEXT}</p>"
CORE = PART * 3
LONG = TEXT * 11
NOTICE = "© 2099 北山网"
DATED = f"<div>{SPOT} 2099-04-11</div>"
ROW = "<div>2099-04-11 来源：北山晚报</div>"
SIGNED = f"<div>责任编辑：{SPOT}</div>"
FOUND = f"<div>{SPOT}人家</div>"


def of(many: int) -> str:
    """So many characters without a mark of a sentence."""
    return "山" * many


def running(many: int) -> str:
    """A paragraph of so many characters that is running text from twenty on."""
    return f"<p>{of(many - 1)}，</p>"


def rows(many: int, words: str = "山水") -> str:
    return f"<div>{words}</div>" * many


def links(many: int, long: int = 12, href: str = "/x") -> str:
    """So many lines that are links of *long* characters."""
    return f"<div><a href={href}>{'桥' * long}</a></div>" * many


def linked(words: str, plain: str = "") -> str:
    return f"<div>{plain}<a href=/x>{words}</a></div>"


FAR = links(90)
"""So long that no element that holds it ends near the text above."""


def whole(body: str, title: str = "北山网", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def called(words: str, title: str, between: str) -> str:
    """A page that begins with a line of *words* that is no heading, and has *title*."""
    return whole(f"<div>{words}</div>{between}{CORE}", title)


def framed(above: str = "", below: str = "") -> str:
    """A page with something above and below the box of its article."""
    return whole(f"{above}<div class=article>{HEADING}{PART * 2}</div>{below}", "北山开放新展厅")


def post(text: str, front: str = "") -> str:
    """A Markdown post that begins with *text*."""
    return (f"---\n{front}\n---\n\n" if front else "") + f"{text}\n\n{TEXT}\n\n{TEXT}\n"


def below_heading(row: str, between: str = "") -> str:
    """A page whose text of few words stands far below a heading and a row of credits, and something to fetch."""
    return whole(f"{HEADING}{between}{row}{FOUND}{links(3)}{rows(30)}{running(101)}")


LIMITS: list[tuple[str, ...]] = [
    # the title above the text
    ("a title stands thirty lines above the text", "article", called(f"<a href=/>{SPOT}的新展厅</a>", f"{SPOT}的新展厅", rows(29)), called(f"<a href=/>{SPOT}的新展厅</a>", f"{SPOT}的新展厅", rows(30))),
    ("or a hundred and fifty lines of verses", "article", called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(149)), called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(150))),
    ("but for a menu of three lines", "article", called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(30) + links(2) + rows(1)), called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(30) + links(3))),
    ("a menu is more links than words", "article", called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(30) + linked("山水", "山水") * 3), called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", rows(30) + linked("山水河", "山水") * 3)),
    ("verses are no more links than words", "article", called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", linked("山水", "山水") + rows(31)), called(f"{SPOT}的新展厅", f"{SPOT}的新展厅", linked("山水河", "山水") + rows(31))),
    ("the first line of a page may be its title, and a link", "article", called(f"<a href=/>{SPOT}的新展厅</a>", f"{SPOT}的新展厅", rows(9)), called(f"<a href=/>{SPOT}的新展厅</a>", "北山网", rows(9))),
    ("a title has five letters", "article", called(f"{SPOT}新展厅", f"{SPOT}新展厅", rows(9)), called(f"{SPOT}展厅", f"{SPOT}展厅", rows(9))),
    ("a title of six letters may be a part of its line", "article", called(f"看{SPOT}的新展厅", f"{SPOT}的新展厅", rows(9)), called(f"看{SPOT}新展厅", f"{SPOT}新展厅", rows(9))),
    ("with twelve others beside it", "article", called(f"{of(12)}{SPOT}的新展厅", f"{SPOT}的新展厅", rows(9)), called(f"{of(13)}{SPOT}的新展厅", f"{SPOT}的新展厅", rows(9))),
    ("a first heading stands thirty lines above the text", "article", whole(f"<h1><a href=/>{SPOT}</a></h1>{rows(29)}{CORE}"), whole(f"<h1><a href=/>{SPOT}</a></h1>{rows(30)}{CORE}")),
    ("a second heading is a title where it is called so", "article", whole(f"<h2 class=title>{SPOT}</h2>{rows(9)}{CORE}"), whole(f"<h2>{SPOT}</h2>{rows(9)}{CORE}")),
    ("a heading far above is more than half of the page's title", "article", whole(f"<h1>{SPOT}新展厅</h1>{rows(31)}{links(3)}{CORE}", f"{SPOT}新展厅南水晚报"), whole(f"<h1>{SPOT}新展厅</h1>{rows(31)}{links(3)}{CORE}", f"{SPOT}新展厅南水晚报社")),
    ("and has five letters", "article", whole(f"<h1>{SPOT}新展厅</h1>{rows(31)}{links(3)}{CORE}", f"{SPOT}新展厅_北山网"), whole(f"<h1>{SPOT}展厅</h1>{rows(31)}{links(3)}{CORE}", f"{SPOT}展厅_北山网")),
    # what belongs to the article above its title, and where it has none
    ("a row above a title has a date or a label", "article", whole(DATED + HEADING + CORE), whole(FOUND + HEADING + CORE)),
    ("it has eighty characters", "article", whole(f"<div>{of(67)}{SPOT} 2099-04-11</div>{HEADING}{rows(9)}{CORE}"), whole(f"<div>{of(68)}{SPOT} 2099-04-11</div>{HEADING}{rows(9)}{CORE}")),
    ("it is less than half a link", "article", whole(linked(SPOT, "04月11日") + HEADING + CORE), whole(linked(f"{SPOT}人家旧桥", "04月11日") + HEADING + CORE)),
    ("what ends a page does not stand above its first line", "article", whole(f"<h1>{SPOT}</h1>{CORE}{rows(20)}<div>2099-04-11</div>"), whole(f"{FOUND}{HEADING}{CORE}{rows(20)}<div>2099-04-11</div>")),
    ("without a title up to a line that is more link than words", "article", whole(FOUND + linked("河海", "山水") + CORE), whole(FOUND + linked("河海江", "山水") + CORE)),
    ("but for a credit", "article", whole(FOUND + linked("北山晚报全媒体", "来源：") + CORE), whole(FOUND + linked("北山晚报全媒体", "来源 ") + CORE)),
    ("up to what stands beside the article", "article", whole(FOUND + rows(1) + CORE), whole(f"<aside>{FOUND}</aside>{rows(1)}{CORE}")),
    ("eight lines of remarks above the heading in its element", "article", whole(f"<div>{FOUND}{rows(7)}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}{rows(8)}{HEADING}{CORE}</div>")),
    ("of which two are links", "article", whole(f"<div>{FOUND}{links(2)}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}{links(3)}{HEADING}{CORE}</div>")),
    ("and others have no more links than words", "article", whole(f"<div>{FOUND}{linked('山水', '山水') * 3}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}{linked('山水河', '山水') * 3}{HEADING}{CORE}</div>")),
    ("in no element around it", "article", whole(f"<div>{FOUND}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}<div>{HEADING}{CORE}</div></div>")),
    ("a table of contents is not counted", "article", whole(f"<div>{FOUND}{links(12, href='#a')}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}{links(12)}{HEADING}{CORE}</div>")),
    ("of two hundred lines", "article", whole(f"<div>{FOUND}{links(198, href='#a')}{HEADING}{CORE}</div>"), whole(f"<div>{FOUND}{links(199, href='#a')}{HEADING}{CORE}</div>")),
    ("a third of a remark may be a link to a place below", "article", whole(f"<div><div>{SPOT}<a href=#a>桥</a></div>{HEADING}{CORE}</div>"), whole(f"<div><div>{SPOT}<a href=#a>旧桥</a></div>{HEADING}{CORE}</div>")),
    # where it ends
    ("sixteen lines below the text", "article", whole(HEADING + CORE + rows(15) + FOUND + FAR), whole(HEADING + CORE + rows(16) + FOUND + FAR)),
    ("or to the end of an element that goes on for eight hundred characters", "article", whole(f"{HEADING}<div>{CORE}{rows(19, of(39))}{of(36)}{SPOT}人</div>{FAR}"), whole(f"{HEADING}<div>{CORE}{rows(19, of(39))}{of(37)}{SPOT}人</div>{FAR}")),
    ("or for as many as the text", "article", whole(f"{HEADING}<div>{PART * 16}{rows(25, of(39))}{of(35)}{SPOT}人</div>{FAR}"), whole(f"{HEADING}<div>{PART * 16}{rows(25, of(39))}{of(36)}{SPOT}人</div>{FAR}")),
    ("up to three links of nine characters", "article", whole(HEADING + CORE + links(3, 8) + FOUND), whole(HEADING + CORE + links(3, 9) + FOUND)),
    ("beside fewer words", "article", whole(HEADING + CORE + linked("桥" * 9, of(9)) * 3 + FOUND), whole(HEADING + CORE + linked("桥" * 9, of(8)) * 3 + FOUND)),
    ("a link around three lines is three links", "article", whole(f"{HEADING}{CORE}<b>{rows(3, of(9))}</b>{FOUND}{FAR}"), whole(f"{HEADING}{CORE}<a href=/x>{rows(3, of(9))}</a>{FOUND}{FAR}")),
    ("credits thirty lines below", "article", whole(HEADING + CORE + rows(44) + SIGNED + FAR), whole(HEADING + CORE + rows(45) + SIGNED + FAR)),
    ("below three links of seven characters", "article", whole(HEADING + CORE + rows(16) + links(3, 7) + SIGNED + FAR), whole(HEADING + CORE + rows(16) + links(3, 8) + SIGNED + FAR)),
    ("below two of eight", "article", whole(HEADING + CORE + rows(16) + links(2) + SIGNED + FAR), whole(HEADING + CORE + rows(16) + links(3) + SIGNED + FAR)),
    ("below links beside as many words", "article", whole(HEADING + CORE + rows(16) + linked("桥" * 9, of(9)) * 3 + SIGNED + FAR), whole(HEADING + CORE + rows(16) + linked("桥" * 9, of(8)) * 3 + SIGNED + FAR)),
    ("below links in the article's element", "article", whole(f"<div>{HEADING}{CORE}<div>热门</div>{links(3)}{SIGNED}</div>{FAR}"), whole(f"<div>{HEADING}{CORE}</div><div>热门</div>{links(3)}{SIGNED}{FAR}")),
    ("below notes and not below a list", "article", whole(f"{HEADING}{CORE}{rows(16)}<div>注释</div>{SIGNED}{FAR}"), whole(f"{HEADING}{CORE}{rows(16)}<div>热门</div>{SIGNED}{FAR}")),
    ("credits of a hundred and twenty characters", "article", whole(f"{HEADING}{CORE}{rows(18)}<div>{of(112)} 编辑：{SPOT}人家</div>{FAR}"), whole(f"{HEADING}{CORE}{rows(18)}<div>{of(113)} 编辑：{SPOT}人家</div>{FAR}")),
    ("credits that are less than half a link", "article", whole(f"{HEADING}{CORE}{rows(18)}{linked(f'{SPOT}人家', '责任编辑：')}{FAR}"), whole(f"{HEADING}{CORE}{rows(18)}{linked(f'{SPOT}人家旧', '责任编辑：')}{FAR}")),
    ("or that stand in the article's element", "article", whole(f"<div>{HEADING}{CORE}{rows(18)}责任编辑：<a href=/x>{SPOT}人家旧</a></div>{FAR}"), whole(f"<div>{HEADING}{CORE}{rows(18)}</div>责任编辑：<a href=/x>{SPOT}人家旧</a>{FAR}")),
    ("credits that stand beside the article are others'", "article", whole(f"{HEADING}{CORE}{rows(16)}<div>{SIGNED}</div>{FAR}"), whole(f"{HEADING}{CORE}{rows(16)}<aside>{SIGNED}</aside>{FAR}")),
    ("a remark in the article's element is its own", "article", whole(f"{HEADING}<article>{CORE}<aside>{SPOT}</aside></article>{FAR}"), whole(f"{HEADING}<div>{CORE}<aside>{SPOT}</aside></div>{FAR}")),
    ("unless it leads elsewhere", "article", whole(f"{HEADING}<article>{CORE}<aside>{SPOT}<b>人家</b></aside></article>{FAR}"), whole(f"{HEADING}<article>{CORE}<aside>{SPOT}<a href=/x>人家</a></aside></article>{FAR}")),
    ("what is called a part beside it and holds more than half of the page is none", "article", whole(f"{running(200)}<div class=related><p>{SPOT}{of(198)}，</p></div>"), whole(f"{running(200)}<div class=related><p>{SPOT}{of(197)}，</p></div>")),
    # the run of lines that is its text
    ("running text goes on after sixty characters and a part beside it", "article", whole(f"<p>{SPOT}{of(58)}，</p><aside>海</aside>{running(160)}"), whole(f"<p>{SPOT}{of(57)}，</p><aside>海</aside>{running(160)}")),
    ("and after three links of fifty-two", "article", whole(f"<p>{SPOT}{of(154)}，</p>{links(3, 60)}{running(200)}"), whole(f"<p>{SPOT}{of(153)}，</p>{links(3, 60)}{running(200)}")),
    ("a paragraph counts for four hundred", "article", whole(f"{HEADING}{running(900)}{links(7, 60)}{rows(4)}<p>{SPOT}{of(500)}，</p>{FAR * 2}"), whole(f"{HEADING}{running(900)}{links(7, 60)}{rows(5)}<p>{SPOT}{of(500)}，</p>{FAR * 2}")),
    ("of two texts of a length the first is the article", "article", whole(f"<p>{SPOT}{of(97)}，</p>{links(4, 60)}{running(100)}"), whole(f"<p>{SPOT}{of(97)}，</p>{links(4, 60)}{running(101)}")),
    ("what it shows does not speak against it", "article", whole(f"{HEADING}{running(50)}<pre>{'<br>'.join(['山水'] * 20)}</pre><p>{SPOT}{of(47)}，</p>{FAR}"), whole(f"{HEADING}{running(50)}<div>{'<br>'.join(['山水'] * 20)}</div><p>{SPOT}{of(47)}，</p>{FAR}")),
    ("a heading of lists has twelve characters", "article", whole(f"<p>{SPOT}{of(47)}，</p>{rows(5)}<div>：：相关山水河海江湖：：：</div>{running(60)}"), whole(f"<p>{SPOT}{of(47)}，</p>{rows(5)}<div>：：相关山水河海江湖：：</div>{running(60)}")),
    ("it ends a text of which half stands above", "article", whole(f"{HEADING}{running(104)}<div>相关阅读</div><p>{SPOT}{of(97)}，</p>{FAR}"), whole(f"{HEADING}{running(105)}<div>相关阅读</div><p>{SPOT}{of(97)}，</p>{FAR}")),
    ("if it has sixteen characters", "article", whole(f"{HEADING}{running(120)}<div>相关阅读{of(13)}</div><p>{SPOT}{of(97)}，</p>{FAR}"), whole(f"{HEADING}{running(120)}<div>相关阅读{of(12)}</div><p>{SPOT}{of(97)}，</p>{FAR}")),
    # an article of a line or two, that its credits show
    ("credits stand three lines below a heading", "article", below_heading(ROW, rows(2)), below_heading(ROW, rows(3))),
    ("and have a hundred and sixty characters", "article", below_heading(f"<div>2099-04-11 来源：北山晚报{of(142)}</div>"), below_heading(f"<div>2099-04-11 来源：北山晚报{of(143)}</div>")),
    ("of which a link has fewer than half", "article", below_heading(linked(of(13), "2099-04-11 来源：")), below_heading(linked(of(14), "2099-04-11 来源："))),
    ("they are the only ones", "article", below_heading(ROW), below_heading(ROW + ROW)),
    ("they have a date", "article", below_heading(ROW), below_heading("<div>来源：北山晚报</div>")),
    ("and stand in the page's own part", "article", below_heading(f"<div>{ROW}</div>"), below_heading(f"<aside>{ROW}</aside>")),
    ("they count where running text has fewer than a hundred and twenty characters", "article", below_heading(ROW).replace(running(101), running(119)), below_heading(ROW).replace(running(101), running(120))),
    ("text eight lines below the credits goes with them", "article", whole(f"<h1><a href=/>老街</a></h1>{ROW}{rows(7)}<h1>旧桥</h1>{rows(21)}<p>{SPOT}，{of(20)}</p>"), whole(f"<h1><a href=/>老街</a></h1>{ROW}{rows(8)}<h1>旧桥</h1>{rows(20)}<p>{SPOT}，{of(20)}</p>")),
    # opening and end
    ("the opening has three lines of text", "lede", whole(f"{HEADING}{PART * 2}<p>{SPOT}{TEXT}</p>{CORE}"), whole(f"{HEADING}{PART * 3}<p>{SPOT}{TEXT}</p>{CORE}")),
    ("and six hundred characters", "lede", whole(f"{HEADING}<p>{of(598)}{SPOT}</p>{PART}"), whole(f"{HEADING}<p>{of(599)}{SPOT}</p>{PART}")),
    ("the end has three lines of text", "tail", whole(f"{HEADING}{CORE}<p>{SPOT}{TEXT}</p>{PART * 2}{rows(15)}"), whole(f"{HEADING}{CORE}<p>{SPOT}{TEXT}</p>{PART * 3}{rows(15)}")),
    ("and six hundred characters of text", "tail", whole(f"{HEADING}{PART}<p>{SPOT}，{of(597)}</p>{rows(15)}"), whole(f"{HEADING}{PART}<p>{SPOT}，{of(598)}</p>{rows(15)}")),
    ("or twelve lines of the article", "tail", whole(f"{HEADING}{PART}<p>{SPOT}</p>{running(22) * 12}"), whole(f"{HEADING}{PART}<p>{SPOT}</p>{running(22) * 13}")),
    ("and nine hundred characters of it", "tail", whole(f"{HEADING}{PART}<p>{SPOT}</p>{running(299) * 2}{running(297)}"), whole(f"{HEADING}{PART}<p>{SPOT}</p>{running(299) * 2}{running(298)}")),
    ("a text without elements opens with twelve lines", "lede", "山水\n" * 12 + f"{SPOT}\n" + f"{TEXT}\n" * 5, "山水\n" * 13 + f"{SPOT}\n" + f"{TEXT}\n" * 5, "a.txt"),
    ("and ends with twelve", "tail", f"{TEXT}\n" * 5 + f"{SPOT}\n" + "山水\n" * 12, f"{TEXT}\n" * 5 + f"{SPOT}\n" + "山水\n" * 13, "a.txt"),
    # the footer
    ("a footer is followed by four hundred characters", "footer", whole(f"{HEADING}{CORE}<footer>{FOUND}</footer>{links(9, 39)}{links(1, 38)}"), whole(f"{HEADING}{CORE}<footer>{FOUND}</footer>{links(9, 39)}{links(1, 39)}")),
    ("a notice has four hundred characters", "footer", whole(HEADING + CORE + links(1) + linked(f"{of(390)}© 2099 {SPOT}")), whole(HEADING + CORE + links(1) + linked(f"{of(391)}© 2099 {SPOT}"))),
    ("what is called a footer holds one", "footer", whole(f"{HEADING}{CORE}<div class=footer>{FOUND}{NOTICE}</div>"), whole(f"{HEADING}{CORE}<div class=footer>{FOUND}</div>")),
    ("it may be all of a page", "footer", whole(f"<div>© 2099 {SPOT}</div>"), whole(f"<div>{SPOT}</div>")),
    ("it stands in the last fifteen lines", "footer", whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div>{links(14, 120)}"), whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div>{links(15, 120)}")),
    ("or fifteen hundred characters", "footer", whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div>{links(20, 50)}{links(1, 469)}"), whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div>{links(20, 50)}{links(1, 470)}")),
    ("one above a footer by its name touches it", "footer", whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div><div class=footer>{NOTICE}</div>"), whole(f"{HEADING}{CORE}<div>© 2099 {SPOT}</div>{rows(1)}<div class=footer>{NOTICE}</div>")),
    ("the second line of a text may be its footer", "footer", f"{TEXT}\n© 2099 {SPOT}\n", f"{TEXT}\n{SPOT}\n", "a.txt"),
    ("notices that end a text are eleven lines", "footer", f"{TEXT}\n{TEXT}\n© 2099 {SPOT}\n" + f"{NOTICE}\n" * 10, f"{TEXT}\n{TEXT}\n© 2099 {SPOT}\n" + f"{NOTICE}\n" * 11, "a.txt"),
    ("with a line between two of them", "footer", f"{TEXT}\n{TEXT}\n© 2099 {SPOT}\n山水\n{NOTICE}\n", f"{TEXT}\n{TEXT}\n© 2099 {SPOT}\n山水\n山水\n{NOTICE}\n", "a.txt"),
]  # fmt: skip
"""A rule, a region, a page in whose region :data:`SPOT` stands, one where it does not, and where they lie if they are no HTML."""


@pytest.mark.parametrize("limit", LIMITS, ids=[rule for rule, *_ in LIMITS])
def test_a_region_goes_as_far_as_its_limit(limit: tuple[str, ...]) -> None:
    _, name, within, beyond, *path = limit
    read = [document(source, *path) for source in (within, beyond)]
    parts = [next(one.text[part.start : part.end] for part in one.regions if part.name == name) for one in read]
    assert [SPOT in part for part in parts] == [True, False]


ARTICLES = [
    ("a hundred and twenty characters of running text", running(120), running(119)),
    ("or sixty with a credit", running(60) + "<p>责任编辑：王大山</p>", running(59) + "<p>责任编辑：王大山</p>"),
    ("or with a credit above", "<p>责任编辑：王大山</p>" + running(60), "<p>责任编辑：王大山</p>" + running(59)),
    ("six lines of twenty characters", running(20) * 6, running(19) * 6),
    ("or, without a mark of a sentence, of forty", f"<p>{of(40)}</p>" * 6, f"<p>{of(39)}</p>" * 6),
    ("one or two elements for an article", f"<article>{running(25)}</article>" * 2, f"<article>{running(25)}</article>" * 3),
    ("that hold twenty characters", f"<article><p>{of(20)}</p></article>{running(51)}", f"<article><p>{of(19)}</p></article>{running(51)}"),
    ("a notice of four hundred characters is none", f"<p>{NOTICE}，{of(389)}</p>", f"<p>{NOTICE}，{of(388)}</p>"),
    ("a short notice speaks against the text below it", f"<p>{NOTICE}，{of(189)}</p>{PART}", f"<p>{NOTICE}，{of(188)}</p>{PART}"),
    ("a disclaimer of six hundred characters does", f"<p>免责声明，{of(595)}</p>", f"<p>免责声明，{of(594)}</p>"),
    ("a notice is the site's with fourteen lines below", f"<p>{NOTICE}，{of(250)}</p>{rows(14)}", f"<p>{NOTICE}，{of(250)}</p>{rows(13)}"),
    ("or with fewer than twenty characters of text", f"<p>{NOTICE}，{of(250)}</p>{running(20)}", f"<p>{NOTICE}，{of(250)}</p>{running(19)}"),
    ("or with what belongs to an imprint", f"<p>{NOTICE}，{of(250)}</p><p>山水：，{of(30)}</p>", f"<p>{NOTICE}，{of(250)}</p><p>热线：，{of(30)}</p>"),
    ("a footer by its name may be eight hundred characters", *(f"<div>{rows(20)}</div><div class=footer><p>{NOTICE}</p>{PART * 9}{running(many)}</div>" for many in (204, 203))),
    ("if it ends the page", *(f"<div>{rows(20)}</div><div class=footer><p>{NOTICE}</p>{PART * 9}</div>{end}" for end in (FOUND, ""))),
    ("and is called so", *(f"<div>{rows(20)}</div><div class={name}><p>{NOTICE}</p>{PART * 9}</div>" for name in ("wrap", "footer"))),
    ("a page says itself that it holds one", '<meta property="og:type" content="News">' + running(100), '<meta property="og:type" content="list">' + running(100)),
]  # fmt: skip
"""What makes an article: text that holds one, and text that does not."""


@pytest.mark.parametrize(("rule", "within", "beyond"), ARTICLES, ids=[rule for rule, *_ in ARTICLES])
def test_an_article_has_so_much_text(rule: str, within: str, beyond: str) -> None:
    assert ["source" in document(whole(body)).judged.owes for body in (within, beyond)] == [True, False]


REPRINTED = "<div>又一座渡口开放了(转载)</div>"
WIDENED: list[tuple[str, ...]] = [
    ("a text without an article is all opening", "lede", f"山水\n{SPOT}\n", f"{LONG}\n山水\n{SPOT}\n", "a.txt"),
    ("a row with a date three lines below the opening", "lede", whole(HEADING + CORE + rows(2) + DATED), whole(HEADING + CORE + rows(3) + DATED)),
    ("of eighty characters", "lede", *(whole(f"{HEADING}{CORE}<div>{of(many)}{SPOT} 2099-04-11</div>") for many in (67, 68))),
    ("without a clause", "lede", whole(HEADING + CORE + DATED), whole(HEADING + CORE + f"<div>今天，{SPOT} 2099-04-11</div>")),
    ("a heading eight lines above the article", "article", framed(REPRINTED + rows(7)), framed(REPRINTED + rows(8))),
    ("over two long lines", "article", framed(REPRINTED + rows(2, of(17))), framed(REPRINTED + rows(3, of(17)))),
    ("where a button has sixteen characters", "article", framed(REPRINTED + rows(3, of(16))), framed(REPRINTED + rows(3, of(17)))),
    ("a row of credits above it has a date", "article", framed(f"<div>来源：{SPOT} 2099-04-11</div>{rows(1)}"), framed(f"<div>来源：{SPOT}</div>{rows(1)}")),
    ("and a hundred and twenty characters", "article", *(framed(f"<div>来源：{SPOT}{of(many)} 2099-04-11</div>{links(3)}") for many in (104, 105))),
    ("credits sixteen lines below it", "article", framed(below=f"<div>延伸阅读</div>{links(14)}{SIGNED}{links(3)}"), framed(below=f"<div>延伸阅读</div>{links(15)}{SIGNED}{links(3)}")),
    ("of a hundred and twenty characters", "article", *(framed(below=f"<div>延伸阅读</div>{links(3)}<div>责任编辑：{SPOT}{of(many)}</div>{links(3)}") for many in (112, 113))),
    ("that stand there once", "article", framed(below=f"<div>延伸阅读</div>{links(3)}{SIGNED}"), framed(below=f"<div>延伸阅读</div>{links(3)}{SIGNED * 2}")),
    ("and not inside the footer", "article", framed(below=f"<div>延伸阅读</div>{links(3)}{SIGNED}<footer>{rows(1)}<div>{NOTICE}</div></footer>"), framed(below=f"<div>延伸阅读</div>{links(3)}<footer>{rows(1)}{SIGNED}<div>{NOTICE}</div></footer>")),
]  # fmt: skip


@pytest.mark.parametrize("limit", WIDENED, ids=[rule for rule, *_ in WIDENED])
def test_credits_near_an_article_are_taken_in(limit: tuple[str, ...]) -> None:
    _, name, within, beyond, *path = limit
    readings = [Reading(document(source, *path), KINDS) for source in (within, beyond)]
    parts = [(reading.text, reading.regions[name]) for reading in readings]
    assert [SPOT in text[part.start : part.end] for text, part in parts] == [True, False]


def aside(before: str, inside: str = "", below: str = LONG) -> str:
    """A post with a bracket behind some text."""
    return f"{TEXT}\n\n{before}（{inside}{SPOT}）山水\n\n{below}\n"


def item(line: str, below: str = LONG) -> str:
    """A list in the middle of a post."""
    return f"# 周刊\n\n{LONG}\n\n{line}\n\n{below}"


ASK: Mapping[str, Callable[[Reading, int], bool]] = {
    "closes": Reading.closes,
    "heading": Reading.is_heading,
    "opens item": Reading.opens_item,
    "ends item": Reading.ends_item,
    "aside": lambda reading, at: reading.is_aside(at, at + 2),
    "signs": lambda reading, at: reading.signs(at, inferred=True),
    "opens": lambda reading, at: reading.opens_article(at, "* \n"),
}
"""What is asked of a place."""
ASKED = [
    ("a text is closed by what has twelve lines below", "closes", f"{SPOT}\n" + "山水\n" * 12, f"{SPOT}\n" + "山水\n" * 13, "a.txt"),
    ("blank ones not counted", "closes", f"{SPOT}\n" + "山水\n\n" * 12, f"{SPOT}\n" + "山水\n\n" * 13, "a.txt"),
    ("of fifty-nine characters", "closes", f"{SPOT}\n{of(59)}\n", f"{SPOT}\n{of(60)}\n", "a.txt"),
    ("or of a notice", "closes", f"{SPOT}\n版权{of(60)}\n", f"{SPOT}\n旧桥{of(60)}\n", "a.txt"),
    ("or of blanks", "closes", f"{SPOT}\n{' ' * 60}\n", f"{SPOT}\n{of(60)}\n", "a.txt"),
    ("a heading opens two hundred characters before", "heading", page(f"<h2><b class={'x' * 186}>{SPOT}</b></h2>"), page(f"<h2><b class={'x' * 187}>{SPOT}</b></h2>"), "a.html"),
    ("a heading of a post begins its line", "heading", f"> # {SPOT}\n", f"山 # {SPOT}\n", "a.md"),
    ("the first line of a post may be one", "heading", f"# {SPOT}\n", f"{SPOT}\n", "a.md"),
    ("an item opens three hundred characters before", "opens item", page(f"<ul><li class={'x' * 289}>{SPOT}</ul>"), page(f"<ul><li class={'x' * 290}>{SPOT}</ul>"), "a.html"),
    ("the first line of a post may be an item", "opens item", f"- {SPOT}\n", f"{SPOT}\n", "a.md"),
    ("a bracket speaks of the sentence before it", "aside", aside(TEXT), aside(TEXT[:-1]), "a.md"),
    ("or of a quotation", "aside", aside(TEXT[:-1] + "”"), aside(TEXT[:-1] + "，"), "a.md"),
    ("if it opened five hundred characters before", "aside", aside(TEXT, of(499)), aside(TEXT, of(500)), "a.md"),
    ("and not of the whole text", "aside", aside(TEXT), aside(TEXT, "本文"), "a.md"),
    ("and does not close the text", "aside", aside(TEXT), aside(TEXT, below=""), "a.md"),
    ("a dash leads to where a quotation is from", "aside", f"{TEXT}\n\n{TEXT}\n\n——{SPOT}\n\n{LONG}", f"{TEXT}\n\n{TEXT[:-1]}\n\n——{SPOT}\n\n{LONG}", "a.md"),
    ("a word in quotation marks is quoted", "aside", f"{TEXT}他说“{SPOT}”的事", f"{TEXT}他说：“{SPOT}”的事", "a.md"),
    ("an item has four words before it", "ends item", item(f"1. {of(4)} {SPOT}"), item(f"1. {of(3)} {SPOT}"), "a.md"),
    ("a number of three figures", "ends item", item(f"123. 南水的展厅 {SPOT}"), item(f"1234. 南水的展厅 {SPOT}"), "a.txt"),
    ("and no date", "ends item", item(f"1. 南水的展厅 {SPOT}"), item(f"1. 南水的展厅2099-04-11 {SPOT}"), "a.md"),
    ("and no word for the whole text", "ends item", item(f"1. 南水的展厅 {SPOT}"), item(f"1. 本文的展厅 {SPOT}"), "a.md"),
    ("it has a hundred and twenty characters", "ends item", item(f"1. {of(114)} {SPOT}"), item(f"1. {of(115)} {SPOT}"), "a.txt"),
    ("in the opening of a text it is its own", "ends item", item(f"1. 南水的展厅 {SPOT}"), f"1. 南水的展厅 {SPOT}\n\n{LONG}", "a.md"),
    ("and where it closes the text", "ends item", item(f"1. 北山的展厅\n2. 南水的展厅 {SPOT}", ""), item(f"1. 南水的展厅 {SPOT}", ""), "a.md"),
    ("if the item above has words", "ends item", item(f"1. 北山的展厅\n2. 南水的展厅 {SPOT}", ""), item(f"1. 北山展\n2. 南水的展厅 {SPOT}", ""), "a.md"),
    ("words below others with a label end an item, too", "ends item", item(f"南水的新展厅 来源：北山晚报\n南水的展厅 {SPOT}"), item(f"南水的新展厅\n南水的展厅 {SPOT}"), "a.md"),
    ("and above", "ends item", item(f"南水的展厅 {SPOT}\n\n南水的新展厅 来源：北山晚报"), item(f"南水的展厅 {SPOT}\n\n南水的新展厅"), "a.md"),
    ("who is named two characters behind a link tells of what is there", "signs", page(above=f"<a href=/1>旧桥</a>___{SPOT}"), page(above=f"<a href=/1>旧桥</a>__{SPOT}"), "a.html"),
    ("on its line", "signs", page(above=f"<a href=/1>旧桥</a><br>{SPOT}"), page(above=f"<a href=/1>旧桥</a>{SPOT}"), "a.html"),
    ("eighty marks may open an article", "opens", f"<p>{'*' * 80}{SPOT}</p>{PART * 2}", f"<p>{'*' * 81}{SPOT}</p>{PART * 2}", "a.html"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "ask", "within", "beyond", "path"), ASKED, ids=[rule for rule, *_ in ASKED])
def test_a_place_is_what_it_is_up_to_a_limit(rule: str, ask: str, within: str, beyond: str, path: str) -> None:
    readings = [Reading(document(source, path), KINDS) for source in (within, beyond)]
    assert [ASK[ask](reading, reading.text.index(SPOT)) for reading in readings] == [True, False]


LISTED = f"# 周刊\n\n{LONG}\n\n"
"""How a digest begins."""
TRADITIONAL = f"<!DOCTYPE html>{NOTICE}<p>博物館開放新展廳，觀眾可以參觀。</p>"
REMARK = "[Ten hills](https://hill.example/1) 的中文翻译。"


def teasers(between: int) -> str:
    """A page that holds no article, with bylines below headlines that lead nowhere, and some characters between two of them."""
    names = (("明", 200), ("红", between), ("军", 200))
    items = (f"<h3>又一座博物馆{name}开放了它的新展厅</h3><p>文/李小{name}</p>{running(many)}" for name, many in names)
    return whole(running(60) * 3 + "".join(f"<div>{each}</div>" for each in items))


def digest(*names: str) -> str:
    """A post with items that have a source each."""
    return LISTED + "".join(f"来源：{name}\n\n{TEXT}\n\n" for name in names) + f"{LONG}\n"


def first_below(title: str, href: str = "https://hill.example/1") -> str:
    """A page with a label that speaks last, below a part of its title."""
    return whole(f"<div>{title}</div><p>资料来源：<a href={href}>北山</a></p>{PART * 22}", "北山的新展厅")


def marked(many: int, href: str) -> str:
    """A page with a mark in a link, so far below its heading."""
    return whole(f"{HEADING}<div>{of(many)}</div><p><a href={href}>【转载】河边的老街</a></p>{CORE}")


FACTS: list[tuple[str, str, str, str, str]] = [
    ("labels of two items are the text's, of three the items'", "attribution", post("来源：北山报\n\n来源：北山网"), post("来源：北山报\n\n来源：北山网\n\n来源：北山台"), "a.md"),
    ("and of three with text between them the text's", "attribution", post("来源：北山报\n\n来源：北山网\n\n山水\n\n来源：北山台"), post("来源：北山报\n\n来源：北山网\n\n来源：北山台\n\n山水"), "a.md"),
    ("two sources of a digest are the text's, three the items'", "attribution", digest("北山报", "北山网"), digest("北山报", "北山网", "北山台"), "a.md"),
    ("three of which two are the same are the text's", "attribution", digest("北山报", "北山报", "北山网"), digest("北山报", "北山台", "北山网"), "a.md"),
    ("and three that begin in its opening", "attribution", digest("北山报", "北山网", "北山台").replace(LONG, "", 1), digest("北山报", "北山网", "北山台"), "a.md"),
    ("a label that speaks last stands once", "attribution", f"{LISTED}资料来源：北山报\n", f"{LISTED}资料来源：北山报\n\n资料来源：北山网\n", "a.md"),
    ("alone on its line", "attribution", f"{LISTED}资料来源：北山报\n\n编辑：李小明\n", f"{LISTED}资料来源：北山报 编辑：李小明\n", "a.md"),
    ("or below a part of the title that has five characters", "attribution", first_below("北山的新展"), first_below("北山的新"), "a.html"),
    ("and before a link to another page", "attribution", first_below("北山的新展"), first_below("北山的新展", "/1"), "a.html"),
    ("a marked reprint has one link behind its references", "attribution", post("参考 [老街](https://hill.example/1)\n\n[旧桥](https://hill.example/2)", "title: 【转】河边"), post("参考 [老街](https://hill.example/1) [旧桥](https://hill.example/2)", "title: 【转】河边"), "a.md"),
    ("or below them", "attribution", LISTED.replace("# 周", "# 【转】周") + "## 参考\n\n- [老街](https://hill.example/1)\n", LISTED.replace("# 周", "# 【转】周") + "## 参考\n\n- [老街](https://hill.example/1)\n- [旧桥](https://hill.example/2)\n", "a.md"),
    ("that leads to another site", "attribution", LISTED.replace("# 周", "# 【转】周") + "## 参考\n\n[老街](https://hill.example/1)\n", LISTED.replace("# 周", "# 【转】周") + "## 参考\n\n[老街](/1)\n", "a.md"),
    ("a remark stands in the first three lines", "attribution", f"# 山\n\n山水\n\n{REMARK}\n\n{LISTED}", f"# 山\n\n山水\n\n山水\n\n{REMARK}\n\n{LISTED}", "a.md"),
    ("and has one link", "attribution", post(REMARK), post(f"{REMARK} [二](https://hill.example/2)"), "a.md"),
    ("to another site", "attribution", post(REMARK), post(REMARK.replace("https://hill.example", "")), "a.md"),
    ("bylines of teasers stand a hundred characters apart", "author", teasers(51), teasers(52), "list_2.html"),
    ("a mark forty characters below the beginning leads on", "reprint-mark", marked(30, "/x"), marked(31, "/x"), "a.html"),
    ("and one that leads nowhere does not", "reprint-mark", marked(40, "#"), marked(40, "/x"), "a.html"),
]  # fmt: skip
"""A rule, a kind, a page on which facts of it are found, and one on which none is."""


@pytest.mark.parametrize(("rule", "kind", "within", "beyond", "path"), FACTS, ids=[case[0] for case in FACTS])
def test_a_fact_is_found_up_to_a_limit(rule: str, kind: str, within: str, beyond: str, path: str) -> None:
    assert [bool(facts(source, kind, path)) for source in (within, beyond)] == [True, False]


FIELDS: list[tuple[str, str, str, str, str, str, str, Sequence[Site]]] = [
    ("a number is the site's own in the footer of a post", "document", "footer", "own", post("") + "\n京ICP备05000593号-2\n", post("京ICP备05000593号-2\n\n山水"), "a.md", [Site()] * 2),
    ("a declared footer is a post's, and no page's", "document", "footer", "declared", PART * 2, whole(PART * 2), "a.html", [Site(footer=())] * 2),
    ("a post with a title is wrapped", "document", "wrapped", "yes", post("山水", "title: 山"), post("山水", "tags: 山"), "a.md", [Site()] * 2),
    ("or a fragment of a page", "document", "wrapped", "yes", PART * 2, whole(PART * 2), "a.html", [Site()] * 2),
    ("an original title shows a reprint, but for an author who owns the site", "document", "republished", "yes", page(above="原标题：五座山的真实含义 作者：李小明", foot="© 2099 王大山"), page(above="原标题：五座山的真实含义 作者：李小明", foot="© 2099 李小明"), "a.html", [Site()] * 2),
    ("in four hundred characters", "document", "asked", "neighbours", f"{of(390)}\n\nhttps://hill.example/1\n\n{LONG}", f"{of(389)}\n\nhttps://hill.example/1\n\n{LONG}", "a.md", [Site(neighbours=True)] * 2),
    ("a host of the mainland ends so", "document", "mainland", "yes", TRADITIONAL + '<meta property="og:url" content="https://www.hill.cn/">', TRADITIONAL + '<meta property="og:url" content="https://cn.hill.example/">', "a.html", [Site()] * 2),
    ("plain letters are in whatever is declared", "encoding", "used", "gb18030", "<meta charset=gbk><p>hill</p>", f"<meta charset=gbk><p>{TEXT}</p>", "a.html", [Site()] * 2),
    ("all labels of a charset are one", "encoding", "used", "mac_roman", "<meta charset=macintosh><p>hill</p>", "<meta charset=x-hill><p>hill</p>", "a.html", [Site()] * 2),
    ("a link home leads to no original", "document", "original linked", "yes", page(f"<p>山 <a href=https://hill.example/1>水</a>{TEXT}</p>"), page(f"<p>山 <a href=https://hill.example/1>水</a>{TEXT}</p>").replace("<title>", "<link rel=canonical href=https://www.hill.example/2><title>", 1), "a.html", [Site()] * 2),
    ("a link elsewhere stands in the opening lines", "document", "original linked", "yes", post(f"山水 [{'山' * 20}](https://hill.example/1)"), post(f"山水 [{'山' * 20}](/hill/1)"), "a.md", [Site()] * 2),
    ("a link in a translator's name leads to him", "document", "original linked", "yes", post(f"作者：[王小明](https://hill.example/1)\n\n{TEXT}"), post(f"译者：[王小明](https://hill.example/1)\n\n{TEXT}"), "a.md", [Site()] * 2),
    ("a link elsewhere stands below the references", "document", "original linked", "yes", post(f"{TEXT}\n\n" * 9 + "文章参考：https://hill.example/1"), post(f"{TEXT}\n\n" * 9 + "文章地址：https://hill.example/1"), "a.md", [Site()] * 2),
    ("a subject's number ends where it says so", "site", "icp-number", "京ICP备05000593号", page(), page(), "a.html", [Site(icp="京ICP备05000593号-2"), Site(icp="05000593-2")]),
    ("terms are the site's own by a name of two characters", "reprint-terms", "party", "site", page(below="未经北山网授权，严禁转载"), page(below="未经北山网授权，严禁转载"), "a.html", [Site(name="北山"), Site(name="北")]),
    ("an outlet's own words claim that a text is its own", "original", "claim", "本报讯", page(f"<p>本报讯 {TEXT}</p>"), page(f"<p>本报讯 {TEXT}</p>"), "a.html", [Site(name="北山报"), Site(name="北山小屋")]),
]  # fmt: skip
"""A rule, a kind of fact, a field and its value, a page that has it, and one that has not, as two sites may read them."""


@pytest.mark.parametrize("case", FIELDS, ids=[case[0] for case in FIELDS])
def test_a_fact_says_so_up_to_a_limit(case: tuple[str, str, str, str, str, str, str, Sequence[Site]]) -> None:
    _, kind, name, value, *sources, path, sites = case
    found = [facts(source, kind, path, site) for source, site in zip(sources, sites, strict=True)]
    assert [any(fact.fields.get(name) == value for fact in each) for each in found] == [True, False]


@pytest.mark.parametrize(("long", "near"), [(3000, 1200), (12_000, 2000), (30_000, 4000)])
def test_the_edge_of_a_text_is_a_sixth_of_it(long: int, near: int) -> None:
    reading = Reading(document("山，" * (long // 2), "a.txt"), KINDS)
    assert [reading.edge(at) for at in (near, near + 1, long - near - 1, long - near)] == [True, False, False, True]


STRETCHES: list[tuple[str, str, Callable[[Reading], Sequence[object]], Sequence[object]]] = [
    ("a cell from tab to tab", "<table><tr><td>甲<td>乙<td>丙</table>", lambda reading: [reading.cell(at) for at in (0, 1, 2, 3, 4, 5)], [(0, 1), (0, 1), (2, 3), (2, 3), (4, 5), (4, 5)]),
    ("the line above", "<pre>甲\n\n乙</pre>", lambda reading: [reading.line_above(at) for at in (0, 1, 3, 4)], [(0, 0), (0, 1), (0, 1), (3, 4)]),
    ("the line below", "<pre>甲\n\n乙</pre>", lambda reading: [reading.line_below(at) for at in (0, 1, 3, 4)], [(0, 1), (3, 4), (3, 4), (4, 4)]),
    ("the lines that show anything", "<pre>甲\n\u200b\n 乙 \u200b\n丙\n\n</pre>", lambda reading: [reading.text[slice(*line)] for line in reading.lines(0, len(reading.text))], ["甲", "乙", "丙"]),
    ("the lines of a stretch", "<pre>甲\n乙\n丙</pre>", lambda reading: [reading.text[slice(*line)] for line in reading.lines(2, 4)], ["乙"]),
    ("the lines around", "甲<br>乙<br>丙<br>丁", lambda reading: [reading.lines_around(*place) for place in ((0, 1), (2, 3), (4, 5), (6, 7))], [(0, 3), (0, 5), (2, 7), (4, 7)]),
    ("a long line", "山" * 9000, lambda reading: [reading.lines_around(4000, 4002)], [(2000, 6002)]),
    ("the end of a run", "<p>山<b>水河<i>江</i>湖</b>海</p>", lambda reading: [(at, reading.run_end(after, at, 9)) for after, at in ((0, 0), (1, 1), (2, 1), (1, 3), (3, 3), (0, 4), (0, 5))], [(0, 9), (1, 5), (1, 9), (3, 4), (3, 4), (4, 5), (5, 9)]),
    ("what shows", "\u200b山水\u200b", lambda reading: [reading.trim(0, 4), reading.trim(1, 2)], [(1, 3), (1, 2)]),
    ("what is quoted", "<p>山</p><pre>水河</pre><p>江</p>", lambda reading: [reading.quoted(at) for at in (1, 2, 3, 4)], [False, True, True, False]),
    ("a region, its end included", page(), lambda reading: [reading.within("article", reading.article[1] + more) for more in (0, 1)], [True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "source", "ask", "found"), STRETCHES, ids=[what for what, *_ in STRETCHES])
def test_a_stretch_begins_and_ends_where_it_should(
    what: str, source: str, ask: Callable[[Reading], Sequence[object]], found: Sequence[object]
) -> None:
    assert ask(Reading(document(source), KINDS)) == found
