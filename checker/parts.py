"""Whether a layout still brings in the declared footer: the files that it includes, read from the disk.

What cannot be followed (a variable, a plugin's tag, a file that is not there) may hold the footer: then nothing is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from checker.disk import text_if_any
from checker.documents.components import ROOT, SUFFIXES, components, holds_pages, plain
from checker.documents.included import FOOT, has_place, included
from checker.documents.look import INDENTED
from checker.model import Duty
from checker.text.pattern import LazyPattern

LARGEST = 400_000
"""Bytes of a template that is looked into."""
_LOOKED_AT = 2000
"""So many templates are looked through for others that bring in the footer; of a larger site nothing is said."""
_ASIDE = frozenset(
    "node_modules bower_components vendor dist build target out assets test tests demo demos docs uploads upload runtime cache phpmyadmin ueditor kindeditor ckeditor".split()
)
"""Folders in which no template of the site lies."""
MOST = 60
"""So many files make up one page at the most."""
_FEW, _MOSTLY = 3, 0.75
"""So many pages beside one that brings no footer in do, and such a share of them all."""
_UP = 8
"""So many folders above a layout may be where its names count from."""
_FOLDERS = (
    "", "partials", "_partials", "_partial", "_includes", "includes", "include", "inc", "layouts/partials", "layouts/_partials", "layouts", "_layouts", "layout", "templates",
    "views", "resources/views", "view", "components", "src/components", "src", "template", "public", "common",
)  # fmt: skip
"""Where templates lie below such a folder."""
_SUFFIX = LazyPattern(
    r"\.(?:html?|shtml|php|jspf?|ejs|njk|swig|pug|jade|ftlh?|vm|tpl|twig|liquid|hbs|mustache|astro|vue|svelte|lbi|dwt|cshtml|erb|j2|jinja2?|gohtml|tmpl|art)$"
)
_TELLS = LazyPattern(
    r"©|&copy;|&#169;|copyright|版权|版權|all rights reserved|备案|備案|beian|miit|\bicp\b|<footer\b(?![^<>]*(?:comment|article|entry|post|card|meta|widget))|^[ \t]*footer\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows that a file holds a footer, or a part of it."""
_SHOWS: tuple[tuple[Duty, LazyPattern], ...] = (
    ("notice", LazyPattern(r"©|&copy;|&#169;|copyright|版权|版權|all rights reserved", re.IGNORECASE)),
    ("number", LazyPattern(r"备案|備案|beian|miit|\bicp|icp(?:\b|[_-])", re.IGNORECASE)),
)
"""What a declared footer shows, by words or by the name of a variable."""
_META = LazyPattern(r"<meta\b[^<>]*>", re.IGNORECASE)
_OPENS = LazyPattern(r"<body\b|<html\b", re.IGNORECASE)
_ENDS = LazyPattern(r"</body|</html", re.IGNORECASE)
_OUTLINED = LazyPattern(r"(?m)^[ \t]*(?:html|body)\b")
_HEADER = LazyPattern(
    r"<(?:nav|header|ul|ol|div|table|a)\b|^[ \t]*(?:nav|header|ul|ol|div|a)\b", re.IGNORECASE | re.MULTILINE
)
"""What a header shows, and what only stands in the head does not."""
_BLANK = LazyPattern(
    r"(?i)(?:^|[_./-])(?:blank|empty|none|raw|plain|bare|simple|print|iframe|embed|amp|login|signin|register|reg|auth|guest|mail|email|pop(?:up)?|dialog|modal|ajax|rss|feed|"
    r"redirect|slides?|reveal|full\w*|cover|landing|admin|install|error|40\d|50\d|json|xml|api|widget|cell|item|card|maintenance|offline|search)(?:$|[_./-])"
)
"""How layouts are called that want no footer."""


class Wrapping(NamedTuple):
    """A template, and what it brings in of itself."""

    path: str
    text: str
    files: frozenset[str]
    unknown: frozenset[str]
    """The directives, and the names without a file, that may bring in something else."""


def lacks(footers: Sequence[Path], root: str, path: str, source: str) -> frozenset[Duty]:
    """What the declared *footers* show that a layout, the template *path*, no longer brings in: a notice, a number.

    Nothing where it brings in none, or what is not known or holds anything of a footer; names are followed inside the folder *root* only.
    """
    whole = os.path.abspath(path)
    top = os.path.abspath(root or os.path.dirname(whole))
    below = os.path.relpath(whole, top).replace(os.sep, "/")
    declared = frozenset(map(str, footers))
    if whole in declared or below.startswith("../") or wants_no_footer(below):
        return frozenset()
    part = wrapping(whole, source, top)
    if part.files & declared:
        return frozenset()
    called = declared | called_footers(top)
    if whole in called or part.files & called:
        return frozenset()
    framed = bool(part.files) and _is_frame(part, top, called)
    if not framed and not _is_odd_one_out(part, top, called):
        return frozenset()
    return shown_by(called)


