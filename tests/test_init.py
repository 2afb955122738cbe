from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import KnownNames, load
from checker.config.schema import KEYS
from checker.init import Survey, look, propose
from checker.init.exports import exactly, recognised
from checker.init.generators import GENERATORS, PAGES
from checker.init.names import is_name
from checker.init.pages import Answer
from checker.init.settings import host_of, stated
from checker.init.templates import frame
from checker.model import Fact, PageFacts, PageKind, Place, Span

KNOWN = KnownNames(frozenset({"icp-missing", "icp-unlinked"}), frozenset({"news", "government", "blog", "overseas"}))


def fact(kind: str, **fields: str) -> Fact:
    return Fact(kind, Span(0, 1), "", fields, regions=("body", "footer"))


ICP = fact("icp", normal="京ICP备2099000001号-1")
NOTICE = fact("copyright", owner="示例社", years="2020")
POLICE = fact("police", normal="11010802000001")


def seen(files: dict[str, str], facts: dict[str, list[Fact]] | None = None) -> Survey:
    def ask(path: str, kind: PageKind | None) -> list[PageFacts]:
        found = tuple((each, Place(1, 1, 1, 2)) for each in (facts or {}).get(path, []))
        taken = "yes" if any(each.kind == "attribution" for each, _ in found) else "unknown"
        return [PageFacts(path, None, kind or ("article" if path.endswith(".md") else "page"), taken, facts=found)]

    return look(files, files.get, ask)


SITES: list[tuple[str, list[str]]] = [
    ("Hexo", ["_config.yml", "scaffolds/post.md", "source/_posts/hello-world.md"]),
    ("Hexo", ["_config.yml", "themes/x/layout/layout.ejs"]),
    ("Hugo", ["hugo.toml", "content/a.md"]),
    ("Hugo", ["config.toml", "archetypes/default.md"]),
    ("Hugo", ["config/_default/hugo.yaml", "content/a.md"]),
    ("Jekyll", ["_config.yml", "_posts/2020-01-01-a.md"]),
    ("Jekyll", ["_config.yml", "Gemfile", "index.markdown"]),
    ("VitePress", ["docs/.vitepress/config.mts", "docs/index.md"]),
    ("VitePress", [".vitepress/config.js", "index.md"]),
    ("VuePress", ["docs/.vuepress/config.js", "docs/README.md"]),
    ("Docusaurus", ["docusaurus.config.ts", "docs/a.md"]),
    ("MkDocs", ["mkdocs.yml", "docs/index.md"]),
    ("Eleventy", ["eleventy.config.js", "index.md"]),
    ("Astro", ["astro.config.mjs", "src/pages/index.astro"]),
    ("Next.js", ["next.config.mjs", "app/layout.tsx"]),
    ("Nuxt", ["nuxt.config.ts", "app.vue"]),
    ("Hexo theme", ["_config.yml", "layout/layout.pug", "source/css/a.styl"]),
    ("Halo theme", ["theme.yaml", "templates/index.html"]),
    ("Hugo theme", ["theme.toml", "layouts/partials/footer.html", "exampleSite/config.toml"]),
    ("Jekyll theme", ["plain.gemspec", "_config.yml", "_layouts/default.html"]),
    ("WordPress theme", ["style.css", "functions.php", "footer.php", "single.php"]),
    ("WordPress", ["wp-content/themes/plain/footer.php"]),
    ("Typecho theme", ["index.php", "functions.php", "post.php", "footer.php"]),
    ("DedeCMS", ["templets/default/index.htm", "plus/search.php"]),
    ("PHPCMS", ["phpcms/templates/default/content/footer.html", "phpcms/modules/content/index.php"]),
    ("EmpireCMS", ["e/class/connect.php", "e/data/tmp/a.php", "index.html"]),
    ("Laravel", ["resources/views/layouts/app.blade.php"]),
    ("Spring", ["web/src/main/resources/templates/index.html"]),
    ("JSP", ["WebRoot/index.jsp"]),
    ("ASP.NET", ["index.aspx", "index.aspx.cs"]),
    ("GitBook", ["book.json", "SUMMARY.md"]),
    ("Vue", ["src/App.vue", "public/index.html"]),
    ("React", ["App.tsx", "index.html", "components/Footer.tsx", "a.md"]),
    ("Markdown", ["2024/a.md", "2024/b.md", "index.html"]),
    ("Typecho", ["usr/themes/default/footer.php"]),
    ("Templates", ["app.js", "templates/layout.hbs", "templates/index.hbs"]),
    ("ThinkPHP", ["Application/Home/View/Index/index.html", "ThinkPHP/ThinkPHP.php"]),
    ("ThinkPHP", ["Template/default/Home/Index/index.html", "ThinkPHP/ThinkPHP.php"]),
    ("HTML", ["index.html", "news/1.html", "foot.php"]),
    ("HTML", ["index.html", "news/1.html"]),
    ("HTML", []),
    ("CMS export", ["rows.jsonl", "more.csv"]),
]


@pytest.mark.parametrize(("name", "paths"), SITES, ids=[f"{name}-{len(paths)}" for name, paths in SITES])
def test_a_site_is_known_by_its_files(name: str, paths: list[str]) -> None:
    assert seen(dict.fromkeys(paths, "")).generator.name == name


def test_a_site_is_known_by_what_it_depends_on() -> None:
    assert seen({"package.json": '{"dependencies": {"hexo": "^7.0.0"}}', "_config.yml": ""}).generator.name == "Hexo"
    assert seen({"package.json": '{"keywords": ["hexo", "next"]}', "_config.yml": ""}).generator == PAGES
    assert seen({"package.json": '{"dependencies": ["hexo"', "_config.yml": ""}).generator == PAGES


def test_what_others_made_is_not_looked_at() -> None:
    assert (
        seen({"node_modules/hexo/_config.yml": "", "node_modules/hexo/scaffolds/a.md": "", "a.html": ""}).generator
        == PAGES
    )


HEXO = {
    "_config.yml": "title: 山间小记\nurl: https://blog.shanjian.cn/sub\nauthor: 何青\n",
    "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
    "source/_posts/a.md": "# a",
    "source/转载/b.md": "# b",
    "themes/shan/layout/_partial/footer.ejs": "<footer><%= date %> 京ICP备…</footer>",
    "themes/shan/layout/_partial/head.ejs": "<title></title>",
    "themes/shan/layout/layout.ejs": "<body><%- body %><%- partial('_partial/footer') %></body> ©",
    "public/index.html": "<footer>京ICP备…</footer>",
}
NOTICE_OF_HE = fact("copyright", owner="何青")
HEXO_FACTS = {
    "themes/shan/layout/_partial/footer.ejs": [ICP, NOTICE_OF_HE, POLICE],
    "source/转载/b.md": [fact("attribution", name="大江晚报", cue="转载自")],
}


def test_the_footer_template_is_the_one_with_the_numbers() -> None:
    survey = seen(HEXO, HEXO_FACTS)
    assert survey.footers == ("themes/shan/layout/_partial/footer.ejs",)
    assert (survey.icp.value, survey.police.value) == ("京ICP备2099000001号-1", "11010802000001")
    assert survey.owner == Answer("何青")


BASE = "<body>{{ block 'main' . }}{{ partial 'footer.html' . }}{{ partial 'beian.html' . }}</body>"


def test_number_and_notice_may_stand_in_two_files() -> None:
    files = {
        "hugo.toml": "",
        "layouts/_default/baseof.html": BASE,
        "layouts/partials/footer.html": "<footer>©",
        "layouts/partials/beian.html": "备案",
    }
    facts = {"layouts/partials/footer.html": [NOTICE], "layouts/partials/beian.html": [ICP]}
    assert set(seen(files, facts).footers) == {"layouts/partials/beian.html", "layouts/partials/footer.html"}


@pytest.mark.parametrize(
    ("notice", "author"),
    [("© 2099 某屋", ""), ("© 2019-2099 SlothHill", ""), ("© 2099 Sloth", "Sloth"), ("", "Sloth"), ("true", "Sloth")],
)
def test_an_author_owns_a_site_unless_the_notice_in_its_settings_names_another(notice: str, author: str) -> None:
    settings = f'title = "某屋"\ncopyright = "{notice}"\n\n[params.author]\nname = "Sloth"\n'
    assert stated([("config/_default/languages.toml", settings)]).author == author


