"""What was parsed before is not parsed again, and whatever may be wrong with the file that says so is as if it were not there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker import parsed, rulebook, yaml_places
from checker.errors import RuleError
from checker.named_patterns import Mark
from checker.text import compiled

RULES = "a: [一, 二]\nb:\n  c: 三\n"
TEXTS = (
    "",
    "来源：小河网 作者：王小桥 2024年5月6日\n",
    "© 2012 小河社 版权所有 京icp备11041399号-1",
    " foot comment-list ",
    "by li lei, the river",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "zhuanzai"


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that are parsed."""
    asked: list[str] = []
    parse = yaml_places._parsed
    monkeypatch.setattr(yaml_places, "_parsed", lambda text, origin: asked.append(text) or parse(text, origin))
    return asked


def read(text: str = RULES) -> yaml_places.Value:
    with parsed.remembering("1"):
        return yaml_places.read(text, "a.yaml", RuleError)


def shown(value: yaml_places.Value) -> object:
    """A value with all its places."""
    if isinstance(value, yaml_places.Text):
        inner: object = str(value)
    elif isinstance(value, yaml_places.Items):
        inner = [shown(each) for each in value]
    else:
        inner = [(shown(key), shown(each)) for key, each in value.items()]
    return value.origin, value.line, value.column, inner


def test_a_text_is_parsed_once_and_says_the_same_with_the_same_places(folder: Path, parses: list[str]) -> None:
    first, second = read(), read()
    assert parses == [RULES]
    assert shown(first) == shown(second) == shown(yaml_places.read(RULES, "a.yaml", RuleError))
    assert [file.name for file in folder.iterdir()] == [f"rules-1-{sys.implementation.cache_tag}.marshal"]


@pytest.mark.skipif(os.name != "posix", reason="permissions")
def test_a_umask_that_lets_the_group_write_is_no_doubt(folder: Path, parses: list[str]) -> None:
    before = os.umask(0o002)
    try:
        assert shown(read()) == shown(read())
    finally:
        os.umask(before)
    assert parses == [RULES]


def test_another_text_is_parsed_and_what_nobody_asked_for_is_forgotten(folder: Path, parses: list[str]) -> None:
    read(), read("a: 四"), read()
    assert parses == [RULES, "a: 四", RULES]


def test_the_shipped_rules_are_the_same(folder: Path, parses: list[str]) -> None:
    books = []
    for _ in range(2):
        with parsed.remembering("1"):
            books.append(rulebook.load(rulebook.shipped()))
    assert len(parses) == len(set(parses)) > 60
    one, two = books
    assert [repr(rule) for rule in one.rules] == [repr(rule) for rule in two.rules]
    assert one.kinds.labels == two.kinds.labels


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-3]),
        lambda file: file.write_bytes(file.read_bytes()[:-1] + b"x"),
        lambda file: file.write_bytes(b"checker kept 1 00000000\n"),
        lambda file: file.chmod(0o666),
        lambda file: (file.rename(file.with_name("x")), file.symlink_to(file.with_name("x"))),
        lambda file: (file.unlink(), os.mkfifo(file)),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.parent.rename(file.parent.with_name("y")), file.parent.symlink_to(file.parent.with_name("y"))),
    ],
    ids=["empty", "cut", "changed", "nothing", "open to all", "a link", "a pipe", "a folder", "in a link"],
)  # fmt: skip
@pytest.mark.skipif(os.name != "posix", reason="links, pipes and permissions")
def test_where_there_is_any_doubt_all_is_parsed(folder: Path, parses: list[str], spoil: object) -> None:
    expected = shown(read())
    [file] = folder.iterdir()
    assert callable(spoil)
    spoil(file)
    kept = file.with_name("x").read_bytes() if file.is_symlink() else b""
    assert shown(read()) == expected
    assert parses == [RULES, RULES]
    assert not kept or file.with_name("x").read_bytes() == kept


def test_nothing_is_written_where_there_is_no_place_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert shown(read()) == shown(read())
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_told_and_not_remembered(folder: Path, parses: list[str]) -> None:
    for _ in range(2):
        with pytest.raises(RuleError) as told:
            read("a: 1\na: 2\n")
        assert (told.value.line, told.value.column) == (2, 1)
    assert len(parses) == 2


def test_patterns_are_compiled_once_and_find_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def marks() -> dict[str, Mark]:
        with parsed.remembering("1"):
            return dict(rulebook.load(rulebook.shipped()).kinds.marks)

    first = marks()
    assert [file.name.partition("-")[0] for file in folder.iterdir()] == ["rules"], (
        "a run that none may follow writes no more"
    )
    marks()
    assert sorted(file.name.partition("-")[0] for file in folder.iterdir()) == ["patterns", "rules"]
    kept = marks()
    expected = {name: mark.pattern for name, mark in first.items()}
    compiled._maker()
    monkeypatch.setattr("regex.compile", None)
    for name, mark in kept.items():
        one, other = expected[name], mark.pattern
        assert (one.pattern, one.flags, one.groupindex) == (other.pattern, other.flags, other.groupindex)
        for text in TEXTS:
            spans = [[each.span() for each in pattern.finditer(text)] for pattern in (one, other)]
            assert spans[0] == spans[1], name


def test_patterns_of_another_version_are_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read()
    for version in ("2026.1.1", "2026.1.2", "2026.1.2"):
        monkeypatch.setattr(compiled, "version", lambda version=version: version)
        with parsed.remembering("1"):
            yaml_places.read(RULES, "a.yaml", RuleError)
            made = compiled.made("桥+")
        assert compiled.pattern("桥+", made).findall("一桥桥") == ["桥桥"]
    assert made is not None
    tag = sys.implementation.cache_tag
    assert sorted(file.name for file in folder.glob("patterns-*")) == [
        f"patterns-1-{tag}-{version}.marshal" for version in ("2026.1.1", "2026.1.2")
    ]


def test_a_malformed_pattern_is_left_out_and_told_where_it_is_needed() -> None:
    assert set(compiled.parts(["(", "桥"])) == {"桥"}
    with pytest.raises(RuleError):
        _ = Mark("桥", "(").pattern
