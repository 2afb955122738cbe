"""What the columns of an export may hold whose names nobody knows, by their values: for a person to look at, and never taken for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from checker.definitions import shipped_kinds
from checker.documents.chinese import letters
from checker.documents.columns import shipped_columns
from checker.readers.entry import SENTENCE, Record
from checker.readers.exports import records
from checker.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.definitions import Kinds

ROWS = 50
"""So many rows are looked at."""
TEXT = 30
"""Han characters that half of the values of a column of texts have at least."""
TITLE = range(4, 41)
"""And those of a column of titles."""
MOSTLY = 0.6
"""So many of the values of a column of names are names."""
ALL_UNLIKE = 0.9
"""So many of the titles are no other's."""
_SENTENCE = re.compile(r"[。！？；]")


def likely(text: str, path: str) -> dict[str, tuple[str, ...]]:
    """Role → the columns of the export *path* that may hold it, by the first rows in *text*; nothing where none looks like a text."""
    values = _values(islice(records(text, path, shipped_columns()), 10 * ROWS))
    length = {name: median(letters(value).han for value in mine) for name, mine in values.items()}
    body = max(length, key=lambda name: length[name], default="")
    if not body or length[body] < TEXT:
        return {}
    kinds = shipped_kinds()
    rest = {name: mine for name, mine in values.items() if name != body}
    source = _mostly(rest, lambda value: _is_outlet(value, kinds))
    author = _mostly(rest, lambda value: _is_person(value, kinds))
    titles = (
        name
        for name, mine in rest.items()
        if name not in (*source, *author) and int(length[name]) in TITLE and len(set(mine)) >= ALL_UNLIKE * len(mine)
    )
    found = {"body": (body,), "title": tuple(islice(titles, 1)), "source": source, "author": author}
    return {role: names for role, names in found.items() if names}


def articles(text: str, path: str) -> int:
    """How many of the first rows in *text* have a title and a text of Chinese sentences; the columns are those whose names are known."""
    rows = (each for each in islice(records(text, path, shipped_columns()), ROWS) if isinstance(each, Record))
    return sum(
        _is_article({column.role: column.value for column in row.columns if column.value.strip()}) for row in rows
    )


def _is_article(values: Mapping[str, str]) -> bool:
    body = values.get("body", "")
    return "title" in values and letters(body).han >= SENTENCE and _SENTENCE.search(body) is not None


def _values(found: Iterable[object]) -> Mapping[str, Sequence[str]]:
    """Name → the values that are filled in, of the columns that nobody knows, in the rows of the kind that has most text."""
    alike: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for each in found:
        columns = getattr(each, "columns", ())
        alike[tuple(column.name for column in columns)].append(each)  # type: ignore[arg-type]
    weight = Counter({key: sum(_han(each) for each in rows[:ROWS]) for key, rows in alike.items() if any(key)})
    values: dict[str, list[str]] = defaultdict(list)
    for key, _ in weight.most_common(1):
        for row in alike[key][:ROWS]:
            for column in row.columns:
                if column.name and column.known is None and (value := column.value.strip()):
                    values[column.name].append(value)
    return values


def _han(row: Record) -> int:
    return sum(letters(column.value).han for column in row.columns)


def _mostly(values: Mapping[str, Sequence[str]], is_one: Callable[[str], bool]) -> tuple[str, ...]:
    """The columns most of whose values are names of a kind."""
    return tuple(name for name, mine in values.items() if sum(map(is_one, mine)) >= MOSTLY * len(mine))


def _is_outlet(value: str, kinds: Kinds) -> bool:
    name = fold(value).strip('《》"')
    return name in kinds.lists["outlets"] or (len(name) <= 14 and name.endswith(tuple(kinds.lists["outlet-endings"])))


def _is_person(value: str, kinds: Kinds) -> bool:
    name = fold(value)
    return kinds.mark("person").fullmatch(name) is not None and kinds.mark("common-word").fullmatch(name) is None
