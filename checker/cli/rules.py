"""``checker rules``: what is asked, why, and whether the rules do what they say."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import LANGUAGE, language, unknown_rule
from checker.cli.output import coloured

SLUG = re.compile("[a-z]+(?:-[a-z]+)+")

if TYPE_CHECKING:
    from checker.model import Lang
    from checker.rulebook import Rule, Rulebook


@click.group(context_settings={"max_content_width": 120})
def rules() -> None:
    """列出、解释、测试规则。

    List, explain and test the rules.
    """


def _book() -> Rulebook:
    from checker import rulebook

    return rulebook.load(rulebook.shipped())


@rules.command("list")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式。How to list them."
)
@click.option("--pack", metavar="NAME", help="按这个规则包的级别。As this pack grades them.")
@LANGUAGE
def list_(form: str, pack: str | None, lang: Lang | None) -> None:
    """列出全部规则。List all rules with their severities."""
    book = _book()
    if pack is not None:
        if pack not in book.packs:
            raise click.UsageError(f"没有规则包“{pack}” no such pack: “{pack}” ({', '.join(sorted(book.packs))})")
        book = book.using([pack])
    if form == "json":
        sys.stdout.write(json.dumps([_row(rule) for rule in book.rules], ensure_ascii=False, indent=1) + "\n")
        return
    spoken = language(lang, None)
    for rule in book.rules:
        sys.stdout.write(f"{_severity(rule):<8} {rule.id:<28} {rule.title[spoken]}\n")


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
        "packs": list(rule.in_packs),
    }


@rules.command()
@click.argument("name", metavar="ID")
def explain(name: str) -> None:
    """把一条规则念出来，中英文。Say a rule aloud in both languages."""
    book = _book()
    from checker.cli.explained import explained

    rule = _rule(name, book)
    bold = ("\x1b[1m", "\x1b[0m") if coloured("auto", sys.stdout) else ("", "")
    sys.stdout.writelines(f"{line}\n" for line in explained(rule, book, bold))


def _rule(name: str, book: Rulebook) -> Rule:
    rule = book.rule(name)
    if rule is None:
        raise click.UsageError(unknown_rule(name, [rule.id for rule in book.rules]))
    return rule


@rules.command()
@click.argument("which", required=False, metavar="[ID|FOLDER]")
@click.option("--quiet", "-q", is_flag=True, help="只说不对的。Tell only what fails.")
@LANGUAGE
def test(which: str | None, quiet: bool, lang: Lang | None) -> int:  # noqa: FBT001  click gives it by name
    """用规则自己的例子测试它们。Run the rules' own examples: of one rule, of a folder, or of all."""
    from checker.rule_tests import examples, run_example, tell

    book, chosen = _chosen(which)
    spoken = language(lang, None)
    failed = ran = 0
    for rule in chosen:
        for example in examples(rule) if not rule.by_engine else ():
            outcome = run_example(example, book)
            ran += 1
            failed += not outcome.passed
            if not (quiet and outcome.passed):
                sys.stdout.writelines(f"{line}\n" for line in tell(outcome, spoken))
    told = (
        f"{len(chosen)} 条规则，{ran} 个例子，{failed} 个不对"
        if spoken == "zh"
        else f"{len(chosen)} rules, {ran} examples, {failed} failed"
    )
    click.echo(told, err=True)
    return 1 if failed else 0


def _chosen(which: str | None) -> tuple[Rulebook, list[Rule]]:
    """The rulebook, and the rules of it that are meant: all, one by its name, or those in a file or folder."""
    from checker import rulebook

    book = _book()
    if which is None:
        return book, list(book.rules)
    path = Path(which)
    if not path.exists():
        return book, [_rule(which, book)]
    if (path / "rulebook.yaml").exists():
        book = rulebook.load(path)
        return book, list(book.rules)
    inside = [rule for rule in book.rules if _within(rule, path)]
    if inside:
        return book, inside
    book = rulebook.load(rulebook.shipped(), path if path.is_dir() else path.parent)
    inside = [rule for rule in book.rules if _within(rule, path)]
    if not inside:
        raise click.UsageError(f"这里没有规则 no rules here: {which}")
    return book, inside


def _within(rule: Rule, path: Path) -> bool:
    """Whether the rule's file is *path* or lies below it."""
    return Path(rule.path).resolve().is_relative_to(path.resolve())


@rules.command()
@click.argument("what", type=click.Choice(["config", "rule"]), default="config")
def schema(what: str) -> None:
    """给编辑器用的 JSON Schema。The JSON Schema of .checker.yaml, or of a rule file."""
    book = _book()
    if what == "rule":
        from checker.rulebook.schema import schema as of_rules

        described = of_rules(book)
    else:
        from checker.config import KnownNames
        from checker.config import schema as of_config

        described = of_config(KnownNames(frozenset(rule.id for rule in book.rules), frozenset(book.packs)))
    sys.stdout.write(json.dumps(described, ensure_ascii=False, indent=1) + "\n")


@rules.command()
@click.argument("name", metavar="ID")
@click.option("--folder", default=".", metavar="FOLDER", help="放在哪个文件夹。Where it goes.")
def new(name: str, folder: str) -> None:
    """起一条新规则。Start a rule: a file that loads and tests as it is, to be filled in."""
    from checker.atomic import write
    from checker.cli.template import TEMPLATE

    if not SLUG.fullmatch(name):
        raise click.UsageError(
            "规则名用小写字母和连字符，说的是毛病 a rule is named after its fault, in lower case with hyphens: icp-unlinked"
        )
    if _book().rule(name) is not None:
        raise click.UsageError(f"已经有规则“{name}” there is a rule “{name}” already")
    at = Path(folder) / f"{name}.yaml"
    if at.exists():
        raise click.UsageError(f"{at} 已经有了，不会改动它 {at} exists already and is left alone")
    write(at, TEMPLATE.replace("ID", name, 1).encode())
    click.echo(
        f"写好了 {at}，填好后用 checker rules test {at} 试 written; fill it in and try: checker rules test {at}",
        err=True,
    )


@rules.command()
def docs() -> None:
    """规则目录，Markdown。The catalogue of all rules, in Markdown: what rules/README.md holds."""
    from checker.cli.catalogue import catalogue

    sys.stdout.writelines(catalogue(_book()))
