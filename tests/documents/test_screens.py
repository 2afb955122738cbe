"""Who is sent away: a program that asks for a session, and then sends somebody to where one signs in."""

from __future__ import annotations

import pytest

from checker.documents import screens

SENDS = "header('location: login.php')"


@pytest.mark.parametrize(
    ("lower", "asks"),
    [
        (f"session {SENDS}", True),
        (f"session{' ' * 393}{SENDS}", True),
        (f"session{' ' * 394}{SENDS}", False),
        (f"session {' ' * 500} session {SENDS}", True),
        (f"session{'session' * 3000} {SENDS}", True),
        (f"{SENDS} session", False),
        ("session header('x')", False),
        (f"ses{SENDS}sion", False),
    ],
)
def test_who_is_sent_to_sign_in_was_asked_shortly_before(lower: str, asks: bool) -> None:
    assert screens._asks_who(lower) is asks
    begins = [found.start() for found in screens._SENDS_TO_LOGIN.finditer(lower)]
    assert asks is any("session" in lower[max(0, at - screens._NEAR) : at] for at in begins)
