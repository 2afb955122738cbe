"""``checker facts``: what each document says about itself."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from checker import __version__
from checker.cli import faults
from checker.cli.commands import WIDE, Command, option
from checker.cli.language import language
from checker.cli.options import LANGUAGE, files, of_documents, taken, workspace
from checker.cli.output import coloured, note, put
from checker.cli.summary import Skips
from checker.formats import RunInfo

if TYPE_CHECKING:
    from checker.messages import Message
    from checker.model import Lang, PageFacts

    Skipped = list[tuple[PageFacts, Message]]


@click.command(cls=Command, help="help.facts", context_settings=WIDE)
@of_documents
@option("--format", "-f", "form", type=click.Choice(["text", "jsonl"]), default="text", help="help.facts.format")
@option("--output", "-o", metavar="FILE", help="help.facts.output")
@option("--all", "every_field", is_flag=True, help="help.facts.all")
@option("--quiet", "-q", is_flag=True, help="help.facts.quiet")
@option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="help.color")
@LANGUAGE
def facts(**given: Any) -> int:
    """What the documents say about themselves."""
    asked = taken(given)
    space = workspace(asked)
    found = files(asked, space)
    from checker.formats.facts import render, render_lines
    from checker.run import Order, Run
    from checker.worker import Task

    run = Run(space, Order(found.found, Task("facts"), asked.jobs, found.given))
    lang = language(given["lang"], space.here.language)
    people = given["form"] == "text"
    colour = people and given["output"] is None and coloured(given["color"], sys.stdout)
    skipped: Skipped = []
    pages = _apart(run, skipped)
    promised = space.rulebook.kinds.promised
    info = RunInfo(__version__, lang, colour, promised=promised, every_field=given["every_field"])
    put(render(pages, info) if people else render_lines(pages, info), given["output"], utf8=not people)
    sys.stdout.flush()
    crashes = run.finish().crashes
    lines = [f"{page.path}: {why.text(lang)}" for page, why in skipped if page.unreadable]
    lines += [] if given["quiet"] else _skips(skipped, lang)
    lines += (faults.block(crash, sys.argv[1:], lang) for crash in crashes)
    for line in lines:
        note(line)
    return 2 if crashes else int(any(page.unreadable for page, _ in skipped))


def _skips(skipped: Skipped, lang: Lang) -> Iterator[str]:
    skips = Skips()
    for page, why in skipped:
        if not page.unreadable:
            skips.add(page.path, why)
    return skips.lines(lang)


def _apart(pages: Iterable[PageFacts], skipped: Skipped) -> Iterator[PageFacts]:
    """The *pages* that were read; the others go to *skipped*."""
    for page in pages:
        if page.skipped is None:
            yield page
        else:
            skipped.append((page, page.skipped))
