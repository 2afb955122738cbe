from __future__ import annotations

import json
import pickle
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.config import Config, Finder, KnownNames, load, parse, schema
from checker.config.path_settings import Layer
from checker.config.schema import KEYS
from checker.config.show import show
from checker.errors import CheckerError, ConfigError

NAMES = KnownNames(
    frozenset({"icp-missing", "icp-unlinked", "icp-malformed", "text-noise", "author-missing", "police-missing"}),
    frozenset({"news", "government", "blog", "overseas"}),
    frozenset({"icp", "text"}),
)

CONTRACT = """\
site: {name: 南方网, owner: 南方日报社, hosts: [southcn.com], icp: 粤ICP备2099000001号}
house names: [南方日报, 南方+]        # a source by these names is this site
presume: republished                 # what an unknown page is taken for
language: zh
footer: themes/landscape/layout/footer.ejs
kinds: {"archive/**": page}
republished: ["reprints/**"]
original: ["essays/**"]
sources: lists/approved-sources.txt  # one outlet a line, aliases after |
use: [news]                          # packs
rules: {icp-unlinked: warning, text-noise: off, icp-missing: {severity: error, paths: ["index.html"]}}
ignore: ["vendor/**"]                # gitignore syntax, on top of .gitignore
baseline: .checker-baseline.json
extends: ../shared/.checker.yaml
allow: [{rule: icp-missing, paths: ["app/**"], reason: 由网关统一加页脚, until: 2027-01-01}]
"""


