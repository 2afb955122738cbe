"""Front matter: the fields that stand above a Markdown post, each with the place of its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Field, Span

_YAML = re.compile(r"\A(?:[ \t]*\r?\n)*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_BARE = re.compile(r"\A((?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t]+-?[^\n]*\n)*){2,})---[ \t]*(?:\r?\n|\Z)")
_TOML_LINE = re.compile(r"""(?m)^\s*([\w.-]+)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#][^\n#]*))""")
_YAML_LINE = re.compile(r"""(?m)^([\w-]+)[ \t]*:[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s#][^\n]*))?""")


def split(source: str) -> tuple[int, tuple[Field, ...]]:
    """Where the body begins in *source*, and the fields above it; ``(0, ())`` where there is no front matter."""
    match = _YAML.match(source) or _BARE.match(source)
    if match is not None:
        fields = tuple(_yaml(source, match.start(1), match.end(1)))
        return (match.end(), fields) if fields or match.re is _YAML else (0, ())
    match = _TOML.match(source)
    if match is not None:
        return match.end(), tuple(_lines(_TOML_LINE, source, match.start(1), match.end(1)))
    return 0, ()


def _lines(pattern: re.Pattern[str], source: str, start: int, end: int) -> Iterator[Field]:
    for found in pattern.finditer(source, start, end):
        group = next((number for number in (2, 3, 4) if found.group(number) is not None), 0)
        if group:
            value = found.group(group).strip()
            begin = found.start(group)
            yield Field("front matter", found.group(1).lower(), value, Span(begin, begin + len(value)))


def _yaml(source: str, start: int, end: int) -> Iterator[Field]:
    """The fields of a YAML block; one that is no YAML is read line by line, for posts are written by people."""
    import yaml

    block = source[start:end]
    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        yield from _lines(_YAML_LINE, source, start, end)
        return
    if isinstance(root, yaml.MappingNode):
        yield from _nodes(root, source, start, "")


def _nodes(root: object, source: str, start: int, prefix: str, depth: int = 0) -> Iterator[Field]:
    import yaml

    if not isinstance(root, yaml.MappingNode) or depth > 3:
        return
    for key, value in root.value:
        name = prefix + str(key.value).strip().lower()
        for node in value.value if isinstance(value, yaml.SequenceNode) else (value,):
            if isinstance(node, yaml.MappingNode):
                yield from _nodes(node, source, start, f"{name}.", depth + 1)
            elif isinstance(node, yaml.ScalarNode) and node.value.strip():
                begin, finish = start + node.start_mark.index, start + node.end_mark.index
                if node.style in ("'", '"'):
                    begin, finish = begin + 1, finish - 1
                yield Field("front matter", name, node.value.strip(), Span(begin, finish))
