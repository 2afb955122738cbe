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
    "pages": "init.style.pages",
    "export": "init.style.export",
}


def propose(survey: Survey, lang: Lang = FIRST[0], *, schema: str = "") -> str:
    """The text of a configuration, its remarks in the language *lang*; it always loads.

    *schema* is the path of its JSON Schema, relative to it, if any.
    """

    def say(id: str, /, **values: Value) -> str:  # noqa: A002  as a catalogue calls it
        return Message(id, **values).text(lang)

    parts = [
        _head(survey, schema, say),
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


def _head(survey: Survey, schema: str, say: Say) -> Iterator[str]:
    made = survey.generator
    if schema:
        yield f"# yaml-language-server: $schema={schema}"
    seen = Message("documents", count=survey.documents)
    yield f"# {say('init.seen', generator=made.name, style=Message(STYLES[made.style]), documents=seen)}"


def _site(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.site')}"
    known = survey.title or survey.owners or survey.hosts or survey.icp or survey.police
    yield "site:" if known else "# site:"
    yield _scalar("name", survey.title, say("init.example-name"), say("init.name"))
    yield _scalar("owner", next(iter(survey.owners), ""), say("init.example-owner"), say("init.owner"))
    yield _list("hosts", survey.hosts, "www.example.com", say("init.hosts"))
    yield _scalar("icp", next(iter(survey.icp), ""), say("init.example-icp"), say("init.icp"))
    yield _scalar("police", next(iter(survey.police), ""), "11010802000001", say("init.police"))
    if survey.icp[1:]:
        yield f"  # {say('init.other-numbers')} {_flow(survey.icp[1:])}"
    if survey.owners[1:]:
        yield f"  # {say('init.other-owners')} {_flow(survey.owners[1:])}"
    yield ""
    yield f"# {say('init.house-names')}"
    yield f"# house names: [{say('init.example-house')}]"


def _footer(survey: Survey, say: Say) -> Iterator[str]:
    if survey.generator.style in ("pages", "export"):
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
    if survey.generator.style == "manual":
        yield f"# {say('init.manual')}"
        yield 'original: ["**"]'
    elif survey.original:
        yield _paths("original", survey.original, "")
    else:
        yield f"# {say('init.own')}"
        yield _paths("original", (), f"{survey.articles}/**" if survey.articles else "**")
    yield f"# presume: republished      # {say('init.presume')}"
    yield f"# sources: approved-sources.txt   # {say('init.sources')}"


def _kinds(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.kinds')}"
    yield f"kinds: {{{quoted(survey.readmes)}: article}}" if survey.readmes else '# kinds: {"archive/**": page}'


def _packs(survey: Survey, say: Say) -> Iterator[str]:
    yield f"# {say('init.packs')}"
    yield "use: [blog]" if survey.generator.style == "blog" else "# use: [news]"


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


def _paths(key: str, folders: Sequence[str], example: str) -> str:
    return f"{key}: {_flow([f'{each}/**' for each in folders])}" if folders else f'# {key}: ["{example}"]'


def _one_or_more(values: Sequence[str]) -> str:
    return _text(values[0]) if len(values) == 1 else _flow(values)


def _flow(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _text(value: str) -> str:
    """Bare where YAML lets it stand bare, in double quotes otherwise."""
    plain = value.replace("/", "").replace(".", "").replace("-", "").replace("_", "")
    bare = plain.isalnum() and value[0] not in "-." and value.lower() not in _TAKEN
    return value if bare else quoted(value)


_TAKEN = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
