"""What the articles beside an article tell of it: most of a handful name a source, and then one that names none is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cache import Cache
from checker.config import Config, KnownNames, parse
from checker.ignores import Ignores
from checker.linter import Linter
from checker.model import PageResult
from checker.neighbours import HANDFUL, Folders
from checker.run import Finished, Order, Run
from checker.settings import Settings
from checker.walk import Found, Walk
from checker.workspace import Workspace

TODAY = date(2026, 11, 25)
STORY = "小桥通车，两岸的人都来看。走过去只要十分钟。\n"
OWN = "https://laoqiao.example/xiaoqiao"
KINDS = {
    "himself": f"---\ntitle: 小桥通车\nauthor: 陈默\n---\n\n来源：[陈默的日记](https://elsewhere.example/1)\n\n{STORY}",
    "place": f"# 小桥通车\n\n> 本文作者：mochen程序那些事\n\n{STORY}\n> 本文来源：mochen的博客\n",
    "address": f"---\ntitle: 小桥通车\ncanonical: {OWN}\n---\n\n来源：{OWN}\n\n{STORY}",
    "named": f"# 小桥通车\n\n来源：东岭日报\n\n{STORY}",
    "own": f"# 小桥通车\n\n本文为原创。\n\n{STORY}",
    "by": f"# 小桥通车\n\n作者：李小明\n\n{STORY}",
    "under": f"# 小桥通车\n\n> https://laoqiao.example/1\n\n{STORY}",
    "links": f"# 小桥通车\n\n李小明　[看新闻](https://a.example/1)\n\n{STORY}",
    "silent": f"# 小桥通车\n\n{STORY}",
}


@pytest.fixture(scope="module")
def space() -> Workspace:
    return Workspace(Settings(today=TODAY), no_config=True)


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Found]]:
    """Write a folder of articles, in the order of their kinds, and walk it."""
    monkeypatch.chdir(tmp_path)

    def written(folder: str, kinds: Sequence[str]) -> list[Found]:
        Path(folder).mkdir(exist_ok=True)
        for number, kind in enumerate(kinds):
            Path(folder, f"{number:02}.md").write_text(KINDS[kind] + f"\n第{number}座。\n", encoding="utf-8")
        return list(Walk(lambda _path, _below: None, Ignores()).files(["."]))

    return written


def asked(results: Sequence[PageResult]) -> list[str]:
    return [result.path for result in results if any(one.rule == "provenance-unstated" for one in result.violations)]


def lint(space: Workspace, files: Sequence[Found], **options: object) -> tuple[list[PageResult], Finished]:
    run = Run(space, Order(files, **options))  # type: ignore[arg-type]
    return list(run), run.finish()


FOLDERS = [
    ("a handful that name a source and one that does not", ["named"] * 5 + ["silent"], True),
    ("fewer than a handful", ["named"] * 4 + ["silent"], False),
    ("half of them", ["named"] * 5 + ["silent"] * 5, False),
    ("more than half", ["named"] * 8 + ["silent"] * 3, False),
    ("three in four", ["named"] * 9 + ["silent"] * 3, True),
    ("claims of originality count as none", ["named"] * 5 + ["own"] * 4 + ["silent"], False),
    ("one that names its author, one that opens with an address", ["named"] * 9 + ["by", "under"], False),
    ("one that opens with a link to another site", ["named"] * 9 + ["links"], False),
    ("nobody names any", ["silent"] * 9, False),
    ("authors who name themselves", ["himself"] * 9 + ["silent"], False),
    ("blogs of their authors", ["place"] * 9 + ["silent"], False),
    ("addresses of the articles themselves", ["address"] * 9 + ["silent"], False),
]


@pytest.mark.parametrize(("kinds", "asks"), [case[1:] for case in FOLDERS], ids=[case[0] for case in FOLDERS])
def test_silence_is_asked_about_where_most_of_a_handful_of_neighbours_speak(
    space: Workspace, put: Callable[..., list[Found]], kinds: list[str], asks: bool
) -> None:
    results, finished = lint(space, put("a", kinds))
    silent = [f"a/{number:02}.md" for number, kind in enumerate(kinds) if kind == "silent"]
    assert asked(results) == (silent if asks else [])
    assert finished.unasked == (0 if asks else len(silent))
    assert all(result.late for result in results if asked([result]))


@pytest.mark.parametrize("name", ["index.md", "README.md", "_index.md", "default.md", "Home.md"])
def test_the_page_of_a_folder_is_none_of_its_articles(
    space: Workspace, put: Callable[..., list[Found]], name: str
) -> None:
    files = put("a", ["named"] * 5 + ["silent"])
    renamed = Path(files[-1].path).rename(Path(files[-1].path).with_name(name))
    results, _ = lint(space, [*files[:-1], Found(renamed.as_posix(), named=False)])
    assert asked(results) == []


def test_a_link_to_the_site_itself_names_no_source(put: Callable[..., list[Found]], tmp_path: Path) -> None:
    source = f"# 小桥通车\n\n原文链接：[小桥](https://www.laoqiao.example/1)\n\n{STORY}"
    files = put("a", ["silent"] * 6)
    for found in files[1:]:
        Path(found.path).write_text(source, encoding="utf-8")
    assert asked(lint(Workspace(Settings(today=TODAY)), files)[0]) == ["a/00.md"]
    (tmp_path / "_config.yml").write_text("title: 老桥\nurl: https://laoqiao.example\n", encoding="utf-8")
    assert asked(lint(Workspace(Settings(today=TODAY)), files)[0]) == []


def test_every_folder_answers_for_itself(space: Workspace, put: Callable[..., list[Found]]) -> None:
    put("a", ["named"] * 5 + ["silent"])
    results, finished = lint(space, put("b", ["silent"] * 6))
    assert asked(results) == ["a/05.md"]
    assert finished.unasked == 6


def test_a_file_that_is_named_is_never_asked_by_its_neighbours(
    space: Workspace, put: Callable[..., list[Found]]
) -> None:
    files = [found._replace(named=True) for found in put("a", ["named"] * 5 + ["silent"])]
    results, finished = lint(space, files)
    assert asked(results) == []
    assert finished.unasked == 0


def test_the_rows_of_one_file_are_neighbours(space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"id": str(number), "source": "东岭日报", "content": f"第{number}座{STORY}"} for number in range(5)]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"id": "9", "content": STORY}])), encoding="utf-8")
    Path("b.jsonl").write_text(json.dumps({"id": "1", "content": STORY}), encoding="utf-8")
    results, finished = lint(space, [Found("a.jsonl", named=False), Found("b.jsonl", named=False)])
    assert [(result.path, result.inside) for result in results if asked([result])] == [("a.jsonl", "9")]
    assert finished.unasked == 1


@given(kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=3, max_size=14))
def test_the_order_of_the_articles_does_not_matter(kinds: list[str]) -> None:
    origins = {"named": "named"}

    def of(order: Sequence[str]) -> tuple[bool, int]:
        folders = Folders()
        for number, kind in enumerate(order):
            unasked = ("provenance-unstated",) if kind == "silent" else ()
            folders.add([PageResult(f"a/{number}.md", origin=origins.get(kind, "other"), unasked=unasked)])  # type: ignore[arg-type]
        return bool(folders.asked()), folders.unasked

    assert of(kinds) == of(sorted(kinds)) == of(kinds[::-1])
    silent, named = kinds.count("silent"), kinds.count("named")
    asks = bool(silent) and named >= HANDFUL and named >= 3 * (len(kinds) - named)
    assert of(kinds) == (asks, 0 if asks else silent)


@pytest.mark.parametrize("kinds", [["named"] * 60 + ["silent"] * 10, ["silent"] * 40 + ["named"] * 30])
def test_one_process_and_two_and_a_cold_and_a_warm_cache_agree(
    space: Workspace, put: Callable[..., list[Found]], tmp_path: Path, kinds: list[str]
) -> None:
    book = "footer: footer.ejs\n"  # so that nothing else is wrong, and every page is remembered
    (tmp_path / ".checker.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "footer.ejs").write_text("<footer>© 2012 小河社</footer>", encoding="utf-8")
    space, files = Workspace(Settings(today=TODAY)), put("posts", kinds)
    alone = lint(space, files, jobs=1)
    assert lint(space, files, jobs=2) == alone
    for _ in range(2):
        assert lint(space, files, jobs=1, cache=Cache(tmp_path / "cache", "f")) == alone
    assert (tmp_path / "cache/clean").read_text(encoding="ascii").count("\n") == 1 + len(kinds)
    assert len(asked(alone[0])) == (10 if kinds[0] == "named" else 0)


def judged(text: str, name: str = "a.md", config: Config | None = None) -> list[str]:
    linter = Linter(Settings(config=config or Config(), today=TODAY))
    return [each.rule for each in linter.lint(text.encode(), name).violations if each.rule == "provenance-unstated"]


REASONS = [
    ("nothing", KINDS["silent"], False),
    ("an editor in charge", KINDS["silent"] + "\n责任编辑：王芳\n", True),
    ("a reporter", KINDS["silent"] + "\n（本报记者 李文）\n", True),
    ("a notice of reprints", KINDS["silent"] + "\n凡本网转载的作品，版权归原作者。\n", True),
    ("a site that collects", KINDS["silent"] + "\n请注意：资讯均采集自互联网，请甄别。\n", True),
    ("pictures from the web", KINDS["silent"] + "\n题图来自网络。\n", False),
    ("a rule for those who post", KINDS["silent"] + "\n转贴请注明真实出处。\n", True),
    ("terms for other sites", KINDS["silent"] + "\n转载请注明出处。\n", False),
    ("somebody who is asked by reporters", KINDS["silent"] + "\n他对记者说，桥很好。\n", False),
    ("an author", KINDS["silent"] + "\n作者：陈默\n", False),
    ("an empty source", f"---\ntitle: 小桥\nsource: ''\n---\n\n{STORY}", True),
    ("a source that says null", f"---\ntitle: 小桥\n来源: null\n---\n\n{STORY}", True),
    ("another empty field", f"---\ntitle: 小桥\ntags:\n---\n\n{STORY}", False),
]


@pytest.mark.parametrize(("text", "asks"), [case[1:] for case in REASONS], ids=[case[0] for case in REASONS])
def test_an_article_is_asked_where_its_own_page_gives_a_reason(text: str, asks: bool) -> None:
    assert bool(judged(text)) == asks


CONFIGS = [
    ("use: [news]", True),
    ("use: [government]", False),
    ("rules: {provenance-unstated: error}", False),
    ("use: [news]\nrules: {provenance-unstated: off}", False),
]


@pytest.mark.parametrize(("text", "asks"), CONFIGS)
def test_a_pack_asks_everybody_and_a_severity_nobody(space: Workspace, text: str, asks: bool) -> None:
    book = space.rulebook
    names = KnownNames(frozenset(rule.id for rule in book.rules), frozenset(book.packs))
    assert bool(judged(KINDS["silent"], config=parse(text, names))) == asks


def test_an_exemption_is_in_use_even_while_nobody_asks() -> None:
    text = "<!-- checker: allow provenance-unstated — 旧文，出处已不可考 -->\n\n" + KINDS["silent"]
    (document,) = Linter(Settings(today=TODAY)).lint(text.encode(), "a.md").documents
    assert document.violations == ()
    assert (document.unasked, document.origin) == ((), "other")
