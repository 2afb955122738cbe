"""One report for all formats: everything that a format can trip over, written by hand.

``python -m tests.formats.report`` writes the golden files anew; look at the diff before you commit it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from checker.formats import RuleInfo, RunInfo
from checker.messages import Message
from checker.model import Authority, Edit, Finding, Fix, OtherPlace, PageResult, Place, Severity, Span, Violation

GOLDEN = Path(__file__).parent / "golden"
PAGES = "https://rules.example.org/rules/"
READ = Authority(("everybody",), "2026-01-30", {"zh": "全文", "en": "the text"})

SOURCES = {
    "html/旧闻.html": (
        "<!doctype html>\n<title>降雨</title>\n<p>𠮷林省气象台：昨日全市降雨。</p>\n"
        "<footer>𠮷报社 备案号：<b>京ICP备1234567号</b></footer>\n"
    ),
    "html/footer.html": (
        "<footer>\r\n  © 2020 Your\r\n  WebSite &amp; Co.\r\n"
        "  <span>京ICP备2099000001号-1</span> <a href='http://www.miitbeian.gov.cn'>\r\n  备案</a>\r\n</footer>\r\n"
    ),
    "posts/100%, 真: 实.md": "---\ntitle: 转 100% 的文章\n---\n来源：网络\n\n正文。\n\n来源：网络\n",
    "posts/none.md": "# 转载\n\n本文转自他处。\n",
    "data/feed.jsonl": '{"id": 3, "source": ""}\n{"id": 7, "body": "<p>川ICP备2099000002号</p>"}\n',
    "html/attack.html": "<p title=\"<script>alert('x')</script>\">来源：\x0b##[add-mask]秘密]]> & 互联网</p>\n",
    "html/minified.html": "<div>" + "<i>甲</i>" * 200 + "来源：未知" + "<i>乙</i>" * 200 + "</div>\n",
    "html/caf\udce9.html": "<p>来源：不详</p>\n",
}


def placed(
    path: str,
    rule: str,
    severity: Severity,
    words: str,
    messages: tuple[str, str],
    *,
    nth: int = 0,
    absent: bool = False,
    about: str = "",
    inside: str | None = None,
    basis: tuple[str, ...] = (),
    fix: Fix | None = None,
) -> Violation:
    """The *nth* occurrence of *words* as a violation, or the empty place just behind it when *absent*."""
    span = where(path, words, nth)
    if absent:
        span = Span(span.end, span.end)
    violation = Finding(rule, severity, span, {"zh": messages[0], "en": messages[1]}, about or words, basis, fix)
    lines = re.split(r"(?<=\n)", SOURCES[path])
    line, column = at(lines, span.start)
    end_line, end_column = at(lines, span.end)
    key = "\x1f".join((path, inside or "", rule, violation.about)).encode("utf-8", "surrogatepass")
    fingerprint = blake2b(key, digest_size=16).hexdigest()
    place = Place(line, column, end_line, end_column)
    return Violation(violation, place, lines[line - 1].rstrip("\r\n"), fingerprint)


def where(path: str, words: str, nth: int = 0) -> Span:
    """The source span of the *nth* occurrence of *words*."""
    start = -1
    for _ in range(nth + 1):
        start = SOURCES[path].index(words, start + 1)
    return Span(start, start + len(words))


def at(lines: list[str], offset: int) -> tuple[int, int]:
    """The 1-based line and column of *offset*."""
    for number, line in enumerate(lines, 1):
        if offset < len(line) or number == len(lines):
            return number, offset + 1
        offset -= len(line)
    raise AssertionError


def link(path: str, words: str) -> Fix:
    """A safe fix that wraps *words* in a link: two insertions."""
    span = where(path, words)
    before = Edit(Span(span.start, span.start), '<a href="https://beian.miit.gov.cn/">')
    title = {"zh": "链接到 https://beian.miit.gov.cn/", "en": "Link to https://beian.miit.gov.cn/"}
    return Fix(title, safe=True, edits=(before, Edit(Span(span.end, span.end), "</a>")))


def swap(path: str, words: str, new: str, title: tuple[str, str], *, safe: bool) -> Fix:
    """A fix that puts *new* where *words* stand."""
    return Fix({"zh": title[0], "en": title[1]}, safe=safe, edits=(Edit(where(path, words), new),))


LAW = ("《互联网信息服务管理办法》第十二条",)
PUBLIC = ("《非经营性互联网信息服务备案管理办法》第十三条", "《互联网信息服务管理办法》第十二条")
PRESS = ("《互联网新闻信息服务管理规定》第十五条",)

OLD, FOOTER, POST, NONE = "html/旧闻.html", "html/footer.html", "posts/100%, 真: 实.md", "posts/none.md"
FEED, ATTACK, SMALL, CAFE = "data/feed.jsonl", "html/attack.html", "html/minified.html", "html/caf\udce9.html"

MALFORMED = placed(
    OLD, "icp-malformed", "error", "京ICP备1234567号",
    ("“京ICP备1234567号”不是完整的备案号；应形如“京ICP备2099000001号-1”。",
     "“京ICP备1234567号” is not a complete filing number; it should look like “京ICP备2099000001号-1”."),
    basis=LAW,
)  # fmt: skip
NO_COPYRIGHT = placed(
    OLD, "copyright-missing", "error", "</b>", ("页脚没有版权声明。", "The footer has no copyright notice."),
    absent=True, about="footer", basis=("《著作权法》第五十三条",),
)  # fmt: skip
NO_COPYRIGHT = replace(
    NO_COPYRIGHT,
    frame="a",
    count=3,
    others=(OtherPlace("html/旧闻-2.html", 4, 30), OtherPlace("html/100%, 真: 实.html", 5, 1)),
)
PLACEHOLDER = placed(
    FOOTER, "copyright-placeholder", "error", "Your\r\n  WebSite",
    ("“Your WebSite”是模板里的占位文字。", "“Your WebSite” is a template's placeholder."), about="Your WebSite",
)  # fmt: skip
UNLINKED = placed(
    FOOTER, "icp-unlinked", "error", "京ICP备2099000001号-1",
    ("“京ICP备2099000001号-1”应链接到 https://beian.miit.gov.cn/。",
     "“京ICP备2099000001号-1” should link to https://beian.miit.gov.cn/."),
    basis=PUBLIC, fix=link(FOOTER, "京ICP备2099000001号-1"),
)  # fmt: skip
OUTDATED = placed(
    FOOTER, "icp-link-outdated", "error", "备案</a>",
    ("“备案”链接到已停用的地址。", "“备案” links to a retired address."), about="备案", basis=PUBLIC,
    fix=swap(FOOTER, "http://www.miitbeian.gov.cn", "https://beian.miit.gov.cn/",
             ("改为 https://beian.miit.gov.cn/", "Change to https://beian.miit.gov.cn/"), safe=True),
)  # fmt: skip
VAGUE = (
    "“来源：网络”不是来源：\n100% 的读者无从查考, 应写明媒体名称。",
    "“来源：网络” names no source:\n100% of readers are left to guess, so name the outlet.",
)
VAGUE_OLD, VAGUE_NEW = (
    placed(POST, "attribution-vague", "error", "来源：网络", VAGUE, nth=nth, basis=PRESS) for nth in (0, 1)
)
MISSING = placed(
    NONE, "attribution-missing", "error", "本文转自他处。",
    ("转载而没有写明来源。", "Republished, and no source is named."), absent=True, about="tail", basis=PRESS,
)  # fmt: skip
UNTRACEABLE = placed(
    NONE, "attribution-untraceable", "advice", "他处", ("“他处”没有链接，也不在名录里。", "“他处” has no link and is not listed."),
)  # fmt: skip
EMPTY = placed(
    FEED, "attribution-empty", "error", '"source": ""', ("“source”是空的。", "“source” is empty."),
    about="source", inside="3", basis=PRESS,
)  # fmt: skip
UNUSUAL = placed(
    FEED, "icp-province-unusual", "warning", "川", ("备案号的省份简称不用“川”，应为“蜀”。", "No filing number begins with “川”; it should be “蜀”."),
    inside="7", fix=swap(FEED, "川", "蜀", ("把“川”改为“蜀”", "Change “川” to “蜀”"), safe=False),
)  # fmt: skip
LEAKED = placed(
    ATTACK, "attribution-vague", "error", "来源：\x0b##[add-mask]秘密]]> & 互联网",
    ("“来源：\x0b##[add-mask]秘密]]> & 互联网”不是来源。", "“来源：\x0b##[add-mask]秘密]]> & 互联网” names no source."), basis=PRESS,
)  # fmt: skip
LONG = placed(
    SMALL,
    "attribution-vague",
    "error",
    "来源：未知",
    ("“来源：未知”不是来源。", "“来源：未知” names no source."),
    basis=PRESS,
)
STRANGE = placed(CAFE, "house-style", "warning", "不详", ("本报不写“不详”。", "We do not write “不详”."))

RESULTS: tuple[PageResult, ...] = (
    PageResult(OLD, violations=(MALFORMED, NO_COPYRIGHT)),
    PageResult(
        FOOTER, violations=(PLACEHOLDER, OUTDATED), allowed=(replace(UNLINKED, reason="旧站，12月下线 <下线后删>"),)
    ),
    PageResult(POST, violations=(VAGUE_NEW,), baselined=(VAGUE_OLD,)),
    PageResult(NONE, violations=(MISSING, UNTRACEABLE)),
    PageResult(FEED, "3", violations=(EMPTY,)),
    PageResult(FEED, "5"),
    PageResult(FEED, "7", violations=(UNUSUAL,)),
    PageResult(ATTACK, violations=(LEAKED,)),
    PageResult(SMALL, allowed=(replace(LONG, reason="由网关统一加来源", external=True),)),
    PageResult("html/扫描件.html", skipped=Message("skip.empty")),
    PageResult("posts/clean.md"),
    PageResult("./posts/README.md", skipped=Message("skip.not-an-article")),
    PageResult(CAFE, violations=(STRANGE,)),
    PageResult(FOOTER, "fixed", violations=(UNLINKED,)),
)


def rule(
    name: str, zh: str, en: str, why: tuple[str, str], severity: Severity = "error", basis: tuple[str, ...] = ()
) -> RuleInfo:
    """A rule of the report."""
    topic = name.partition("-")[0]
    return RuleInfo(
        name,
        {"zh": zh, "en": en},
        {"zh": why[0], "en": why[1]},
        severity,
        basis,
        topic,
        f"{PAGES}{name}.html",
        READ if basis else Authority(),
    )


SOURCE = ("读者要能查到文章出自哪里。", "A reader must be able to find where a text comes from.")
LOOK_UP = ("写错的备案号查不到备案主体，等于没有标明。", "A number that cannot be looked up is as good as none.")
OWNER = ("读者要知道向谁联系授权。", "A reader must know whom to ask.")
FOLLOW = ("备案号要能点开查询，供公众核对。", "The public must be able to follow the number to the registry.")

RULES = (
    rule("attribution-empty", "来源是空的", "The source is empty", SOURCE, basis=PRESS),
    rule("attribution-missing", "转载而没有写明来源", "A reprint without a source", SOURCE, basis=PRESS),
    rule("attribution-untraceable", "来源无从查考", "The source cannot be traced", SOURCE, "advice"),
    rule("attribution-vague", "来源写得含糊", "The source is vague", SOURCE, basis=PRESS),
    rule("copyright-missing", "没有版权声明", "No copyright notice", OWNER, basis=("《著作权法》第五十三条",)),
    rule("copyright-placeholder", "版权声明是占位文字", "The copyright notice is a placeholder", OWNER),
    rule(
        "icp-link-outdated",
        "备案号链接到已停用的地址",
        "The ICP number links to a retired address",
        FOLLOW,
        basis=PUBLIC,
    ),
    rule("icp-malformed", "备案号写得不对", "The ICP filing number is malformed", LOOK_UP, basis=LAW),
    rule("icp-province-unusual", "备案号的省份简称不常见", "The province letter is unusual", LOOK_UP, "warning"),
    rule("icp-unlinked", "备案号没有链接到备案系统", "The ICP number is not linked", FOLLOW, basis=PUBLIC),
)

RUN = RunInfo(version="1.2.3", lang="zh", rules=RULES, law_as_of="2026-01-31", folder="/srv/站点",
              date="2026-11-25", site="示例网", scope=("html", "posts"), command="checker lint -f html -o 报告.html html posts")  # fmt: skip
ENGLISH = replace(RUN, lang="en")

CASES = {
    "sarif": "report.sarif", "github": "github.txt", "gitlab": "gitlab.json", "junit": "junit.xml",
    "checkstyle": "checkstyle.xml", "rdjson": "rdjson.json", "html": "report.html",
}  # fmt: skip
"""Format → golden file."""


def written(name: str, run: RunInfo = RUN) -> str:
    """The whole report in one format."""
    from importlib import import_module

    return "".join(import_module(f"checker.formats.{name}").render(RESULTS, run))


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for case, file in CASES.items():
        (GOLDEN / file).write_bytes(written(case).encode())
        print(file)
