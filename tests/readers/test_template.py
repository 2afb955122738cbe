"""Templates and programs: what only the site knows is set aside, and no position moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents.look import FILLER
from checker.documents.names import shipped_names
from checker.documents.syntax import shows_template
from checker.readers import read
from checker.readers.html import draft
from checker.readers.template import has_markup, mask, mask_data, mask_program


def squeezed(masked: str) -> str:
    """A masked source with blanks collapsed, and one ``*`` for each filled stretch."""
    text = " ".join(masked.split())
    while FILLER * 2 in text:
        text = text.replace(FILLER * 2, FILLER)
    return text.replace(FILLER, "*")


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("一<%= a %>二", "一*二"),
        ("一<%- include('x') -%>二", "一*二"),
        ("一{{ a }}二{{{ b }}}三", "一*二*三"),
        ("一{% if a %}二{% endif %}三", "一*二*三"),
        ("一<?php echo $a; ?>二", "一*二"),
        ("一<?= $a ?>二", "一*二"),
        ("一<?php echo $a;", "一*"),
        ("一${a.b}二", "一*二"),
        ("一<#if a>二</#if>三<@b/>四", "一*二*三*四"),
        ("一{dede:global.cfg_name/}二{pboot:sitename}三", "一*二*三"),
        # comments of the template are not shown
        ("一<%-- 隐 --%>二<%# 隐 %>三", "一 二 三"),
        ("一{{!-- 隐 }} 隐 --}}二{{! 隐 }}三", "一 二 三"),
        ("一{# 隐 #}二<#-- 隐 -->三@* 隐 *@四{/* 隐 */}五", "一 二 三 四 五"),
        # marks that nothing closes are text
        ("一<% 二", "一<% 二"),
        ("一{{ 二", "一{{ 二"),
        ("一{{!-- 二 }}三", "一 三"),
        ("一{# 二 {{ a }}", "一{# 二 *"),
        ("一 $ {a} 二 {b} 三", "一 $ {a} 二 {b} 三"),
    ],
)
def test_directives_are_filled_and_comments_blanked(source: str, left: str) -> None:
    assert squeezed(mask(source).shown) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a = '一' // 隐\nb", "a = '一' b"),
        ("a /* 隐\n隐 */ b", "a b"),
        ("a = 'https://a.example/b'", "a = 'https://a.example/b'"),
        ("a /* 一", "a /* 一"),
        ("<Script src='x' /><p>一</p>", "<p>一</p>"),
        ("<script>a</script>", "<script>a</script>"),
    ],
)
def test_comments_of_a_program_are_blanked(source: str, left: str) -> None:
    assert squeezed(mask_program(source).shown) == left


def test_comments_of_data_are_blanked() -> None:
    assert (
        squeezed(mask_data("# 隐\nicp: 京ICP备11041399号 # 隐\ncolor: a#b\n", ".yml").shown)
        == "icp: 京ICP备11041399号 color: a#b"
    )


@given(st.text("<%->{}#!/*@$?=php \r\n一'\"", max_size=60))
def test_masking_keeps_every_place_and_every_line(source: str) -> None:
    for masked in (
        mask(source).shown,
        mask(source, ".jsx").shown,
        mask_program(source).shown,
        mask_data(source, ".yml").shown,
    ):
        assert len(masked) == len(source)
        assert [at for at, char in enumerate(masked) if char in "\r\n"] == [
            at for at, char in enumerate(source) if char in "\r\n"
        ]
        assert all(after in (before, " ", FILLER) for before, after in zip(source, masked, strict=True))


@pytest.mark.parametrize(
    "mark",
    [
        "<%",
        "{{",
        "{%",
        "{#",
        "{",
        "{a",
        "{'",
        "{{!--",
        "<#--",
        "@*",
        "/*",
        "<?php ",
        "${",
        "<script ",
        "<Script a",
        "{dede:",
        "//",
        "{/*",
        "</#a ",
    ],
)
def test_marks_that_nothing_closes_cost_no_more_than_their_length(mark: str) -> None:
    source = mark * (200_000 // len(mark))
    assert len(mask(source, ".jsx").shown) == len(source)


@pytest.mark.parametrize(
    ("source", "shows"),
    [
        ("<p>{{ title }}</p>", True),
        ("<p><%= title %></p>", True),
        ("<p>一</p><script>a = `{{ x }}`</script>", False),
        ("<p>一</p><!-- {{ x }} -->", False),
        ("<pre>{{ x }}</pre>", False),
        ("<p>写作 <code>{{ x }}</code></p>", False),
        ("<pre><code>{{ x }}</code></pre><p>{{ y }}</p>", True),
        ("<p>每月 ${price} 元</p>", False),
        ("<p>一 {{ 二</p>", False),
    ],
)
def test_a_page_that_shows_directives_is_a_template(source: str, shows: bool) -> None:
    drafted = draft(source)
    assert shows_template(drafted.text, drafted.quoted, shipped_names()) is shows


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ("a = <div>一</div>", True),
        ("return <Footer/>", True),
        ("return <>一</>", True),
        ("a < b && c > d", False),
        ("x = '一'", False),
    ],
)
def test_a_program_with_markup_is_known(source: str, holds: bool) -> None:
    assert has_markup(source) is holds


@pytest.mark.parametrize(
    ("path", "source", "text"),
    [
        ("footer.ejs", "<footer>© <%= year %> 北山博物馆</footer>", "© * 北山博物馆"),
        (
            "footer.jsx",
            "export default () => <footer>{/* 隐 */}© 北山博物馆<br/>京ICP备11041399号</footer> // 隐",
            "© 北山博物馆 京ICP备11041399号",
        ),
        (
            "Footer.vue",
            "<template><p>京ICP备11041399号</p></template><script>export default {a: '隐'}</script><style>.a{}</style>",
            "京ICP备11041399号",
        ),
        ("footer.php", "<?php include 'head.php'; ?><p>京ICP备11041399号</p><?php footer();", "* 京ICP备11041399号 *"),
        ("footer.hbs", "{{!-- 隐 --}}<p>{{#if icp}}京ICP备{{icp}}号{{/if}}</p>", "*京ICP备*号*"),
    ],
)
def test_a_template_shows_what_it_says_itself(path: str, source: str, text: str) -> None:
    [document] = read(path, source.encode())
    assert document.kind == "template"
    assert text in squeezed(document.text)
    assert "隐" not in document.text
    at = document.text.index("北" if "北" in text else "京")
    assert document.source[document.offsets.point(at)] == document.text[at]
