"""What a path alone says: read or passed over, and why."""

from __future__ import annotations

import pytest

from checker.documents.by_path import FORMATS, PassedOver, format_of
from checker.documents.names import CLASSES, FILE, load, shipped_names
from checker.errors import RuleError
from checker.messages import Message
from checker.rulebook import load as load_rulebook
from checker.shipped import shipped

NAMES = shipped_names()
READ = ""


def reason(path: str, *, wanted: bool = False, has_kind: bool = False) -> str:
    """The reason's name, without ``skip.``; empty for a file that is read."""
    why = PassedOver(NAMES).why(path, wanted=wanted, has_kind=has_kind)
    return why.id.removeprefix("skip.") if why else READ


@pytest.mark.parametrize(
    ("why", "paths"),
    [
        (READ, "a.html a/b.htm 新闻/稿.md a.mdx a.txt a.vue a.pug a.astro a.svelte a.jsp a.ftl a.blade.php a.tpl a.njk a.swig a.ejs a.hbs a.liquid a.twig a.vm"),
        (READ, "a.cshtml a.aspx a.js a.ts a.tsx licence.html history.md news.md security.md readmes.md notice.txt .vuepress/theme/a.vue docs/.vitepress/config.ts"),
        (READ, "seed.md seedling.ts seeds.php seeds/a.php .hide/a.html admin-guide.html administrator.html testing.html contest/a.html administration/a.md admin/guide.md demo.html google.html"),
        ("not-an-article", "README README.md readme.zh-CN.md README_en.md CHANGELOG.md CONTRIBUTING.md SECURITY.md requirements.txt requirements-dev.txt CMakeLists.txt CNAME HISTORY.md"),
        ("licence", "LICENSE licence.txt LICENSE-MIT main.js.LICENSE.txt COPYING NOTICE fonts/OFL.txt licenses/mit.txt"),
        ("robots", "robots.txt humans.txt llms.txt MP_verify_a1B2c3.txt WW_verify_x.txt google0123456789abcdef.html baidu_verify_codeva-x.html yandex_0a1b.html .well-known/a.txt"),
        ("form", "ISSUE_TEMPLATE.md docs/pull_request_template.md ISSUE_TEMPLATE/bug.md"),
        ("host", ".github/workflows/说明.md .gitee/a.md .gitlab/a.md"),
        ("agents", "AGENTS.md CLAUDE.md .claude/a.md .cursor/rules/a.md .vscode/a.html .idea/a.html prompts/写作.md a.prompt.md _vti_cnf/a.html"),
        ("tests", "test/a.html tests/x/y.md src/__tests__/a.ts fixtures/a.html a.test.js b.spec.ts src/a.stories.tsx cypress/a.js"),
        ("vendored", "vendor/a.html static/ueditor/dialogs/a.html js/kindeditor-4.1/a.html third_party/a.md lib/layui-v2/a.html Bootstrap/a.html"),
        ("vendored", "thinkphp/tpl/exception.tpl ThinkPHP/Library/a.php inc/adodb/lang/zh.php lib/smarty/debug.tpl"),
        ("vendored", "e/admin/ecmseditor/pop/color.html js/myEditor/a.js js/html-editor-2.1/a.htm lib/dialogs/image.html"),
        (READ, "editorial/a.html editor/写稿.md dialogs/对话.md member/a.htm plus/a.html e/a.html templets/default/a.htm data/a.html"),
        ("system", "member/templets/login.htm site/templets/plus/form.htm e/data/html/color.html e/ViewImg/index.html member/space/company/header.htm a/templates/default/member/mini.html"),
        ("leaflet", "images/使用说明.html 安装说明.txt 使用必读.htm 更多模板下载.html readme.html README.htm"),
        ("scaffold", "scaffolds/post.md archetypes/default.md"),
        ("not-an-article", "SUMMARY.md docs/_sidebar.md NAV.md src/main/resources/banner.txt change-log.md"),
        ("demo", "prisma/seed.ts database/seeders/a.php database/seeds/b.php NewsSeeder.php components/button/demo/a.tsx liger/demos/grid/a.htm shop_demo/a.html sample/a.html 课后练习/a.html 课业训练/a.html 原型/a.html 第三次作业.html"),
        ("app", "app/src/main/assets/up.html x/android_asset/a/b.html book/OEBPS/text01.html"),
        (READ, "assets/a.html src/main/resources/a.html"),
        (READ, "linux-backup.md 数据库备份.md mysql.old.txt"),
        ("vendored", "static/hplus/docs/index.html public/assets/docs/a.html"),
        ("backup", "m/index-bak.php ~$首页.html m/index.bak2.html 备份/a.html 首页副本.html backup/a.md old_site_bak/a.html page_old.html"),
        ("mail", "module/email.html views/mail/welcome.html sign-up_mail.php"),
        ("words", "analysis/dict/base_dic_full.txt data/stopwords.txt lib/user_dict.txt"),
        ("office", "mgr/a.php library/admincp/a.html admin/login.html wp-admin/a.php Admin/a.aspx install/index.php bbs/admin_index.asp admin.php"),
        ("cache", "data/cache/a.php data/template/1_2_common_footer.tpl.php runtime/a.html e/data/tmp/a.php Application/Html/0a1b.shtml App/Html/a/b.html target/shop/WEB-INF/classes/a.html out/artifacts/a.jsp"),
        (READ, "html/a.shtml application/a.html"),
        ("minified", "a.min.js dist/index.min.html b.bundle.js"),
        ("unconfigured", "_config.yml a.json posts.jsonl feed.xml a.csv a.toml"),
        ("no-reader", "a.css b.png a.py a.min.css"),
        ("no-suffix", "Makefile bin/run"),
    ],
)  # fmt: skip
def test_a_file_met_on_the_way_is_read_or_passed_over_for_a_reason(why: str, paths: str) -> None:
    assert {path: reason(path) for path in paths.split(" ")} == dict.fromkeys(paths.split(" "), why)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("2099/04/11/prototype/index.html", READ),
        ("prototype/2099/04/11/index.html", "demo"),
        ("2099/04/prototype/index.html", "demo"),
    ],
)
def test_a_folder_below_a_day_is_called_as_its_post_is(path: str, why: str) -> None:
    assert reason(path) == why