def test_what_a_program_calls_every_site_is_no_name() -> None:
    said = "<?php\n$cfg_webname = '{}';\n"
    assert [stated([("data/config.cache.inc.php", said.format(name))]).title for name in ("我的网站", "北山站")] == [
        "",
        "北山站",
    ]


def test_settings_may_be_the_footer() -> None:
    files = {"docs/.vitepress/config.mts": "export default { themeConfig: { footer: { copyright: '© 何青' } } }"}
    assert seen(files, {"docs/.vitepress/config.mts": [ICP, NOTICE_OF_HE]}).footers == ("docs/.vitepress/config.mts",)


def test_a_footer_without_numbers_is_still_the_footer_by_its_name_and_place() -> None:
    files = {"hugo.toml": "", "layouts/_default/baseof.html": BASE, "layouts/partials/footer.html": "<p>hello</p>"}
    assert seen(files).footers == ("layouts/partials/footer.html",)


def test_without_a_footer_none_is_made_up() -> None:
    survey = seen({"_config.yml": "", "scaffolds/post.md": ""})
    assert survey.footers == ()
    assert "\n# footer: path/to/footer\n" in propose(survey)


def layouts(**others: str) -> dict[str, str]:
    layout = {"layout/layout.ejs": "<html><body><%- body %><%- partial('_partial/footer') %></body></html>"}
    return {"_config.yml": "", **layout, **others}


FOOTER = "<footer>&copy; <%= config.author %> <a href='https://beian.miit.gov.cn/'><%= theme.icp %></a></footer>"
NOT_THE_FOOTER = {
    "a demo": "demo/layout/footer.ejs",
    "an example site": "exampleSite/layouts/partials/footer.ejs",
    "the settings of the head": "layout/includes/head/config.ejs",
    "terms below the article": "layout/_partial/post/copyright.ejs",
    "a partial of posts": "layout/_partial/post-copyright.ejs",
    "the page of a tool": "source/lib/editor/footer.ejs",
    "a page of the office": "admin/templates/footer.ejs",
    "a test": "test/footer.ejs",
}


@pytest.mark.parametrize("path", NOT_THE_FOOTER.values(), ids=NOT_THE_FOOTER.keys())
def test_of_several_that_hold_a_notice_the_one_that_ends_the_page_is_the_footer(path: str) -> None:
    files = layouts(**{path: FOOTER + "版权所有 备案", "layout/_partial/footer.ejs": FOOTER})
    assert seen(files, {path: [ICP, NOTICE]}).footers == ("layout/_partial/footer.ejs",)
    assert seen(files, {path: [ICP, NOTICE]}).icp == Answer()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pages/database.html", "<p>{{ title }}</p>"),  # no base
        ("pages/price.html", "<p>{{ title }}</p><script>$('#a').children('p')</script>"),  # no place for a page
    ],
)
def test_a_page_with_a_number_is_no_layout(name: str, text: str) -> None:
    files = {name: f"<html><body>{text}{FOOTER}</body></html>", "pages/a.html": "<p>{{ title }}</p></body>"}
    assert seen(files, {name: [ICP, NOTICE]}).footers == ()


INCLUDES = {
    "EJS": ("layout.ejs", "<%- include('parts/foot') %></body>"),
    "Pug": ("layout.pug", "html\n  body\n    include parts/foot\n"),
    "Nunjucks": ("layout.njk", "{% include 'parts/foot.njk' %}</body>"),
    "Hugo": ("baseof.html", '{{- partial "parts/foot.html" . -}}</body>'),
    "Thymeleaf": ("index.html", '<div th:replace="~{parts/foot :: foot}"></div></body>'),
    "JSP": ("index.jsp", '<jsp:include page="/parts/foot.jsp"/></body>'),
    "JSP directive": ("index.jsp", '<%@ include file="parts/foot.jsp" %></body>'),
    "FreeMarker": ("index.ftl", '<#include "parts/foot.ftl"></body>'),
    "DedeCMS": ("index.htm", '{dede:include filename="foot.htm"/}</body>'),
    "PHPCMS": ("index.html", '{template "parts","foot"}</body>'),
    "ThinkPHP 3": ("index.html", '<include file="Parts/foot" /></body>'),
    "ThinkPHP": ("index.html", '{include file="parts/foot" /}</body>'),
    "PHP": ("index.php", "<?php $this->need('parts/foot.php'); ?></body>"),
    "Blade": ("app.blade.php", "@include('parts.foot')</body>"),
    "Vue": ("App.vue", "<template><main><slot/></main><foot-er/></template><script>import x from './parts/foot.vue'</script>"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), INCLUDES.values(), ids=INCLUDES.keys())
def test_an_include_is_followed_in_every_syntax(name: str, text: str) -> None:
    suffix = name.partition(".")[2]
    files = {
        "_config.yml": "", "layout/layout.ejs": "", f"layout/{name}": text, f"layout/parts/foot.{suffix}": "© 备案",
        f"layout/other/bottom.{suffix}": "© 备案",
    }  # fmt: skip
    assert seen(files).footers == (f"layout/parts/foot.{suffix}",)


def test_what_a_program_makes_of_templates_is_no_footer() -> None:
    skin = {"layout.ejs": "<body><%- partial('footer') %></body>", "footer.ejs": "<footer>© 备案</footer>"}
    files = {f"layout/{each}/{name}": text for each in ("cache", "classic") for name, text in skin.items()}
    assert seen({"_config.yml": "", **files}).footers == ("layout/classic/footer.ejs",)


def test_between_two_skins_nobody_can_choose() -> None:
    skin = {"layout.ejs": "<body><%- partial('footer') %></body>", "footer.ejs": "<footer>© 备案</footer>"}
    files = {f"layout/{each}/{name}": text for each in ("classic", "mobile") for name, text in skin.items()}
    survey = seen({"_config.yml": "", "layout/layout.ejs": "", **files})
    assert (survey.footers, survey.candidates) == ((), ("layout/classic/footer.ejs", "layout/mobile/footer.ejs"))
    assert "layout/mobile/footer.ejs" in propose(survey)


def test_the_footers_of_one_site_for_its_devices_and_languages_all_count() -> None:
    skin = {"layout.ejs": "<body><%- partial('footer') %></body>", "footer.ejs": "<footer>© 备案</footer>"}
    folders = ("home/pc", "home/mobile", "en/mobile")
    files = {f"layout/{each}/{name}": text for each in folders for name, text in skin.items()}
    survey = seen({"_config.yml": "", "layout/layout.ejs": "", **files})
    footers = tuple(sorted(f"layout/{each}/footer.ejs" for each in folders))
    assert (survey.footers, survey.candidates) == (footers, ())
    assert f"\nfooter: [{', '.join(footers)}]" in propose(survey)


def test_the_theme_in_use_brings_the_footer() -> None:
    theme = {
        "layout/layout.ejs": "<body><%- partial('footer') %></body>",
        "layout/footer.ejs": "<footer>© 备案</footer>",
    }
    files = {f"themes/{each}/{name}": text for each in ("ash", "birch") for name, text in theme.items()}
    files |= {"_config.yml": "theme: birch\n", "scaffolds/a.md": ""}
    assert seen(files).footers == ("themes/birch/layout/footer.ejs",)


@pytest.mark.parametrize(
    ("layout", "owner"),
    [
        ("<body>{{ content }}<footer>© {{ site.author }}</footer></body>", "李小明"),
        ("---\n# © 2015 Hill\n---\n<body>{{ content }}<footer>{{ site.author }}</footer></body>", ""),
        (None, "李小明"),
    ],
)
def test_who_writes_a_blog_owns_it_unless_its_own_layouts_show_no_notice(layout: str | None, owner: str) -> None:
    layouts = {"_layouts/default.html": layout} if layout is not None else {}
    survey = seen({"_config.yml": "author: 李小明\n", "_posts/2099-04-11-a.md": "", **layouts})
    assert survey.owner.value == owner


