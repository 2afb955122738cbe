"""The settings of one file, said aloud: what ``--show-config`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.config.discovery import shown
from checker.messages import FIRST, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.config.path_settings import Config


def show(config: Config, path: Path, graded: Mapping[str, str], lang: str = FIRST[0]) -> str:
    """What holds for *path*, as YAML with the keys of the configuration; comments say where it comes from.

    *graded* is the severity of every rule as it is asked of that file, packs and options included; ``off`` for one that
    is not asked. The comments are in the language *lang*.
    """
    return "\n".join(_lines(config, path, graded, lang)) + "\n"


def _lines(config: Config, path: Path, graded: Mapping[str, str], lang: str) -> Iterator[str]:
    settings = config.for_path(path)
    site = settings.site
    yield f"# {shown(path)}"
    for layer in reversed(config.layers):
        yield f"# ← {shown(layer.path)}"
    if not config.layers:
        yield f"# {Message('show-config.default').text(lang)}"
    if settings.ignored is not None:
        ignored, left_out = settings.ignored, Message("show-config.ignored").text(lang)
        yield f"# {left_out} ignore {quoted(ignored.text)}  # {ignored.path}:{ignored.line}"
    values = {"name": site.name, "owner": site.owner, "hosts": list(site.hosts), "icp": site.icp, "police": site.police}
    yield f"site: {_flow({key: value for key, value in values.items() if value})}"
    yield f"house names: {_flow(list(site.house_names))}"
    yield f"presume: {site.presume or 'null'}"
    yield f"language: {settings.language or 'null'}"
    yield f"kind: {settings.kind or 'null'}"
    yield f"columns: {_flow({role: list(names) for role, names in settings.columns.items()})}"
    yield f"republished: {quoted(site.republished)}"
    yield f"footer: {_flow([shown(each) for each in settings.footer])}"
    yield f"baseline: {quoted(shown(settings.baseline)) if settings.baseline else 'null'}"
    yield f"approved sources: {len(site.approved) if site.approved is not None else 'null'}"
    yield f"use: {_flow(list(settings.packs))}"
    configured = f"  # {Message('show-config.configured').text(lang)}"
    yield "rules:"
    for rule, level in sorted(graded.items()):
        yield f"  {rule}: {quoted(level)}" + (configured if rule in settings.levels else "")
    yield "allow:" if settings.allow else "allow: []"
    for each in settings.allow:
        entry = {"rule": each.rule, "reason": each.reason} | ({"until": each.until.isoformat()} if each.until else {})
        yield f"  - {_flow(entry)}  # {each.where.path}:{each.where.line}"


def quoted(value: str) -> str:
    """A scalar in double quotes, as YAML reads it back; what cannot be seen is escaped."""
    inner = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in inner)


def _flow(value: Sequence[str] | Mapping[str, str | Sequence[str]]) -> str:
    if not isinstance(value, Mapping):
        return "[" + ", ".join(quoted(each) for each in value) + "]"
    pairs = (f"{key}: {quoted(each) if isinstance(each, str) else _flow(each)}" for key, each in value.items())
    return "{" + ", ".join(pairs) + "}"
