"""The process in which pages are judged, looked at from within: what it answers, and what it asks of the system before."""

from __future__ import annotations

import io
import pickle
import resource
import signal
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from checker.audit import judging
from checker.audit.captures import Capture
from checker.audit.columns import DOCUMENT
from checker.audit.isolation import Limits, receive, send
from checker.audit.verdicts import Judge
from checker.formats import RunInfo
from checker.linter import Linter
from tests.audit.archives import CLEAN, FAULTY

LIMITS = Limits(3600, 1 << 40)
JUDGE = pickle.dumps(Judge(Linter(), RunInfo("1")))
PAGES = [Capture("a.warc", at, body.encode(), f"http://a.example/{at}") for at, body in enumerate((CLEAN, FAULTY))]


class Unclosed(io.BytesIO):
    """Bytes that can be read after whoever wrote them has gone."""

    def close(self) -> None:
        """Stay open."""


def asked(*parts: bytes) -> io.BytesIO:
    pipe = io.BytesIO()
    for part in parts:
        send(pipe, part)
    pipe.seek(0)
    return pipe


def answered(pipe: io.BytesIO) -> list[list[dict[str, Any]]]:
    pipe.seek(0)
    found = []
    while (answer := receive(pipe)) is not None:
        rows, seconds = pickle.loads(answer)
        assert seconds > 0
        found.append(rows)
    return found


def test_every_page_is_answered_and_then_no_time_runs() -> None:
    answers = io.BytesIO()
    judging.serve(asked(JUDGE, *map(pickle.dumps, PAGES)), answers, LIMITS)
    [clean], [faulty] = answered(answers)
    assert (clean["what"], clean["violations"], len(faulty["violations"])) == (DOCUMENT, [], 2)
    assert signal.getitimer(signal.ITIMER_REAL)[0] == signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_who_is_asked_nothing_answers_nothing() -> None:
    answers = io.BytesIO()
    judging.serve(asked(), answers, LIMITS)
    assert answered(answers) == []


@pytest.mark.parametrize("parts", [(), (pickle.dumps((LIMITS, sys.path)), JUDGE, pickle.dumps(PAGES[0]))])
def test_the_process_bounds_itself_before_it_takes_a_judge(
    monkeypatch: pytest.MonkeyPatch, parts: tuple[bytes, ...]
) -> None:
    answers, bounds, signals = Unclosed(), [], []
    moved: list[tuple[int, int]] = []
    files = SimpleNamespace(
        dup=lambda number: number, fdopen=lambda number, mode: answers, dup2=lambda *pair: moved.append(pair)
    )
    monkeypatch.setattr(judging, "os", files)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=asked(*parts)))
    monkeypatch.setattr(resource, "setrlimit", lambda *bound: bounds.append(bound))
    monkeypatch.setattr(signal, "signal", lambda *how: signals.append(how))
    judging.main()
    assert moved == [(2, 1)]  # what a page prints must not be taken for an answer
    assert (signal.SIGINT, signal.SIG_IGN) in signals
    assert [name for name, _ in bounds] == ([resource.RLIMIT_AS, resource.RLIMIT_CORE] if parts else [])
    assert len(answered(answers)) == min(len(parts), 1)
