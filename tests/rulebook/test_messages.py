"""A rule said aloud, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.rulebook import Rulebook
from checker.rulebook.messages import aloud


@pytest.mark.parametrize(
    ("sentence", "zh", "en"),
    [
        (
            "require: {icp: present}\nat: end of body",
            "要求：有ICP备案号。",
            "Check that there is an ICP filing number.",
        ),
        (
            'when: {document.republished: "yes", document.owes source: "yes"}\nrequire: {attribution: present}\nat: end of body',
            "当文档是转载的，并且文档是须说明来源的稿件时，要求：有来源。",
            "When the document is republished and the document holds an article, check that there is a source.",
        ),
        (
            "for each: icp\nwhere: {icp: {in: footer}}\nrequire: {icp.link: present}",
            "每一处ICP备案号（限ICP备案号位于页脚），要求：ICP备案号有链接。",
            "For every ICP filing number (only where it stands in the footer), check that its link is given.",
        ),
        (
            "for each: [icp, icp-licence]\nrequire: {it.called: {same as: it.class}}",
            "每一处ICP备案号或经营许可证号，要求：其所用名称与其实际类别一致。",
            "For every ICP filing number or ICP licence number, check that its name it goes by is the same as its true nature.",
        ),
        (
            "require: {any of: [{icp.suffix: [A, X]}, {not: {icp.state: filed}}, {not: {icp: present, icp.link: absent}}]}\nat: icp",
            "要求：ICP备案号的类型字母为A或X，或者没有ICP备案号是完整的，或者没有ICP备案号，或者ICP备案号有链接。",
            "Check that the type letter of the ICP filing number is A or X or no ICP filing number is whole or there is no ICP filing number or the link of the ICP filing number is given.",
        ),
        (
            "when: [{any of: [{icp: present}, {police: present}]}, {icp: absent}]\nrequire: {attribution.name: {listed in: outlets}}\nat: icp",
            "当（有ICP备案号，或者有公安备案号），并且没有ICP备案号时，要求：来源的名称在“已知媒体”内。",
            "When (there is an ICP filing number or there is a police filing number) and there is no ICP filing number, check that the name of the source is on the list “known outlets”.",
        ),
    ],
)
def test_a_sentence_is_read_as_one_would_read_it_to_a_colleague(
    write: Callable[..., Rulebook], sentence: str, zh: str, en: str
) -> None:
    book = write(sentence)
    rule = book.rule("test-fault")
    assert rule is not None
    assert aloud(rule, book.names, "zh") == zh
    assert aloud(rule, book.names, "en") == en


def test_a_rule_without_a_sentence_is_not_said(write: Callable[..., Rulebook]) -> None:
    book = write("decided by: engine", rest="")
    rule = book.rule("test-fault")
    assert rule is not None
    assert aloud(rule, book.names, "zh") == ""


def test_what_nobody_named_is_called_as_in_the_rule_file(write: Callable[..., Rulebook]) -> None:
    book = write("for each: attribution\nrequire: {attribution.person: 'yes'}")
    rule = book.rule("test-fault")
    assert rule is not None
    assert aloud(rule, book.names, "zh") == "每一处来源，要求：其person为yes。"
