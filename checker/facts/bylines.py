"""Authors without a label: a name alone on its line between the title and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.reading import Reading
from checker.facts.rows import is_outlet, is_person, opening_lines
from checker.facts.values import strip
from checker.model import Fact

_HEADING = 3


def bylines(reading: Reading) -> Iterator[Fact]:
    """A person's name alone on one of the first lines of the article, or before an outlet and a stroke."""
    for number, (start, end) in enumerate(opening_lines(reading)):
        if number > _HEADING + 1:
            return
        begin, stop = strip(reading.text, *reading.trim(start, end))
        name = reading.folded[begin:stop]
        match = re.fullmatch(r"([一-鿿]{2,4})\s?/\s?([^/\n]{3,16})", name)
        if match and is_outlet(reading, match.group(2)):
            stop = begin + match.end(1)
        elif not (is_person(reading, name) and number):
            continue
        yield reading.fact("author", begin, stop, {"name": reading.clean(begin, stop)}, {"name": (begin, stop)})
        return
