"""Which template is the footer: the one that holds the notice or the number, and that a layout which ends the page includes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from checker.init.names import MAKERS, is_name, names_owner

if TYPE_CHECKING:
    from checker.model import Fact

SUFFIXES = frozenset(
    ".ejs .hbs .handlebars .mustache .njk .jinja .jinja2 .j2 .liquid .ftl .ftlh .vm .jsp .jspf .php .phtml .vue .svelte .astro .jsx .tsx .erb .twig .tpl .swig .pug .jade"
    " .html .htm .shtml .lbi .dwt .gohtml .tmpl .cshtml .aspx .ascx .master .art".split()
)
MOST = 400
"""Templates that are read: the likeliest first."""
ASKED = 60
"""Templates whose facts are asked for."""
ASKED_ALONE = 15
"""Templates with a footer of their own whose facts are asked for as well."""
LONGEST = 100_000
"""Characters of a template that are looked at."""

_SETTINGS_OF_THEMES = frozenset(("functions.php", "options.php"))
"""Where the themes of WordPress and Typecho keep what they ask their owner for: no visitor sees them."""
_ASIDE = frozenset(
    "demo demos example examples examplesite sample samples test tests __tests__ spec mock mocks fixture fixtures cypress e2e admin dede manage manager management install "
    "member ucenter email emails mail mails ckeditor fckeditor ueditor umeditor kindeditor tinymce ckfinder phpmyadmin phpsso_server editor vendor plugins plugin "
    "cache caches runtime temp compiled templates_c templets_c lib libs library libraries assets static statics images img css dist docs doc error errors".split()
)
"""Folders whose templates end no page of the site's own, or are what a program makes of others."""
_NO_FOOTER = re.compile(
    r"(?i)^_?(?:head|header|html-?head|meta|config|settings?|scripts?|nav\w*|menu|sidebar|aside|comments?|login|register|reg|404|50\d|error|search|tags?|toc|share)\b"
    r"|(?:post|article|entry|page)[-_]?(?:copyright|footer|meta|licen[cs]e)|reprint|licen[cs]e"
)
"""Stems of partials that stand elsewhere: in the head, beside the text, below the article."""
_BELOW_THE_ARTICLE = re.compile(r"(?i)(?:^|/)(?:(?:blog)?(?:post|article)(?:item|card|page)?|single|widgets?)s?/")
_NAMED = re.compile(r"(?i)foot|bottom|beian|copyright|colophon|页脚|底部|备案|版权")
_NUMBER = re.compile(
    r"beian|miit|备案|備案|公网安备|\bicp\b|icp[_-]?(?:no|num|code|number)|[._]icp|icp[\s.:_-]*(?:\}|\)|%)"
)
_NOTICE = re.compile(
    r"©|&copy;|&#169;|fa-copyright|版权所有|版權所有|powerby|all rights reserved|copyright\s*(?:\(c\)|@|20|19|[<{])"
)
_FILED = re.compile(r"([\u4e00-\u9fff]ICP[备備])\s*(\d{8,10})号")
"""A filing number written out."""
_AROUND = re.compile(r"[^\n]{0,80}(?:©|&copy;)[^\n]{0,80}")
"""What stands on the line of a notice."""
_REMARK = re.compile(r"(?s)<!--.*?-->|\{#.*?#\}|<%--.*?--%>|<%#.*?%>|\{\{/\*.*?\*/\}\}|/\*.*?\*/|(?m:^# [^\n]*$)")
_UNSEEN = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<(?:link|meta)\b[^<>]*>")
"""What no reader sees of a template: one that holds nothing else is no footer."""
_ENDS = re.compile(r"(?im)</body|</html|^[ \t]*(?:html|body)(?:[(.#][^\n]*)?$")
_EXTENDS = re.compile(r"@extends\(|\{%-?\s*extends\b|\{(?:extend|layout)\b|(?m:^extends )")
"""What stands in a page that a layout is put round: it ends as that does."""
_YIELDS = re.compile(
    r"<slot|<router-view|<nuxt|\{\s?(?:props\.)?children\s?\}|\{\{-?\s*(?:content|block|yield)|\{%-?\s*block|@yield|renderbody|contentplaceholder|<%-\s*body|sitemesh|layout_content|\{__content__\}"
)
"""Where a layout puts the page."""
_ROOTS = re.compile(
    r"(?i)(?:^|/)(?:(?:layouts|_layouts?)/[\w.-]+|_?app|app|_document|layout|main)\.(?:vue|jsx|tsx|svelte)$"
)
"""Components in which a page stands, where no template writes ``</body>``."""
_INCLUDE = re.compile(
    r"""(?x)
    (?: \b(?: include(?:_once|_cached|_relative)? | partial(?:cached)? | require(?:_once)? | render | embed | extends | parse | import | need | get_template_part | template | blocks? )\b
      | th:(?:replace|insert|include) | jsp:include | c:import | dede:include )
    ([^\n;%?]{0,140})"""
)
_PATH = re.compile(r"[\w@\u4e00-\u9fff][\w./@\u4e00-\u9fff-]{2,}")
_TWO_NAMES = re.compile(r"""["'],\s*["']""")
"""``{template "content","footer"}``: a folder and a name."""
_COMPONENT = re.compile(r"<([A-Z]\w+|[a-z]+(?:-[a-z]+)+)\b")
_OFFICE = re.compile(
    r"""=\s*is_login\s*\(|\bCheckLevel\s*\(|\bcheck_?admin\w*\s*\(|define\(\s*["']\w*admin\w*["']|(?i:<title>)[^<]{0,40}(?:后台|管理系统|管理中心)"""
)
"""What only the pages of the office hold, wherever they lie: they ask who is logged in."""
_AN_OFFICE = 3
"""So many of them make their folder the office's."""
_CHOICE = re.compile(r"""\b(?:const|let|var)\s+(\w+)\s*=\s*["']([\w-]+)["']""")
_SIDES = frozenset(
    "pc web www desktop default mobile m wap h5 touch phone index home cn zh zh-cn zh_cn en en-us en_us".split()
)
"""Folders of one site for its devices and languages; its own may be called after its home page."""
_COMPONENTS = frozenset((".vue", ".jsx", ".tsx", ".svelte", ".astro"))
_BY_TITLE = re.compile(r"(?i)title|site[_.-]?name|footer[_.-]?name|brand|config\.name")
_BY_OWNER = re.compile(r"(?i)author|owner|company|copyright[_.-]?\w*\s*\}")
"""Which setting a notice shows."""
_CALLED = re.compile(r"\bget_(footer|header)\(")


