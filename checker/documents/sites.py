"""Whether a page shows itself as a page of a site: by a menu of its own; and whether it is a screen of a program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import compress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from checker.documents.chinese import NOTICE
from checker.documents.names import DOUBTS
from checker.text.fold import lower_of
from checker.text.hosts import host_of
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.documents.look import Beside, Look
    from checker.documents.names import Names
    from checker.model import Link

_FEWEST = 3
"""So many links into one site are a menu."""
_FRAME = 12
"""With so many, even a page with a field for a password is one of a site: the form stands beside its content."""
_SMALL = 1500
"""A screen of a program shows fewer characters than that."""
_WORDS = LazyPattern(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")
_PASSWORD = LazyPattern(r"""<input\b[^<>]{0,400}\btype\s?=\s?["']?password\b""")
_FRAMESET = LazyPattern(r"<frameset\b")
_SHEET = LazyPattern(r"""<link\b[^<>]{0,400}?\bhref=["']?([\w.][\w./-]{0,200}\.css)(?=["'?\s>])""", re.IGNORECASE)
"""A style sheet whose address starts from the page."""
_SCREEN = LazyPattern(
    r"后台|控制(?:面板|台|中心)|管理(?:中心|系统|平台|员)|(?:会员|用户|个人)中心|登[录陆入](?![\u3400-\u9fff])|用户注册|会员注册|找回密码|重置密码|修改密码|仪表[盘板]|工作台|数据(?:看板|大屏)|^dashboard|[Ii]con[Ff]ont [Dd]emo"
    r"|安装(?:向导|程序|$)|提示信息|(?:升级|更新|更换)[^。]{0,12}浏览器|浏览器[^。]{0,12}(?:升级|更新|过低|过时|太旧|不支持)"
)
_ICONS = LazyPattern(r"^\s*icon ?font demo|^\s*icomoon demo|^\s*font(?:ello| awesome) (?:font )?demo", re.IGNORECASE)
"""The page that comes with an icon font and shows what is in it, whatever stands there of its use."""
_BROWSER = LazyPattern(
    r"(?:升级|更新|更换)[^。\n]{0,12}浏览器|浏览器[^。\n]{0,12}(?:版本(?:过|太|较)|升级|过低|过时|太旧)|不支持[^。\n]{0,12}浏览器"
)
_SENDS_TO_LOGIN = LazyPattern(
    r"(?:sendredirect\s?\(|header\s?\(|redirect\s?\(|\blocation(?:\.href)?\s?=|\bforward\s+page\s?=)[^\n;]{0,80}(?:log[io]n|sign_?in|denglu)"
)
"""A program that sends somebody to where one signs in."""
_GUARD = LazyPattern(
    r"(?:include|require)[^\n]{0,80}(?:check_?log[io]n|log[io]n_?check|is_?log[io]n|(?:check|verify)_?(?:session|user|auth))"
)
"""A program that brings in another which does."""
_NEAR = 400
"""So many characters before that it asks who it is."""
_SENDING = 200
"""So many characters hold what sends somebody there."""
_LEAVES = LazyPattern(
    r"退出(?:登[录陆]|系统|后台|管理)|安全退出|注销(?:登[录陆]|账号|用户)|log ?out|sign ?out", re.IGNORECASE
)
_ENTERS = LazyPattern(
    r"(?<!退出)(?<!注销)登[录陆](?!时间|日志|次数|名)|(?<!用户)注册(?![\u3400-\u9fff])|log ?in|sign ?(?:in|up)",
    re.IGNORECASE,
)
"""What everybody sees who has not signed in."""
_TERMS = 40
"""The heading of terms has no more characters."""
_SITE_NAME = LazyPattern(r"\s*[-–—_|·]\s*")
"""What stands between a page's title and the name of its site."""
_ROWS = LazyPattern(r"操作[^。]{0,600}?(?:编辑|修改)\s?[|/·]?\s?删除")
"""The head of a table whose rows are edited, and the first of them."""
_FIELD = LazyPattern(r"<(?:input|select|button|form)\b", re.IGNORECASE)
_FILLED_IN = LazyPattern(
    r"""<(?:textarea|select)\b|<input\b(?![^<>]{0,400}\btype\s?=\s?["']?(?:hidden|submit|button|reset|image|search)\b)""",
    re.IGNORECASE,
)
_FORM = 5
"""So many fields to be filled in are what a screen is for, where no menu stands beside them."""
_OFFICE = LazyPattern(
    r"(?:用户|会员|角色|权限|菜单|部门|人员|员工|订单|商品|产品|客户|学生|教师|课程|班级|图书|公告|留言|评论|日志|库存|仓库|[账帐]号|文章|新闻|栏目|分类|参数|文件)(?:信息)?(?:管理|维护)(?![\u3400-\u9fff])"
    r"|(?:用户|会员|角色|权限|订单)列表|(?:添加|新增|修改|编辑)(?:用户|会员|角色|权限|菜单|部门|员工|订单|商品|产品|客户|学生|教师|课程|图书|公告|文章|新闻|栏目|分类|密码)"
)
"""Titles of what only the office of a site or of a firm works with."""
_TOOLS = (
    "reveal",
    "impress",
    "slidev",
    "marp",
    "jp-notebook",
    "jp-cell",
    "notebook-container",
    "axure",
    "typora-export",
)
_EXPORTED = LazyPattern(
    r"""<div\b[^<>]{0,80}\bclass=["']?reveal["']?[^<>]{0,80}>\s{0,80}<div\b[^<>]{0,80}\bclass=["']?slides\b|<div\b[^<>]{0,80}\bid=["']?impress["'\s>]"""
    r"""|<meta\b[^<>]{0,80}\bcontent=["']?(?:axure|slidev|marp)\b|class=["'][^"'<>]{0,80}\bjp-(?:notebook|cell)\b|\bid=["']?notebook-container\b|scripts/axure/|\baxure_rp_page\.css|\baxure\.utils\.|\btypora-export\b"""
)
"""What only these tools write."""
_SENT = ("dopost", "enews", "dosubmit")
_SUBMITS = LazyPattern(rf"""<input\b[^<>]{{0,200}}\bname=["']?(?:{"|".join(_SENT)})\b""")
"""What the forms of DedeCMS, EmpireCMS and PHPCMS send with what they are to do: most are the office's own."""
_MAIL = LazyPattern(
    r"(?:[此本该]|这是?一?封)(?:邮件|信件|电子邮件|電子郵件|郵件)[^。\n]{0,16}(?:系统|系統|自动|自動|程序)|(?:请|請|切)勿(?:直接)?(?:回复|回覆)(?:[此本该]?邮件|[此本該]?郵件)?|如果?您?(?:没有|未曾?)[^。\n]{0,16}(?:请|可)(?:忽略|无视)(?:[此本该这]封?)?(?:邮件|信)"
)
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
_BEHIND = LazyPattern(r"\s*[_|]\s*|\s+[-–—]\s+")
_GIVEN_AWAY = LazyPattern("(?:模板|源码|仿站|素材)(?:网(?!站)|之家|下载|吧|堂|库)")
"""How those are called who give templates and programs of sites away."""
_DEAD = LazyPattern(r"\s*(?:javascript:[^\n]*|#*)\s*", re.IGNORECASE)
"""The address of a link that leads nowhere, not even to a place of its page."""
_FEW_LEAD, _MOST = 10, 0.6
"""So many links of a mock-up lead somewhere at the most, and such a share of them all leads nowhere at least."""
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "data:", "about:")
OWN_PLACES = ("的个人博客", "的技术博客", "的博客", "的公众号", "的专栏", "博客", "专栏", "'s blog", " blog")
"""What somebody's own place is called after, in lower case: X的博客 is X's."""


