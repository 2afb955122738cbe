"""Every example of every rule file: what must pass passes, what must fail is pointed at exactly, what is fixed is clean."""

from __future__ import annotations

import pytest

from checker import rulebook
from checker.rule_tests import Example, examples, findings, run_example, tell

BOOK = rulebook.load(rulebook.shipped())
EXAMPLES = [example for rule in BOOK.rules for example in examples(rule)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.rule}:{example.name}" for example in EXAMPLES])
def test_an_example_does_what_its_rule_says(example: Example) -> None:
    outcome = run_example(example, BOOK)
    assert outcome.passed, "\n" + "\n".join(tell(outcome, "zh"))


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{example.rule}:{example.name}" for example in EXAMPLES])
def test_an_example_is_reported_by_one_error_of_its_topic_at_most(example: Example) -> None:
    """One fault, one report: the errors of one topic never point at the same words twice."""
    topics = {rule.id: rule.topic for rule in BOOK.rules}
    spans = [
        (topics[one.rule], one.span)
        for one in findings(example, BOOK)
        if one.span.start < one.span.end and one.severity == "error"
    ]
    assert len(spans) == len(set(spans))
