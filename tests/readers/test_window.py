"""How much of a file the window over it holds."""

from __future__ import annotations

import pytest

from checker.readers import window
from checker.readers.window import Window
from checker.text.decode import Decoded

LONGEST = 1000
"""Characters of a row in these tests."""


def over(size: int, piece: int) -> Window:
    """A window over a text of *size* characters that comes in pieces of *piece*."""
    return Window((Decoded("桥" * min(piece, size - at), "utf-8", "", 0) for at in range(0, size, piece)), ahead=100)


@pytest.mark.parametrize("size", [900, 1000, 1500, 1900, 2000, 5000])
@pytest.mark.parametrize("piece", [1, 7, 60, 100, 300])
def test_a_row_that_does_not_end_fills_it_only_so_far(size: int, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It grows by doubling: without a bound of its own, a file a little shorter than twice the longest row was held whole."""
    monkeypatch.setattr(window, "LONGEST", LONGEST)
    held = over(size, piece)
    while held.more():
        pass
    assert min(size, LONGEST) <= len(held.text) < LONGEST + piece
    if size < LONGEST:
        assert held.is_last
