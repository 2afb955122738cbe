"""Where in its file a document is unlike the rest of its site, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from checker import engine
from checker.messages import FIRST, Message, Value
from checker.model import Document, Facts, Finding, Span
from checker.rulebook.anchors import Anchor, At, find
from checker.site.comparison import Deviation

if TYPE_CHECKING:
    from checker.rulebook import Rulebook
    from checker.rulebook.rule import Rule

_FIELDS = {"copyright": ("owner", "years"), "attribution": ("name",), "icp": ("normal",), "icp-licence": ("normal",), "police": ("normal",)}  # fmt: skip
"""In which fields of a fact its value stands, by its kind."""
_MISSING = (At("end", "footer"), At("end", "body"))


def findings(deviations: Iterable[Deviation], document: Document, facts: Facts, book: Rulebook) -> list[Finding]:
    """What is wrong with *document* because the rest of its site is otherwise, by the rules that are on."""
    found = []
    for deviation in deviations:
        rule = book.rule(deviation.rule)
        if rule is None or rule.off:
            continue
        spot, about = _spot(deviation, document, facts)
        found.append(worded(rule, deviation, spot.span, about))
    return sorted(found, key=lambda each: (each.span, each.rule))


def worded(rule: Rule, deviation: Deviation, span: Span, about: str) -> Finding:
    """What *rule* says of a deviation at *span*, where *about* stands."""
    told: dict[str, Value] = {**deviation.told, "value": deviation.value or about}
    by_lang = {
        lang: engine.announce(
            rule,
            span,
            about,
            {name: Message("listed", items=value).text(lang) for name, value in told.items()},
            "deviation",
        )
        for lang in FIRST
    }
    first = by_lang[FIRST[0]]
    return replace(first, messages={lang: each.messages[lang] for lang, each in by_lang.items()})


def _spot(deviation: Deviation, document: Document, facts: Facts) -> tuple[Anchor, str]:
    """Where to point, and what stands there."""
    if deviation.at == "footer":
        return find(_MISSING, document, facts, None), "footer"
    if deviation.at in ("column", "id"):
        return _field(deviation, document)
    for fact in facts.get(deviation.at, ()):
        for field in _FIELDS[deviation.at]:
            if fact.fields.get(field) == deviation.value:
                return Anchor(fact.spans.get(field, fact.span), fact), deviation.value
    return find((At("end", "body"),), document, facts, None), deviation.value


def _field(deviation: Deviation, document: Document) -> tuple[Anchor, str]:
    """The column of a row, or the entry of front matter, that is meant."""
    role = "source" if deviation.at == "column" else "id"
    names = {name.lower() for each, name in document.taken if each == role} or {"id", "abbrlink"}
    for field in document.fields:
        if field.name in names and (
            role == "source" or field.value.strip() == (document.inside or field.value.strip())
        ):
            return Anchor(field.span), deviation.value or field.value.strip()
    return Anchor(Span(0, 0)), deviation.value
