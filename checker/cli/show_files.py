"""``--show-files``: what every file is taken for, what it owes, or why it is passed over."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import ReadError
from checker.formats.locations import record
from checker.formats.terminal import seen
from checker.linter import reason
from checker.messages import Message
from checker.model import Duty, Judged

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.walk import Found
    from checker.workspace import Workspace

DUTIES: tuple[Duty, ...] = ("source", "notice", "number")


class Shown(NamedTuple):
    """One document, or a file that holds none."""

    path: str
    document: str | None
    """The row or entry inside a file that holds several."""
    judged: Judged


def shown(files: Sequence[Found], contents: Mapping[str, bytes], workspace: Workspace) -> Iterator[Shown]:
    """Every file in order, each with what it is taken for; *contents* need not be read from the disk."""
    for found in files:
        if found.skipped is not None:
            yield Shown(found.path, None, Judged(None, why=found.skipped))
            continue
        try:
            size = len(contents[found.path]) if found.path in contents else os.stat(found.path).st_size
            if (why := workspace.too_large(found.path, size)) is not None:
                yield Shown(found.path, None, Judged(None, why=why))
                continue
            content = contents[found.path] if found.path in contents else Path(found.path).read_bytes()
            for inside, judged in workspace.linter(found.path).judged(content, found.path):
                yield Shown(found.path, inside, judged)
        except (OSError, ReadError) as error:
            yield Shown(found.path, None, Judged(None, why=reason(error)))


def lines(documents: Iterator[Shown], lang: Lang) -> Iterator[str]:
    """For people: a line a document."""
    for path, inside, judged in documents:
        name = f"{path}#{record(inside, lang)}" if inside else path
        parts = [Message(f"show-files.kind.{judged.kind}" if judged.kind else "show-files.skipped")]
        if judged.owes:
            duties = tuple(Message(f"show-files.duty.{duty}") for duty in DUTIES if duty in judged.owes)
            parts.append(Message("show-files.owes", duties=duties))
        if judged.why is not None:
            parts.append(judged.why)
        yield f"{seen(name)}  {' · '.join(seen(part.text(lang)) for part in parts)}\n"


def rows(documents: Iterator[Shown], lang: Lang) -> Iterator[str]:
    """For programs: a JSON array, an object a document."""
    table = [_row(document, lang) for document in documents]
    yield json.dumps(table, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode() + "\n"


def _row(document: Shown, lang: Lang) -> dict[str, Any]:
    path, inside, judged = document
    return {
        "path": path,
        "document": inside,
        "kind": judged.kind,
        "owes": [duty for duty in DUTIES if duty in judged.owes],
        "reason": judged.why.text(lang) if judged.why is not None else None,
    }