def test_the_notice_of_the_tool_is_nobodys() -> None:
    text = "<body>{{ content }}<div>Powered by <b>DedeCMS</b> &copy; 2004-2011 DesDev Inc.</div></body>"
    survey = seen(
        {"_config.yml": "", "_layouts/default.html": text},
        {"_layouts/default.html": [fact("copyright", owner="DesDev Inc.")]},
    )
    assert survey.owner == Answer()


def test_the_author_of_a_theme_owns_no_site() -> None:
    files = layouts(**{"layout/_partial/footer.ejs": FOOTER, "package.json": '{"author": "林小满"}'})
    files["_config.yml"] = "author: 林小满\ntitle: 山脚\nurl: https://shanjiao.cn\n"
    survey = seen(files, {"layout/_partial/footer.ejs": [fact("copyright", owner="林小满")]})
    assert (survey.name, survey.owner, survey.hosts) == ("", Answer(), ())


def test_where_footer_and_settings_disagree_the_owner_is_left_out() -> None:
    survey = seen(HEXO, {"themes/shan/layout/_partial/footer.ejs": [ICP, fact("copyright", owner="林小满")]})
    assert survey.owner == Answer("", ("林小满", "何青"))
    assert "林小满, 何青" in propose(survey)


def test_where_other_pages_have_notices_of_another_the_owner_is_left_out() -> None:
    alone = {f"WebRoot/news{number}.jsp": "<html><body>版权所有</body></html>" for number in range(3)}
    files = {"WebRoot/index.jsp": '<body><jsp:include page="foot.jsp"/></body>', "WebRoot/foot.jsp": "备案 ©"}
    facts = {"WebRoot/foot.jsp": [ICP, NOTICE_OF_HE]}
    assert seen(files | alone, facts).owner == Answer("何青")
    facts |= {path: [fact("copyright", owner="林小满")] for path in alone}
    assert seen(files | alone, facts).owner == Answer("", ("何青", "林小满"))


def test_numbers_of_two_bodies_are_left_out() -> None:
    other = fact("icp", normal="沪ICP备2099000002号")
    survey = seen(HEXO, {"themes/shan/layout/_partial/footer.ejs": [ICP, other]})
    assert survey.icp == Answer("", ("京ICP备2099000001号-1", "沪ICP备2099000002号"))


def test_pages_bring_their_own_footer_and_tell_the_names() -> None:
    survey = seen({"index.html": "", "a/b.html": ""}, {"index.html": [ICP, NOTICE_OF_HE]})
    assert (survey.footers, survey.icp.value, survey.owner.value) == ((), "京ICP备2099000001号-1", "何青")


def test_pages_agree_by_majority() -> None:
    files = {f"news/{number}.html": "" for number in range(10)}
    facts = {path: [ICP, NOTICE_OF_HE] for path in list(files)[:8]} | {
        "news/9.html": [fact("copyright", owner="林小满")]
    }
    assert seen(files, facts).owner == Answer("何青", ("林小满",))
    facts |= {path: [fact("copyright", owner="林小满")] for path in list(files)[:4]}
    assert seen(files, facts).owner == Answer("", ("林小满", "何青"))


def test_a_notice_on_one_page_of_many_is_not_the_sites() -> None:
    files = {f"news/{number}.html": "" for number in range(10)}
    assert seen(files, {"news/3.html": [NOTICE_OF_HE]}).owner == Answer("", ("何青",))


def test_a_page_that_a_browser_saved_or_one_among_many_posts_is_not_the_sites() -> None:
    posts = {f"notes/{number}.md": "# 题\n\n文。\n" for number in range(6)}
    page = {"notes/甲.htm": "<title>何青的甲</title>"}
    theirs = {"notes/甲.htm": [NOTICE_OF_HE]}
    assert seen(page, theirs).owner.value == "何青"
    assert seen(page | posts, theirs).owner.value == ""
    assert seen(page | {"notes/甲_files/a.css": ""}, theirs).owner.value == ""


def test_the_head_of_pages_tells_host_and_name() -> None:
    page = '<link rel="canonical" href="https://www.xiaohe.com/{}"><meta property="og:site_name" content="小河网">'
    survey = seen({f"{number}.html": page.format(number) for number in range(4)})
    assert (survey.hosts, survey.name) == (("www.xiaohe.com",), "小河网")
    titled = {f"{number}.html": f"<title>第{number}篇 - 小河网</title>" for number in range(6)}
    assert seen(titled).name == "小河网"
    titled = {
        f"{number}.html": f"<title>第{number}篇 | 小河网 | 小河新闻 | 小河旅游 | 小桥流水</title>"
        for number in range(6)
    }
    assert seen(titled).name == ""  # a row of words to be found by


def test_a_greeting_is_no_name_and_a_half_of_the_owner_is_none_of_the_site() -> None:
    titled = {f"{number}.html": f"<title>第{number}篇_欢迎进入小河网</title>" for number in range(6)}
    assert seen(titled).name == "小河网"
    halves = {f"{number}.html": f"<title>第{number}篇-小河中学</title>" for number in range(6)}
    notices = {path: [fact("copyright", owner="大山小学-小河中学")] for path in halves}
    assert (seen(halves).name, seen(halves, notices).name) == ("小河中学", "大山小学-小河中学")


def test_a_page_that_a_layout_is_put_round_ends_as_that_does() -> None:
    views = {f"views/{name}.blade.php": "@extends('layout.base')\n@include('parts.footer')\n" for name in "abc"}
    files = views | {
        "views/layout/base.blade.php": "<html><body>@yield('content')</body></html>",
        "views/parts/footer.blade.php": "<p>&copy; 2099 小河网 京ICP备2099000012号</p>",
        "office/layout.blade.php": "<html><body>@yield('content')@include('office.footer')</body></html>",
        "office/footer.blade.php": "<footer>&copy; 2099 Powered by 小桥</footer>",
    }
    assert frame(files, lambda _: ()).footers == ("views/parts/footer.blade.php",)


def test_pages_that_share_a_footer_are_templates() -> None:
    pages = {f"{number}.htm": '<body>{dede:include filename="foot.htm"/}</body></html>' for number in range(4)}
    foot = {"foot.htm": "<footer>© 2099 何青 京ICP备2099000001号-1</footer>"}
    survey = seen(pages | foot, {"foot.htm": [NOTICE_OF_HE, ICP]})
    assert (survey.generator.name, survey.footers) == ("Templates", ("foot.htm",))
    alone = dict.fromkeys(pages, "<body></body></html>")
    assert seen(alone | foot, {"foot.htm": [NOTICE_OF_HE, ICP]}).generator.name == "HTML"


def test_what_says_again_what_pages_say_is_no_export() -> None:
    rows = '[{"title": "小桥通车了", "content": "昨日上午，小桥通车了。大家都来看，两岸的人都说好。下午还有一场演出。"}, {"title": "小河涨水了", "content": "今天上午，小河涨水了。大家都来看，两岸的人都说大。下午还会再涨一次。"}]'

    def columns(*paths: str) -> tuple[str, ...]:
        return recognised(paths, lambda path: [PageFacts(path, "1", "article", "unknown", "")], lambda _: rows).patterns

    assert columns("search.json") == ("**/*.json",)
    assert columns("a/search.json", "index.html") == ("a/**/*.json",)
    assert columns("search.json", "index.html") == ()


def test_posts_whose_writer_is_nobody_are_not_ones_own() -> None:
    blog = {"_config.yml": "", "_layouts/a.html": ""}
    posts = {
        f"_posts/2099-01-{number:02}-a.md": "---\ntitle: 山\nauthor: 网络\n---\n\n昨日，小桥通车了。\n"
        for number in range(1, 9)
    }
    mine = {path: text.replace("网络", "何青") for path, text in posts.items()}
    assert (seen(blog | posts).original, seen(blog | mine).original) == ((), ("_posts/**",))


def test_a_placeholder_is_no_number() -> None:
    assert seen({"index.html": ""}, {"index.html": [fact("icp", normal="", number="12345678")]}).icp == Answer()


