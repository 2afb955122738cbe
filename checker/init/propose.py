"""A commented ``.checker.yaml`` for what was seen: what is sure is written out, what is not stands as a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config.show import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.init.look import Survey

STYLES = {
    "blog": ("个人网站或博客", "a personal site or blog"),
    "manual": ("文档站", "a manual"),
    "app": ("应用", "an application"),
    "pages": ("静态网页", "plain pages"),
    "export": ("内容导出", "exported rows"),
}


def propose(survey: Survey, *, schema: str = "") -> str:
    """The text of a configuration; it always loads. *schema* is the path of its JSON Schema, relative to it, if any."""
    parts = [
        _head(survey, schema),
        _site(survey),
        _footer(survey),
        _provenance(survey),
        _kinds(survey),
        _packs(survey),
        _rules(),
        _ignore(survey),
        _rest(),
    ]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _head(survey: Survey, schema: str) -> Iterator[str]:
    zh, en = STYLES[survey.generator.style]
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    yield f"# checker 的配置。看到的是 {survey.generator.name}（{zh}），{survey.documents} 篇文档；不合适的地方请改。"
    yield f"# Configuration of checker, for what was seen: {survey.generator.name} ({en}), {survey.documents} documents. Change what does not fit."


def _site(survey: Survey) -> Iterator[str]:
    yield "# 这个网站是谁的：署自家名称的是原创；页脚的权利人、备案号应与此一致。"
    yield "# Whose site this is: a source by its name is original; owner and numbers in the footer should agree with it."
    known = survey.title or survey.owners or survey.hosts or survey.icp or survey.police
    yield "site:" if known else "# site:"
    yield _scalar("name", survey.title, "示例网", "网站名称 its name")
    yield _scalar("owner", next(iter(survey.owners), ""), "示例社", "版权所有者 who owns the copyright")
    yield _list("hosts", survey.hosts, "www.example.com", "域名 its domains")
    yield _scalar("icp", next(iter(survey.icp), ""), "京ICP备2099000001号", "备案号 ICP filing number")
    yield _scalar("police", next(iter(survey.police), ""), "11010802000001", "公安备案号 police filing number")
    for what, values in (("备案号 filing numbers", survey.icp[1:]), ("权利人 owners", survey.owners[1:])):
        if values:
            yield f"  # 还看到别的{what} also seen: {_flow(values)}"
    yield ""
    yield "# 自家的其他名称 other names of yours, as they appear in source lines"
    yield "# house names: [示例日报]"


def _footer(survey: Survey) -> Iterator[str]:
    if survey.generator.style in ("pages", "export"):
        yield "# 整页的网页自带页脚。只有由模板包裹的稿件才需要写明页脚模板。"
        yield "# Whole pages bring their footer along. Only articles that a template wraps need one declared."
        yield "# footer: templates/footer.html"
        return
    yield "# 页脚模板：稿件的版权声明和备案号在这里，只检查一次。"
    yield "# The footer template: articles get their notice and numbers from it; it is checked once, where it stands."
    if survey.footers:
        yield f"footer: {_one_or_more(survey.footers)}"
    else:
        yield "# 没有找到；若在主题包里，把备案号写进上面的 site 即可。"
        yield "# None was found; if it comes with a theme, fill in site: above instead."
        yield "# footer: path/to/footer"
    if survey.candidates:
        yield f"# 也可能是 or perhaps: {_flow(survey.candidates)}"


def _provenance(survey: Survey) -> Iterator[str]:
    yield "# 哪些是转载，哪些是原创（gitignore 写法）；都不写时看稿件自己怎么说。"
    yield "# What is republished and what is original, in gitignore syntax; otherwise each article speaks for itself."
    yield _paths("republished", survey.republished, "reprints/**")
    if survey.generator.style == "manual":
        yield "# 文档站通常全是自己写的；有转载时请改。A manual is usually your own work; change this if some of it is not."
        yield 'original: ["**"]'
    elif survey.original:
        yield _paths("original", survey.original, "")
    else:
        yield "# 文章都是自己写的，没写来源的也是：去掉下一行的 #。If what names no source is all your own, uncomment the next line."
        yield _paths("original", (), f"{survey.articles}/**" if survey.articles else "**")
    yield "# presume: republished      # 看不出时按转载对待 when a page does not say"
    yield "# sources: approved-sources.txt   # 稿源名单，一行一家，别名用 | 隔开 one outlet a line, aliases after |"


def _kinds(survey: Survey) -> Iterator[str]:
    yield "# 按路径指定种类 what is what: page 整页 · article 稿件 · template 模板"
    yield f"kinds: {{{quoted(survey.readmes)}: article}}" if survey.readmes else '# kinds: {"archive/**": page}'


def _packs(survey: Survey) -> Iterator[str]:
    yield "# 规则包 packs: news 新闻 · government 政府网站 · blog 个人博客 · overseas 境外"
    yield "use: [blog]" if survey.generator.style == "blog" else "# use: [news]"


def _rules() -> Iterator[str]:
    yield "# 逐条调整 severity and paths, rule by rule: error · warning · advice · off"
    yield "# rules:"
    yield "#   icp-unlinked: warning"
    yield "#   icp-missing: {severity: error, paths: [/index.html]}   # 只要求首页 the home page only"


def _ignore(survey: Survey) -> Iterator[str]:
    yield "# 不检查的路径，在 .gitignore 之外 left out, on top of .gitignore"
    yield f"ignore: {_flow(survey.generator.ignore)}" if survey.generator.ignore else "# ignore: [drafts/]"


def _rest() -> Iterator[str]:
    yield "# 旧问题先记入基线，只看新的 accept what is wrong today, see only what is new: checker baseline create"
    yield "# baseline: .checker-baseline.json"
    yield ""
    yield "# 豁免要写理由 an exemption needs a reason"
    yield "# allow:"
    yield '#   - {rule: icp-missing, paths: ["app/**"], reason: 由网关统一加页脚, until: 2027-12-31}'
    yield ""
    yield "# language: zh              # 提示的语言 zh · en"


def _scalar(key: str, value: str, example: str, meaning: str) -> str:
    return f"  {key}: {_text(value)}" if value else f"  # {key}: {example}      # {meaning}"


def _list(key: str, values: Sequence[str], example: str, meaning: str) -> str:
    return f"  {key}: {_flow(values)}" if values else f"  # {key}: [{example}]      # {meaning}"


def _paths(key: str, folders: Sequence[str], example: str) -> str:
    return f"{key}: {_flow([f'{each}/**' for each in folders])}" if folders else f'# {key}: ["{example}"]'


def _one_or_more(values: Sequence[str]) -> str:
    return _text(values[0]) if len(values) == 1 else _flow(values)


def _flow(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _text(value: str) -> str:
    """Bare where YAML lets it stand bare, in double quotes otherwise."""
    plain = value.replace("/", "").replace(".", "").replace("-", "").replace("_", "")
    bare = plain.isalnum() and value[0] not in "-." and value.lower() not in _TAKEN
    return value if bare else quoted(value)


_TAKEN = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
