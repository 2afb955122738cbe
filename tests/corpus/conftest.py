"""The labelled corpus, when it is there: real pages of other people, never part of the project."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
TOOLS = CORPUS.parent / "tools"
FOLDERS = tuple(str(CORPUS / name) for name in ("html", "markdown", "pages", "template", "english"))


class Told(NamedTuple):
    """What the program says of the corpus."""

    path: Path
    """The JSON lines as printed."""
    rows: list[dict[str, Any]]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the corpus."""
    if not CORPUS.is_dir():
        pytest.skip("the labelled corpus is not here")
    return CORPUS


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Run the program, and get the file that holds what it printed."""
    folder = tmp_path_factory.mktemp("told")

    def told(name: str, *words: str) -> Path:
        printed = folder / name
        with printed.open("wb") as output:
            subprocess.run(
                [sys.executable, "-m", "checker", *words], stdout=output, stderr=subprocess.PIPE, check=True, cwd=ROOT
            )
        return printed

    return told


@pytest.fixture(scope="session")
def told(corpus: Path, run: Callable[..., Path]) -> Told:
    """The facts of every file of the corpus."""
    path = run("facts.jsonl", "facts", "-f", "jsonl", *FOLDERS)
    return Told(path, [json.loads(line) for line in path.read_text("utf-8").splitlines()])


@pytest.fixture(scope="session")
def score(corpus: Path) -> Callable[..., Mapping[str, Any]]:
    """Score what the program says with the tool that lies beside the corpus."""

    def scored(tool: str, path: Path) -> Mapping[str, Any]:
        words = [sys.executable, str(TOOLS / tool), str(corpus / "labels.jsonl"), str(path), "--json"]
        result: Mapping[str, Any] = json.loads(subprocess.run(words, capture_output=True, check=True, text=True).stdout)
        return result

    return scored
