"""Names without a label in the opening of an article: outlets and writers beside the date, alone on a line, or in an element called so.

Precision before recall: an outlet is one that is listed or ends as outlets do, a writer has the shape of a person's name or of an account's
where accounts stand. All that is found here is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from checker.definitions import Kinds
from checker.facts.reading import Reading
from checker.facts.values import (
    address,
    begins_with_label,
    cut,
    is_common,
    is_han,
    is_outlet,
    is_person,
    may_be_person,
    people,
    skip,
)
from checker.model import Fact
from checker.text.fold import fold
from checker.text.hosts import host_of, registered
from checker.text.pattern import LazyPattern
from checker.text.wrapping import strip

SHORTEST, LONGEST = 2, 16
"""How many characters an outlet has beside a date."""
ROW, _CELLS = 120, 6
"""How many characters a row of fields has at the most, and cells: a row of more is one of data."""
_CLAUSE = LazyPattern(r"(?<=[一-鿿])[，,；;！!？?]")
_CAPITAL = LazyPattern(r"(?<=[a-z])\.(?=[A-Z][a-z])")
_OPENING = 8  # so many lines of a page are looked at for a headline with an address below
_OF_DATES = ("日期", "时间")
_HAN = LazyPattern(r"[一-鿿]")
_NAME = LazyPattern(r"[^\s|·]+(?: [A-Za-z][^\s|·]*)*")
"""The name of an account, in one word, or in several with capitals."""
HEADLINE = 6  # how many characters the headline of an article has at least that is a link, or has an address below
SHORT = 80  # how many characters a line has at the most that is no running text
SHORTEST_TEXT = 20  # how many characters running text between two heads of sections has at least
NEAR = 60
"""How many characters stand between the names of two authors of a book at the most: what each did, and an address."""
LINES = 12  # how many lines of an article are its opening
Stretch = tuple[int, int]


def outlets(reading: Reading) -> Iterator[Fact]:
    """The sources that the opening of the article names without a label, likeliest first."""
    for piece in _classed(reading, "source-class"):
        name = reading.folded[slice(*piece)]
        if _may_name(reading, *piece) and not re.search(r"[:\d]", name):
            yield _told(reading, "attribution", piece, "class")
    lines = list(opening(reading))
    for start, end in lines:
        yield from _beside_date(reading, start, end)
    yield from _headline(reading, lines[:2] if reading.document.format == "markdown" else lines[:_OPENING])
    for start, end in lines:
        if is_running(reading, start, end):
            return
        yield from _alone(reading, start, end)


def _headline(reading: Reading, lines: list[Stretch]) -> Iterator[Fact]:
    """Where a post is from whose headline is a link to an article, or has an address alone on the line below; or that begins with one."""
    is_post, article = reading.document.format == "markdown", reading.kinds.mark("article-address")
    if "source" not in reading.document.judged.owes:
        return
    lines = [(lines[0][0], lines[0][0]), *lines] if is_post and lines else lines
    for (start, end), below in pairwise(reading.trim(*line) for line in lines):
        if not (is_post or reading.text.startswith("http", below[0])):
            continue
        linked = [link.href for link in reading.links(start, end) if (link.start, link.end) == (start, end)]
        (href, shown), piece = address(reading, *below), below
        if linked and is_post and not reading.opens_item(start) and article.match(linked[0].lower()):
            href, shown, piece = linked[0], below, (start, end)
        if href and shown == below:
            heads = start == end or (end - start >= HEADLINE and not is_running(reading, start, end))
            if heads and article.match(href.lower()):
                fields = {"name": "" if piece == below else reading.clean(*piece), "url": href, "cue": "标题"}
                yield reading.fact("attribution", *piece, fields, {"url": piece}, "inferred")
            return


def writers(reading: Reading) -> list[Fact]:
    """The writers of the article whom its opening names without a label; nobody where nothing looks like one."""
    called = [piece for piece in _classed(reading, "author-class") if _may_have_written(reading, *piece)]
    if called := called or list(_behind_icon(reading)) or list(_linked(reading)):
        return [_told(reading, "author", piece) for piece in _group(reading, called)]
    lines = list(opening(reading))
    first = reading.folded[slice(*reading.trim(*lines[0]))] if lines else ""
    lines = lines[:1] + [line for line in lines[1:] if reading.folded[slice(*reading.trim(*line))] != first]
    if reading.document.format == "markdown":
        lines = lines[:3]
    for start, end in lines:
        if found := _unfiled(reading, _in_row(reading, start, end)):
            return [_told(reading, "author", piece) for piece in found]
    for number, (start, end) in enumerate(lines):
        if number and is_running(reading, start, end):
            break
        if (found := _unfiled(reading, _on_line(reading, lines, number))) and not _heads_sections(reading, found):
            return [_told(reading, "author", piece) for piece in found]
    return list(_in_title(reading))


def _may_have_written(reading: Reading, begin: int, stop: int) -> bool:
    """Whether what fills an element can be the name of a writer: a person or an account, and no outlet."""
    name = reading.folded[begin:stop]
    return _is_account(reading, name) and not is_outlet(reading, name) and may_be_person(reading, begin, stop)


def _behind_icon(reading: Reading) -> Iterator[Stretch]:
    """The account behind the picture of a person in a row with a date: what a theme shows for the word 作者."""
    region, mark = reading.regions.get("lede"), reading.kinds.mark("author-icon")
    for element in reading.document.named if region else ():
        if not (region and region.start <= element.start == element.end <= region.end and mark.search(element.name)):
            continue
        at = skip(reading.folded, element.end)
        name = _NAME.match(reading.text, at, reading.run_end(element.end, at, reading.cell(at)[1]))
        dated = any(_is_dated(reading, line) for line in reading.lines_near(at))
        if name and dated and _may_have_written(reading, *name.span()):
            yield name.span()
            return


def _linked(reading: Reading) -> Iterator[Stretch]:
    """The account in the opening's only link to a writer's page: /author/ann-doe."""
    address, lede = reading.kinds.mark("author-address"), reading.regions.get("lede")
    links = reading.links(lede.start, lede.end) if lede else ()
    found = {link.href: (link.start, link.end) for link in links if address.search(fold(link.href))}
    yield from (piece for piece in found.values() if len(found) == 1 and _may_have_written(reading, *piece))


def _unfiled(reading: Reading, found: list[Stretch]) -> list[Stretch]:
    """*found*, or nobody where one is a link to a tag or a category, under which a post is filed, or the title: a page about somebody."""
    filed = reading.kinds.mark("category-address")
    other = any(filed.search(fold(link.href)) for piece in found for link in reading.links(*piece))
    return [] if other or any(reading.folded[slice(*piece)] == reading.title for piece in found) else found


def _group(reading: Reading, called: list[Stretch]) -> list[Stretch]:
    """The first of the elements that are called so, and those that follow it closely, each on a line of its own: the authors of a book."""
    group = called[:1]
    for begin, stop in called[1:]:
        between = reading.text[group[-1][1] : begin]
        known = {reading.folded[slice(*piece)] for piece in group}
        if len(between) <= NEAR and "\n" in between and reading.folded[begin:stop] not in known:
            group.append((begin, stop))
    return group


def is_running(reading: Reading, start: int, end: int) -> bool:
    """Whether a line is running text: long, or with the marks of sentences."""
    clauses = sum(1 for _ in _CLAUSE.finditer(reading.text, start, end))
    return end - start > SHORT or "。" in reading.text[start:end] or clauses > 2


def _in_title(reading: Reading) -> Iterator[Fact]:
    """The blogger whom the page's title names between the article's and the platform's."""
    for field in reading.document.fields:
        if field.name == "title" and reading.document.judged.is_article:
            inner = reading.of_field(field)
            match = reading.kinds.mark("blog-title").fullmatch(inner.folded)
            name = re.sub(r"\d+", "", match["name"]) if match else ""
            if match and _is_account(inner, name) and not is_outlet(inner, name):
                yield _told(inner, "author", match.span("name"))
                return


