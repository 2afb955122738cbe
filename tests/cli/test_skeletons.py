"""What a new user sees: a site as generators lay it out, ``checker init``, then ``checker lint``."""

from __future__ import annotations

from pathlib import Path

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
    "docs/README.md": VAGUE,
    "README.md": VAGUE,
}
SITES: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    ("Hexo", HEXO_WITH_A_THEME_FROM_A_PACKAGE, ONLY_VAGUE),
    ("Hugo", HUGO_WITH_NUMBERS_IN_ITS_SETTINGS, ONLY_VAGUE),
    ("Jekyll", JEKYLL, [("attribution-vague", "2026-01-03-vague.md")]),
    ("Eleventy", ELEVENTY, ONLY_VAGUE),
    ("VitePress", VITEPRESS, ONLY_VAGUE),
    ("VuePress", VUEPRESS, [("attribution-vague", "README.md"), ("footer-undeclared", "README.md")]),
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


def test_only_names_that_can_be_names_are_proposed_as_the_owner(checker: Checker) -> None:
    build(ELEVENTY)
    checker("init")
    assert "owner" not in yaml.safe_load(Path(".checker.yaml").read_text(encoding="utf-8"))["site"]
    build({"_config.yml": "title: 渡口\nauthor: 许愿\n", "_posts/2026-01-01-a.md": OWN, "_layouts/x.html": MIIT})
    Path(".checker.yaml").unlink()
    for name in ELEVENTY:
        Path(name).unlink()
    checker("init")
    assert yaml.safe_load(Path(".checker.yaml").read_text(encoding="utf-8"))["site"]["owner"] == "许愿"


def test_a_kind_for_a_folder_does_not_turn_pictures_into_pages(checker: Checker) -> None:
    build(
        {".checker.yaml": "kinds: {'old/**': page, '*.part': article}\n", "old/a.css": "来源：网络", "old/b.json": "{}"}
    )
    build({"x.part": VAGUE, "old/README.md": VAGUE})
    ran = checker("lint", "--show-files")
    assert ran.out.split() == ["old/b.json", "x.part"]
