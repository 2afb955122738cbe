"""What a fuzzer asks of configurations, rules, baselines and lists, of inputs by chance; and a short pass of the fuzzer where atheris is there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import HERE, TARGETS, seeds


def spoilt(seed: bytes) -> st.SearchStrategy[bytes]:
    """A seed with a stretch left out, said twice, or replaced."""
    at = st.integers(0, len(seed))
    return st.builds(
        lambda start, end, new, again: seed[:start] + new + seed[min(start, end) if again else max(start, end) :],
        at,
        at,
        st.binary(max_size=6)
        | st.sampled_from([b"\0", b"\xff", b"\n", b": ", b"- ", b"{", b"]", "：".encode(), b"9" * 5_000]),
        st.booleans(),
    )


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"pages"}))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_a_file_of_ours_holds_is_read_or_told(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(st.sampled_from(list(seeds(target))[:12]).flatmap(spoilt) | st.binary(max_size=40)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(seeds("pages"))).flatmap(spoilt))
def test_a_spoilt_page_breaks_nothing(data: bytes) -> None:
    TARGETS["pages"](data)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_a_short_pass_of_the_fuzzer_finds_nothing(target: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", target, "-runs=300"],
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
