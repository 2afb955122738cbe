"""Whether the bytes of a file can be a document at all, whatever it is called."""

from __future__ import annotations

from checker.messages import Message

_BOM = b"\xef\xbb\xbf"
_EMPTY, _REPORT, _PACKED, _BESIDE = map(Message, ("skip.empty", "skip.report", "skip.packed", "skip.beside"))
_APPLE_DOUBLE = b"\x00\x05\x16\x07"
"""How a file begins in which macOS keeps what another says beside its data: ``._index.html`` (RFC 1740, appendix A)."""
_OURS, _HEAD = b'<meta name="generator" content="checker ', 1000
"""How our own report says what it is, in so many bytes: it quotes what is wrong, and often lies in the folder that it is about."""
_ZIP_ENDS, _ZIP_TAIL = b"PK\x05\x06", 65_557
"""The record that ends a ZIP archive, and in how many bytes from the end of a file it begins (PKWARE, APPNOTE.TXT 4.3.16)."""


def no_document(content: bytes) -> Message | None:
    """Why the bytes of a file are no document: nothing is in it, checker wrote it, macOS did beside another, or it is a page packed with its
    files, as SingleFileZ saves them, whose text is in the archive; None where they may be one.
    """
    if not content.removeprefix(_BOM).strip():
        return _EMPTY
    if content.startswith(_APPLE_DOUBLE):
        return _BESIDE
    if content[:_HEAD].removeprefix(_BOM).lstrip().startswith(b"<") and _ZIP_ENDS in content[-_ZIP_TAIL:]:
        return _PACKED
    return _REPORT if _OURS in content[:_HEAD] else None
