"""What CONTRIBUTING says of adding a thing, done once: a rule, a label, a kind of fact, a format, a reader; a language is in test_messages."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import checker
from checker import rulebook
from checker.cli import status
from checker.formats import FORMATS
from checker.readers import READERS, Ask, text_file
from checker.readers import read as read_documents

ROOT = Path(__file__).parents[1]
ARTICLE = "<h1>小桥通车</h1><p>{}</p><p>昨日，小桥通车。两岸往来只要五分钟，孩子们上学不必再绕远路。</p>"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The shipped rules, where a file may be changed."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


def facts(rules: Path, page: str) -> dict[str, dict[str, str]]:
    """The fields of the first fact of each kind on a page, by those rules."""
    settings = checker.Settings(rulebook=rulebook.load(rules), today=date(2099, 1, 1))
    (document,) = checker.Linter(settings).facts(page.encode(), "a.html")
    return {fact.kind: dict(fact.fields) for fact, _ in reversed(document.facts)}


def test_a_label_is_a_line_in_a_fact_file(rules: Path) -> None:
    page = ARTICLE.format("采撷处：北山晚报")
    assert "attribution" not in facts(rules, page)
    path = rules / "facts/attribution.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    - 文章来源\n", "    - 文章来源\n    - 采撷处\n", 1), encoding="utf-8")
    assert facts(rules, page)["attribution"]["name"] == "北山晚报"


FACT = """\
fact: photographer
means: {zh: 摄影者, en: photographer}
fields: [name, cue]
value: person
labels: {person: [摄影者]}
bare: []
phrases: []
beside: {front matter: [photographer]}
"""
RULE = """\
id: photographer-missing
title: {zh: 没有写明摄影者, en: No photographer is named}
severity: warning
why: {zh: 照片也有作者。, en: Pictures have authors as texts have.}
basis: 《著作权法》第十条
when: {document.kind: article}
require: {photographer.name: present}
at: end of body
say: {zh: 没有写明摄影者。, en: No photographer is named.}
passes:
  - 写了: |
      <h1>小桥</h1><p>摄影者：李小明</p><p>昨日，小桥通车。两岸往来只要五分钟。</p>
fails:
  - 没写: |
      <h1>小桥</h1><p>昨日，小桥通车。两岸往来只要五分钟。[[]]</p>
"""


def test_a_kind_of_fact_is_one_file_and_a_rule_that_asks_for_it_another(
    rules: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (rules / "facts/photographer.yaml").write_text(FACT, encoding="utf-8")
    assert facts(rules, ARTICLE.format("摄影者：李小明"))["photographer"]["name"] == "李小明"
    (rules / "attribution/photographer-missing.yaml").write_text(RULE, encoding="utf-8")
    assert status(["rules", "test", str(rules)]) == 0
    assert "photographer-missing" in capsys.readouterr().out


def test_a_format_is_a_module_and_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lines_format.py").write_text(
        "def render(results, run):\n"
        "    for result in results:\n"
        "        for violation in result.violations:\n"
        "            yield f'{result.path}\\t{violation.line}\\t{violation.rule}\\n'\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(
        FORMATS, "json", "lines_format:render"
    )  # the choices of the command line are those of the registry
    (tmp_path / "a.html").write_text(
        f"<!doctype html><body>{ARTICLE.format('来源：网络')}</body></html>", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert status(["lint", "-q", "--no-config", "-f", "json", "--select", "attribution-vague", "a.html"]) == 1
    assert capsys.readouterr().out == "a.html\t1\tattribution-vague\n"


def test_a_reader_is_a_module_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Backwards:
        """A format whose files are written backwards."""

        @staticmethod
        def read(content: bytes, path: str, ask: Ask) -> Iterator[checker.model.Document]:
            return text_file.read(content.decode()[::-1].encode(), path, ask)

    monkeypatch.setitem(sys.modules, "backwards", Backwards)  # type: ignore[arg-type]
    monkeypatch.setattr("checker.readers.READERS", {**READERS, ".sdrawkcab": "backwards"})
    (document,) = read_documents("a.sdrawkcab", "。车通桥小，日昨".encode())
    assert document.text.strip() == "昨日，小桥通车。"
