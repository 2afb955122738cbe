"""Numbers of the registries: ICP filings and licences, police filings, other permits, each with the link that it carries and where that leads.

Read generously, judge strictly: any count of digits, no province and no 号 are read; ``normal`` is empty unless the form is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from checker.definitions import Kinds, Phrase
from checker.facts.reading import Reading, matches
from checker.model import Fact, Link, Span
from checker.text.fold import fold
from checker.text.stretches import Stretches

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]

UNUSUAL: Mapping[str, str] = {"川": "蜀", "贵": "黔", "甘": "陇", "云": "滇", "翼": "冀"}
"""Letters met on pages that the ICP registry does not issue → the letter it does."""
AREAS: Mapping[str, str] = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑", "31": "沪", "32": "苏",
    "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘", "44": "粤", "45": "桂",
    "46": "琼", "50": "渝", "51": "川", "52": "贵", "53": "滇", "54": "藏", "61": "陕", "62": "甘", "63": "青", "64": "宁",
    "65": "新", "66": "兵",
}  # fmt: skip
"""First two digits of an area code (GB/T 2260; 66 and 兵 are the Production and Construction Corps) → the letter of police filings."""
POLICE_ALIASES: Mapping[str, str] = {"蜀": "川", "黔": "贵", "陇": "甘", "云": "滇", "穗": "粤"}
OLDEST = "1101"
"""How the numbers begin that the districts of Beijing gave out first: the district's code and four digits."""
_LOOK_ALIKE = str.maketrans("oli|", "0111")
_RUNS, _SAMPLES = ("012345678901234567890", "987654321098765432109"), frozenset(("00000001", "000001"))
_TO_COME = "30000000", "89999999"  # eight digits begin with a year; numbers of years to come have ten
POLICE_QUERY = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Where the platform of the police shows a number, which stands behind it."""
REGISTRIES = {"icp": "https://beian.miit.gov.cn/", "police": "https://beian.mps.gov.cn/"}
_FILED = re.compile(r"(?:0[2-9]|1\d|2[1-9])\d{6}|20\d{8}")
"""The digits of a filing; behind 证 they are one by the wrong name, for a licence has six. Eight that begin with 20 may be a year and four."""
_BESIDE = 60
"""How many characters after a number a link to its registry may stand, and still be its link (33号令 art. 13: below the number)."""


def digits(number: str) -> str:
    """A folded number with look-alike letters put right and blanks gone: what its author meant."""
    return re.sub(r"\s", "", number).translate(_LOOK_ALIKE)


def is_placeholder(number: str) -> bool:
    """Whether a folded number is one that nobody was given: xxxx, 00000000, 12345678, 20123456, 暂无, or eight digits of a year to come.

    A serial like 000001, 012345 or 123456 behind a year may be somebody's: the registry gives them out one after another.

    >>> [is_placeholder(n) for n in ("12345678", "00000001", "20123456", "xxxxxxxx", "2023xxxxxx", "32165487")]
    [True, True, True, True, True, True]
    >>> [is_placeholder(n) for n in ("11041399", "2099000001", "15012345", "17123456", "2021123456", "11010502035964")]
    [False, False, False, False, False, False]
    """
    bare = re.sub(r"\s", "", number)
    if re.search(r"[x*?#暂]", bare):
        return True
    if not bare.isdigit() or len(bare) < 5:
        return False
    serial = bare[{8: 2, 14: 8}.get(len(bare), 4) :]
    return (
        len(set(bare)) == 1
        or bare in _SAMPLES
        or any(bare in run for run in _RUNS)
        or (len(bare) >= 8 and set(serial) == {"0"})
        or (len(bare) == 8 and (_TO_COME[0] <= bare <= _TO_COME[1] or any(bare[1:] in run for run in _RUNS)))
    )


def is_number(number: str) -> bool:
    """Whether an ICP number has the digits of one: 8 (YY and six) or 10 (YYYY and six).

    >>> [is_number(n) for n in ("11041399", "2020009854", "110413991", "1104139", "3020009854")]
    [True, True, False, False, False]
    """
    return re.fullmatch(r"\d{8}|20\d{8}", number) is not None


def police_normal(number: str, *, old: bool = False) -> str:
    """14 digits, or 12 in the old form, or 10 in Beijing's oldest; 13 only where the words are old, too (公网监备案证第…号). Else empty.

    >>> [police_normal(n) for n in ("11010502035964", "110105007246", "2020202000115", "66080002000195", "1101059027", "3101059027")]
    ['11010502035964', '110105007246', '', '66080002000195', '1101059027', '']
    """
    bare = re.sub(r"\s", "", number)
    lengths = (12, 13, 14) if old else (10, 12, 14) if bare.startswith(OLDEST) else (12, 14)
    return bare if bare[:2] in AREAS and len(bare) in lengths else ""


def is_numbered(kinds: Kinds, kind: str) -> bool:
    """Whether a kind of fact is a registry's number."""
    value = kinds.value_of.get(kind)
    return value is not None and value.name == "number"


