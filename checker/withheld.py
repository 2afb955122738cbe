"""What of a site its server gives to nobody, as the files of a folder say: the folders that a program keeps to itself, what is denied to
everybody, the drafts that lie in a theme, and the filing numbers that a theme leaves out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.disk import text_if_any
from checker.text.pattern import LazyPattern

DOCROOTS = ("public", "web", "webroot", "wwwroot", "www", "public_html", "htdocs")
"""Folders that the server serves, where the program that answers every request lies in one (laravel.com, *Deployment*; thinkphp.cn, *部署*; yiiframework.com)."""
FRONT = "index.php"
"""Its name."""
KEPT = ("application", "app")
"""Folders of such a program that are kept from the server, even where another front lies beside them."""
TEMPLATES = (".tpl", ".php", ".phtml", ".twig", ".latte", ".volt")
"""The suffixes of what such a program fills in (smarty.net, twig.symfony.com, latte.nette.org, docs.phalcon.io)."""
_FEW = 3
"""So many of them in a folder are what is shown of it."""
ACCESS = ".htaccess"
"""Who may ask for what lies in a folder (httpd.apache.org, *mod_access_compat*, *mod_authz_core*)."""
_DENIES = LazyPattern(r"(?im)^[ \t]*(?:deny\s+from\s+all|require\s+all\s+denied)[ \t]*$")
_ALLOWS = LazyPattern(r"(?im)^[ \t]*(?:allow\s+from|require\s+(?!all\s+denied))")
_OF_SOME = LazyPattern(r"(?im)^[ \t]*<(?:files|limit)")
THEMES = "themes"
"""The folder of a generator's themes (hexo.io, *Themes*; gohugo.io, *Themes*)."""
SHEET = "style.css"
"""The style sheet that tells WordPress what a theme is called (developer.wordpress.org, *Main Stylesheet*)."""
_WORDPRESS = LazyPattern(r"(?im)^[ \t/*#@]*Theme Name:")
_TYPECHO = LazyPattern(r"\$this->need\(")
"""How a page of a theme of Typecho brings in its header, and the program itself nothing (docs.typecho.org, *模板制作*)."""
_HEADER = 8192
"""WordPress reads so many bytes of it (developer.wordpress.org, *get_file_data*)."""
_REMARK = LazyPattern(r"(?m)^[ \t]*#.*$")
_FILING = LazyPattern(r"(?i)bei_?an|icp|gong_?an|备案")
LARGEST = 200_000
"""Bytes of settings that are looked into."""


class Withheld(NamedTuple):
    """What nobody gets of what lies in a folder."""

    docroot: str = ""
    """The folder (absolute) that the server serves of a program; empty where nothing tells."""
    kept: tuple[str, ...] = ()
    """The folders (absolute) that the program keeps from it, but for :attr:`docroot`."""
    unfiled: bool = False
    """Whether it lies in a theme whose settings leave the block of filing numbers out."""
    denied: bool | None = None
    """Whether the server gives nothing of it to anybody; None where nothing tells."""
    fills_in: bool = False
    """Whether the program that keeps it fills in templates of another kind there."""
    themed: bool = False
    """Whether it lies in a theme of a program in PHP, which shows nobody a page that nothing fills in."""

    def within(self, outer: Withheld) -> Withheld:
        """What is known of a folder that lies in another: the nearer program and the nearer rules decide."""
        program = self if self.docroot else outer
        denied = outer.denied if self.denied is None else self.denied
        fills_in = self.fills_in and bool(program.docroot)
        unfiled, themed = self.unfiled or outer.unfiled, self.themed or outer.themed
        return Withheld(program.docroot, program.kept, unfiled, denied, fills_in, themed)


def look(folder: Path) -> Withheld:
    """What the files of *folder* say; those that cannot be read say nothing."""
    is_unfiled = folder.parent.name == THEMES and _is_unfiled(folder)
    denied = _denies_all(_text(folder / ACCESS))
    return Withheld(*_program(folder), is_unfiled, denied, _holds_templates(folder), _is_theme(folder))


def is_kept(path: str, sheets: Sequence[str], withheld: Withheld) -> bool:
    """Whether a page that nothing fills in lies where a program keeps files from the server, or the server denies all to everybody, and its style
    sheets do not lie where they are served (*sheets* are their addresses, seen from the page), or templates of another kind lie beside it; or in a theme.
    """
    if withheld.themed:
        return True
    place = os.path.abspath(path)
    if withheld.denied and any(os.path.isfile(os.path.join(os.path.dirname(place), each)) for each in sheets):
        return True
    if not withheld.docroot or not sheets or _lies(place, withheld.docroot):
        return False
    if not any(_lies(place, folder) for folder in withheld.kept):
        return False
    return withheld.fills_in or not any(os.path.isfile(os.path.join(withheld.docroot, each)) for each in sheets)


def _holds_templates(folder: Path) -> bool:
    try:
        return sum(name.endswith(TEMPLATES) for name in os.listdir(folder)) >= _FEW
    except OSError:
        return False


def _denies_all(rules: str) -> bool | None:
    """Whether the rules of a folder keep all that lies in it from everybody, or let somebody in; None where they tell neither, or speak of some files."""
    if _OF_SOME.search(rules):
        return None
    return False if _ALLOWS.search(rules) else bool(_DENIES.search(rules)) or None


def _is_theme(folder: Path) -> bool:
    """Whether a theme of WordPress or Typecho lies in a folder."""
    if not (index := _text(folder / FRONT)):
        return False
    return _TYPECHO.search(index) is not None or _WORDPRESS.search(_text(folder / SHEET), 0, _HEADER) is not None


def _is_unfiled(theme: Path) -> bool:
    """Whether settings of a theme switch its block of filing numbers off, and none of the site's own, which outweigh them, switches it on."""
    root, name = theme.parent.parent, theme.name
    places = (
        theme / "_config.yml",
        root / f"_config.{name}.yml",
        root / f"source/_data/{name}.yml",
        root / "_config.yml",
    )
    switches = [switch for place in places for switch in _switches(_settings(place))]
    return False in switches and True not in switches


def _settings(path: Path) -> object:
    """What a file in YAML holds; nothing where it cannot be read."""
    import yaml

    try:
        return yaml.safe_load(_REMARK.sub("", _text(path)))  # whose tabs other programs take
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _switches(settings: object, deep: int = 4) -> Iterator[bool]:
    """The switches of the blocks of filing numbers: ``beian: {enable: false}`` (theme-next.js.org, *Footer*; hexo.fluid-dev.com, *备案信息*),
    or the number itself, or a no in its place.
    """
    if not isinstance(settings, dict) or not deep:
        return
    for key, value in settings.items():
        if isinstance(value, dict) and _FILING.search(str(key)) and isinstance(value.get("enable"), bool):
            yield value["enable"]
        elif _FILING.search(str(key)) and (value is False or (isinstance(value, str) and value.strip())):
            yield value is not False
        else:
            yield from _switches(value, deep - 1)


def _program(folder: Path) -> tuple[str, tuple[str, ...]]:
    """The folder of a program in *folder* that the server serves, and what is kept from it."""
    root = next((folder / name for name in DOCROOTS if (folder / name / FRONT).is_file()), None)
    if root is None:
        return "", ()
    kept = [folder / name for name in KEPT] if (folder / FRONT).is_file() else [folder]
    return str(root), tuple(map(str, kept))


def _lies(place: str, folder: str) -> bool:
    return place.startswith(folder + os.sep)


def _text(path: Path) -> str:
    return text_if_any(path, LARGEST) or ""
