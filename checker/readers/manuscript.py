"""Manuscripts of Word (``.docx``, ECMA-376): paragraphs are lines, cells stand between tabs, footnotes come last.

Read with the standard library's ``zipfile`` and ``expat``. Inserted text, text boxes and footnotes are text; deletions,
instructions, hidden text and the glosses above characters are not. Declarations of entities are refused, and no part is
unpacked beyond a limit.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.parsers import expat

from checker.errors import ReadError
from checker.messages import Message
from checker.model import Link, Span
from checker.readers.document import Drawn, finish
from checker.readers.draft import Draft
from checker.text.decode import Decoded
from checker.text.offsets import Weave

if TYPE_CHECKING:
    from checker.model import Document
    from checker.readers import Ask

MAIN = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
LINKS = "word/_rels/document.xml.rels"
LARGEST = 64_000_000
"""Bytes that a part may have when it is unpacked."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "Fallback"))
"""Elements whose text no reader sees, or sees twice."""
_SPELLED = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-", "ptab": "\t"}
_SHOWN = str.maketrans("\v", "\n")


def read(content: bytes, path: str, ask: Ask) -> Iterator[Document]:
    """The one document in *content*; its source is the text of the manuscript, a paragraph a line.

    :raises ReadError: when it is no such manuscript, is locked, or unpacks to more than a limit.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            if MAIN not in names:
                raise ReadError(Message("read.no-manuscript"))
            links = _links(unpacked(archive, LINKS)) if LINKS in names else {}
            text = _Text(links)
            text.add(unpacked(archive, MAIN))
            for notes in NOTES:
                if notes in names:
                    text.add(unpacked(archive, notes))
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise ReadError(Message("read.no-manuscript")) from error
    except RuntimeError as error:  # zipfile's word for what a password locks
        raise ReadError(Message("read.locked")) from error
    except expat.ExpatError as error:
        place = Message("read.xml-place", line=error.lineno, column=error.offset + 1)
        raise ReadError(place) from error
    drawn = Drawn(text.draft(), ".docx", "text", "article", text.source)
    document = finish(path, Decoded(text.source, "utf-8", "", 0), drawn, ask)
    yield replace(document, part=MAIN)


def unpacked(archive: zipfile.ZipFile, name: str, largest: int = LARGEST) -> bytes:
    """A part of an archive. Raises ReadError for one that is larger than *largest*, whatever it says of itself."""
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReadError(Message("read.no-manuscript"))
    with archive.open(name) as part:
        found = part.read(largest + 1)
    if len(found) > largest:
        raise ReadError(Message("read.too-large", name=name, megabytes=largest // 1_000_000))
    return found


def _parsed(data: bytes, parser: expat.XMLParserType) -> None:
    def refuse(*_: object) -> None:
        raise ReadError(Message("read.xml-declares"))

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    parser.Parse(data, True)


def _links(data: bytes) -> Mapping[str, str]:
    """The addresses that a manuscript links to, by their ids in it."""
    found: dict[str, str] = {}

    def start(_: str, attrs: dict[str, str]) -> None:
        if attrs.get("TargetMode") == "External":
            found[attrs.get("Id", "")] = attrs.get("Target", "")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    _parsed(data, parser)
    return found


@dataclass(slots=True)
class _Story:
    """A flow of paragraphs: that of the page, or that of a text box, which is told behind the paragraph it hangs on."""

    pieces: list[str] = field(default_factory=list)
    """The line so far."""
    boxes: list[str] = field(default_factory=list)
    """Lines of text boxes, to be told behind it."""
    linked: list[tuple[int, int, str]] = field(default_factory=list)
    """Links in the line, by their places in it."""
    opened: tuple[int, str] | None = None
    depth: int = 0
    """How many tables it stands in."""

    def __len__(self) -> int:
        return sum(map(len, self.pieces))


class _Text:
    """The text of a manuscript, part by part."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.source = ""
        self._addresses = addresses
        self._lines: list[str] = []
        self._length = 0
        self._links: list[Link] = []
        self._stories = [_Story()]
        self._left_out = 0
        self._is_shown = True
        self._takes = False
        self._in_run = True
        """Whether a tab is one of the text, and none that a paragraph declares."""

    def add(self, data: bytes) -> None:
        """One more part. Raises ReadError and ExpatError."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        _parsed(data, parser)
        if self._stories[0].pieces:
            self._line()
        self.source = "".join(self._lines)

    def draft(self) -> Draft:
        """What is read of it: soft breaks are line breaks."""
        weave = Weave()
        weave.copy(self.source.translate(_SHOWN), 0)
        return Draft(weave.text(), weave.offsets(), links=tuple(self._links))

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        story = self._stories[-1]
        if local in _LEFT_OUT:
            self._left_out += 1
        elif local == "t":
            self._takes = True
        elif local == "r":
            self._is_shown = True
        elif local == "vanish":
            self._is_shown = self._value(attrs) in ("0", "false", "off")
        elif local == "tbl":
            story.depth += 1
        elif local == "txbxContent":
            self._stories.append(_Story())
        elif local == "hyperlink":
            address = next((value for key, value in attrs.items() if key.endswith(" id")), "")
            story.opened = (len(story), self._addresses.get(address, ""))
        elif local == "tabs":
            self._in_run = False
        elif local in _SPELLED and name.startswith((_WORD, _STRICT)) and self._seen and self._in_run:
            story.pieces.append(_SPELLED[local])

    @property
    def _seen(self) -> bool:
        return not self._left_out and self._is_shown

    @staticmethod
    def _value(attrs: dict[str, str]) -> str:
        return next((value for key, value in attrs.items() if key.endswith(" val")), "")

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        story = self._stories[-1]
        if local in _LEFT_OUT:
            self._left_out -= 1
        elif local == "t":
            self._takes = False
        elif local == "tabs":
            self._in_run = True
        elif local == "p":
            self._paragraph(story)
        elif local == "tc" and story.depth == 1:
            self._cell(story)
        elif local == "tr" and story.depth == 1:
            self._line()
        elif local == "tbl":
            story.depth -= 1
        elif local == "hyperlink" and story.opened is not None:
            begin, address = story.opened
            story.linked.append((begin, len(story), address))
            story.opened = None
        elif local == "txbxContent" and len(self._stories) > 1:
            self._stories.pop()
            lines = "".join(story.pieces).strip("\v")
            if lines and not self._left_out:
                self._stories[-1].boxes.append(lines)

    def _said(self, text: str) -> None:
        if self._takes and self._seen:
            self._stories[-1].pieces.append(text.replace("\n", " ").replace("\r", " "))

    def _paragraph(self, story: _Story) -> None:
        """A paragraph ends: a line, unless it stands in a cell or a box, which have a line each."""
        if story is self._stories[0] and not story.depth:
            self._line()
        else:
            story.pieces.append("\v")

    def _cell(self, story: _Story) -> None:
        while story.pieces and story.pieces[-1] == "\v":
            story.pieces.pop()
        story.pieces.append("\t")

    def _line(self) -> None:
        story = self._stories[-1]
        line = "".join(story.pieces).rstrip("\t\v")
        for begin, end, address in story.linked:
            start, stop = self._length + begin, self._length + min(end, len(line))
            if address and stop > start:
                self._links.append(Link(start, stop, address, "", Span(start, stop), Span(stop, stop)))
        boxes, story.boxes = story.boxes, []
        story.pieces, story.linked = [], []
        for each in (line, *(part for box in boxes for part in box.split("\v"))):
            self._lines.append(each + "\n")
            self._length += len(each) + 1
