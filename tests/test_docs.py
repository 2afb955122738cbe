"""The documentation keeps its promises: every command is run, every file shown is written, every link leads somewhere."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from checker import __version__, rulebook
from checker.cli import handbook
from checker.cli.steps import steps
from checker.rulebook.laws import NAMED, laws
from tests.cli.conftest import Checker, checker

HERE = Path(__file__).parent.parent
PAGES = sorted((HERE / "docs").glob("*.md"))
FENCE = re.compile(r'^( *)```(\w+)(?: title="([^"]+)")?\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)
BOOK, LAWS = rulebook.load(rulebook.shipped()), laws(rulebook.shipped())
COMMANDS = {"console", "sh", "groovy"}
"""What a reader is asked to type, or to have typed by a server."""
NEEDS = {"audit": ("duckdb", "fastwarc", "pandas", "pyarrow", "pyspark")}
"""What the examples of a page need that not everybody has."""
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)

__all__ = ["checker"]


def blocks(text: str) -> list[tuple[str, str, str]]:
    """The fenced blocks of a page: the language, the name of the file, the content."""
    return [(language, name, dedent(shown)) for _, language, name, shown in FENCE.findall(text)]


@every_page
def test_what_a_page_shows_is_what_comes_out(checker: Checker, page: Path) -> None:
    for needed in NEEDS.get(page.stem, ()):
        pytest.importorskip(needed)
    if page.stem in NEEDS and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("needs Java")
    printed = ""
    for language, name, block in blocks(page.read_text(encoding="utf-8")):
        if name:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(block, encoding="utf-8")
        elif language == "python":
            printed = subprocess.run(
                [sys.executable, "-c", block], capture_output=True, encoding="utf-8", check=True
            ).stdout
        elif language == "text" and page.stem in NEEDS:
            assert block == printed
        elif language == "console":
            for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = piece.partition("\n")
                carry_out(checker, command, output)


def carry_out(checker: Checker, command: str, output: str = "") -> None:
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


def test_no_block_of_commands_goes_by_without_being_run() -> None:
    """Shell blocks stand on one page and pipelines on another, each with a test of its own below."""
    for page in PAGES:
        for language, name, block in blocks(page.read_text(encoding="utf-8")):
            assert language != "bash"
            assert language != "sh" or page.stem == "install"
            assert language != "groovy" or name == "Jenkinsfile"
            assert "checker lint" not in block or language in COMMANDS or name, (page.stem, block)


def test_every_page_has_both_languages() -> None:
    for page in PAGES:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        assert len(re.findall(r"[一-鿿]", text)) > 50
        assert len(re.findall(r"[A-Za-z]{2,}", text)) > 50


def test_the_version_that_is_shown_is_this_one() -> None:
    for page in PAGES:
        for shown in re.findall(r"(?:zhuanzai-|@v|checker )(\d+\.\d+\.\d+)", page.read_text(encoding="utf-8")):
            assert shown == __version__, page.stem


# ── pages that the rules write ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_what_a_rules_page_tells_one_to_do_can_be_done(checker: Checker, rule: Any) -> None:
    text = "".join(handbook.page(rule, BOOK, LAWS))
    shown = [step for step in steps(rule) if step.command]
    assert [line for language, _, block in blocks(text) if language == "console" for line in block.splitlines()] == [
        f"$ {step.command}" for step in shown
    ]
    for step in shown:
        carry_out(checker, step.command)
    for step in steps(rule):
        if step.setting:
            Path(".checker.yaml").write_text(step.setting, encoding="utf-8")
            listed = json.loads(checker("lint", "--show-config", "a.html", "-f", "json").out)["rules"]
            assert (listed[rule.id] == "off") is not rule.off


@pytest.mark.parametrize("rule", [rule for rule in BOOK.rules if not rule.by_engine], ids=lambda rule: rule.id)
def test_a_rules_page_says_what_why_and_by_which_law_and_shows_it(rule: Any) -> None:
    text = "".join(handbook.page(rule, BOOK, LAWS))
    for said in (*rule.title.values(), *rule.why.values(), *rule.basis):
        assert said in text
    assert text.count("<mark>") >= 2
    assert ("修正之后" in text) is (rule.fix is not None)
    told = re.search(r"^> (.+)$", text, re.MULTILINE)
    assert told is not None
    assert "{" not in told[1]


def test_every_text_that_a_rule_rests_on_is_in_the_list_and_none_is_left() -> None:
    named = {name for rule in BOOK.rules for basis in rule.basis for name in NAMED.findall(basis)}
    assert named == set(LAWS)


def test_dates_of_rules_and_of_their_texts_agree() -> None:
    """Where a rule says since when its text holds, the list says the same."""
    for rule in BOOK.rules:
        for basis in rule.basis:
            begins = re.search(r"《([^》]+)》（[^）]*?(\d{4})年(\d+)月(\d+)日起施行）", basis)
            if begins:
                assert LAWS[begins[1]].since == f"{begins[2]}-{int(begins[3]):02}-{int(begins[4]):02}", rule.id


def test_the_law_is_told_at_the_terminal_too(checker: Checker) -> None:
    told = checker("rules", "laws").out
    assert all(rule.id in told for rule in BOOK.rules)
    days = re.findall(r"^(\d{4}-\d\d-\d\d) ", told, re.MULTILINE)
    assert days == sorted(days, reverse=True)
    assert "Copyright Law" in checker("rules", "laws", "--lang", "en").out


# ── what servers and shells run ──────────────────────────────────────────────────────────────────────────────────────

OURS = """#!{python}
import os, shutil, sys
from pathlib import Path
given = sys.argv[1:]
if given[:2] == ["-m", "venv"]:
    inside = Path(given[2], "bin")
    inside.mkdir(parents=True)
    for name in ("python", "checker"):
        shutil.copy(Path({bin!r}, name), inside)
    inside.joinpath("activate").write_text("PATH=$PWD/" + str(inside) + ":$PATH\\n")
