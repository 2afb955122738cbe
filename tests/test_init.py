from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.config import KnownNames, load
from checker.config.schema import KEYS
from checker.init import Survey, look, propose
from checker.init.generators import GENERATORS, PAGES
from checker.model import Fact, Span

NAMES = KnownNames(frozenset({"icp-missing", "icp-unlinked"}), frozenset({"news", "government", "blog", "overseas"}))


def fact(kind: str, **fields: str) -> Fact:
    return Fact(kind, Span(0, 1), "", fields)


ICP = fact("icp", normal="京ICP备2099000001号-1")
NOTICE = fact("copyright", owner="示例社", years="2020")
POLICE = fact("police", normal="11010802000001")


def seen(files: dict[str, str], facts: dict[str, list[Fact]] | None = None) -> Survey:
    return look(files, files.get, lambda path: (facts or {}).get(path, []))


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
    ("WordPress", ["style.css", "functions.php", "footer.php", "single.php"]),
    ("Typecho", ["usr/themes/default/footer.php"]),
    ("HTML", ["index.html", "news/1.html"]),
    ("HTML", []),
    ("CMS export", ["rows.jsonl", "more.csv"]),
]


@pytest.mark.parametrize(("name", "paths"), SITES, ids=[f"{name}-{len(paths)}" for name, paths in SITES])
def test_a_site_is_known_by_its_files(name: str, paths: list[str]) -> None:
    assert seen(dict.fromkeys(paths, "")).generator.name == name


def test_a_site_is_known_by_what_it_depends_on() -> None:
    assert seen({"package.json": '{"dependencies": {"hexo": "^7.0.0"}}', "_config.yml": ""}).generator.name == "Hexo"


def test_what_others_made_is_not_looked_at() -> None:
    assert (
        seen({"node_modules/hexo/_config.yml": "", "node_modules/hexo/scaffolds/a.md": "", "a.html": ""}).generator
        == PAGES
    )


HEXO = {
    "_config.yml": "title: 山间小记\nurl: https://blog.shanjian.cn/sub\nauthor: 某人\n",
    "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
    "source/_posts/a.md": "# a",
    "source/转载/b.md": "# b",
    "themes/shan/layout/_partial/footer.ejs": "<footer><%= date %> 京ICP备…</footer>",
    "themes/shan/layout/_partial/head.ejs": "<title></title>",
    "themes/shan/layout/layout.ejs": "<body><%- body %></body> ©",
    "public/index.html": "<footer>京ICP备…</footer>",
}
HEXO_FACTS = {"themes/shan/layout/_partial/footer.ejs": [ICP, NOTICE, POLICE]}


def test_the_footer_template_is_the_one_with_the_numbers() -> None:
    survey = seen(HEXO, HEXO_FACTS)
    assert survey.footers == ("themes/shan/layout/_partial/footer.ejs",)
    assert (survey.icp, survey.police, survey.owners) == (("京ICP备2099000001号-1",), ("11010802000001",), ("示例社",))


def test_number_and_notice_may_stand_in_two_files() -> None:
    files = {"hugo.toml": "", "layouts/partials/footer.html": "<footer>©", "layouts/partials/beian.html": "备案"}
    facts = {"layouts/partials/footer.html": [NOTICE], "layouts/partials/beian.html": [ICP]}
    assert seen(files, facts).footers == ("layouts/partials/beian.html", "layouts/partials/footer.html")


def test_settings_may_be_the_footer() -> None:
    files = {"docs/.vitepress/config.mts": "export default { themeConfig: { footer: { copyright: '© 示例社' } } }"}
    assert seen(files, {"docs/.vitepress/config.mts": [ICP, NOTICE]}).footers == ("docs/.vitepress/config.mts",)


def test_a_footer_without_numbers_is_still_the_footer_by_its_name() -> None:
    assert seen({"hugo.toml": "", "layouts/partials/footer.html": "<p>hello</p>"}).footers == (
        "layouts/partials/footer.html",
    )


def test_without_a_footer_none_is_made_up() -> None:
    survey = seen({"_config.yml": "", "scaffolds/post.md": ""})
    assert survey.footers == ()
    assert "\n# footer: path/to/footer\n" in propose(survey)


def test_pages_bring_their_own_footer_and_tell_the_names() -> None:
    survey = seen({"index.html": "", "a/b.html": ""}, {"index.html": [ICP, NOTICE]})
    assert (survey.footers, survey.icp, survey.owners) == ((), ("京ICP备2099000001号-1",), ("示例社",))


