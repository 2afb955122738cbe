"""Which charset: what a file declares, what the label means, and what its bytes are more likely to be.

Labels: WHATWG Encoding Standard, https://encoding.spec.whatwg.org/#names-and-labels
"""

from __future__ import annotations

import re
from collections import Counter

SCANNED = 4096
"""A page declares its charset in so many bytes."""
_SAMPLED = 24576
_WHOLE = 3
"""In fewer lines it may be chance: two letters of GB18030 can look like two of UTF-8."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([^\s=/\"'>]+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_IN_CONTENT = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]+)[\"']", re.IGNORECASE)
_JSP = re.compile(rb"<%@\s*page\b(?:(?!%>).)*?\bpageEncoding\s*=\s*[\"']([^\"'%]+)", re.IGNORECASE | re.DOTALL)
_SENT = re.compile(
    rb"<%@\s*page\b(?:(?!%>).)*?\bcontentType\s*=\s*[\"'][^\"'%]*?charset\s*=\s*([^\s;\"'%]+)",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE, _TAG = re.compile(rb"<%--.*?(?:--%>|\Z)", re.DOTALL), re.compile(rb"<[^%]")
"""A comment of a JSP; and what comes after its directives."""
_NAME = re.compile(r"[\w.:+-]+", re.ASCII)
_ESCAPED = re.compile("[\udc80-\udcff]")

_SHIFTED = re.compile(rb"\x1b\$(?:\)[AEG]|[@AB])")
"""What shifts ISO 2022 to Chinese or Japanese."""
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")

_CODECS = {
    "gb18030": "gb2312 gb_2312-80 gb_2312 gbk x-gbk gb18030 gb18030-2022 chinese csgb2312 csiso58gb231280 iso-ir-58 cp936 gb",
    "big5": "big5 big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950",
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode",
    "cp1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii us-ascii ansi_x3.4-1968 x-cp1252",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932",
    "euc_jp": "euc-jp x-euc-jp",
    "cp949": "euc-kr euckr ks_c_5601-1987 ksc5601 korean windows-949 cp949",
    "cp1251": "windows-1251 cp1251",
    "cp1250": "windows-1250 cp1250",
    "cp1254": "windows-1254 iso-8859-9 latin5",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "koi8_r": "koi8-r koi8 koi",
    "iso8859_2": "iso-8859-2 latin2",
    "iso8859_5": "iso-8859-5 cyrillic",
    "iso8859_15": "iso-8859-15",
    "mac_roman": "macintosh mac x-mac-roman csmacintosh macroman",
}
_BIG5 = ("big5", "cp950", "big5hkscs")
"""From the narrowest: the last also reads what Hong Kong added."""
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家"
    "种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民"
    "第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月"
    "话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变"
    "四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼"
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內門東聲義幾認條"
    "係氣題爾別變總電數報結務場計資許統區隊決馬網站聯訊聞轉載權責編輯責備號版京图站网息载权责编辑备号日期，。、：；！？"
    "“”《》（）　·"
)


def escaped(data: bytes, encoding: str) -> str:
    """Decode without loss of length: an undecodable byte becomes one lone surrogate (UTF-16: one U+FFFD a unit)."""
    if encoding.startswith("utf-16"):
        return data.decode(encoding, "replace")
    return data.decode(encoding, "surrogateescape")


def read_as(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, one U+FFFD for each undecodable byte, and how many there are."""
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError:
        text = escaped(data, encoding)
    if encoding.startswith("utf-16"):
        return text, text.count("\ufffd")
    return _ESCAPED.subn("\ufffd", text)


def declaration(data: bytes) -> str:
    """The charset that the first 4 kB of a page declare (``<meta>``, XML declaration), lower case; or nothing.

    A JSP declares its own by ``pageEncoding``, else by the charset of its ``contentType``, and in ``<meta>`` what it is sent as (Jakarta
    Server Pages 3.1, JSP.4.1): where the two agree with its directive, the first is the file's.
    """
    head = data[:SCANNED]
    xml = _XML.match(head.removeprefix(b"\xef\xbb\xbf"))
    if xml:
        return _label(xml[1])
    for meta in _META.finditer(_COMMENT.sub(b"", head)):
        found = _in_meta(meta[1])
        if found:
            written, sent = _JSP.search(head), _SENT.search(head)
            return _label(written[1]) if written and sent and _label(sent[1]) == found else found
    top = _ASIDE.sub(b"", head)
    top = _TAG.split(top, 1)[0]  # a page that shows a directive is no JSP
    own = _JSP.search(top) or _SENT.search(top)
    return _label(own[1]) if own else ""


