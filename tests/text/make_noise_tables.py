"""Writes ``checker/text/common_table.py`` and ``checker/text/reading_table.py``: how common characters are, and how they are read.

    python tests/text/make_noise_tables.py pinyin_dict.json dict.txt

``pinyin_dict.json`` stands in the package pypinyin, ``dict.txt`` in the package jieba; run ``make_fold_table.py`` first.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checker.text.fold_table import SIMPLIFIED, TRADITIONAL

COMMON_HEAD = '''"""The commonest characters, the commonest first, for undoing noise. Generated; do not edit.

Frequencies counted in the word list of jieba (Copyright 2013 Sun Junyi, MIT License); see NOTICE.
Made by ``tests/text/make_noise_tables.py``.
"""

from __future__ import annotations
'''
READING_HEAD = '''"""Readings of the characters of GBK, each before its characters, the commonest first, for undoing noise. Generated; do not edit.

Readings from pypinyin (Copyright 2016 mozillazg, MIT License), their order from the word list of jieba
(Copyright 2013 Sun Junyi, MIT License); see NOTICE. Made by ``tests/text/make_noise_tables.py``.
"""

from __future__ import annotations
'''
WIDTH = 56
COMMONEST = 3000


def simplified_counts(words: list[str]) -> Counter[str]:
    """How often each character stands in the words of a frequency list."""
    counts: Counter[str] = Counter()
    for line in words:
        word, frequency, *_ = line.split(" ")
        for character in word:
            if "\u4e00" <= character <= "\u9fff":
                counts[character] += int(frequency)
    return counts


def with_traditional(counts: Counter[str]) -> Counter[str]:
    """The same with every Traditional form counted as often as its Simplified one."""
    both = Counter(counts)
    for traditional, simplified in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        both[traditional] = max(counts[traditional], counts[simplified])
    return both


def in_gbk(character: str) -> bool:
    """Whether the character can stand in a page of code page 936, in two bytes."""
    return len(character.encode("gbk", "ignore")) == 2


def readings(pinyin: dict[str, str], counts: Counter[str]) -> dict[str, str]:
    """Toned reading → its characters in GBK, commonest first."""
    known = set(TRADITIONAL) | {chr(code) for code in range(0x4E00, 0xA000) if chr(code).encode("gb2312", "ignore")}
    table: dict[str, list[str]] = {}
    for code, heard in pinyin.items():
        character = chr(int(code))
        if character in known and in_gbk(character):
            for reading in filter(str.isalpha, heard.split(",")):  # not m̄, which takes a combining mark
                table.setdefault(reading, []).append(character)
    return {reading: "".join(sorted(table[reading], key=lambda c: (-counts[c], c))) for reading in sorted(table)}


def literal(name: str, characters: str) -> Iterator[str]:
    """One string constant, broken into short lines."""
    yield f"\n{name} = ("
    for at in range(0, len(characters), WIDTH):
        yield f'    "{characters[at : at + WIDTH]}"'
    yield ")"


def write(module: str, head: str, name: str, characters: str) -> None:
    """One module with one table."""
    text = head + "\n".join(literal(name, characters)) + "\n"
    (Path("checker/text") / f"{module}.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    pinyin = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    simplified = simplified_counts(Path(sys.argv[2]).read_text(encoding="utf-8").splitlines())
    counts = with_traditional(simplified)
    floor = sorted(simplified.values(), reverse=True)[COMMONEST]
    common = [c for c in sorted(counts, key=lambda c: (-counts[c], c)) if counts[c] > floor and in_gbk(c)]
    told = " ".join(reading + characters for reading, characters in readings(pinyin, counts).items())
    write("common_table", COMMON_HEAD, "COMMON", "".join(common))
    write("reading_table", READING_HEAD, "READINGS", told)
