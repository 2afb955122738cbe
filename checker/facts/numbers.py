"""Numbers of the registries: ICP filings and licences, police filings, other permits, each with the link that it carries.

Read generously, judge strictly: any count of digits, no province and no 号 are read; ``normal`` is empty unless the form is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.definitions import Kinds, Phrase
from checker.facts.reading import Reading
from checker.facts.registry_links import Numbered, linked

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
    "66": "兵",
}
"""First two digits of an area code (GB/T 2260; 66 and 兵 are the Production and Construction Corps) → the letter of police filings."""

POLICE_ALIASES: Mapping[str, str] = {"蜀": "川", "黔": "贵", "陇": "甘", "云": "滇", "穗": "粤"}

OLDEST = "1101"
"""How the numbers begin that the districts of Beijing gave out first: the district's code and four digits."""

_LOOK_ALIKE = str.maketrans("oli|", "0111")
_RUNS = ("012345678901234567890", "987654321098765432109")
_SAMPLES = frozenset(("00000001", "000001"))
_SERIALS = frozenset(("012345", "123456"))
"""What people type for the six digits of a subject behind a year of two digits when they need some."""


def digits(number: str) -> str:
    """A folded number with look-alike letters put right and blanks gone: what its author meant."""
    return re.sub(r"\s", "", number).translate(_LOOK_ALIKE)


def is_placeholder(number: str) -> bool:
    """Whether a folded number is one that nobody was given: xxxx, 00000000, 12345678, 20123456, 暂无.

    A serial like 000001 or 123456 behind a year of four digits may be somebody's.

    >>> [is_placeholder(n) for n in ("12345678", "00000001", "20123456", "05012345", "xxxxxxxx", "2023xxxxxx", "12345678901234")]
    [True, True, True, True, True, True, True]
    >>> [is_placeholder(n) for n in ("11041399", "2099000001", "2021123456", "11010502035964")]
    [False, False, False, False]
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
        or (len(bare) == 8 and serial in _SERIALS)
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
    hao, ordinal = bool(match.group("hao") or match.group("late")), bool(match.group("ordinal"))
    sound = (
        bool(province and match.group("filing"))
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
    alone = alone or authority in lists["near-provinces"]
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
    if services := groups.get("services"):
        shown = f"{authority}{services.upper()}-{number}{groups.get('part') or ''}".replace(" ", "")
        normal = shown.replace("、", ".").replace("/", ".")
        whole = re.fullmatch(r"(?:19|20)\d{6}", number)
    else:
        suffix = "".join((groups.get("suffix") or "号").split())
        normal = f"{authority}ICP{'' if groups.get('neither') else '证'}{number}{suffix}"
        whole = re.fullmatch(r"\d{6}(?:\d{2})?" if not groups.get("neither") else r"\d{6,8}", number)
    nobodys = (is_placeholder(number) or number[4:] == "0000") and not groups.get("neither")
    state = "placeholder" if nobodys else "filed" if whole else "malformed"
    called = "备" if "备" in (groups.get("label") or "") else "证"
    start = match.start("authority") if authority else match.start()
    if groups.get("label") and not authority:
        start = match.end("label")
    fields = {
        **phrase.fixed,
        "normal": normal if state == "filed" else "",
        "province": authority,
        "state": state,
        "called": called,
        "class": "证",
    }
    return linked(reading, "icp-licence", start, match.end(), fields, {"number": match.span("number")})


def _police(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """A filing with the police; its digits begin with the area's code, which names a province too."""
    authority, number = match.group("authority") or "", match.group("number").replace(" ", "")
    letters = {*AREAS.values(), *POLICE_ALIASES}
    province = authority if authority in letters else ""
    old = bool(match.group("old"))
    normal = "" if is_placeholder(number) else police_normal(number, old=old)
    fields = {
        **phrase.fixed,
        "normal": normal,
        "province": province,
        "number": number,
        "form": "old" if old or len(normal) in (10, 12) else "new",
        "state": "filed" if normal else ("placeholder" if is_placeholder(number) else "malformed"),
        "area-province": AREAS.get(number[:2], "") if normal else "",
    }
    if province in POLICE_ALIASES:
        fields["province"] = POLICE_ALIASES[province]
    start = _beginning(match) if province else (match.end("authority") if authority else match.start())
    return linked(reading, "police", start, match.end(), fields, {"number": match.span("number")})


def _permit(reading: Reading, phrase: Phrase, match: Match) -> Numbered:
    """Every named group of the pattern is a field."""
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    fields = {**phrase.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
    return Numbered(reading.fact(phrase.kind, *match.span(), fields, parts), *match.span())
