"""Whether a page shows itself as a page of a site that is there for everybody: by a menu of its own, and by nothing that says it is a draft, a mock-up or not filed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import compress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.documents.chinese import NOTICE
from checker.documents.look import FILLER
from checker.documents.names import DOUBTS
from checker.text.hosts import host_of
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.documents.look import Beside, Look
    from checker.documents.names import Names
    from checker.model import Duty, Link

MENU = 3
"""So many links are a menu; a window that pops up has fewer."""
FULL_MENU = 12
"""With so many, even a page with a field for a password is one of a site: the form stands beside its content."""
_WORDS = LazyPattern(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")
_SHEET = LazyPattern(r"""<link\b[^<>]{0,400}?\bhref=["']?([\w.][\w./-]{0,200}\.css)(?=["'?\s>])""", re.IGNORECASE)
"""A style sheet whose address starts from the page."""
_TERMS = 40
"""The heading of terms has no more characters."""
_SITE_NAME = LazyPattern(r"[-–—_|·]")
"""What stands between a page's title and the name of its site."""
_NOT_FILED = (
    r"(?:无需|无须|毋须|不需要?|不用|未|没有?|尚未|免)\s?(?:要|进行|办理|做|经过?|申请)?\s?(?:ICP|网站|域名)?\s?备案(?![号中]|审核|通过|资料|信息)"
    r"|无\s?ICP\s?备案(?!号)|(?:本站|网站|使用|采用|租用)[^。\n]{0,8}(?:境外|海外|国外|香港|美国|日本|新加坡)的?(?:服务器|主机|空间)"
    r"|(?:服务器|主机|空间)[^。\n]{0,6}(?:位于|设于|设在|托管[于在]|部署[于在]|放在|在)\s?[^。\n]{0,4}(?:境外|海外|国外|香港|美国|日本|新加坡)"
    r"|(?<!码)托管[于在]\s?(?:github\s?pages|gitlab\s?pages|vercel|netlify|cloudflare)"
)
_SAYS_NOT_FILED = LazyPattern(rf"(?m)^(?=[^\n。；]{{0,120}}$)[^\n。；]*?(?:{_NOT_FILED})", re.IGNORECASE)
"""In a line of its own, which is no sentence of a text about filings."""
_REMARKS_NOT_FILED = LazyPattern(
    rf"<!--(?=[^<>]{{0,300}}?(?:{_NOT_FILED}))(?=[^<>]{{0,300}}?(?:本|此|该|我们?的?|这个|当前)\s?(?:网?站|网页|站点|博客|域名|项目))",
    re.IGNORECASE,
)
_REMARKS_SO = LazyPattern(rf"<!--[\s\W]{{0,20}}(?:{_NOT_FILED})(?!的)", re.IGNORECASE)
"""A remark that speaks of this site, and one that begins so, which does where it stands beside the footer."""
_LOWER = 2000
"""So many characters at the end of a source hold its footer and what stands beside that."""
_LAST = 300
"""So many characters at the end of a page without an article or a footer's words hold its footer."""
_NO_LAYOUT = frozenset(("false", "none", "null", "nil"))
_FRONT_MATTER = 4000
"""The front matter of a post has fewer characters."""
_BEHIND = LazyPattern(r"[_|]|\s[-–—]\s")
_FILLS = LazyPattern(r"(([一-鿿])(?!\2)[一-鿿]{2,11})\1{3,}|某某[一-鿿]{0,4}某某")
"""Words again and again without a mark between them, or names that stand for none."""
_NOBODYS = LazyPattern(
    r"[一-鿿][xX]{2,4}(?:有限)?公司"
    r"|(?:电话|热线|传真|手机|(?<![A-Za-z])(?:Tel|Fax|Phone|TEL|FAX))[^\w\n]{0,4}\+?(?:(?:86[- ])?0{3,4}-\d|[\d() -]{0,12}(?<!\d)(?:8?12345678?|0{6,})(?!\d))"
)
"""Companies and telephones that stand for none, in the foot of a page."""
_GIVEN_AWAY = LazyPattern("(?:模板|源码|仿站|素材)(?:网(?!站)|之家|下载|吧|堂|库)")
"""How those are called who give templates and programs of sites away."""
_DEMO = LazyPattern(r"demo(?:\s+(?:for|of)\s.{1,40})?|.{0,20}演示(?:网?站|站点)", re.IGNORECASE)
_UNNAMED = LazyPattern(r"document|title|bootstrap (?:\d+ template|实例\b.*)|.*菜鸟教程\(runoob\.com\)")
"""Titles of the pages that people learn on: by editors (Emmet, IntelliJ IDEA), Bootstrap's manual and a school of programming."""
_THREAD = ("只看该作者", "只看該作者", "只看楼主", "只看樓主")
"""What Discuz!, phpwind and Tieba write beside the posts of a thread."""
_UNTITLED = ("untitled document", "untitled", "无标题文档", "無標題文件", "无标题页", "new document", "新建网页 1")
"""Titles of new pages in Dreamweaver, Visual Studio, EditPlus and FrontPage."""
_DEAD = LazyPattern(r"\s*(?:javascript:[^\n]*|#*)\s*", re.IGNORECASE)
"""The address of a link that leads nowhere, not even to a place of its page."""
_FEW_LEAD, _MOST = 10, 0.6
"""So many links of a mock-up lead somewhere at the most, and such a share of them all leads nowhere at least."""
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "data:", "about:")
REGISTRY = "beian.miit.gov.cn"
"""Where a filing number leads (信息产业部令第33号, art. 13)."""
_SAVED = LazyPattern(r"<!--\s+(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s+url: )(\S{1,500})")
_HEAD = 2_000
"""In so many characters from its beginning a saved page says so."""
OWN_ADDRESSES = ("canonical", "og:url")
"""Fields in which a page gives its own address (RFC 6596, the Open Graph protocol)."""
OWN_PLACES = ("的个人博客", "的技术博客", "的博客", "的公众号", "的专栏", "博客", "专栏", "'s blog", " blog")
"""What somebody's own place is called after, in lower case: X的博客 is X's."""


