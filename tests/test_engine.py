"""The judge: what is asked of which facts, where it points, what it says, what could be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import engine, rulebook
from checker.facts import extract
from checker.model import Document, Fact, Finding, PageKind, Site, Span, in_language
from checker.readers import asking, read
from checker.rule_tests import edited
from checker.rulebook import Rulebook, operators

TODAY = date(2026, 11, 25)
NUMBER = "京ICP备2021000012号"
BOOK = rulebook.load(rulebook.shipped())
Write = Callable[..., Rulebook]


def document(source: str, name: str = "a.html", kind: PageKind | None = None) -> Document:
    (page,) = read(name, source.encode(), asking(kind=kind))
    return page


def fact(kind: str, span: tuple[int, int], text: str = "", regions: Sequence[str] = (), **fields: str) -> Fact:
    return Fact(kind, Span(*span), text or kind, fields, {}, tuple(regions))


def judge(
    book: Rulebook, page: Document, facts: Mapping[str, Sequence[Fact]] | None = None, site: Site | None = None
) -> list[Finding]:
    site = site or Site()
    return engine.judge(page, extract(page, book.kinds, site) if facts is None else facts, book, site, TODAY)


def pointed(source: str, found: Sequence[Finding]) -> list[str]:
    """The source with a mark where each violation points."""
    return [
        source[: one.span.start] + "[" + source[one.span.start : one.span.end] + "]" + source[one.span.end :]
        for one in found
    ]


# ── which facts are asked ──────────────────────────────────────────────────────────────────────────────────────────────


def test_when_decides_whether_a_page_is_asked_at_all(write: Write) -> None:
    book = write("when: {document.kind: page}\nrequire: {icp: present}\nat: end of body")
    assert judge(book, document("<p>甲</p>")) == []
    assert len(judge(book, document("<body><p>甲</p></body>"))) == 1


def test_unknown_is_never_an_error(write: Write) -> None:
    book = write("for each: icp\nrequire: {icp.number: {same as: site.icp-number}}")
    page = document(f"<footer>{NUMBER}</footer>")
    assert judge(book, page) == []
    assert len(judge(book, page, site=Site(icp="沪ICP备2021000099号"))) == 1


def test_each_fact_gets_its_own_verdict_in_the_order_of_the_page(write: Write) -> None:
    book = write("for each: [icp-licence, icp]\nrequire: {it.link: present}")
    facts = {
        "icp": [fact("icp", (1, 2)), fact("icp", (7, 9)), fact("icp", (4, 5), link="x")],
        "icp-licence": [fact("icp-licence", (3, 4))],
    }
    assert [one.span for one in judge(book, document("<p>0123456789</p>"), facts)] == [(1, 2), (3, 4), (7, 9)]


def test_where_leaves_facts_out_unless_it_is_a_plain_yes(write: Write) -> None:
    book = write("for each: icp\nwhere: {icp.number: '1'}\nrequire: {icp.link: present}")
    facts = {"icp": [fact("icp", (1, 2), number="1"), fact("icp", (3, 4), number="2"), fact("icp", (5, 6))]}
    assert [one.span for one in judge(book, document("<p>0123456789</p>"), facts)] == [(1, 2)]


def test_first_means_the_first_of_those_that_where_leaves(write: Write) -> None:
    book = write("for each: icp\nwhere: {icp.link: present}\nrequire: {icp.number: same as first}")
    facts = {
        "icp": [
            fact("icp", (0, 1), number="9"),
            *(fact("icp", (at, at + 1), number=n, link="x") for at, n in ((1, "1"), (2, "2"), (3, "1"))),
        ]
    }
    assert [one.span for one in judge(book, document("<p>0123456789</p>"), facts)] == [(2, 3)]


def test_a_rule_that_is_off_is_not_judged(write: Write) -> None:
    book = write("require: {icp: present}\nat: end of body")
    page = document("<p>甲</p>")
    assert len(judge(book, page)) == 1
    assert judge(book.graded({"test-fault": "off"}), page) == []
    assert judge(book.graded({"test-fault": "error"}), page)[0].severity == "error"


def test_a_rule_may_compare_with_today(write: Write) -> None:
    book = write("for each: copyright\nrequire: {copyright.years-last: {not before: today.year}}")
    old, new = (document(f"<footer>© {year} 甲乙出版社</footer>") for year in (2024, 2026))
    assert len(judge(book, old)) == 1
    assert judge(book, new) == []


def test_the_approved_sources_are_the_ones_that_the_site_supplies(write: Write) -> None:
    book = write("for each: attribution\nrequire: {attribution.name: {listed in: approved-sources}}")
    facts = {"attribution": [fact("attribution", (0, 1), name="《甲报》"), fact("attribution", (1, 2), name="乙報")]}
    page = document("<p>河边的老街修好了</p>")
    assert judge(book, page, facts) == []
    assert len(judge(book, page, facts, Site(approved=frozenset()))) == 2
    assert judge(book, page, facts, Site(approved=frozenset({"甲报", "乙报"}))) == []


# ── the declared footer ────────────────────────────────────────────────────────────────────────────────────────────────

FOOTER = (
    fact("copyright", (0, 9), "© 2026 甲社", owner="甲社", state="owned"),
    fact("icp", (10, 20), NUMBER, number="1"),
)
ARTICLE = "<h1>春</h1><p>花开了。</p>"


def test_facts_of_the_declared_footer_count_as_the_articles_own(write: Write) -> None:
    book = write("require: {icp: {present in: footer}, copyright.owner: 甲社}\nat: end of body")
    assert len(judge(book, document(ARTICLE))) == 1
    assert judge(book, document(ARTICLE), site=Site(footer=FOOTER)) == []


def test_facts_of_the_declared_footer_are_not_visited(write: Write) -> None:
    book = write("for each: icp\nrequire: {icp.link: present}")
    assert judge(book, document(ARTICLE), site=Site(footer=FOOTER)) == []


def test_a_fault_of_the_declared_footer_is_reported_where_it_stands_and_not_in_every_article(write: Write) -> None:
    book = write("when: {copyright: present}\nrequire: {copyright.owner: 乙社}\nat: copyright")
    assert judge(book, document(ARTICLE), site=Site(footer=FOOTER)) == []
    assert len(judge(book, document("<footer>© 2026 甲社集团</footer>"), site=Site(footer=FOOTER))) == 1


def test_a_whole_page_answers_for_itself(write: Write) -> None:
    book = write("require: {icp: present}\nat: end of body")
    assert (
        len(judge(book, document(f"<body>{ARTICLE}<footer>© 2026 甲社集团</footer></body>"), site=Site(footer=FOOTER)))
        == 1
    )


# ── where it points ────────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = (
    "<!doctype html>\n<html><head><title>春</title></head><body>\n"
    "<article><h1>春天来了</h1><p>河边的柳树绿了，燕子也飞回来了，孩子们在田埂上放风筝。</p></article>\n"
    "<footer><p>© 2026 甲乙社</p> <!-- 注释 --></footer>\n</body></html>\n"
)


@pytest.mark.parametrize(
    ("at", "before"),
    [
        ("end of footer", "© 2026 甲乙社"),
        ("start of footer", "<footer><p>"),
        ("[end of footer, end of body]", "© 2026 甲乙社"),
        ("[icp, end of footer]", "© 2026 甲乙社"),
        ("[front matter, start of footer]", "<footer><p>"),
    ],
)
def test_an_absence_points_at_the_place_where_the_thing_should_stand(write: Write, at: str, before: str) -> None:
    (found,) = judge(write(f"require: {{icp: present}}\nat: {at}"), document(PAGE))
    assert found.span.start == found.span.end == PAGE.index(before) + len(before)


def test_an_absence_in_front_matter_points_behind_its_last_value(write: Write) -> None:
    source = "---\ntitle: 春\ntags: [甲, 乙]\n---\n\n花开了。\n"
    (found,) = judge(write("require: {icp: present}\nat: front matter"), document(source, "a.md"))
    assert found.span.start == source.index("乙") + 1


@pytest.mark.parametrize(
    ("source", "before"),
    [
        ("<html><body><img src=a.png></body></html>", "<html><body><img src=a.png>"),
        ("<p></p>\n\n", "<p></p>"),
        ("<html>\n<BODY>\n</BODY>\n</html>", "<html>\n<BODY>\n"),
    ],
)
def test_a_page_that_shows_nothing_is_pointed_at_its_end_and_not_at_its_first_character(
    write: Write, source: str, before: str
) -> None:
    (found,) = judge(write("require: {icp: present}\nat: end of footer"), document(source))
    assert found.span == (len(before), len(before))


def test_the_empty_footer_of_a_page_gives_way_to_its_body(write: Write) -> None:
    source = "<body><p>花开了。</p><footer> <img src=a.png> </footer></body>"
    (found,) = judge(write("require: {icp: present}\nat: [end of footer, end of body]"), document(source))
    assert pointed(source, [found]) == ["<body><p>花开了。[]</p><footer> <img src=a.png> </footer></body>"]


def test_a_fact_points_at_itself_or_at_one_of_its_fields(write: Write) -> None:
    one = replace(fact("icp", (3, 8), link="x"), spans={"link": Span(5, 6)})
    page = document("<p>0123456789</p>")
    for at, span in (("icp", (3, 8)), ("it", (3, 8)), ("it.link", (5, 6)), ("icp.number", (3, 8))):
        (found,) = judge(write(f"for each: icp\nrequire: {{icp: absent}}\nat: {at}"), page, {"icp": [one]})
        assert found.span == span


def test_a_line_of_the_page_points_at_the_first_fact_of_its_own(write: Write) -> None:
    facts = {"icp": [fact("icp", (3, 5), "甲"), fact("icp", (6, 8), "乙")]}
    (found,) = judge(
        write("require: {icp.link: present}\nat: icp", zh="{icp.text}"), document("<p>0123456789</p>"), facts
    )
    assert (found.span, found.about, found.messages["zh"]) == ((3, 5), "甲", "甲")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("<p>/div foter甲©备\n\r&nbsp;-![]#`=\"'"), max_size=80),
    st.sampled_from(["a.html", "a.md", "a.txt"]),
)
def test_whatever_the_page_every_violation_lies_within_it_and_is_in_order(source: str, name: str) -> None:
    for page in read(name, source.encode()):
        found = judge(BOOK, page, site=Site(republished="yes"))
        spans = [one.span for one in found]
        assert spans == sorted(spans)
        assert all(0 <= start <= end <= len(page.source) for start, end in spans)
        assert all(one.messages["zh"] and one.messages["en"] and one.about for one in found)


# ── what it says and is about ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_absence_is_about_its_place_whatever_the_page_offers(write: Write) -> None:
    book = write("require: {icp: present}\nat: [end of footer, end of body]")
    with_footer, without = judge(book, document(PAGE)), judge(book, document("<p>花开了。</p>"))
    assert [one.about for one in (*with_footer, *without)] == ["footer", "footer"]


def test_a_message_quotes_what_the_page_says(write: Write) -> None:
    sentence = "for each: icp\nrequire: {icp: absent}"
    book = write(
        sentence, zh="“{icp.text}”“{it.number}”“{icp.link}”{{x}}：{all icp.number}，{site.name}", en="{all icp.number}"
    )
    facts = {
        "icp": [fact("icp", (0, 1), "京 ICP", number="1"), fact("icp", (1, 2), "沪ICP", number="2")],
        "site": [fact("site", (0, 0), name="甲站")],
    }
    found = judge(book, document("<p>0123456789</p>"), facts)
    assert found[0].messages == {"zh": "“京 ICP”“1”“”{x}：1、2，甲站", "en": "1, 2"}
    assert found[1].messages["zh"].startswith("“沪ICP”“2”")


def test_a_violation_carries_its_law(write: Write) -> None:
    (found,) = judge(write("require: {icp: present}\nat: end of body"), document("<p>甲</p>"))
    assert (found.rule, found.severity, found.basis) == ("test-fault", "warning", ("《测试法》第一条",))


# ── what no sentence decides ──────────────────────────────────────────────────────────────────────────────────────────


def test_damaged_characters_are_pointed_at_where_the_first_one_is() -> None:
    data = "<p>油菜花开满了山坡，游人如织，蜜蜂也来了。</p>".encode() + b"\xff\xff" + "<p>春天真好。</p>".encode()
    (page,) = read("a.html", data)
    (found,) = judge(BOOK.only("encoding-damaged"), page)
    assert page.source[found.span.start : found.span.end] == "\ufffd"
    assert page.source.index("\ufffd") == found.span.start
    assert str(page.damaged) in found.messages["zh"]
    assert judge(BOOK.only("encoding-damaged"), document("<p>甲\ufffd</p>")) == []


def test_what_a_program_printed_is_no_damage_of_the_page_that_shows_it() -> None:
    for below, told in (("", False), ("\n\n春天\0真好。", True)):
        (page,) = read("a.md", f"油菜花开满了山坡，游人如织。\n\n    pickle: \0\ufffd\0{below}\n".encode())
        assert bool(judge(BOOK.only("encoding-damaged"), page)) is told


def test_a_program_without_a_word_of_chinese_is_nobodys_text() -> None:
    for words, told in (("// 油菜花开满了山坡，游人如织，蜜蜂也来了。" * 3, True), ("// spring" * 9, False)):
        (page,) = read("a.js", words.encode() + b"\nvar a = '\xff';\n")
        assert bool(judge(BOOK.only("encoding-damaged"), page)) is told


def test_a_text_in_another_language_may_be_damaged_here_and_there_and_one_that_is_nothing_else_may_have_been_chinese() -> (
    None
):
    for words, told in (("Spring came to the hill. " * 20, False), ("\ufffd\ufffd hill " * 20, True)):
        (page,) = read("a.txt", f"{words}\ufffd\n".encode())
        assert bool(judge(BOOK.only("encoding-damaged"), page)) is told


def test_a_file_that_cannot_be_read_is_a_violation_with_its_reason_unless_that_is_off() -> None:
    (found,) = engine.unreadable(BOOK, "二进制文件")
    assert (found.rule, found.severity, found.span) == ("page-unreadable", "error", (0, 0))
    assert "二进制文件" in found.messages["zh"]
    assert engine.unreadable(BOOK.graded({"page-unreadable": "off"}), "x") == []


# ── what could be done ─────────────────────────────────────────────────────────────────────────────────────────────────

LINK = "for each: icp\nwhere: {icp: {in: [footer, body]}}\nrequire: {icp.link: 'https://beian.miit.gov.cn/'}\nfix: {link to: https://beian.miit.gov.cn/, safe: yes}"
UNLINKED = "for each: icp\nrequire: {icp.link: present}\nfix: {link to: https://beian.miit.gov.cn/, safe: yes}"


def fixed(book: Rulebook, source: str, name: str = "a.html", kind: PageKind | None = None) -> str | None:
    page = document(source, name, kind)
    found = judge(book, page)
    assert found, "nothing to fix"
    edits = [edit for one in found if one.fix for edit in one.fix.edits]
    return edited(source, edits) if edits else None


@pytest.mark.parametrize(
    ("name", "source", "after"),
    [
        ("a.html", f"<footer>{NUMBER}</footer>", f'<footer><a href="https://beian.miit.gov.cn/">{NUMBER}</a></footer>'),
        ("a.md", f"花开了。\n\n{NUMBER}\n", f"花开了。\n\n[{NUMBER}](https://beian.miit.gov.cn/)\n"),
        ("a.md", f"花开了。\r\n\r\n{NUMBER}\r\n", f"花开了。\r\n\r\n[{NUMBER}](https://beian.miit.gov.cn/)\r\n"),
        (
            "a.md",
            f"花开了。\n\n<footer>\n{NUMBER}\n</footer>\n",
            f'花开了。\n\n<footer>\n<a href="https://beian.miit.gov.cn/">{NUMBER}</a>\n</footer>\n',
        ),
        ("a.html", "<footer>京ICP备<b>2021000012</b>号</footer>", None),
        ("a.html", f'<footer><a name="top">{NUMBER}</a></footer>', None),
        ("a.txt", f"花开了。\n\n{NUMBER}\n", None),
    ],
)
def test_a_link_is_wrapped_round_the_words_or_left_alone_where_that_would_break_the_page(
    write: Write, name: str, source: str, after: str | None
) -> None:
    assert fixed(write(UNLINKED), source, name) == after


@pytest.mark.parametrize(
    ("name", "source", "after"),
    [
        ("a.html", '<a href="http://x.cn/" rel=me>{}</a>', '<a href="https://beian.miit.gov.cn/" rel=me>{}</a>'),
        ("a.html", "<a href='http://x.cn/'>{}</a>", "<a href='https://beian.miit.gov.cn/'>{}</a>"),
        ("a.html", "<a href=http://x.cn/>{}</a>", '<a href="https://beian.miit.gov.cn/">{}</a>'),
        ("a.md", "[{}](http://x.cn/)", "[{}](https://beian.miit.gov.cn/)"),
    ],
)
def test_a_wrong_address_is_replaced_inside_its_quotes(write: Write, name: str, source: str, after: str) -> None:
    assert fixed(write(LINK), source.format(NUMBER), name) == after.format(NUMBER)


def test_a_field_is_written_anew_where_its_value_is_known(write: Write) -> None:
    book = write("for each: icp\nrequire: {icp: absent}\nfix: {replace: icp.number, with: '{icp.site}', safe: no}")
    page = document("<p>0123456789</p>")
    known = replace(fact("icp", (3, 8), site="A&B"), spans={"number": Span(5, 6)})
    (found,) = judge(book, page, {"icp": [known]})
    assert found.fix is not None
    assert [(edit.span, edit.text) for edit in found.fix.edits] == [((5, 6), "A&amp;B")]
    assert (found.fix.safe, in_language(found.fix.title, "zh"), in_language(found.fix.title, "en")) == (
        False,
        "改为“A&B”",
        "Write “A&B”",
    )
    for unknown in (fact("icp", (3, 8)), replace(fact("icp", (3, 8), site="1"), spans={})):
        assert judge(book, page, {"icp": [unknown]})[0].fix is None


def test_what_is_missing_can_be_inserted_where_it_should_stand(write: Write) -> None:
    book = write(
        "require: {icp: present}\nat: end of footer\nfix: {insert: ' {site.icp}', safe: no, title: {zh: 补上, en: Add it}}"
    )
    source = "<footer>© 2026 甲社集团</footer>"
    (found,) = judge(book, document(source), site=Site(icp=NUMBER))
    assert found.fix is not None
    assert found.fix.title == {"zh": "补上", "en": "Add it"}
    assert edited(source, found.fix.edits) == f"<footer>© 2026 甲社集团 {NUMBER}</footer>"
    assert judge(book, document(source))[0].fix is None


def test_words_inside_a_link_that_the_fact_does_not_know_get_its_address_and_never_a_second_link(write: Write) -> None:
    book = write(UNLINKED)
    for source, after in (
        ('<p><a href="/x">0123456789</a></p>', '<p><a href="https://beian.miit.gov.cn/">0123456789</a></p>'),
        ('<p><a href="">0123456789</a></p>', None),
    ):
        at = source.index("0")
        (found,) = judge(book, document(source), {"icp": [fact("icp", (at, at + 4))]})
        assert (edited(source, found.fix.edits) if found.fix else None) == after


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.js", f"const x = () => <footer>{NUMBER}</footer>;\n"),
        ("a.md", f"---\ntitle: 春\nicp: {NUMBER}\n---\n\n花开了。\n"),
    ],
)
def test_a_program_and_front_matter_are_never_given_markup(write: Write, name: str, source: str) -> None:
    at = source.index(NUMBER)
    regions = ("front matter",) if name == "a.md" else ()
    (found,) = judge(
        write(UNLINKED), document(source, name), {"icp": [fact("icp", (at, at + len(NUMBER)), NUMBER, regions)]}
    )
    assert found.fix is None


def test_without_a_fact_there_is_nothing_to_link(write: Write) -> None:
    book = write("require: {icp: present}\nat: end of body\nfix: {link to: https://beian.miit.gov.cn/, safe: yes}")
    assert judge(book, document("<p>花开了。</p>"))[0].fix is None


def test_markdown_is_given_words_as_they_are(write: Write) -> None:
    book = write("require: {icp: present}\nat: end of body\nfix: {insert: ' © A&B', safe: no}")
    source = "花开了。\n"
    (found,) = judge(book, document(source, "a.md"))
    assert found.fix is not None
    assert edited(source, found.fix.edits) == "花开了。 © A&B\n"


# ── how much is done ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "require", ["attribution.name: {agree across: [lede, tail]}", "attribution.name: {same as: author.name}"]
)
def test_what_holds_for_all_facts_is_found_out_once(
    write: Write, monkeypatch: pytest.MonkeyPatch, require: str
) -> None:
    asked = 0
    bare = operators.bare

    def count(value: str) -> str:
        nonlocal asked
        asked += 1
        return bare(value)

    monkeypatch.setattr(operators, "bare", count)
    book = write("for each: attribution\nrequire: {" + require + "}")
    many = [
        fact("attribution", (at, at), regions=[("lede", "tail")[at % 2]], name="甲乙"[at % 2] + "报")
        for at in range(300)
    ]
    authors = [fact("author", (at, at), name=f"王{at}") for at in range(300)]
    page = document("昨日，小桥正式通车，两岸居民往来更加方便。", "a.txt")
    told = judge(book, page, {**extract(page, book.kinds, Site()), "attribution": many, "author": authors})
    assert len(told) == (300 if "same as" in require else 1)
    assert asked <= 3 * 300


def test_a_page_that_names_more_sources_than_anybody_reads_does_not_say_whether_they_agree(write: Write) -> None:
    book = write("for each: attribution\nrequire: {attribution.name: {agree across: [lede, tail]}}")
    many = [
        fact("attribution", (at, at), regions=[("lede", "tail")[at % 2]], name=f"某报{at}号")
        for at in range(3 * operators.MOST)
    ]
    page = document("昨日，小桥正式通车，两岸居民往来更加方便。", "a.txt")
    assert judge(book, page, {**extract(page, book.kinds, Site()), "attribution": many}) == []
