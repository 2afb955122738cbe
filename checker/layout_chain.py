"""Whether the layouts that Jekyll puts round a page bring in the declared footer: a layout may itself ask for another.

Source: jekyllrb.com, *Layouts*, Inheritance. What cannot be followed says nothing, as in :mod:`checker.parts`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from checker import parts
from checker.documents.sites import layout_of
from checker.model import Duty

_LAYOUTS = "_layouts"
_SUFFIXES = (".html", ".htm", ".liquid", ".md")
_POSTS = (".md", ".markdown", ".mkd", ".textile")
_DEEPEST = 10
"""So many layouts stand in each other at the most."""

_Stamp = tuple[tuple[str, int, int], ...]
"""The names of some files, each with its time and its size."""


class _Lost(NamedTuple):
    """What the layouts of a folder lack."""

    layouts: dict[str, bool]
    """Those that no footer comes to, while one does to another: True for one that others ask for."""
    shown: frozenset[Duty] = frozenset()
    """What the footers show."""


def lacks(footers: Sequence[Path], root: str, path: str, source: str) -> frozenset[Duty]:
    """What the declared *footers* show that the template or post *path* is not framed by: a notice, a number (:func:`checker.parts.lacks`).

    A layout is asked that no other asks for, and a post that asks for one that only stands in others.
    """
    name = layout_of(source)
    whole = os.path.abspath(path)
    top = os.path.abspath(root or os.path.dirname(whole))
    folder = _folder_above(whole, top) if name else ""
    if not folder:
        is_post = bool(name) and whole.lower().endswith(_POSTS)
        return frozenset() if is_post else parts.lacks(footers, root, path, source)
    declared = frozenset(map(str, footers))
    own = os.path.relpath(whole, folder).replace(os.sep, "/")
    is_layout = not own.startswith("../")
    asks_for = os.path.splitext(own)[0] if is_layout else name
    if whole in declared or parts.wants_no_footer(asks_for):
        return frozenset()
    lost = _lost(folder, top, declared, _stamp(folder))
    return lost.shown if lost.layouts.get(asks_for) is (not is_layout) else frozenset()


def _folder_above(path: str, top: str) -> str:
    """The folder of layouts that holds for *path*, not above *top*; empty where there is none."""
    at = os.path.dirname(path)
    while at == top or at.startswith(top + os.sep):
        if os.path.isdir(folder := os.path.join(at, _LAYOUTS)) and not os.path.islink(folder):
            return folder
        at = os.path.dirname(at)
    return ""


def _stamp(folder: str) -> _Stamp:
    """What the layouts of a folder are, and how they stand there; empty where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            known = [(each.name, each.stat(follow_symlinks=False)) for each in entries]
    except OSError:
        return ()
    return tuple(sorted((name, at.st_mtime_ns, at.st_size) for name, at in known))


@lru_cache(16)
def _lost(folder: str, top: str, declared: frozenset[str], stamp: _Stamp) -> _Lost:
    """What the layouts of a folder lack, as they stood at *stamp*."""
    files = [os.path.splitext(name) for name, _, _ in stamp]
    layouts = {stem: os.path.join(folder, stem + suffix) for stem, suffix in files if suffix in _SUFFIXES}
    footers = declared | parts.called_footers(top)
    found = {stem: _comes_to(stem, layouts, top, footers) for stem in layouts}
    if True not in found.values():
        return _Lost({})
    asked = {layout_of(parts.text_of(each)) for each in layouts.values()}
    return _Lost({stem: stem in asked for stem, comes in found.items() if comes is False}, parts.shown_by(footers))


def _comes_to(stem: str, layouts: dict[str, str], top: str, footers: frozenset[str]) -> bool | None:
    """Whether a layout, or one that it stands in, brings in a footer; None where that is not known."""
    chain = list(_chain(stem, layouts))
    wraps = [parts.wrapping(each, parts.text_of(each), top) for each in chain]
    if any(each.files & footers for each in wraps):
        return True
    if any(parts.may_hold(each, top, footers) for each in chain):
        return None
    return False if any(parts.ends_page(each, parts.text_of(each)) for each in chain) else None


def _chain(stem: str, layouts: dict[str, str]) -> Iterator[str]:
    """The layouts around what asks for *stem*, from within; nothing where one of them is not there."""
    chain: list[str] = []
    while stem and len(chain) < _DEEPEST:
        if stem not in layouts or layouts[stem] in chain:
            return
        chain.append(layouts[stem])
        stem = layout_of(parts.text_of(layouts[stem]))
    yield from chain