def opening(reading: Reading) -> Iterator[Stretch]:
    """The first lines of the article that hold anything, title and all."""
    region = reading.regions.get("lede")
    if region is None:
        return
    at, count = region.start, 0
    while count < LINES and at <= min(region.end + 100, reading.article[1], len(reading.text)):
        start, end = reading.line(at)
        if reading.text[start:end].strip():
            count += 1
            yield start, end
        at = end + 1


def _classed(reading: Reading, mark: str) -> Iterator[Stretch]:
    """The short elements of the opening whose class says what they hold."""
    region = reading.regions.get("lede")
    for element in reading.document.named:
        if (
            region is not None
            and region.start <= element.start <= region.end
            and reading.kinds.mark(mark).search(element.name)
        ):
            begin, stop = strip(reading.text, *reading.trim(element.start, element.end))
            if begin < stop and "\n" not in reading.text[begin:stop]:
                yield begin, stop


def _row_date(reading: Reading, start: int, end: int) -> Stretch | None:
    """Where the date of a row of fields stands; None in a comment's row, a row of a table of data, a menu and a phrase."""
    folded, kinds = reading.folded, reading.kinds
    row = folded[start:end]
    if end - start > ROW or row.count("\t") >= _CELLS or "。" in row or row.strip() in reading.headline:
        return None
    if kinds.mark("comment-row").match(folded, start, end):
        return None
    date = kinds.mark("dated-row").search(folded, start, end)
    if date is None or kinds.mark("menu-words").search(folded, start, end):
        return None
    return None if kinds.mark("menu-row").search(folded, start, date.start()) else date.span()


