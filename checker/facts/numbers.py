"""Numbers of the registries: ICP filings and licences, police filings, other permits, each with the link that it carries.

Read generously, judge strictly: any count of digits, no province and no 号 are read; ``normal`` is empty unless the form is whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.files import Sentence
from checker.facts.reading import Reading
from checker.facts.registry import (
    AREAS,
    POLICE_ALIASES,
    UNUSUAL,
    digits,
    is_number,
    is_placeholder,
    link_code,
    link_state,
    police_normal,
)
from checker.model import Fact, Link

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]

_BESIDE = 60
"""How many characters after a number a link to its registry may stand, and still be its link (33号令 art. 13: below the number)."""


class Numbered(NamedTuple):
    """A number's fact, and the stretch of the text that it takes."""

    fact: Fact
    start: int
    end: int


def numbers(reading: Reading, said: Iterable[tuple[Sentence, Match]]) -> list[Numbered]:
    """The facts that sentences about numbers state; of two at one place, the longer. A number shown as code is none."""
    makers = {
        "icp": _icp,
        "icp-licence": _licence,
        "police": _police,
        "licence": _permit,
        "site-code": _permit,
        "host-unit": _permit,
    }
    found = [
        makers[sentence.kind](reading, sentence, match)
        for sentence, match in said
        if sentence.kind in makers and not (reading.quoted(match.start()) and reading.document.kind != "template")
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
    other = "icp" if kept.fact.kind == "icp-licence" else kept.fact.kind
    return other == family and kept.end > one.start and one.end > kept.start


def _icp(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    lists = reading.kinds.lists
    authority, number = match.group("authority") or "", match.group("number")
    alone = (
        match.start("authority") == 0
        or not reading.folded[match.start("authority") - 1].isalpha()
        or bool(match.group("label"))
    )
    province = authority if authority in lists["icp-provinces"] or authority in UNUSUAL else ""
    parody = authority and not province and alone and authority not in "号案备站为是的在"
    meant, hao = digits(number), match.group("hao") or match.group("late") or ""
    site, suffix = match.group("site") or "", (match.group("suffix") or "").upper()
    whole = f"{province}ICP备{meant}号" + (f"-{site}{suffix}" if site.isdigit() else "")
    sound = (
        bool(province)
        and is_number(number.replace(" ", ""))
        and match.group("letters").replace(" ", "") in ("icp", "cp")
    )
    if parody:
        state = "parody"
    elif is_placeholder(number):
        state = "placeholder"
    elif sound and hao:
        state = "filed"
    else:
        state = "malformed"
    fields = {
        **sentence.fixed,
        "normal": whole if state == "filed" or (sound and state == "malformed") else "",
        "province": province or (authority if parody else ""),
        "number": number.replace(" ", ""),
        "site": site,
        "suffix": suffix,
        "hao": "yes" if hao else "no",
        "issued": UNUSUAL.get(province, province),
        "state": state,
        "class": "备",
        "called": _called(match),
        "subject": f"{province}ICP备{meant}号" if state == "filed" else "",
        "repaired": whole if state == "malformed" and province and is_number(meant) else "",
    }
    start = match.start("authority") if province or parody else match.start("letters")
    parts = {
        name: match.span(group)
        for name, group in (("province", "authority"), ("number", "number"))
        if match.group(group)
    }
    return _linked(reading, "icp", start, match.end(), fields, parts)


def _called(match: Match) -> str:
    """What a label before the number calls it: 证, or 备."""
    label = match.groupdict().get("label") or ""
    return "证" if "证" in label and "备" not in label else "备"


def _licence(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
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
    return _linked(
        reading,
        "icp-licence",
        start,
        match.end(),
        {**sentence.fixed, "normal": normal, "province": authority, "called": called, "class": "证"},
        {"number": match.span("number")},
    )


def _police(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    authority, number = match.group("authority") or "", match.group("number").replace(" ", "")
    letters = {*AREAS.values(), *POLICE_ALIASES, "穗"}
    province = authority if authority in letters else ""
    normal = "" if is_placeholder(number) else police_normal(number)
    fields = {
        **sentence.fixed,
        "normal": normal,
        "province": province,
        "number": number,
        "state": "filed" if normal else ("placeholder" if is_placeholder(number) else "malformed"),
        "area-province": AREAS.get(number[:2], "") if normal else "",
    }
    if province in POLICE_ALIASES:
        fields["province"] = POLICE_ALIASES[province]
    start = match.start("authority") if province else (match.end("authority") if authority else match.start())
    return _linked(reading, "police", start, match.end(), fields, {"number": match.span("number")})


def _permit(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    """Every named group of the pattern is a field."""
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    fields = {**sentence.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
    return Numbered(reading.fact(sentence.kind, *match.span(), fields, parts), *match.span())


def _linked(
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
    shown = {name: value for name, value in extra.items() if value}
    linked = Fact(
        fact.kind, fact.span, fact.text, {**fact.fields, **shown}, {**fact.spans, "link": link.address}, fact.regions
    )
    return Numbered(linked, start, end)


def _own_link(reading: Reading, start: int, end: int) -> Link | None:
    found = [link for link in reading.links(start, end) if min(link.end, end) - max(link.start, start) >= 4]
    return found[0] if found else None
