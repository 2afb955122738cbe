"""All that a rule may be made of, from the tables that read it: facts, fields, values, words, places, lists, packs, keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.messages import FALLBACK, FIRST, Message
from checker.rulebook.anchors import REGIONS
from checker.rulebook.operators import WHERE, WORDS
from checker.rulebook.rule import KEYS

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.rulebook import Rulebook

COMPLEMENTS = {"texts": "“…”", "values": "…", "regions": ", ".join(WHERE), "list": "LIST", "field": "KIND.FIELD"}
"""What follows a word → how it is shown."""


def lines(book: Rulebook, lang: Lang) -> Iterator[str]:
    """The lines, without line ends; names are said in Chinese or English."""
    spoken = lang if lang in FIRST else FALLBACK
    names = book.names
    yield Message("words.facts").text(lang)
    for kind, fields in sorted(book.known.fields.items()):
        yield f"  {kind:<34} {names.name(kind, spoken)}"
        for field in sorted(fields):
            name = f"{kind}.{field}"
            values = " | ".join(sorted(names.values.get(name, ())))
            called = names.name(name, spoken)
            rest = f"{'' if called == name else called} {f'[{values}]' if values else ''}".strip()
            yield f"    {name:<32} {rest}".rstrip()
    yield ""
    yield Message("words.words").text(lang)
    for name, word in WORDS.items():
        shown = (
            "VALUE, [VALUE, …]"
            if name == "is"
            else name
            if word.takes == "nothing"
            else f"{{{name}: {COMPLEMENTS[word.takes]}}}"
        )
        yield f"  {shown:<34} {(word.zh if spoken == 'zh' else word.en).format(x='…', v='…', of='', f='…')}"
    for name, said in (("any of", "words.any-of"), ("not", "words.not")):
        yield f"  {name:<34} {Message(said).text(lang)}"
    yield ""
    for title, known in (
        ("words.places", [*(f"{edge} of {name}" for name in REGIONS for edge in ("start", "end")), "front matter"]),
        ("words.regions", WHERE),
        ("words.lists", sorted(book.known.lists)),
        ("words.packs", sorted(book.packs)),
        ("words.keys", KEYS),
    ):
        yield f"{Message(title).text(lang)} {', '.join(known)}"
