"""The catalogue: every message in every language, none left over, and none anywhere else in the code."""

from __future__ import annotations

import ast
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from checker.errors import ChangedMeanwhileError, ConfigError, ReadError, why
from checker.messages import Message, languages
from checker.model import in_language

HERE = Path(__file__).parent.parent
PACKAGE = HERE / "checker"
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")

RECOGNISED = ("documents/", "facts/", "houses.py", "parts.py", "served.py", "withheld.py", "text/", "readers/", "init/")
"""Where Chinese in the code is what pages say: words to look for, letters of provinces, tables of characters."""
SPOKEN = ("rulebook/messages.py", "rulebook/operators.py", "rulebook/terminology.py")
"""Where it is the grammar by which a rule is said aloud, which no other language shares."""


def catalogue(lang: str) -> dict[str, str | dict[str, str]]:
    def once(pairs: list[tuple[str, str | dict[str, str]]]) -> dict[str, str | dict[str, str]]:
        """The pairs of an object, of which JSON would take the last of a key."""
        assert not [name for name, number in Counter(name for name, _ in pairs).items() if number > 1]
        return dict(pairs)

    found: dict[str, str | dict[str, str]] = json.loads(
        (PACKAGE / f"messages/{lang}.json").read_text(encoding="utf-8"), object_pairs_hook=once
    )
    return found


def placeholders(entry: str | dict[str, str]) -> set[str]:
    texts = [entry] if isinstance(entry, str) else entry.values()
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where a message is made with its id written out: the place, the id, the names of its values."""
    for name, tree in sources():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in {"Message", "say"} and all(each.arg for each in node.keywords):
                yield f"{name}:{node.lineno}", node.args[0].value, {each.arg for each in node.keywords if each.arg}


IDS = catalogue("zh")
CALLS = list(calls())


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_same_messages_with_the_same_values(lang: str) -> None:
    found = catalogue(lang)
    assert set(found) == set(IDS)
    assert {name: placeholders(entry) for name, entry in found.items()} == {
        name: placeholders(entry) for name, entry in IDS.items()
    }
    for name, entry in found.items():
        if not isinstance(entry, str):
            assert "other" in entry, name
            assert "count" in placeholders(entry), name


def test_every_message_that_is_made_exists_and_gets_the_values_it_names() -> None:
    assert len(CALLS) > 150
    for place, name, values in CALLS:
        assert name in IDS, f"{place} {name}"
        assert placeholders(IDS[name]) <= values, f"{place} {name}"


def test_no_message_is_left_that_nobody_says() -> None:
    written = {node.value for _, tree in sources() for node in literals(tree)}
    reasons = set(re.findall(r"reason: ([\w-]+)", (HERE / "rules/documents.yaml").read_text(encoding="utf-8")))
    beginnings = [each for each in written if each.endswith(".")]
    used = written | {f"{begin}{name}" for begin in beginnings for name in written | reasons}
    assert set(IDS) - used - {"list-separator"} == set()


def test_what_the_program_says_stands_in_the_catalogue_and_nowhere_in_the_code() -> None:
    found = [
        f"{name}:{node.lineno} {node.value[:40]}"
        for name, tree in sources()
        if not name.startswith((*RECOGNISED, *SPOKEN))
        for node in literals(tree)
        if HAN.search(node.value)
    ]
    assert found == []


def test_no_text_anywhere_in_the_code_is_in_two_languages() -> None:
    """In the tables of recognition, a text in both is a pattern: it has signs that no sentence has."""
    sentence, pattern = re.compile("[a-z]{2,} [a-z]{2,} [a-z]{2,}"), re.compile(r"[|\\]")
    found = [
        f"{name}:{node.lineno} {node.value[:40]}"
        for name, tree in sources()
        for node in literals(tree)
        if HAN.search(node.value) and sentence.search(node.value) and not pattern.search(node.value)
    ]
    assert found == []


def test_english_messages_are_english() -> None:
    for name, entry in catalogue("en").items():
        if name != "rules.template" and not name.startswith("init.example-"):
            assert not HAN.search(str(entry)), name


def test_a_message_is_a_value_that_travels_between_processes() -> None:
    made = Message("of-path", path="a.html", reason=Message("system.denied"))
    assert pickle.loads(pickle.dumps(made)) == made
    assert len({made, pickle.loads(pickle.dumps(made))}) == 1
    assert made != Message("of-path", path="b.html", reason=Message("system.denied"))


@pytest.mark.parametrize(
    ("message", "zh", "en"),
    [
        (Message("skip.empty"), "空文件", "empty file"),
        (Message("files", count=1), "1 个文件", "1 file"),
        (Message("files", count=0), "0 个文件", "0 files"),
        (Message("yaml.twice", key="{a}"), "“{a}”写了两次", "“{a}” is written twice"),
        (Message("rule.fix-verbs", verbs=("a", "b")), "fix 要写且只写一种：a、b", "a fix needs exactly one of: a, b"),
        (
            Message("summary.skipped", files=Message("files", count=2)),
            "跳过 2 个文件：",
            "Skipped 2 files:",
        ),
    ],
)  # fmt: skip
def test_a_message_is_put_into_words_late(message: Message, zh: str, en: str) -> None:
    assert (message.text("zh"), message.text("en")) == (zh, en)
    assert message.words() == {"zh": zh, "en": en}
    assert str(message) == f"{zh} {en}"


def test_a_language_without_a_catalogue_hears_english() -> None:
    assert Message("skip.empty").text("tlh") == "empty file"
    assert in_language({"zh": "甲", "en": "a"}, "tlh") == "a"
    assert in_language(Message("skip.empty"), "zh") == "空文件"


def test_a_message_that_nobody_wrote_is_a_fault() -> None:
    with pytest.raises(KeyError):
        Message("no-such-message").text("zh")


def test_a_mistake_says_its_place_and_both_languages_to_whoever_prints_it() -> None:
    mistake = ConfigError(Message("yaml.empty"), path="a.yaml", line=3, column=5)
    assert str(mistake) == "a.yaml:3:5: 这里不能为空 this may not be empty"
    assert str(pickle.loads(pickle.dumps(mistake))) == str(mistake)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory", "a"), "no such file or folder"),
        (PermissionError(13, "Permission denied", "a"), "permission denied"),
        (OSError(28, "No space left on device"), "no space left on the disk"),
        (OSError(5, "Input/output error"), "the system says “Input/output error”"),
        (OSError("odd"), "the system says “odd”"),
        (ChangedMeanwhileError(11, "Resource temporarily unavailable", "a"), "the file was changed after it was read"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "it is not UTF-8"),
        (ReadError(Message("read.binary")), "a binary file, neither a page nor text"),
    ],
)
def test_the_reason_of_a_mistake_is_said_in_our_words(
    error: OSError | UnicodeDecodeError | ReadError, reason: str
) -> None:
    assert why(error).text("en") == reason


PAGE = '<!doctype html><meta charset="utf-8"><title>小桥</title><body>昨日，小桥通车，两岸往来只要五分钟。<footer>© 2012 小河社</footer></body>'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its rules, where a file may be added."""
    for name in ("checker", "rules"):
        shutil.copytree(HERE / name, tmp_path / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "copy"


def run(at: Path, *arguments: str, code: str = "from checker.cli import main; main()") -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=at.parent,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))} | {"PYTHONPATH": str(at)},
    )  # fmt: skip
    return done.stdout + done.stderr