def is_of_a_site(look: Look) -> bool:
    """Whether a whole page without an article shows itself as a page of a site: by its menu, below a title or above a
    footer, or by a notice or number at its end.
    """
    if NOTICE.search(look.footer):
        return True
    return (look.is_post or look.has_footer or bool(title_of(look))) and has_menu(look)


def left_alone(look: Look, beside: Beside) -> str:
    """Why nobody gets a whole page that nothing fills in, as a reason's name: a program keeps it from the server, a draft of what it shows; or its
    title is the one that an editor for programs gives a new page, as in an exercise, and nobody says whose site it is. Empty for any other.
    """
    if look.kind != "page" or look.format != "html" or look.is_row:
        return ""
    if beside.kept is not None and beside.kept(look.path, [found[1] for found in _SHEET.finditer(look.source)]):
        return "kept"
    return "unnamed" if not beside.owned and _UNNAMED.fullmatch(title_of(look).strip().lower()) else ""


def doubts(look: Look, names: Names) -> frozenset[str]:
    """Why a page or a template may owe no footer (:data:`checker.documents.names.DOUBTS`). A bare one shows neither a foot, nor a notice or number, nor a menu of
    many places: it may be a page all the same, and as well a demo, an exercise, a tool or a part of something else.
    """
    is_bare = not (look.has_footer or NOTICE.search(look.text) or menu(look.text, look.links) >= FULL_MENU)
    is_inner = "/" in look.path or not names.call_home(look.path)
    return frozenset(compress(DOUBTS, (is_bare, is_inner, is_inner)))


def has_menu(look: Look) -> bool:
    """Whether links lead to three places of a site at least."""
    return menu(look.text, look.links) >= MENU


def says_not_filed(look: Look) -> bool:
    """Whether the foot of a page says that its site has no filing or is served abroad, or a remark of this site or beside the
    footer does; an article, and a remark on something else, may speak of what needs none.
    """
    foot = look.footer if look.is_article or look.footer.strip() else look.text[-_LAST:]
    if _SAYS_NOT_FILED.search(foot) or "<!--" not in look.source:
        return _SAYS_NOT_FILED.search(foot) is not None
    remarks = _REMARKS_NOT_FILED.search(look.source) or _REMARKS_SO.search(
        look.source, max(0, len(look.source) - _LOWER)
    )
    return remarks is not None


def shown_in_pictures(look: Look) -> frozenset[Duty]:
    """The number, where a link to its registry holds a picture and no words: what that shows cannot be read."""
    pictures = (
        link
        for link in (look.links if REGISTRY in look.source else ())
        if host_of(link.href) == REGISTRY and not look.text[link.start : link.end].strip(FILLER + " \n")
    )
    shown = any("<img" in look.source[slice(*link.span)].lower() for link in pictures)
    return frozenset(("number",)) if shown else frozenset()


def saved_from(look: Look) -> set[str]:
    """The host that a browser wrote into a page when it saved it (Microsoft, *Mark of the Web*; SingleFile does so, too)."""
    saved = _SAVED.search(look.source, 0, _HEAD)
    return {host} if saved is not None and (host := host_of(saved[1])) else set()


