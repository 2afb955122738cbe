"""JSON Schema for rule files, from the same tables that read them, so that an editor completes what we accept.

The first line of a rule file may name it: ``# yaml-language-server: $schema=…``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from checker.documents.names import DOUBTS
from checker.model import SEVERITIES, PageKind
from checker.rulebook import TODAY
from checker.rulebook.anchors import REGIONS
from checker.rulebook.authority import BOUND, NEVER
from checker.rulebook.example_pages import CONFIG, SITE, SUFFIX
from checker.rulebook.example_pages import KEYS as EXAMPLE_KEYS
from checker.rulebook.operators import WHERE, WORDS
from checker.rulebook.rule import KEYS, SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.rulebook import Rulebook

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"oneOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
WORDS_OF_TWO: Schema = {
    "type": "object", "properties": {"zh": TEXT, "en": TEXT}, "required": ["zh", "en"], "additionalProperties": False,
}  # fmt: skip
FLAG: Schema = {"enum": [True, False, "yes", "no"]}


def schema(book: Rulebook) -> Schema:
    """The schema of a rule file, for the kinds, fields, values, lists and packs of *book* (draft 2020-12)."""
    fields = {**book.kinds.fields, **TODAY}
    rule: Schema = {
        "type": "object",
        "properties": _properties(book),
        "required": ["id", "title", "severity", "why", "basis", "say"],
        "additionalProperties": False,
        "if": {"required": ["decided by"]},
        "then": {"not": {"anyOf": [{"required": [key]} for key in SENTENCE]}},
        "else": {"required": ["require", "passes", "fails"]},
    }
    definitions = {
        "condition": {"oneOf": [_lines(fields, book), {"type": "array", "items": _lines(fields, book), "minItems": 1}]},
        "said": _predicate(frozenset()),
        "reference": _one_of(_references(fields)),
        "example": _example(),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "checker: a rule",
        **rule,
        "$defs": definitions,
    }


def _properties(book: Rulebook) -> Schema:
    fields = {**book.kinds.fields, **TODAY}
    condition, examples = (
        {"$ref": "#/$defs/condition"},
        {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/example"}},
    )
    kinds = _one_of(sorted(fields))
    places = _one_of(
        [*(f"{edge} of {name}" for name in REGIONS for edge in ("start", "end")), "front matter", *_references(fields)]
    )
    known: Schema = {
        "id": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        "title": WORDS_OF_TWO,
        "severity": {"enum": list(reversed(SEVERITIES))},
        "why": WORDS_OF_TWO,
        "basis": TEXTS,
        "binds": _several(_one_of(BOUND)),
        "checked": _checked(),
        "in packs": _several(_one_of(sorted(book.packs))),
        "decided by": {"const": "engine"},
        "when": condition,
        "for each": _several(kinds),
        "where": condition,
        "require": condition,
        "at": _several(places),
        "say": WORDS_OF_TWO,
        "once a run": WORDS_OF_TWO,
        "fewest a run": {"type": "integer", "minimum": 1, "maximum": 9},
        "unless in the run": {"const": "footer"},
        "once a frame": FLAG,
        "only if in the run": {"const": "mainland"},
        "spares a few": _several(_one_of(DOUBTS)),
        "fix": _fix(),
        "mark": TEXT,
        "passes": examples,
        "fails": examples,
    }
    return {key: known[key] for key in KEYS}


def _several(alternatives: Schema) -> Schema:
    return {"oneOf": [alternatives, {"type": "array", "items": alternatives, "minItems": 1}]}


def _one_of(names: Iterable[str]) -> Schema:
    return {"enum": list(names)}


def _references(fields: Any) -> list[str]:
    inner = sorted({f"it.{field}" for names in fields.values() for field in names})
    return [
        name for kind in sorted(fields) for name in (kind, *(f"{kind}.{field}" for field in sorted(fields[kind])))
    ] + ["it", *inner]


def _lines(fields: Any, book: Rulebook) -> Schema:
    lines: Schema = {
        name: _predicate(values) if (values := book.names.values.get(name)) else {"$ref": "#/$defs/said"}
        for name in _references(fields)
    }
    lines["any of"] = {"type": "array", "items": {"$ref": "#/$defs/condition"}, "minItems": 1}
    lines["not"] = {"$ref": "#/$defs/condition"}
    return {"type": "object", "properties": lines, "additionalProperties": False, "minProperties": 1}


def _predicate(values: frozenset[str]) -> Schema:
    """What may stand after a reference: a bare word, a value, several, or a word with its complement."""
    plain = [name for name, word in WORDS.items() if word.takes == "nothing"]
    value = (
        {"enum": [*sorted(values), *(flag for name, flag in (("yes", True), ("no", False)) if name in values)]}
        if values
        else TEXT
    )
    complements = {
        "regions": _several(_one_of(WHERE)),
        "texts": TEXTS,
        "list": TEXTS,
        "field": {"$ref": "#/$defs/reference"},
    }
    taken = {name: complements[word.takes] for name, word in WORDS.items() if word.takes in complements}
    longer = {
        "type": "object",
        "properties": taken,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }
    return {"anyOf": [_one_of(plain), value, {"type": "array", "items": value, "minItems": 1}, longer]}


def _checked() -> Schema:
    day: Schema = {"type": "string", "pattern": r"^20\d\d-[01]\d-[0-3]\d$"}
    looked_up = {
        "type": "object",
        "properties": {"day": day, "where": WORDS_OF_TWO},
        "required": ["day", "where"],
        "additionalProperties": False,
    }
    return {"oneOf": [{"enum": [False, NEVER]}, looked_up]}


def _fix() -> Schema:
    known: Schema = {
        "link to": TEXT, "replace": {"$ref": "#/$defs/reference"}, "with": TEXT, "insert": TEXT, "safe": FLAG, "title": WORDS_OF_TWO,
    }  # fmt: skip
    alternatives = [{"required": ["link to"]}, {"required": ["replace", "with"]}, {"required": ["insert"]}]
    return {
        "type": "object",
        "properties": known,
        "required": ["safe"],
        "additionalProperties": False,
        "oneOf": alternatives,
    }


def _example() -> Schema:
    site: Schema = {
        "type": "object",
        "properties": {key: TEXTS if key == "hosts" else TEXT for key in SITE},
        "additionalProperties": False,
    }
    shapes: Schema = {
        "site": site, "house names": TEXTS, "presume": {"const": "republished"}, "republished": {"enum": ["yes", "no", "auto", True, False]},
        "sources": TEXTS, "footer": TEXT,
    }  # fmt: skip
    config = {"type": "object", "properties": {key: shapes[key] for key in CONFIG}, "additionalProperties": False}
    known: Schema = {
        "name": TEXT, "as": _one_of(get_args(PageKind)), "config": config, "encoding": TEXT, "format": _one_of(SUFFIX), "page": TEXT, "fixed": TEXT,
    }  # fmt: skip
    page = {
        "type": "object",
        "properties": {key: known[key] for key in EXAMPLE_KEYS},
        "required": ["page"],
        "additionalProperties": False,
    }
    named = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"const": "name"}},
        "additionalProperties": {"oneOf": [TEXT, page]},
    }
    return {"anyOf": [named, {**page, "required": ["name", "page"]}]}
