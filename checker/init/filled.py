"""Where the numbers and the notice of a footer are filled in: the settings of a site, the options of its theme, the words of an application."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.init.generators import Generator, matching
from checker.init.names import is_name

if TYPE_CHECKING:
    from checker.init.templates import Frame
    from checker.model import Fact, PageFacts, PageKind

    Read = Callable[[str], str | None]
    Ask = Callable[[str, PageKind | None], Sequence[PageFacts]]

SETTINGS = 20
"""Settings files that are read."""
MESSAGES = tuple(
    f"*{folder}/{name}"
    for folder in ("messages", "locales", "locale", "i18n", "lang", "langs", "translations", "dictionaries")
    for name in ("zh*.json", "zh*.[jt]s", "zh*.y*ml", "cn.json", "cn.[jt]s", "zh*/*.json", "zh*/*.[jt]s")
)
"""Where applications keep what they say in Chinese."""
_EXAMPLE = re.compile(r"(?i)placeholder|help|example|description|\blabel\b|例如|如[:：]|形如|示例")
"""What stands on a line of settings that shows how a value is to be filled in."""
_OPTIONS_OF = re.compile(
    r"_config\.([^/]+)\.ya?ml|themes/([^/]+)/_config\.ya?ml|source/_data/([^/]+?)(?:[_.-]config)?\.ya?ml"
)
"""The options of a theme, with its name."""
OF_A_FOOTER = ("icp", "police", "icp-link", "police-link")


def _is_of_another_theme(path: str, theme: str) -> bool:
    found = _OPTIONS_OF.fullmatch(path)
    return bool(theme) and found is not None and theme not in found.groups()


def filled(
    generator: Generator, files: Sequence[str], theme: str, read: Read, ask: Ask, frame: Frame
) -> dict[str, list[Fact]]:
    """Settings in which a number or a notice is filled in, and those: a key called ``copyright`` is no notice.

    What an application says in Chinese counts where a template of the *frame* may show it.
    """
    if generator.style == "theme":
        return {}
    found = {}
    inside = [path for path in files if not _is_of_another_theme(path, theme)]
    said = matching(inside, MESSAGES) if generator.style == "app" and frame.footers else []
    for path in [*matching(inside, (*generator.settings, *generator.options))[:SETTINGS], *said[:SETTINGS]]:
        text = read(path) or ""
        facts = [
            fact
            for page in ask(path, "template")
            for fact, place in page.facts
            if (is_filled(fact) or is_name(fact.fields.get("owner", "")))
            and not _EXAMPLE.search(text.split("\n")[place.line - 1] if text else "")
        ]
        if any(fact.kind in (*OF_A_FOOTER, "copyright") for fact in facts):
            found[path] = facts
    return found


def is_filled(fact: Fact) -> bool:
    """Whether somebody has filled in a number, rightly or not, or a link to its registry."""
    if fact.kind not in OF_A_FOOTER:
        return bool(fact.fields.get("normal"))
    return bool(fact.fields.get("normal")) or fact.fields.get("state") not in ("placeholder", None)


def declared(found: Mapping[str, Sequence[Fact]], frame: Frame) -> list[str]:
    """The settings that make up the footer: those with a number, and those with the notice where no template holds one."""
    framed = {fact.kind for fact in frame.facts}
    return [
        path
        for path, facts in found.items()
        if any(fact.kind in OF_A_FOOTER or (fact.kind == "copyright" and "copyright" not in framed) for fact in facts)
    ]
