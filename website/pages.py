"""What mkdocs is told on its way: the pages that the rules write, what was asked by which law, and how a file's name stands above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from checker import home
from checker.cli import handbook
from checker.rulebook import load, shipped
from checker.rulebook.laws import laws

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FILE = re.compile(r'^( *)```(\w+) title="([^"]+)"$', re.MULTILINE)
IN_LIST = re.compile(r"^( +)```\w*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
"""A fenced block of an item, which Markdown's own parser knows as an indented one only."""
REPOSITORY = re.compile("<本项目[^<>]*>")
"""What stands for the address of the project as long as it has none."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Where the pages are served, said once for all."""
    config.site_url = home.DOCUMENTATION
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """A page a rule, and their index."""
    book, known = load(shipped()), laws(shipped())
    written = {rule.id: "".join(handbook.page(rule, book, known)) for rule in book.rules}
    for name, content in {"index": "".join(handbook.index(book)), **written}.items():
        files.append(File.generated(config, f"rules/{name}.md", content=content))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """The tables of the law where a page asks for them; a file's name above the file; the project's address where it has one."""
    if "<!-- duties -->" in markdown:
        book, known = load(shipped()), laws(shipped())
        markdown = markdown.replace("<!-- duties -->", "".join(handbook.duties(book, known)))
        markdown = markdown.replace("<!-- texts -->", "".join(handbook.texts(book, known)))
    if home.REPOSITORY:
        markdown = REPOSITORY.sub(home.REPOSITORY, markdown)
    markdown = FILE.sub(r"\1**`\3`**\n\n\1```\2", markdown)
    return IN_LIST.sub(lambda found: re.sub("^(?=.)", "    ", found[2], flags=re.MULTILINE), markdown)
