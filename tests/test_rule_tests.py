"""Running a rule's examples: what counts as passing, and how a failure is told to its author."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.rule_tests import ExampleOutcome, examples, run_example, tell
from checker.rulebook import Rulebook

LINKED = """\
for each: icp
where: {icp: {in: footer}}
require: {icp.link: present}
fix: {link to: https://beian.miit.gov.cn/, safe: yes}
"""
PASS = "passes: [{好: '<p>好</p>'}]\n"
NUMBER = "京ICP备2021000012号"


def outcomes(book: Rulebook) -> list[ExampleOutcome]:
    rule = book.rule("test-fault")
    assert rule is not None
    return [run_example(example, book) for example in examples(rule)]


def last(write: Callable[..., Rulebook], example: str) -> ExampleOutcome:
    return outcomes(write(LINKED, rest=f"{PASS}fails:\n{example}"))[-1]


def test_exactly_the_marked_words_must_be_pointed_at(write: Callable[..., Rulebook]) -> None:
    page = f"<footer>甲 [[{NUMBER}]]</footer>"
    fixed = f'<footer>甲 <a href="https://beian.miit.gov.cn/">{NUMBER}</a></footer>'
    outcome = last(write, f"  - 坏:\n      page: {page}\n      fixed: {fixed}")
    assert outcome.passed
    assert list(tell(outcome, "zh")) == ["✓ test-fault · 坏"]


def test_marks_beside_the_words_fail_and_both_places_are_told(write: Callable[..., Rulebook]) -> None:
    page = f"<footer>[[甲]] {NUMBER}</footer>"
    outcome = last(write, f"  - 坏:\n      page: {page}\n      fixed: x")
    told = list(tell(outcome, "zh"))
    assert not outcome.passed
    assert told[:3] == [
        "✗ test-fault · 坏",
        "  应当指出  甲（第1行第9列）",
        f"  实际指出  {NUMBER}（第1行第11列）",
    ]
    assert "  should point at  甲 (line 1, column 9)" in list(tell(outcome, "en"))


def test_a_safe_fix_that_no_example_shows_fails(write: Callable[..., Rulebook]) -> None:
    outcome = last(write, f"  - 坏: <footer>[[{NUMBER}]]</footer>")
    assert not outcome.passed
    assert "  修正之后应是  （没有修正）" in list(tell(outcome, "zh"))


def test_an_unsafe_fix_that_no_example_shows_is_not_tried(write: Callable[..., Rulebook]) -> None:
    book = write(
        LINKED.replace("safe: yes", "safe: no"), rest=f"{PASS}fails: [{{坏: '<footer>[[{NUMBER}]]</footer>'}}]"
    )
    assert outcomes(book)[-1].passed


def test_a_fix_that_leaves_the_fault_as_it_was_fails(write: Callable[..., Rulebook]) -> None:
    sentence = "for each: icp\nrequire: {icp: absent}\nfix: {link to: https://example.org/, safe: yes}"
    rest = f'{PASS}fails:\n  - 坏:\n      page: <p>[[{NUMBER}]]</p>\n      fixed: <p><a href="https://example.org/">{NUMBER}</a></p>'
    outcome = outcomes(write(sentence, rest=rest))[-1]
    assert not outcome.passed
    assert "  修正之后仍有此问题" in list(tell(outcome, "zh"))


def test_a_page_that_should_pass_and_does_not_is_told(write: Callable[..., Rulebook]) -> None:
    rest = f"passes: [{{好: '<footer>{NUMBER}</footer>'}}]\nfails: [{{坏: '<footer>[[{NUMBER}]]</footer>'}}]"
    outcome = outcomes(write(LINKED, rest=rest))[0]
    assert not outcome.passed
    assert "  应当指出  （没有）" in list(tell(outcome, "zh"))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("as: page", "document.kind: page"),
        ("as: template", "document.kind: template"),
        ("format: markdown", "document.format: markdown"),
        ("format: text", "document.format: text"),
        ("encoding: gb18030", "encoding.used: gb18030"),
        ("config: {site: {name: 甲, hosts: [a.cn]}}", "site.name: 甲"),
        ("config: {site: {icp: 京ICP备2021000012号}}", "site.icp: present"),
        ("config: {republished: yes}", 'document.republished: "yes"'),
        ("config: {republished: no}", 'document.republished: "no"'),
        ("config: {presume: republished}", 'document.republished: "yes"'),
        ("config: {footer: <footer>© 2026 甲社</footer>}", "document.footer: declared"),
        ("config: {footer: <footer>© 2026 甲社</footer>}", "copyright.owner: 甲社"),
        ("config: {house names: [乙报]}", "attribution.state: own"),
        ("config: {sources: [乙报, 丙報]}", "attribution.name: {listed in: approved-sources}"),
    ],
)
def test_an_example_says_what_page_it_is_and_of_what_site(
    write: Callable[..., Rulebook], given: str, sentence: str
) -> None:
    page = "<h1>春天</h1><p>来源：乙报</p><p>花开了，河边的柳树也绿了。</p>"
    rest = f"passes:\n  - name: 好\n    {given}\n    page: {page}\nfails: [{{坏: '<p>[[]]</p>'}}]"
    outcome = outcomes(write(f"when: {{document: present}}\nrequire: {{{sentence}}}\nat: end of body", rest=rest))[0]
    assert outcome.passed, list(tell(outcome, "zh"))
