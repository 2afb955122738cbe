"""Comments of every host format: what they say, what they cover, and that an allowance in one reaches exactly that."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import allow, engine, rulebook
from checker.facts import extract
from checker.model import Document, Site
from checker.readers import read

BOOK = rulebook.load(rulebook.shipped())
KNOWN = frozenset(rule.id for rule in BOOK.rules)
BAD, ALSO = "京ICP备2021123号", "京ICP备2021456号"
SAID = "checker: allow icp-malformed — 旧"


def only(name: str, source: str) -> Document:
    [document] = read(name, source.encode())
    return document


def covered(name: str, source: str) -> list[tuple[str, str]]:
    """What each comment says, and the part of the source that it covers."""
    return [(one.text.strip(), source[slice(*one.covers)].strip()) for one in only(name, source).comments]


HTML = [
    ("甲\n<!--c-->\n<div>\n<p>乙</p>\n</div>\n丙", "<div>\n<p>乙</p>\n</div>"),
    ("甲<!--c--><p>乙</p><p>丙</p>", "<p>乙</p>"),
    ("甲<!--c--><div><div>乙</div>丙</DIV >丁", "<div><div>乙</div>丙</DIV >"),
    ("甲<!--c--><P>乙<p>丙", "<P>乙"),
    ("<div>甲<!--c--><p>乙</div>丙", "<p>乙"),
    ("甲<!--c--><p>乙", "<p>乙"),
    ("甲<!--c--><a href=x>乙</a>丙", "<a href=x>乙</a>"),
    ("甲<!--c--><b>乙<p>丙</b>丁</p>", "<b>乙<p>丙</b>"),
    ("甲<!--c--><br>乙\n丙", "<br>乙"),
    ("甲<!--c--><img/>乙\r丙", "<img/>乙"),
    ("甲<!--c--><script>乙</script>丙", "<script>乙</script>"),
    ("甲<!--c-->\n乙\n丙", "乙"),
    ("甲<!--c-->\r乙\r丙", "乙"),
    ("甲<!--c--> 乙 <b>丙</b>\n丁", "乙 <b>丙</b>"),
    ("甲<!--c-->\n&copy; 乙\n丙", "&copy; 乙"),
    ("<p>甲<!--c--></p>\n<p>乙</p>\n丙", "</p>\n<p>乙</p>"),
    ("甲<!--c-->", ""),
]


@pytest.mark.parametrize(("source", "reach"), HTML)
def test_a_comment_covers_the_element_that_begins_next_or_the_next_line(source: str, reach: str) -> None:
    assert covered("a.html", source) == [("c", reach)]


def test_comments_in_a_row_cover_the_same() -> None:
    assert [reach for _, reach in covered("a.html", "甲<!--1--> <!--2--><p>乙</p>丙")] == [
        "<!--2--><p>乙</p>",
        "<p>乙</p>",
    ]


MARKS = [
    ("a.jsp", "<%--", "--%>"), ("a.ejs", "<%#", "%>"), ("a.ejs", "<%#", "-%>"), ("a.erb", "<%#", "%>"), ("a.njk", "{#", "#}"), ("a.jinja", "{#-", "-#}"),
    ("a.hbs", "{{!--", "--}}"), ("a.hbs", "{{!", "}}"), ("a.gohtml", "{{/*", "*/}}"), ("a.gohtml", "{{- /*", "*/ -}}"), ("a.php", "{{--", "--}}"),
    ("a.ftl", "<#--", "-->"), ("a.cshtml", "@*", "*@"), ("a.jsx", "{/*", "*/}"), ("a.jsx", "/*", "*/"), ("a.vue", "<!--", "-->"), ("a.php", "<!--", "-->"),
    ("a.php", "<?php // ", "\n?>"), ("a.php", "<?php # ", " ?>"), ("a.php", "<?php /*", "*/ ?>"), ("a.ejs", "<% // ", "\n%>"), ("a.ejs", "<% /* ", "*/ %>"),
    ("a.liquid", "{% comment %}", "{% endcomment %}"), ("a.liquid", "{%- comment -%}", "{%- endcomment -%}"), ("a.ejs", "<!--", "-->"),
    ("a.jsx", "{/**\n *", "\n */}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "opening", "closing"), MARKS)
def test_a_comment_of_any_template_silences_the_element_below_it_and_no_more(
    name: str, opening: str, closing: str
) -> None:
    comment = f"{opening} {SAID} {closing}"
    source = f"<main>\n<p>上</p>\n{comment}\n<div>\n<p>{BAD}</p>\n</div>\n<p>{ALSO}</p>\n</main>"
    assert judged(name, source) == ([BAD], [ALSO], [])
    assert "旧" not in only(name, source).text
    source = f"<main>\n<p>{ALSO}</p>\n{comment}\n<div>\n<p>乙</p>\n</div>\n</main>"
    assert judged(name, source) == ([], [ALSO], ["allowance-unused"])
    source = f"{comment}\n<main>\n<p>甲</p>\n<p>{BAD}</p>\n<p>{ALSO}</p></main>"
    assert judged(name, source) == ([BAD, ALSO], [], [])


def judged(name: str, source: str) -> tuple[list[str], list[str], list[str]]:
    """The numbers that are allowed, those that are not, and what is reported of the allowances."""
    document = only(name, source)
    book = BOOK.only("icp-malformed", "allowance-unused")
    own, faults = allow.written(document, KNOWN)
    today = date(2026, 11, 25)
    applied = allow.apply(
        engine.judge(document, extract(document, book.kinds, Site()), book, Site(), today), own, faults, book, today
    )
    for one in own:
        assert SAID in source[slice(*one.span)]
    return (
        [one.about for one, _ in applied.allowed],
        [one.about for one in applied.kept if one.rule == "icp-malformed"],
        [one.rule for one in applied.kept if one.rule != "icp-malformed"],
    )


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.yml", f"a: 1\n# {SAID}\nfooter:\n  - x\n\n  - icp: {BAD}\nother: {ALSO}\n"),
        ("a.yml", f"a: 1\r\nicp: {BAD}  # {SAID}\r\nother: {ALSO}\r\n"),
        ("a.toml", f"a = 1\n# {SAID}\n# and more\nicp = '{BAD}'\nother = '{ALSO}'\n"),
        ("a.ts", f"let a = 1\n// {SAID}\nconst icp = '{BAD}'\nconst other = '{ALSO}'\n"),
        ("a.ts", f"let a = 1\n/* {SAID} */ const icp = '{BAD}'\nconst other = '{ALSO}'\n"),
        ("a.js", f"let a = 1\n/**\n * {SAID}\n */\nconst icp =\n  '{BAD}'\nconst other = '{ALSO}'\n"),
        ("a.js", f"let a = 1\nconst icp = '{BAD}' // {SAID}\nconst other = '{ALSO}'\n"),
        ("a.xml", f"<a>\n<b>1</b>\n<!-- {SAID} -->\n<c>{BAD}</c>\n<d>{ALSO}</d>\n</a>"),
        ("a.jsx", f"const a = 1\n// {SAID}\nconst b = <b>{BAD}</b>\nconst c = <p>{ALSO}</p>\n"),
        ("a.md", f"甲\n\n<!-- {SAID} -->\n乙\n{BAD}\n\n{ALSO}\n"),
        ("a.md", f"甲\n\n<!-- {SAID} -->\n\n乙\n{BAD}\n\n{ALSO}\n"),
        ("a.md", f"甲\n\n<!-- {SAID} -->\n<div>\n\n乙\n<div></div>\n\n{BAD}\n\n</div>\n{ALSO}\n"),
        ("a.mdx", f"甲\n\n{{/* {SAID} */}}\n\n乙\n{BAD}\n\n{ALSO}\n"),
        ("a.md", f"甲\n\n{{% comment %}}{SAID}{{% endcomment %}}\n\n乙\n{BAD}\n\n{ALSO}\n"),
    ],
)
def test_a_comment_in_a_file_of_lines_silences_what_stands_below_or_before_it(name: str, source: str) -> None:
    assert judged(name, source) == ([BAD], [ALSO], [])
    assert judged(name, source.replace(BAD, "乙")) == ([], [ALSO], ["allowance-unused"])


@pytest.mark.parametrize("name", ["a.yml", "a.toml"])
def test_a_comment_above_all_data_covers_the_file(name: str) -> None:
    assert judged(name, f"---\n# x\n# {SAID}\na: {BAD}\nb: {ALSO}\n") == ([BAD, ALSO], [], [])


line = st.sampled_from(["a: 1", "  b: 2", "# c", "  # d", "e: 3 # f", "", "    g: 4"])


@given(st.lists(line, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_comment_in_data_covers_whole_lines_at_hand(lines: list[str], end: str) -> None:
    source = end.join(lines)
    for comment in only("a.yml", source).comments:
        reach = source[slice(*comment.covers)]
        assert source[comment.span.start] == "#"
        if comment.covers != (0, len(source)):
            assert not reach.strip() or reach == reach.rstrip("\r\n") or comment.covers.end == len(source)
            assert comment.covers.start in (comment.span.end, source.rfind(end, 0, comment.span.start) + len(end), 0)


def reach(source: str, at: int, unclosed: set[str]) -> int:
    """How far a comment in a post reaches that ends at *at*, looked for anew for each: over the next element that is closed, or the block."""
    following = re.compile(r"(?:\s|<!--.*?-->)*(?:<(\w+))?", re.DOTALL).match(source, at)
    assert following
    depth = 1
    for tag in re.finditer(r"<(/?)(\w+)>", source) if following[1] else ():
        if tag.start() >= following.end() and tag[2] == following[1] not in unclosed:
            depth += -1 if tag[1] else 1
            if not depth:
                return tag.end()
    unclosed |= {following[1]} - {None}
    begin = following.start(1) if following[1] else following.end()
    blank = re.compile(r"\n(?=\n|\Z)").search(source, begin)
    return blank.start() if blank else len(source)


pieces = st.sampled_from([f"<!--{SAID}-->", "<!-- checker -->\n", "<div>", "</div>", "<p>", "</p>", "桥", "\n", "\n\n"])


@given(st.lists(pieces, max_size=25))
def test_each_of_many_comments_in_a_post_covers_what_it_would_cover_by_itself(parts: list[str]) -> None:
    source, unclosed = "桥" + "".join(parts), set[str]()
    for comment in only("a.md", source).comments:
        assert comment.covers == (comment.span.end, reach(source, comment.span.end, unclosed))
