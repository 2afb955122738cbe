"""What a template prints is not known: it is filled, and the words around it and in its strings stay."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers import read
from checker.readers.template import FILLER


def only(name: str, source: str) -> Document:
    [document] = read(name, source.encode())
    return document


def seen(name: str, source: str) -> str:
    """The text, with blanks collapsed and one ``*`` for each filled stretch."""
    text = " ".join(only(name, source).text.split())
    while FILLER * 2 in text:
        text = text.replace(FILLER * 2, FILLER)
    return text.replace(FILLER, "*")


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("a.jsx", "<p>© {year} 甲社</p>", "© * 甲社"),
        ("a.jsx", "<p>© {new Date().getFullYear()} 甲社</p>", "© * 甲社"),
        ("a.tsx", "<p>{site.icp}</p>", "*"),
        ("a.jsx", '<p>{"京ICP备2099000001号"}</p>', "京ICP备2099000001号"),
        ("a.jsx", "<p>甲{' '}{`© ${year} 乙`}</p>", "甲 © * 乙"),
        ("a.jsx", "<p>{t('京ICP备2099000001号')}</p>", "{t('京ICP备2099000001号')}"),
        ("a.svelte", "{#if a}<p>甲 {b}</p>{:else}{@html c}{/if}", "* 甲 * **".replace("**", "*")),
        ("a.astro", "<p>© {year} 甲社</p>", "© * 甲社"),
        ("a.vue", "<template>\n<p>© {{ year }} 甲社</p>\n</template>\n<script>隐</script>", "© * 甲社"),
        ("a.vue", "<template><div><template #foot><p>甲</p></template></div></template><style>隐</style>", "甲"),
        ("a.html", "<template><p>隐</p></template><p>甲</p>", "甲"),
        ("a.html", "<p>© {year} 甲社</p>", "© {year} 甲社"),
        ("a.html", "<p>[[${site.icp}]] 甲 [(#{foot.owner})]</p>", "* 甲 *"),
        ("a.jsp", "<p>© ${year} <c:out value='${x}'/>甲社</p>", "© * 甲社"),
        ("a.component.html", "<p>{{ icp }} 甲</p>", "* 甲"),
        ("a.asp", "<p><%= icp %> 甲</p>", "* 甲"),
        ("a.gohtml", '<p>{{ .Site.Params.icp }} 甲 {{ with "隐" }}乙{{ end }}</p>', "* 甲 *乙*"),
        ("a.jsx", "<p>{/* 隐 */}甲</p>", "甲"),
    ],
)
def test_an_expression_is_filled_and_a_string_keeps_its_words(name: str, source: str, text: str) -> None:
    assert seen(name, source) == text


@pytest.mark.parametrize("name", ["a.jsx", "a.vue", "a.svelte", "a.mdx"])
def test_what_is_shown_keeps_its_place(name: str) -> None:
    source = (
        "<template>\n<p>一{a.b}二{'三'}{{ c }}四</p>\n</template>" if name == "a.vue" else "<p>一{a.b}二{'三'}四</p>"
    )
    document = only(name, source)
    for char in "一二三四":
        at = document.text.index(char)
        assert source[slice(*document.offsets.span(at, at + 1))] == char