@dataclass(frozen=True, slots=True)
class Frame:
    """The footers found, and what might be one as well."""

    footers: tuple[str, ...] = ()
    """The file with the number and the file with the notice, often one and the same."""
    candidates: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What the footers say; where there is no telling which one counts, what all of those say."""
    owners: tuple[str, ...] = ()
    """Whose notice several other templates show that end a page by themselves."""
    alone: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    """What some of those say."""
    filed: tuple[str, ...] = ()
    """The filing numbers that are written out in any of the templates, each without the site's own part."""
    by_title: bool = False
    """Whether the notice of the footer shows the site's title, and no author."""
    silent: bool = False
    """Whether there are templates that end a page, and none of all shows a notice."""


@dataclass(frozen=True, slots=True, eq=False)
class _Sight:
    """A template, and what speaks for it."""

    path: str
    number: int
    """1 where a number is hinted at, a variable perhaps; 2 where one is written out."""
    notice: int
    """Likewise of the notice and its owner."""
    score: int
    roots: frozenset[str]
    """The layouts and pages that end with it."""
    facts: tuple[Fact, ...] = ()


def candidates(files: Iterable[str], inside: Sequence[str] = ()) -> list[str]:
    """The templates among *files* that can belong to a frame, the likeliest first; *inside* these folders only, where any has some."""
    found = [path for path in files if PurePosixPath(path).suffix.lower() in SUFFIXES and not is_aside(path)]
    if inside:
        found = [path for path in found if path.startswith(tuple(inside))] or found
    return sorted(found, key=lambda path: (not _NAMED.search(path), not _is_layout(path), path.count("/"), path))[:MOST]


