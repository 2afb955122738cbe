"""What a column of an export holds, by its name: ``rules/columns.yaml``, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import RuleError
from checker.messages import Message
from checker.shipped import shipped
from checker.text.fold import fold
from checker.text.pattern import LazyPattern
from checker.yaml_places import Table, Text, data, shaped, text, texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "columns.yaml"
ROLES = (
    "body", "short body", "title", "source", "link", "author", "editor", "original title", "republished", "original", "owner", "number",
    "id", "date",
)  # fmt: skip
"""What a column may hold that is of use to us."""
KEYS = ("roles", "around", "before", "short first", "short last", "slips", "inner", "within", "nothing", "original")
_ROLE = ("names", "behind", "states", "beside")
_REMARK = LazyPattern(r"[（(【\[][^）)】\]]*[）)】\]]|[*＊]")
_WORD = LazyPattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\da-zA-Z_]+")
_SEPARATOR = re.compile(r"[\W_]+")
REMEMBERED = 10_000
"""So many names are remembered: no table has more columns, and a hostile one shall not fill the memory."""
_LONGEST, _WAYS = 8, 40
"""Words of a name that are looked at, and the ways in which they may be meant."""
_LONGEST_NAME = 500
"""Characters above which a name is none of a column, but a text: it is not taken apart."""
_INEXACT = 3
"""How far a name with words around it counts behind the name itself: behind the first two of its role, one a language, and before all others."""
_SEVERAL = 2
"""Words that a name has at least in which one may be short for another: by itself it is a name of its own."""
_VOWELS = frozenset("aeiou")
_SHORTEST = 3
"""Letters that a word before or after a name has at least where nothing stands between them."""


class Meaning(NamedTuple):
    """A name of a column that is known."""

    role: str
    """One of :data:`ROLES`."""
    rank: int
    """Among the names of its role; that of the lowest counts first."""
    is_given: bool = False
    """Whether a configuration says so."""


@dataclass(frozen=True, slots=True)
class Columns:
    """All that ``columns.yaml`` says, and what a configuration adds."""

    known: Mapping[str, Meaning]
    """By the name in lower case, without anything but letters and digits."""
    states: Mapping[str, str]
    """Role → the kind of fact that it states, for those that state one."""
    beside: Mapping[str, str]
    """Names that count in front matter and meta tags, spelled as in :attr:`known` → role."""
    around: tuple[str, ...]
    """Words before or after a name that say nothing; the longest first."""
    before: tuple[str, ...]
    """Words that say nothing where they come first; the longest first."""
    first: Mapping[str, str]
    """What is short for a word where it comes first among several: ``src_media``."""
    last: Mapping[str, str]
    """What is short for a word where it comes last among several: ``release_dt``."""
    slips: tuple[str, ...]
    """Words that are meant where one letter of them is wrong."""
    inner: tuple[str, ...]
    """Below which names the value of an object is, in lower case."""
    within: frozenset[str]
    """Names of objects whose values count as columns of the row, in lower case."""
    nothing: frozenset[str]
    """Values that mean that nobody filled them in, in lower case."""
    original: frozenset[str]
    """Values of a source that claim originality, in lower case."""
    given: Mapping[str, Meaning] | None = None
    """What a configuration says of names, spelled as in :attr:`known`; it outweighs all."""
    memory: dict[str, Meaning | None] = field(default_factory=dict, compare=False, repr=False)
    """What was answered before: every row of a table asks for the same names."""

    def role(self, name: str) -> Meaning | None:
        """What a column called *name* holds; None where the name does not tell."""
        if len(name) > _LONGEST_NAME and not (self.given and spelled(name) in self.given):
            return None
        if name not in self.memory and len(self.memory) < REMEMBERED:
            self.memory[name] = self._role(name)
        return self.memory[name] if name in self.memory else self._role(name)

    def _role(self, name: str) -> Meaning | None:
        plain = spelled(name)
        if self.given and plain in self.given:
            return self.given[plain]
        found = self._known(name) or (self._known(mended) if (mended := self._mended(name)) != name else None)
        if found is not None and self.given and any(one.role == found.role for one in self.given.values()):
            return None  # somebody has said which column that is
        return found

    def _known(self, name: str) -> Meaning | None:
        plain = spelled(name)
        found = next((self.known[each] for each in self._shorter(name, plain) if each in self.known), None)
        return found and found._replace(rank=2 * found.rank + (0 if plain in self.known else _INEXACT))

    def _mended(self, name: str) -> str:
        """The name with each word that is one of :attr:`slips` but for a letter as it is meant."""

        def meant(word: re.Match[str]) -> str:
            """The word as it is meant."""
            said = word.group().lower()
            return next((right for right in self.slips if is_slip(said, right)), word.group())

        return _WORD.sub(meant, name)

    def _shorter(self, name: str, plain: str) -> Iterator[str]:
        """The name in all ways that may be meant: whole, without remarks, without the words around it, the fewest first."""
        yield plain
        bare = _REMARK.sub("", name)
        if bare != name and (inner := spelled(bare)):
            yield inner
            name, plain = bare, inner
        words = tuple(word.lower() for word in _WORD.findall(name)[:_LONGEST])
        met = {plain}
        if (whole := self._long(words)) not in met:
            met.add(whole)
            yield whole
        found: list[tuple[str, ...]] = [words] if words and "".join(words) == plain else [(plain,)]
        for parts in found:
            for fewer in self._fewer(parts):
                joined = "".join(fewer)
                if joined not in met and len(met) < _WAYS:
                    met.add(joined)
                    found.append(fewer)
                    yield joined
                    if (whole := self._long(fewer)) not in met:
                        met.add(whole)
                        yield whole

    def _long(self, words: tuple[str, ...]) -> str:
        """A name of several words without what is short for a word at its beginning or its end."""
        if len(words) < _SEVERAL:
            return "".join(words)
        return "".join((self.first.get(words[0], words[0]), *words[1:-1], self.last.get(words[-1], words[-1])))

    def _fewer(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The words of a name without one that says nothing, at its beginning or its end, by itself or as a part of what stands there."""
        first, last = words[0], words[-1]
        if len(words) > 1 and (first in self.around or first in self.before):
            yield words[1:]
        if len(words) > 1 and last in self.around:
            yield words[:-1]
        begins = (*_parts(self.around), *_parts(self.before))
        for word in begins if first.startswith(begins) else ():
            if first.startswith(word) and first != word:
                yield (first.removeprefix(word), *words[1:])
        ends = _parts(self.around)
        for word in ends if last.endswith(ends) else ():
            if last.endswith(word) and last != word:
                yield (*words[:-1], last.removesuffix(word))

    def using(self, given: Mapping[str, Sequence[str]]) -> Columns:
        """The same, with the names that a configuration gives for some roles, and none but these for them."""
        if not given:
            return self
        return replace(
            self,
            memory={},
            given={
                spelled(name): Meaning(role, rank, is_given=True)
                for role, names in given.items()
                for rank, name in enumerate(names)
            },
        )

    def examples(self, role: str) -> Iterator[str]:
        """A few names by which a column of this role is known."""
        found = self.given or self.known
        named = sorted((known.rank, name) for name, known in found.items() if known.role == role)
        latin = [name for _, name in named if name.isascii()][:3]
        yield from (*latin, *[name for _, name in named if not name.isascii()][: 5 - len(latin)])

    def stated_beside(self, name: str) -> str:
        """The kind of fact that a key of front matter or a meta tag of this name states; empty where the name does not tell."""
        return self.states.get(self.beside.get(spelled(name), ""), "")