def written(folder: Path, text: str, name: str = ".checker.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site of the contract's own example, with the files it names."""
    written(
        tmp_path / "shared",
        "use: [government]\nrules: {text-noise: error, icp-malformed: advice}\nsite: {police: 44010602000001}\n",
    )
    written(tmp_path / "site" / "themes" / "landscape" / "layout", "<footer></footer>", "footer.ejs")
    written(
        tmp_path / "site" / "lists", "# 名单\n新华社 | 新華網\n\n中国新闻网｜中新网 # 备注\n", "approved-sources.txt"
    )
    written(tmp_path / "site", CONTRACT)
    return tmp_path / "site"


def reading(tmp_path: Path, text: str) -> Config:
    return load(written(tmp_path, text), NAMES)


def test_the_example_of_the_contract_means_what_it_says(site: Path) -> None:
    found = load(site / ".checker.yaml", NAMES).for_path(site / "index.html")
    assert (found.site.name, found.site.owner, found.site.hosts) == ("南方网", "南方日报社", ("southcn.com",))
    assert (found.site.icp, found.site.police) == ("粤ICP备2099000001号", "44010602000001")
    assert found.site.house_names == ("南方日报", "南方+")
    assert found.site.presume == "republished"
    assert found.site.approved == {"新华社", "新华网", "中国新闻网", "中新网"}
    assert found.packs == ("government", "news")
    assert found.levels == {
        "icp-unlinked": "warning",
        "text-noise": "off",
        "icp-missing": "error",
        "icp-malformed": "advice",
    }
    assert (found.language, found.kind, found.ignored) == ("zh", None, None)
    assert found.footer == (site / "themes/landscape/layout/footer.ejs",)
    assert found.baseline == site / ".checker-baseline.json"


BY_PATH = [
    ("reprints/a.md", {"republished": "yes"}),
    ("essays/2020/a.md", {"republished": "no"}),
    ("posts/a.md", {"republished": "auto"}),
    ("archive/a.txt", {"kind": "page"}),
    ("vendor/a.html", {"ignored": "vendor/**"}),
    ("app/a.html", {"allow": ["icp-missing"]}),
    ("posts/a.html", {"allow": [], "icp-missing": "off"}),
    ("deep/down/index.html", {"icp-missing": "error"}),
]


@pytest.mark.parametrize(("path", "expected"), BY_PATH, ids=[case[0] for case in BY_PATH])
def test_a_path_has_its_own_settings(site: Path, path: str, expected: dict[str, Any]) -> None:
    found = load(site / ".checker.yaml", NAMES).for_path(site / path)
    actual = {
        "republished": found.site.republished,
        "kind": found.kind,
        "ignored": found.ignored and found.ignored.text,
        "allow": [each.rule for each in found.allow],
        "icp-missing": found.levels["icp-missing"],
    }
    assert {key: actual[key] for key in expected} == expected


GLOBS = [
    ("index.html", "index.html", True),
    ("index.html", "a/b/index.html", True),
    ("/index.html", "index.html", True),
    ("/index.html", "a/index.html", False),
    ("./index.html", "a/index.html", False),
    ("./a/*.html", "a/x.html", True),
    ("a/**", "a/b/c.md", True),
    ("a/", "a/b/c.md", True),
    ("a/*.md", "a/b/c.md", False),
    ("文章/**", "文章/甲.md", True),
    ("**", "anything/at.all", True),
]


@pytest.mark.parametrize(("pattern", "path", "matches"), GLOBS)
def test_patterns_are_those_of_gitignore(tmp_path: Path, pattern: str, path: str, *, matches: bool) -> None:
    config = reading(tmp_path, f"republished: [{json.dumps(pattern)}]")
    assert (config.for_path(tmp_path / path).site.republished == "yes") is matches


CLAIMS = [
    ("republished: ['**']\noriginal: ['essays/**']", "essays/a.md", "no"),
    ("republished: ['**']\noriginal: ['essays/**']", "news/a.md", "yes"),
    ("original: ['**']\nrepublished: ['reprints/**']", "reprints/a.md", "yes"),
    ("republished: ['**', '!essays/**']", "essays/a.md", "auto"),
]


@pytest.mark.parametrize(("text", "path", "expected"), CLAIMS)
def test_the_longer_pattern_says_whether_a_path_is_republished(
    tmp_path: Path, text: str, path: str, expected: str
) -> None:
    assert reading(tmp_path, text).for_path(tmp_path / path).site.republished == expected


def test_the_last_kind_that_matches_wins(tmp_path: Path) -> None:
    config = reading(tmp_path, "kinds: {'**': page, 'parts/**': template, 'posts/**': article}")
    assert [config.for_path(tmp_path / path).kind for path in ("x", "parts/x", "posts/x")] == [
        "page",
        "template",
        "article",
    ]


def test_ignored_paths_can_be_taken_back(tmp_path: Path) -> None:
    config = reading(tmp_path, "ignore: ['old/**', '!old/keep.html']")
    assert config.for_path(tmp_path / "old/a.html").ignored is not None
    assert config.for_path(tmp_path / "old/keep.html").ignored is None


@pytest.mark.parametrize(
    ("setting", "archive", "other"),
    [
        ("{severity: off, paths: [archive/]}", "off", None),
        ("{severity: off, paths: ['**', '!archive/']}", None, "off"),
        ("{severity: error, paths: ['**', '!archive/']}", "off", "error"),
        ("{severity: error, paths: ['**', '!archive/**']}", "off", "error"),
        ("{severity: error, paths: ['**', '!/archive/']}", "off", "error"),
        ("{severity: error, paths: ['**', '!archive/2020/']}", "error", "error"),
        ("{paths: ['**', '!archive/']}", "off", "on"),
    ],
)
def test_a_rule_is_switched_off_for_one_folder(
    tmp_path: Path, setting: str, archive: str | None, other: str | None
) -> None:
    config = reading(tmp_path, f"rules: {{icp-missing: {setting}}}")
    levels = [config.for_path(tmp_path / path).levels.get("icp-missing") for path in ("archive/a/b.html", "a.html")]
    assert levels == [archive, other]


def test_off_for_one_folder_leaves_the_level_of_the_file_below(tmp_path: Path) -> None:
    reading(tmp_path / "shared", "rules: {icp-missing: error}")
    config = reading(
        tmp_path, "extends: shared/.checker.yaml\nrules: {icp-missing: {severity: off, paths: [archive/]}}"
    )
    levels = [config.for_path(tmp_path / path).levels["icp-missing"] for path in ("archive/a.html", "a.html")]
    assert levels == ["off", "error"]


@pytest.mark.parametrize("key", ["republished", "original"])
def test_a_folder_that_is_taken_back_is_a_pattern_in_use(tmp_path: Path, key: str) -> None:
    config = reading(tmp_path, f"{key}: ['**', '!archive/']\nrules: {{icp-missing: {{paths: ['**', '!archive/**']}}}}")
    used = {pattern.text for path in ("archive/a.html", "a.html") for pattern in config.for_path(tmp_path / path).used}
    assert used == {"**", "!archive/", "!archive/**"}
    assert config.for_path(tmp_path / "archive/a.html").site.republished == "auto"


def test_patterns_say_nothing_of_paths_outside_the_site(tmp_path: Path) -> None:
    config = reading(
        tmp_path / "site", "republished: ['**']\nignore: ['**']\nallow: [{rule: icp-missing, paths: ['**'], reason: x}]"
    )
    found = config.for_path(tmp_path / "elsewhere.html")
    assert (found.site.republished, found.ignored, found.allow) == ("auto", None, ())


LEVELS = [
    ("error", "error"), ("warning", "warning"), ("advice", "advice"),
    ("off", "off"), ("no", "off"), ("false", "off"), ("Off", "off"), ("'off'", "off"),
    ("on", "on"), ("yes", "on"), ("true", "on"),
    ("{severity: off}", "off"), ("{severity: advice}", "advice"), ("{}", "on"),
]  # fmt: skip


@pytest.mark.parametrize(("written_as", "level"), LEVELS)
def test_off_and_on_may_be_written_as_yaml_people_write_them(tmp_path: Path, written_as: str, level: str) -> None:
    config = reading(tmp_path, f"rules: {{text-noise: {written_as}}}")
    assert config.for_path(tmp_path / "x").levels == {"text-noise": level}


MISTAKES = [
    ("ruls: {}", 1, 1, "“rules”"),
    ("site: {nam: x}", 1, 8, "“name”"),
    ("use: [news]\nrules:\n  icp-mising: error", 3, 3, "“icp-missing”"),
    ("rules: {icp-missing: eror}", 1, 22, "“error”"),
    ("rules: {icp-missing: {severity: error, path: [a]}}", 1, 40, "“paths”"),
    ("rules: [icp-missing]", 1, 8, "键: 值"),
    ("use: [newz]", 1, 7, "“news”"),
    ("use: {news: yes}", 1, 6, "一个值"),
    ("language: cn", 1, 11, "zh"),
    ("presume: original", 1, 10, "republished"),
    ("kinds: {'a/**': post}", 1, 17, "page"),
    ("kinds: ['a/**']", 1, 8, "键: 值"),
    ("allow: [{rule: icp-missing, paths: ['a']}]", 1, 9, "“reason”"),
    ("allow: [{rule: icp-missing, reason: ''}]", 1, 37, "不能为空"),
    ("allow: [{rule: icp-mising, reason: x}]", 1, 16, "“icp-missing”"),
    ("allow: [{rule: icp-missing, reason: x, until: 31.12.2027}]", 1, 47, "2027-01-31"),
    ("allow: {rule: icp-missing, reason: x}", 1, 8, "一个列表"),
    ("allow: [{rule: icp-missing, reason: x, expires: 2027-01-01}]", 1, 40, "expires"),
    ("root: yes", 1, 1, "root"),
    ("baseline:", 1, 10, "不能为空"),
    ("footer: gone.ejs", 1, 9, "gone.ejs"),
    (f"footer: {'gone' * 80}.ejs", 1, 9, "gone.ejs"),
    ("sources: gone.txt", 1, 10, "稿源单位名单"),
    ("extends: gone.yaml", 1, 10, "无法读取"),
    ("site: {name: [a, b]}", 1, 14, "一个值"),
    ("- a\n- b", 1, 1, "键: 值"),
    ("use: [news]\nuse: [blog]", 2, 1, "写了两次"),
    ("site: {name: [x}", 1, 16, "YAML"),
    ("republished: ['a/**', '!']", 1, 23, "gitignore"),
    ("ignore: ['../old/**']", 1, 10, "“..”"),
    ("original: ['news\\own\\**']", 1, 12, "反斜杠"),
    ("kinds: {'D:/site/**': page}", 1, 9, "盘符"),
    ("site: {hosts: [小河网]}", 1, 16, "域名"),
    ("site: {hosts: ['*.xiaohe.example']}", 1, 16, "域名"),
    ("site: {icp: 备案中}", 1, 13, "备案号"),
    ("site: {icp: 粤B2-20990001}", 1, 13, "备案号"),
    ("site: {police: 11010502}", 1, 16, "公安备案号"),
    ("max size: big", 1, 11, "MiB"),
    ("max size: -1", 1, 11, "MiB"),
    ("rules: {ikp: off}", 1, 9, "“icp”"),
]


@pytest.mark.parametrize(("text", "line", "column", "word"), MISTAKES, ids=[case[0][:40] for case in MISTAKES])
def test_a_mistake_is_shown_where_it_stands_with_what_was_meant(
    tmp_path: Path, text: str, line: int, column: int, word: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        reading(tmp_path, text).for_path(tmp_path / "x")
    assert word in str(caught.value.message)
    assert (Path(caught.value.path).name, caught.value.line, caught.value.column) == (".checker.yaml", line, column)


def test_a_configuration_that_is_not_utf8_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / ".checker.yaml").write_bytes("site: {name: 南方网}".encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load(tmp_path / ".checker.yaml", NAMES)


def test_a_configuration_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / ".checker.yaml").write_bytes("site: {name: 南方网}".encode("utf-8-sig"))
    assert load(tmp_path / ".checker.yaml", NAMES).for_path(tmp_path / "x").site.name == "南方网"


@pytest.mark.parametrize("text", ["", "# nothing\n", "ignore:\nrules:\nallow:\nsite:\nkinds:\nuse:\n"])
def test_keys_whose_values_are_commented_out_mean_nothing(tmp_path: Path, text: str) -> None:
    assert reading(tmp_path, text).for_path(tmp_path / "x") == Config().for_path(tmp_path / "x")


VALUES = st.recursive(
    st.text(max_size=5) | st.sampled_from([key.name for key in KEYS]) | st.sampled_from(sorted(NAMES.rules)) | st.booleans() | st.none() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rule", "paths", "severity", "name", *NAMES.rules]) | st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=200)
@given(data=st.dictionaries(st.sampled_from([key.name for key in KEYS]), VALUES, max_size=4))
def test_whatever_is_written_there_is_read_or_refused_and_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("config")
    path = written(folder, yaml.safe_dump(data, allow_unicode=True))
    try:
        outcome: object = load(path, NAMES).for_path(folder / "a/b.html")
    except CheckerError as error:
        outcome = error.path
    assert outcome


# --- hosts, sources ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["www.example.com", "https://www.example.com", "http://www.example.com/a/b", "WWW.example.com"]
)
def test_a_host_may_be_pasted_from_the_address_bar(tmp_path: Path, host: str) -> None:
    assert reading(tmp_path, f"site: {{hosts: ['{host}']}}").for_path(tmp_path / "x").site.hosts == ("www.example.com",)


def test_the_list_of_sources_may_be_written_in_gb18030(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes("新华社|新华网\r\n人民日报\r\n".encode("gb18030"))
    assert reading(tmp_path, "sources: list.txt").approved == {"新华社", "新华网", "人民日报"}


# --- extends -------------------------------------------------------------------------------------------------------


def test_lists_grow_and_values_are_replaced_when_one_file_extends_another(tmp_path: Path) -> None:
    written(
        tmp_path / "shared",
        "site: {name: 旧, owner: 报社}\nhouse names: [甲]\nlanguage: en\nuse: [news]\nrules: {text-noise: off, icp-missing: advice}\n",
    )
    written(
        tmp_path / "site",
        "extends: ../shared/.checker.yaml\nsite: {name: 新}\nhouse names: [乙]\nuse: [blog]\nrules: {text-noise: error}\n",
    )
    found = load(tmp_path / "site/.checker.yaml", NAMES).for_path(tmp_path / "site/x")
    assert (found.site.name, found.site.owner, found.site.house_names) == ("新", "报社", ("甲", "乙"))
    assert (found.language, found.packs, found.levels) == (
        "en",
        ("news", "blog"),
        {"text-noise": "error", "icp-missing": "advice"},
    )


def test_files_are_relative_to_the_configuration_that_names_them(tmp_path: Path) -> None:
    written(tmp_path / "shared", "甲\n", "list.txt")
    written(tmp_path / "shared", "sources: list.txt\nbaseline: old.json\n")
    config = load(written(tmp_path / "site", "extends: ../shared/.checker.yaml"), NAMES)
    assert config.approved == {"甲"}
    assert config.for_path(tmp_path / "site/x").baseline == tmp_path / "shared/old.json"


def test_patterns_of_a_shared_file_speak_of_the_site_that_extends_it(tmp_path: Path) -> None:
    written(tmp_path / "shared", "republished: ['/reprints/**']")
    config = load(written(tmp_path / "site", "extends: ../shared/.checker.yaml"), NAMES)
    assert config.for_path(tmp_path / "site/reprints/a.md").site.republished == "yes"


def test_patterns_of_a_file_above_the_site_speak_from_there(tmp_path: Path) -> None:
    written(tmp_path, "republished: ['/site/reprints/**']", "all.yaml")
    config = load(written(tmp_path / "site", "extends: ../all.yaml"), NAMES)
    assert config.for_path(tmp_path / "site/reprints/a.md").site.republished == "yes"


def test_a_file_that_extends_itself_is_a_mistake_and_not_an_endless_loop(tmp_path: Path) -> None:
    written(tmp_path, "extends: b.yaml", "a.yaml")
    written(tmp_path, "extends: [a.yaml]", "b.yaml")
    with pytest.raises(ConfigError, match="extends itself") as caught:
        load(tmp_path / "a.yaml", NAMES)
    assert (Path(caught.value.path).name, caught.value.line, caught.value.column) == ("b.yaml", 1, 11)


# --- finding -------------------------------------------------------------------------------------------------------


def test_the_nearest_configuration_upwards_holds_alone(tmp_path: Path) -> None:
    written(tmp_path, "site: {name: 上}\nuse: [news]")
    written(tmp_path / "a" / "b", "site: {owner: 下}")
    finder = Finder(NAMES)
    assert finder.find(tmp_path / "a/x.html").for_path(tmp_path / "a/x.html").site.name == "上"
    below = finder.find(tmp_path / "a/b/c/x.html").for_path(tmp_path / "a/b/c/x.html")
    assert (below.site.name, below.site.owner, below.packs) == ("", "下", ())
    assert [config.path for config in finder.configs()] == [tmp_path / ".checker.yaml", tmp_path / "a/b/.checker.yaml"]


@pytest.mark.parametrize("store", [".git", ".hg", ".svn"])
def test_the_top_of_the_repository_is_as_far_as_one_looks(tmp_path: Path, store: str) -> None:
    written(tmp_path, "site: {name: 上}")
    (tmp_path / "repo" / store).mkdir(parents=True)
    assert Finder(NAMES).find(tmp_path / "repo/a/x.html") == Config()
    written(tmp_path / "repo", "site: {name: 仓}")
    assert Finder(NAMES).find(tmp_path / "repo/a/x.html").path == tmp_path / "repo/.checker.yaml"


def test_a_work_tree_of_git_whose_store_is_a_file_is_a_top_too(tmp_path: Path) -> None:
    written(tmp_path, "site: {name: 上}")
    written(tmp_path / "tree", "gitdir: elsewhere", ".git")
    assert Finder(NAMES).find(tmp_path / "tree/x.html") == Config()


def test_the_other_suffix_is_read_too_and_both_together_are_a_mistake(tmp_path: Path) -> None:
    written(tmp_path, "use: [news]", ".checker.yml")
    assert Finder(NAMES).find(tmp_path / "x").path == tmp_path / ".checker.yml"
    written(tmp_path, "use: [news]")
    with pytest.raises(ConfigError, match="keep one"):
        Finder(NAMES).find(tmp_path / "x")


def test_a_named_configuration_turns_the_search_off(tmp_path: Path) -> None:
    written(tmp_path, "site: {name: 近}")
    fixed = written(tmp_path / "other", "site: {name: 定}", "x.yaml")
    assert Finder(NAMES, fixed=fixed).find(tmp_path / "a.html").path == fixed
    assert Finder(NAMES, off=True).find(tmp_path / "a.html") == Config()


def test_a_named_configuration_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="无法读取") as caught:
        Finder(NAMES, fixed=tmp_path / "gone.yaml")
    assert caught.value.path == str(tmp_path / "gone.yaml")


def test_paths_may_be_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "republished: ['/posts/**']")
    (tmp_path / "posts").mkdir()
    monkeypatch.chdir(tmp_path / "posts")
    path = Path("../posts/a.md")
    assert Finder(NAMES).find(path).for_path(path).site.republished == "yes"


