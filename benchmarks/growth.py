"""How the time of a run grows with its input: hostile shapes at one size and at eight times that size.

    python benchmarks/growth.py [--shape NAME] [--bytes N]

A shape is a stretch that is said again and again, between a head and a tail. For each it prints the seconds at both sizes,
their ratio (8 is linear), and whether it is more than allowed.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import checker

ALLOWED = 12.0
"""Of time(8n) / time(n)."""
SMALL = 20_000
"""Bytes of the smaller input."""
ROUNDS = 3

HTML = "<!doctype html><title>小桥</title><body>"
PAGES: dict[str, tuple[str, str, str]] = {
    "text": (HTML, "昨日，小桥正式通车，两岸居民往来更加方便。", ""),
    "paragraphs": (HTML, "<p>昨日，小桥正式通车。</p>\n", ""),
    "paragraphs on one line": (HTML, "<p>昨日，小桥正式通车。</p>", ""),
    "blanks in a title": ("<!doctype html><title>桥", "\n", "小</title>"),
    "open divs": (HTML, "<div>", ""),
    "open divs with text": (HTML, "<div>桥", ""),
    "closed divs": (HTML, "<div>桥</div>", ""),
    "end tags": (HTML, "</div>", ""),
    "end tags of another kind": (HTML + "<p>" * 50, "</b>", ""),
    "open lists": (HTML, "<ul><li>桥", ""),
    "list items": (HTML + "<ul>", "<li>桥", ""),
    "list items with links": (HTML + "<ul>", '<li><a href="/x">小桥</a></li>', "</ul>"),
    "open spans": (HTML, "<span>桥", ""),
    "open bold": (HTML, "<b>桥<i>", ""),
    "open links": (HTML, '<a href="/x">桥', ""),
    "links on one line": (HTML, '<a href="/x">小桥</a>', ""),
    "registry links": (HTML, '<a href="http://www.miitbeian.gov.cn/">京ICP备11041399号</a> ', ""),
    "numbers in one link": (HTML + '<a href="http://www.miitbeian.gov.cn/">', "京ICP备11041399号", "</a>"),
    "tables": (HTML, "<table><tr><td>桥", ""),
    "table cells": (HTML + "<table><tr>", "<td>桥</td>", ""),
    "table rows": (HTML + "<table>", "<tr><td>桥</td><td>路</td></tr>", "</table>"),
    "forms": (HTML, "<form><input name=a>", ""),
    "comments": (HTML, "<!-- 桥 -->", ""),
    "allowances": (HTML, "<!-- checker: allow icp-missing — 旧站 -->", ""),
    "allowances and faults": (HTML, "<!-- checker: allow attribution-vague — 旧 -->\n<p>来源：网络</p>\n", ""),
    "allowances below faults": (HTML, "<p>来源：网络</p>\n<!-- checker: allow attribution-vague — 旧 -->\n", ""),
    "open comment": (HTML + "<!--", "-- 桥 ->", ""),
    "attributes": (HTML + "<p ", 'a{n}="b" ', ">桥"),
    "lone registry links": (HTML, '<a href="http://www.miitbeian.gov.cn/">桥</a> ', ""),
    "links called a reprint": (HTML, '<p><a href="/{n}">转载</a></p>', ""),
    "links to originals": (HTML, '<a href="/{n}">查看原文</a> | ', ""),
    "styles": (HTML, '<p style="display:none">桥</p>', ""),
    "classes": (HTML, '<p class="a{n} footer nav">桥</p>', ""),
    "ids": (HTML, '<p id="a{n}">桥</p>', ""),
    "scripts": (HTML, "<script>var a='<p>';</script>", ""),
    "style sheets": (HTML, '<link rel="stylesheet" href="a{n}.css">', ""),
    "meta tags": ("<!doctype html><title>小桥</title>", '<meta name="keywords" content="桥{n}">', "<body>桥"),
    "meta sources": ("<!doctype html><title>小桥</title>", '<meta name="source" content="某报{n}">', "<body>桥"),
    "entities": (HTML, "&amp;&nbsp;&#x6865;", ""),
    "half entities": (HTML, "&amp &", ""),
    "breaks": (HTML, "桥<br>", ""),
    "carriage returns": (HTML, "桥\r", ""),
    "blanks": (HTML, " ", ""),
    "full-width blanks": (HTML, "　", ""),
    "zero widths": (HTML, "\u200b", ""),
    "headings": (HTML, "<h1>小桥</h1>", ""),
    "headings above a text": (HTML, "<h1>小桥</h1>", "<p>" + "昨日，小桥正式通车，两岸居民往来更加方便。" * 9),
    "teasers": (
        HTML,
        "<h2><a href=/{n}>又一座小桥通车，两岸往来方便</a></h2><p>"
        + "昨日，小桥正式通车，两岸居民往来更加方便。" * 6
        + "</p>",
        "",
    ),
    "footers": (HTML, "<footer>桥</footer>", ""),
    "open footers": (HTML, "<footer>桥", ""),
    "articles": (HTML, "<article><p>桥</p>", ""),
    "marquees": (HTML, "<marquee><p>桥", ""),
    "frames": (HTML, "<iframe src=a>", ""),
    "svg": (HTML, "<svg><title>桥</title>", ""),
    "templates in a page": (HTML, "<template><p>桥", ""),
    "placeholders": (HTML, "{{ a }}", ""),
    "placeholders half open": (HTML, "{{ a ", ""),
    "php": (HTML, "<?php echo 1 ?>", ""),
    "php half open": (HTML, "<?php echo ", ""),
    "php that prints": (HTML, "<?php echo '版权所有' ?>", ""),
    "php variables": (HTML, "<?php $a{n} = '版权所有 12345678'; ?>", ""),
    "template comments": (HTML, "{# 桥 #}", ""),
    "asp": (HTML, "<% a %>", ""),
    "jinja": (HTML, "{% if a %}", ""),
    "jinja ends": (HTML, "{% endif %}", ""),
    "dede tags": (HTML, "{dede:a}桥{/dede:a}", ""),
    "pinyin": (HTML, "桥(qiáo)", ""),
    "sources": (HTML, "<p>来源：某报{n}</p>", ""),
    "sources on one line": (HTML, "来源：某报 ", ""),
    "reprints": (HTML, "<p>转载自某报{n}</p>", ""),
    "reprints on one line": (HTML, "转载自某报 ", ""),
    "half reprints": (HTML, "转自：", ""),
    "remarks": (HTML, "<p>他说：“桥通了。”（转载自某报{n}）</p>", ""),
    "remarks on one line": (HTML, "他说：“桥通了。”（转载自某报）", ""),
    "authors": (HTML, "<p>作者：王某</p>", ""),
    "editors on one line": (HTML, "责任编辑：王某 ", ""),
    "notices": (HTML, "<p>版权所有 © 2020 某社</p>", ""),
    "notices on one line": (HTML, "© 2020 某社 ", ""),
    "marks": (HTML, "©", ""),
    "years": (HTML, "2020-2021 ", ""),
    "filings": (HTML, "<p>京ICP备11041399号-{n}</p>", ""),
    "filings on one line": (HTML, "京ICP备11041399号 ", ""),
    "half filings": (HTML, "京ICP备", ""),
    "police": (HTML, "京公网安备11010102000001号 ", ""),
    "datelines": (HTML, "<p>本报讯（记者王某）桥。</p>", ""),
    "quotes": (HTML, "“桥", ""),
    "brackets": (HTML, "（桥", ""),
    "titles": (HTML, "《桥》", ""),
    "addresses": (HTML, "http://a.example/桥 ", ""),
    "dates": (HTML, "2020-01-01 10:00 ", ""),
}
POSTS: dict[str, tuple[str, str, str]] = {
    "paragraphs in two languages": (
        "",
        "The old bridge was opened again on Friday, and many people came to see how it had been mended.\n\n小桥星期五重新开放，许多人来看它修得怎样。\n\n",
        "",
    ),
    "headings with sources": ("<p>小桥又开放了。</p>", "<h3>来源：某某 报</h3>", ""),
    "pairs of elements": (HTML, "<div><div>作者</div> <div>石石</div></div>", ""),
    "authors of papers": (HTML, "作者：Ann Hill $^{1}$, Bo Stone $^{2}$, Cy Creek ", ""),
    "teasers": (
        HTML,
        "<p><a href=/{n}>小桥又开放了，三天{n}</a></p><p>翻译自 https://a.example/{n} ，两岸的人都来看了一天</p>",
        "",
    ),
    "empty links and tags": (HTML, "<p>原文链接：</p><a href=/tags/{n}>山</a>", ""),
    "one word without an end": ("# 小桥\n\n小桥星期五重新开放，许多人来看它修得怎样。\n\n", "abcdefgh", ""),
    "markdown text": ("# 小桥\n\n", "昨日，小桥正式通车。\n\n", ""),
    "markdown lists": ("# 小桥\n\n", "- 桥\n", ""),
    "markdown nested lists": ("# 小桥\n\n", "- - - 桥\n", ""),
    "markdown quotes": ("# 小桥\n\n", ">", ""),
    "markdown links": ("# 小桥\n\n", "[桥](/x) ", ""),
    "markdown open links": ("# 小桥\n\n", "[桥", ""),
    "markdown stars": ("# 小桥\n\n", "*桥**", ""),
    "markdown ticks": ("# 小桥\n\n", "`桥``", ""),
    "markdown fences": ("# 小桥\n\n", "```\n桥\n", ""),
    "markdown html": ("# 小桥\n\n", "<div>桥", ""),
    "markdown comments": ("# 小桥\n\n", "<!-- 桥\n", ""),
    "front matter": ("---\ntitle: 小桥\n", "a{n}: 桥\n", "---\n桥\n"),
    "front matter of one value": ("---\ntitle: 小桥\ntext: ", "昨日通车。", "\n---\n桥\n"),
    "front matter of hashes": ("---\ntitle: 小桥\ntext: 桥", "#", "\n---\n桥\n"),
    "front matter of TOML": ("+++\ntitle = '小桥'\n", "a{n} = '桥'\n", "+++\n桥\n"),
    "front matter without marks": ("title: 小桥\n", "a{n}: 桥\n", "---\n桥\n"),
    "front matter sources": ("---\ntitle: 小桥\nsources:\n", "  - source: 某报{n}\n", "---\n桥\n"),
    "markdown allowances": ("# 小桥\n\n桥<p>\n", "<!-- checker: allow icp-missing — 旧站 -->", ""),
    "markdown allowances above blocks": (
        "# 小桥\n\n桥<p>\n",
        "<!-- checker: allow icp-missing — 旧 --><div>桥",
        "</div>" * 9000,
    ),
    "markdown short comments": ("# 小桥\n\n桥<p>\n", "<!---->", ""),
    "markdown tables": ("# 小桥\n\n|a|\n|-|\n", "|桥|路|\n", ""),
}
OTHERS: dict[str, tuple[str, str, str]] = {
    "blanks.jsonl": ("", " ", ""),
    "blanks after a row.jsonl": ('{"title": "桥", "content": "昨日通车。"}\n', " ", "\n{}"),
    "blanks in a list.json": ('[{"title": "桥"} x', "\r", '{"a": 1}]'),
    "rows.jsonl": ("", '{{"title": "桥", "content": "昨日通车。", "source": "某报"}}\n', ""),
    "one.json": ('[{"title": "桥", "content": "通车。"}', ',{{"title": "桥", "content": "昨日通车。"}}', "]"),
    "one-row.jsonl": ('{"title": "桥", "content": "', "昨日通车。", '"}\n'),
    "one-row.json": ('[{"title": "桥", "content": "', "昨日通车。", '"}]\n'),
    "names.json": ('{"a": 1', ',"a{n}": 1', "}"),
    "names of objects.json": ('{"a": {}', ',"a{n}": {{"b": 1}}', "}"),
    "sources around objects.json": ('{"source": "桥"', ',"source": "桥", "a{n}": {{"b": 1}}', "}"),
    "deep.json": ("", "[", ""),
    "rows.csv": ("title,content\n", '桥,"昨日通车。"\n', ""),
    "brackets.csv": ("title,content", "[", "\n桥,通车。\n"),
    "words.csv": ("title,content", " allow 桥", "\n桥,通车。\n"),
    "data of xml.csv": ("", "<![CDATA[", ""),
    "comments.csv": ("", "<!-- checker: allow icp-missing — 旧站 -->", ""),
    "one-row.csv": ('title,content\n桥,"', "昨日通车。", '"\n'),
    "columns.csv": ("title,content", ",a{n}", "\n桥,昨日通车。\n"),
    "quotes.csv": ("title,content\n", '"', ""),
    "items.xml": (
        "<rss><channel>",
        "<item><title>桥</title><description>通车。</description></item>",
        "</channel></rss>",
    ),
    "comments.xml": ("", "<!-- 桥 -->", "<桥>"),
    "half a tag.xml": ("<a", "桥", ""),
    "words in half a tag.xml": ("<a", " 桥", ""),
    "one-item.xml": ("<rss><channel><item><description>", "昨日通车。", "</description></item></channel></rss>"),
    "parts.xml": ("<rss><channel><item>", "<a>桥</a>", "</item></channel></rss>"),
    "attributes.xml": ("<rss><channel><item ", "a ", ">"),
    "open.xml": ("<rss><channel>", "<item><title>桥", ""),
    "registry links.ejs": ("<%= a %><body>", '<a href="http://www.miitbeian.gov.cn/">京ICP备11041399号</a> ', ""),
    "a.pug": ("", "div\n  p 桥\n", ""),
    "deep.pug": ("html\n", "div: ", ""),
    "a.jsx": ("export default () => (<div>", "<p>桥</p>", "</div>)"),
    "a.js": ("", "var a = '<p>桥</p>';\n", ""),
    "a.yml": ("", "a{n}: 桥\n", ""),
    "comments.yml": ("", "# 桥\n", "a: 桥\n"),
    "a.txt": ("", "昨日，小桥通车。\n", ""),
    "lines behind a source.txt": ("转载自网络", "\n", "小"),
    "signatures.txt": ("小桥\n", "--李明\n", ""),
    "labels.txt": ("", "昨日 source 桥", ""),
    "half meta tags.txt": ("", "<meta name='source' content='", ""),
    "one-line.txt": ("", "昨日，小桥通车。", ""),
}


def shapes() -> Iterator[tuple[str, str, tuple[str, str, str]]]:
    """Name, path and parts of each."""
    yield from ((name, "a.html", parts) for name, parts in PAGES.items())
    yield from ((name, "a.md", parts) for name, parts in POSTS.items())
    yield from ((name, name, parts) for name, parts in OTHERS.items())


def made(parts: tuple[str, str, str], size: int, first: int = 0) -> bytes:
    """The shape, about *size* bytes of it; ``{n}`` in what is repeated is a number, from *first* on."""
    head, again, tail = parts
    length = max(1, len(again.encode()))
    return (head + "".join(islice(stretches(parts, first), size // length)) + tail).encode()


def stretches(parts: tuple[str, str, str], first: int = 0) -> Iterator[str]:
    """What is repeated between the head and the tail of a shape, without an end."""
    head, again, _ = parts
    numbered = "{n}" in again or ("{{" in again and head != HTML)
    return (again.format(n=number) if numbered else again for number in count(first))


def seconds(linter: checker.Linter, path: str, parts: tuple[str, str, str], size: int) -> float:
    """The least of some rounds, in processor time; each has numbers of its own, so that none lives on what another left in a cache."""
    best = float("inf")
    for turn in range(ROUNDS):
        content = made(parts, size, (turn + 1) * 1_000_000 + 8 * size)
        gc.collect()
        start = time.process_time()
        linter.lint(content, path)
        best = min(best, time.process_time() - start)
        if best > 5:
            break
    return best


def main() -> int:
    """The table, and 1 if a shape grows faster than it may."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shape", help="only shapes whose name holds this")
    parser.add_argument("--bytes", type=int, default=SMALL, help="of the smaller input")
    asked = parser.parse_args()
    linter = checker.Linter()
    linter.lint(made(PAGES["text"], 1000), "a.html")
    worse = 0
    for name, path, parts in shapes():
        if asked.shape and asked.shape not in name:
            continue
        small = seconds(linter, path, parts, asked.bytes)
        large = seconds(linter, path, parts, 8 * asked.bytes)
        ratio = large / max(small, 1e-4)
        worse += ratio > ALLOWED
        print(
            f"{name:32} {small:8.4f} s {large:9.4f} s {ratio:7.1f}{'  too much' if ratio > ALLOWED else ''}", flush=True
        )
    return int(worse > 0)


if __name__ == "__main__":
    sys.exit(main())
