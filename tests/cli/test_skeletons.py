"""What a new user sees: a site as generators lay it out, ``checker init``, then ``checker lint``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Checker

MIIT = '<a href="https://beian.miit.gov.cn/">苏ICP备2099001234号-1</a>'
OWN = "---\ntitle: 桂花\noriginal: true\n---\n\n周末沿着河走，桂花正香。\n"
SOURCED = "---\ntitle: 老桥\n---\n\n> 本文转载自 [大江晚报](https://www.dajiangwb.cn/1.html)\n\n石头是从上游运来的。\n"
VAGUE = "---\ntitle: 技巧\n---\n\n早起光线好。\n\n来源：网络\n"
POSTS = {"own.md": OWN, "sourced.md": SOURCED, "vague.md": VAGUE}
ONLY_VAGUE = [("attribution-vague", "vague.md")]

HEXO_WITH_A_THEME_FROM_A_PACKAGE = {
    "_config.yml": "title: 河畔\nauthor: 林小满\nurl: https://blog.hepan.cn\ntheme: plain\n",
    "_config.plain.yml": f"copyright: |-\n  {MIIT}\n",
    "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
    "node_modules/hexo-theme-plain/layout/footer.ejs": "<footer>&copy; <%= config.author %></footer>",
    "node_modules/left/README.md": "来源：",
    **{f"source/_posts/{name}": text for name, text in POSTS.items()},
}
HUGO_WITH_NUMBERS_IN_ITS_SETTINGS = {
    "hugo.toml": "baseURL = 'https://www.shanjiao.cn/'\ntitle = '山脚'\n[params]\n  icp = '苏ICP备2099001234号-1'\n",
    "themes/plain/layouts/partials/footer.html": '<footer>&copy; 2020 何青\n{{ with .Site.Params.icp }}<a href="https://beian.miit.gov.cn/">{{ . }}</a>{{ end }}\n</footer>\n',
    "themes/plain/layouts/_default/baseof.html": '<!DOCTYPE html>\n<html><body>{{ block "main" . }}{{ end }}\n{{ partial "footer.html" . }}\n</body></html>\n',
    "archetypes/default.md": "+++\ntitle = '{{ .Name }}'\n+++\n",
    **{f"content/posts/{name}": text for name, text in POSTS.items()},
}
JEKYLL = {
    "_config.yml": "title: 渡口\nauthor: 许愿\nurl: https://dukou.cn\ntheme: minima\n",
    "Gemfile": "gem 'jekyll'\n",
    "_includes/footer.html": f"<footer><p>&copy; {{{{ site.author }}}}</p><p>{MIIT}</p></footer>\n",
    "index.markdown": "---\nlayout: home\n---\n",
    **{f"_posts/2026-01-0{day}-{name}": text for day, (name, text) in enumerate(POSTS.items(), 1)},
}
ELEVENTY = {
    ".eleventy.js": "module.exports = (config) => { config.addPassthroughCopy('img'); };\n",
    "_data/metadata.json": '{"title": "骑楼", "url": "https://www.qilou.cn/", "author": {"name": "陈小舟"}}\n',
    "_includes/layouts/base.njk": f"<!doctype html>\n<html><body>\n{{{{ content | safe }}}}\n<footer>&copy; 2020 {{{{ metadata.author.name }}}} {MIIT}</footer>\n</body></html>\n",
    **{f"posts/{name}": text for name, text in POSTS.items()},
}
VITEPRESS = {
    "package.json": '{"devDependencies": {"vitepress": "^1.0.0"}}\n',
    ".vitepress/config.mts": f"export default {{\n  title: '手册',\n  themeConfig: {{\n    footer: {{\n      message: '{MIIT}',\n      copyright: '© 2024-2026 河口协会'\n    }}\n  }}\n}}\n",
    "index.md": "---\nlayout: home\nhero:\n  name: 手册\n---\n",
    **{f"guide/{name}": text for name, text in POSTS.items()},
}
VUEPRESS = {
    "docs/.vuepress/config.js": "export default { title: '手册' }\n",
    **{f"docs/{name}/README.md": OWN.replace("桂花正香", "桂花正香" * 100) for name in ("河", "桥")},
    "docs/README.md": VAGUE.replace("早起光线好", "早起光线好" * 100),
    "README.md": VAGUE,
}
SITES: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    ("Hexo", HEXO_WITH_A_THEME_FROM_A_PACKAGE, ONLY_VAGUE),
    ("Hugo", HUGO_WITH_NUMBERS_IN_ITS_SETTINGS, ONLY_VAGUE),
    ("Jekyll", JEKYLL, [("attribution-vague", "2026-01-03-vague.md")]),
    ("Eleventy", ELEVENTY, ONLY_VAGUE),
    ("VitePress", VITEPRESS, ONLY_VAGUE),
    ("VuePress", VUEPRESS, [("attribution-vague", "README.md")]),
]


def build(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("name", "files", "expected"), SITES, ids=[name for name, _, _ in SITES])
def test_init_then_lint_shows_a_new_user_what_is_wrong_and_nothing_else(
    checker: Checker, name: str, files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    build(files)
    assert checker("init").code == 0
    assert name in Path(".checker.yaml").read_text(encoding="utf-8")
    found = [(each["rule"], Path(each["path"]).name) for each in checker("lint", "-f", "json").report["violations"]]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("files", [each[1] for each in SITES], ids=[each[0] for each in SITES])
def test_nothing_that_init_writes_is_told_to_match_nothing(checker: Checker, files: dict[str, str]) -> None:
    build(files)
    assert checker("init").code == 0
    assert "没有匹配" not in checker("lint").err


def test_what_several_files_make_up_together_is_missed_once_at_the_first(checker: Checker) -> None:
    build(HUGO_WITH_NUMBERS_IN_ITS_SETTINGS)
    footer = Path("themes/plain/layouts/partials/footer.html")
    Path(".checker.yaml").write_text(f"footer: [hugo.toml, {footer}]\nuse: [blog]\n", encoding="utf-8")
    assert "icp-missing" not in checker("lint", "-f", "json").rules
    Path("hugo.toml").write_text("title = '山脚'\n", encoding="utf-8")
    missed = [each for each in checker("lint", "-f", "json").report["violations"] if each["rule"] == "icp-missing"]
    assert [each["path"] for each in missed] == [footer.as_posix()]


def test_a_name_in_the_configuration_accuses_no_owner(checker: Checker) -> None:
    build(
        {
            ".checker.yaml": "site: {name: 河畔}\n",
            "a.html": f"<html><body><footer>&copy; 2020 林小满 {MIIT}</footer></body></html>",
        }
    )
    assert checker("lint", "-f", "json").rules == []
    build({".checker.yaml": "site: {name: 河畔, owner: 何青}\n"})
    assert checker("lint", "-f", "json").rules == ["copyright-not-ours"]


POLICE_LINK = '<a href="https://beian.mps.gov.cn/#/query/webSearch?code=32010002000012">苏公网安备32010002000012号</a>'
WHOLE = f"<!doctype html>\n<html><head><title>{{}} - 河口网</title></head><body><h1>{{}}</h1><p>{'潮水退去，滩涂上都是人。' * 8}</p><footer>&copy; 2020 河口协会 {MIIT}</footer></body></html>\n"
PAGES = {f"news/{name}.html": WHOLE.format(name, name) for name in ("潮汐", "渡船", "灯塔", "盐田", "老街", "鱼市")}
CALM = {
    f"{name}.md": f"---\ntitle: {name}\n---\n\n周末沿着河走，{name}正好。\n"
    for name in ("桂花", "石桥", "晚潮", "灯影")
}
MARKED = {"旧闻.md": "---\ntitle: 旧闻\nsource: 大江晚报\n---\n\n石头是从上游运来的。\n"}


def under(folder: str, files: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in files.items()}


def dated(files: dict[str, str]) -> dict[str, str]:
    return {f"2026-01-0{day}-{name}": text for day, (name, text) in enumerate(files.items(), 1)}


MANY = CALM | {f"{number}.md": text for number, text in enumerate(CALM.values())}
WRITTEN: list[tuple[str, dict[str, str], dict[str, Any]]] = [
    (
        "Hexo, a post from elsewhere",
        {
            "_config.yml": "title: 河畔\nauthor: 林小满\nurl: https://hepan.cn\ntheme: plain\n",
            "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
            "themes/plain/layout/layout.ejs": "<html><body><%- body %><%- partial('footer') %></body></html>",
            "themes/plain/layout/footer.ejs": f"<footer>&copy; <%= config.author %> {MIIT}</footer>",
            "themes/plain/layout/post-copyright.ejs": "<p>版权所有 &copy; 采用 CC BY-NC-SA 许可</p>",
            "themes/plain/_config.yml": "author: 何青\nfooter: {info: false}\n",
            **under("source/_posts", MANY | MARKED),
        },
        {
            "site": {"name": "河畔", "owner": "林小满", "hosts": ["hepan.cn"], "icp": "苏ICP备2099001234号-1"},
            "footer": "themes/plain/layout/footer.ejs",
            "republished": ["source/_posts/旧闻.md"],
            "original": ["source/_posts/**"],
            "use": ["blog"],
            "ignore": ["scaffolds/", "/public/"],
        },
    ),
    (
        "Hexo theme, Pug",
        {
            "_config.yml": "author_img_back: /img/back.png\nfooter:\n  owner: {enable: true}\n",
            "package.json": '{"name": "hexo-theme-plain", "author": "何青"}',
            "layout/layout.pug": "doctype html\nhtml\n  include includes/head/config.pug\n  body\n    block content\n    include includes/footer.pug\n",
            "layout/includes/head/config.pug": "script.\n  const CONFIG = { copyright: !{theme.copyright}, beian: '备案' }\n",
            "layout/includes/footer.pug": "footer\n  | &copy; #{config.author}\n  a(href='https://beian.miit.gov.cn/')= theme.beian\n",
            "demo/layout/footer.pug": "footer\n  | &copy; 2020 何青 京ICP备2099001234号-1\n",
        },
        {"footer": "layout/includes/footer.pug"},
    ),
    (
        "Hugo",
        {
            "hugo.toml": "baseURL = 'https://www.shanjiao.com/'\ntitle = '山脚'\ncopyright = '© 2020 何青'\n",
            "layouts/_default/baseof.html": '<html><body>{{ block "main" . }}{{ end }}{{ partial "footer.html" . }}</body></html>',
            "layouts/partials/footer.html": f"<footer>{{{{ .Site.Copyright }}}} {MIIT}</footer>",
            **under("content/posts", MANY),
        },
        {
            "site": {"name": "山脚", "owner": "何青", "hosts": ["www.shanjiao.com"], "icp": "苏ICP备2099001234号-1"},
            "footer": ["hugo.toml", "layouts/partials/footer.html"],
            "original": ["content/**"],
            "use": ["blog"],
            "ignore": ["/themes/*/content/", "/public/", "/resources/"],
        },
    ),
    (
        "Jekyll, abroad",
        {
            "_config.yml": "title: 渡口\nauthor: {name: 许愿}\nurl: https://dukou.org\n",
            "_layouts/default.html": "<html><body>{{ content }}{% include footer.html %}</body></html>",
            "_includes/footer.html": "<footer>&copy; {{ site.author.name }}</footer>",
            **under("_posts", dated(CALM)),
        },
        {
            "site": {"name": "渡口", "owner": "许愿", "hosts": ["dukou.org"]},
            "footer": "_includes/footer.html",
            "original": ["_posts/**"],
            "use": ["blog"],
            "ignore": ["/_site/"],
        },
    ),
    (
        "VuePress",
        {
            "docs/.vuepress/config.js": f"module.exports = {{\n  title: '手册',\n  themeConfig: {{\n    sidebar: [{{ title: '开始' }}],\n    footer: '© 2020 河口协会 {MIIT}'\n  }}\n}}\n",
            **under("docs", CALM),
        },
        {
            "site": {"name": "手册", "owner": "河口协会", "icp": "苏ICP备2099001234号-1"},
            "footer": "docs/.vuepress/config.js",
            "ignore": ["**/.vuepress/dist/", "**/.vuepress/.cache/", "**/.vuepress/.temp/"],
        },
    ),
    (
        "VitePress",
        VITEPRESS | under("guide", CALM),
        {
            "site": {"name": "手册", "owner": "河口协会", "icp": "苏ICP备2099001234号-1"},
            "footer": ".vitepress/config.mts",
            "ignore": ["**/.vitepress/dist/", "**/.vitepress/cache/"],
        },
    ),
    (
        "Next.js",
        {
            "next.config.mjs": "export default {}\n",
            "app/layout.tsx": "import Footer from '../components/Footer'\nexport default ({ children }) => <html><body>{children}<Footer /></body></html>\n",
            "components/Footer.tsx": f"export default () => <footer>&copy; 2020 河口协会 {MIIT}</footer>\n",
        },
        {
            "site": {"owner": "河口协会", "icp": "苏ICP备2099001234号-1"},
            "footer": "components/Footer.tsx",
            "ignore": ["/.next/", "/out/"],
        },
    ),
    (
        "Nuxt",
        {
            "nuxt.config.ts": "export default defineNuxtConfig({\n  app: { head: { title: '' } }\n})\n",
            "layouts/default.vue": "<template><div><slot /><SiteFooter /></div></template>\n",
            "components/SiteFooter.vue": f"<template><footer>&copy; 2020 河口协会 {MIIT}</footer></template>\n",
        },
        {
            "site": {"owner": "河口协会", "icp": "苏ICP备2099001234号-1"},
            "footer": "components/SiteFooter.vue",
            "ignore": ["/.nuxt/", "/dist/"],
        },
    ),
    (
        "Halo theme",
        {
            "theme.yaml": "spec:\n  displayName: 素\n  author: {name: 何青}\n",
            "settings.yaml": "- name: icp\n  placeholder: 京ICP备2099001234号-1\n",
            "templates/index.html": '<html><body><main></main><footer th:replace="~{modules/footer :: footer}"></footer></body></html>',
            "templates/modules/footer.html": '<footer th:fragment="footer">© <span th:text="${site.title}"></span><a href="https://beian.miit.gov.cn/" th:text="${theme.config.icp}"></a></footer>',
        },
        {"footer": "templates/modules/footer.html"},
    ),
    (
        "Typecho theme",
        {
            "index.php": "<?php $this->need('header.php'); ?><main></main><?php $this->need('footer.php'); ?>",
            "post.php": "<?php $this->need('header.php'); ?><article>版权所有</article><?php $this->need('footer.php'); ?>",
            "header.php": "<!doctype html><html><body>",
            "functions.php": "<?php // 备案号",
            "footer.php": "<footer>&copy; <?php $this->options->title(); ?> Theme by 何青</footer></body></html>",
        },
        {"footer": "footer.php"},
    ),
    (
        "WordPress theme of a site",
        {
            "style.css": "/* Theme Name: 素\nAuthor: 何青 */",
            "functions.php": "<?php",
            "single.php": "<?php get_header(); ?><article></article><?php get_footer(); ?>",
            "footer.php": f"<footer>&copy; 2020 河口协会 {MIIT}</footer></body></html>",
        },
        {"site": {"owner": "河口协会", "icp": "苏ICP备2099001234号-1"}, "footer": "footer.php"},
    ),
    (
        "DedeCMS",
        {
            "plus/search.php": "<?php",
            "data/config.cache.inc.php": "<?php\n$cfg_webname = '河口网';\n$cfg_basehost = 'http://www.hekou.com';\n",
            "templets/default/index.htm": "<html><body>{dede:include filename='foot.htm'/}</body></html>",
            "templets/default/article_article.htm": "<html><body>{dede:include filename='foot.htm'/}</body></html>",
            "templets/default/foot.htm": f"<div>&copy; 2020 河口协会 {MIIT}</div>",
            "templets/plus/plus_foot.htm": "<div>Powered by DedeCMS &copy; 2004-2011 DesDev Inc. {dede:global.cfg_beian/}</div>",
        },
        {
            "site": {"name": "河口网", "owner": "河口协会", "hosts": ["www.hekou.com"], "icp": "苏ICP备2099001234号-1"},
            "footer": "templets/default/foot.htm",
            "ignore": ["/dede/", "/include/", "/install/", "/data/", "/templets/plus/", "/templets/system/", "/templets/lurd/"],
        },
    ),
    (
        "JSP",
        {
            "WebRoot/index.jsp": '<html><body><jsp:include page="foot.jsp"/></body></html>',
            "WebRoot/foot.jsp": f"<div>版权所有 河口县水利局 {MIIT} {POLICE_LINK}</div>",
            "WebRoot/admin/login.jsp": "<html><body>&copy; 2012 何青</body></html>",
            "WebRoot/ckeditor/license.txt": "Copyright (c) 2012 何青",
        },
        {
            "site": {"owner": "河口县水利局", "icp": "苏ICP备2099001234号-1", "police": "32010002000012"},
            "footer": "WebRoot/foot.jsp",
        },
    ),
    (
        "Thymeleaf",
        {
            "src/main/resources/templates/index.html": '<html xmlns:th="http://www.thymeleaf.org"><body><div th:replace="commons/footer :: footer"></div></body></html>',
            "src/main/resources/templates/commons/footer.html": f'<div th:fragment="footer">&copy; 2020 河口协会 {MIIT}</div>',
        },
        {
            "site": {"owner": "河口协会", "icp": "苏ICP备2099001234号-1"},
            "footer": "src/main/resources/templates/commons/footer.html",
        },
    ),
    (
        "built pages of a government",
        {"CNAME": "www.hekou.gov.cn", "index.html": WHOLE.format("首页", "首页"), **PAGES, "css/font/demo.html": "<html><body><p>&copy; 2012 Font Squirrel</p></body></html>"},
        {
            "site": {"name": "河口网", "owner": "河口协会", "hosts": ["www.hekou.gov.cn"], "icp": "苏ICP备2099001234号-1"},
            "use": ["government"],
        },
    ),
    ("posts", under("2026", CALM) | MARKED, {}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [each[1:] for each in WRITTEN], ids=[each[0] for each in WRITTEN])
def test_what_init_writes_is_right_or_left_out(
    checker: Checker, files: dict[str, str], expected: dict[str, Any]
) -> None:
    build(files)
    assert checker("init").code == 0
    assert (yaml.safe_load(Path(".checker.yaml").read_text(encoding="utf-8")) or {}) == expected
    assert checker("lint", "-f", "json").code in (0, 1), "the configuration loads"


def test_a_kind_for_a_folder_does_not_turn_pictures_into_pages(checker: Checker) -> None:
    build(
        {".checker.yaml": "kinds: {'old/**': page, '*.part': article}\n", "old/a.css": "来源：网络", "old/b.json": "{}"}
    )
    build({"x.part": VAGUE, "old/README.md": VAGUE})
    ran = checker("lint", "--show-files")
    read = [line.split()[0] for line in ran.out.splitlines() if "跳过" not in line]
    assert read == ["old/b.json", "x.part"]


THEME_SETTINGS = [
    (f"footer:\n  copyright: true\n  custom_text: '{MIIT}'\n", []),
    ("footer:\n  custom_text: '© 2020 林小满 <a href=\"https://beian.miit.gov.cn/\">苏ICP备2099012号-1</a>'\n", ["icp-malformed"]),
    ('footer:\n  custom_text: <a href="http://www.miitbeian.gov.cn/">苏ICP备2099001234号-1</a>\n', ["icp-link-outdated"]),
    ("footer:\n  beian: {enable: true, icp: 苏ICP备2099001234}\n", ["icp-malformed"]),
    ("copyright: '© 2020-2008 林小满'\nicp: 苏ICP备2099001234号-1\n", ["copyright-years-reversed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THEME_SETTINGS)
def test_the_settings_of_a_theme_that_fill_in_the_footer_are_judged(
    checker: Checker, text: str, expected: list[str]
) -> None:
    build(HEXO_WITH_A_THEME_FROM_A_PACKAGE | {"_config.plain.yml": text} | under("source/_posts", {"vague.md": OWN}))
    assert checker("init").code == 0
    assert yaml.safe_load(Path(".checker.yaml").read_text(encoding="utf-8"))["footer"] == "_config.plain.yml"
    found = [(each["rule"], each["path"]) for each in checker("lint", "-f", "json").report["violations"]]
    assert found == [(rule, "_config.plain.yml") for rule in expected]
