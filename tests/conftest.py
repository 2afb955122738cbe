"""Rulebooks for one test: the shipped one with the rules that the test writes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from checker import rulebook
from checker.rulebook import Rulebook

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # the first example pays for all imports, and no test asserts a time

Write = Callable[..., Rulebook]

UNTRACED = frozenset(
    """
    test_any_input.py test_fixes_end_to_end.py test_fuzz.py test_old_site.py
    audit/test_audit.py audit/test_sites.py cli/test_exports.py cli/test_hostile.py cli/test_language.py cli/test_rules.py cli/test_skeletons.py
    facts/test_metamorphic.py facts/test_safe.py
    """.split()
)
"""Modules that run for long what others run, too: coverage, where it is measured, does without them, for it nearly doubles their time."""
HERE = Path(__file__).parent

FRAME = """\
id: {id}
title: {{zh: 测试, en: a test}}
severity: warning
why: {{zh: 为了测试。, en: For a test.}}
basis: 《测试法》第一条
{sentence}
say: {{zh: "{zh}", en: "{en}"}}
{rest}
"""
EXAMPLES = "passes: [{一: <p>一</p>}]\nfails: [{二: '<p>[[二]]</p>'}]"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Leave out of the measuring what takes long and adds nothing to it; pytest-cov's own mark for that is not heard in other processes."""
    if not (item.path.is_relative_to(HERE) and item.path.relative_to(HERE).as_posix() in UNTRACED):
        return (yield)
    trace = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(trace)


@pytest.fixture(autouse=True, scope="session")
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests, and the programs that they start, remember nothing in the folder of whoever runs them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a rule with a sentence, and get the shipped rulebook with that rule alone switched on."""

    def written(
        sentence: str, *, zh: str = "不对。", en: str = "Wrong.", rest: str = EXAMPLES, id_: str = "test-fault"
    ) -> Rulebook:
        text = FRAME.format(id=id_, sentence=sentence.strip(), zh=zh, en=en, rest=rest)
        (tmp_path / f"{id_}.yaml").write_text(text, encoding="utf-8")
        return rulebook.load(rulebook.shipped(), tmp_path).only(id_)

    return written
