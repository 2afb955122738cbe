"""What is kept of a document to be laid beside the others of its site (:class:`checker.site.said.Said`), as a row and back.

A site is a registered domain; of an export without addresses, its file. Pages without an address belong to none. An archive holds a page as
often as it was fetched: the last time counts. What a footer says changes with the year, so pages are held against those of the same year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from checker.audit.captures import Capture
from checker.audit.columns import NOWHERE
from checker.site.said import Said

_64 = (1 << 64) - 1


def packed(kept: Said, held: Capture, here: Mapping[str, Any]) -> dict[str, Any] | None:
    """What is kept of a document, as a row of :data:`checker.audit.columns.SAID`; None where it belongs to no site.

    *here* are the columns that say where it stands.
    """
    domain = here["domain"]
    if domain == NOWHERE and not held.line:
        return None
    told: dict[str, Any] = kept._asdict()
    told["numbers"] = [{"kind": kind, "normal": normal} for kind, normal in kept.numbers]
    for name in ("shows", "excused", "sure"):
        told[name] = None if told[name] is None else sorted(told[name])
    told["tails"] = [{"tail": _signed(tail), "stem": _signed(stem)} for tail, stem in kept.tails]
    told |= {"body": [*map(_signed, kept.body)], "title": _signed(kept.title)}
    if held.line:
        own = held.path if domain == NOWHERE else domain
        return told | {"site": own, "path": held.path, "number": held.line - 1}
    return told | {
        "site": domain,
        "path": address(held.url),
        "form": f"{kept.form} {(here['month'] or '')[:4]}".rstrip(),
    }


def _signed(key: int) -> int:
    """A key as a column holds it."""
    return key - ((key >> 63) << 64)


def unpacked(row: Mapping[str, Any]) -> Said:
    """The document that a row tells of."""
    told = {name: row[name] for name in Said._fields}
    told["numbers"] = tuple((each["kind"], each["normal"]) for each in row["numbers"])
    for name in ("owners", "sources"):
        told[name] = tuple(row[name])
    for name in ("shows", "excused", "sure"):
        told[name] = None if row[name] is None else frozenset(row[name])
    told["tails"] = tuple((each["tail"] & _64, each["stem"] & _64) for each in row["tails"])
    told |= {"body": tuple(each & _64 for each in row["body"]), "title": row["title"] & _64}
    return Said(**told)


def address(url: str) -> str:
    """An address as documents of one site are told apart: however it was fetched, and without what no server sees.

    >>> address("https://www.example.cn/list.php?id=3#top")
    'www.example.cn/list.php?id=3'
    """
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
