"""A file decoded piece by piece: for exports that no memory should hold whole.

The charset is chosen as :mod:`checker.text.decode` chooses it, at the first piece that is not ASCII. Pieces end behind a
byte below 0x30, which in none of the charsets is a part of a longer character. UTF-16 is read whole.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Literal

from checker.text.charset import SCANNED, declaration, read_as
from checker.text.decode import NUL, Decoded, decode, read_by_evidence

_LAST = (b"\n", b'"', b",", b">", b" ")
"""Bytes behind which a piece may end, but for ``>``, which is a part of no character either: trail bytes begin at 0x40 or are digits."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(pieces: Iterable[bytes], *, declared_in: Literal["html", "text"]) -> Iterator[Decoded]:
    """The text of a file, a part for every piece that can be told apart.

    :raises ReadError: for a binary file, at its first piece.
    """
    first: Decoded | None = None
    encoding, head = "", b""
    for piece in _whole(pieces):
        if first is None:
            first, head = decode(piece, declared_in=declared_in), piece
            encoding = first.encoding if not first.text.isascii() else ""
            yield first
            continue
        if len(head) < SCANNED and declared_in == "html":
            head += piece
            first = first._replace(declared=declaration(head))
        if not encoding and piece.isascii():
            yield first._replace(text=piece.decode("ascii"), damaged=piece.count(0))
        elif not encoding:
            text, encoding, damaged = read_by_evidence(piece, first.declared)
            yield first._replace(text=text, encoding=encoding, damaged=damaged + text.count(NUL))
        else:
            text, damaged = read_as(piece, encoding)
            yield first._replace(text=text, encoding=encoding, damaged=damaged + text.count(NUL))


def _whole(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that end where a character ends."""
    kept: list[bytes] = []
    is_wide = False
    for number, piece in enumerate(pieces):
        is_wide = is_wide or (number == 0 and piece.startswith(_WIDE))
        end = 0 if is_wide else max(map(piece.rfind, _LAST)) + 1
        if end:
            yield b"".join([*kept, piece[:end]])
            kept = []
        kept.append(piece[end:])
    if rest := b"".join(kept):
        yield rest
