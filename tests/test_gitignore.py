"""Patterns mean what they mean to git, and no pattern is slow."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from checker import gitignore
from checker.gitignore import Gitignore

NAMES = st.text("ab-", min_size=1, max_size=3)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
SEGMENTS = st.one_of(
    NAMES,
    st.sampled_from(["*", "**", "?", "a*", "*b", "*a*b*", "[ab]", "[!a]", "[a-b]*", "***", "\\*", "[a", "a\\b", ""]),
)
PATTERNS = st.builds(
    lambda sign, segments, end: sign + "/".join(segments) + end,
    st.sampled_from(["", "", "", "!", "/"]),
    st.lists(SEGMENTS, min_size=1, max_size=4),
    st.sampled_from(["", "", "/"]),
)


@given(st.lists(PATTERNS.filter(bool), min_size=1, max_size=4), PATHS)
def test_a_file_is_decided_as_another_program_decides_it(lines: list[str], path: str) -> None:
    try:
        known = GitIgnoreSpec.from_lines(lines).check_file(path)
    except ValueError:
        with pytest.raises(ValueError):
            Gitignore(lines)
        return
    decision = Gitignore(lines).decide(path)
    assert (decision and decision.line, decision and decision.included) == (known.index, known.include)


TABLE = [
    ("out/**\n!out/keep.md", ["out/keep.md", "out/x.md", "out.md"]),
    ("a/**/b", ["a/b", "a/x/b", "a/x/y/b", "b", "x/a/b"]),
    ("[a-c]*.md\n![!a]?.md", ["ax.md", "bx.md", "cc.md", "dx.md"]),
    ("*a*b*c", ["aabbcc", "abc", "acb", "xxaxxbxxc", "sub/abc"]),
    ("\\#x\n\\!y\nz\\ ", ["#x", "!y", "z ", "z"]),
    ("**/a/*/c\n!/x/**", ["a/b/c", "x/a/b/c", "a/c", "x/y"]),
    ("草稿*\n!草稿二", ["草稿一", "草稿二", "文/草稿三"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("lines", "paths"), TABLE)
def test_a_file_is_left_out_as_git_leaves_it_out(tmp_path: Path, lines: str, paths: list[str]) -> None:
    (tmp_path / ".gitignore").write_text(lines + "\n", encoding="utf-8")
    git = ["git", "-C", str(tmp_path), "-c", "core.quotePath=false"]
    subprocess.run([*git, "init", "-q"], check=True)
    told = subprocess.run([*git, "check-ignore", "--no-index", *paths], capture_output=True, text=True, check=False)
    spec = Gitignore(lines.split("\n"))
    ours = [path for path in paths if (decision := spec.decide(path)) is not None and decision.included]
    assert ours == [line for line in told.stdout.split("\n") if line]


HOSTILE = [
    ("*a" * 100 + "b", "a" * 250),
    ("*a*" * 100 + "b", "/".join(["a" * 250] * 16)),
    ("**/a/" * 100 + "b", "a/" * 2000 + "a"),
    ("**/*a*a*a*a*/" * 20 + "b", "aaaaaaaa/" * 400 + "a"),
    ("?*" * 120 + "b", "a" * 250),
    ("[a-b]*" * 120 + "c", "a" * 250),
]


@pytest.mark.parametrize(("pattern", "path"), HOSTILE, ids=[pattern[:12] for pattern, _ in HOSTILE])
def test_a_hostile_pattern_asks_no_more_than_segments_times_folders(
    monkeypatch: pytest.MonkeyPatch, pattern: str, path: str
) -> None:
    asked = 0
    fits = gitignore._fits

    def counting(segment: gitignore.Segment, name: str) -> bool:
        nonlocal asked
        asked += 1
        return fits(segment, name)

    monkeypatch.setattr(gitignore, "_fits", counting)
    assert Gitignore([pattern]).decide(path) is None
    assert asked <= (pattern.count("/") + 2) * (path.count("/") + 1)


def test_what_stands_between_two_stars_is_never_given_up() -> None:
    (line,) = Gitignore(["*a*b*c"])._lines.values()
    pattern = line.segments[1]
    assert not isinstance(pattern, (str, type(None)))
    assert pattern.pattern == "(?>.*?a)(?>.*?b).*c"
