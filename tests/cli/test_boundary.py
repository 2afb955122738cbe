"""However a run ends: with words on standard error, the right exit status, and never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from checker import cli
from checker.errors import ConfigError, ReadError, RuleError
from checker.messages import Message


@pytest.fixture
def ending(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Runs a command that ends with the given exception."""

    def run(error: BaseException) -> int:
        @click.command
        def boom() -> None:
            raise error

        monkeypatch.setattr(cli.Commands, "get_command", lambda self, ctx, name: boom)
        return cli.status(["boom"])

    return run


HERE = Path(__file__).parent.parent.parent
EMPTY = Message("yaml.empty")
ENDINGS = [
    (ConfigError(EMPTY), 2, "错误：这里不能为空\n"),
    (RuleError(EMPTY, path="nowhere.yaml"), 2, "nowhere.yaml: 错误：这里不能为空\n"),
    (ReadError(EMPTY, path="nowhere.yaml", line=3, column=5), 2, "nowhere.yaml:3:5: 错误：这里不能为空\n"),
    (FileNotFoundError(2, "No such file", "稿件.html"), 2, "错误：路径不存在：稿件.html\n"),
    (PermissionError(13, "Permission denied", "out.json"), 2, "错误：out.json：没有权限\n"),
    (OSError(28, "No space left on device"), 2, "错误：磁盘已满\n"),
    (OSError(5, "Input/output error", "out.json"), 2, "错误：out.json：系统说“Input/output error”\n"),
    (KeyboardInterrupt(), 130, "\n"),
    (click.Abort(), 130, ""),
]  # fmt: skip


@pytest.mark.parametrize(("error", "status", "said"), ENDINGS, ids=lambda value: type(value).__name__)
def test_a_run_ends_with_words_and_a_status(
    ending: Callable[[BaseException], int],
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    said: str,
) -> None:
    assert ending(error) == status
    assert capsys.readouterr() == ("", said)


def test_a_mistake_shows_the_line_and_a_mark_under_the_place(
    ending: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "规则.yaml"
    file.write_text("id: x\n标题：坏 sevrity: error\n", encoding="utf-8")
    ending(RuleError(EMPTY, path=str(file), line=2, column=6))
    assert capsys.readouterr().err.splitlines()[1:] == ["     2 | 标题：坏 sevrity: error", "       |          ^"]


def test_a_fault_of_ours_is_a_block_to_paste_and_no_traceback(
    ending: Callable[[BaseException], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(ZeroDivisionError("division by zero")) == 2
    said = capsys.readouterr().err
    assert "程序出现故障" in said
    assert "    ZeroDivisionError: division by zero" in said
    assert "test_boundary.py:" in said
    assert "Traceback" not in said
    assert str(Path(__file__).parent.parent) not in said


def test_a_wrong_call_is_two_and_points_to_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.status(["lint", "--no-such-option"]) == 2
    assert "--no-such-option" in capsys.readouterr().err
    assert cli.status(["no-such-command"]) == 2


def test_no_command_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.status([]) in {0, 2}
    said = "".join(capsys.readouterr())
    assert "lint" in said
    assert "facts" in said


def test_help_and_version_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.status(["--version"]) == 0
    assert capsys.readouterr().out == f"checker {cli.__version__}\n"
    assert cli.status(["lint", "--help"]) == 0
    assert "--fail-on" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["checker", "checker.cli"])
def test_the_package_runs_as_a_module_and_names_itself(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", "checker", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("checker ")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell")
@pytest.mark.parametrize(
    ("command", "reader"),
    [("lint pages", "head -1"), ("lint pages -f json", "head -c 9"), ("facts pages", "head -1"), ("--help", "true")],
)
def test_a_closed_pipe_ends_the_program_quietly_with_its_own_status(tmp_path: Path, command: str, reader: str) -> None:
    (tmp_path / "pages").mkdir()
    faulty = "<!doctype html><title>小桥</title>" + "<p>粤ICP备2099123号</p>\n" * 400  # more than a pipe holds
    for number in range(4):
        (tmp_path / f"pages/{number}.html").write_text(faulty, encoding="utf-8")
    script = f"{sys.executable} -m checker {command} --lang zh | {reader} >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert (done.stdout, done.stderr) == (f"{cli.CLOSED_PIPE}\n", "")