def test_a_key_of_the_theme_that_nobody_filled_in_is_no_footer() -> None:
    files = {"_config.yml": "", "scaffolds/a.md": "", "_config.shan.yml": "footer:\n  copyright:\n  beian:\n"}
    assert seen(files, {"_config.shan.yml": [fact("copyright")]}).footers == ()
    assert seen(files, {"_config.shan.yml": [fact("copyright"), ICP]}).footers == ("_config.shan.yml",)
    files["_config.shan.yml"] = "placeholder: 京ICP备2099000001号-1"
    assert seen(files, {"_config.shan.yml": [ICP]}).footers == ()


def test_what_a_theme_brings_along_as_a_sample_is_left_out(tmp_path: Path) -> None:
    survey = seen({"hugo.toml": "", "themes/t/content/a.md": "", "themes/t/archetypes/b.md": "", "content/c.md": ""})
    assert survey.documents == 1
    config = loaded(tmp_path, survey)
    ignored = [
        path
        for path in ("themes/t/content/a.md", "themes/t/archetypes/b.md", "content/c.md")
        if config.for_path(tmp_path / path).ignored
    ]
    assert ignored == ["themes/t/content/a.md", "themes/t/archetypes/b.md"]


def test_a_manual_is_not_said_to_be_ones_own_for_notes_are_gathered_from_everywhere() -> None:
    assert seen({"docs/.vitepress/config.mts": "", "docs/index.md": ""}).original == ()


def test_terms_below_every_post_are_no_reason_to_ask_it_for_its_source() -> None:
    """Of 300 posts all end in terms; a few speak of a source, all of which are asked."""
    terms = "# 标题\n\n正文。\n\n版权声明：自由转载-非商用-保持署名\n"
    files = {f"source/_posts/{n:03}.md": terms for n in range(300)} | {"_config.yml": "", "scaffolds/a.md": ""}
    taken = {f"source/_posts/{n:03}.md" for n in (17, 158, 299)}
    files |= dict.fromkeys(taken, "本文转载自大江晚报\n\n" + terms)
    asked = []

    def ask(path: str, _: PageKind | None) -> list[PageFacts]:
        asked.append(path)
        facts = ((TOLD, Place(1, 1, 1, 2)),) if path in taken else ()
        return [PageFacts(path, None, "article", "yes" if facts else "unknown", "stated" if facts else "", facts=facts)]

    assert look(files, files.get, ask).republished == tuple(sorted(taken))
    assert len(set(asked)) < 40


def test_an_archive_of_other_peoples_texts_is_no_blog() -> None:
    posts = {f"_posts/{n}.md": "# 标题" for n in range(10)} | {"_config.yml": ""}

    def packs(taken: int) -> tuple[str, ...]:
        return seen(posts, {f"_posts/{n}.md": [TOLD] for n in range(taken)}).packs

    assert (packs(4), packs(9)) == (("blog",), ())


def test_pages_of_an_editor_do_not_count_where_programs_bring_in_a_footer() -> None:
    programs = {f"site/{n}.php": "<?php include 'include/footer.php' ?>" for n in range(5)} | {
        "site/include/footer.php": "京ICP备…"
    }
    editor = {f"site/ueditor/dialogs/{n}.html": "" for n in range(9)}
    survey = seen(programs | editor, {"site/include/footer.php": [ICP]})
    assert (survey.generator.name, survey.footers) == ("Templates", ("site/include/footer.php",))
    assert survey.icp.value == "京ICP备2099000001号-1"
    assert seen({f"site/{n}.php": "" for n in range(5)} | editor).generator == PAGES


def test_a_number_whose_letter_and_area_disagree_is_left_out() -> None:
    wrong = fact("police", normal="11010802000001", province="蒙", **{"area-province": "京"})
    files = {f"{n}.html": "" for n in range(4)} | {"index.html": ""}
    assert seen(files, {path: [wrong] for path in files}).police.value == ""
    right = fact("police", normal="11010802000001", province="京", **{"area-province": "京"})
    assert seen(files, {path: [right] for path in files}).police.value == "11010802000001"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["yes"], "republished"),
        (["yes", "unknown", "unknown"], "republished"),
        (["yes", "unknown", "unknown", "unknown"], "perhaps"),
        (["yes", "no", "unknown"], "perhaps"),
        (["unknown", "unknown"], "perhaps"),
    ],
)
def test_a_folder_is_republished_by_what_is_in_it_and_not_by_its_name(answers: list[str], told: str) -> None:
    files = {f"source/_posts/转载/{n}.md": "# 标题\n" for n in range(len(answers))} | {
        "_config.yml": "",
        "scaffolds/a.md": "",
    }
    inside = [path for path in files if "转载" in path]

    def ask(path: str, _: PageKind | None) -> list[PageFacts]:
        return [PageFacts(path, None, "article", answers[inside.index(path)] if path in inside else "unknown")]

    survey = look(files | {"source/_posts/a.md": "# 标题\n"}, files.get, ask)
    assert {"republished": survey.republished, "perhaps": survey.perhaps}[told] == ("source/_posts/转载/**",)
    assert bool(survey.republished) != bool(survey.perhaps)
    assert ("source/_posts/**" in survey.original) == (told == "republished")
    lines = [line for line in propose(survey).splitlines() if "转载/**" in line]
    assert lines
    assert any(line.startswith("republished:") for line in lines) == (told == "republished")


def test_a_folder_of_pictures_or_programs_called_so_is_nothing() -> None:
    survey = seen(
        {
            "_config.yml": "",
            "scaffolds/a.md": "",
            "source/转载/a.png": "",
            "src/repost/index.js": "",
            "tags/转载/index.html": "<p>1</p>",
        }
    )
    assert (survey.republished, survey.perhaps) == ((), ())


def test_a_folder_of_own_texts_is_original_where_none_says_otherwise() -> None:
    files = {"_config.yml": "", "scaffolds/a.md": "", "source/原创/a.md": "# 标题"}
    assert seen(files).original == ("source/原创/**",)
    assert seen(files, {"source/原创/a.md": [TOLD]}).original == ()


POSTS = {"_config.yml": "", "scaffolds/a.md": "", **{f"source/_posts/{n}.md": "# 标题\n" for n in range(30)}}
TOLD = fact("attribution", name="大江晚报", cue="转载自")
BY_A_TABLE = fact("attribution", name="说明", cue="来源")


A_LINK = fact("attribution", url="https://www.dajiangwb.com/1.html", cue="原文链接")


def claimed(republished: int, *told: Fact) -> Survey:
    spoken = {f"source/_posts/{n}.md" for n in range(republished)}
    files = POSTS | dict.fromkeys(spoken, "转载自 来源")

    def ask(path: str, _: PageKind | None) -> list[PageFacts]:
        facts = tuple((each, Place(1, 1, 1, 2)) for each in told) if path in spoken else ()
        return [PageFacts(path, None, "article", "yes" if facts else "unknown", "stated" if facts else "", facts=facts)]

    return look(files, files.get, ask)


def test_the_posts_of_a_blog_are_its_own_but_for_those_that_say_otherwise(tmp_path: Path) -> None:
    survey = claimed(2, TOLD)
    assert survey.original == ("source/_posts/**",)
    assert survey.republished == ("source/_posts/0.md", "source/_posts/1.md")
    config = loaded(tmp_path, survey)
    assert [config.for_path(tmp_path / f"source/_posts/{n}.md").site.republished for n in (1, 2)] == ["yes", "no"]


def test_the_path_of_an_exception_means_itself(tmp_path: Path) -> None:
    survey = seen({"_config.yml": "", "_posts/a[1] !x.md": "", "_posts/a1 !x.md": ""})
    assert loaded(tmp_path, survey).for_path(tmp_path / "_posts/a1 !x.md").site.republished == "no"
    survey = replace(survey, republished=(exactly("_posts/a[1] !x.md"), exactly("#b.md")))
    config = loaded(tmp_path, survey)
    said = [
        config.for_path(tmp_path / each).site.republished
        for each in ("_posts/a[1] !x.md", "_posts/a1 !x.md", "#b.md", "c/#b.md")
    ]
    assert said == ["yes", "no", "yes", "auto"]


