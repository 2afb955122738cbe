"""Whether a page or a template is no page of a site but a screen of a program, a letter that one sends, or what a tool wrote for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.documents.chinese import NOTICE
from checker.documents.sites import FULL_MENU, MENU, menu, title_of
from checker.text.fold import lower_of
from checker.text.pattern import LazyPattern

if TYPE_CHECKING:
    from checker.documents.look import Look

_SMALL = 1500
"""A screen of a program shows fewer characters than that."""
_PASSWORD = LazyPattern(r"""<input\b[^<>]{0,400}\btype\s?=\s?["']?password\b""")
_FRAMESET = LazyPattern(r"<frameset\b")
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
_GUARD_SCRIPT = LazyPattern(
    r"""<script\b[^<>]{0,80}\bsrc=["']?[^"'<>\s]{0,200}\b(?:check_?log[io]n|log[io]n_?check|is_?log[io]n|auth_?guard)[^"'<>\s]{0,40}\.js"""
)
"""A script that does so in the reader's browser."""
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


def is_app(look: Look) -> bool:
    """Whether a page says that it is the screen of an app (``apple-mobile-web-app-capable`` of Safari, ``mobile-web-app-capable`` of Chrome)."""
    return any(
        field.origin == "meta"
        and field.name.endswith("mobile-web-app-capable")
        and field.value.strip().lower() == "yes"
        for field in look.fields
    )


def is_screen(look: Look, *, is_article: bool) -> bool:
    """Whether a page or a template is a screen of a program: a form that asks for a password, frames of a back office,
    what only those see who have signed in, a notice that the browser is too old.
    """
    lower = lower_of(look.source)
    if "<frameset" in lower and _FRAMESET.search(lower):
        return True
    if _asks_who(lower) or _ICONS.search(title_of(look)):
        return True
    if not is_article and _is_office(look):
        return True
    links = menu(look.text, look.links)
    if (
        links < FULL_MENU
        and any(word in lower for word in _SENT)
        and _SUBMITS.search(lower)
        and not NOTICE.search(look.text)
    ):
        return True
    if is_article and links >= MENU:
        return False
    if len(look.text) < _SMALL and (_BROWSER.search(title_of(look)) or _BROWSER.search(look.text[:200])):
        return True
    if is_article or links >= FULL_MENU:
        return False
    if links < MENU and _is_form(look):
        return True
    return ("password" in lower and _PASSWORD.search(lower) is not None) or is_called_screen(look)


def _is_form(look: Look) -> bool:
    """Whether fields to be filled in are what it is for: there are several, little text, and no notice."""
    if len(look.text) >= _SMALL or NOTICE.search(look.text):
        return False
    return sum(1 for _ in _FILLED_IN.finditer(look.source)) >= _FORM


def is_called_screen(look: Look) -> bool:
    """Whether the title of a page or a template says that it is a screen of a program: 登录, 后台 …"""
    return _SCREEN.search(title_of(look)) is not None


def _asks_who(lower: str) -> bool:
    """Whether a program sends those away that have not signed in."""
    at, looked = lower.find("session"), 0
    while at >= 0:
        begin, last = max(at + len("session"), looked), at + _NEAR
        found = _SENDS_TO_LOGIN.search(lower, begin, last + _SENDING)
        if found is not None and found.start() <= last and "confirm(" not in lower[begin : found.start()]:
            return True  # but for what asks first, when somebody wants to buy
        at, looked = lower.find("session", at + 1), last
    if ("<?" in lower or "<%" in lower) and _GUARD.search(lower):
        return True
    return _GUARD_SCRIPT.search(lower) is not None


def _is_office(look: Look) -> bool:
    """Whether one can leave it and not enter it, its rows are edited, or its title names what an office works with."""
    if _LEAVES.search(look.text):
        return _ENTERS.search(_LEAVES.sub("", look.text)) is None
    return _ROWS.search(look.text) is not None or (
        _OFFICE.search(title_of(look)) is not None and _FIELD.search(look.source) is not None
    )
