"""No bytes, no mutation of a page and no endless repetition makes reading or recognising fail."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.facts import extract
from checker.model import Site
from checker.readers import read
from tests.facts.told import KINDS, page

WORDS = (
    "来源： 作者： 责编 转自 （ ） 《 》 【 】 版权所有 © 2020 - ICP备 京ICP备11041399号-2 号 公网安备 11010502035964 <a> </a> <p> </p> <td> | / : &nbsp; &# &copy <!-- --> "
    "<script> </script> --- +++ ``` ` * _ [ ] ( ) http://a.cn www. 原创 本文转载自 by 记者 2020-01-01 编辑 新华社 网络 <title> > <% %> {{ }} 來(lái) 網(wǎng) ?；ヂ? "
    "\u200b \ufeff \u0085 \U0001f600 İ ﬁ null </div> <li> 原标题 电 讯 据 等 、 ， 。 ； B2-20180851 网文 标识码 xxxx 萌ICP备"
).split(" ")
bits = st.lists(
    st.sampled_from([*WORDS, "\n", "\r\n", "\t", " ", "\u3000", '<a href="', '">', '<div class="footer">']), max_size=40
).map("".join)
paths = st.sampled_from(
    [
        "a.html",
        "a.md",
        "a.txt",
        "a.ejs",
        "a.jsx",
        "a.js",
        "a.vue",
        "a.yml",
        "a.xml",
        "a.php",
        "a",
        "a.json",
        "a.toml",
        "a.ts",
    ]
)


def judge(path: str, data: bytes) -> None:
    """Read and recognise; every fact lies inside its source."""
    with contextlib.suppress(ReadError):
        for document in read(path, data):
            for found in extract(document, KINDS, Site(name="某网", hosts=("a.cn",))).values():
                for fact in found:
                    for span in (fact.span, *fact.spans.values()):
                        assert 0 <= span.start <= span.end <= len(document.source)


@given(paths, bits, st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-8-sig"]))
def test_any_mix_of_words_and_marks_is_read(path: str, source: str, encoding: str) -> None:
    judge(path, source.encode(encoding))


@given(paths, st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(path: str, data: bytes) -> None:
    judge(path, data)


@given(st.data())
def test_a_page_cut_and_pasted_is_read(data: st.DataObject) -> None:
    source = page(
        above="来源：北山晚报 作者：李小明", below="（责编：王大山）", foot="版权所有 © 2020 北山网 京ICP备11041399号-2"
    ).encode()
    for _ in range(data.draw(st.integers(1, 4))):
        at, to = sorted((data.draw(st.integers(0, len(source))), data.draw(st.integers(0, len(source)))))
        source = (
            source[:at] + data.draw(st.sampled_from([b"", source[at:to], b"\xff", b"<", "：".encode()])) + source[to:]
        )
    judge(data.draw(paths), source)


@pytest.mark.parametrize("path", ["a.html", "a.md", "a.txt"])
@pytest.mark.parametrize(
    "unit",
    [
        "来源：", "来源：\n", "作者：李四 来源：新华社 编辑：王五 ", "版权所有", "©", "© 2020 a ", "icp", "ICP备", "京ICP备11041399号 ", "公网安备", "(", "（", ")", "《", "》", "[", "【",
        "记者", "（记者", "本文转载自", "by ", "cc by ", "published ", "2020-01-01 ", "b1.", "1", "x", " ", "\n", "`a` 来源：b\n", "<code>a</code> 来源：b<br>", "<td>来源：</td>",
        '<meta name="author" content="x">', "http://a", "授权", "转载", "all rights reserved ", "来 源 ", "—", "：", "|", "\u3000", "来源：a、",
    ],
)  # fmt: skip
def test_endless_repetition_ends(path: str, unit: str) -> None:
    judge(path, (unit * (30_000 // len(unit))).encode())
