"""Numbers of the registries: ICP filings and licences, police filings, other permits, each with the link that it carries.

Read generously, judge strictly: any count of digits, no province and no 号 are read; ``normal`` is empty unless the form is whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.facts.files import Sentence
from checker.facts.linked import Numbered, linked
from checker.facts.reading import Reading
from checker.facts.registry import (
    AREAS,
    POLICE_ALIASES,
    UNUSUAL,
    digits,
    is_number,
    is_placeholder,
    police_normal,
)

if TYPE_CHECKING:
    import regex

    Match = regex.Match[str]


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
    """Whether two numbers of one family claim the same place."""
    other = "icp" if kept.fact.kind == "icp-licence" else kept.fact.kind
    return other == family and kept.end > one.start and one.end > kept.start


def _icp(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    """A filing, whatever its form: ``normal`` is empty unless what it means is beyond doubt."""
    number, meant = match.group("number").replace(" ", ""), digits(match.group("number"))
    province, parody = _province(reading, match)
    site, suffix = match.group("site") or "", (match.group("suffix") or "").upper()
    subject = f"{province}ICP备{meant}号"
    whole = subject + (f"-{site}{suffix}" if site.isdigit() else "")
    hao = bool(match.group("hao") or match.group("late"))
    sound = bool(province) and is_number(number) and match.group("letters").replace(" ", "") in ("icp", "cp")
    if parody:
        state = "parody"
    elif is_placeholder(match.group("number")):
        state = "placeholder"
    else:
        state = "filed" if sound and hao else "malformed"
    fields = {
        **sentence.fixed,
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
        "repaired": whole if state == "malformed" and province and is_number(meant) else "",
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


def _licence(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
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
        {**sentence.fixed, "normal": normal, "province": authority, "called": called, "class": "证"},
        {"number": match.span("number")},
    )


def _police(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    """A filing with the police; its digits begin with the area's code, which names a province too."""
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
    return linked(reading, "police", start, match.end(), fields, {"number": match.span("number")})


def _permit(reading: Reading, sentence: Sentence, match: Match) -> Numbered:
    """Every named group of the pattern is a field."""
    parts = {name: match.span(name) for name, value in match.groupdict().items() if value}
    fields = {**sentence.fixed, **{name: reading.clean(*part) for name, part in parts.items()}}
    return Numbered(reading.fact(sentence.kind, *match.span(), fields, parts), *match.span())
