"""The settings of one file, said aloud: what ``--show-config`` prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.config.find import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.config.settings import Config


def show(config: Config, path: Path) -> str:
    """What holds for *path*, as YAML with the keys of the configuration; comments say where it comes from."""
    return "\n".join(_lines(config, path)) + "\n"


def _lines(config: Config, path: Path) -> Iterator[str]:
    settings = config.for_path(path)
    site = settings.site
    yield f"# {shown(path)}"
    for layer in reversed(config.layers):
        yield f"# ← {shown(layer.path)}"
    if not config.layers:
        yield "# 没有配置文件，全部按默认 no configuration: everything by default"
    if settings.ignored is not None:
        yield f"# 不检查 left out: ignore {_text(settings.ignored.text)}  # {settings.ignored.path}:{settings.ignored.line}"
    values = {"name": site.name, "owner": site.owner, "hosts": list(site.hosts), "icp": site.icp, "police": site.police}
    yield f"site: {_flow({key: value for key, value in values.items() if value})}"
    yield f"house names: {_flow(list(site.house_names))}"
    yield f"presume: {site.presume or 'null'}"
    yield f"language: {settings.language or 'null'}"
    yield f"kind: {settings.kind or 'null'}"
    yield f"republished: {_text(site.republished)}"
    yield f"footer: {_flow([shown(each) for each in settings.footer])}"
    yield f"baseline: {_text(shown(settings.baseline)) if settings.baseline else 'null'}"
    yield f"approved sources: {len(site.approved) if site.approved is not None else 'null'}"
    yield f"use: {_flow(list(settings.packs))}"
    yield "rules:" if settings.levels else "rules: {}"
    yield from (f"  {rule}: {_text(level)}" for rule, level in sorted(settings.levels.items()))
    yield "allow:" if settings.allow else "allow: []"
    for each in settings.allow:
        entry = {"rule": each.rule, "reason": each.reason} | ({"until": each.until.isoformat()} if each.until else {})
        yield f"  - {_flow(entry)}  # {each.where.path}:{each.where.line}"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _flow(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