def test_mistakes_are_named_as_seen_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a", "ruls: {}")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError) as caught:
        Finder(NAMES).find(Path("a/x.html"))
    assert str(caught.value).startswith("a/.checker.yaml:1:1: ")


def test_the_walk_is_told_what_each_folder_leaves_out(site: Path) -> None:
    finder = Finder(NAMES)
    assert finder.ignores(str(site)) == ("vendor/**",)
    assert finder.ignores(str(site / "posts")) == ()


# --- what was of use -----------------------------------------------------------------------------------------------


def test_patterns_that_matched_nothing_can_be_told_from_those_that_did(site: Path) -> None:
    config = load(site / ".checker.yaml", NAMES)
    used = {pattern for path in ("reprints/a.md", "index.html") for pattern in config.for_path(site / path).used}
    unused = [pattern for pattern in config.layers[-1].patterns() if pattern not in used]
    assert [(each.key, each.text, each.line) for each in unused] == [
        ("kinds", "archive/**", 6),
        ("original", "essays/**", 8),
        ("ignore", "vendor/**", 12),
        ("allow", "app/**", 15),
    ]


def test_an_exemption_remembers_where_it_stands(site: Path) -> None:
    (allow,) = load(site / ".checker.yaml", NAMES).layers[-1].allow
    assert (allow.rule, allow.reason, allow.until) == ("icp-missing", "由网关统一加页脚", date(2027, 1, 1))
    assert (allow.where.line, allow.where.column) == (15, 9)


