"""YAML with places: what is read, where it stands, and what is refused."""

from __future__ import annotations

import pickle

import pytest

from checker import yaml_places
from checker.errors import ConfigError, RuleError


def read(text: str) -> yaml_places.Value:
    return yaml_places.read(text, "a.yaml", RuleError)


@pytest.mark.parametrize(
    "scalar", ["yes", "no", "on", "off", "true", "null", "~", "00000000", "1.0", "2026-10-31", "0x1F", "12:30", "1_000"]
)
def test_every_scalar_stays_the_string_its_author_wrote(scalar: str) -> None:
    table = yaml_places.table(read(f"key: {scalar}"))
    assert table["key"] == scalar
    assert isinstance(table["key"], yaml_places.Text)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b", 1, 4),
        ("a:\n  - 中文\n  - 𠮷: 值\n", 2, 5),
        ('中文: "引号"', 1, 5),
        ("a: |\n  block\n", 1, 4),
    ],
)
def test_a_value_knows_its_line_and_column_in_code_points(text: str, line: int, column: int) -> None:
    value = next(iter(yaml_places.table(read(text)).values()))
    while isinstance(value, yaml_places.Items):
        value = value[0]
    assert (value.line, value.column) == (line, column)


def test_a_key_knows_its_place_too() -> None:
    table = yaml_places.table(read("𠮷: 1\n中: {文: 2}"))
    inner = yaml_places.shaped(table["中"], yaml_places.Table)
    assert [(key.line, key.column) for key in (*table, *inner)] == [(1, 1), (2, 1), (2, 5)]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "写了两次"),
        ("a: {b: 1, b: 2}", 1, 11, "写了两次"),
        ("a: &x [1]\nb: *x\n", 1, 4, "别名"),
        ("a: &x [*x]", 1, 4, "别名"),
        ("a: [1\nb: 2", 2, 2, "YAML"),
        ("a:\n\t- b", 2, 1, "YAML"),
        ("? [a]\n: b", 1, 3, "expected a single value"),
        ("a: " + "[" * 60 + "]" * 60, 1, 54, "nested"),
        ('a: "\0"', 1, 5, "YAML"),
    ],
)
def test_a_mistake_is_raised_at_its_place(text: str, line: int, column: int, says: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(text)
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a.yaml", line, column)
    assert says in str(caught.value.message)


@pytest.mark.parametrize("text", ["a: \ud800", "[" * 100_000, "{a: " * 100_000])
def test_hostile_yaml_is_a_mistake_and_never_a_crash(text: str) -> None:
    with pytest.raises(RuleError):
        read(text)


def test_nothing_written_is_an_empty_mapping() -> None:
    assert yaml_places.table(read("")) == {}
    assert yaml_places.table(read("# only a comment\n")) == {}


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    table = yaml_places.table(read("title: a\nsevrity: error"))
    with pytest.raises(RuleError, match="did you mean “severity”") as caught:
        table.only(("title", "severity"))
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_a_word_like_no_other_is_answered_with_those_there_are() -> None:
    with pytest.raises(RuleError, match="advice, error, warning"):
        yaml_places.choice(yaml_places.table(read("a: 严重"))["a"], ("error", "warning", "advice"))


def test_a_missing_key_is_a_mistake_at_its_mapping() -> None:
    inner = yaml_places.shaped(yaml_places.table(read("a:\n  b: 1"))["a"], yaml_places.Table)
    with pytest.raises(RuleError, match="“c” is missing") as caught:
        inner.need("c")
    assert (caught.value.line, caught.value.column) == (2, 3)
    assert inner.find("c") is None


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("yes", True), ("on", True), ("True", True), ("no", False), ("off", False), ("FALSE", False)],
)
def test_a_flag_is_written_in_any_of_yamls_ways(written: str, read_as: bool) -> None:
    assert yaml_places.flag(yaml_places.table(read(f"a: {written}"))["a"]) is read_as


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (yaml_places.flag, "a: maybe"),
        (yaml_places.flag, "a: [yes]"),
        (yaml_places.text, "a: ''"),
        (yaml_places.text, "a: {b: c}"),
        (yaml_places.texts, "a: [b, '']"),
        (yaml_places.words, "a: {zh: 一}"),
        (yaml_places.words, "a: {zh: 一, en: one, fr: un}"),
        (yaml_places.table, "a: [b]"),
    ],
)
def test_a_value_of_another_shape_is_refused(call, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(RuleError):
        call(yaml_places.table(read(text))["a"])


def test_one_scalar_is_a_list_of_one() -> None:
    assert yaml_places.texts(yaml_places.table(read("a: b"))["a"]) == ("b",)
    assert yaml_places.texts(yaml_places.table(read("a: [b, c]"))["a"]) == ("b", "c")


def test_the_caller_chooses_what_a_mistake_is_called() -> None:
    with pytest.raises(ConfigError):
        yaml_places.read("a: [", ".checker.yaml")


def test_values_survive_pickling_with_their_places() -> None:
    value = pickle.loads(pickle.dumps(read("a: [b, {c: d}]")))
    inner = value["a"][1]["c"]
    assert (inner, inner.line, inner.column, inner.origin.path) == ("d", 1, 12, "a.yaml")
