"""Where the project lives. This is the one place that says so; reports, documentation and distribution ask here."""

from __future__ import annotations

REPOSITORY = ""
"""Where the project is cloned from, as ``https://…`` without ``.git``; empty while it has no public place."""
DOCUMENTATION = ""
"""Where ``docs/`` is served, as ``https://…/``; empty while it is served nowhere."""


def page(rule: str) -> str:
    """The address of a shipped rule's page; empty while the documentation is served nowhere."""
    return f"{DOCUMENTATION}rules/{rule}.html" if DOCUMENTATION else ""
