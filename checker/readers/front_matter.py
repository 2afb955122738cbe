"""Front matter: the fields that stand above a Markdown post, each with the place of its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model import Field, Span
from checker.text.packed import joined, packed, parted, stretches

if TYPE_CHECKING:
    import yaml

_EOL = r"(?:\r\n?|\n)"
_YAML = re.compile(rf"\A(?:[ \t]*{_EOL})*---[ \t]*{_EOL}(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:{_EOL}|\Z)", re.DOTALL)
_TOML = re.compile(rf"\A(?:[ \t]*{_EOL})*\+\+\+[ \t]*{_EOL}(.*?)(?<=[\r\n])\+\+\+[ \t]*(?:{_EOL}|\Z)", re.DOTALL)
_BARE = re.compile(
    rf"\A(?:[ \t]*{_EOL}){{0,3}}((?:[A-Za-z][\w-]*:[^\r\n]*{_EOL}(?:(?:[ \t]|-[ ])[^\r\n]*{_EOL})*+){{2,}}+)---[ \t]*(?:{_EOL}|\Z)"
)
"""Without the line above it, as Hexo reads it; its lists need not be indented (hexo-front-matter, *Front-matter first*)."""
_VALUE = r"""(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s#](?:[^\r\n#]++|(?<![ \t])#)*+))"""
_TOML_LINE = re.compile(rf"(?:^|(?<=[\r\n]))[ \t]*([\w.-]+)[ \t]*=[ \t]*{_VALUE}")
_YAML_LINE = re.compile(rf"(?:^|(?<=[\r\n]))([\w-]+)[ \t]*:[ \t]*{_VALUE}")
_PANDOC = re.compile(rf"\A%[ \t]([^\r\n]*+){_EOL}%[ \t]([^\r\n]*+)(?:{_EOL}|\Z)(?:%[ \t]([^\r\n]*+)(?:{_EOL}|\Z))?")
"""A title, an author and a day, each in a line of its own (pandoc.org, *Extension: pandoc_title_block*)."""
_PANDOCS = ((1, "title"), (2, "author"), (3, "date"))
_SPOKEN = re.compile(r"(?<![^\r\n])[ \t]*[一-鿿]{2,8}[ \t]*：")
"""A line for readers, whose colon is none of YAML's: lines between rules, and no front matter, where no key stands beside it."""
_LONGEST = 60_000
"""Characters above which YAML is read line by line: nobody writes that much, and the parser is slow."""
_DEEPEST = 3


def split(source: str) -> tuple[int, Sequence[Field]]:
    """Where the body begins in *source*, and the fields above it; ``(0, ())`` where there is no front matter."""
    match = _YAML.match(source) or _BARE.match(source)
    if match is not None:
        fields = _yaml(source, match.start(1), match.end(1))
        is_above = fields or (match.re is _YAML and not _SPOKEN.search(source, match.start(1), match.end(1)))
        return (match.end(), fields) if is_above else (0, ())
    match = _TOML.match(source)
    if match is not None:
        return match.end(), _lines(_TOML_LINE, source, match.start(1), match.end(1))
    match = _PANDOC.match(source)
    if match is not None:
        told = {name: Span(*_trimmed(source, *match.span(number))) for number, name in _PANDOCS if match[number]}
        return match.end(), tuple(Field("front matter", name, source[slice(*at)], at) for name, at in told.items())
    return 0, ()


def _lines(pattern: re.Pattern[str], source: str, start: int, end: int) -> Sequence[Field]:
    """The fields of a block that is read line by line: it may be one flood of them, so only numbers of each are kept."""
    names, values = stretches(), stretches()
    for found in pattern.finditer(source, start, end):
        group = next(number for number in (2, 3, 4) if found[number] is not None)
        begin, stop = _trimmed(source, *found.span(group))
        if stop > begin:
            names.append(joined(*found.span(1)))
            values.append(joined(begin, stop))

    def field(name: int, value: int) -> Field:
        span = Span(*parted(value))
        return Field("front matter", source[slice(*parted(name))].lower(), source[slice(*span)], span)

    return packed(field, names, values)


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    part = source[start:end]
    return end - len(part.lstrip()), max(start + len(part.rstrip()), end - len(part.lstrip()))


def _yaml(source: str, start: int, end: int) -> Sequence[Field]:
    """The fields of a YAML block; one that is no YAML is read line by line, for posts are written by people."""
    import yaml

    root: yaml.Node | None = None
    if end - start <= _LONGEST:
        try:
            root = yaml.compose(source[start:end], Loader=yaml.SafeLoader)
        except (yaml.YAMLError, ValueError, RecursionError):
            root = None
    if isinstance(root, yaml.MappingNode):
        return tuple(_nodes(root, source, start, "", set()))
    return _lines(_YAML_LINE, source, start, end) if root is None else ()


def _nodes(root: yaml.MappingNode, source: str, start: int, prefix: str, seen: set[int]) -> Iterator[Field]:
    """The scalars below *root*; one that an alias repeats is told once, where it stands."""
    import yaml

    for key, value in root.value:
        name = prefix + str(key.value).strip().lower()
        for node in _items(value):
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode) and prefix.count(".") < _DEEPEST:
                yield from _nodes(node, source, start, f"{name}.", seen)
            elif isinstance(node, yaml.ScalarNode):
                yield Field("front matter", name, node.value.strip(), _place(node, source, start))


def _items(value: yaml.Node) -> Iterator[yaml.Node]:
    """What a list holds, and what the lists in it hold (hexo.io, *Front-matter*: categories that do not lie in each other); of anything else, itself."""
    import yaml

    for node in value.value if isinstance(value, yaml.SequenceNode) else (value,):
        yield from node.value if isinstance(node, yaml.SequenceNode) else (node,)


def _place(node: yaml.ScalarNode, source: str, start: int) -> Span:
    """Where a scalar's value stands: without its quotes, or without the line of ``|`` and ``>``."""
    begin, end = start + node.start_mark.index, start + node.end_mark.index
    if node.style in ("'", '"'):
        begin, end = begin + 1, end - 1
    elif node.style in ("|", ">"):
        first = re.compile(_EOL).search(source, begin, end)
        begin = first.end() if first else begin
    return Span(*_trimmed(source, begin, end))