@pytest.mark.parametrize("path", ["README.md", "tests/a.html", "_config.yml", "a.css", "LICENSE"])
def test_what_the_configuration_asks_for_by_name_is_read_whatever_it_is_called(path: str) -> None:
    assert reason(path, wanted=True) == READ


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("tests/a.html", READ),
        ("vendor/a.md", READ),
        ("a.json", READ),
        ("docs/README.md", "not-an-article"),
        ("a.css", "no-reader"),
    ],
)
def test_a_kind_for_a_whole_folder_asks_for_its_documents_and_data_only(path: str, why: str) -> None:
    assert reason(path, has_kind=True) == why


def test_every_reason_is_said_in_both_languages() -> None:
    for skip in NAMES.skipped:
        assert all(skip.reason.text(lang) for lang in ("zh", "en"))


@pytest.mark.parametrize("suffix", sorted({*FORMATS, *NAMES.suffixes}))
def test_every_suffix_that_is_known_has_a_reader(suffix: str) -> None:
    assert format_of(suffix, NAMES) in ("html", "markdown", "text", "data")


def test_every_kind_that_counts_is_a_kind_of_fact_and_all_are_told() -> None:
    book = load_rulebook(shipped())
    kinds = set(book.kinds.fields) - {"document", "site"}
    assert set(NAMES.classes) == kinds
    assert set(NAMES.classes.values()) == set(CLASSES)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("errors: [", "mistakes: [", "mistakes"),
        ("  suffixes:\n    [.ejs", "  sufixes:\n    [.ejs", "sufixes"),
        ("  - reason: form\n", "  - files: []\n", "files: []"),
        ("  credits: [", "  credit: [", "credit:"),
    ],
)
def test_a_mistake_in_the_names_is_told_with_its_place(tmp_path, old: str, new: str, line: str) -> None:
    source = (shipped() / FILE).read_text("utf-8")
    assert old in source
    broken = tmp_path / FILE
    broken.write_text(source.replace(old, new), "utf-8")
    with pytest.raises(RuleError) as caught:
        load(broken)
    assert caught.value.path == str(broken)
    assert line in broken.read_text("utf-8").splitlines()[caught.value.line - 1] or caught.value.line > 0


def test_a_message_stands_for_its_words_in_the_catalogue() -> None:
    assert Message("skip.tests").text("en") == "for tests"
