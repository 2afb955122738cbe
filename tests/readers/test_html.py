"""HTML that nobody would write, and that everybody has written: what is seen of it, and where."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.readers import read
from checker.readers.html import draft
from checker.text.offsets import Weave


def lines(source: str) -> list[str]:
    """The lines that a reader sees, blanks at their ends left out; cells are parted by ``|``."""
    cells = [line.replace("\t", "|").strip(" |") for line in draft(source).text.split("\n")]
    return [line for line in cells if line]


def only(source: str, path: str = "a.html") -> Document:
    [document] = read(path, source.encode())
    return document


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        # elements that nobody closed
        ("<p>一<p>二<p>三", ["一", "二", "三"]),
        ("<ul><li>一<li>二<ul><li>三</ul><li>四</ul>五", ["一", "二", "三", "四", "五"]),
        ("<table><tr><td>一<td>二<tr><td>三</table>四", ["一|二", "三", "四"]),
        ("<dl><dt>一<dd>二<dt>三</dl>", ["一|二", "三"]),
        ("<p>一<b>二<p>三", ["一二", "三"]),
        ("<table><thead><tr><th>一<tbody><tr><td>二</table>", ["一", "二"]),
        ("<p>一<table><tr><td>二</table>三", ["一", "二", "三"]),
        ("<html><head><title>题</title><p>一", ["一"]),
        ("<head><meta charset=utf-8><title>题</title>一<div>二</div>", ["一", "二"]),
        ("<head><title>题</title></head>一", ["一"]),
        # end tags of nothing
        ("一</p>二", ["一", "二"]),
        ("一</div></span></td>二</li>三", ["一二三"]),
        ("一</br>二<br/>三<br>四<hr>五", ["一", "二", "三", "四", "五"]),
        ("一</body></html>二", ["一二"]),
        ("<div hidden>隐<table><tr><td>隐</div>隐</table></div>见", ["见"]),
        ("<p hidden>隐</p>见</p>", ["见"]),
        ("<span hidden>隐<div>隐</span>隐</div></span>见", ["见"]),
        ("<h1>一</h2>二", ["一", "二"]),
        ("<b><p>一</b>二</p>三", ["一二", "三"]),
        ("<a href=x><div>一</a>二</div>三", ["一二", "三"]),
        ("一</>二", ["一二"]),
        # elements in elements that may not hold them
        ("<table><tr><td>一<table><tr><td>二</table>三<td>四</table>", ["一", "二", "三|四"]),
        ("<a href=x>一<a href=y>二</a>三", ["一二三"]),
        ("<form><div>一</form>二</div>三", ["一", "二", "三"]),
        ("<p>一<div>二</p>三</div>", ["一", "二", "三"]),
        # what nobody sees
        ('一<span style="Display:None">隐</span>二', ["一二"]),
        ("一<span style='color:red; DISPLAY : none !important'>隐</span>二", ["一二"]),
        ("一<span style=visibility:hidden>隐</span>二", ["一二"]),
        ("一<i hidden>隐</i><i hidden=''>隐</i><i HIDDEN=hidden>隐</i>二", ["一二"]),
        ("一<script>隐('</b>')</script><style>隐</style><template>隐<p>隐</template><noscript><p>隐</noscript>二", ["一二"]),
        ("一<svg><title>隐</title><path/><g><text>隐</svg><math><mi>隐</math>二", ["一二"]),
        ("一<svg/>二<math/>三", ["一二三"]),
        ("<svg><title>隐</title></svg><title>题</title>一", ["一"]),
        ("一<script src=x />隐</script>二", ["一二"]),
        ("一<textarea>隐<b></textarea><select><option>隐<option selected>隐</select>二", ["一二"]),
        ("一<iframe><p>隐</p></iframe><object data=a.swf><p>隐</object><canvas>隐</canvas>二", ["一二"]),
        ("一<object>二</object>三", ["一二三"]),
        ("一<!-- 隐 -->二<!-- > 隐 --!>三<!-->四<!--->五", ["一二三四五"]),
        ("一<![CDATA[隐]]>二<?隐>三<!隐>四</ 隐>五", ["一二三四五"]),
        ("<!--[if lt IE 9]><p>隐</p><![endif]-->一<![if !IE]>二<![endif]>三", ["一二三"]),
        ("一<!-- 隐", ["一"]),
        ("一<a href=隐", ["一"]),
        ("一<script>隐", ["一"]),
        ("一<img alt=隐 title='隐'><input value=隐>二", ["一二"]),
        ("汉<ruby>字<rp>（</rp><rt>zì</rt><rp>）</rp></ruby>", ["汉字zì"]),
        # attributes
        ('一<b title="a>隐">二</b>', ["一二"]),
        ("一<b title='a>隐' x=\"'>隐\">二</b>", ["一二"]),
        ("一<b x=1 x=2 / =3>二</b>", ["一二"]),
        ("一<div\r\n class=a\r\n>二</div\r\n>三", ["一", "二", "三"]),
        # references
        ("&copy;&copy&COPY;&#169;&#xa9;&#XA9", ["©©©©©©"]),
        ("&copy2008&nbsp公司", ["©2008\u00a0公司"]),
        ("&notit;&amp;lt;&bogus;&;&#;&#x;&", ["¬it;&lt;&bogus;&;&#;&#x;&"]),
        ("&#xd800;&#0;&#x110000;", ["\ufffd\ufffd\ufffd"]),
        ("&#128;&#150;", ["€–"]),
        ("&#" + "9" * 4300 + ";一", ["\ufffd一"]),
        ("&#10;一&#9;二", ["一 二"]),
        # stray signs
        ("1<2 且 3>2 <3", ["1<2 且 3>2 <3"]),
        ("一<", ["一<"]),
        ("一</", ["一</"]),
        # white space
        ("一\n\r\n\t 二", ["一 二"]),
        ("<b>一 </b> <i> 二</i>", ["一 二"]),
        ("<pre>一\n二\r\n三</pre>", ["一", "二", "三"]),
        ("一&nbsp;&nbsp;二", ["一\u00a0\u00a0二"]),
        ("一\u3000二", ["一\u3000二"]),
        ("来<wbr>源<x-y>：</x-y>某", ["来源：某"]),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_page(source: str, seen: list[str]) -> None:
    assert lines(source) == seen


@pytest.mark.parametrize(
    ("source", "name", "value", "written"),
    [
        ("<title> 题 &amp; 目\n</title>", "title", "题 & 目", " 题 &amp; 目\n"),
        ("<title>题</titl", "title", "题</titl", "题</titl"),
        ("<title>题", "title", "题", "题"),
        ("<meta name=Author content=李四>", "author", "李四", "李四"),
        ("<meta content='a>b &amp; c' property='og:Source'>", "og:source", "a>b & c", "a>b &amp; c"),
        ('<meta data-content="x" name="source" content="某报">', "source", "某报", "某报"),
        ('<meta title="content=x" name="source" content = "某报" />', "source", "某报", "某报"),
        (
            "<link rel=canonical href=https://a.cn/b?c=1&d=2>",
            "canonical",
            "https://a.cn/b?c=1&d=2",
            "https://a.cn/b?c=1&d=2",
        ),
        ("<link data-href=x REL='Canonical' HREF='https://a.cn/'>", "canonical", "https://a.cn/", "https://a.cn/"),
    ],
)
def test_fields_beside_the_text_keep_their_places(source: str, name: str, value: str, written: str) -> None:
    [field] = draft(source).fields
    assert (field.name, field.value, source[field.span.start : field.span.end]) == (name, value, written)


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("<a href='x'>一</a>", [("一", "x", "x", "<a href='x'>一</a>")]),
        ("<a data-href=y href=x >一</A >二", [("一", "x", "x", "<a data-href=y href=x >一</A >")]),
        (
            '<a title="href=z" href="x&amp;y">一</a>',
            [("一", "x&y", "x&amp;y", '<a title="href=z" href="x&amp;y">一</a>')],
        ),
        ("<a href=x>一<a href=y>二</a>", [("一", "x", "x", "<a href=x>一"), ("二", "y", "y", "<a href=y>二</a>")]),
        ("<a href>一</a>", [("一", "", "", "<a href>一</a>")]),
        ("<a name=x>一</a>", []),
        ("<td><a href=x>一<td>二", [("一", "x", "x", "<a href=x>一")]),
        ("<a href=x><div>一</a>二</div>", [("一", "x", "x", "<a href=x><div>一</a>")]),
        ("<a href=' x '>一", [("一", "x", " x ", "<a href=' x '>一")]),
        ("<p hidden><a href=x>隐</a></p>", []),
        ("""<a href="x'" href="y">一</a>""", [("一", "x'", "x'", """<a href="x'" href="y">一</a>""")]),
        ('<a href=""title="z">一</a>', [("一", "", "", '<a href=""title="z">一</a>')]),
        ('<a href="x> y">一</a>', [("一", "x> y", "x> y", '<a href="x> y">一</a>')]),
        # components that links are made from
        ("<NuxtLink to='/a'>号</NuxtLink>", [("号", "/a", "/a", "<NuxtLink to='/a'>号</NuxtLink>")]),
        (
            "<MuiLink class=b href=/a>号</MuiLink>",
            [("号", "/a", "/a", "<MuiLink class=b href=/a>号</MuiLink>")],
        ),
        (
            "<router-link class=b to=/a>号</router-link>",
            [("号", "/a", "/a", "<router-link class=b to=/a>号</router-link>")],
        ),
        ("<el-link href='/a' to='/b'>号</el-link>", [("号", "/a", "/a", "<el-link href='/a' to='/b'>号</el-link>")]),
        # within a string of a program
        (r"<a href=\"/a\">号</a>", [("号", "/a", "/a", r"<a href=\"/a\">号</a>")]),
        # a theme of Hexo packs its addresses, so that there is nothing to rewrite
        (
            "<span class=exturl data-url=aHR0cHM6Ly9hLmV4YW1wbGUv>号</span>",
            [("号", "https://a.example/", "", "<span class=exturl data-url=aHR0cHM6Ly9hLmV4YW1wbGUv>号</span>")],
        ),
        (
            "<span class='c exturl' data-url='https://a.example/'>号</span>",
            [("号", "https://a.example/", "", "<span class='c exturl' data-url='https://a.example/'>号</span>")],
        ),
        ("<span class=c data-url=aHR0cHM6Ly9hLmV4YW1wbGUv>号</span><span href=/a>号</span>", []),
        ("<Link href='/a'>号</Link>", [("号", "/a", "/a", "<Link href='/a'>号</Link>")]),
        ("<Link rel=stylesheet href='/a'>号", []),
        ("<Link rel=stylesheet href='/a' />号", []),
    ],
)
def test_links_know_what_they_wrap_and_where_they_lead(source: str, links: list[tuple[str, str, str, str]]) -> None:
    read_ = draft(source)
    told = [
        (
            read_.text[link.start : link.end].strip(),
            link.href,
            source[link.address.start : link.address.end],
            source[link.span.start : link.span.end],
        )
        for link in read_.links
    ]
    assert told == links


def test_letters_after_an_endless_reference_keep_their_own_places() -> None:
    read_ = draft("<p>&copy2008")
    assert [tuple(read_.offsets.span(at, at + 1)) for at in range(5)] == [(3, 8), (8, 9), (9, 10), (10, 11), (11, 12)]


def test_a_nul_is_no_text_of_a_file_but_may_be_spelled() -> None:
    assert lines("一\x00二") == ["一\x00二"]
    assert lines("一&#0;二") == ["一\ufffd二"]


def test_a_nul_in_a_page_is_passed_over_and_every_other_character_keeps_its_place() -> None:
    source = f"<title>一\x00二</title><p>{'三' * 40}</p><p><a href=/a>来\x00源</a>：四\x00\x00五"
    (document,) = read("a.html", source.encode())
    assert (document.text.strip("\n"), document.damaged) == ("三" * 40 + "\n来源：四五", 4)
    assert [field.value for field in document.fields] == ["一二"]
    spelt = [
        source[slice(*document.offsets.span(at, at + 1))]
        for at in range(len(document.text))
        if document.text[at] != "\n"
    ]
    assert "".join(spelt) == document.text.replace("\n", "")
    assert [document.text[link.start : link.end] for link in document.links] == ["来源"]


def test_an_element_is_remembered_with_its_names_and_extent() -> None:
    read_ = draft("一<DIV ID=Foot class='A b'>二<time>三</time></div>四")
    told = [(element.tag, element.name, read_.text[element.start : element.end]) for element in read_.elements]
    assert told == [("div", " foot a b ", "二三"), ("time", "  ", "三")]
    assert [element.parent for element in read_.elements] == [-1, 0]


def test_a_comment_above_all_content_covers_the_page_and_a_later_one_its_line() -> None:
    source = "<!-- checker: 一 --><p>上</p>\n<!-- checker: 二 -->\n<p>中</p>\n<p>下</p>"
    first, second = draft(source).comments
    assert (first.text, tuple(first.covers)) == (" checker: 一 ", (0, len(source)))
    assert source[second.covers.start : second.covers.end] == "\n<p>中</p>"
    assert source[second.span.start : second.span.end] == "<!-- checker: 二 -->"


@pytest.mark.parametrize(
    ("unit", "letters"),
    [
        ("<div>", 0), ("<b>", 0), ("<p>", 0), ("<pre>", 0), ("<p><button>", 0), ("</i>", 0), ("<b></i>", 0), ("<div></span>", 0), ("<a href=x>", 0),
        ("<table><tr><td>", 0), ("<", 1), ("&", 1), ("&#x", 3), ("&#", 2), ("<!", 0), ("<!--", 0), ("</", 0), ("<!-- a -->x", 1), ("<title>", 0), ("<svg>", 0),
        ("</>x", 1), ("<x hidden>", 0), ('<a href="', 0), ("<![CDATA[", 0), ("<?", 0), ("]]>", 3), ("&amp", 1), ("\r", 0), ("x\r\n", 1), ("<li>x", 1),
    ],
)  # fmt: skip
def test_a_megabyte_of_anything_is_read_in_one_pass(unit: str, letters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted, not timed: each token may write to the text a few times, however many went before it."""
    writes = [0]
    write = Weave._append

    def counted(weave: Weave, text: str, at: int, width: int) -> None:
        writes[0] += 1
        write(weave, text, at, width)

    monkeypatch.setattr(Weave, "_append", counted)
    times = 200_000 // len(unit)
    shown = "".join(draft(unit * times).text.split())
    assert len(shown) <= letters * times
    assert writes[0] <= 3 * times + 3


def test_a_page_may_be_as_deep_as_it_likes() -> None:
    document = only("<div>" * 50_000 + "深" + "</div>" * 50_000)
    assert document.text.strip() == "深"
    assert document.source[document.offsets.point(document.text.index("深"))] == "深"
