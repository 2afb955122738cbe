"""What the registries' numbers are made of: province letters, forms, placeholders, addresses.

Sources: the numbering notice 工信管函〔2019〕633号 (one domain, one number) and the real numbers gathered for the project;
no published table of letters is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

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


def digits(number: str) -> str:
    """A folded number with look-alike letters put right and blanks gone: what its author meant."""
    return re.sub(r"\s", "", number).translate(_LOOK_ALIKE)


def is_placeholder(number: str) -> bool:
    """Whether a folded number is one that nobody was given: xxxx, 00000000, 12345678, 暂无.

    >>> [is_placeholder(n) for n in ("12345678", "00000000", "xxxxxxxx", "2023xxxxxx", "11041399")]
    [True, True, True, True, False]
    """
    bare = re.sub(r"\s", "", number)
    if re.search(r"[x*?#暂]", bare):
        return True
    if not bare.isdigit() or len(bare) < 5:
        return False
    tail = bare[2:] if len(bare) == 8 else bare[4:]
    return len(set(bare)) == 1 or any(bare in run for run in _RUNS) or (len(bare) >= 8 and set(tail) == {"0"})


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