def test_a_blog_of_reprints_claims_nothing() -> None:
    assert (claimed(20, TOLD).original, claimed(20, TOLD).republished) == ((), ())


def test_a_link_to_the_original_is_one_and_several_are_a_list() -> None:
    assert claimed(1, A_LINK).republished == ("source/_posts/0.md",)
    assert claimed(1, A_LINK, A_LINK).republished == ()


def test_a_table_headed_source_names_no_source() -> None:
    assert claimed(20, BY_A_TABLE).republished == ()
    assert claimed(20, BY_A_TABLE).original == ("source/_posts/**",)


NAMES = {
    "names": ("何青", "小河县融媒体中心", "Dongling Media", "ruanxi", "North River Press, Inc.", "北京大学 计算中心", "山脚·何青"),
    "code": ("author_img_back", "authorName", "SITE_NAME", "info: false", "{{ author }}", "site.author", "$name", "null", "footer.pug", "config.yml"),
    "licences": ("采用 CC BY-NC-SA", "CC BY 4.0", "MIT License", "知识共享署名", "Creative Commons"),
    "tools": ("Font Squirrel", "Hexo", "DesDev Inc.", "Powered by Typecho", "织梦科技", "DESTOON B2B SYSTEM"),
    "what stands for a name": ("作者", "本站", "Your Name", "John Doe", "网站名称", "示例社", "某某公司", "新闻网站", "admin"),
    "sentences": ("转载请注明出处", "未经授权禁止转载", "欢迎来到，这里", "2020", "x", ""),
}  # fmt: skip


@pytest.mark.parametrize("group", NAMES)
def test_only_what_shapes_up_as_a_name_is_one(group: str) -> None:
    assert {each: is_name(each) for each in NAMES[group]} == dict.fromkeys(NAMES[group], group == "names")


@given(st.text())
def test_any_text_is_a_name_or_not(text: str) -> None:
    assert is_name(text) in (True, False)
    assert host_of(text) == host_of(text).lower()
    assert stated([("_config.yml", text), ("a.toml", text), ("b.json", text), ("c.ts", text)]).hosts is not None


PACKS = [
    ("a government's host", {"CNAME": "www.xiaohe.gov.cn"}, ("government",)),
    ("any other host", {"CNAME": "www.xiaohe.com"}, ()),
    ("a blog", {"_config.yml": "", "scaffolds/a.md": "", **{f"source/_posts/{n}.md": "" for n in "abc"}}, ("blog",)),
    (
        "a manual that a generator of blogs makes",
        {"_config.yml": "", "scaffolds/a.md": "", "source/_posts/a.md": ""},
        (),
    ),
]


@pytest.mark.parametrize(("files", "packs"), [case[1:] for case in PACKS], ids=[case[0] for case in PACKS])
def test_packs_follow_from_what_the_site_is(files: dict[str, str], packs: tuple[str, ...]) -> None:
    assert seen(files).packs == packs


def test_a_news_licence_asks_for_the_rules_of_news() -> None:
    assert seen({"index.html": ""}, {"index.html": [fact("licence", normal="news")]}).packs == ("news",)


def test_overseas_is_offered_where_nothing_shows_a_mainland_site() -> None:
    assert "# use: [overseas]" in propose(seen({"index.html": ""}))
    assert "overseas]" not in propose(seen({"index.html": ""}, {"index.html": [ICP]}))


def test_readmes_of_vuepress_are_pages_where_several_hold_a_text(tmp_path: Path) -> None:
    text = "昨日，小桥正式通车，两岸居民往来更加方便。" * 30
    pages = {f"docs/{name}/README.md": text for name in "abc"}
    config = loaded(tmp_path, seen({"docs/.vuepress/config.js": "", **pages}))
    assert config.for_path(tmp_path / "docs/a/README.md").kind == "article"
    assert seen({"docs/.vuepress/config.js": "", "docs/a/README.md": text, "docs/README.md": "home: true"}).kinds == ()


ADDRESSES = [
    ("_config.yml", "url: https://blog.shanjian.cn/sub", ("blog.shanjian.cn",)),
    ("_config.yml", "url: http://example.com", ()),
    ("_config.yml", 'url: "https://a.cn:8080/" # comment', ("a.cn",)),
    ("_config.yml", "theme:\n  url: https://theme.cn", ()),
    ("_config.yml", "# url: https://a.cn", ()),
    ("CNAME", "www.shanjian.cn\n", ("www.shanjian.cn",)),
]


def test_a_cname_that_the_settings_know_nothing_of_is_only_proposed() -> None:
    survey = seen({"_config.yml": "url: https://blog.shanjian.cn", "scaffolds/a.md": "", "CNAME": "theme.cn\n"})
    assert (survey.hosts, survey.more_hosts) == (("blog.shanjian.cn",), ("theme.cn",))


@pytest.mark.parametrize(("name", "text", "hosts"), ADDRESSES)
def test_the_address_is_found_where_generators_keep_it(name: str, text: str, hosts: tuple[str, ...]) -> None:
    assert seen({"_config.yml": "", "scaffolds/a.md": ""} | {name: text}).hosts == hosts


