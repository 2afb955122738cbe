"""Documents built of pieces of which we know, for every character that a reader sees, which source characters it came from."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

SEEN = "新聞中文網山水田木日月東西南北高低大小"
"""Letters that only stand where a reader sees them; GBK and Big5 have them all."""
UNSEEN = "藏伏潛匿陰"
"""Letters that only stand where nobody sees them."""


class Shown(NamedTuple):
    """A visible character and the source characters that stand for it, from the beginning of its piece or document."""

    character: str
    start: int
    end: int


class Piece(NamedTuple):
    """A part of a source, and what a reader sees of it; blanks and line ends are left out."""

    source: str
    shown: tuple[Shown, ...]


def plain(text: str) -> Piece:
    """Text that is shown as it stands."""
    return Piece(text, tuple(Shown(char, at, at + 1) for at, char in enumerate(text) if not char.isspace()))


def mark(source: str) -> Piece:
    """Source of which nothing is shown."""
    return Piece(source, ())


def spelled(source: str, text: str) -> Piece:
    """Source that stands as a whole for one character."""
    return Piece(source, (Shown(text, 0, len(source)),))


def joined(*pieces: Piece) -> Piece:
    """Pieces one after another."""
    source, shown = "", []
    for piece in pieces:
        shown += [Shown(char, start + len(source), end + len(source)) for char, start, end in piece.shown]
        source += piece.source
    return Piece(source, tuple(shown))


def in_a_row(inner: st.SearchStrategy[Piece], most: int = 5) -> st.SearchStrategy[Piece]:
    """A few pieces one after another."""
    return st.lists(inner, max_size=most).map(lambda pieces: joined(*pieces))


seen = st.text(SEEN, min_size=1, max_size=4).map(plain)
unseen = st.text(UNSEEN, min_size=1, max_size=3)
wide = st.sampled_from(["ＡＢ１２", "（新）", "｜", "A1", "a", "。，", "《中》"]).map(plain)
blank = st.sampled_from([" ", "\n", "\r\n", "\r", "\t", "\u3000", " \r\n  ", "\u00a0"]).map(plain)
SPELLINGS = (
    ("©", ("&copy;", "&#169;", "&#xA9;", "&#XA9;", "&#0169;")), ("新", ("&#26032;", "&#x65b0;")), ("&", ("&amp;", "&#38;")),
    ("<", ("&lt;", "&LT;")), ("·", ("&middot;", "&centerdot;")), ("—", ("&mdash;",)), ("\U0001f600", ("&#128512;", "&#x1F600;")),
)  # fmt: skip
entity = st.sampled_from([spelled(spelling, char) for char, spellings in SPELLINGS for spelling in spellings])
