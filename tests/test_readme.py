"""README keeps its promises: its blocks run, its output is real, and what it names exists."""

from __future__ import annotations

import inspect
import re
import shlex
import sys
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml

from checker import cli
from checker.cli.allow import allow
from checker.cli.baseline import baseline
from checker.cli.lint import lint
from checker.cli.rules import rules
from checker.config import Finder, KnownNames
from checker.formats import FORMATS
from checker.rulebook import load, shipped

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
OPTIONS = {name for option in lint.params for name in option.opts if name.startswith("--")} | {"--help"}
OF_ALLOW = {name for option in allow.params for name in option.opts if name.startswith("--")}


def test_the_first_two_blocks_are_the_whole_set_up() -> None:
    (_, first), (_, second) = BLOCKS[:2]
    assert [language for language, _ in BLOCKS[:2]] == ["bash", "bash"]
    assert first.splitlines()[:3] == [
        "python3 -m venv .venv",
        ". .venv/bin/activate",
        "python -m pip install --editable .",
    ]
    assert first.splitlines()[3].startswith("checker lint samples || test $? -eq 1 ")
    assert second == "python -m pip install --editable '.[test]'\npython -m pytest -n auto\n"


def test_linting_the_samples_finds_violations_as_the_first_block_expects(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(HERE)
    assert cli.status(["lint", "--no-cache", "samples"]) == 1
    assert "^" in capsys.readouterr().out


SHOWN = [block for language, block in BLOCKS if language == "console" and "samples/" in block]


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.partition("\n")[0])
def test_the_output_that_is_shown_is_what_comes_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], block: str
) -> None:
    monkeypatch.chdir(HERE)
    for name in ("FORCE_COLOR", "GITHUB_ACTIONS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    command, _, output = block.partition("\n")
    assert command.startswith("$ checker ")
    cli.status(shlex.split(command)[2:])
    out, err = capsys.readouterr()
    assert output == out + err


def test_every_option_that_is_named_exists() -> None:
    prose = re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL)
    named = {option for code in re.findall(r"`([^`]+)`", prose) for option in re.findall(r"--[a-z][a-z-]+", code)}
    assert named <= OPTIONS | OF_ALLOW
    assert named >= {"--fix", "--diff", "--fail-on", "--select"}


def test_every_option_of_lint_is_named() -> None:
    assert OPTIONS - {"--unsafe-fixes"} <= set(re.findall(r"--[a-z-]+", README))


def test_every_command_that_is_named_exists() -> None:
    named = set(re.findall(r"checker (\w+)", README)) - {"is", "on"}
    assert named == set(cli.Commands.HOMES)
    assert set(re.findall(r"checker rules (\w+)", README)) <= set(rules.commands)
    assert set(re.findall(r"checker baseline (\w+)", README)) <= set(baseline.commands)


def test_every_command_for_contributors_exists() -> None:
    named = set(re.findall(r"checker rules (\w+)", (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named <= set(rules.commands)
    assert named >= {"new", "test", "explain", "docs"}


def test_every_format_is_named() -> None:
    line = next(line for line in README.splitlines() if "**输出格式" in line)
    assert set(re.findall(r"`(\w+)`", line)) == set(FORMATS)


def test_the_configuration_that_is_shown_is_a_right_one(tmp_path: Path) -> None:
    block = next(block for language, block in BLOCKS if language == "yaml" and block.startswith("site:"))
    (tmp_path / "layout").mkdir()
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "layout/footer.ejs").write_text("<footer></footer>", encoding="utf-8")
    (tmp_path / ".checker.yaml").write_text(block, encoding="utf-8")
    book = load(shipped())
    names = KnownNames(frozenset(rule.id for rule in book.rules), frozenset(book.packs), book.topics)
    settings = Finder(names).find(tmp_path / "a.md").for_path(tmp_path / "a.md")
    assert settings.levels["text-noise"] == "off"
    packs = re.search(r"packs: ([a-z ]+)", block)
    assert packs is not None
    assert set(packs[1].split()) == names.packs


def test_the_rule_of_ones_own_that_is_shown_is_a_right_one(tmp_path: Path) -> None:
    block = next(block for language, block in BLOCKS if language == "yaml" and block.startswith("id:"))
    (tmp_path / "editor-unaccountable.yaml").write_text(block, encoding="utf-8")
    assert cli.status(["rules", "test", str(tmp_path / "editor-unaccountable.yaml")]) == 0


def test_the_hooks_that_are_named_exist() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((HERE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert set(re.findall(r"- id: (\S+)", README)) == set(hooks)
    for hook in hooks.values():
        assert hook["entry"].startswith("checker lint")
        assert set(re.findall(r"--[a-z-]+", hook["entry"])) <= OPTIONS


def test_every_file_that_is_linked_exists() -> None:
    for text in (README, (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (HERE / target).exists(), target


def test_the_program_that_is_shown_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = (block for language, block in BLOCKS if language == "python")
    exec(program, {})
    printed = capsys.readouterr().out
    assert "attribution-vague 1 " in printed
    assert "copyright 1 " in printed


def test_the_way_from_the_command_to_the_printed_line_is_the_one_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (HERE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = re.findall(r"^\d+\. `(checker[\w.]*):([\w.]+)`$", text, re.MULTILINE)
    assert len(steps) <= 12
    called: list[tuple[str, str]] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            step = (frame.f_globals.get("__name__", ""), frame.f_code.co_qualname)
            if step in wanted and step not in called:
                called.append(step)

    wanted = [
        (getattr(function, "__module__", module), function.__qualname__) for module, function in map(found, steps)
    ]
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<!doctype html><p>来源：网络</p>", encoding="utf-8")
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        with pytest.raises(SystemExit):
            cli.main(["lint", "page.html"])
    finally:
        sys.setprofile(before)
    assert called == wanted


def found(step: tuple[str, str]) -> tuple[str, Any]:
    """The function that a step names, whatever decorates it."""
    module, name = step
    thing: Any = import_module(module)
    for part in name.split("."):
        thing = getattr(thing, part)
    thing = getattr(thing, "callback", thing)
    return module, inspect.unwrap(thing)