def test_a_configuration_that_is_given_as_text_is_read_like_a_file(site: Path) -> None:
    text = (site / ".checker.yaml").read_text("utf-8")
    given, loaded = parse(text, NAMES, site / ".checker.yaml"), load(site / ".checker.yaml", NAMES)
    assert (given.stamp, given.files) == (loaded.stamp, loaded.files)
    assert given.for_path(site / "reprints/a.md") == loaded.for_path(site / "reprints/a.md")
    config = parse("site: {owner: 小河社}\nuse: [news]\n", NAMES)
    settings = config.for_path(Path("a.html"))
    assert (settings.site.owner, settings.packs) == ("小河社", ("news",))


def test_an_exemption_without_paths_holds_everywhere(tmp_path: Path) -> None:
    config = reading(tmp_path, "allow: [{rule: icp-missing, reason: 内网}]")
    assert [each.rule for each in config.for_path(tmp_path / "a/b").allow] == ["icp-missing"]


def test_settings_travel_to_another_process(site: Path) -> None:
    config = load(site / ".checker.yaml", NAMES)
    found = config.for_path(site / "app/a.html")
    assert pickle.loads(pickle.dumps(found)).levels == found.levels
    assert (
        pickle.loads(pickle.dumps(config)).for_path(site / "vendor/x").ignored
        == config.for_path(site / "vendor/x").ignored
    )


