"""Front matter of every make: its fields, their places, and where the post begins."""

from __future__ import annotations

import pytest

from checker.readers.front_matter import split


def told(source: str) -> tuple[str, list[tuple[str, str]]]:
    """The body, and the fields by name and value; every value stands where its place says."""
    body, fields = split(source)
    for field in fields:
        written = source[field.span.start : field.span.end]
        assert field.origin == "front matter"
        assert "".join(written.split()) == "".join(field.value.split()) or "\\" in written or "''" in written
    return source[body:], [(field.name, field.value) for field in fields]


@pytest.mark.parametrize(
    ("source", "body", "fields"),
    [
        ("---\ntitle: 题\nsource: 某报\n---\n文", "文", [("title", "题"), ("source", "某报")]),
        ("---\r\nsource: 某报\r\n---\r\n文", "文", [("source", "某报")]),
        ("---\rsource: 某报\r---\r文", "文", [("source", "某报")]),
        ("\n\n---\nsource: 某报\n...\n文", "文", [("source", "某报")]),
        ("--- \nsource: 某报\n---", "", [("source", "某报")]),
        ("---\n---\n文", "文", []),
        ("title: 题\ntags:\n- 山\nsource: 某报\n---\n文", "文", [("title", "题"), ("tags", "山"), ("source", "某报")]),
        ("---\nSource: \"某报\"\nAuthor: '李 四'\n---\n", "", [("source", "某报"), ("author", "李 四")]),
        ("---\nsource: C#周刊 # 注\nempty:\nnone: ''\n---\n", "", [("source", "C#周刊"), ("empty", ""), ("none", "")]),
        ("---\nsource:\n  - 某报\n  - 某刊\n---\n", "", [("source", "某报"), ("source", "某刊")]),
        ("---\ntags: [一, 二]\n---\n", "", [("tags", "一"), ("tags", "二")]),
        ("---\nauthor:\n  name: 李四\n  url: https://a.cn\n---\n", "", [("author.name", "李四"), ("author.url", "https://a.cn")]),
        ("---\nsource: |\n  某报\n  某刊\n\ntitle: 题\n---\n", "", [("source", "某报\n某刊"), ("title", "题")]),
        ("---\nsource: >-\n  某报\n  某刊\n---\n", "", [("source", "某报 某刊")]),
        ("---\nsource: 'it''s'\n---\n", "", [("source", "it's")]),
        ('---\nsource: "\\u67d0"\n---\n', "", [("source", "某")]),
        # as Pandoc has it
        ("% 题 \n% 李四\n% 2099-04-11\n文", "文", [("title", "题"), ("author", "李四"), ("date", "2099-04-11")]),
        ("% 题\r\n% 李四\r\n文", "文", [("title", "题"), ("author", "李四")]),
        ("% 题\n% \n% 2099-04-11\n文", "文", [("title", "题"), ("date", "2099-04-11")]),
        ("% 题\n文", "% 题\n文", []),
        # posts are written by people
        ("---\ntitle: 题: 副题\nsource: 某报\n---\n文", "文", [("title", "题: 副题"), ("source", "某报")]),
        ('---\ntitle: [一\nsource: "某报" 等\n---\n文', "文", [("title", "[一"), ("source", "某报")]),
        ("---\n\ttitle: 题\nsource: @某报\n---\n文", "文", [("source", "@某报")]),
        ("---\na: &x {b: c}\nd: *x\n---\n", "", [("a.b", "c")]),
        # without the opening line
        ("title: 题\nsource: 某报\n---\n文", "文", [("title", "题"), ("source", "某报")]),
        ("title: 题\ntags:\n  - 一\n---\n文", "文", [("title", "题"), ("tags", "一")]),
        # TOML
        ("+++\ntitle = \"题\"\nsource = '某报'\ndraft = false\n[extra]\n  url = \"https://a.cn\"\n+++\n文", "文",
         [("title", "题"), ("source", "某报"), ("draft", "false"), ("url", "https://a.cn")]),
        ('\n \n+++\ntitle = "题"\n+++\n文', "文", [("title", "题")]),
        # none at all
        ("---\n", "---\n", []),
        ("---\ntitle: 题\n", "---\ntitle: 题\n", []),
        ("文\n---\ntitle: 题\n---\n", "文\n---\ntitle: 题\n---\n", []),
        ("时间: 三点\n---\n文", "时间: 三点\n---\n文", []),
        ("----\ntitle: 题\n----\n", "----\ntitle: 题\n----\n", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_fields_and_body(source: str, body: str, fields: list[tuple[str, str]]) -> None:
    assert told(source) == (body, fields)


@pytest.mark.parametrize(
    "source",
    [
        "a: b\nc:\n" + "    x\n" * 3_000,
        "a: b\n" * 30_000,
        "+++\n" + "\n" * 100_000 + "+++\n",
        "\n" * 100_000,
        "---\n" + "[" * 5_000 + "\n---\n",
        "---\n" + "a: {" * 2_000 + "\n---\n",
        "---\n" + "- " * 3_000 + "\n---\n",
        "---\n" + "a: b\n" * 20_000 + "---\n",
        "---\n" + "a: 'b\n" * 5_000 + "---\n",
        "---\nx: \x07\n---\n",
    ],
    ids=lambda source: repr(source[:20]),
)
def test_no_front_matter_is_too_much(source: str) -> None:
    body, fields = split(source)
    assert 0 <= body <= len(source)
    assert all(source[field.span.start : field.span.end] for field in fields)


def test_what_an_alias_repeats_is_told_once() -> None:
    keys = ", ".join(f"k{number}: v" for number in range(60))
    levels = "\n".join(f"m{n}: &m{n} {{" + ", ".join(f"k{k}: *m{n - 1}" for k in range(60)) + "}" for n in range(1, 6))
    assert len(split(f"---\nm0: &m0 {{{keys}}}\n{levels}\n---\n")[1]) == 60
