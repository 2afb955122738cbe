"""A rule's own examples as they are written: pages with ``[[ ]]`` round the words that must be pointed at.

passes:
  - name: |                     # a page that must give no violation of the rule
      <p>…</p>
fails:
  - name:                       # a page that must give exactly the marked ones
      as: page                  # page, article or template, where the reader should not decide
      format: markdown          # html (as usual), markdown or text
      encoding: gb18030         # the page's bytes; UTF-8 otherwise
      config: {site: {owner: …}, house names: […], presume: republished, republished: "yes", sources: […], footer: <footer>…}
      page: |
        <footer>[[…]]</footer>
      fixed: |                  # what the fix makes of it; must pass
        <footer>…</footer>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from checker.messages import Message
from checker.model import PageKind, Site, Span
from checker.text.fold import fold
from checker.yaml_places import Table, Text, Value, choice, shaped, text, texts

if TYPE_CHECKING:
    from checker.rulebook.rule import Rule

KEYS = ("name", "as", "config", "encoding", "format", "page", "fixed")
SUFFIX = {"html": ".html", "markdown": ".md", "text": ".txt"}
SITE = ("name", "owner", "hosts", "icp", "police")
CONFIG = ("site", "house names", "presume", "republished", "sources", "footer")


class Example(NamedTuple):
    """One page of a rule file."""

    rule: str
    name: str
    page: str
    """Without the marks."""
    spans: tuple[Span, ...] = ()
    """What must be pointed at, in the order of the page; nothing in one that passes."""
    fixed: str | None = None
    kind: PageKind | None = None
    format: str = "html"
    encoding: str = "utf-8"
    site: Site = Site()
    footer: str = ""
    """The source of the declared footer template."""
    line: int = 0
    """Where it stands in the rule file: 1-based."""


def examples(rule: Rule) -> Iterator[Example]:
    """The examples of a rule, those that pass first.

    :raises CheckerError: RuleError, for a key that does not exist or marks that do not match.
    """
    for which in (rule.passes, rule.fails):
        for written in which:
            example = _example(written, rule)
            if (which is rule.fails) != bool(example.spans):
                raise written.error(Message("rule.wrong-marks"))
            yield example


def _example(written: Value, rule: Rule) -> Example:
    table = shaped(written, Table)
    if len(table) == 1 and "name" not in table:
        name, page = next(iter(table.items()))
        table = page if isinstance(page, Table) else _of_page(page, written)
    else:
        name = text(table.need("name"))
    table.only(KEYS)
    page = text(table.need("page"))
    source, spans = _unmarked(page, rule.mark)
    kind = table.find("as")
    fixed = table.find("fixed")
    encoding = str(table.find("encoding") or "utf-8")
    site, footer = _config(table.find("config"))
    return Example(
        rule.id,
        str(name),
        source,
        spans,
        str(text(fixed)) if fixed is not None else None,
        choice(kind, get_args(PageKind)) if kind is not None else None,  # type: ignore[arg-type]
        choice(form, tuple(SUFFIX)) if (form := table.find("format")) is not None else "html",
        encoding,
        site,
        footer,
        name.line,
    )


def _of_page(page: Value, written: Value) -> Table:
    table = Table({Text("page"): page})
    table.origin, table.line, table.column = written.origin, written.line, written.column
    return table


def _unmarked(page: Text, mark: tuple[str, str]) -> tuple[str, tuple[Span, ...]]:
    """The page without its marks, and the spans that they enclosed."""
    opening, closing = mark
    source, spans = "", []
    first, *rest = page.split(opening)
    source = first
    for part in rest:
        marked, found, after = part.partition(closing)
        if not found or closing in after:
            raise page.error(Message("rule.unmatched-marks", mark=opening + part[:20]))
        spans.append(Span(len(source), len(source) + len(marked)))
        source += marked + after
    if closing in source:
        raise page.error(Message("rule.unmatched-marks", mark=closing))
    return source, tuple(spans)


def _config(written: Value | None) -> tuple[Site, str]:
    """What an example says of its site, in the words of ``.checker.yaml``; the footer is given as it would be written."""
    if written is None:
        return Site(), ""
    config = shaped(written, Table).only(CONFIG)
    about = config.inner("site").only(SITE)
    named = config.find("house names")
    sources = config.find("sources")
    footer = config.find("footer")
    claim = config.find("republished")
    hosts = about.find("hosts")
    named_site: dict[str, Any] = {str(key): str(text(value)) for key, value in about.items() if key != "hosts"}
    site = Site(
        **named_site,
        hosts=tuple(map(str, texts(hosts))) if hosts is not None else (),
        house_names=tuple(map(str, texts(named))) if named is not None else (),
        approved=frozenset(fold(name) for name in texts(sources)) if sources is not None else None,
        presume="republished" if config.find("presume") else "",
        republished=choice(claim, ("yes", "no", "auto")) if claim is not None else "auto",  # type: ignore[arg-type]
    )
    return site, str(footer or "")
