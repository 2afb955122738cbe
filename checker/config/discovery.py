"""From a linted file to the configuration that holds for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import yaml_places
from checker.config.path_settings import Config, Layer
from checker.config.schema import FILE
from checker.config.validators import listed
from checker.digest import digest
from checker.disk import content, is_inside
from checker.errors import ConfigError, ReadError, why
from checker.messages import Message
from checker.yaml_places import Table, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config.validators import KnownNames

NAMES = (".checker.yaml", ".checker.yml")
STORES = (".git", ".hg", ".svn")
"""A folder that holds one of these is the top of what one configuration can be about."""
MOST = 16
"""Files that extend one another in a row; nobody has as many on purpose."""


class Finder:
    """Finds and reads configurations, each file once."""

    def __init__(self, names: KnownNames, *, fixed: Path | None = None, off: bool = False) -> None:
        """*fixed* (``--config``) holds for every path; *off* (``--no-config``) means that none is looked for."""
        self._names = names
        self._off = off
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path, Config] = {}
        self._fixed = load(_absolute(fixed), names) if fixed is not None else None
        if self._fixed is not None and self._fixed.path is not None:
            self._by_file[self._fixed.path] = self._fixed

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
        below = []
        while folder not in self._by_folder:
            below.append(folder)
            here = [folder / name for name in NAMES if os.path.lexists(folder / name)]
            if len(here) > 1:
                message = Message("config.two-files", one=NAMES[0], other=NAMES[1])
                raise ConfigError(message, path=shown(here[1]))
            if here or folder.parent == folder or is_top(folder):
                self._by_folder[folder] = self._load(here[0]) if here else Config()
            else:
                folder = folder.parent
        found = self._by_folder[folder]
        self._by_folder.update(dict.fromkeys(below, found))
        return found

    def _load(self, path: Path) -> Config:
        """A configuration that nobody named: it reads nothing outside the work tree, or the folder above where there is none."""
        if path not in self._by_file:
            within = top_of_work_tree(path.parent) or path.parent.parent
            self._by_file[path] = load(path, self._names, within=within)
        return self._by_file[path]


class _Reading(NamedTuple):
    """What is known while a configuration and those that it extends are read."""

    home: Path
    """The folder of the configuration that started it."""
    names: KnownNames
    within: Path | None
    """The folder in which everything lies that may be read; None where the caller named the configuration."""
    read: dict[Path, Layer]
    """The layers so far, farthest first: a file that several extend counts once."""


def load(path: Path, names: KnownNames, *, within: Path | None = None) -> Config:
    """The configuration in the file *path*, with all that it extends and all that they name.

    Nothing outside the folder *within* is read. Raises ConfigError.
    """
    path = _absolute(path)
    if within is not None and not is_inside(path, within):
        raise ConfigError(Message("config.outside", path=path.name), path=shown(path))
    reading = _Reading(path.parent, names, within, {})
    _add(path, _source(path, None), reading, ())
    return _whole(list(reading.read.values()))


def parse(source: str, names: KnownNames, path: Path = Path(NAMES[0])) -> Config:
    """The configuration that *source*, the text of a ``.checker.yaml``, says; as if it stood at *path*. Raises ConfigError."""
    path = _absolute(path)
    reading = _Reading(path.parent, names, None, {})
    _add(path, source, reading, ())
    return _whole(list(reading.read.values()))


def _whole(layers: Sequence[Layer]) -> Config:
    """The layers, and the content of the files that they name."""
    approved: frozenset[str] | None = None
    stamp: list[str | bytes] = []
    files: dict[Path, bytes] = {}
    for layer in layers:
        if layer.sources is not None:
            approved = read_sources(layer.path.parent / layer.sources, layer.sources)
        named = [layer.path.parent / each for each in layer.footer or ()]
        files |= {at: _footer(at, each) for at, each in zip(named, layer.footer or (), strict=True)}
        others = [layer.path, *([layer.path.parent / layer.sources] if layer.sources is not None else [])]
        for each in (*named, *others):
            stamp += (str(each), files[each] if each in files else _content(each))
        for each in _rule_files(layer):
            stamp += (str(each), _content(each))
    return Config(tuple(layers), approved, files, digest(*stamp))


def _footer(path: Path, at: str) -> bytes:
    try:
        return content(path)
    except OSError as error:
        message = Message("config.unreadable", path=str(at), reason=why(error))
        raise _fault(message, path, at if isinstance(at, Text) else None) from None


def _rule_files(layer: Layer) -> list[Path]:
    """All that the rules of the site's own are made of."""
    folders = (layer.path.parent / each for each in layer.rulebook)
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".yaml", ".txt"))


