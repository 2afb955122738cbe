"""Bytes to text and back: which charset a file is written in, and how to edit it without touching another byte.

The order is BOM, strict UTF-8, the declared charset by the labels of the WHATWG Encoding Standard, and evidence
(:mod:`checker.text.charset`). UTF-8 goes before the declaration: pages that declare GB2312 and are UTF-8 are common,
and text in another charset is hardly ever valid UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from checker.errors import CheckerError, ReadError
from checker.messages import Message
from checker.model import Edit
from checker.text.charset import choose, declaration, escaped, in_seven_bits, read_as

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9",
    b"\xfd7zXZ", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"wOFF", b"wOF2", b"OggS",
    b"ID3\x03", b"ID3\x04", b"SQLite format 3", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_SAMPLE = 8192
NUL = "\0"
"""What a browser passes over (HTML Living Standard, 13.2.6.4.7 *The "in body" insertion mode*), and no text of a page."""
_NULS = re.compile(rb"\0+")
_FEW, _MANY = 3, 2000
"""So many stretches of NUL bytes may stand in any text, and one more for every so many bytes; they are a quarter of it at the most."""

_FEWEST_LOST = 20
"""A few U+FFFD may stand in a text about them."""
_TAGS = 3
"""A page has so many end tags and more."""


class Decoded(NamedTuple):
    """A file as text."""

    text: str
    """The file in code points, BOM removed, line ends as they are."""
    encoding: str
    """Python's name of the codec that read it, lower case."""
    declared: str
    """The charset that the file declares, as written but lower case; empty where it declares none."""
    damaged: int
    """How many characters of ``text`` are damage: U+FFFD for bytes that the encoding does not know, or saved as such all over, and NUL."""


def decode(data: bytes, *, declared_in: Literal["html", "text"]) -> Decoded:
    """Decode a whole file; *declared_in* says whether its head may declare a charset (HTML, XML) or cannot.

    An undecodable byte becomes exactly one U+FFFD (in UTF-16: an undecodable unit of two bytes); a few NUL bytes stay as they are.
    Raises :class:`ReadError` for a binary file, and for one in a charset that browsers have given up.
    """
    if foreign := "UTF-32" if data.startswith(_UTF32) else in_seven_bits(data):
        raise ReadError(Message("read.charset", encoding=foreign))
    bom, encoding = _bom(data)
    _refuse_binary(data, wide=encoding.startswith("utf-16"))
    declared = declaration(data) if declared_in == "html" else ""
    if bom:
        text, damaged = read_as(data[bom:], encoding)
    else:
        text, encoding, damaged = read_by_evidence(data, declared)
    return Decoded(text, encoding, declared, damaged + text.count(NUL) + (0 if damaged else _lost(text)))


def _lost(text: str) -> int:
    """How many characters were lost before the file was saved, where they are most of what it held beside ASCII."""
    lost = text.count("\ufffd")
    return lost if lost >= _FEWEST_LOST and 2 * lost > (len(text) - len(text.encode("ascii", "ignore"))) else 0


def read_by_evidence(data: bytes, declared: str) -> tuple[str, str, int]:
    """The text of *data*, which has no BOM and may declare a charset, its codec, and how many bytes of it are damage."""
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        encoding = choose(data, declared)
        text, damaged = read_as(data, encoding)
        return text, encoding, damaged


def encode_edits(data: bytes, encoding: str, edits: Sequence[Edit]) -> bytes:
    """Splice *edits* (code points of the decoded text, BOM not counted) into the bytes of a file.

    Every byte outside the edits stays as it is: BOM, line ends, undecodable bytes.
    Raises :class:`CheckerError` when an edit overlaps another, lies outside the text, cannot be written in
    *encoding*, or would change how a neighbour is read.
    """
    bom, marked = _bom(data)
    body = bom if marked == encoding else 0
    text = escaped(data[body:], encoding)
    pieces, wanted = [data[:body]], []
    at = byte = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, end = edit.span
        if not at <= start <= end <= len(text):
            raise CheckerError(Message("edit.outside"))
        before, replaced = _width(text[at:start], encoding), _width(text[start:end], encoding)
        pieces += [data[body + byte : body + byte + before], _encoded(edit.text, encoding)]
        wanted += [text[at:start], edit.text]
        at, byte = end, byte + before + replaced
    pieces.append(data[body + byte :])
    wanted.append(text[at:])
    result = b"".join(pieces)
    if escaped(result[body:], encoding) != "".join(wanted):
        raise CheckerError(Message("edit.neighbours", encoding=encoding))
    return result


def _bom(data: bytes) -> tuple[int, str]:
    """The length of the BOM, and the codec it names."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return len(bom), encoding
    return 0, ""


def _refuse_binary(data: bytes, *, wide: bool) -> None:
    if wide:
        return
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    is_mixed = controls * 50 > len(sample) and not _is_page(data)
    if data.startswith(_SIGNATURES) or is_mixed or _has_many_nuls(data):
        raise ReadError(Message("read.binary"))


def _has_many_nuls(data: bytes) -> bool:
    """Whether NUL bytes are what the file is made of, and no damage to a text: many of them, or in many places, unless what
    stands between them is a page without a doubt.
    """
    if not (count := data.count(0)):
        return False
    places = sum(1 for _ in _NULS.finditer(data))
    return count * 4 > len(data) or (places > _FEW + len(data) // _MANY and not _is_page_without(data))


def _is_page_without(data: bytes) -> bool:
    """Whether *data* without its NUL bytes is a text in UTF-8 among tags, as a browser shows it."""
    bare = data.translate(None, b"\0")
    return len(bare.translate(None, _CONTROLS)) == len(bare) and _is_page(bare)


def _is_page(data: bytes) -> bool:
    """Whether *data* is a text in UTF-8 among tags, whatever control characters a program in it holds."""
    if data.count(b"</") < _TAGS:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _width(part: str, encoding: str) -> int:
    """How many bytes a decoded stretch took in the file."""
    if encoding.startswith("utf-16"):
        return len(part.encode(encoding, "surrogatepass"))
    return len(part.encode(encoding, "surrogateescape"))


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        lost = text[error.start]
        raise CheckerError(Message("edit.lost", character=ascii(lost), encoding=encoding)) from error
