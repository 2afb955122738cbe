"""Whose site it is: by its settings, its footer or its pages, and whether anything else of it bears that out.

Practice copies and bundled programs show the owner of what they were made from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.init.names import is_name, names_owner
from checker.init.pages import SUFFIXES, Agreed, Answer, evenly, without_repeats

if TYPE_CHECKING:
    from checker.init.generators import Generator
    from checker.init.settings import Stated
    from checker.init.templates import Frame
    from checker.model import Fact

LOOKED_AT = 60
"""Files whose titles are read."""
_TITLED = (*SUFFIXES, ".jsp", ".php", ".ftl", ".ejs", ".vue", ".aspx", ".cshtml", ".njk", ".pug")
_TITLE = re.compile(r"(?is)<title\b[^<>]*>(.{1,200}?)</title>|^[ \t]*title[ \t]+([^\n]{2,80})$", re.MULTILINE)
_FAR = 20_000
"""So far from its beginning a page has its title."""
_HAN, _LATIN = re.compile("[\u3400-\u9fff]{2,}"), re.compile(r"[a-z][a-z\d]{2,}")
_LONG = 5
"""A Latin word of so many letters may be a part of another: the account in a host."""
_ANYBODYS = re.compile(
    r"(?:股份)?有限(?:责任)?公司|集团|公司|科技|技术|网络|信息|文化|发展|传媒|服务|工作室|中国|北京|上海|广州|深圳|中心|官网|网站|官方|平台|\b(?:the|inc|ltd|blog|tech|technology|studio|team|company|group|com|www|net|org)\b"
)
"""What many names hold."""
_NAMELESS = re.compile(
    r"<%.*?%>|\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|\{\$.*?\}|<\?.*?\?>|首页|主页|登[录陆]|注册|关于我们|关于|联系我们|联系|新闻|产品|详情|列表|中心|后台|管理|系统|页面|标题|无标题|文档|网站|404|\b(?:error|index|home|title|document|untitled|page|vue|react|app|demo|test|login|register|admin|html)\b",
    re.DOTALL,
)
"""What a title says that names nobody: code of a template, what the page is for, what a tool calls it."""


def titles(files: Sequence[str], read: Callable[[str], str | None]) -> Iterator[str]:
    """The titles of some of the pages and templates among *files*, but for those that name nobody."""
    for path in evenly([path for path in files if path.lower().endswith(_TITLED)], LOOKED_AT):
        for found in _TITLE.finditer((read(path) or "")[:_FAR]):
            title = _NAMELESS.sub(" ", (found[1] or found[2]).casefold())
            if _HAN.search(title) or _LATIN.search(title):
                yield title


def is_borne_out(owner: str, names: Iterable[str]) -> bool:
    """Whether one of *names* (titles, the site's name and hosts, its author) shares a word with the *owner*: two Chinese characters side by
    side, or a Latin word, that not many names have; or whether there are none that could.

    >>> is_borne_out("小河县苗圃有限公司", ["小河苗圃 - 首页"]), is_borne_out("北京某信有限公司", ["租房 - 北京"])
    (True, False)
    >>> is_borne_out("art studio", ["start page"]), is_borne_out("Linmu", ["linmu2020.example"]), is_borne_out("Linmu", [])
    (False, True, True)
    """
    called = owner.casefold()
    parts = _ANYBODYS.sub(" ", called)
    pairs = {run[0][at : at + 2] for run in _HAN.finditer(parts) for at in range(len(run[0]) - 1)}
    words = set(_LATIN.findall(parts))
    said = [" ".join(name.casefold().split()) for name in names if name]
    known = {word for name in said for word in _LATIN.findall(name)}
    held = any(pair in name for name in said for pair in (*pairs, called))
    return not said or held or any(w in known or (len(w) >= _LONG and any(w in k for k in known)) for w in words)


def owner_of(
    generator: Generator,
    told: Stated,
    known: Mapping[str, Sequence[Fact]],
    framed: Sequence[Fact],
    frame: Frame,
    agreed: Agreed,
) -> Answer:
    """Whose notice the settings or the footer show; without any, the author of a blog, or whom pages agree on.

    None where they name several, or where the footer names another than the author or the notices of other templates.
    """
    author = _author(generator, told, frame)
    by_settings = owners(fact for facts in known.values() for fact in facts)
    by_frame = owners(framed)
    against = without_repeats([author, *frame.owners, agreed.owner.value])
    names = without_repeats((*by_settings, *by_frame, *against, *agreed.owner.others))
    found = by_settings or by_frame or without_repeats([author or agreed.owner.value])
    sure = len(found) == 1 and (bool(by_settings) or all(_same(other, found[0]) for other in against))
    value = found[0] if sure else ""
    others = tuple(name for name in names if name != value)
    return _or(Answer(value, others), generator, told)


def _author(generator: Generator, told: Stated, frame: Frame) -> str:
    """The author of a blog, where its footer does not show its title in his place or nobody, and its layouts show a notice, if it has any of its own."""
    by_another = frame.by_title and not _same(told.author, told.title)
    by_nobody = any(fact.kind == "copyright" and fact.fields.get("state") == "ownerless" for fact in frame.facts)
    return told.author if generator.style == "blog" and not (by_another or by_nobody or frame.silent) else ""


def _or(owner: Answer, generator: Generator, told: Stated) -> Answer:
    """The *owner*; the author of a blog stays a candidate."""
    known = (owner.value, *owner.others)
    return (
        owner
        if generator.style != "blog" or told.author in ("", *known)
        else Answer(owner.value, (*owner.others, told.author))
    )


def owners(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Whom notices among *facts* name, each once."""
    named = (fact.fields.get("owner", "") for fact in facts if names_owner(fact))
    return without_repeats(name for name in named if is_name(name))


def _same(one: str, other: str) -> bool:
    return one.casefold().replace(" ", "") == other.casefold().replace(" ", "")


def unsure(answer: Answer) -> Answer:
    """The same as one that is not sure: candidates only."""
    return Answer("", without_repeats((answer.value, *answer.others)))