elif given[:3] == ["-m", "pip", "install"]:
    with open({installed!r}, "a") as file:
        file.write(given[-1] + "\\n")
else:
    os.execv(sys.executable, [sys.executable, *given])
"""
"""A Python whose ``pip`` only notes what it is to install: what is asked here is the page, not the registry."""


def shell(script: str, site: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script in bash as runners call it, with the program under test and a noting pip first on its way."""
    tools = site.parent / "tools"
    tools.mkdir(exist_ok=True)
    installed = str(site.parent / "installed")
    ours = {"python": OURS.format(python=sys.executable, bin=str(tools), installed=installed)}
    ours["python3"] = ours["python"]
    ours["checker"] = f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n'
    for name, text in ours.items():
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    known = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CHECKER"))}
    ways = f"{tools}{os.pathsep}{known['PATH']}"
    environment = {**known, "PATH": ways, "PYTHONPATH": str(HERE), **variables}
    call = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(call, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)


def pipeline(name: str) -> tuple[list[str], dict[str, str]]:
    """The commands of a pipeline on the page, in order, and the variables it sets."""
    text = next(block for _, title, block in blocks((HERE / "docs/ci.md").read_text("utf-8")) if title == name)
    if name == "Jenkinsfile":
        return re.findall(r"sh '([^']+)'", text), dict(re.findall(r"(\w+) = '([^']+)'", text))
    content = yaml.safe_load(text)
    if name == ".gitlab-ci.yml":
        job = content["checker"]
        return [*job["before_script"], *job["script"]], job["variables"]
    job = content["jobs"]["checker"]
    return [step["run"] for step in job["steps"] if "run" in step], job["env"]