def _content(path: Path) -> bytes:
    """The bytes of a file; none where the configuration was given as text and no such file exists."""
    try:
        return content(path)
    except OSError:
        return b""


def _add(path: Path, source: str, reading: _Reading, above: tuple[Path, ...]) -> None:
    """The layer of the file *path*, whose text is *source*, after those it extends; *above* are those that extend it."""
    table = yaml_places.table(yaml_places.read(source, shown(path), ConfigError))
    _extend(path, table, reading, above)
    values: dict[str, Any] = FILE.read(table, _with_own_rules(path, table, reading))
    for each in values.get("footer", ()):
        _check(path, each, reading)
    for key in ("sources", "baseline"):
        if key in values:
            _check(path, values[key], reading)
    for each in values.get("footer", ()):
        if not os.path.isfile(path.parent / each):  # False, too, for a name that is too long
            raise each.error(Message("config.no-footer", path=str(each)))
    folder = path.parent if reading.home.is_relative_to(path.parent) else reading.home
    reading.read[path] = Layer(path=path, folder=folder, **values)


def _extend(path: Path, table: Table, reading: _Reading, above: tuple[Path, ...]) -> None:
    """The layers of the files that *path* extends, and of those that they extend, each once."""
    for each in _listed(table, "extends"):
        _check(path, each, reading)
        at = _absolute(path.parent / each)
        if at in (*above, path):
            raise each.error(Message("config.extends-itself", path=str(each)))
        if len(above) >= MOST:
            raise each.error(Message("config.extends-deep", most=MOST))
        if at not in reading.read:
            _add(at, _source(at, each), reading, (*above, path))


def _with_own_rules(path: Path, table: Table, reading: _Reading) -> KnownNames:
    """What may be named in the file *path*: the rules of its own, too, and those of the files that it extends."""
    own = _listed(table, "rulebook")
    for each in own:
        _check(path, each, reading)
        if not os.path.isdir(path.parent / each):
            raise each.error(Message("config.no-rulebook", path=str(each)))
        for file in (path.parent / each).rglob("*"):
            if reading.within is not None and not is_inside(file, reading.within):
                raise each.error(Message("config.outside", path=shown(file)))
    inherited = Config(tuple(reading.read.values())).own_rules
    folders = [*inherited, *(_absolute(path.parent / each) for each in own)]
    return reading.names.own(folders) if folders and reading.names.own is not None else reading.names


def _listed(table: Table, key: str) -> tuple[Text, ...]:
    value = next((value for name, value in table.items() if name == key), None)
    return listed(value) if value is not None else ()


def _check(path: Path, named: Text, reading: _Reading) -> None:
    """Refuse what is no path, and one that leads out of where this configuration may look."""
    try:
        outside = reading.within is not None and not is_inside(path.parent / named, reading.within)
        os.fsencode(named)
    except ValueError:  # a NUL, or half of a surrogate pair
        outside = None
    if outside is None or "\0" in named:
        raise named.error(Message("config.bad-path", path=str(named)))
    if outside:
        raise named.error(Message("config.outside", path=str(named)))


def _source(path: Path, at: Text | None) -> str:
    data = b""
    try:
        data = content(path)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise _fault(Message("config.unreadable", path=shown(path), reason=why(error)), path, at) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(Message("config.not-utf8"), path=shown(path), line=line, column=1) from None


def _fault(message: Message, path: Path, at: Text | None) -> Exception:
    return at.error(message) if at is not None else ConfigError(message, path=shown(path))


def read_sources(path: Path, at: str) -> frozenset[str]:
    """The folded names in a list of approved outlets: one a line, aliases after ``|``, ``#`` begins a comment.

    The list may be in any encoding that a page may be in. Raises ConfigError, at the value *at* if that has a place.
    """
    from checker.text.decode import decode
    from checker.text.fold import fold

    try:
        text = decode(content(path), declared_in="text").text
    except (OSError, ReadError) as error:
        message = Message("config.no-sources", reason=why(error))
        raise _fault(message, path, at if isinstance(at, Text) else None) from None
    lines = (line.partition("#")[0] for line in text.splitlines())
    names = (" ".join(fold(name).split()) for line in lines for name in line.replace("｜", "|").split("|"))
    return frozenset(name for name in names if name)


def is_top(folder: Path) -> bool:
    """Whether *folder* is the top of a work tree."""
    return any(os.path.exists(folder / store) for store in STORES)  # False, too, where nobody may look


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
