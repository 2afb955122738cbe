"""``--show-files``: what every file is taken for, what it owes, or why it is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import worker
from checker.documents.by_path import INSIDE, is_archive
from checker.errors import ReadError
from checker.formats.escape import as_json
from checker.formats.locations import record
from checker.formats.terminal import path_seen, seen
from checker.linter import reason
from checker.messages import Message
from checker.model import Duty, Judged
from checker.walk import Found

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.workspace import Workspace

DUTIES: tuple[Duty, ...] = ("source", "notice", "number")


class Shown(NamedTuple):
    """One document, or a file that holds none."""

    path: str
    document: str | None
    """The row or entry inside a file that holds several."""
    judged: Judged
    title: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    """Of a row: what its columns were taken for, as role and name."""
    is_footer: bool = False
    """Whether the configuration declares it as the footer, or a part of it."""


def shown(files: Sequence[Found], contents: Mapping[str, bytes], workspace: Workspace) -> Iterator[Shown]:
    """Every file in order, each with what it is taken for; *contents* need not be read from the disk."""
    for found in files:
        if found.skipped is not None:
            yield Shown(found.path, None, Judged(None, why=found.skipped))
            continue
        try:
            if is_archive(found.path):
                for inner, unpacked in _unpacked(found, workspace):
                    yield from shown([inner], {inner.path: unpacked}, workspace)
                continue
            content = contents.get(found.path)
            size = worker.size(found.path) if content is None else len(content)
            in_pieces = content is None and worker.is_long(found.path)
            if (why := workspace.too_large(found.path, size, in_pieces=in_pieces)) is not None:
                yield Shown(found.path, None, Judged(None, why=why))
                continue
            given = worker.content(found.path) if content is None else content
            linter = workspace.linter(found.path)
            is_footer = Path(os.path.abspath(found.path)) in linter.path_settings(found.path).footer
            for taken in linter.judged(given, found.path):
                yield Shown(found.path, taken.inside, taken.judged, taken.title, taken.columns, is_footer)
        except (OSError, ReadError) as error:
            yield Shown(found.path, None, Judged(None, why=reason(error)))


def _unpacked(found: Found, workspace: Workspace) -> Iterator[tuple[Found, bytes]]:
    """The files in an archive, and what they hold. Raises ReadError."""
    from checker.archive import members

    for member in members(found.path):
        path = f"{found.path}{INSIDE}{member.name}"
        skipped = member.skipped or workspace.refuse(path, member.name)
        yield Found(path, named=False, skipped=skipped), member.content


def lines(documents: Iterator[Shown], lang: Lang) -> Iterator[str]:
    """For people: a line a document."""
    before: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
    for path, inside, judged, title, columns, is_footer in documents:
        name = f"{path}#{record(inside, title, lang)}" if inside else path
        parts = [Message(f"show-files.kind.{judged.kind}" if judged.kind else "show-files.skipped")]
        if is_footer:
            parts.append(Message("show-files.footer"))
        if judged.owes:
            duties = tuple(Message(f"show-files.duty.{duty}") for duty in DUTIES if duty in judged.owes)
            parts.append(Message("show-files.owes", duties=duties))
        if judged.why is not None:
            parts.append(judged.why)
        if columns and (path, columns) != before:  # the rows of a table have theirs in common
            before = (path, columns)
            told = tuple(Message(f"show-files.column.{role}", name=name) for role, name in columns)
            parts.append(Message("show-files.columns", columns=told))
        yield f"{path_seen(name)}  {' · '.join(seen(part.text(lang)) for part in parts)}\n"


def rows(documents: Iterator[Shown], lang: Lang) -> Iterator[str]:
    """For programs: a JSON array, an object a document."""
    table = ",\n ".join(as_json(_row(document, lang)) for document in documents)
    yield f"[{table}]\n"


def _row(document: Shown, lang: Lang) -> dict[str, Any]:
    path, inside, judged, _, columns, is_footer = document
    return {
        "path": path,
        "document": inside,
        "kind": judged.kind,
        "owes": [duty for duty in DUTIES if duty in judged.owes],
        "reason": judged.why.text(lang) if judged.why is not None else None,
        "columns": {name: role for role, name in columns},
        "footer": is_footer,
    }