def test_a_third_language_is_one_file_beside_the_two(copy: Path) -> None:
    texts = {
        "language-tag": "eo",
        "summary.judged": "Juĝitaj estas {documents}: {found}{allowed}{baselined}.",
        "documents": {"one": "{count} dokumento", "other": "{count} dokumentoj"},
        "severity.error": "eraro",
        "severity.warning": 3,  # slips: English instead
        "files": {"one": "{count} dosiero"},
        "yaml.unknown": "nekonata {noun} “{word}”{hin}",  # a slip: English instead
        "help.lint": "Trovas kio misas.",
    }
    (copy / "checker/messages/eo.json").write_text(json.dumps(texts), encoding="utf-8")
    said = run(copy, "lint", "--lang", "eo", "--no-config", "a.html")
    assert "Juĝitaj estas 1 dokumento: " in said
    code = "from checker.messages import Message; print(Message('severity.warning').text('eo'), Message('files', count=2).text('eo'))"
    assert run(copy, code=code) == "warning 2 files\n"
    assert "a.html:1:" in said
    assert ": eraro icp-missing No ICP filing number" in said
    assert not HAN.search(re.sub(r"“[^”]*”|.* \| .*", "", said)), said
    assert "Trovas kio misas." in run(copy, "lint", "--help", "--lang=eo")
    assert "错误：--lang 应是：zh、en、eo" in run(copy, "lint", "--lang", "tlh", "a.html")
    (copy.parent / ".checker.yaml").write_text("language: eo\n", encoding="utf-8")
    assert "Juĝitaj" in run(copy, "lint", "a.html")
    (copy.parent / ".checker.yaml").write_text("langage: eo\n", encoding="utf-8")
    assert "unknown key “langage”; did you mean “language”?" in run(copy, "lint", "--lang", "eo", "a.html")


def test_a_catalogue_that_is_malformed_costs_nobody_a_message(copy: Path) -> None:
    (copy / "checker/messages/eo.json").write_text("{\n", encoding="utf-8")
    assert ": error icp-missing" in run(copy, "lint", "--lang", "eo", "--no-config", "a.html")


def test_the_catalogue_is_read_inside_a_zip(copy: Path) -> None:
    at = copy.parent / "checker.zip"
    with zipfile.ZipFile(at, "w") as archive:
        for file in sorted((copy / "checker").rglob("*")):
            archive.write(file, file.relative_to(copy))
    code = "from checker.messages import Message, languages; print(languages(), Message('skip.empty').text('en'))"
    assert run(at, code=code) == "('zh', 'en') empty file\n"


def test_the_catalogue_is_not_read_before_something_is_said(tmp_path: Path) -> None:
    (tmp_path / "footer.ejs").write_text("<footer>© 2012 小河社</footer>\n", encoding="utf-8")
    code = "import os, sys; os.chdir(sys.argv[1])\nfrom checker.cli import status\nfrom checker.messages import _catalogue\n"
    code += "print(status(['lint', '--quiet', '--no-config', 'footer.ejs', '--ignore', 'icp']), _catalogue.cache_info().currsize)"
    assert run(HERE, str(tmp_path), code=code) == "0 0\n"