def shown_by(footers: Collection[str]) -> frozenset[Duty]:
    """What some footers show, by words or by the name of a variable."""
    texts = [_META.sub("", text_of(footer)) for footer in footers]
    return frozenset(duty for duty, words in _SHOWS if any(words.search(text) for text in texts))


def wants_no_footer(layout: str) -> bool:
    """Whether a layout is called as those are that want none: blank, print, login."""
    return _BLANK.search(layout) is not None


def called_footers(top: str) -> frozenset[str]:
    """The templates below *top* that are called footers and show a notice or a number: a site may have several, and declare one."""
    named = (each for each in _templates(top) if FOOT.search(_stem(each)))
    return frozenset(each for each in named if any(words.search(_META.sub("", text_of(each))) for _, words in _SHOWS))


def _is_frame(part: Wrapping, top: str, footers: frozenset[str]) -> bool:
    """Whether a template is put round pages, or is one of several with the site's header that end with its footer, and holds no other.

    Where others bring the footer in, one of them shows what a footer is not: whatever that one brings in, too. What is brought in by the
    pages, or by a layout inside this one, is not missed here.
    """
    header = {each for each in part.files if _HEADER.search(text_of(each))}
    alone = ends_page(part.path, part.text)
    ends = alone or any(ends_page(each, text_of(each)) for each in part.files)
    is_put_round = _is_put_round(part, ends=ends)
    closes = any(_ENDS.search(text_of(footer)) for footer in footers)
    is_opened = any(_OPENS.search(text_of(each)) for each in part.files)
    is_open = not ends and closes and bool(header) and (is_opened or _OPENS.search(part.text) is not None)
    if not (is_put_round or is_open or (ends and header)):
        return False
    users = _users(part.path, top, footers)
    if not users:
        known = not part.unknown and not any(may_hold(each, top, footers) for each in part.files)
        return users is not None and (is_put_round or (is_open and is_opened)) and known
    if any(part.path in user.files for user in users):
        return False
    return any(
        header & user.files
        and (not alone or closes or _suffix(part.path) in SUFFIXES or ends_page(user.path, user.text))
        and part.unknown <= user.unknown
        and not any(may_hold(each, top, footers) for each in part.files - user.files)
        for user in users
    )


def _is_odd_one_out(part: Wrapping, top: str, footers: frozenset[str]) -> bool:
    """Whether a page by itself, with a header, brings no footer in where nearly all such pages in the folders beside it do."""
    parts = [part.path, *part.files]
    opens = _OPENS.search(part.text) and _HEADER.search(part.text)
    if part.unknown or not opens or not ends_page(part.path, part.text):
        return False
    if any(_TELLS.search(_META.sub("", text_of(each))) for each in parts):
        return False
    near = os.path.dirname(os.path.dirname(part.path))
    users = [user for user in _users(part.path, top, footers) or () if user.path.startswith(f"{near}{os.sep}")]
    pages = sum(_OPENS.search(user.text) is not None for user in users)
    if pages < _FEW or near == os.path.dirname(top):
        return False
    beside = sum(_OPENS.search(text_of(each)) is not None for each in _templates(near))
    return pages >= _MOSTLY * (beside - 1)


def _templates(folder: str) -> Iterator[str]:
    """The templates below a folder, no more than are looked at."""
    return islice((each for each in _below(folder) if _SUFFIX.search(each)), _LOOKED_AT)


