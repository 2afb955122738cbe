"""What is told of one page of an archive: the linter's answer as rows of the table that the workers hand over. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from checker.audit.captures import Capture, Missed
from checker.audit.columns import DOCUMENT, LEFT_OUT, NOWHERE
from checker.audit.kept import packed
from checker.crash import crashed
from checker.documents.by_path import PAGES, suffix_of
from checker.errors import ReadError
from checker.formats import RunInfo
from checker.formats.facts import row as facts_row
from checker.formats.json import row as violation_row
from checker.held import apart
from checker.linter import Linter
from checker.looked import Looked
from checker.messages import Message
from checker.model import PageResult
from checker.text.hosts import host_of, registered

OF_THE_PLACE = ("path", "document", "count", "others", "part")
"""Keys of a violation in JSON that the row of its document has, or that say nothing where each page has its own."""
CRASHED = "skip.crash"


@dataclass(frozen=True, slots=True)
class Judge:
    """A linter, and how its answers are written down. It pickles."""

    linter: Linter
    run: RunInfo
    facts: bool = False
    """Whether what the pages say about themselves is told, too."""
    site: bool = False
    """Whether a little of each is told, to be laid beside the others of its site."""

    def rows(self, held: Capture | Missed) -> list[dict[str, Any]]:
        """The rows for what an archive holds at one place; nothing is raised, whatever stands there."""
        if isinstance(held, Missed):
            return [self._unread(held)]
        here = {**where(held, self.linter.rulebook.kinds.lists), "what": DOCUMENT}
        linter, path = self.linter, held.path
        if not held.line:
            host = host_of(held.url) if "//" in held.url else ""
            linter, path = (linter.served_at(host) if host else linter), page_path(held.url, linter.settings.root)
        try:
            return [self._row(here, held, looked) for looked in linter.both(held.content, path, keeps=self.site)]
        except ReadError as error:
            return [self._unread(_missed(held, error.message))]
        except Exception as error:  # noqa: BLE001  one document must not cost the others their verdicts
            fault = crashed(held.url or held.path, error)
            told = Message("audit.crash", error=fault.error, step=fault.steps[-1] if fault.steps else "")
            return [{**left_out(_missed(held, told), self.linter.rulebook.kinds.lists, self.run), "crashed": True}]

    def _unread(self, missed: Missed) -> dict[str, Any]:
        """What should have been read and was not: a violation at its archive, and left out."""
        [result] = self.linter.unreadable(missed.path, missed.reason).documents
        row = left_out(missed, self.linter.rulebook.kinds.lists, self.run)
        return {**row, "violations": list(self._violations(result, NOT_MOVED))}

    def _row(self, here: Mapping[str, Any], held: Capture, looked: Looked) -> dict[str, Any]:
        result, said = looked.page, looked.facts
        if result.skipped is not None:
            missed = _missed(held, result.skipped)._replace(is_owed=False)
            return left_out(missed, self.linter.rulebook.kinds.lists, self.run)
        by = (held.line - 1, held.before) if held.line else NOT_MOVED
        inside = held.inside if not held.line or result.inside == "row 1" else result.inside
        row: dict[str, Any] = {
            **here,
            "document": inside,
            "allowed": len(result.allowed),
            "unasked": bool(result.unasked),
            "count": 1,
        }
        if said is not None:
            told = facts_row(said, self.run)
            row |= {key: told[key] for key in ("kind", "republished", "republished_evidence", "encoding")}
            if self.facts:
                row["facts"] = [_fact(fact, by) for fact in told["facts"]]
        if looked.kept is not None and looked.unlike is not None:
            waiting, kept = apart(result.violations, looked.kept)
            if packs := packed(kept._replace(inside=inside or "" if held.line else ""), held, here):
                row |= {"said": packs, "spots": list(self._spots(looked.unlike, by))}
                row["held"] = list(self._violations(replace(result, violations=waiting), by))
                result = replace(result, violations=tuple(each for each in result.violations if each not in waiting))
        return row | {"violations": list(self._violations(result, by))}

    def _spots(self, result: PageResult, by: tuple[int, int]) -> Iterator[dict[str, Any]]:
        for is_allowed, placed in ((False, result.violations), (True, result.allowed)):
            for spot in self._violations(replace(result, violations=placed), by):
                yield {**spot, "message": None, "messages": None, "allowed": is_allowed}

    def _violations(self, result: PageResult, by: tuple[int, int]) -> Iterator[dict[str, Any]]:
        for placed in result.violations:
            told = violation_row(result, placed, self.run)
            for key in OF_THE_PLACE:
                told.pop(key, None)
            yield _moved({**told, "frame": placed.frame}, by)


NOT_MOVED = (0, 0)


def _moved(row: dict[str, Any], by: tuple[int, int]) -> dict[str, Any]:
    """A row with its lines and offsets counted from the beginning of the export that it stands in."""
    lines, points = by
    for key in ("line", "end_line"):
        if key in row:
            row[key] += lines
    for part in (row, *((row.get("fix") or {}).get("edits", ()))):
        part["start"] += points
        part["end"] += points
    return row


def _fact(fact: dict[str, Any], by: tuple[int, int]) -> dict[str, Any]:
    fields = {name: value if isinstance(value, str) else str(value).lower() for name, value in fact["fields"].items()}
    return _moved({**fact, "fields": list(fields.items())}, by)


def _missed(held: Capture, reason: Message) -> Missed:
    return Missed(held.path, held.offset, reason, held.url, held.inside, held.fetched, is_owed=True)


def where(held: Capture | Missed, lists: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """The columns that say where something stands."""
    fetched = held.fetched
    digits = "".join(char for char in fetched if char.isdecimal())
    return {
        "domain": domain_of(held.url, lists),
        "url": held.url or None,
        "path": held.path,
        "offset": held.offset,
        "document": held.inside,
        "fetched": fetched or None,
        "month": f"{digits[:4]}-{digits[4:6]}" if len(digits) >= 6 else None,
    }


def left_out(missed: Missed, lists: Mapping[str, Collection[str]], run: RunInfo) -> dict[str, Any]:
    """The row for what is not judged."""
    said = {"what": LEFT_OUT, "reason": run.words(missed.reason), "reason_id": missed.reason.id, "count": 1}
    return {**where(missed, lists), **said, "unreadable": missed.is_owed}


def domain_of(url: str, lists: Mapping[str, Collection[str]]) -> str:
    """The registered domain that an address lies under; the whole of a number, and a word of ours where there is none.

    >>> domain_of("http://10.0.0.1:8080/a", {"second-levels": (), "shared-domains": ()})
    '10.0.0.1'
    """
    host = host_of(url).strip(".") if "//" in url else ""
    if not host or any(char in host for char in "/\\%\0") or not host.isprintable():
        return NOWHERE
    if ":" in host or host.replace(".", "").isdecimal():
        return host.replace(":", "-")
    return registered(host, lists)


def page_path(url: str, root: str) -> str:
    """The path of a page below *root*, as a configuration may name it: ``/site/www.example.cn/news/1.html``; what has no such suffix gets one.

    >>> page_path("http://www.example.cn/list.php?id=3", "/site"), page_path("https://example.cn/", "")
    ('/site/www.example.cn/list.php?id=3.html', 'example.cn/index.html')
    """
    top = f"{root}/" if root else ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return f"{top}{NOWHERE}/page.html"
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
    path = "".join(char if char.isprintable() else "_" for char in path)
    if path.endswith("/"):
        path += "index.html"
    if suffix_of(path) not in PAGES:
        path += ".html"
    return f"{top}{host_of(url) or NOWHERE}{'' if path.startswith('/') else '/'}{path}"
