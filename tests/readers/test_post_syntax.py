"""What site generators, wikis and MDX add to Markdown: code that is set apart, tags that are no text, marks that are no words."""

from __future__ import annotations

import pytest

from checker.readers.markdown import draft
from checker.readers.template import FILLER


def seen(source: str, *, mdx: bool = False) -> list[str]:
    return [line.strip() for line in draft(source, mdx=mdx).text.split("\n") if line.strip()]


def quoted(source: str, *, mdx: bool = False) -> list[str]:
    read = draft(source, mdx=mdx)
    return [read.text[start:end].strip() for start, end in read.quoted]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("一\n{% highlight js %}\n来源：二\n{% endhighlight %}\n三", ["来源：二"]),
        ("一\n{%- raw -%}来源：二{%- endraw -%}\n三", ["来源：二"]),
        ("一\n{{< highlight go >}}\n来源：二\n{{< /highlight >}}\n三", ["来源：二"]),
        ("一\n{{% code %}}来源：二{{% /code %}}\n三", ["来源：二"]),
        ("一\n{% codeblock a.js %}\n`来源：二`\n{% endcodeblock %}", ["`来源：二`"]),
        ("一\n{% highlight js %}\n来源：二", []),
        ("一\n{% note info %}\n来源：二\n{% endnote %}", []),
        # indented code
        ("一\n\n    来源：二\n\n    三\n\n四", ["来源：二\n\n    三"]),
        ("    来源：二\r\n\r\n四", ["来源：二"]),
        ("一\n\n\t来源：二\r三", ["来源：二"]),
        ("一\n    来源：二\n三", []),
        ("- 一\n\n    来源：二\n\n三", []),
        ("1. 一\n2. 二\n\n    三\n\n      四", []),
        ("- 一\n\n二\n\n    三", ["三"]),
        ("[^1]: 一\n\n    来源：二", []),
        ("!!! note\n\n    来源：二", []),
        ("一\n\n    <p>来源：二</p>", []),
        ("一：\n\n    <p>来源：二</p>\n    <p>三</p>\n\n四", ["<p>来源：二</p>\n    <p>三</p>"]),
        ("一：\n\n<p>二</p>\n\n    <p>来源：三</p>", []),
        ("一\n\n　　来源：二", []),
        ("```\n一\n\n    二\n```", ["一\n\n    二"]),
    ],
)
def test_code_is_set_apart_however_it_is_written(source: str, code: list[str]) -> None:
    assert quoted(source) == code


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("{% include a.html b='隐' %}一{% post_link 隐 %}二", ["一二"]),
        ('{{< figure src="隐" >}}一{{% notice tip %}}二{{% /notice %}}', ["一二"]),
        ("一 {% 二", ["一 {% 二"]),
        ("一[^1]\n\n[^1]: 来源：二", ["一[^1]", "[^1]: 来源：二"]),
        ("::: tip 隐\n一\n:::", ["一"]),
        ("> [!NOTE]\n> 一", ["一"]),
        ("> [!info]- 一\n> 二", ["一", "二"]),
        ('!!! note "一"\n    二', ['"一"', "二"]),
        ("<details><summary>一</summary>\n\n二\n\n</details>", ["一", "二"]),
        ("[[页|一]]二[[三]]![[隐.png]]四", ["一二三四"]),
        ("---\naliases: [隐]\ntags:\n  - 隐\n---\n一", ["一"]),
        ("一{/* 隐 */}二{% comment %}隐{% endcomment %}三{{/* 隐 */}}四", ["一二三四"]),
        ("一{/* 二", ["一{/* 二"]),
    ],
)
def test_tags_and_marks_of_generators_are_no_words(source: str, lines: list[str]) -> None:
    assert seen(source) == lines


def test_what_mdx_imports_and_computes_is_no_text() -> None:
    source = "import 隐 from '隐'\nimport {\n  隐\n} from 'x'\n\nexport const 隐 = 1\n\n一 {props.year} {'二'}\n\nimport 三\n"
    assert seen(source, mdx=True) == [f"一 {FILLER * 12}   二"]
    assert seen("import 一\n\n二 {c}")[0] == "import 一"
    assert seen("一\nimport 二", mdx=True) == ["一", "import 二"]


@pytest.mark.parametrize("reference", ["[新华网][x]", "[新华网][]", "[新华网]"])
def test_a_reference_link_leads_where_it_is_defined(reference: str) -> None:
    source = f"来源：{reference}\n\n[x]: https://a.example/\n[新华网]: https://a.example/\n"
    read = draft(source)
    [link] = read.links
    assert (read.text[link.start : link.end], link.href) == ("新华网", "https://a.example/")
    assert source[slice(*link.address)] == "https://a.example/"


@pytest.mark.parametrize(
    "unit",
    [
        "{% raw %}",
        "{{< code >}}",
        "{%",
        "{{<",
        "[[",
        "[[a|",
        "    a\n\n",
        "import a\n\n",
        "{/*",
        "<!-- checker --><div>",
        "{% comment %}",
    ],
)
def test_a_long_post_of_marks_that_nothing_closes_is_read(unit: str) -> None:
    assert len(draft(unit * (200_000 // len(unit)), mdx=True).text) <= 200_000
