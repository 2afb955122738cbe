"""Whether the layouts that Jekyll puts round a page bring in the declared footer: a layout may itself ask for another.

Source: jekyllrb.com, *Layouts*, Inheritance. What cannot be followed says nothing, as in :mod:`checker.parts`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from checker import parts
from checker.documents.sites import layout_of
from checker.model import Duty

_LAYOUTS = "_layouts"
_SUFFIXES = (".html", ".htm", ".liquid", ".md")
_DEEPEST = 10
"""So many layouts stand in each other at the most."""

Stamp = tuple[tuple[str, int, int], ...]


def lacks(footers: Sequence[Path], root: str, path: str, source: str) -> frozenset[Duty]:
    """What the declared *footers* show that the template or post *path* is not framed by: a notice, a number (:func:`checker.parts.lacks`).

    A layout is asked that no other asks for, and a post that asks for one that only stands in others.
    """
    name = layout_of(source)
    whole = os.path.abspath(path)
    top = os.path.abspath(root or os.path.dirname(whole))
    folder = _folder_above(whole, top) if name else ""
    if not name or not folder:
        return parts.lacks(footers, root, path, source)
    called = parts.called_footers(top) | frozenset(map(str, footers))
    own = os.path.relpath(whole, folder).replace(os.sep, "/")
    is_layout = not own.startswith("../")
    asks_for = os.path.splitext(own)[0] if is_layout else name
    if whole in called or parts.wants_no_footer(asks_for):
        return frozenset()
    lost = _chains(folder, top, called, _stamp(folder))
    return parts.shown_by(called) if lost.get(asks_for) is (not is_layout) else frozenset()


def _folder_above(path: str, top: str) -> str:
    """The folder of layouts that holds for *path*, not above *top*; empty where there is none."""
    at = os.path.dirname(path)
    while at == top or at.startswith(top + os.sep):
        if os.path.isdir(folder := os.path.join(at, _LAYOUTS)):
            return folder
        at = os.path.dirname(at)
    return ""


def _stamp(folder: str) -> Stamp:
    """What the layouts of a folder are, and how they stand there."""
    with os.scandir(folder) as entries:
        return tuple(sorted((each.name, (at := each.stat()).st_mtime_ns, at.st_size) for each in entries))


@lru_cache(16)
def _chains(folder: str, top: str, footers: frozenset[str], stamp: Stamp) -> dict[str, bool]:
    """The layouts that no footer comes to, while one does to another: True for one that others ask for. *stamp* says when they stood so."""
    layouts = {
        stem: os.path.join(folder, name)
        for name, _, _ in stamp
        for stem, suffix in (os.path.splitext(name),)
        if suffix in _SUFFIXES
    }
    asked = {layout_of(parts.text_of(each)) for each in layouts.values()}
    found = {stem: _comes_to(stem, layouts, top, footers) for stem in layouts}
    if True not in found.values():
        return {}
    return {stem: stem in asked for stem, comes in found.items() if comes is False}


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
