"""A look at a folder: what made the site, whose it is, where its footer is, which numbers and names it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from itertools import islice
from typing import TYPE_CHECKING

from checker.collected import BESIDE
from checker.init import exports, pages, posts, templates
from checker.init.exports import exactly
from checker.init.filled import SETTINGS, declared, filled
from checker.init.generators import Generator, Style, matching, recognise, site_below
from checker.init.owner import is_borne_out, owner_of, owners, titles, unsure
from checker.init.pages import NOTHING, Agreed, Answer, without_repeats
from checker.init.settings import Stated, host_of, stated
from checker.init.templates import Frame

if TYPE_CHECKING:
    from checker.model import Fact, PageFacts, PageKind

    Read = Callable[[str], str | None]
    """The text of a file, or None where it cannot be read."""
    Ask = Callable[[str, PageKind | None], Sequence[PageFacts]]
    """What the documents in a file say, taken for a kind or for what they look like; none where it cannot be read."""

_NOT_OURS = ("node_modules/", "vendor/", "bower_components/", ".git/", ".github/", ".idea/", ".vscode/")
_A_PAGE = 5
"""So many posts for every page show a folder of posts, and no site of pages."""
_WRAPPED: tuple[Style, ...] = ("blog", "manual", "app", "site", "theme")
"""Where templates bring the footer."""
_WRITTEN: tuple[Style, ...] = ("blog", "manual")
"""What people make for what they write, with a footer of their own; other sites are copied for practice, or bought with their pages."""
_MANUAL = re.compile(r"\.(?:vite|vue)press/")
_A_NUMBER = re.compile(
    r"[\u4e00-\u9fff]ICP[备備证證](?:\s|&nbsp;)*\d{8}|公网安备(?:\s|&nbsp;)*\d{14}|recordcode=\d{14}"
)
"""A number, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was seen; every path is relative to the folder, with ``/``."""

    generator: Generator
    name: str = ""
    owner: Answer = NOTHING
    hosts: tuple[str, ...] = ()
    more_hosts: tuple[str, ...] = ()
    """Hosts that some pages name."""
    icp: Answer = NOTHING
    police: Answer = NOTHING
    footers: tuple[str, ...] = ()
    """The files that hold the numbers and the notice."""
    candidates: tuple[str, ...] = ()
    """Other templates that might."""
    kinds: tuple[tuple[str, str], ...] = ()
    """Patterns, and the kind of what they match."""
    columns: tuple[str, ...] = ()
    """Patterns of the data in which articles were recognised."""
    exports: int = 0
    """So many files of data they match."""
    likely: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """Data in which none was: its pattern, role, the columns that may hold it."""
    republished: tuple[str, ...] = ()
    original: tuple[str, ...] = ()
    """Patterns of what is republished, and of what is not."""
    perhaps: tuple[str, ...] = ()
    """Patterns of folders that are called so, and hold little that says it."""
    articles: str = ""
    """The folder with the most articles, where one has several."""
    packs: tuple[str, ...] = ()
    mainland: bool = False
    """Whether anything was seen that only a mainland site has."""
    documents: int = 0
    """Markdown, HTML and text files seen."""


_POSTS = frozenset(("_posts", "posts", "post", "blog", "articles"))
"""Folders in which generators keep the posts of a blog."""
_OWN = _POSTS | {"essays", "content", "notes", "随笔", "文章", "博客"}
"""Folders that may hold what somebody wrote."""
_HAN = re.compile("[\u3400-\u9fff]")
_A_TEXT, _SEVERAL, _LOOKED_AT = 400, 3, 40
"""A README with so many Chinese letters is a page; so many of them make a rule; so many are looked at."""
_A_BLOG = 3
"""So many posts are a blog; one or two came along with the generator."""


def look(paths: Iterable[str], read: Read, ask: Ask) -> Survey:
    """Survey the files *paths*, relative with ``/``: what *read* and *ask* say of a bounded number of them, and nothing else.

    Where nothing is known of the folder itself, and one of those in it holds a site that is, that site is surveyed.
    """
    met: list[str] = []
    found = _look(paths, lambda path: _shown(read(path), met), lambda path, kind: _told(ask(path, kind), met))
    return replace(found, mainland=found.mainland or bool(met))


def _shown(text: str | None, met: list[str]) -> str | None:
    """The *text* of a file that was read; a number in it has been met."""
    if found := _A_NUMBER.search(text or ""):
        met.append(found[0])
    return text


def _told(documents: Sequence[PageFacts], met: list[str]) -> Sequence[PageFacts]:
    """The facts of a file; the numbers among them have been met."""
    met += [fact.kind for each in documents for fact, _ in each.facts if _is_number(fact)]
    return documents


def _is_number(fact: Fact) -> bool:
    return fact.kind in ("icp", "police") and bool(fact.fields.get("normal"))


def _look(paths: Iterable[str], read: Read, ask: Ask) -> Survey:
    """The survey of the folder itself, or of the site in it."""
    every = sorted(path for path in paths if not any(f"/{part}" in f"/{path}" for part in _NOT_OURS))
    generator = recognise(every, read)
    home = site_below(every, read) if not generator.marks else ""
    if not home:
        return _survey(generator, every, read, ask)
    mine = [path.removeprefix(home) for path in every if path.startswith(home)]
    found = _survey(
        recognise(mine, lambda path: read(home + path)),
        mine,
        lambda path: read(home + path),
        lambda path, kind: ask(home + path, kind),
    )
    return _moved(found, home)


def _moved(found: Survey, home: str) -> Survey:
    """A survey of the folder *home*, as the folder above it sees it."""

    def below(paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(home + path.removeprefix("/") for path in paths)

    ignore = tuple(f"/{home}{each[1:]}" if each.startswith("/") else each for each in found.generator.ignore)
    return replace(
        found,
        generator=replace(found.generator, ignore=ignore),
        footers=below(found.footers),
        candidates=below(found.candidates),
        kinds=tuple((home + pattern, kind) for pattern, kind in found.kinds),
        columns=below(found.columns),
        likely={below((pattern,))[0]: roles for pattern, roles in found.likely.items()},
        republished=below(found.republished),
        perhaps=below(found.perhaps),
        original=below(found.original),
        articles=home + found.articles if found.articles else "",
    )


def _below(folder: str) -> str:
    """The pattern of what lies below a folder that is named as ``ignore:`` names it."""
    return f"{folder}*" if folder.startswith("/") else f"*/{folder.removeprefix('**/')}*"


def _ignored(generator: Generator, every: Sequence[str]) -> Iterator[str]:
    """What of *generator* is not looked at: what it will write into one certain folder, and of the rest what is there."""
    for each in generator.ignore:
        if "/" in each[:-1] or any(fnmatchcase(f"/{path}", _below(each)) for path in every):
            yield each


def _survey(generator: Generator, every: Sequence[str], read: Read, ask: Ask) -> Survey:
    """What is seen of a folder whose *generator* is known."""
    generator = replace(generator, ignore=tuple(_ignored(generator, every)))
    made = [_below(each) for each in generator.ignore]
    files = [path for path in every if not matching([f"/{path}"], made)]
    told = _stated(generator, every, read)
    frame = _frame(generator, files, told.theme, read, ask)
    known = filled(generator, files, told.theme, read, ask, frame)
    framed = frame.facts if generator.style != "theme" or _numbers(frame.facts, "icp") else ()
    facts = [*(fact for each in known.values() for fact in each), *framed]
    agreed = _agreed(generator, files, read, ask, is_one=bool(told.hosts))
    hosts = told.hosts or without_repeats([agreed.host.value])
    icp, police = (_number(facts, kind, said, told.icp, frame.filed) for kind, said in _of_pages(agreed, frame))
    owner = owner_of(generator, told, known, framed, frame, agreed)
    if owner.value and generator.style not in _WRITTEN:
        called = [told.title, told.author, agreed.name, *told.hosts, *told.more_hosts, *titles(files, read)]
        if not is_borne_out(owner.value, (*owners(fact for each in known.values() for fact in each), *called)):
            owner, icp, police = map(unsure, (owner, icp, police))
    republished, original, perhaps = _provenance(generator, files, read, ask)
    # what a generator writes or reads as data is in the pages, too
    mine = () if generator.style in _WRAPPED else files
    exported = exports.recognised(mine, lambda path: ask(path, None), read)
    return Survey(
        generator,
        name=told.title or agreed.name,
        owner=owner,
        hosts=hosts,
        more_hosts=_more(hosts, (agreed.host.value, *agreed.host.others, *told.more_hosts)),
        icp=icp,
        police=police,
        footers=without_repeats((*declared(known, frame), *frame.footers)),
        candidates=frame.candidates,
        kinds=_kinds(files, read),
        columns=exported.patterns,
        exports=exported.files,
        likely=exported.likely,
        republished=republished,
        original=original,
        perhaps=perhaps,
        articles=_most(files),
        packs=_packs(generator, files, hosts, agreed, ask),
        mainland=any((icp.value, icp.others, police.value, police.others)) or any(h.endswith(".cn") for h in hosts),
        documents=sum(path.endswith((".md", ".markdown", ".html", ".htm", ".txt")) for path in files),
    )


def _more(hosts: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    """The *others* that are not among *hosts*, each once."""
    return tuple(host for host in without_repeats(others) if host not in hosts)


def _stated(generator: Generator, files: Sequence[str], read: Read) -> Stated:
    """What the settings say; the address in ``CNAME`` is as good as one there where they give none."""
    if generator.style == "theme":
        return Stated()
    ordered = dict.fromkeys(path for pattern in generator.settings for path in matching(files, (pattern,)))
    settings = [(path, read(path) or "") for path in islice(ordered, SETTINGS)]
    found = stated(settings)
    domains = (read("CNAME") or "").split() if "CNAME" in files else []
    named = tuple(host_of(f"//{each}") for each in domains)
    return replace(found, hosts=without_repeats(found.hosts or named), more_hosts=named)


def _frame(generator: Generator, files: Sequence[str], theme: str, read: Read, ask: Ask) -> Frame:
    """The footers among the templates; with several themes in the folder, those of the theme in use."""
    if generator.style not in _WRAPPED:
        return Frame()
    files = list(_of_the_manual(files) if generator.style == "manual" else files)
    mine = [path for path in files if path.startswith(f"themes/{theme}/")] if theme else []
    rest = [path for path in files if not path.startswith("themes/")] if theme else files
    inside = [each.partition("**")[0].partition("*")[0] for each in generator.templates]
    found = templates.candidates([*mine, *rest], [each for each in inside if each and not mine])
    return templates.frame(
        {path: read(path) or "" for path in found},
        lambda path: [fact for page in ask(path, "template") for fact, _ in page.facts],
    )


def _of_the_manual(files: Sequence[str]) -> Iterator[str]:
    """Of a repository that holds more than its manual, the files that the manual is made of."""
    homes = {path[: found.start()] for path in files if (found := _MANUAL.search(path))}
    return (path for path in files if not homes or path.startswith(tuple(homes)))


def _agreed(generator: Generator, files: Sequence[str], read: Read, ask: Ask, *, is_one: bool) -> Agreed:
    if generator.style == "theme":
        return Agreed()
    drafts = [*generator.templates, "templets/**", "templates/**", "layouts/**", "_layouts/**", "_includes/**"]
    # what a browser saved has a folder beside it, and is somebody else's page
    saved = {path.partition(BESIDE + "/")[0] for path in files if BESIDE + "/" in path}
    whole = [
        path
        for path in files
        if not any(_holds(pattern, path) for pattern in drafts) and path.rpartition(".")[0] not in saved
    ]
    # a page or two beside templates, or among many posts, are left over from something else
    shown, written = (
        sum(path.endswith(suffixes) for path in files) for suffixes in (pages.SUFFIXES, (".md", ".markdown"))
    )
    left_over = generator.style in _WRAPPED or written > _A_PAGE * shown
    fewest = pages.FEW if left_over and "index.html" not in files else 1
    return pages.agree(pages.sample(whole), read, lambda path: ask(path, None), fewest, is_one=is_one)


def _of_pages(agreed: Agreed, frame: Frame) -> Iterator[tuple[str, Answer]]:
    """The numbers that pages agree on; without any, those of the templates that end a page by themselves."""
    for kind, said in (("icp", agreed.icp), ("police", agreed.police)):
        shown = {path: set(_numbers(facts, kind)) for path, facts in frame.alone.items()}
        shown = {path: numbers for path, numbers in shown.items() if numbers}
        alone = pages.answer(shown, len(frame.alone)) if said == NOTHING else said
        few = said == NOTHING and len(shown) < pages.FEW
        yield kind, Answer("", without_repeats((alone.value, *alone.others))) if few else alone


def _numbers(facts: Iterable[Fact], kind: str) -> tuple[str, ...]:
    """Malformed numbers and placeholders have no normal form."""
    return without_repeats(pages.number_of(fact) for fact in facts if fact.kind == kind)


def _number(facts: Sequence[Fact], kind: str, agreed: Answer, setting: str, filed: Sequence[str]) -> Answer:
    """The number that footer, settings and pages show; none where they, or templates (*filed*), show those of several bodies."""
    stated = without_repeats((*_numbers(facts, kind), setting if kind == "icp" else ""))
    every = without_repeats((*stated, agreed.value, *agreed.others))
    sure = without_repeats((*stated, agreed.value))
    against = (*(() if agreed.value else agreed.others), *(filed if kind == "icp" else ()))
    value = sure[0] if sure and len({pages.subject_of(number) for number in (*sure, *against)}) == 1 else ""
    return Answer(value, tuple(number for number in every if number != value))


def _kinds(files: Sequence[str], read: Read) -> tuple[tuple[str, str], ...]:
    """README files that are pages, as VuePress has them, where several hold a text. Templates are known by their syntax; one that is called
    a template is asked for a footer.
    """
    top = next((path.partition(".vuepress/")[0] for path in files if ".vuepress/" in path), None)
    if top is None:
        return ()
    those = [path for path in files if path.startswith(top) and path.endswith("/README.md")]
    texts = sum(len(_HAN.findall(read(path) or "")) >= _A_TEXT for path in those[:_LOOKED_AT])
    return ((f"{top}**/README.md", "article"),) if texts >= _SEVERAL else ()


def _holds(pattern: str, path: str) -> bool:
    return fnmatchcase(path, pattern.replace("**/", "*").replace("**", "*"))


def _provenance(
    generator: Generator, files: Sequence[str], read: Read, ask: Ask
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Patterns of what is republished, of what is original, and of what may be republished: by folders that are called so, and by what a
    blog's own posts say.
    """
    republished, perhaps, original = posts.folders(files, read, lambda path: ask(path, None))
    written = [path for path in files if path.lower().endswith(posts.SUFFIXES)]
    if generator.style == "manual":
        inside, patterns = written, ["**"]
    elif generator.style == "blog":
        places = [each for each in generator.posts if any(path.startswith(f"{each}/") for path in written)]
        inside = [path for path in written if path.startswith(tuple(f"{each}/" for each in places))] if places else []
        patterns = [f"{each}/**" for each in places]
    else:
        return republished, original, perhaps
    known = tuple(pattern.removesuffix("**") for pattern in (*republished, *perhaps))
    found = posts.claims([path for path in inside if not path.startswith(known)], read, lambda path: ask(path, None))
    unsure = any(each.startswith(tuple(pattern.removesuffix("**") for pattern in patterns)) for each in perhaps)
    own = found.own and not unsure and generator.style == "blog"  # notes are gathered from everywhere
    if not own:
        return republished, original, perhaps
    return (*republished, *map(exactly, found.republished)), (*patterns, *original), perhaps  # an exception has a rule


def _most(files: Sequence[str]) -> str:
    """The folder of posts that holds the most Markdown, the first of several; empty without one: manuals and translations lie in others."""
    written = (path.rpartition("/")[0] for path in files if path.endswith((".md", ".markdown")))
    counted = Counter(folder for folder in written if _OWN & set(folder.lower().split("/")))
    return counted.most_common(1)[0][0] if counted else ""


def _packs(
    generator: Generator, files: Sequence[str], hosts: Sequence[str], agreed: Agreed, ask: Ask
) -> tuple[str, ...]:
    written = [path for path in files if path.endswith(posts.SUFFIXES) and _POSTS & set(path.lower().split("/")[:-1])]
    asked = {
        "government": any(host.endswith(".gov.cn") for host in hosts),
        "news": agreed.news,
        # a generator of blogs makes manuals and archives of other people's texts, too
        "blog": generator.style == "blog"
        and len(written) >= _A_BLOG
        and not posts.are_taken(written, lambda path: ask(path, None)),
    }
    return tuple(pack for pack, holds in asked.items() if holds)