def _beside_date(reading: Reading, start: int, end: int) -> Iterator[Fact]:
    """The outlet in a row that holds a date: a listed one, else one that ends as outlets do."""
    date = _row_date(reading, start, end)
    if date is None or (reading.document.format == "markdown" and reading.opens_item(start)):
        return
    sides = ((date[1], end), (start, date[0]))
    found = [piece for side in sides for piece in _names(reading, *side) if _may_name(reading, *piece)]
    found = [piece for piece in found if _unfiled(reading, [piece])]
    listed = reading.kinds.lists["outlets"]
    for piece in sorted(found, key=lambda piece: reading.folded[slice(*piece)] not in listed):
        name = reading.folded[slice(*piece)]
        if (is_outlet(reading, name) or _leads_out(reading, *piece)) and name not in reading.title:
            yield _told(reading, "attribution", piece, "日期旁")
            return


def _leads_out(reading: Reading, start: int, end: int) -> bool:
    """Whether a name in Chinese, and nobody's, is a link to a site to which no other link of the page leads."""
    link = next((link for link in reading.links(start, end) if (link.start, link.end) == (start, end)), None)
    if link is None or not link.href.startswith("http") or end - start < 3 or not is_han(reading.folded[start:end]):
        return False
    lists, there = reading.kinds.lists, registered(host_of(link.href), reading.kinds.lists)
    alone = sum(registered(host_of(one.href), lists) == there for one in reading.document.links) == 1
    return alone and not people(reading, start, end, closed=True)


def _in_row(reading: Reading, start: int, end: int) -> list[Stretch]:
    """The people who stand in a row with a date, behind it before others: 2019-07-15 08:32 某报 某某."""
    if (date := _row_date(reading, start, end)) is None:
        return []
    for begin, stop in (piece for side in ((date[1], end), (start, date[0])) for piece in _names(reading, *side)):
        touches = (begin > start and is_han(reading.folded[begin - 1])) or reading.folded.startswith(_OF_DATES, stop)
        named = not touches and not is_outlet(reading, reading.folded[begin:stop])
        if named and (found := people(reading, begin, stop, closed=begin > date[0])):
            return found
    return []


def _names(reading: Reading, start: int, end: int) -> Iterator[Stretch]:
    """What may be names in a row, without counts, addresses and words of the page."""
    folded = reading.folded
    blank = reading.kinds.mark("row-noise").sub(lambda match: " " * len(match.group()), folded[start:end])
    for match in re.finditer(r"[^\s|·,;:/>\t]+(?: [a-z0-9][^\s|·,;:/>\t]*)*", blank):
        begin, whole = strip(reading.text, start + match.start(), start + match.end())
        for stop in dict.fromkeys((reading.run_end(begin, begin, whole), whole)):
            before, after = folded[max(0, begin - 3) : begin].rstrip(), folded[stop : stop + 2].lstrip()
            if not before.endswith(":") and not after.startswith(":"):
                yield begin, stop


