"""A configuration once read: frozen, and asked for the settings of one path after another."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config.globs import Globs, PathPattern
from checker.model import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.config.rule_settings import Allow, Level, RuleSetting
    from checker.model import Lang, PageKind

NOWHERE = Globs()


@dataclass(frozen=True, slots=True)
class Layer:
    """One configuration file. A field has the name of its key, ``_`` for a blank; None is a key that is not there."""

    path: Path
    """The file, absolute."""
    folder: Path
    """What its patterns are relative to. Its files are relative to where it stands."""
    site: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    house_names: tuple[str, ...] = ()
    presume: str | None = None
    language: Lang | None = None
    footer: tuple[str, ...] | None = None
    kinds: tuple[tuple[Globs, PageKind], ...] = ()
    columns: tuple[tuple[Globs, Mapping[str, tuple[str, ...]]], ...] = ()
    republished: Globs = NOWHERE
    original: Globs = NOWHERE
    sources: str | None = None
    rulebook: tuple[str, ...] = ()
    use: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    ignore: Globs = NOWHERE
    baseline: str | None = None
    max_size: float | None = None
    allow: tuple[Allow, ...] = ()
    extends: tuple[str, ...] = ()

    def patterns(self) -> Iterator[PathPattern]:
        """Every pattern in it that should match something, in the order of the keys."""
        for globs, _ in (*self.kinds, *self.columns):
            yield from globs.patterns
        for globs in (self.republished, self.original, self.ignore):
            yield from globs.patterns
        for setting in self.rules.values():
            yield from setting.paths.patterns if setting.paths else ()
        for entry in self.allow:
            yield from entry.paths.patterns if entry.paths else ()


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What holds for one path."""

    site: Site = field(default_factory=Site)
    """Without ``footer``: its facts are the business of whoever reads the template."""
    kind: PageKind | None = None
    """What the configuration calls the page, if it does."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the columns of an export hold: role → names."""
    packs: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Only the rules that the configuration names; they outweigh the packs."""
    allow: tuple[Allow, ...] = ()
    """The exemptions for this path, expired ones included."""
    language: Lang | None = None
    footer: tuple[Path, ...] = ()
    baseline: Path | None = None
    max_size: float | None = None
    """In MiB; 0 for no limit, None where nothing is said."""
    ignored: PathPattern | None = None
    """The pattern that leaves this path out."""
    used: frozenset[PathPattern] = frozenset()
    """The patterns of :meth:`Layer.patterns` that matched this path."""


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file and those it extends, farthest first; without any layer, what holds by default."""

    layers: tuple[Layer, ...] = ()
    approved: frozenset[str] | None = None
    """The folded names of the ``sources:`` file."""
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The content of the footer templates, by their paths as in :attr:`PathSettings.footer`."""
    stamp: str = ""
    """32 digits for all that was read: the files of the layers, and those that they name."""

    @property
    def own_rules(self) -> tuple[Path, ...]:
        """The folders with rules of the site's own."""
        found = (Path(os.path.abspath(layer.path.parent / each)) for layer in self.layers for each in layer.rulebook)
        return tuple(dict.fromkeys(found))

    @property
    def path(self) -> Path | None:
        """The file it was read from."""
        return self.layers[-1].path if self.layers else None

    def for_path(self, path: Path) -> PathSettings:
        """The settings for a file, which need not exist; a relative *path* counts from the current folder."""
        settings = PathSettings(site=Site(approved=self.approved))
        if not self.layers:
            return settings
        absolute = Path(os.path.abspath(path))  # Path.resolve would follow links out of the site
        for layer in self.layers:
            settings = _over(settings, layer, _relative(absolute, layer.folder))
        return settings


