"""Whether a layout still brings in the declared footer: the files that it includes, read from the disk.

What cannot be followed (a variable, a plugin's tag, a file that is not there) may hold the footer: then nothing is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from checker.disk import content
from checker.documents.components import ROOT, SUFFIXES, components, holds_pages, plain, shown
from checker.documents.included import Included, directives, has_place, included
from checker.documents.look import INDENTED
from checker.model import Duty
from checker.text.pattern import LazyPattern

LARGEST = 400_000
"""Bytes of a template that is looked into."""
_LOOKED_AT = 2000
"""So many templates are looked through for others that bring in the footer; of a larger site nothing is said."""
_ASIDE = frozenset(
    "node_modules bower_components vendor dist build target out assets test tests demo docs uploads upload runtime cache".split()
)
"""Folders in which no template of the site lies."""
MOST = 60
"""So many files make up one page at the most."""
_UP = 8
"""So many folders above a layout may be where its names count from."""
_FOLDERS = (
    "", "partials", "_partials", "_partial", "_includes", "includes", "include", "inc", "layouts/partials", "layouts/_partials", "layouts", "_layouts", "layout", "templates",
    "views", "resources/views", "view", "components", "src/components", "src", "template", "public", "common",
)  # fmt: skip
"""Where templates lie below such a folder."""
_SUFFIX = LazyPattern(
    r"\.(?:html?|shtml|php|jspf?|ejs|njk|swig|pug|jade|ftlh?|vm|tpl|twig|liquid|hbs|mustache|astro|vue|svelte|lbi|cshtml|erb|j2|jinja2?|gohtml|tmpl|art)$"
)
_TELLS = LazyPattern(
    r"©|&copy;|&#169;|copyright|版权|版權|all rights reserved|备案|備案|beian|miit|\bicp\b|<footer\b|^[ \t]*footer\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What shows that a file holds a footer, or a part of it."""
_SHOWS: tuple[tuple[Duty, LazyPattern], ...] = (
    ("notice", LazyPattern(r"©|&copy;|&#169;|copyright|版权|版權|all rights reserved", re.IGNORECASE)),
    ("number", LazyPattern(r"备案|備案|beian|miit|\bicp|icp(?:\b|[_-])", re.IGNORECASE)),
)
"""What a declared footer shows, by words or by the name of a variable."""
_FOOT = LazyPattern(r"(?<!wp_)(?<!page)foot|bottom|copy_?right|beian|colophon|页脚|底部|备案|版权", re.IGNORECASE)
"""How a footer is called, or what brings it in."""
_META = LazyPattern(r"<meta\b[^<>]*>", re.IGNORECASE)
_OPENS = LazyPattern(r"<body\b|<html\b", re.IGNORECASE)
_ENDS = LazyPattern(r"</body|</html", re.IGNORECASE)
_OUTLINED = LazyPattern(r"(?m)^[ \t]*(?:html|body)\b")
_MENU = LazyPattern(r"<nav\b|<header\b|(?:<a\b[^<>]*>.*?){3}", re.IGNORECASE | re.DOTALL)
_BLANK = LazyPattern(
    r"(?i)(?:^|[_./-])(?:blank|empty|none|raw|plain|bare|simple|print|iframe|embed|amp|login|signin|register|reg|auth|guest|mail|email|pop(?:up)?|dialog|modal|ajax|rss|feed|"
    r"redirect|slides?|reveal|full\w*|cover|landing|admin|install|error|40\d|50\d|json|xml|api|widget|cell|item|card|maintenance|offline|search)(?:$|[_./-])"
)
"""How layouts are called that want no footer."""


def lacks(footers: Sequence[Path], root: str, path: str, source: str) -> frozenset[Duty]:
    """What the declared *footers* show that a layout, the template *path*, no longer brings in: a notice, a number.

    Nothing where it brings in none, or one that is not known or holds anything of a footer; names are followed inside the folder
    *root* only.
    """
    whole = os.path.abspath(path)
    top = os.path.abspath(root or os.path.dirname(whole))
    below = os.path.relpath(whole, top).replace(os.sep, "/")
    if Path(whole) in footers or below.startswith("../") or _BLANK.search(below):
        return frozenset()
    brought = _brought(whole, source, top, frozenset(map(str, footers)))
    if not brought or not _is_frame(whole, source, brought, top, footers):
        return frozenset()
    texts = [_META.sub("", _read(str(footer)) or "") for footer in footers]
    return frozenset(duty for duty, words in _SHOWS if any(words.search(text) for text in texts))


