"""Which files a run reads, and why it leaves others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.ignores import Ignores
from checker.messages import Message
from checker.settings import Settings
from checker.walk import INSTALLED, STORES, Found, Walk, tidy
from checker.workspace import Workspace


def make(root: Path, *names: str, **contents: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contents.get(name, "x"), encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


NO_READER = Message("skip.no-reader")


def refuse(path: str, below: str) -> Message | None:
    return None if path.endswith((".html", ".md", ".txt")) else NO_READER


def walk(*paths: str, force: bool = False, ignores: Ignores | None = None) -> list[Found]:
    return list(Walk(refuse, ignores or Ignores(), force_exclude=force).files(paths))


def read(found: list[Found]) -> list[str]:
    return [one.path for one in found if one.skipped is None]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_folders_are_walked_in_sorted_order_and_each_file_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "b.html", "a/z.md", "a/b.md", "c.txt", "新闻/稿件.html")
    assert read(walk(".", "a", "b.html")) == ["a/b.md", "a/z.md", "b.html", "c.txt", "新闻/稿件.html"]


@pytest.mark.parametrize(
    ("argument", "shown"),
    [("a", "a/x.md"), ("./a/", "a/x.md"), ("a//", "a/x.md"), (".", "a/x.md"), ("../here/a", "../here/a/x.md")],
)
def test_a_path_is_shown_as_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str, shown: str
) -> None:
    make(tmp_path, "here/a/x.md")
    monkeypatch.chdir(tmp_path / "here")
    assert read(walk(argument)) == [shown]


def test_the_root_folder_keeps_its_slash() -> None:
    assert tidy("/") == "/"
    assert tidy("//a//b/") == "/a/b"


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        walk("nowhere.html")
    assert caught.value.filename == "nowhere.html"


def test_a_file_that_nobody_reads_is_skipped_with_the_reason_unless_named(tmp_path: Path) -> None:
    make(tmp_path, "photo.JPG", "Makefile")
    assert [(one.path, one.skipped) for one in walk(".")] == [("Makefile", NO_READER), ("photo.JPG", NO_READER)]
    assert read(walk("photo.JPG")) == ["photo.JPG"]


def test_version_control_folders_are_not_entered(tmp_path: Path) -> None:
    make(tmp_path, *(f"{store}/x.html" for store in STORES), "modules/x.html")
    assert [one.path for one in walk(".")] == ["modules/x.html"]


def test_installed_packages_are_not_entered_unless_named(tmp_path: Path) -> None:
    make(tmp_path, "node_modules/a/x.html", "sub/node_modules/x.md", "env/pyvenv.cfg", "env/lib/x.html", "a.md")
    assert [(one.path, one.skipped) for one in walk(".")] == [
        ("a.md", None),
        ("env", INSTALLED),
        ("node_modules", INSTALLED),
        ("sub/node_modules", INSTALLED),
    ]
    assert read(walk("node_modules/a", "env/lib/x.html")) == ["node_modules/a/x.html", "env/lib/x.html"]


def test_a_file_is_asked_for_by_its_way_from_the_folder_that_was_walked(tmp_path: Path) -> None:
    make(tmp_path, "tests/a/x.md", "tests/y.md")
    asked = []

    def note(path: str, below: str) -> None:
        asked.append((path, below))

    list(Walk(note).files(["tests", "tests/a/x.md"]))
    assert asked == [("tests/a/x.md", "a/x.md"), ("tests/y.md", "y.md")]


def test_our_own_files_are_not_worth_a_word(tmp_path: Path) -> None:
    make(tmp_path, ".checker.yaml", ".checker-baseline.json", ".checker_cache/clean", "sub/.checker.yml", "a.md")
    assert [one.path for one in walk(".")] == ["a.md"]


IGNORES = [
    ("*.html\n!keep.html\n", ["a.html", "keep.html", "sub/keep.html", "sub/b.html"], ["keep.html", "sub/keep.html"]),
    ("/top.md\n", ["top.md", "sub/top.md"], ["sub/top.md"]),
    ("out/\n!out/keep.md\n", ["out/keep.md", "src/out/x.md", "out.md"], ["out.md"]),
    ("a/**/z.md\n", ["a/z.md", "a/b/z.md", "a/b/y.md"], ["a/b/y.md"]),
    ("\ufeff*.md\n", ["x.md", "x.html"], ["x.html"]),
    ("# *.md\n\n   \n", ["x.md"], ["x.md"]),
    ("草稿/\n", ["草稿/一.md", "二.md"], ["二.md"]),
]


@pytest.mark.parametrize(("rules", "files", "kept"), IGNORES)
def test_gitignore_means_what_it_means_to_git(tmp_path: Path, rules: str, files: list[str], kept: list[str]) -> None:
    make(tmp_path, *files)
    write(tmp_path / ".gitignore", rules)
    assert read(walk(".")) == kept


def test_a_deeper_gitignore_has_the_last_word(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "sub/a.md", "sub/b.md")
    write(tmp_path / ".gitignore", "a.md\n")
    write(tmp_path / "sub/.gitignore", "!a.md\nb.md\n")
    assert read(walk(".")) == ["sub/a.md"]


def test_rules_above_the_folder_reach_in_up_to_the_top_of_the_work_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "repo/.git/HEAD", "repo/site/a.md", "repo/site/b.md", "repo/site/c.md")
    write(tmp_path / ".gitignore", "a.md\n")
    write(tmp_path / "repo/.gitignore", "site/b.md\n")
    monkeypatch.chdir(tmp_path / "repo/site")
    assert read(walk(".")) == ["a.md", "c.md"]


def test_outside_a_work_tree_no_gitignore_above_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "site/a.md")
    write(tmp_path / ".gitignore", "a.md\n")
    monkeypatch.chdir(tmp_path / "site")
    assert read(walk(".")) == ["a.md"]


def test_a_folder_adds_its_own_rules_to_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "vendor/x.md", "site/vendor/x.md", "site/y.md")
    extra = {str(tmp_path / "site"): ["vendor/**"]}
    assert read(walk(".", ignores=Ignores(lambda folder: extra.get(folder, ())))) == ["site/y.md", "vendor/x.md"]


def test_a_line_git_cannot_use_does_not_spoil_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md")
    write(tmp_path / ".gitignore", "!\n/\n//\na.md\n")
    assert read(walk(".")) == ["b.md"]


def test_a_named_file_is_read_though_ignored_unless_exclusion_is_forced(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "out/a.md", "b.md", "out/deep/c.md")
    write(tmp_path / ".gitignore", "out/\n")
    named = ["out/a.md", "out/deep/c.md", "b.md"]
    assert read(walk(*named)) == named
    forced = walk(*named, force=True)
    assert read(forced) == ["b.md"]
    assert [one.skipped.text("en") for one in forced if one.skipped] == ["excluded by an ignore rule"] * 2


def test_a_named_folder_is_walked_though_ignored_unless_exclusion_is_forced(tmp_path: Path) -> None:
    make(tmp_path, ".git/HEAD", "out/a.md")
    write(tmp_path / ".gitignore", "out/\n")
    assert read(walk("out")) == ["out/a.md"]
    assert read(walk("out", force=True)) == []


def test_links_are_safe(tmp_path: Path) -> None:
    make(tmp_path, "real/a.md")
    (tmp_path / "real/up").symlink_to(tmp_path)
    (tmp_path / "real/self.md").symlink_to("self.md")
    (tmp_path / "real/gone.md").symlink_to("nothing.md")
    (tmp_path / "real/twin.md").symlink_to("a.md")
    found = walk(".")
    assert read(found) == ["real/a.md", "real/twin.md"]
    assert {one.path: one.skipped.text("en") for one in found if one.skipped} == {
        "real/gone.md": "a link to nothing",
        "real/self.md": "a link to nothing",
        "real/up": "a link to a folder is not followed",
    }


def test_a_pipe_met_on_the_way_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (found,) = walk(".")
    assert found.skipped is not None
    assert found.skipped.text("en") == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens every folder")
def test_a_closed_folder_is_skipped_with_its_reason(tmp_path: Path) -> None:
    make(tmp_path, "closed/a.md")
    (tmp_path / "closed").chmod(0)
    try:
        (found,) = walk(".")
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert found.path == "closed"
    assert found.skipped is not None


def test_a_closed_folder_is_skipped_with_its_reason_for_root_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "closed/a.md", "open.md")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = walk(".")
    assert read(found) == ["open.md"]
    assert [one.path for one in found if one.skipped] == ["closed"]


def test_what_jekyll_builds_beside_its_sources_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    built = [f"{site}/_site/2099/a.html" for site in ("blog", "left", "lone")]
    sources = ("blog/_config.yml", "blog/_posts/a.md", "left/_config.yml", "left/_posts/a.md", "lone/_config.yml")
    make(tmp_path, *built, *sources, "left/.nojekyll")
    workspace = Workspace(Settings(), no_config=True)
    assert [workspace.refuse(path, path) is not None for path in built] == [True, False, False]


def test_a_page_that_is_built_from_one_beside_it_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(
        tmp_path,
        "src/a.html",
        "dist/a.html",
        "dist/b.html",
        "web/source/c/d.html",
        "web/_site/c/d.html",
        "dist/e.md",
        "src/e.md",
        "shop/src/main/webapp/f/g.jsp",
        "shop/target/shop-1.0/f/g.jsp",
        "shop/target/shop-1.0/f/h.jsp",
        *("blog/content/posts/i.md", "blog/public/posts/i/index.html", "blog/public/posts/j/index.html"),
        *("hexo/source/_posts/k.md", "hexo/public/2099/04/11/k/index.html"),
        *("book/SUMMARY.md", "book/_book/l/m.html", "loose/_book/l/m.html"),
    )
    workspace = Workspace(Settings(), no_config=True)
    refused = {
        path: workspace.refuse(path, path)
        for path in (
            *("src/a.html", "dist/a.html", "dist/b.html", "web/_site/c/d.html", "dist/e.md"),
            *("shop/target/shop-1.0/f/g.jsp", "shop/target/shop-1.0/f/h.jsp", "shop/src/main/webapp/f/g.jsp"),
            *(
                "blog/public/posts/i/index.html",
                "blog/public/posts/j/index.html",
                "hexo/public/2099/04/11/k/index.html",
                "book/_book/l/m.html",
                "loose/_book/l/m.html",
            ),
        )
    }
    built = {"dist/a.html", "web/_site/c/d.html", "shop/target/shop-1.0/f/g.jsp"}
    built |= {"blog/public/posts/i/index.html", "hexo/public/2099/04/11/k/index.html", "book/_book/l/m.html"}
    assert {path for path, why in refused.items() if why is not None} == built
    assert workspace.refuse(str(tmp_path / "dist/a.html"), "a.html") is None  # the folder itself was asked for


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("copy of a.html", False),
        ("a copy.html", False),
        ("a (1).html", False),
        ("copy.html", True),
        ("a2.html", True),
        ("older.html", True),
    ],
)
def test_copies_are_passed_over_by_their_names(name: str, kept: bool) -> None:
    assert (Workspace(Settings(), no_config=True).refuse(name, name) is None) is kept


COPIES = [
    ("m/show1.php", {"m/show.php": "<?php include 'foot.php'; ?>"}, True),
    ("m/show-1.php", {"m/show.php": ""}, True),
    ("index2.html", {"index.html": "<a href=/a.html>甲</a>"}, True),
    ("m/show.20150411.html", {"m/show.html": ""}, True),
    ("m/show_20150411.php", {"m/show.php": ""}, True),
    # somebody leads to it, or takes it in
    ("m/show.20150411.html", {"m/show.html": "<a href=show.20150411.html>"}, False),
    ("m/show1.php", {"m/show.php": "<a href=show1.php>"}, False),
    ("m/show1.php", {"m/show.php": "", "m/a.php": "<?php include 'show1.php'; ?>"}, False),
    ("m/show1.php", {"m/show.php": "", "index.html": "<a href='/m/Show1.php?id=2'>"}, False),
    ("m/show1.php", {"m/show.php": "", "sitemap.xml": "<loc>https://hebian.example/m/show1</loc>"}, False),
    # by itself it is no copy, and the pages of a list are none
    ("m/show1.php", {"m/a.php": ""}, False),
    # a series of pages by one name, of which nobody keeps so many copies
    ("m/show1.php", {"m/show.php": "", "m/show2.php": "", "m/show3.php": ""}, False),
    ("news/index_2.html", {"news/index.html": ""}, False),
    ("news/index12.html", {"news/index.html": ""}, False),
    ("a2.md", {"a.md": ""}, False),
]  # fmt: skip


@pytest.mark.parametrize(("copy", "others", "left"), COPIES)
def test_a_numbered_copy_that_nothing_names_is_passed_over(
    copy: str, others: dict[str, str], left: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {copy: f"<a href={Path(copy).name}>自己</a>", **others}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = Workspace(Settings(), no_config=True)
    told = {path: workspace.refuse(path, path) for path in (copy, *(o for o in others if not o.endswith("xml")))}
    assert {path: why.id for path, why in told.items() if why} == ({copy: "skip.left"} if left else {})


def test_the_screens_of_a_program_for_mock_ups_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft/resources/scripts/axure").mkdir(parents=True)
    workspace = Workspace(Settings(), no_config=True)
    why = workspace.refuse("draft/home.html", "draft/home.html")
    assert why is not None
    assert (why.id, workspace.refuse("home.html", "home.html")) == ("skip.drawn", None)
    for name in ("data/document.js", "files/首页/data.js"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("$axure.loadDocument()", encoding="utf-8")
    told = [workspace.refuse(name, name) for name in ("首页.html", "关于.html")]
    assert [each and each.id for each in told] == ["skip.drawn", None]


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ({"存/年报.html": "", "存/年报_files/a.css": ""}, {"存/年报.html"}),
        ({"存/年报.htm": "", "存/年报_files/index.html": ""}, {"存/年报.htm", "存/年报_files/index.html"}),
        (
            {"存/年报.html": '<html xmlns:o="urn:schemas-microsoft-com:office:office">', "存/年报_files/a.css": ""},
            set(),
        ),
        ({"年报.html": "", "年报_files/a.css": ""}, set()),
        ({"存/说明_files/index.html": ""}, set()),
        ({"存/年报.html": "<!-- saved from url=(0022)https://a.example/1 --><html>"}, {"存/年报.html"}),
        ({"存/年报.html": "<p>saved from url=(0022)https://a.example/1</p>"}, set()),
    ],
)
def test_a_page_that_a_browser_saved_is_passed_over_below_the_folder(
    files: dict[str, str], kept: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word lays such a folder beside what is one's own, and a name on the command line or in its own folder is read."""
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = Workspace(Settings(), no_config=True)
    told = {path: workspace.refuse(path, path) for path in files if path.endswith(("html", "htm"))}
    assert {path for path, why in told.items() if why and why.id == "skip.kept"} == kept