def _relative(path: Path, folder: Path) -> str:
    """Empty when the path lies elsewhere: no pattern matches that."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


def _over(below: PathSettings, layer: Layer, path: str) -> PathSettings:
    """The settings of one more layer on top of those *below*: lists grow, single values are replaced."""
    site = _site(below.site, layer)
    kind, by_kind = _kind(layer, path)
    republished, by_claim = _claim(layer, path)
    if republished:
        site = replace(site, republished="yes" if republished == "republished" else "no")
    levels, by_rule = _levels(layer, path)
    columns, by_columns = _columns(layer, path)
    ignored, by_ignore = _ignored(below, layer, path)
    allow, by_exemption = _exemptions(layer, path)
    used = set(filter(None, (by_kind, by_ignore, *by_claim, by_columns, *by_rule, *by_exemption)))
    return PathSettings(
        site=site,
        kind=kind or below.kind,
        columns={**below.columns, **columns},
        packs=tuple(dict.fromkeys((*below.packs, *layer.use))),
        levels={**below.levels, **levels},
        allow=(*below.allow, *allow),
        language=layer.language or below.language,
        footer=below.footer if layer.footer is None else tuple(layer.path.parent / each for each in layer.footer),
        baseline=below.baseline if layer.baseline is None else layer.path.parent / layer.baseline,
        max_size=below.max_size if layer.max_size is None else layer.max_size,
        ignored=ignored,
        used=below.used | used,
    )


def _site(below: Site, layer: Layer) -> Site:
    known = {each.name for each in fields(Site)}
    values = {
        key: value if isinstance(value, tuple) else str(value) for key, value in layer.site.items() if key in known
    }
    site = replace(below, **values)  # type: ignore[arg-type]  # the shape of ``site:`` has the types of Site's fields
    names = tuple(dict.fromkeys((*site.house_names, *(str(name) for name in layer.house_names))))
    return replace(site, house_names=names, presume="republished" if layer.presume else site.presume)


def _kind(layer: Layer, path: str) -> tuple[PageKind | None, PathPattern | None]:
    for globs, kind in reversed(layer.kinds) if path else ():
        found = globs.match(path)
        if found is not None:
            return kind, found
    return None, None


def _columns(layer: Layer, path: str) -> tuple[Mapping[str, tuple[str, ...]], PathPattern | None]:
    for globs, columns in reversed(layer.columns) if path else ():
        found = globs.match(path)
        if found is not None:
            return columns, found
    return {}, None


def _exemptions(layer: Layer, path: str) -> tuple[tuple[Allow, ...], list[PathPattern | None]]:
    decided = [(each, each.paths.match(path) if each.paths and path else None) for each in layer.allow]
    holding = tuple(each for each, found in decided if each.paths is None or found is not None)
    return holding, [found for _, found in decided]


def _claim(layer: Layer, path: str) -> tuple[str, list[PathPattern | None]]:
    """``republished``, ``original`` or nothing; where both lists match, the longer pattern knows more of the path."""
    decided = [each.decide(path) for each in (layer.republished, layer.original)] if path else []
    found = [each for each in decided if each is not None and not each.takes_back]
    best = max(found, key=lambda each: len(each.text), default=None)
    back = [each for each in decided if each is not None and each.takes_back]
    return (best.key if best is not None else ""), [best, *back]


def _levels(layer: Layer, path: str) -> tuple[dict[str, Level], list[PathPattern | None]]:
    """A rule with paths is off elsewhere; one that is off on its paths is elsewhere what it would be without them."""
    levels: dict[str, Level] = {}
    used: list[PathPattern | None] = []
    for rule, setting in layer.rules.items():
        found = setting.paths.decide(path) if setting.paths and path else None
        used.append(found)
        if setting.paths is None or (found is not None and not found.takes_back):
            levels[rule] = setting.level
        elif setting.level != "off":
            levels[rule] = "off"
    return levels, used


def _ignored(below: PathSettings, layer: Layer, path: str) -> tuple[PathPattern | None, PathPattern | None]:
    """The pattern that leaves the path out, and the one of this layer that says whether it is left out."""
    found = layer.ignore.decide(path) if path else None
    if found is None:
        return below.ignored, None
    return None if found.takes_back else found, found
