"""Authors without a label: a name alone on its line between the title and the text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.credits import plausible_person
from checker.facts.kinds import Kinds
from checker.facts.reading import Reading
from checker.facts.unlabelled import classed, is_outlet, is_person, opening_lines, writers
from checker.facts.values import strip
from checker.model import Fact


def bylines(reading: Reading) -> Iterator[Fact]:
    """A name alone on one of the first lines of the article: a person's below the title, or any beside the date's line."""
    for begin, stop in classed(reading, "author-class"):
        name = reading.folded[begin:stop]
        if (
            _account(name, reading.kinds)
            and not is_outlet(reading, name)
            and plausible_person(reading.clean(begin, stop), reading.kinds)
        ):
            yield reading.fact(
                "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
            )
            return
    lines = list(opening_lines(reading)) if reading.document.format != "markdown" else []
    for start, end in lines:
        for begin, stop in writers(reading, start, end):
            if plausible_person(reading.clean(begin, stop), reading.kinds):
                yield reading.fact(
                    "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
                )
                return
    for number, (start, end) in enumerate(lines):
        begin, stop = strip(reading.text, *reading.trim(start, end))
        name = reading.folded[begin:stop]
        if number and (end - start > 80 or "。" in reading.text[start:end]):
            return
        near = [lines[other] for other in (number + 1, number - 1) if 0 <= other < len(lines)]
        dated = bool(near) and reading.kinds.mark("dated").search(reading.folded, *near[0]) is not None
        below = (
            len(near) > 1
            and end - start <= 12
            and reading.kinds.mark("dated").match(reading.folded, reading.trim(*near[1])[0]) is not None
        )
        match = reading.kinds.mark("writer-and-outlet").fullmatch(name)
        if match and is_outlet(reading, match.group(2)):
            stop = begin + match.end(1)
        elif not number or not (
            (is_person(reading, name) and (number == 1 or dated or below)) or (dated and _account(name, reading.kinds))
        ):
            continue
        if not plausible_person(reading.clean(begin, stop), reading.kinds):
            continue
        yield reading.fact(
            "author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)}, "inferred"
        )
        return


def _account(name: str, kinds: Kinds) -> bool:
    """Whether a line is an account's or a writer's name, Han or Latin, and no sentence and no word of the page."""
    if not 2 <= len(name) <= 30 or kinds.mark("not-an-account").search(name):
        return False
    return kinds.mark("account-name").fullmatch(name) is not None
