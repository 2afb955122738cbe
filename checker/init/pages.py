"""What whole pages agree on: owner, numbers, host and name, by the majority of a bounded sample."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from checker.init.names import is_name, names_owner
from checker.init.settings import host_of
from checker.init.templates import is_aside

if TYPE_CHECKING:
    from checker.model import Fact, PageFacts

SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")
ASKED = 40
"""Pages that are read."""
_SHARE = 0.6
"""The share of the pages with any answer that have to give the same one."""
FEW = 3
"""Where fewer pages answer, the home page has to be among them."""
_HOME = re.compile(r"(?i)(?:.*/)?(?:index|default|home|main)\.\w+")
_TAG = re.compile(r"(?is)<(?:link|meta)\b[^>]*>")
_ATTRIBUTE = re.compile(r"""(?is)\b(rel|property|name|href|content)\s*=\s*["']?([^"'>]*)""")
_STROKES = 2
"""No title has more of them that is not a path."""
_GREETING = re.compile(r"^(?:热烈)?欢迎(?:您|你)?(?:来到|进入|光临|访问|浏览|登录|登陆)?")
_WORDS = 4
"""A title of more parts is a row of words to be found by."""
_TITLE = re.compile(r"(?is)<title[^>]*>(.{1,200}?)</title>")
_BORDERS = re.compile(r"\s*[|｜]\s*|\s+[-–—·]+\s+|--+")
"""What stands between the parts of a title, and in none of them: a name may hold a stroke (IT_某某)."""
_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-–—·]+\s+|--+|-(?=[^-]*$)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What pages say of one thing: the value they agree on, and what else some of them say."""

    value: str = ""
    others: tuple[str, ...] = ()


NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the pages of a site agree on."""

    owner: Answer = NOTHING
    icp: Answer = NOTHING
    police: Answer = NOTHING
    host: Answer = NOTHING
    name: str = ""
    news: bool = False
    """Whether most of them show a licence for a news service."""