def _below(folder: str) -> Iterator[str]:
    """The files below a folder, in order, but for those where no template of the site lies."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each.lower() not in _ASIDE and not each.startswith("."))
        yield from (os.path.join(at, name) for name in sorted(names))


def _is_put_round(part: Wrapping, *, ends: bool) -> bool:
    """Whether pages are put into a template that ends them."""
    if _suffix(part.path) not in SUFFIXES:
        return ends and has_place(part.text)
    return holds_pages(part.text) and (ends or ROOT.search(part.path.replace(os.sep, "/")) is not None)


def wrapping(path: str, text: str, top: str) -> Wrapping:
    """What a template says that it brings in, and the files of it that are found below *top*."""
    found = (components if _suffix(path) in SUFFIXES else included)(text, _suffix(path))
    files, missing = set[str](), set[str]()
    for name in found.names:
        those = set(_files(name, path, top))
        files |= those
        missing |= set() if those else {name}
    return Wrapping(path, text, frozenset(files - {path}), found.unknown | missing)


def may_hold(path: str, top: str, footers: frozenset[str]) -> bool:
    """Whether a file that is brought in is a footer, or holds or brings in anything that may be one, at whatever remove."""
    seen, waiting = set[str](), [path]
    while waiting:
        at = waiting.pop()
        text = text_if_any(at, LARGEST)
        if at in footers or text is None or len(seen) > MOST or _TELLS.search(_META.sub("", text)):
            return True
        part = wrapping(at, text, top)
        if part.unknown:
            return True
        seen.add(at)
        waiting += part.files - seen
    return False


def _users(path: str, top: str, footers: frozenset[str]) -> list[Wrapping] | None:
    """The templates below *top*, but for *path*, that bring in one of the *footers*; None where there are too many to look at."""
    stems = tuple(sorted({_stem(each) for each in footers}))
    looked: list[tuple[str, tuple[int, int]]] = []
    for each in _below(top):
        if _SUFFIX.search(each) or _suffix(each) in SUFFIXES:
            known = os.lstat(each)
            looked.append((each, (known.st_mtime_ns, known.st_size)))
        if len(looked) > _LOOKED_AT:
            return None
    told = (_user(each, stamp, top, stems) for each, stamp in looked if each != path and each not in footers)
    return [part for part in told if part is not None and part.files & footers]


@lru_cache(4 * _LOOKED_AT)
def _user(path: str, stamp: tuple[int, int], top: str, stems: tuple[str, ...]) -> Wrapping | None:
    """A template as it stood at the time and with the size of *stamp*, where it mentions a footer by one of the *stems*."""
    text = text_if_any(path, LARGEST) if stamp[1] <= LARGEST else None
    return wrapping(path, text, top) if text is not None and any(stem in text.lower() for stem in stems) else None


def _stem(path: str) -> str:
    """What a template is called, in lower case; ``Footer/index.vue`` by its folder."""
    folder, name = os.path.split(path)
    stem = name.partition(".")[0].lower()
    return os.path.basename(folder).lower() if stem == "index" else stem


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def ends_page(path: str, text: str) -> bool:
    """Whether the text of a template ends a page of HTML."""
    return (_OUTLINED if _suffix(path) in INDENTED else _ENDS).search(text) is not None


def _files(name: str, at: str, top: str) -> Iterator[str]:
    """The files that *name* may mean in the template *at*, nowhere but below *top*."""
    written = re.sub(r"^(?:[~@#]+/|\$(?=lib/)|~(?=\w)|/+)", "", name.replace("\\", "/"))
    written = re.sub(r"^(\w+):(?=\w)", r"\1/", written)  # ThinkPHP: public:footer
    own = ".blade.php" if at.endswith(".blade.php") else os.path.splitext(at)[1]
    if own == ".blade.php" and not _SUFFIX.search(written):
        written = written.replace(".", "/")
    bare = written.rstrip("*")
    spelt = (
        [bare] if written.endswith("*") or _SUFFIX.search(bare) else [bare + own, f"{bare}/index{own}", f"{bare}.html"]
    )
    folder = os.path.dirname(at)
    seen: set[str] = set()
    for _ in range(_UP):
        for below in _FOLDERS:
            for each in spelt:
                whole = os.path.normpath(os.path.join(folder, below, each))
                whole += os.sep if each.endswith("/") else ""
                if "**" in bare:
                    files = _anywhere(whole.partition(f"{os.sep}**")[0], bare.rpartition("/")[2])
                else:
                    files = _alike(whole) if written.endswith("*") else iter((whole,))
                for file in files:
                    if file not in seen and file.startswith(top + os.sep) and os.path.isfile(file):
                        seen.add(file)
                        yield file
        if folder == top or not folder.startswith(top):
            return
        folder = os.path.dirname(folder)


def _anywhere(folder: str, tag: str) -> Iterator[str]:
    """The components below *folder* that *tag* may mean, which Nuxt and plugins like it find by their names and those of their folders."""
    for at, folders, names in islice(os.walk(folder), MOST):
        folders.sort()
        for each in sorted(names):
            stem, suffix = os.path.splitext(os.path.relpath(os.path.join(at, each), folder))
            parts = stem.replace(os.sep, "/").removesuffix("/index").split("/")
            if suffix in SUFFIXES and plain(tag) in (plain(parts[-1]), plain("".join(parts))):
                yield os.path.join(at, each)


def _alike(beginning: str) -> Iterator[str]:
    """The files of a folder whose names begin as the last part of *beginning* does."""
    folder, stem = os.path.split(beginning)
    if os.path.isdir(folder):
        yield from (
            os.path.join(folder, each) for each in sorted(os.listdir(folder))[: 4 * MOST] if each.startswith(stem)
        )


def text_of(path: str) -> str:
    """The text of a template; empty where it cannot be read or is too long."""
    return text_if_any(path, LARGEST) or ""