# --- the table, the schema, the showing ----------------------------------------------------------------------------


def test_every_key_of_the_table_is_a_field_of_a_layer() -> None:
    assert {key.name.replace(" ", "_") for key in KEYS} == {each.name for each in fields(Layer)} - {"path", "folder"}


def plain(text: str) -> Any:
    """As an editor reads it: YAML 1.2 has no *off*, and dates are strings."""
    return json.loads(json.dumps(yaml.load(text, yaml.BaseLoader)))


def test_the_schema_is_one_and_takes_the_contracts_example() -> None:
    made = schema(NAMES)
    jsonschema.Draft7Validator.check_schema(made)
    jsonschema.validate(plain(CONTRACT), made)
    json.dumps(made)


ONLY_THE_READER = (
    "until",
    "baseline:",
    "gone",
    "use: [blog]",
    "name: [x}",
    "reason: ''",
    "'!'",
    "../",
    "\\",
    "D:/",
    "hosts",
    "icp: ",
    "police",
    "max size",
)
"""What no schema can know: whether a file is there, what a date is, what YAML and gitignore are."""
REFUSED = [case[0] for case in MISTAKES if not any(part in case[0] for part in ONLY_THE_READER)]


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_reader_refuses_the_schema_refuses_too(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain(text), schema(NAMES))