def numbers(reading: Reading, said: Iterable[tuple[Phrase, Match]]) -> list[Numbered]:
    """The facts that phrases about numbers state; of two at one place, the longer. A number shown as code is none, nor is an example."""
    makers = {"icp": _icp, "icp-licence": _licence, "police": _police}
    found = [
        makers.get(phrase.kind, _permit)(reading, phrase, match)
        for phrase, match in said
        if is_numbered(reading.kinds, phrase.kind)
        and not (reading.quoted(match.start()) and reading.document.kind != "template")
    ]
    kept: list[Numbered] = []
    for one in sorted(
        (each for each in found if not _is_example(reading, each)), key=lambda one: (one.start, -one.end)
    ):
        family = "icp" if one.fact.kind == "icp-licence" else one.fact.kind
        rival = next(
            (n for n in range(len(kept) - 1, max(len(kept) - 6, -1), -1) if _rivals(kept[n], one, family)), None
        )
        if rival is None:
            kept.append(one)
        elif one.end - one.start > kept[rival].end - kept[rival].start:
            kept[rival] = one
    return kept


def beside(reading: Reading) -> Iterator[Numbered]:
    """The numbers that stand in a column of their own."""
    for field in reading.document.fields:
        if is_numbered(reading.kinds, field.states):
            inner = reading.of_field(field)
            yield from numbers(inner, matches(inner))


def _is_example(reading: Reading, one: Numbered) -> bool:
    """Whether a number shows how one is written: words offer it so; one that is nobody's, or an app's, in the text of a post or one about filings."""
    mark, (start, end), fields = reading.kinds.mark, reading.article, one.fact.fields
    if mark("example").search(reading.folded, max(one.start - 12, 0), one.start):
        return True
    in_text = start <= one.start < end and not reading.closes(one.start)
    nobodys = reading.document.kind == "article" and (fields.get("state") == "placeholder" or "suffix" in fields)
    return nobodys and (in_text or mark("about-filings").search(reading.title) is not None)


def _rivals(kept: Numbered, one: Numbered, family: str) -> bool:
    """Whether two numbers of one family claim the same place."""
    other = "icp" if kept.fact.kind == "icp-licence" else kept.fact.kind
    return other == family and kept.end > one.start and one.end > kept.start


