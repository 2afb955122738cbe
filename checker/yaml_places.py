"""YAML whose values remember where they stand, and mappings that refuse what nobody asked for.

Every scalar is read as a string: ``no``, ``off`` and ``00000000`` stay what their author wrote; tags mean nothing.
Duplicate keys and aliases are refused. A mistake is raised as the error class that the caller chose, with path, line and column
(1-based code points).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from checker import disk
from checker.errors import CheckerError, ConfigError, why
from checker.messages import Message

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

YES = frozenset({"yes", "true", "on", "y"})
NO = frozenset({"no", "false", "off", "n"})
DEEPEST = 50
COLON = "："
MOST_NAMED = 12
"""So many words that would be right are told to whoever wrote none of them."""


Tree = tuple[int, int, Any]
"""A value as plain data: line, column, and a string, a list of trees, or a mapping from keys to their line, their column and a tree."""


class Memory(NamedTuple):
    """Texts that were parsed before, and those that are asked for now."""

    known: Mapping[str, Tree]
    used: dict[str, Tree]


_MEMORY: ContextVar[Memory | None] = ContextVar("parsed before", default=None)


@contextmanager
def knowing(known: Mapping[str, Tree]) -> Iterator[dict[str, Tree]]:
    """Parse no text that is one of the *known*; yields all that are asked for meanwhile, with what they hold."""
    memory = Memory(known, {})
    token = _MEMORY.set(memory)
    try:
        yield memory.used
    finally:
        _MEMORY.reset(token)


class Origin(NamedTuple):
    """The file a value came from, and what a mistake in it is called."""

    path: str
    error: type[CheckerError]


class Located:
    """What a value knows of its place: the file, and 1-based line and column in code points."""

    __slots__ = ()
    origin: Origin
    line: int
    column: int

    def error(self, message: Message) -> CheckerError:
        """A mistake at this value, to be raised."""
        return self.origin.error(message, path=self.origin.path, line=self.line, column=self.column)


class Text(Located, str):
    """A scalar."""

    __slots__ = ("column", "line", "origin")


class Items(Located, list["Value"]):
    """A sequence."""

    __slots__ = ("column", "line", "origin")


class Table(Located, dict[Text, "Value"]):
    """A mapping; its keys are :class:`Text` and may be asked for as plain strings."""

    __slots__ = ("column", "line", "origin")

    def only(self, known: Collection[str]) -> Table:
        """Itself, if it has no key but the *known* ones."""
        for key in self:
            if key not in known:
                raise unknown(key, known, Message("noun.key"))
        return self

    def need(self, key: str) -> Value:
        """The value of a key that must be there."""
        try:
            return self[key]  # type: ignore[index]  # a Text is found by an equal str
        except KeyError:
            raise self.error(Message("yaml.missing", key=key)) from None

    def find(self, key: str) -> Value | None:
        """The value of a key, or None."""
        return self.get(key)  # type: ignore[call-overload,no-any-return]

    def inner(self, key: str) -> Table:
        """The mapping at a key; an empty one where the key or its value is left out."""
        value = self.find(key)
        return table(value) if value is not None else _place(Table(), self.origin, self.line, self.column)


Value = Text | Items | Table
Kind = TypeVar("Kind", Text, Items, Table)
SHAPES = {
    Text: Message("yaml.shape.value"),
    Items: Message("yaml.shape.list"),
    Table: Message("yaml.shape.mapping"),
}


def read(text: str, path: str, error: type[CheckerError] = ConfigError) -> Value:
    """The one value that a YAML document holds; an empty :class:`Text` when it holds none.

    *path* is how the file is named in errors, *error* what they are.
    """
    origin, memory = Origin(path, error), _MEMORY.get()
    tree = memory.known.get(text) if memory is not None else None
    if tree is None:
        tree = _parsed(text, origin)
    if memory is not None:
        memory.used[text] = tree
    return _value(tree, origin)


def _parsed(text: str, origin: Origin) -> Tree:
    """What a YAML document holds, as plain data. Raises the error of *origin*."""
    import yaml

    path, error = origin
    try:
        node = _parser()(text).get_single_node()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else _unreadable(text)
        what = getattr(fault, "problem", None) or getattr(fault, "reason", None) or str(fault)
        if (wide := _full_width(text)) is not None:
            raise error(Message("yaml.full-width"), path=path, line=wide[0], column=wide[1]) from None
        raise error(Message("yaml.malformed", problem=what), path=path, line=line, column=column) from None
    except (RecursionError, UnicodeEncodeError):
        line, column = _unreadable(text)
        raise error(Message("yaml.unreadable"), path=path, line=line, column=column) from None
    return _tree(node, origin, 0, set()) if node is not None else (1, 1, "")


@cache
def _parser() -> Any:
    """A loader that does not ask what type a scalar is, for all are strings: libyaml's where it was built, which is twelve times as fast."""
    import yaml

    def resolve(*_: object) -> None:
        """No tag for any node."""

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return type("Parser", (loader,), dict.fromkeys(("resolve", "descend_resolver", "ascend_resolver"), resolve))


