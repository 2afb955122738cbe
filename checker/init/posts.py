"""Whether the posts of a blog or a manual are its own: what their front matter and their words say of where they come from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.init.pages import evenly

if TYPE_CHECKING:
    from checker.model import Fact, PageFacts, Place

SUFFIXES = (".md", ".markdown", ".mdx")
_PAGES = (".html", ".htm", ".shtml", ".txt")
MOST = 2000
"""Posts that are read; of a larger blog nothing is claimed."""
ASKED = 200
"""Posts whose facts are asked for, of each: those that speak of a source, and the others."""
EXCEPTIONS = 20
"""A list of republished posts longer than this is nobody's own blog."""
_SHARE = 0.15
_FEW = 5
"""A line that more posts share is no word of one of them."""
_TERMS = re.compile(
    r"(?i)转载(?:请|須|须|必|时|-)|自由转载|注明|署名|许可|协议|版权声明|著作权声明|禁止|不得|licen[cs]e"
)
"""What a line says that tells how a post may be taken over, and not where it was taken from."""
_ELSEWHERE_TOO = ("原载", "首发")
"""Where one's own text was published first."""
_WEAK = ("来源", "來源", "信息来源", "图片来源", "source", "from", "via", "来自", "网络", "")
"""Words that speak of other things as often; such a one has to begin its line."""
_SOMETHING = re.compile(r"[一某][个部本篇位家种]")
"""How what is taken over is called where it is not named."""
_VERBS = tuple("转轉译譯翻摘")
"""How the words begin that say that a text was taken over."""
_EDGE = 600
_HEAD = 8
_TAIL = 10
"""Lines with text at either end of a post, front matter aside, where it says of itself where it comes from; further in, it speaks of something else."""
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)、])[ \t]+")
_BEFORE = re.compile(r"[\s>*_#\[【（(《「本文章稿]*")
"""What may stand before a label that begins its line."""
_EPIGRAPH = re.compile(r"^[ \t]*>.*[-—―–]{1,2}\s*(?:摘自|选自|出自|引自)")
"""A quotation's own signature."""
_NO_TEXT = re.compile(r"\s*(?:\[[^\]]+\]:.*|[-*_=\s]*|<!--.*-->|<[^<>]*>)")
"""A line that is blank to a reader: where links lead, a rule, a remark."""
_SPEAKS = re.compile(
    r"(?i)译自|譯自|译文|譯文|[（(\[【［〔][译譯][）)\]】］〕]|转载|轉載|转自|轉自|来源|來源|出处|出處|原文|译者|譯者|翻译|翻譯|首发|reprint|repost|translat|\bvia\b|(?m:^(?:source|from|original|copyright)\w*\s*:)"
)


_NOBODYS = re.compile(r"(?m)^author\s*:\s*[\"']?(?:网络|网路|互联网|转载|佚名|未知|匿名)[\"']?\s*$")
"""Whose writer is nobody is not one's own."""
_TAKEN = re.compile(
    r"(?i)内容来自|(?:来自|来源于|取自|摘录?自|抄自|转自|转载自|翻译自|译自|搬运自|整理自|节选自|引自|改编自)\s?[\[【：:《<h]|复制粘贴|照搬|搬运|侵删|原文(?:链接|地址|出处|见|[:：])"
    r"|本文[转译摘抄]|mp\.weixin\.qq\.com/s|著作权归作者所有|来源[:：]\s*(?:知乎|简书|csdn|掘金|博客园|微信)|[（(\[【][转译][）)\]】]|(?:转载|翻译)[\]】]"
)
"""What may say anywhere in a post that it, or a part of it, is somebody else's."""
_DOUBTS, _DOUBTFUL = 3, 0.03
"""So many posts that may be somebody else's, and such a share of all, and nothing is claimed."""
_FIELDS = 2000
"""So many characters of a post hold its front matter."""
_REPUBLISHED = frozenset(("转载", "轉載", "zhuanzai", "reprint", "reprints", "repost", "reposts"))
_ORIGINAL = frozenset(("原创", "原創", "yuanchuang"))
_LISTS = frozenset(("categories", "category", "tags", "tag", "archives"))
"""Folders of lists, not of articles."""
_LOOKED_AT = 12
"""Posts of a folder that are looked at."""
_A_THIRD = 3
"""One in so many of them has to say that it is a reprint."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What can be claimed of a folder of posts."""

    own: bool = False
    """Whether most of them name no source, and all that name one are known."""
    republished: tuple[str, ...] = ()
    """Those that say that they are somebody else's."""


def claims(
    paths: Sequence[str], read: Callable[[str], str | None], ask: Callable[[str], Sequence[PageFacts]]
) -> Claims:
    """What the posts *paths* say of where they come from."""
    if not paths or len(paths) > MOST:
        return Claims()
    texts = {path: read(path) or "" for path in paths}
    if sum(_NOBODYS.search(text, 0, _FIELDS) is not None for text in texts.values()) > _SHARE * len(paths):
        return Claims()
    speaking = _speaking({path: _said(text) for path, text in texts.items()})
    asked = evenly(speaking, ASKED)
    republished = tuple(path for path in asked if _is_republished(ask(path), texts[path]))
    if len(asked) < len(speaking) and republished:
        return Claims()
    doubts = sum(path not in republished and _TAKEN.search(text) is not None for path, text in texts.items())
    if len(republished) > min(EXCEPTIONS, _SHARE * len(paths)) or doubts >= max(_DOUBTS, _DOUBTFUL * len(paths)):
        return Claims()
    return Claims(own=True, republished=republished)


