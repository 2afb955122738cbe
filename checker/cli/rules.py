"""``checker rules``: what is asked, why, and whether the rules do what they say."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from checker.cli import completion, faults
from checker.cli.commands import WIDE, Group, WrongCallError, option
from checker.cli.language import language
from checker.cli.options import LANGUAGE, LANGUAGE_OF_ALL, unknown_rule
from checker.cli.output import coloured, note
from checker.messages import Message
from checker.model import in_language

SLUG = re.compile("[a-z]+(?:-[a-z]+)+")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.errors import CheckerError
    from checker.model import Lang
    from checker.rulebook import Rule, Rulebook


@click.group(cls=Group, help="help.rules", context_settings=WIDE)
@LANGUAGE_OF_ALL
def rules() -> None:
    """Several commands about the rules."""


def _shipped() -> Rulebook:
    from checker import rulebook

    return rulebook.load(rulebook.shipped())


def _book() -> Rulebook:
    """The rules that hold in the current folder: the shipped ones, and those that its configuration names."""
    from checker.settings import Settings
    from checker.workspace import Workspace

    return Workspace(Settings(rulebook=_shipped())).book("x")


def _told(mistakes: Sequence[CheckerError], lang: Lang) -> int:
    """2 where there is something wrong with a rule file, which is told."""
    faults.mistakes(mistakes, lang)
    return 2 if mistakes else 0


@rules.command("list", help="help.rules.list")
@option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", help="help.rules.list.format")
@option("--pack", metavar="NAME", help="help.rules.list.pack")
@LANGUAGE
def list_(form: str, pack: str | None, lang: Lang | None) -> int:
    """All rules, a line each."""
    book = _book()
    if pack is not None:
        if pack not in book.packs:
            raise WrongCallError(Message("usage.no-pack", name=pack, packs=tuple(sorted(book.packs))))
        book = book.using([pack])
    if form == "json":
        sys.stdout.write(json.dumps([_row(rule) for rule in book.rules], ensure_ascii=False, indent=1) + "\n")
    spoken = language(lang, None)
    for rule in book.rules if form == "text" else ():
        sys.stdout.write(f"{_severity(rule):<8} {rule.id:<28} {in_language(rule.title, spoken)}\n")
    sys.stdout.flush()
    return _told(book.mistakes, spoken)


def _severity(rule: Rule) -> str:
    return "off" if rule.off else rule.severity


def _row(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "topic": rule.topic,
        "severity": _severity(rule),
        "title": rule.title,
        "why": rule.why,
        "basis": list(rule.basis),
        "binds": list(rule.authority.binds),
        "checked": rule.authority.checked,
        "where": rule.authority.where,
        "packs": list(rule.in_packs),
    }


@rules.command(help="help.rules.explain")
@click.argument("name", metavar="ID|FILE", shell_complete=completion.rules)
@LANGUAGE
def explain(name: str, lang: Lang | None) -> int:
    """A rule said aloud, in Chinese and English unless one language is asked for."""
    from checker.cli.explained import explained

    book, chosen, mistakes = _chosen(name)
    if mistakes or not chosen:
        return _told(mistakes, language(lang, None))
    rule = chosen[0]
    bold = ("\x1b[1m", "\x1b[0m") if coloured("auto", sys.stdout) else ("", "")
    sys.stdout.writelines(f"{line}\n" for line in explained(rule, book, bold, lang))
    return 0


def _rule(name: str, book: Rulebook) -> Rule:
    rule = book.rule(name)
    if rule is None:
        raise WrongCallError(unknown_rule(name, [rule.id for rule in book.rules]))
    return rule


@rules.command(help="help.rules.test")
@click.argument("which", required=False, metavar="[ID|FOLDER]", shell_complete=completion.rules)
@option("--quiet", "-q", is_flag=True, help="help.rules.test.quiet")
@LANGUAGE
def test(which: str | None, quiet: bool, lang: Lang | None) -> int:  # noqa: FBT001  click gives it by name
    """The rules' own examples, run."""
    from checker.rule_tests import examples, run_example, tell

    book, chosen, mistakes = _chosen(which)
    spoken = language(lang, None)
    failed = ran = 0
    status = _told(mistakes, spoken)
    for rule in chosen:
        for example in examples(rule) if not rule.by_engine else ():
            outcome = run_example(example, book)
            ran += 1
            failed += not outcome.passed
            if not (quiet and outcome.passed):
                sys.stdout.writelines(f"{line}\n" for line in tell(outcome, spoken))
    counts = Message("rules.tested", rules=len(chosen), examples=ran, failed=failed)
    note(counts.text(spoken))
    return status or int(failed > 0)


