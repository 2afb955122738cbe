"""Lists of paths in gitignore syntax, each pattern with the place where it was written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ConfigError
from checker.gitignore import Gitignore
from checker.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.yaml_places import Text


class PathPattern(NamedTuple):
    """One pattern of a configuration; it tells patterns apart that are written alike in two places."""

    key: str
    """The key it stands under: ``ignore``, ``republished``, ``rules.icp-missing.paths`` …"""
    text: str
    path: str
    """The configuration file."""
    line: int
    column: int

    @property
    def takes_back(self) -> bool:
        """Whether it takes paths out of its list."""
        return self.text.startswith("!")


class Globs:
    """Patterns that decide together, as the lines of a ``.gitignore`` do: the last that matches has the word.

    ``index.html`` matches in every folder, ``/index.html`` only beside the configuration, ``a/**`` all below ``a``,
    ``!a/b/**`` takes some of it back. So does ``!a/b/``, and for files that a pattern before it names itself (``**``) too;
    only under ``ignore`` is it as git has it, which walks folders.
    """

    __slots__ = ("_spec", "patterns")

    def __init__(self, patterns: Sequence[PathPattern] = ()) -> None:
        self.patterns = tuple(patterns)
        self._spec: Gitignore | None = None

    def checked(self) -> Globs:
        """Itself. Raises ConfigError for a pattern that is none, or that can match nothing."""
        for each in self.patterns:
            if (fault := impossible(each.text)) is not None:
                raise ConfigError(fault, path=each.path, line=each.line, column=each.column)
        return self

    def __reduce__(self) -> tuple[type[Globs], tuple[tuple[PathPattern, ...]]]:
        return Globs, (self.patterns,)

    def match(self, path: str) -> PathPattern | None:
        """The pattern by which *path* (relative, with ``/``) belongs to the list, or None when it does not."""
        found = self.decide(path)
        return found if found is not None and not found.takes_back else None

    def decide(self, path: str) -> PathPattern | None:
        """The last pattern that matches *path*, also one that takes it out; None when none does."""
        if not self.patterns:
            return None
        if self._spec is None:
            self._spec = Gitignore([_meant(pattern) for pattern in self.patterns])
        decision = self._spec.decide(path)
        return None if decision is None else self.patterns[decision.line]


def globs(key: str, texts: Sequence[Text]) -> Globs:
    """The scalars under *key* as patterns."""
    return Globs([pattern(key, text) for text in texts]).checked()


def pattern(key: str, text: Text) -> PathPattern:
    """One scalar under *key* as a pattern."""
    return PathPattern(key, str(text).strip(), text.origin.path, text.line, text.column)


def impossible(text: str) -> Message | None:
    r"""What is wrong with a pattern that git would not take, or that no path can match; None where nothing is.

    >>> [impossible(text) is None for text in ("a/**", "!a/b", "!", "../a", r"a\b", "D:/site")]
    [True, True, False, False, False, False]
    """
    try:
        Gitignore([_rooted(text)])
    except ValueError:
        return Message("config.bad-pattern", pattern=text)
    if ".." in text.split("/"):
        return Message("config.pattern-above", pattern=text)
    if text[1:3] in (":/", ":\\") or any(a == "\\" and b.isalnum() for a, b in pairwise(text)):
        return Message("config.pattern-windows", pattern=text)
    return None


def _meant(pattern: PathPattern) -> str:
    """The line of a ``.gitignore`` that says it: a folder taken back is taken back with all that is in it."""
    text = _rooted(pattern.text)
    if pattern.key == "ignore" or not (text.startswith("!") and text.endswith("/")):
        return text
    folder = text[1:-1]
    return f"!{folder}/**" if "/" in folder else f"!**/{folder}/**"


def _rooted(text: str) -> str:
    """``./a`` means what people think it means, which gitignore does not."""
    return text[1:] if text.startswith("./") else text
