"""The public face: what others may import, and what importing costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import checker

HERE = Path(__file__).parent.parent
HEAVY = ("chardet", "click", "concurrent.futures", "pathspec", "regex", "turbohtml", "yaml")


def test_every_name_that_is_promised_is_there() -> None:
    assert all(getattr(checker, name) is not None for name in checker.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        checker.no_such_name  # noqa: B018


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import checker", HEAVY),
        ("from checker.cli import status; status(['--version'])", set(HEAVY) - {"click"}),
        ("from checker.cli import status; status(['lint', '-q', '--no-config', 'a.md'])", {"turbohtml", "pathspec", "chardet", "concurrent.futures"}),
    ],
)  # fmt: skip
def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path, code: str, unwanted: set[str]) -> None:
    (tmp_path / "a.md").write_text("# 小桥\n\n昨日，小桥通车。\n", encoding="utf-8")
    program = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )
    assert set(json.loads(done.stdout.splitlines()[-1])).isdisjoint(unwanted)


def test_typing_information_is_part_of_the_package() -> None:
    assert (HERE / "checker/py.typed").exists()


def test_it_runs_from_a_zip_with_its_rules_inside(tmp_path: Path) -> None:
    archive = tmp_path / "checker.zip"
    with ZipFile(archive, "w") as inside:
        for folder, name in ((HERE / "checker", "checker"), (HERE / "rules", "checker/rules")):
            for file in folder.rglob("*"):
                if file.is_file() and "__pycache__" not in file.parts:
                    inside.write(file, f"{name}/{file.relative_to(folder).as_posix()}")
    program = """
import checker, json, sys
result = checker.Linter().lint("<!doctype html><p>来源：网络</p>".encode(), "a.html")
print(json.dumps([checker.__file__, sorted({violation.rule for violation in result.violations})]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": str(archive)},
    )
    at, rules = json.loads(done.stdout)
    assert at.startswith(str(archive))
    assert "attribution-vague" in rules