class Chosen(NamedTuple):
    """The rules that are meant, and what is wrong in the files that are meant."""

    book: Rulebook
    rules: list[Rule]
    mistakes: Sequence[CheckerError] = ()


def _chosen(which: str | None) -> Chosen:
    """The rules that are meant: all, one by its name, or those in a file or folder."""
    from checker import rulebook
    from checker.rulebook.own import broken, extended

    book = _book()
    if which is None:
        return Chosen(book, list(book.rules), book.mistakes)
    path = Path(which)
    if not path.exists():
        if which in broken(book):
            wrong = [error for error in book.mistakes if Path(error.path).stem == which]
            return Chosen(book, [], wrong)
        return Chosen(book, [_rule(which, book)])
    if (path / "rulebook.yaml").exists():
        book = rulebook.load(path)
        return Chosen(book, list(book.rules))
    folder = path if path.is_dir() else path.parent
    if not any(_within(Path(rule.path), path) for rule in book.rules) and not any(
        _within(Path(error.path), path) for error in book.mistakes
    ):
        book = extended(_shipped(), folder)
    inside = [rule for rule in book.rules if _within(Path(rule.path), path)]
    wrong = [error for error in book.mistakes if _within(Path(error.path), path)]
    if not inside and not wrong:
        raise WrongCallError(Message("usage.no-rules", path=which))
    return Chosen(book, inside, wrong)


def _within(file: Path, path: Path) -> bool:
    """Whether *file* is *path* or lies below it."""
    return file.resolve().is_relative_to(path.resolve())


@rules.command(help="help.rules.schema")
@click.argument("what", type=click.Choice(["config", "rule"]), default="config")
def schema(what: str) -> None:
    """What an editor needs to complete a configuration or a rule."""
    book = _book()
    if what == "rule":
        from checker.rulebook.schema import schema as of_rules

        described = of_rules(book)
    else:
        from checker.config import KnownNames
        from checker.config import schema as of_config

        ids = frozenset(rule.id for rule in book.rules)
        described = of_config(KnownNames(ids, frozenset(book.packs), book.topics))
    sys.stdout.write(json.dumps(described, ensure_ascii=False, indent=1) + "\n")


@rules.command(help="help.rules.new")
@click.argument("name", metavar="ID")
@option("--folder", default=".", metavar="FOLDER", help="help.rules.new.folder")
@LANGUAGE
def new(name: str, folder: str, lang: Lang | None) -> None:
    """A rule before anybody has filled it in: it loads, and its examples hold."""
    from checker.atomic import write

    if not SLUG.fullmatch(name):
        raise WrongCallError(Message("usage.rule-name"))
    if _book().rule(name) is not None:
        raise WrongCallError(Message("usage.rule-exists", name=name))
    at = Path(folder) / f"{name}.yaml"
    if at.exists():
        raise WrongCallError(Message("exists-already", path=str(at)))
    spoken = language(lang, None)
    try:
        at.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongCallError(Message("rules.no-folder", path=str(at.parent), why=error.strerror or "")) from None
    write(at, Message("rules.template", id=name).text(spoken).encode())
    note(Message("rules.written", path=str(at)).text(spoken))


@rules.command(help="help.rules.docs")
def docs() -> None:
    """The catalogue of all rules, in Markdown."""
    from checker.cli.catalogue import catalogue

    sys.stdout.writelines(catalogue(_shipped()))


@rules.command("words", help="help.rules.words")
@LANGUAGE
def words_(lang: Lang | None) -> None:
    """All that a sentence may be made of."""
    from checker.cli.vocabulary import lines

    sys.stdout.writelines(f"{line}\n" for line in lines(_book(), language(lang, None)))


@rules.command("laws", help="help.rules.laws")
@LANGUAGE
def laws_(lang: Lang | None) -> None:
    """What is asked by which text, since when."""
    from checker.cli.handbook import by_law

    sys.stdout.writelines(f"{line}\n" for line in by_law(_book(), language(lang, None)))
