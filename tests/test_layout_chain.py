"""Layouts that stand in layouts: what no footer comes to is told where every layout is known, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.layout_chain import lacks
from tests.cli.conftest import Checker, checker

FOOT = "<footer>© 2099 河边某</footer>"
BASE = "<!doctype html><html><body>{% include nav.html %}{{ content }}</body></html>"

__all__ = ["checker"]


def under(layout: str, text: str = "{{ content }}") -> str:
    return f"---\nlayout: {layout}\n---\n{text}"


SITE = {
    "_includes/footer.html": FOOT,
    "_includes/nav.html": "<nav><a href=/>首页</a></nav>",
    "_layouts/base.html": BASE,
    "_layouts/page.html": under("base", "<main>{{ content }}</main>{% include footer.html %}"),
    "_layouts/post.html": under("page"),
}

CASES = [
    # what is asked, its text, other files, whether it lacks the notice
    ("_posts/2099-01-01-a.md", under("post", "正文"), {}, False),
    ("_posts/2099-01-01-a.md", under("base", "正文"), {}, True),
    ("_posts/2099-01-01-a.md", "正文", {}, False),
    ("_posts/2099-01-01-a.md", under("elsewhere", "正文"), {}, False),  # a theme's own
    ("_posts/2099-01-01-a.md", under("list", "正文"), {"_layouts/list.html": under("base")}, False),  # told of the layout
    ("_layouts/list.html", under("base"), {}, True),
    ("_layouts/list.html", under("page"), {}, False),
    ("_layouts/list.html", under("base", "{% include {{ page.foot }} %}"), {}, False),
    ("_layouts/list.html", under("base", "<footer>{{ site.author }}</footer>"), {}, False),
    ("_layouts/list.html", under("elsewhere"), {}, False),
    ("_layouts/list.html", under("list"), {}, False),
    ("_layouts/slides.html", under("base"), {}, False),  # called as those are that want none
    ("_layouts/base.html", BASE, {}, False),  # others that stand in it bring one in
    ("_layouts/list.html", under("base"), {"_layouts/page.html": under("base"), "_layouts/post.html": under("base")}, False),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "others", "lacking"), CASES)
def test_a_footer_that_comes_by_no_layout_is_missed(
    path: str, text: str, others: dict[str, str], lacking: bool, tmp_path: Path
) -> None:
    for name, said in (SITE | others | {path: text}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(said, encoding="utf-8")
    found = lacks([tmp_path / "_includes/footer.html"], str(tmp_path), str(tmp_path / path), text)
    assert found == (frozenset({"notice"}) if lacking else frozenset())


def test_layouts_that_lie_elsewhere_are_not_read(tmp_path: Path) -> None:
    for name, said in SITE.items():
        (tmp_path / "away" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "away" / name).write_text(said, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/_layouts").symlink_to(tmp_path / "away/_layouts")
    assert not lacks(
        [tmp_path / "away/_includes/footer.html"], str(tmp_path), str(tmp_path / "site/a.md"), under("base")
    )


def test_a_post_put_under_a_layout_without_the_footer_is_told(checker: Checker) -> None:
    text = "老街修好了，铺子一家接一家开张。街坊们说，往后傍晚又有地方散步了。石板路重新铺过，路灯也换了新的。"
    posts = {f"_posts/2099-01-0{day}-a.md": under("post", text) for day in (1, 2)}
    for name, said in (SITE | posts | {"_posts/2099-01-03-b.md": under("base", text)}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(said, encoding="utf-8")
    Path(".checker.yaml").write_text("footer: _includes/footer.html\n", encoding="utf-8")
    told = checker("lint", "-f", "json").report["violations"]
    assert [each["path"] for each in told if each["rule"] == "copyright-missing"] == ["_posts/2099-01-03-b.md"]
