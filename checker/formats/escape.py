"""What may be written: text that UTF-8, JSON and XML 1.0 take, whatever stood in the page or in a file's name."""

from __future__ import annotations

import json
import re

_LONE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=##vso)\\[")
"""What JSON and XML let stand, and a terminal or a runner (Azure Pipelines, *Logging commands*) obeys."""
_ESCAPES = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;",
    "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
})  # fmt: skip
_KEEP_LINES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def utf8(text: str) -> str:
    """*text* with U+FFFD for every half of a surrogate pair, as an undecodable file name leaves them."""
    return _LONE.sub("\ufffd", text)


def as_json(value: object) -> str:
    """*value* as JSON on one line, Chinese as it is; it can always be encoded, and commands no terminal."""
    text = utf8(json.dumps(value, ensure_ascii=False))
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def attribute(text: object) -> str:
    """*text* for an attribute of XML 1.0 in double quotes; white space survives, what XML cannot hold is U+FFFD, and what a terminal obeys a reference."""
    return _referred(_NOT_XML.sub("\ufffd", str(text)).translate(_ESCAPES))


def content(text: str) -> str:
    """*text* for the inside of an XML 1.0 element, as :func:`attribute`; line feeds and tabs as they are."""
    return _referred(_NOT_XML.sub("\ufffd", text).translate(_KEEP_LINES))


def _referred(text: str) -> str:
    return _UNSEEN.sub(lambda found: f"&#{ord(found[0])};", text)


def attributes(values: dict[str, object]) -> str:
    """The *values* as XML attributes, in their order, with a space before each."""
    return "".join(f' {key}="{attribute(value)}"' for key, value in values.items())
