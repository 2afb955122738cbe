"""Pages of one layout share a frame, whatever their titles, dates and neighbours; pages of other sites never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.frame import frame
from checker.linter import Linter
from checker.readers import read

MENU = '<a href="/">小河网</a><a href="/xw/">新闻</a><a href="/hd/">活动</a><a href="/gy/">关于</a>'


def page(
    title: str = "小桥通车", *, sheets: str = '<link rel="stylesheet" href="css/main.css">', menu: str = MENU
) -> str:
    return f"""<!doctype html><html><head><title>{title}</title>{sheets}</head><body><nav>{menu}</nav>
<h1>{title}</h1><p>今天上午，{title}，两岸的人都来看。走过去只要十分钟，比渡船快得多了，大家都很高兴。</p></body></html>"""


def of(source: str, path: str = "index.html") -> str:
    (document,) = read(path, source.encode())
    return frame(document, path)


ONE = of(page())

SAME = [
    ("another title", page("渡口停航"), "index.html"),
    ("a folder below", page(sheets="<link rel='stylesheet' href='../css/main.css'>"), "a/index.html"),
    ("two folders below", page(sheets="<LINK href=../../css/main.css rel=StyleSheet>"), "a/b/index.html"),
    ("after a new build", page(sheets='<link href="css/main.css?v=20261125" rel="stylesheet">'), "index.html"),
    ("with a feed beside", page(sheets='<link rel="alternate" href="/atom.xml"><link rel="stylesheet" href="css/main.css">'), "index.html"),
    ("another menu", page(menu=MENU + '<a href="/x/">下一篇：渡口停航</a>'), "index.html"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "path"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_pages_of_one_layout_share_a_frame(source: str, path: str) -> None:
    assert of(source, path) == ONE != ""


OTHERS = [
    ("another style sheet", page(sheets='<link rel="stylesheet" href="css/list.css">'), "index.html"),
    ("the same name in another folder", page(), "other/index.html"),
    ("from the root of the host", page(sheets='<link rel="stylesheet" href="/css/main.css">'), "index.html"),
    ("from another host", page(sheets='<link rel="stylesheet" href="//cdn.example.org/main.css">'), "index.html"),
    ("none", page(sheets=""), "index.html"),
]


@pytest.mark.parametrize(("source", "path"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_pages_of_another_layout_have_another_frame(source: str, path: str) -> None:
    assert of(source, path) not in ("", ONE)


def test_the_name_in_the_menu_tells_sites_apart_that_use_one_theme() -> None:
    root = '<link rel="stylesheet" href="/css/main.css">'
    other = MENU.replace("小河网", "山村网")
    assert of(page(sheets=root)) != of(page(sheets=root, menu=other))
    assert of(page(sheets=root)) == of(page("渡口停航", sheets=root), "2026/11/x.html")


def test_a_style_sheet_on_the_host_of_the_pages_own_links_is_the_sites() -> None:
    sheet = '<link rel="stylesheet" href="https://hill.example/main.css">'
    menu = "".join(f'<a href="https://hill.example/{name}">{name}</a>' for name in ("山上的事", "水边的事", "桥", "路"))
    others = menu.replace("山上的事", "渡口的事")
    assert of(page(sheets=sheet, menu=menu)) == of(page(sheets=sheet, menu=others))
    cdn = sheet.replace("hill", "cdn")
    assert of(page(sheets=cdn, menu=menu)) != of(page(sheets=cdn, menu=others))


def test_a_page_without_style_sheets_is_known_by_the_ends_of_its_menu() -> None:
    old = MENU + '<a href="/lj/">友情链接</a>'
    middle = old.replace("活动", "渡口停航")
    assert of(page(sheets="", menu=old)) == of(page("渡口停航", sheets="", menu=middle)) != ""
    assert of(page(sheets="", menu=old.replace("小河网", "山村网"))) != of(page(sheets="", menu=old))


STYLES = "<style>body{margin:0}\n.card{border:0}.card > h2, .tag{color:red}footer{display:block}</style>"
INNER = [
    ("styles within the page", STYLES + "{}", "x/a.html", STYLES.replace("red", "blue") + "{}", "y/b.html", True),
    ("styles for other things", STYLES + "{}", "a.html", STYLES.replace(".card", ".post") + "{}", "b.html", False),
    ("scripts", "<script src='../js/top.js'></script>{}", "x/a.html", "<script src=js/top.js?2></script>{}", "b.html", True),
    ("other scripts", "<script src='js/top.js'></script>{}", "a.html", "<script src='js/up.js'></script>{}", "b.html", False),
    ("nothing, in one folder", "{}", "x/a.html", "{}", "x/b.html", True),
    ("nothing, in two folders", "{}", "x/a.html", "{}", "y/b.html", False),
    ("styles without an end", "<style>" * 4 + "{}", "a.html", "{}", "b.html", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "at", "other", "there", "together"), [c[1:] for c in INNER], ids=[c[0] for c in INNER])
def test_pages_without_style_sheets_of_their_own(one: str, at: str, other: str, there: str, together: bool) -> None:
    bare = "<!doctype html><html><head>{}</head><body><p>今天上午，小桥通车。</p></body></html>"
    title = "<title>小桥</title>"
    first, second = (
        of(bare.replace("{}", inner.replace("{}", title)), path) for inner, path in ((one, at), (other, there))
    )
    assert (first == second) is together
    assert first


def test_pages_of_a_series_share_a_frame_whatever_their_styles() -> None:
    day, next_day = (page(sheets=f"<style>{style}</style>") for style in ("a{} b{} p{} h1{}", "a{} b{} p{} h2{}"))
    assert of(day, "a/news-2099-04-11.html") == of(next_day, "a/news-2099-04-12.html") != of(day, "a/news.html")


def test_what_styles_give_to_classes_tells_no_frames_apart() -> None:
    rules = "a{} b{} p{} h1{}"
    one, two = (page(sheets=f"<style>{rules} {more}</style>") for more in (".left{}", ".right{} #top{}"))
    assert of(one) == of(two) != of(page(sheets=f"<style>{rules} h2{{}}</style>"))


def test_the_style_sheets_of_plugins_tell_no_frames_apart() -> None:
    own, plugin = '<link rel="stylesheet" href="css/style.css">', '<link rel="stylesheet" href="lib/player.css">'
    assert of(page(sheets=own)) == of(page(sheets=own + plugin)) != of(page(sheets=plugin))


def test_letters_from_elsewhere_are_no_layout() -> None:
    letters = '<link rel="stylesheet" href="https://fonts.example.org/css2?family=Hill">'
    assert of(page(sheets=letters)) == of(page(sheets=""))


def test_a_table_of_contents_is_no_menu() -> None:
    page = "<!doctype html><html><head><link rel=stylesheet href=/a.css></head><body>{}<a href=/>首页</a><p>小桥通车。</p></body></html>"
    contents = [of(page.replace("{}", f"<a href=#{name}>{name}</a>"), "a.html") for name in ("一", "二")]
    assert contents[0] == contents[1]
    assert contents[0] != of(page.replace("{}", "<a href=/b>别站</a>"), "a.html")


HOLDS = [
    ("footer.ejs", "<footer><%= site.icp %></footer>", True),
    ("end.njk", "<p>© 2026 小河网 {{ year }}</p>", True),
    ("footer.pug", "footer.end\n  != theme.notice", True),
    ("head.ejs", "<header><%= site.title %></header>", False),
    ("a.html", "<!doctype html><html><body><p>小桥通车。</p><footer>© 2026 小河网</footer></body></html>", False),
    ("a.md", "小桥通车。\n\n© 2026 小河网\n", False),
]


@pytest.mark.parametrize(("path", "source", "holds"), HOLDS, ids=[case[0] for case in HOLDS])
def test_a_template_holds_the_footer_of_a_site(path: str, source: str, holds: bool) -> None:
    linter = Linter()
    shows = linter.lint(source.encode(), path).documents[0].shows
    assert ("footer" in shows, "footed" in shows) == (holds, path == "a.html")  # a page has a foot of its own


BARE = [
    ("a post", "# 小桥通车\n\n今天上午，小桥通车。\n", "a.md"),
    ("a fragment", '<link rel="stylesheet" href="main.css"><p>小桥通车。</p>', "a.html"),
    ("a template", page("<%= title %>"), "a.ejs"),
]


@pytest.mark.parametrize(("source", "path"), [case[1:] for case in BARE], ids=[case[0] for case in BARE])
def test_what_is_no_whole_page_has_no_frame(source: str, path: str) -> None:
    assert of(source, path) == ""


WORDS = st.text("小桥通车渡口停航水位下降2026-/：", min_size=1, max_size=12)


@given(WORDS, st.lists(WORDS, max_size=8), st.lists(st.sampled_from("abc"), max_size=3))
def test_title_neighbours_and_depth_never_change_the_frame(
    title: str, neighbours: list[str], folders: list[str]
) -> None:
    up = "../" * len(folders)
    links = "".join(f'<a href="{number}.html">{words}</a>' for number, words in enumerate(neighbours))
    source = page(title, sheets=f'<link rel="stylesheet" href="{up}css/main.css">', menu=MENU + links)
    assert of(source, "/".join([*folders, "index.html"])) == ONE
