"""The hook as people use it: the real git and the real pre-commit, on this checkout as a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
LINK = '<a href="https://beian.miit.gov.cn/">京ICP备11041399号-1</a>'
GOOD = f'<!doctype html>\n<html><head><meta charset="utf-8"><title>小桥</title></head>\n<body><p>小桥通车。</p>\n<footer>© 2012 小河社 {LINK}</footer></body></html>\n'
BAD = GOOD.replace("11041399", "1104139")
OLD = GOOD.replace("https://beian.miit.gov.cn/", "http://www.miibeian.gov.cn/")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
    pytest.mark.skipif(subprocess.run([sys.executable, "-m", "pre_commit", "--version"], capture_output=True, check=False).returncode != 0, reason="needs pre-commit"),
]  # fmt: skip

Do = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in this checkout, committed or not, as a repository that pre-commit can clone."""
    at = tmp_path_factory.mktemp("checker")
    for name in (*HERE.glob("*.*"), HERE / "LICENSE", HERE / "NOTICE", HERE / ".pre-commit-hooks.yaml"):
        if (
            name.is_file() and name.name != ".git"
        ):  # a file in a work tree of its own: the copy would be this repository
            shutil.copy(name, at)
    for name in ("checker", "rules"):
        shutil.copytree(HERE / name, at / name, ignore=shutil.ignore_patterns("__pycache__"))
    do(at, "git", "init", "-q")
    do(at, "git", "add", "-A")
    do(at, "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "all")
    return at


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment that it makes once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


def do(at: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        cwd=at,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


@pytest.fixture
def site(tmp_path: Path, ours: Path) -> Path:
    """A fresh repository that names ours by its path."""
    do(tmp_path, "git", "init", "-q")
    revision = do(ours, "git", "rev-parse", "HEAD").stdout.strip()
    config = f"repos:\n  - repo: {ours}\n    rev: {revision}\n    hooks:\n      - id: checker\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    return tmp_path


def put(site: Path, name: str, content: str) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    do(site, "git", "add", "-A")
    return path


def hook(site: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return do(
        site, sys.executable, "-m", "pre_commit", "run", *(arguments or ("--all-files",)), PRE_COMMIT_HOME=str(home)
    )


def test_a_bad_page_fails_the_hook_with_its_violation_and_a_good_one_passes(site: Path, home: Path) -> None:
    put(site, "新闻/小桥 通车.html", BAD)
    failed = hook(site, home)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "新闻/小桥 通车.html:4:" in failed.stdout
    assert "icp-malformed" in failed.stdout
    put(site, "新闻/小桥 通车.html", GOOD)
    passed = hook(site, home)
    assert passed.returncode == 0, passed.stdout


def test_only_what_is_staged_is_judged(site: Path, home: Path) -> None:
    put(site, "old.html", BAD)
    do(site, "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "old", "--no-verify")
    put(site, "new.html", GOOD)
    assert hook(site, home, "--hook-stage", "pre-commit").returncode == 0
    assert hook(site, home).returncode == 1


def test_ignored_files_stay_ignored_though_the_hook_names_them(site: Path, home: Path) -> None:
    put(site, "old/a.html", BAD)
    assert hook(site, home).returncode == 1
    put(site, ".checker.yaml", "ignore: [old/]\n")
    assert hook(site, home).returncode == 0


def test_names_that_a_hook_passes_count_as_met_while_walking(site: Path, home: Path) -> None:
    for name in ("README.md", "package.json", "tsconfig.json", "tests/a.html", "LICENSE"):
        put(site, name, BAD)
    assert hook(site, home).returncode == 0
    put(site, "themes/x/footer.pug", "footer\n  | 京ICP备1104139号\n")
    failed = hook(site, home)
    assert failed.returncode == 1
    assert "themes/x/footer.pug:2:" in failed.stdout


def test_two_thousand_files_go_through_several_processes(site: Path, home: Path) -> None:
    for number in range(2000):
        path = site / f"posts/{number // 100:02}/一个比较长的文件名-{number:04}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BAD if number in (7, 1995) else GOOD, encoding="utf-8")
    do(site, "git", "add", "-A")
    failed = hook(site, home)
    assert failed.returncode == 1
    assert failed.stdout.count("错误 icp-malformed") == 2


def test_the_fixing_hook_mends_and_fails_because_it_mended(site: Path, home: Path) -> None:
    config = site / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: checker", "id: checker-fix"), encoding="utf-8")
    path = put(site, "a.html", OLD)
    failed = hook(site, home)
    assert failed.returncode == 1
    assert "files were modified by this hook" in failed.stdout
    assert path.read_text(encoding="utf-8") == GOOD
    do(site, "git", "add", "-A")
    assert hook(site, home).returncode == 0


def test_the_hook_of_the_whole_site_looks_at_it_all(site: Path, home: Path) -> None:
    config = site / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: checker", "id: checker-site"), encoding="utf-8")
    put(site, "a.html", BAD)
    failed = hook(site, home, "--hook-stage", "pre-commit")
    assert failed.returncode == 1
    assert "icp-malformed" in failed.stdout
