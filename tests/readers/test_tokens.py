"""Markup, as browsers part it from text: turbohtml, which conforms to the standard, is asked the same of every spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from turbohtml import Token, TokenType, tokenize

from checker.readers.references import references
from checker.readers.tokens import NO_TAGS_IN, attributes, comment_of, is_self_closing, markup, name_in, tag_length
from checker.text.lines import line_starts

Told = list[tuple[object, ...]]
BITS = (
    "<", "</", ">", "/>", "</>", "a", "b", "桥", "İ", "ſ", "x", "1", " ", "\n", "\r\n", "\t", "\f", "\x0b", "\0", "\u3000", "=", '"', "'", '="', "='", "`", "/",
    "!", "--", "-", "<!--", "-->", "--!>", "<!-->", "?", "<?php", "<!doctype ", "<![CDATA[", "]]>", "<a ", "<p>", "<br/>", "<svg>", "href=", "class='c'",
    "<script>", "<SCRIPT src=x>", "</script>", "<style>", "</style", "<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "<xmp>", "<plaintext>", "<ſtyle>",
    "&", "&amp;", "&amp", "&lt", "&copy", "&copy=", "&notit;", "&NotEqualTilde;", "&nbsp;", "&#65;", "&#65", "&#x41;", "&#x", "&#128;", "&#0;", "&#xd800;", "&#1114112;", ";", "#",
)  # fmt: skip
REFERRING = ("title", "textarea")


def shown(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def resolved(text: str) -> str:
    parts, at = [], 0
    for start, end, stands_for in references(text):
        parts += [shown(text[at:start]), shown(stands_for)]
        at = end
    return "".join([*parts, shown(text[at:])])


def joined(told: Told) -> Told:
    """With neighbouring texts joined, and empty ones left out."""
    found: Told = []
    for one in told:
        if one[0] != "text":
            found.append(one)
        elif found and found[-1][0] == "text":
            found[-1] = ("text", f"{found[-1][1]}{one[1]}")
        elif one[1]:
            found.append(one)
    return [one for one in found if one != ("nothing",)]


def ours(source: str) -> Told:
    told: Told = []
    at = 0
    for found in markup(source):
        told.append(("text", resolved(source[at : found.start()])))
        at = found.end()
        length = tag_length(found[0])
        spelt = found[0][:length]
        if (said := comment_of(found[0])) is not None:
            told.append(("comment", found.start(), said))
        elif not length:
            told += [] if found[0] == "</>" or found[0][1] not in "!?" else [("nothing",)]
        elif spelt[1] == "/":
            told.append(("end", found.start(), name_in(spelt)))
        else:
            told.append(("start", found.start(), name_in(spelt), attributes(spelt), is_self_closing(spelt)))
            inside = found[0][length:]
            assert not inside or name_in(spelt) in NO_TAGS_IN
            told.append(("text", resolved(inside) if name_in(spelt) in REFERRING else shown(inside)))
    return joined([*told, ("text", resolved(source[at:]))])


def theirs(source: str) -> Told:
    lines = line_starts(source)

    def told(token: Token) -> tuple[object, ...]:
        at = lines[token.line - 1] + token.col
        if token.type in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE):
            return "text", shown(token.data or "")
        if token.type == TokenType.START_TAG:
            attrs = {name.lower(): value for name, value in reversed(token.attrs or ())}
            return "start", at, token.tag, attrs, token.self_closing
        if token.type == TokenType.END_TAG:
            return "end", at, token.tag
        if token.type == TokenType.COMMENT and not source.startswith("<?", at):
            return "comment", at, token.data
        return ("nothing",)

    return joined([told(token) for token in tokenize(source, resolve_references=False)])


@given(st.lists(st.sampled_from(BITS), max_size=24).map("".join))
def test_markup_is_parted_from_text_as_a_conforming_tokenizer_does(source: str) -> None:
    assert ours(source) == theirs(source)


def test_a_script_in_a_comment_in_a_script_does_not_end_it() -> None:
    source = "<script><!-- <script> </script> --> </script>桥<!--->路<title>a<b</title >"
    assert [found[0] for found in markup(source)] == [
        "<script><!-- <script> </script> --> ",
        "</script>",
        "<!--->",
        "<title>a<b",
        "</title >",
    ]
    assert ours(source) == theirs(source)
