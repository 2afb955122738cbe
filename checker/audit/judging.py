"""The process in which pages are judged (:mod:`checker.audit.isolation`): a page in, its rows out, until nobody asks any more."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import time
from typing import IO

from checker.audit.isolation import PATIENCE, Limits, receive, send


def main() -> None:
    """Answer what standard input asks; standard output belongs to the answers alone."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to answer
    for timer in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(timer, signal.SIG_DFL)
    begin = receive(questions)
    if begin is not None:
        limits, path = pickle.loads(begin)  # noqa: S301  from our own process
        sys.path[:] = path
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        serve(questions, answers, limits)


def serve(questions: IO[bytes], answers: IO[bytes], limits: Limits) -> None:
    """Take a judge and give its answers, each within the *limits*, which the kernel watches."""
    judge_as_sent = receive(questions)
    if judge_as_sent is None:
        return
    judge = pickle.loads(judge_as_sent)  # noqa: S301  from our own process
    while (asked := receive(questions)) is not None:
        held = pickle.loads(asked)  # noqa: S301
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds * PATIENCE)
        rows = judge.rows(held)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        send(answers, pickle.dumps((rows, time.process_time())))


if __name__ == "__main__":
    main()