@cache
def _parts(words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some words that may be a part of a longer one."""
    return tuple(word for word in words if len(word) >= _SHORTEST or not word.isascii())


def is_slip(word: str, right: str) -> bool:
    """Whether a word is another with two letters that changed places, one that is missing or twice, or a vowel for a vowel.

    >>> [is_slip(word, "content") for word in ("contnet", "contet", "conttent", "contant", "context", "contest", "content")]
    [True, True, True, True, False, False, False]
    """
    more = len(word) - len(right)
    if abs(more) > 1:
        return False
    at = next(
        (number for number, (one, other) in enumerate(zip(word, right, strict=False)) if one != other), len(right) - 1
    )
    if more == -1:
        return right[:at] + right[at + 1 :] == word
    if more == 1:
        return at > 0 and word[:at] + word[at + 1 :] == right and word[at] == word[at - 1]
    if more or word == right:
        return False
    is_turned = word[at : at + 2] == right[at : at + 2][::-1] and word[at + 2 :] == right[at + 2 :]
    return is_turned or (word[at + 1 :] == right[at + 1 :] and {word[at], right[at]} <= _VOWELS)


def spelled(name: str) -> str:
    """A name as it is compared, however it is written.

    >>> spelled("Copy_From"), spelled("copyFrom"), spelled("content:encoded"), spelled(" 稿件 來源 ")
    ('copyfrom', 'copyfrom', 'contentencoded', '稿件来源')
    """
    folded = fold(name)
    if folded.isalnum():
        return folded
    return _SEPARATOR.sub("", folded) or folded.strip()


def load(file: Traversable) -> Columns:
    """What *file* says.

    :raises RuleError: at the place of a mistake.
    """
    content = data(file, RuleError).only(KEYS)
    known: dict[str, Meaning] = {}
    states: dict[str, str] = {}
    beside: dict[str, str] = {}
    behind: dict[str, Meaning] = {}
    for role, value in shaped(content.need("roles"), Table).only(ROLES).items():
        about = shaped(value, Table).only(_ROLE)
        before = [spelled(word) for word in _listed(about, "behind")]
        for rank, name in enumerate(texts(about.need("names"))):
            plain, said = spelled(name), Meaning(str(role), rank)
            if known.setdefault(plain, said).role != role:
                raise name.error(Message("columns.twice", name=str(name)))
            for word in before:
                behind.setdefault(word + plain, said)
        if (stated := about.find("states")) is not None:
            states[str(role)] = str(text(stated))
        beside |= {spelled(name): str(role) for name in _listed(about, "beside")}
    known = behind | known  # what is a name by itself is that
    return Columns(
        known,
        states,
        beside,
        _longest(texts(content.need("around"))),
        _longest(texts(content.need("before"))),
        _words(content, "short first"),
        _words(content, "short last"),
        _longest(texts(content.need("slips"))),
        tuple(str(word).lower() for word in texts(content.need("inner"))),
        frozenset(str(word).lower() for word in texts(content.need("within"))),
        frozenset(str(word).lower() for word in texts(content.need("nothing"))),
        frozenset(str(word).lower() for word in texts(content.need("original"))),
    )


@cache
def shipped_columns() -> Columns:
    """Those that came with the program."""
    return load(shipped() / FILE)


def _longest(words: Iterable[Text]) -> tuple[str, ...]:
    """Some words in lower case, the longest first."""
    return tuple(sorted((str(word).lower() for word in words), key=len, reverse=True))


def _words(content: Table, key: str) -> Mapping[str, str]:
    """What is short for which word, in lower case."""
    return {str(short).lower(): str(text(word)).lower() for short, word in shaped(content.need(key), Table).items()}


def _listed(about: Table, key: str) -> tuple[Text, ...]:
    value = about.find(key)
    return texts(value) if value is not None else ()
