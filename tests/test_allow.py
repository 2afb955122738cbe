"""Exemptions: how they are written, what they reach, and what is said of those that are of no use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import allow, engine, rulebook
from checker.allow import Allowance, Applied
from checker.facts import extract
from checker.model import Document, Finding, Site, Span
from checker.readers import read
from checker.rulebook import Rulebook

TODAY = date(2026, 11, 25)
BOOK = rulebook.load(rulebook.shipped())
KNOWN = frozenset(rule.id for rule in BOOK.rules)
NUMBER = "京ICP备2021000012号"


def document(source: str, name: str = "a.html") -> Document:
    (page,) = read(name, source.encode())
    return page


def judge(
    source: str, *rules: str, name: str = "a.html", config: Sequence[Allowance] = (), book: Rulebook = BOOK
) -> Applied:
    page = document(source, name)
    book = book.only(*rules, "allowance-unused", "allowance-expired")
    violations = engine.judge(page, extract(page, book.kinds, Site()), book, Site(), TODAY)
    own, faults = allow.written(page, KNOWN)
    return allow.apply(violations, (*own, *config), faults, book, TODAY)


def rules(violations: Sequence[Finding]) -> list[str]:
    return [one.rule for one in violations]


@pytest.mark.parametrize(
    "comment",
    [
        "checker: allow icp-unlinked — 旧站，12月下线",
        "checker: allow icp-unlinked -- 旧站，12月下线",
        "checker: allow icp-unlinked - 旧站，12月下线",
        "checker：allow icp-unlinked：旧站，12月下线",
        "Checker: allow icp-unlinked ——旧站，12月下线",
        "checker: allow icp-unlinked, icp-malformed — 旧站，12月下线",
        "checker: allow icp-malformed、icp-unlinked until 2027-01-01 — 旧站，12月下线",
        "\n  checker: allow icp-unlinked\n  — 旧站，12月下线\n",
    ],
)
def test_a_comment_is_understood_however_its_author_writes_the_dash(comment: str) -> None:
    page = document(f"<p>甲</p><!--{comment}--><footer>{NUMBER}</footer>")
    found, faults = allow.written(page, KNOWN)
    assert faults == []
    assert "icp-unlinked" in {one.rule for one in found}
    assert {one.reason for one in found} == {"旧站，12月下线"}


def test_an_ordinary_comment_is_no_allowance() -> None:
    page = document("<!-- checker --><!-- the checker: runs here? no: allow --><!-- todo: check --><p>甲</p>")
    assert allow.written(page, KNOWN) == ([], [])


def test_an_allowance_reaches_the_next_element_and_no_further() -> None:
    comment = "<!-- checker: allow icp-unlinked — 旧站 -->"
    applied = judge(f"<p>甲</p>\n<footer>\n{comment}<p>{NUMBER}</p>\n<p>{NUMBER}-2</p>\n</footer>", "icp-unlinked")
    assert [one.about for one, _ in applied.allowed] == [NUMBER]
    assert [one.about for one in applied.kept] == [NUMBER + "-2"]
    assert {one.reason for one in applied.used} == {"旧站"}


def test_before_any_content_it_reaches_the_whole_document() -> None:
    comment = "<!-- checker: allow copyright-missing, icp-missing — 由网关加页脚 -->"
    applied = judge(
        f"{comment}<html><head><title>老街</title></head><body><p>河边的老街又开张了。游人很多。</p></body></html>",
        "copyright-missing",
        "icp-missing",
    )
    assert applied.kept == []
    assert sorted(one.rule for one, _ in applied.allowed) == ["copyright-missing", "icp-missing"]


def test_front_matter_exempts_the_whole_document() -> None:
    head = "title: 春\nsource:\nchecker:\n  allow:\n    provenance-unstated: 内部通讯，不对外\n    icp-unlinked: {reason: 旧站, until: 2027-01-01}\n"
    applied = judge(
        f"---\n{head}---\n\n河边的花一夜之间都开了。\n\n{NUMBER}\n", "provenance-unstated", "icp-unlinked", name="a.md"
    )
    assert {(allowance.rule, allowance.reason, allowance.until) for _, allowance in applied.allowed} <= {
        ("provenance-unstated", "内部通讯，不对外", None),
        ("icp-unlinked", "旧站", date(2027, 1, 1)),
    }
    assert "provenance-unstated" in {one.rule for one, _ in applied.allowed}


def test_an_allowance_that_nothing_needs_is_reported_where_it_is_written() -> None:
    comment = "<!-- checker: allow icp-unlinked — 旧站 -->"
    source = f"<p>甲</p>{comment}<footer>© 2026 甲社集团</footer>"
    (found,) = judge(source, "icp-unlinked").kept
    assert (found.rule, found.severity) == ("allowance-unused", "warning")
    assert source[found.span.start : found.span.end] == comment
    assert "icp-unlinked" in found.messages["zh"]


def test_an_allowance_of_a_rule_that_is_off_or_that_no_sentence_decides_is_not_called_unused() -> None:
    comments = "<!-- checker: allow icp-missing — 甲 --><!-- checker: allow encoding-damaged — 乙 -->"
    assert judge(f"<p>甲</p>{comments}<p>乙</p>", "icp-unlinked").kept == []


@pytest.mark.parametrize(("until", "holds"), [("2026-11-24", False), ("2026-11-25", True), ("2030-01-01", True)])
def test_an_allowance_holds_to_the_end_of_its_last_day(until: str, holds: bool) -> None:
    comment = f"<!-- checker: allow icp-unlinked until {until} — 旧站 -->"
    applied = judge(f"<p>甲</p>{comment}<footer>{NUMBER}</footer>", "icp-unlinked")
    assert rules(applied.kept) == ([] if holds else ["allowance-expired", "icp-unlinked"])
    assert len(applied.allowed) == holds
    if not holds:
        assert until in applied.kept[0].messages["zh"]
        assert "旧站" in applied.kept[0].messages["en"]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("checker: allow icp-unlinkd — 旧站", "icp-unlinked"),
        ("checker: allow zzz — 旧站", "zzz"),
        ("checker: allow icp-unlinked", "理由"),
        ("checker: allow icp-unlinked — ", "理由"),
        ("checker: allow", "checker: allow"),
        ("checker: alow icp-unlinked — 旧站", "checker: allow"),
        ("checker: disable", "checker: allow"),
        ("checker-disable icp-unlinked", "checker: allow"),
        ("checker allow icp-unlinked — 旧站", "checker: allow"),
        ("待办 checker: allow icp-unlinked — 旧站", "<!-- checker: allow icp-unlinked"),
        ("checker: allow icp-unlinked until soon — 旧站", "until 2027-01-31"),
        ("checker: allow icp-unlinked until — 旧站", "until 2027-01-31"),
    ],
)
def test_a_misspelt_allowance_allows_nothing_and_is_an_error(comment: str, says: str) -> None:
    applied = judge(f"<p>甲</p><!-- {comment} --><footer>{NUMBER}</footer>", "icp-unlinked")
    assert applied.allowed == []
    assert rules(applied.kept) == ["allowance-unused", "icp-unlinked"]
    assert applied.kept[0].severity == "error"
    assert says in applied.kept[0].messages["zh"]


@pytest.mark.parametrize(
    ("front_matter", "says"),
    [
        ("checker: {allow: {icp-unlinkd: 旧站}}", "icp-unlinked"),
        ("checker: {allow: icp-unlinked}", "{allow: {规则名: 理由}}"),
        ("checker: {allow: [icp-unlinked]}", "{allow: {规则名: 理由}}"),
        ("checker: allow icp-unlinked — 旧站", "{allow: {规则名: 理由}}"),
        ("checker: {disable: icp-unlinked}", "{allow: {规则名: 理由}}"),
        ("checker:", "{allow: {规则名: 理由}}"),
        ("icp-unlinked: 旧站", "{allow: {规则名: 理由}}"),
        ("# checker: allow icp-unlinked — 旧站", "<!-- checker: allow icp-unlinked"),
        ("checker: {allow: {icp-unlinked: {until: 2027-01-01}}}", "理由"),
        ("checker: {allow: {icp-unlinked: {reason: 旧站, until: soon}}}", "until 2027-01-31"),
    ],
)
def test_a_misspelt_allowance_in_front_matter_is_an_error_too(front_matter: str, says: str) -> None:
    (found,) = judge(
        f"---\ntitle: 春\n{front_matter}\n---\n\n河边的花一夜之间都开了。\n", "icp-unlinked", name="a.md"
    ).kept
    assert (found.rule, found.severity) == ("allowance-unused", "error")
    assert says in found.messages["zh"]


UNREAD = [
    ("a.md", "[//]: # (checker: allow icp-unlinked — 旧站)\n\n河边的花开了。\n"),
    ("a.md", "河边的花开了。\n\nchecker: allow icp-unlinked — 旧站\n"),
    ("a.txt", "checker: allow icp-unlinked — 旧站\n河边的花开了。\n"),
    ("a.html", "<p>河边的花开了。</p><script>// checker: allow icp-unlinked — 旧站\n</script>"),
]
SHOWN = [
    ("a.md", "写成 `checker: allow icp-unlinked — 旧站` 即可。\n"),
    ("a.md", "```html\n<!-- checker: allow icp-unlinked — 旧站 -->\n```\n\n河边的花开了。\n"),
    ("a.md", "河边的花开了。checker: allow nothing — 旧站\n"),
    ("a.html", "<p>规则写作“checker: allow icp-unlinked — 旧站”。</p>"),
    ("a.html", "<p>The checker allow icps to pass.</p>"),
]


@pytest.mark.parametrize(("name", "source"), UNREAD)
def test_an_exemption_that_nobody_reads_is_told_with_the_form_that_works(name: str, source: str) -> None:
    (found,) = judge(source, "icp-unlinked", name=name).kept
    assert (found.rule, found.severity) == ("allowance-unused", "error")
    assert "<!-- checker: allow icp-unlinked" in found.messages["zh"]
    assert source[found.span.start :].startswith("checker: allow icp-unlinked — 旧站")


@pytest.mark.parametrize(("name", "source"), SHOWN)
def test_what_shows_how_an_exemption_is_written_is_none(name: str, source: str) -> None:
    assert judge(source, "icp-unlinked", name=name).kept == []


@pytest.mark.parametrize(
    "line",
    [
        "<p>{number}</p> {comment}",
        "{comment} <p>{number}</p>",
        "<p>甲 {number} {comment}</p>",
        "<p>甲</p> <p>{number}</p> <p>乙</p> {comment}",
    ],
)
def test_an_exemption_reaches_its_own_line_on_either_side(line: str) -> None:
    comment = "<!-- checker: allow icp-unlinked — 旧站 -->"
    body = line.format(number=NUMBER, comment=comment)
    applied = judge(f"<p>甲</p>\n<footer>\n{body}\n<p>丙</p><p>{NUMBER}-2</p>\n</footer>", "icp-unlinked")
    assert [one.about for one, _ in applied.allowed] == [NUMBER]
    assert [one.about for one in applied.kept] == [NUMBER + "-2"]


def test_on_a_minified_page_it_reaches_the_next_element_only() -> None:
    comment = "<!-- checker: allow icp-unlinked — 旧站 -->"
    applied = judge(f"<p>甲</p><p>{NUMBER}</p>{'<i>乙</i>' * 200}{comment}<p>{NUMBER}-2</p>", "icp-unlinked")
    assert [one.about for one, _ in applied.allowed] == [NUMBER + "-2"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (f"<p>甲</p>\n<footer>{NUMBER}</footer>\n<!-- checker: allow icp-unlinked — 旧站 -->", "后面"),
        (f"<p>甲</p>\n<!-- checker: allow icp-unlinked — 旧站 -->\n<p>乙</p>\n<footer>{NUMBER}</footer>", "不起作用"),
    ],
)
def test_an_exemption_in_the_wrong_place_is_told_where_to_stand(source: str, says: str) -> None:
    kept = judge(source, "icp-unlinked").kept
    (found,) = [one for one in kept if one.rule == "allowance-unused"]
    assert says in found.messages["zh"]
    assert "above all content" in found.messages["en"]
    assert "icp-unlinked" in rules(kept)


def test_bookkeeping_is_silent_where_it_is_off() -> None:
    page = document(f"<p>甲</p><!-- checker: allow icp-unlinkd — 旧站 --><footer>{NUMBER}</footer>")
    book = BOOK.only("icp-unlinked")
    own, faults = allow.written(page, KNOWN)
    assert rules(
        allow.apply(
            engine.judge(page, extract(page, book.kinds, Site()), book, Site(), TODAY), own, faults, book, TODAY
        ).kept
    ) == ["icp-unlinked"]


def test_the_configuration_exempts_whole_documents_and_is_reported_elsewhere() -> None:
    one = Allowance("icp-unlinked", "旧站", None, None, Span(0, 0), external=True)
    other = Allowance("icp-malformed", "旧站", date(2026, 1, 1), None, Span(0, 0), external=True)
    applied = judge(f"<footer>{NUMBER}</footer>", "icp-unlinked", "icp-malformed", config=[one, other])
    assert applied.kept == []
    assert [allowance.external for _, allowance in applied.allowed] == [True]
    assert applied.used == {one}
    book = BOOK.only("icp-malformed", "allowance-unused", "allowance-expired")
    assert allow.is_expired(other, TODAY)
    assert allow.useless(other, book, TODAY).rule == "allowance-expired"  # type: ignore[union-attr]
    assert allow.useless(one._replace(rule="icp-malformed"), book, TODAY).rule == "allowance-unused"  # type: ignore[union-attr]
    assert allow.useless(one, book, TODAY) is None


@given(st.text(st.sampled_from("checker:allow icp-unlinked—-–： until2027,、\n"), max_size=60))
def test_whatever_a_comment_says_it_is_an_allowance_a_fault_or_nothing(said: str) -> None:
    if "--" in said or ">" in said:
        return
    found, faults = allow.written(document(f"<p>甲</p><!-- checker: {said} --><p>乙</p>"), KNOWN)
    assert found or faults
    assert all(one.reason and one.rule in KNOWN for one in found)


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.none() | st.tuples(st.integers(0, 9), st.integers(0, 5))), max_size=8),
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 3)), max_size=8),
)
def test_each_violation_is_exempt_by_the_first_allowance_that_reaches_it(
    written: list[tuple[str, tuple[int, int] | None]], wrong: list[tuple[str, int, int]]
) -> None:
    allowances = [
        Allowance(rule, str(number), None, Span(at[0], sum(at)) if at else None, Span(0, 0))
        for number, (rule, at) in enumerate(written)
    ]
    violations = [Finding(rule, "error", Span(start, start + size), {}, "") for rule, start, size in wrong]
    exempt, used = allow._exempt(violations, allowances)
    reaching = [
        [
            each
            for each in allowances
            if each.rule == one.rule
            and (each.covers is None or (each.covers.start <= one.span.start and one.span.end <= each.covers.end))
        ]
        for one in violations
    ]
    assert exempt == {number: several[0] for number, several in enumerate(reaching) if several}
    assert used == {each for several in reaching for each in several}
