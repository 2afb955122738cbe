"""Every key of ``.checker.yaml``: its shape, its words in the editor, its place in the schema. One table."""

from __future__ import annotations

from typing import Any

from checker.config.rule_settings import ALLOW, PACKS, RULES
from checker.config.validators import (
    COLUMNS_BY_PATH,
    HOSTS,
    KINDS_BY_PATH,
    LANGUAGE,
    SIZE,
    TEXT,
    TEXTS,
    Key,
    KnownNames,
    keyed,
    number,
    one_of,
    paths,
)
from checker.messages import Message

SITE = keyed(
    (
        Key("name", TEXT, Message("key.site.name")),
        Key("owner", TEXT, Message("key.site.owner")),
        Key("hosts", HOSTS, Message("key.site.hosts")),
        Key("icp", number("config.bad-icp", 6, 10, "icp"), Message("key.site.icp")),
        Key("police", number("config.bad-police", 10, 14), Message("key.site.police")),
    )
)

KEYS: tuple[Key, ...] = (
    Key("site", SITE, Message("key.site")),
    Key("house names", TEXTS, Message("key.house-names")),
    Key("presume", one_of("republished"), Message("key.presume")),
    Key("language", LANGUAGE, Message("key.language")),
    Key("footer", TEXTS, Message("key.footer")),
    Key("kinds", KINDS_BY_PATH, Message("key.kinds")),
    Key("columns", COLUMNS_BY_PATH, Message("key.columns")),
    Key("republished", paths("republished"), Message("key.republished")),
    Key("original", paths("original"), Message("key.original")),
    Key("sources", TEXT, Message("key.sources")),
    Key("rulebook", TEXTS, Message("key.rulebook")),
    Key("use", PACKS, Message("key.use")),
    Key("rules", RULES, Message("key.rules")),
    Key("ignore", paths("ignore"), Message("key.ignore")),
    Key("baseline", TEXT, Message("key.baseline")),
    Key("max size", SIZE, Message("key.max-size")),
    Key("allow", ALLOW, Message("key.allow")),
    Key("extends", TEXTS, Message("key.extends")),
)
FILE = keyed(KEYS)


def schema(names: KnownNames) -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of ``.checker.yaml``."""
    head: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": ".checker.yaml",
        "description": str(Message("key.file")),
    }
    return {**head, **FILE.schema(names)}
