"""Numbers of the registries: ICP filings and licences, police filings, other permits, each with the link that it carries.

Read generously, judge strictly: any count of digits, no province and no 号 are read; ``normal`` is empty unless the form is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from checker.definitions import Kinds, Phrase
from checker.facts.reading import Reading
from checker.model import Fact, Link, Span
from checker.text.fold import fold

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]

UNUSUAL: Mapping[str, str] = {"川": "蜀", "贵": "黔", "甘": "陇", "云": "滇", "翼": "冀"}
"""Letters met on pages that the ICP registry does not issue → the letter it does."""

AREAS: Mapping[str, str] = {
    "11": "京",
    "12": "津",
    "13": "冀",
    "14": "晋",
    "15": "蒙",
    "21": "辽",
    "22": "吉",
    "23": "黑",
    "31": "沪",
    "32": "苏",
    "33": "浙",
    "34": "皖",
    "35": "闽",
    "36": "赣",
    "37": "鲁",
    "41": "豫",
    "42": "鄂",
    "43": "湘",
    "44": "粤",
    "45": "桂",
    "46": "琼",
    "50": "渝",
    "51": "川",
    "52": "贵",
    "53": "滇",
    "54": "藏",
    "61": "陕",
    "62": "甘",
    "63": "青",
    "64": "宁",
    "65": "新",
}
"""First two digits of an area code (GB/T 2260) → the letter of police filings."""

POLICE_ALIASES: Mapping[str, str] = {"蜀": "川", "黔": "贵", "陇": "甘", "云": "滇"}

_LOOK_ALIKE = str.maketrans("ol|", "011")
_RUNS = ("0123456789", "9876543210", "1234567890")
_SAMPLES = ("012345", "123456")
"""What people type for the six digits of a subject when they need some: behind the year they are no number but an example."""


def digits(number: str) -> str:
    """A folded number with look-alike letters put right and blanks gone: what its author meant."""
    return re.sub(r"\s", "", number).translate(_LOOK_ALIKE)


def is_placeholder(number: str) -> bool:
    """Whether a folded number is one that nobody was given: xxxx, 00000000, 12345678, 暂无.

    >>> [is_placeholder(n) for n in ("12345678", "00000000", "xxxxxxxx", "2023xxxxxx", "05012345", "11041399")]
    [True, True, True, True, True, False]
    """
    bare = re.sub(r"\s", "", number)
    if re.search(r"[x*?#暂]", bare):
        return True
    if not bare.isdigit() or len(bare) < 5:
        return False
    tail = bare[2:] if len(bare) == 8 else bare[4:]
    return (
        len(set(bare)) == 1
        or any(bare in run for run in _RUNS)
        or (len(bare) >= 8 and (set(tail) == {"0"} or tail in _SAMPLES))
    )


def is_number(number: str) -> bool:
    """Whether an ICP number has the digits of one: 8 (YY and six) or 10 (YYYY and six).

    >>> [is_number(n) for n in ("11041399", "2020009854", "110413991", "1104139", "3020009854")]
    [True, True, False, False, False]
    """
    return re.fullmatch(r"\d{8}|20\d{8}", number) is not None


def police_normal(number: str) -> str:
    """14 digits, or 12 in the old form; empty where it is neither.

    >>> [police_normal(n) for n in ("11010502035964", "110105007246", "2020202000115")]
    ['11010502035964', '110105007246', '']
    """
    bare = re.sub(r"\s", "", number)
    if (len(bare) == 14 and bare[:2] in AREAS) or (len(bare) == 12 and bare[:2] in AREAS):
        return bare
    return ""


def link_state(href: str, official: frozenset[str], retired: frozenset[str]) -> str:
    """``official``, ``retired`` or ``wrong``: where a number's link leads."""
    try:
        parts = urlsplit(href if "//" in href else f"//{href}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return "wrong"
    if host in official:
        return "official" if parts.path in ("", "/") else "retired"
    return "retired" if host in retired else "wrong"


def link_code(href: str) -> str:
    """The police number that a link carries (``code=`` or ``recordcode=``), as written; empty without one.

    >>> link_code("https://beian.mps.gov.cn/#/query/webSearch?code=11010502035964")
    '11010502035964'
    """
    match = re.search(r"(?:record)?code=([\w.-]+)", href, re.IGNORECASE)
    return match.group(1) if match else ""


_BESIDE = 60
"""How many characters after a number a link to its registry may stand, and still be its link (33号令 art. 13: below the number)."""


class Numbered(NamedTuple):
    """A number's fact, and the stretch of the text that it takes."""

    fact: Fact
    start: int
    end: int


def linked(
    reading: Reading, kind: str, start: int, end: int, fields: dict[str, str], parts: dict[str, tuple[int, int]]
) -> Numbered:
    """The fact with its link: the one it stands in, or one to its registry right beside it."""
    lists = reading.kinds.lists
    family = "police" if kind == "police" else "icp"
    official, retired = lists[f"{family}-hosts"], lists[f"{family}-hosts-retired"]
    link = _own_link(reading, start, end)
    if link is None:
        near = reading.links(end, min(len(reading.text), end + _BESIDE))
        link = next((found for found in near if link_state(found.href, official, retired) != "wrong"), None)
    fact = reading.fact(kind, start, end, fields, parts)
    if link is None:
        return Numbered(fact, start, end)
    extra = {"link": link.href or "#", "link-state": link_state(link.href, official, retired)}
    if kind == "police":
        extra["link-code"] = link_code(link.href)
        if extra["link-state"] == "retired" and fields["normal"] and extra["link-code"] in ("", fields["normal"]):
            extra["target"] = f"{POLICE_QUERY}{fields['normal']}"
    shown = {name: value for name, value in extra.items() if value}
    linked = Fact(
        fact.kind, fact.span, fact.text, {**fact.fields, **shown}, {**fact.spans, "link": link.address}, fact.regions
    )
    return Numbered(linked, start, end)


def _own_link(reading: Reading, start: int, end: int) -> Link | None:
    """The link that a stretch stands in, or most of it."""
    found = [link for link in reading.links(start, end) if min(link.end, end) - max(link.start, start) >= 4]
    return found[0] if found else None


def is_numbered(kinds: Kinds, kind: str) -> bool:
    """Whether a kind of fact is a registry's number."""
    value = kinds.value_of.get(kind)
    return value is not None and value.name == "number"


def numbers(reading: Reading, said: Iterable[tuple[Phrase, Match]]) -> list[Numbered]:
    """The facts that phrases about numbers state; of two at one place, the longer. A number shown as code is none."""
    makers = {"icp": _icp, "icp-licence": _licence, "police": _police}
    found = [
        makers.get(phrase.kind, _permit)(reading, phrase, match)
        for phrase, match in said
        if is_numbered(reading.kinds, phrase.kind)
        and not (reading.quoted(match.start()) and reading.document.kind != "template")
    ]
    kept: list[Numbered] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        family = "icp" if one.fact.kind == "icp-licence" else one.fact.kind
        rival = next(
            (n for n in range(len(kept) - 1, max(len(kept) - 6, -1), -1) if _rivals(kept[n], one, family)), None
        )
        if rival is None:
            kept.append(one)
        elif one.end - one.start > kept[rival].end - kept[rival].start:
            kept[rival] = one
    return kept


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
    whole = subject + (f"-{site}{suffix}" if site.isdigit() else "")
    hao = bool(match.group("hao") or match.group("late"))
    sound = (
        bool(province and match.group("filing"))
        and is_number(number)
        and match.group("letters").replace(" ", "") in ("icp", "cp")
    )
    if parody:
        state = "parody"
    elif is_placeholder(match.group("number")):
        state = "placeholder"
    else:
        state = "filed" if sound and hao else "malformed"
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
        "repaired": whole if state == "malformed" and province and match.group("filing") and is_number(meant) else "",
    }
    start = match.start("authority") if province or parody else match.start("letters")
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
    return "", authority if alone and authority not in lists["not-provinces"] else ""