def codec_of(label: str) -> str:
    """The codec behind a declared charset, by the WHATWG's labels; nothing for an unknown one."""
    name = label.strip().lower()
    return next((codec for codec, labels in _CODECS.items() if name in labels.split()), "")


def in_seven_bits(data: bytes) -> str:
    """The charset that writes Chinese in ASCII's own bytes and was used for this; nothing for any other text.

    Read as ASCII it would be a page without a word in it, and nobody would be told.
    """
    if not data.isascii():
        return ""
    if _SHIFTED.search(data):
        return "ISO-2022"
    words = b"".join(_HZ.findall(data))
    try:
        chinese = words.decode("hz")
    except UnicodeDecodeError:
        return ""
    common = sum(character in _COMMON for character in chinese)
    return "HZ" if common * 4 > len(chinese) > 0 else ""


def choose(data: bytes, declared: str) -> str:
    """The codec for bytes that are no valid UTF-8: damaged UTF-8, the declared charset, or the likeliest."""
    sample = _sample(data)
    beyond_ascii = len(sample.translate(None, bytes(range(128))))
    if _damage(sample, "utf-8") * 10 <= beyond_ascii or _is_mostly_utf8(sample, beyond_ascii):
        return "utf-8"
    said = _within_family(sample, codec_of(declared))
    if said == "utf-8" or (said and _damage(sample, said) * 50 > beyond_ascii):
        said = ""
    credible = _commonness(sample, said) if said else 0.0
    if credible > 0.25:
        return _within_family(data, said)
    rivals = ["gb18030", _within_family(sample, "big5")]
    common, likely = max((_commonness(sample, rival), rival) for rival in rivals)
    if common > max(0.15, 3 * credible):
        return _within_family(data, likely)
    return said or _detected(data) or codec_of(declared) or "gb18030"


def _is_mostly_utf8(sample: bytes, beyond_ascii: int) -> bool:
    """Whether most of what is not ASCII stands in lines that are whole in UTF-8: a paragraph of another charset was put into the text."""
    whole = [line for line in sample.splitlines() if not line.isascii() and not _damage(line, "utf-8")]
    return (
        len(whole) >= _WHOLE and 2 * sum(len(line.translate(None, bytes(range(128)))) for line in whole) > beyond_ascii
    )


def _sample(data: bytes) -> bytes:
    """The first lines that are not ASCII: in no multibyte charset does a character straddle a line end."""
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLED]


def _within_family(data: bytes, codec: str) -> str:
    """Of the three codecs for Big5 the one with the fewest undecodable bytes; any other codec is itself."""
    if codec not in _BIG5:
        return codec
    return min(_BIG5, key=lambda name: _damage(data, name))


def _in_meta(attributes: bytes) -> str:
    found: dict[bytes, bytes] = {}
    for name, *values in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), b"".join(values))
    if found.get(b"charset"):
        return _label(found[b"charset"])
    if found.get(b"http-equiv", b"").strip().lower() == b"content-type":
        content = _IN_CONTENT.search(found.get(b"content", b""))
        return _label(content[1]) if content else ""
    return ""


def _label(raw: bytes) -> str:
    """The name of a charset; nothing where a program is to write one (``charset=<?php``)."""
    label = raw.decode("latin-1").strip().lower()
    return label if _NAME.fullmatch(label) else ""


def _damage(data: bytes, encoding: str) -> int:
    return read_as(data, encoding)[1]


def _commonness(data: bytes, encoding: str) -> float:
    """The share of everyday Chinese characters and punctuation among all that is not ASCII, 0 to 1."""
    text = escaped(data, encoding)
    counts = {character: number for character, number in Counter(text).items() if character > "\x7f"}
    common = sum(number for character, number in counts.items() if character in _COMMON)
    return common / max(sum(counts.values()), 1)


def _detected(data: bytes) -> str:
    """What chardet takes it for, if that can read the bytes one by one; Unicode was ruled out before."""
    import chardet

    name = (chardet.detect(data)["encoding"] or "").lower()
    codec = codec_of(name) or name
    if not codec or codec.startswith("utf"):
        return ""
    try:
        escaped(data, codec)
    except (LookupError, UnicodeDecodeError):
        return ""
    return codec