def folders(
    paths: Sequence[str], read: Callable[[str], str | None], ask: Callable[[str], Sequence[PageFacts]]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Patterns of the folders called 转载 or the like: those whose posts say so, a third of them at least and more than say otherwise,
    and the others; and of those called 原创 in which no post says otherwise.
    """
    republished, perhaps, original = list[str](), list[str](), list[str]()
    for folder, inside in _called(paths, _REPUBLISHED | _ORIGINAL).items():
        answers = [each.republished for path in evenly(inside, _LOOKED_AT) if read(path) for each in ask(path)]
        taken, own = answers.count("yes"), answers.count("no")
        if folder.rpartition("/")[2].lower() in _ORIGINAL:
            original += [f"{folder}/**"] if answers and not taken else []
        elif answers:
            (republished if taken * _A_THIRD >= len(answers) and taken > own else perhaps).append(f"{folder}/**")
    return tuple(republished), tuple(perhaps), tuple(original)


def are_taken(paths: Sequence[str], ask: Callable[[str], Sequence[PageFacts]]) -> bool:
    """Whether most of the posts *paths* say that they are somebody else's, by some of them at even distances."""
    answers = [each.republished for path in evenly(paths, _LOOKED_AT) for each in ask(path)]
    return 2 * answers.count("yes") > len(answers)


def _called(paths: Sequence[str], names: frozenset[str]) -> Mapping[str, list[str]]:
    """The folders called one of *names*, the first on each way, none of lists; and the texts in them."""
    found: dict[str, list[str]] = {}
    for path in paths:
        parts = path.split("/")[:-1]
        at = next((number for number, part in enumerate(parts) if part.lower() in names), None)
        is_text = path.lower().endswith((*SUFFIXES, *_PAGES))
        if at is not None and is_text and not {part.lower() for part in parts[:at]} & _LISTS:
            found.setdefault("/".join(parts[: at + 1]), []).append(path)
    return found


def _said(text: str) -> frozenset[str]:
    """The lines that speak of a source at the beginning of a post, front matter included, or at its end."""
    lines = text.split("\n")
    ends = (*_within(lines, 2 * _EDGE), *_within(lines[::-1], _EDGE), *_edges(text).values())
    return frozenset(line.strip() for line in ends if _SPEAKS.search(line))


def _within(lines: Sequence[str], most: int) -> Iterator[str]:
    """The first of *lines*, whole, that begin within *most* characters."""
    for line in lines:
        if most <= 0:
            return
        yield line
        most -= len(line) + 1


def _speaking(said: Mapping[str, frozenset[str]]) -> list[str]:
    """The posts that speak of a source, but for terms that many have in common: 自由转载，署名."""
    times = Counter(line for lines in said.values() for line in lines)
    terms = {line for line, count in times.items() if count > _FEW and _TERMS.search(line)}
    return [path for path, lines in said.items() if lines - terms]


def _is_republished(documents: Sequence[PageFacts], text: str) -> bool:
    edges = _edges(text)
    return any(each.republished == "yes" and _says_so(each.facts, edges) for each in documents)


def _edges(text: str) -> Mapping[int, str]:
    """The lines at both ends of a post, by their numbers from 1, those of its front matter not counted."""
    lines = text.splitlines()
    front = next((at for at, line in enumerate(lines, 1) if at > 1 and line.rstrip() in ("---", "+++")), 0)
    written = [(at, line) for at, line in enumerate(lines, 1) if at > front and not _NO_TEXT.fullmatch(line)]
    prose = [
        (at, line) for at, line in written if not _ITEM.match(line)
    ]  # what is listed at the end as read may be long
    return dict([*written[:_HEAD], *prose[-_TAIL:], *written[-_TAIL:]])


def _is_of_all(fact: Fact, place: Place, edges: Mapping[int, str]) -> bool:
    """Whether what is stated there is stated of the whole post: in its front matter, or by a label that begins a line at either end."""
    if "front matter" in fact.regions:
        return True
    line = edges.get(place.line)
    if line is None or _EPIGRAPH.search(line) or _SOMETHING.match(fact.fields.get("name", "")):
        return False
    cue = fact.fields.get("cue", "")
    return cue not in _WEAK or not cue or _BEFORE.fullmatch(line[: line.find(cue)]) is not None


def _says_so(facts: Sequence[tuple[Fact, Place]], edges: Mapping[int, str]) -> bool:
    """Whether what a post states cannot be about something else: 来源 heads many a table, and 原文链接 a list of links or an item of a digest."""
    stated = [(fact, place) for fact, place in facts if fact.evidence == "stated"]
    sources = [
        (fact, place)
        for fact, place in stated
        if fact.kind == "attribution"
        and fact.fields.get("state") != "own"
        and fact.fields.get("cue") not in _ELSEWHERE_TOO
    ]
    of_all = [fact for fact, place in sources if _is_of_all(fact, place, edges)]
    if any(fact.kind == "reprint-mark" and _is_of_all(fact, place, edges) for fact, place in stated):
        return True
    if any("front matter" in fact.regions or fact.fields.get("cue", "")[:1] in _VERBS for fact in of_all):
        return True
    only = of_all[0] if len(sources) == 1 and of_all else None
    return only is not None and bool(only.fields.get("url")) and only.fields.get("cue") not in _WEAK
