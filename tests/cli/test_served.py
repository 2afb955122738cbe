"""Where a site is served, as its folder says, and what that changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.served import Served, Sites, look
from tests.cli.conftest import Checker

LONG = "河边的老街修好了，铺子一家接一家开张。街坊们说，往后傍晚又有地方散步了。石板路重新铺过，路灯也换了新的。"
PAGE = f"<!doctype html><html><head><title>老街</title></head><body><a href=/>首页</a><h1>老街</h1><p>{LONG * 2}</p><footer>© 2020 河边社</footer></body></html>\n"

FOLDERS = [
    ({}, Served()),
    ({"_config.yml": "title: 河边\nurl: https://Hebian.github.io\n"}, Served(("hebian.github.io",))),
    ({"_config.yml": "url: 'http://hebian.example'  # 网址\nauthor: {url: https://a.example}\n"}, Served(("hebian.example",))),
    ({"hugo.toml": 'baseURL = "https://hebian.example/"\n'}, Served(("hebian.example",))),
    ({"mkdocs.yml": "site_url: https://hebian.example/docs/\n"}, Served(("hebian.example",))),
    ({"docusaurus.config.js": "module.exports = {\n  url: 'https://hebian.example',\n}\n"}, Served(("hebian.example",))),
    ({"CNAME": "www.hebian.example\n"}, Served(("www.hebian.example",), abroad=True, pages=True)),
    ({"source/CNAME": "hebian.example", "_config.yml": "url: https://hebian.example\n"}, Served(("hebian.example",), abroad=True, pages=True)),
    ({"robots.txt": "User-agent: *\nSitemap: https://Hebian.github.io/sitemap.xml\n"}, Served(("hebian.github.io",))),
    ({"robots.txt": "User-agent: *\nDisallow: /a\n"}, Served()),
    ({"CNAME": "see the wiki\n"}, Served()),
    ({"_config.yml": "url: /\n"}, Served()),
    # the settings of a host outside the mainland, alone or beside others
    ({"vercel.json": '{"version": 2}'}, Served(abroad=True)),
    ({"netlify.toml": '[build]\npublish = "public"\n'}, Served(abroad=True)),
    ({"wrangler.toml": 'name = "hebian"\npages_build_output_dir = "dist"\n'}, Served(abroad=True)),
    ({"wrangler.toml": 'name = "hebian-api"\nmain = "src/index.js"\n'}, Served()),
    ({"firebase.json": '{"hosting": {"public": "public"}}'}, Served(abroad=True)),
    ({"firebase.json": '{"firestore": {}}'}, Served()),
    ({"vercel.json": "{}", "Dockerfile": "FROM nginx\n"}, Served()),
    ({"vercel.json": "{}", "_config.yml": "url: https://hebian.cn\n"}, Served(("hebian.cn",), abroad=True)),
    # a workflow or a script of the repository's own that sends it to GitHub's host
    ({".github/workflows/a.yml": "- uses: x/deploy\n  with: {branch: gh-pages}\n"}, Served(abroad=True)),
    ({".github/workflows/a.yml": "- run: make test\n"}, Served()),
    ({"deploy.sh": "git push -f git@github.com:hebian/hebian.github.io.git main\n"}, Served(abroad=True)),
    ({"deploy.sh": "git push -f git@github.com:somebody/vuepress-theme-hill.git main:gh-pages\n"}, Served()),
    ({"deploy.sh": "git clone https://github.com/somebody/hexo-theme-hill themes/hill\ngit push origin gh-pages\n"}, Served(abroad=True)),
    ({".github/workflows/a.yml": "- run: git clone https://github.com/x/hexo-theme-hill\n- with: {branch: gh-pages}\n"}, Served(abroad=True)),
    ({"_config.yml": "deploy:\n  type: git\n  repo: https://github.com/hebian/hebian.github.io\n"}, Served(abroad=True)),
    ({"_config.yml": "deploy:\n- type: git\n  repo:\n    github: git@github.com:hebian/hebian.github.io.git,main\n"}, Served(abroad=True)),
    ({"_config.yml": "deploy:\n  type: git\n  repo: git@github.com:hebian/blog.git\n  branch: gh-pages\n"}, Served(abroad=True)),
    ({"_config.yml": "deploy:\n  type: git\n  # repo: https://github.com/hebian/hebian.github.io\n  repo: https://git.hebian.cn/hebian/blog\n"}, Served()),
    ({"_config.yml": "deploy:\n  type: rsync\nothers:\n  repo: https://github.com/hebian/hebian.github.io\n"}, Served()),
    ({"deploy.sh": "scp -r dist root@hebian.example:/www\n"}, Served()),
    # a host that came with the settings
    ({"_config.yml": "url: http://yoursite.com\n"}, Served()),
    # what the readme calls it
    ({"README.md": "# 河边\n\n前端课程大作业：仿河边网首页。\n"}, Served(exercise=True)),
    ({"README.md": "# 河边\n\n河边网的源码，欢迎提意见。\n"}, Served()),
    ({"README.md": "# 河边\n\n河边学院实训中心网站的源码。\n"}, Served()),
    ({"pom.xml": "<project><groupId>com.itheima</groupId></project>"}, Served(exercise=True)),
    ({"pom.xml": "<project><groupId>com.example</groupId></project>", "src/main/java/com/nowcoder/A.java": ""}, Served(exercise=True)),
    ({"pom.xml": "<project><groupId>com.example</groupId></project>", "src/main/java/com/hebian/A.java": ""}, Served()),
    ({"pom.xml": "<project><groupId>com.hebian</groupId></project>"}, Served()),
    ({"README.md": "# 河边\n\n前端实训，做一个首页。\n"}, Served(exercise=True)),
    ({"index.html": "<p>山</p>", "网页结业报告.docx": ""}, Served(exercise=True)),
    ({"网页结业报告.docx": ""}, Served()),
    ({"index.html": "<p>山</p>", "期末考试安排.html": "", "实训基地.html": "", "毕业设计.pdf": ""}, Served()),
    # the pages at the root of a site
    ({"404.html": "<script>window.location.href = 'https://hebian.vercel.app/';</script>"}, Served(("hebian.vercel.app",))),
    ({"404.html": "<a href='https://other.github.io/'>样式</a>"}, Served()),
    ({"404.html": "<p>404", "index.html": "<link rel=canonical href=https://hebian.pages.dev/>"}, Served(("hebian.pages.dev",))),
    ({"404.html": "<p>404", "index.html": "<meta name='SiteDomain' content='hebian.vercel.app'>"}, Served(("hebian.vercel.app",))),
    ({"index.html": "<link rel=canonical href=https://hebian.pages.dev/>"}, Served()),
    ({"_config.yml": "menu:\n  links:\n    one:\n        url: https://a.example\n"}, Served()),
]  # fmt: skip


def build(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("files", "served"), FOLDERS)
def test_a_folder_says_where_its_site_is_served(tmp_path: Path, files: dict[str, str], served: Served) -> None:
    build(tmp_path, files)
    assert look(tmp_path) == served


@pytest.mark.parametrize(("host", "told"), [("hebian.example", True), ("hebian.github.io", False)])
def test_a_footer_is_asked_of_posts_of_mainland_sites(checker: Checker, tmp_path: Path, host: str, told: bool) -> None:
    posts = {f"posts/{number}.md": f"---\ntitle: 老街{number}\n---\n\n{LONG}\n" for number in range(3)}
    build(tmp_path, {"_config.yml": f"url: https://{host}\n", **posts})
    assert ("footer-undeclared" in checker("lint", "-f", "json", "--fail-on", "advice").rules) is told


def test_a_folder_called_after_its_address_is_served_there(tmp_path: Path) -> None:
    for name, hosts in (("hebian.github.io", ("hebian.github.io",)), ("hebian", ()), ("github.io", ())):
        (tmp_path / name).mkdir()
        assert look(tmp_path / name).hosts == hosts


def test_a_folder_called_after_its_address_is_served_there_under_a_domain_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "hebian.github.io"
    build(folder, {"404.html": "<link rel=canonical href=https://hebian.example/404.html>"})
    assert look(folder).abroad
    build(folder, {"nginx.conf": "server {}\n"})
    assert not look(folder).abroad


def test_init_says_that_a_site_is_served_elsewhere_where_its_folder_does(checker: Checker) -> None:
    pages = {f"{name}.html": PAGE for name in ("index", "a", "b")}
    build(Path(), {"CNAME": "hebian.example\n", **pages})
    assert "\nuse: [overseas]\n" in checker("init", "--print").out
    build(Path(), {"index.html": PAGE.replace("</footer>", " 京ICP备2099000012号</footer>")})
    assert "\nuse: [overseas]\n" not in checker("init", "--print").out


def test_the_nearest_folder_that_says_anything_holds_up_to_the_work_tree(tmp_path: Path) -> None:
    build(
        tmp_path,
        {
            "_config.yml": "url: https://above.example\n",
            "a/CNAME": "inside.example",
            "a/b/c.md": "",
            "d/.git/x": "",
            "d/e.md": "",
        },
    )
    sites = Sites()
    assert sites.find(str(tmp_path / "a/b/c.md")).hosts == ("inside.example",)
    assert sites.find(str(tmp_path / "f.md")).hosts == ("above.example",)
    assert sites.find(str(tmp_path / "d/e.md")) == Served()


def test_what_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "CNAME").mkdir()
    (tmp_path / "_config.yml").write_bytes(b"\xff\xfe url: https://a.example\n")
    assert look(tmp_path) == Served()


ASKED = [
    ({}, True),
    ({"_config.yml": "url: https://hebian.github.io\n"}, False),
    ({"_config.yml": "url: https://hebian.example\n"}, True),
    ({"CNAME": "hebian.example\n"}, False),
    ({"CNAME": "www.hebian.cn\n"}, False),
    ({"CNAME": "www.hebian.cn\n", "nginx.conf": "server {}\n"}, True),
    ({"vercel.json": "{}"}, False),
    ({"vercel.json": "{}", "nginx.conf": "server {}\n"}, True),
    ({"vercel.json": "{}", "_config.yml": "url: https://hebian.cn\n"}, True),
    ({"404.html": "<script>location = 'https://hebian.vercel.app/'</script>"}, False),
    ({"js/main.js": "$('footer').load('foot.html')", "news/a.html": PAGE.replace("</body>", "<script src=../js/main.js></script></body>")}, False),
    ({"js/main.js": "$('main').load('list.html')", "news/a.html": PAGE.replace("</body>", "<script src=../js/main.js></script></body>")}, True),
    # the configuration knows better
    ({"vercel.json": "{}", ".checker.yaml": "site: {hosts: [hebian.example]}\n"}, True),
    ({"CNAME": "hebian.example\n", ".checker.yaml": "site: {hosts: [hebian.example]}\n"}, True),
    ({".checker.yaml": "site: {hosts: [hebian.vercel.app]}\n"}, False),
    ({".checker.yaml": "site: {hosts: [hebian.vercel.app], icp: 京ICP备2099000012号}\n"}, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file", "asked"),
    [
        ("hebian.github.io", "CNAME", False),
        ("hebian.github.io/public", "CNAME", False),
        ("hebian_cn", "CNAME", False),
        ("hebian_cn", "robots.txt", True),
    ],
)
def test_what_github_serves_under_a_domain_of_the_mainland_lies_abroad(
    checker: Checker, name: str, file: str, asked: bool
) -> None:
    address = "www.hebian.cn\n" if file == "CNAME" else "Sitemap: https://www.hebian.cn/a.xml\n"
    build(Path(), {f"{name}/.git/x": "", f"{name}/{file}": address, f"{name}/news/a.html": PAGE})
    assert ("icp-missing" in checker("lint", "-f", "json").rules) is asked


@pytest.mark.parametrize(("files", "asked"), ASKED)
def test_a_number_is_asked_unless_the_site_is_served_outside_the_mainland(
    checker: Checker, files: dict[str, str], asked: bool
) -> None:
    build(Path(), {"news/a.html": PAGE, **files})
    assert ("icp-missing" in checker("lint", "-f", "json").rules) is asked


def test_a_clean_page_is_looked_at_again_when_the_site_moves(checker: Checker) -> None:
    build(
        Path(),
        {".git/x": "", "_config.yml": "url: https://hebian.github.io\n", **{f"{n}.html": PAGE for n in range(20)}},
    )
    for _ in range(2):
        assert checker("lint", "-f", "json").rules == []
    build(Path(), {"_config.yml": "url: https://hebian.cn\n"})
    assert set(checker("lint", "-f", "json").rules) == {"icp-missing"}


def test_the_faults_of_a_number_are_told_wherever_its_site_is_served(checker: Checker) -> None:
    page = PAGE.replace("</footer>", " 京ICP备2099012号 粤公网安备00000000000000号</footer>")
    build(Path(), {"news/a.html": page, "news/b.html": PAGE, "vercel.json": "{}"})
    assert set(checker("lint", "-f", "json").rules) == {"icp-malformed", "police-placeholder"}


BARE = PAGE.replace(
    "<footer>© 2020 河边社</footer>", "<div class=foot><script src='../js/footer_text.js'></script></div>"
)
SCRIPTS = [
    ("document.writeln('<p>© 2020 河边社</p>')", {"icp-missing"}),
    ("document.write('<p>河边社 版权所有 京ICP备2099000012号-1</p>')", set()),
    ("document.write('<p>联系我们</p>')", {"copyright-missing", "icp-missing"}),
    ("var owner = '© 2020 河边社'", {"copyright-missing", "icp-missing"}),
    (None, {"copyright-missing", "icp-missing"}),
]


@pytest.mark.parametrize(("script", "missed"), SCRIPTS)
def test_what_a_script_of_the_site_writes_into_the_footer_is_not_missed(
    checker: Checker, script: str | None, missed: set[str]
) -> None:
    build(Path(), {"news/a.html": BARE, "news/b.html": PAGE, **({"js/footer_text.js": script} if script else {})})
    found = checker("lint", "-f", "json", "news/a.html")
    assert {rule for rule in found.rules if rule.endswith("missing")} == missed


@pytest.mark.parametrize(
    ("address", "base", "script", "missed"),
    [
        ("../js/notes.js", "", "foot.html('Copyright &copy; 2020 河边社')", {"icp-missing"}),
        ("js/notes.js", "<base href=/>", "foot.html('Copyright &copy; 2020 河边社')", {"icp-missing"}),
        ("js/notes.js", "", "foot.html('Copyright &copy; 2020 河边社')", {"copyright-missing", "icp-missing"}),
        ("../js/notes.js", "", "foot.html('<b>旧街</b> © 2020 河边社')", {"icp-missing"}),
        ("../js/notes.js", "", "// © 2020 河边社\nlist.html(items)", {"copyright-missing", "icp-missing"}),
    ],
)
def test_any_script_of_the_site_may_write_the_notice_in_so_many_words(
    checker: Checker, address: str, base: str, script: str, missed: set[str]
) -> None:
    page = BARE.replace("../js/footer_text.js", address).replace("<title>", f"{base}<title>", 1)
    build(Path(), {"news/a.html": page, "news/b.html": PAGE, "js/notes.js": script})
    found = checker("lint", "-f", "json", "news/a.html")
    assert {rule for rule in found.rules if rule.endswith("missing")} == missed


@pytest.mark.parametrize(
    ("script", "missed"),
    [
        ("foot.innerHTML = '&copy;' + year + ' 河边社 <a>京ICP备2099000012号</a>'", set()),
        ("// © 2020 河边社\nfoot.innerHTML = text", {"copyright-missing", "icp-missing"}),
    ],
)
def test_a_script_in_the_page_may_write_the_notice_and_the_number(
    checker: Checker, script: str, missed: set[str]
) -> None:
    build(Path(), {"news/a.html": BARE.replace("</body>", f"<script>{script}</script></body>"), "news/b.html": PAGE})
    found = checker("lint", "-f", "json", "news/a.html")
    assert {rule for rule in found.rules if rule.endswith("missing")} == missed


def test_a_page_is_looked_at_again_when_the_script_of_its_footer_changes(checker: Checker) -> None:
    foot = "document.write('<p>河边社 版权所有 <a href=https://beian.miit.gov.cn/>京ICP备2099000012号-1</a></p>')"
    build(
        Path(),
        {
            "js/footer_text.js": foot,
            "robots.txt": "Sitemap: https://hebian.cn/a.xml",
            **{f"news/{n}.html": BARE for n in range(20)},
        },
    )
    for _ in range(2):
        assert checker("lint", "-f", "json").rules == []
    build(Path(), {"js/footer_text.js": "document.write('<p>联系我们</p>')"})
    assert set(checker("lint", "-f", "json").rules) == {"copyright-missing", "icp-missing"}


@pytest.mark.parametrize(("script", "missed"), SCRIPTS)
def test_a_step_up_from_the_root_of_a_site_leads_to_its_root(
    checker: Checker, script: str | None, missed: set[str]
) -> None:
    page = BARE.replace("../js/", "../../js/")
    build(Path(), {"news/a.html": page, **({"js/footer_text.js": script} if script else {})})
    found = checker("lint", "-f", "json", "news/a.html")
    assert {rule for rule in found.rules if rule.endswith("missing")} == missed


SHARED = "{include file='public/header' /}"
FOOT = "{include file='public/footer' /}"


@pytest.mark.parametrize(
    ("body", "title", "missed"),
    [
        ("<p>{$content}</p>", "分享详情", {"copyright-missing", "icp-missing"}),
        # a dialog to sign in stands in every page of a forum
        ("<input type=password name=p><p>{$content}</p>", "分享详情", {"copyright-missing", "icp-missing"}),
        ("<input type=password name=p><p>{$content}</p>", "会员登录", set()),
    ],
)
def test_a_template_that_no_longer_brings_in_the_footer_is_told(
    checker: Checker, body: str, title: str, missed: set[str]
) -> None:
    def whole(foot: str) -> str:
        return f"<!doctype html><html><head><title>{title}</title></head><body>{SHARED}{body}{foot}</body></html>"

    number = "<a href=https://beian.miit.gov.cn/>京ICP备2099000012号-1</a>"
    build(
        Path(),
        {
            ".checker.yaml": "footer: view/public/footer.html\n",
            "view/public/header.html": "<ul><li><a href=/>首页</a></li><li><a href=/news>新闻</a></li></ul>",
            "view/public/footer.html": f"<div class=footer>© 2020 河边社 版权所有 {number}</div>",
            "view/share/list.html": whole(FOOT),
            "view/share/show.html": whole(""),
        },
    )
    assert set(checker("lint", "-f", "json").rules) == missed


@pytest.mark.parametrize(
    ("readme", "configured", "asked", "read"),
    [
        ("# 河边\n\n一个练手项目。\n", False, (), 0),
        ("# 河边\n\n一个练手项目。\n", False, ("a.html",), 1),  # somebody asks for it
        ("# 河边\n\n一个练手项目。\n", True, (), 1),
        ("# 河边\n\n河边网的源码。\n", False, (), 1),
    ],
)
def test_a_site_that_its_readme_calls_an_exercise_waits_for_a_configuration(
    checker: Checker, readme: str, configured: bool, asked: tuple[str, ...], read: int
) -> None:
    build(Path(), {"README.md": readme, "a.html": PAGE} | ({".checker.yaml": "language: zh\n"} if configured else {}))
    ran = checker("lint", "-f", "json", *asked)
    assert ran.report["summary"]["documents"] == read
    assert ("练习" in ran.err) is not read


@pytest.mark.parametrize(("configuration", "told"), [("language: zh\n", 0), ("site: {owner: 河边社}\n", 1)])
def test_a_menu_that_leads_nowhere_makes_no_mock_up_of_a_site_whose_owner_is_configured(
    checker: Checker, configuration: str, told: int
) -> None:
    page = (
        "<!doctype html><title>河边网</title><ul><li><a href='#'>首页</a><li><a href='#'>新闻中心</a><li><a href='#'>关于我们</a></ul>"
        "<div>河边的大街小巷都在这里</div><footer><a href='#'>联系我们</a> 京ICP备2099000012号-1</footer>"
    )
    build(Path(), {"a.html": page, "b.html": page.replace("大街小巷", "老街")} | {".checker.yaml": configuration})
    rules = [each["rule"] for each in checker("lint", "-f", "json").report["violations"]]
    assert rules.count("copyright-missing") == told


DRAFT = PAGE.replace("</title>", "</title><link rel=stylesheet href=css/a.css>")
PROGRAM = {"public/index.php": "<?php\n", "public/js/a.js": "", "public/css/live.css": ""}


@pytest.mark.parametrize(
    ("path", "page", "files", "read"),
    [
        ("doc/a.html", DRAFT, {}, False),
        ("app/views/a.html", DRAFT, {}, False),
        ("application/view/a.html", DRAFT, {"index.php": "<?php\n"}, False),
        ("doc/a.html", DRAFT, {"index.php": "<?php\n"}, True),  # the server serves the whole folder
        ("public/a.html", DRAFT, {}, True),
        ("doc/a.html", PAGE, {}, True),  # nothing tells where its style sheets are
        ("app/views/a.html", DRAFT, {"public/css/a.css": ""}, True),  # the program shows it
        (
            "app/views/a.html",
            DRAFT,
            {"public/css/a.css": "", **{f"app/views/{n}.tpl": "<p>" for n in "bcd"}},
            False,
        ),  # it shows those
        ("doc/a.html", DRAFT.replace("css/a.css", "/css/a.css"), {}, True),
        ("doc/a.html", DRAFT.replace("css/a.css", "http://a.example/a.css"), {}, True),
    ],
)
def test_a_page_that_a_program_keeps_from_the_server_is_a_draft(
    checker: Checker, path: str, page: str, files: dict[str, str], read: bool
) -> None:
    build(Path(), {**PROGRAM, **files, path: page})
    ran = checker("lint", path, "-f", "json", "--every")
    assert bool(ran.report["summary"]["documents"]) is read
    assert ("设计稿" in ran.err) is not read


@pytest.mark.parametrize(
    ("rules", "files", "read"),
    [
        ("Deny from all", {}, False),
        ("<IfModule authz_core_module>\n    Require all denied\n</IfModule>\n", {}, False),
        ("deny from all", {"lib/doc/css/a.css": None}, True),  # its style sheets are served from elsewhere
        ('<Files "*.tpl">\nDeny from all\n</Files>\n', {}, True),
        ("Deny from all\nAllow from 192.0.2.1\n", {}, True),
        ("Options -Indexes\n", {}, True),
        ("Deny from all", {"lib/doc/.htaccess": "Allow from all"}, True),  # the nearest one counts
        ("Deny from all", {"lib/doc/.htaccess": '<Files "*.tpl">\nDeny from all\n</Files>\n'}, False),
    ],
)
def test_a_page_in_a_folder_that_the_server_denies_to_all_is_no_page_of_the_site(
    checker: Checker, rules: str, files: dict[str, str | None], read: bool
) -> None:
    tree = {"lib/.htaccess": rules, "lib/doc/css/a.css": "", "lib/doc/a.html": DRAFT, **files}
    build(Path(), {path: text for path, text in tree.items() if text is not None})
    ran = checker("lint", "lib/doc/a.html", "-f", "json", "--every")
    assert bool(ran.report["summary"]["documents"]) is read
    assert ("手册" in ran.err) is not read


@pytest.mark.parametrize(
    ("files", "read"),
    [
        ({"style.css": "/*\nTheme Name: 北山\n*/", "index.php": "<?php get_header();"}, False),
        (
            {
                "style.css": "body {}",
                "index.php": "<?php if (!defined('__TYPECHO_ROOT_DIR__')) exit; $this->need('header.php');",
            },
            False,
        ),
        (
            {"index.php": "<?php if (!defined('__TYPECHO_ROOT_DIR__') && !@include_once 'config.inc.php') exit;"},
            True,
        ),  # itself
        ({"style.css": "/*\nTheme Name: 北山\n*/"}, True),  # no program fills it in
        ({"style.css": "body {}", "index.php": "<?php echo 1;"}, True),
    ],
)
def test_a_page_in_a_theme_that_nothing_fills_in_is_a_draft(
    checker: Checker, files: dict[str, str], read: bool
) -> None:
    build(Path(), {**files, "html/a.html": DRAFT})
    ran = checker("lint", "html/a.html", "-f", "json", "--every")
    assert bool(ran.report["summary"]["documents"]) is read
    assert ("在 PHP 主题里" in ran.err) is not read


def test_a_site_that_is_sent_to_a_server_of_ones_own_is_not_served_where_its_folder_says(tmp_path: Path) -> None:
    build(tmp_path / "hebian.github.io", {".github/workflows/a.yml": "- uses: x/ssh-deploy@v1\n"})
    assert look(tmp_path / "hebian.github.io") == Served(("hebian.github.io",), pages=True)


def test_the_program_of_a_folder_is_known_below_it_and_what_stands_above_it_too(tmp_path: Path) -> None:
    build(tmp_path, {"CNAME": "hebian.example", "shop/public/index.php": "", "shop/doc/a.html": "", "b/c.html": ""})
    sites = Sites()
    found = sites.find(str(tmp_path / "shop/doc/a.html"))
    assert (found.hosts, found.withheld.docroot) == (("hebian.example",), str(tmp_path / "shop/public"))
    assert found.withheld.kept == (str(tmp_path / "shop"),)
    assert sites.find(str(tmp_path / "b/c.html")) == Served(("hebian.example",), abroad=True, pages=True)


FOOTER = '<footer>© {{ author }} {% if theme.footer.beian.enable %}<a href="http://www.beian.miit.gov.cn">{{ theme.icp }}</a>{% endif %}</footer>'
OFF, ON = "footer:\n  beian:\n    enable: false\n    icp:\n", "footer:\n  beian:\n    enable: true\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"themes/ash/_config.yml": OFF}, False),
        ({"themes/ash/_config.yml": ON}, True),
        ({"themes/ash/_config.yml": "footer: {since: 2020}\n"}, True),
        ({"themes/ash/_config.yml": OFF, "_config.ash.yml": ON}, True),
        (
            {"themes/ash/_config.yml": OFF, "_config.yml": f"theme_config:\n  {ON.replace(chr(10), chr(10) + '  ')}"},
            True,
        ),
        ({"themes/ash/_config.yml": OFF, "source/_data/ash.yml": ON}, True),
        ({"_config.yml": OFF}, False),
        ({"themes/ash/_config.yml": OFF + "\t# 注释\n"}, False),
        ({"themes/ash/_config.yml": "ICP_license: false\n"}, False),
        ({"themes/ash/_config.yml": "icp: ''\n"}, True),
        ({"themes/ash/_config.yml": "icp: false\n", "_config.yml": "icp: 京ICP备2099000012号-1\n"}, True),
        ({"themes/ash/_config.yml": "footer: [\n"}, True),
        ({"themes/ash/_config.yml": "a: &a [*a]\n"}, True),
    ],
)
def test_a_link_in_a_block_that_the_theme_leaves_out_is_not_told(
    checker: Checker, files: dict[str, str], told: bool
) -> None:
    build(Path(), {**files, "themes/ash/layout/_partials/footer.swig": FOOTER})
    assert ("icp-link-outdated" in checker("lint", "-f", "json").rules) is told


def test_a_number_that_is_written_out_in_such_a_theme_is_told(checker: Checker) -> None:
    written = FOOTER.replace("{{ theme.icp }}", "京ICP备2099000012号-1")
    build(
        Path(), {"themes/ash/_config.yml": OFF, "themes/ash/layout/footer.swig": written, "layout/footer.swig": FOOTER}
    )
    found = checker("lint", "-f", "json").report["violations"]
    assert [(each["rule"], each["path"]) for each in found] == [
        ("icp-link-outdated", "layout/footer.swig"), ("icp-link-outdated", "themes/ash/layout/footer.swig")
    ]  # fmt: skip


@pytest.mark.parametrize(("readme", "is_written"), [("# 老街\n\n期末大作业\n", False), ("# 老街\n", True)])
def test_init_takes_no_owner_from_the_footer_of_an_exercise(checker: Checker, readme: str, is_written: bool) -> None:
    Path("README.md").write_text(readme, encoding="utf-8")
    for number in range(6):
        Path(f"{number or 'index'}.html").write_text(
            PAGE.replace("<h1>老街", f"<title>老街{number} - 河边社</title><h1>老街{number}"), encoding="utf-8"
        )
    ran = checker("init", "--lang", "zh")
    written = Path(".checker.yaml").read_text(encoding="utf-8")
    assert ("owner: 河边社" in written, "这里是练习" in ran.err) == (is_written, not is_written)
