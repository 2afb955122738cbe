"""Whether a text is Chinese: Han characters outside code and notices, that words of other languages do not drown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from checker.text.lines import from_below
from checker.text.pattern import LazyPattern, any_case

_HAN = LazyPattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
_KANA = LazyPattern("[\u3041-\u3096\u30a1-\u30fa]+")
_WORD = LazyPattern(r"[A-Za-zÀ-ɏЀ-ӿ가-힣]{2,}")
_WEB = r"https?://[^\s\u3400-\u9fff]+(?:[\w.-]+@[\w.-]+)?"
_WEB_ADDRESS = LazyPattern(_WEB)
"""An address of the web."""
_ADDRESS = LazyPattern(rf"{_WEB}|(?<![\w.-])[\w.-]+@[\w.-]+")
"""The same, or one of mail, which begins where its word begins, or every letter of a long text would be tried."""
NOTICE = LazyPattern(
    any_case(
        "版权所有",
        "版權所有",
        "©",
        "ⓒ",
        "copyright",
        "copyrigth",
        "copyrihgt",
        "备案",
        "公网安备",
        "all rights reserved",
        "icp",
    )
)
"""What a notice or a filing number cannot be without; unfolded text."""

FEWEST = 8
"""So many Han characters make a text; the name of a language in a menu, or of a place, has fewer."""
_SENTENCE_END = LazyPattern(r"[。！？]+")
_SHORT = 200
"""No line of a notice has more characters."""
_PART = 100_000
"""So many characters of a long text are taken apart at a time."""
_WORDS = 2
"""A Chinese text has a Han character for every so many words of another language at least."""


def _length(runs: LazyPattern, text: str) -> int:
    """How many characters there are in some runs of them; of a long text a part at a time, for each run is a string for a moment."""
    return sum(len(run) for at in range(0, len(text), _PART) for run in runs.findall(text, at, at + _PART))


class Letters:
    """How much of what a text holds; each is counted when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def han(self) -> int:
        """Han characters."""
        return _length(_HAN, self._text)

    @cached_property
    def kana(self) -> int:
        """Kana, which only Japanese has."""
        return _length(_KANA, self._text)

    @cached_property
    def words(self) -> int:
        """Words in alphabets."""
        return sum(1 for _ in _WORD.finditer(self._text))


def letters(text: str, quoted: Iterable[tuple[int, int]] = ()) -> Letters:
    """What *text* is made of, but for the *quoted* stretches, the short lines of notices and numbers, and addresses."""
    shown = _without_notices(without(text, quoted))
    if "@" not in shown and "://" not in shown:
        return Letters(shown)
    return Letters((_ADDRESS if "@" in shown else _WEB_ADDRESS).sub(" ", shown))


def _without_notices(text: str) -> str:
    """*text* without the short lines that hold a notice or a number."""
    parts, at, end = [], 0, 0
    for found in NOTICE.finditer(text):
        if found.start() < end:  # on the same line as the one before
            continue
        begin, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        end = len(text) if end < 0 else end
        if end - begin <= _SHORT:
            parts.append(text[at:begin])
            at = end
    return "".join([*parts, text[at:]])


def without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """*text* without some *stretches* of it.

    >>> without("0123456789", [(6, 8), (1, 3)])
    '034589'
    """
    parts, at = [], 0
    for start, end in sorted(stretches):
        parts.append(text[at:start])
        at = max(at, end)
    return "".join([*parts, text[at:]])


def is_japanese(found: Letters) -> bool:
    """Whether kana are a third of it and more, as in any Japanese text and hardly in a Chinese one about Japan."""
    return found.kana * 2 > found.han and found.kana >= FEWEST


def is_chinese(found: Letters) -> bool:
    """Whether somebody wrote it in Chinese.

    >>> is_chinese(letters("老街的骑楼修好了，店铺又开张了。")), is_chinese(letters("English | 简体中文 | Español"))
    (True, False)
    """
    return found.han >= FEWEST and found.han * _WORDS >= found.words and not is_japanese(found)


def is_brief(text: str, least: int = 2) -> bool:
    r"""Whether a short text is one of sentences: so many of them at *least*, and nothing much around them.

    >>> is_brief("老街新生\n骑楼修好了。店铺又开张了。"), is_brief("登录\n请输入用户名。\n密码\n忘记密码\n注册\n帮助中心")
    (True, False)
    """
    marks = said = total = 0
    for line in map(str.strip, from_below(text)):
        ends = sum(1 for _ in _SENTENCE_END.finditer(line))
        marks, said, total = marks + ends, said + bool(ends) * len(line), total + len(line)
    return marks >= least and said * 3 >= total