def test_what_lies_beside_the_files_of_an_office_is_one_of_its_screens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("山里/catalog_main.htm", "山里/story_add.htm", "河边/story_add.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    workspace = Workspace(Settings(), no_config=True)
    why = workspace.refuse("山里/story_add.htm", "山里/story_add.htm")
    assert why is not None
    assert (why.id, workspace.refuse("河边/story_add.htm", "河边/story_add.htm")) == ("skip.office", None)


def test_the_footer_of_a_members_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(Settings(), no_config=True)
    of_members = "templates/hill/member"
    why = workspace.refuse(f"{of_members}/order.html", f"{of_members}/order.html")
    assert why is not None
    assert workspace.refuse(f"{of_members}/footer_re.html", f"{of_members}/footer_re.html") is None


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ([f"https://hill{n}.com/1" for n in range(12)], True),
        (["https://www.hill.com/1", "https://news.hill.com/2"] * 6, False),
        ([f"https://hill{n}.com/1" for n in range(11)], False),
        ([f"https://hill{n}.com/1" for n in range(4)] + [""] * 8, False),
        ([f"https://hill{n}.com/1" for n in range(5)] + ["https://hill.com/1"] * 12, False),
    ],
    ids=["many sites", "one site", "few pages", "few that state one", "mostly one site"],
)
def test_pages_of_many_sites_are_a_collection(
    stated: list[str], kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "存").mkdir()
    for number, address in enumerate(stated):
        (tmp_path / f"存/{number}.html").write_text(f"<link rel=canonical href={address}>", encoding="utf-8")
    workspace = Workspace(Settings(), no_config=True)
    why = workspace.refuse("存/0.html", "存/0.html")
    assert (why is not None and why.id == "skip.kept") == kept
    assert workspace.refuse("存/0.html", "0.html") is None


@pytest.mark.parametrize(
    ("texts", "beside", "is_corpus"),
    [
        (12, "存/读.py", True),
        (12, "读.ipynb", True),
        (12, "读.js", True),
        (12, "程序/读.py", False),
        (11, "存/读.py", False),
        (12, "页.js", False),
        (12, "存/页.html", False),
    ],
)
def test_texts_by_the_dozen_beside_a_program_are_its_data(
    texts: int, beside: str, is_corpus: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*(f"存/{number}.txt" for number in range(texts)), beside):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("fs.writeFile(x)" if name == "读.js" else "", encoding="utf-8")
    why = Workspace(Settings(), no_config=True).refuse("存/0.txt", "存/0.txt")
    assert (why is not None and why.id == "skip.corpus") == is_corpus