def is_of_a_site(look: Look) -> bool:
    """Whether a whole page without an article shows itself as a page of a site: by its menu, below a title or above a
    footer, or by a notice or number at its end.
    """
    if NOTICE.search(look.footer):
        return True
    return (look.is_post or look.has_footer or bool(_title(look))) and has_menu(look)


def is_kept(look: Look, beside: Beside) -> bool:
    """Whether a page that nothing fills in lies where a program keeps files from the server: a draft of what it shows."""
    if beside.kept is None or look.kind != "page" or look.format != "html" or look.is_row:
        return False
    return beside.kept(look.path, [found[1] for found in _SHEET.finditer(look.source)])


def doubts(look: Look, names: Names) -> frozenset[str]:
    """Why a page or a template may owe no footer (:data:`checker.documents.names.DOUBTS`). A bare one shows neither a foot, nor a notice or number, nor a menu of
    many places: it may be a page all the same, and as well a demo, an exercise, a tool or a part of something else.
    """
    is_bare = not (look.has_footer or NOTICE.search(look.text) or menu(look.text, look.links) >= _FRAME)
    return frozenset(compress(DOUBTS, (is_bare, "/" in look.path or not names.call_home(look.path))))


def has_menu(look: Look) -> bool:
    """Whether links lead to three places of a site at least."""
    return menu(look.text, look.links) >= _FEWEST


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


def is_exported(look: Look) -> bool:
    """Whether a tool wrote it for something else than a site: slides (reveal.js, impress.js, Slidev, Marp), a notebook (nbconvert), a
    prototype (Axure), a Markdown text that keeps its name as the title or Typora's class.
    """
    lower = lower_of(look.source)
    named = look.title.lower().partition("—")[0].strip().endswith(".md")
    return named or (any(sign in lower for sign in _TOOLS) and _EXPORTED.search(lower) is not None)