def test_a_placeholder_is_no_number() -> None:
    assert seen({"index.html": ""}, {"index.html": [fact("icp", normal="", number="12345678")]}).icp == ()


def test_a_key_of_the_theme_that_nobody_filled_in_is_no_footer() -> None:
    files = {"_config.yml": "", "scaffolds/a.md": "", "_config.shan.yml": "footer:\n  copyright:\n  beian:\n"}
    assert seen(files, {"_config.shan.yml": [fact("copyright")]}).footers == ()
    assert seen(files, {"_config.shan.yml": [fact("copyright"), ICP]}).footers == ("_config.shan.yml",)


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


def test_a_manual_is_taken_for_ones_own_work(tmp_path: Path) -> None:
    config = loaded(tmp_path, seen({"docs/.vitepress/config.mts": "", "docs/index.md": ""}))
    assert config.for_path(tmp_path / "docs/index.md").site.republished == "no"


ADDRESSES = [
    ("_config.yml", "url: https://blog.shanjian.cn/sub", ("blog.shanjian.cn",)),
    ("_config.yml", "url: http://example.com", ()),
    ("_config.yml", 'url: "https://a.cn:8080/" # comment', ("a.cn",)),
    ("_config.yml", "theme:\n  url: https://theme.cn", ()),
    ("_config.yml", "# url: https://a.cn", ()),
    ("CNAME", "www.shanjian.cn\n", ("www.shanjian.cn",)),
]


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
    assert (survey.title, survey.hosts) == ("甲", ("a.cn",))


def test_a_title_that_came_with_the_generator_is_no_name() -> None:
    assert seen({"_config.yml": "title: Hexo\n", "scaffolds/a.md": ""}).title == ""
    assert seen({"hugo.toml": "title = 'My New Hugo Project'\n"}).title == ""


# --- the proposal --------------------------------------------------------------------------------------------------


def loaded(tmp_path: Path, survey: Survey) -> Any:
    for path in survey.footers:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    (tmp_path / ".checker.yaml").write_text(propose(survey), encoding="utf-8")
    return load(tmp_path / ".checker.yaml", NAMES)


def test_what_is_proposed_is_what_was_seen(tmp_path: Path) -> None:
    config = loaded(tmp_path, seen(HEXO, HEXO_FACTS))
    post = config.for_path(tmp_path / "source/_posts/a.md")
    assert (post.site.name, post.site.owner, post.site.hosts) == ("山间小记", "示例社", ("blog.shanjian.cn",))
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
    rf"(?m)^( *)# ((?:  )?(?:- \{{|(?:{'|'.join([key.name for key in KEYS] + ['name', 'owner', 'hosts', 'icp', 'police', *NAMES.rules])}):(?: |$)).*)$"
)


def test_every_commented_line_works_when_the_mark_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/footer.html").write_text("")
    (tmp_path / "approved-sources.txt").write_text("甲")
    text = ASLEEP.sub(r"\1\2", propose(seen({"index.html": ""})))
    (tmp_path / ".checker.yaml").write_text(text, encoding="utf-8")
    found = load(tmp_path / ".checker.yaml", NAMES).for_path(tmp_path / "app/a.html")
    assert (found.site.name, found.site.owner, found.site.hosts) == ("示例网", "示例社", ("www.example.com",))
    assert (found.site.presume, found.language, found.packs) == ("republished", "zh", ("news",))
    assert [each.rule for each in found.allow] == ["icp-missing"]
    assert found.levels == {"icp-unlinked": "warning", "icp-missing": "off"}
    assert set(re.findall(r"(?m)^([a-z][a-z ]*):", text)) == {key.name for key in KEYS} - {"extends", "root"}


def test_the_editor_line_stands_first_when_there_is_a_schema() -> None:
    text = propose(seen({}), schema="./checker.schema.json")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=./checker.schema.json"
    assert "yaml-language-server" not in propose(seen({}))


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(GENERATORS))
def test_the_proposal_loads_whatever_the_site_is_called(
    tmp_path_factory: pytest.TempPathFactory, title: str, owner: str, generator: Any
) -> None:
    survey = Survey(generator, title=title, owners=(owner, title), republished=("转载", "a: b"))
    if title.strip() and owner.strip():
        site = loaded(tmp_path_factory.mktemp("site"), survey).for_path(Path("x")).site
        assert (site.name, site.owner) == (title, owner)
