"""``.checker.yaml``: what a site says of itself, and which rules it wants where.

    finder = Finder(KnownNames(rules, packs))
    settings = finder.find(path).for_path(path)

The nearest file upwards holds, alone: files are not merged unless one extends another. Then the extending file is laid
over the extended ones: lists grow, single values are replaced, rules are replaced one by one. Files named in a
configuration (footer, sources, baseline, extends) are relative to the file that names them. Patterns are relative to it,
too, unless it is a shared file that does not stand above the site: then to the file that extends it.
"""

from __future__ import annotations

from checker.config.discovery import Finder, load, parse
from checker.config.globs import PathPattern
from checker.config.path_settings import Config, Layer, PathSettings
from checker.config.rule_settings import Allow, Level
from checker.config.schema import schema
from checker.config.validators import KnownNames

__all__ = [
    "Allow",
    "Config",
    "Finder",
    "KnownNames",
    "Layer",
    "Level",
    "PathPattern",
    "PathSettings",
    "load",
    "parse",
    "schema",
]