OTHER_ADDRESSES = [
    ("hugo.toml", "baseURL = 'https://a.cn/'\ntitle = '甲'\n"),
    ("docs/.vitepress/config.mts", "export default defineConfig({\n  title: '甲',\n  sitemap: { hostname: 'https://a.cn' },\n  x: 1,\n  hostname: 'https://a.cn',\n})"),
    ("docusaurus.config.js", 'module.exports = {\n  title: "甲",\n  url: "https://a.cn",\n};'),
    ("mkdocs.yml", "site_name: 甲\nsite_url: https://a.cn/\n"),
    ("astro.config.mjs", "export default {\n  title: `甲`,\n  site: 'https://a.cn',\n}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), OTHER_ADDRESSES, ids=[case[0] for case in OTHER_ADDRESSES])
def test_every_generator_tells_title_and_address(name: str, text: str) -> None:
    survey = seen({name: text, "content/a.md": ""})
    assert (survey.name, survey.hosts) == ("甲", ("a.cn",))


def test_a_tab_may_part_a_key_and_its_value() -> None:
    survey = seen({"_config.yml": "title:\t甲\nurl:\t\t https://a.cn/\n", "_posts/2099-04-11-a.md": ""})
    assert (survey.name, survey.hosts) == ("甲", ("a.cn",))


def test_a_title_that_came_with_the_generator_is_no_name() -> None:
    assert seen({"_config.yml": "title: Hexo\n", "scaffolds/a.md": ""}).name == ""
    assert seen({"hugo.toml": "title = 'My New Hugo Project'\n"}).name == ""


# --- the proposal --------------------------------------------------------------------------------------------------


def loaded(tmp_path: Path, survey: Survey) -> Any:
    for path in survey.footers:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    (tmp_path / ".checker.yaml").write_text(propose(survey), encoding="utf-8")
    return load(tmp_path / ".checker.yaml", KNOWN)


def test_what_is_proposed_is_what_was_seen(tmp_path: Path) -> None:
    config = loaded(tmp_path, seen({**HEXO, "source/_posts/c.md": "# c", "source/_posts/d.md": "# d"}, HEXO_FACTS))
    post = config.for_path(tmp_path / "source/_posts/a.md")
    assert (post.site.name, post.site.owner, post.site.hosts) == ("山间小记", "何青", ("blog.shanjian.cn",))
    assert (post.site.icp, post.site.police) == ("京ICP备2099000001号-1", "11010802000001")
    assert post.footer == (tmp_path / "themes/shan/layout/_partial/footer.ejs",)
    assert post.packs == ("blog",)
    assert config.for_path(tmp_path / "source/转载/b.md").site.republished == "yes"
    assert config.for_path(tmp_path / "scaffolds/post.md").ignored is not None


def test_nothing_seen_proposes_nothing_but_comments(tmp_path: Path) -> None:
    survey = seen({"index.html": ""})
    assert all(
        line.startswith("#") or not line.strip() for line in propose(survey).splitlines() if not line.startswith("  #")
    )
    assert loaded(tmp_path, survey).for_path(tmp_path / "x").packs == ()


ASLEEP = re.compile(
    rf"(?m)^( *)# ((?:  )?(?:- \{{|(?:{'|'.join([key.name for key in KEYS] + ['name', 'owner', 'hosts', 'icp', 'police', *KNOWN.rules])}):(?: |$)).*)$"
)


def test_every_commented_line_works_when_the_mark_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/footer.html").write_text("")
    (tmp_path / "approved-sources.txt").write_text("甲")
    text = ASLEEP.sub(r"\1\2", propose(seen({"index.html": ""})))
    (tmp_path / ".checker.yaml").write_text(text, encoding="utf-8")
    found = load(tmp_path / ".checker.yaml", KNOWN).for_path(tmp_path / "app/a.html")
    assert (found.site.name, found.site.owner, found.site.hosts) == ("示例网", "示例社", ("www.example.com",))
    assert (found.site.presume, found.language, found.packs) == ("republished", "zh", ("overseas",))
    assert [each.rule for each in found.allow] == ["icp-missing"]
    assert found.levels == {"icp-unlinked": "warning", "icp-missing": "off"}
    assert set(re.findall(r"(?m)^([a-z][a-z ]*):", text)) == {key.name for key in KEYS} - {
        "extends",
        "max size",
        "rulebook",
    }


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(GENERATORS))
def test_the_proposal_loads_whatever_the_site_is_called(
    tmp_path_factory: pytest.TempPathFactory, title: str, owner: str, generator: Any
) -> None:
    survey = Survey(generator, name=title, owner=Answer(owner, (title,)), republished=("转载/**", "a: b"))
    if title.strip() and owner.strip():
        site = loaded(tmp_path_factory.mktemp("site"), survey).for_path(Path("x")).site
        assert (site.name, site.owner) == (title, owner)


def test_of_a_big_folder_a_bounded_sample_is_read() -> None:
    pages = {f"news/{folder}/{name}.html": "<html>" for folder in range(40) for name in range(100)}
    posts = {f"source/_posts/{number}.md": "转载自 来源" for number in range(3000)}
    layouts = {f"themes/x/layout/{number}.ejs": "<footer>© 备案</footer></body>" for number in range(1000)}
    files = pages | posts | layouts | {"_config.yml": "", "scaffolds/a.md": ""}
    asked: list[str] = []

    def ask(path: str, kind: PageKind | None) -> list[PageFacts]:
        asked.append(path)
        return [PageFacts(path, None, kind or "page")]

    read: list[str] = []

    def text(path: str) -> str | None:
        read.append(path)
        return files.get(path)

    look(files, text, ask)
    assert len(asked) <= 300
    assert len(set(read)) <= 3000


BLOG = {
    "_config.yml": "title: 河畔\nauthor: 林小满\nurl: https://hepan.cn\n",
    "scaffolds/post.md": "",
    "themes/a/layout/layout.ejs": "<html><body><%- body %><%- partial('footer') %></body></html>",
    "themes/a/layout/footer.ejs": "<footer>© 2020 林小满 <%= theme.icp %></footer>",
    **{f"source/_posts/{number}.md": "周末沿着河走。" for number in range(4)},
}


def test_a_site_in_a_folder_is_surveyed_as_if_seen_from_there() -> None:
    alone, below = (
        seen(BLOG),
        seen({f"blog/{path}": text for path, text in BLOG.items()} | {"README.md": "", "a.sh": ""}),
    )
    assert below.generator.name == alone.generator.name == "Hexo"
    assert (below.name, below.hosts) == (alone.name, alone.hosts) == ("河畔", ("hepan.cn",))
    assert below.footers == tuple(f"blog/{path}" for path in alone.footers)
    assert below.original == ("blog/source/_posts/**",)
    assert below.generator.ignore == ("scaffolds/", "/blog/public/")


@pytest.mark.parametrize(
    "others",
    [
        {f"other/{path}": text for path, text in BLOG.items()},
        {f"{number}.html": "" for number in range(20)},
    ],
)
def test_where_several_sites_or_more_of_something_else_lie_none_of_them_is_the_one(others: dict[str, str]) -> None:
    files = {f"blog/{path}": text for path, text in BLOG.items()} | others
    assert not seen(files).generator.marks


def test_an_example_in_a_folder_is_not_the_site() -> None:
    assert not seen({f"exampleSite/{path}": text for path, text in BLOG.items()}).generator.marks


@pytest.mark.parametrize(
    "owner", ["Company name", "“Company name”", "Your Company", "公司名称", "某某科技有限公司", "Site Name"]
)
def test_the_placeholder_of_a_template_is_never_written_as_the_owner(owner: str) -> None:
    page = fact("copyright", owner=owner, years="2020", state="placeholder")
    files = BLOG | {"_config.yml": f"title: 河畔\nauthor: {owner}\nurl: https://hepan.cn\n"}
    survey = seen(files, {"themes/a/layout/footer.ejs": [page, ICP]})
    assert (survey.owner.value, survey.owner.others) == ("", ())


def test_an_apostrophe_is_a_part_of_a_name() -> None:
    survey = seen(BLOG | {"_config.yml": 'title: "Lin\'s Notes"\nauthor: "O\'Neil Lin"\n'})
    assert (survey.name, survey.owner.value) == ("Lin's Notes", "O'Neil Lin")
    assert 'owner: "O\'Neil Lin"' in propose(survey)


# --- what was wrong in repositories never seen ----------------------------------------------------------------------


@pytest.mark.parametrize("home", ["", "docs/", "packages/docs/"])
@pytest.mark.parametrize("made", [".vuepress/dist", ".vitepress/dist"])
def test_what_a_manual_is_built_into_is_ignored_wherever_the_manual_lies(tmp_path: Path, home: str, made: str) -> None:
    config = loaded(tmp_path, seen({f"{home}{made.partition('/')[0]}/config.js": "", f"{home}a.md": ""}))
    assert config.for_path(tmp_path / f"{home}{made}/index.html").ignored is not None
    assert config.for_path(tmp_path / f"{home}dist/index.html").ignored is None


def post(name: str, text: str, *told: tuple[int, Fact]) -> Survey:
    """A blog of 30 posts one of which, *name*, states facts, each on a line from 1."""
    path = f"source/_posts/{name}.md"
    files = POSTS | {path: text}

    def ask(asked: str, _: PageKind | None) -> list[PageFacts]:
        facts = tuple((each, Place(line, 1, line, 2)) for line, each in told) if asked == path else ()
        return [
            PageFacts(asked, None, "article", "yes" if facts else "unknown", "stated" if facts else "", facts=facts)
        ]

    return look(files, files.get, ask)


PROSE = "河水很慢，树很多。\n" * 12
LISTED = "".join(f"* [说明{number}](https://a.cn/{number})\n" for number in range(60))
SAID_OF_ALL = {
    "a label at the head": ("---\ntitle: 甲\n---\n\n> 转自：大江晚报\n\n" + PROSE, 5, {"cue": "转自", "name": "大江晚报"}),
    "a label at the end": (PROSE + "\n> 本文译自 River Notes\n", 14, {"cue": "译自", "name": "River Notes"}),
    "a label before what was read": (PROSE + "> 本文译自 River Notes\n\n## 参考资料\n" + LISTED, 13, {"cue": "译自"}),
    "a last item that names the original": (PROSE + "* 原文出处：《河边笔记》\n", 13, {"cue": "原文出处", "name": "河边笔记", "url": "https://a.cn/1"}),
}  # fmt: skip
SAID_OF_SOMETHING_ELSE = {
    "a source, perhaps of one thing in it": ("---\ntitle: 甲\n---\n\n> 来源：大江晚报\n\n" + PROSE, 5, {"cue": "来源", "url": "https://a.cn/1"}),
    "a text of a language": (PROSE + "* 原文：ἀρχή\n", 13, {"cue": "原文", "name": "ἀρχή"}),
    "a figure": ("---\ntitle: 甲\n---\n\n> 水位逐年下降【来源】\n\n" + PROSE, 5, {"cue": "来源", "url": "https://a.cn/1"}),
    "a part, from the net": (PROSE + "这里只讲使用，以下部分资料来自网络，感谢帮忙的人。\n", 13, {"cue": "网络", "name": "网络"}),
    "what a film was made from": (PROSE + "这部电影拍得很省，内容改编自一个小说。\n", 13, {"cue": "转载自", "name": "一个小说"}),
    "an item of a digest": (PROSE + "翻译自 River Notes，有删改。\n" + PROSE, 13, {"cue": "转载自", "name": "x"}),
    "the source of a paragraph": (PROSE + "来源：https://a.cn\n" + PROSE, 13, {"cue": "来源", "url": "https://a.cn/1"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "fields"), SAID_OF_ALL.values(), ids=SAID_OF_ALL.keys())
def test_a_post_that_says_of_all_of_itself_where_it_comes_from_is_named(
    text: str, line: int, fields: dict[str, str]
) -> None:
    assert post("p", text, (line, fact("attribution", **fields))).republished == ("source/_posts/p.md",)


@pytest.mark.parametrize(("text", "line", "fields"), SAID_OF_SOMETHING_ELSE.values(), ids=SAID_OF_SOMETHING_ELSE.keys())
def test_a_post_that_says_where_a_part_of_it_comes_from_is_ones_own(
    text: str, line: int, fields: dict[str, str]
) -> None:
    survey = post("p", text + "\n<!-- 转载 -->\n", (line, fact("attribution", **fields)))
    assert (survey.republished, survey.original) == ((), ("source/_posts/**",))


def test_several_links_to_originals_are_those_of_a_digest() -> None:
    original = fact("attribution", cue="原文", url="https://a.cn/1")
    text = "> 原文: https://a.cn/1\n" + PROSE + "> 原文: https://a.cn/2\n"
    assert post("p", text, (1, original)).republished == ("source/_posts/p.md",)
    assert post("p", text, (1, original), (14, original)).republished == ()


@pytest.mark.parametrize(
    "text", ["译文地址：https://a.cn/1", "---\ntitle: （译）河边笔记\n---\n河。", "本文译自 River Notes"]
)
def test_every_word_for_a_translation_has_a_post_asked(text: str) -> None:
    mark = replace(fact("reprint-mark", mark="（译）"), regions=("front matter",))
    assert post("p", text, (1, mark)).republished == ("source/_posts/p.md",)


@pytest.mark.parametrize(
    "host",
    [
        "test.com",
        "www.test.com",
        "demo.hepan.cn",
        "git.hepan.cn/shan/shan.git",
        "vuepress-theme-hill-docs-demo.hebian.cn",
        "hepan.test",
        "nas.local",
        "localhost",
    ],
)
def test_a_host_that_stands_in_for_one_is_none(host: str) -> None:
    assert host_of(f"http://{host}/") == ""


@pytest.mark.parametrize("host", ["latest.com", "contest.hepan.cn", "demos.cn", "www.hepan.com"])
def test_a_host_that_only_looks_like_one_that_stands_in_is_one(host: str) -> None:
    assert host_of(f"http://{host}/") == host


def test_where_links_lead_is_nobodys_own_address() -> None:
    links = "module.exports = [\n  { \n    title: '论坛',\n    url: 'https://forum.hepan.cn',\n  },\n  {\n    url: 'https://shop.hepan.cn',\n  },\n]"
    one = "module.exports = {\n  text: '论坛',\n  url: 'https://forum.hepan.cn',\n}"
    for text in (links, one):
        files = {
            "docs/.vuepress/config.js": "module.exports = {\n  title: '河畔'\n}",
            "docs/.vuepress/config/nav.js": text,
        }
        assert seen(files).hosts == ()
    assert seen({"docusaurus.config.js": OTHER_ADDRESSES[2][1]}).hosts == ("a.cn",)


def test_what_hugo_is_told_for_production_is_in_force() -> None:
    default, production = (
        'title = "惊蛰"\nbaseURL = "https://example.org/"\n',
        'title = "河畔"\nbaseURL = "https://hepan.cn"\n',
    )
    files = {"config/_default/hugo.toml": default, "content/a.md": ""}
    assert (seen(files).name, seen(files).hosts) == ("惊蛰", ())
    survey = seen(files | {"config/production/hugo.toml": production})
    assert (survey.name, survey.hosts) == ("河畔", ("hepan.cn",))
    survey = seen(files | {"config/development/hugo.toml": production})
    assert (survey.name, survey.hosts) == ("惊蛰", ())


def test_the_options_of_a_theme_that_is_not_in_use_are_no_footer() -> None:
    files = {"_config.yml": "theme: birch\n", "scaffolds/a.md": "", "_config.birch.yml": "a", "_config.ash.yml": "b"}
    files |= {
        "themes/ash/layout/footer.ejs": FOOTER,
        "themes/ash/layout/layout.ejs": "<body><%- partial('footer') %></body>",
    }
    facts = {path: [ICP, NOTICE_OF_HE] for path in files if path.endswith(("birch.yml", "ash.yml", "footer.ejs"))}
    assert seen(files, facts).footers == ("_config.birch.yml",)
    files["_config.yml"] = "theme: ash\n"
    assert seen(files, facts).footers == ("_config.ash.yml", "themes/ash/layout/footer.ejs")


def test_the_footer_of_a_program_beside_a_manual_is_not_the_manuals() -> None:
    beside = {"packages/web/layout.vue": "<foot-er/></body>", "packages/web/footer.vue": FOOTER}
    assert seen({"docs/.vitepress/config.js": ""} | beside).footers == ()
    inside = {"docs/.vitepress/theme/Layout.vue": "<foot-er/></body>", "docs/.vitepress/theme/footer.vue": FOOTER}
    assert seen({"docs/.vitepress/config.js": ""} | inside | beside).footers == ("docs/.vitepress/theme/footer.vue",)


EMPIRE = {"e/class/connect.php": "", "e/data/tmp/a.php": "", "index.html": ""}
OFFICE = "<?php $lur=is_login(); ?><td>版权所有</td><footer>备案</footer></body>"


def test_the_office_is_known_by_what_it_asks_wherever_it_lies() -> None:
    office = {f"e/door/{name}.php": OFFICE for name in ("main", "bottom", "news")}
    assert seen(EMPIRE | office | {"e/door/inc/footer.php": FOOTER}).footers == ()
    site = {"skin/foot.php": FOOTER, "skin/page.php": "<?php require('skin/foot.php') ?></body>"}
    assert seen(EMPIRE | office | site).footers == ("skin/foot.php",)


def test_a_folder_that_a_layout_does_not_choose_is_not_in_use() -> None:
    skins = {f"layout/skins/{each}/footer.jsx": "<footer>© 备案</footer>" for each in ("ash", "birch")}
    text = "const skin = '{}';\nconst Foot = require(`./skins/${{skin}}/footer`);\n<body></body></html>"
    for chosen in ("ash", "birch"):
        survey = seen({"_config.yml": "", "layout/layout.jsx": text.format(chosen)} | skins)
        assert (survey.footers, survey.candidates) == ((f"layout/skins/{chosen}/footer.jsx",), ())
    by_setting = text.format("ash").replace("'ash'", "config.skin")
    assert len(seen({"_config.yml": "", "layout/layout.jsx": by_setting} | skins).candidates) == 2


def test_a_component_that_is_called_index_goes_by_its_folder() -> None:
    layout = "import Footer from '../Footer'\n<Footer icp={{beian}} />{{children}}</body>"
    files = {"next.config.js": "", "src/components/Layout/index.tsx": layout, "src/components/Footer/index.tsx": FOOTER}
    assert seen(files).footers == ("src/components/Footer/index.tsx",)
    files = {"nuxt.config.ts": "", "src/layouts/default.vue": "<slot/><my-footer/> import x from './footer/index.vue'"}
    assert seen(files | {"src/layouts/footer/index.vue": FOOTER}).footers == ("src/layouts/footer/index.vue",)
    assert seen(files | {"src/layouts/header/index.vue": FOOTER}).footers == ()


def test_a_number_that_every_page_of_a_program_shows_is_the_sites() -> None:
    alone = {f"WebRoot/news{number}.jsp": "<html><body>备案</body></html>" for number in range(8)}
    assert seen(alone, {path: [ICP] for path in alone}).icp == Answer("京ICP备2099000001号-1")
    other = fact("icp", normal="沪ICP备2099000002号")
    mixed = {path: [ICP if number % 2 else other] for number, path in enumerate(alone)}
    assert seen(alone, mixed).icp.value == ""
    assert seen(alone, {"WebRoot/news1.jsp": [ICP]}).icp.value == ""


@pytest.mark.parametrize("text", ["京ICP备 20990001 号", "京ICP备&nbsp;20990001号", "京公网安备11010802000001号"])
def test_where_a_number_was_met_nobody_says_that_none_was(text: str) -> None:
    assert "没有看到" not in propose(seen({"hugo.toml": "", "content/a.md": f"备案说明：{text}"}))
    assert "没有看到" in propose(seen({"hugo.toml": "", "content/a.md": "备案说明：ICP备案"}))


def test_a_notice_that_shows_the_title_is_not_known_to_be_the_authors() -> None:
    footer = "<footer>&copy; <%= config.{} %></footer>"
    for shown, owner in (("title", Answer("", ("林小满",))), ("author", Answer("林小满"))):
        survey = seen(BLOG | {"themes/a/layout/footer.ejs": footer.format(shown)})
        assert (survey.footers, survey.owner) == (("themes/a/layout/footer.ejs",), owner)
    nameless = {"themes/a/layout/footer.ejs": [fact("copyright", state="ownerless")]}
    nobodys = seen(BLOG | {"themes/a/layout/footer.ejs": "<footer>&copy; 2099</footer>"}, nameless)
    assert nobodys.owner == Answer("", ("林小满",))
    alike = BLOG | {
        "_config.yml": "title: 林小满\nauthor: 林小满\n",
        "themes/a/layout/footer.ejs": footer.format("title"),
    }
    assert seen(alike).owner == Answer("林小满")


def test_where_the_settings_of_a_system_have_another_number_than_its_pages_it_is_left_out() -> None:
    files = {"templets/a/index.htm": "", "plus/search.php": "", **{f"news/{number}.html": "" for number in range(4)}}
    facts = {path: [ICP] for path in files if path.endswith(".html")}
    told = "data/config.cache.inc.php"
    assert seen(files | {told: "<?php\n$cfg_beian = '京ICP备2099000001号-1';\n"}, facts).icp == Answer(
        ICP.fields["normal"]
    )
    other = seen(files | {told: "<?php\n$cfg_beian = '沪ICP备2099000002号';\n"}, facts).icp
    assert other == Answer("", ("沪ICP备2099000002号", "京ICP备2099000001号-1"))


def test_templates_that_show_another_number_than_the_footer_leave_it_out() -> None:
    layout = {"layout/layout.ejs": "<%- partial('footer') %></body></html>", "layout/footer.ejs": FOOTER}
    alone = {f"layout/page{number}.ejs": "<html><body>备案</body></html>" for number in range(2)}
    other = fact("icp", normal="沪ICP备2099000002号")
    files = {"_config.yml": ""} | layout | alone
    assert seen(files, {"layout/footer.ejs": [ICP]}).icp.value == "京ICP备2099000001号-1"
    assert seen(files, {"layout/footer.ejs": [ICP]} | {path: [other] for path in alone}).icp.value == ""


def test_templates_of_several_sites_leave_the_number_out() -> None:
    files = {
        "pom.xml": "",
        "WebRoot/foot.jsp": FOOTER,
        "WebRoot/index.jsp": "<%@ include file='foot.jsp' %></body></html>",
    }
    numbers = {"WebRoot/foot.jsp": [ICP]}
    assert seen(files, numbers).icp.value == "京ICP备2099000001号-1"
    other = {"WebRoot/b/foot.jsp": "<p>沪ICP备2099000002号-1</p>"}
    assert seen(files | other, numbers).icp.value == ""


def test_pages_that_were_saved_from_several_sites_tell_of_none() -> None:
    mine = {f"raw/{number}.html": "<html><title>北山的茶</title></html>" for number in range(6)}
    theirs = {
        f"text/{number}.html": "<meta property='og:url' content='https://hill.tld/'><title>茶</title>"
        for number in range(6)
    }
    owned = {path: [fact("copyright", owner="北山公司")] for path in mine}
    survey = seen(mine | theirs, owned)
    assert (survey.owner.value, survey.hosts) == ("", ())
    assert seen(mine | theirs | {"CNAME": "north.tld\n"}, owned).owner.value == "北山公司"
    assert seen(mine, owned).owner.value == "北山公司"


def test_a_page_left_over_beside_templates_tells_of_nothing() -> None:
    page = {"public/redirect.html": "<html><title>北山 - 跳转</title></html>"}
    owned = {"public/redirect.html": [fact("copyright", owner="北山公司")]}
    assert seen({".vitepress/config.mts": "export default {}"} | page, owned).owner.value == ""
    assert seen(page, owned).owner.value == "北山公司"


def test_an_owner_whom_nothing_else_of_the_site_bears_out_is_a_candidate_with_his_numbers() -> None:
    files = {f"{number}.html": f"<html><title>第{number}篇 - 租房网</title></html>" for number in range(6)}
    said = {path: [fact("copyright", owner="某间信息技术有限公司"), ICP] for path in files}
    survey = seen(files, said)
    assert (survey.owner.value, survey.owner.others) == ("", ("某间信息技术有限公司",))
    assert (survey.icp.value, len(survey.icp.others)) == ("", 1)
    mine = {path: [fact("copyright", owner="小河租房"), ICP] for path in files}
    assert seen(files, mine).owner.value == "小河租房"
    assert seen(files, mine).icp.value
    for title in (
        "",
        "<title>首页</title>",
        "<title><%= options.title %></title>",
        "<title>{% block title %}{% endblock %}</title>",
    ):
        nameless = dict.fromkeys(files, f"<html>{title}</html>")
        assert seen(nameless, said).owner.value == "某间信息技术有限公司"


def test_where_most_pages_show_a_malformed_number_none_is_sure() -> None:
    files = {f"{number}.html": "<html></html>" for number in range(9)}
    said = {path: [fact("icp", normal="")] for path in files}
    good = {f"{number}.html": [ICP] for number in range(3)}
    assert seen(files, said | good).icp.value == ""
    assert seen(files, good).icp.value


@pytest.mark.parametrize(("number", "original"), [(1, ("source/_posts/**",)), (3, ())])
def test_where_several_posts_may_be_somebody_elses_nothing_is_claimed(number: int, original: tuple[str, ...]) -> None:
    taken = {f"source/_posts/t{at}.md": PROSE + "\n内容来自 [某楼](https://a.cn)。\n" for at in range(number)}
    files = POSTS | taken
    assert look(files, files.get, lambda *_: []).original == original


def test_where_the_home_page_gives_another_number_nothing_is_sure() -> None:
    files = {f"{name}.html": "<html></html>" for name in ("index", "a", "b", "c", "d", "e")}
    numbers = {path: [fact("icp", normal="京ICP备2099000001号")] for path in files}
    other = fact("icp", normal="沪ICP备2099000002号")
    assert seen(files, numbers).icp.value == "京ICP备2099000001号"
    assert seen(files, numbers | {"index.html": [other]}).icp.value == ""


@pytest.mark.parametrize(
    ("line", "found"), [("> ——摘自《看山》 李小明", ()), ("> 本文摘自《看山》", ("source/_posts/p.md",))]
)
def test_the_signature_of_a_quotation_above_a_post_is_none_of_the_post(line: str, found: tuple[str, ...]) -> None:
    text = f"> 不要因为走得太远。\n>\n{line}\n\n{PROSE}转载请注明\n"
    assert post("p", text, (3, fact("attribution", name="《看山》", cue="转载自"))).republished == found


@pytest.mark.parametrize(
    "name", ["app" + "_" * 200 + "..json", "app" + "_-" * 100 + "..json", "config" * 40 + "..json"]
)
def test_a_file_may_be_called_anything(name: str) -> None:
    assert seen({name: "[]", "a.md": ""}).generator.name