def _called(match: Match) -> str:
    """What a label before the number calls it: 证, or 备."""
    label = match.groupdict().get("label") or ""
    return "证" if "证" in label and "备" not in label else "备"


def _licence(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A licence of the ministry or a province: 京ICP证…号, or B2-… with its services."""
    groups = match.groupdict()
    authority, number = groups.get("authority") or "", groups["number"]
    if services := groups.get("services"):
        authority = "合字" if authority.startswith("合") else authority
        normal = (
            f"{authority}{services.upper()}-{number}{groups.get('part') or ''}".replace(" ", "")
            .replace("、", ".")
            .replace("/", ".")
        )
    else:
        normal = f"{authority}ICP{'' if groups.get('neither') else '证'}{number}号"
    called = "备" if "备" in (groups.get("label") or "") else "证"
    start = match.start("authority") if authority else match.start()
    if groups.get("label") and not authority:
        start = match.end("label")
    return linked(
        reading,
        "icp-licence",
        start,
        match.end(),
        {**phrase.fixed, "normal": normal, "province": authority, "called": called, "class": "证"},
        {"number": match.span("number")},
    )


def _police(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A filing with the police; its digits begin with the area's code, which names a province too."""
    authority, number = match.group("authority") or "", match.group("number").replace(" ", "")
    letters = {*AREAS.values(), *POLICE_ALIASES, "穗"}
    province = authority if authority in letters else ""
    normal = "" if is_placeholder(number) else police_normal(number)
    fields = {
        **phrase.fixed,
        "normal": normal,
        "province": province,
        "number": number,
        "state": "filed" if normal else ("placeholder" if is_placeholder(number) else "malformed"),
        "area-province": AREAS.get(number[:2], "") if normal else "",
    }
    if province in POLICE_ALIASES:
        fields["province"] = POLICE_ALIASES[province]
    start = match.start("authority") if province else (match.end("authority") if authority else match.start())
    return linked(reading, "police", start, match.end(), fields, {"number": match.span("number")})


def _permit(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """Every named group of the pattern is a field."""
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    fields = {**phrase.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
    return Numbered(reading.fact(phrase.kind, *match.span(), fields, parts), *match.span())


POLICE_QUERY = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""Where the platform of the police shows a number, which stands behind it."""
REGISTRIES = {"icp": "https://beian.miit.gov.cn/", "police": "https://beian.mps.gov.cn/"}


def lone_links(reading: Reading, numbered: Iterable[Numbered]) -> Iterator[Fact]:
    """The links to retired registries that no number carries, for it is filled in by a program.

    On a page those that a reader can follow; in a template and a program wherever an address is written out. The fact's span
    is the address, or as much of it as is no program.
    """
    source, lists = reading.document.source, reading.kinds.lists
    hosts = {host: family for family in REGISTRIES for host in lists[f"{family}-hosts-retired"]}
    if reading.document.kind == "template":
        stretches = [Span(0, len(source))]
    else:
        stretches = [
            link.address for link in reading.document.links if any(host in link.href.lower() for host in hosts)
        ]
    carried = [one.fact.spans["link"] for one in numbered if "link" in one.fact.spans]
    aside = [*carried, *(comment.span for comment in reading.document.comments)]
    for stretch in stretches:
        for match in reading.kinds.mark("registry-address").finditer(fold(source[stretch.start : stretch.end])):
            at = stretch.start + match.start()
            family = hosts.get(match.group("host"))
            if family and not any(span.start <= at < max(span.end, span.start + 1) for span in aside):
                yield _lone_link(reading, family, Span(at, stretch.start + match.end()))


def _lone_link(reading: Reading, family: str, address: Span) -> Fact:
    """The link of *family* at *address*, with what should stand there: in the address of a police number, as far as its code."""
    source = reading.document.source
    href = source[slice(*address)]
    target = REGISTRIES[family]
    if family == "police":
        code = link_code(href)
        if code or href.lower().endswith("code="):
            target = POLICE_QUERY + code
    if source[address.end : address.end + 1] in tuple("{$<#") and not target.endswith("="):
        target = ""  # the program goes on in the middle of the address
    link = next((one for one in reading.document.links if one.address.start <= address.start < one.address.end), None)
    text = reading.clean(link.start, link.end).strip(" \N{OBJECT REPLACEMENT CHARACTER}") if link is not None else ""
    fields = {"link": href, "link-state": "retired", "state": "variable", "target": target}
    shown = {name: value for name, value in fields.items() if value}
    where = reading.where(link.start) if link is not None else ()
    return Fact(f"{family}-link", address, text or href, shown, {"link": address}, where)
