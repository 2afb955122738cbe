"""What others run: the action, the template for GitLab and the image, each done as its runner does it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.test_lint import GOOD, MALFORMED

HERE = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((HERE / "action.yml").read_text("utf-8"))
SPEC, JOBS = yaml.safe_load_all((HERE / "templates/checker.yml").read_text("utf-8"))
DOCKERFILE = (HERE / "Dockerfile").read_text("utf-8")
README = (HERE / "README.md").read_text("utf-8")

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository whose one page is at fault, and a folder with a blank in its name."""
    (tmp_path / ".git").mkdir()
    for name, page in (("public/a.html", MALFORMED), ("my pages/b.html", GOOD)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(page, encoding="utf-8")
    return tmp_path


def shell(command: str, site: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command in the shell of a runner, with the program of this environment first on its way."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    ways = f"{site / 'bin'}{os.pathsep}{known['PATH']}"
    (site / "bin").mkdir(exist_ok=True)
    ours = site / "bin" / "checker"
    ours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    ours.chmod(0o755)
    environment = {**known, "PATH": ways, "PYTHONPATH": str(HERE), **variables}
    # as GitHub calls it: https://docs.github.com/actions, "defaults.run.shell"
    call = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    return subprocess.run(call, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)


def run_action(site: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The step *lint* of the action with these inputs, as a runner fills them in."""
    inputs = {name: str(about["default"]) for name, about in ACTION["inputs"].items()} | given
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "lint")
    filled = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
        for key, value in step["env"].items()
    }
    return shell(step["run"], site, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(site / "summary.md"), **filled)


def test_the_action_annotates_writes_sarif_and_a_summary_and_fails(site: Path) -> None:
    ran = run_action(site)
    assert ran.returncode == 1, ran.stderr
    assert "::error file=public/a.html,line=11" in ran.stdout
    sarif = json.loads((site / "checker.sarif").read_text("utf-8"))
    assert [each["ruleId"] for each in sarif["runs"][0]["results"]] == ["icp-malformed"]
    assert "icp-malformed" in (site / "summary.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "status"),
    [({"paths": "public"}, 1), ({"options": "--exit-zero --exclude public/"}, 0), ({"options": "--ignore icp", "paths": "public ."}, 0),
     ({"paths": "$(touch owned) ; touch owned"}, 2), ({"options": "--select '`touch owned`'"}, 2)],
)  # fmt: skip
def test_inputs_of_the_action_are_options_and_never_commands(site: Path, given: dict[str, str], status: int) -> None:
    assert run_action(site, **given).returncode == status
    assert not (site / "owned").exists()


def test_the_action_says_what_it_takes_and_pastes_nothing_into_a_command() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        assert "run" not in step or step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", (HERE / "action.yml").read_text("utf-8")))
    assert used == set(ACTION["inputs"])
    assert all(about["description"] for about in ACTION["inputs"].values())


@pytest.mark.parametrize(
    ("given", "status"), [({}, 1), ({"paths": "public"}, 1), ({"options": "--ignore icp-malformed"}, 0)]
)
def test_the_template_for_gitlab_shows_and_reports(site: Path, given: dict[str, str], status: int) -> None:
    inputs = {name: about["default"] for name, about in SPEC["spec"]["inputs"].items()} | given
    job = JOBS["checker"]
    filled = {
        key: re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: inputs[found[1]], value)
        for key, value in job["variables"].items()
    }
    ran = shell("\n".join(job["script"]), site, **filled)
    assert ran.returncode == status, ran.stderr
    report = job["artifacts"]["reports"]["codequality"]
    found = json.loads((site / report).read_text("utf-8"))
    assert [each["check_name"] for each in found] == ["checker/icp-malformed"] * status
    assert ("public/a.html:11" in ran.stdout) is bool(status)
    assert report in job["artifacts"]["paths"]


def test_the_image_holds_what_the_package_is_built_of() -> None:
    copied = {name for line in re.findall(r"^COPY (.*)$", DOCKERFILE, re.MULTILINE) for name in line.split()[:-1]}
    assert all((HERE / name).exists() for name in copied)
    read = set(re.findall(r'HERE / "([\w./]+)"', (HERE / "setup.py").read_text("utf-8")))
    assert {name.partition("/")[0] for name in read} <= copied
    assert {"setup.py", "pyproject.toml", "checker", "rules", "LICENSE", "NOTICE"} <= copied
    left_out = (HERE / ".dockerignore").read_text("utf-8").split()
    assert not copied & set(left_out)
    assert re.search(r"^FROM python:3\.1\d-slim$", DOCKERFILE, re.MULTILINE)
    assert re.search(r'^ENTRYPOINT \["checker"\]$', DOCKERFILE, re.MULTILINE)


def test_the_readme_names_each_of_them() -> None:
    for named in ("action.yml", "templates/checker.yml", "Dockerfile", "pipx install .", "uvx --from . checker lint"):
        assert named in README, named