def is_mail(look: Look) -> bool:
    """Whether it is a letter that a program sends, by its own words."""
    return len(look.text) < _SMALL and _MAIL.search(look.text) is not None


def is_unlisted(look: Look) -> bool:
    """Whether a page asks not to be found by search engines (HTML Standard, 4.2.5.1, ``robots``): a way out of the site, a
    page that is being built.
    """
    return any(
        field.name == "robots" and field.origin == "meta" and "noindex" in field.value.lower() for field in look.fields
    )


def is_app(look: Look) -> bool:
    """Whether a page says that it is the screen of an app (``apple-mobile-web-app-capable`` of Safari, ``mobile-web-app-capable`` of Chrome)."""
    return any(
        field.origin == "meta"
        and field.name.endswith("mobile-web-app-capable")
        and field.value.strip().lower() == "yes"
        for field in look.fields
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


def is_screen(look: Look, *, is_article: bool) -> bool:
    """Whether a page or a template is a screen of a program: a form that asks for a password, frames of a back office,
    what only those see who have signed in, a notice that the browser is too old.
    """
    lower = lower_of(look.source)
    if "<frameset" in lower and _FRAMESET.search(lower):
        return True
    if _asks_who(lower) or _ICONS.search(_title(look)):
        return True
    if not is_article and _is_office(look):
        return True
    links = menu(look.text, look.links)
    if (
        links < _FRAME
        and any(word in lower for word in _SENT)
        and _SUBMITS.search(lower)
        and not NOTICE.search(look.text)
    ):
        return True
    if is_article and links >= _FEWEST:
        return False
    if len(look.text) < _SMALL and (_BROWSER.search(_title(look)) or _BROWSER.search(look.text[:200])):
        return True
    if is_article or links >= _FRAME:
        return False
    if links < _FEWEST and _is_form(look):
        return True
    return ("password" in lower and _PASSWORD.search(lower) is not None) or is_called_screen(look)


def _is_form(look: Look) -> bool:
    """Whether fields to be filled in are what it is for: there are several, little text, and no notice."""
    if len(look.text) >= _SMALL or NOTICE.search(look.text):
        return False
    return sum(1 for _ in _FILLED_IN.finditer(look.source)) >= _FORM


def is_called_screen(look: Look) -> bool:
    """Whether the title of a page or a template says that it is a screen of a program: 登录, 后台 …"""
    return _SCREEN.search(_title(look)) is not None


def _asks_who(lower: str) -> bool:
    """Whether a program sends those away that have not signed in."""
    at, looked = lower.find("session"), 0
    while at >= 0:
        begin, last = max(at + len("session"), looked), at + _NEAR
        found = _SENDS_TO_LOGIN.search(lower, begin, last + _SENDING)
        if found is not None and found.start() <= last and "confirm(" not in lower[begin : found.start()]:
            return True  # but for what asks first, when somebody wants to buy
        at, looked = lower.find("session", at + 1), last
    return ("<?" in lower or "<%" in lower) and _GUARD.search(lower) is not None


def _is_office(look: Look) -> bool:
    """Whether one can leave it and not enter it, its rows are edited, or its title names what an office works with."""
    if _LEAVES.search(look.text):
        return _ENTERS.search(_LEAVES.sub("", look.text)) is None
    return _ROWS.search(look.text) is not None or (
        _OFFICE.search(_title(look)) is not None and _FIELD.search(look.source) is not None
    )


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


def _title(look: Look) -> str:
    return next((field.value for field in look.fields if field.origin == "meta" and field.name == "title"), "")


def is_mockup(look: Look) -> bool:
    """Whether a page only shows how one is to look: most of its links, two or more, lead nowhere, and only few lead anywhere."""
    dead = sum(_DEAD.fullmatch(link.href) is not None for link in look.links)
    return (
        look.format == "html" and dead > 1 and dead >= _MOST * len(look.links) and len(look.links) - dead <= _FEW_LEAD
    )


def is_sample(look: Look) -> bool:
    """Whether the title still names, behind its own words, who gave the template away: the page of a package that nobody made theirs."""
    return any(map(_GIVEN_AWAY.search, _BEHIND.split(_title(look))[1:]))


def is_terms(look: Look, names: Names) -> bool:
    """Whether it holds the terms of a site or an app, by its heading."""
    heads = (look.heading, look.title, look.text.strip().partition("\n")[0])
    return any(
        len(head) <= _TERMS and _SITE_NAME.split(head.lower())[0].strip(" 》」】”").endswith(names.terms)
        for head in heads
    )