def frame(texts: Mapping[str, str], facts_of: Callable[[str], Sequence[Fact]]) -> Frame:
    """The footers among the templates *texts*; *facts_of* is asked for a bounded number of them."""
    those = {path: text for path, text in texts.items() if path.rpartition("/")[2].lower() not in _SETTINGS_OF_THEMES}
    shown = _in_use({path: _REMARK.sub("", text[:LONGEST]) for path, text in those.items()})
    included = _included(shown)
    ends = {path for path, text in shown.items() if _ENDS.search(text) or _ROOTS.search(path)}
    ends |= {path for path, text in shown.items() if _EXTENDS.search(text) and not included[path].isdisjoint(ends)}
    roots = _roots(ends, included)
    includers = Counter(other for others in included.values() for other in others)
    sights = [
        _sight(path, text, frozenset(roots[path]), includers[path], included[path]) for path, text in shown.items()
    ]
    likely = sorted((sight for sight in sights if sight.score > 0), key=lambda sight: (-sight.score, sight.path))
    asked = [_asked(sight, tuple(facts_of(sight.path)), shown[sight.path]) for sight in likely[:ASKED]]
    ranked = sorted(asked, key=lambda sight: (-sight.score, sight.path))
    alone = _alone(sights, facts_of)
    owners = _owners_elsewhere(alone)
    silent = bool(ends) and not any(each.notice for each in sights)
    sure = _sure(ranked)
    rivals = _rivals(sure[0], ranked) if sure else []
    if _are_side_by_side([each.path for each in rivals]):
        sure = rivals
    elif len(rivals) > 1:
        facts = tuple(fact for each in rivals for fact in each.facts)
        paths = tuple(each.path for each in rivals[:5])
        return Frame((), paths, facts, owners, alone, _filed(shown), silent=silent)
    others = tuple(each.path for each in ranked if each not in sure)[:3]
    facts = tuple(fact for each in sure for fact in each.facts)
    by_title = any(_shows_title(shown[each.path]) for each in sure)
    return Frame(tuple(each.path for each in sure), others, facts, owners, alone, _filed(shown), by_title, silent)


def _filed(texts: Mapping[str, str]) -> tuple[str, ...]:
    found = (match for text in texts.values() for match in _FILED.finditer(text))
    return tuple(dict.fromkeys(f"{match[1]}{match[2]}号" for match in found))


def _in_use(texts: Mapping[str, str]) -> dict[str, str]:
    """The templates without those of the office, and those that a layout leaves out when it chooses a folder by a name written out."""
    office = {path for path, text in texts.items() if _OFFICE.search(text)}
    folders = Counter(str(PurePosixPath(path).parent) for path in office)
    rooms = tuple(f"{folder}/" for folder, times in folders.items() if times >= _AN_OFFICE and folder != ".")
    chosen = [choice for path, text in texts.items() for choice in _choices(path, text)]
    return {
        path: text
        for path, text in texts.items()
        if path not in office
        and not path.startswith(rooms)
        and not any(path.startswith(among) and not path.startswith(one) for among, one in chosen)
    }


def _choices(path: str, text: str) -> Iterable[tuple[str, str]]:
    """The folder among whose folders a template chooses, and the one that it takes: ``const skin = 'a'``, ``require(`./skins/${skin}/foot`)``."""
    for name, value in _CHOICE.findall(text):
        for way in re.findall(rf"""[`"'](\.{{1,2}}/[\w./@-]*/|\./)\$\{{{name}\}}/""", text):
            among = normpath(str(PurePosixPath(path).parent / way)).removeprefix("./")
            yield f"{among}/", f"{among}/{value}/"


