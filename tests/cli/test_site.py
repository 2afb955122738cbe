"""``checker init`` and ``checker baseline``: switching the linter on in a site that is already there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Checker

LINK = "https://beian.miit.gov.cn/"
FOOTER = f'<footer>© 2012 小河社 <a href="{LINK}">京ICP备11041399号-1</a></footer>\n'
POST = "---\ntitle: 小桥通车\nsource:\n---\n\n昨日，小桥通车。两岸的人都来看。\n"


def put(name: str, content: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def make_site() -> None:
    put("_config.yml", "title: 小河\nurl: https://www.xiaohe.com\n")
    put("layout/footer.ejs", FOOTER)
    put("source/_posts/a.md", POST)


def test_init_writes_a_configuration_that_holds(checker: Checker) -> None:
    make_site()
    assert checker("init").code == 0
    text = Path(".checker.yaml").read_text(encoding="utf-8")
    assert "footer: layout/footer.ejs" in text
    assert "小河社" in text
    ran = checker("lint", "-f", "json")
    assert "footer-undeclared" not in ran.rules
    assert ran.code in (0, 1)


def test_init_never_overwrites(checker: Checker) -> None:
    put(".checker.yaml", "language: en\n")
    assert checker("init").code == 2
    assert Path(".checker.yaml").read_text(encoding="utf-8") == "language: en\n"


def test_init_can_show_without_writing(checker: Checker) -> None:
    make_site()
    ran = checker("init", "--print")
    assert "footer: layout/footer.ejs" in ran.out
    assert not Path(".checker.yaml").exists()


def test_init_looks_at_another_folder_and_writes_there(checker: Checker) -> None:
    Path("site").mkdir()
    os.chdir("site")
    make_site()
    os.chdir("..")
    assert checker("init", "site").code == 0
    assert "footer: layout/footer.ejs" in Path("site/.checker.yaml").read_text(encoding="utf-8")
    assert checker("init", "no-such-folder").code == 2


def test_init_survives_files_that_are_no_text(checker: Checker) -> None:
    make_site()
    Path("layout/footer2.ejs").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    Path("_config.yaml").symlink_to("nowhere")
    assert checker("init", "--print").code == 0


def test_a_baseline_is_made_once_and_then_only_new_faults_are_reported(checker: Checker) -> None:
    put("a.md", POST)
    made = checker("baseline", "create", "--lang", "en")
    assert made.code == 0
    assert "accepted" in made.err
    assert checker("lint", "--baseline", ".checker-baseline.json").code == 0
    put("b.md", POST)
    ran = checker("lint", "--baseline", ".checker-baseline.json", "-f", "json")
    assert ran.code == 1
    assert {each["path"] for each in ran.report["violations"]} == {"b.md"}
    assert ran.report["summary"]["baselined"] >= 1
    assert checker("baseline", "create").code == 2


def test_a_baseline_that_the_configuration_names_need_not_be_named_again(checker: Checker) -> None:
    put(".checker.yaml", "baseline: known.json\n")
    put("a.md", POST)
    assert checker("lint").code == 2, "a baseline that is named and not there is a mistake"
    assert checker("baseline", "create").code == 0
    assert Path("known.json").exists()
    assert checker("lint").code == 0


def test_what_was_mended_is_told_and_can_be_pruned(checker: Checker) -> None:
    put(".checker.yaml", "baseline: known.json\n")
    put("a.md", POST)
    put("b.md", POST)
    checker("baseline", "create")
    before = len(json.loads(Path("known.json").read_bytes())["violations"])
    put("b.md", POST.replace("---\n\n", "original: true\n---\n\n"))
    assert "checker baseline prune" in checker("lint").err
    assert checker("baseline", "prune").code == 0
    assert len(json.loads(Path("known.json").read_bytes())["violations"]) < before
    assert "prune" not in checker("lint").err


def test_prune_never_accepts_and_update_does(checker: Checker) -> None:
    put("a.md", POST)
    checker("baseline", "create")
    made = Path(".checker-baseline.json").read_bytes()
    put("b.md", POST)
    checker("baseline", "prune")
    assert Path(".checker-baseline.json").read_bytes() == made
    checker("baseline", "update")
    assert b"b.md" in Path(".checker-baseline.json").read_bytes()
    assert checker("lint", "--baseline", ".checker-baseline.json").code == 0


@pytest.mark.parametrize("command", ["update", "prune"])
def test_there_must_be_a_baseline_to_change(checker: Checker, command: str) -> None:
    assert checker("baseline", command).code == 2


def test_a_baseline_that_is_none_is_a_mistake_at_its_place(checker: Checker) -> None:
    put("a.md", POST)
    put(".checker-baseline.json", "{\n<<<<<<< HEAD\n")
    ran = checker("lint", "--baseline", ".checker-baseline.json")
    assert ran.code == 2
    assert ran.err.startswith(".checker-baseline.json:2:1: ")


def test_a_layout_that_loses_the_line_of_its_footer_is_told_though_nothing_else_of_the_run_has_changed(
    checker: Checker,
) -> None:
    make_site()
    for number in range(20):  # a cache is kept only where there is enough to do
        put(f"layout/part{number}.ejs", f"<p>栏目 {number}</p>\n")
    body = "<!doctype html><html><body><%- partial('top') %><%- body %><%- partial('last') %></body></html>\n"
    put("layout/layout.ejs", body)
    put("layout/top.ejs", "<header><a href='/'>首页</a></header>\n")
    put("layout/last.ejs", "<%- partial('footer') %>\n")
    put(".checker.yaml", "footer: layout/footer.ejs\noriginal: ['**']\n")
    assert checker("lint", "-f", "json").rules == []
    put("layout/last.ejs", "<script></script>\n")
    report = checker("lint", "-f", "json").report
    told = [(each["rule"], each["path"]) for each in report["violations"]]
    assert told == [("copyright-missing", "layout/layout.ejs"), ("icp-missing", "layout/layout.ejs")]


NUMBER = "京ICP备11041399号-1"
TOLD = [
    # a footer in h() calls, words of an application, a site two folders down
    (
        {
            "package.json": '{"devDependencies": {"vitepress": "1"}}',
            "docs/.vitepress/config.ts": "export default {\n  title: '小河手册',\n}\n",
            "docs/.vitepress/theme/index.ts": f"import {{ h }} from 'vue'\nexport default {{\n  Layout: () => h('footer', [\n    h('p', '© 2012 小河社'),\n    h('a', {{ href: '{LINK}' }}, '{NUMBER}')\n  ])\n}}\n",
            "docs/a.md": POST,
        },
        ["footer: docs/.vitepress/theme/index.ts", "owner: 小河社", f"icp: {NUMBER}"],
    ),
    (
        {
            "next.config.js": "module.exports = {}\n",
            "app/layout.tsx": "export default ({ children }) => (<html><body>{children}<Footer /></body></html>);\n",
            "components/Footer.tsx": f"export default () => (<footer>{{t('copyright')}}<a href=\"{LINK}\">{{t('icp')}}</a></footer>);\n",
            "messages/zh.json": f'{{\n  "copyright": "© 2012 小河社",\n  "icp": "{NUMBER}"\n}}\n',
            "messages/en.json": '{\n  "copyright": "© 2012 Xiaohe"\n}\n',
        },
        ["footer: [messages/zh.json, components/Footer.tsx]", "owner: 小河社", f"icp: {NUMBER}"],
    ),
    (
        {
            "apps/site/hugo.toml": 'baseURL = "https://www.xiaohe.com/"\ntitle = "小河"\n',
            "apps/site/content/posts/a.md": POST,
            "apps/site/layouts/_default/baseof.html": '<html><body>{{ block "main" . }}{{ end }}{{ partial "footer.html" . }}</body></html>\n',
            "apps/site/layouts/partials/footer.html": FOOTER,
            "apps/api/main.go": "package main\n",
        },
        ["footer: apps/site/layouts/partials/footer.html", "hosts: [www.xiaohe.com]"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("files", "told"), TOLD, ids=["h() calls", "words of an application", "two folders down"])
def test_init_finds_a_footer_wherever_it_is_kept(checker: Checker, files: dict[str, str], told: list[str]) -> None:
    for name, text in files.items():
        put(name, text)
    text = checker("init", "--print").out
    assert [each for each in told if each not in text] == []


def test_init_takes_no_words_for_the_footer_where_no_template_shows_one(checker: Checker) -> None:
    put("next.config.js", "module.exports = {}\n")
    put("app/page.tsx", "export default () => (<main>{t('about')}</main>);\n")
    put("messages/zh.json", '{\n  "about": "© 2012 小河社，一家出版社的介绍"\n}\n')
    text = checker("init", "--print").out
    assert "# footer: path/to/footer" in text
    assert "小河社" not in text


@pytest.mark.parametrize("folder", ["docs", "plugin/manual"])
def test_init_offers_no_folder_of_manuals_as_ones_own_posts(checker: Checker, folder: str) -> None:
    put(f"{folder}/a.md", "# 安装\n\n先装好程序，再运行下面的命令。命令会问你几个问题。\n")
    assert f"{folder}/**" not in checker("init", "--print").out
    put("posts/a.md", POST)
    assert '# original: ["posts/**"]' in checker("init", "--print").out
