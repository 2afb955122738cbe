"""What the rule files held when they were last parsed, and what their patterns were compiled to: either takes longer than judging a page.

Two files in the user's folder for caches (:mod:`checker.kept`). In them every text stands beside what it holds, so that no other text can find it; their
names say which version of this program, of Python and of ``regex`` wrote them. They are marshalled, which makes plain values and nothing else.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker import kept
from checker.text import compiled
from checker.yaml_places import knowing


@contextmanager
def remembering(version: str) -> Iterator[None]:
    """Parse no YAML text again that an earlier run of this *version* of the program has parsed, and remember those of this one.

    Never fails: at worst all is parsed.
    """
    folder = kept.folder()
    if folder is None:
        yield
        return
    tag = f"{version}-{sys.implementation.cache_tag}"
    rules = folder / f"rules-{tag}.marshal"
    known = _read(rules)
    patterns = folder / f"patterns-{tag}-{compiled.version() if known else ''}.marshal"
    made = _read(patterns) if known else {}
    with knowing(known) as used, compiled.knowing(made) as asked:
        yield
    if used.keys() != known.keys():
        _write(rules, used)
    elif not asked <= made.keys():
        # all are compiled, which only pays where a run follows, as this one followed another
        _write(patterns, compiled.parts(asked))


def _read(file: Path) -> Mapping[str, Any]:
    """The texts in *file* with what they hold; none where there is any doubt."""
    try:
        found = marshal.loads(kept.load(file))  # noqa: S302  # nobody else may write it
    except (EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, used: Mapping[str, object]) -> None:
    kept.keep(file, marshal.dumps(dict(used)))