def _is_frame(path: str, source: str, brought: Mapping[str, str], top: str, footers: Sequence[Path]) -> bool:
    """Whether a template is put round pages, or is one of several with the site's header that end with its footer.

    What others bring the footer in of themselves, pages or layouts inside this one, need none here.
    """
    header = {each for each, text in brought.items() if _MENU.search(text)}
    ends = any(_ends(each, text) for each, text in ((path, source), *brought.items()))
    if (
        not ends and _suffix(path) not in SUFFIXES
    ):  # it is opened by a file that it brings in, and nothing ends it but the footer
        opened = any(_OPENS.search(text) for text in brought.values()) and not _OPENS.search(source)
        return bool(header) and opened and any(_ENDS.search(_read(str(footer)) or "") for footer in footers)
    if _suffix(path) in SUFFIXES:
        is_put_round = holds_pages(source) and (ends or ROOT.search(path.replace(os.sep, "/")) is not None)
    else:
        is_put_round = has_place(source)
    users = _users(path, top, footers)
    if not users:
        return users is not None and is_put_round
    return any(header & files and (_ends(each, text) or not ends) for each, text, files in users)


def _users(path: str, top: str, footers: Sequence[Path]) -> list[tuple[str, str, set[str]]] | None:
    """The templates below *top*, but for *path*, that bring in one of the *footers*: each with its text and the files that it brings in;
    None where there are too many to look at.
    """
    called = frozenset(map(str, footers))
    stems = {_stem(each) for each in called}
    found: list[tuple[str, str, set[str]]] = []
    seen = 0
    for at, folders, names in os.walk(top):
        folders[:] = sorted(each for each in folders if each not in _ASIDE and not each.startswith("."))
        for each in sorted(names):
            whole = os.path.join(at, each)
            if whole == path or whole in called or not (_SUFFIX.search(each) or _suffix(each) in SUFFIXES):
                continue
            seen += 1
            if seen > _LOOKED_AT:
                return None
            text = _read(whole) or ""
            if any(stem in text.lower() for stem in stems):
                brought = (components if _suffix(each) in SUFFIXES else included)(text, _suffix(each))
                files = {file for name in brought.names for file in _files(name, whole, top)}
                found += [(whole, text, files)] if files & called else []
    return found


def _stem(path: str) -> str:
    """What a template is called, in lower case; ``Footer/index.vue`` by its folder."""
    folder, name = os.path.split(path)
    stem = name.partition(".")[0].lower()
    return os.path.basename(folder).lower() if stem == "index" else stem


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _ends(path: str, text: str) -> bool:
    return (_OUTLINED if _suffix(path) in INDENTED else _ENDS).search(text) is not None


def _brought_by(path: str, text: str) -> Included | None:
    """What the template *path* brings in; None where it has to do with a footer."""
    suffix = _suffix(path)
    if suffix not in SUFFIXES:
        return None if _FOOT.search(directives(text)) else included(text, suffix)
    return None if _FOOT.search(shown(text)) else components(text, suffix)


def _brought(path: str, source: str, top: str, footers: frozenset[str]) -> dict[str, str] | None:
    """The files that a template brings in, at whatever remove, and their texts; None where one of them is not known, or holds anything of a footer."""
    found: dict[str, str] = {}
    waiting = [(path, source)]
    while waiting:
        at, text = waiting.pop()
        if at != path and _TELLS.search(_META.sub("", text)):
            return None
        brought = _brought_by(at, text)
        if brought is None or not brought.is_known:
            return None
        for name in brought.names:
            files = [each for each in _files(name, at, top) if each not in (path, *found)]
            if len(found) + len(files) > MOST or not footers.isdisjoint(files):
                return None
            if not files and not any(_files(name, at, top)):
                return None
            for each in files:
                inside = _read(each)
                if inside is None:
                    return None
                found[each] = inside
                waiting.append((each, inside))
    return found


def _files(name: str, at: str, top: str) -> Iterator[str]:
    """The files that *name* may mean in the template *at*, nowhere but below *top*."""
    written = re.sub(r"^(?:[~@#]+/|\$(?=lib/)|~(?=\w)|/+)", "", name.replace("\\", "/"))
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


def _read(path: str) -> str | None:
    try:
        return content(path, LARGEST, follow=False).decode("utf-8", "replace")
    except OSError:
        return None