BAD = '<!doctype html><html lang="zh"><head><title>小桥</title></head><body><h1>小桥通车</h1><p>来源：网络</p><p>昨日，小桥通车，两岸居民出行不必再绕三里路。</p></body></html>\n'
PIPELINES = (".github/workflows/checker.yml", ".gitlab-ci.yml", "Jenkinsfile", ".gitea/workflows/checker.yml")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize("name", PIPELINES)
def test_a_pipeline_installs_fails_for_a_violation_and_is_green_after_the_baseline(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text(BAD, encoding="utf-8")
    commands, variables = pipeline(name)
    script = "\n".join(commands)
    red = shell(script, site, **variables)
    assert red.returncode == 1, red.stderr
    assert (tmp_path / "installed").read_text("utf-8").splitlines() == [variables["CHECKER"]]
    assert "attribution-vague" in red.stdout
    assert shell("checker baseline create", site).returncode == 0
    (site / ".checker.yaml").write_text("baseline: .checker-baseline.json\n", encoding="utf-8")
    shutil.rmtree(site / ".venv", ignore_errors=True)
    green = shell(script, site, **variables)
    assert green.returncode == 0, green.stdout + green.stderr
    text = next(block for _, title, block in blocks((HERE / "docs/ci.md").read_text("utf-8")) if title == name)
    for report in re.findall(r"-o (\S+?)'?$", script, re.MULTILINE):
        assert (site / report).exists()
        assert text.count(report) == 2, "written, and collected"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_commands_that_install_leave_the_program_in_an_environment_of_its_own(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    install = (HERE / "docs/install.md").read_text(encoding="utf-8")
    (script,) = (block for language, _, block in blocks(install) if language == "sh")
    ran = shell(f"{script}\nwhich checker", site, CHECKER="some.whl")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == str(site / ".venv/bin/checker")
    assert (tmp_path / "installed").read_text("utf-8") == "some.whl\n"
    assert "block docs/install.md 1" in (HERE / ".ci/run").read_text("utf-8"), "the real thing, with a wheel"


def test_the_action_that_the_page_uses_takes_what_it_is_given() -> None:
    inputs = yaml.safe_load((HERE / "action.yml").read_text("utf-8"))["inputs"]
    text = (HERE / "docs/ci.md").read_text("utf-8")
    given = [yaml.safe_load(found) for found in re.findall(r"with: (\{paths.*\})", text)]
    assert given
    assert all(each.keys() <= inputs.keys() for each in given)


# ── the site ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Links(HTMLParser):
    """What a built page links to, and what in it can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.targets += [value for key in ("href", "src") if (value := known.get(key))]
        self.anchors |= {value for key in ("id", "name") if (value := known.get(key))}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as it is built, without a word of complaint."""
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    ran = subprocess.run(build, cwd=HERE, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


@pytest.mark.slow
def test_the_built_site_has_every_page_and_every_link_leads_somewhere(site: Path) -> None:
    built = {page.relative_to(site).as_posix(): Links() for page in site.rglob("*.html")}
    assert built.keys() == {
        *(f"{page.stem}.html" for page in PAGES), "rules/index.html", *(f"rules/{rule.id}.html" for rule in BOOK.rules)
    }  # fmt: skip
    for name, links in built.items():
        links.feed((site / name).read_text("utf-8"))
    for name, links in built.items():
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                assert parts.scheme == "https", (name, target)
                continue
            path = os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path))) if parts.path else name
            assert (site / path).is_file(), (name, target)
            if parts.fragment:
                assert unquote(parts.fragment) in built[path].anchors, (name, target)


@pytest.mark.slow
def test_the_built_site_fetches_nothing_runs_nothing_and_shows_every_block_as_one(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert "```" not in re.sub(r"<code>[^<]*````?[^<]*</code>", "", text), page
        assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', text)
        assert text.count("<h1") == 1
        assert '<html lang="zh-CN">' in text


def test_every_page_stands_in_the_contents() -> None:
    config = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.findall(r": ([\w/-]+\.md)$", config, re.MULTILINE)
    assert sorted(named) == sorted([*(page.name for page in PAGES), "rules/index.md"])
