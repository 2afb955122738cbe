"""The documentation keeps its promises: every command is run, every file shown is written, every link leads somewhere."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from tests.cli.conftest import Checker, checker

HERE = Path(__file__).parent.parent
PAGES = sorted((HERE / "docs").glob("*.md"))
FENCE = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)

__all__ = ["checker"]


@every_page
def test_what_a_page_shows_is_what_comes_out(checker: Checker, page: Path) -> None:
    commands = 0
    for _, language, name, shown in FENCE.findall(page.read_text(encoding="utf-8")):
        block = dedent(shown)
        if name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(block, encoding="utf-8")
        elif language == "console":
            for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = piece.partition("\n")
                commands += 1
                carry_out(checker, command, output)
    assert commands or page.stem == "index"


def carry_out(checker: Checker, command: str, output: str) -> None:
    """A command as the page gives it: ``# 1`` behind it is its exit status, and what is under it is all that it says."""
    program, *arguments = shlex.split(command, comments=True)
    if program == "mkdir":
        Path(arguments[0]).mkdir()
        return
    assert program == "checker"
    ran = checker(*arguments)
    status = re.search(r"# (\d)$", command)
    assert ran.code == (int(status[1]) if status else 0), f"{command}\n{ran.out}{ran.err}"
    if output.strip():
        assert (ran.out + ran.err).strip() == output.strip(), command


@every_page
def test_every_link_leads_to_a_page(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_has_its_place_and_both_languages() -> None:
    config = yaml.safe_load((HERE / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(name for entry in config["nav"] for name in entry.values()) == [page.name for page in PAGES]
    for page in PAGES:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        assert len(re.findall(r"[一-鿿]", text)) > 50
        assert len(re.findall(r"[A-Za-z]{2,}", text)) > 50


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="needs mkdocs")
def test_the_generator_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    ran = subprocess.run(build, cwd=HERE, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "site/own-rules/index.html").exists()