def _icp(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A filing, whatever its form: ``normal`` is empty unless what it means is beyond doubt."""
    number, meant = match.group("number").replace(" ", ""), digits(match.group("number"))
    province, parody = _province(reading, match)
    site, suffix = match.group("site") or "", (match.group("suffix") or "").upper()
    subject = f"{province}ICP备{meant}号"
    whole = subject + (f"-{digits(site)}{suffix}" if digits(site).isdigit() else "")
    hao, ordinal = bool(match.group("hao") or match.group("late")), bool(match.group("ordinal"))
    sound = (
        bool(province and match.group("filing") and site == digits(site))
        and is_number(number)
        and match.group("letters").replace(" ", "") in ("icp", "cp", "")
    )
    if parody:
        state = "parody"
    elif is_placeholder(match.group("number")):
        state = "placeholder"
    else:
        state = "filed" if sound and hao and not ordinal and match.group("letters") else "malformed"
    fields = {
        **phrase.fixed,
        "normal": whole if state == "filed" or (sound and state == "malformed") else "",
        "province": province or parody,
        "number": number,
        "site": site,
        "suffix": suffix,
        "hao": "yes" if hao else "no",
        "issued": UNUSUAL.get(province, province),
        "state": state,
        "class": "备",
        "called": _called(match),
        "subject": subject if state == "filed" else "",
        "issued-subject": f"{UNUSUAL.get(province, province)}{subject[1:]}" if state == "filed" else "",
        "repaired": whole if state == "malformed" and province and match.group("filing") and is_number(meant) else "",
    }
    start = _beginning(match) if province or parody else match.start("letters")
    groups = (("province", "authority"), ("number", "number"))
    parts = {name: match.span(group) for name, group in groups if match.group(group)}
    return linked(reading, "icp", start, match.end(), fields, parts)


def _province(reading: Reading, match: Match) -> tuple[str, str]:
    """The province before a filing's number, or the character that stands there by itself and is none (萌ICP备…)."""
    lists, authority = reading.kinds.lists, match.group("authority") or ""
    if authority in lists["icp-provinces"] or authority in UNUSUAL:
        return authority, ""
    at = match.start("authority")
    alone = at == 0 or not reading.folded[at - 1].isalpha() or bool(match.group("label"))
    alone = alone or authority in lists["near-provinces"] or any(link.start == at for link in reading.links(at, at + 1))
    return "", authority if alone and authority not in lists["not-provinces"] else ""


def _beginning(match: Match) -> int:
    """Where a number with its province begins: at the bracket, where the province stands in brackets."""
    return match.start("open") if match.group("open") else match.start("authority")


def _called(match: Match) -> str:
    """What a label before the number calls it: 证, or 备."""
    label = match.groupdict().get("label") or ""
    return "证" if "证" in label and "备" not in label else "备"


def _licence(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A licence of the ministry or a province: 京ICP证…号, or B2-… with its services. ``normal`` is empty unless it is whole."""
    groups = match.groupdict()
    authority, number = groups.get("authority") or "", groups["number"]
    authority = "合字" if authority.startswith("合") else authority
    filing = False
    if services := groups.get("services"):
        shown = f"{authority}{services.upper()}-{number}{groups.get('part') or ''}".replace(" ", "")
        normal = shown.replace("、", ".").replace("/", ".")
        whole = re.fullmatch(r"(?:19|20)\d{6}", number)
    else:
        filing = not groups.get("neither") and _FILED.fullmatch(number) is not None
        suffix = "".join((groups.get("suffix") or "号").split())
        normal = f"{authority}ICP{'' if groups.get('neither') else '证'}{number}{suffix}"
        whole = re.fullmatch(r"\d{6}(?:\d{2})?|20\d{8}" if not groups.get("neither") else r"\d{6,8}", number)
    nobodys = (is_placeholder(number) or number[4:] == "0000") and not groups.get("neither")
    state = "placeholder" if nobodys else "filed" if whole else "malformed"
    called = "备" if "备" in (groups.get("label") or "") and not filing else "证"
    start = match.start("authority") if authority else match.end("label") if groups.get("label") else match.start()
    fields = {
        **phrase.fixed,
        "normal": normal if state == "filed" else "",
        "province": authority,
        "state": state,
        "called": called,
        "class": "备" if filing else "证",
    }
    return linked(reading, "icp-licence", start, match.end(), fields, {"number": match.span("number")})


def _police(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A filing with the police; its digits begin with the area's code, which names a province too."""
    authority, number = match.group("authority") or "", match.group("number").replace(" ", "")
    letters = {*AREAS.values(), *POLICE_ALIASES}
    province = authority if authority in letters else ""
    old = bool(match.group("old"))
    normal = "" if is_placeholder(number) or not number.isdigit() else police_normal(number, old=old)
    fields = {
        **phrase.fixed,
        "normal": normal,
        "province": POLICE_ALIASES.get(province, province),
        "number": number,
        "form": "old" if old or len(normal) in (10, 12) else "new",
        "state": "filed" if normal else ("placeholder" if is_placeholder(number) else "malformed"),
        "area-province": AREAS.get(number[:2], "") if normal else "",
    }
    start = _beginning(match) if province else (match.end("authority") if authority else match.start())
    return linked(reading, "police", start, match.end(), fields, {"number": match.span("number")})


def _permit(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """Every named group of the pattern is a field."""
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    fields = {**phrase.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
    return Numbered(reading.fact(phrase.kind, *match.span(), fields, parts), *match.span())


class Registry(NamedTuple):
    """The hosts of a registry, and what of it is gone."""

    official: frozenset[str]
    retired: frozenset[str]
    retired_paths: frozenset[str]
    """Parts of paths of an official host that no longer answer, in lower case."""


def registry(reading: Reading, family: str) -> Registry:
    """The registry of ``icp`` or ``police``, as the fact files list its addresses."""
    lists = reading.kinds.lists
    gone = lists.get(f"{family}-paths-retired", frozenset())
    return Registry(lists[f"{family}-hosts"], lists[f"{family}-hosts-retired"], gone)


def link_state(href: str, known: Registry) -> str:
    """``official``, ``retired`` or ``wrong``: where a number's link leads.

    A path of the registry that is not known to be gone is as good as the registry.
    """
    try:
        parts = urlsplit(href if "//" in href else f"//{href}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return "wrong"
    if host in known.official:
        gone = any(path in parts.path.lower() for path in known.retired_paths)
        return "retired" if gone else "official"
    return "retired" if host in known.retired else "wrong"


def link_code(href: str) -> str:
    """The police number that a link carries (``code=`` or ``recordcode=``), as written; empty without one.

    >>> link_code("https://beian.mps.gov.cn/#/query/webSearch?code=11010502035964")
    '11010502035964'
    """
    match = re.search(r"(?:record)?code=([\w.-]+)", href, re.IGNORECASE)
    return match.group(1) if match else ""


class Numbered(NamedTuple):
    """A number's fact, and the stretch of the text that it takes."""

    fact: Fact
    start: int
    end: int


def linked(
    reading: Reading, kind: str, start: int, end: int, fields: dict[str, str], parts: dict[str, tuple[int, int]]
) -> Numbered:
    """The fact with its link: the one it stands in, or one to its registry right beside it."""
    family = "police" if kind == "police" else "icp"
    known = registry(reading, family)
    link = _own_link(reading, start, end)
    if link is None:
        near = reading.links(end, min(len(reading.text), end + _BESIDE))
        link = next((found for found in near if link_state(found.href, known) != "wrong"), None)
    fact = reading.fact(kind, start, end, fields, parts)
    if link is None and not _is_stored(reading, fact.span.start):
        return Numbered(fact, start, end)
    spans = dict(fact.spans)
    if link is None:
        extra = {"link": "variable", "link-state": "computed"}  # the program prints it elsewhere, in a link or not
    elif reading.kinds.mark("computed-address").search(fold(link.href)):
        extra = {"link": link.href, "link-state": "computed"}  # nobody may judge or rewrite what a program makes
    else:
        extra = _leads(fields, kind, link.href, link_state(link.href, known))
        spans["link"] = link.address
    shown = {name: value for name, value in extra.items() if value}
    whole = Fact(fact.kind, fact.span, fact.text, {**fact.fields, **shown}, spans, fact.regions)
    return Numbered(whole, start, end)


def _is_stored(reading: Reading, at: int) -> bool:
    """Whether what begins at *at* in the source is a string that a template puts into a variable: ``$icp = array('…``."""
    before = fold(reading.document.source[max(0, at - 40) : at])
    return reading.document.kind == "template" and reading.kinds.mark("stored-string").search(before) is not None


def _leads(fields: dict[str, str], kind: str, href: str, state: str) -> dict[str, str]:
    """What the link of a number says, and where one that is gone should lead."""
    extra = {"link": href or "#", "link-state": state}
    if kind == "police":
        extra["link-code"] = link_code(href)
        known = fields["normal"] and fields["form"] == "new" and extra["link-code"] in ("", fields["normal"])
        if state == "retired" and known:
            extra["target"] = f"{POLICE_QUERY}{fields['normal']}"
        elif state == "retired" and fields["state"] == "placeholder":
            extra["target"] = REGISTRIES["police"]  # nobody's number leads nowhere
    elif kind == "icp" and state == "retired":
        extra["target"] = REGISTRIES["icp"]
    return extra


def _own_link(reading: Reading, start: int, end: int) -> Link | None:
    """The link that a stretch stands in, or most of it."""
    found = [link for link in reading.links(start, end) if min(link.end, end) - max(link.start, start) >= 4]
    return found[0] if found else None


def lone_links(reading: Reading, numbered: Iterable[Numbered]) -> Iterator[Fact]:
    """The links to retired registries that no number carries, for it is filled in by a program.

    On a page those that a reader can follow; in a template and a program wherever an address is written out. The fact's span
    is the address, or as much of it as is no program.
    """
    source, lists = reading.document.source, reading.kinds.lists
    hosts = {host: family for family in REGISTRIES for host in lists[f"{family}-hosts-retired"]}
    is_template, one_of = reading.document.kind == "template", re.compile("|".join(map(re.escape, hosts)))
    links = () if is_template else (one for one in reading.document.links if one_of.search(one.href.lower()))
    empty = reading.kinds.mark("empty-link")
    stretches = [link.address for link in links if not empty.fullmatch(source, *link.span)]
    stretches += [Span(0, len(source))] * is_template
    carried = (one.fact.spans["link"] for one in numbered if "link" in one.fact.spans)
    several = chain(carried, (comment.span for comment in reading.document.comments))
    aside: Stretches | None = None
    for stretch in stretches:
        matches = reading.kinds.mark("registry-address").finditer(fold(source[stretch.start : stretch.end]))
        for match in matches if is_template else [*matches][-1:]:  # a script in a link may ask before it goes there
            at = stretch.start + match.start()
            family = hosts.get(match.group("host"))
            aside = aside or Stretches((start, max(end, start + 1)) for start, end in several)
            if family and not aside.hold(at) and reading.goes_on(of="link"):
                yield _lone_link(reading, family, Span(at, stretch.start + match.end()))


def _lone_link(reading: Reading, family: str, address: Span) -> Fact:
    """The link of *family* at *address*, with what should stand there: in the address of a police number, as far as its code."""
    source = reading.document.source
    href = source[slice(*address)]
    target = REGISTRIES[family]
    if family == "police":
        code = link_code(href)
        is_whole = len(code) > 11 or href.lower().endswith("code=")  # fewer digits are those of something else
        if is_whole and not is_placeholder(code):
            target = POLICE_QUERY + code
    if source[address.end : address.end + 1] in tuple("{$<#") and not target.endswith("="):
        target = ""  # the program goes on in the middle of the address
    around = reading.linked.around(address.start)
    link = next((one for one in around if one.address.start <= address.start < one.address.end), None)
    text = reading.clean(link.start, link.end).strip(" \N{OBJECT REPLACEMENT CHARACTER}") if link is not None else ""
    fields = {"link": href, "link-state": "retired", "state": "variable", "target": target}
    shown = {name: value for name, value in fields.items() if value}
    where = reading.where(link.start) if link is not None else ()
    return Fact(f"{family}-link", address, text or href, shown, {"link": address}, where)