def _may_name(reading: Reading, begin: int, stop: int) -> bool:
    """Whether a stretch may be an outlet's name: as long as they are, and no word of the page."""
    name, kinds = reading.folded[begin:stop], reading.kinds
    return (
        SHORTEST <= len(name) <= LONGEST
        and not kinds.mark("not-an-outlet").search(name)
        and not kinds.mark("no-source").fullmatch(name)
        and not begins_with_label(kinds, name)
        and not re.fullmatch(r"[\W\d_]+|.*[(\[].*", name)
    )


def _alone(reading: Reading, start: int, end: int) -> Iterator[Fact]:
    """A listed outlet alone on its line, an outlet with its issue (某学刊 2099年3期), or 某某/某报."""
    begin, stop = strip(reading.text, *reading.trim(start, end))
    name, kinds = reading.folded[begin:stop], reading.kinds
    if name in kinds.lists["outlets"] and (" " in name or kinds.mark("lone-outlet").fullmatch(name)):
        yield _told(reading, "attribution", (begin, stop), "独行")
    elif issue := kinds.mark("outlet-and-issue").fullmatch(name):
        yield _told(reading, "attribution", (begin, begin + issue.end(1)), "期号")
    elif (match := kinds.mark("writer-and-outlet").fullmatch(name)) and _parted(reading, match[1], match[2]):
        yield _told(reading, "attribution", strip(reading.text, begin + match.start(2), stop), "记者/媒体")


def _parted(reading: Reading, writer: str, outlet: str) -> bool:
    return is_outlet(reading, outlet.strip()) and not is_outlet(reading, writer.strip())


def _on_line(reading: Reading, lines: list[Stretch], number: int) -> list[Stretch]:
    """The writers who fill a line: people right below the title or beside the date's line, an account above its date or button."""
    kinds = reading.kinds
    begin, stop = strip(reading.text, *reading.trim(*lines[number]))
    if number and (found := _numbered(reading, *reading.trim(*lines[number]))):
        return found
    name = re.sub(r"\s+", " ", reading.folded[begin:stop])
    if (match := kinds.mark("writer-and-outlet").fullmatch(name)) and _parted(reading, match[1], match[2]):
        return people(reading, begin, begin + match.end(1))
    below = lines[number + 1] if number + 1 < len(lines) else None
    above = lines[number - 1] if number else None
    # Some Thing above Chinese text heads a section; 某某 may have written it
    foreign = not is_han(name) and _HAN.search(reading.folded, stop, stop + ROW) is not None
    is_heading = reading.is_heading(begin) and (foreign or reading.document.format == "markdown")
    first = number == 0 and _may_come_first(reading, begin, stop)
    addressed = reading.folded.startswith(":", stop)  # 某某：, who is written to
    if addressed or (is_heading if number else not first):
        return []
    leads = below is not None and _is_dated(reading, below)
    dated = leads or (above is not None and _is_dated(reading, above))
    apart = name[::2] if set(name[1::2]) == {" "} else ""  # 岳 霖 铃
    spaced = [(begin, stop)] if apart and is_person(reading, apart) else []
    if (
        found := spaced or people(reading, begin, stop)
        if dated or number == _heading(reading, lines) + 1 or first
        else []
    ):
        return found
    under = reading.folded[slice(*reading.trim(*below))] if below else ""
    if button := kinds.mark("below-account").fullmatch(under):
        name, leads = re.sub(r"\d+", "", name) or name, True
    shown = leads or (dated and " " in name and reading.text[begin].isupper())
    known = (
        kinds.mark("tagline").fullmatch(name)
        or name in reading.title
        or name in kinds.labels
        or reading.document.format == "markdown"
    )
    if not number or not shown or known or not _is_account(reading, name) or (is_han(name) and not button):
        return []
    return list(cut(reading, kinds.values["person"], begin, stop))[:1]


