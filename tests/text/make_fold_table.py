"""Writes ``checker/text/fold_table.py`` from OpenCC's ``TSCharacters.txt``.

    python tests/text/make_fold_table.py TSCharacters.txt > checker/text/fold_table.py

The file stands in the folder ``dictionary`` of the package opencc-python-reimplemented, or in OpenCC's own ``data/dictionary``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HEAD = '''"""Traditional to Simplified, one character to one character: two strings in step. Generated; do not edit.

From OpenCC's dictionary TSCharacters (Copyright Carbo Kuo and the OpenCC contributors, Apache License 2.0, see NOTICE),
restricted to the first choice of each entry. Made by ``tests/text/make_fold_table.py``.
"""

from __future__ import annotations
'''
WIDTH = 50


def pairs(lines: list[str]) -> dict[str, str]:
    """First choices that change the character (of those up to U+FFFF), followed to their end so that folding twice changes nothing."""
    table = {}
    for line in lines:
        key, _, choices = line.partition("\t")
        first = choices.split(" ")[0].strip()
        if not line.startswith("#") and len(key) == len(first) == 1 and key != first and key <= "\uffff":
            table[key] = first
    return {key: _end(table, key) for key in sorted(table) if _end(table, key) != key}


def _end(table: dict[str, str], key: str) -> str:
    seen = {key}
    while key in table and table[key] not in seen:
        key = table[key]
        seen.add(key)
    return key


def literal(name: str, characters: str) -> Iterator[str]:
    """One string constant, broken into short lines."""
    yield f"\n{name} = ("
    for at in range(0, len(characters), WIDTH):
        yield f'    "{characters[at : at + WIDTH]}"'
    yield ")"


if __name__ == "__main__":
    table = pairs(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    print(HEAD + "\n".join([*literal("TRADITIONAL", "".join(table)), *literal("SIMPLIFIED", "".join(table.values()))]))