@pytest.mark.parametrize(
    "value", [True, False, "off", "on", "error", {"severity": "advice", "paths": ["a"]}, {"paths": "a"}]
)
def test_the_schema_takes_every_way_to_set_a_rule(value: Any) -> None:
    jsonschema.validate({"rules": {"icp-missing": value}}, schema(NAMES))


def test_every_key_is_explained_in_the_editor() -> None:
    assert all(each["description"] for each in schema(NAMES)["properties"].values())


def test_the_settings_of_a_file_are_shown_as_yaml_with_where_they_come_from(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    text = show(
        load(site / ".checker.yaml", NAMES), Path("app/a.html"), {"icp-missing": "off", "text-noise": "off"}, {}
    )
    shown = yaml.safe_load(text)
    assert text.splitlines()[:2] == ["# app/a.html", "# ← .checker.yaml"]
    assert shown["site"]["name"] == "南方网"
    assert shown["rules"] == {"icp-missing": "off", "text-noise": "off"}
    assert shown["allow"] == [{"rule": "icp-missing", "reason": "由网关统一加页脚", "until": "2027-01-01"}]
    assert shown["approved sources"] == 4
    assert ".checker.yaml:15" in text


def test_with_every_rule_as_it_is_asked_the_configured_ones_are_marked(site: Path) -> None:
    text = show(
        load(site / ".checker.yaml", NAMES), site / "a.html", {"text-noise": "off", "author-missing": "error"}, {}
    )
    assert yaml.safe_load(text)["rules"] == {"author-missing": "error", "text-noise": "off"}
    assert [line for line in text.splitlines() if line.endswith("配置")] == ['  text-noise: "off"  # 配置']


def test_without_a_configuration_the_showing_says_so(tmp_path: Path) -> None:
    text = show(Config(), tmp_path / "a.html", {"text-noise": "advice"}, {})
    assert "没有配置文件" in text
    assert yaml.safe_load(text)["rules"] == {"text-noise": "advice"}


def test_an_ignored_file_is_shown_to_be_one(site: Path) -> None:
    assert 'ignore "vendor/**"' in show(load(site / ".checker.yaml", NAMES), site / "vendor/a.html", {}, {})