def sample(files: Sequence[str], most: int = ASKED) -> list[str]:
    """Up to *most* of the pages among *files*: home pages first, then of every folder in turn, evenly spaced."""
    found = [path for path in files if path.lower().endswith(SUFFIXES) and not is_aside(path)]
    homes = [path for path in sorted(found, key=lambda path: (path.count("/"), path)) if _HOME.fullmatch(path)]
    rest = [path for path in found if path not in set(homes[: most // 4])]
    return [*homes[: most // 4], *_spread(rest, most - len(homes[: most // 4]))]


def _spread(files: Sequence[str], most: int) -> list[str]:
    by_folder: dict[str, list[str]] = defaultdict(list)
    for path in files:
        by_folder[path.partition("/")[0] if "/" in path else ""].append(path)
    share = max(1, most // max(1, len(by_folder)))
    return [path for folder in by_folder.values() for path in evenly(folder, share)][:most]


def evenly(files: Sequence[str], most: int) -> list[str]:
    """Up to *most* of *files*, at even distances."""
    return [files[number * len(files) // most] for number in range(most)] if len(files) > most else list(files)


def agree(
    paths: Sequence[str],
    read: Callable[[str], str | None],
    ask: Callable[[str], Sequence[PageFacts]],
    fewest: int = 1,
    *,
    is_one: bool = False,
) -> Agreed:
    """What the pages *paths* agree on; what is no whole page has no say, and fewer than *fewest* pages have none.

    Where some pages tell of an owner and quite others of a host, they are of several sites, and nothing is agreed on, unless the
    settings say that it *is one*.
    """
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    pages: dict[str, str] = {}
    for path in paths:
        whole = next((each for each in ask(path) if each.kind == "page"), None)
        if whole is None:
            continue
        pages[path] = text = read(path) or ""
        for what, value in (*_in_the_footer(whole), *_in_the_head(text)):
            told[what][path].add(value)
    if len(pages) < fewest:
        return Agreed()
    found = {what: answer(told[what], len(pages)) for what in ("owner", "icp", "police", "host", "name")}
    if not is_one and _of_several_sites(told, found):
        found = {what: Answer("", without_repeats((each.value, *each.others))) for what, each in found.items()}
    return Agreed(
        owner=found["owner"],
        icp=found["icp"],
        police=found["police"],
        host=found["host"],
        name=found["name"].value or _whole(_common_title(pages), found["owner"].value),
        news=2 * len(told["news"]) > len(pages),
    )


def _of_several_sites(told: Mapping[str, Mapping[str, set[str]]], found: Mapping[str, Answer]) -> bool:
    """Whether two of the answers are given by pages of which none gives both, and by several each."""
    behind = [
        {path for path, values in told[what].items() if each.value in values}
        for what, each in found.items()
        if each.value
    ]
    return any(len(one) > 1 < len(other) and not one & other for one, other in combinations(behind, 2))


def _in_the_footer(page: PageFacts) -> Iterator[tuple[str, str]]:
    for fact, _ in page.facts:
        if "footer" not in fact.regions:
            continue
        if names_owner(fact) and is_name(fact.fields["owner"]):
            yield "owner", fact.fields["owner"]
        elif fact.kind in ("icp", "police"):
            yield fact.kind, number_of(fact)  # a malformed one is an answer, too
        elif fact.kind == "licence" and fact.fields.get("normal") == "news":
            yield "news", "news"


def _in_the_head(text: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.findall(text[:50_000]):
        named = {key.lower(): value.strip() for key, value in _ATTRIBUTE.findall(tag)}
        what = (named.get("rel") or named.get("property") or named.get("name") or "").lower()
        if what in ("canonical", "og:url") and host_of(named.get("href") or named.get("content") or ""):
            yield "host", host_of(named.get("href") or named.get("content") or "")
        elif what in ("og:site_name", "sitename") and is_name(named.get("content", "")):
            yield "name", named["content"]


def answer(told: Mapping[str, set[str]], pages: int) -> Answer:
    """The value that most of the pages with an answer give; none where they are few and the home page is not among them, or where the
    home page gives another.
    """
    counts = Counter(value for values in told.values() for value in values)
    if not counts:
        return NOTHING
    bodies = Counter(body for values in told.values() for body in {subject_of(value) for value in values})
    body, times = bodies.most_common(1)[0]
    value = next(value for value, _ in counts.most_common() if subject_of(value) == body)
    others = tuple(other for other, _ in counts.most_common(4) if other not in ("", value))
    at_home = any(_at_the_top(path) and value in values for path, values in told.items())
    elsewhere = any(_at_the_top(path) and body not in set(map(subject_of, values)) for path, values in told.items())
    enough = times >= min(FEW, pages) or at_home
    if enough and not elsewhere and times >= _SHARE * len(told) and (times >= pages / 4 or at_home):
        return Answer(value, others)
    return Answer("", without_repeats((value, *others)))


def _at_the_top(path: str) -> bool:
    """Whether it is the home page of all."""
    return "/" not in path and _HOME.fullmatch(path) is not None


def _common_title(pages: Mapping[str, str]) -> str:
    """The last part of the titles, where most pages have it in common."""
    ends: Counter[str] = Counter()
    starts: set[str] = set()
    titles = 0
    for text in pages.values():
        found = _TITLE.search(text[:50_000])
        is_path = found is not None and found[1].count("/") > _STROKES  # of the file that it was made from
        borders = _BORDERS if found and _BORDERS.search(found[1].strip()) else _PARTS
        parts = [part.strip() for part in borders.split(found[1])] if found and not is_path else []
        titles += bool(parts)
        if 1 < len(parts) <= _WORDS and is_name(parts[-1]) and len(parts[-1]) <= 20:
            ends[parts[-1]] += 1
            starts.add(parts[0])
    name, times = ends.most_common(1)[0] if ends else ("", 0)
    several = len(starts) >= FEW  # where all have one title, its end may be a slogan
    return name if several and times >= 5 and times >= _SHARE * titles else ""


def _whole(name: str, owner: str) -> str:
    """A *name* from the titles without its greeting (欢迎进入某网), and the *owner* whose name it is but a half of (甲小学-乙中学)."""
    name = _GREETING.sub("", name)
    return owner if name and re.fullmatch(rf".+[-—·/、]{re.escape(name)}|{re.escape(name)}[-—·/、].+", owner) else name


def number_of(fact: Fact) -> str:
    """The number of a fact as it is registered; empty where its letter is not that of its area: one of the two is wrong."""
    letter, area = fact.fields.get("province", ""), fact.fields.get("area-province", "")
    return fact.fields.get("normal", "") if not (letter and area) or letter == area else ""


def subject_of(number: str) -> str:
    """A filing number without the site's own part: whose filing it is. Other text stays as it is."""
    return re.sub(r"(?<=号)-\d+\w?$", "", number)


def without_repeats(values: Iterable[str]) -> tuple[str, ...]:
    """The *values* that are not empty, each once."""
    return tuple(dict.fromkeys(value for value in values if value))
