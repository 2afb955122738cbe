"""A commented ``.checker.yaml`` for what was seen: what is sure is written out, what is not stands as a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config.show import quoted
from checker.messages import FIRST, Message, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.init.look import Survey
    from checker.messages import Value
    from checker.model import Lang

    Say = Callable[..., str]

STYLES = {
    "blog": "init.style.blog",
    "manual": "init.style.manual",
    "app": "init.style.app",
    "site": "init.style.site",
    "theme": "init.style.theme",
    "pages": "init.style.pages",
    "posts": "init.style.posts",
    "export": "init.style.export",
}
OVERSEAS = "overseas"
"""The pack of a site that is served from elsewhere."""


def propose(survey: Survey, lang: Lang = FIRST[0]) -> str:
    """The text of a configuration, its remarks in the language *lang*; it always loads."""

    def say(id: str, /, **values: Value) -> str:  # noqa: A002  as a catalogue calls it
        return Message(id, **values).text(lang)

    parts = [
        _head(survey, say),
        _site(survey, say),
        _footer(survey, say),
        _provenance(survey, say),
        _kinds(survey, say),
        _packs(survey, say),
        _rules(say),
        _ignore(survey, say),
        _rest(say),
    ]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _head(survey: Survey, say: Say) -> Iterator[str]:
    made = survey.generator
    seen = Message("documents", count=survey.documents)
    data = Message("init.data", files=Message("files", count=survey.exports)) if survey.exports else ""
    yield f"# {say('init.seen', generator=made.name, style=Message(STYLES[made.style]), documents=seen, data=data)}"


def _site(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.site')}"
    known = survey.name or survey.owner.value or survey.hosts or survey.icp.value or survey.police.value
    yield "site:" if known else "# site:"
    yield _scalar("name", survey.name, say("init.example-name"), say("init.name"))
    yield _scalar("owner", survey.owner.value, say("init.example-owner"), say("init.owner"))
    yield from _also(survey.owner.others, say("init.other-owners"))
    yield _list("hosts", survey.hosts, "www.example.com", say("init.hosts"))
    yield from _also(survey.more_hosts, say("init.other-hosts"))
    yield _scalar("icp", survey.icp.value, say("init.example-icp"), say("init.icp"))
    yield from _also((*survey.icp.others, *survey.police.others), say("init.other-numbers"))
    yield _scalar("police", survey.police.value, "11010802000001", say("init.police"))
    yield ""
    yield f"# {say('init.house-names')}"
    yield f"# house names: [{say('init.example-house')}]"


def _footer(survey: Survey, say: Say) -> Iterator[str]:
    if survey.generator.style in ("pages", "posts", "export"):
        yield f"# {say('init.whole-pages')}"
        yield "# footer: templates/footer.html"
        return
    yield f"# {say('init.footer')}"
    if survey.footers:
        yield f"footer: {_one_or_more(survey.footers)}"
    else:
        yield f"# {say('init.no-footer')}"
        yield "# footer: path/to/footer"
    if survey.candidates:
        yield f"# {say('init.perhaps')} {_flow(survey.candidates)}"


def _provenance(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.provenance')}"
    yield _paths("republished", survey.republished, "reprints/**")
    if survey.perhaps:
        yield f"# {say('init.perhaps-republished')} {_flow(survey.perhaps)}"
    if survey.original:
        yield f"# {say('init.rest-is-own')}"
        yield _paths("original", survey.original, "")
    else:
        yield f"# {say('init.own')}"
        yield _paths("original", (), f"{survey.articles}/**" if survey.articles else "essays/**")
    yield f"# presume: republished      # {say('init.presume')}"
    yield f"# sources: approved-sources.txt   # {say('init.sources')}"


def _kinds(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.kinds')}"
    pairs = ", ".join(f"{quoted(pattern)}: {kind}" for pattern, kind in survey.kinds)
    yield f"kinds: {{{pairs}}}" if pairs else '# kinds: {"archive/**": page}'
    yield f"# {say('init.columns')}"
    if survey.columns:
        yield "columns:"
        yield from (f"  {quoted(pattern)}: {{}}" for pattern in survey.columns)
    elif not survey.likely:
        yield '# columns: {"exports/*.csv": {body: newstext, source: befrom}}'
    if survey.likely:
        yield f"# {say('init.likely')}"
        yield from () if survey.columns else ("# columns:",)
    for pattern, roles in survey.likely.items():
        said = ", ".join(f"{role}: {_one_or_more(names)}" for role, names in roles.items())
        yield f"#   {quoted(pattern)}: {{{said}}}"


def _packs(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.packs')}"
    if survey.packs:
        yield f"use: {_flow(survey.packs)}"
    if not survey.mainland and OVERSEAS not in survey.packs:
        yield f"# {say('init.overseas')}"
        yield f"# use: {_flow((*survey.packs, OVERSEAS))}"
    elif not survey.packs:
        yield "# use: [news]"


def _rules(say: Say) -> Iterator[str]:
    yield f"# {say('init.rules')}"
    yield "# rules:"
    yield "#   icp-unlinked: warning"
    yield f"#   icp-missing: {{severity: error, paths: [/index.html]}}   # {say('init.home-page')}"


def _ignore(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.ignore')}"
    yield f"ignore: {_flow(survey.generator.ignore)}" if survey.generator.ignore else "# ignore: [drafts/]"


def _rest(say: Say) -> Iterator[str]:
    yield f"# {say('init.baseline')}"
    yield "# baseline: .checker-baseline.json"
    yield ""
    yield f"# {say('init.allow')}"
    yield "# allow:"
    yield f'#   - {{rule: icp-missing, paths: ["app/**"], reason: {say("init.example-reason")}, until: 2027-12-31}}'
    yield ""
    yield f"# language: {FIRST[0]}              # {say('init.language', languages=' · '.join(languages()))}"


def _scalar(key: str, value: str, example: str, meaning: str) -> str:
    return f"  {key}: {_text(value)}" if value else f"  # {key}: {example}      # {meaning}"


def _list(key: str, values: Sequence[str], example: str, meaning: str) -> str:
    return f"  {key}: {_flow(values)}" if values else f"  # {key}: [{example}]      # {meaning}"


def _paths(key: str, patterns: Sequence[str], example: str) -> str:
    return f"{key}: {_flow(patterns)}" if patterns else f"# {key}: [{quoted(example)}]"


def _also(values: Sequence[str], meaning: str) -> Iterator[str]:
    """What was seen as well, or is not sure; one line, whatever the values hold."""
    shown = [" ".join(value.split()) for value in values[:5]]
    if shown:
        yield f"  # {meaning} {_flow(shown)}"


def _one_or_more(values: Sequence[str]) -> str:
    return _text(values[0]) if len(values) == 1 else _flow(values)


def _flow(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _text(value: str) -> str:
    """Bare where YAML lets it stand bare, in double quotes otherwise."""
    plain = value.replace("/", "").replace(".", "").replace("-", "").replace("_", "")
    bare = plain.isalnum() and not plain.isdecimal() and value[0] not in "-." and value.lower() not in _TAKEN
    return value if bare else quoted(value)


_TAKEN = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
