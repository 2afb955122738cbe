"""From a linted file to the configuration that holds for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import yaml_places
from checker.config.path_settings import Config, Layer
from checker.config.schema import FILE
from checker.config.validators import listed
from checker.digest import digest
from checker.errors import ConfigError, ReadError, why
from checker.messages import Message
from checker.yaml_places import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config.validators import KnownNames

NAMES = (".checker.yaml", ".checker.yml")
STORES = (".git", ".hg", ".svn")
"""A folder that holds one of these is the top of what one configuration can be about."""


class Finder:
    """Finds and reads configurations, each file once."""

    def __init__(self, names: KnownNames, *, fixed: Path | None = None, off: bool = False) -> None:
        """*fixed* (``--config``) holds for every path; *off* (``--no-config``) means that none is looked for."""
        self._names = names
        self._off = off
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path, Config] = {}
        self._fixed = self._load(_absolute(fixed)) if fixed is not None else None

    def find(self, path: Path) -> Config:
        """The configuration for a file: the nearest upwards, not beyond the top of the repository.

        Raises ConfigError, with its place, for the first mistake in it or in a file that it extends.
        """
        if self._fixed is not None or self._off:
            return self._fixed or Config()
        return self._nearest(_absolute(path).parent)

    def ignores(self, folder: str) -> tuple[str, ...]:
        """The lines in gitignore syntax that the configuration in *folder* (absolute) adds for what lies below it."""
        at = Path(folder)
        config = self.find(at / "x")
        return tuple(pattern.text for layer in config.layers if layer.folder == at for pattern in layer.ignore.patterns)

    def configs(self) -> list[Config]:
        """Every configuration that was found so far, in the order of their paths."""
        return [config for _, config in sorted(self._by_file.items())]

    def _nearest(self, folder: Path) -> Config:
        if folder not in self._by_folder:
            here = [folder / name for name in NAMES if (folder / name).is_file()]
            if len(here) > 1:
                message = Message("config.two-files", one=NAMES[0], other=NAMES[1])
                raise ConfigError(message, path=str(here[1]))
            if here:
                config = self._load(here[0])
            elif folder.parent == folder or is_top(folder):
                config = Config()
            else:
                config = self._nearest(folder.parent)
            self._by_folder[folder] = config
        return self._by_folder[folder]

    def _load(self, path: Path) -> Config:
        if path not in self._by_file:
            self._by_file[path] = load(path, self._names)
        return self._by_file[path]


def load(path: Path, names: KnownNames) -> Config:
    """The configuration in the file *path*, with all that it extends and all that they name. Raises ConfigError."""
    path = _absolute(path)
    return _whole(_layers(path, path.parent, names, ()))


def parse(source: str, names: KnownNames, path: Path = Path(NAMES[0])) -> Config:
    """The configuration that *source*, the text of a ``.checker.yaml``, says; as if it stood at *path*. Raises ConfigError."""
    path = _absolute(path)
    return _whole(_parsed(source, path, path.parent, names, ()))


def _whole(layers: Sequence[Layer]) -> Config:
    """The layers, and the content of the files that they name."""
    approved: frozenset[str] | None = None
    stamp: list[str | bytes] = []
    files: dict[Path, bytes] = {}
    for layer in layers:
        if layer.sources is not None:
            approved = read_sources(layer.path.parent / layer.sources, layer.sources)
        named = [layer.path.parent / each for each in layer.footer or ()]
        files |= {each: each.read_bytes() for each in named}
        others = [layer.path, *([layer.path.parent / layer.sources] if layer.sources is not None else [])]
        for each in (*named, *others):
            stamp += (str(each), files[each] if each in files else _content(each))
        for each in _rule_files(layer):
            stamp += (str(each), _content(each))
    return Config(tuple(layers), approved, files, digest(*stamp))


def _rule_files(layer: Layer) -> list[Path]:
    """All that the rules of the site's own are made of."""
    folders = (layer.path.parent / each for each in layer.rulebook)
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".yaml", ".txt"))


def _content(path: Path) -> bytes:
    """The bytes of a file; none where the configuration was given as text and no such file exists."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _layers(path: Path, home: Path, names: KnownNames, above: tuple[Path, ...], at: Text | None = None) -> list[Layer]:
    """The file's own layer after those it extends; *home* is the folder of the configuration that started it."""
    if at is not None and path in above:
        raise at.error(Message("config.extends-itself", path=str(at)))
    return _parsed(_source(path, at), path, home, names, above)


def _parsed(source: str, path: Path, home: Path, names: KnownNames, above: tuple[Path, ...]) -> list[Layer]:
    table = yaml_places.table(yaml_places.read(source, shown(path), ConfigError))
    layers: list[Layer] = []
    for each in listed(table.get("extends", Text())):  # type: ignore[call-overload]  # a Text is found by an equal str
        layers += _layers(_absolute(path.parent / each), home, names, (*above, path), each)
    own = listed(table.get("rulebook", Text()))  # type: ignore[call-overload]  # as above
    for each in own:
        if not (path.parent / each).is_dir():
            raise each.error(Message("config.no-rulebook", path=str(each)))
    folders = [*Config(tuple(layers)).own_rules, *(_absolute(path.parent / each) for each in own)]
    if folders and names.own is not None:
        names = names.own(folders)
    values: dict[str, Any] = FILE.read(table, names)
    for each in values.get("footer", ()):
        if not (path.parent / each).is_file():
            raise each.error(Message("config.no-footer", path=str(each)))
    folder = path.parent if home.is_relative_to(path.parent) else home
    return [*layers, Layer(path=path, folder=folder, **values)]


def _source(path: Path, at: Text | None) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _fault(Message("config.unreadable", path=str(path), reason=why(error)), path, at) from None
    except UnicodeDecodeError:
        raise ConfigError(Message("config.not-utf8"), path=str(path)) from None


def _fault(message: Message, path: Path, at: Text | None) -> Exception:
    return at.error(message) if at is not None else ConfigError(message, path=str(path))


def read_sources(path: Path, at: str) -> frozenset[str]:
    """The folded names in a list of approved outlets: one a line, aliases after ``|``, ``#`` begins a comment.

    The list may be in any encoding that a page may be in. Raises ConfigError, at the value *at* if that has a place.
    """
    from checker.text.decode import decode
    from checker.text.fold import fold

    try:
        text = decode(path.read_bytes(), declared_in="text").text
    except (OSError, ReadError) as error:
        message = Message("config.no-sources", reason=why(error))
        raise _fault(message, path, at if isinstance(at, Text) else None) from None
    lines = (line.partition("#")[0] for line in text.splitlines())
    names = (" ".join(fold(name).split()) for line in lines for name in line.replace("｜", "|").split("|"))
    return frozenset(name for name in names if name)


def is_top(folder: Path) -> bool:
    """Whether *folder* is the top of a work tree."""
    return any((folder / store).exists() for store in STORES)


def top_of_work_tree(folder: Path) -> Path | None:
    """The top of the work tree that *folder* (absolute) lies in, if it lies in one."""
    return next((each for each in (folder, *folder.parents) if is_top(each)), None)


def shown(path: Path) -> str:
    """A path for messages: as seen from the current folder, where it lies below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # Path.resolve would follow links out of the site
