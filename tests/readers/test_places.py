"""Every visible character maps to the source characters that it came from, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.model import Document
from checker.readers import read
from tests.readers.woven import (
    UNSEEN,
    Piece,
    Shown,
    blank,
    entity,
    in_a_row,
    joined,
    mark,
    plain,
    seen,
    spelled,
    unseen,
    wide,
)

ENDLESS = ("&copy", "&reg", "&middot", "&sect")
loose = st.tuples(st.sampled_from(ENDLESS), st.sampled_from(["2008", "新", " ", "。"])).map(
    lambda pair: joined(
        spelled(pair[0], {"&copy": "©", "&reg": "®", "&middot": "·", "&sect": "§"}[pair[0]]), plain(pair[1])
    )
)
hidden = st.one_of(
    unseen.map("<!--{}-->".format),
    unseen.map("<!--[if IE]><p>{}</p><![endif]-->".format),
    unseen.map("<script>var a = '<b>{}</b>';</script>".format),
    unseen.map("<style>.{} > b {{}}</style>".format),
    unseen.map("<p hidden>{0}<b>{0}</b></p>".format),
    unseen.map('<div style="Display : NONE">{0}<div>{0}</div>{0}</div>'.format),
    unseen.map("<template><p>{}</template>".format),
    unseen.map("<noscript><p>{}</p></noscript>".format),
    unseen.map("<svg><title>{0}</title><path d=M0 /><text>{0}</text></svg>".format),
    unseen.map("<select><option>{0}<option>{0}</select>".format),
    unseen.map("<textarea>{}</b></textarea>".format),
    unseen.map("<![CDATA[{}]]>".format),
    unseen.map("<?{}>".format),
    unseen.map("<title>{}</title>".format),
    unseen.map('<input type=hidden value="{0}" /><img alt={0}>'.format),
    unseen.map("<video controls>{}</video>".format),
).map(mark)
lone = st.sampled_from(
    "<p> <br/> <br> <hr> <li> <td> <tr> <table> <div> <b> <i/class=x> <dd> <h3> </p> </b> </i> </span> </div> </table> </td> </li> </h2> </body> "
    "</html> </font> </form> <wbr> </svg> <center> <x-y> <p/> <![if&nbsp;x]> </br>".split()
).map(mark)


def wrapped(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """A piece inside an element."""
    tags = st.sampled_from(
        (
            ("<b>", "</b>"), ("<a href='x?a=1&b=2' title=\"a>b\">", "</a>"), ("<p class=藏>", "</p>"), ("<div\n id=a>", "</div >"),
            ("<font color=red>", "</FONT>"), ("<table><tr><td>", "</table>"), ("<ul><li>", "</ul>"), ("<pre>", "</pre>"),
            ("<span>", "</span>"), ("<A HREF=y>", "</a\r\n>"), ("<h1>", "</h2>"), ("<form>", "</form>"), ("<button>", "</button>"),
        )
    )  # fmt: skip
    return st.tuples(tags, in_a_row(inner, 3)).map(lambda both: joined(mark(both[0][0]), both[1], mark(both[0][1])))


html_piece = st.recursive(st.one_of(seen, seen, blank, wide, entity, loose, hidden, lone), wrapped, max_leaves=12)
html_text = in_a_row(html_piece, 12)


def only(path: str, data: bytes) -> Document:
    """The one document in *data*."""
    [document] = read(path, data)
    return document


def check(document: Document, shown: tuple[Shown, ...]) -> None:
    """Every visible character is there, and comes from where it came from."""
    places = [at for at, char in enumerate(document.text) if not char.isspace()]
    assert "".join(document.text[at] for at in places) == "".join(char.character for char in shown)
    assert [tuple(document.offsets.span(at, at + 1)) for at in places] == [(char.start, char.end) for char in shown]
    assert [document.offsets.point(at) for at in places] == [char.start for char in shown]
    assert len(document.folded) == len(document.text)
    for first, at in enumerate(places):
        for last in (first + 1, first + 3, len(places) - 1):
            if last < len(places):
                assert tuple(document.offsets.span(at, places[last] + 1)) == (shown[first].start, shown[last].end)


@given(html_text)
def test_each_character_of_a_page_comes_from_where_it_stands(page: Piece) -> None:
    document = only("a.html", page.source.encode())
    check(document, page.shown)
    assert not set(document.text) & set(UNSEEN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
@given(
    page=in_a_row(
        st.one_of(seen, blank.filter(lambda piece: "\u00a0" not in piece.source), entity, hidden, wrapped(seen)), 8
    )
)
def test_places_are_code_points_in_every_encoding(page: Piece, encoding: str) -> None:
    charset = encoding.removesuffix("-sig")
    page = joined(mark(f"<html><head><meta charset={charset}><title>a</title></head><body>"), plain("中文網"), page)
    document = only("a.html", page.source.encode(encoding))
    assume(document.source == page.source)
    check(document, page.shown)


GLOSSED = (("網", "wǎng"), ("來", "lái"), ("國", "guó"), ("聞", "wén"), ("東", "dōng"))
gloss = st.tuples(st.sampled_from(GLOSSED), st.sampled_from(["", "<b>", "</i>", "<!--陰-->"])).map(
    lambda both: joined(plain(both[0][0]), mark(both[1]), mark(f"({both[0][1]})"))
)


@given(in_a_row(st.one_of(gloss, seen, entity, hidden, blank), 10))
def test_undone_noise_moves_no_other_character(page: Piece) -> None:
    noisy = joined(*(joined(plain(char), mark(f"({reading})")) for char, reading in GLOSSED), page)
    document = only("a.html", noisy.source.encode())
    check(document, noisy.shown)
    assert document.noise


def test_a_repaired_fragment_stands_for_its_whole_spelling() -> None:
    source = "<p>國(guó)家新聞(wén)網(wǎng)站?；ヂ?lián)網(wǎng)新聞</p>"
    document = only("a.html", source.encode())
    at = document.text.index("互")
    span = document.offsets.span(at - 1, at + 2)
    assert document.text[at - 1 : at + 2] == "。互聯"
    assert source[span.start : span.end] == "?；ヂ?lián)"


@given(st.lists(st.one_of(seen, wide, blank), max_size=8).map(lambda pieces: joined(*pieces)))
def test_each_character_of_a_plain_text_comes_from_where_it_stands(page: Piece) -> None:
    check(only("a.txt", page.source.encode()), page.shown)


line_end = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def markdown_piece(draw: st.DrawFn) -> Piece:
    """A mark of Markdown around letters that are seen, with letters that are not."""
    inner, secret, end = draw(seen), draw(unseen), draw(line_end)
    before, after = draw(
        st.sampled_from(
            [
                ("**", "**"), ("*", "*"), (" _", "_ "), ("~~", "~~"), ("`", "`"), ("[", f"](https://a.cn/{secret})"), ("[", f'](x "{secret}")'),
                (f"{end}> ", end), (f"{end}> > - ", end), (f"{end}## ", end), (f"{end}- ", end), (f"{end}12. ", end), ("<b>", "</b>"),
                ("<a href='x'>", "</a>"), (f"{end}```js{end}", f"{end}```{end}"), (f"{end}~~~{end}", f"{end}~~~~{end}"), ("", f"{{:.{secret}}}"),
                (f"![{secret}]({secret}.png)", ""), (f"<!-- {secret} -->", ""), (f"<span hidden>{secret}</span>", ""),
                (f"<script>{secret}</script>", ""), ("[", "][dj]"), (f"{end}***{end}", ""), (f"{end}::: {secret}{end}", f"{end}:::{end}"),
            ]
        )
    )  # fmt: skip
    return joined(mark(before), inner, mark(after))


escaped = st.sampled_from("*_`[#\\").map(lambda char: spelled("\\" + char, char))
address = st.just(joined(mark("<"), plain("https://a.cn/b_c"), mark(">")))
markdown_text = st.lists(st.tuples(seen, st.one_of(markdown_piece(), escaped, entity, wide, address)), max_size=8).map(
    lambda pairs: joined(*(piece for pair in pairs for piece in pair), plain("新"))
)


@given(markdown_text, line_end, st.booleans())
def test_each_character_of_a_post_comes_from_where_it_stands(post: Piece, end: str, above: bool) -> None:
    front = f"---{end}title: 藏{end}source: '伏'{end}---{end}" if above else ""
    whole = joined(mark(front), post, mark(f"{end}{end}[dj]: https://a.cn/{UNSEEN}{end}"))
    document = only("a.md", whole.source.encode())
    check(document, whole.shown)
    for field in document.fields:
        assert document.source[field.span.start : field.span.end] == field.value
    for link in document.links:
        assert document.source[link.address.start : link.address.end] == link.href
