"""The settings of one file, said aloud: what ``--show-config`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checker.config.discovery import shown
from checker.messages import FIRST, Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.config.path_settings import Config, PathSettings
    from checker.config.rule_settings import Allow


def show(config: Config, path: Path, graded: Mapping[str, str], topics: Mapping[str, str], lang: str = FIRST[0]) -> str:
    """What holds for *path*, as YAML with the keys of the configuration; comments say where it comes from.

    *graded* is the severity of every rule as it is asked of that file, packs and options included; ``off`` for one that
    is not asked; *topics* are the topics of the rules. The comments are in the language *lang*.
    """
    return "\n".join(_lines(config, path, graded, topics, lang)) + "\n"


def show_json(config: Config, path: Path, graded: Mapping[str, str], topics: Mapping[str, str]) -> str:
    """The same for programs: the keys of the configuration, and ``configured``, the rules whose severity it sets."""
    settings = config.for_path(path)
    values = {
        "path": shown(path),
        "configurations": [shown(layer.path) for layer in reversed(config.layers)],
        "ignored": settings.ignored.text if settings.ignored is not None else None,
        **_values(settings),
        "rules": dict(sorted(graded.items())),
        "configured": sorted(rule for rule in graded if _configured(rule, settings, topics)),
        "allow": [_exemption(each) for each in settings.allow],
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode() + "\n"


def _values(settings: PathSettings) -> dict[str, Any]:
    """What is said of one path, besides its rules and exemptions; None for what nobody says."""
    site = settings.site
    values = {"name": site.name, "owner": site.owner, "hosts": list(site.hosts), "icp": site.icp, "police": site.police}
    return {
        "site": {key: value for key, value in values.items() if value},
        "house names": list(site.house_names),
        "presume": site.presume or None,
        "language": settings.language,
        "kind": settings.kind,
        "columns": {role: list(names) for role, names in settings.columns.items()},
        "republished": site.republished,
        "footer": [shown(each) for each in settings.footer],
        "baseline": shown(settings.baseline) if settings.baseline else None,
        "approved sources": len(site.approved) if site.approved is not None else None,
        "max size": settings.max_size,
        "use": list(settings.packs),
    }


def _configured(rule: str, settings: PathSettings, topics: Mapping[str, str]) -> bool:
    return rule in settings.levels or topics.get(rule) in settings.levels


def _exemption(each: Allow) -> dict[str, str]:
    return {"rule": each.rule, "reason": each.reason} | ({"until": each.until.isoformat()} if each.until else {})


def _lines(
    config: Config, path: Path, graded: Mapping[str, str], topics: Mapping[str, str], lang: str
) -> Iterator[str]:
    settings = config.for_path(path)
    yield f"# {shown(path)}"
    for layer in reversed(config.layers):
        yield f"# ← {shown(layer.path)}"
    if not config.layers:
        yield f"# {Message('show-config.default').text(lang)}"
    if settings.ignored is not None:
        ignored, left_out = settings.ignored, Message("show-config.ignored").text(lang)
        yield f"# {left_out} ignore {quoted(ignored.text)}  # {ignored.path}:{ignored.line}"
    for key, value in _values(settings).items():
        yield f"{key}: {_flow(value)}"
    configured = f"  # {Message('show-config.configured').text(lang)}"
    yield "rules:"
    for rule, level in sorted(graded.items()):
        yield f"  {rule}: {quoted(level)}" + (configured if _configured(rule, settings, topics) else "")
    yield "allow:" if settings.allow else "allow: []"
    for each in settings.allow:
        yield f"  - {_flow(_exemption(each))}  # {each.where.path}:{each.where.line}"


def quoted(value: str) -> str:
    """A scalar in double quotes, as YAML reads it back; what cannot be seen is escaped."""
    inner = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in inner)


def _flow(value: str | float | Sequence[str] | Mapping[str, Any] | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, (int, float)):
        return f"{value:g}"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(quoted(each) for each in value) + "]"
