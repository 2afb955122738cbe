"""Exports as content systems write them, each with the same three articles: a good one, one with a vague source, one with none."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from typing import Any, NamedTuple
from xml.sax.saxutils import escape


class Article(NamedTuple):
    id: str
    title: str
    source: str
    body: str


_BODY = '<p>老街的骑楼修好了，店铺又开张了，游客多了起来。</p><p>“第{}期”工程明年动工，"两岸"一并整治。</p>'
GOOD = Article("11", "骑楼修好了", "北山日报", _BODY.format(1))
VAGUE = Article("12", "骑楼又修好了", "网络", _BODY.format(2))
MISSING = Article("13", "【转载】骑楼全修好了", "", _BODY.format(3))
ARTICLES = (GOOD, VAGUE, MISSING)


class Shape(NamedTuple):
    name: str
    """What it is, in a few words."""
    file: str
    text: str
    encoding: str = "utf-8"
    vague: str = "网络"
    """What stands in the file where the vague source is told."""
    missing: str | None = ""
    """What stands in the file where the missing source is told; None where that is not in a column."""


def rows(make: Callable[[Article], Any], articles: tuple[Article, ...] = ARTICLES) -> list[Any]:
    return [make(article) for article in articles]


def table(id: str, title: str, source: str, body: str) -> Callable[[Article], dict[str, Any]]:  # noqa: A002
    return lambda each: {id: int(each.id), title: each.title, source: each.source, body: each.body}


def dumped(value: Any, *, ascii: bool = False, indent: int | None = None) -> str:  # noqa: A002
    return json.dumps(value, ensure_ascii=ascii, indent=indent)


def lines(make: Callable[[Article], Any], *, ascii: bool = False, end: str = "\n") -> str:  # noqa: A002
    return "".join(dumped(row, ascii=ascii) + end for row in rows(make))


def quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def csv(head: str, separator: str = ",", end: str = "\n", spell: Callable[[str], str] = quoted) -> str:
    return (
        end.join([head, *(separator.join([each.id, each.title, each.source, spell(each.body)]) for each in ARTICLES)])
        + end
    )


def mysql(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def xml(begin: str, item: str, end: str, spell: Callable[[str], str] = escape) -> str:
    return (
        begin
        + "".join(
            item.format(id=e.id, title=escape(e.title), source=escape(e.source), body=spell(e.body)) for e in ARTICLES
        )
        + end
    )


def cdata(value: str) -> str:
    return f"<![CDATA[{value}]]>"


def twice(value: str) -> str:
    return html.escape(html.escape(value, quote=False))


plain = table("id", "title", "source", "content")
WAVE = "\\u7f51\\u7edc"
JSON_SHAPES = [
    Shape("JSON lines", "a.jsonl", lines(plain)),
    Shape("JSON lines, CRLF", "a.ndjson", lines(plain, end="\r\n")),
    Shape("JSON lines in ASCII", "a.jsonl", lines(plain, ascii=True), vague=WAVE),
    Shape("JSON lines in GB18030", "a.jsonl", lines(plain), encoding="gb18030"),
    Shape("JSON lines with a BOM", "a.jsonl", lines(plain), encoding="utf-8-sig"),
    Shape("JSON lines in UTF-16", "a.jsonl", lines(plain), encoding="utf-16"),
    Shape("JSON lines called .json (mongoexport)", "a.json", lines(lambda e: {"_id": {"$oid": e.id}, "title": e.title, "source": e.source, "content": e.body})),
    Shape("a list", "a.json", dumped(rows(plain))),
    Shape("a list, indented", "a.json", dumped(rows(plain), indent=2)),
    Shape("a list in ASCII", "a.json", dumped(rows(plain), ascii=True), vague=WAVE),
    Shape("data", "a.json", dumped({"code": 0, "message": "success", "data": rows(plain)})),
    Shape("data.list", "a.json", dumped({"code": 200, "msg": "ok", "data": {"total": 3, "list": rows(plain)}})),
    Shape("Navicat's RECORDS", "a.json", dumped({"RECORDS": rows(plain)}, indent=1)),
    Shape("phpMyAdmin's JSON", "a.json", dumped([{"type": "header", "version": "5.2"}, {"type": "table", "name": "news", "database": "cms", "data": rows(plain)}])),
    Shape("WordPress REST", "a.json", dumped(rows(lambda e: {"id": int(e.id), "title": {"rendered": e.title}, "content": {"rendered": e.body, "protected": False}, "acf": {"source": e.source}}))),
    Shape("Strapi", "a.json", dumped({"data": rows(lambda e: {"id": int(e.id), "attributes": {"title": e.title, "source": e.source, "content": e.body}}), "meta": {"pagination": {"page": 1}}})),
    Shape("Ghost", "a.json", dumped({"db": [{"meta": {"version": "5"}, "data": {"posts": rows(lambda e: {"id": e.id, "title": e.title, "html": e.body, "news_source": e.source}), "tags": [{"id": "1", "name": "城建"}]}}]})),
    Shape("JSON Feed", "a.json", dumped({"version": "https://jsonfeed.org/version/1.1", "title": "小河网", "items": rows(lambda e: {"id": e.id, "title": e.title, "content_html": e.body, "_source": {"source": e.source}})})),
    Shape("WeChat's list", "a.json", dumped({"item": rows(lambda e: {"media_id": e.id, "content": {"news_item": [{"title": e.title, "source": e.source, "content": e.body}]}}), "total_count": 3})),
    Shape("Elasticsearch", "a.json", dumped({"took": 3, "hits": {"total": 3, "hits": rows(lambda e: {"_id": e.id, "_source": {"title": e.title, "mediaName": e.source, "content": e.body}})}})),
    Shape("a nested source", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "source": {"id": 4, "name": e.source}, "body": e.body}))),
    Shape("sources in a list", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "sources": [e.source] if e.source else [], "body": e.body})), missing="[]"),
    Shape("paragraphs in a list", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "source": e.source, "content": [e.body[3:27], "工程明年动工。"]}))),
    Shape("an editor's blocks", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "source": e.source, "content": [{"type": "paragraph", "text": e.body[3:27]}, {"type": "paragraph", "text": "工程明年动工。"}]}))),
    Shape("a body escaped twice", "a.jsonl", lines(lambda e: {"id": e.id, "title": e.title, "source": e.source, "content": html.escape(e.body)})),
    Shape("null for nothing", "a.jsonl", lines(lambda e: {"id": e.id, "title": e.title, "source": e.source or None, "content": e.body}), missing="null"),
    Shape("undefined for nothing", "a.jsonl", lines(lambda e: {"id": e.id, "title": e.title, "source": e.source or "undefined", "content": e.body}), missing="undefined"),
    Shape("PHPCMS", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "copyfrom": f"{e.source}|0", "username": "xiaohe", "content": e.body})), missing="|0"),
    Shape("EmpireCMS", "a.json", dumped(rows(lambda e: {"id": e.id, "title": e.title, "befrom": e.source, "writer": "李文", "smalltext": "一句话", "newstext": e.body}))),
    Shape("DedeCMS", "a.json", dumped(rows(lambda e: {"aid": e.id, "title": e.title, "source": e.source, "writer": "李文", "body": e.body, "description": "一句话"}))),
    Shape("camel case", "a.json", dumped(rows(table("articleId", "articleTitle", "sourceName", "articleContent")))),
    Shape("Chinese names", "a.json", dumped(rows(table("编号", "文章标题", "稿件来源", "文章正文")))),
    Shape("pinyin names", "a.json", dumped(rows(table("bianhao", "biaoti", "laiyuan", "neirong")))),
]  # fmt: skip
BIG5 = """編號,標題,來源,正文
11,騎樓修好了,北山日報,老街的騎樓修好了，店鋪又開張了，遊客多了起來。
12,騎樓又修好了,網絡,老街的騎樓修好了，店鋪又開張了，遊客多了起來。
13,【轉載】騎樓全修好了,,老街的騎樓修好了，店鋪又開張了，遊客多了起來。
"""
CSV_SHAPES = [
    Shape("CSV", "a.csv", csv("id,title,source,content")),
    Shape("CSV of Excel", "a.csv", csv("编号,标题,来源,正文", end="\r\n"), encoding="utf-8-sig"),
    Shape("CSV in GBK", "a.csv", csv("编号,标题,来源,正文", end="\r\n"), encoding="gb18030"),
    Shape("CSV in Big5", "a.csv", BIG5, encoding="big5", vague="網絡"),
    Shape("semicolons", "a.csv", csv("id;title;source;content", separator=";")),
    Shape("strokes", "a.csv", csv("id|title|source|content", separator="|")),
    Shape("TSV", "a.tsv", csv("id\ttitle\tsource\tcontent", separator="\t")),
    Shape("sep=", "a.csv", "sep=;\r\n" + csv("id;title;source;content", separator=";", end="\r\n")),
    Shape("a title above the names", "a.csv", "2099年稿件汇总,,,\n\n" + csv("编号,标题,来源,正文")),
    Shape("MySQL's escapes", "a.csv", csv("id,title,source,content", spell=mysql).replace(",,", ",\\N,"), missing="\\N"),
    Shape("names with remarks", "a.csv", csv("序号,标题（必填）,来源*,正文内容")),
    Shape("nobody filled it in", "a.csv", csv("id,title,source,content").replace(",,", ",未填写,"), missing="未填写"),
]  # fmt: skip
RSS = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='d' xmlns:content='c'><channel><title>小河网</title><description>小河的新闻</description>"
XML_SHAPES = [
    Shape("RSS", "a.xml", xml(RSS, "<item><guid>{id}</guid><title>{title}</title><source url='u'>{source}</source><description>{body}</description></item>", "</channel></rss>")),
    Shape("RSS with CDATA", "a.rss", xml(RSS, "<item>\n<guid>{id}</guid><title>{title}</title><dc:source>{source}</dc:source><content:encoded>{body}</content:encoded></item>", "</channel></rss>", cdata)),
    Shape("RSS escaped twice", "a.xml", xml(RSS, "<item><guid>{id}</guid><title>{title}</title><source>{source}</source><description>{body}</description></item>", "</channel></rss>", twice)),
    Shape("RSS in GBK", "a.xml", xml(RSS.replace("utf-8", "gbk"), "<item><guid>{id}</guid><title>{title}</title><source>{source}</source><description>{body}</description></item>", "</channel></rss>"), encoding="gb18030"),
    Shape("RSS 1.0", "a.xml", xml("<rdf:RDF xmlns:rdf='r'><channel><title>小河网</title></channel>", "<item rdf:about='u'><guid>{id}</guid><title>{title}</title><dc:source>{source}</dc:source><description>{body}</description></item>", "</rdf:RDF>")),
    Shape("RSS 1.0 by its suffix", "a.rdf", xml("<rdf:RDF xmlns:rdf='r'><channel><title>小河网</title></channel>", "<item rdf:about='u'><guid>{id}</guid><title>{title}</title><dc:source>{source}</dc:source><description>{body}</description></item>", "</rdf:RDF>")),
    Shape("Atom", "a.atom", xml("<feed xmlns='a'><title>小河网</title>", "<entry><id>{id}</id><title>{title}</title><source><title>{source}</title></source><content type='html'>{body}</content></entry>", "</feed>")),
    Shape("Atom with a prefix", "a.xml", xml("<a:feed xmlns:a='a'>", "<a:entry><a:id>{id}</a:id><a:title>{title}</a:title><a:source>{source}</a:source><a:content type='html'>{body}</a:content></a:entry>", "</a:feed>")),
    Shape("Atom with a prefix and the feed of its source", "a.xml", xml("<a:feed xmlns:a='a'>", "<a:entry><a:id>{id}</a:id><a:title>{title}</a:title><a:source><a:id>u</a:id><a:title>{source}</a:title></a:source><a:content type='html'>{body}</a:content></a:entry>", "</a:feed>")),
    Shape("WordPress's WXR", "a.xml", xml(RSS, "<item><title>{title}</title><guid>{id}</guid><wp:post_type>post</wp:post_type><content:encoded>{body}</content:encoded><excerpt:encoded></excerpt:encoded><copyfrom>{source}</copyfrom></item>", "</channel></rss>", cdata)),
    Shape("articles of one's own", "a.xml", xml("<articles>", "<article><id>{id}</id><title>{title}</title><laiyuan>{source}</laiyuan><zhengwen>{body}</zhengwen></article>", "</articles>")),
    Shape("mysqldump --xml", "a.xml", xml("<mysqldump><database name='cms'><table_data name='news'>", "<row><field name='id'>{id}</field><field name='title'>{title}</field><field name='source'>{source}</field><field name='content'>{body}</field></row>", "</table_data></database></mysqldump>")),
    Shape("Chinese elements", "a.xml", xml("<稿件库>", "<稿件><编号>{id}</编号><标题>{title}</标题><来源>{source}</来源><正文>{body}</正文></稿件>", "</稿件库>")),
]  # fmt: skip
SHAPES = [*JSON_SHAPES, *CSV_SHAPES, *XML_SHAPES]