def _shows_title(text: str) -> bool:
    lines = [line for line in _AROUND.findall(text) if _BY_TITLE.search(line) or _BY_OWNER.search(line)]
    return bool(lines) and not any(_BY_OWNER.search(line) for line in lines)


def _alone(sights: Sequence[_Sight], facts_of: Callable[[str], Sequence[Fact]]) -> dict[str, Sequence[Fact]]:
    """What some of the templates say that are no footer, but end a page and have a notice or a number of their own."""
    found = [
        each.path for each in sights if (each.notice or each.number) and each.path in each.roots and each.score <= 0
    ]
    return {path: facts_of(path) for path in found[:: len(found) // ASKED_ALONE + 1]}


def _owners_elsewhere(alone: Mapping[str, Sequence[Fact]]) -> tuple[str, ...]:
    """The owners that two or more of them name."""
    owners = Counter(
        owner
        for facts in alone.values()
        for owner in {fact.fields["owner"] for fact in facts if names_owner(fact)}
        if is_name(owner)
    )
    return tuple(owner for owner, times in owners.most_common(3) if times > 1)


def _sure(ranked: Sequence[_Sight]) -> list[_Sight]:
    """The holder of the number and, on the same pages, that of the notice; without either, what is a footer by its name and place."""
    number = next((each for each in ranked if each.number), None)
    notice = next((each for each in ranked if each.notice and (number is None or _together(each, number))), None)
    if number is not None and number.notice:
        notice = number
    found = list(dict.fromkeys(each for each in (number, notice) if each is not None))
    return found or [each for each in ranked if each.score >= _BY_NAME_AND_PLACE][:1]


def _together(one: _Sight, other: _Sight) -> bool:
    """Whether some page shows both."""
    return bool(one.roots & other.roots)


def _rivals(best: _Sight, ranked: Sequence[_Sight]) -> list[_Sight]:
    """The templates that are as good as the best: two themes, a second skin, pages with a footer each. Nobody can say which one counts."""
    return [each for each in ranked if (each.score, each.number, each.notice) == (best.score, best.number, best.notice)]


def _are_side_by_side(paths: Sequence[str]) -> bool:
    """Whether files lie in folders for the devices or the languages of one site, and nothing else sets them apart: all of them count.

    >>> _are_side_by_side(["view/pc/foot.html", "view/mobile/foot.html"]), _are_side_by_side(["blue/foot.html", "red/foot.html"])
    (True, False)
    """
    parts = [path.lower().split("/") for path in paths]
    if len(parts) < 2 or len({len(each) for each in parts}) > 1:
        return False
    return all(len(here) == 1 or here <= _SIDES for here in map(set, zip(*parts, strict=True)))


_BY_NAME_AND_PLACE = 5
"""The score of a template that is called a footer and included where the page ends."""


def _sight(path: str, text: str, roots: frozenset[str], includers: int, includes: set[str]) -> _Sight:
    """How much a template looks like the footer, before its facts are known."""
    lower, stem = text.lower(), _stem(path)
    number, notice = int(_NUMBER.search(lower) is not None), int(_NOTICE.search(lower) is not None)
    named = _NAMED.search(stem) is not None
    passes_on = any(_NAMED.search(_stem(other)) for other in includes)
    score = 3 * number + 2 * notice + 3 * named + ("<footer" in lower) + (2 if roots else -2) + min(3, includers)
    is_layout = _is_layout(path) or _YIELDS.search(lower) is not None
    holds = is_layout and bool(number or notice) and not passes_on
    shows = _UNSEEN.sub("", text).strip()
    if not shows or _NO_FOOTER.search(stem) or _BELOW_THE_ARTICLE.search(path) or not (named or holds):
        score = 0
    return _Sight(path, number, notice, score - 2 * passes_on, roots)


def _asked(sight: _Sight, facts: tuple[Fact, ...], text: str) -> _Sight:
    """The same template when its facts are known: what is written out weighs more, and the tool's own notice nothing."""
    written = any(fact.kind in ("icp", "icp-licence", "police") and fact.fields.get("normal") for fact in facts)
    owners = [owner for fact in facts if fact.kind == "copyright" and (owner := fact.fields.get("owner", ""))]
    lines = _AROUND.findall(text)
    if all(MAKERS.search(owner) for owner in owners) and lines and all(MAKERS.search(line) for line in lines):
        return replace(sight, number=sight.number + written, notice=0, score=sight.score - 2 + 2 * written, facts=facts)
    notice = sight.notice + bool(owners)
    return replace(
        sight, number=sight.number + written, notice=notice, score=sight.score + 2 * written + bool(owners), facts=facts
    )


def _included(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """Which of the templates each one includes, by the ends of their paths: loosely, for a link too many does no harm."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for path in texts:
        for stem in {PurePosixPath(path).name.partition(".")[0], _stem(path).partition(".")[0]}:
            by_stem[_plain(stem)].append(path)
    return {path: set(_targets(path, text, by_stem)) - {path} for path, text in texts.items()}


def _targets(path: str, text: str, by_stem: Mapping[str, Sequence[str]]) -> Iterable[str]:
    words = [name for found in _INCLUDE.finditer(text.lower()) for name in _PATH.findall(_TWO_NAMES.sub("/", found[1]))]
    for name in {*words, *_COMPONENT.findall(text), *_CALLED.findall(text)}:
        for spelt in {_bare(name), name.replace(".", "/")}:
            *folders, stem = [part for part in spelt.split("/") if part not in ("", ".", "..", "@", "~")] or [""]
            matches = [
                each
                for each in by_stem.get(_plain(stem), ())
                if not folders or folders[-1].lower() in each.lower().split("/")
            ]
            yield from _nearest(path, matches)


def _nearest(path: str, matches: Sequence[str]) -> Sequence[str]:
    """Of several files by one name those that share the longest way with *path*."""
    ways = {each: len(_common(path, each)) for each in matches}
    longest = max(ways.values(), default=0)
    return [each for each in matches if ways[each] == longest]


def _common(one: str, other: str) -> list[str]:
    shared = []
    for a, b in zip(one.split("/")[:-1], other.split("/")[:-1], strict=False):
        if a != b:
            break
        shared.append(a)
    return shared


def _roots(ends: set[str], included: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Of every template those that end a page and include it, at whatever remove; of those themselves, too."""
    roots: dict[str, set[str]] = defaultdict(set)
    for end in ends:
        waiting = [end]
        while waiting:
            path = waiting.pop()
            if end not in roots[path]:
                roots[path].add(end)
                waiting += included[path]
    return roots


def is_aside(path: str) -> bool:
    """Whether *path* lies in a folder of demos, tests, tools, or of the office that runs the site, or is one of the office's by its name."""
    own = re.sub(r"^.*\.(?:vite|vue)press/", "", path)
    *folders, name = own.lower().split("/")
    return re.match(r"admin[\d._-]", name) is not None or any(
        part in _ASIDE or part.startswith("admin") for part in folders
    )


def _stem(path: str) -> str:
    """What a template is called; ``Footer/index.vue`` by its folder."""
    own = PurePosixPath(path)
    return own.parent.name if own.stem == "index" and own.suffix in _COMPONENTS and own.parent.name else own.stem


def _is_layout(path: str) -> bool:
    return (
        re.search(
            r"(?i)layout|(?<![a-z])(?:base(?:of)?|default|main|master(?:page)?|frame|skeleton|decorator)(?![a-z])|^_?app$",
            PurePosixPath(path).stem,
        )
        is not None
    )


def _bare(name: str) -> str:
    return re.sub(r"\.(?:\w{2,6})$", "", name)


def _plain(stem: str) -> str:
    return re.sub(r"[-_]", "", stem).lower()