def is_unlisted(look: Look) -> bool:
    """Whether a page asks not to be found by search engines (HTML Standard, 4.2.5.1, ``robots``): a way out of the site, a
    page that is being built.
    """
    return any(
        field.name == "robots" and field.origin == "meta" and "noindex" in field.value.lower() for field in look.fields
    )


def is_draft(look: Look, names: Names) -> bool:
    """Whether a text says that it is not published yet: in its front matter (Hugo, Jekyll, Pelican), or by its folder (Jekyll, Hexo)."""
    if not names.draft_folders.isdisjoint(PurePosixPath(look.path.lower()).parts[:-1]):
        return True
    return any(
        field.origin == "front matter" and field.value.strip().lower() in names.drafts.get(field.name.lower(), ())
        for field in look.fields
    )


def has_no_layout(look: Look) -> bool:
    """Whether a post asks for no layout in its front matter (Hexo, Jekyll): it is shown as it stands."""
    return any(
        field.origin == "front matter" and field.name == "layout" and field.value.strip().lower() in _NO_LAYOUT
        for field in look.fields
    )


def is_post(look: Look) -> bool:
    """Whether a title and a date stand in front matter above an HTML file: a generator puts it into a layout (Hugo, Jekyll), however whole it is."""
    given = _front_matter(look.source)
    return bool(given.get("title") and given.get("date")) and given.get("layout") not in _NO_LAYOUT


def layout_of(source: str) -> str:
    r"""The layout that the front matter of a post or template asks for, in lower case; empty where it asks for none.

    >>> layout_of("---\nlayout: post\n---\n"), layout_of("---\nlayout: null\n---\n"), layout_of("layout: post")
    ('post', '', '')
    """
    name = _front_matter(source).get("layout", "")
    return "" if name in _NO_LAYOUT else name


def _front_matter(source: str) -> dict[str, str]:
    """The keys above a post, each with what stands beside it in its line, in lower case."""
    above, _, rest = source[:_FRONT_MATTER].lstrip("\ufeff").partition("\n---")
    if not above.startswith("---") or not rest:
        return {}
    lines = (line.partition(":") for line in above.split("\n"))
    return {key.strip().lower(): value.strip(" \"'\r").lower() for key, _, value in lines}


def menu(text: str, links: Sequence[Link]) -> int:
    """How many links with words lead to different places of one site.

    Addresses without a host are of the page's own site; those with one are, where most are of the same.
    """
    places: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        href = link.href.strip()
        if href and not href.lower().startswith(_NOWHERE) and _WORDS.search(text[link.start : link.end]):
            absolute = href.startswith("//") or "://" in href[:10]
            places[host_of(href) if absolute else ""].add(href)
    return max(map(len, places.values()), default=0)


def title_of(look: Look) -> str:
    """What its ``<title>`` says, as it stands there; empty where it has none."""
    return next((field.value for field in look.fields if field.origin == "meta" and field.name == "title"), "")


def is_mockup(look: Look, *, is_article: bool) -> bool:
    """Whether a page only shows how one is to look: most of its links, two or more, lead nowhere, and only few lead anywhere; or its text
    is what fills a place (企业介绍企业介绍企业介绍企业介绍, 某某街道某某号), or its foot (某xx公司). Of one with an article only the foot is looked at.
    """
    if look.format != "html":
        return False
    if _NOBODYS.search(look.footer) or _FILLS.search(look.footer if is_article else look.text):
        return True
    dead = sum(_DEAD.fullmatch(link.href) is not None for link in look.links)
    leading = len(look.links) - dead
    return not is_article and dead > 1 and dead >= _MOST * len(look.links) and leading <= _FEW_LEAD


def is_sample(look: Look) -> bool:
    """Whether the title still names, behind its own words, who gave the template away, the page of a package that nobody made theirs; or calls
    it a demonstration.
    """
    own, *behind = map(str.strip, _BEHIND.split(title_of(look)))
    return _DEMO.fullmatch(own) is not None or any(map(_GIVEN_AWAY.search, behind))


def is_untitled(look: Look) -> bool:
    """Whether the title is the one that an editor gives a new page, and nobody has put another in its place."""
    return title_of(look).strip().lower() in _UNTITLED


def is_discussion(look: Look) -> bool:
    """Whether it is a thread of a board, by what the board's program offers beside every post in it."""
    return any(mark in look.text for mark in _THREAD)


def is_terms(look: Look, names: Names) -> bool:
    """Whether it holds the terms of a site or an app, by its heading."""
    heads = (look.heading, look.title, look.text.strip().partition("\n")[0])
    return any(
        len(head) <= _TERMS and _SITE_NAME.split(head.lower())[0].strip(" 》」】”").endswith(names.terms)
        for head in heads
    )