def data(file: Traversable, error: type[CheckerError]) -> Table:
    """What a file of data holds, as a mapping. Raises *error* where it cannot be read or is none."""
    try:
        return table(read(disk.text(file), str(file), error))
    except (OSError, UnicodeDecodeError) as fault:
        raise error(Message("rule.unreadable", reason=why(fault)), path=str(file)) from None


def table(value: Value) -> Table:
    """The value as a mapping; an empty one where nothing was written."""
    if isinstance(value, Text) and not value:
        return _place(Table(), value.origin, value.line, value.column)
    return shaped(value, Table)


def shaped(value: Value, shape: type[Kind]) -> Kind:
    """The value, if it has the shape that is asked for."""
    if isinstance(value, shape):
        return value
    raise _misshapen(value, shape)


def text(value: Value) -> Text:
    """The value as a scalar that is not empty."""
    scalar = shaped(value, Text)
    if not scalar.strip():
        raise scalar.error(Message("yaml.empty"))
    return scalar


def texts(value: Value) -> tuple[Text, ...]:
    """A list of scalars; a single scalar is a list of one."""
    if isinstance(value, Items):
        return tuple(text(item) for item in value)
    return (text(value),)


def some(value: Value) -> tuple[Text, ...]:
    """As :func:`texts`, with at least one in it."""
    found = texts(value)
    if not found:
        raise value.error(Message("yaml.empty"))
    return found


def flag(value: Value) -> bool:
    """``yes``, ``true``, ``on``, or ``no``, ``false``, ``off``, in any case."""
    scalar = shaped(value, Text)
    if scalar.lower() in YES:
        return True
    if scalar.lower() in NO:
        return False
    raise scalar.error(Message("yaml.flag", word=str(scalar)))


def choice(value: Value, known: Collection[str]) -> str:
    """One of the *known* words."""
    scalar = shaped(value, Text)
    if scalar not in known:
        raise unknown(scalar, known, Message("noun.value"))
    return str(scalar)


def words(value: Value) -> dict[str, str]:
    """A sentence in both languages, ``zh`` and ``en``."""
    both = shaped(value, Table).only(("zh", "en"))
    return {lang: str(text(both.need(lang))) for lang in ("zh", "en")}


def unknown(word: Text, known: Iterable[str], noun: Message) -> CheckerError:
    """The mistake of writing a word that nobody knows, with the nearest one that is known; *noun* is what it should be."""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(word, names, 1, 0.5)
    hint: str | Message = ""
    if near:
        hint = Message("did-you-mean", near=near[0])
    elif names and len(names) <= MOST_NAMED:
        hint = Message("yaml.known", names=tuple(names))
    return word.error(Message("yaml.unknown", noun=noun, word=str(word), hint=hint))


def _tree(node: Any, origin: Origin, depth: int, seen: set[int]) -> Tree:
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    if id(node) in seen or depth > DEEPEST:
        message = Message("yaml.deep") if depth > DEEPEST else Message("yaml.alias")
        raise origin.error(message, path=origin.path, line=line, column=column)
    seen.add(id(node))
    if node.id == "scalar":
        return line, column, str(node.value)
    if node.id == "sequence":
        return line, column, [_tree(item, origin, depth + 1, seen) for item in node.value]
    entries: dict[str, tuple[int, int, Tree]] = {}
    for key_node, value_node in node.value:
        key = _value(_tree(key_node, origin, depth + 1, seen), origin)
        if not isinstance(key, Text):
            raise _misshapen(key, Text)
        if key in entries:
            raise key.error(Message("yaml.twice", key=str(key)))
        entries[str(key)] = key.line, key.column, _tree(value_node, origin, depth + 1, seen)
    return line, column, entries


def _value(tree: Tree, origin: Origin) -> Value:
    line, column, held = tree
    if isinstance(held, str):  # thousands of them make up the rules: no call for the place
        scalar = Text(held)
        scalar.origin, scalar.line, scalar.column = origin, line, column
        return scalar
    if isinstance(held, list):
        return _place(Items([_value(item, origin) for item in held]), origin, line, column)
    result = _place(Table(), origin, line, column)
    for key, (key_line, key_column, value) in held.items():
        result[_place(Text(key), origin, key_line, key_column)] = _value(value, origin)
    return result


def _unreadable(text: str) -> tuple[int, int]:
    """Line and column of the first character that YAML does not take, of which libyaml tells no place."""
    from yaml.reader import Reader

    found = Reader.NON_PRINTABLE.search(text)
    if found is None:
        return 0, 0
    before = text[: found.start()]
    return before.count("\n") + 1, found.start() - before.rfind("\n")


def _full_width(text: str) -> tuple[int, int] | None:
    """Line and column of the first colon that is a Chinese one and stands after a key; None where there is none."""
    for number, line in enumerate(text.splitlines(), 1):
        key, colon, _ = line.partition(COLON)
        if colon and key.strip(" -") and key.isascii() and ":" not in key and "#" not in key:
            return number, len(key) + 1
    return None


def _misshapen(value: Value, shape: type[Kind]) -> CheckerError:
    if shape is Table and isinstance(value, Text) and _full_width(value) is not None:
        return value.error(Message("yaml.full-width"))
    return value.error(Message("yaml.shape", shape=SHAPES[shape]))


def _place(value: Kind, origin: Origin, line: int, column: int) -> Kind:
    value.origin = origin
    value.line = line
    value.column = column
    return value