def _may_come_first(reading: Reading, begin: int, stop: int) -> bool:
    """Whether the first line of a text may name its writer: no title is there, or only one in the front matter, and it is no heading itself."""
    above = any(field.name == "title" and field.origin == "front matter" for field in reading.document.fields)
    titled = reading.document.format == "markdown" or bool(reading.title)
    return (above or not titled) and not reading.is_heading(begin) and not reading.links(begin, stop)


def _numbered(reading: Reading, start: int, end: int) -> list[Stretch]:
    """The authors of a paper who fill a line, the number of a note behind each; nobody where one is no name."""
    if not reading.kinds.mark("numbered-people").fullmatch(reading.folded, start, end):
        return []
    found = []
    for match in reading.kinds.mark("note-number").finditer(reading.folded, start, end):
        found.append(reading.trim(start, match.start()))
        start = match.end()
    names = [reading.folded[slice(*piece)].replace(" ", "") for piece in found]
    return found if 2 * sum(is_person(reading, name) for name in names) > len(names) else []


def _heads_sections(reading: Reading, found: list[Stretch]) -> bool:
    """Whether other people's names stand alone on lines further down, two or more of them, with running text above each: heads of sections."""
    known = {reading.folded[slice(*piece)] for piece in found}
    others, running, at = set(), False, found[-1][1]
    lone = reading.kinds.mark("lone-person")
    for line in reading.folded[at : reading.article[1]].split("\n")[1:]:
        if match := lone.fullmatch(line):
            if running and match["name"] not in known:
                others.add(match["name"])
            running = False
        running = running or len(line) > SHORTEST_TEXT
    return len(others) >= 2


def _heading(reading: Reading, lines: list[Stretch]) -> int:
    """The last of the first lines that shows the page's title, or the subtitle below it; the first where none does."""
    shown = [reading.folded[slice(*reading.trim(*line))] for line in lines[:4]]
    last = max((n for n, words in enumerate(shown) if len(words) > 4 and words in reading.title), default=0)
    return last + (shown[last + 1 : last + 2] != [] and shown[last + 1].startswith("--"))


def _is_dated(reading: Reading, line: Stretch) -> bool:
    """Whether a line is a row with a date, and no phrase."""
    start, end = reading.trim(*line)
    return end - start <= 60 and reading.kinds.mark("dated").search(reading.folded, start, end) is not None


def _is_account(reading: Reading, name: str) -> bool:
    """Whether a line is an account's or a writer's name, Han or Latin, and no sentence and no word of the page."""
    if not 2 <= len(name) <= 30 or reading.kinds.mark("not-an-account").search(name):
        return False
    return reading.kinds.mark("account-name").fullmatch(name) is not None


def is_writer(name: str, kinds: Kinds) -> bool:
    """Whether a meta tag's author is a person or an account: many sites put their own name or their software's there."""
    folded = fold(name)
    if not kinds.mark("web-host").search(folded):  # a domain has no capital behind its dot: Ann.Doe
        folded = fold(_CAPITAL.sub(" ", name))
    shape = kinds.mark("writer").fullmatch(folded)
    if shape is None or folded in kinds.lists["outlets"] or kinds.mark("not-a-writer").search(folded):
        return False
    return shape.group("latin") is None or all("A" <= word[0] <= "Z" for word in name.split(" "))


def is_name(reading: Reading, name: str) -> bool:
    """Whether what a phrase found is written as names are: no common word, and in Latin letters with capitals."""
    return not re.match(r"[a-z]+ ", name) and not is_common(reading, fold(name))


def with_real_name(reading: Reading, fact: Fact) -> Fact:
    """An author or editor, and whether the name can be a person's own (《互联网新闻信息服务管理规定》 art. 15 asks for it)."""
    name = fold(fact.fields["name"])
    real = (
        is_person(reading, re.sub(r"\s?[a-z]{0,3}\d{2,6}$|\s", "", name))
        or reading.kinds.mark("real-name").fullmatch(name) is not None
    )
    return replace(fact, fields={**fact.fields, "real-name": "yes" if real else "no"})


def _told(reading: Reading, kind: str, piece: Stretch, cue: str = "") -> Fact:
    """An author, or an attribution, by the name that stands at *piece*."""
    return reading.fact(kind, *piece, {"name": reading.clean(*piece), "cue": cue}, {"name": piece}, "inferred")
